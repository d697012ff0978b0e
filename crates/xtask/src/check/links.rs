//! What a page links to on its own site, and which of it leads nowhere.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Component, Path, PathBuf};

use anyhow::{Context, Result};

/// The values of `href` and `src` that stay on the page's site, as they stand.
pub(super) fn inside(page: &str) -> impl Iterator<Item = &str> {
    let values = ["href=\"", "src=\""].into_iter().flat_map(|attribute| page.split(attribute).skip(1));
    values
        .filter_map(|rest| rest.split('"').next())
        .filter(|link| !link.is_empty() && !link.contains(':') && !link.starts_with("//"))
}

/// The site's own files that a page names, without query or fragment, each once and in order.
pub(super) fn files(page: &str) -> Vec<String> {
    let paths = inside(page).filter_map(|link| link.split(['?', '#']).next()).filter(|path| !path.is_empty());
    let mut names: Vec<String> = paths.map(|path| path.trim_start_matches("./").trim_start_matches('/').to_owned()).collect();
    names.sort();
    names.dedup();
    names
}

/// The site's own files that a browser fetches to show a page: styles, scripts and pictures, each once and as they stand.
pub(super) fn needed(page: &str) -> Vec<&str> {
    let tags = page.split('<').filter(|tag| {
        let is = |name: &str| tag.starts_with(name);
        is("script ") || is("img ") || is("link rel=\"stylesheet\"")
    });
    let mut files: Vec<&str> = tags.flat_map(inside).collect();
    files.sort_unstable();
    files.dedup();
    files
}

/// The links of a folder's pages that lead nowhere in it, of those pages that are read. Links to other sites are not followed.
pub(super) fn dead(folder: &Path, is_read: &dyn Fn(&Path) -> bool) -> Result<Vec<String>> {
    let mut texts = BTreeMap::new();
    for page in pages(folder, "html")? {
        texts.insert(page.clone(), fs::read_to_string(&page).with_context(|| format!("{} cannot be read", page.display()))?);
    }
    let mut dead = Vec::new();
    for (page, text) in texts.iter().filter(|(page, _)| is_read(page)) {
        for link in inside(text) {
            let (path, anchor) = link.split_once('#').unwrap_or((link, ""));
            let target = if path.is_empty() { page.clone() } else { plain(&page.with_file_name(path)) };
            let has_anchor =
                |text: &String| text.contains(&format!("id=\"{anchor}\"")) || text.contains(&format!("name=\"{anchor}\""));
            let is_there = match texts.get(&target) {
                Some(text) => anchor.is_empty() || has_anchor(text),
                None => target.is_file() || target.join("index.html").is_file(),
            };
            if !is_there {
                dead.push(format!("{}: {link}", page.strip_prefix(folder).unwrap_or(page).display()));
            }
        }
    }
    Ok(dead)
}

/// A path without `.` and `..`.
pub(super) fn plain(path: &Path) -> PathBuf {
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
pub(crate) fn pages(folder: &Path, ending: &str) -> Result<Vec<PathBuf>> {
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
    fn the_files_that_a_page_names() {
        let page = r##"<script src="/fingerpost.js?v=1"></script><link href="./a.css"><a href="#top"></a><a href="tel:999"></a><a href="https://example.org/x">x</a>"##;
        assert_eq!(files(page), ["a.css", "fingerpost.js"]);
    }

    #[test]
    fn what_a_browser_fetches_to_show_a_page() {
        let page = r#"<link rel="stylesheet" href="../page.css"><link rel="canonical" href="x.html"><script type="module" src="../page.js"></script><img src="a.svg"><a href="b.html"></a>"#;
        assert_eq!(needed(page), ["../page.css", "../page.js", "a.svg"]);
    }

    #[test]
    fn a_dead_link_and_a_dead_anchor_are_found() {
        let book = tempfile::tempdir().unwrap();
        fs::create_dir(book.path().join("inner")).unwrap();
        let page = r##"<a href="inner/b.html#x">1</a><a href="inner/b.html#y">2</a><a href="c.html">3</a><a href="https://example.org/z">4</a>"##;
        fs::write(book.path().join("a.html"), page).unwrap();
        fs::write(book.path().join("inner/b.html"), r#"<h1 id="x"></h1><a href="../a.html">5</a>"#).unwrap();
        assert_eq!(dead(book.path(), &|_| true).unwrap(), ["a.html: inner/b.html#y", "a.html: c.html"]);
    }
}
