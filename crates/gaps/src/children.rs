//! A handful of fixed children, asked about in several places: the same child, side by side.

use std::collections::BTreeMap;

use fingerpost_core::guide::GroupKind;
use fingerpost_core::guide::crowd::Crowd;
use fingerpost_core::model::ServiceId;
use fingerpost_core::rules::{Age, Atom};

use crate::family::{Family, HELP, LIFE, NEED, PLAN, SETTING, STAGE, WAITED};
use crate::run::{Outcome, walk};

/// A child that is the same everywhere.
#[derive(Clone, Copy, Debug)]
pub struct Child {
    /// Who it is, as a heading.
    pub name: &'static str,
    /// The rest, as a sentence.
    pub about: &'static str,
    years: u16,
    who: usize,
    help: &'static [&'static str],
    need: &'static [&'static str],
    stage: &'static str,
    waited: &'static str,
    plan: &'static str,
    setting: &'static str,
    life: &'static [&'static str],
}

/// The children.
pub const CHILDREN: [Child; 6] = [
    Child {
        name: "A deaf child of 2",
        about: "Diagnosed, at nursery with no extra support yet. The parent asks about growing and learning, and about help at home.",
        years: 2,
        who: 0,
        help: &["development", "home"],
        need: &["hearing"],
        stage: "diagnosed",
        waited: "under-a-year",
        plan: "none",
        setting: "nursery",
        life: &[],
    },
    Child {
        name: "A child of 3 who hardly talks",
        about: "Not assessed, at nursery with no extra support. The parent asks about growing and learning, and about an assessment.",
        years: 3,
        who: 0,
        help: &["development", "assessment"],
        need: &["speech"],
        stage: "worried",
        waited: "under-a-year",
        plan: "none",
        setting: "nursery",
        life: &[],
    },
    Child {
        name: "A child of 9 who waits for an autism assessment",
        about: "For 1 to 2 years, at a mainstream school with SEN support. The parent asks about the assessment and about feelings.",
        years: 9,
        who: 0,
        help: &["assessment", "feelings"],
        need: &["autism"],
        stage: "waiting",
        waited: "over-a-year",
        plan: "sen-support",
        setting: "mainstream",
        life: &[],
    },
    Child {
        name: "A child of 11 at a special school",
        about: "With a learning disability and an EHC plan. The parent asks for help at home or a break, and for things to do.",
        years: 11,
        who: 0,
        help: &["home", "people"],
        need: &["learning-disability"],
        stage: "diagnosed",
        waited: "under-a-year",
        plan: "ehc",
        setting: "special",
        life: &[],
    },
    Child {
        name: "A young person of 15 who cannot go to school",
        about: "Because of worry; not assessed, with SEN support. The parent asks about school and about feelings.",
        years: 15,
        who: 0,
        help: &["school", "feelings"],
        need: &["feelings"],
        stage: "worried",
        waited: "under-a-year",
        plan: "sen-support",
        setting: "not-attending",
        life: &[],
    },
    Child {
        name: "A young person of 17 who leaves care",
        about: "With a learning disability, at college with SEN support. They ask for themselves about growing up, money and housing.",
        years: 17,
        who: 1,
        help: &["adulthood", "money"],
        need: &["learning-disability"],
        stage: "diagnosed",
        waited: "under-a-year",
        plan: "sen-support",
        setting: "college",
        life: &["care-leaver"],
    },
];

/// Where a child of an offer lives in the comparison: the first of these that is one of its districts, or its first district.
const PLACES: [&str; 3] = ["rugby", "coventry", "worcester"];

/// What one child is offered in one place: for each group that has any, the services' names in the plan's order, and by kind of help how many.
#[derive(Clone, Debug, Default)]
pub struct Offered {
    /// The names.
    pub groups: BTreeMap<GroupKind, Vec<String>>,
    /// For each kind of help that was asked about, its name, and how many services of the plan give it.
    pub topics: Vec<(String, usize)>,
}

impl Child {
    fn family(&self) -> Family {
        let set = |list: &[&str], ids: &[&str]| {
            list.iter().enumerate().fold(0, |set, (bit, id)| set | u16::from(ids.contains(id)) << bit)
        };
        let at = |list: &[&str], id: &str| list.iter().position(|known| *known == id).unwrap_or(0);
        Family {
            months: self.years * Age::YEAR,
            typed: Age::between(self.years * Age::YEAR, (self.years + 1) * Age::YEAR),
            who: self.who,
            help: set(&HELP, self.help),
            need: set(&NEED, self.need),
            stage: at(&STAGE, self.stage),
            waited: at(&WAITED, self.waited),
            plan: at(&PLAN, self.plan),
            setting: at(&SETTING, self.setting),
            life: set(&LIFE, self.life),
            gp_elsewhere: false,
            unsure: 0,
            place: 0,
        }
    }

    /// What this child is offered in the place of an offer that is compared.
    ///
    /// # Errors
    /// Where the offer's questions overlap.
    pub fn offered(&self, outcome: &Outcome) -> Result<Offered, String> {
        let core = outcome.guide.core();
        let mut crowd = Crowd::new(&outcome.guide).ok_or("an offer whose questions set the same fact cannot be simulated")?;
        walk(&mut crowd, &outcome.answering, &self.family(), place(outcome));
        let standing = outcome.guide.standing(&crowd.answers());
        let plan = standing.plan();
        let mut offered = Offered::default();
        for (kind, signpost) in plan.signposts() {
            offered.groups.entry(kind).or_default().push(core[signpost.service].name.clone());
        }
        for id in self.help {
            if let Some(value) = core.fact("help").and_then(|fact| core.value(fact, id)) {
                let gives = |service: ServiceId| match &core[core[service].helps_with] {
                    Atom::OneOf(values) => values.iter().any(|wider| core.is_kind_of(value, *wider)),
                    _ => false,
                };
                let count = plan.signposts().filter(|(_, signpost)| gives(signpost.service)).count();
                offered.topics.push((core[value].name.clone(), count));
            }
        }
        Ok(offered)
    }
}

/// The district of an offer that is compared.
#[must_use]
pub fn place(outcome: &Outcome) -> usize {
    let districts = &outcome.answering.districts;
    districts.iter().position(|(_, id, _)| PLACES.contains(&id.as_str())).unwrap_or(0)
}
