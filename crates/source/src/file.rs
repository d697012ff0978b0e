//! The files of an offer, and reading them from a folder.

use std::io::{Error, ErrorKind};
use std::path::{Path, PathBuf};

use toml::de::DeTable;

use crate::change::{Unwritten, finish_stopped};

/// A file of an offer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// Its path as seen from the offer's folder, with `/` between names: `services/portage.toml`, or `../national/services/gp.toml` for a
    /// shared one.
    pub path: String,
    /// What it says, with line ends and without a mark at its front as they are on most systems: what an editor on Windows adds changes nothing.
    pub text: String,
    /// Where the path inside its own folder begins.
    inside: usize,
}

impl File {
    /// A file of the offer's own folder.
    #[must_use]
    pub fn new(path: impl Into<String>, text: impl Into<String>) -> Self {
        Self { path: path.into(), text: plain(text.into()), inside: 0 }
    }

    /// A file of the folder that the offer shares with others.
    #[must_use]
    pub fn shared(folder: &str, path: &str, text: impl Into<String>) -> Self {
        Self { path: format!("{folder}/{path}"), text: plain(text.into()), inside: folder.len() + 1 }
    }

    /// True for a file of the folder that the offer shares with others.
    #[must_use]
    pub const fn is_shared(&self) -> bool {
        self.inside > 0
    }

    /// Its path inside its own folder, shared or not.
    #[must_use]
    pub fn inside(&self) -> &str {
        &self.path[self.inside..]
    }

    /// The file's name without its ending: the id of a service or a pathway.
    #[must_use]
    pub fn stem(&self) -> &str {
        let name = self.path.rsplit('/').next().unwrap_or(&self.path);
        name.strip_suffix(".toml").unwrap_or(name)
    }

    /// True where the file lies in this folder of the offer.
    #[must_use]
    pub fn is_in(&self, folder: &str) -> bool {
        self.inside().strip_prefix(folder).is_some_and(|rest| rest.starts_with('/'))
    }
}

/// Why a folder could not be opened.
#[derive(Debug)]
pub struct Unopened {
    /// The folder or file.
    pub path: PathBuf,
    /// What the system said, or that it is not text.
    pub cause: std::io::Error,
}

impl std::fmt::Display for Unopened {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "cannot read {}: {}", self.path.display(), self.cause)
    }
}

impl std::error::Error for Unopened {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&self.cause)
    }
}

/// The folders of an offer that hold files: itself, and those in it.
pub const FOLDERS: [&str; 5] = ["", "comments", "pathways", "services", "translations"];

/// Reads every `.toml` file of an offer's [`FOLDERS`], and those of the folder that its `offer.toml` shares
/// with other offers. In order of their paths, its own first. Hidden files are an editor's, or the system's, and are passed over. A
/// [`Change`](crate::change::Change) that was stopped is finished first.
///
/// # Errors
/// Where a folder or one of the files cannot be read, or is not UTF-8 text.
pub fn open(folder: &Path) -> Result<Vec<File>, Unopened> {
    finish_stopped(folder).map_err(|Unwritten { path, cause }| Unopened {
        cause: Error::new(cause.kind(), format!("a change of this offer was stopped, and cannot be finished: {cause}")),
        path,
    })?;
    let mut files: Vec<File> = texts(folder)?.into_iter().map(|(path, text)| File::new(path, text)).collect();
    let shares = files.iter().find(|file| file.path == "offer.toml").and_then(|offer| shares(&offer.text));
    // Where there is no such folder, the reader says so, at the line that names it.
    if let Some(shares) = shares.filter(|shares| folder.join(shares).is_dir()) {
        let shared = texts(&folder.join(&shares))?;
        files.extend(shared.into_iter().map(|(path, text)| File::shared(&shares, &path, text)));
    }
    Ok(files)
}

/// The folder that the offer in a folder shares with others, where it shares one.
#[must_use]
pub fn shared_folder(folder: &Path) -> Option<PathBuf> {
    let offer = std::fs::read_to_string(folder.join("offer.toml")).ok()?;
    Some(folder.join(shares(&offer)?))
}

/// What an `offer.toml` shares. One that is not TOML is told of when it is read.
fn shares(offer: &str) -> Option<String> {
    let (toml, _) = DeTable::parse_recoverable(offer);
    let shares = toml.get_ref().iter().find(|(key, _)| key.get_ref() == "shares")?.1.get_ref().as_str()?;
    Some(shares.trim_end_matches('/').to_owned()).filter(|shares| !shares.is_empty())
}

/// The path and text of each `.toml` file in a folder's [`FOLDERS`], in order.
fn texts(folder: &Path) -> Result<Vec<(String, String)>, Unopened> {
    let mut texts = Vec::new();
    for inner in FOLDERS {
        let place = folder.join(inner);
        if !inner.is_empty() && !place.is_dir() {
            continue;
        }
        let unopened = |path: &Path| {
            let path = path.to_owned();
            move |cause| Unopened { path, cause }
        };
        for entry in std::fs::read_dir(&place).map_err(unopened(&place))? {
            let path = entry.map_err(unopened(&place))?.path();
            let name = path.file_name().unwrap_or_default();
            if path.extension().is_none_or(|ending| ending != "toml") || name.as_encoded_bytes().starts_with(b".") {
                continue;
            }
            let (name, text) =
                name.to_str().ok_or_else(unnamed).and_then(|name| Ok((name, text(&path)?))).map_err(unopened(&path))?;
            texts.push((if inner.is_empty() { name.to_owned() } else { format!("{inner}/{name}") }, text));
        }
    }
    texts.sort();
    Ok(texts)
}

/// A text without the line ends and the byte order mark of Windows.
fn plain(text: String) -> String {
    let unmarked = text.strip_prefix('\u{feff}').unwrap_or(&text);
    if unmarked.contains('\r') {
        unmarked.replace("\r\n", "\n")
    } else if unmarked.len() < text.len() {
        unmarked.to_owned()
    } else {
        text
    }
}

fn unnamed() -> Error {
    Error::new(ErrorKind::InvalidData, "its name is not UTF-8 text: give it a name of small letters, digits and hyphens")
}

/// What a file says. A pipe would keep whoever reads it waiting, and a device may have no end.
fn text(path: &Path) -> std::io::Result<String> {
    if !std::fs::metadata(path)?.is_file() {
        return Err(Error::new(ErrorKind::InvalidInput, "it is not a file"));
    }
    let bytes = std::fs::read(path)?;
    String::from_utf8(bytes).map_err(|_| Error::new(ErrorKind::InvalidData, "it is not UTF-8 text: save it as UTF-8"))
}
