//! The languages that a site's pages are in.

use fingerpost_core::catalogue::{Catalogue, ENGLISH};
use fingerpost_core::model::{Core, Offer};
use fingerpost_web::components::language;

/// The pages of a site in one language.
#[derive(Clone, Debug)]
pub struct Edition<'a> {
    /// The language, as BCP 47 names it.
    pub(crate) tag: &'a str,
    /// The language as its speakers name it.
    pub(crate) name: &'a str,
    /// The folder of the pages, with a slash at its end; empty for the offer's own language, whose pages are at the site's top.
    pub(crate) folder: String,
    /// The words of the language.
    pub(crate) words: &'a Catalogue,
}

impl<'a> Edition<'a> {
    /// The pages in the language that an offer is written in.
    #[must_use]
    pub fn own(core: &'a Core) -> Self {
        Self { tag: &core.language, name: language::OWN, folder: String::new(), words: &ENGLISH }
    }

    /// The pages in the offer's own language, then those in the languages in these places of its list.
    pub(crate) fn all(offer: &'a Offer, others: &[usize]) -> Vec<Self> {
        let other = |place: &usize| {
            let (language, words) = (offer.core.languages.get(*place)?, offer.catalogues.get(*place)?);
            Some(Self { tag: &language.tag, name: &language.name, folder: format!("{}/", language.tag), words })
        };
        std::iter::once(Self::own(&offer.core)).chain(others.iter().filter_map(other)).collect()
    }

    /// True for the language that the offer is written in.
    pub(crate) fn is_own(&self) -> bool {
        self.folder.is_empty()
    }
}

/// The languages that an offer's pages can be in besides its own, by their places. Easy Read is English: the navigator has it, and no page of its own.
fn known(core: &Core) -> impl Iterator<Item = (usize, &str)> {
    let tags = core.languages.iter().map(|language| language.tag.as_str()).enumerate();
    tags.filter(|(_, tag)| !tag.starts_with("en"))
}

/// The places of the languages with these tags; `all` stands for every one that the offer has.
///
/// # Errors
/// A sentence, where the offer has no language with a tag.
pub(crate) fn places(core: &Core, tags: &[String]) -> Result<Vec<usize>, String> {
    if tags.iter().any(|tag| tag == "all") {
        return Ok(known(core).map(|(place, _)| place).collect());
    }
    let mut places = Vec::new();
    for tag in tags {
        let found = known(core).find(|(_, known)| known == tag).map(|(place, _)| place);
        let place = found.ok_or_else(|| {
            let known: Vec<&str> = known(core).map(|(_, tag)| tag).chain(["all"]).collect();
            format!("this offer has no language called `{tag}`. Its pages can be in: {}", known.join(", "))
        })?;
        if !places.contains(&place) {
            places.push(place);
        }
    }
    Ok(places)
}

#[cfg(test)]
mod tests {
    use fingerpost_core::model::Language;

    use super::*;

    fn core() -> Core {
        let mut core = fingerpost_source::sample().core;
        let language = |tag: &str| Language { tag: tag.to_owned(), name: tag.to_owned() };
        core.languages = ["en-x-easy", "pl", "ur"].map(language).into();
        core
    }

    #[test]
    fn languages_are_asked_for_by_their_tags_and_easy_read_is_none() {
        let ask = |tags: &[&str]| places(&core(), &tags.iter().map(|tag| (*tag).to_owned()).collect::<Vec<_>>());
        assert_eq!(ask(&["ur", "pl", "ur"]), Ok(vec![2, 1]));
        assert_eq!(ask(&["all"]), Ok(vec![1, 2]));
        assert_eq!(ask(&[]), Ok(Vec::new()));
        for tag in ["en-x-easy", "xx", ""] {
            let says = format!("this offer has no language called `{tag}`. Its pages can be in: pl, ur, all");
            assert_eq!(ask(&["pl", tag]), Err(says));
        }
    }
}
