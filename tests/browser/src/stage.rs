//! Somebody else's page on one origin, and the widget on another.

use std::path::Path;

use anyhow::{Context, ensure};
use serde_json::{Value, json};

use crate::{Asked, Browser, Origin, Page, given};

/// Takes stock of a page: see the file.
const GUEST: &str = include_str!("guest.js");

/// How the two lines name the loader.
const LOADER: &str = "<script type=\"module\" src=\"{{widget}}fingerpost.js\"></script>";

/// Where the page is without the navigator.
const WITHOUT: &str = "without";

/// A page of `hosts`, and the built site beside it.
pub struct Stage {
    /// The page's own origin.
    pub host: Origin,
    /// The widget's.
    pub widget: Origin,
}

impl Stage {
    /// The page of this name.
    ///
    /// # Errors
    /// Where there is none, or it cannot be served.
    pub fn of(name: &str) -> anyhow::Result<Self> {
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("hosts").join(name).with_extension("html");
        let page = std::fs::read_to_string(&file).with_context(|| format!("there is no page {}", file.display()))?;
        let (host, widget) = (Origin::open(None)?, Origin::open(Some(&given("FINGERPOST_SITE")?))?);
        let at = |page: &str| page.replace("{{widget}}", &widget.address);
        host.put("/", &at(&page));
        host.put(&["/", WITHOUT].concat(), &at(&page.replace(LOADER, &LOADER.replace("module", "text/plain"))));
        Ok(Self { host, widget })
    }

    /// Opens the page, and waits until it is there in the place of the one before.
    ///
    /// # Errors
    /// Where it does not come.
    pub async fn open(&self, browser: &Browser) -> anyhow::Result<Page> {
        self.at("", browser).await
    }

    /// The same without the navigator: its script is of a type that does not run.
    ///
    /// # Errors
    /// Where it does not come.
    pub async fn open_without(&self, browser: &Browser) -> anyhow::Result<Page> {
        let page = self.at(WITHOUT, browser).await?;
        page.is_whole().await?;
        Ok(page)
    }

    async fn at(&self, path: &str, browser: &Browser) -> anyhow::Result<Page> {
        let address = [&self.host.address, path].concat();
        let page = browser.open(&address).await?;
        let there = page.until("location.href === args && document.readyState !== 'loading'", json!(address)).await?;
        ensure!(there, "the browser does not come to {address}");
        Ok(page)
    }

    /// Has the page sent with the strictest policy that the widget works under, as the handbook gives it.
    pub fn be_strict(&self) {
        let widget = self.widget.address.trim_end_matches('/');
        let policy = format!(
            "default-src 'none'; script-src {widget}/fingerpost.js {widget}/fingerpost-web.js {widget}/listen.js 'wasm-unsafe-eval'; connect-src {widget}/; \
             require-trusted-types-for 'script'; trusted-types 'none'; base-uri 'none'; form-action 'none'"
        );
        self.host.header("Content-Security-Policy", &policy);
        self.host.header("Cross-Origin-Embedder-Policy", "require-corp");
    }

    /// Has the page run this script before all others.
    pub fn first(&self, script: &str) {
        self.host.change("/", |page| page.replacen("<head>", &format!("<head><script>{script}</script>"), 1));
    }

    /// Has the page keep, in `instances`, a weak hold of every instance of WebAssembly that is made on it.
    pub fn watch_instances(&self) {
        self.first(
            "window.instances = [];
            const instantiate = WebAssembly.instantiate;
            WebAssembly.instantiate = async (...what) => {
                const made = await instantiate.apply(WebAssembly, what);
                instances.push(new WeakRef(made.instance || made));
                return made;
            };",
        );
    }

    /// What the page has that a guest must leave alone.
    ///
    /// # Errors
    /// Where the browser is gone.
    pub async fn stock(page: &Page) -> anyhow::Result<Value> {
        page.ask_of(GUEST, "guest", Value::Null).await
    }

    /// Checks that nobody else was asked for anything, that nothing was kept, and that no cookie went with a request.
    ///
    /// # Errors
    /// With what was asked or kept.
    pub async fn is_private(&self, page: &Page) -> anyhow::Result<()> {
        let asked = page.ask("performance.getEntriesByType('resource').map((e) => e.name)", Value::Null).await?;
        let asked: Vec<&str> = asked.as_array().into_iter().flatten().filter_map(Value::as_str).collect();
        let ours = |address: &&str| {
            address.starts_with(&self.host.address) || address.starts_with(&self.widget.address) || address.starts_with("data:")
        };
        let others: Vec<_> = asked.iter().filter(|address| !ours(address)).collect();
        ensure!(others.is_empty(), "others were asked: {others:?}");
        let with_cookies: Vec<_> = self.widget.asked().into_iter().filter(|asked| asked.cookies.is_some()).collect();
        ensure!(with_cookies.is_empty(), "cookies went with {with_cookies:?}");
        // A query tells the build that a file is of, by a number or by the start of the digest that the loader holds, or how often it was tried.
        let loader = std::fs::read_to_string(given("FINGERPOST_SITE")?.join("fingerpost.js"))?;
        let is_of_a_build = |query: &str| {
            let digest = query.get(..12).filter(|digest| loader.contains(*digest));
            query.trim_start_matches(digest.unwrap_or_default()).bytes().all(|byte| byte.is_ascii_digit())
        };
        let told = |asked: &Asked| asked.path.split_once('?').is_some_and(|(_, query)| !is_of_a_build(query));
        let with_words: Vec<_> = self.widget.asked().into_iter().filter(told).collect();
        ensure!(with_words.is_empty(), "words went with {with_words:?}");
        let kept = page.ask_later(KEPT).await?;
        ensure!(kept == json!([]), "the page keeps {kept}");
        Ok(())
    }
}

/// Everything that a page can keep in a browser.
const KEPT: &str = "(async () => [
    ...document.cookie.split(';').filter(Boolean), ...Object.keys(localStorage), ...Object.keys(sessionStorage),
    ...(indexedDB.databases ? await indexedDB.databases() : []).map((kept) => kept.name),
    ...('caches' in window ? await caches.keys() : []),
    ...('serviceWorker' in navigator ? await navigator.serviceWorker.getRegistrations() : []).map((kept) => kept.scope),
])()";
