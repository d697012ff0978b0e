//! The built site, served for one test.

use std::path::{Path, PathBuf};

use tokio::process::{Child, Command};

use crate::{children, given};

/// A folder served on this machine until dropped.
#[derive(Debug)]
pub struct Site {
    /// Where it is served: `http://127.0.0.1:…/`.
    pub address: String,
    folder: PathBuf,
    _server: Child,
    /// A folder that goes with the site.
    _guard: Option<tempfile::TempDir>,
}

impl Site {
    /// Serves the built site.
    ///
    /// # Errors
    /// Where the server does not start.
    pub async fn built() -> anyhow::Result<Self> {
        Self::of(&Self::folder()?).await
    }

    /// The built site's folder.
    ///
    /// # Errors
    /// Where nobody says where it is.
    pub fn folder() -> anyhow::Result<PathBuf> {
        given("FINGERPOST_SITE")
    }

    /// Serves a folder.
    ///
    /// # Errors
    /// Where the server does not start.
    pub async fn of(folder: &Path) -> anyhow::Result<Self> {
        let mut command = Command::new(given("FINGERPOST_COMMAND")?);
        command.args(["serve", "--port", "0", "--site"]).arg(folder);
        let address = |line: &str| line.starts_with("http://").then(|| line.trim().to_owned());
        let (server, address) = children::start(command, address).await?;
        Ok(Self { address, folder: folder.to_owned(), _server: server, _guard: None })
    }

    /// Serves a folder that goes when this is dropped.
    ///
    /// # Errors
    /// Where the server does not start.
    pub async fn in_folder(folder: tempfile::TempDir) -> anyhow::Result<Self> {
        let site = Self::of(folder.path()).await?;
        Ok(Self { _guard: Some(folder), ..site })
    }

    /// Serves a folder of one that goes when this is dropped.
    ///
    /// # Errors
    /// Where the server does not start.
    pub async fn in_folder_of(guard: tempfile::TempDir, folder: &str) -> anyhow::Result<Self> {
        let site = Self::of(&guard.path().join(folder)).await?;
        Ok(Self { _guard: Some(guard), ..site })
    }

    /// Serves an offer, made anew at each change of its files.
    ///
    /// # Errors
    /// Where the server does not start.
    pub async fn live(offer: &Path) -> anyhow::Result<Self> {
        let mut command = Command::new(given("FINGERPOST_COMMAND")?);
        command.args(["serve", "--port", "0", "--widget"]).arg(given("FINGERPOST_WIDGET")?).arg(offer);
        let address = |line: &str| line.starts_with("http://").then(|| line.trim().to_owned());
        let (server, address) = children::start(command, address).await?;
        Ok(Self { address, folder: offer.to_owned(), _server: server, _guard: None })
    }

    /// True where it has this file, such as a table of postcodes: a site is built without one where the data for it is not here.
    #[must_use]
    pub fn has(&self, file: &str) -> bool {
        self.folder.join(file).is_file()
    }

    /// A copy of the built site to damage: the folder goes when the returned guard is dropped.
    ///
    /// # Errors
    /// Where it cannot be copied.
    pub fn copy() -> anyhow::Result<tempfile::TempDir> {
        let copy = tempfile::tempdir()?;
        copy_folder(&Self::folder()?, copy.path())?;
        Ok(copy)
    }
}

/// A new offer, as `fingerpost new` writes it: the folder `anyshire` in the returned one, which goes when that is dropped.
///
/// # Errors
/// Where it cannot be written.
pub async fn new_offer() -> anyhow::Result<tempfile::TempDir> {
    let folder = tempfile::tempdir()?;
    fingerpost(folder.path(), &["new", "anyshire"]).await?;
    Ok(folder)
}

/// Runs the council's command in a folder, with these arguments, and waits until it has done its work.
///
/// # Errors
/// Where it fails.
pub async fn fingerpost(folder: &Path, arguments: &[&str]) -> anyhow::Result<()> {
    let output = Command::new(given("FINGERPOST_COMMAND")?).args(arguments).current_dir(folder).output().await?;
    anyhow::ensure!(output.status.success(), "fingerpost {arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    Ok(())
}

fn copy_folder(from: &PathBuf, to: &Path) -> std::io::Result<()> {
    std::fs::create_dir_all(to)?;
    for entry in std::fs::read_dir(from)? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy_folder(&entry.path(), &target)?;
        } else {
            std::fs::copy(entry.path(), target)?;
        }
    }
    Ok(())
}
