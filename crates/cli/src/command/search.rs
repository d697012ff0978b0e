//! `fingerpost search`: what a family would find.

use std::path::PathBuf;

use fingerpost_core::search::{Hit, Thing, build, needs};
use serde_json::{Value, json};

/// Search an offer as a family would: best first, and why each was found.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  fingerpost search offers/warwickshire \"speach therepy\"
  fingerpost search offers/warwickshire camhs --json")]
pub(crate) struct Args {
    /// The offer's folder: the one that holds offer.toml.
    folder: PathBuf,
    /// What a family might type.
    words: String,
    /// The most services to list.
    #[arg(long, default_value_t = 10)]
    most: usize,
    /// Print the services as JSON, best first: id, name, score, and the words that each was found by.
    #[arg(long)]
    json: bool,
}

pub(crate) fn run(args: &Args) -> anyhow::Result<()> {
    let offer = super::open(&args.folder)?;
    let index = build::index(&offer);
    let found = index.search(&args.words, args.most, &|_| 1.0);
    if args.json {
        let service = |hit: &Hit| {
            let service = &offer.core[hit.service];
            json!({ "id": service.id, "name": service.name, "score": hit.score, "why": index.why(&found, hit.service) })
        };
        sayln!("{}", found.hits.iter().map(service).collect::<Value>());
        return Ok(());
    }
    if let Some(meant) = index.did_you_mean(&found, &args.words) {
        sayln!("Did you mean: {meant}");
    }
    let core = &offer.core;
    let needs: Vec<_> = needs(core).collect();
    for thing in &found.others {
        match *thing {
            Thing::Need(need) => sayln!("Need: {}", core[needs[need]].name),
            Thing::Term(term) => sayln!("Word: {}. {}", offer.words.terms[term].term, offer.words.terms[term].means),
            Thing::Pathway(pathway) => sayln!("Steps and dates: {}", core.pathways[pathway].name),
            Thing::Service(_) => {}
        }
    }
    for hit in &found.hits {
        let service = &core[hit.service];
        let why = index.why(&found, hit.service).join(", ");
        sayln!("{:6.3}  {}: {} (shown for {why})", hit.score, service.id, service.name);
    }
    if found.hits.is_empty() {
        sayln!("Nothing found.");
    }
    Ok(())
}
