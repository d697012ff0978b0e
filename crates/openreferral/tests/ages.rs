//! The ages that a rule is said to allow are never too narrow: nobody outside them suits.

#![allow(clippy::unwrap_used, reason = "a test stops at once")]

use std::sync::LazyLock;

use fingerpost_core::Core;
use fingerpost_core::model::AtomId;
use fingerpost_core::rules::{Age, Atom, Rule, Tri};
use fingerpost_openreferral::plain::Ages;
use proptest::prelude::*;

const ATOMS: u32 = 5;

static SAMPLE: LazyLock<Core> = LazyLock::new(|| fingerpost_source::sample().core);

fn atom() -> impl Strategy<Value = Atom> {
    let age = || proptest::option::of(0u16..320);
    let year = || proptest::option::of(0u16..15);
    prop_oneof![
        (age(), age()).prop_map(|(from, under)| Atom::Age { from, under }),
        (year(), year()).prop_map(|(from, to)| Atom::Year { from, to }),
        Just(Atom::OneOf(Vec::new())),
    ]
}

fn rule() -> impl Strategy<Value = Rule> {
    let leaf = (0..ATOMS).prop_map(|atom| Rule::is(AtomId(atom)));
    leaf.prop_recursive(4, 24, 4, |inner| {
        let parts = || proptest::collection::vec(inner.clone(), 0..4);
        prop_oneof![parts().prop_map(Rule::all), parts().prop_map(Rule::any), inner.clone().prop_map(Rule::not)]
    })
}

/// What a condition says of somebody of this age in months, where everything else may be as it likes.
fn told(atom: &Atom, months: u16) -> Tri {
    let of = |holds| if holds { Tri::Yes } else { Tri::No };
    match *atom {
        Atom::OneOf(_) => Tri::Unknown,
        Atom::Age { from, under } => of(from.is_none_or(|from| months >= from) && under.is_none_or(|under| months < under)),
        Atom::Year { from, to } => {
            let (from, to) = (i32::from(from.unwrap_or(0)), to.map_or(i32::MAX, i32::from));
            match Age::between(months, months + 1).school_years() {
                (least, most) if least >= from && most <= to => Tri::Yes,
                (least, most) if least > to || most < from => Tri::No,
                _ => Tri::Unknown,
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, ..ProptestConfig::default() })]

    #[test]
    fn nobody_outside_suits(atoms in proptest::collection::vec(atom(), ATOMS as usize), rule in rule(), months in 0u16..340) {
        let core = Core { atoms, ..SAMPLE.clone() };
        let ages = Ages::of(&core, &rule);
        let outside = ages.from.is_some_and(|from| months < from) || ages.under.is_some_and(|under| months >= under);
        if outside {
            prop_assert_eq!(rule.holds(|atom| told(&core[atom], months)), Tri::No, "{:?} at {} months", ages, months);
        }
    }

    /// The months come back from the years, and a whole number is a whole year: nothing is lost by rounding.
    #[test]
    fn years_keep_the_months(from in 1u16..600, under in 2u16..600) {
        let ages = Ages { from: Some(from), under: Some(under) };
        let months = |years: Option<f64>| (years.unwrap() * 12.0).round() as u16;
        prop_assert_eq!(months(ages.minimum()), from);
        let step = if ages.maximum().unwrap().fract() == 0.0 { 12 } else { 1 };
        prop_assert_eq!(months(ages.maximum()) + step, under);
    }
}
