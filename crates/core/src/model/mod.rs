//! An offer: everything one council publishes, as plain values.
//!
//! The model is in parts, because a family's phone fetches them at different moments: [`Core`] is what the first question,
//! the plan and short results need; a [`Detail`] is the rest of one service; [`Words`] are the glossary, the pathways and the bank holidays; [`Pictures`] are for
//! Easy Read.
//! Every cross-reference is an index that was checked when the offer was read ([`Core::validate`]), so lookups cannot fail later.

use crate::catalogue::Catalogue;

mod core;
mod fact;
mod ids;
mod language;
mod pathway;
mod picture;
mod question;
mod service;
mod words;

pub use self::core::{Core, Invalid, Neighbour, UrgentHelp};
pub use fact::{Fact, FactKind, Value};
pub use ids::{AtomId, FactId, ProviderId, QuestionId, ReferrerId, ServiceId, ValueId};
pub use language::Language;
pub use pathway::{Anchor, Count, Exception, KnownDate, Limit, Pathway, PathwayHead, Step, Unit, Way};
pub use picture::{Fill, Layer, Picture, Pictured, Pictures};
pub use question::{Choice, Question};
pub use service::{Contact, Detail, Kind, Links, Route, RouteKind, Service, Source, Venue};
pub use words::{Holidays, OtherNames, Term, Words};

/// A whole offer: what [`crate::pack::write`] compiles into files for the browser.
#[derive(Clone, Debug, PartialEq)]
pub struct Offer {
    /// What every decision needs.
    pub core: Core,
    /// The rest of each service, in the order of [`Core::services`].
    pub details: Vec<Detail>,
    /// The glossary, the pathways and the bank holidays.
    pub words: Words,
    /// The pictures of Easy Read.
    pub pictures: Pictures,
    /// Other names of services and values, which the search's index is made from.
    pub also: OtherNames,
    /// Our words and the offer's in other languages, in the order of [`Core::languages`].
    pub catalogues: Vec<Catalogue>,
}
