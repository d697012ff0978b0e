//! The list of all that may leave a page or stay behind it: a file that people read, `tests/all/leaks.txt`.

use std::collections::BTreeMap;

use anyhow::ensure;
use fingerpost_core::pack::{self, Unreadable};
use fingerpost_core::search::Index;

use crate::Note;

/// A family's own words, which the list says where to find: a name, and how they look once all but letters and digits is taken out.
pub type Marks<'a> = &'a [(&'a str, &'a [&'a str])];

/// A line of the list.
#[derive(Debug)]
struct Line {
    what: String,
    /// It is seen every time.
    is_sure: bool,
    place: String,
    tells: Vec<String>,
}

/// The list.
#[derive(Debug)]
pub struct Listed {
    lines: Vec<Line>,
    names: BTreeMap<String, Vec<String>>,
}

impl Listed {
    /// Reads it. `stamps` are what tells one build of a file from another.
    ///
    /// # Errors
    /// Where a line has not its four parts.
    pub fn read(text: &str, stamps: Vec<String>) -> anyhow::Result<Self> {
        let mut listed = Self { lines: Vec::new(), names: BTreeMap::from([("build".to_owned(), stamps)]) };
        for line in text.lines().filter(|line| !line.trim().is_empty() && !line.starts_with('#')) {
            if let Some((name, values)) = line.strip_prefix('{').and_then(|line| line.split_once("} = ")) {
                listed.names.insert(name.to_owned(), values.split(' ').map(str::to_owned).collect());
                continue;
            }
            let parts: Vec<&str> = line.split(" | ").map(str::trim).collect();
            let [what, place, tells, why] = parts[..] else { anyhow::bail!("not four parts: {line}") };
            ensure!(!why.is_empty(), "no reason: {line}");
            let tells = if tells == "nothing" { Vec::new() } else { tells.split(", ").map(str::to_owned).collect() };
            let (what, is_sure) = what.strip_suffix('?').map_or((what, true), |what| (what, false));
            listed.lines.push(Line { what: what.to_owned(), is_sure, place: place.to_owned(), tells });
        }
        Ok(listed)
    }

    /// Checks one note.
    ///
    /// # Errors
    /// Where no line has it, or it holds words of the family that none of its lines allows.
    pub fn allows(&self, note: &Note, marks: Marks<'_>) -> anyhow::Result<()> {
        let told = marks_in(&note.place, marks);
        let lines: Vec<&Line> =
            self.lines.iter().filter(|line| line.what == note.what && self.fits(&line.place, &note.place)).collect();
        ensure!(!lines.is_empty(), "not listed: {} | {}", note.what, note.place);
        let allows = |line: &&Line| told.iter().all(|mark| line.tells.iter().any(|tells| tells == mark));
        ensure!(lines.iter().any(allows), "tells {}: {} | {}", told.join(", "), note.what, note.place);
        Ok(())
    }

    /// The lines that none of these notes needed, though they should.
    #[must_use]
    pub fn idle<'a>(&self, notes: impl Iterator<Item = &'a Note> + Clone) -> Vec<String> {
        let is_idle = |line: &&Line| !notes.clone().any(|note| line.what == note.what && self.fits(&line.place, &note.place));
        self.lines
            .iter()
            .filter(|line| line.is_sure)
            .filter(is_idle)
            .map(|line| format!("{} | {}", line.what, line.place))
            .collect()
    }

    /// True where a pattern fits a text: `**` is anything, `*` anything of one part of an address, `{n}` a number, and `{name}` one of the values of that name.
    fn fits(&self, pattern: &str, text: &str) -> bool {
        let ends = |text: &str, is_in: fn(char) -> bool| -> Vec<usize> {
            let most = text.find(|letter| !is_in(letter)).unwrap_or(text.len());
            (0..=most).filter(|end| text.is_char_boundary(*end)).collect()
        };
        let after = |rest: &str, ends: Vec<usize>| ends.iter().any(|end| self.fits(rest, &text[*end..]));
        if let Some(rest) = pattern.strip_prefix("**") {
            return after(rest, ends(text, |_| true));
        }
        if let Some(rest) = pattern.strip_prefix('*') {
            return after(rest, ends(text, |letter| letter.is_alphanumeric() || "-_.".contains(letter)));
        }
        if let Some(rest) = pattern.strip_prefix("{n}") {
            return after(rest, ends(text, |letter| letter.is_ascii_digit()).split_off(1));
        }
        if let Some((name, rest)) = pattern.strip_prefix('{').and_then(|pattern| pattern.split_once('}'))
            && let Some(values) = self.names.get(name)
        {
            return values.iter().any(|value| self.fits(&[value, rest].concat(), text));
        }
        match (pattern.chars().next(), text.chars().next()) {
            (None, None) => true,
            (Some(one), Some(other)) if one == other => self.fits(&pattern[one.len_utf8()..], &text[other.len_utf8()..]),
            _ => false,
        }
    }
}

/// The names of the marks that a text holds, however it is written: with other letters between, as part of an address, in capitals.
fn marks_in<'a>(text: &str, marks: Marks<'a>) -> Vec<&'a str> {
    let plain = |text: &str| text.chars().filter(|letter| letter.is_alphanumeric()).collect::<String>().to_lowercase();
    let text = [plain(text), plain(&unescaped(text)), plain(&unescaped(&unescaped(text)))].join(" ");
    marks.iter().filter(|(_, words)| words.iter().any(|word| text.contains(word))).map(|(name, _)| *name).collect()
}

fn unescaped(text: &str) -> String {
    url::form_urlencoded::parse(text.replace('&', "%26").replace('=', "%3D").as_bytes()).map(|(name, _)| name).collect()
}

/// The stamps of the built site's files: the loader's digests, and each offer's own.
///
/// # Errors
/// Where the site is not there.
pub fn stamps(site: &std::path::Path) -> anyhow::Result<Vec<String>> {
    let loader = std::fs::read_to_string(site.join("fingerpost.js"))?;
    let mut stamps: Vec<String> =
        loader.split("sha384-").skip(1).filter_map(|digest| digest.get(..12)).map(str::to_owned).collect();
    for offer in std::fs::read_dir(site.join("offers"))? {
        let folder = offer?.path();
        let unreadable = |why: Unreadable| anyhow::anyhow!("{}: {}", folder.display(), why.code());
        let stamp = match std::fs::read(folder.join("core.pack")) {
            Ok(core) => pack::read_core(&core).map_err(unreadable)?.1.stamp,
            // The index of every offer has no core.
            Err(_) => Index::read(&std::fs::read(folder.join("search.pack"))?, None).map_err(unreadable)?.stamp(),
        };
        stamps.extend(stamp.map(|stamp| stamp.to_string()));
    }
    Ok(stamps)
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test stops at once")]
mod tests {
    use super::*;

    const LIST: &str = "# A note.\n{offer} = here there\nrequest | GET {offer}/part-{n}.pack?{build} | nothing | why\nlink | mailto:?** | note | why\nconsole? | warn * | nothing | why";
    const MARKS: Marks<'_> = &[("note", &["blueroom"])];

    fn says(what: &str, place: &str) -> String {
        let listed = Listed::read(LIST, vec!["12".to_owned()]).unwrap();
        let note = Note { what: what.to_owned(), place: place.to_owned() };
        listed.allows(&note, MARKS).err().map(|error| error.to_string()).unwrap_or_default()
    }

    #[test]
    fn a_line_allows_what_it_says_and_no_more() {
        assert_eq!(says("request", "GET there/part-7.pack?12"), "");
        assert_eq!(says("link", "mailto:?body=The%20blue%2520room"), "");
        for (what, place) in [
            ("link", "GET there/part-7.pack?12"),
            ("request", "GET there/part-7.pack?13"),
            ("request", "GET there/part-x.pack?12"),
            ("request", "GET elsewhere/part-7.pack?12"),
            ("request", "GET there/part-7.pack?12&more"),
        ] {
            assert!(says(what, place).starts_with("not listed"), "{what} {place}");
        }
        assert!(says("console", "warn Blue-Room").starts_with("tells note"));
    }

    #[test]
    fn a_line_that_nothing_needs_is_told_but_one_that_is_not_seen_every_time() {
        let listed = Listed::read(LIST, vec!["12".to_owned()]).unwrap();
        let seen = Note { what: "link".to_owned(), place: "mailto:?".to_owned() };
        assert_eq!(listed.idle([&seen].into_iter()), ["request | GET {offer}/part-{n}.pack?{build}"]);
        assert!(Listed::read("request | GET here/", Vec::new()).is_err());
    }
}
