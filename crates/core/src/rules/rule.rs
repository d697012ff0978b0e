//! A rule: conditions joined by all, any and not.

use super::Tri;
use crate::model::AtomId;

/// A condition over facts, kept in postfix order: each operation comes after what it joins.
///
/// A flat list cannot nest too deeply to read, so no bytes from outside can exhaust the stack.
///
/// ```
/// use fingerpost_core::{model::AtomId, rules::{Rule, Tri}};
///
/// let (young, deaf) = (Rule::is(AtomId(0)), Rule::is(AtomId(1)));
/// let rule = Rule::all([young, deaf.not()]);
/// let told = [Tri::Yes, Tri::Unknown];
/// assert_eq!(rule.holds(|atom| told[atom.index()]), Tri::Unknown);
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Rule(pub(crate) Vec<Op>);

/// One step of a rule in postfix order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Op {
    /// A condition.
    Is(AtomId),
    /// The opposite of the one before.
    Not,
    /// All of this many before it; all of none is yes.
    All(u16),
    /// Any of this many before it; any of none is no.
    Any(u16),
}

/// How the parts of a rule are joined.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Join {
    /// The opposite of one part.
    Not,
    /// All parts.
    All,
    /// Any part.
    Any,
}

impl Default for Rule {
    fn default() -> Self {
        Self::everyone()
    }
}

impl Rule {
    /// For everyone.
    #[must_use]
    pub fn everyone() -> Self {
        Self(vec![Op::All(0)])
    }

    /// One condition.
    #[must_use]
    pub fn is(atom: AtomId) -> Self {
        Self(vec![Op::Is(atom)])
    }

    /// All of these. At most 65,535 parts count.
    #[must_use]
    pub fn all(parts: impl IntoIterator<Item = Self>) -> Self {
        Self::join(parts, Op::All)
    }

    /// Any of these. At most 65,535 parts count.
    #[must_use]
    pub fn any(parts: impl IntoIterator<Item = Self>) -> Self {
        Self::join(parts, Op::Any)
    }

    /// The opposite.
    #[must_use]
    #[allow(clippy::should_implement_trait, reason = "a rule is not a number: `rule.not()` reads as it is written in an offer")]
    pub fn not(mut self) -> Self {
        self.0.push(Op::Not);
        self
    }

    fn join(parts: impl IntoIterator<Item = Self>, op: fn(u16) -> Op) -> Self {
        let mut parts: Vec<Self> = parts.into_iter().take(usize::from(u16::MAX)).collect();
        if parts.len() == 1 {
            return parts.remove(0);
        }
        let count = parts.len() as u16;
        let mut ops: Vec<Op> = parts.into_iter().flat_map(|part| part.0).collect();
        ops.push(op(count));
        Self(ops)
    }

    /// The conditions it reads, in order; one may come twice.
    pub fn atoms(&self) -> impl Iterator<Item = AtomId> + '_ {
        self.0.iter().filter_map(|op| match op {
            Op::Is(atom) => Some(*atom),
            _ => None,
        })
    }

    /// True where every operation has the parts it joins, and one value is left: what [`Rule::fold`] trusts.
    #[must_use]
    pub fn is_well_formed(&self) -> bool {
        let mut depth = 0usize;
        for op in &self.0 {
            let takes = match op {
                Op::Is(_) => 0,
                Op::Not => 1,
                Op::All(count) | Op::Any(count) => usize::from(*count),
            };
            match depth.checked_sub(takes) {
                Some(rest) => depth = rest + 1,
                None => return false,
            }
        }
        depth == 1
    }

    /// Works the rule out from its conditions upwards, with any kind of value: truth, chances, reasons.
    ///
    /// `leaf` gives a condition's value; `join` joins the values of its parts, which stand in order.
    /// Returns `None` where an operation has not the parts it joins; a rule that is [well formed](Rule::is_well_formed) always has.
    pub fn fold<T>(&self, mut leaf: impl FnMut(AtomId) -> T, mut join: impl FnMut(Join, Vec<T>) -> T) -> Option<T> {
        let mut stack = Vec::new();
        for op in &self.0 {
            let (how, takes) = match op {
                Op::Is(atom) => {
                    stack.push(leaf(*atom));
                    continue;
                }
                Op::Not => (Join::Not, 1),
                Op::All(count) => (Join::All, usize::from(*count)),
                Op::Any(count) => (Join::Any, usize::from(*count)),
            };
            let parts = stack.split_off(stack.len().checked_sub(takes)?);
            stack.push(join(how, parts));
        }
        stack.pop()
    }

    /// What it comes to, given what each condition comes to. Where an operation has not the parts it joins, that is never settled.
    #[must_use]
    pub fn holds(&self, mut told: impl FnMut(AtomId) -> Tri) -> Tri {
        // Most questions are for everyone, and most options hang on one condition.
        match self.0[..] {
            [Op::All(0)] => return Tri::Yes,
            [Op::Is(atom)] => return told(atom),
            _ => {}
        }
        self.fold(told, |how, parts| match how {
            Join::Not => !parts[0],
            Join::All => parts.into_iter().fold(Tri::Yes, |so_far, part| so_far & part),
            Join::Any => parts.into_iter().fold(Tri::No, |so_far, part| so_far | part),
        })
        .unwrap_or(Tri::Unknown)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rule_is_well_formed_where_each_part_is_joined_once() {
        let is = || Op::Is(AtomId(0));
        for good in [vec![Op::All(0)], vec![is()], vec![is(), Op::Not], vec![is(), is(), Op::Any(2)]] {
            assert!(Rule(good.clone()).is_well_formed(), "{good:?}");
        }
        for bad in [vec![], vec![Op::Not], vec![is(), Op::All(2)], vec![is(), is()], vec![is(), is(), Op::Any(1)]] {
            assert!(!Rule(bad.clone()).is_well_formed(), "{bad:?}");
        }
    }

    #[test]
    fn all_and_any_join_their_parts() {
        let parts = || [Rule::is(AtomId(0)), Rule::is(AtomId(1))];
        let told = |atom: AtomId| if atom.0 == 0 { Tri::Yes } else { Tri::No };
        assert_eq!((Rule::any(parts()).holds(told), Rule::all(parts()).holds(told)), (Tri::Yes, Tri::No));
        assert_eq!((Rule::any([]).holds(told), Rule::all([]).holds(told)), (Tri::No, Tri::Yes));
        assert_eq!(Rule::any(parts()).not().holds(|_| Tri::Unknown), Tri::Unknown);
        assert_eq!(Rule(vec![Op::Not]).holds(told), Tri::Unknown);
    }
}
