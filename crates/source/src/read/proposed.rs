//! Proposals: `[[proposed]]`, what a program read out of other words and a person has to look at.

use super::facts::Vocabulary;
use super::rules::{self, Atoms};
use super::services::helps_with;
use crate::table::Table;

/// Reads each `[[proposed]]`: `because`, and one of `for`, `helps_with` and `delete`. A mistake in one is a mistake, so that it can be moved to its
/// place as it stands. It decides nothing: none of it gets into the offer, not even its conditions.
pub(super) fn check(table: &Table<'_>, vocabulary: &Vocabulary) {
    for entry in table.tables("proposed") {
        entry.required_text("because");
        let rule = entry.table("for").map(|rule| rules::read(&rule, vocabulary, &mut Atoms::default()));
        let topics = entry.get("helps_with").map(|_| helps_with(&entry, vocabulary, &mut Atoms::default()));
        let things = usize::from(rule.is_some()) + usize::from(topics.is_some()) + usize::from(entry.flag("delete"));
        if things != 1 {
            let mend = "write one of: for = { … } (a rule), helps_with = [ … ] (topics), delete = true";
            entry.reader().note("missing", &entry.place(), "this has to propose one thing", mend);
        }
        entry.finish();
    }
}
