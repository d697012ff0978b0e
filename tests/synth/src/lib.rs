//! Made-up offers of any size with a real one's structure, for measuring: never for a family.
//!
//! [`grow`] makes one offer's core of many services, for the guide. [`nation`] makes whole offers with texts, a council's each, for the search and
//! everything else that grows with the country; [`offers::write`] keeps them as files that `fingerpost check` reads. [`records`] and [`queries`] are
//! what searches are measured with. The same numbers and seed always give the same.

mod conditions;
mod councils;
mod grow;
mod mint;
mod names;
mod nation;
pub mod offers;
mod prose;
pub mod queries;
mod rare;
pub mod records;
mod texts;
mod typos;

pub use grow::grow;
pub use nation::{Nation, council, nation};
pub use rare::{expected_words, words_of};

/// About how many services one council runs: the nation's 100,000 over its 150 or so councils.
const PER_COUNCIL: usize = 667;
