//! What a story asks for, and whether it came true.

mod expect;
mod reach;

pub(crate) use reach::settled;

use crate::offers::{Offers, Ready};
use crate::seeds::Seeds;
use crate::story::Story;
use crate::walk::{Walk, walk};

/// Something that a story asks for and that did not come true.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    /// What was asked for.
    pub expected: String,
    /// What happened.
    pub happened: String,
}

impl Failure {
    fn new(expected: impl Into<String>, happened: impl Into<String>) -> Self {
        Self { expected: expected.into(), happened: happened.into() }
    }
}

/// A story, and what came of it.
#[derive(Clone, Debug)]
pub struct Trial<'a> {
    /// The story.
    pub story: &'a Story,
    /// The offer whose guide they opened.
    pub ready: &'a Ready,
    /// Their way through the guide.
    pub walk: Walk,
    /// What did not come true; none where the story passed.
    pub failures: Vec<Failure>,
}

impl Trial<'_> {
    /// True where everything came true.
    #[must_use]
    pub const fn passed(&self) -> bool {
        self.failures.is_empty()
    }
}

/// Walks each family through the guide of its offer and checks what came of it. Without the documents, the stories' phrases are taken on trust.
#[must_use]
pub fn shop<'a>(stories: &'a [Story], offers: &'a Offers, seeds: Option<&Seeds>) -> Vec<Trial<'a>> {
    let of_story = |story: &'a Story| {
        let ready = offers.get(&story.offer)?;
        let walk = walk(story, ready);
        let mut failures = Vec::new();
        if let Some(stuck) = &walk.stuck {
            failures.push(Failure::new("an answer to every question", stuck.clone()));
        } else {
            failures.extend(story.reach.iter().filter_map(|wanted| reach::check(wanted, &walk, ready)));
            failures.extend(expect::check(story, &walk, ready));
        }
        failures.extend(expect::search(story, ready));
        failures.extend(seeds.and_then(|seeds| expect::phrase(story, seeds)));
        Some(Trial { story, ready, walk, failures })
    };
    stories.iter().filter_map(of_story).collect()
}
