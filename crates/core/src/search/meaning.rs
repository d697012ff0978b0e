//! What a family may mean: the known words that each typed one may stand for.

use super::index::Index;
use super::likeness::{Slipped, Way, by_beginning};
use super::words::{asked, is_empty};
use crate::letters::is_of_a_word;

/// A word that is looked for.
#[derive(Clone, Debug, Default)]
pub(super) struct Wanted {
    pub(super) typed: String,
    pub(super) meant: Vec<Meant>,
}

/// A known word that a typed one may stand for.
#[derive(Clone, Copy, Debug)]
pub(super) struct Meant {
    pub(super) piece: u32,
    pub(super) word: u32,
    pub(super) closeness: f32,
    pub(super) way: Way,
    /// What it says: see [`super::terms::Terms::rarity`].
    pub(super) rarity: f32,
}

/// Two words that were typed as one, or one as two, are a slip: a small one.
const PARTED: f32 = 0.9;

/// A word this close is one slip away at most: it is not two words that run together.
const NEAR: f32 = 0.7;

/// What a word that is in every question counts for in a name.
const SAYS_LITTLE: f32 = 0.3;

/// How much less a slip counts where there is no need for one.
const UNLIKELY: f32 = 0.6;

/// Words this close need no guess at what else was meant.
const CLEAR: f32 = 0.8;

impl Index {
    /// The words that are looked for, with what each may stand for.
    pub(super) fn wanted(&self, typed: &str) -> Vec<Wanted> {
        let (words, is_name) = asked(typed);
        // The last word may be begun only.
        let begun = typed.chars().next_back().is_some_and(is_of_a_word);
        let last = words.len().saturating_sub(1);
        let mut wanted: Vec<Wanted> = Vec::new();
        let mut joined_before = false;
        for (place, word) in words.iter().enumerate() {
            let mut meant = self.meant(word, begun && place == last, is_name);
            // It may be a part of a name, but the others say more.
            if is_empty(word) {
                meant.iter_mut().for_each(|meant| meant.closeness *= SAYS_LITTLE);
            }
            let mut joins = false;
            // "speech" typed as "spee ch".
            if let Some(next) = words.get(place + 1).filter(|next| !(self.knows(word) && self.knows(next))) {
                let mut joined = word.clone();
                joined.push_str(next);
                let whole = self.meant(&joined, false, false).into_iter().filter(|meant| meant.closeness >= CLEAR);
                for other in whole.filter(|meant| meant.way != Way::Beginning) {
                    joins = true;
                    meant.push(Meant { closeness: other.closeness * PARTED, ..other });
                }
            }
            let is_rest = std::mem::replace(&mut joined_before, joins) && !self.knows(word);
            if meant.iter().all(|meant| meant.closeness < NEAR)
                && let Some(parts) = self.parts(word)
            {
                wanted.extend(parts);
            } else if !is_rest {
                wanted.push(Wanted { typed: word.clone(), meant });
            }
        }
        wanted
    }

    /// "speechtherapy" for "speech therapy": two known words, or a known one and one that is a slip away.
    fn parts(&self, word: &str) -> Option<[Wanted; 2]> {
        let cuts = || word.char_indices().map(|(at, _)| at).filter(|at| *at >= 3 && word.len() >= at + 3);
        let are_known = |left: &str, right: &str, both: bool| match (self.knows(left), self.knows(right)) {
            (true, true) => true,
            (true, false) => !both && right.len() > 4,
            (false, true) => !both && left.len() > 4,
            (false, false) => false,
        };
        let part = |part: &str| {
            let mut meant = self.meant(part, false, false);
            meant.retain(|meant| matches!(meant.way, Way::Same | Way::Slip));
            meant.iter_mut().for_each(|meant| meant.closeness *= PARTED);
            (!meant.is_empty()).then(|| Wanted { typed: part.to_owned(), meant })
        };
        for both in [true, false] {
            for at in cuts() {
                // A split that cannot fail brings no words about how it did: those weigh half a kilobyte.
                if let Some((left, right)) = word.split_at_checked(at)
                    && are_known(left, right, both)
                    && let (Some(left), Some(right)) = (part(left), part(right))
                {
                    return Some([left, right]);
                }
            }
        }
        None
    }

    /// True for a word that is known as it is.
    fn knows(&self, word: &str) -> bool {
        self.terms.iter().flatten().any(|terms| terms.words.find(word).is_some())
    }

    /// The known words that a typed one may stand for. `begun` says that it is still being typed, `is_name` that any word may be meant: in a sentence, nobody
    /// looks for "want".
    fn meant(&self, typed: &str, begun: bool, is_name: bool) -> Vec<Meant> {
        let (letters, slipped) = (typed.chars().count(), Slipped::new(typed));
        let head = typed.char_indices().nth(3).map_or(typed, |(at, _)| &typed[..at]);
        let mut all = Vec::new();
        // What many words that begin so say together: none of them says more than all.
        let mut begin_so = 0.0;
        for (piece, terms) in self.terms.iter().enumerate() {
            let Some(terms) = terms else { continue };
            let mut push = |word: usize, closeness: f32, way: Way| {
                let rarity = terms.rarity(word);
                if way == Way::Beginning {
                    begin_so += 1.0 / (rarity * rarity);
                }
                all.push(Meant { piece: piece as u32, word: word as u32, closeness, way, rarity });
            };
            let words = &terms.words;
            let from = words.place(head);
            let mut to = from;
            while to < words.len() && words.get(to).starts_with(head) {
                let known = words.get(to);
                let by_beginning =
                    if known == typed { (1.0, Way::Same) } else { by_beginning(typed, known, begun && letters > 1) };
                let by_slips = if by_beginning.0 < CLEAR { slipped.closeness(words, to) } else { 0.0 };
                match by_beginning {
                    (closeness, way) if closeness >= by_slips && closeness > 0.0 => push(to, closeness, way),
                    _ if by_slips > 0.0 => push(to, by_slips, Way::Slip),
                    _ => {}
                }
                to += 1;
            }
            for (word, closeness) in slipped.near(words) {
                if !(from..to).contains(&word) && (is_name || !is_empty(words.get(word))) {
                    push(word, closeness, Way::Slip);
                }
            }
        }
        // Where one slip, or none, is enough, two are not looked for: "therepy" is "therapy", not "there".
        if all.iter().any(|meant: &Meant| meant.closeness >= NEAR) {
            all.retain(|meant| meant.closeness >= NEAR);
        }
        // Where a word is known as it stands, or as the beginning of one, a slip is the less likely.
        if all.iter().any(|meant| meant.way != Way::Slip && meant.closeness >= CLEAR) {
            all.iter_mut().filter(|meant| meant.way == Way::Slip).for_each(|meant| meant.closeness *= UNLIKELY);
        }
        let together = 1.0 / f32::max(begin_so, 1.0).sqrt();
        for meant in all.iter_mut().filter(|meant| meant.way == Way::Beginning) {
            meant.rarity = together;
        }
        // A rare word that is like a common one says no more than the common one, or "mutism" would come before "autism".
        let likeliest = likeliest(&all).map_or(1.0, |meant| meant.rarity);
        all.iter_mut().for_each(|meant| meant.rarity = meant.rarity.min(likeliest));
        all
    }
}

impl Wanted {
    /// The nearest known word, where the typed one is not known and that is only a slip away.
    pub(super) fn meant_by_slip(&self) -> Option<&Meant> {
        likeliest(&self.meant).filter(|best| best.way == Way::Slip)
    }
}

/// The nearest of the words that a typed one may stand for; of two that are as near, the one that is in more places.
fn likeliest(all: &[Meant]) -> Option<&Meant> {
    let mut best: Option<&Meant> = None;
    for meant in all {
        if best.is_none_or(|best| (meant.closeness, -meant.rarity) > (best.closeness, -best.rarity)) {
            best = Some(meant);
        }
    }
    best
}
