//! `fingerpost completions` and `fingerpost man`: what a shell and `man` want to know of the command.

use std::path::PathBuf;

use anyhow::Context;
use clap::Command;
use clap_complete::Shell;

use super::folder;

/// Print what a shell needs to complete fingerpost's commands.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  fingerpost completions bash > ~/.local/share/bash-completion/completions/fingerpost
  fingerpost completions zsh > ~/.zfunc/_fingerpost
  fingerpost completions fish > ~/.config/fish/completions/fingerpost.fish")]
pub(crate) struct Completions {
    /// The shell.
    shell: Shell,
}

/// Write the manual's pages, one a command.
#[derive(Debug, clap::Args)]
#[command(after_help = "Example: fingerpost man --out ~/.local/share/man/fingerpost/man1")]
pub(crate) struct Man {
    /// The folder to write; it may exist only if it holds fingerpost's manual already, or nothing.
    #[arg(long)]
    out: PathBuf,
}

pub(crate) fn completions(args: &Completions, mut command: Command) -> anyhow::Result<()> {
    // Into memory first: clap panics where it cannot write.
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut command, "fingerpost", &mut script);
    say!("{}", String::from_utf8_lossy(&script));
    Ok(())
}

pub(crate) fn man(args: &Man, mut command: Command) -> anyhow::Result<()> {
    command.build();
    let mut pages = Vec::new();
    write(&command, &mut pages).context("the manual cannot be written")?;
    folder::replace(&args.out, &pages, "fingerpost's manual", |name| name.starts_with("fingerpost") && name.ends_with(".1"))?;
    sayln!("{} holds {} pages. man -l {}/fingerpost.1 shows the first.", args.out.display(), pages.len(), args.out.display());
    Ok(())
}

/// A page for a command, and for each below it. Once a command is built, clap knows each by its whole name, such as `fingerpost-check`.
fn write(command: &Command, pages: &mut Vec<(String, Vec<u8>)>) -> std::io::Result<()> {
    let mut page = Vec::new();
    clap_mangen::Man::new(command.clone()).render(&mut page)?;
    pages.push((format!("{}.1", command.get_display_name().unwrap_or(command.get_name())), page));
    command.get_subcommands().filter(|below| below.get_name() != "help").try_for_each(|below| write(below, pages))
}
