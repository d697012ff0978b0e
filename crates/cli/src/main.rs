//! The `fingerpost` command: look after a local offer. This file is its table of contents.

// What cannot be printed is no panic: the macros of `print` say so instead.
#![cfg_attr(not(test), warn(clippy::print_stdout, clippy::print_stderr))]

#[macro_use]
mod print;

mod command;
mod library;
mod progress;
mod serve;
mod status;
mod widget;

use std::process::ExitCode;

use clap::{CommandFactory, Parser, Subcommand};

/// Look after a local offer: check it, compile it for the browser, and walk families through it.
#[derive(Debug, Parser)]
#[command(name = "fingerpost", version, after_help = status::HELP)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    Ask(command::ask::Args),
    Build(command::build::Args),
    Check(command::check::Args),
    Completions(command::shell::Completions),
    Duties(command::duties::Args),
    Export(command::export::Args),
    Gaps(command::gaps::Args),
    Import(command::import::Args),
    Man(command::shell::Man),
    New(command::new::Args),
    Pack(command::pack::Args),
    Places(command::places::Args),
    Search(command::search::Args),
    Serve(command::serve::Args),
    Shop(command::shop::Args),
}

fn main() -> ExitCode {
    // `fingerpost … | head` ends quietly, as other commands do.
    sigpipe::reset();
    let done = match Cli::parse().command {
        Command::Ask(args) => command::ask::run(&args),
        Command::Build(args) => command::build::run(&args),
        Command::Check(args) => command::check::run(&args),
        Command::Completions(args) => command::shell::completions(&args, Cli::command()),
        Command::Duties(args) => command::duties::run(&args),
        Command::Export(args) => command::export::run(&args),
        Command::Man(args) => command::shell::man(&args, Cli::command()),
        Command::Gaps(args) => command::gaps::run(&args),
        Command::Import(args) => command::import::run(&args),
        Command::New(args) => command::new::run(&args),
        Command::Pack(args) => command::pack::run(&args),
        Command::Places(args) => command::places::run(&args),
        Command::Search(args) => command::search::run(&args),
        Command::Serve(args) => command::serve::run(args),
        Command::Shop(args) => command::shop::run(&args),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            let said = status::say(&error);
            if !said.is_empty() {
                noteln!("{said}");
            }
            ExitCode::from(status::of(&error))
        }
    }
}
