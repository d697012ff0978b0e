//! Places: from a postcode to the district and the point it lies in, on the device; and from there to the councils and venues near it.
//!
//! The first half of a postcode ([`Outcode`]) narrows the districts, from the offer itself. A whole one ([`Postcode`]) is looked up in a
//! compact table ([`Area`]), of which a browser fetches all there is of one postcode area, such as `CV`: so the request does not tell where in
//! the area a family lives.
//!
//! ```
//! use fingerpost_core::places::{Area, Entry, Point, Typed, write};
//!
//! let Ok(Typed::Whole(postcode)) = "cv344rl".parse() else { panic!("a whole postcode") };
//! let entry = Entry { postcode: postcode.clone(), district: "E07000222".into(), point: Point { lat: 522_820, lon: -15_880 } };
//! let files = write(vec![entry]).expect("one postcode");
//!
//! let (name, bytes) = &files[0];
//! assert_eq!(*name, Area::file_name("CV"));
//! let area = Area::read("CV", bytes).expect("it is whole");
//! assert_eq!(area.find(&postcode).map(|place| place.district), Some("E07000222"));
//! ```

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
