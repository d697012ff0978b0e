//! Fingerpost's chores: `cargo xtask serve | test | shop | gaps | dist | widget | js | api | languages | lighthouse | soak | synth | bench | faults | fuzz | mutants | reproduce | deny | sbom | doctor | setup`.
//!
//! Each command sets up what it needs, says what it is doing and how long it took. Everything here is for people who
//! work on Fingerpost; nothing here reaches a family or a council.

mod api;
mod bench;
mod check;
mod dist;
mod doctor;
mod faults;
mod fuzz;
mod gaps;
mod js;
mod languages;
mod lighthouse;
mod mutants;
mod reproduce;
mod serve;
mod shop;
mod site;
mod soak;
mod supply;
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
    /// Print what our words lack in each language
    Languages,
    /// Write the optimised site to dist/
    Dist(dist::Options),
    /// Walk the mystery shoppers through the guides, and write what they were shown to target/xtask/shoppers.html
    Shop(shop::Options),
    /// Make up the offers of a nation of any size, for measuring
    Synth(synth::Options),
    /// Measure the figures that the README gives, or the searches
    Bench(bench::Options),
    /// Try every fault in the browser that the tests try a sample of: an hour or so
    Faults,
    /// Ask Lighthouse about pages of the site
    Lighthouse(lighthouse::Options),
    /// Send thousands of random families into one tab of each browser, and compare each plan with the core's
    Soak(soak::Options),
    /// Find the families that the offers fail, and write the report
    Gaps(gaps::Options),
    /// Try made-up input on all that reads bytes or text from outside
    Fuzz(fuzz::Options),
    /// Change the core in every place, to see that a test fails
    Mutants(mutants::Options),
    /// Build all that is released twice, in two folders, and compare every byte
    Reproduce,
    /// Check licences, sources and versions by cargo-deny, and advisories where they can be had
    Deny,
    /// Write a software bill of materials of each thing that is released, and print their folder
    Sbom,
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
        Chore::Languages => languages::run(),
        Chore::Dist(options) => dist::run(&options),
        Chore::Shop(options) => shop::run(&options),
        Chore::Synth(options) => synth::run(&options),
        Chore::Bench(options) => bench::run(&options),
        Chore::Faults => faults::run(),
        Chore::Lighthouse(options) => lighthouse::run(&options),
        Chore::Soak(options) => soak::run(&options),
        Chore::Gaps(options) => gaps::run(&options),
        Chore::Fuzz(options) => fuzz::run(&options),
        Chore::Mutants(options) => mutants::run(&options),
        Chore::Reproduce => reproduce::run(),
        Chore::Deny => supply::deny(),
        Chore::Sbom => supply::bills(),
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
