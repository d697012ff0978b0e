//! The whole site: what files it has, and what is in each.

use std::borrow::Cow;
use std::cell::OnceCell;
use std::collections::BTreeMap;
use std::panic::resume_unwind;
use std::sync::atomic::{AtomicUsize, Ordering};

use fingerpost_core::Offer;
use fingerpost_core::model::Core;
use fingerpost_core::pack;
use fingerpost_core::search::build::{EVERYWHERE, many};
use fingerpost_source::duties::Duties;

use fingerpost_web::page::{Drawer, path};
use fingerpost_web::styles::STYLES;

use crate::edition::{self, Edition};
use crate::home::Search;
use crate::offline::Kept;
use crate::pages::Pages;
use crate::{address, home, offline};

/// The folder of the packs, with a folder in it for each offer.
pub(crate) const PACKS: &str = "offers";
/// The folder of the table of postcodes.
pub(crate) const PLACES: &str = "places";
/// The styles of every page: the page's own, then the navigator's.
const CSS: &str = "page.css";
/// The small script of a page, which the page can do without.
pub(crate) const SCRIPT: &str = "page.js";
/// The page for an iframe.
pub(crate) const FRAME: &str = "frame.html";
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
    /// The council's own search.
    search: Option<Search>,
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
        put("", vec![(FRAME.to_owned(), home::frame(&offer.core)?.into_bytes())]);
        put("", vec![(offline::WORKER.to_owned(), offline::SWITCHED_OFF.into())]);
        files.entry(CSS.to_owned()).or_default().extend_from_slice(STYLES.as_bytes());
        let mut pages = Pages::new(offer, duties);
        pages.has_script = files.contains_key(SCRIPT);
        Self { pages, search: None, files }.with_homes()
    }

    /// The site with its pages in other languages of the offer too, each in a folder of its language's tag; `all` stands for every language that the offer has. To
    /// be told before the address.
    ///
    /// # Errors
    /// A sentence, where the offer has no such language.
    pub fn pages_in(mut self, tags: &[String]) -> Result<Self, String> {
        self.pages.others = edition::places(self.core(), tags)?;
        self.with_homes()
    }

    /// The site with the pages that hold the navigator, in each language.
    fn with_homes(mut self) -> Result<Self, String> {
        let (core, editions) = (self.pages.core(), self.pages.editions());
        for edition in &editions {
            let pages = [
                (path::HOME, home::page(core, edition, &editions)?),
                (path::SEARCH, home::search(core, edition, &editions, self.search.as_ref())?),
            ];
            self.files.extend(pages.map(|(path, page)| (format!("{}{path}", edition.folder), page.into_bytes())));
        }
        Ok(self)
    }

    /// The site with a form for the council's own search, on the page of the search, where the navigator cannot run. To be told before the address.
    ///
    /// # Errors
    /// Where the page in the repository has lost one of its marks.
    pub fn searched_at(mut self, search: &Search) -> Result<Self, String> {
        self.search = Some(search.clone());
        self.with_homes()
    }

    /// The site as it is at this address (`https:` or `http:`, with a slash at its end): each page says which address is its own and what to show where
    /// somebody shares it, and `sitemap.xml` lists them for searches on the web.
    #[must_use]
    pub fn at(mut self, address: &str) -> Self {
        let mut pages = self.pages.paths();
        pages.sort();
        let (core, editions) = (self.pages.core(), self.pages.editions());
        let homes = editions.iter().flat_map(|Edition { folder, .. }| [folder.clone(), format!("{folder}{}", path::SEARCH)]);
        self.files.insert(SITEMAP.to_owned(), address::sitemap(address, homes.chain(pages)).into_bytes());
        for Edition { folder, words, .. } in &editions {
            let heads =
                [(path::HOME, "", home::title(words, core)), (path::SEARCH, path::SEARCH, words.say(home::SEARCH).to_owned())];
            for (file, path, title) in heads {
                let told = address::head(address, &format!("{folder}{path}"), &title, &home::about(words, core)).into_string();
                let others = address::others(address, &editions, path).into_string();
                if let Some(page) = self.files.get_mut(&format!("{folder}{file}")) {
                    *page =
                        String::from_utf8_lossy(page).replacen("</head>", &format!("{told}{others}\n</head>"), 1).into_bytes();
                }
            }
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

    /// What is in the file at a path; `None` where there is none. For many files, see [`Site::press`].
    #[must_use]
    pub fn file(&self, path: &str) -> Option<Cow<'_, [u8]>> {
        self.press().file(path)
    }

    /// Every file, in the order of their paths, made on as many threads as the machine has. `made` hears of each that is ready.
    #[must_use]
    pub fn all(&self, made: &(dyn Fn() + Sync)) -> Vec<File> {
        let paths = self.paths();
        let next = AtomicUsize::new(0);
        let work = || {
            let (press, mut files) = (self.press(), Vec::new());
            while let Some(path) = paths.get(next.fetch_add(1, Ordering::Relaxed)) {
                files.extend(press.file(path).map(|bytes| (path.clone(), bytes.into_owned())));
                made();
            }
            files
        };
        let threads = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
        let mut files: Vec<File> = std::thread::scope(|scope| {
            let working: Vec<_> = (1..threads).map(|_| scope.spawn(work)).collect();
            let own = work();
            let others = working.into_iter().flat_map(|thread| thread.join().unwrap_or_else(|panic| resume_unwind(panic)));
            others.chain(own).collect()
        });
        files.sort();
        files
    }

    /// Its files as those of a site that families' devices keep: after one visit its questions, its search and the pages they opened work without a network.
    /// `files` are all of them, as [`Site::all`] gives them.
    #[must_use]
    pub fn kept(&self, files: Vec<File>) -> Kept {
        offline::kept(files, self.core(), self.pages.not_connected())
    }

    /// What makes the files, one after the other, on one thread: as many can work side by side as there are threads.
    #[must_use]
    pub fn press(&self) -> Press<'_> {
        Press { site: self, drawers: self.pages.editions().iter().map(|_| OnceCell::new()).collect() }
    }

    /// The offer that the site is of.
    #[must_use]
    pub fn core(&self) -> &Core {
        self.pages.core()
    }
}

/// Makes a site's files on one thread.
pub struct Press<'a> {
    site: &'a Site,
    /// One for each language, ready once a page in it is asked for.
    drawers: Vec<OnceCell<Drawer>>,
}

impl<'a> Press<'a> {
    /// What is in the file at a path; `None` where there is none.
    #[must_use]
    pub fn file(&self, path: &str) -> Option<Cow<'a, [u8]>> {
        if let Some(bytes) = self.site.files.get(path) {
            return Some(Cow::Borrowed(bytes));
        }
        let pages = &self.site.pages;
        let drawer = |edition: usize| {
            self.drawers[edition].get_or_init(|| match edition.checked_sub(1).and_then(|other| pages.others.get(other)) {
                Some(place) => Drawer::reading(&pages.offer, *place),
                None => Drawer::new(&pages.offer),
            })
        };
        pages.render(drawer, path).map(|page| Cow::Owned(page.into_bytes()))
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test stops at once")]
mod tests {
    use std::collections::BTreeSet;

    use scraper::{Html, Selector};

    use super::*;
    use crate::pseudo;
    use fingerpost_web::NEUTRAL_PAGE;

    fn site() -> Site {
        let widget = ["fingerpost.js", "fingerpost.svg", "frame.js", "page.css"].map(|name| (name.to_owned(), Vec::new()));
        let (offer, duties) = fingerpost_source::read_with_duties(&fingerpost_source::sample_files()).unwrap();
        Site::new(offer, duties, Vec::new(), Widget(widget.into()), Vec::new()).unwrap()
    }

    /// The same with its pages in the made-up language too.
    fn in_two_languages() -> Site {
        let widget =
            ["fingerpost.js", "fingerpost.svg", "frame.js", "page.css", "page.js"].map(|name| (name.to_owned(), Vec::new()));
        let (mut offer, duties) = fingerpost_source::read_with_duties(&fingerpost_source::sample_files()).unwrap();
        pseudo::speak(&mut offer);
        let site = Site::new(offer, duties, Vec::new(), Widget(widget.into()), Vec::new()).unwrap();
        site.pages_in(&[pseudo::TAG.to_owned()]).unwrap()
    }

    fn text(site: &Site, path: &str) -> String {
        String::from_utf8(site.file(path).unwrap().into_owned()).unwrap()
    }

    fn pages(site: &Site) -> Vec<String> {
        site.paths().into_iter().filter(|path| path.ends_with(".html")).collect()
    }

    #[test]
    fn every_link_inside_leads_to_a_file_and_every_anchor_to_a_place_on_it() {
        let site = in_two_languages();
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
    fn every_page_has_one_heading_of_the_first_level_a_title_a_way_to_urgent_help_and_a_quick_way_out() {
        let site = in_two_languages();
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
            assert_eq!(count(&format!("a.leave[href='{NEUTRAL_PAGE}']")), 1, "{page}");
        }
    }

    #[test]
    fn no_page_tells_another_site_where_a_family_came_from() {
        let site = in_two_languages();
        for page in pages(&site) {
            let head = text(&site, &page);
            let (head, _) = head.split_once("</head>").unwrap();
            assert!(head.contains("<meta name=\"referrer\" content=\"same-origin\">"), "{page}");
        }
    }

    #[test]
    fn a_service_page_says_what_the_navigator_says() {
        insta::assert_snapshot!(text(&site(), "services/home-teaching.html").replace("><", ">\n<"));
    }

    #[test]
    fn a_page_links_to_the_video_of_its_service_or_pathway_and_no_other_page_does() {
        let mut offer = fingerpost_source::sample();
        let line = offer.core.service("advice-line").unwrap().index();
        let video = |of: &str| format!("https://example.org/{of}");
        (offer.details[line].bsl, offer.words.pathways[0].bsl) = (video("advice"), video("asking"));
        let site = Site::new(offer, Duties::default(), Vec::new(), Widget::default(), Vec::new()).unwrap();
        let link = |of: &str| {
            format!(
                "<a href=\"{}\" target=\"_blank\" rel=\"noopener noreferrer\">Watch this in British Sign Language (opens in a new tab)</a>",
                video(of)
            )
        };
        for (path, of) in [("services/advice-line.html", "advice"), ("steps/asking-for-help.html", "asking")] {
            let page = text(&site, path);
            assert!(page.contains(&link(of)), "{page}");
        }
        for path in pages(&site) {
            let says = text(&site, &path).contains("Watch this in British Sign Language");
            assert_eq!(says, ["services/advice-line.html", "steps/asking-for-help.html"].contains(&&*path), "{path}");
        }
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
        assert!(text(&site, "needs/index.html").contains("href=\"../needs/autism.html\""));
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
        assert!(old.contains("href=\"../needs/autism-16-to-18.html\" aria-current=\"page\""), "{old}");
    }

    #[test]
    fn a_page_that_leaves_services_out_says_how_many_and_where_they_are() {
        let mut offer = fingerpost_source::sample();
        let line = offer.core.service("advice-line").unwrap().index();
        for index in 0..50 {
            let like = offer.core.services[line].clone();
            offer.core.services.push(fingerpost_core::model::Service { id: format!("like-{index}"), ..like });
            offer.details.push(offer.details[line].clone());
        }
        offer.also = fingerpost_core::model::OtherNames::default();
        let site = Site::new(offer, Duties::default(), Vec::new(), Widget::default(), Vec::new()).unwrap();
        let page = text(&site, "topics/learning.html");
        let shown = (0..50).filter(|index| page.contains(&format!("services/like-{index}.html"))).count();
        let says = format!("This page leaves out {} services. You can find them by name.", 50 - shown);
        assert!(shown < 50 && page.contains(&says) && page.contains("../a-to-z.html"), "{shown} shown: {page}");
        assert!(!text(&self::site(), "topics/learning.html").contains("leaves out"));
    }

    #[test]
    fn a_site_that_knows_its_address_tells_it_on_each_page_and_lists_them() {
        let site = in_two_languages().at("https://www.example.org/help/");
        let list = text(&site, "sitemap.xml");
        assert!(list.contains("<loc>https://www.example.org/help/</loc>"), "{list}");
        assert!(!list.contains(FRAME), "searches have no use for a page that stands in others: {list}");
        for page in pages(&site).into_iter().filter(|page| page != FRAME) {
            let own = format!(
                "https://www.example.org/help/{}",
                match page.as_str() {
                    "index.html" => "",
                    "ur/index.html" => "ur/",
                    page => page,
                }
            );
            assert!(list.contains(&format!("<loc>{own}</loc>")), "{page}");
            assert!(text(&site, &page).contains(&format!("<link rel=\"canonical\" href=\"{own}\">")), "{page}");
        }
        assert!(!text(&super::tests::site(), "index.html").contains("canonical"), "without an address nothing is made up");
    }
    #[test]
    fn a_page_in_another_language_says_nothing_of_ours_in_english_and_marks_what_is() {
        let site = in_two_languages();
        let (mut others, mut english) = (0, Vec::new());
        for page in pages(&site) {
            let Some(own) = page.strip_prefix("ur/") else { continue };
            others += 1;
            let html = text(&site, &page);
            english.extend(pseudo::outside(&html).into_iter().map(|says| format!("{page}: {says}")));
            let parsed = Html::parse_document(&html);
            let one = |what: &str| parsed.select(&Selector::parse(what).unwrap()).count() == 1;
            assert!(one("html[lang=ur][dir=rtl]"), "{page}");
            // Each leads to the same page in the other language.
            let (up, to_english) = (path::up(&page), path::up(&page) + own);
            assert!(one(&format!("a[hreflang='en-GB'][href='{to_english}']")), "{page}");
            assert!(one(&format!("a[hreflang=ur][href='{up}{page}'][aria-current]")), "{page}");
            assert!(html.contains("Nobody has checked this translation yet"), "{page}");
            let back = path::up(own) + &page;
            assert!(text(&site, own).contains(&format!("<a lang=\"ur\" hreflang=\"ur\" href=\"{back}\">")), "{own}");
        }
        assert!(others > 50, "{others}");
        assert!(english.is_empty(), "{}", english.join("\n"));
    }

    #[test]
    fn a_page_in_another_language_names_the_files_of_the_top_and_holds_the_navigator_in_its_language() {
        let site = in_two_languages().at("https://www.example.org/help/");
        let home = text(&site, "ur/index.html");
        for part in [
            "<fingerpost-navigator language=\"ur\" offer=\"../offers/sample/\"",
            "src=\"../fingerpost.js\"",
            "href=\"../page.css\"",
            "<link rel=\"alternate\" hreflang=\"ur\" href=\"https://www.example.org/help/ur/\">",
        ] {
            assert!(home.contains(part), "{part}: {home}");
        }
        let search = text(&site, "ur/search.html");
        assert!(
            search.contains("language=\"ur\" start=\"search\"") && !text(&site, "search.html").contains("language="),
            "{search}"
        );
        let page = text(&site, "ur/services/home-teaching.html");
        let alternate =
            "<link rel=\"alternate\" hreflang=\"en-GB\" href=\"https://www.example.org/help/services/home-teaching.html\">";
        assert!(page.contains("src=\"../../page.js\"") && page.contains(alternate), "{page}");
        assert!(page.contains("href=\"../index.html\""), "links stay in the language: {page}");
    }
}
