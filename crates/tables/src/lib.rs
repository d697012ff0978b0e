#![forbid(unsafe_code)]
#![doc = include_str!("../README.md")]

mod bring;
mod columns;
mod csv_file;
mod import;
mod kinds;
mod merge;
mod mistake;
mod names;
mod place;
mod report;
mod row;
mod sheet;
mod table;
mod xlsx_read;
mod xlsx_write;

pub use columns::{COLUMNS, Column};
pub use csv_file::write as to_csv;
pub use import::{Options, dry_run, import};
pub use mistake::{Mistake, Mistakes, Where};
pub use report::{Deed, NotImported, Report};
pub use table::Table;
pub use xlsx_write::write as to_xlsx;
