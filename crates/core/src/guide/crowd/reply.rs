//! An answer that takes no memory of its own.

use crate::guide::Answer;
use crate::rules::Age;

/// An answer to a question, as [`Answer`] but small enough to copy.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Reply {
    /// These options, by their places in the question, a bit each.
    Chosen(u64),
    /// None of the options fit.
    NoneOfThese,
    /// An age.
    Age(Age),
    /// "I'm not sure".
    NotSure,
}

impl From<Reply> for Answer {
    fn from(reply: Reply) -> Self {
        match reply {
            Reply::Chosen(chosen) => Self::Chosen((0..64).filter(|option| chosen >> option & 1 == 1).collect()),
            Reply::NoneOfThese => Self::NoneOfThese,
            Reply::Age(age) => Self::Age(age),
            Reply::NotSure => Self::NotSure,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bit_is_an_option() {
        assert_eq!(Answer::from(Reply::Chosen(1 << 63 | 0b101)), Answer::Chosen(vec![0, 2, 63]));
        assert_eq!(Answer::from(Reply::Chosen(0)), Answer::Chosen(Vec::new()));
    }
}
