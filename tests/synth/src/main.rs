//! `synth`: a made-up offer's core pack, for measuring.

use std::path::PathBuf;

use anyhow::Context;
use clap::Parser;
use fingerpost_core::model::{Detail, Offer, Words};
use fingerpost_core::pack;

/// Grow an offer to any size and write its core pack.
#[derive(Debug, Parser)]
struct Args {
    /// The real offer's folder.
    #[arg(long, default_value = "offers/warwickshire")]
    offer: PathBuf,
    /// How many services.
    #[arg(long)]
    services: usize,
    /// The same seed gives the same offer.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// The file to write.
    #[arg(long)]
    out: PathBuf,
}

fn main() -> anyhow::Result<()> {
    let args = Args::parse();
    let files = fingerpost_source::open(&args.offer).context("give an offer's folder")?;
    let core = fingerpost_synth::grow(&fingerpost_source::read(&files)?.core, args.services, args.seed);
    let empty = |service: &fingerpost_core::model::Service| Detail {
        how: vec![String::new(); service.routes.len()],
        say: vec![String::new(); service.routes.len()],
        addresses: vec![String::new(); service.venues.len()],
        ..Detail::default()
    };
    let details = core.services.iter().map(empty).collect();
    let offer = Offer { core, details, words: Words::default() };
    let (_, bytes) = pack::write(&offer)?.swap_remove(0);
    std::fs::write(&args.out, &bytes).with_context(|| format!("cannot write {}", args.out.display()))?;
    println!(
        "{}: {} services, {} conditions, {} bytes",
        args.out.display(),
        offer.core.services.len(),
        offer.core.atoms.len(),
        bytes.len()
    );
    Ok(())
}
