//! The pack: an offer compiled to compact binary files for the browser.
//!
//! Each file is a header and a body. The header is 16 bytes: `FPST`, the [`Part`] as one byte, a zero byte, the format's version as two
//! bytes, then the body's length and its CRC-32 as four bytes each, all little-endian. The body is the part's model, field by
//! field, as `wire.rs` says. No bytes from outside can make a reader panic: what is damaged, cut short, mixed
//! up, too old or too new is refused with an [`Unreadable`].

use crc::{CRC_32_ISO_HDLC, Crc, NoTable};

use crate::model::{Core, Detail, Invalid, Offer, Words};
use crate::wire::{self, Wire};

/// The version of the format that this library writes, and the only one it reads: version 1 was never published.
pub const VERSION: u16 = 2;

const MAGIC: [u8; 4] = *b"FPST";
const HEADER: usize = 16;
/// Worked out bit by bit, with no table: the tables of a quicker one are 16 kB that no compression makes smaller.
const CHECKSUM: Crc<u32, NoTable> = Crc::<u32, NoTable>::new(&CRC_32_ISO_HDLC);

/// Which part of an offer a file holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// [`Core`]: what the first question, the plan and short results need.
    Core = 1,
    /// A list of [`Detail`]: the rest of each service.
    Details = 2,
    /// [`Words`]: the glossary, the pathways and the bank holidays.
    Words = 3,
    /// An [`Area`](crate::places::Area) of the table of postcodes, which belongs to no offer.
    Places = 8,
}

impl Part {
    /// Every part of an offer.
    pub const ALL: [Self; 3] = [Self::Core, Self::Details, Self::Words];

    /// The name of its file; that of an area of postcodes is [`Area::file_name`](crate::places::Area::file_name).
    #[must_use]
    pub const fn file_name(self) -> &'static str {
        match self {
            Self::Core => "core.pack",
            Self::Details => "details.pack",
            Self::Words => "words.pack",
            Self::Places => "places.pack",
        }
    }
}

/// Why a file cannot be read as a part of an offer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// It does not start as a pack does: a page of HTML in its place, say.
    NotAPack,
    /// It was written by a newer Fingerpost: its version.
    TooNew(u16),
    /// It was written by an older Fingerpost: its version.
    TooOld(u16),
    /// It holds another part than the one asked for.
    WrongPart,
    /// Bytes are missing or too many.
    CutShort,
    /// Its bytes were changed.
    Damaged,
    /// It is whole, but contradicts itself.
    Invalid(Invalid),
}

impl Unreadable {
    /// A code that stays the same, for programs.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::NotAPack => "not-a-pack",
            Self::TooNew(_) => "too-new",
            Self::TooOld(_) => "too-old",
            Self::WrongPart => "wrong-part",
            Self::CutShort => "cut-short",
            Self::Damaged => "damaged",
            Self::Invalid(_) => "invalid",
        }
    }
}

impl std::fmt::Display for Unreadable {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::NotAPack => f.write_str("this is not a Fingerpost pack; is another file served in its place?"),
            Self::TooNew(version) => {
                write!(
                    f,
                    "this pack has version {version} and this Fingerpost reads up to {VERSION}; update Fingerpost, or build the pack again"
                )
            }
            Self::TooOld(version) => {
                write!(f, "this pack has version {version} and this Fingerpost reads version {VERSION}; build the pack again")
            }
            Self::WrongPart => f.write_str("this pack holds another part of the offer; are two files mixed up?"),
            Self::CutShort => f.write_str("this pack is not whole; fetch it again"),
            Self::Damaged => f.write_str("this pack was damaged on its way; fetch it again"),
            Self::Invalid(invalid) => invalid.fmt(f),
        }
    }
}

impl std::error::Error for Unreadable {}

impl From<Invalid> for Unreadable {
    fn from(invalid: Invalid) -> Self {
        Self::Invalid(invalid)
    }
}

/// Compiles an offer: each file's name and bytes. The same offer always gives the same bytes.
///
/// # Errors
/// Where the offer contradicts itself.
pub fn write(offer: &Offer) -> Result<Vec<(&'static str, Vec<u8>)>, Invalid> {
    offer.core.validate()?;
    if offer.details.len() != offer.core.services.len() {
        return Err(Invalid("not as many details as services"));
    }
    offer.words.validate(&offer.core)?;
    let files = [
        (Part::Core, write_part(Part::Core, &offer.core)),
        (Part::Details, write_part(Part::Details, &offer.details)),
        (Part::Words, write_part(Part::Words, &offer.words)),
    ];
    files.into_iter().map(|(part, bytes)| Ok((part.file_name(), bytes?))).collect()
}

/// Reads the core of an offer.
///
/// # Errors
/// Where the bytes are not a whole, sound core that this version can read.
pub fn read_core(bytes: &[u8]) -> Result<Core, Unreadable> {
    let core: Core = read_part(Part::Core, bytes)?;
    core.validate()?;
    Ok(core)
}

/// Reads the details of an offer's services, in the order of [`Core::services`].
///
/// # Errors
/// Where the bytes are not whole, sound details that this version can read, or belong to another offer than `core`.
pub fn read_details(core: &Core, bytes: &[u8]) -> Result<Vec<Detail>, Unreadable> {
    let details: Vec<Detail> = read_part(Part::Details, bytes)?;
    let fits = |(detail, service): (&Detail, &crate::model::Service)| {
        let routes = service.routes.len();
        [detail.how.len(), detail.say.len()] == [routes; 2] && detail.addresses.len() == service.venues.len()
    };
    if details.len() != core.services.len() || !details.iter().zip(&core.services).all(fits) {
        return Err(Invalid("the details are of another offer").into());
    }
    Ok(details)
}

/// Reads the words of an offer.
///
/// # Errors
/// Where the bytes are not whole, sound words that this version can read, or belong to another offer than `core`.
pub fn read_words(core: &Core, bytes: &[u8]) -> Result<Words, Unreadable> {
    let words: Words = read_part(Part::Words, bytes)?;
    words.validate(core)?;
    Ok(words)
}

pub(crate) fn write_part(part: Part, model: &impl Wire) -> Result<Vec<u8>, Invalid> {
    let body = wire::encode(model);
    let length = u32::try_from(body.len()).map_err(|_| Invalid("it is over 4 GB"))?;
    let mut bytes = Vec::with_capacity(HEADER + body.len());
    bytes.extend(MAGIC);
    bytes.extend([part as u8, 0]);
    bytes.extend(VERSION.to_le_bytes());
    bytes.extend(length.to_le_bytes());
    bytes.extend(CHECKSUM.checksum(&body).to_le_bytes());
    bytes.extend(body);
    Ok(bytes)
}

pub(crate) fn read_part<T: Wire>(part: Part, bytes: &[u8]) -> Result<T, Unreadable> {
    if !bytes.starts_with(&MAGIC) {
        return Err(Unreadable::NotAPack);
    }
    let (header, body) = bytes.split_first_chunk::<HEADER>().ok_or(Unreadable::CutShort)?;
    let [_, _, _, _, holds, _, v0, v1, l0, l1, l2, l3, c0, c1, c2, c3] = *header;
    let version = u16::from_le_bytes([v0, v1]);
    if version > VERSION {
        return Err(Unreadable::TooNew(version));
    }
    if version < VERSION {
        return Err(Unreadable::TooOld(version));
    }
    if holds != part as u8 {
        return Err(Unreadable::WrongPart);
    }
    if u32::try_from(body.len()) != Ok(u32::from_le_bytes([l0, l1, l2, l3])) {
        return Err(Unreadable::CutShort);
    }
    if CHECKSUM.checksum(body) != u32::from_le_bytes([c0, c1, c2, c3]) {
        return Err(Unreadable::Damaged);
    }
    wire::decode(body).ok_or(Unreadable::Damaged)
}
