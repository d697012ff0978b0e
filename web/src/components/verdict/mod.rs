//! Whether a service suits, in words and a shape, never by colour alone.

use fingerpost_core::explain;
use fingerpost_core::guide::{Outcome, Reason, Standing, Verdict};
use fingerpost_core::rules::Tri;
use fingerpost_core::t;
use yew::prelude::*;

use crate::el::{el, quiet};

/// Whether a service suits, in one line.
pub fn line(standing: &Standing<'_>, verdict: &Verdict) -> Html {
    match verdict.outcome {
        Outcome::Suits => el("p", "verdict suits", standing.say(t!("Suits"))),
        Outcome::MaySuit => {
            let unknowns = explain::depends_on(standing, verdict);
            let depends: Vec<String> = unknowns.into_iter().map(|unknown| unknown.depends).collect();
            let says = if depends.is_empty() {
                standing.say(t!("May suit")).to_owned()
            } else {
                standing.fill(t!("May suit: this depends on {what}"), &[&explain::and(standing.words(), &depends)])
            };
            el("p", "verdict may", says)
        }
        Outcome::DoesNotSuit => el("p", "verdict not", standing.say(t!("Not for you right now"))),
    }
}

/// Who could tell a family what is not known yet, a sentence to a line.
#[must_use]
pub fn who_could_tell(standing: &Standing<'_>, verdict: &Verdict) -> Vec<Html> {
    let mut sentences = Vec::new();
    for unknown in explain::depends_on(standing, verdict) {
        if !unknown.tell.is_empty() {
            push_new(&mut sentences, unknown.tell);
        }
    }
    sentences.into_iter().map(quiet).collect()
}

/// Why, a sentence to a line: what the family said that speaks for a service or, where it does not suit, what stands against it.
#[must_use]
pub fn why(standing: &Standing<'_>, verdict: &Verdict) -> Vec<Html> {
    if verdict.outcome != Outcome::DoesNotSuit {
        let because = because(standing, verdict);
        return because.into_iter().map(quiet).collect();
    }
    let mut sentences = Vec::new();
    for reason in &verdict.because {
        let says = if reason.negated { t!("It is not for when {reason}.") } else { t!("It is for when {reason}.") };
        push_new(&mut sentences, standing.fill(says, &[&explain::reason(standing, reason)]));
    }
    sentences.into_iter().map(quiet).collect()
}

/// "Because your child is under 5." Where they live, and where their GP is, goes without saying, unless there is nothing else to say.
fn because(standing: &Standing<'_>, verdict: &Verdict) -> Option<String> {
    let core = standing.core();
    let mut clauses = Vec::new();
    for reason in
        verdict.so_far.iter().filter(|reason| !reason.negated && core.home != Some(reason.atom) && core.gp != Some(reason.atom))
    {
        push_new(&mut clauses, explain::reason(standing, reason));
    }
    let asked = core[verdict.service].helps_with;
    for atom in [Some(asked), core.home, core.gp].into_iter().flatten() {
        if clauses.is_empty() && standing.told(atom) == Tri::Yes {
            clauses.push(explain::reason(standing, &Reason { atom, known: Tri::Yes, negated: false }));
        }
    }
    (!clauses.is_empty()).then(|| standing.fill(t!("Because {reasons}."), &[&explain::and(standing.words(), &clauses)]))
}

fn push_new(list: &mut Vec<String>, words: String) {
    if !list.contains(&words) {
        list.push(words);
    }
}
