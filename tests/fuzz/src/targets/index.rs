//! The index of a search: its root, and a piece of it, from any bytes.

use fingerpost_core::pack::{File, Part, VERSION};
use fingerpost_core::search::Index;

use super::{query, text};
use crate::framed;

const STAMP: u32 = 7;

/// The first byte says how long the query is that follows it, the next two how long the root is; the rest is a piece, and the byte before it says of what.
pub fn tries(bytes: &[u8]) {
    let Some(([asks, a, b, kind], rest)) = bytes.split_first_chunk::<4>() else { return };
    let (typed, rest) = rest.split_at(rest.len().min(usize::from(*asks)));
    let (root, piece) = rest.split_at(rest.len().min(usize::from(u16::from_le_bytes([*a, *b]))));
    let Ok(mut index) = Index::read(&framed(File::whole(Part::Search), VERSION, STAMP, root), Some(STAMP)) else { return };
    let typed = text(typed);
    query::found(&index, &typed);
    let part = [Part::Terms, Part::Spelling, Part::Results][usize::from(kind % 3)];
    let file = File::piece(part, usize::from(kind / 3));
    let bytes = framed(file, VERSION, STAMP, piece);
    if part == Part::Results {
        let _ = index.read_results(file, &bytes);
    } else if index.add(file, &bytes).is_ok() {
        assert!(!index.wants(&typed).contains(&file), "a piece that came is wanted again");
        query::found(&index, &typed);
    }
}
