//! A language made up for tests: each text of ours is said in a way that can be told from English. So what is English on a screen went past the catalogue.

use std::io::Result;
use std::path::Path;

use fingerpost_core::catalogue::{Catalogue, FORM, NUMBERS, gaps};
use fingerpost_core::explain::Voice;

use crate::Said;

/// Every text of the repository whose top is here under a language's tag, as `say` says it. An offer's texts are not among them: they stay English.
///
/// # Errors
/// Where a file cannot be read, or is no Rust.
pub fn made_up(top: &Path, tag: &str, say: impl Fn(&str) -> String) -> Result<Catalogue> {
    let texts = crate::all(top)?.into_iter().map(|Said { text, .. }| (text.clone(), in_each_voice(&text, &say))).collect();
    Ok(Catalogue::new(tag.to_owned(), Default::default(), vec![0; NUMBERS], texts))
}

/// A text as the language says it: in a form for each voice where it has gaps of theirs.
fn in_each_voice(text: &str, say: impl Fn(&str) -> String) -> String {
    if !gaps(text).any(Voice::is_gap) {
        return say(text);
    }
    [Voice::Parent, Voice::YoungPerson, Voice::Professional].map(|voice| say(&voice.fill(text))).join(&FORM.to_string())
}
