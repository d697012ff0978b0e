//! The languages that a family can read, and who checked the words.

use fingerpost_core::catalogue::Catalogue;
use fingerpost_core::t;
use yew::prelude::*;

use crate::components::{easy, prose};
use crate::el::{Look, all, button, el, quiet, set};
use crate::nav::Nav;
use crate::state::Action;

/// The offer's own language, by its own name.
pub const OWN: &str = "English";

/// A row of languages, each by its own name; nothing where there is only one.
pub(crate) fn choice(nav: &Nav) -> Html {
    let core = nav.core();
    if core.languages.is_empty() {
        return Html::default();
    }
    let mut row = vec![language(nav, "", OWN, &core.language)];
    // Easy words are English too: a button of their own turns them on.
    let others = core.languages.iter().filter(|language| language.tag != easy::WORDS);
    row.extend(others.map(|language| self::language(nav, &language.tag, &language.name, &language.tag)));
    set(set(el("div", "languages", all(row)), "role", "group"), "aria-label", nav.say(t!("Language")).to_owned())
}

fn language(nav: &Nav, tag: &str, name: &str, lang: &str) -> Html {
    let button = button(Look::Link, name.to_owned(), nav.click(Action::Read(tag.to_owned())));
    let button = set(button, "lang", lang.to_owned());
    let reads = if nav.state.language == easy::WORDS { "" } else { &nav.state.language };
    if reads == tag { set(button, "aria-current", "true") } else { button }
}

/// Who checked the words that a family reads: where nobody did, that. Where they could not be had, that, and what is in English for now stays.
pub(crate) fn told(nav: &Nav) -> Html {
    if nav.state.lacks_language() {
        return prose::missing(nav, true);
    }
    checked_says(nav.words()).map_or_else(Html::default, quiet)
}

/// The same as a sentence, for a page.
#[must_use]
pub fn checked_says(words: &Catalogue) -> Option<String> {
    if words.reads_english() {
        return None;
    }
    let by: Vec<&str> = words.checked_by.iter().map(String::as_str).filter(|by| !by.is_empty()).collect();
    Some(match by[..] {
        [] => words
            .say(t!("Nobody has checked this translation yet. It may have mistakes. What is not translated is in English."))
            .to_owned(),
        _ => words.fill(t!("This translation was checked by {names}."), &[&by.join(", ")]),
    })
}
