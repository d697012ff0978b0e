//! `synth`: made-up offers and what searches are measured with.

use std::fs::{self, File};
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};
use std::time::Instant;

use anyhow::{Context, Result};
use clap::{Parser, Subcommand};
use fingerpost_core::model::{Detail, Offer, OtherNames, Pictures, Service, Words};
use fingerpost_core::pack;
use fingerpost_synth::{council, grow, nation, offers, queries, records};

/// Make up offers of any size, for measuring.
#[derive(Debug, Parser)]
struct Args {
    #[command(subcommand)]
    what: What,
    /// The real offer's folder.
    #[arg(long, global = true, default_value = "offers/warwickshire")]
    offer: PathBuf,
    /// How many services.
    #[arg(long, global = true, default_value_t = 1_000)]
    services: usize,
    /// The same seed gives the same.
    #[arg(long, global = true, default_value_t = 1)]
    seed: u64,
    /// The file or folder to write.
    #[arg(long, global = true, default_value = "target/synth/made-up")]
    out: PathBuf,
}

#[derive(Debug, Subcommand)]
enum What {
    /// The core pack of one offer with that many services.
    Core,
    /// A nation's offers as files, a folder a council.
    Offers {
        /// All of them one council's.
        #[arg(long)]
        one: bool,
    },
    /// The same nation's services as `records.json`, and queries about them as `queries.json`.
    Search {
        /// How many queries of each class.
        #[arg(long, default_value_t = 200)]
        queries: usize,
    },
}

fn main() -> Result<()> {
    let args = Args::parse();
    let files = fingerpost_source::open(&args.offer).context("give an offer's folder")?;
    let real = fingerpost_source::read(&files)?;
    let start = Instant::now();
    let made = match args.what {
        What::Core => core(&real, &args)?,
        What::Offers { one } => {
            let made = if one { council } else { nation }(&real, args.services, args.seed);
            let (count, services) = offers::write(made, &shared(&args.offer)?, &args.out)?;
            format!("{services} services in the offers of {count} councils")
        }
        What::Search { queries } => search(&real, &args, queries)?,
    };
    println!("{}: {made}, in {:.1} s", args.out.display(), start.elapsed().as_secs_f64());
    Ok(())
}

fn core(real: &Offer, args: &Args) -> Result<String> {
    let mut core = grow(&real.core, args.services, args.seed);
    core.languages.clear();
    let empty = |service: &Service| Detail {
        how: vec![String::new(); service.routes.len()],
        say: vec![String::new(); service.routes.len()],
        addresses: vec![String::new(); service.venues.len()],
        ..Detail::default()
    };
    let details = core.services.iter().map(empty).collect();
    let offer = Offer {
        core,
        details,
        words: Words::default(),
        also: OtherNames::default(),
        pictures: Pictures::default(),
        catalogues: Vec::new(),
    };
    let (_, bytes) = pack::write(&offer)?.swap_remove(0);
    fs::write(&args.out, &bytes).with_context(|| format!("cannot write {}", args.out.display()))?;
    let (services, conditions) = (offer.core.services.len(), offer.core.atoms.len());
    Ok(format!("{services} services, {conditions} conditions, {} bytes", bytes.len()))
}

/// Written record by record: 100,000 of them need not stand in memory as JSON.
fn search(real: &Offer, args: &Args, count: usize) -> Result<String> {
    fs::create_dir_all(&args.out).with_context(|| format!("cannot make the folder {}", args.out.display()))?;
    let mut file = BufWriter::new(create(&args.out.join("records.json"))?);
    let mut names = Vec::new();
    for record in records::records(nation(real, args.services, args.seed)) {
        file.write_all(if names.is_empty() { b"[\n" } else { b",\n" })?;
        serde_json::to_writer(&mut file, &records::json(names.len(), &record))?;
        names.push(record.name);
    }
    file.write_all(b"\n]\n")?;
    file.flush()?;
    let made = queries::queries(&names, count, args.seed);
    serde_json::to_writer(create(&args.out.join("queries.json"))?, &queries::json(&made))?;
    Ok(format!("{} records, {} queries of each class", names.len(), made.len()))
}

fn create(file: &Path) -> Result<File> {
    File::create(file).with_context(|| format!("cannot write {}", file.display()))
}

/// The folder that the offer shares with others, as its `offer.toml` says.
fn shared(offer: &Path) -> Result<PathBuf> {
    let head: toml::Table = fs::read_to_string(offer.join("offer.toml"))?.parse()?;
    let shares = head.get("shares").and_then(toml::Value::as_str).context("the offer shares nothing: give one that does")?;
    Ok(offer.join(shares))
}
