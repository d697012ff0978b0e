//! The list of services that a family saves, and its text: what a browser keeps under the key `fingerpost`. docs/saved-list.md is its format.

use crate::letters;

/// The first line: the version of the format.
const VERSION: &str = "1";

/// The services that a family saved, and what they noted. Nothing else about them is in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SavedList {
    /// Their note on the whole list; may be empty.
    pub note: String,
    /// The services, in the order in which they were saved.
    pub services: Vec<SavedService>,
}

/// A service in a saved list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SavedService {
    /// The id of the council's offer that it stands in.
    pub offer: String,
    /// Its id there.
    pub id: String,
    /// Its name when it was saved: an offer may not have it any more, or not be at hand.
    pub name: String,
    /// The family's note on it; may be empty.
    pub note: String,
}

/// The text is no list of this version: it was changed by something else, cut short, or written by a later Fingerpost.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UnreadableList;

impl SavedList {
    /// True where there is nothing in it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.services.is_empty() && self.note.is_empty()
    }

    /// Where a service stands in it.
    #[must_use]
    pub fn place_of(&self, offer: &str, id: &str) -> Option<usize> {
        self.services.iter().position(|saved| saved.offer == offer && saved.id == id)
    }

    /// Puts a service at the end; one that is there already stays as it is. One whose id no offer can have is left out: with it, nobody could read the
    /// list again.
    pub fn save(&mut self, offer: &str, id: &str, name: &str) {
        if is_id(offer) && is_id(id) && self.place_of(offer, id).is_none() {
            let [offer, id, name] = [offer, id, name].map(str::to_owned);
            self.services.push(SavedService { offer, id, name, note: String::new() });
        }
    }

    /// Takes a service out, with its note.
    pub fn remove(&mut self, offer: &str, id: &str) {
        if let Some(place) = self.place_of(offer, id) {
            self.services.remove(place);
        }
    }

    /// The list as a text.
    #[must_use]
    pub fn write(&self) -> String {
        let mut text = VERSION.to_owned();
        if !self.note.is_empty() {
            line(&mut text, &["/", "", &self.note]);
        }
        for SavedService { offer, id, name, note } in &self.services {
            line(&mut text, &[&letters::join(&[offer, id], "/"), name, note]);
        }
        text
    }

    /// The list of such a text.
    ///
    /// # Errors
    /// Where it is none, or of another version.
    pub fn read(text: &str) -> Result<Self, UnreadableList> {
        let mut lines = text.split('\n');
        if lines.next() != Some(VERSION) {
            return Err(UnreadableList);
        }
        let mut list = Self::default();
        for line in lines {
            let mut parts = line.split('\t');
            let (key, name, note) = (parts.next(), parts.next(), parts.next());
            let (Some((offer, id)), Some(name), Some(note), None) =
                (key.and_then(|key| key.split_once('/')), name, note, parts.next())
            else {
                return Err(UnreadableList);
            };
            let (name, note) = (open(name)?, open(note)?);
            if offer.is_empty() && id.is_empty() {
                list.note = note;
            } else if !is_id(offer) || !is_id(id) {
                return Err(UnreadableList);
            } else if list.place_of(offer, id).is_none() {
                list.services.push(SavedService { offer: offer.to_owned(), id: id.to_owned(), name, note });
            }
        }
        Ok(list)
    }
}

/// A line of three parts, the last two of them any text.
fn line(text: &mut String, parts: &[&str]) {
    for (place, part) in parts.iter().enumerate() {
        text.push(if place == 0 { '\n' } else { '\t' });
        for c in part.chars() {
            match c {
                '\\' => text.push_str("\\\\"),
                '\n' => text.push_str("\\n"),
                '\t' => text.push_str("\\t"),
                c => text.push(c),
            }
        }
    }
}

/// What a part of a line says.
fn open(part: &str) -> Result<String, UnreadableList> {
    let mut text = String::new();
    let mut rest = part.chars();
    while let Some(c) = rest.next() {
        text.push(match c {
            '\\' => match rest.next() {
                Some('\\') => '\\',
                Some('n') => '\n',
                Some('t') => '\t',
                _ => return Err(UnreadableList),
            },
            c => c,
        });
    }
    Ok(text)
}

/// As the ids of an offer are: small letters, digits and hyphens.
fn is_id(id: &str) -> bool {
    !id.is_empty() && id.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
}
