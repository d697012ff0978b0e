//! The plan and its reasons, in words.

use crate::told::told;
use fingerpost_core::guide::Plan as Drawn;
use fingerpost_core::model::ServiceId;
use fingerpost_core::rules::Tri;
use fingerpost_core::{Standing, explain};

told! {
    /// A family's signposts, grouped and ordered.
    pub struct Plan<'a> {
        /// The groups that have something in them, in the order to read them.
        pub groups: Vec<Group<'a>>,
        /// What helps with what the family asked about, but is not for them.
        pub not_now: Vec<Signpost<'a>>,
        /// The service to turn to where nothing else fits.
        pub last_resort: &'a str,
        /// The pathways that may fit, best first.
        pub pathways: Vec<&'a str>,
        /// How many questions could still be asked, at most.
        pub questions_left: usize,
    }
}

told! {
    /// A group of signposts.
    pub struct Group<'a> {
        /// Its id, such as `do-now`.
        pub group: &'static str,
        /// What a family reads above it.
        pub name: &'static str,
        /// Best first.
        pub services: Vec<Signpost<'a>>,
    }
}

told! {
    /// A next step.
    pub struct Signpost<'a> {
        /// The service.
        pub id: &'a str,
        /// Its name.
        pub name: &'a str,
        /// What it does for a family.
        pub summary: &'a str,
        /// `suits`, `may-suit` or `does-not-suit`.
        pub outcome: &'static str,
        /// Why, in clauses.
        pub why: Vec<String>,
        /// How a family gets it, in a few words each.
        pub routes: Vec<&'static str>,
        /// Who can refer; empty where nobody has to.
        pub referrers: String,
        /// Under *meanwhile* or *afterwards*: the services that led to it.
        pub because_of: Vec<&'a str>,
    }
}

told! {
    /// Why a service stands where it does.
    pub struct Explained<'a> {
        /// The service.
        pub id: &'a str,
        /// Its name.
        pub name: &'a str,
        /// `suits`, `may-suit` or `does-not-suit`.
        pub outcome: &'static str,
        /// Whether it is the sort of help that the family asked for: `yes`, `no` or `unknown`.
        pub relevant: &'static str,
        /// Why, in clauses.
        pub why: Vec<String>,
        /// The group of the plan that it is in.
        pub group: Option<&'static str>,
        /// Who it is for: all of these must hold; empty for everyone.
        pub conditions: Vec<Condition>,
        /// What would settle whether it suits.
        pub depends: Vec<Depends>,
        /// Under *meanwhile* or *afterwards*: the services that led to it.
        pub because_of: Vec<&'a str>,
    }
}

told! {
    /// One thing that a service is for.
    pub struct Condition {
        /// Finishes "It is for when …".
        pub says: String,
        /// True where it is the other way about: "It is not for when …".
        pub negated: bool,
        /// `yes`, `no` or `unknown`.
        pub known: &'static str,
    }
}

told! {
    /// What would settle whether a service suits.
    pub struct Depends {
        /// Finishes "This depends on …".
        pub depends: String,
        /// Who could tell the family; may be empty.
        pub tell: String,
    }
}

impl<'a> Plan<'a> {
    /// The plan of the family that stands here.
    #[must_use]
    pub fn of(standing: &Standing<'a>) -> Self {
        let (core, plan) = (standing.core(), standing.plan());
        let group = |group: &fingerpost_core::guide::Group| Group {
            group: group.kind.id(),
            name: group.kind.name(),
            services: group.signposts.iter().map(|signpost| Signpost::to(standing, &plan, signpost.service)).collect(),
        };
        Self {
            groups: plan.groups.iter().map(group).collect(),
            not_now: plan.not_now.iter().map(|id| Signpost::to(standing, &plan, *id)).collect(),
            last_resort: &core[plan.last_resort].id,
            pathways: standing.pathways().into_iter().map(|pathway| &*core.pathways[pathway].id).collect(),
            questions_left: standing.questions_left(),
        }
    }
}

impl<'a> Signpost<'a> {
    fn to(standing: &Standing<'a>, plan: &Drawn, id: ServiceId) -> Self {
        let service = &standing.core()[id];
        Self {
            id: &service.id,
            name: &service.name,
            summary: &service.summary,
            outcome: standing.outcome(id).id(),
            why: explain::why(standing, id),
            routes: service.routes.iter().map(|route| explain::route(route.kind, standing.voice()).in_english()).collect(),
            referrers: explain::referrers(standing, service),
            because_of: because_of(standing, plan, id),
        }
    }
}

impl<'a> Explained<'a> {
    /// Why a service stands where it does for this family.
    #[must_use]
    pub fn of(standing: &Standing<'a>, id: ServiceId) -> Self {
        let (service, plan) = (&standing.core()[id], standing.plan());
        let condition = |condition: explain::Condition| Condition {
            says: condition.says,
            negated: condition.negated,
            known: known(condition.known),
        };
        let depends = |unknown: explain::Unknown| Depends { depends: unknown.depends, tell: unknown.tell };
        Self {
            id: &service.id,
            name: &service.name,
            outcome: standing.outcome(id).id(),
            relevant: known(standing.is_relevant(service)),
            why: explain::why(standing, id),
            group: plan.group_of(id).map(fingerpost_core::guide::GroupKind::id),
            conditions: explain::conditions(standing, service).into_iter().map(condition).collect(),
            depends: explain::depends_on(standing, &standing.verdict(id)).into_iter().map(depends).collect(),
            because_of: because_of(standing, &plan, id),
        }
    }
}

pub(crate) const fn known(known: Tri) -> &'static str {
    match known {
        Tri::Yes => "yes",
        Tri::No => "no",
        Tri::Unknown => "unknown",
    }
}

fn because_of<'a>(standing: &Standing<'a>, plan: &Drawn, id: ServiceId) -> Vec<&'a str> {
    standing.because_of(plan, id).into_iter().map(|other| &*standing.core()[other].id).collect()
}
