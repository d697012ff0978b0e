//! The pages of the built site: a checker of HTML that we did not write finds nothing wrong in any, no link inside is dead, and a service's page is light.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};

use super::links;
use super::tally::Tally;
use crate::site::sizes::{self, grouped};
use crate::system::places;
use crate::system::program::Program;
use crate::tools::html_checker;

/// The most bytes of everything that a browser fetches to show a service's page, with brotli: the first burst of a new connection brings so many.
const HEAVIEST: usize = 14_000;
/// The most files that it asks for: the page, its styles, and its small script.
const REQUESTS: usize = 3;

/// Checks the site that the step `dist` built: three checks, each with all that is wrong.
pub(crate) fn check() -> Result<Tally> {
    let site = places::dist();
    let wrong = [valid(&site)?, dead(&site)?, light(&site)?];
    wrong.iter().for_each(|says| print!("{says}"));
    Ok(wrong.iter().map(|says| if says.is_empty() { Tally::PASSED } else { Tally::FAILED }).sum())
}

/// What the W3C's checker says of every page.
fn valid(site: &Path) -> Result<String> {
    let checker = Program::new("java").arg("-jar").arg(html_checker()?);
    // What a council has not translated stands in English on a page in another language, and says so: the checker guesses from the words alone.
    let checker = checker.args(["--filterpattern", ".*appears to be written in.*"]);
    let checker = checker.args(["--skip-non-html", "--Werror", "--stdout", "--exit-zero-always"]).arg(site);
    let said = checker.minutes(10).doing("checking the HTML of every page").must()?.printed;
    Ok(said.lines().filter(|line| !line.contains(": info: ")).map(|line| format!("{line}\n")).collect())
}

fn dead(site: &Path) -> Result<String> {
    Ok(links::dead(site, &|_| true)?.iter().map(|link| format!("a dead link: {link}\n")).collect())
}

/// The pages of services that are too heavy, or ask for too much. Says which is the heaviest.
fn light(site: &Path) -> Result<String> {
    let (mut wrong, mut heaviest) = (String::new(), (0, String::new()));
    let pages = links::pages(&site.join("services"), "html")?;
    ensure!(!pages.is_empty(), "The site has no page of a service.");
    let mut seen = std::collections::BTreeMap::new();
    for page in &pages {
        let text = fs::read_to_string(page).with_context(|| format!("{} cannot be read", page.display()))?;
        let needed = links::needed(&text);
        let mut bytes = sizes::of(page)?.brotli;
        for file in &needed {
            let file = links::plain(&page.with_file_name(file));
            let size = match seen.get(&file) {
                Some(size) => *size,
                None => sizes::of(&file)?.brotli,
            };
            seen.insert(file, size);
            bytes += size;
        }
        let name = page.strip_prefix(site).unwrap_or(page).display().to_string();
        if bytes > HEAVIEST || needed.len() + 1 > REQUESTS {
            wrong += &format!("{name}: {} bytes with brotli, in {} requests\n", grouped(bytes), needed.len() + 1);
        }
        heaviest = heaviest.max((bytes, name));
    }
    let (bytes, name) = heaviest;
    println!("the heaviest service's page, {name}: {} of {} bytes, brotli", grouped(bytes), grouped(HEAVIEST));
    Ok(wrong)
}
