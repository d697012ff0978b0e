//! Fingerpost's chores: `cargo xtask serve | test | shop | gaps | dist | widget | js | api | synth | bench | doctor | setup`.
//!
//! Each command sets up what it needs, says what it is doing and how long it took. Everything here is for people who
//! work on Fingerpost; nothing here reaches a family or a council.

mod api;
mod bench;
mod check;
mod dist;
mod doctor;
mod gaps;
mod js;
mod serve;
mod shop;
mod site;
mod synth;
mod system;
mod tools;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask", about = "Fingerpost's chores", disable_help_subcommand = true)]
struct Cli {
    #[command(subcommand)]
    chore: Chore,
}

#[derive(Subcommand)]
enum Chore {
    /// Build the site and serve it on this machine
    Serve(serve::Options),
    /// Set everything up and run every check
    Test(check::Options),
    /// Build the optimised widget, and print its folder
    Widget,
    /// Build the library for JavaScript, an npm package, and print its folder
    Js,
    /// List the public API of fingerpost-core anew, once a change to it is meant
    Api,
    /// Write the optimised site to dist/
    Dist(dist::Options),
    /// Walk the mystery shoppers through the guides, and write what they were shown to target/xtask/shoppers.html
    Shop(shop::Options),
    /// Make up the offers of a nation of any size, for measuring
    Synth(synth::Options),
    /// Measure the figures that the README gives, or the searches
    Bench(bench::Options),
    /// Find the families that the offers fail, and write the report
    Gaps(gaps::Options),
    /// Say which tools are here and which are missing; change nothing
    Doctor,
    /// Install every tool that the other commands use
    Setup,
}

fn main() -> ExitCode {
    let chore = Cli::parse().chore;
    let ready = system::logs::begin("xtask").and_then(|()| system::children::end_with_us());
    let done = ready.and_then(|()| match chore {
        Chore::Serve(options) => serve::run(&options),
        Chore::Test(options) => check::run(&options),
        Chore::Widget => dist::widget(),
        Chore::Js => js::run(),
        Chore::Api => api::accept(),
        Chore::Dist(options) => dist::run(&options),
        Chore::Shop(options) => shop::run(&options),
        Chore::Synth(options) => synth::run(&options),
        Chore::Bench(options) => bench::run(&options),
        Chore::Gaps(options) => gaps::run(&options),
        Chore::Doctor => doctor::run(),
        Chore::Setup => tools::set_up(&tools::Tool::ALL),
    });
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            eprintln!("\nxtask: {problem:#}");
            ExitCode::FAILURE
        }
    }
}
