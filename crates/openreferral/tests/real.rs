//! The records of a real council's feed, as it published them.

#![allow(clippy::unwrap_used, reason = "a test stops at once")]

mod common;

use std::collections::BTreeSet;

use common::{Folder, real};
use fingerpost_openreferral::import::report::{Outcome, short};
use fingerpost_openreferral::import::{Origin, Page};
use fingerpost_source::Level;

#[test]
fn every_real_record_is_kept_or_listed_and_the_offer_is_sound() {
    let Some(bytes) = real() else { return };
    let records = Page::read(&bytes).unwrap().records;
    let mut folder = Folder::new();
    let report = folder.import(&records).report;
    assert_eq!(report.records.len(), records.len(), "none is lost");
    let kept = report.count(|outcome| *outcome == Outcome::New);
    let listed = report.count(|outcome| matches!(outcome, Outcome::Listed(_)));
    assert_eq!((records.len(), kept + listed), (819, 819));
    let services: BTreeSet<&str> =
        report.records.iter().map(|entry| entry.service.as_str()).filter(|id| !id.is_empty()).collect();
    assert_eq!(services.len(), kept, "each has a file of its own");
    println!("{}", short(&report));
    let advised = fingerpost_source::read_with_advice(&folder.files()).unwrap();
    let proposals = advised.advice.findings.iter().filter(|finding| finding.code.starts_with("proposed-"));
    println!("{} proposals, {} warnings", proposals.count(), advised.advice.count(Level::Warning));
    for service in &advised.offer.core.services {
        assert!(!service.name.contains(['<', '\u{200b}']), "{}", service.name);
    }
}

#[test]
fn a_second_import_of_the_same_changes_nothing() {
    let Some(bytes) = real() else { return };
    let records = Page::read(&bytes).unwrap().records;
    let mut folder = Folder::new();
    let first = folder.import(&records).report;
    let again = folder.try_import(&records, &Origin::Files);
    let written: Vec<&str> = again.texts.iter().map(|(path, _)| path.as_str()).collect();
    assert!(written.is_empty(), "{written:?}");
    assert_eq!(again.report.count(|outcome| *outcome == Outcome::Unchanged), first.count(|outcome| *outcome == Outcome::New));
    assert!(again.report.records.iter().all(|entry| entry.edits.is_empty()));
}
