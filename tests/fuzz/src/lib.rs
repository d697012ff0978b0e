#![forbid(unsafe_code)]
#![doc = include_str!("../README.md")]

mod frame;
pub mod targets;
mod workbook;

pub use frame::framed;
pub use targets::small_offer;
pub use workbook::{PARTS, workbook};

/// Makes the program of a target: with libFuzzer where `cargo xtask fuzz` compiles it, and elsewhere one that tries the files that it is given.
/// It names the one function that it needs, so that no other target's code is in it: libFuzzer looks at every counter after each input.
#[macro_export]
macro_rules! program {
    ($target:ident) => {
        #[cfg(fuzzing)]
        libfuzzer_sys::fuzz_target!(|bytes: &[u8]| $crate::targets::$target::tries(bytes));

        #[cfg(not(fuzzing))]
        fn main() -> std::io::Result<()> {
            std::env::args_os().skip(1).try_for_each(|path| {
                $crate::targets::$target::tries(&std::fs::read(path)?);
                Ok(())
            })
        }
    };
}
