//! What a search of many offers shows of each service it finds.

use super::Index;
use crate::model::ServiceId;
use crate::pack::{File, Part, Unreadable, unframe};
use crate::wire::{Reader, Wire};

/// What is shown of a service that a search of many offers found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shown {
    /// The service's id in its offer.
    pub id: String,
    /// Its name.
    pub name: String,
    /// What it does, in one sentence.
    pub summary: String,
}

impl Index {
    /// Reads a piece of the results: see [`Index::result_of`].
    ///
    /// # Errors
    /// Where the bytes are not that piece, whole and sound, of this index.
    pub fn read_results(&self, file: File, bytes: &[u8]) -> Result<Vec<Shown>, Unreadable> {
        if file.part != Part::Results {
            return Err(Unreadable::WrongPart);
        }
        unframe(file, self.stamp(), bytes)?.value()
    }

    /// The place in [`Index::offers`] of the offer that a service is of; none in an index of one.
    #[must_use]
    pub fn offer_of(&self, service: ServiceId) -> Option<usize> {
        let mut before = 0u32;
        self.offers().iter().position(|shelf| {
            before = before.saturating_add(shelf.services);
            service.0 < before
        })
    }
}

impl Wire for Shown {
    fn put(&self, out: &mut Vec<u8>) {
        self.id.put(out);
        self.name.put(out);
        self.summary.put(out);
    }

    fn take(reader: &mut Reader<'_>) -> Self {
        Self { id: Wire::take(reader), name: Wire::take(reader), summary: Wire::take(reader) }
    }
}
