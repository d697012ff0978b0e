//! The table of postcodes, from any bytes.

use fingerpost_core::pack::{File, Part};
use fingerpost_core::places::{Area, Postcode};

use crate::framed;

/// The first byte chooses the version, the next two the postcode to look for.
pub fn tries(bytes: &[u8]) {
    let Some(([version, first, second], body)) = bytes.split_first_chunk::<3>() else { return };
    let file = framed(File::whole(Part::Places), 3 + u16::from(version % 2), 0, body);
    let Ok(area) = Area::read("CV", &file) else { return };
    let letter = |byte: u8| char::from(b'A' + byte % 26);
    for sector in ["CV1 1", "CV21 3"] {
        let postcode: Postcode = format!("{sector}{}{}", letter(*first), letter(*second)).parse().unwrap();
        let near = area.near(&postcode);
        if let Some(place) = area.find(&postcode) {
            assert!(near.contains(&place.district), "the district of a postcode is not among those of its sector");
        }
    }
}
