//! Where each page of a site is: paths from the site's top.

use fingerpost_core::model::{Core, QuestionId, Term};
use fingerpost_core::rules::Age;

/// The first page, which holds the navigator.
pub const HOME: &str = "index.html";
/// Every service by its name.
pub const A_TO_Z: &str = "a-to-z.html";
/// The list of needs.
pub const NEEDS: &str = "needs/index.html";
/// The list of pathways.
pub const STEPS: &str = "steps/index.html";
/// Whom to call now.
pub const URGENT: &str = "urgent.html";
/// The search.
pub const SEARCH: &str = "search.html";
/// The glossary.
pub const WORDS: &str = "words.html";

/// The way from a page to the site's top: empty, or `../` for each folder that it is in.
#[must_use]
pub fn up(path: &str) -> String {
    "../".repeat(path.matches('/').count())
}

/// The page of a service, by its id.
#[must_use]
pub fn service(id: &str) -> String {
    format!("services/{id}.html")
}

/// The page of a pathway, by its id.
#[must_use]
pub fn pathway(id: &str) -> String {
    format!("steps/{id}.html")
}

/// The page of a letter, where the services of a large offer do not stand on one page.
#[must_use]
pub fn letter(letter: char) -> String {
    // What is no letter stands under a number sign.
    let name = if letter.is_ascii_alphabetic() { letter.to_ascii_lowercase().to_string() } else { "0-9".to_owned() };
    format!("a-to-z/{name}.html")
}

/// The page of a need, an option of the question about needs, perhaps for one age: the place of its band.
#[must_use]
pub fn need(core: &Core, option: usize, band: Option<usize>) -> Option<String> {
    let need = option_id(core, core.question("need")?, option)?;
    Some(match band {
        Some(band) => format!("needs/{need}-{}.html", band_id(band)?),
        None => format!("needs/{need}.html"),
    })
}

/// The page of an age, by the place of its band.
#[must_use]
pub fn age(band: usize) -> Option<String> {
    Some(format!("ages/{}.html", band_id(band)?))
}

/// The page of what a family asks help with: an option of the question about it.
#[must_use]
pub fn topic(core: &Core, option: usize) -> Option<String> {
    Some(format!("topics/{}.html", option_id(core, core.question("help")?, option)?))
}

/// The page of a district: an option of the question about where a family lives.
#[must_use]
pub fn area(core: &Core, option: usize) -> Option<String> {
    Some(format!("areas/{}.html", option_id(core, core.question("district")?, option)?))
}

/// The pages of terms, in their order. A term has no id: its page is called by its letters, and by a number too where another is called the same.
#[must_use]
pub fn terms(terms: &[Term]) -> Vec<String> {
    let mut taken = std::collections::BTreeSet::new();
    let mut name = |term: &Term| {
        let slug = slug(&term.term);
        let numbered = (2..).map(|number| format!("{slug}-{number}"));
        let mut names = std::iter::once(slug.clone()).chain(numbered);
        let free = names.find(|name| !taken.contains(name)).unwrap_or(slug.clone());
        taken.insert(free.clone());
        format!("words/{free}.html")
    };
    terms.iter().map(&mut name).collect()
}

/// A text as a name of letters, digits and hyphens.
#[must_use]
pub fn slug(text: &str) -> String {
    let letters: String = text.chars().map(|letter| if letter.is_ascii_alphanumeric() { letter } else { ' ' }).collect();
    let slug = letters.to_ascii_lowercase().split_whitespace().collect::<Vec<_>>().join("-");
    if slug.is_empty() { "word".to_owned() } else { slug }
}

/// What an option is called ([`Core::option_id`]); none for one that stands for nothing, such as "everything".
fn option_id(core: &Core, question: QuestionId, option: usize) -> Option<String> {
    Some(core.option_id(question, option)).filter(|id| !id.is_empty())
}

/// A band of ages as a name: `5-to-10`.
fn band_id(band: usize) -> Option<String> {
    Age::BANDS.get(band).map(|(name, _)| slug(name))
}
