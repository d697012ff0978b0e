//! The files that a new offer starts with.

use include_dir::{Dir, include_dir};

/// What every council shares, as it stands in this version.
static NATIONAL: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/../../offers/national");
/// An offer's own files, with gaps for its name.
static OWN: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/starter");
/// In the place of the shared `places.toml`, whose districts are those of the demonstration offers.
const PLACES: &str = include_str!("../starter/national-places.toml");

/// The folder in an offer that holds what every council shares.
pub const SHARED: &str = "national";

/// What a new offer is called.
#[derive(Clone, Copy, Debug)]
pub struct Named<'a> {
    /// Its id: small letters, digits and hyphens.
    pub id: &'a str,
    /// As families say it, such as "Anyshire".
    pub name: &'a str,
    /// Its council, such as "Anyshire County Council".
    pub council: &'a str,
    /// The day its files are written, as TOML has it: `2026-11-25`.
    pub today: &'a str,
}

/// The files of a new offer, by path: its own, which are few and full of notes, and the shared ones in a folder of their own. They pass the check.
///
/// # Errors
/// A sentence, where a name is empty or has in it what a file cannot hold as it stands, or the id is not one.
pub fn starter(named: Named<'_>) -> Result<Vec<(String, String)>, String> {
    for name in [named.name, named.council] {
        if name.trim().is_empty() || name.contains(['"', '\\']) || name.chars().any(char::is_control) {
            return Err(format!("“{}” cannot be a name: use letters, spaces and ordinary signs, but no \" or \\", name.trim()));
        }
    }
    if !crate::names::is_id(named.id) {
        let mend = "use small letters, digits and hyphens, such as `anyshire`";
        return Err(format!("`{}` cannot be an offer's id: {mend}", named.id));
    }
    let fill = |text: &str| {
        let gaps = [("@ID@", named.id), ("@NAME@", named.name), ("@COUNCIL@", named.council), ("@TODAY@", named.today)];
        gaps.iter().fold(text.to_owned(), |text, (gap, words)| text.replace(gap, words))
    };
    let own = texts(&OWN).into_iter().filter(|(_, text)| *text != PLACES).map(|(path, text)| (path, fill(text)));
    Ok(own.chain(national()).collect())
}

/// What every council shares, by path in the offer's folder.
#[must_use]
pub fn national() -> Vec<(String, String)> {
    let files = texts(&NATIONAL).into_iter();
    let text = |path: &str, text: &str| if path == "places.toml" { PLACES.to_owned() } else { text.to_owned() };
    files.map(|(path, was)| (format!("{SHARED}/{path}"), text(&path, was))).collect()
}

/// The `.toml` files of a folder and its folders, in order of their paths.
fn texts(dir: &Dir<'static>) -> Vec<(String, &'static str)> {
    let path = |file: &include_dir::File<'_>| {
        let names: Vec<_> = file.path().iter().map(|name| name.to_string_lossy()).collect();
        names.join("/")
    };
    let here = dir.files().filter_map(|file| Some((path(file), file.contents_utf8()?)));
    let mut all: Vec<_> = here.chain(dir.dirs().flat_map(texts)).filter(|(path, _)| path.ends_with(".toml")).collect();
    all.sort();
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::File;

    const ANYSHIRE: Named<'_> = Named { id: "anyshire", name: "Anyshire", council: "Anyshire Council", today: "2026-11-25" };

    fn files(named: Named<'_>) -> Vec<File> {
        let all = starter(named).unwrap();
        let file = |(path, text): (String, String)| match path.strip_prefix("national/") {
            Some(inside) => File::shared(SHARED, inside, text),
            None => File::new(path, text),
        };
        all.into_iter().map(file).collect()
    }

    #[test]
    fn a_new_offer_passes_the_check_and_has_no_gap_left() {
        let files = files(ANYSHIRE);
        assert!(files.iter().all(|file| !file.text.contains("@NAME@") && !file.text.contains("@ID@")));
        match crate::read(&files) {
            Ok(offer) => assert_eq!((offer.core.name.as_str(), offer.core.id.as_str()), ("Anyshire", "anyshire")),
            Err(findings) => panic!("{findings}"),
        }
    }

    #[test]
    fn no_place_of_the_demonstration_offers_is_in_it() {
        let places: String =
            files(ANYSHIRE).iter().filter(|file| file.inside() == "places.toml").map(|file| file.text.as_str()).collect();
        assert!(!places.contains("warwickshire") && places.contains("elsewhere"), "{places}");
    }

    #[test]
    fn a_name_that_a_file_cannot_hold_is_refused() {
        for name in ["", "  ", "a \"quoted\" name", "two\nlines", "back\\slash"] {
            assert!(starter(Named { name, ..ANYSHIRE }).is_err(), "{name}");
        }
        assert!(starter(Named { id: "Any Shire", ..ANYSHIRE }).unwrap_err().contains("Any Shire"));
    }
}
