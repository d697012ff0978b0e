//! What `measure.mjs` times in Node: one offer, many random families.

mod search;

use fingerpost_core::guide::{Answers, Guide};
use fingerpost_core::model::ServiceId;
use fingerpost_core::pack;
use fingerpost_families::{Journey, walk};
use wasm_bindgen::prelude::*;

/// An offer, and families who have answered its questions.
#[wasm_bindgen]
pub struct Bench {
    guide: Guide,
    families: Vec<Answers>,
    /// What each family had said before and after each of its answers.
    steps: Vec<Answers>,
}

#[wasm_bindgen]
impl Bench {
    /// Opens a `core.pack` and walks this many families through it.
    ///
    /// # Errors
    /// Where the bytes are not a core pack.
    #[wasm_bindgen(constructor)]
    pub fn new(core: &[u8], families: u32) -> Result<Bench, String> {
        let (core, _) = pack::read_core(core).map_err(|unreadable| unreadable.to_string())?;
        let guide = Guide::new(core);
        let mut random = fastrand::Rng::with_seed(1);
        let journeys: Vec<Journey> = (0..families).map(|_| walk(&guide, &mut random)).collect();
        let steps = journeys.iter().flat_map(steps).collect();
        Ok(Self { guide, families: journeys.into_iter().map(|journey| journey.answers).collect(), steps })
    }

    /// How many services the offer has.
    #[must_use]
    pub fn services(&self) -> usize {
        self.guide.core().services.len()
    }

    /// Every service's verdict for one family, with its reasons. Returns how many reasons, so that nothing is optimised away.
    #[must_use]
    pub fn verdicts(&self, family: usize) -> usize {
        let standing = self.guide.standing(&self.families[family % self.families.len()]);
        (0..self.services()).map(|index| standing.verdict(ServiceId::from(index)).because.len()).sum()
    }

    /// How many moments there are at which a family is shown the next question: before its first answer, and after each.
    #[must_use]
    pub fn steps(&self) -> usize {
        self.steps.len()
    }

    /// The next question and the plan at one of those moments. Returns how many signposts.
    #[must_use]
    pub fn next_and_plan(&self, step: usize) -> usize {
        let standing = self.guide.standing(&self.steps[step % self.steps.len()]);
        usize::from(standing.next_question().is_some()) + standing.plan().signposts().count()
    }

    /// The first question of all, where every service is still open. Returns its place.
    #[must_use]
    pub fn first_question(&self) -> usize {
        self.guide.standing(&Answers::new()).next_question().map_or(0, |question| question.index())
    }
}

/// What a family had said at each moment of its journey.
fn steps(journey: &Journey) -> Vec<Answers> {
    let mut said = Answers::new();
    let mut steps = Vec::new();
    let door = journey.answers.questions().filter(|question| !journey.asked.contains(question));
    for question in door.chain(journey.asked.iter().copied()) {
        if let Some(answer) = journey.answers.get(question) {
            said.give(question, answer.clone());
            steps.push(said.clone());
        }
    }
    steps
}
