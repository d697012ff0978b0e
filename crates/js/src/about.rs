//! What an offer says of itself.

use crate::told::told;
use fingerpost_core::model::{Core, Kind, PathwayHead, Service, ServiceId};
use fingerpost_core::search::needs;

told! {
    /// What an offer says of itself.
    pub struct About<'a> {
        /// The stamp of the build, that all its files carry.
        pub stamp: Option<u32>,
        /// The offer's id.
        pub id: &'a str,
        /// The area's name.
        pub name: &'a str,
        /// The council that publishes it.
        pub council: &'a str,
        /// The language it is written in, such as `en-GB`.
        pub language: &'a str,
        /// The services, in the offer's order.
        pub services: Vec<Summary<'a>>,
        /// The pathways.
        pub pathways: Vec<Head<'a>>,
        /// The ids of the questions.
        pub questions: Vec<&'a str>,
        /// The needs that it knows.
        pub needs: Vec<Named<'a>>,
        /// The services to show where danger is, first to last.
        pub urgent: Vec<&'a str>,
        /// The service to turn to where nothing else fits.
        pub last_resort: &'a str,
        /// The offers of the councils next door.
        pub neighbours: Vec<Neighbour<'a>>,
    }
}

told! {
    /// A service in short.
    pub struct Summary<'a> {
        /// Its id.
        pub id: &'a str,
        /// Its name.
        pub name: &'a str,
        /// What it does for a family.
        pub summary: &'a str,
        /// Who runs it.
        pub provider: &'a str,
        /// `support`, `crisis` or `rights`.
        pub kind: &'static str,
        /// True for families anywhere in England.
        pub national: bool,
        /// True where a family can start by themselves.
        pub direct: bool,
    }
}

told! {
    /// A pathway in short.
    pub struct Head<'a> {
        /// Its id.
        pub id: &'a str,
        /// What it is for.
        pub name: &'a str,
        /// One plain sentence.
        pub summary: &'a str,
    }
}

told! {
    /// Something with a name.
    pub struct Named<'a> {
        /// Its id.
        pub id: &'a str,
        /// Its name.
        pub name: &'a str,
    }
}

told! {
    /// The offer of a council next door.
    pub struct Neighbour<'a> {
        /// Its offer's id; also the name of its folder beside this one's.
        pub offer: &'a str,
        /// The area's name.
        pub name: &'a str,
        /// The council.
        pub council: &'a str,
    }
}

impl<'a> About<'a> {
    /// What this offer says of itself.
    #[must_use]
    pub fn of(core: &'a Core, stamp: Option<u32>) -> Self {
        let neighbours = core.neighbours.iter().map(|neighbour| Neighbour {
            offer: &neighbour.offer,
            name: &neighbour.name,
            council: &neighbour.council,
        });
        Self {
            stamp,
            id: &core.id,
            name: &core.name,
            council: &core.council,
            language: &core.language,
            services: core.services.iter().map(|service| Summary::of(core, service)).collect(),
            pathways: core.pathways.iter().map(Head::of).collect(),
            questions: core.questions.iter().map(|question| &*question.id).collect(),
            needs: needs(core).map(|need| Named { id: &core[need].id, name: &core[need].name }).collect(),
            urgent: ids(core, &core.urgent.services),
            last_resort: &core[core.urgent.last_resort].id,
            neighbours: neighbours.collect(),
        }
    }
}

impl<'a> Head<'a> {
    pub(crate) fn of(pathway: &'a PathwayHead) -> Self {
        Self { id: &pathway.id, name: &pathway.name, summary: &pathway.summary }
    }
}

impl<'a> Summary<'a> {
    fn of(core: &'a Core, service: &'a Service) -> Self {
        Self {
            id: &service.id,
            name: &service.name,
            summary: &service.summary,
            provider: &core[service.provider],
            kind: kind(service.kind),
            national: service.national,
            direct: service.is_direct(),
        }
    }
}

/// What a service's kind is called.
pub(crate) const fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Support => "support",
        Kind::Crisis => "crisis",
        Kind::Rights => "rights",
    }
}

/// The ids of some services.
pub(crate) fn ids<'a>(core: &'a Core, services: &[ServiceId]) -> Vec<&'a str> {
    services.iter().map(|id| &*core[*id].id).collect()
}
