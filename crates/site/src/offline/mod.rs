//! The site on a family's device, for when there is no network: the files that make it so, and what each page says of them.
//!
//! The icons are pictures of `web/static/fingerpost.svg`, here as `$svg` in base64:
//!
//! ```text
//! for size in 192 512; do
//!   chromium --headless=new --no-sandbox --hide-scrollbars --window-size=$size,$size --screenshot=icon-$size.png \
//!     "data:text/html,<body style='margin:0;background:white'><img style='width:60%25;margin:20%25;display:block' src='data:image/svg+xml;base64,$svg'>"
//! done
//! ```

mod copy;
#[cfg(test)]
mod tests;

use fingerpost_core::catalogue::ENGLISH;
use fingerpost_core::model::Core;
use fingerpost_web::page::path;
use maud::html;
use serde_json::json;

use crate::home;
use crate::pages::offline::PATH;
use crate::site::{FRAME, File, SCRIPT};

/// What keeps the site on a family's device; in a site that is not kept, what takes away what an earlier build kept.
pub(crate) const WORKER: &str = "service-worker.js";
/// The worker of a site that is not kept.
pub(crate) const SWITCHED_OFF: &str = include_str!("switched-off.js");

/// What an installed site is called, and how it looks.
const MANIFEST: &str = "site.webmanifest";
/// Has the browser keep the site.
const REGISTER: &str = "register.js";
const REGISTERS: &str = include_str!("register.js");
/// The icon for phones that take no SVG.
const ICON: &str = "icon-192.png";

/// A site that families' devices keep.
#[derive(Clone, Debug)]
pub struct Kept {
    /// All of its files.
    pub files: Vec<File>,
    /// How many bytes a device keeps: what the questions, the search and urgent help need, before anything compresses it on its way.
    pub copy: usize,
}

/// The files of a site, as those of one that is kept: each page has it kept, and `not_connected` stands in for a page that is not on the device.
pub(crate) fn kept(files: Vec<File>, core: &Core, not_connected: String) -> Kept {
    let icons = [(ICON, &include_bytes!("icon-192.png")[..]), ("icon-512.png", include_bytes!("icon-512.png"))];
    let own = [(MANIFEST, manifest(core).into_bytes()), (REGISTER, REGISTERS.into()), (PATH, not_connected.into_bytes())];
    let own = own.into_iter().chain(icons.map(|(name, bytes)| (name, bytes.to_vec())));
    let mut files: Vec<File> = files.into_iter().chain(own.map(|(name, bytes)| (name.to_owned(), bytes))).collect();
    files.retain(|(path, _)| path != WORKER);
    for (path, bytes) in &mut files {
        if path == SCRIPT {
            bytes.extend_from_slice(&[b"\n", REGISTERS.as_bytes()].concat());
        } else if path.ends_with(".html") && path != FRAME {
            // That for iframes stays as it is: it stands in other people's pages.
            *bytes = dressed(path, &String::from_utf8_lossy(bytes)).into_bytes();
        }
    }
    copy::with(files, core)
}

/// A page that can be installed, and has the browser keep the site: by its own script where it has one, so that it asks for no file more.
fn dressed(path: &str, page: &str) -> String {
    let up = path::up(path);
    let links = html! {
        link rel="manifest" href=(format!("{up}{MANIFEST}"));
        link rel="apple-touch-icon" href=(format!("{up}{ICON}"));
        @if !page.contains(&format!("{SCRIPT}\"")) { script type="module" src=(format!("{up}{REGISTER}")) {} }
    };
    page.replacen("</head>", &format!("{}\n</head>", links.into_string()), 1)
}

/// What an installed site is called and how it looks, as the W3C's Web Application Manifest has it.
fn manifest(core: &Core) -> String {
    let png = |size: u32| {
        let sizes = format!("{size}x{size}");
        json!({ "src": format!("icon-{size}.png"), "type": "image/png", "sizes": sizes, "purpose": "any maskable" })
    };
    let about = json!({
        "name": home::title(&ENGLISH, core),
        "short_name": "Find help",
        "description": home::about(&ENGLISH, core),
        "lang": core.language,
        "id": "./",
        "start_url": "./",
        "scope": "./",
        "display": "standalone",
        "background_color": "#ffffff",
        "theme_color": "#0a5753",
        "icons": [{ "src": "fingerpost.svg", "type": "image/svg+xml", "sizes": "any" }, png(192), png(512)],
    });
    about.to_string()
}
