//! One question after another, answered in a terminal.

use std::io::{BufRead, Write};

use fingerpost_core::model::{FactKind, QuestionId};
use fingerpost_core::{Answer, Answers, Guide, Standing};

/// Asks until no answer can change the plan, or nothing more is typed.
///
/// # Errors
/// Where what is typed cannot be read, or nothing can be written.
pub(super) fn through(guide: &Guide, typed: &mut dyn BufRead, out: &mut dyn Write) -> anyhow::Result<Answers> {
    let mut answers = Answers::new();
    // Who asks decides how the others are put, so it comes first, as the door a family comes in by.
    let mut next = guide.core().question("who");
    loop {
        let standing = guide.standing(&answers);
        let Some(question) = next.take().or_else(|| standing.next_question()) else { return Ok(answers) };
        ask(&standing, question, out)?;
        let answer = loop {
            write!(out, "> ")?;
            out.flush()?;
            let mut line = String::new();
            if typed.read_line(&mut line)? == 0 {
                writeln!(out)?;
                return Ok(answers);
            }
            match read(&standing, question, line.trim()) {
                Ok(answer) => break answer,
                Err(says) => writeln!(out, "{says}")?,
            }
        };
        answers.give(question, answer);
        writeln!(out)?;
    }
}

/// The question, its hint, and its options with their numbers.
fn ask(standing: &Standing<'_>, question: QuestionId, out: &mut dyn Write) -> std::io::Result<()> {
    let (asked, voice) = (&standing.core()[question], standing.voice());
    writeln!(out, "{}", voice.sentence(&asked.asks))?;
    if !asked.hint.is_empty() {
        writeln!(out, "  {}", voice.sentence(&asked.hint))?;
    }
    for (place, option) in standing.options(question).into_iter().enumerate() {
        writeln!(out, "  {}  {}", place + 1, voice.sentence(&asked.options[option].label))?;
    }
    if let Some(none) = &asked.none {
        writeln!(out, "  n  {}", voice.sentence(none))?;
    }
    writeln!(out, "  ?  {}", voice.sentence(&asked.not_sure))
}

/// What was typed, as an answer.
fn read(standing: &Standing<'_>, question: QuestionId, line: &str) -> Result<Answer, String> {
    let asked = &standing.core()[question];
    match line {
        "?" | "" => return Ok(Answer::NotSure),
        "n" if asked.none.is_some() => return Ok(Answer::NoneOfThese),
        _ => {}
    }
    let kind = standing.core()[asked.fact].kind;
    if kind == FactKind::Age {
        return line
            .parse()
            .map(Answer::Age)
            .map_err(|error: fingerpost_core::rules::AgeError| error.message().in_english().to_owned());
    }
    let options = standing.options(question);
    let mut chosen = Vec::new();
    for word in line.split([',', ' ']).filter(|word| !word.is_empty()) {
        let place = word.parse::<usize>().ok().and_then(|number| number.checked_sub(1)).and_then(|place| options.get(place));
        chosen.push(*place.ok_or_else(|| format!("Type a number from 1 to {}, or ? if you are not sure.", options.len()))?);
    }
    if kind == FactKind::One && chosen.len() > 1 {
        return Err("Type one number.".to_owned());
    }
    chosen.sort_unstable();
    chosen.dedup();
    Ok(Answer::Chosen(chosen))
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test stops at once")]
mod tests {
    use super::*;

    #[test]
    fn a_wrong_answer_is_asked_again_and_the_end_of_the_input_ends_it() {
        let guide = Guide::new(fingerpost_source::sample().core);
        let mut out = Vec::new();
        let answers = through(&guide, &mut &b"99\n1\n?\n"[..], &mut out).unwrap();
        assert_eq!(answers.questions().count(), 2);
        insta::assert_snapshot!(String::from_utf8(out).unwrap());
    }
}
