//! What was found, in plain sentences, worst first.

use maud::{Markup, html};

use crate::findings::{fewest, worst};
use crate::run::Outcome;
use crate::words::{at, median, number, of_100_said};

pub(super) fn section(outcomes: &[Outcome]) -> Markup {
    // The offer that leaves most families waiting comes first.
    let mut order: Vec<&Outcome> = outcomes.iter().collect();
    let waits = |outcome: &Outcome, of: &Outcome| u64::from(outcome.measures.all.only_wait) * u64::from(of.measures.all.families);
    order.sort_by(|one, other| waits(other, one).cmp(&waits(one, other)));
    html! {
        section id="summary" {
            h2 { "What was found" }
            p {
                "A family has " strong { "only waiting" } " where something that is made for a need has to be asked for (a referral, an "
                "assessment, a plan), while nothing that is made for a need is something they can start themselves. What is for everybody, "
                "such as a helpline for all parents, does not count for either."
            }
            @for outcome in order { (of_offer(outcome)) }
        }
    }
}

fn of_offer(outcome: &Outcome) -> Markup {
    let (core, measures) = (outcome.guide.core(), &outcome.measures);
    let all = measures.all;
    let findings = worst(outcome);
    let unreached: Vec<&str> = measures.unreached().map(|service| core[service].name.as_str()).collect();
    let most = at(&measures.questions, 19, 20);
    html! {
        h3 { (core.name) }
        ul {
            @for finding in &findings {
                li {
                    "Of 100 families where " (finding.traits[0].clause) " and " (finding.traits[1].clause) ", "
                    strong { (of_100_said(finding.cell.only_wait, finding.cell.families)) }
                    " have only waiting" @if finding.cell.nothing_local > 0 {
                        ", and " (of_100_said(finding.cell.nothing_local, finding.cell.families)) " find nothing local that they can start"
                    } "."
                }
            }
            li { "Of 100 families of all sorts, " strong { (of_100_said(all.only_wait, all.families)) } " have only waiting." }
            li {
                (sentence(all.nothing, all.families)) " find nothing at all that they can start themselves. "
                (sentence(all.nothing_local, all.families)) " find nothing local that they can start themselves: all of it is for the whole of England."
            }
            li {
                "Families with an empty plan: " strong { (number(measures.empty.into())) " of " (number(all.families.into())) } ". "
                "Families with the last resort only (" (core[core.urgent.last_resort].name) "): " (number(measures.only_last_resort.into())) "."
            }
            li {
                @match unreached.len() {
                    0 => "Every service is in somebody's plan.",
                    1 => { "One service is in nobody's plan: " (unreached[0]) "." },
                    count => { (count) " services are in nobody's plan: " (unreached.join(", ")) "." },
                }
            }
            li { "Half of the families answer " (median(&measures.questions)) " questions or fewer, and 19 in 20 answer " (most) " or fewer." }
        }
        p.note { "A sentence is about " (number(fewest(measures).into())) " families or more. Not more than two are about the same thing." }
    }
}

/// "Of 100 families, 3", with small numbers told as they are.
fn sentence(some: u32, all: u32) -> String {
    match some {
        0 => format!("None of the {} families", number(all.into())),
        some => format!(
            "{} families in 100 ({} of {})",
            crate::words::capital(&of_100_said(some, all)),
            number(some.into()),
            number(all.into())
        ),
    }
}
