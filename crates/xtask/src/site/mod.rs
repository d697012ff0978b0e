//! Building the widget, and the demonstration's site around it.
//!
//! ```text
//! fingerpost.js         the loader, and whatever else web/static holds
//! fingerpost-web.js     the glue that wasm-bindgen writes, as a function
//! fingerpost-web_bg.wasm
//! fingerpost-late.wasm  what the questions do not need; in a quick build, part of the other
//! listen.js             what reads aloud
//! ```
//! These are the widget. `fingerpost build` puts the rest around it, as for a council: crates/site says what a site holds.

mod glue;
mod integrity;
pub(crate) mod names;
pub(crate) mod panics;
pub(crate) mod postcodes;
pub(crate) mod sizes;
mod split;

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};

use crate::system::clock::timed;
use crate::system::program::Program;
use crate::system::{files, places};
use crate::tools::wasm_target::{TARGET, Way};
use crate::tools::{CrateTool, esbuild, wasm_opt};

/// The glue around the WebAssembly.
pub(crate) const GLUE: &str = "fingerpost-web.js";
/// The WebAssembly.
pub(crate) const WASM: &str = "fingerpost-web_bg.wasm";
/// What the questions do not need.
pub(crate) const LATE: &str = "fingerpost-late.wasm";
/// What reads aloud, for the navigator and for the pages that need no script.
pub(crate) const LISTEN: &str = "listen.js";
/// The loader: the one script that a page names.
pub(crate) const LOADER: &str = "fingerpost.js";
/// The offer that the site shows unless told otherwise.
pub(crate) const OFFER: &str = "offers/warwickshire";
/// The folder of the packs: a folder in it for each offer.
pub(crate) const PACKS: &str = "offers";

/// The folder of the table of postcodes, beside that of the packs.
pub(crate) const PLACES: &str = "places";

/// The languages that the site has pages in besides English, where its offer has them: one that runs from the left, one from the right.
const PAGES_IN: [&str; 2] = ["pl", "ur"];

/// What the site is built for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Build {
    /// To be there soon.
    Quick,
    /// To be small.
    Small,
}

/// The folder of an offer, as a person means it: from the folder they are in, or else from the repository's top.
pub(crate) fn offer(folder: &Path) -> Result<PathBuf> {
    let there = [folder.to_owned(), places::root().join(folder)].into_iter().find(|place| place.is_dir());
    let there =
        there.with_context(|| format!("There is no folder {}. The offers are in the folder offers.", folder.display()))?;
    there.canonicalize().with_context(|| format!("{} cannot be read", folder.display()))
}

/// The folders of this repository's offers, in order; what they share is in a folder without an `offer.toml`.
pub(crate) fn offers() -> Result<Vec<PathBuf>> {
    let folders = places::root().join("offers").read_dir().context("There is no folder offers")?;
    let mut offers: Vec<PathBuf> = folders.map(|entry| Ok(entry?.path())).collect::<Result<_>>()?;
    offers.retain(|folder| folder.join("offer.toml").is_file());
    offers.sort();
    ensure!(!offers.is_empty(), "The folder offers holds no offer.");
    Ok(offers)
}

/// Builds the site with the offer of a folder, and puts it in the place of the folder `site`. What cannot be finished leaves nothing behind.
pub(crate) fn build(build: Build, offer: &Path, site: &Path) -> Result<()> {
    // Mistakes in an offer are the likeliest to stop a build, so they come first.
    let languages = fingerpost_source::read(&fingerpost_source::open(offer)?)?.core.languages;
    let parts = Parts::build(build)?;
    let command = || {
        let tags = PAGES_IN.into_iter().filter(|tag| languages.iter().any(|language| language.tag == *tag));
        tags.fold(fingerpost("build").arg(offer).arg("--out").arg(site), |command, tag| command.args(["--pages-in", tag]))
    };
    timed("building the site", || parts.with(command()).must().map(drop))
}

/// What goes into the demonstration's site beside the offer.
pub(crate) struct Parts {
    widget: PathBuf,
    /// The table of postcodes, where the data for it is at hand.
    places: Option<PathBuf>,
}

impl Parts {
    /// Builds them.
    pub(crate) fn build(build: Build) -> Result<Self> {
        let places = places::target().join("xtask/places");
        Ok(Self { widget: widget(build)?, places: postcodes::build(&places)?.then_some(places) })
    }

    /// Tells `fingerpost` where they are.
    pub(crate) fn with(&self, command: Program) -> Program {
        let command = command.arg("--widget").arg(&self.widget);
        self.places.iter().fold(command, |command, places| command.arg("--places").arg(places))
    }
}

/// Where the widget is once it is built.
pub(crate) fn widget_folder(build: Build) -> PathBuf {
    places::target().join(if build == Build::Small { "xtask/widget" } else { "xtask/widget-quick" })
}

/// Builds the widget: its folder, which is replaced as a whole.
pub(crate) fn widget(build: Build) -> Result<PathBuf> {
    let widget = widget_folder(build);
    let new = widget.with_added_extension("new");
    files::fresh(&new)?;
    let wasm = timed("compiling the navigator", || compile(Way::here()?, build, &places::target()))?;
    files::copy(&places::root().join("web/static"), &new)?;
    match build {
        Build::Quick => timed("wrapping it for the browser", || {
            wrap(&wasm, "no-modules", &new)?;
            glue::wrap(&new.join(GLUE))
        })?,
        Build::Small => {
            let work = places::target().join("xtask/halves");
            files::fresh(&work)?;
            let halves = timed("splitting it in two", || split::split(&wasm, &work, GLUE))?;
            timed("wrapping it for the browser", || wrap(&halves.first, "web", &work))?;
            timed("making it small", || shrink(&work, &halves, &new))?;
        }
    }
    files::replace(&widget, &new)?;
    files::remove(&new)?;
    Ok(widget)
}

/// Compiles the navigator to WebAssembly.
pub(crate) fn compile(way: Way, build: Build, target: &Path) -> Result<PathBuf> {
    let profile = match build {
        Build::Quick => "dev",
        Build::Small => "widget",
    };
    let cargo = match build {
        // The splitter follows what calls what by the linker's relocations.
        Build::Small => way.cargo_with(&format!("{} -Clink-args=--emit-relocs", small_flags()?))?,
        Build::Quick => way.cargo()?,
    };
    let features = if build == Build::Small { "split" } else { "" };
    cargo
        .args(["build", "--package", "fingerpost-web", "--lib", "--target", TARGET, "--profile", profile, "--features", features])
        .env("CARGO_TARGET_DIR", target)
        .doing("compiling the navigator")
        .must()?;
    let folder = if build == Build::Quick { "debug" } else { profile };
    Ok(target.join(TARGET).join(folder).join("fingerpost_web.wasm"))
}

/// The flags of `.cargo/config.toml`, which these replace, and the folders of this machine taken out of the messages of panics: a family
/// has no use for them, and the same source then gives the same bytes anywhere.
pub(crate) fn small_flags() -> Result<String> {
    let home = std::env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = home.or_else(|| Some(PathBuf::from(std::env::var_os("HOME")?).join(".cargo")));
    let registries = home.map(|home| home.join("registry/src")).and_then(|sources| sources.read_dir().ok());
    let library = PathBuf::from(Program::new("rustc").args(["--print", "sysroot"]).answer()?).join("lib/rustlib/src/rust");
    let folders = registries.into_iter().flatten().filter_map(|entry| Some(entry.ok()?.path()));
    let folders = folders.chain([library, places::root().to_owned()]).map(|folder| folder.display().to_string());
    // A folder with a space in its name cannot be told of in this variable; its name then stays in the messages.
    let remaps =
        folders.filter(|folder| !folder.contains(char::is_whitespace)).map(|folder| format!(" --remap-path-prefix={folder}/="));
    Ok(format!("-Cllvm-args=-inline-threshold=0{}", remaps.collect::<String>()))
}

fn wrap(wasm: &Path, target: &str, folder: &Path) -> Result<()> {
    let tool = CrateTool::wasm_bindgen()?.program("wasm-bindgen")?;
    // The second file takes the first one's table of functions: a name of the linker's that is dropped otherwise.
    let args = ["--target", target, "--keep-lld-exports", "--no-typescript", "--out-name", "fingerpost-web", "--out-dir"];
    Program::new(tool).args(args).arg(folder).arg(wasm).must().map(drop)
}

/// Makes the WebAssembly and its glue in the folder `work` small, into the widget's folder.
fn shrink(work: &Path, halves: &split::Halves, widget: &Path) -> Result<()> {
    let (wasm, glue) = (widget.join(WASM), widget.join(GLUE));
    optimise(&work.join(WASM), &wasm, LEVEL)?;
    optimise(&halves.late, &widget.join(LATE), LEVEL)?;
    glue::bundle(&work.join(GLUE), &glue)?;
    let (mut wasm_bytes, mut glue_bytes) = (fs::read(&wasm)?, fs::read(&glue)?);
    names::number(&mut glue_bytes, &mut wasm_bytes);
    fs::write(&wasm, wasm_bytes)?;
    fs::write(&glue, glue_bytes)?;
    minify(&widget.join(LISTEN))?;
    integrity::fill(widget, LOADER, &[GLUE, WASM, LATE, LISTEN])?;
    minify(&widget.join(LOADER))
}

/// What makes wasm small and what makes it compress well are not the same: a function copied into its callers, or a value kept in a new
/// local, is one more thing that does not repeat. Functions in the order of their names stand beside their like. Against plain `-Oz`, brotli's
/// result is a seventh smaller (docs/decisions/0008). The features are those that rustc compiles with, which the file itself names.
const OPTIMISE: [&str; 9] = [
    "--one-caller-inline-max-function-size=0",
    "--always-inline-max-function-size=0",
    "--flexible-inline-max-function-size=0",
    "--skip-pass=local-cse",
    "--skip-pass=simplify-locals",
    "--skip-pass=code-pushing",
    "--reorder-functions-by-name",
    "--strip-debug",
    "--strip-producers",
];

/// The level of wasm-opt's passes for the navigator.
const LEVEL: &[&str] = &["-Oz"];

/// Makes WebAssembly small, by wasm-opt's passes of this level.
pub(crate) fn optimise(wasm: &Path, out: &Path, level: &[&str]) -> Result<()> {
    Program::new(wasm_opt()?).args(level).args(OPTIMISE).arg(wasm).arg("-o").arg(out).doing("making it small").must().map(drop)
}

/// A script without its comments and long names.
fn minify(script: &Path) -> Result<()> {
    let out = format!("--outfile={}", script.display());
    Program::new(esbuild()?).args(["--minify", "--format=esm", "--allow-overwrite", &out]).arg(script).must().map(drop)
}

/// The council's command, built from this repository.
pub(crate) fn fingerpost(command: &str) -> Program {
    Program::cargo()
        .args(["run", "--quiet", "--package", "fingerpost-cli", "--", command])
        .doing("building and running fingerpost")
}

/// Builds the council's command, and says where it is.
pub(crate) fn command() -> Result<PathBuf> {
    Program::cargo().args(["build", "--quiet", "--package", "fingerpost-cli"]).doing("building fingerpost").must()?;
    Ok(places::target().join("debug/fingerpost"))
}

/// Builds the council's command as it is released, with the navigator inside, and says where it is.
pub(crate) fn released_command() -> Result<PathBuf> {
    let widget = widget(Build::Small)?;
    let build = Program::cargo().args(["build", "--quiet", "--release", "--package", "fingerpost-cli"]);
    build.env("FINGERPOST_WIDGET", widget).doing("building fingerpost").must()?;
    Ok(places::target().join("release/fingerpost"))
}
