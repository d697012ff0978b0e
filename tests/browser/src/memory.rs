//! WebAssembly that is given less memory than it asks for.

/// What a section of a module is known by: its memory, and its exports, which come after that.
const MEMORY: u8 = 5;

/// The same WebAssembly, whose memory grows by so many pages of 64 KiB at most; as it is where it has no memory of its own.
pub(crate) fn at_most(wasm: &[u8], more: u32) -> Vec<u8> {
    limited(wasm, more).unwrap_or_else(|| wasm.to_vec())
}

fn limited(wasm: &[u8], more: u32) -> Option<Vec<u8>> {
    // After the magic number and the version, each section is its kind, its length and what is in it.
    let mut place = 8;
    loop {
        let kind = *wasm.get(place)?;
        let (length, start) = number(wasm, place + 1)?;
        let end = start + usize::try_from(length).ok()?;
        if kind == MEMORY {
            // One memory; its flags; how many pages it begins with.
            let (least, _) = number(wasm, start + 2)?;
            let mut section = vec![1, 1];
            write(&mut section, least);
            write(&mut section, least + more);
            let mut made = wasm.get(..place)?.to_vec();
            made.push(MEMORY);
            write(&mut made, u32::try_from(section.len()).ok()?);
            made.extend(section);
            made.extend(wasm.get(end..)?);
            return Some(made);
        }
        place = end;
    }
}

/// A number of seven bits to the byte, and the place after it.
fn number(bytes: &[u8], mut place: usize) -> Option<(u32, usize)> {
    let (mut value, mut shift) = (0, 0);
    loop {
        let byte = *bytes.get(place)?;
        value |= u32::from(byte & 127).checked_shl(shift)?;
        place += 1;
        if byte < 128 {
            return Some((value, place));
        }
        shift += 7;
    }
}

fn write(bytes: &mut Vec<u8>, mut value: u32) {
    while value > 127 {
        bytes.push((value & 127) as u8 | 128);
        value >>= 7;
    }
    bytes.push(value as u8);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_memory_without_an_end_gets_one() {
        let head = *b"\0asm\x01\0\0\0";
        // A section that nobody reads, then a memory of 200 pages, then another section.
        let wasm = [&head[..], &[0, 2, 1, b'x', 5, 4, 1, 0, 200, 1, 0, 2, 1, b'y']].concat();
        let wanted = [&head[..], &[0, 2, 1, b'x', 5, 6, 1, 1, 200, 1, 203, 1, 0, 2, 1, b'y']].concat();
        assert_eq!(at_most(&wasm, 3), wanted);
        assert_eq!(at_most(&head, 3), head);
    }
}
