//! An offer's files: one of the sample's, in other words.

use std::sync::LazyLock;

use fingerpost_core::clock::Day;
use fingerpost_core::pack;
use fingerpost_source::{File, Findings, comments_advice, documents, read_with_duties};

use super::{small_offer, text};

static FILES: LazyLock<Vec<File>> = LazyLock::new(small_offer);

/// A file that is not TOML is read with the others of its offer once in as many inputs: what they say is then known, and takes the most time.
const BROKEN: usize = 16;

/// The first byte chooses the file. Each finding points into its file and shows itself; what is read is packed, and is read from its pack.
pub fn tries(bytes: &[u8]) {
    let Some((file, bytes)) = bytes.split_first() else { return };
    let place = usize::from(*file) % FILES.len();
    let alone = [File::new(FILES[place].path.clone(), text(bytes))];
    let _ = documents(&alone);
    if let Some(today) = Day::new(2026, 11, 26) {
        let _ = comments_advice(&alone, today).to_string();
    }
    let findings = read_with_duties(&alone).expect_err("an offer needs more than one file");
    point_into(&alone, &findings);
    let is_broken = findings.findings.iter().any(|finding| finding.code == "bad-toml");
    if is_broken && bytes.len() % BROKEN > 0 {
        return;
    }
    let mut files = FILES.clone();
    let [file] = alone;
    files[place] = file;
    match read_with_duties(&files) {
        Ok((offer, _)) => {
            let files = pack::write(&offer).expect("an offer without findings is packed");
            assert_eq!(pack::read_core(&files[0].1).expect("what was packed is read").0, offer.core);
        }
        Err(findings) => point_into(&files, &findings),
    }
}

fn point_into(files: &[File], findings: &Findings) {
    assert!(!findings.findings.is_empty(), "an offer is refused without a finding");
    for finding in &findings.findings {
        let file = files.iter().find(|file| file.path == finding.path);
        let length = file.map_or(0, |file| file.text.len());
        assert!(finding.span.end <= length && finding.line > 0 && finding.column > 0, "{finding:?}");
        assert!(!finding.wrong.is_empty() && !finding.mend.is_empty(), "{finding:?}");
    }
    assert!(findings.render(true).len() > findings.findings.len());
}
