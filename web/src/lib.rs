#![doc = include_str!("../README.md")]

pub mod app;
pub mod components;
mod dates;
mod draft;
mod el;
mod host;
mod library;
mod mount;
mod nav;
mod options;
pub mod screens;
pub mod state;
mod styles;
mod words;

pub use app::{Navigator, NavigatorProps};
pub use dates::{DateBox, Dates};
pub use draft::{Draft, Other};
pub use library::{Fetched, Lexicon, Load, Shelf};
pub use mount::{Handle, mount};
pub use nav::Nav;
