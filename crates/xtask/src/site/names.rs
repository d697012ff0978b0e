//! The names between the glue and the WebAssembly, made to repeat.
//!
//! wasm-bindgen ends each imported function's name in 16 random digits (`__wbg_new_bb74001155cb8ca8`), which stand in both files and which no
//! compression makes smaller. Numbered from 1 they take as many bytes and compress to almost none: 1.8 kB less for a family to fetch.

/// The digits at the end of a name.
const DIGITS: usize = 16;

/// Numbers the names that the glue holds, in both files, byte for byte in place.
pub(crate) fn number(glue: &mut [u8], wasm: &mut [u8]) {
    let mut endings: Vec<Vec<u8>> = Vec::new();
    for name in glue.split(|byte| !is_of_a_name(*byte)).filter(|name| name.starts_with(b"__wb")) {
        let Some((start, ending)) = name.split_at_checked(name.len().saturating_sub(DIGITS)) else { continue };
        let is_random = ending.iter().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f')) && ending[0] != b'0';
        if start.ends_with(b"_") && is_random && !endings.iter().any(|known| known == ending) {
            endings.push(ending.to_owned());
        }
    }
    for (index, ending) in endings.iter().enumerate() {
        // Numbers from 8000… up cannot meet those that wasm-bindgen gives out itself, which start with 0.
        let numbered = format!("8{:0width$x}", index + 1, width = DIGITS - 1);
        replace(glue, ending, numbered.as_bytes());
        replace(wasm, ending, numbered.as_bytes());
    }
}

fn is_of_a_name(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_'
}

/// Puts `new` in the place of each `old`; both are as long.
fn replace(bytes: &mut [u8], old: &[u8], new: &[u8]) {
    let mut at = 0;
    while let Some(found) = bytes.get(at..).and_then(|rest| rest.windows(old.len()).position(|window| window == old)) {
        bytes[at + found..at + found + old.len()].copy_from_slice(new);
        at += found + old.len();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_numbered_alike_in_both_files() {
        let mut glue = b"a.__wbg_new_bb74001155cb8ca8=1,b.__wbg_say_17400115cb8ca8bb=2,a.__wbg_new_bb74001155cb8ca8".to_vec();
        let mut wasm = b"\x1c__wbg_say_17400115cb8ca8bb\0__wbg_new_bb74001155cb8ca8".to_vec();
        number(&mut glue, &mut wasm);
        let says = "a.__wbg_new_8000000000000001=1,b.__wbg_say_8000000000000002=2,a.__wbg_new_8000000000000001";
        assert_eq!(String::from_utf8_lossy(&glue), says);
        assert_eq!(wasm, b"\x1c__wbg_say_8000000000000002\0__wbg_new_8000000000000001");
    }

    #[test]
    fn other_names_stay() {
        let text = b"__wbindgen_cast_0000000000000001 __wbg_short_12 other_bb74001155cb8ca8 __wbg_word_bb74001155cb8caz";
        let (mut glue, mut wasm) = (text.to_vec(), text.to_vec());
        number(&mut glue, &mut wasm);
        assert_eq!((glue, wasm), (text.to_vec(), text.to_vec()));
    }
}
