//! Reasons, conditions and ways to be referred, in words.

use super::Voice;
use super::lists::{and, and_also, or, or_else};
use crate::catalogue::{Catalogue, ENGLISH};
use crate::guide::{Outcome, Reason, Standing, Verdict};
use crate::model::{AtomId, RouteKind, Service, ServiceId, ValueId};
use crate::rules::{Age, Atom, Join, Tri};
use crate::t;

/// A reason as a clause. It finishes "because …" where it speaks for a service, "it is for when …" where it stands against,
/// and "it is not for when …" where the rule excludes what the family said.
///
/// What the family said is told back in their own terms: a rule for `sensory-physical` that `hearing` meets says "your child is deaf
/// or hard of hearing".
#[must_use]
pub fn reason(standing: &Standing<'_>, reason: &Reason) -> String {
    clause(standing, reason.atom, reason.known == Tri::Yes)
}

/// Why a service stands where it does, in whole clauses: what speaks for it, and what it depends on or what stands against it.
#[must_use]
pub fn why(standing: &Standing<'_>, service: ServiceId) -> Vec<String> {
    let verdict = standing.verdict(service);
    let because = |leaf| standing.fill(t!("because {reason}"), &[&reason(standing, leaf)]);
    let mut clauses: Vec<String> = verdict.so_far.iter().map(because).collect();
    match verdict.outcome {
        Outcome::Suits => {}
        Outcome::MaySuit => {
            let depends = depends_on(standing, &verdict);
            clauses.extend(depends.iter().map(|unknown| standing.fill(t!("this depends on {what}"), &[&unknown.depends])));
        }
        Outcome::DoesNotSuit => clauses.extend(verdict.because.iter().map(|leaf| {
            let when = if leaf.negated { t!("it is not for when {reason}") } else { t!("it is for when {reason}") };
            standing.fill(when, &[&reason(standing, leaf)])
        })),
    }
    clauses
}

/// One thing that a service is for, as its screen lists them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Condition {
    /// A clause that finishes "It is for when …"; several joined by "or" where any of them will do.
    pub says: String,
    /// True where it is the other way about: "It is not for when …".
    pub negated: bool,
    /// What is known of it for this family.
    pub known: Tri,
}

/// Who a service is for: the conditions of its rule that must all hold, one by one. Empty for everyone.
#[must_use]
pub fn conditions(standing: &Standing<'_>, service: &Service) -> Vec<Condition> {
    let leaf = |atom| vec![Condition { says: clause(standing, atom, false), negated: false, known: standing.told(atom) }];
    service.rule.fold(leaf, |how, parts| join(standing, how, parts)).unwrap_or_default()
}

/// Joins the conditions of a rule's parts. An "all" keeps them apart, one a line. An "any" makes one line of them. A "not" turns each about,
/// so that "not (a or b)" reads as "not a" and "not b".
fn join(standing: &Standing<'_>, how: Join, parts: Vec<Vec<Condition>>) -> Vec<Condition> {
    match how {
        Join::All => parts.into_iter().flatten().collect(),
        Join::Not => {
            let turn = |condition: Condition| Condition { negated: !condition.negated, ..condition };
            parts.into_iter().flatten().map(turn).collect()
        }
        Join::Any => {
            let known = parts.iter().fold(Tri::No, |any, part| {
                any | part.iter().fold(Tri::Yes, |all, one| all & if one.negated { !one.known } else { one.known })
            });
            let say = |condition: &Condition| {
                if condition.negated {
                    standing.fill(t!("it is not true that {reason}"), &[&condition.says])
                } else {
                    condition.says.clone()
                }
            };
            let parts: Vec<String> =
                parts.iter().map(|part| and(standing.words(), &part.iter().map(say).collect::<Vec<_>>())).collect();
            let says = or_else(standing.words(), &parts);
            vec![Condition { says, negated: false, known }]
        }
    }
}

/// One thing that would settle whether a service suits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unknown {
    /// A clause that finishes "This depends on …".
    pub depends: String,
    /// Who could tell the family, as a sentence; may be empty.
    pub tell: String,
}

/// What would settle whether a service that may suit does, and who could tell the family.
#[must_use]
pub fn depends_on(standing: &Standing<'_>, verdict: &Verdict) -> Vec<Unknown> {
    let core = standing.core();
    let mut unknowns: Vec<Unknown> = Vec::new();
    for reason in verdict.because.iter().filter(|reason| !reason.known.is_settled()) {
        // An age may leave open which of two school years somebody is in.
        let unknown = match (&core[reason.atom], core.fact_of(reason.atom)) {
            (Atom::Year { .. }, _) if standing.facts().age().is_some() => Unknown {
                depends: standing.clause(t!("which school year {they_are} in"), &[]),
                tell: standing.say(t!("Change the age to the school year, such as Year 9.")).to_owned(),
            },
            (_, Some(fact)) => {
                Unknown { depends: standing.voiced(&core[fact].depends), tell: standing.sentence(&core[fact].tell) }
            }
            (_, None) => continue,
        };
        if !unknowns.contains(&unknown) {
            unknowns.push(unknown);
        }
    }
    unknowns
}

/// What a family can say to whoever refers them to a service: how old the child is and what they find hard, where the service is for that, and
/// then the service's own words, with their gaps filled as the family speaks. In English, in any language: those who refer a family speak it.
#[must_use]
pub fn words_to_say(standing: &Standing<'_>, service: &Service, say: &str) -> String {
    let core = standing.core();
    let voice = standing.voice();
    let mut words = String::new();
    if let Some(age) = standing.facts().age() {
        words.push_str(&age_said(age));
    }
    for need in needs_met(standing, service).into_iter().take(MOST_NEEDS) {
        words.push_str(&core[need].because);
        words.push_str(". ");
    }
    words.push_str(say);
    voice.speak(&words)
}

/// How many needs a family names before they ask: more would take too long to read out.
const MOST_NEEDS: usize = 2;

/// What the family said of needs that the service is for, each in its narrowest form.
fn needs_met(standing: &Standing<'_>, service: &Service) -> Vec<ValueId> {
    let core = standing.core();
    let mut met: Vec<ValueId> = Vec::new();
    for atom in service.rule.atoms() {
        let Atom::OneOf(values) = &core[atom] else { continue };
        for value in values.iter().filter(|value| core[core[**value].fact].id == "need") {
            met.extend(said(standing, *value).filter(|need| !met.contains(need)));
        }
    }
    met
}

/// What the family said of a value, in its narrowest form: children stand after their parents.
fn said(standing: &Standing<'_>, value: ValueId) -> Option<ValueId> {
    let core = standing.core();
    let kinds = core.values_of(core[value].fact).filter(|kind| core.is_kind_of(*kind, value));
    kinds.filter(|kind| standing.facts().value(*kind) == Tri::Yes).last()
}

/// "{they_are} 7. ", where the age is one that people say.
fn age_said(age: Age) -> String {
    match age.year {
        Some(0) => "{they_are} in Reception. ".to_owned(),
        Some(year) => format!("{{they_are}} in Year {year}. "),
        None if age.under == age.from + Age::YEAR && age.from == 0 => "{they_are} under 1. ".to_owned(),
        None if age.under == age.from + Age::YEAR => format!("{{they_are}} {}. ", months(&ENGLISH, age.from)),
        None if age.under == age.from + 1 => format!("{{they_are}} {} months old. ", age.from),
        None => String::new(),
    }
}

/// Who can refer a family to a service: "your GP, school or a social worker". Empty where nobody has to.
#[must_use]
pub fn referrers(standing: &Standing<'_>, service: &Service) -> String {
    let core = standing.core();
    let mut names: Vec<String> = Vec::new();
    for route in service.routes.iter().filter(|route| route.kind == RouteKind::Referral) {
        for name in route.by.iter().map(|id| standing.theirs(&core[*id])) {
            if !names.contains(&name) {
                names.push(name);
            }
        }
    }
    or(standing.words(), &names)
}

/// A condition as a clause. `own` says it in the family's own terms, where they are known.
fn clause(standing: &Standing<'_>, atom: AtomId, own: bool) -> String {
    let core = standing.core();
    if core.home == Some(atom) {
        return standing.fill(t!("you live in {area}"), &[&core.name]);
    }
    match &core[atom] {
        Atom::Age { from, under } => age_words(standing.words(), standing.voice(), *from, *under),
        Atom::Year { from, to } => year_words(standing.words(), standing.voice(), *from, *to),
        Atom::OneOf(values) => {
            let narrowest: Vec<ValueId> =
                if own { values.iter().filter_map(|value| said(standing, *value)).collect() } else { values.clone() };
            let mut clauses: Vec<String> = Vec::new();
            for value in narrowest {
                let clause = standing.voiced(&core[value].because);
                if !clauses.contains(&clause) {
                    clauses.push(clause);
                }
            }
            if own { and_also(standing.words(), &clauses) } else { or_else(standing.words(), &clauses) }
        }
    }
}

fn age_words(words: &Catalogue, voice: Voice, from: Option<u16>, under: Option<u16>) -> String {
    let months = |age| months(words, age);
    match (from.filter(|from| *from > 0), under) {
        (None, None) => words.clause(voice, t!("{they_are} any age"), &[]),
        (Some(from), None) => words.clause(voice, t!("{they_are} {age} or over"), &[&months(from)]),
        (None, Some(under)) => words.clause(voice, t!("{they_are} under {age}"), &[&months(under)]),
        // "From 5 to 19" is how people say "until the 20th birthday".
        (Some(from), Some(under)) if from % Age::YEAR == 0 && under % Age::YEAR == 0 && under > from + Age::YEAR => {
            let (first, last) = (from / Age::YEAR, under / Age::YEAR - 1);
            words.clause(voice, t!("{they_are} aged {from} to {to}"), &[&first.to_string(), &last.to_string()])
        }
        (Some(from), Some(under)) => {
            words.clause(voice, t!("{they_are} {age} or over and under {limit}"), &[&months(from), &months(under)])
        }
    }
}

fn year_words(words: &Catalogue, voice: Voice, from: Option<u16>, to: Option<u16>) -> String {
    let name = |year: u16| match year {
        0 => words.say(t!("Reception")).to_owned(),
        year => words.fill(t!("Year {number}"), &[&year.to_string()]),
    };
    match (from, to) {
        (Some(from), Some(to)) if from == to => words.clause(voice, t!("{they_are} in {year}"), &[&name(from)]),
        (from, Some(to)) => words.clause(voice, t!("{they_are} in {year} to {last}"), &[&name(from.unwrap_or(0)), &name(to)]),
        (Some(from), None) => words.clause(voice, t!("{they_are} in {year} or above"), &[&name(from)]),
        (None, None) => words.clause(voice, t!("{they_are} at school"), &[]),
    }
}

/// An age: in English years go without saying, "5"; elsewhere they may not.
fn months(words: &Catalogue, months: u16) -> String {
    match (months / Age::YEAR, months % Age::YEAR) {
        (years, 0) => words.count(usize::from(years), "{age}", t!("{age}"), &[]),
        (years, 6) => words.fill(t!("{years}½"), &[&years.to_string()]),
        (_, _) => words.count(usize::from(months), "{n} month", t!("{n} months"), &[]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn says_ages_as_people_do() {
        let age_words = |from, under| age_words(&ENGLISH, Voice::Parent, from, under);
        assert_eq!(age_words(Some(60), Some(240)), "your child is aged 5 to 19");
        assert_eq!(age_words(None, Some(60)), "your child is under 5");
        assert_eq!(age_words(Some(0), Some(60)), "your child is under 5");
        assert_eq!(age_words(Some(168), None), "your child is 14 or over");
        assert_eq!(age_words(Some(30), Some(60)), "your child is 2½ or over and under 5");
        assert_eq!(age_words(Some(210), Some(300)), "your child is 17½ or over and under 25");
        assert_eq!(age_words(Some(20), None), "your child is 20 months or over");
        assert_eq!(or(&ENGLISH, &["your GP".to_owned()]), "your GP");
        assert_eq!(
            or(&ENGLISH, &["your GP", "school", "a social worker"].map(str::to_owned)),
            "your GP, school or a social worker"
        );
    }
}
