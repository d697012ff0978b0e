//! What stands around the bytes of every file: a header that says what they are and whether they are whole.

use crc::{CRC_32_ISO_HDLC, Crc, NoTable};

use super::{File, OLDEST, Unreadable, VERSION};
use crate::model::Invalid;
use crate::wire;
use crate::wire::Wire;

const MAGIC: [u8; 4] = *b"FPST";
/// What every version has.
const HEADER: usize = 16;
/// What versions from 3 on have after it.
const MORE: usize = 8;
/// Worked out bit by bit, with no table: the tables of a quicker one are 16 kB that no compression makes smaller.
const CHECKSUM: Crc<u32, NoTable> = Crc::<u32, NoTable>::new(&CRC_32_ISO_HDLC);

/// The checksum of some bytes.
pub(crate) fn checksum(bytes: &[u8]) -> u32 {
    CHECKSUM.checksum(bytes)
}

/// The files of one build, from their bodies: each carries the same stamp, which comes of all the bodies together.
pub(crate) fn frame(bodies: Vec<(File, Vec<u8>)>) -> Result<Vec<(String, Vec<u8>)>, Invalid> {
    let checksums: Vec<u32> = bodies.iter().map(|(_, body)| checksum(body)).collect();
    let stamp = checksum(&checksums.iter().flat_map(|checksum| checksum.to_le_bytes()).collect::<Vec<u8>>());
    let file = |((file, body), checksum): ((File, Vec<u8>), u32)| {
        let length = u32::try_from(body.len()).map_err(|_| Invalid("it is over 4 GB"))?;
        let mut bytes = Vec::with_capacity(HEADER + MORE + body.len());
        bytes.extend(MAGIC);
        bytes.extend([file.part as u8, 0]);
        bytes.extend(VERSION.to_le_bytes());
        for number in [length, checksum, stamp, file.piece.unwrap_or(0)] {
            bytes.extend(number.to_le_bytes());
        }
        bytes.extend(body);
        Ok((file.name(), bytes))
    };
    bodies.into_iter().zip(checksums).map(file).collect()
}

/// What a file says of itself, and its body.
pub(crate) struct Framed<'a> {
    /// The version that wrote it.
    version: u16,
    /// The stamp of its build; none in version 2.
    pub(crate) stamp: Option<u32>,
    /// Its body.
    pub(crate) body: &'a [u8],
}

impl Framed<'_> {
    /// The value that the body stands for.
    pub(crate) fn value<T: Wire>(&self) -> Result<T, Unreadable> {
        wire::decode(self.body, self.version).ok_or(Unreadable::Damaged)
    }
}

/// Opens a file. `stamp` is that of the build it must be of, where another file has told it.
pub(crate) fn unframe(file: File, stamp: Option<u32>, bytes: &[u8]) -> Result<Framed<'_>, Unreadable> {
    if !bytes.starts_with(&MAGIC) {
        return Err(Unreadable::NotAPack);
    }
    let (header, mut body) = bytes.split_first_chunk::<HEADER>().ok_or(Unreadable::CutShort)?;
    let [_, _, _, _, holds, _, v0, v1, l0, l1, l2, l3, c0, c1, c2, c3] = *header;
    let version = u16::from_le_bytes([v0, v1]);
    if version > VERSION {
        return Err(Unreadable::TooNew(version));
    }
    if version < OLDEST {
        return Err(Unreadable::TooOld(version));
    }
    if holds != file.part as u8 {
        return Err(Unreadable::WrongPart);
    }
    let mut more = None;
    if version > 2 {
        let ([s0, s1, s2, s3, p0, p1, p2, p3], rest) = body.split_first_chunk::<MORE>().ok_or(Unreadable::CutShort)?;
        more = Some((u32::from_le_bytes([*s0, *s1, *s2, *s3]), u32::from_le_bytes([*p0, *p1, *p2, *p3])));
        body = rest;
    }
    if u32::try_from(body.len()) != Ok(u32::from_le_bytes([l0, l1, l2, l3])) {
        return Err(Unreadable::CutShort);
    }
    if checksum(body) != u32::from_le_bytes([c0, c1, c2, c3]) {
        return Err(Unreadable::Damaged);
    }
    let written = more.map(|(stamp, _)| stamp);
    let piece = more.map_or(0, |(_, piece)| piece);
    if piece != file.piece.unwrap_or(0) || stamp.is_some() && stamp != written {
        return Err(Unreadable::MixedUp);
    }
    Ok(Framed { version, stamp: written, body })
}
