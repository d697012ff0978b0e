//! The copy of a site on a family's device: which files it has, what it is called, and the worker that knows both.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use fingerpost_core::model::Core;
use fingerpost_core::pack::{File as PackFile, Part};
use fingerpost_web::page::path;
use sha2::{Digest, Sha256};

use super::{Kept, WORKER};
use crate::home;
use crate::pages::offline;
use crate::site::{FRAME, File, PACKS, PLACES};

const SCRIPT: &str = include_str!("service-worker.js");
/// The worker's lines that are filled in.
const BUILD_LINE: &str = "const BUILD = '';";
const FILES_LINE: &str = "const FILES = {};";
const CHOICES_LINE: &str = "const CHOICES = {};";

/// How a page that holds the navigator is told from others.
const NAVIGATOR: &str = "<fingerpost-navigator";
/// The widget's files that are for other people's pages, or for developers.
const FOR_OTHERS: [&str; 3] = ["frame.js", "fingerpost-frame.js", "fingerpost.d.ts"];

/// The files of a site with the worker, and with each page that holds the navigator as it is without a network.
pub(super) fn with(mut files: Vec<File>, core: &Core) -> Kept {
    files.sort();
    let pages: Vec<(String, String)> = files.iter().filter_map(navigator).collect();
    let mut listed: Vec<(&str, String)> =
        files.iter().filter(|(path, _)| is_copied(path, core)).map(|(path, bytes)| (path.as_str(), digest(bytes))).collect();
    let build = name(&listed, &pages);
    let pinned: Vec<File> = pages.iter().map(|(path, page)| (kept(path), pinned(path, page, &build).into_bytes())).collect();
    listed.extend(pinned.iter().map(|(path, bytes)| (path.as_str(), digest(bytes))));
    let (choices, listed): (Vec<_>, Vec<_>) = listed.into_iter().partition(|(path, _)| is_choice(path));
    let worker = worker(&build, &listed, &choices).into_bytes();
    let copied: Vec<String> = listed.into_iter().map(|(path, _)| path.to_owned()).collect();
    files.extend(pinned);
    files.push((WORKER.to_owned(), worker));
    files.sort();
    let sizes = files.iter().filter(|(path, _)| copied.contains(path)).map(|(_, bytes)| bytes.len());
    Kept { copy: sizes.sum(), files }
}

/// A page that holds the navigator.
fn navigator((path, bytes): &File) -> Option<(String, String)> {
    if !path.ends_with(".html") || path == FRAME {
        return None;
    }
    let page = String::from_utf8_lossy(bytes);
    page.contains(NAVIGATOR).then(|| (path.clone(), page.into_owned()))
}

/// Where such a page lies as it is without a network: the worker knows it by this name.
fn kept(path: &str) -> String {
    path.trim_end_matches("html").to_owned() + "kept.html"
}

/// Such a page with its files' addresses in a copy. What else it names finds the site by its address, or may be of any build.
fn pinned(path: &str, page: &str, build: &str) -> String {
    home::with_files_in(page, &path::up(path), &format!("offline/{build}/"))
}

/// What a copy is called: the same for the same files and the same worker.
fn name(listed: &[(&str, String)], pages: &[(String, String)]) -> String {
    let mut all = Sha256::new_with_prefix(SCRIPT);
    listed.iter().for_each(|(path, digest)| all.update([path, " ", digest, "\n"].concat()));
    pages.iter().for_each(|(path, page)| all.update([path, " ", page, "\n"].concat()));
    all.finalize().iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}

fn worker(build: &str, listed: &[(&str, String)], choices: &[(&str, String)]) -> String {
    // Paths are made of ids and of names of ours: none ends a text.
    let object = |name: &str, files: &[(&str, String)]| {
        let lines: String = files.iter().map(|(path, digest)| format!("\n  '{path}': 'sha256-{digest}',")).collect();
        format!("const {name} = {{{lines}\n}};")
    };
    let script = SCRIPT.replacen(BUILD_LINE, &format!("const BUILD = '{build}';"), 1);
    let script = script.replacen(FILES_LINE, &object("FILES", listed), 1);
    script.replacen(CHOICES_LINE, &object("CHOICES", choices), 1)
}

/// True for a pack that only families have who chose it: a language, or the pictures of Easy Read.
fn is_choice(path: &str) -> bool {
    let file = path.rsplit('/').next().and_then(PackFile::named);
    file.is_some_and(|file| matches!(file.part, Part::Language | Part::Pictures))
}

/// A file's digest, as HTML's `integrity` takes it.
fn digest(bytes: &[u8]) -> String {
    STANDARD.encode(Sha256::digest(bytes))
}

/// True for a file that the guide, the search and urgent help of the site's own offer need, as it is.
fn is_copied(path: &str, core: &Core) -> bool {
    if let Some(pack) = path.strip_prefix(&format!("{PACKS}/")) {
        return pack.starts_with(&format!("{}/", core.id));
    }
    if let Some(area) = path.strip_prefix(&format!("{PLACES}/")) {
        // Of the table, the areas that the offer knows: which one a family needs would tell where they live.
        let areas = core.outcodes.iter().map(|(outcode, _)| outcode.trim_end_matches(|last: char| !last.is_ascii_alphabetic()));
        return areas.map(str::to_lowercase).any(|known| area == known + ".pack");
    }
    let is_of_the_site = [".html", ".xml", ".png"].iter().any(|end| path.ends_with(end));
    [path::URGENT, offline::PATH].contains(&path) || !is_of_the_site && !FOR_OTHERS.contains(&path)
}
