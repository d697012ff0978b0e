//! What is proved of an offer each time it is checked: that its questions and options matter, that its services can be reached, and how many
//! questions a family can be asked. What fails is a warning with its file and line; what is only good to know is advice.

mod ages;
mod alone;
mod idle;
mod places;
mod proposed;
mod reach;
mod reads;
mod unset;
mod worst;

use fingerpost_core::Core;

use self::places::Places;
pub use self::reach::{Reach, reach};
use crate::finding::Notes;
use crate::read::{Files, Parsed};
use crate::table::Reader;
use crate::{File, Findings};

/// An offer, and where its parts stand in its files.
struct Proof<'a> {
    core: &'a Core,
    places: Places<'a>,
    reader: Reader<'a>,
}

/// Everything that can be proved of a sound offer.
pub(crate) fn prove(parsed: &[Parsed<'_>], files: &[File], core: &Core) -> Findings {
    let notes = Notes::default();
    let reader = Reader::new(&notes);
    let proof = Proof { core, places: Places::of(&Files { reader, parsed }), reader };
    idle::questions(&proof);
    idle::options(&proof);
    reach::services(&proof);
    unset::facts(&proof);
    worst::questions(&proof);
    proposed::services(&proof);
    notes.finish(files).unwrap_or_default()
}
