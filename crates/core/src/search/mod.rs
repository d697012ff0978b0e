//! Search: what a family types, forgiven its slips.
//!
//! ```text
//! what was typed ──▶ words ──▶ the known words each may stand for ──▶ the things they stand in, best first
//!                                    ▲ terms, fetched in pieces where there are many
//! ```
//!
//! An index is built once, with the pack ([`build`]), and read as it is. That of one council's offer is one file. That of a nation is cut in
//! pieces, of which a search fetches a few: [`Index::wants`].
//!
//! ```
//! use fingerpost_core::pack;
//! use fingerpost_core::search::Index;
//!
//! let offer = fingerpost_source::sample();
//! let files = pack::write(&offer).expect("the sample fits together");
//! let (_, root) = files.iter().find(|(name, _)| name == "search.pack").expect("every pack has an index");
//! let index = Index::read(root, None).expect("it is whole");
//!
//! let found = index.search("speach therepy", 10, &|_| 1.0);
//! let best = found.hits[0].service;
//! assert_eq!(offer.core[best].name, "Speech and language therapy");
//! assert_eq!(index.why(&found, best), ["speech", "therapy"]);
//! assert_eq!(index.did_you_mean(&found, "speach therepy").as_deref(), Some("speech therapy"));
//! ```

pub mod build;
mod engine;
mod facets;
mod field;
mod gaps;
mod index;
mod likeness;
mod marks;
mod meaning;
mod results;
mod root;
mod terms;
mod words;
mod worth;

pub use engine::{Found, Hit};
pub use facets::Facets;
pub use field::Field;
pub use index::{Index, Thing, needs};
pub(crate) use likeness::is_like;
pub use marks::marks;
pub use results::Shown;
pub use root::Shelf;
pub(crate) use words::split;
pub use worth::worth;
