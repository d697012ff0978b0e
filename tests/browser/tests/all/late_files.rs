//! The files that a family fetches after the first question, each damaged in every way: the page still works, says what is missing and whom to
//! call, and goes on by itself once the file is right.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, ensure};
use fingerpost_browser_tests::journeys::straight_to_a_plan;
use fingerpost_browser_tests::{Browser, Page, Site};
use serde_json::json;

type Done = anyhow::Result<()>;

const MISSING: &str = "We could not get the rest of this page";
const BOX: &str = "What do you need?";
const POSTCODE: &str = "Postcode, or its first half";

/// Where a family needs a file.
#[derive(Clone, Copy, PartialEq)]
enum Needed {
    AtAService,
    AtAPathway,
    InASearch,
    InOtherCouncils,
    AtAPostcode,
}

/// A file, or the pieces of a part, that comes late.
struct Late {
    /// Its name, less what comes after the part: `offers/warwickshire/details` for all of its pieces.
    name: &'static str,
    /// A sound file that could stand in its place by mistake, where it is not cut in pieces.
    other: &'static str,
    needed: Needed,
    /// What the screen shows without it.
    still: &'static str,
    /// What it brings.
    brings: &'static str,
}

#[rustfmt::skip]
const OF_AN_OFFER: [Late; 4] = [
    Late { name: "offers/warwickshire/details", other: "", needed: Needed::AtAService, still: "What to do first", brings: "What it does" },
    Late { name: "offers/warwickshire/words", other: "offers/coventry/words.pack", needed: Needed::AtAPathway, still: "Start again", brings: "Show the dates" },
    Late { name: "offers/warwickshire/search", other: "offers/coventry/search.pack", needed: Needed::InASearch, still: "Use your own words", brings: "Shown for" },
    // With no table, the first half of a postcode leaves the districts it lies in.
    Late { name: "places/cv", other: "places/wr.pack", needed: Needed::AtAPostcode, still: "CV3 is in more than one place", brings: "CV3 3GL is in Coventry." },
];

#[rustfmt::skip]
const OF_EVERY_OFFER: [Late; 3] = [
    Late { name: "offers/everywhere/search", other: "offers/warwickshire/search.pack", needed: Needed::InOtherCouncils, still: "Shown for", brings: "In Coventry" },
    Late { name: "offers/everywhere/terms", other: "", needed: Needed::InOtherCouncils, still: "Shown for", brings: "In Coventry" },
    Late { name: "offers/everywhere/results", other: "", needed: Needed::InOtherCouncils, still: "Shown for", brings: "In Coventry" },
];

/// What is wrong with a file, and what the page says of it to whoever looks after the site.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Fault {
    Missing,
    CutShort,
    Html,
    ByteChanged,
    OfAnotherBuild,
    AnotherFile,
}

const FAULTS: [(Fault, &str); 6] = [
    (Fault::Missing, "cannot be fetched"),
    (Fault::CutShort, "cut-short"),
    (Fault::Html, "not-a-pack"),
    (Fault::ByteChanged, "damaged"),
    (Fault::OfAnotherBuild, "mixed-up"),
    (Fault::AnotherFile, "mixed-up"),
];

/// The first answer for a file is a page of HTML; from then on it is what it should be.
const WRONG_ONCE: &str = "(() => {
    const real = window.fetch;
    window.fetch = (address, init) => {
        if (!String(address).includes(args)) return real.call(window, address, init);
        window.fetch = real;
        return Promise.resolve(new Response('<p>Sign in to the Wi-Fi'));
    };
    return true; })()";

/// Keeps what the page says of its files.
const LISTEN: &str =
    "(() => { window.said = []; console.warn = (...words) => window.said.push(words.join(' ')); return true; })()";

impl Late {
    /// Its files in a folder, the first piece first.
    fn files(&self, site: &Path) -> anyhow::Result<Vec<PathBuf>> {
        let (folder, stem) = self.name.rsplit_once('/').context("a name has a folder")?;
        let is_its = |path: &PathBuf| {
            let rest = path.file_name().and_then(|name| name.to_str()?.strip_prefix(stem));
            rest.is_some_and(|rest| rest == ".pack" || rest.starts_with('-'))
        };
        let folder = site.join(folder);
        // A site without a table of postcodes has no folder for it.
        if !folder.is_dir() {
            return Ok(Vec::new());
        }
        let mut files: Vec<PathBuf> = fs::read_dir(folder)?.filter_map(|entry| Some(entry.ok()?.path())).collect();
        files.retain(is_its);
        files.sort();
        Ok(files)
    }

    /// Damages each of its files in a copy of the site, or makes them right again.
    fn put(&self, whole: &Path, copy: &Path, fault: Option<Fault>) -> Done {
        let files = self.files(whole)?;
        ensure!(!files.is_empty(), "the site has no {}", self.name);
        for (place, file) in files.iter().enumerate() {
            let mut bytes = fs::read(file)?;
            match fault {
                None => {}
                Some(Fault::Missing) => bytes.clear(),
                Some(Fault::CutShort) => bytes.truncate(bytes.len() / 2),
                Some(Fault::Html) => bytes = b"<!doctype html><p>Sign in to the Wi-Fi".to_vec(),
                Some(Fault::ByteChanged) => *bytes.last_mut().context("it is empty")? ^= 1,
                // The stamp of the build: `fingerpost_core::pack` says where it stands.
                Some(Fault::OfAnotherBuild) => bytes[16] ^= 1,
                Some(Fault::AnotherFile) if files.len() == 1 => bytes = fs::read(whole.join(self.other))?,
                Some(Fault::AnotherFile) => bytes = fs::read(&files[(place + 1) % files.len()])?,
            }
            let target = copy.join(file.strip_prefix(whole)?);
            match fault {
                Some(Fault::Missing) if target.exists() => fs::remove_file(target)?,
                Some(Fault::Missing) => {}
                _ => fs::write(target, bytes)?,
            }
        }
        Ok(())
    }

    /// Goes from the plan to where it is needed.
    async fn need(&self, page: &Page) -> Done {
        match self.needed {
            Needed::AtAPathway => {
                // It may stand in the part of the list that is folded away.
                let unfold = "(() => { const more = all('.group').find((e) => e.innerText.startsWith('Steps and dates')).querySelector('.more'); if (more) more.click(); return true; })()";
                page.ask(unfold, json!(null)).await?;
                return page.press("Ask for an EHC needs assessment").await;
            }
            Needed::AtAPostcode => {
                page.press("What we did not ask").await?;
                page.press("Answer: Where do you live?").await?;
                return page.type_into(POSTCODE, "cv3 3gl").await;
            }
            _ => {}
        }
        page.press("Search").await?;
        page.type_into(BOX, "speech and language therapy").await?;
        match self.needed {
            Needed::AtAService => page.press("Speech and language therapy").await,
            Needed::InOtherCouncils => page.press("Search other councils too").await,
            _ => Ok(()),
        }
    }

    /// Asks for it again.
    async fn again(&self, page: &Page) -> Done {
        match self.needed {
            Needed::AtAPostcode => {
                // The same postcode at once is no change to a page that is busy.
                page.type_into(POSTCODE, "c").await?;
                page.does_not_see(self.still).await?;
                page.type_into(POSTCODE, "cv3 3gl").await
            }
            _ => page.press("Try again").await,
        }
    }

    /// Damages it in every way, one after the other, under one family's hands.
    async fn holds(&self) -> Done {
        let (whole, copy) = (Site::copy()?, Site::copy()?);
        if self.needed == Needed::AtAPostcode && self.files(whole.path())?.is_empty() {
            println!("skipped: the site has no table of postcodes");
            return Ok(());
        }
        // Missing at first: some of them are fetched as soon as the page is there.
        self.put(whole.path(), copy.path(), Some(Fault::Missing))?;
        let site = Site::of(copy.path()).await?;
        let browser = Browser::start(1280, 900).await?;
        let page = browser.open(&site.address).await?;
        straight_to_a_plan(&page).await?;
        self.need(&page).await?;
        for (fault, says) in FAULTS {
            // A table of postcodes belongs to no build.
            if self.needed == Needed::AtAPostcode && fault == Fault::OfAnotherBuild {
                continue;
            }
            if self.needed != Needed::AtAPostcode {
                page.sees(MISSING).await?;
            }
            self.put(whole.path(), copy.path(), Some(fault))?;
            page.ask(LISTEN, json!(null)).await?;
            self.again(&page).await.with_context(|| format!("{fault:?}"))?;
            // A root that is sound but of another build is found out by its pieces.
            let tried = page.until("window.said.filter((said) => said.endsWith(args)).length >= 2", json!(says)).await?;
            let said = page.ask("window.said", json!(null)).await?;
            ensure!(tried, "{fault:?}: it was not tried twice; the page said {said}");
            self.is_missing(&page).await.with_context(|| format!("{fault:?}"))?;
        }
        self.put(whole.path(), copy.path(), None)?;
        page.ask(WRONG_ONCE, json!(self.name)).await?;
        self.again(&page).await?;
        page.sees(self.brings).await.context("wrong once, then right")?;
        page.does_not_see(MISSING).await?;
        self.answers_are_there(&page).await?;
        browser.close().await
    }

    /// The page says what is missing, and the rest of it works.
    async fn is_missing(&self, page: &Page) -> Done {
        page.sees(self.still).await?;
        if self.needed != Needed::AtAPostcode {
            page.sees(MISSING).await?;
            page.sees("Try again").await?;
            page.sees("01926 410410").await?;
        }
        let shown = page.text().await?;
        ensure!(!shown.contains(self.brings), "it is there all the same: {shown}");
        Ok(())
    }

    async fn answers_are_there(&self, page: &Page) -> Done {
        for _ in 0..3 {
            if page.text().await?.contains("Your next steps") {
                break;
            }
            page.press("Back").await?;
        }
        page.sees("What do you want help with? An EHC plan").await
    }
}

#[tokio::test]
async fn a_late_file_of_an_offer_costs_only_what_it_holds() -> Done {
    for late in OF_AN_OFFER {
        late.holds().await.context(late.name)?;
    }
    Ok(())
}

#[tokio::test]
async fn a_late_file_of_every_offer_costs_only_that_search() -> Done {
    for late in OF_EVERY_OFFER {
        late.holds().await.context(late.name)?;
    }
    Ok(())
}

#[tokio::test]
async fn a_site_that_is_built_anew_between_two_searches_of_every_council_is_no_matter() -> Done {
    let (whole, copy) = (Site::copy()?, Site::copy()?);
    let site = Site::of(copy.path()).await?;
    let browser = Browser::start(1280, 900).await?;
    let page = browser.open(&site.address).await?;
    page.press("Search for help").await?;
    page.type_into(BOX, "speech").await?;
    page.press("Search other councils too").await?;
    page.sees("In Coventry").await?;
    for name in ["search", "terms", "spelling", "results"].map(|part| ["offers/everywhere/", part].concat()) {
        let every = Late { name: name.leak(), other: "", needed: Needed::InOtherCouncils, still: "", brings: "" };
        every.put(whole.path(), copy.path(), Some(Fault::OfAnotherBuild))?;
    }
    page.type_into(BOX, "wheelchair").await?;
    page.press("Search other councils too").await?;
    page.sees("In Coventry").await?;
    browser.close().await
}
