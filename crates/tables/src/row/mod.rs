//! A service's file as a row of cells, and back.

mod cells;
mod read;
#[cfg(test)]
mod tests;

pub(crate) use cells::cells;
pub(crate) use read::read;
