#![forbid(unsafe_code)]
#![doc = include_str!("../README.md")]

mod contact;
mod dates;
mod desk;
mod explained;
mod hours;
mod jargon;
mod lexicon;
mod links;
mod numbers;
mod online;
mod phrases;
mod place;
mod postcodes;
mod reading_age;
mod referral;
mod sentences;
mod slips;
mod spelling;
mod texts;
mod twins;

use fingerpost_core::Offer;
use fingerpost_core::clock::Day;
use fingerpost_source::reading::Files;

use self::desk::Desk;
pub use self::online::{Links, is_online, links};
pub use self::reading_age::age_of as reading_age;

/// Looks through an offer as an editor would.
#[derive(Clone, Copy, Debug)]
pub struct Editor {
    /// The day it is.
    pub today: Day,
    /// After how many months a file should have been checked again.
    pub months: u16,
}

impl Editor {
    /// After how many months a file should have been checked again, where nobody says otherwise.
    pub const MONTHS: u16 = 12;

    /// An editor at work on this day.
    #[must_use]
    pub const fn new(today: Day) -> Self {
        Self { today, months: Self::MONTHS }
    }

    /// Looks through an offer that has no mistakes; findings go to the files' reader. Nothing is fetched from anywhere.
    pub fn look(&self, files: &Files<'_>, offer: &Offer) {
        let desk = Desk::new(files, offer, *self);
        let sorts: [fn(&Desk<'_>); 11] = [
            reading_age::look,
            jargon::look,
            spelling::look,
            slips::look,
            contact::look,
            numbers::look,
            postcodes::look,
            hours::look,
            links::look,
            dates::look,
            referral::look,
        ];
        sorts.iter().for_each(|look| look(&desk));
        twins::look(&desk);
    }
}
