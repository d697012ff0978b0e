//! What a page tells of its address: to searches on the web, and where somebody shares it.

use std::fmt::Write;

use maud::{Markup, html};

use crate::edition::Edition;

/// What stands in the head of the page at `path` in a site at `site`.
pub(crate) fn head(site: &str, path: &str, title: &str, about: &str) -> Markup {
    let address = format!("{site}{path}");
    html! {
        link rel="canonical" href=(address);
        meta property="og:type" content="website";
        meta property="og:url" content=(address);
        meta property="og:title" content=(title);
        meta property="og:description" content=(about);
    }
}

/// Where the same page is in each language, the own one's too; nothing where there is only one.
pub(crate) fn others(site: &str, editions: &[Edition<'_>], path: &str) -> Markup {
    html! {
        @if editions.len() > 1 {
            @for Edition { tag, folder, .. } in editions { link rel="alternate" hreflang=(tag) href=(format!("{site}{folder}{path}")); }
        }
    }
}

/// The list of a site's pages, in the format of sitemaps.org. The pages' paths are made of ids, which need no escaping.
pub(crate) fn sitemap(site: &str, pages: impl Iterator<Item = String>) -> String {
    let mut xml =
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n".to_owned();
    for page in pages {
        let _ = writeln!(xml, "<url><loc>{}{page}</loc></url>", site.replace('&', "&amp;"));
    }
    xml + "</urlset>\n"
}
