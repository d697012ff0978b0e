//! Warwickshire's offer in a made-up language: every text of ours between « and », with marks over its letters and longer, as a translation often is; nothing of the offer's.

use std::path::Path;

use anyhow::{Context, Result, ensure};
use fingerpost_core::pack;
use serde_json::{Value, json};

use crate::{Browser, Origin, Page, given};

/// See the file.
const MADE_UP: &str = include_str!("made_up.js");
/// Each letter that has another with a mark over it or through it.
const MARKS: [(&str, &str); 2] =
    [("abcdefghijklnoprstuwyz", "áƀćďéƒğĥíĵķłńóþřšţúŵýž"), ("ABCDEFGHIJKLNOPRSTUWYZ", "ÁɃĆĎÉƑĞĤÍĴĶŁŃÓÞŘŠŢÚŴÝŽ")];

/// A text of ours as the language says it. Its gaps stand outside « and », so that what fills them must bring its own; and so do spaces, for no line breaks at one inside.
#[must_use]
pub fn said(text: &str) -> String {
    let mut said = String::new();
    for (place, part) in text.split('{').enumerate() {
        let (gap, after) = if place == 0 { ("", part) } else { part.split_once('}').unwrap_or((part, "")) };
        if place > 0 {
            said.extend(["{", gap, "}"]);
        }
        let words = after.trim();
        said.push_str(&if words.is_empty() {
            after.to_owned()
        } else {
            after.replacen(words, &format!("«{}»", marked(words)), 1)
        });
    }
    said
}

/// Words with marks over their letters; a vowel is twice as long.
fn marked(words: &str) -> String {
    let marked = |letter: char| {
        let found = MARKS.iter().find_map(|(plain, marked)| Some((plain.chars().position(|one| one == letter)?, marked)));
        found.and_then(|(place, marked)| marked.chars().nth(place)).unwrap_or(letter)
    };
    let times = |letter: char| if "aeiou".contains(letter) { 2 } else { 1 };
    words.chars().flat_map(|letter| std::iter::repeat_n(marked(letter), times(letter))).collect()
}

/// The navigator with an offer that speaks the made-up language in the place of two others: one that runs from left to right, and one from right to left.
pub struct MadeUp {
    site: Origin,
}

impl MadeUp {
    /// Serves it.
    ///
    /// # Errors
    /// Where the offer cannot be read, or there is no built site.
    pub fn open() -> Result<Self> {
        let top = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
        let mut offer = fingerpost_source::read(&fingerpost_source::open(&top.join("offers/warwickshire"))?)?;
        for (language, catalogue) in offer.core.languages.iter_mut().zip(&mut offer.catalogues) {
            if Self::IN.contains(&language.tag.as_str()) {
                language.name = said(&language.name);
                *catalogue = fingerpost_texts::made_up(&top, &language.tag, said)?;
            }
        }
        let site = Origin::open(Some(&given("FINGERPOST_SITE")?))?;
        for (file, bytes) in pack::write(&offer)? {
            site.put_bytes(&["/offers/warwickshire/", &file].concat(), bytes);
        }
        for (tag, side) in Self::IN.into_iter().zip(["ltr", "rtl"]) {
            // A page scrolls to the side on which its lines end: what stands out on the other cannot be seen, nor found.
            let page = format!(
                "<!doctype html><html lang=en dir={side}><meta name=viewport content='width=device-width'><title>Help</title><script type=module src=/fingerpost.js></script>
                <fingerpost-navigator offer=/offers/warwickshire/ language={tag}></fingerpost-navigator>"
            );
            site.put(&["/", tag].concat(), &page);
        }
        Ok(Self { site })
    }

    /// The languages in whose place it stands: Polish, which runs from left to right, and Urdu, which runs from right to left.
    pub const IN: [&str; 2] = ["pl", "ur"];

    /// Opens the first screen in one of them.
    ///
    /// # Errors
    /// Where it does not come.
    pub async fn start(&self, browser: &Browser, tag: &str) -> Result<Page> {
        let page = browser.open(&[&self.site.address, tag].concat()).await?;
        page.sees(&said("Answer a few questions")).await?;
        Ok(page)
    }
}

impl Page {
    /// Checks that all of ours on this screen is in the made-up language: the rest says that it is English, or has no words.
    ///
    /// # Errors
    /// With what is not.
    pub async fn says_all_in_the_made_up_language(&self, what: &str) -> Result<()> {
        let outside = self.ask_of(MADE_UP, "made_up.outside()", Value::Null).await?;
        ensure!(outside == json!([]), "{what} says in English, and does not mark it: {outside}");
        Ok(())
    }

    /// Opens the meaning of the first word that explains itself.
    ///
    /// # Errors
    /// Where no word does.
    pub async fn press_term(&self) -> Result<()> {
        let press = "(() => { const term = all('.term > [role=button]')[0]; if (term) term.click(); return !!term; })()";
        ensure!(self.until(press, Value::Null).await?, "no word explains itself");
        ensure!(self.until("all('.term .note').length === 1", Value::Null).await?, "the word that was pressed explains nothing");
        Ok(())
    }

    /// Where the boxes of this screen begin and end, each from the side where its language begins.
    ///
    /// # Errors
    /// Where there is no navigator.
    pub async fn boxes(&self) -> Result<Vec<Value>> {
        let boxes = self.ask_of(MADE_UP, "made_up.boxes()", Value::Null).await?;
        boxes.as_array().cloned().context("there is no navigator")
    }
}
