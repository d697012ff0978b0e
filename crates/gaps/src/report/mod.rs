//! The report: one page that stands by itself, without scripts or anything from elsewhere.

mod chart;
mod compare;
mod how;
mod offer;
mod summary;

use maud::{DOCTYPE, Markup, PreEscaped, html};

use crate::run::{Outcome, Size};
use crate::weights::Weights;
use crate::words::number;

const STYLE: &str = include_str!("style.css");

/// Writes the report. The same offers, weights, seed and number of families give the same page on every machine.
///
/// # Errors
/// Where an offer cannot be walked.
pub fn page(outcomes: &[Outcome], weights: &Weights, size: Size) -> Result<String, String> {
    let names: Vec<&str> = outcomes.iter().map(|outcome| outcome.guide.core().name.as_str()).collect();
    let page = html! {
        (DOCTYPE)
        html lang="en-GB" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { "Which families does the offer fail? " (names.join(", ")) }
                style { (PreEscaped(STYLE)) }
            }
            body {
                header {
                    h1 { "Which families does the offer fail?" }
                    p {
                        (number(size.families)) " simulated families walked through the guide of each of these local offers: " (names.join(", "))
                        ". They answered its questions as families would, some with “not sure”, and read the plan at the end. This is what they "
                        "found, and what they did not. No real family is in it."
                    }
                }
                nav aria-label="On this page" {
                    ul {
                        li { a href="#summary" { "What was found" } }
                        @for outcome in outcomes {
                            li { a href={ "#" (outcome.guide.core().id) } { (outcome.guide.core().name) " in figures" } }
                        }
                        li { a href="#children" { "The same child in each place" } }
                        li { a href="#how" { "How it was done" } }
                        li { a href="#limits" { "What it cannot say" } }
                    }
                }
                main {
                    (summary::section(outcomes))
                    @for outcome in outcomes { (offer::section(outcome)) }
                    (compare::section(outcomes)?)
                    (how::section(weights, size))
                }
            }
        }
    };
    Ok(page.into_string())
}

/// A table that scrolls by itself where a screen is narrow, and can then be reached by keyboard.
fn table(caption: &str, head: &[&str], rows: &Markup) -> Markup {
    html! {
        div.scroll tabindex="0" role="group" aria-label=(caption) {
            table {
                caption { span { (caption) } }
                thead { tr { @for column in head { th scope="col" { (column) } } } }
                tbody { (rows) }
            }
        }
    }
}
