//! Where a word stands in a thing that can be found, and what it is worth there.

/// The parts of a thing that can be found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// Its name.
    Name,
    /// Another name, or who runs it.
    Other,
    /// Its one-sentence summary.
    Summary,
    /// A word for a need that it is for, or for a term that it speaks of.
    Topic,
    /// The rest of its text.
    About,
}

impl Field {
    /// Every field, the one that says most first.
    pub(super) const ALL: [Self; 5] = [Self::Name, Self::Other, Self::Summary, Self::Topic, Self::About];

    /// How many there are.
    pub(super) const COUNT: usize = Self::ALL.len();

    /// What a word is worth there.
    pub(super) const fn worth(self) -> f32 {
        match self {
            Self::Name => 3.0,
            Self::Other => 2.8,
            Self::Summary => 1.0,
            Self::Topic => 0.8,
            Self::About => 0.4,
        }
    }
}
