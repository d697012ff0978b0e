//! `lost-referral`: referrals that nobody can make, because those who could never meet anyone of that age.

use std::collections::HashMap;
use std::ops::Range;

use fingerpost_core::guide::{Answer, Answers};
use fingerpost_core::model::{RouteKind, Service};
use fingerpost_core::rules::{Age, Facts, Tri};
use fingerpost_source::reading::ages;

use crate::desk::Desk;

/// Local offers are for people under 26.
const AGES: Range<u8> = 0..26;

pub(crate) fn look(desk: &Desk<'_>) {
    let referrers = desk.files.tables("referrers.toml");
    let mut looks_after: HashMap<&str, Range<u8>> = HashMap::new();
    for table in &referrers {
        for (id, value) in table.fields() {
            let ages = table.reader().table(id.value, &value).and_then(|entry| ages(&entry));
            looks_after.extend(ages.map(|ages| (id.value, ages)));
        }
    }
    let known = by_age(desk);
    for (page, service, _) in desk.services() {
        let only_by_referral = service.routes.iter().all(|route| route.kind == RouteKind::Referral);
        let names: Vec<_> = page.table.tables("route").iter().flat_map(|route| route.texts("by")).collect();
        let lost: Vec<_> = names
            .iter()
            .filter(|name| looks_after.get(name.value).is_some_and(|ages| !meets(desk, service, &known, ages)))
            .collect();
        let nobody = only_by_referral && lost.len() == names.len();
        for name in lost {
            let wrong = format!("`{}` looks after nobody of the age that this is for", name.value);
            let mend = "name somebody who does, or check the ages in [for] here and `ages` in referrers.toml";
            match nobody {
                true => desk.warn("lost-referral", name, format!("{wrong}, and nobody else can refer"), mend),
                false => desk.advise("lost-referral", name, wrong, mend),
            }
        }
    }
}

/// What is known of a family by each age of [`AGES`] alone.
fn by_age(desk: &Desk<'_>) -> Vec<(u8, Facts)> {
    let core = &desk.offer.core;
    let facts = |years: u8| {
        let mut answers = Answers::new();
        answers.give(core.question("age")?, Answer::Age(Age::years(years.into()).ok()?));
        Some((years, answers.facts(core)))
    };
    AGES.filter_map(facts).collect()
}

/// Whether a service may be for anyone of these ages.
fn meets(desk: &Desk<'_>, service: &Service, known: &[(u8, Facts)], ages: &Range<u8>) -> bool {
    let core = &desk.offer.core;
    let suits = |facts: &Facts| service.rule.holds(|atom| core[atom].holds(facts)) != Tri::No;
    known.is_empty() || known.iter().any(|(years, facts)| ages.contains(years) && suits(facts))
}
