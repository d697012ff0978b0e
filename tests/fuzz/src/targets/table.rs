//! An officer's spreadsheet: comma-separated values, and a workbook.

use std::path::Path;
use std::sync::LazyLock;

use fingerpost_source::File;
use fingerpost_tables::dry_run;

use super::bare_offer;
use crate::{PARTS, workbook};

static FILES: LazyLock<Vec<File>> = LazyLock::new(bare_offer);

/// The first byte says what the rest is: comma-separated values, a workbook, or a part of one.
pub fn tries(bytes: &[u8]) {
    let Some((kind, bytes)) = bytes.split_first() else { return };
    let book;
    let (name, bytes) = match usize::from(*kind) % (PARTS.len() + 2) {
        0 => ("services.csv", bytes),
        1 => ("services.xlsx", bytes),
        part => {
            book = workbook(part - 2, bytes);
            ("services.xlsx", &book[..])
        }
    };
    match dry_run(Path::new(name), bytes, FILES.clone()) {
        Ok(report) => assert!(!report.to_string().is_empty()),
        Err(mistakes) => {
            assert!(!mistakes.0.is_empty(), "a table is refused without a reason");
            assert!(mistakes.0.iter().all(|mistake| !mistake.wrong.is_empty() && !mistake.mend.is_empty()), "{mistakes}");
        }
    }
}
