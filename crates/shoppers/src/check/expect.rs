//! What else a story asks for.

use fingerpost_core::danger;
use fingerpost_core::guide::{GroupKind, Outcome, Standing};
use fingerpost_core::model::{QuestionId, ServiceId};
use fingerpost_core::places;
use fingerpost_core::rules::Tri;

use super::Failure;
use crate::answer::answer;
use crate::offers::Ready;
use crate::report::words::group;
use crate::seeds::Seeds;
use crate::story::Story;
use crate::walk::Walk;

/// How many results of a search a family looks at.
const LOOKED_AT: usize = 10;

/// Everything in `[expect]`, and the postcode.
pub(super) fn check(story: &Story, walk: &Walk, ready: &Ready) -> Vec<Failure> {
    let mut failures: Vec<Failure> =
        story.expect.not_suitable.iter().filter_map(|service| not_suitable(*service, walk, ready)).collect();
    failures.extend(pathways(story, walk, ready));
    if story.expect.urgent_first {
        failures.extend(urgent_first(walk, ready));
    }
    failures.extend(council(story, walk, ready));
    failures.extend(postcode(story, walk, ready));
    failures
}

/// A service that is not for them may be under *afterwards*, or among what is not for them now.
fn not_suitable(service: ServiceId, walk: &Walk, ready: &Ready) -> Option<Failure> {
    let plan = walk.plan(walk.steps.len());
    let shown = plan.signposts().find(|(_, signpost)| signpost.service == service);
    let (kind, signpost) =
        shown.filter(|(kind, signpost)| *kind != GroupKind::Afterwards && signpost.outcome != Outcome::DoesNotSuit)?;
    let says = if signpost.outcome == Outcome::Suits { "suits" } else { "may suit" };
    let id = &ready.guide.core()[service].id;
    Some(Failure::new(
        format!("`{id}` is not shown as something for them"),
        format!("it is under \"{}\", because it {says} them", group(kind)),
    ))
}

/// A pathway is in the plan of a family who asked for what it helps with, or said that they are not sure, unless its rule is a plain no.
fn pathways(story: &Story, walk: &Walk, ready: &Ready) -> Vec<Failure> {
    let standing = ready.guide.standing(walk.answers());
    let check = |place: &usize| {
        let pathway = &standing.core().pathways[*place];
        let asked_for = standing.told(pathway.helps_with) != Tri::No;
        let is_theirs = pathway.rule.holds(|atom| standing.told(atom)) != Tri::No;
        let happened = match (asked_for, is_theirs) {
            (true, true) => return None,
            (false, _) => "they did not ask for what it helps with",
            (true, false) => "its rule says no",
        };
        Some(Failure::new(format!("the pathway `{}` in the plan", pathway.id), happened))
    };
    story.expect.pathways.iter().filter_map(check).collect()
}

/// From the answer that tells of danger on, urgent help comes first.
fn urgent_first(walk: &Walk, ready: &Ready) -> Option<Failure> {
    let expected = "urgent help first, once they say that somebody is in danger";
    let core = ready.guide.core();
    let in_danger = |standing: &Standing<'_>| {
        core.fact("risk").is_some_and(|risk| core.values_of(risk).any(|value| standing.facts().value(value) == Tri::Yes))
    };
    let mut told = walk.steps.iter().filter(|step| in_danger(&ready.guide.standing(&step.answers))).peekable();
    if told.peek().is_none() {
        return Some(Failure::new(expected, "no answer told of danger"));
    }
    let first = |step: &crate::walk::Step| step.plan.groups.first().map(|group| group.kind);
    let wrong = told.find(|step| first(step) != Some(GroupKind::Urgent))?;
    let happened = first(wrong).map_or("nothing comes first".to_owned(), |kind| format!("\"{}\" comes first", group(kind)));
    Some(Failure::new(expected, format!("after \"{}\" {happened}", wrong.asks)))
}

/// A guide that does not need to know where they live does not ask: then they say it by themselves.
fn council(story: &Story, walk: &Walk, ready: &Ready) -> Option<Failure> {
    let expected = story.expect.council.as_ref()?;
    let mut answers = walk.answers().clone();
    if let Some(district) = ready.guide.core().question("district")
        && answers.get(district).is_none()
    {
        answers.give(district, answer(story, &ready.guide.standing(&answers), district).ok()?);
    }
    let standing = ready.guide.standing(&answers);
    let core = standing.core();
    let is_home = core.home.is_some_and(|home| standing.told(home) == Tri::Yes);
    let near = places::nearby(&standing, story.postcode.as_ref());
    let theirs = near.iter().find(|near| near.theirs == Tri::Yes).map(|near| core.neighbours[near.neighbour].offer.as_str());
    let found = if is_home { Some(core.id.as_str()) } else { theirs };
    (found != Some(expected.as_str())).then(|| {
        let happened = found.map_or("it is not known".to_owned(), |found| format!("it is {found}"));
        Failure::new(format!("their council is {expected}"), happened)
    })
}

/// The district that they choose must be one of those that their postcode offers.
fn postcode(story: &Story, walk: &Walk, ready: &Ready) -> Option<Failure> {
    let (core, outcode) = (ready.guide.core(), story.postcode.as_ref()?);
    let question: QuestionId = core.question("district")?;
    let standing = ready.guide.standing(walk.answers());
    let fingerpost_core::guide::Answer::Chosen(chosen) = answer(story, &standing, question).ok()? else { return None };
    let fit = places::options_that_fit(&standing, question, outcode.districts(core));
    let label = |option: &usize| format!("\"{}\"", core[question].options[*option].label);
    (!chosen.iter().all(|option| fit.contains(option))).then(|| {
        let offered = if fit.is_empty() { "none".to_owned() } else { fit.iter().map(label).collect::<Vec<_>>().join(", ") };
        let chosen = chosen.iter().map(label).collect::<Vec<_>>().join(", ");
        Failure::new(format!("{} offers {chosen}", outcode.as_str()), format!("it offers {offered}"))
    })
}

/// What they type must find the service.
pub(super) fn search(story: &Story, ready: &Ready) -> Option<Failure> {
    let (words, wanted) = story.search.as_ref()?;
    let core = ready.guide.core();
    // Words of danger bring urgent help above all that is found.
    if danger::tells_of_danger(core, words) && core.urgent.services.contains(wanted) {
        return None;
    }
    let hits = ready.index.search(words, usize::MAX, &|_| 1.0).hits;
    let place = hits.iter().position(|hit| hit.service == *wanted);
    let first = hits.first().map(|hit| ready.guide.core()[hit.service].id.as_str());
    let happened = match place {
        Some(place) if place < LOOKED_AT => return None,
        Some(place) => format!("it comes as number {}", place + 1),
        None => "it is not found".to_owned(),
    };
    let first = first.map_or("nothing is".to_owned(), |first| format!("`{first}` comes first"));
    let expected = format!("\"{words}\" finds `{}` among the first {LOOKED_AT}", ready.guide.core()[*wanted].id);
    Some(Failure::new(expected, format!("{happened}; {first}")))
}

/// The document must say what the story is told after.
pub(super) fn phrase(story: &Story, seeds: &Seeds) -> Option<Failure> {
    let source = &story.source;
    (seeds.says(&source.title, &source.phrase) == Some(false))
        .then(|| Failure::new(format!("\"{}\" says \"{}\"", source.title, source.phrase), "these words do not stand in it"))
}
