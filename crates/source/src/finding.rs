//! Findings: what is wrong, where, and how to mend it.

use std::cell::RefCell;
use std::ops::Range;

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Origin, Renderer, Snippet};

use crate::File;
use crate::codes::code;

/// How much a finding matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// Nothing can be done with the offer until it is mended.
    Error,
    /// The offer works, but something in it is very likely not meant.
    Warning,
    /// Good to know, and it may well be meant.
    Advice,
}

impl Level {
    /// Its name, as people and programs read it: `error`, `warning` or `advice`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Advice => "advice",
        }
    }

    /// As it stands before a finding, and in its colour.
    const fn shown(self) -> annotate_snippets::Level<'static> {
        match self {
            Self::Error => annotate_snippets::Level::ERROR,
            Self::Warning => annotate_snippets::Level::WARNING,
            Self::Advice => annotate_snippets::Level::NOTE,
        }
    }
}

/// One thing that is wrong in an offer, or good to know of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// How much it matters.
    pub level: Level,
    /// A short name for this sort of finding, which stays the same.
    pub code: &'static str,
    /// The file's path in the offer.
    pub path: String,
    /// Where in the file, in bytes.
    pub span: Range<usize>,
    /// The line it is on, from 1.
    pub line: usize,
    /// The column it starts at, in characters from 1.
    pub column: usize,
    /// What is wrong.
    pub wrong: String,
    /// How to mend it.
    pub mend: String,
}

impl Finding {
    /// Why it matters to a family, in one sentence; empty where docs/findings.md does not say.
    #[must_use]
    pub fn why(&self) -> &'static str {
        code(self.code).map_or("", |code| code.why)
    }

    /// What findings are sorted by.
    fn place(&self) -> (&str, usize, &str) {
        (&self.path, self.span.start, self.code)
    }
}

/// Everything that is wrong in an offer, or good to know of it, in order of file and line.
///
/// Its [`Display`](std::fmt::Display) shows each with its line, in plain text; [`Findings::render`] can colour it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Findings {
    /// The findings, in order of file and line.
    pub findings: Vec<Finding>,
    files: Vec<File>,
}

impl Findings {
    /// How many findings there are of a level.
    #[must_use]
    pub fn count(&self, level: Level) -> usize {
        self.findings.iter().filter(|finding| finding.level == level).count()
    }

    /// Shows each finding with the line it is on; why it matters, only with the first warning or advice of each code.
    #[must_use]
    pub fn render(&self, colour: bool) -> String {
        let renderer = if colour { Renderer::styled() } else { Renderer::plain() }.decor_style(DecorStyle::Ascii);
        let mut told: Vec<&str> = Vec::new();
        let show = |finding: &Finding| {
            let text = self.files.iter().find(|file| file.path == finding.path).map_or("", |file| file.text.as_str());
            let title = finding.level.shown().primary_title(finding.wrong.as_str()).id(finding.code);
            let place = if text.is_empty() {
                title.element(Origin::path(finding.path.as_str()))
            } else {
                let underline = AnnotationKind::Primary.span(finding.span.clone());
                title.element(Snippet::source(text).path(finding.path.as_str()).annotation(underline))
            };
            let is_first = finding.level != Level::Error && !told.contains(&finding.code);
            let why = Some(finding.why()).filter(|why| is_first && !why.is_empty());
            told.push(finding.code);
            let why = why.map(|why| annotate_snippets::Level::NOTE.message(why));
            let report = [place.elements(why).element(annotate_snippets::Level::HELP.message(finding.mend.as_str()))];
            renderer.render(&report)
        };
        self.findings.iter().map(show).collect::<Vec<_>>().join("\n\n")
    }

    /// These findings and others about the same files, in order.
    #[must_use]
    pub fn with(mut self, other: Self) -> Self {
        self.findings.extend(other.findings);
        self.findings.sort_by(|a, b| a.place().cmp(&b.place()));
        for file in other.files {
            if !self.files.iter().any(|known| known.path == file.path) {
                self.files.push(file);
            }
        }
        self
    }
}

impl std::fmt::Display for Findings {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.render(false))
    }
}

impl std::error::Error for Findings {}

/// Collects findings while an offer is read: reading goes on after each, so that one run reports them all.
#[derive(Debug, Default)]
pub struct Notes(RefCell<Vec<Finding>>);

impl Notes {
    /// Adds one about these bytes of a file.
    pub(crate) fn add(
        &self,
        level: Level,
        code: &'static str,
        file: &File,
        span: Range<usize>,
        wrong: impl Into<String>,
        mend: impl Into<String>,
    ) {
        let span = span.start.min(file.text.len())..span.end.min(file.text.len());
        let before = file.text.get(..span.start).unwrap_or("");
        let line = before.matches('\n').count() + 1;
        let column = before.rsplit('\n').next().unwrap_or("").chars().count() + 1;
        let path = file.path.clone();
        debug_assert!(crate::codes::code(code).is_some(), "docs/findings.md does not explain `{code}`");
        let finding = Finding { level, code, path, span, line, column, wrong: wrong.into(), mend: mend.into() };
        self.0.borrow_mut().push(finding);
    }

    /// The findings, if there were any, each with its file.
    #[must_use]
    pub fn finish(self, files: &[File]) -> Option<Findings> {
        let mut findings = self.0.into_inner();
        findings.sort_by(|a, b| a.place().cmp(&b.place()));
        let findings = without_echoes(once_each(findings));
        let named = |file: &&File| findings.binary_search_by(|finding| finding.path.cmp(&file.path)).is_ok();
        let files = files.iter().filter(named).cloned().collect();
        (!findings.is_empty()).then_some(Findings { findings, files })
    }
}

/// Each finding once: two parts of the reader may tell of the same mistake.
fn once_each(sorted: Vec<Finding>) -> Vec<Finding> {
    let mut once: Vec<Finding> = Vec::new();
    for finding in sorted {
        let is_told = once.iter().rev().take_while(|other| other.place() == finding.place()).any(|other| *other == finding);
        if !is_told {
            once.push(finding);
        }
    }
    once
}

/// Of a file that is not TOML, what was read of it means little, and one bracket left open makes a mistake of every line below
/// it: such a file gets its first syntax errors only.
fn without_echoes(findings: Vec<Finding>) -> Vec<Finding> {
    const A_FEW: usize = 3;
    if !findings.iter().any(|finding| finding.code == "bad-toml") {
        return findings;
    }
    let syntax_errors = |path: &str| findings.iter().filter(|other| other.path == path && other.code == "bad-toml").count();
    let is_first = |finding: &Finding| {
        let first = findings.iter().find(|other| other.path == finding.path && other.code == "bad-toml");
        first.is_some_and(|first| first.span == finding.span)
    };
    let is_worth_saying = |finding: &&Finding| match syntax_errors(&finding.path) {
        0 => true,
        count if count <= A_FEW => finding.code == "bad-toml",
        _ => finding.code == "bad-toml" && is_first(finding),
    };
    findings.iter().filter(is_worth_saying).cloned().collect()
}
