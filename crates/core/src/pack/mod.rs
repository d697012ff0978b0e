//! The pack: an offer compiled to compact binary files for the browser.
//!
//! Each file is a header and a body. The header is 24 bytes: `FPST`, the [`Part`] as one byte, a zero byte, the format's version as two
//! bytes, then the body's length, its CRC-32, the stamp of the build and the number of the piece, as four bytes each, all little-endian. The
//! body is the part's model, field by field, as `wire.rs` says. All files of a build carry the same stamp, so that no two builds are ever mixed.
//! No bytes from outside can make a reader panic: what is damaged, cut short, mixed up, too old or too new is refused with an
//! [`Unreadable`]. The whole format is told in `docs/pack-format.md`.
//!
//! ```
//! use fingerpost_core::model::ServiceId;
//! use fingerpost_core::pack::{self, File};
//!
//! let offer = fingerpost_source::sample();
//! let files = pack::write(&offer).expect("the sample fits together");
//! let bytes = |name: &str| &files.iter().find(|(file, _)| file == name).expect("a file of the pack").1;
//!
//! let (core, manifest) = pack::read_core(bytes("core.pack")).expect("it is whole");
//! assert_eq!(core, offer.core);
//!
//! // The rest of a service comes when it is looked at.
//! let service = ServiceId(0);
//! let file: File = manifest.details_of(service.index());
//! let details = pack::read_details(&core, &manifest, file, bytes(&file.name())).expect("it is of the same build");
//! assert_eq!(details[0], offer.details[0]);
//!
//! assert_eq!(pack::read_core(b"<!doctype html>").map_err(|why| why.code()), Err("not-a-pack"));
//! ```

mod file;
mod frame;
mod unreadable;

pub use file::{File, Manifest, Part};
pub(crate) use frame::{frame, unframe};
pub use unreadable::Unreadable;

use crate::catalogue::Catalogue;
use crate::model::{Core, Detail, Invalid, Offer, Pictures, Service, Words};
use crate::search;
use crate::wire::encode;

/// The version of the format that this library writes, and the newest it reads.
pub const VERSION: u16 = 5;

/// The oldest version that this library reads: version 1 was never published.
pub const OLDEST: u16 = 2;

/// How many services a piece of the details holds: a few kilobytes on their way, and few files to fetch.
const DETAILS_EACH: usize = 24;

/// Compiles an offer: each file's name and bytes, the core first. The same offer always gives the same bytes.
///
/// # Errors
/// Where the offer contradicts itself.
pub fn write(offer: &Offer) -> Result<Vec<(String, Vec<u8>)>, Invalid> {
    offer.core.validate()?;
    if offer.details.len() != offer.core.services.len() {
        return Err(Invalid("not as many details as services"));
    }
    let languages = offer.core.languages.iter().map(|language| &language.tag);
    if !languages.eq(offer.catalogues.iter().map(|catalogue| &catalogue.language)) {
        return Err(Invalid("the catalogues are not those of its languages"));
    }
    offer.words.validate(&offer.core)?;
    offer.also.validate(&offer.core)?;
    offer.pictures.validate(&offer.core)?;
    let mut core = encode(&offer.core);
    core.extend(encode(&(DETAILS_EACH as u32)));
    let mut bodies = vec![(File::whole(Part::Core), core), (File::whole(Part::Words), encode(&offer.words))];
    let pieces = offer.details.chunks(DETAILS_EACH).enumerate();
    bodies.extend(pieces.map(|(piece, details)| (File::piece(Part::Details, piece), encode(&details.to_vec()))));
    bodies.push(search::build::file(offer));
    let catalogues = offer.catalogues.iter().enumerate();
    bodies.extend(catalogues.map(|(piece, catalogue)| (File::piece(Part::Language, piece), encode(catalogue))));
    bodies.push((File::whole(Part::Pictures), encode(&offer.pictures)));
    frame(bodies)
}

/// Reads the core of an offer, and what it says of the other files.
///
/// # Errors
/// Where the bytes are not a whole, sound core that this version can read.
pub fn read_core(bytes: &[u8]) -> Result<(Core, Manifest), Unreadable> {
    let framed = unframe(File::whole(Part::Core), None, bytes)?;
    let stamp = framed.stamp;
    let (core, each) = match stamp {
        Some(_) => framed.value::<(Core, u32)>().map(|(core, each)| (core, Some(each)))?,
        None => (framed.value()?, None),
    };
    core.validate()?;
    Ok((core, Manifest { stamp, each }))
}

/// Reads the details of some of an offer's services: those that `file` holds ([`Manifest::details_of`]), in the order of [`Core::services`].
///
/// # Errors
/// Where the bytes are not whole, sound details that this version can read, or belong to another offer than `core`.
pub fn read_details(core: &Core, manifest: &Manifest, file: File, bytes: &[u8]) -> Result<Vec<Detail>, Unreadable> {
    let details: Vec<Detail> = unframe(file, manifest.stamp, bytes)?.value()?;
    let services = &core.services[manifest.services_in(file, core.services.len())];
    let fits = |(detail, service): (&Detail, &Service)| {
        let routes = service.routes.len();
        // Version 2 had no venues, nor their addresses.
        [detail.how.len(), detail.say.len()] == [routes; 2] && detail.addresses.len() == service.venues.len()
    };
    if details.len() != services.len() || !details.iter().zip(services).all(fits) {
        return Err(Invalid("the details are of another offer").into());
    }
    Ok(details)
}

/// Reads the words of an offer.
///
/// # Errors
/// Where the bytes are not whole, sound words that this version can read, or belong to another offer than `core`.
pub fn read_words(core: &Core, manifest: &Manifest, bytes: &[u8]) -> Result<Words, Unreadable> {
    let words: Words = unframe(File::whole(Part::Words), manifest.stamp, bytes)?.value()?;
    words.validate(core)?;
    Ok(words)
}

/// Reads the words of one language: that in this place of [`Core::languages`].
///
/// # Errors
/// Where the bytes are not a whole, sound catalogue of that language that this version can read.
pub fn read_catalogue(core: &Core, manifest: &Manifest, place: usize, bytes: &[u8]) -> Result<Catalogue, Unreadable> {
    let catalogue: Catalogue = unframe(File::piece(Part::Language, place), manifest.stamp, bytes)?.value()?;
    if core.languages.get(place).is_none_or(|language| language.tag != catalogue.language) {
        return Err(Invalid("the catalogue is of another language").into());
    }
    Ok(catalogue)
}

/// Reads the pictures of an offer.
///
/// # Errors
/// Where the bytes are not whole, sound pictures that this version can read, or belong to another offer than `core`.
pub fn read_pictures(core: &Core, manifest: &Manifest, bytes: &[u8]) -> Result<Pictures, Unreadable> {
    let pictures: Pictures = unframe(File::whole(Part::Pictures), manifest.stamp, bytes)?.value()?;
    pictures.validate(core)?;
    Ok(pictures)
}
