#![doc = include_str!("../README.md")]

mod action;
pub mod address;
pub mod app;
pub mod components;
mod dates;
mod draft;
mod el;
mod everywhere;
mod host;
mod late;
mod library;
mod mount;
mod narrow;
mod nav;
mod options;
#[cfg(feature = "pages")]
pub mod page;
#[cfg(not(feature = "pages"))]
#[path = "page/none.rs"]
mod page;
pub mod saved;
pub mod screens;
mod share;
pub mod state;
pub mod styles;
mod told;
mod visit;
mod whereabouts;
mod words;

/// A smaller allocator than the standard library's: 3 kB less for a family to fetch, and as quick.
#[cfg(target_arch = "wasm32")]
#[global_allocator]
static MEMORY: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

pub use app::{Navigator, NavigatorProps};
pub use dates::{DateBox, Dates};
pub use draft::{Draft, Other, Said};
pub use everywhere::Elsewhere;
pub use library::{Came, Fetched, Lexicon, Load, Opened, ReadIn, Shelf};
pub use mount::{Handle, mount};
pub use narrow::Filter;
pub use nav::Nav;
pub use options::NEUTRAL_PAGE;
pub use share::Sharing;
pub use told::Told;
pub use whereabouts::{Sought, Whereabouts};
pub use words::{direction, to_call};
