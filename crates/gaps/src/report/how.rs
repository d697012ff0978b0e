//! How it was done, and what it cannot say.

use fingerpost_core::explain::capital;
use maud::{Markup, html};

use super::table;
use crate::run::Size;
use crate::weights::{Share, Table, Weights};
use crate::words::number;

pub(super) fn section(weights: &Weights, size: Size) -> Markup {
    html! {
        section id="how" {
            h2 { "How it was done" }
            p {
                "Families: " (number(size.families)) " for each offer, drawn with the seed " (size.seed) ". The same seed gives the same families: each family's "
                "random numbers follow from the seed and its own number alone. Under every offer the families are the same in all but where they live."
            }
            p {
                "Each family answers the guide's own questions, one after another, until it has none left. The answers are what is true of the "
                "family, or “not sure”. The plan is the one that the guide would show a real family with these answers."
            }
            h3 { "What the words mean" }
            dl {
                dt { strong { "Can be started now" } }
                dd {
                    "In the plan under “do now” or “while you wait”, suits or may suit, and has a way in that the family can take by itself. The last "
                    "resort does not count, nor does crisis help, nor advice on rights, which the plan lists apart."
                }
                dt { strong { "Local" } }
                dd { "Not for the whole of England." }
                dt { strong { "Made for a need" } }
                dd { "The rule that says whom the service is for names a need, such as autism or hearing." }
                dt { strong { "Only waiting" } }
                dd { "Something made for a need is under “ask someone to refer you”, and nothing made for a need can be started now." }
                dt { strong { "Only waiting of local help" } }
                dd { "The same, where nothing counts but what is local." }
                dt { strong { "Nothing to start, nothing local to start" } }
                dd { "Nothing in the plan, or nothing local, can be started now." }
                dt { strong { "Suits" } }
                dd { "Every condition of the service's rule is known to hold. Where something is not known, it “may suit”." }
            }
            h3 { "The weights" }
            p { "Every share that families were drawn with. Where a document gives a share, its own words are quoted; where none does, the share is assumed, and the reason is given." }
            @for drawn in &weights.tables { (of_table(drawn, weights)) }
            (postcodes(weights))
            h3 { "Documents" }
            ul { @for document in &weights.documents { li { (document.title) ". " (document.by) "." } } }
        }
        section id="limits" {
            h2 { "What it cannot say" }
            ul {
                li { "It says nothing about real families: how many there are, how long they wait, or whether a service has room. It tells what a written offer holds for families such as these." }
                li { "Most weights are assumed. The figures for all families hang on them; those for one sort of family hang on them less." }
                li { "An offer that lists more services looks better here, whether or not they are good, open or near." }
                li { "A service stands in the offer as its sources describe it. The offers are demonstrations written from documents of 2019 to 2024, so a gap may be a gap in the documents and not in the county." }
                li { "“Made for a need” goes by the rule. A service for all children that is good with one need counts as made for none." }
                li { "Needs, circumstances and help are drawn with few ties between them. Real families have more." }
                li { "A family of 100 that has only waiting may still be shown helplines, rights and services for everybody. They are not nothing." }
                li { "The worst sorts of family are picked out of many hundreds. Some would stand out by chance; a sentence is only made about many families for that reason." }
            }
        }
    }
}

fn of_table(drawn: &Table, weights: &Weights) -> Markup {
    let source = |share: &Share| match &share.source {
        None => html! { "assumed" },
        Some(source) => {
            let title =
                weights.documents.iter().find(|document| document.id == source.document).map_or("", |document| &document.title);
            html! { (source.how) ". " cite { (title) } ": " q { (source.phrase) } }
        }
    };
    let rows = html! {
        @for share in &drawn.shares {
            tr { th scope="row" { (share.value.replace('-', " ")) } td.n { (percent(share.is)) } td { (source(share)) } }
        }
    };
    let kind = if drawn.one { "" } else { " Each chance stands by itself." };
    let caption = format!("{}: {}{kind}", capital(&drawn.id.replace('-', " ")), drawn.about);
    html! {
        (table(&caption, &["Value", "Share", "From"], &rows))
        @if !drawn.assumed.is_empty() { p.note { "Assumed: " (drawn.assumed) } }
    }
}

fn postcodes(weights: &Weights) -> Markup {
    let rows = html! {
        @for (district, count) in &weights.postcodes {
            tr { th scope="row" { (capital(&district.replace('-', " "))) } td.n { (number((*count).into())) } }
        }
    };
    html! {
        (table(&weights.about_postcodes, &["District", "Postcodes"], &rows))
        p.note { "Of the districts that an offer asks about. Where a district is not listed, all of the offer's districts that are not count the same." }
    }
}

/// A share in hundredths, with as many decimals as it has.
fn percent(share: f64) -> String {
    let said = format!("{:.2}", share * 100.0);
    format!("{}%", said.trim_end_matches('0').trim_end_matches('.'))
}
