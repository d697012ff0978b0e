//! Two builds of a site, which differ in all that must not be mixed: the loader, the offer, the pages.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, ensure};

use crate::{Origin, fingerpost, given};

/// A service whose words say which build they are of.
const SERVICE: &str = "services/portage.toml";
/// What the file that describes a service's summary has in front of it.
const SUMMARY: &str = "summary = \"";

/// A site of Warwickshire's offer, built by the council's command.
#[derive(Debug)]
pub struct Build {
    folder: tempfile::TempDir,
}

impl Build {
    /// A build of this name, kept on families' devices or not.
    ///
    /// # Errors
    /// Where it cannot be built.
    pub async fn of(name: &str, is_kept: bool) -> anyhow::Result<Self> {
        let folder = tempfile::tempdir()?;
        let (offers, widget) = (folder.path().join("offers"), folder.path().join("widget"));
        copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../../offers"), &offers)?;
        copy(&given("FINGERPOST_WIDGET")?, &widget)?;
        let offer = offers.join("warwickshire");
        change(&offer.join(SERVICE), SUMMARY, &format!("{SUMMARY}This is of build {name}. "))?;
        change(&widget.join("fingerpost.js"), "", &format!("globalThis.loader = '{name}';\n"))?;
        let [offer, widget] = [&offer, &widget].map(|path| path.to_string_lossy().into_owned());
        let mut arguments = vec!["build", &offer, "--widget", &widget, "--out", "site"];
        let places = given("FINGERPOST_SITE")?.join("places");
        let places = places.is_dir().then(|| places.to_string_lossy().into_owned());
        arguments.extend(places.iter().flat_map(|places| ["--places", places]));
        arguments.extend(is_kept.then_some("--offline"));
        fingerpost(folder.path(), &arguments).await?;
        Ok(Self { folder })
    }

    /// Serves it.
    ///
    /// # Errors
    /// Where no port can be listened on.
    pub fn serve(&self) -> anyhow::Result<Origin> {
        let site = Origin::open(Some(&self.site()))?;
        site.put_bytes("/", fs::read(self.site().join("index.html"))?);
        Ok(site)
    }

    /// One of its files, as text.
    ///
    /// # Errors
    /// Where there is none.
    pub fn file(&self, path: &str) -> anyhow::Result<String> {
        Ok(fs::read_to_string(self.site().join(path))?)
    }

    /// The folder of its files.
    #[must_use]
    pub fn site(&self) -> PathBuf {
        self.folder.path().join("site")
    }
}

fn change(file: &Path, from: &str, to: &str) -> anyhow::Result<()> {
    let text = fs::read_to_string(file).with_context(|| format!("{} cannot be read", file.display()))?;
    ensure!(text.contains(from), "{} has no {from}", file.display());
    Ok(fs::write(file, text.replacen(from, to, 1))?)
}

fn copy(from: &Path, to: &Path) -> std::io::Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy(&entry.path(), &target)?;
        } else {
            fs::copy(entry.path(), target)?;
        }
    }
    Ok(())
}
