//! What the law asks an offer to tell, what this offer tells of each, and what families said of it.
//!
//! None of it goes to a family's browser: it is for the pages that a council publishes beside its offer.

use fingerpost_core::model::{ServiceId, Source};

/// What the law asks of an offer and how far it is met, with the comments that are published.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Duties {
    /// The law that the topics are from; `None` where the offer has no list of topics.
    pub law: Option<Source>,
    /// The topics, in the order of their files.
    pub topics: Vec<Topic>,
    /// The comments, the newest first.
    pub comments: Vec<Comment>,
}

/// Something that an offer must tell.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Topic {
    /// Its id.
    pub id: String,
    /// Its name, as families say it.
    pub title: String,
    /// What it is about, in a sentence for a family.
    pub says: String,
    /// What it stands with on a page, such as "Health".
    pub group: String,
    /// The paragraph of the law's schedule, such as `1(a) to (h)`; empty where it was not checked in the law itself.
    pub paragraph: String,
    /// What the offer tells of it.
    pub cover: Cover,
}

/// What an offer tells of a topic.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Cover {
    /// A short answer in the council's words; may be empty.
    pub says: String,
    /// Services that belong to it.
    pub services: Vec<ServiceId>,
    /// Pathways that tell of it, by their places in the offer.
    pub pathways: Vec<usize>,
    /// Pages elsewhere.
    pub pages: Vec<Link>,
    /// Why there is none of it here, in the council's words; empty where the topic applies.
    pub not: String,
    /// True where any of it stands in the council's own files, and not only in those that councils share.
    pub own: bool,
}

/// A page elsewhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// What it is called.
    pub title: String,
    /// Its address.
    pub web: String,
}

/// How far an offer tells of a topic.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum State {
    /// Two things or more to read, of which at least one is the council's own.
    Covered,
    /// One thing, or nothing but what is the same for all of England.
    Thin,
    /// Nothing.
    Missing,
    /// The council says why there is none of it here.
    DoesNotApply,
}

impl State {
    /// All of them, the best first.
    pub const ALL: [Self; 4] = [Self::Covered, Self::Thin, Self::Missing, Self::DoesNotApply];

    /// Its name, on a page and in a table.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Covered => "covered",
            Self::Thin => "thin",
            Self::Missing => "missing",
            Self::DoesNotApply => "does not apply",
        }
    }

    /// The rule, as a sentence.
    #[must_use]
    pub const fn means(self) -> &'static str {
        match self {
            Self::Covered => "There are two things or more to read, and at least one is from your own council.",
            Self::Thin => "There is only one thing to read, or nothing but help that is the same for all of England.",
            Self::Missing => "There is nothing about it here yet.",
            Self::DoesNotApply => "The council says why there is none of it here.",
        }
    }
}

impl Topic {
    /// How far the offer tells of it: see [`State`] for the rule.
    #[must_use]
    pub fn state(&self) -> State {
        let cover = &self.cover;
        let links = cover.services.len() + cover.pathways.len() + cover.pages.len();
        match links + usize::from(!cover.says.is_empty()) {
            _ if !cover.not.is_empty() => State::DoesNotApply,
            0 => State::Missing,
            1 => State::Thin,
            _ if cover.own => State::Covered,
            _ => State::Thin,
        }
    }
}

impl Duties {
    /// How many topics are in a state.
    #[must_use]
    pub fn count(&self, state: State) -> usize {
        self.topics.iter().filter(|topic| topic.state() == state).count()
    }

    /// A topic by its id.
    #[must_use]
    pub fn topic(&self, id: &str) -> Option<&Topic> {
        self.topics.iter().find(|topic| topic.id == id)
    }

    /// The groups of topics, in the order of their first topics.
    #[must_use]
    pub fn groups(&self) -> Vec<&str> {
        let mut groups: Vec<&str> = Vec::new();
        for topic in &self.topics {
            if !groups.contains(&topic.group.as_str()) {
                groups.push(&topic.group);
            }
        }
        groups
    }
}

/// Something that was said of the offer, and what the council did.
#[derive(Clone, Debug, PartialEq)]
pub struct Comment {
    /// Its id: the name of its file.
    pub id: String,
    /// The day it was said, as `2026-11-25`.
    pub date: String,
    /// Who said it, in kind only.
    pub by: By,
    /// What was said.
    pub said: String,
    /// What the council did, or why it did nothing; empty where there is no answer yet.
    pub did: String,
    /// The day of the answer, as `2026-11-25`; empty where there is none yet.
    pub answered: String,
    /// The services it is about.
    pub services: Vec<ServiceId>,
    /// The topics it is about, by their places in [`Duties::topics`].
    pub topics: Vec<usize>,
    /// Where it was published before; may be empty.
    pub sources: Vec<Source>,
}

/// Who said something. A kind, never a name: the files are published.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    /// One parent or carer.
    Parent,
    /// Several parents or carers.
    Parents,
    /// One child or young person.
    YoungPerson,
    /// Several children or young people.
    YoungPeople,
    /// Somebody who works with children, or several.
    Workers,
}

impl By {
    /// Each with its name in a file.
    pub const NAMES: [(&'static str, Self); 5] = [
        ("parent", Self::Parent),
        ("parents", Self::Parents),
        ("young-person", Self::YoungPerson),
        ("young-people", Self::YoungPeople),
        ("workers", Self::Workers),
    ];

    /// As it stands before "said".
    #[must_use]
    pub const fn in_words(self) -> &'static str {
        match self {
            Self::Parent => "A parent or carer",
            Self::Parents => "Parents and carers",
            Self::YoungPerson => "A young person",
            Self::YoungPeople => "Young people",
            Self::Workers => "People who work with children",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cover(says: &str, services: usize, own: bool) -> Topic {
        let services = (0..services).map(ServiceId::from).collect();
        let cover = Cover { says: says.to_owned(), services, own, ..Cover::default() };
        Topic { cover, ..Topic::default() }
    }

    #[test]
    fn two_things_of_which_one_is_the_councils_own_cover_a_topic() {
        assert_eq!(cover("", 0, false).state(), State::Missing);
        assert_eq!(cover("We do.", 0, true).state(), State::Thin);
        assert_eq!(cover("", 1, true).state(), State::Thin);
        assert_eq!(cover("We do.", 1, true).state(), State::Covered);
        assert_eq!(cover("", 2, true).state(), State::Covered);
        assert_eq!(cover("", 9, false).state(), State::Thin, "only what councils share");
        let mut none = cover("", 0, false);
        none.cover.not = "There is no such school here.".to_owned();
        assert_eq!(none.state(), State::DoesNotApply);
    }
}
