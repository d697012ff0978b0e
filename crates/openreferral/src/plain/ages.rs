//! The ages that a rule allows.

use fingerpost_core::Core;
use fingerpost_core::rules::{Age, Atom, Join, Rule};

/// The ages that a rule allows, in months: whoever is outside them is turned away, whatever else is so of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Ages {
    /// At least so many months old; `None` for any.
    pub from: Option<u16>,
    /// Under so many months old; `None` for any.
    pub under: Option<u16>,
}

impl Ages {
    /// The ages that a rule allows. A school year counts as the ages that somebody in it can have: Year 9 is 13, or 14 already.
    #[must_use]
    pub fn of(core: &Core, rule: &Rule) -> Self {
        let (ages, _) = rule.fold(|atom| leaf(&core[atom]), join).unwrap_or_default();
        Self { from: ages.from.filter(|from| *from > 0), ..ages }
    }

    /// The youngest age in years, with decimals for months: 2.5 is two years and six months.
    #[must_use]
    pub fn minimum(self) -> Option<f64> {
        self.from.map(years)
    }

    /// The oldest age in years, that age included. "Under 5" is 4, as people count: four-year-olds may come. A limit that is not a birthday is told
    /// to the last whole month before it: "under 2.5" is 2.42, two years and five months; and so is the first one, as many feeds write 0 where
    /// nothing is known. A whole number is always all of that year: "under two years and a month" is 2.01.
    #[must_use]
    pub fn maximum(self) -> Option<f64> {
        let under = self.under?;
        if under > Age::YEAR && under.is_multiple_of(Age::YEAR) {
            return Some(years(under - Age::YEAR));
        }
        let last = years(under.saturating_sub(1));
        Some(if last.fract() == 0.0 { last + 0.01 } else { last })
    }
}

/// Months as years, rounded to hundredths: enough to find the month again.
fn years(months: u16) -> f64 {
    (f64::from(months) / f64::from(Age::YEAR) * 100.0).round() / 100.0
}

/// Ages, and whether they are all that the part of the rule says.
type Part = (Ages, bool);

fn leaf(atom: &Atom) -> Part {
    // Who is in Reception was 4 on the last 1 September, and may be 5 by now (see `rules::Age`).
    const AT_RECEPTION: u16 = 4;
    let birthday = |years: u16| years.saturating_mul(Age::YEAR);
    match *atom {
        Atom::OneOf(_) => (Ages::default(), false),
        Atom::Age { from, under } => (Ages { from, under }, true),
        Atom::Year { from, to } => {
            let first = birthday(from.unwrap_or(0).saturating_add(AT_RECEPTION));
            (Ages { from: Some(first), under: to.map(|to| birthday(to.saturating_add(AT_RECEPTION + 2))) }, false)
        }
    }
}

fn join(how: Join, parts: Vec<Part>) -> Part {
    match how {
        Join::Not => match parts.first() {
            // Only of one limit is the opposite one stretch.
            Some((Ages { from: Some(from), under: None }, true)) => (Ages { from: None, under: Some(*from) }, true),
            Some((Ages { from: None, under: Some(under) }, true)) => (Ages { from: Some(*under), under: None }, true),
            _ => (Ages::default(), false),
        },
        Join::All => {
            let both = |so_far: Ages, ages: Ages| Ages {
                from: so_far.from.max(ages.from),
                under: [so_far.under, ages.under].into_iter().flatten().min(),
            };
            let whole = parts.iter().all(|(_, whole)| *whole);
            (parts.into_iter().map(|(ages, _)| ages).fold(Ages::default(), both), whole)
        }
        Join::Any => {
            let either = |so_far: Ages, ages: Ages| Ages {
                from: so_far.from.zip(ages.from).map(|(a, b)| a.min(b)),
                under: so_far.under.zip(ages.under).map(|(a, b)| a.max(b)),
            };
            (parts.into_iter().map(|(ages, _)| ages).reduce(either).unwrap_or_default(), false)
        }
    }
}

#[cfg(test)]
mod tests {
    use fingerpost_core::model::AtomId;

    use super::*;

    fn of(atoms: Vec<Atom>, rule: &Rule) -> (Option<f64>, Option<f64>) {
        let ages = Ages::of(&Core { atoms, ..fingerpost_source::sample().core }, rule);
        (ages.minimum(), ages.maximum())
    }

    #[test]
    fn limits_are_told_as_people_count() {
        let age = |from, under| vec![Atom::Age { from, under }];
        let is = Rule::is(AtomId(0));
        assert_eq!(of(age(Some(24), Some(60)), &is), (Some(2.0), Some(4.0)), "from 2, under 5");
        assert_eq!(of(age(Some(30), None), &is), (Some(2.5), None));
        assert_eq!(of(age(Some(0), Some(30)), &is), (None, Some(2.42)));
        assert_eq!(of(age(None, Some(25)), &is), (None, Some(2.01)));
        assert_eq!(of(age(None, Some(12)), &is), (None, Some(0.92)), "under 1");
        assert_eq!(of(age(Some(24), None), &is.clone().not()), (None, Some(1.0)), "not from 2");
        assert_eq!(of(age(Some(24), Some(60)), &is.not()), (None, None), "two stretches are not one");
    }

    #[test]
    fn parts_are_joined() {
        let atoms = || {
            vec![Atom::Age { from: Some(24), under: Some(60) }, Atom::Age { from: Some(36), under: None }, Atom::OneOf(vec![])]
        };
        let part = |index| Rule::is(AtomId(index));
        assert_eq!(of(atoms(), &Rule::all([part(0), part(1), part(2)])), (Some(3.0), Some(4.0)));
        assert_eq!(of(atoms(), &Rule::any([part(0), part(1)])), (Some(2.0), None));
        assert_eq!(of(atoms(), &Rule::any([part(0), part(2)])), (None, None));
        assert_eq!(of(atoms(), &Rule::everyone()), (None, None));
    }

    #[test]
    fn a_school_year_is_the_ages_in_it() {
        let is = Rule::is(AtomId(0));
        assert_eq!(of(vec![Atom::Year { from: Some(9), to: Some(11) }], &is), (Some(13.0), Some(16.0)));
        assert_eq!(of(vec![Atom::Year { from: None, to: Some(0) }], &is), (Some(4.0), Some(5.0)), "Reception");
    }
}
