//! Slips of the keys.

use fastrand::Rng;

/// Words of fewer letters stay as they are: a slip in one makes another word.
pub(crate) const SHORTEST: usize = 5;
/// The letters beside each other on a British keyboard, row by row.
const ROWS: [&str; 3] = ["qwertyuiop", "asdfghjkl", "zxcvbnm"];

/// The word with one slip, never the same word. Of twenty slips, eight swap two neighbours, five miss a letter, four have one too many and three a
/// wrong one. The shares are chosen, not measured: studies of published text find that most words that are wrong have a single slip of these four
/// kinds (Damerau, 1964; Pollock and Zamora, 1983), but the commonest on a phone is the swap, which plain edit distance counts as two.
pub(crate) fn slip(word: &str, random: &mut Rng) -> String {
    let letters: Vec<char> = word.chars().collect();
    loop {
        let mut slipped = letters.clone();
        // Few slip in the first letter.
        let place = random.usize(1..letters.len() - 1);
        match random.u8(..20) {
            0..8 => slipped.swap(place, place + 1),
            8..13 => drop(slipped.remove(place)),
            13..17 => slipped.insert(place, if random.bool() { letters[place] } else { beside(letters[place], random) }),
            _ => slipped[place] = beside(letters[place], random),
        }
        if slipped != letters {
            return slipped.into_iter().collect();
        }
    }
}

/// A letter whose key is next to this one's.
fn beside(letter: char, random: &mut Rng) -> char {
    for row in ROWS {
        let keys: Vec<char> = row.chars().collect();
        if let Some(place) = keys.iter().position(|key| *key == letter) {
            let left = place.checked_sub(1).filter(|_| place + 1 == keys.len() || random.bool());
            return keys[left.unwrap_or((place + 1).min(keys.len() - 1))];
        }
    }
    'e'
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_is_one_slip() {
        let mut random = Rng::with_seed(7);
        for word in ["speech", "therapy", "autism", "assessment", "aaaaa"] {
            for _ in 0..200 {
                let slipped = slip(word, &mut random);
                assert_ne!(slipped, word);
                assert!(slipped.chars().count().abs_diff(word.len()) <= 1);
                assert_eq!(slipped.chars().next(), word.chars().next());
            }
        }
    }
}
