//! Reading a feed: both versions, both envelopes, field by field, so that one bad field never loses its record.

mod field;
mod page;
mod service;

pub(super) use self::field::Fields;
pub use self::page::{NotAFeed, Page};
pub(super) use self::service::record;
