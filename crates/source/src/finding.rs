//! Findings: what is wrong, where, and how to mend it.

use std::cell::RefCell;
use std::collections::HashMap;
use std::ops::Range;

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Origin, Renderer, Snippet};

use crate::File;
use crate::codes::code;
use crate::letters::told;

/// The most bytes of lines that are shown with a finding: of longer ones it says the place only, for nobody could find it in them.
const MOST_SHOWN: usize = 20_000;

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
        let mut explained: Vec<&str> = Vec::new();
        let show = |finding: &Finding| {
            let text = self.files.iter().find(|file| file.path == finding.path).map_or("", |file| file.text.as_str());
            let title = finding.level.shown().primary_title(finding.wrong.as_str()).id(finding.code);
            let path = told(&finding.path);
            let (start, shown) = lines(text, &finding.span);
            let place = if text.is_empty() {
                title.element(Origin::path(&path))
            } else if shown.len() > MOST_SHOWN {
                title.element(Origin::path(&path).line(finding.line).char_column(finding.column))
            } else {
                let underline = AnnotationKind::Primary.span(finding.span.start - start..finding.span.end - start);
                title.element(Snippet::source(shown).line_start(finding.line).path(&path).annotation(underline))
            };
            let is_first = finding.level != Level::Error && !explained.contains(&finding.code);
            let why = Some(finding.why()).filter(|why| is_first && !why.is_empty());
            explained.push(finding.code);
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

/// The lines that a part of a text stands on, and where they begin: to show one line of a large file, the others need not be gone through.
fn lines<'t>(text: &'t str, part: &Range<usize>) -> (usize, &'t str) {
    let start = text.get(..part.start).and_then(|before| before.rfind('\n')).map_or(0, |end| end + 1);
    let end = text.get(part.end..).and_then(|after| after.find('\n')).map_or(text.len(), |length| part.end + length);
    (start, text.get(start..end).unwrap_or_default())
}

/// Collects findings while an offer is read: reading goes on after each, so that one run reports them all.
#[derive(Debug, Default)]
pub struct Notes(RefCell<Vec<Finding>>);

impl Notes {
    /// Adds one about these bytes of a file. What it quotes of the offer is told without the letters that do harm.
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
        let path = file.path.clone();
        debug_assert!(crate::codes::code(code).is_some(), "docs/findings.md does not explain `{code}`");
        // Which line that is, is counted once for all of them: see `place`.
        let finding =
            Finding { level, code, path, span, line: 1, column: 1, wrong: told(&wrong.into()), mend: told(&mend.into()) };
        self.0.borrow_mut().push(finding);
    }

    /// The findings, if there were any, each with its file.
    #[must_use]
    pub fn finish(self, files: &[File]) -> Option<Findings> {
        let mut findings = self.0.into_inner();
        findings.sort_by(|a, b| a.place().cmp(&b.place()));
        let mut findings = without_echoes(once_each(findings));
        place(&mut findings, files);
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

/// Says on which line and in which column each of these stands, which are in order: each file is gone through once, however many there are.
fn place(sorted: &mut [Finding], files: &[File]) {
    let texts: HashMap<&str, &str> = files.iter().map(|file| (file.path.as_str(), file.text.as_str())).collect();
    let (mut path, mut at, mut line, mut column) = (String::new(), 0, 1, 1);
    for finding in sorted {
        if finding.path != path {
            (path, at, line, column) = (finding.path.clone(), 0, 1, 1);
        }
        let text = texts.get(path.as_str()).copied().unwrap_or_default();
        for letter in text.get(at..finding.span.start).unwrap_or_default().chars() {
            (line, column) = if letter == '\n' { (line + 1, 1) } else { (line, column + 1) };
        }
        (at, finding.line, finding.column) = (finding.span.start, line, column);
    }
}

/// Of a file that is not TOML, what was read of it means little, and one bracket left open makes a mistake of every line below
/// it: such a file gets its first syntax errors only.
fn without_echoes(findings: Vec<Finding>) -> Vec<Finding> {
    const A_FEW: usize = 3;
    // Of each file that is not TOML, how many places are told of and where the first is.
    let mut not_toml: HashMap<String, (usize, usize)> = HashMap::new();
    for finding in findings.iter().filter(|finding| finding.code == "bad-toml") {
        not_toml.entry(finding.path.clone()).or_insert((0, finding.span.start)).0 += 1;
    }
    let is_worth_saying = |finding: &Finding| match not_toml.get(&finding.path) {
        None => true,
        Some((count, first)) => finding.code == "bad-toml" && (*count <= A_FEW || finding.span.start == *first),
    };
    findings.into_iter().filter(is_worth_saying).collect()
}
