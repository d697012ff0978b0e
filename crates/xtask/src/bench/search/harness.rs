//! The scripts of tests/search-bench with the packages beside them, in a folder of their own under target: Node looks for packages from where a
//! script lies, and nothing is installed into the work tree.

use std::cell::OnceCell;
use std::ffi::OsStr;
use std::fs;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use serde_json::Value;

use super::engines::last_line;
use crate::site::sizes;
use crate::system::program::Program;
use crate::system::{files, places};
use crate::tools::{SEARCHES, esbuild};

/// What `tests/measures` exports once there is a search to measure.
const EXPORT: &str = "SearchBench";

/// V8 compiles a regular expression from its second use on, and stops where all of them come to too much code: a bench of hundreds of queries would
/// get there, and a family's few would not. It matters to uFuzzy, which makes new ones of every query.
const COMPILE: &str = "--no-regexp-tier-up";
/// Indexes of 100,000 services do not fit into what Node takes by itself: 8 GB.
const MEMORY: &str = "--max-old-space-size=8192";

/// The scripts, ready to run.
pub(crate) struct Harness {
    folder: PathBuf,
    /// The glue of Fingerpost's search for Node, once it is asked for.
    glue: OnceCell<PathBuf>,
}

impl Harness {
    pub(super) fn lay_out(folder: &Path) -> Result<Self> {
        files::fresh(folder)?;
        let scripts = places::root().join("tests/search-bench");
        for entry in fs::read_dir(&scripts)? {
            let path = entry?.path();
            let name = path.file_name().unwrap_or_default();
            if path.extension().is_some_and(|ending| ending == "mjs" || ending == "html") {
                fs::copy(&path, folder.join(name)).with_context(|| format!("Could not copy {}", path.display()))?;
            }
        }
        files::copy(&scripts.join("engines"), &folder.join("engines"))?;
        symlink(SEARCHES.modules()?, folder.join("node_modules")).context("Could not link the packages")?;
        Ok(Self { folder: folder.to_owned(), glue: OnceCell::new() })
    }

    /// Runs a script.
    pub(super) fn run(&self, arguments: &[&dyn AsRef<OsStr>]) -> Result<String> {
        let node = Program::new("node").arg(MEMORY).folder(&self.folder);
        let program = arguments.iter().fold(node, |program, argument| program.arg(argument));
        Ok(program.must()?.printed)
    }

    /// Runs a script for the JSON that it prints.
    pub(super) fn node(&self, arguments: &[&dyn AsRef<OsStr>]) -> Result<Value> {
        last_line(&self.run(arguments)?)
    }

    /// One phase of one engine, in a process of its own.
    pub(super) fn engine(&self, phase: &str, name: &str, data: &Path, index: &Path, seconds: u32, minutes: u32) -> Result<Value> {
        let mut program = Program::new("node").args(["--expose-gc", COMPILE, MEMORY, "run.mjs", phase, name]);
        program = program.arg(data).arg(index).arg(seconds.to_string()).folder(&self.folder);
        if is_own(name) {
            program = program.env("FINGERPOST_GLUE", self.glue()?);
        }
        last_line(&program.minutes(minutes).doing(&format!("measuring {name}")).must()?.printed)
    }

    /// How many bytes an engine's own code is to a browser, minified and with brotli; what an index brings along is not counted here.
    pub(super) fn library(&self, name: &str) -> Result<usize> {
        if is_own(name) {
            let glue = self.glue()?;
            return Ok(sizes::of(glue)?.brotli + sizes::of(&glue.with_file_name("fingerpost_measures_bg.wasm"))?.brotli);
        }
        let out = self.folder.join(format!("{name}.min.js"));
        let module = name.split('-').next().unwrap_or(name);
        self.bundle(&format!("engines/{module}.mjs"), &[&format!("--outfile={}", out.display())])?;
        Ok(sizes::of(&out)?.brotli)
    }

    /// A folder with a page that measures one engine, to be served.
    pub(super) fn page(&self, name: &str, data: &Path, index: &Path) -> Result<PathBuf> {
        let page = self.folder.join("page");
        files::fresh(&page)?;
        if is_own(name) {
            super::super::measures("web", &page)?;
        }
        self.bundle("page.mjs", &["--splitting", &format!("--outdir={}", page.display())])?;
        fs::copy(self.folder.join("page.html"), page.join("index.html"))?;
        for file in ["records.json", "queries.json"] {
            fs::copy(data.join(file), page.join(file)).with_context(|| format!("Could not copy {file}"))?;
        }
        files::copy(index, &page.join("index"))?;
        Ok(page)
    }

    fn bundle(&self, module: &str, more: &[&str]) -> Result<()> {
        let how = ["--bundle", "--minify", "--format=esm", "--main-fields=module,main", "--external:pagefind"];
        let glue = "--external:./fingerpost_measures.js";
        Program::new(esbuild()?).arg(module).args(how).arg(glue).args(more).folder(&self.folder).must().map(drop)
    }

    fn glue(&self) -> Result<&PathBuf> {
        if self.glue.get().is_none() {
            let folder = self.folder.join("glue");
            files::fresh(&folder)?;
            let glue = super::super::measures("nodejs", &folder)?;
            ensure!(fs::read_to_string(&glue)?.contains(EXPORT), "not there yet: tests/measures exports no {EXPORT}");
            // Its folder is among modules; the glue for Node is none.
            fs::write(folder.join("package.json"), "{}")?;
            let _ = self.glue.set(glue);
        }
        self.glue.get().context("There is no glue")
    }
}

fn is_own(name: &str) -> bool {
    name.starts_with("fingerpost")
}
