//! Ages in words: "5-11 year olds", "under 5s", "Year 9 to 11". What is found is proposed, never a rule by itself.

use std::sync::LazyLock;

use regex::{Captures, Regex};

/// Ages that somebody wrote of, and the words that say so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::import) struct Ages {
    /// The words, letter for letter.
    pub(in crate::import) words: String,
    /// Which ages they are.
    pub(in crate::import) limits: Limits,
}

/// Ages as a rule has them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::import) enum Limits {
    /// In months: from the day that this age is reached, until the day before that one.
    Months {
        /// `None`: from birth.
        from: Option<u16>,
        /// `None`: without end.
        under: Option<u16>,
    },
    /// School years, 0 for Reception: from the start of one to the end of the other.
    Years {
        /// `None`: from the first one.
        from: Option<u16>,
        /// `None`: to the last one.
        to: Option<u16>,
    },
}

/// The age from which a limit says nothing: 0 to 100 is everybody.
const NO_LIMIT: u16 = 100 * 12;
/// More than this in one text is a timetable, not a rule.
const MOST: usize = 6;

/// How people write ages: a number (`a`), often another (`b`), and what makes of them an age and not a price, a time or a year.
/// In order: what an earlier one matched is not looked at again.
const PATTERNS: [(Form, &str); 11] = [
    (
        Form::SchoolYears,
        r"(?:years?|yrs?|y)(?: groups?)? ?(?P<a>1[0-3]|\d)(?: ?(?:-|–|to|and|&) ?(?:years? ?|y)?(?P<b>1[0-3]|\d))\b",
    ),
    (
        Form::SchoolYears,
        r"(?:(?:in|from) reception|reception (?:class|year|age)\w*|reception)(?: ?(?:-|–|to|and) ?(?:years?|yr) ?(?P<b>1[0-3]|\d)\b)",
    ),
    (Form::Reception, r"(?:in reception\b|reception (?:class|year|age)\w*|reception-aged?)"),
    (
        Form::Months,
        r"(?:(?:babies|infants|aged?|ages)(?: of| from)? )?(?P<a>\d{1,2}) ?(?:-|–|to) ?(?P<b>\d{1,2}) ?(?:months?|mths?)(?:[ -]olds?)?\b",
    ),
    (
        Form::MonthsToYears,
        r"(?P<a>\d{1,2}) ?(?:months?|mths?) ?(?:-|–|to|until) ?(?P<b>\d{1,2}) ?(?:years?|yrs?)(?:[ -]olds?)?\b",
    ),
    (
        Form::Between,
        r"(?:aged?|ages|between (?:the )?ages?)(?: of)?(?: between| from)?:? ?(?P<a>\d{1,2}) ?(?:years?|yrs?)? ?(?:-|–|to|and|until) ?(?P<b>\d{1,3})\b(?: ?(?:years?|yrs?)(?:[ -](?:olds?|of age))?)?",
    ),
    (
        Form::Between,
        r"\b(?P<a>\d{1,2}) ?(?:years?|yrs?)? ?(?:-|–|to|and|until) ?(?P<b>\d{1,3})(?: ?|-)(?:(?:years?|yrs?)(?:[ -]?(?:olds?|of age))?|y/?os?|s)\b",
    ),
    (Form::Under, r"under(?:[- ]| the age of | age )(?P<a>\d{1,2})(?:'?s| years?(?: olds?| of age)?)?\b"),
    (
        Form::UpTo,
        r"(?:(?:up to|until)(?: the age of| age| aged)? (?P<a>\d{1,2}) ?(?:years?(?:[ -]olds?| of age)?)\b|(?:up to|until) (?:the age of|age|aged) (?P<b>\d{1,2})\b|aged? (?P<c>\d{1,2}) (?:and|or) (?:under|below|younger))",
    ),
    (
        Form::From,
        r"(?:over[- ](?P<a>\d{1,2})'?s\b|over (?:the age of|age) (?P<b>\d{1,2})\b|(?:aged?|ages?|adults?|people)? ?\b(?P<c>\d{1,2}) ?(?:\+|(?:years? (?:olds? |of age )?)?(?:and|or) (?:over|above|older|upwards?)\b|plus\b))",
    ),
    (
        Form::From,
        r"from (?:the )?(?:age|ages|aged)(?: of)? (?P<a>\d{1,2})\b|\bfrom (?P<b>\d{1,2})(?:[ -]years?(?:[ -]olds?)?| upwards?| onwards?)\b|\bfrom (?P<c>\d{1,2})(?:[.;)]\s|[.;)]?$)",
    ),
];

#[derive(Clone, Copy)]
enum Form {
    SchoolYears,
    Reception,
    Months,
    MonthsToYears,
    Between,
    Under,
    UpTo,
    From,
}

static FORMS: LazyLock<Vec<(Form, Regex)>> = LazyLock::new(|| {
    // Each of them is ours, and a test reads it.
    PATTERNS.iter().filter_map(|(form, pattern)| Some((*form, Regex::new(&format!("(?i)\\b(?:{pattern})")).ok()?))).collect()
});

/// The ages that a text tells, in its order, each once.
#[must_use]
pub(in crate::import) fn find(text: &str) -> Vec<Ages> {
    let mut taken: Vec<(std::ops::Range<usize>, Limits)> = Vec::new();
    for (form, pattern) in FORMS.iter() {
        for found in pattern.captures_iter(text) {
            let Some(range) = found.get(0).map(|whole| whole.range()) else { continue };
            let is_free = !taken.iter().any(|(other, _)| other.start < range.end && range.start < other.end);
            if let Some(limits) = limits(*form, &found).filter(|_| is_free && !is_of_something_else(text, &range)) {
                taken.push((range, limits));
            }
        }
    }
    taken.sort_by_key(|(range, _)| range.start);
    let mut ages: Vec<Ages> = Vec::new();
    for (range, limits) in taken {
        if !ages.iter().any(|other| other.limits == limits) {
            ages.push(Ages { words: super::super::text::one_line(&text[range]), limits });
        }
    }
    ages.truncate(MOST);
    ages
}

/// Ages that a feed gives as numbers of years: the least, and the greatest, which is still within. `None` where they set no limit.
#[must_use]
pub(in crate::import) fn stated(least: Option<f64>, greatest: Option<f64>) -> Option<Limits> {
    // The day before the next birthday is still within: 11 means until 12, and 2.5 until the next month.
    let months = |years: f64| (years * 12.0).round() as u16;
    let known = |years: &f64| (0.0..f64::from(NO_LIMIT / 12)).contains(years);
    let from = least.filter(known).map(months).filter(|months| *months > 0);
    let under = greatest.filter(known).filter(|years| *years > 0.0);
    let under = under.map(|years| months(years) + if years.fract() == 0.0 { 12 } else { 1 });
    sound(Limits::Months { from, under })
}

/// The limits, where they are some, and the first comes before the last.
fn sound(limits: Limits) -> Option<Limits> {
    let in_order = match limits {
        Limits::Months { from: Some(from), under: Some(under) } => from < under,
        Limits::Months { from, under } => from.is_some() || under.is_some(),
        Limits::Years { from: Some(from), to: Some(to) } => from <= to,
        Limits::Years { from, to } => from.is_some() || to.is_some(),
    };
    in_order.then_some(limits)
}

fn limits(form: Form, found: &Captures<'_>) -> Option<Limits> {
    let number = |name: &str| found.name(name).and_then(|number| number.as_str().parse::<u16>().ok());
    let (first, second) = (number("a"), number("b"));
    let one = || first.or(second).or(number("c")).filter(|years| *years > 0 && *years < 100);
    let some = |months: u16| Some(months).filter(|months| *months > 0 && *months < NO_LIMIT);
    let limits = match form {
        Form::SchoolYears => Limits::Years { from: Some(first.unwrap_or(0)), to: second },
        Form::Reception => Limits::Years { from: Some(0), to: Some(0) },
        // "3 to 6 months" alone may be how long something takes.
        Form::Months if !found[0].starts_with(char::is_alphabetic) && !found[0].contains("old") => return None,
        Form::Months => Limits::Months { from: first.and_then(some), under: some(second? + 1) },
        Form::MonthsToYears => Limits::Months { from: first.and_then(some), under: some((second? + 1) * 12) },
        Form::Between => {
            if first? >= second? {
                return None;
            }
            Limits::Months { from: some(first? * 12), under: some((second? + 1) * 12) }
        }
        Form::Under => Limits::Months { from: None, under: one().and_then(|years| some(years * 12)) },
        Form::UpTo => Limits::Months { from: None, under: one().and_then(|years| some((years + 1) * 12)) },
        Form::From => Limits::Months { from: one().and_then(|years| some(years * 12)), under: None },
    };
    sound(limits)
}

/// True where the words go on to tell of money, a day, an hour, or how long something has been there.
fn is_of_something_else(text: &str, range: &std::ops::Range<usize>) -> bool {
    let after = text[range.end..].trim_start().to_lowercase();
    let before = text[..range.start].trim_end().to_lowercase();
    let long =
        ["experience", "ago", "of experience", "course", "programme", "project", "contract", "wait", "people", "places", "weeks"];
    let hour = [":", "am", "pm", "%", "january", "february", "march", "april", "june", "july", "august", "september"];
    let month = ["october", "november", "december", "minutes", "hours", "days", "miles"];
    long.iter().chain(&hour).chain(&month).any(|word| after.starts_with(word))
        || before.ends_with(['£', '$', '€', '/', ':', '.']) && before.chars().rev().nth(1).is_some_and(|c| c.is_ascii_digit())
        || before.ends_with('£')
        || ["for over", "last", "past", "the next"].iter().any(|word| before.ends_with(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn months(from: u16, under: u16) -> Limits {
        let some = |age: u16| Some(age).filter(|age| *age > 0);
        Limits::Months { from: some(from), under: some(under) }
    }

    #[test]
    fn every_pattern_is_read() {
        assert_eq!(FORMS.len(), PATTERNS.len());
    }

    #[test]
    fn ages_are_found_as_people_write_them() {
        let years = |from, to| Limits::Years { from: Some(from), to: Some(to) };
        let cases = [
            ("A club for 5-11 year olds.", "5-11 year olds", months(60, 144)),
            ("Children aged 5 to 11 can come", "aged 5 to 11", months(60, 144)),
            ("between the ages of 11 and 18", "between the ages of 11 and 18", months(132, 228)),
            ("from 0 to 25 years", "0 to 25 years", months(0, 312)),
            ("0–25 years old", "0–25 years old", months(0, 312)),
            ("Stay and play for under 5s", "under 5s", months(0, 60)),
            ("children under the age of 5", "under the age of 5", months(0, 60)),
            ("anyone aged 16+ who", "aged 16+", months(192, 0)),
            ("For people aged 18 or over.", "aged 18 or over", months(216, 0)),
            ("18 and over", "18 and over", months(216, 0)),
            ("for over 50s", "over 50s", months(600, 0)),
            ("young people from 14.", "from 14.", months(168, 0)),
            ("from the age of 14 you can", "from the age of 14", months(168, 0)),
            ("up to age 18", "up to age 18", months(0, 228)),
            ("babies 0-6 months", "babies 0-6 months", months(0, 7)),
            ("from 6 months to 5 years", "6 months to 5 years", months(6, 72)),
            ("Pupils in Year 9 to 11", "Year 9 to 11", years(9, 11)),
            ("Years 7-11", "Years 7-11", years(7, 11)),
            ("Reception to Year 6", "Reception to Year 6", years(0, 6)),
            ("children in Reception", "in Reception", years(0, 0)),
        ];
        for (text, words, limits) in cases {
            assert_eq!(find(text), [Ages { words: words.to_owned(), limits }], "{text}");
        }
    }

    #[test]
    fn numbers_that_are_not_ages_are_left_alone() {
        let cases = [
            "Open 9 to 5",
            "from 9am to 5pm",
            "£5-11 a session",
            "over 50 groups",
            "from 14 July",
            "call 0117 496 0123 or 0117 496 0124",
            "for over 20 years",
            "10 to 15 people",
            "Ask at reception",
            "24/7",
            "between 10 and 12 on Mondays",
            "2020-2025",
            "over 30 years of experience",
            "under 10 minutes",
            "Covid-19 and 20 more",
            "From 10.30 on Mondays",
            "from 15 local groups",
            "It takes 3 to 6 months",
        ];
        for text in cases {
            assert_eq!(find(text), [], "{text}");
        }
    }

    #[test]
    fn numbers_that_a_feed_states_are_limits_only_where_they_limit() {
        assert_eq!(stated(Some(5.0), Some(11.0)), Some(months(60, 144)));
        assert_eq!(stated(Some(2.5), None), Some(months(30, 0)));
        assert_eq!(stated(Some(0.0), Some(18.0)), Some(months(0, 228)));
        for (least, greatest) in [(-1.0, -1.0), (0.0, 0.0), (0.0, 100.0), (0.0, 120.0), (f64::NAN, f64::INFINITY), (60.0, 5.0)] {
            assert_eq!(stated(Some(least), Some(greatest)), None, "{least} to {greatest}");
        }
        assert_eq!(stated(None, None), None);
    }
}
