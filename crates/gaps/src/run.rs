//! The simulation: every family of every offer, over as many threads as there are.

use std::num::NonZero;
use std::time::Instant;

use fingerpost_core::guide::Guide;
use fingerpost_core::guide::crowd::{Crowd, Reply};

use crate::answers::Answering;
use crate::family::{Draw, Family};
use crate::measure::{Looks, Measures};
use crate::weights::Weights;

/// Families that walk between one word of progress and the next.
const STEP: u64 = 1_000;
/// More threads than this help on no machine, and a system may refuse them.
const MOST_THREADS: usize = 256;

/// How much to simulate.
#[derive(Clone, Copy, Debug)]
pub struct Size {
    /// How many families walk each offer.
    pub families: u64,
    /// The same seed gives the same families.
    pub seed: u64,
    /// How many threads; `None` for as many as the machine has.
    pub threads: Option<NonZero<usize>>,
}

/// What came of one offer.
#[derive(Debug)]
pub struct Outcome {
    /// The offer.
    pub guide: Guide,
    /// How its questions are answered.
    pub answering: Answering,
    /// What its families found.
    pub measures: Measures,
    /// How long it took, in seconds: not part of the report, which is the same on every machine.
    pub seconds: f64,
}

/// Walks the families through an offer.
///
/// # Errors
/// Where the weights are strange, or the offer's questions overlap.
pub fn run(guide: Guide, weights: &Weights, size: Size) -> Result<Outcome, String> {
    run_watched(guide, weights, size, &|_| {})
}

/// The same, and tells now and then how many families more have walked.
///
/// # Errors
/// As [`run`].
pub fn run_watched(guide: Guide, weights: &Weights, size: Size, walked: &(dyn Fn(u64) + Sync)) -> Result<Outcome, String> {
    let started = Instant::now();
    let answering = Answering::new(guide.core(), weights);
    let draw = Draw::new(weights)?;
    let threads = size.threads.or(std::thread::available_parallelism().ok()).map_or(1, NonZero::get).min(MOST_THREADS) as u64;
    let stretch = |thread: u64| thread * size.families / threads..(thread + 1) * size.families / threads;
    let counted: Vec<Result<Measures, String>> = std::thread::scope(|scope| {
        let work = |thread| {
            let (guide, answering, draw) = (&guide, &answering, &draw);
            scope.spawn(move || walk_all(guide, answering, draw, size.seed, stretch(thread), walked))
        };
        let running: Vec<_> = (0..threads).map(work).collect();
        running.into_iter().map(|thread| thread.join().unwrap_or_else(|_| Err("a thread failed".to_owned()))).collect()
    });
    let mut measures = Measures::new(guide.core(), &answering);
    for counted in counted {
        measures.add(&counted?);
    }
    Ok(Outcome { guide, answering, measures, seconds: started.elapsed().as_secs_f64() })
}

/// Walks a stretch of the families.
fn walk_all(
    guide: &Guide,
    answering: &Answering,
    draw: &Draw,
    seed: u64,
    stretch: std::ops::Range<u64>,
    walked: &(dyn Fn(u64) + Sync),
) -> Result<Measures, String> {
    let mut crowd = Crowd::new(guide).ok_or("an offer whose questions set the same fact cannot be simulated")?;
    let looks = Looks::new(guide.core());
    let mut measures = Measures::new(guide.core(), answering);
    let first = stretch.start;
    for number in stretch {
        let family = draw.family(seed, number);
        let district = answering.district(&family);
        let asked = walk(&mut crowd, answering, &family, district);
        measures.count(&family, district, asked, crowd.plan(), &looks);
        if (number - first) % STEP == STEP - 1 {
            walked(STEP);
        }
    }
    Ok(measures)
}

/// Walks one family to the end of the guide; gives how many questions it was asked. Who asks is known from the door they came in by, and is
/// not counted.
pub fn walk(crowd: &mut Crowd<'_>, answering: &Answering, family: &Family, district: usize) -> usize {
    crowd.begin();
    if let Some(who) = crowd.guide().core().question("who") {
        let reply = answering.reply(who, family, district, crowd.options(who));
        crowd.reply(who, reply);
    }
    let mut asked = 0;
    while let Some(question) = crowd.next_question() {
        let reply = answering.reply(question, family, district, crowd.options(question));
        if !crowd.reply(question, reply) {
            crowd.reply(question, Reply::NotSure);
        }
        asked += 1;
    }
    asked
}
