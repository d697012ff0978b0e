//! Findings as a table, as JSON, and explained.

use std::collections::BTreeMap;
use std::fmt::Write;

use fingerpost_core::Offer;
use fingerpost_source::{Finding, Findings, Level, code};
use serde_json::{Value, json};

/// How often each code was found: the gravest first, then the most.
pub(super) fn table(findings: &Findings) -> String {
    let mut counts: BTreeMap<(Level, &str), usize> = BTreeMap::new();
    for finding in &findings.findings {
        *counts.entry((finding.level, finding.code)).or_default() += 1;
    }
    let mut rows: Vec<_> = counts.into_iter().collect();
    rows.sort_by_key(|((level, code), count)| (*level, std::cmp::Reverse(*count), *code));
    let row = |((level, code), count): ((Level, &str), usize)| format!("{count:6}  {:7}  {code}", level.name());
    rows.into_iter().map(row).chain(["\nfingerpost check --explain CODE says more.".to_owned()]).collect::<Vec<_>>().join("\n")
}

/// Everything for a program: the offer, where it has no mistakes, and the findings in order of file and line.
pub(super) fn json(offer: Option<&Offer>, findings: &Findings, allowed: usize) -> Value {
    let finding = |finding: &Finding| {
        json!({
            "code": finding.code,
            "level": finding.level.name(),
            "file": finding.path,
            "line": finding.line,
            "column": finding.column,
            "what": finding.wrong,
            "why": finding.why(),
            "mend": finding.mend,
        })
    };
    json!({
        "offer": offer.map(|offer| &offer.core.id),
        "errors": findings.count(Level::Error),
        "warnings": findings.count(Level::Warning),
        "advice": findings.count(Level::Advice),
        "allowed": allowed,
        "findings": findings.findings.iter().map(finding).collect::<Value>(),
    })
}

/// What docs/findings.md says of a code, without its marks.
pub(super) fn explain(name: &str) -> String {
    let mut text = String::new();
    if let Some(code) = code(name) {
        // Writing to a text cannot fail.
        let _ = writeln!(text, "{name}\n\n{}", code.explained.replace(['*', '`'], ""));
    }
    text
}
