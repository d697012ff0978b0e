//! Some of the words of an index, in order, and where each stands.

use super::field::Field;
use super::gaps::{BitReader, Bits, MOST_LOW, best_low};
use super::likeness::mask;
use super::words::MOST_LETTERS;
use crate::wire::{Reader, Wire};

/// A run of known words in alphabetical order (of bytes), each with the things that it stands in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Terms {
    pub(super) words: WordList,
    /// The things that words stand in, by their numbers: those of each word's fields one after the other, in order.
    found: Vec<u32>,
    /// Where each field of each word ends in `found`.
    ends: Vec<u32>,
}

impl Terms {
    /// The words of an index and the things they stand in, each word with a list for each field, in order.
    pub(super) fn new<'a>(terms: impl IntoIterator<Item = (&'a str, &'a [Vec<u32>; Field::COUNT])>) -> Self {
        let mut made = Self::default();
        for (word, fields) in terms {
            made.words.push(word);
            for field in fields {
                made.found.extend(field);
                made.ends.push(made.found.len() as u32);
            }
        }
        made
    }

    /// The things in whose field a word stands, in order of their numbers.
    pub(super) fn found(&self, word: usize, field: Field) -> &[u32] {
        let at = word * Field::COUNT + field as usize;
        let end = |at: usize| self.ends.get(at).map_or(0, |end| *end as usize);
        let from = if at == 0 { 0 } else { end(at - 1) };
        self.found.get(from..end(at)).unwrap_or(&[])
    }

    /// What a word says: one that few things speak of says more than one that many do.
    pub(super) fn rarity(&self, word: usize) -> f32 {
        let spoken_of = |field: &Field| self.found(word, *field).len() as f32 * field.worth() / Field::Name.worth();
        1.0 / Field::ALL.iter().map(spoken_of).sum::<f32>().max(1.0).sqrt()
    }

    /// True where every number is one of so many things.
    pub(super) fn is_within(&self, things: u32) -> bool {
        self.found.iter().all(|thing| *thing < things)
    }
}

/// The words; then for each word a byte that says which fields hold it; then for each of those how many things; then for each, how many low bits
/// their gaps have; then the gaps of all, in bits. (Like beside like: it compresses better.)
impl Wire for Terms {
    fn put(&self, out: &mut Vec<u8>) {
        self.words.put(out);
        let (mut counts, mut lows, mut bits) = (Vec::new(), Vec::new(), Bits::new());
        for word in 0..self.words.len() {
            let lists = Field::ALL.map(|field| self.found(word, field));
            out.push(lists.iter().rev().fold(0, |bits, list| bits << 1 | u8::from(!list.is_empty())));
            for list in lists.iter().filter(|list| !list.is_empty()) {
                let low = best_low(list);
                (list.len() as u32).put(&mut counts);
                lows.push(low as u8);
                bits.add(list, low);
            }
        }
        out.extend(counts);
        out.extend(lows);
        bits.into_bytes().put(out);
    }

    fn take(reader: &mut Reader<'_>) -> Self {
        let mut terms = Self { words: Wire::take(reader), ..Self::default() };
        // How many things each field of each word has, and the low bits of their gaps.
        let mut lists: Vec<(u32, u32)> = Vec::new();
        for _ in 0..terms.words.len() {
            let fields = reader.byte();
            lists.extend((0..Field::COUNT).map(|field| (u32::from(fields >> field & 1), 0)));
        }
        for (many, _) in lists.iter_mut().filter(|(many, _)| *many > 0) {
            *many = reader.number();
        }
        for (_, low) in lists.iter_mut().filter(|(many, _)| *many > 0) {
            *low = u32::from(reader.byte()).min(MOST_LOW);
        }
        let bits = reader.bytes();
        let mut bits = BitReader::new(bits);
        for (many, low) in lists {
            let mut least = 0;
            for _ in 0..many {
                // Each takes a bit at least, so no number of them can ask for more memory than the bits allow.
                let Some(thing) = bits.number(low, least) else {
                    reader.fail();
                    return Self::default();
                };
                terms.found.push(thing);
                least = thing + 1;
            }
            terms.ends.push(terms.found.len() as u32);
        }
        terms
    }
}

/// The most bytes of a known word: few bytes in a file must not ask for much memory.
const MOST_BYTES: usize = MOST_LETTERS * 4;

/// Words in alphabetical order (of bytes), one after the other.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct WordList {
    letters: String,
    /// Where each ends.
    ends: Vec<u32>,
    /// Which letters are in each: see [`mask`].
    masks: Vec<u64>,
}

impl WordList {
    /// Adds a word, which comes after all that are there.
    pub(super) fn push(&mut self, word: &str) {
        self.letters.push_str(word);
        self.ends.push(self.letters.len() as u32);
        self.masks.push(mask(word));
    }

    pub(super) fn len(&self) -> usize {
        self.ends.len()
    }

    pub(super) fn masks(&self) -> &[u64] {
        &self.masks
    }

    /// How many bytes a word has.
    pub(super) fn bytes(&self, word: usize) -> usize {
        self.ends[word] as usize - self.start(word)
    }

    fn start(&self, word: usize) -> usize {
        if word == 0 { 0 } else { self.ends[word - 1] as usize }
    }

    /// A word; nothing for a place past the end.
    pub(super) fn get(&self, word: usize) -> &str {
        let end = self.ends.get(word).map_or(0, |end| *end as usize);
        if end == 0 { "" } else { self.letters.get(self.start(word)..end).unwrap_or("") }
    }

    /// The place of the first word that is not before this one.
    pub(super) fn place(&self, word: &str) -> usize {
        let (mut low, mut high) = (0, self.len());
        while low < high {
            let middle = low.midpoint(high);
            if self.get(middle) < word {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        low
    }

    /// The place of a word.
    pub(super) fn find(&self, word: &str) -> Option<usize> {
        Some(self.place(word)).filter(|place| *place < self.len() && self.get(*place) == word)
    }
}

/// How many there are; then for each, how many bytes it shares with the word before, and the rest.
impl Wire for WordList {
    fn put(&self, out: &mut Vec<u8>) {
        (self.len() as u32).put(out);
        let mut before = "";
        for place in 0..self.len() {
            let word = self.get(place);
            let mut shared = before.bytes().zip(word.bytes()).take_while(|(a, b)| a == b).count();
            while !word.is_char_boundary(shared) {
                shared -= 1;
            }
            (shared as u32).put(out);
            word[shared..].to_owned().put(out);
            before = word;
        }
    }

    fn take(reader: &mut Reader<'_>) -> Self {
        let mut list = Self::default();
        let mut word = String::new();
        for _ in 0..reader.length() {
            let shared = reader.number() as usize;
            let rest = String::take(reader);
            // A word that does not come after the one before would be found by nothing.
            if !word.is_char_boundary(shared) || word.get(shared..).is_none_or(|end| end >= rest.as_str()) || rest.is_empty() {
                reader.fail();
                return Self::default();
            }
            word.truncate(shared);
            word.push_str(&rest);
            if word.len() > MOST_BYTES {
                reader.fail();
                return Self::default();
            }
            list.push(&word);
        }
        list
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pack::VERSION;
    use crate::wire::{decode, encode};

    fn list(words: &[&str]) -> WordList {
        let mut list = WordList::default();
        words.iter().for_each(|word| list.push(word));
        list
    }

    #[test]
    fn words_share_their_beginnings_and_are_found_again() {
        let words = list(&["autism", "autistic", "play", "école", "écrire"]);
        assert_eq!(decode(&encode(&words), VERSION), Some(words.clone()));
        assert_eq!(words.find("autistic"), Some(1));
        assert_eq!(words.find("écrire"), Some(4));
        assert_eq!(words.find("aut"), None);
        assert_eq!(words.place("b"), 2);
        assert_eq!(words.place("zz"), 3);
    }

    #[test]
    fn words_out_of_order_are_refused() {
        for words in [&["b", "a"][..], &["a", "a"], &["ab", "a"], &["", "a"]] {
            assert_eq!(decode::<WordList>(&encode(&list(words)), VERSION), None, "{words:?}");
        }
    }
}
