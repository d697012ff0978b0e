//! Small pieces of plain words that several screens need.

use fingerpost_core::clock::{Day, When};
use fingerpost_core::explain::Voice;
use fingerpost_core::guide::GroupKind;
use fingerpost_core::model::QuestionId;
use fingerpost_core::rules::Age;
use fingerpost_core::{Answer, Standing};

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
pub(crate) fn miles(miles: f32) -> String {
    match (miles + 0.5) as usize {
        _ if miles < 0.5 => "under half a mile".to_owned(),
        miles => join(&["about ", &count(miles, "mile", "miles")]),
    }
}

/// "1 service", "3 services".
pub(crate) fn count(how_many: usize, one: &str, many: &str) -> String {
    join(&[&number(how_many), " ", if how_many == 1 { one } else { many }])
}

/// "a, b and c".
pub(crate) fn list(items: &[String], last_joined_by: &str) -> String {
    let mut list = String::new();
    for (place, item) in items.iter().enumerate() {
        list.push_str(match place {
            0 => "",
            _ if place + 1 == items.len() => last_joined_by,
            _ => ", ",
        });
        list.push_str(item);
    }
    list
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
pub(crate) fn direction(language: &str) -> &'static str {
    let primary = language.split('-').next().unwrap_or_default();
    if matches!(primary, "ar" | "ur" | "fa" | "ps" | "ckb" | "he") { "rtl" } else { "ltr" }
}

/// An age as it can be typed again: "7", "30 months".
pub(crate) fn age(age: Age) -> String {
    if age.from.is_multiple_of(Age::YEAR) && age.under == age.from + Age::YEAR {
        number(usize::from(age.from / Age::YEAR))
    } else {
        join(&[&number(usize::from(age.from)), " months"])
    }
}

/// What a family answered, told back in the words of the question.
pub(crate) fn answer(standing: &Standing<'_>, question: QuestionId, answer: &Answer) -> String {
    let question = &standing.core()[question];
    match answer {
        Answer::NotSure => question.not_sure.clone(),
        Answer::NoneOfThese => question.none.clone().unwrap_or_default(),
        Answer::Age(given) if given.from < Age::YEAR && given.under == Age::YEAR => "Under 1".to_owned(),
        Answer::Age(given) => age(*given),
        Answer::Chosen(chosen) => {
            let options = chosen.iter().filter_map(|option| question.options.get(*option));
            let labels: Vec<String> = options.map(|option| standing.voice().sentence(&option.label)).collect();
            list(&labels, "; ")
        }
    }
}

/// A date as people write it: "23 November 2026". Anything else stays as it is.
pub(crate) fn date(day: &str) -> String {
    Day::from_iso(day).map_or_else(|| day.to_owned(), Day::in_words)
}

/// How far off a day is: "in 12 days", "yesterday", "about 5 months ago".
pub(crate) fn away(when: When) -> String {
    match when {
        When::Today => "today".to_owned(),
        When::Past(1) => "yesterday".to_owned(),
        When::Ahead(1) => "tomorrow".to_owned(),
        When::Past(days) => join(&[&far(days), " ago"]),
        When::Ahead(days) => join(&["in ", &far(days)]),
    }
}

/// So many days, as people say it: months and years where they are many.
fn far(days: u32) -> String {
    match days as usize {
        days @ ..=60 => count(days, "day", "days"),
        days @ 61..=729 => join(&["about ", &number(days * 12 / 365), " months"]),
        days => join(&["about ", &number(days * 4 / 1461), " years"]),
    }
}

/// A group's heading, and one sentence that leads it.
pub(crate) fn group(kind: GroupKind, voice: Voice) -> (&'static str, &'static str) {
    let professional = voice == Voice::Professional;
    match kind {
        GroupKind::Urgent => ("Urgent help", "Is someone in danger, or not able to cope? Call one of these now."),
        GroupKind::DoNow if professional => ("Do now", "The family can start these themselves. Nobody has to refer them."),
        GroupKind::DoNow => ("Do now", "You can start these yourself. Nobody has to refer you."),
        GroupKind::AskForReferral if professional => {
            ("Refer, or ask for a referral", "The family cannot start these by themselves. Each one says who can refer.")
        }
        GroupKind::AskForReferral => {
            ("Ask someone to refer you", "You cannot start these by yourself. Each one says who to ask.")
        }
        GroupKind::Meanwhile if professional => ("While they wait", "These can help while the family waits for other help."),
        GroupKind::Meanwhile => ("While you wait", "These can help while you wait for something else on this list."),
        GroupKind::Afterwards => ("Afterwards", "These may come later, when things change."),
        GroupKind::Rights => ("Know your rights", "What the law says, and who can help you use it."),
    }
}
