//! Names that other files use, and what to suggest for one that nobody knows.

use std::collections::HashMap;

use crate::table::{At, Reader};

/// The ids of one sort of thing, each with its place in the list.
#[derive(Debug)]
pub struct Names {
    /// What they name, with its article: "a service".
    what: &'static str,
    /// Where they are listed: "services/".
    listed_in: &'static str,
    code: &'static str,
    known: HashMap<String, usize>,
    /// Names that were told of elsewhere as missing: no need to say so at each use.
    missing: Vec<String>,
}

impl Names {
    /// No names yet: the code of the finding about one that nobody knows, what they name with its article ("a service"), and where they
    /// are listed.
    #[must_use]
    pub fn new(code: &'static str, what: &'static str, listed_in: &'static str) -> Self {
        Self { what, listed_in, code, known: HashMap::new(), missing: Vec::new() }
    }

    /// Adds a name; a second one of the same name is a finding, and keeps the first.
    pub(crate) fn add(&mut self, reader: &Reader<'_>, name: &At<'_, &str>, index: usize) {
        check_id(reader, name);
        if self.known.contains_key(name.value) {
            let wrong = format!("there is already {} called `{}`", self.what, name.value);
            reader.note("duplicate-id", name, wrong, "give one of them another id, or delete it");
        } else {
            self.known.insert(name.value.to_owned(), index);
        }
    }

    /// Adds a name that was checked elsewhere.
    pub fn know(&mut self, name: &str, index: usize) {
        self.known.insert(name.to_owned(), index);
    }

    /// Remembers a name that is missing and was told of, where it is not known.
    pub(crate) fn is_missing(&mut self, name: &str) -> bool {
        let missing = !self.known.contains_key(name);
        if missing {
            self.missing.push(name.to_owned());
        }
        missing
    }

    /// The place of a name; one that nobody knows is a finding with a suggestion.
    pub fn find(&self, reader: &Reader<'_>, name: &At<'_, &str>) -> Option<usize> {
        let found = self.known.get(name.value).copied();
        if found.is_none() && !self.missing.iter().any(|missing| missing == name.value) {
            let wrong =
                format!("there is no {} called `{}`", self.what.split_once(' ').map_or(self.what, |(_, what)| what), name.value);
            let mend = match closest(name.value, self.known.keys().map(String::as_str)) {
                Some(close) => format!("did you mean `{close}`? They are listed in {}", self.listed_in),
                None => format!("use one that is listed in {}, or add it there", self.listed_in),
            };
            reader.note(self.code, name, wrong, mend);
        }
        found
    }
}

/// The known name most like another, if one is like it at all.
pub fn closest<'a>(name: &str, known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let rated = known.map(|other| (strsim::jaro_winkler(name, other), other));
    // A tie goes to the first in the alphabet, so that a message never changes from run to run.
    let best = rated.max_by(|a, b| a.0.total_cmp(&b.0).then_with(|| b.1.cmp(a.1)));
    best.filter(|(likeness, _)| *likeness > 0.8).map(|(_, other)| other)
}

/// Ids are lower case letters, digits and hyphens, so that they can stand in links and file names.
pub(crate) fn is_id(name: &str) -> bool {
    !name.is_empty() && name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-')
}

/// An id made of a name: small letters, digits and single hyphens; empty where the name has no letter from a to z and no digit.
///
/// ```
/// assert_eq!(fingerpost_source::id_of("St Mary’s “Stay & Play” (0–5)"), "st-marys-stay-play-0-5");
/// ```
#[must_use]
pub fn id_of(name: &str) -> String {
    let mut id = String::new();
    for c in name.to_lowercase().chars().filter(|c| !matches!(c, '\'' | '’' | '‘')) {
        match c {
            'a'..='z' | '0'..='9' => id.push(c),
            _ if !id.is_empty() && !id.ends_with('-') => id.push('-'),
            _ => {}
        }
    }
    id.trim_end_matches('-').to_owned()
}

pub(crate) fn check_id(reader: &Reader<'_>, name: &At<'_, &str>) {
    if !is_id(name.value) {
        let wrong = format!("`{}` cannot be an id", name.value);
        reader.note("bad-id", name, wrong, "use lower case letters, digits and hyphens only, such as `speech-and-language`");
    }
}

#[cfg(test)]
mod tests {
    use super::id_of;

    #[test]
    fn ids_are_made_of_names() {
        assert_eq!(id_of("St Mary’s “Stay & Play” (0–5)"), "st-marys-stay-play-0-5");
        assert_eq!(id_of("../../etc/passwd"), "etc-passwd");
        assert_eq!(id_of("Łódź"), "d");
        assert_eq!(id_of("!"), "");
    }
}
