//! The header of a pack's file, written here once more as `docs/pack-format.md` has it: so that any body gets as far as its reader.

use crc::{CRC_32_ISO_HDLC, Crc};
use fingerpost_core::pack::File;

/// A file with this body, of this version of the format and with this stamp, and everything right in its header.
#[must_use]
pub fn framed(file: File, version: u16, stamp: u32, body: &[u8]) -> Vec<u8> {
    let mut bytes = b"FPST".to_vec();
    bytes.extend([file.part as u8, 0]);
    bytes.extend(version.to_le_bytes());
    bytes.extend((body.len() as u32).to_le_bytes());
    bytes.extend(Crc::<u32>::new(&CRC_32_ISO_HDLC).checksum(body).to_le_bytes());
    if version > 2 {
        bytes.extend(stamp.to_le_bytes());
        bytes.extend(file.piece.unwrap_or(0).to_le_bytes());
    }
    bytes.extend(body);
    bytes
}
