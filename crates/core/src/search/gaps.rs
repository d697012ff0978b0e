//! Ascending numbers as the gaps between them, in few bits: Rice's code. The words of an index are many lists of them, each with gaps of its own size, which
//! no general compression sees: against whole bytes, what is sent is a quarter less (`docs/decisions/0015`).

/// Bits, one after the other.
#[derive(Debug, Default)]
pub(super) struct Bits {
    bytes: Vec<u8>,
    /// How many bits of the last byte are taken; 8 where it is full.
    taken: u32,
}

impl Bits {
    /// Nothing yet.
    pub(super) const fn new() -> Self {
        Self { bytes: Vec::new(), taken: 8 }
    }

    fn push(&mut self, bit: u32) {
        if self.taken == 8 {
            self.bytes.push(0);
            self.taken = 0;
        }
        if let Some(last) = self.bytes.last_mut() {
            *last |= (bit as u8) << self.taken;
        }
        self.taken += 1;
    }

    /// Adds ascending numbers, with so many low bits of each gap as they are.
    pub(super) fn add(&mut self, numbers: &[u32], low: u32) {
        let mut least = 0;
        for number in numbers {
            let gap = number - least;
            for _ in 0..gap >> low {
                self.push(1);
            }
            self.push(0);
            for bit in 0..low {
                self.push(gap >> bit & 1);
            }
            least = number + 1;
        }
    }

    pub(super) fn into_bytes(self) -> Box<[u8]> {
        self.bytes.into()
    }
}

/// How many low bits make the code of these numbers shortest.
pub(super) fn best_low(numbers: &[u32]) -> u32 {
    let length = |low: u32| {
        let mut least = 0;
        let of = |number: &u32| {
            let gap = number - least;
            least = number + 1;
            u64::from(gap >> low) + 1 + u64::from(low)
        };
        numbers.iter().map(of).sum::<u64>()
    };
    (0..MOST_LOW).min_by_key(|low| length(*low)).unwrap_or(0)
}

/// No gap has more low bits.
pub(super) const MOST_LOW: u32 = 28;

/// Reads what [`Bits`] wrote.
pub(super) struct BitReader<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> BitReader<'a> {
    pub(super) const fn new(bytes: &'a [u8]) -> Self {
        Self { bytes, at: 0 }
    }

    fn bit(&mut self) -> Option<u32> {
        let byte = *self.bytes.get(self.at / 8)?;
        let bit = byte >> (self.at % 8) & 1;
        self.at += 1;
        Some(u32::from(bit))
    }

    /// The next number of a list: `least` is one more than the one before. None where the bits end, or it is more than a number can hold.
    pub(super) fn number(&mut self, low: u32, least: u32) -> Option<u32> {
        let mut high = 0u32;
        while self.bit()? == 1 {
            high += 1;
        }
        let mut gap = high.checked_mul(1 << low)?;
        for place in 0..low {
            gap |= self.bit()? << place;
        }
        least.checked_add(gap).filter(|number| *number < u32::MAX)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_come_back_whatever_their_gaps() {
        let lists: [&[u32]; 5] = [&[0], &[0, 1, 2, 3], &[7, 4_000, 4_001, 90_000], &[u32::MAX - 1], &[]];
        let mut bits = Bits::new();
        let lows: Vec<u32> = lists.iter().map(|list| best_low(list)).collect();
        lists.iter().zip(&lows).for_each(|(list, low)| bits.add(list, *low));
        let bytes = bits.into_bytes();
        let mut reader = BitReader::new(&bytes);
        for (list, low) in lists.iter().zip(lows) {
            let mut least = 0;
            for number in *list {
                assert_eq!(reader.number(low, least), Some(*number));
                least = number + 1;
            }
        }
    }

    #[test]
    fn bits_that_end_or_grow_too_large_are_refused() {
        assert_eq!(BitReader::new(&[]).number(0, 0), None);
        assert_eq!(BitReader::new(&[0xff; 8]).number(0, 0), None, "no end");
        assert_eq!(BitReader::new(&[0x0f, 0, 0, 0, 0]).number(27, u32::MAX - 5), None, "too large");
    }
}
