//! The steps of the tests, and choosing among them.

use anyhow::{Result, bail};

use super::tally::Tally;
use super::{browsers, handbook, js, offline, pages, rust, site};
use crate::tools::Tool;
use crate::{api, fuzz, languages, supply};

/// One step of the tests.
pub(super) struct Step {
    /// What it is called.
    pub(super) name: &'static str,
    /// What it proves.
    pub(super) about: &'static str,
    /// What it cannot do without.
    pub(super) tools: &'static [Tool],
    /// The step whose result this one looks at.
    pub(super) after: Option<&'static str>,
    /// It takes minutes, and would come to the same on the same files: one that passed on them is not run once more unless it is asked for.
    pub(super) lasts: bool,
    /// Does it.
    pub(super) run: fn() -> Result<Tally>,
}

/// Every step, in order: what is quick and often wrong comes first.
pub(super) const STEPS: [Step; 21] = [
    Step {
        name: "format",
        about: "the code is laid out as rustfmt lays it out",
        tools: &[],
        after: None,
        lasts: false,
        run: rust::format,
    },
    Step {
        name: "clippy",
        about: "no warnings, natively and for WebAssembly",
        tools: &[Tool::WasmTarget],
        after: None,
        lasts: false,
        run: rust::clippy,
    },
    Step { name: "unit", about: "unit, property and snapshot tests", tools: &[], after: None, lasts: false, run: rust::unit },
    Step {
        name: "docs",
        about: "examples in the documentation run, and its links lead somewhere",
        tools: &[],
        after: None,
        lasts: false,
        run: rust::docs,
    },
    Step {
        name: "api",
        about: "the public API of the core is the one that is listed",
        tools: &[],
        after: None,
        lasts: false,
        run: api::check,
    },
    Step {
        name: "languages",
        about: "every text of ours is there in each language, with its forms and gaps",
        tools: &[],
        after: None,
        lasts: false,
        run: languages::check,
    },
    Step {
        name: "supply",
        about: "each dependency has a reason, a licence we may use, one version and a digest, and our code is safe",
        tools: &[],
        after: None,
        lasts: false,
        run: supply::check,
    },
    Step { name: "offer", about: "the offers' files have no mistakes", tools: &[], after: None, lasts: false, run: site::offers },
    Step {
        name: "handbook",
        about: "the handbook builds, has every page, and its links lead somewhere",
        tools: &[Tool::Mdbook],
        after: None,
        lasts: false,
        run: handbook::build,
    },
    Step {
        name: "shoppers",
        about: "families from the documents are shown what they need",
        tools: &[],
        after: None,
        lasts: false,
        run: site::shoppers,
    },
    Step {
        name: "fuzz",
        about: "made-up input breaks nothing that reads bytes or text from outside, a minute for each target",
        tools: &[],
        after: None,
        lasts: true,
        run: fuzz::check,
    },
    Step {
        name: "offline",
        about: "what the service worker of a kept site decides, in Node",
        tools: &[],
        after: None,
        lasts: false,
        run: offline::check,
    },
    Step {
        name: "wasm-chromium",
        about: "WebAssembly tests, headless in Chromium",
        tools: &[Tool::WasmTarget, Tool::WasmBindgen, Tool::Chromium],
        after: None,
        lasts: false,
        run: browsers::wasm_chromium,
    },
    Step {
        name: "wasm-firefox",
        about: "WebAssembly tests, headless in Firefox",
        tools: &[Tool::WasmTarget, Tool::WasmBindgen, Tool::Firefox, Tool::Geckodriver],
        after: None,
        lasts: false,
        run: browsers::wasm_firefox,
    },
    Step { name: "dist", about: "the optimised site builds", tools: &Tool::FOR_DIST, after: None, lasts: false, run: site::dist },
    Step {
        name: "budgets",
        about: "what a family downloads is small enough",
        tools: &[],
        after: Some("dist"),
        lasts: false,
        run: site::budgets,
    },
    Step {
        name: "pages",
        about: "the HTML of every page is valid, no link inside is dead, and a service's page is light",
        tools: &[Tool::Java, Tool::Html],
        after: Some("dist"),
        lasts: false,
        run: pages::check,
    },
    Step {
        name: "browser",
        about: "a family's way through the site and through other people's pages, and axe-core on each screen",
        tools: &[Tool::Npm, Tool::Chromium, Tool::Firefox, Tool::Geckodriver, Tool::WebKit],
        after: Some("dist"),
        lasts: true,
        run: browsers::journeys,
    },
    Step {
        name: "js",
        about: "the library for JavaScript: its size, its types, its examples in Node and in Chromium",
        tools: &[Tool::WasmTarget, Tool::WasmBindgen, Tool::Npm, Tool::Chromium],
        after: None,
        lasts: false,
        run: js::check,
    },
    Step {
        name: "trunk",
        about: "Trunk builds the same site",
        tools: &[Tool::WasmTarget, Tool::WasmBindgen, Tool::Npm, Tool::Trunk],
        after: None,
        lasts: false,
        run: site::trunk,
    },
    Step {
        name: "fallback",
        about: "the site compiles without rustup's wasm target",
        tools: &[Tool::DebianWasm],
        after: None,
        lasts: false,
        run: site::fallback,
    },
];

/// The steps of these names with those they build on, in order; all of them when none is named.
pub(super) fn chosen(names: &[String]) -> Result<Vec<&'static Step>> {
    if let Some(unknown) = names.iter().find(|name| !STEPS.iter().any(|step| step.name == **name)) {
        let known: Vec<_> = STEPS.iter().map(|step| step.name).collect();
        bail!("There is no step {unknown}. The steps are {}.", known.join(", "));
    }
    let named = |wanted: &str| names.iter().any(|name| name == wanted);
    let needed = |wanted: &str| STEPS.iter().any(|step| named(step.name) && step.after == Some(wanted));
    Ok(STEPS.iter().filter(|step| names.is_empty() || named(step.name) || needed(step.name)).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(only: &[&str]) -> Vec<&'static str> {
        let only: Vec<String> = only.iter().map(|&name| name.to_owned()).collect();
        chosen(&only).unwrap().iter().map(|step| step.name).collect()
    }

    #[test]
    fn a_step_brings_what_it_builds_on() {
        assert_eq!(names(&["browser", "format"]), ["format", "dist", "browser"]);
        assert_eq!(names(&["unit"]), ["unit"]);
        assert_eq!(names(&[]).len(), STEPS.len());
    }

    #[test]
    fn an_unknown_step_names_the_known_ones() {
        let problem = chosen(&["units".to_owned()]).err().unwrap().to_string();
        assert!(problem.contains("no step units") && problem.contains("wasm-firefox"), "{problem}");
    }

    #[test]
    fn steps_build_on_earlier_ones() {
        for (place, step) in STEPS.iter().enumerate() {
            assert!(step.after.is_none_or(|before| STEPS[..place].iter().any(|earlier| earlier.name == before)), "{}", step.name);
        }
    }
}
