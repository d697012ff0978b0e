//! Checks of the offer and of the built site.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail, ensure};

use super::links;
use super::tally::Tally;
use fingerpost_site::home;

use crate::site::{self, Build, GLUE, LOADER, OFFER, PACKS, WASM, sizes};
use crate::system::program::Program;
use crate::system::{files, places};
use crate::tools;
use crate::tools::wasm_target::Way;

/// The files of every offer; those that offers share are read with each.
pub(crate) fn offers() -> Result<Tally> {
    let mut tally = Tally::default();
    for folder in site::offers()? {
        let ended = site::fingerpost("check").arg(folder).run()?;
        tally = tally + if ended.good() { Tally::PASSED } else { Tally::FAILED };
    }
    Ok(tally)
}

/// The mystery shoppers: each story is a test.
pub(crate) fn shoppers() -> Result<Tally> {
    Ok(Tally::of_stories(&crate::shop::walk(&[])?))
}

/// The optimised site is built, whole.
pub(crate) fn dist() -> Result<Tally> {
    site::build(Build::Small, Path::new(OFFER), &places::dist())?;
    whole(&places::dist())?;
    Ok(Tally::PASSED)
}

/// What a family downloads keeps to each budget.
pub(crate) fn budgets() -> Result<Tally> {
    print!("{}", sizes::table(&places::dist())?);
    let mut over = Vec::new();
    for (what, files, budget) in sizes::BUDGETS {
        let sizes = files.iter().map(|file| sizes::of(&places::dist().join(file)));
        let bytes: usize = sizes.collect::<Result<Vec<_>>>()?.iter().map(|size| size.brotli).sum();
        let line = format!("{what}: {} of {} bytes, brotli", sizes::grouped(bytes), sizes::grouped(budget));
        println!("{line}");
        if bytes > budget {
            over.push(line);
        }
    }
    over.extend(postcodes()?);
    ensure!(over.is_empty(), "Over budget: {}", over.join("; "));
    Ok(Tally::PASSED)
}

/// The table of postcodes, where the site has one: what is over its budget.
fn postcodes() -> Result<Option<String>> {
    let files = sizes::postcodes(&places::dist())?;
    if files.is_empty() {
        println!("the table of postcodes: not built, for the data is not here");
        return Ok(None);
    }
    let sizes = files.iter().map(|file| Ok(sizes::of(&places::dist().join(file))?.brotli)).collect::<Result<Vec<_>>>()?;
    let (all, largest) = (sizes.iter().sum(), sizes.into_iter().max().unwrap_or(0));
    let (most, most_of_one) = sizes::PLACES_BUDGET;
    let [all_says, most_says, largest_says, one_says] = [all, most, largest, most_of_one].map(sizes::grouped);
    let line =
        format!("the table of postcodes: {all_says} of {most_says} bytes, brotli; its largest area {largest_says} of {one_says}");
    println!("{line}");
    Ok((all > most || largest > most_of_one).then_some(line))
}

/// Trunk builds the same site from the same page.
pub(crate) fn trunk() -> Result<Tally> {
    let out = places::target().join("xtask/trunk");
    files::fresh(&out)?;
    Way::here()?
        .dress(Program::new("trunk"))?
        .args(["build", "--release", "--offline", "--dist"])
        .arg(&out)
        .env("PATH", places::path_with(&tools::folders()?)?)
        .env("CARGO_TARGET_DIR", places::target())
        .minutes(30)
        .doing("building with Trunk")
        .must()?;
    whole(&out)?;
    Ok(Tally::PASSED)
}

/// Without rustup's target, the navigator compiles all the same. Into a target folder of its own, so that it cannot lean on
/// what the normal way built.
pub(crate) fn fallback() -> Result<Tally> {
    let wasm = site::compile(Way::Debian, Build::Quick, &places::target().join("xtask/fallback"))?;
    let bytes = fs::read(&wasm).with_context(|| format!("{} was not built", wasm.display()))?;
    ensure!(bytes.starts_with(b"\0asm"), "{} is not WebAssembly.", wasm.display());
    Ok(Tally::PASSED)
}

/// Whether a built site has all its parts, and every file that its page names.
fn whole(site: &Path) -> Result<()> {
    let page = fs::read_to_string(site.join("index.html")).context("The site has no index.html")?;
    // Trunk leaves one of its own links in the page when it is told not to inject its script. No browser minds.
    let page = home::without_trunk(&page);
    let parts = [GLUE, WASM, LOADER].iter().map(|&part| part.to_owned());
    let missing: Vec<String> = parts.chain(links::files(&page)).filter(|file| !site.join(file).is_file()).collect();
    if !missing.is_empty() {
        bail!("The site in {} lacks {}.", site.display(), missing.join(", "));
    }
    ensure!(page.contains(LOADER), "The page does not load {LOADER}.");
    ensure!(!has_inline_script(&page), "The page has a script of its own, which the security policy forbids.");
    let packs = site.join(PACKS).read_dir().with_context(|| format!("The site has no folder {PACKS}"))?;
    ensure!(packs.count() > 0, "The site has no packs of the offer.");
    Ok(())
}

fn has_inline_script(page: &str) -> bool {
    page.split("<script").skip(1).any(|script| script.split('>').next().is_some_and(|tag| !tag.contains("src=")))
}
