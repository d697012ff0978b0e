//! The whole site: what files it has, and what is in each.

use std::borrow::Cow;
use std::collections::BTreeMap;

use fingerpost_core::Offer;
use fingerpost_core::model::Core;
use fingerpost_core::pack;
use fingerpost_core::search::build::{EVERYWHERE, many};
use fingerpost_source::duties::Duties;

use crate::pages::Pages;
use crate::{address, home};

/// The folder of the packs, with a folder in it for each offer.
const PACKS: &str = "offers";
/// The folder of the table of postcodes.
const PLACES: &str = "places";
/// The first page.
const HOME: &str = "index.html";
/// The page for an iframe.
const FRAME: &str = "frame.html";
/// The list of pages for searches on the web.
const SITEMAP: &str = "sitemap.xml";

/// A file: its path in its folder, with `/` between names, and what is in it.
pub type File = (String, Vec<u8>);

/// The navigator's own files: the loader, the glue, the WebAssembly, and what pages need, such as `page.css`.
#[derive(Clone, Debug, Default)]
pub struct Widget(pub Vec<File>);

/// A site: its pages are made when they are asked for.
pub struct Site {
    pages: Pages,
    /// Every other file.
    files: BTreeMap<String, Vec<u8>>,
}

impl Site {
    /// The site of an offer. `neighbours` are the offers of councils next door: a family near a border sees them too. `places` is a table of
    /// postcodes, as `fingerpost_core::places::write` gives it; it may be empty. `duties` are what the law asks of the offer.
    ///
    /// # Errors
    /// A sentence, where an offer contradicts itself.
    pub fn new(offer: Offer, duties: Duties, neighbours: Vec<Offer>, widget: Widget, places: Vec<File>) -> Result<Self, String> {
        let mut all = neighbours;
        all.push(offer.clone());
        all.sort_by(|one, other| one.core.id.cmp(&other.core.id));
        let mut files: BTreeMap<String, Vec<u8>> = BTreeMap::new();
        let mut put = |folder: &str, all: Vec<File>| {
            files.extend(all.into_iter().map(|(name, bytes)| (format!("{folder}{name}"), bytes)));
        };
        for offer in &all {
            let packs = pack::write(offer).map_err(|wrong| format!("{}: {wrong}", offer.core.id))?;
            put(&format!("{PACKS}/{}/", offer.core.id), packs);
        }
        let everywhere = many(&all).map_err(|wrong| wrong.to_string())?;
        put(&format!("{PACKS}/{EVERYWHERE}/"), everywhere);
        put(&format!("{PLACES}/"), places);
        put("", widget.0);
        put("", vec![(HOME.to_owned(), home::page(&offer.core)?.into_bytes())]);
        put("", vec![(FRAME.to_owned(), home::frame(&offer.core)?.into_bytes())]);
        Ok(Self { pages: Pages::new(offer, duties), files })
    }

    /// The site as it is at this address (`https:` or `http:`, with a slash at its end): each page says which address is its own and what to show where
    /// somebody shares it, and `sitemap.xml` lists them for searches on the web.
    #[must_use]
    pub fn at(mut self, address: &str) -> Self {
        let mut pages = self.pages.paths();
        pages.sort();
        let pages = std::iter::once(String::new()).chain(pages);
        self.files.insert(SITEMAP.to_owned(), address::sitemap(address, pages).into_bytes());
        if let Some(home) = self.files.get_mut(HOME) {
            let told = address::head(address, "", &home::title(self.pages.core()), &home::about(self.pages.core())).into_string();
            *home = String::from_utf8_lossy(home).replacen("</head>", &format!("{told}\n</head>"), 1).into_bytes();
        }
        self.pages.address = Some(address.to_owned());
        self
    }

    /// Every file's path, in order.
    #[must_use]
    pub fn paths(&self) -> Vec<String> {
        let mut paths = self.pages.paths();
        paths.extend(self.files.keys().cloned());
        paths.sort();
        paths
    }

    /// What is in the file at a path; `None` where there is none.
    #[must_use]
    pub fn file(&self, path: &str) -> Option<Cow<'_, [u8]>> {
        match self.files.get(path) {
            Some(bytes) => Some(Cow::Borrowed(bytes)),
            None => self.pages.render(path).map(|page| Cow::Owned(page.into_bytes())),
        }
    }

    /// The offer that the site is of.
    #[must_use]
    pub fn core(&self) -> &Core {
        self.pages.core()
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test stops at once")]
mod tests {
    use std::collections::BTreeSet;

    use scraper::{Html, Selector};

    use super::*;

    fn site() -> Site {
        let widget = ["fingerpost.js", "fingerpost.svg", "frame.js", "page.css"].map(|name| (name.to_owned(), Vec::new()));
        let (offer, duties) = fingerpost_source::read_with_duties(&fingerpost_source::sample_files()).unwrap();
        Site::new(offer, duties, Vec::new(), Widget(widget.into()), Vec::new()).unwrap()
    }

    fn text(site: &Site, path: &str) -> String {
        String::from_utf8(site.file(path).unwrap().into_owned()).unwrap()
    }

    fn pages(site: &Site) -> Vec<String> {
        site.paths().into_iter().filter(|path| path.ends_with(".html")).collect()
    }

    #[test]
    fn every_link_inside_leads_to_a_file_and_every_anchor_to_a_place_on_it() {
        let site = site();
        let paths: BTreeSet<String> = site.paths().into_iter().collect();
        let mut followed = 0;
        for page in pages(&site) {
            let html = Html::parse_document(&text(&site, &page));
            assert!(html.errors.is_empty(), "{page}: {:?}", html.errors);
            let links = Selector::parse("[href], [src]").unwrap();
            for link in html.select(&links) {
                let to = link.attr("href").or(link.attr("src")).unwrap();
                if to.contains(':') {
                    continue;
                }
                let (file, anchor) = to.split_once('#').unwrap_or((to, ""));
                let target = if file.is_empty() { page.clone() } else { resolve(&page, file) };
                assert!(paths.contains(&target), "{page} links to {to}, which is not there");
                if !anchor.is_empty() {
                    assert!(text(&site, &target).contains(&format!("id=\"{anchor}\"")), "{page}: {to}");
                }
                followed += 1;
            }
        }
        assert!(followed > 100, "{followed}");
    }

    /// Where a relative link on a page leads.
    fn resolve(page: &str, link: &str) -> String {
        let mut folders: Vec<&str> = page.split('/').collect();
        folders.pop();
        for name in link.split('/') {
            if name == ".." {
                folders.pop().unwrap();
            } else {
                folders.push(name);
            }
        }
        folders.join("/")
    }

    #[test]
    fn every_page_has_one_heading_of_the_first_level_a_title_and_a_way_to_urgent_help() {
        let site = site();
        for page in pages(&site) {
            let html = Html::parse_document(&text(&site, &page));
            let count = |what: &str| html.select(&Selector::parse(what).unwrap()).count();
            assert_eq!((count("h1"), count("title"), count("main")), (1, 1, 1), "{page}");
            assert_eq!(
                count("script:not([src], [type='application/ld+json']), [style], [onclick], style"),
                0,
                "{page} needs a laxer policy"
            );
            assert!(count("a[href^='tel:']") > 0, "{page}");
        }
    }

    #[test]
    fn a_service_page_says_what_the_navigator_says() {
        insta::assert_snapshot!(text(&site(), "services/home-teaching.html").replace("><", ">\n<"));
    }
    #[test]
    fn what_the_law_asks_and_what_families_said_have_a_page_each() {
        let site = site();
        for (path, name) in [("duties.html", "duties"), ("comments.html", "comments")] {
            let html = Html::parse_document(&text(&site, path));
            let main = html.select(&Selector::parse("main").unwrap()).next().unwrap();
            insta::assert_snapshot!(
                name,
                main.text().map(str::trim).filter(|text| !text.is_empty()).collect::<Vec<_>>().join("\n")
            );
        }
    }

    #[test]
    fn the_page_that_stands_alone_links_to_a_site_only_where_there_is_one() {
        let (offer, duties) = fingerpost_source::read_with_duties(&fingerpost_source::sample_files()).unwrap();
        let alone = crate::duties_page(&offer, &duties, None);
        assert!(!alone.contains("services/") && alone.contains("href=\"#comments\"") && alone.contains("href=\"#travel\""));
        let there = crate::duties_page(&offer, &duties, Some("https://example.org/help/"));
        assert!(there.contains("https://example.org/help/services/advice-line.html"));
        assert!(Html::parse_document(&there).errors.is_empty());
    }

    #[test]
    fn an_offer_without_topics_has_no_page_of_them() {
        let site = Site::new(fingerpost_source::sample(), Duties::default(), Vec::new(), Widget::default(), Vec::new()).unwrap();
        assert!(site.file("duties.html").is_none() && !text(&site, "words.html").contains("duties.html"));
    }

    #[test]
    fn a_page_of_a_need_and_an_age_has_what_may_suit_and_not_what_cannot() {
        let site = site();
        let any = text(&site, "needs/autism.html");
        let old = text(&site, "needs/autism-16-to-18.html");
        let young = text(&site, "needs/autism-0-to-4.html");
        assert!(text(&site, "needs/index.html").contains("href=\"autism.html\""));
        // Autism group asks for autism; Home teaching is for children under 5; the work coach for those from 16.
        for (page, service, is_there) in [
            (&any, "autism-group", true),
            (&any, "work-coach", true),
            (&young, "work-coach", false),
            (&old, "work-coach", true),
            (&old, "home-teaching", false),
        ] {
            assert_eq!(page.contains(&format!("services/{service}.html")), is_there, "{service}: {page}");
        }
        assert!(old.contains("href=\"autism-16-to-18.html\" aria-current=\"page\""), "{old}");
    }

    #[test]
    fn a_site_that_knows_its_address_tells_it_on_each_page_and_lists_them() {
        let site = site().at("https://www.example.org/help/");
        let list = text(&site, "sitemap.xml");
        assert!(list.contains("<loc>https://www.example.org/help/</loc>"), "{list}");
        assert!(!list.contains(FRAME), "searches have no use for a page that stands in others: {list}");
        for page in pages(&site).into_iter().filter(|page| page != FRAME) {
            let own = format!("https://www.example.org/help/{}", if page == "index.html" { "" } else { &page });
            assert!(list.contains(&format!("<loc>{own}</loc>")), "{page}");
            assert!(text(&site, &page).contains(&format!("<link rel=\"canonical\" href=\"{own}\">")), "{page}");
        }
        assert!(!text(&super::tests::site(), "index.html").contains("canonical"), "without an address nothing is made up");
    }
}
