//! Each target on each input of its corpus: the seeds, and what once broke something.

#![allow(clippy::unwrap_used, reason = "a test stops at once")]

use std::path::Path;

use fingerpost_fuzz::targets::TARGETS;

#[test]
fn nothing_of_the_corpora_breaks_anything() {
    let corpora = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus");
    for target in TARGETS {
        let mut tried = 0;
        for entry in std::fs::read_dir(corpora.join(target.name)).unwrap() {
            let path = entry.unwrap().path();
            // Which input it was stands before the panic's own words.
            println!("{}", path.display());
            (target.tries)(&std::fs::read(&path).unwrap());
            tried += 1;
        }
        assert!(tried > 1, "{} has {tried} inputs", target.name);
    }
}
