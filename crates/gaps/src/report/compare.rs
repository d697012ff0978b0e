//! The same child in each place, side by side.

use fingerpost_core::guide::GroupKind;
use maud::{Markup, html};

use super::table;
use crate::children::{CHILDREN, Offered, place};
use crate::run::Outcome;

pub(super) fn section(outcomes: &[Outcome]) -> Result<Markup, String> {
    let places: Vec<&str> = outcomes.iter().map(|outcome| outcome.answering.districts[place(outcome)].2.as_str()).collect();
    let mut children = Vec::new();
    for child in &CHILDREN {
        let offered: Result<Vec<Offered>, String> = outcomes.iter().map(|outcome| child.offered(outcome)).collect();
        children.push((child, offered?));
    }
    Ok(html! {
        section id="children" {
            h2 { "The same child in each place" }
            p {
                "What each child is offered in " (places.join(", ")) ". “In each place” lists what is in the same group everywhere; “only here” "
                "marks what no other place offers this child in any group. Services are matched by name: a council's own service has its own name, so a "
                "service that is “only here” may have a counterpart under another name beside it. Compare the counts first."
            }
            @for (child, offered) in &children {
                h3 { (child.name) }
                p { (child.about) }
                (counts(&places, offered))
                (names(&places, offered))
            }
        }
    })
}

/// How many services in each group and of each sort of help, with the smallest number said to be so.
fn counts(places: &[&str], offered: &[Offered]) -> Markup {
    let of = |offered: &Offered, kind: GroupKind| offered.groups.get(&kind).map_or(0, Vec::len);
    let topics = offered.first().map_or(0, |offered| offered.topics.len());
    let rows = html! {
        @for kind in GroupKind::ALL {
            @let counts: Vec<usize> = offered.iter().map(|offered| of(offered, kind)).collect();
            @if counts.iter().any(|count| *count > 0) { (row(kind.name(), &counts)) }
        }
        @for topic in 0..topics {
            @let counts: Vec<usize> = offered.iter().filter_map(|offered| offered.topics.get(topic)).map(|(_, count)| *count).collect();
            (row(&format!("For: {}", offered[0].topics[topic].0), &counts))
        }
    };
    let head: Vec<&str> = ["Services"].into_iter().chain(places.iter().copied()).collect();
    table("How many services, by group and by what was asked for", &head, &rows)
}

fn row(name: &str, counts: &[usize]) -> Markup {
    let (least, most) = (counts.iter().min().copied().unwrap_or(0), counts.iter().max().copied().unwrap_or(0));
    html! {
        tr {
            th scope="row" { (name) }
            @for count in counts {
                td.n { (count) @if least < most && *count == least { " (fewest)" } @else if least < most && *count == most { " (most)" } }
            }
        }
    }
}

/// The names: what all places have is listed once.
fn names(places: &[&str], offered: &[Offered]) -> Markup {
    let none = Vec::new();
    let of = |place: usize, kind: GroupKind| offered[place].groups.get(&kind).unwrap_or(&none);
    let have = |kind: GroupKind, name: &String| (0..places.len()).filter(|place| of(*place, kind).contains(name)).count();
    let anywhere =
        |name: &String| offered.iter().filter(|offered| offered.groups.values().any(|names| names.contains(name))).count();
    let many = places.len() > 1;
    let rows = html! {
        @for kind in GroupKind::ALL.into_iter().filter(|kind| (0..places.len()).any(|place| !of(place, *kind).is_empty())) {
            tr {
                th scope="row" { (kind.name()) }
                @if many {
                    (list(of(0, kind).iter().filter(|name| have(kind, name) == places.len()).map(|name| (name.as_str(), false)).collect()))
                }
                @for place in 0..places.len() {
                    (list(of(place, kind).iter().filter(|name| !many || have(kind, name) < places.len())
                        .map(|name| (name.as_str(), many && anywhere(name) == 1)).collect()))
                }
            }
        }
    };
    let everywhere = ["Group"].into_iter().chain(many.then_some("In each place"));
    let head: Vec<&str> = everywhere.chain(places.iter().copied()).collect();
    table("The services by name", &head, &rows)
}

fn list(names: Vec<(&str, bool)>) -> Markup {
    html! {
        td {
            @if names.is_empty() { "none" } @else {
                ul { @for (name, only) in names { li { (name) @if only { em { " (only here)" } } } } }
            }
        }
    }
}
