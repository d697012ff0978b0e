//! The three values of a rule.

/// Yes, no, or not known yet (Kleene's strong three-valued logic).
///
/// ```
/// use fingerpost_core::rules::Tri;
///
/// // One no settles an "all", whatever is still unknown; one yes settles an "any".
/// assert_eq!(Tri::Unknown & Tri::No, Tri::No);
/// assert_eq!(Tri::Unknown | Tri::Yes, Tri::Yes);
/// assert_eq!(Tri::Unknown & Tri::Yes, Tri::Unknown);
/// assert_eq!(!Tri::Unknown, Tri::Unknown);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Tri {
    /// It holds, whatever else becomes known.
    Yes,
    /// It does not hold, whatever else becomes known.
    No,
    /// What is known does not decide it.
    Unknown,
}

impl Tri {
    /// True unless this is [`Tri::Unknown`].
    #[must_use]
    pub const fn is_settled(self) -> bool {
        !matches!(self, Self::Unknown)
    }
}

impl std::ops::Not for Tri {
    type Output = Self;

    fn not(self) -> Self {
        match self {
            Self::Yes => Self::No,
            Self::No => Self::Yes,
            Self::Unknown => Self::Unknown,
        }
    }
}

impl std::ops::BitAnd for Tri {
    type Output = Self;

    fn bitand(self, other: Self) -> Self {
        match (self, other) {
            (Self::No, _) | (_, Self::No) => Self::No,
            (Self::Yes, Self::Yes) => Self::Yes,
            _ => Self::Unknown,
        }
    }
}

impl std::ops::BitOr for Tri {
    type Output = Self;

    fn bitor(self, other: Self) -> Self {
        !(!self & !other)
    }
}
