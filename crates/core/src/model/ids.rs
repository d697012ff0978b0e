//! Indexes into the lists of a [`Core`](super::Core): small, typed, and never mixed up.

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub u32);

        impl $name {
            /// The place in the list.
            #[must_use]
            pub const fn index(self) -> usize {
                self.0 as usize
            }
        }

        impl From<usize> for $name {
            /// A list long enough to overflow this (four thousand million) does not fit in memory.
            fn from(index: usize) -> Self {
                Self(u32::try_from(index).unwrap_or(u32::MAX))
            }
        }
    )*};
}

ids! {
    /// A [`Fact`](super::Fact) in [`Core::facts`](super::Core::facts).
    FactId;
    /// A [`Value`](super::Value) in [`Core::values`](super::Core::values).
    ValueId;
    /// A [`Question`](super::Question) in [`Core::questions`](super::Core::questions).
    QuestionId;
    /// A [`Service`](super::Service) in [`Core::services`](super::Core::services).
    ServiceId;
    /// An [`Atom`](crate::rules::Atom) in [`Core::atoms`](super::Core::atoms).
    AtomId;
    /// A name in [`Core::providers`](super::Core::providers).
    ProviderId;
    /// A name in [`Core::referrers`](super::Core::referrers).
    ReferrerId;
}
