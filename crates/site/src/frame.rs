//! What is around every page but the first: its head, the way back, whom to call, and the foot.

use fingerpost_core::Core;
use maud::{DOCTYPE, Markup, html};

use crate::{address, contact};

/// A page of the site.
pub(crate) struct Page {
    /// Where it stands in the site, such as `services/portage.html`.
    pub(crate) path: String,
    /// Its heading, and its title in the browser.
    pub(crate) title: String,
    /// One sentence about it, for searches on the web.
    pub(crate) about: String,
    /// What it says, below its heading.
    pub(crate) body: Markup,
}

/// The way from a page to the site's top: empty, or `../` for each folder that it is in.
pub(crate) fn up(path: &str) -> String {
    "../".repeat(path.matches('/').count())
}

impl Page {
    /// The whole page, as HTML. `foot` are pages to link to at its foot, each with its name; `address` is the site's.
    pub(crate) fn render(&self, core: &Core, foot: &[(&str, &str)], address: Option<&str>) -> String {
        let up = up(&self.path);
        let to = |path: &str| format!("{up}{path}");
        let call = core.urgent.services.first().map(|id| &core[*id].contact);
        html! {
            (DOCTYPE)
            html lang=(core.language) {
                head {
                    meta charset="utf-8";
                    meta name="viewport" content="width=device-width, initial-scale=1";
                    title { (self.title) " – help in " (core.name) }
                    meta name="description" content=(self.about);
                    meta name="color-scheme" content="light dark";
                    @if let Some(address) = address { (address::head(address, &self.path, &self.title, &self.about)) }
                    link rel="icon" href=(to("fingerpost.svg")) type="image/svg+xml";
                    link rel="stylesheet" href=(to("page.css"));
                }
                body {
                    a class="skip" href="#main" { "Skip to the main part" }
                    header {
                        p class="brand" {
                            img src=(to("fingerpost.svg")) alt="" width="40" height="40";
                            a href=(to("index.html")) { "Find help in " (core.name) }
                        }
                        nav class="ways" aria-label="This site" {
                            ul {
                                li { a href=(to("index.html")) { "Answer a few questions" } }
                                li { a href=(to("a-to-z.html")) { "All help, A to Z" } }
                                li { a href=(to("needs/index.html")) { "Find by need and age" } }
                                li { a href=(to("steps/index.html")) { "Steps and dates" } }
                                li { a href=(to("words.html")) { "What words mean" } }
                            }
                        }
                    }
                    main id="main" class="page" tabindex="-1" {
                        h1 { (self.title) }
                        (self.body)
                        aside class="danger" {
                            p {
                                "Is someone in danger, or not able to cope? "
                                @if let Some(contact) = call { (contact::first(contact)) ", or " }
                                a href=(to("urgent.html")) { "see all urgent help" } "."
                            }
                        }
                    }
                    footer {
                        p { "This is only a guide. Each service decides for itself who it can help." }
                        @for (path, name) in foot { p { a href=(to(path)) { (name) } } }
                    }
                }
            }
        }
        .into_string()
    }
}
