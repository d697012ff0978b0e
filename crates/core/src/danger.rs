//! Words that tell of danger: who types them is shown urgent help before anything else.

use crate::model::Core;
use crate::search::{is_like, split};

/// True where what was typed holds one of the offer's phrases of danger, word for word, with a slip in a longer word forgiven. Whether it is
/// meant so cannot be known: urgent help is shown first all the same, since showing it in vain costs nothing.
#[must_use]
pub fn tells_of_danger(core: &Core, typed: &str) -> bool {
    let typed: Vec<String> = split(typed).collect();
    core.danger.iter().any(|phrase| {
        let phrase: Vec<String> = split(phrase).collect();
        !phrase.is_empty()
            && typed.windows(phrase.len()).any(|words| words.iter().zip(&phrase).all(|(word, known)| is_like(word, known)))
    })
}
