#![forbid(unsafe_code)]
#![doc = include_str!("../README.md")]

mod contact;
mod frame;
pub mod home;
mod pages;
mod prose;
mod site;

pub use site::{File, Site, Widget};
