//! `fingerpost build`: an offer as a whole web site.

use std::cell::LazyCell;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::Context;
use fingerpost_site::{File, Search, Site, Widget};
use serde_json::json;

use super::{Misused, counted, folder};
use crate::library::Library;
use crate::progress::Progress;
use crate::widget;

/// What a site holds, so that the next build may replace it.
const LIST: &str = "site.json";

/// Publish an offer: write it as a web site that any web server can serve.
///
/// The site has the navigator, and a page that needs no script for each service, each process and each word. The offers of neighbours that lie beside
/// this one's folder are in it too. The offer is checked first: where anything is wrong, nothing is written. The folder is replaced as a whole:
/// an interrupted build leaves the old site as it was.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  fingerpost build offers/warwickshire --out site
  fingerpost build offers/warwickshire --places places --address https://www.example.org/find-help/ --out /var/www/find-help")]
pub(crate) struct Args {
    /// The offer's folder: the one that holds offer.toml.
    folder: PathBuf,
    /// The folder to write; it may exist only if it holds a site of fingerpost's already, or nothing.
    #[arg(long)]
    out: PathBuf,
    #[command(flatten)]
    parts: Parts,
    /// Let families' devices keep the site: after one visit the questions, the search and the pages they opened work without the internet, and they can
    /// install it as an app. A build without this takes away what an earlier one kept.
    #[arg(long)]
    offline: bool,
    /// Print what was written as JSON.
    #[arg(long)]
    json: bool,
}

/// What is put into a site beside the offer.
#[derive(Debug, clap::Args)]
pub(crate) struct Parts {
    /// A table of postcodes, as `fingerpost places build` writes it: then a whole postcode says where a family lives, and how far each place is.
    #[arg(long, value_name = "FOLDER")]
    places: Option<PathBuf>,
    /// Where the site will be (such as `https://www.example.org/find-help/`): then each page tells searches on the web its address, and a sitemap lists them.
    #[arg(long, value_name = "ADDRESS", value_parser = super::site_address)]
    address: Option<String>,
    /// Languages to have the pages in as well, set apart by commas: `pl,ur`, or `all` that the offer has. Each has its pages in a folder of its tag (`pl/`).
    /// The navigator has every language of the offer without this.
    #[arg(long, value_name = "LANGUAGES", value_delimiter = ',')]
    pages_in: Vec<String>,
    /// The search of the council's own website, with the name of what is searched for at its end (such as `https://www.example.org/search?q`): then the
    /// page of the search has a form for it where the navigator cannot run. What a family types there goes to that address.
    #[arg(long, value_name = "ADDRESS", value_parser = Search::at)]
    search: Option<Search>,
    /// The navigator to put in, in the place of the one that this program carries.
    #[arg(long, value_name = "FOLDER", env = "FINGERPOST_WIDGET_FOLDER", hide = true)]
    widget: Option<PathBuf>,
}

impl Parts {
    /// Reads them.
    ///
    /// # Errors
    /// Where one cannot be read, or this program carries no navigator.
    pub(crate) fn read(&self) -> anyhow::Result<Beside> {
        let places = self.places.as_deref().map(widget::files).transpose().context("--places")?.unwrap_or_default();
        Ok(Beside {
            widget: widget::widget(self.widget.as_deref())?,
            places,
            address: self.address.clone(),
            pages_in: self.pages_in.clone(),
            search: self.search.clone(),
        })
    }
}

/// What is put into a site beside the offer, once it is read.
pub(crate) struct Beside {
    widget: Widget,
    places: Vec<File>,
    address: Option<String>,
    pages_in: Vec<String>,
    search: Option<Search>,
}

impl Beside {
    /// The site of an offer, with these beside it; and which neighbours are not here, as sentences.
    ///
    /// # Errors
    /// The offer's findings, or why something cannot be read.
    pub(crate) fn site(&self, library: &mut Library) -> anyhow::Result<(Site, Vec<String>)> {
        let (offer, neighbours, missing) = library.read()?;
        let site = Site::new(offer, library.duties(), neighbours, self.widget.clone(), self.places.clone());
        let site = site.map_err(anyhow::Error::msg)?;
        let mut site = site.pages_in(&self.pages_in).map_err(|wrong| Misused(format!("--pages-in: {wrong}")))?;
        if let Some(search) = &self.search {
            site = site.searched_at(search).map_err(anyhow::Error::msg)?;
        }
        Ok((self.address.iter().fold(site, |site, address| site.at(address)), missing))
    }
}

pub(crate) fn run(args: &Args) -> anyhow::Result<()> {
    let progress = Progress::start("reading the offer");
    // What cannot be replaced is said before the work; what is there then is looked at again when it is replaced.
    old(&args.out)?;
    let (site, missing) = args.parts.read()?.site(&mut Library::new(&args.folder)?)?;
    missing.iter().for_each(|says| noteln!("{says}"));
    progress.count("writing", site.paths().len());
    let mut files = site.all(&|| progress.step());
    let mut copy = None;
    if args.offline {
        let kept = site.kept(files);
        (files, copy) = (kept.files, Some(kept.copy));
    }
    let paths: Vec<String> = files.iter().map(|(path, _)| path.clone()).collect();
    files.push((LIST.to_owned(), list(&paths)?));
    let old = LazyCell::new(|| old(&args.out).unwrap_or_default());
    folder::replace(&args.out, &files, "a site that fingerpost wrote", |name| old.iter().any(|path| top(path) == name))?;
    progress.end();
    let bytes: usize = files.iter().map(|(_, bytes)| bytes.len()).sum();
    let pages = paths.iter().filter(|path| path.ends_with(".html")).count();
    if args.json {
        sayln!(
            "{}",
            json!({ "out": args.out.display().to_string(), "files": files.len(), "pages": pages, "bytes": bytes, "copy": copy })
        );
    } else {
        let (out, name) = (args.out.display(), &site.core().name);
        sayln!(
            "{out} is the site of {name}: {}, {} in all, {bytes} bytes.",
            counted(pages, "page"),
            counted(files.len(), "file")
        );
        if let Some(copy) = copy {
            sayln!("Without the internet, families have a copy of {copy} bytes, and the pages that they opened.");
        }
        sayln!("Any web server that serves files can serve it. To look at it here: fingerpost serve --site {out}");
    }
    Ok(())
}

/// The first name of a path.
fn top(path: &str) -> &str {
    path.split('/').next().unwrap_or(path)
}

/// The files of the site that is there already; none where there is none.
fn old(out: &Path) -> anyhow::Result<Vec<String>> {
    let list = out.join(LIST);
    if !list.is_file() {
        return Ok(Vec::new());
    }
    let text = fs::read_to_string(&list).with_context(|| format!("cannot read {}", list.display()))?;
    let wrong =
        || Misused(format!("{} is not a list that fingerpost wrote: choose another folder, or move it away", list.display()));
    let value: serde_json::Value = serde_json::from_str(&text).map_err(|_| wrong())?;
    let files = value["files"].as_array().ok_or_else(wrong)?;
    Ok(files.iter().filter_map(|file| file.as_str().map(str::to_owned)).chain([LIST.to_owned()]).collect())
}

/// The list of a site's files.
fn list(paths: &[String]) -> anyhow::Result<Vec<u8>> {
    let made_by = format!("fingerpost {}", env!("CARGO_PKG_VERSION"));
    Ok(serde_json::to_vec_pretty(&json!({ "made_by": made_by, "files": paths }))?)
}
