//! Our words in every language: which texts there are, and which a language lacks.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::PathBuf;

use anyhow::{Context, Result, bail};
use fingerpost_source::languages::{self, OurWords};

use crate::check::tally::Tally;
use crate::system::places;

/// Prints what each language lacks, ready to be translated and put in its file.
pub(crate) fn run() -> Result<()> {
    let texts = texts()?;
    println!("{} texts of ours", texts.len());
    for ours in languages::ours() {
        let missing = missing(&texts, &ours);
        println!("\n# crates/source/languages/{}.toml lacks {}", ours.tag, missing.len());
        for text in missing {
            println!("{}", line(&ours.tag, text));
        }
    }
    Ok(())
}

/// Every text is there in every language, in all its forms and with all its gaps; and nothing is there that nobody says any more.
pub(crate) fn check() -> Result<Tally> {
    let texts = texts()?;
    let mut wrong = String::new();
    if let Err(findings) = languages::check_ours() {
        write!(wrong, "{findings}")?;
    }
    for ours in languages::ours() {
        let file = format!("crates/source/languages/{}.toml", ours.tag);
        for text in missing(&texts, &ours) {
            writeln!(wrong, "{file} lacks {text:?}, which {} says", texts[text].display())?;
        }
        for (english, _) in &ours.texts {
            if !texts.contains_key(english) {
                writeln!(wrong, "{file} has {english:?}, which nothing says any more")?;
            }
        }
        for (text, _) in ours.texts.iter().filter(|(text, said)| !has_forms(&ours, text, said)) {
            writeln!(wrong, "{file}: {text:?} needs a form for each of: {}", languages::forms(&ours.tag).join(", "))?;
        }
    }
    if wrong.is_empty() { Ok(Tally::PASSED) } else { bail!("{wrong}`cargo xtask languages` prints what is missing.") }
}

/// True where a text that counts something has the forms for it.
fn has_forms(ours: &OurWords, text: &str, said: &str) -> bool {
    !counts(text) || languages::forms(&ours.tag).len() < 2 || said.contains(fingerpost_core::catalogue::FORM)
}

/// True for a text about so many things.
fn counts(text: &str) -> bool {
    text.contains("{n}") || text.contains("{age}") && !text.contains("{they_are}")
}

/// What a language lacks. Easy Read is English: what it says no other way, it says as it stands.
fn missing<'t>(texts: &'t BTreeMap<String, PathBuf>, ours: &OurWords) -> Vec<&'t String> {
    if ours.tag.starts_with("en") {
        return Vec::new();
    }
    texts.keys().filter(|text| !ours.texts.iter().any(|(english, _)| english == *text)).collect()
}

/// A line of a file, to be filled in.
fn line(tag: &str, text: &str) -> String {
    let forms = if counts(text) {
        languages::forms(tag)
    } else if text.contains("{they") || text.contains("_they}") {
        vec!["parent", "young-person", "professional"]
    } else {
        Vec::new()
    };
    match &forms[..] {
        [] | [_] => format!("{text:?} = \"\""),
        forms => format!("{text:?} = {{ {} = \"\" }}", forms.join(" = \"\", ")),
    }
}

/// Every text of ours, with a file that it stands in.
fn texts() -> Result<BTreeMap<String, PathBuf>> {
    let all = fingerpost_texts::all(places::root()).context("The sources cannot be read")?;
    Ok(all.into_iter().map(|said| (said.text, said.file)).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_to_fill_in_has_the_forms_that_the_language_tells_apart() {
        assert_eq!(line("pl", "{n} services"), "\"{n} services\" = { few = \"\", many = \"\", one = \"\" }");
        assert_eq!(line("pl", "Search"), "\"Search\" = \"\"");
    }
}
