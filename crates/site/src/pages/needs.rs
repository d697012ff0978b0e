//! Find by need and age: for each need, and for each need and age, the help that the guide would give to a family of whom no more is known.

use fingerpost_core::guide::{Answers, Standing};
use fingerpost_core::model::{Choice, Core, QuestionId, ServiceId};
use fingerpost_core::rules::Age;
use fingerpost_core::{Answer, search};
use maud::{Markup, html};

use super::Pages;
use crate::frame::Page;

pub(super) const INDEX: &str = "needs/index.html";
/// The most services in a list: what comes after speaks least to the need.
const MOST: usize = 150;

const TITLE: &str = "Find by need and age";

/// What a page is about: the option of the question about needs in this place, and the band of ages in this place.
#[derive(Clone, Copy)]
struct About {
    need: usize,
    band: Option<usize>,
}

/// The question about needs.
fn question(core: &Core) -> Option<QuestionId> {
    core.question("need")
}

fn options(core: &Core) -> &[Choice] {
    question(core).map_or(&[], |question| &core[question].options)
}

/// The id of an option: that of the need which it sets.
fn id(core: &Core, option: &Choice) -> Option<String> {
    let need = core.fact("need")?;
    option.sets.iter().find(|value| core[**value].fact == need).map(|value| core[*value].id.clone())
}

/// The name of a page in the folder of them, such as `autism.html` and `autism-5-to-10.html`.
fn name(core: &Core, about: About) -> Option<String> {
    let need = id(core, options(core).get(about.need)?)?;
    let band = about.band.and_then(|band| Age::BANDS.get(band)).map(|(name, _)| format!("-{}", name.replace(' ', "-")));
    Some(format!("{need}{}.html", band.unwrap_or_default()))
}

/// Every page of a need, with and without an age.
fn all(core: &Core) -> impl Iterator<Item = About> + '_ {
    let bands = || std::iter::once(None).chain((0..Age::BANDS.len()).map(Some));
    (0..options(core).len()).flat_map(move |need| bands().map(move |band| About { need, band }))
}

pub(super) fn paths(pages: &Pages) -> Vec<String> {
    let named = all(pages.core()).filter_map(|about| Some(format!("needs/{}", name(pages.core(), about)?)));
    named.chain([INDEX.to_owned()]).collect()
}

/// The list of needs, in the tree that they stand in.
pub(super) fn index(pages: &Pages) -> Page {
    let core = pages.core();
    let standing = pages.standing();
    let broad = search::needs(core).filter(|value| core[*value].parent.is_none());
    let body = html! {
        p class="lead" { "Choose a need. You can choose an age next." }
        @for broad in broad {
            @let kinds: Vec<usize> = (0..options(core).len()).filter(|place| options(core)[*place].sets.iter().any(|value| core.is_kind_of(*value, broad))).collect();
            @if !kinds.is_empty() {
                section {
                    h2 { @if core[broad].plain.is_empty() { (core[broad].name) } @else { (core[broad].plain) } }
                    ul class="plain" {
                        @for need in kinds {
                            @if let Some(name) = name(core, About { need, band: None }) {
                                li { a href=(name) { (standing.voice().sentence(&options(core)[need].label)) } }
                            }
                        }
                    }
                }
            }
        }
    };
    let about = format!("Help in {} for each special need and age.", core.name);
    Page { path: INDEX.to_owned(), title: TITLE.to_owned(), about, body }
}

/// The page at a path.
pub(super) fn page(pages: &Pages, path: &str) -> Option<Page> {
    let core = pages.core();
    let file = path.strip_prefix("needs/")?;
    let about = all(core).find(|about| name(core, *about).as_deref() == Some(file))?;
    let mut answers = Answers::new();
    answers.give(question(core)?, Answer::Chosen(vec![about.need]));
    let band = about.band.and_then(|band| Age::BANDS.get(band));
    if let (Some((_, age)), Some(question)) = (band, core.question("age")) {
        answers.give(question, Answer::Age(*age));
    }
    let standing = pages.guide.standing(&answers);
    let plan = standing.plan();
    let found: Vec<ServiceId> = plan.signposts().map(|(_, signpost)| signpost.service).collect();
    let (made, other): (Vec<ServiceId>, Vec<ServiceId>) = found.into_iter().partition(|id| speaks_of_need(&standing, *id));
    let title = standing.voice().sentence(&options(core).get(about.need)?.label);
    let title = band.map_or_else(|| title.clone(), |(ages, _)| format!("{title}: age {ages}"));
    let body = html! {
        (ages(core, about))
        @if !made.is_empty() { section { h2 { "For this need" } (first(pages, path, &made)) } }
        @if !other.is_empty() {
            section {
                h2 { "For any need" }
                // There are many, and most are in every list: they are there to open.
                details { summary { (other.len()) " more" } (first(pages, path, &other)) }
            }
        }
        p { "Some of these ask more of a family than this page knows. Each one says who it is for." }
    };
    let says = format!("{title}: help in {} for children and young people up to 25.", core.name);
    Some(Page { path: path.to_owned(), title, about: says, body })
}

/// The first of these services; where there are more, how many, and where they all are.
fn first(pages: &Pages, path: &str, services: &[ServiceId]) -> Markup {
    let (shown, rest) = services.split_at(services.len().min(MOST));
    html! {
        (pages.cards(path, shown))
        @if !rest.is_empty() { p { "There are " (rest.len()) " more: see " a href="../a-to-z.html" { "all help, A to Z" } "." } }
    }
}

/// The same need at every age.
fn ages(core: &Core, about: About) -> Markup {
    let all =
        std::iter::once((None, "Any age")).chain(Age::BANDS.iter().enumerate().map(|(band, (name, _))| (Some(band), *name)));
    html! {
        nav class="letters" aria-label="Age" {
            ul {
                @for (band, says) in all {
                    @if let Some(to) = name(core, About { band, ..about }) {
                        li { a href=(to) aria-current=[(band == about.band).then_some("page")] { (says) } }
                    }
                }
            }
        }
    }
}

/// True where the need is among the reasons that speak for a service.
fn speaks_of_need(standing: &Standing<'_>, id: ServiceId) -> bool {
    let core = standing.core();
    let is_need = |atom| core.fact_of(atom).is_some_and(|fact| core[fact].id == "need");
    standing.verdict(id).so_far.iter().any(|reason| !reason.negated && is_need(reason.atom))
}
