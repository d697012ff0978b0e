//! What was proposed and nobody has looked at.

use super::Proof;
use crate::Level;

/// Warns of every proposal: it decides nothing until somebody moves it to its place or deletes it.
pub(super) fn services(proof: &Proof<'_>) {
    for (id, _) in proof.core.services_with_ids() {
        for entry in proof.places.proposals(proof.reader, id) {
            let because = entry.optional_text("because");
            let (code, wrong, mend) = if entry.flag("delete") {
                ("proposed-end", "this service may have ended", "find out, and delete the file, or delete this [[proposed]]")
            } else if entry.get("helps_with").is_some() {
                let wrong = "what this service helps with was guessed, and nobody has looked";
                ("proposed-topic", wrong, "put the right topics in `helps_with`, and delete this [[proposed]]")
            } else {
                let wrong = "a rule was proposed and nobody has looked at it";
                ("proposed-rule", wrong, "move what is right of it to [for], and delete this [[proposed]]")
            };
            proof.reader.say(Level::Warning, code, &entry.place(), format!("{wrong}: {because}"), mend);
        }
    }
}
