//! What a panic says, taken out of the WebAssembly: nobody reads it there, for a browser has no such place to print to. Each function that only
//! words a panic becomes a trap, which is what the panic ends in; with what hangs on them that is 2 kB less to fetch, with brotli.

use std::collections::HashSet;
use std::convert::Infallible;
use std::ops::Range;

use anyhow::{Context, Result};
use wasm_encoder::reencode::{self, Reencode};
use wasm_encoder::{CodeSection, Function, Module};
use wasmparser::{DataKind, FunctionBody, KnownCustom, Name, Operator, Parser, Payload};

/// What the names of the functions hold that only word a panic, and then end in one.
const ONLY_PANIC: [&str; 18] = [
    "core::panicking::",
    "std::panicking::",
    "rust_begin_unwind",
    "rust_panic",
    "slice_error_fail",
    "slice_index_fail",
    "len_mismatch_fail",
    "option::unwrap_failed",
    "option::expect_failed",
    "result::unwrap_failed",
    "cell::panic_already",
    "local::panic_access_error",
    "raw_vec::handle_error",
    "capacity_overflow",
    // What `{:?}` writes: no sentence that people read is made with it, and crates/js/tests/debug.rs sees to that.
    "fmt::Debug>::fmt",
    "escape_debug",
    "unicode::printable",
    "grapheme_extend",
];

/// The WebAssembly, with names still in it, without what its panics say.
pub(crate) fn silence(wasm: &[u8]) -> Result<Vec<u8>> {
    let mut silencer = Silencer { silent: only_panic(wasm)?, next: imported(wasm)? };
    let mut module = Module::new();
    silencer.parse_core_module(&mut module, Parser::new(0), wasm).context("The WebAssembly cannot be read")?;
    let mut wasm = module.finish();
    forget_places(&mut wasm)?;
    Ok(wasm)
}

/// A place in the source, as the compiler writes it: where the file's name lies in memory, how long that is, the line and the column.
const PLACE: usize = 16;

/// Fills with noughts where each panic would say that it happened, and the names of those files: nobody asks any more.
fn forget_places(wasm: &mut [u8]) -> Result<()> {
    let mut pieces = Vec::new();
    for payload in Parser::new(0).parse_all(wasm) {
        let Payload::DataSection(section) = payload? else { continue };
        for piece in section {
            let piece = piece?;
            if let DataKind::Active { offset_expr, .. } = piece.kind
                && let Operator::I32Const { value } = offset_expr.get_operators_reader().read()?
            {
                let end = usize::try_from(piece.range.end)?;
                pieces.push((value.cast_unsigned() as usize, end - piece.data.len()..end));
            }
        }
    }
    // Where in the file some bytes of the memory are.
    let at = |start: usize, length: usize| {
        let (from, range) = pieces.iter().find(|(from, range)| (*from..from + range.len()).contains(&start))?;
        let place = range.start + start - from;
        (place + length <= range.end).then_some(place..place + length)
    };
    let mut forgotten: Vec<Range<usize>> = Vec::new();
    for (start, range) in &pieces {
        let first = start.next_multiple_of(4) - start;
        let mut place = range.start + first;
        while place + PLACE <= range.end {
            let number = |index: usize| {
                let bytes = wasm[place + index * 4..].first_chunk::<4>().copied().unwrap_or_default();
                u32::from_le_bytes(bytes) as usize
            };
            let (length, line, column) = (number(1), number(2), number(3));
            let name = at(number(0), length).filter(|_| (4..300).contains(&length) && line > 0 && (1..1000).contains(&column));
            match name.filter(|name| wasm[name.clone()].ends_with(b".rs")) {
                Some(name) => {
                    forgotten.extend([name, place..place + PLACE]);
                    place += PLACE;
                }
                None => place += 4,
            }
        }
    }
    forgotten.into_iter().for_each(|range| wasm[range].fill(0));
    Ok(())
}

struct Silencer {
    /// The functions to silence.
    silent: HashSet<u32>,
    /// The number of the next function: those that are imported come first.
    next: u32,
}

impl Reencode for Silencer {
    type Error = Infallible;

    fn parse_function_body(&mut self, code: &mut CodeSection, body: FunctionBody<'_>) -> Result<(), reencode::Error> {
        let number = self.next;
        self.next += 1;
        if !self.silent.contains(&number) {
            return reencode::utils::parse_function_body(self, code, body);
        }
        let mut trap = Function::new([]);
        trap.instructions().unreachable().end();
        code.function(&trap);
        Ok(())
    }
}

/// The numbers of the functions that only panic.
fn only_panic(wasm: &[u8]) -> Result<HashSet<u32>> {
    let mut numbers = HashSet::new();
    for payload in Parser::new(0).parse_all(wasm) {
        let Payload::CustomSection(section) = payload? else { continue };
        let KnownCustom::Name(names) = section.as_known() else { continue };
        for name in names {
            let Name::Function(functions) = name? else { continue };
            for function in functions {
                let function = function?;
                let plain = without_hashes(function.name);
                if ONLY_PANIC.iter().any(|only| plain.contains(only)) {
                    numbers.insert(function.index);
                }
            }
        }
    }
    Ok(numbers)
}

/// `core[c5930c85a12de822]::option` as `core::option`.
fn without_hashes(name: &str) -> String {
    let mut plain = String::new();
    for (place, part) in name.split('[').enumerate() {
        let rest = part.split_once(']').filter(|_| place > 0);
        plain.push_str(rest.map_or(part, |(_, rest)| rest));
    }
    plain
}

/// How many functions are imported.
fn imported(wasm: &[u8]) -> Result<u32> {
    let mut count = 0;
    for payload in Parser::new(0).parse_all(wasm) {
        if let Payload::ImportSection(imports) = payload? {
            for import in imports.into_imports() {
                count += u32::from(matches!(import?.ty, wasmparser::TypeRef::Func(_)));
            }
        }
    }
    Ok(count)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_known_with_and_without_hashes() {
        assert_eq!(without_hashes("core[c5930c85a12de822]::panicking::panic_fmt"), "core::panicking::panic_fmt");
        assert_eq!(without_hashes("<core[c5]::fmt::Formatter>::pad[1]"), "<core::fmt::Formatter>::pad");
        assert_eq!(without_hashes("plain"), "plain");
    }
}
