//! What was found, in plain sentences, worst first.

use maud::{Markup, html};

use super::chart::bars;
use super::{offer, table};
use crate::findings::{Finding, fewest, waiting_for_autism, worst};
use crate::run::Outcome;
use crate::words::{agree, at, median, number, of_100_said};

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
                "such as a helpline for all parents, does not count for either. “Of local help alone” leaves out what is for the whole of England."
            }
            (chart(&order))
            @for outcome in order { (of_offer(outcome)) }
        }
    }
}

/// All families of each offer, side by side.
fn chart(order: &[&Outcome]) -> Markup {
    let name = |outcome: &Outcome| outcome.guide.core().name.clone();
    let drawn: Vec<_> = order.iter().map(|outcome| (name(outcome), offer::waiting(outcome.measures.all))).collect();
    let rows = html! {
        @for outcome in order {
            @let all = outcome.measures.all;
            tr {
                th scope="row" { (name(outcome)) }
                @for count in [all.families, all.only_wait, all.only_wait_local, all.nothing_local, all.nothing] { td.n { (number(count.into())) } }
            }
        }
    };
    let title = "How many families have only waiting";
    let head = ["Offer", "Families", "Only waiting", "Only waiting of local help", "Nothing local to start", "Nothing to start"];
    bars(title, &drawn, &table(title, &head, &rows))
}

fn of_offer(outcome: &Outcome) -> Markup {
    let (core, measures) = (outcome.guide.core(), &outcome.measures);
    let all = measures.all;
    let findings = worst(outcome, 6, |cell| cell.only_wait);
    let local = worst(outcome, 4, |cell| cell.only_wait_local);
    let waiting = of_100_said(all.only_wait, all.families);
    // What every inspection speaks of is told whether or not it is among the worst.
    let autism = waiting_for_autism(outcome).filter(|one| findings.iter().all(|finding| finding.traits != one.traits));
    let unreached: Vec<&str> = measures.unreached(core).map(|service| core[service].name.as_str()).collect();
    let most = at(&measures.questions, 19, 20);
    html! {
        h3 { (core.name) }
        ul {
            @for finding in findings.iter().chain(&autism) {
                li {
                    (sort(finding)) ", " strong { (said(finding.cell.only_wait, finding)) } " only waiting; of local help alone, "
                    (of_100_said(finding.cell.only_wait_local, finding.cell.families)) "."
                }
            }
            @for finding in &local {
                li { (sort(finding)) ", " strong { (said(finding.cell.only_wait_local, finding)) } " only waiting of local help." }
            }
            li {
                "Of 100 families of all sorts, " strong { (waiting) } (agree(&waiting, " has", " have")) " only waiting; of local help alone, "
                (of_100_said(all.only_wait_local, all.families)) "."
            }
            li {
                (counted(all.nothing, all.families)) " find nothing at all that they can start themselves. "
                (counted(all.nothing_local, all.families)) " find nothing local that they can start."
            }
            li {
                "Families with an empty plan: " strong { (number(measures.empty.into())) " of " (number(all.families.into())) } ". "
                "Families with the last resort only (" (core[core.urgent.last_resort].name) "): " (number(measures.only_last_resort.into())) "."
            }
            li {
                @match unreached.len() {
                    0 => "Every service but the last resort is in the groups of somebody's plan.",
                    1 => { "One service is in nobody's plan: " (unreached[0]) "." },
                    count => { (count) " services are in nobody's plan: " (unreached.join(", ")) "." },
                }
            }
            li { "Half of the families answer " (median(&measures.questions)) " questions or fewer, and 19 in 20 answer " (most) " or fewer." }
        }
        p.note { "A sentence is about " (number(fewest(measures).into())) " families or more. Not more than two are about the same thing." }
    }
}

/// "Of 100 families where …".
fn sort(finding: &Finding) -> String {
    format!("Of 100 families where {} and {}", finding.traits[0].clause, finding.traits[1].clause)
}

/// "15 have".
fn said(some: u32, finding: &Finding) -> String {
    let said = of_100_said(some, finding.cell.families);
    format!("{said}{}", agree(&said, " has", " have"))
}

/// "None of the 1,000 families", "12 of the 1,000 families (1 in 100)".
fn counted(some: u32, all: u32) -> String {
    let all_said = number(all.into());
    match some {
        0 => format!("None of the {all_said} families"),
        some => format!("{} of the {all_said} families ({} in 100)", number(some.into()), of_100_said(some, all)),
    }
}
