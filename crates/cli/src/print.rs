//! Printing, where it may not be possible: standard output may be a file on a disc that is full.

use std::fmt::Arguments;
use std::io::Write;

use crate::status;

/// Prints for whoever asked, as `print!` does. Where that is impossible, the command says so and ends: what it wrote elsewhere is whole by then.
pub(crate) fn print(words: Arguments<'_>) {
    if let Err(error) = std::io::stdout().write_fmt(words) {
        note(format_args!("fingerpost: what was asked for cannot be printed: {error}\n"));
        std::process::exit(i32::from(status::FAILED));
    }
}

/// Tells on standard error how it goes. Where that is impossible, nobody listens.
pub(crate) fn note(words: Arguments<'_>) {
    let _ = std::io::stderr().write_fmt(words);
}

/// Prints for whoever asked, without a new line.
macro_rules! say {
    ($($words:tt)*) => { $crate::print::print(format_args!($($words)*)) };
}

/// Prints a line for whoever asked.
macro_rules! sayln {
    ($($words:tt)*) => { $crate::print::print(format_args!("{}\n", format_args!($($words)*))) };
}

/// Tells a line on standard error.
macro_rules! noteln {
    ($($words:tt)*) => { $crate::print::note(format_args!("{}\n", format_args!($($words)*))) };
}
