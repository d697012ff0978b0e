//! Fingerpost's own search, natively: builds the index that the others ask too, and asks it. It is called as `run.mjs` is, and prints the same JSON.

mod asked;
mod weight;

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Instant;

use anyhow::{Context, Result};
use clap::{Parser, Subcommand};
use fingerpost_core::search::build;
use fingerpost_core::{Offer, pack};
use serde_json::{Value, json};

/// The real offer that all are made up from.
const REAL: &str = "offers/warwickshire";
/// The seed that the records were made with.
const SEED: u64 = 1;

/// Build Fingerpost's index, or ask it.
#[derive(Debug, Parser)]
struct Args {
    #[command(subcommand)]
    phase: Phase,
}

#[derive(Clone, Debug, clap::Args)]
struct Where {
    /// The engine: Fingerpost's.
    #[arg(value_parser = ["fingerpost"])]
    engine: String,
    /// The folder of records.json and queries.json.
    data: PathBuf,
    /// The folder of the index.
    index: PathBuf,
    /// How long the queries may take.
    seconds: f64,
}

#[derive(Debug, Subcommand)]
enum Phase {
    /// Builds the index.
    Build(Where),
    /// Asks it.
    Query(Where),
}

fn main() -> Result<()> {
    let result = match Args::parse().phase {
        Phase::Build(place) => build(&place)?,
        Phase::Query(place) => asked::query(&place.index, &place.data, place.seconds)?,
    };
    println!("{result}");
    Ok(())
}

/// Builds what a council publishes: the pack of each offer, and the index of all. Only the index's own time and bytes are the engine's; the packs' time is
/// told beside it.
fn build(place: &Where) -> Result<Value> {
    let records: Vec<Value> = serde_json::from_str(&fs::read_to_string(place.data.join("records.json"))?)?;
    let real = fingerpost_source::read(&fingerpost_source::open(Path::new(REAL)).context("run it from the repository's top")?)?;
    let offers: Vec<Offer> = fingerpost_synth::nation(&real, records.len(), SEED).collect();
    let start = Instant::now();
    let files = build::many(&offers)?;
    let index = milliseconds(start);
    fs::create_dir_all(&place.index)?;
    for (name, bytes) in &files {
        fs::write(place.index.join(name), bytes)?;
    }
    let start = Instant::now();
    for offer in &offers {
        pack::write(offer)?;
    }
    Ok(json!({ "build": index, "buildWall": index, "packs": milliseconds(start), "bytes": weight::of(&files) }))
}

fn milliseconds(since: Instant) -> f64 {
    since.elapsed().as_secs_f64() * 1e3
}
