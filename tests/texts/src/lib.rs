//! Finds every text of ours in the sources: each stands in a `t!("…")`, so that the languages can be held to all of them.

mod made_up;

pub use made_up::made_up;

use std::fs;
use std::io::{Error, ErrorKind, Result};
use std::path::{Path, PathBuf};

use proc_macro2::{TokenStream, TokenTree};

/// The folders that hold them, as seen from the repository's top.
pub const FOLDERS: [&str; 3] = ["crates/core/src", "crates/site/src", "web/src"];

/// A text, and the file that it stands in, as seen from the repository's top.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// The file.
    pub file: PathBuf,
    /// The text.
    pub text: String,
}

/// Every text of the repository whose top is here: as often as it stands there, file by file and in the order of each.
///
/// # Errors
/// Where a file cannot be read, or is no Rust.
pub fn all(top: &Path) -> Result<Vec<Said>> {
    let mut all = Vec::new();
    for folder in FOLDERS {
        in_folder(top, &top.join(folder), &mut all)?;
    }
    // File by file, and within one as they stand.
    all.sort_by(|one, other| one.file.cmp(&other.file));
    Ok(all)
}

fn in_folder(top: &Path, folder: &Path, all: &mut Vec<Said>) -> Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            in_folder(top, &path, all)?;
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            let no_rust = |wrong| Error::new(ErrorKind::InvalidData, format!("{}: {wrong}", path.display()));
            let tokens = fs::read_to_string(&path)?.parse().map_err(no_rust)?;
            let file = path.strip_prefix(top).unwrap_or(&path).to_owned();
            in_tokens(tokens, &mut |text| all.push(Said { file: file.clone(), text }));
        }
    }
    Ok(())
}

/// Finds each `t!("…")`. What stands in a module of tests is not said to a family.
fn in_tokens(tokens: TokenStream, found: &mut dyn FnMut(String)) {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    for (place, token) in tokens.iter().enumerate() {
        let TokenTree::Group(group) = token else { continue };
        let before = |back: usize| place.checked_sub(back).map(|place| tokens[place].to_string()).unwrap_or_default();
        if before(2) == "mod" && before(1) == "tests" {
            continue;
        }
        if before(2) == "t" && before(1) == "!" {
            let text = group.stream().into_iter().next().and_then(|text| syn::parse_str::<syn::LitStr>(&text.to_string()).ok());
            text.into_iter().for_each(|text| found(text.value()));
        } else {
            in_tokens(group.stream(), found);
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test stops at once")]
mod tests {
    use super::*;

    #[test]
    fn texts_are_found_wherever_they_stand_and_not_in_tests() {
        let code = r#"
            const NAME: Text = t!("A name");
            fn draw() { html! { <p>{ nav.say(t!("Say “it”")) }</p> } p(t!("a \"quote\"")); format!("not {}", 1) }
            mod tests { fn test() { t!("in a test"); } }
        "#;
        let mut texts = Vec::new();
        in_tokens(code.parse().unwrap(), &mut |text| texts.push(text));
        assert_eq!(texts, ["A name", "Say “it”", "a \"quote\""]);
    }
}
