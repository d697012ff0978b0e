//! Verdicts: what a rule says of a service for this family, and why.

use crate::model::{AtomId, ServiceId};
use crate::rules::{Join, Rule, Tri};

/// What a rule says of a service for this family.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Outcome {
    /// Every condition that matters is known to hold.
    Suits,
    /// Something that matters is not known yet. It is always shown: a missing answer never hides a service.
    MaySuit,
    /// A condition that matters is known not to hold.
    DoesNotSuit,
}

impl Outcome {
    /// What programs know it by.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Suits => "suits",
            Self::MaySuit => "may-suit",
            Self::DoesNotSuit => "does-not-suit",
        }
    }
}

impl From<Tri> for Outcome {
    fn from(known: Tri) -> Self {
        match known {
            Tri::Yes => Self::Suits,
            Tri::Unknown => Self::MaySuit,
            Tri::No => Self::DoesNotSuit,
        }
    }
}

/// The leaf of a rule that bears on a verdict.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Reason {
    /// The condition.
    pub atom: AtomId,
    /// What is known of it.
    pub known: Tri,
    /// True where the rule asks for the opposite: the service is *not* for a family of whom this holds.
    pub negated: bool,
}

/// An outcome with its reasons.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// The service.
    pub service: ServiceId,
    /// What the rule says.
    pub outcome: Outcome,
    /// Where it suits: what made it so. Where it may suit: what is not known yet. Where it does not: what stands against it.
    pub because: Vec<Reason>,
    /// What is known to speak for it already, whatever the outcome.
    pub so_far: Vec<Reason>,
}

impl Verdict {
    /// Works out a rule and gathers its reasons.
    pub(crate) fn of(service: ServiceId, rule: &Rule, told: impl Fn(AtomId) -> Tri) -> Self {
        let leaf = |atom| {
            let known = told(atom);
            Part { known, reasons: vec![Reason { atom, known, negated: false }] }
        };
        let part = rule.fold(leaf, Part::join).unwrap_or(Part { known: Tri::Unknown, reasons: Vec::new() });
        let speaks_for = |reason: &Reason| reason.known == if reason.negated { Tri::No } else { Tri::Yes };
        let (so_far, rest): (Vec<_>, Vec<_>) = part.reasons.into_iter().partition(speaks_for);
        let because = match part.known {
            Tri::Yes => so_far.clone(),
            Tri::Unknown => rest.into_iter().filter(|reason| !reason.known.is_settled()).collect(),
            Tri::No => rest.into_iter().filter(|reason| reason.known.is_settled()).collect(),
        };
        Self { service, outcome: part.known.into(), because, so_far }
    }
}

/// A part of a rule, and the leaves that bear on it.
struct Part {
    known: Tri,
    reasons: Vec<Reason>,
}

impl Part {
    fn join(how: Join, parts: Vec<Self>) -> Self {
        let known = match how {
            Join::Not => !parts[0].known,
            Join::All => parts.iter().fold(Tri::Yes, |so_far, part| so_far & part.known),
            Join::Any => parts.iter().fold(Tri::No, |so_far, part| so_far | part.known),
        };
        // Of an "all" that is settled no, only the parts that are no matter; of an "any" that is settled yes, only those that
        // are yes. Of anything unknown, a part that already speaks for it is worth saying too.
        let matters = |part: &Self| match (how, known) {
            (Join::Not, _) | (_, Tri::Unknown) => true,
            (_, settled) => part.known == settled,
        };
        let mut reasons = Vec::new();
        for part in parts {
            if matters(&part) {
                for mut reason in part.reasons {
                    reason.negated ^= how == Join::Not;
                    if !reasons.contains(&reason) {
                        reasons.push(reason);
                    }
                }
            }
        }
        Self { known, reasons }
    }
}
