#![forbid(unsafe_code)]
#![doc = include_str!("../README.md")]

mod address;
mod alone;
mod contact;
mod frame;
pub mod home;
#[cfg(test)]
mod hostile;
mod pages;
mod prose;
mod site;

pub use alone::duties_page;
pub use site::{File, Site, Widget};
