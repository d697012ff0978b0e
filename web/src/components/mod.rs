//! The parts that screens are made of: one folder each, its code and its style together.

pub mod card;
pub mod choices;
pub mod contact;
pub mod door;
pub mod easy;
pub mod facts;
pub mod focus;
pub mod fold;
pub mod language;
pub mod next_door;
pub mod problem;
pub mod prose;
pub mod save;
pub mod shell;
pub mod term;
pub mod venues;
pub mod verdict;
