//! Random families that answer a guide's questions: the same seed always gives the same families, natively and in a browser.

use fingerpost_core::explain;
use fingerpost_core::guide::{Answer, Answers, Guide};
use fingerpost_core::model::{FactKind, QuestionId};
use fingerpost_core::rules::Age;

/// How many families [`SAMPLE_FINGERPRINT`] counts.
pub const FAMILIES: u32 = 2_000;
/// The seed of those families.
pub const SEED: u64 = 2014;
/// The [`fingerprint`] of the sample offer: native code and every browser must give this one.
pub const SAMPLE_FINGERPRINT: u64 = 0x8cc9_1de4_6801_66ee;

/// What one family went through.
#[derive(Clone, Debug)]
pub struct Journey {
    /// The questions it was asked, in order. Who is asking is known from the door they came in by, and is not counted.
    pub asked: Vec<QuestionId>,
    /// The answers it gave.
    pub answers: Answers,
}

/// Walks one random family to the end of the guide. One answer in eight is "not sure"; of the rest, every option on offer is as likely
/// as any other, and every age from 0 to 25. Where many may be ticked, each further tick is half as likely as the one before, up to four.
#[must_use]
pub fn walk(guide: &Guide, random: &mut fastrand::Rng) -> Journey {
    let mut journey = Journey { asked: Vec::new(), answers: Answers::new() };
    if let Some(who) = guide.core().question("who") {
        let door = below(random, guide.core()[who].options.len().max(1));
        journey.answers.give(who, Answer::Chosen(vec![door]));
    }
    while let Some(question) = guide.standing(&journey.answers).next_question() {
        let answer = answer(guide, &journey.answers, question, random);
        journey.answers.give(question, answer);
        journey.asked.push(question);
    }
    journey
}

fn answer(guide: &Guide, so_far: &Answers, question: QuestionId, random: &mut fastrand::Rng) -> Answer {
    if random.u8(..8) == 0 {
        return Answer::NotSure;
    }
    let asked = &guide.core()[question];
    let mut options = guide.standing(so_far).options(question);
    for end in (1..options.len()).rev() {
        options.swap(end, below(random, end + 1));
    }
    match guide.core()[asked.fact].kind {
        FactKind::Age => Age::years(random.u16(0..=25)).map_or(Answer::NotSure, Answer::Age),
        FactKind::One => Answer::Chosen(options.into_iter().take(1).collect()),
        FactKind::Many if asked.none.is_some() && random.u8(..8) == 0 => Answer::NoneOfThese,
        FactKind::Many => {
            let ticks = 1 + std::iter::repeat_with(|| random.bool()).take(3).take_while(|one_more| *one_more).count();
            Answer::Chosen(options.into_iter().take(ticks).collect())
        }
    }
}

/// A random number below `end`, the same on machines of 32 and of 64 bits.
fn below(random: &mut fastrand::Rng, end: usize) -> usize {
    random.u32(..end as u32) as usize
}

/// A journey in words, for comparing one machine's with another's: each question, then each signpost with its outcome and reasons.
#[must_use]
pub fn story(guide: &Guide, journey: &Journey) -> String {
    let standing = guide.standing(&journey.answers);
    let mut lines: Vec<String> = journey.asked.iter().map(|question| guide.core()[*question].id.clone()).collect();
    for (kind, signpost) in standing.plan().signposts() {
        let verdict = standing.verdict(signpost.service);
        let reasons: Vec<String> = verdict.because.iter().map(|reason| explain::reason(&standing, reason)).collect();
        lines.push(format!("{kind:?} {} {:?}: {}", guide.core()[verdict.service].id, verdict.outcome, reasons.join("; ")));
    }
    lines.join("\n")
}

/// A fingerprint of the stories of this many families (FNV-1a, 64 bits).
#[must_use]
pub fn fingerprint(guide: &Guide, families: u32, seed: u64) -> u64 {
    let mut random = fastrand::Rng::with_seed(seed);
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    for _ in 0..families {
        for byte in story(guide, &walk(guide, &mut random)).bytes() {
            hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
    hash
}
