//! A search, narrowed and told.

use fingerpost_core::guide::Outcome;
use fingerpost_core::model::{Core, ServiceId};
use fingerpost_core::places::Point;
use fingerpost_core::search::{Hit, Index, Thing, needs, worth};
use fingerpost_core::{Guide, Words, danger};

use crate::about::{Head, Named, ids};
use crate::given::{self, PART, RECORD, records};
use crate::problem::{Problem, text};
use crate::told::told;

/// How to search.
#[derive(Clone, Debug, PartialEq)]
struct Options {
    /// The most services to give.
    limit: usize,
    /// What is said of somebody, as answers to the questions about `age`, `need` and `district`: none that does not suit is left.
    of_family: String,
    /// Someone answers on these days: Monday is bit 0.
    days: u8,
    /// A source says that it is free.
    free: bool,
    /// A family can start by themselves.
    direct: bool,
    /// It can be used on the web.
    online: bool,
    /// Where the family is: it orders, and leaves nothing out.
    near: Option<Point>,
}

/// How many services a search gives unless told.
const LIMIT: usize = 10;

impl Options {
    /// Reads how to search: a record for each, such as `limit` and a number, `free`, `day` and its number (Monday is 0), `near` and a point in
    /// ten-thousandths of a degree, or `need` and an option of the question about it.
    fn read(core: &Core, given: &str) -> Result<Self, Problem> {
        let mut options =
            Self { limit: LIMIT, of_family: String::new(), days: 0, free: false, direct: false, online: false, near: None };
        for (name, words) in records(given) {
            match (name.trim_start_matches('@'), &words[..]) {
                ("free", []) => options.free = true,
                ("direct", []) => options.direct = true,
                ("online", []) => options.online = true,
                ("limit", [limit]) => {
                    let limit = number(limit).and_then(|limit| usize::try_from(limit).ok());
                    options.limit = limit.ok_or_else(|| Problem::new("bad-input", "`limit` is a whole number, such as 10"))?;
                }
                ("near", [lat, lon]) => options.near = number(lat).zip(number(lon)).map(|(lat, lon)| Point { lat, lon }),
                ("day", [day]) => {
                    let day = number(day).filter(|day| (0..7).contains(day));
                    options.days |=
                        1 << day.ok_or_else(|| Problem::new("bad-input", "`day` is from 0 for Monday to 6 for Sunday"))?;
                }
                (fact @ ("age" | "need" | "district"), words) => {
                    let question = core.questions.iter().find(|question| core[question.fact].id == fact);
                    let question = question
                        .ok_or_else(|| Problem::new("bad-input", text(&["this offer does not ask about `", fact, "`"])))?;
                    if name.starts_with('@') {
                        options.of_family.push('@');
                    }
                    options.of_family.push_str(&question.id);
                    for word in words {
                        options.of_family.push(PART);
                        options.of_family.push_str(word);
                    }
                    options.of_family.push(RECORD);
                }
                (other, _) => {
                    return Err(Problem::new("bad-input", text(&["a search cannot be narrowed by `", other, "`"])));
                }
            }
        }
        Ok(options)
    }
}

/// A whole number. (Of one kind only: each more brings a reader of its own.)
fn number(written: &str) -> Option<i32> {
    written.parse().ok()
}

told! {
    /// What was found.
    pub struct Results<'a> {
        /// The services, best first.
        pub services: Vec<Found<'a>>,
        /// The needs that fit.
        pub needs: Vec<Named<'a>>,
        /// The glossary's words that fit, with what they mean.
        pub terms: Vec<Meaning<'a>>,
        /// The pathways that fit.
        pub pathways: Vec<Head<'a>>,
        /// What may have been meant instead, where a word is not known.
        pub did_you_mean: Option<String>,
        /// True where the words tell of danger: show `urgent` before anything else.
        pub danger: bool,
        /// The services to show first where there is danger; empty otherwise.
        pub urgent: Vec<&'a str>,
    }
}

told! {
    /// A service that was found.
    pub struct Found<'a> {
        /// Its id.
        pub id: &'a str,
        /// Its name.
        pub name: &'a str,
        /// What it does for a family.
        pub summary: &'a str,
        /// How well it matches. Only the order means anything.
        pub score: f32,
        /// The words that it was found by.
        pub why: Vec<&'a str>,
    }
}

told! {
    /// A word of the glossary.
    pub struct Meaning<'a> {
        /// The word.
        pub term: &'a str,
        /// What it means, in plain words.
        pub means: &'a str,
    }
}

/// Searches an offer.
pub(crate) fn search<'a>(
    guide: &'a Guide,
    index: &'a Index,
    words: &'a Words,
    answers: &str,
    typed: &str,
    options: &str,
) -> Result<Results<'a>, Problem> {
    let core = guide.core();
    let options = Options::read(core, options)?;
    let standing = guide.standing(&given::read(guide, answers)?.0);
    let narrowed = guide.standing(&given::read(guide, &options.of_family)?.0);
    let is_left = |id: ServiceId| {
        let facets = index.facets(id);
        (options.days == 0 || facets.days & options.days > 0)
            && (!options.free || facets.free)
            && (!options.online || facets.online)
            && (!options.direct || core[id].is_direct())
            && (options.of_family.is_empty() || narrowed.outcome(id) != Outcome::DoesNotSuit)
    };
    let suits = |id: ServiceId| if is_left(id) { worth(&standing, index.facets(id), options.near, id) } else { 0.0 };
    // No more than there are: a number must not ask for memory.
    let found = index.search(typed, options.limit.min(core.services.len()), &suits);
    let service = |hit: &Hit| {
        let service = &core[hit.service];
        Found {
            id: &service.id,
            name: &service.name,
            summary: &service.summary,
            score: hit.score,
            why: index.why(&found, hit.service),
        }
    };
    let danger = danger::tells_of_danger(core, typed);
    let mut results = Results {
        services: found.hits.iter().map(service).collect(),
        needs: Vec::new(),
        terms: Vec::new(),
        pathways: Vec::new(),
        did_you_mean: index.did_you_mean(&found, typed),
        danger,
        urgent: if danger { ids(core, &core.urgent.services) } else { Vec::new() },
    };
    for thing in &found.others {
        match *thing {
            Thing::Need(place) => {
                results.needs.extend(needs(core).nth(place).map(|need| Named { id: &core[need].id, name: &core[need].name }));
            }
            Thing::Term(place) => {
                let term = words.terms.get(place);
                results.terms.extend(term.map(|term| Meaning { term: &term.term, means: &term.means }));
            }
            Thing::Pathway(place) => results.pathways.extend(core.pathways.get(place).map(Head::of)),
            Thing::Service(_) => {}
        }
    }
    Ok(results)
}
