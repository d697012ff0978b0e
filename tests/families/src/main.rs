//! `families`: how many questions random families are asked before their plan is settled, and what their plans look like.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::time::Instant;

use anyhow::Context;
use clap::Parser;
use fingerpost_core::guide::{Guide, Outcome};
use fingerpost_families::walk;

/// Walk random families through an offer's guide and count the questions.
#[derive(Debug, Parser)]
struct Args {
    /// The offer's folder.
    #[arg(default_value = "offers/warwickshire")]
    offer: PathBuf,
    /// How many families.
    #[arg(long, default_value_t = 10_000)]
    count: usize,
    /// The same seed gives the same families.
    #[arg(long, default_value_t = 1)]
    seed: u64,
}

fn main() -> anyhow::Result<()> {
    let args = Args::parse();
    let files = fingerpost_source::open(&args.offer).context("give an offer's folder")?;
    let guide = Guide::new(fingerpost_source::read(&files)?.core);
    let mut random = fastrand::Rng::with_seed(args.seed);
    let started = Instant::now();

    let mut questions: Vec<usize> = Vec::with_capacity(args.count);
    let mut sizes: Vec<usize> = Vec::with_capacity(args.count);
    let mut unsure: Vec<usize> = Vec::with_capacity(args.count);
    let mut only_last_resort = 0usize;
    let mut asked: BTreeMap<&str, usize> = BTreeMap::new();
    let mut reached = vec![0usize; guide.core().services.len()];
    for _ in 0..args.count {
        let journey = walk(&guide, &mut random);
        questions.push(journey.asked.len());
        for question in &journey.asked {
            *asked.entry(&guide.core()[*question].id).or_default() += 1;
        }
        let plan = guide.standing(&journey.answers).plan();
        let signposts: Vec<_> = plan.signposts().map(|(_, signpost)| signpost).collect();
        signposts.iter().for_each(|signpost| reached[signpost.service.index()] += 1);
        unsure.push(signposts.iter().filter(|signpost| signpost.outcome == Outcome::MaySuit).count());
        only_last_resort += usize::from(signposts.iter().all(|signpost| signpost.service == plan.last_resort));
        sizes.push(signposts.len());
    }
    let seconds = started.elapsed().as_secs_f64();

    println!("{} families, seed {}, {:.1} s", args.count, args.seed, seconds);
    println!("questions to a plan: {}", spread(&mut questions));
    println!("signposts in a plan: {}", spread(&mut sizes));
    println!("of those, may suit:  {}", spread(&mut unsure));
    println!("plans with the last resort only: {only_last_resort}");
    for (question, count) in asked {
        println!("  asked {question}: {:.0}%", 100.0 * count as f64 / args.count as f64);
    }
    let never =
        reached.iter().zip(&guide.core().services).filter(|(count, _)| **count == 0).map(|(_, service)| service.id.as_str());
    println!("services in nobody's plan: {}", never.collect::<Vec<_>>().join(", "));
    Ok(())
}

/// "median 5, 95th centile 7, most 9".
fn spread(numbers: &mut [usize]) -> String {
    numbers.sort_unstable();
    let at = |share: f64| numbers.get(((numbers.len().saturating_sub(1)) as f64 * share) as usize).copied().unwrap_or(0);
    format!("median {}, 95th centile {}, most {}", at(0.5), at(0.95), at(1.0))
}
