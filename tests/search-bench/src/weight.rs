//! What the files of an index weigh.

use std::io::Write;

use serde_json::{Value, json};

/// The files of the index, less those of results: they are the records' own text, which the others are not charged for either.
pub(crate) fn of(files: &[(String, Vec<u8>)]) -> Value {
    let counted = || files.iter().filter(|(name, _)| !name.starts_with("results"));
    let raw: usize = counted().map(|(_, bytes)| bytes.len()).sum();
    let brotli: usize = counted().map(|(_, bytes)| compressed(bytes)).sum();
    json!({ "raw": raw, "brotli": brotli, "quality": 11, "files": counted().count() })
}

/// As a good web server sends it.
fn compressed(bytes: &[u8]) -> usize {
    let mut counter = brotli::CompressorWriter::new(Count(0), 1 << 16, 11, 22);
    // Counting cannot fail.
    let _ = counter.write_all(bytes);
    counter.into_inner().0.min(bytes.len())
}

/// Counts what is written to it.
struct Count(usize);

impl Write for Count {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0 += bytes.len();
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}
