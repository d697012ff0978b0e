//! How like a typed word is to a known one.

use super::terms::WordList;

/// How a typed word comes to stand for a known one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Way {
    /// It is the same.
    Same,
    /// It is the beginning of it.
    Beginning,
    /// Both begin alike and end otherwise: "talking" and "talk".
    Stem,
    /// It is a slip or two away.
    Slip,
}

/// True where a typed word is a known one, or one slip away: anywhere in a word of four letters or more, in the middle of one of three ("dye" for
/// "die").
pub(crate) fn is_like(typed: &str, known: &str) -> bool {
    let ends = |word: &str| (word.chars().next(), word.chars().next_back());
    match (typed.chars().count(), known.chars().count()) {
        _ if typed == known => true,
        (3, 3) => ends(typed) == ends(known),
        (3, 4) | (4, 3) => ends(typed) == ends(known) && strsim::osa_distance(typed, known) <= 1,
        (typed_count, known_count) => typed_count > 3 && known_count > 3 && strsim::osa_distance(typed, known) <= 1,
    }
}

/// A typed word, made ready to be compared with many known ones.
pub(super) struct Slipped<'a> {
    typed: &'a str,
    slips: usize,
    mask: u64,
}

impl<'a> Slipped<'a> {
    pub(super) fn new(typed: &'a str) -> Self {
        Self { typed, slips: slips(typed.chars().count()), mask: mask(typed) }
    }

    /// How close it is to a known word of a list by slips: 0 where that is another word.
    pub(super) fn closeness(&self, words: &WordList, place: usize) -> f32 {
        let near = self.slips > 0
            && may_be_near(self.mask, words.masks()[place], self.slips as u32)
            && words.bytes(place).abs_diff(self.typed.len()) <= self.slips;
        if near { by_slips(self.typed, words.get(place), self.slips) } else { 0.0 }
    }

    /// The places of the known words of a list that it may be a slip of, and how close it is to each. Their masks stand side by side and are looked
    /// through first: this is where a search spends its time.
    pub(super) fn near(&self, words: &WordList) -> Vec<(usize, f32)> {
        let mut near = Vec::new();
        if self.slips == 0 {
            return near;
        }
        for (place, mask) in words.masks().iter().enumerate() {
            if may_be_near(self.mask, *mask, self.slips as u32) {
                let close = self.closeness(words, place);
                if close > 0.0 {
                    near.push((place, close));
                }
            }
        }
        near
    }
}

/// How many slips are forgiven in a word of so many letters.
const fn slips(letters: usize) -> usize {
    match letters {
        0..=3 => 0,
        4..=6 => 1,
        _ => 2,
    }
}

/// Which letters are in a word: a bit for the first of each, and another for a second. A slip changes one bit on each side at most, so that most words
/// that are too far from a typed one are known by two counts, without a look at their letters.
pub(super) fn mask(word: &str) -> u64 {
    let mut mask = 0u64;
    for byte in word.bytes() {
        let bit = match byte {
            b'a'..=b'z' => u64::from(byte - b'a'),
            b'0'..=b'9' => 26 + u64::from(byte - b'0') % 3,
            _ => 29 + u64::from(byte) % 3,
        };
        mask |= if mask >> bit & 1 == 0 { 1 << bit } else { 1 << (bit + 32) };
    }
    mask
}

/// True where so many slips might turn a word of one mask to one of the other.
const fn may_be_near(one: u64, other: u64, slips: u32) -> bool {
    (one & !other).count_ones() <= slips && (other & !one).count_ones() <= slips
}

/// How close a typed word is to a known one by slips: 0 where it is another word. A swap of two letters counts as one slip: it is the commonest.
fn by_slips(typed: &str, known: &str, slips: usize) -> f32 {
    let distance = strsim::osa_distance(typed, known);
    if distance > slips { 0.0 } else { 0.85 - 0.15 * distance as f32 }
}

/// How close a typed word is to a known one by how they begin: 0 where it is another word. `begun` says that it is still being typed.
pub(super) fn by_beginning(typed: &str, known: &str, begun: bool) -> (f32, Way) {
    let (length, known_length) = (typed.chars().count(), known.chars().count());
    let same = typed.chars().zip(known.chars()).take_while(|(a, b)| a == b).count();
    let (typed_end, known_end) = (end(typed, same), end(known, same));
    if same >= 3 && is_ending(typed_end) && is_ending(known_end) {
        // "talks" and "talking", "autistic" and "autism".
        return (0.85, Way::Stem);
    }
    if same == length && (begun || length >= 3) {
        return (if begun || length >= 5 { 0.9 } else { 0.8 }, Way::Beginning);
    }
    // "educated" and "education": the same beginning, and another end.
    if same >= 5 && length.max(known_length) - same <= 4 {
        return (0.7, Way::Stem);
    }
    (0.0, Way::Stem)
}

/// What comes after so many letters.
fn end(word: &str, letters: usize) -> &str {
    word.char_indices().nth(letters).map_or("", |(at, _)| &word[at..])
}

/// The ends that make another word of a word, or none of it.
const ENDINGS: [&str; 24] = [
    "", "s", "es", "ed", "d", "er", "ers", "ing", "ings", "ly", "y", "ies", "ied", "e", "ism", "istic", "ist", "ists", "ment",
    "al", "ous", "ety", "ic", "ia",
];

fn is_ending(end: &str) -> bool {
    ENDINGS.contains(&end)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn closeness(typed: &str, known: &str) -> f32 {
        let (slips, lengths) = (slips(typed.len()), typed.len().abs_diff(known.len()));
        let near = slips > 0 && lengths <= slips && may_be_near(mask(typed), mask(known), slips as u32);
        let slipped = if near { by_slips(typed, known, slips) } else { 0.0 };
        by_beginning(typed, known, false).0.max(slipped)
    }

    #[test]
    fn forgives_a_slip_and_a_swap() {
        assert!(closeness("speach", "speech") > 0.5);
        assert!(closeness("therepy", "therapy") > 0.5);
        assert!(closeness("lagnuage", "language") > 0.5);
        assert!(closeness("spee", "speech") > 0.7);
    }

    #[test]
    fn knows_a_word_by_its_beginning() {
        for (typed, known) in [
            ("autistic", "autism"),
            ("educated", "education"),
            ("talking", "talk"),
            ("talks", "talking"),
            ("carer", "caring"),
            ("therapist", "therapy"),
            ("behavioural", "behaviour"),
            ("assessments", "assessment"),
            ("psychologist", "psychology"),
            ("anxious", "anxiety"),
            ("siblings", "sibling"),
            ("dyslexic", "dyslexia"),
            ("paediatrician", "paediatric"),
        ] {
            assert!(closeness(typed, known) > 0.5, "{typed} {known}");
        }
        assert!(closeness("school", "schedule") == 0.0);
    }

    #[test]
    fn does_not_take_one_short_word_for_another() {
        assert!(closeness("ot", "it") == 0.0);
        assert!(closeness("rise", "care") == 0.0);
    }

    #[test]
    fn the_mask_never_hides_what_is_near() {
        let words = ["speech", "assessment", "a1b2c3", "élève", "mississippi", "aaaa", "zz"];
        for word in words {
            for at in 0..word.chars().count() {
                let letters: Vec<char> = word.chars().collect();
                let mut missing = letters.clone();
                missing.remove(at);
                let mut extra = letters.clone();
                extra.insert(at, 'q');
                let mut other = letters.clone();
                other[at] = 'q';
                for slipped in [missing, extra, other] {
                    let slipped: String = slipped.into_iter().collect();
                    let slack = if word.is_ascii() { 1 } else { 2 };
                    assert!(may_be_near(mask(word), mask(&slipped), slack), "{word} {slipped}");
                }
            }
        }
    }
}
