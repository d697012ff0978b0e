//! What came of the stories, as one page that needs nothing else: to read, to print, and to hear read out.

use fingerpost_core::model::ServiceId;
use maud::{DOCTYPE, Markup, PreEscaped, html};

use super::words::{group, questions, tally};
use crate::check::{Trial, settled};
use crate::offers::{Offers, Ready};

const STYLE: &str = include_str!("report.css");

/// The page: a summary, then each offer's stories. Stories that could not be read count as failed.
#[must_use]
pub fn html(trials: &[Trial<'_>], wrong: &[String], offers: &Offers) -> String {
    let passed = trials.iter().filter(|trial| trial.passed()).count();
    let of = |ready: &Ready| trials.iter().filter(|trial| trial.story.offer == ready.guide.core().id).collect::<Vec<_>>();
    let visited: Vec<(&Ready, Vec<&Trial<'_>>)> =
        offers.iter().map(|ready| (ready, of(ready))).filter(|(_, stories)| !stories.is_empty()).collect();
    let page = html! {
        (DOCTYPE)
        html lang="en-GB" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { "Mystery shoppers: " (tally(passed, trials.len() - passed + wrong.len())) }
                style { (PreEscaped(STYLE)) }
            }
            body {
                main {
                    h1 { "Mystery shoppers" }
                    p {
                        "Each story below is a family whom the documents tell of, or one like them. They open their council's guide, answer its "
                        "questions, and we look at what they are shown."
                    }
                    p { strong { (tally(passed, trials.len() - passed + wrong.len())) "." } }
                    (summary(&visited))
                    @if !wrong.is_empty() {
                        h2 { "Stories that could not be read" }
                        ul { @for name in wrong { li { (name) } } }
                    }
                    @for (ready, stories) in &visited {
                        h2 id=(ready.guide.core().id) { (ready.guide.core().name) }
                        @for trial in stories { (story(trial)) }
                    }
                }
            }
        }
    };
    page.into_string()
}

fn summary(visited: &[(&Ready, Vec<&Trial<'_>>)]) -> Markup {
    html! {
        table {
            caption { "The offers and their stories" }
            thead {
                tr {
                    th scope="col" { "Offer" }
                    th scope="col" { "Stories" }
                    th scope="col" { "Passed" }
                    th scope="col" { "Failed" }
                    th scope="col" { "Most questions" }
                }
            }
            tbody {
                @for (ready, stories) in visited {
                    @let passed = stories.iter().filter(|trial| trial.passed()).count();
                    tr {
                        th scope="row" { a href={ "#" (ready.guide.core().id) } { (ready.guide.core().name) } }
                        td { (stories.len()) }
                        td { (passed) }
                        td { (stories.len() - passed) }
                        td { (stories.iter().map(|trial| trial.walk.steps.len()).max().unwrap_or(0)) }
                    }
                }
            }
        }
        @let failed: Vec<&Trial<'_>> = visited.iter().flat_map(|(_, stories)| stories).copied().filter(|trial| !trial.passed()).collect();
        @if !failed.is_empty() {
            h2 { "Stories that failed" }
            ul { @for trial in failed { li { a href={ "#story-" (trial.story.name) } { (title(trial)) } } } }
        }
    }
}

/// The file's name as a heading: "Waiting 118 weeks".
fn title(trial: &Trial<'_>) -> String {
    let words = trial.story.name.replace('-', " ");
    let mut letters = words.chars();
    letters.next().map(|first| first.to_uppercase().collect::<String>() + letters.as_str()).unwrap_or_default()
}

fn story(trial: &Trial<'_>) -> Markup {
    let source = &trial.story.source;
    html! {
        section id={ "story-" (trial.story.name) } aria-labelledby={ "title-" (trial.story.name) } {
            h3 id={ "title-" (trial.story.name) } {
                (title(trial)) ": "
                @if trial.passed() { span.passed { "passed" } } @else { span.failed { "failed" } }
            }
            p.story { (trial.story.story) }
            figure {
                blockquote { p { (source.phrase) } }
                figcaption { "From: " (source.title) " (" (source.by) ")" }
            }
            @if !trial.passed() {
                h4 { "What failed" }
                dl {
                    @for failure in &trial.failures {
                        dt { "We expected: " (failure.expected) }
                        dd { "What happened: " (failure.happened) }
                    }
                }
            }
            (path(trial))
            (shown(trial))
        }
    }
}

fn path(trial: &Trial<'_>) -> Markup {
    html! {
        h4 { "What they were asked, and what they said" }
        ol {
            @for step in &trial.walk.steps {
                li { (step.asks) " " strong { (step.says) } }
            }
        }
    }
}

/// What they had to be shown, and how much else there was.
fn shown(trial: &Trial<'_>) -> Markup {
    let wanted: Vec<ServiceId> = trial.story.reach.iter().map(|reach| reach.service).collect();
    let end = trial.walk.plan(trial.walk.steps.len());
    let others = end.signposts().filter(|(_, signpost)| !wanted.contains(&signpost.service)).count();
    let core = trial.ready.guide.core();
    html! {
        table {
            caption { "What they were shown" }
            thead {
                tr {
                    th scope="col" { "Service" }
                    th scope="col" { "Where in the plan" }
                    th scope="col" { "Settled" }
                }
            }
            tbody {
                @for service in wanted {
                    tr {
                        th scope="row" { (core[service].name) }
                        td {
                            @match end.group_of(service) {
                                Some(kind) => (group(kind)),
                                None if end.last_resort == service => "at the end of every plan",
                                None => "not in the plan",
                            }
                        }
                        td {
                            @match settled(service, &trial.walk) {
                                Some(0) => "before the first question",
                                Some(count) => { "after " (questions(count)) },
                                None => "–",
                            }
                        }
                    }
                }
            }
        }
        p { "Their plan has " (others) @if others == 1 { " more signpost." } @else { " more signposts." } }
    }
}
