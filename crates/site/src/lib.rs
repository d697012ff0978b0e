#![forbid(unsafe_code)]
#![doc = include_str!("../README.md")]

mod address;
mod alone;
mod contact;
mod edition;
mod frame;
pub mod home;
#[cfg(test)]
mod hostile;
mod offline;
mod pages;
mod prose;
#[cfg(test)]
mod pseudo;
mod site;
mod words;

pub use alone::duties_page;
pub use edition::Edition;
pub use home::Search;
pub use offline::Kept;
pub use site::{File, Press, Site, Widget};
