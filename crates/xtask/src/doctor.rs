//! `cargo xtask doctor`: which tools are here and which are missing. It looks and changes nothing.

use anyhow::{Result, bail};

use crate::system::places::on_path;
use crate::system::program::Program;
use crate::tools::Tool;

/// Programs that Fingerpost cannot install: their name, what they are for, how to get them.
const BASICS: [(&str, &str, &str); 5] = [
    ("cargo", "everything", "install Rust with rustup"),
    ("rustc", "everything", "install Rust with rustup"),
    ("cc", "everything", "apt-get install -y gcc libc6-dev"),
    ("node", "dist, test", "install Node.js 20 or newer"),
    ("npm", "dist, test", "install Node.js 20 or newer, with npm"),
];

/// Prints one line for each tool, and fails when something is missing.
pub(crate) fn run() -> Result<()> {
    let mut missing = 0;
    let mut line = |name: &str, needed_for: &str, found: Option<String>, mend: &str| match found {
        Some(found) => println!("here     {name:<20} {found}"),
        None => {
            missing += 1;
            println!("MISSING  {name:<20} needed for {needed_for}. To install it: {mend}");
        }
    };
    for (name, needed_for, mend) in BASICS {
        line(name, needed_for, version(name), mend);
    }
    for tool in Tool::ALL {
        line(tool.name(), tool.needed_for(), tool.find().unwrap_or_default(), &tool.mend());
    }
    match missing {
        0 => Ok(()),
        1 => bail!("One tool is missing. `cargo xtask setup` installs what it can."),
        some => bail!("{some} tools are missing. `cargo xtask setup` installs what it can."),
    }
}

fn version(program: &str) -> Option<String> {
    let path = on_path(program)?;
    let answer = Program::new(path).arg("--version").answer().ok()?;
    answer.lines().next().map(str::to_owned)
}
