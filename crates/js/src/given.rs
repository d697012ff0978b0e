//! Answers as they cross from JavaScript: as one string, a record an answer. (Reading objects through serde brings 17 kB, brotli, of reasons why they
//! are not what they should be: docs/decisions/0021.)

use fingerpost_core::model::{Core, FactKind, QuestionId};
use fingerpost_core::{Answer, Answers, Guide, Standing, places};

use crate::problem::{Problem, text, unknown};
use crate::told::told;

/// "I'm not sure".
const NOT_SURE: &str = "not sure";
/// "None of these".
const NONE: &str = "none";
/// Stands before the id of a question that a place answers.
const PLACE: char = '@';

/// Ends a record (ASCII's own separator).
pub const RECORD: char = '\u{1e}';
/// Ends a part of a record (ASCII's own separator).
pub const PART: char = '\u{1f}';

/// The records of a string, each with its first part and the others.
pub(crate) fn records(text: &str) -> impl Iterator<Item = (&str, Vec<&str>)> {
    let records = text.split(RECORD).filter(|record| !record.is_empty());
    records.filter_map(|record| {
        let mut parts = record.split(PART);
        Some((parts.next()?, parts.collect()))
    })
}

told! {
    /// An answer in the one form that it is kept in: what JSON makes of it, `fingerpost ask --answers` reads.
    pub struct Kept {
        /// The question.
        pub id: String,
        /// The values of options, an age in words, "not sure" or "none".
        pub words: Vec<String>,
        /// True where it is a list, of however many.
        pub list: bool,
    }
}

/// Reads answers: each question's, and the form to keep it in. A record is the id of a question and the words of its answer; after `@`, the
/// districts that a place may be in.
///
/// # Errors
/// Everything that is wrong with them, a sentence each.
pub(crate) fn read(guide: &Guide, given: &str) -> Result<(Answers, Vec<Kept>), Problem> {
    let core = guide.core();
    let (mut answers, mut kept, mut wrong) = (Answers::new(), Vec::new(), Vec::new());
    // Which options a place leaves may depend on the other answers: so those come first.
    for is_place in [false, true] {
        for (id, words) in records(given).filter(|(id, _)| id.starts_with(PLACE) == is_place) {
            let id = id.trim_start_matches(PLACE);
            let Some(question) = core.question(id) else {
                wrong.push(unknown("question", id, core.questions.iter().map(|question| &*question.id)));
                continue;
            };
            let understood = match is_place {
                true => place(&guide.standing(&answers), question, &words),
                false => options(core, question, &words),
            };
            match understood {
                Ok((answer, words, list)) => {
                    answers.give(question, answer);
                    kept.push(Kept { id: id.to_owned(), words, list });
                }
                Err(says) => wrong.push(text(&["`", id, "`: ", &says])),
            }
        }
    }
    if wrong.is_empty() { Ok((answers, kept)) } else { Err(Problem { code: "bad-answer", problems: wrong }) }
}

/// An answer, its words to keep, and whether those are a list.
type Understood = Result<(Answer, Vec<String>, bool), String>;

/// An answer in words.
fn options(core: &Core, question: QuestionId, words: &[&str]) -> Understood {
    let asked = &core[question];
    let one = |answer, word: &str| Ok((answer, vec![word.to_owned()], false));
    match *words {
        [] if asked.none.is_some() => return one(Answer::NoneOfThese, NONE),
        [] => return Err("give an answer, or \"not sure\"".to_owned()),
        [NOT_SURE] => return one(Answer::NotSure, NOT_SURE),
        [NONE] if asked.none.is_some() => return one(Answer::NoneOfThese, NONE),
        _ => {}
    }
    let kind = core[asked.fact].kind;
    if kind == FactKind::Age {
        let [age] = words else { return Err("an age is one number".to_owned()) };
        let read = age.parse().map_err(|error: fingerpost_core::rules::AgeError| error.message().in_english().to_owned())?;
        return one(Answer::Age(read), age.trim());
    }
    let (mut chosen, mut values): (Vec<usize>, Vec<String>) = (Vec::new(), Vec::new());
    for word in words {
        let mut is_known = false;
        for (place, option) in asked.options.iter().enumerate() {
            let Some(value) = value_of(core, question, place).filter(|value| value == word || option.label == *word) else {
                continue;
            };
            is_known = true;
            if !chosen.contains(&place) {
                chosen.push(place);
            }
            if !values.contains(&value) {
                values.push(value);
            }
        }
        if !is_known {
            let known: Vec<String> = (0..asked.options.len()).filter_map(|place| value_of(core, question, place)).collect();
            return Err(unknown("option", word, known.iter().map(String::as_str)));
        }
    }
    match (kind, &values[..]) {
        (FactKind::One, [value]) => one(Answer::Chosen(chosen), value),
        (FactKind::One, _) => Err("only one of its options can be chosen".to_owned()),
        _ => Ok((Answer::Chosen(chosen), values, true)),
    }
}

/// The id that an option is known by.
pub(crate) fn value_of(core: &Core, question: QuestionId, option: usize) -> Option<String> {
    Some(core.option_id(question, option)).filter(|id| !id.is_empty())
}

/// Where a postcode lies, as an answer.
fn place(standing: &Standing<'_>, question: QuestionId, districts: &[&str]) -> Understood {
    let core = standing.core();
    let fact = core[question].fact;
    if core[fact].id != "district" {
        return Err("a place answers only the question about where a family lives".to_owned());
    }
    let mut values = Vec::new();
    for district in districts {
        values.push(core.value(fact, district).ok_or_else(|| unknown("district", district, std::iter::empty()))?);
    }
    let fits = places::options_that_fit(standing, question, &values);
    let names: Vec<String> = fits.iter().filter_map(|option| value_of(core, question, *option)).collect();
    match names[..] {
        [_] => Ok((Answer::Chosen(fits), names, false)),
        [] => Err("no option of this question is for this place".to_owned()),
        _ => Err(text(&["this place may be in any of these, so ask which: ", &names.join(", ")])),
    }
}
