//! Running another program: never without a time limit, and never in silence for long.

use std::ffi::OsStr;
use std::io::{Read, Seek, SeekFrom, Write};
use std::path::Path;
use std::process::{Command, ExitStatus, Stdio};
use std::time::{Duration, Instant};
use std::{fs::File, io, thread};

use anyhow::{Context, Result, bail};

use super::children::{self, Started};
use super::clock::{Took, say};
use super::ended::Ended;
use super::{logs, places};

const MINUTE: Duration = Duration::from_secs(60);
/// After this long a program that is still running is mentioned, and again after as long.
const PATIENCE: Duration = Duration::from_secs(15);

/// A program to run.
pub(crate) struct Program {
    command: Command,
    limit: Duration,
    doing: Option<String>,
    log: Option<String>,
}

impl Program {
    /// The program `name`, in the repository's top folder, with ten minutes to end.
    pub(crate) fn new(name: impl AsRef<OsStr>) -> Self {
        let mut command = Command::new(name);
        command.current_dir(places::root()).stdin(Stdio::null());
        Self { command, limit: 10 * MINUTE, doing: None, log: None }
    }

    /// Cargo, building into the target folder where xtask then looks. What the cargo that runs xtask says of xtask is kept from it: build scripts such as
    /// `ring`'s ask for it, and whatever hangs on them would be compiled anew at each turn from one to the other.
    pub(crate) fn cargo() -> Self {
        let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
        let of_xtask = |name: &String| ["CARGO_MANIFEST_", "CARGO_PKG_"].iter().any(|start| name.starts_with(start));
        let names = std::env::vars_os().filter_map(|(name, _)| name.into_string().ok()).filter(of_xtask);
        names
            .fold(Self::new(cargo), |cargo, name| cargo.without(&name))
            .env("CARGO_TARGET_DIR", places::target())
            .env("CARGO_TERM_COLOR", "never")
            .minutes(30)
    }

    pub(crate) fn arg(mut self, value: impl AsRef<OsStr>) -> Self {
        self.command.arg(value);
        self
    }

    pub(crate) fn args<I: IntoIterator<Item: AsRef<OsStr>>>(mut self, values: I) -> Self {
        self.command.args(values);
        self
    }

    pub(crate) fn env(mut self, name: &str, value: impl AsRef<OsStr>) -> Self {
        self.command.env(name, value);
        self
    }

    pub(crate) fn without(mut self, name: &str) -> Self {
        self.command.env_remove(name);
        self
    }

    pub(crate) fn folder(mut self, folder: impl AsRef<Path>) -> Self {
        self.command.current_dir(folder);
        self
    }

    pub(crate) fn minutes(mut self, limit: u32) -> Self {
        self.limit = limit * MINUTE;
        self
    }

    /// What to say every while it runs: "still installing trunk (45 s)".
    pub(crate) fn doing(mut self, what: &str) -> Self {
        self.doing = Some(what.to_owned());
        self
    }

    /// Prints into a log of its own, afresh: for what runs beside another program.
    pub(crate) fn apart(mut self, log: &str) -> Self {
        self.log = Some(log.to_owned());
        self
    }

    /// Runs it; an exit status other than 0 is an answer, not an error.
    pub(crate) fn run(mut self) -> Result<Ended> {
        let (mut log, path) = self.log.as_deref().map_or_else(logs::append, logs::apart)?;
        writeln!(log, "$ {}", self.line())?;
        let from = log.seek(SeekFrom::End(0))?;
        self.command.stdout(log.try_clone()?).stderr(log);
        let status = self.start().and_then(|mut started| self.wait(&mut started))?;
        let mut printed = Vec::new();
        let mut reading = File::open(&path)?;
        reading.seek(SeekFrom::Start(from))?;
        reading.read_to_end(&mut printed)?;
        Ok(Ended {
            program: self.name(),
            log: path,
            status,
            limit: self.limit,
            printed: String::from_utf8_lossy(&printed).into_owned(),
        })
    }

    /// Runs it as if it had been started in the place of this program, until it ends.
    pub(crate) fn stay(mut self) -> Result<()> {
        let mut started = self.start()?;
        let status = started.child.wait().with_context(|| format!("{} was lost", self.name()))?;
        if status.success() { Ok(()) } else { bail!("{} ended with {status}.", self.line()) }
    }

    /// Runs it, and takes an exit status other than 0 as an error that carries the end of what it printed.
    pub(crate) fn must(self) -> Result<Ended> {
        let ended = self.run()?;
        if ended.good() { Ok(ended) } else { Err(ended.into()) }
    }

    /// Runs it for the one short answer that it prints on standard output, such as its version.
    pub(crate) fn answer(mut self) -> Result<String> {
        self.command.stdout(Stdio::piped()).stderr(Stdio::null());
        self.limit = MINUTE;
        let mut started = self.start()?;
        if !self.wait(&mut started)?.is_some_and(|status| status.success()) {
            bail!("{} failed.", self.line());
        }
        let mut answer = Vec::new();
        started.child.stdout.take().context("It printed nothing")?.read_to_end(&mut answer)?;
        Ok(String::from_utf8_lossy(&answer).trim().to_owned())
    }

    /// Waits until it has ended by itself (`Some`) or has run out of time and was ended (`None`).
    fn wait(&self, started: &mut Started) -> Result<Option<ExitStatus>> {
        let start = Instant::now();
        let mut next_word = PATIENCE;
        loop {
            if let Some(status) = started.child.try_wait().with_context(|| format!("Could not wait for {}", self.name()))? {
                return Ok(Some(status));
            }
            let elapsed = start.elapsed();
            if elapsed > self.limit {
                return Ok(None);
            }
            if elapsed > next_word {
                next_word += PATIENCE;
                if let Some(doing) = &self.doing {
                    say(&format!("    still {doing} ({})", Took(elapsed)));
                }
            }
            thread::sleep(Duration::from_millis(if elapsed.as_secs() < 1 { 5 } else { 50 }));
        }
    }

    fn start(&mut self) -> Result<Started> {
        children::start(&mut self.command).map_err(|error| self.cannot_start(&error))
    }

    fn name(&self) -> String {
        Path::new(self.command.get_program()).file_name().unwrap_or_default().to_string_lossy().into_owned()
    }

    fn line(&self) -> String {
        let args = self.command.get_args().map(|arg| arg.to_string_lossy().into_owned());
        std::iter::once(self.name()).chain(args).collect::<Vec<_>>().join(" ")
    }

    fn cannot_start(&self, error: &io::Error) -> anyhow::Error {
        let name = self.name();
        if error.kind() != io::ErrorKind::NotFound {
            return anyhow::anyhow!("Could not start {name}: {error}.");
        }
        let mend = match name.as_str() {
            "cargo" | "rustc" | "rustup" => "Install Rust with rustup, then open a new terminal.",
            "node" | "npm" => "Install Node.js 20 or newer, with npm.",
            "apt-get" | "dpkg-query" => {
                "This works by itself on Debian and its relatives only: elsewhere, install the programs yourself and put them on the PATH."
            }
            _ => "`cargo xtask doctor` says what is missing.",
        };
        anyhow::anyhow!("{name} is not on the PATH. {mend}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cargo_is_not_told_of_xtask() {
        // Cargo tells this test of it, as it tells xtask.
        assert!(std::env::var_os("CARGO_MANIFEST_DIR").is_some());
        let cargo = Program::cargo();
        let kept_from_it: Vec<_> = cargo.command.get_envs().filter(|(_, value)| value.is_none()).map(|(name, _)| name).collect();
        for name in ["CARGO_MANIFEST_DIR", "CARGO_MANIFEST_PATH", "CARGO_PKG_NAME"] {
            assert!(kept_from_it.contains(&OsStr::new(name)), "{name}");
        }
    }
}
