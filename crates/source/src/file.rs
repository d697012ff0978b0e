//! The files of an offer, and reading them from a folder.

use std::path::{Path, PathBuf};

/// A file of an offer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// Its path inside the offer's folder, with `/` between names: `services/portage.toml`.
    pub path: String,
    /// What it says.
    pub text: String,
}

impl File {
    /// A file with this path and text.
    #[must_use]
    pub fn new(path: impl Into<String>, text: impl Into<String>) -> Self {
        Self { path: path.into(), text: text.into() }
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
        self.path.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/'))
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

/// Reads every `.toml` file of an offer's folder and of its `services` and `pathways` folders, in order of their paths.
///
/// # Errors
/// Where the folder or one of the files cannot be read, or is not UTF-8 text.
pub fn open(folder: &Path) -> Result<Vec<File>, Unopened> {
    let mut files = Vec::new();
    for inner in ["", "services", "pathways"] {
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
            let Some(name) = path.file_name().and_then(|name| name.to_str()).filter(|name| name.ends_with(".toml")) else {
                continue;
            };
            let text = std::fs::read_to_string(&path).map_err(unopened(&path))?;
            let inside = if inner.is_empty() { name.to_owned() } else { format!("{inner}/{name}") };
            files.push(File::new(inside, text));
        }
    }
    files.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(files)
}
