//! Small pieces of plain words that several screens need.

use fingerpost_core::catalogue::Text;
use fingerpost_core::clock::{Day, When};
use fingerpost_core::explain::Voice;
use fingerpost_core::guide::GroupKind;
use fingerpost_core::model::QuestionId;
use fingerpost_core::rules::Age;
use fingerpost_core::{Answer, Standing, t};

use crate::nav::Nav;

/// Several pieces as one text. (What `format!` does, at a tenth of the size.)
pub(crate) fn join(pieces: &[&str]) -> String {
    let mut text = String::new();
    for piece in pieces {
        text.push_str(piece);
    }
    text
}

/// A number in figures.
pub(crate) fn number(number: usize) -> String {
    number.to_string()
}

/// A distance as people say it: "under half a mile", "about 1 mile", "about 12 miles".
pub(crate) fn miles(nav: &Nav, miles: f32) -> String {
    match (miles + 0.5) as usize {
        _ if miles < 0.5 => nav.say(t!("under half a mile")).to_owned(),
        miles => nav.count(miles, "about {n} mile", t!("about {n} miles")),
    }
}

/// "1 service found", "3 services found".
pub(crate) fn found(nav: &Nav, how_many: usize) -> String {
    nav.count(how_many, "{n} service found", t!("{n} services found"))
}

/// The years of a band of ages: "5 to 10".
pub(crate) fn band(nav: &Nav, band: usize) -> String {
    let (from, to) = years(band);
    nav.fill(t!("{from} to {to}"), &[from, to])
}

/// The first and the last year of a band of ages.
pub(crate) fn years(band: usize) -> (&'static str, &'static str) {
    Age::BANDS.get(band).and_then(|(name, _)| name.split_once(" to ")).unwrap_or_default()
}

/// The first letter as a capital.
pub(crate) fn capital(text: &str) -> String {
    let mut text = text.to_owned();
    if let Some(first) = text.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    text
}

/// Which way a language runs, by its tag: Arabic, Urdu, Persian, Pashto, Central Kurdish and Hebrew run from right to left.
#[must_use]
pub fn direction(language: &str) -> &'static str {
    let primary = language.split('-').next().unwrap_or_default();
    if matches!(primary, "ar" | "ur" | "fa" | "ps" | "ckb" | "he") { "rtl" } else { "ltr" }
}

/// A number to call as it stands among words of a language. Where those run from right to left a space would turn the groups of a number round; a no-break space
/// keeps them in their order (Unicode's bidirectional algorithm, rule W4).
#[must_use]
pub fn to_call(language: &str, number: &str) -> String {
    let space = if direction(language) == "rtl" { "\u{a0}" } else { " " };
    number.split(' ').collect::<Vec<_>>().join(space)
}

/// An age as it can be typed again: "7", "30 months", "Year 9", and "Year R" for Reception.
pub(crate) fn age(age: Age) -> String {
    match age.year {
        Some(0) => "Year R".to_owned(),
        Some(year) => join(&["Year ", &number(usize::from(year))]),
        None if age.from.is_multiple_of(Age::YEAR) && age.under == age.from + Age::YEAR => {
            number(usize::from(age.from / Age::YEAR))
        }
        None => join(&[&number(usize::from(age.from)), " months"]),
    }
}

/// What a family answered, told back in the words of the question.
pub(crate) fn answer(standing: &Standing<'_>, question: QuestionId, answer: &Answer) -> String {
    let question = &standing.core()[question];
    match answer {
        Answer::NotSure => standing.theirs(&question.not_sure),
        Answer::NoneOfThese => question.none.as_ref().map_or_else(String::new, |none| standing.theirs(none)),
        Answer::Age(given) if given.from < Age::YEAR && given.under == Age::YEAR => standing.say(t!("Under 1")).to_owned(),
        Answer::Age(given) => age(*given),
        Answer::Chosen(chosen) => {
            let options = chosen.iter().filter_map(|option| question.options.get(*option));
            let labels: Vec<String> = options.map(|option| standing.sentence(&option.label)).collect();
            labels.join("; ")
        }
    }
}

/// A date as people write it: "23 November 2026". Anything else stays as it is.
pub(crate) fn date(nav: &Nav, day: &str) -> String {
    Day::from_iso(day).map_or_else(|| day.to_owned(), |day| day.in_words_of(nav.words()))
}

/// How far off a day is: "in 12 days", "yesterday", "about 5 months ago".
pub(crate) fn away(nav: &Nav, when: When) -> String {
    match when {
        When::Today => nav.say(t!("today")).to_owned(),
        When::Past(1) => nav.say(t!("yesterday")).to_owned(),
        When::Ahead(1) => nav.say(t!("tomorrow")).to_owned(),
        When::Past(days) => match far(days) {
            (n, Far::Days) => nav.count(n, "{n} day ago", t!("{n} days ago")),
            (n, Far::Months) => nav.count(n, "about {n} month ago", t!("about {n} months ago")),
            (n, Far::Years) => nav.count(n, "about {n} year ago", t!("about {n} years ago")),
        },
        When::Ahead(days) => match far(days) {
            (n, Far::Days) => nav.count(n, "in {n} day", t!("in {n} days")),
            (n, Far::Months) => nav.count(n, "in about {n} month", t!("in about {n} months")),
            (n, Far::Years) => nav.count(n, "in about {n} year", t!("in about {n} years")),
        },
    }
}

/// What people count time in.
enum Far {
    Days,
    Months,
    Years,
}

/// So many days, as people say it: months and years where they are many.
const fn far(days: u32) -> (usize, Far) {
    match days as usize {
        days @ ..=60 => (days, Far::Days),
        days @ 61..=729 => (days * 12 / 365, Far::Months),
        days => (days * 4 / 1461, Far::Years),
    }
}

/// A group's heading, and one sentence that leads it.
pub(crate) const fn group(kind: GroupKind, voice: Voice) -> (Text, Text) {
    let professional = matches!(voice, Voice::Professional);
    match kind {
        GroupKind::Urgent => (t!("Urgent help"), t!("Is someone in danger, or not able to cope? Call one of these now.")),
        GroupKind::DoNow if professional => {
            (t!("Do now"), t!("The family can start these themselves. Nobody has to refer them."))
        }
        GroupKind::DoNow => (t!("Do now"), t!("You can start these yourself. Nobody has to refer you.")),
        GroupKind::AskForReferral if professional => {
            (t!("Refer, or ask for a referral"), t!("The family cannot start these by themselves. Each one says who can refer."))
        }
        GroupKind::AskForReferral => {
            (t!("Ask someone to refer you"), t!("You cannot start these by yourself. Each one says who to ask."))
        }
        GroupKind::Meanwhile if professional => {
            (t!("While they wait"), t!("These can help while the family waits for other help."))
        }
        GroupKind::Meanwhile => (t!("While you wait"), t!("These can help while you wait for something else on this list.")),
        GroupKind::Afterwards => (t!("Afterwards"), t!("These may come later, when things change.")),
        GroupKind::Rights => (t!("Know your rights"), t!("What the law says, and who can help you use it.")),
    }
}
