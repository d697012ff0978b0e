//! Places: from a postcode to the district and the point it lies in, on the device; and from there to the councils and venues near it.
//!
//! The first half of a postcode ([`Outcode`]) narrows the districts, from the offer itself. A whole one ([`Postcode`]) is looked up in a
//! compact table ([`Area`]), of which a browser fetches all there is of one postcode area, such as `CV`: so the request does not tell where in
//! the area a family lives.

mod distance;
mod districts;
mod outcode;
mod postcode;
mod table;
mod typed;
mod wire;
mod write;

pub use distance::{Point, nearest_first};
pub use districts::{Nearby, nearby, options_that_fit};
pub use outcode::Outcode;
pub use postcode::Postcode;
pub use table::{Area, Place};
pub use typed::{NotAPostcode, Typed};
pub use write::{Entry, write};
