//! `docs/dependencies.md`: one line for each crate and npm package that we ask for, with what it is for.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use anyhow::{Context, Result};

use super::graph::Graph;
use super::npm;
use crate::system::places;

const PAGE: &str = "docs/dependencies.md";

/// Crates and packages without a line, and lines that are for nothing.
pub(super) fn wrong(graph: &Graph) -> Result<Vec<String>> {
    let page = fs::read_to_string(places::root().join(PAGE)).with_context(|| format!("{PAGE} cannot be read"))?;
    let mut asked: BTreeSet<String> = graph.direct().into_iter().map(str::to_owned).collect();
    for manifest in npm::manifests()? {
        asked.extend(npm::asked(&manifest)?);
    }
    Ok(differ(&rows(&page), &asked))
}

fn differ(rows: &BTreeMap<&str, &str>, asked: &BTreeSet<String>) -> Vec<String> {
    let unsaid = asked.iter().filter(|name| rows.get(name.as_str()).is_none_or(|reason| reason.is_empty()));
    let unsaid = unsaid.map(|name| format!("{PAGE} does not say what {name} is for: add a line, or do without it"));
    let idle = rows.keys().filter(|name| !asked.contains(**name));
    unsaid.chain(idle.map(|name| format!("{PAGE} has a line for {name}, which nothing asks for: take it out"))).collect()
}

/// The names in the first cells of the page's tables, with what stands in the second.
fn rows(page: &str) -> BTreeMap<&str, &str> {
    page.lines().filter_map(row).collect()
}

fn row(line: &str) -> Option<(&str, &str)> {
    let (name, reason) = line.trim().strip_prefix("| `")?.split_once("` |")?;
    Some((name, reason.trim_end_matches('|').trim()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_asked_for_has_a_line_and_no_line_is_left_over() {
        let page = "| crate | for |\n|---|---|\n| `toml` | reads an offer |\n| `url` | |\n| `gone` | what was |\n";
        let asked = ["toml", "url", "yew"].map(str::to_owned).into();
        let wrong = differ(&rows(page), &asked).join("\n");
        assert!(!wrong.contains("toml"), "{wrong}");
        for says in ["what url is for", "what yew is for", "a line for gone"] {
            assert!(wrong.contains(says), "{wrong}");
        }
    }
}
