//! The handbook: built with mdBook into `target/handbook`, each of its links inside followed, and the arithmetic of its theme page tried.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Component, Path, PathBuf};

use anyhow::{Context, Result, ensure};

use super::links;
use super::tally::Tally;
use crate::system::places;
use crate::system::program::Program;
use crate::tools::CrateTool;

/// Builds it, follows its links, and runs the tests of its scripts.
pub(crate) fn build() -> Result<Tally> {
    let docs = places::root().join("docs");
    let summary = fs::read_to_string(docs.join("SUMMARY.md")).context("The handbook has no SUMMARY.md")?;
    let unlisted: Vec<String> = pages(&docs, "md")?
        .iter()
        .filter_map(|page| Some(page.strip_prefix(&docs).ok()?.to_string_lossy().into_owned()))
        .filter(|page| page != "SUMMARY.md" && !summary.contains(&format!("({page})")))
        .collect();
    ensure!(unlisted.is_empty(), "docs/SUMMARY.md does not list {}.", unlisted.join(", "));
    Program::new(CrateTool::mdbook().program("mdbook")?).args(["build", "docs"]).doing("building the handbook").must()?;
    let dead = dead_links(&places::root().join("target/handbook"))?;
    ensure!(dead.is_empty(), "The handbook has dead links:\n  {}", dead.join("\n  "));
    Program::new("node")
        .args(["--test", "tests/handbook/contrast.test.mjs"])
        .doing("trying the scripts of the handbook")
        .must()?;
    Ok(Tally::PASSED)
}

/// The links of a built book that lead nowhere in it. Those to other sites are not followed.
fn dead_links(book: &Path) -> Result<Vec<String>> {
    let mut texts = BTreeMap::new();
    for page in pages(book, "html")? {
        texts.insert(page.clone(), fs::read_to_string(&page).with_context(|| format!("{} cannot be read", page.display()))?);
    }
    let mut dead = Vec::new();
    // The page of all pages in one repeats links that are seen from another folder.
    for (page, text) in texts.iter().filter(|(page, _)| !page.ends_with("print.html") && !page.ends_with("404.html")) {
        for link in links::inside(text) {
            let (path, anchor) = link.split_once('#').unwrap_or((link, ""));
            let target = if path.is_empty() { page.clone() } else { plain(&page.with_file_name(path)) };
            let has_anchor =
                |text: &String| text.contains(&format!("id=\"{anchor}\"")) || text.contains(&format!("name=\"{anchor}\""));
            let is_there = match texts.get(&target) {
                Some(text) => anchor.is_empty() || has_anchor(text),
                None => target.is_file() || target.join("index.html").is_file(),
            };
            if !is_there {
                dead.push(format!("{}: {link}", page.strip_prefix(book).unwrap_or(page).display()));
            }
        }
    }
    Ok(dead)
}

/// A path without `.` and `..`.
fn plain(path: &Path) -> PathBuf {
    path.components().fold(PathBuf::new(), |mut plain, part| {
        match part {
            Component::ParentDir => drop(plain.pop()),
            Component::CurDir => {}
            part => plain.push(part),
        }
        plain
    })
}

/// The files with this ending in a folder and its folders, in order.
fn pages(folder: &Path, ending: &str) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).with_context(|| format!("{} cannot be read", folder.display()))? {
        let path = entry?.path();
        if path.is_dir() {
            found.extend(pages(&path, ending)?);
        } else if path.extension().is_some_and(|end| end == ending) {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test stops at once")]
mod tests {
    use super::*;

    #[test]
    fn a_dead_link_and_a_dead_anchor_are_found() {
        let book = tempfile::tempdir().unwrap();
        fs::create_dir(book.path().join("inner")).unwrap();
        let page = r##"<a href="inner/b.html#x">1</a><a href="inner/b.html#y">2</a><a href="c.html">3</a><a href="https://example.org/z">4</a>"##;
        fs::write(book.path().join("a.html"), page).unwrap();
        fs::write(book.path().join("inner/b.html"), r#"<h1 id="x"></h1><a href="../a.html">5</a>"#).unwrap();
        assert_eq!(dead_links(book.path()).unwrap(), ["a.html: inner/b.html#y", "a.html: c.html"]);
    }
}
