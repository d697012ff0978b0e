//! Answers as a file gives them.

use fingerpost_core::model::{Core, FactKind, QuestionId};
use fingerpost_core::{Answer, Answers};
use fingerpost_source::closest;
use serde_json::Value;

/// "I'm not sure".
const NOT_SURE: &str = "not sure";
/// "None of these".
const NONE: &str = "none";

/// Reads answers from JSON.
///
/// # Errors
/// Everything that is wrong with them, a sentence each.
pub(super) fn read(core: &Core, text: &str) -> Result<Answers, Vec<String>> {
    let value: Value = serde_json::from_str(text).map_err(|error| vec![format!("it is not JSON: {error}")])?;
    let object = value.as_object().ok_or_else(|| vec!["it must be an object, such as { \"age\": 7 }".to_owned()])?;
    let (mut answers, mut wrong) = (Answers::new(), Vec::new());
    for (id, value) in object {
        let Some(question) = core.question(id) else {
            wrong.push(unknown("question", id, core.questions.iter().map(|question| question.id.as_str())));
            continue;
        };
        match answer(core, question, value) {
            Ok(answer) => answers.give(question, answer),
            Err(says) => wrong.push(format!("`{id}`: {says}")),
        }
    }
    if wrong.is_empty() { Ok(answers) } else { Err(wrong) }
}

fn answer(core: &Core, question: QuestionId, value: &Value) -> Result<Answer, String> {
    let words = match value {
        Value::String(words) => vec![words.clone()],
        Value::Number(number) => vec![number.to_string()],
        Value::Array(list) => list
            .iter()
            .map(|word| word.as_str().map(str::to_owned).ok_or_else(|| format!("{word} is not a value's id: use \"…\"")))
            .collect::<Result<_, String>>()?,
        other => {
            return Err(format!("{other} is no answer: give a value's id, a list of them, an age, \"{NOT_SURE}\" or \"{NONE}\""));
        }
    };
    in_words(core, question, &words)
}

/// An answer from the words that the file gives for it.
fn in_words(core: &Core, question: QuestionId, words: &[String]) -> Result<Answer, String> {
    let asked = &core[question];
    match words {
        [] => return if asked.none.is_some() { Ok(Answer::NoneOfThese) } else { Ok(Answer::NotSure) },
        [word] if word == NOT_SURE => return Ok(Answer::NotSure),
        [word] if word == NONE && asked.none.is_some() => return Ok(Answer::NoneOfThese),
        _ => {}
    }
    if core[asked.fact].kind == FactKind::Age {
        return match words {
            [age] => age
                .parse()
                .map(Answer::Age)
                .map_err(|error: fingerpost_core::rules::AgeError| error.message().in_english().to_owned()),
            _ => Err("an age is one number".to_owned()),
        };
    }
    let mut chosen = Vec::new();
    for word in words {
        let named = || asked.options.iter().position(|option| option.label == *word);
        let place = core.option(question, word).or_else(named).ok_or_else(|| {
            let ids: Vec<String> = (0..asked.options.len()).map(|place| core.option_id(question, place)).collect();
            unknown("option", word, ids.iter().map(String::as_str))
        })?;
        chosen.push(place);
    }
    if core[asked.fact].kind == FactKind::One && chosen.len() > 1 {
        return Err("only one of its options can be chosen".to_owned());
    }
    chosen.sort_unstable();
    chosen.dedup();
    Ok(Answer::Chosen(chosen))
}

/// A name that nobody knows, with the one that may be meant, or else all there are.
fn unknown<'a>(what: &str, name: &str, known: impl Iterator<Item = &'a str>) -> String {
    let known: Vec<&str> = known.collect();
    match closest(name, known.iter().copied()) {
        Some(close) => format!("there is no {what} `{name}`: did you mean `{close}`?"),
        None => format!("there is no {what} `{name}`: there are {}", known.join(", ")),
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test stops at once")]
mod tests {
    use super::*;

    fn core() -> Core {
        fingerpost_source::sample().core
    }

    #[test]
    fn each_sort_of_answer_is_read() {
        let core = core();
        let answers = read(&core, r#"{ "age": "Year 9", "need": ["communication"], "who": "not sure" }"#).unwrap();
        assert_eq!(answers.questions().count(), 3);
        assert!(matches!(answers.get(core.question("age").unwrap()), Some(Answer::Age(_))));
        assert!(matches!(answers.get(core.question("need").unwrap()), Some(Answer::Chosen(chosen)) if chosen.len() == 1));
    }

    #[test]
    fn everything_wrong_is_told_at_once() {
        let wrong = read(&core(), r#"{ "agee": 7, "age": "old", "need": ["speach", 3], "who": { } }"#).unwrap_err();
        insta::assert_snapshot!(wrong.join("\n"));
        assert_eq!(read(&core(), "[]").unwrap_err().len(), 1);
        assert!(read(&core(), "{").unwrap_err()[0].contains("not JSON"));
    }
}
