//! What came of the stories: as lines, as a page and as data.

mod html;
mod json;
mod lines;
pub(crate) mod words;

pub use html::html;
pub use json::json;
pub use lines::lines;
