//! Words that every report uses.

use fingerpost_core::guide::GroupKind;

/// A group as families read it.
pub(crate) const fn group(kind: GroupKind) -> &'static str {
    match kind {
        GroupKind::Urgent => "urgent",
        GroupKind::DoNow => "do now",
        GroupKind::AskForReferral => "ask someone to refer you",
        GroupKind::Meanwhile => "meanwhile",
        GroupKind::Afterwards => "afterwards",
        GroupKind::Rights => "know your rights",
    }
}

/// "1 question", "5 questions".
pub(crate) fn questions(count: usize) -> String {
    if count == 1 { "1 question".to_owned() } else { format!("{count} questions") }
}

/// "84 passed, 0 failed".
pub(crate) fn tally(passed: usize, failed: usize) -> String {
    format!("{passed} passed, {failed} failed")
}
