//! The glossary, and the pathways in full.

use fingerpost_core::Words;
use fingerpost_core::model::{Core, Exception as Allows, KnownDate, Step as Stage};

use crate::about::ids;
use crate::service::{Source, sources};
use crate::told::told;

told! {
    /// A word of the glossary.
    pub struct Term<'a> {
        /// The word.
        pub term: &'a str,
        /// Its other names.
        pub also: Vec<&'a str>,
        /// What it means, in plain words.
        pub means: &'a str,
        /// The service that does this, if there is one.
        pub service: Option<&'a str>,
    }
}

told! {
    /// A process with steps.
    pub struct Pathway<'a> {
        /// Its id.
        pub id: &'a str,
        /// What it is for.
        pub name: &'a str,
        /// One plain sentence.
        pub summary: &'a str,
        /// The dates that a family may know; the first one is asked first.
        pub dates: Vec<Date<'a>>,
        /// What happens, in order.
        pub steps: Vec<Step<'a>>,
        /// When the law allows more time: told, never counted.
        pub exceptions: Vec<Exception<'a>>,
        /// The day somebody last checked it.
        pub checked: &'a str,
        /// Where the facts come from.
        pub sources: Vec<Source<'a>>,
    }
}

told! {
    /// A date that a family may know.
    pub struct Date<'a> {
        /// Its id.
        pub id: &'a str,
        /// The question for it.
        pub asks: &'a str,
        /// One short sentence of help; may be empty.
        pub hint: &'a str,
    }
}

told! {
    /// A step.
    pub struct Step<'a> {
        /// Its id; empty where nothing counts from it.
        pub id: &'a str,
        /// What happens.
        pub title: &'a str,
        /// What that means for the family.
        pub text: &'a str,
        /// The time the law allows, where it sets one.
        pub limit: Option<Limit<'a>>,
        /// Services that help with it.
        pub services: Vec<&'a str>,
        /// Where its facts come from; empty where the pathway's own sources cover it.
        pub sources: Vec<Source<'a>>,
    }
}

told! {
    /// A time limit that the law sets.
    pub struct Limit<'a> {
        /// The limit, in words.
        pub says: &'a str,
        /// Who must keep it.
        pub who: &'a str,
        /// False where it should be checked with someone who knows the law.
        pub sure: bool,
    }
}

told! {
    /// When the law allows more time.
    pub struct Exception<'a> {
        /// What has happened.
        pub title: &'a str,
        /// What that means for the family.
        pub text: &'a str,
        /// Where this comes from.
        pub sources: Vec<Source<'a>>,
    }
}

/// The glossary.
pub(crate) fn terms<'a>(core: &'a Core, words: &'a Words) -> Vec<Term<'a>> {
    let term = |term: &'a fingerpost_core::model::Term| Term {
        term: &term.term,
        also: term.also.iter().map(String::as_str).collect(),
        means: &term.means,
        service: term.service.map(|id| &*core[id].id),
    };
    words.terms.iter().map(term).collect()
}

impl<'a> Pathway<'a> {
    /// The pathway in this place, in full.
    pub(crate) fn of(core: &'a Core, words: &'a Words, place: usize) -> Option<Self> {
        let (head, pathway) = (core.pathways.get(place)?, words.pathways.get(place)?);
        let date = |date: &'a KnownDate| Date { id: &date.id, asks: &date.asks, hint: &date.hint };
        let step = |step: &'a Stage| Step {
            id: &step.id,
            title: &step.title,
            text: &step.text,
            limit: step.limit.as_ref().map(|limit| Limit { says: &limit.says, who: &limit.who, sure: limit.sure }),
            services: ids(core, &step.services),
            sources: sources(&step.sources),
        };
        let exception =
            |allows: &'a Allows| Exception { title: &allows.title, text: &allows.text, sources: sources(&allows.sources) };
        Some(Self {
            id: &head.id,
            name: &head.name,
            summary: &head.summary,
            dates: pathway.dates.iter().map(date).collect(),
            steps: pathway.steps.iter().map(step).collect(),
            exceptions: pathway.exceptions.iter().map(exception).collect(),
            checked: &pathway.checked,
            sources: sources(&pathway.sources),
        })
    }
}
