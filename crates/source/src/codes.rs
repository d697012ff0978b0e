//! The codes of findings. docs/findings.md is their one list: what each means, why it matters to a family, and how to mend it.

use std::sync::LazyLock;

use crate::Level;

const PAGE: &str = include_str!("../../../docs/findings.md");

/// What starts the section of a code.
const HEADING: &str = "\n### `";
/// What starts the sentence that says why it matters.
const WHY: &str = "**Why it matters:** ";

/// A sort of finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Code {
    /// Its name, such as `spelling`.
    pub name: &'static str,
    /// How much it matters at most.
    pub level: Level,
    /// Why it matters to a family, in one sentence; empty for mistakes that stop everything.
    pub why: &'static str,
    /// All that docs/findings.md says of it, in Markdown.
    pub explained: &'static str,
}

static CODES: LazyLock<Vec<Code>> = LazyLock::new(|| PAGE.split(HEADING).skip(1).filter_map(section).collect());

/// Every code, in the order of docs/findings.md.
#[must_use]
pub fn codes() -> &'static [Code] {
    &CODES
}

/// The code of this name.
#[must_use]
pub fn code(name: &str) -> Option<Code> {
    codes().iter().find(|code| code.name == name).copied()
}

/// Reads a section: the rest of its heading, a paragraph that begins with its level, and what else is said.
fn section(text: &'static str) -> Option<Code> {
    let (name, rest) = text.split_once('`')?;
    let explained = rest.split("\n## ").next()?.trim();
    let level = match explained.strip_prefix('*')?.split(|c: char| !c.is_alphabetic()).next()? {
        "Error" => Level::Error,
        "Warning" => Level::Warning,
        "Advice" => Level::Advice,
        _ => return None,
    };
    let why = explained.lines().find_map(|line| line.strip_prefix(WHY)).unwrap_or_default();
    Some(Code { name, level, why, explained })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_section_is_whole() {
        assert_eq!(codes().len(), PAGE.matches(HEADING).count(), "a section without its level");
        for code in codes() {
            assert!(code.explained.contains("**How to mend it:** "), "{}", code.name);
            assert!(code.level == Level::Error || code.why.ends_with('.'), "{} does not say why it matters", code.name);
            assert_eq!(codes().iter().filter(|other| other.name == code.name).count(), 1, "{} twice", code.name);
        }
    }
}
