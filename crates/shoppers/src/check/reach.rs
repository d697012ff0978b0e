//! Whether a family is shown a service, in time and where it belongs.

use fingerpost_core::explain;
use fingerpost_core::guide::{Outcome, Plan, Reason};
use fingerpost_core::model::ServiceId;

use super::Failure;
use crate::offers::Ready;
use crate::report::words::{group, questions};
use crate::story::Reach;
use crate::walk::Walk;

/// Checks that a service is in the plan from question `within` at the latest, and until the end, in the group that is asked for.
pub(super) fn check(wanted: &Reach, walk: &Walk, ready: &Ready) -> Option<Failure> {
    let end = walk.steps.len();
    let from = wanted.within.min(end);
    let fits = |questions: usize| holds(wanted, walk.plan(questions));
    let first_wrong = (from..=end).find(|questions| !fits(*questions))?;
    let id = &ready.guide.core()[wanted.service].id;
    let place = wanted.group.map(|kind| format!(" under \"{}\"", group(kind))).unwrap_or_default();
    let expected = format!("`{id}` in the plan{place} after {} at the latest", questions(wanted.within));
    let happened = match (first_shown(wanted.service, walk), walk.plan(end).group_of(wanted.service)) {
        _ if fits(end) => {
            let since = (0..=end).rev().take_while(|questions| fits(*questions)).last().unwrap_or(end);
            format!("it is so only after {}: not after {}", questions(since), questions(first_wrong))
        }
        (None, _) => format!("it is not in the plan{}", why(wanted.service, walk, ready)),
        (Some(first), None) => {
            format!("it is in the plan after {}, and gone at the end{}", questions(first), why(wanted.service, walk, ready))
        }
        (Some(_), Some(kind)) => format!("at the end it is under \"{}\"", group(kind)),
    };
    Some(Failure::new(expected, happened))
}

/// The service of last resort stands at the end of every plan, in no group.
fn holds(wanted: &Reach, plan: &Plan) -> bool {
    let found = plan.group_of(wanted.service);
    let is_there = found.is_some() || plan.last_resort == wanted.service;
    is_there && wanted.group.is_none_or(|kind| found == Some(kind))
}

/// After how many questions a service was first shown.
fn first_shown(service: ServiceId, walk: &Walk) -> Option<usize> {
    (0..=walk.steps.len()).find(|questions| walk.plan(*questions).group_of(service).is_some())
}

/// Why a service is not in the plan at the end.
fn why(service: ServiceId, walk: &Walk, ready: &Ready) -> String {
    let standing = ready.guide.standing(walk.answers());
    let verdict = standing.verdict(service);
    if standing.outcome(service) != Outcome::DoesNotSuit {
        return ": they did not ask for what it helps with".to_owned();
    }
    let clause = |reason: &Reason| {
        let is = if reason.negated { "is not" } else { "is" };
        format!("it {is} for when {}", explain::reason(&standing, reason))
    };
    format!(": {}", verdict.because.iter().map(clause).collect::<Vec<_>>().join(", and "))
}

/// After how many questions a service stood where it stands at the end, as sure as it is at the end, and went on to.
pub(crate) fn settled(service: ServiceId, walk: &Walk) -> Option<usize> {
    let stands = |questions: usize| {
        let plan = walk.plan(questions);
        plan.signposts().find(|(_, signpost)| signpost.service == service).map(|(kind, signpost)| (kind, signpost.outcome))
    };
    let end = walk.steps.len();
    let at_the_end = stands(end)?;
    (0..=end).rev().take_while(|questions| stands(*questions) == Some(at_the_end)).last()
}
