//! One offer in figures.

use fingerpost_core::guide::GroupKind;
use maud::{Markup, html};

use super::chart::{Bar, Measure, bars};
use super::table;
use crate::family::{AGE, NEED};
use crate::measure::{Cell, first_of};
use crate::run::Outcome;
use crate::words::{Trait, median, number, of_100, traits};

/// The tables of families by what is true of them: the kind, and what it is called.
const KINDS: [(&str, &str); 9] = [
    ("need", "need"),
    ("age", "age"),
    ("stage", "how far an assessment has come"),
    ("waited", "how long they have waited"),
    ("plan", "support and plans"),
    ("setting", "where they learn"),
    ("life", "circumstances"),
    ("help", "the help they want"),
    ("who", "who asks"),
];

pub(super) fn section(outcome: &Outcome) -> Markup {
    let core = outcome.guide.core();
    let traits = traits(core, &outcome.answering);
    html! {
        section id=(core.id) {
            h2 { (core.name) " in figures" }
            p { (core.services.len()) " services, of which " (core.services.iter().filter(|service| service.national).count()) " are for the whole of England." }
            h3 { "By need, age and district" }
            p {
                "Each cell has two numbers: the median number of services that suit for sure and that a family can start now, and after the "
                "stroke how many of 100 families have only waiting. A darker cell has more who have only waiting; the number says how many. "
                "A family with several needs counts at each."
            }
            @for (index, (_, _, name)) in outcome.answering.districts.iter().enumerate() { (heat(outcome, index, name, &traits)) }
            h3 { "Who has only waiting" }
            @for (kind, words) in KINDS { (by_kind(outcome, kind, words, &traits)) }
            h3 { "What is in a plan" }
            (groups(outcome))
            h3 { "Questions" }
            (questions(outcome))
            h3 { "Services that few or none reach" }
            (least_reached(outcome))
        }
    }
}

/// How dark a cell is: 0, under 5, under 15, under 30, and 30 or more in 100.
fn shade(cell: &Cell) -> &'static str {
    let (some, all) = (u64::from(cell.only_wait) * 100, u64::from(cell.families));
    match some {
        0 => "n h0",
        some if some < 5 * all => "n h1",
        some if some < 15 * all => "n h2",
        some if some < 30 * all => "n h3",
        _ => "n h4",
    }
}

fn heat(outcome: &Outcome, district: usize, name: &str, traits: &[Trait]) -> Markup {
    let rows = html! {
        @for (need, _) in NEED.iter().enumerate() {
            tr {
                th scope="row" { (traits[first_of("need") + need].name) }
                @for (age, _) in AGE.iter().enumerate() {
                    @let spot = &outcome.measures.heat[(district * NEED.len() + need) * AGE.len() + age];
                    @if spot.cell.families == 0 { td.n { "–" } } @else {
                        td class=(shade(&spot.cell)) { (median(&spot.starts)) " / " (of_100(spot.cell.only_wait, spot.cell.families)) }
                    }
                }
            }
        }
    };
    let head: Vec<&str> = ["Need"].into_iter().chain(AGE.iter().map(|(_, words, _)| *words)).collect();
    table(
        &format!("{name}: services that suit and can be started now (median) / families of 100 with only waiting"),
        &head,
        &rows,
    )
}

fn by_kind(outcome: &Outcome, kind: &str, words: &str, traits: &[Trait]) -> Markup {
    let cell = |place: usize| outcome.measures.pair(place, place);
    let mut of_kind: Vec<(usize, &Trait)> =
        traits.iter().enumerate().filter(|(place, known)| known.kind == kind && cell(*place).families > 0).collect();
    if of_kind.is_empty() {
        return html! {};
    }
    let waits = |one: usize, other: usize| u64::from(cell(one).only_wait) * u64::from(cell(other).families);
    of_kind.sort_by(|(one, _), (other, _)| waits(*other, *one).cmp(&waits(*one, *other)).then(one.cmp(other)));
    let drawn: Vec<(String, Vec<Bar>)> =
        of_kind.iter().map(|(place, named)| (named.name.clone(), waiting(cell(*place)))).collect();
    let rows = html! {
        @for (place, named) in of_kind {
            @let cell = cell(place);
            tr {
                th scope="row" { (named.name) }
                td.n { (number(cell.families.into())) }
                td class=(shade(&cell)) { (of_100(cell.only_wait, cell.families)) }
                td.n { (of_100(cell.only_wait_local, cell.families)) }
                td.n { (of_100(cell.nothing_local, cell.families)) }
                td.n { (of_100(cell.nothing, cell.families)) }
            }
        }
    };
    let head = [
        "What is so",
        "Families",
        "Of 100, only waiting",
        "Of 100, only waiting of local help",
        "Of 100, nothing local to start",
        "Of 100, nothing to start",
    ];
    let title = format!("Families by {words}, most with only waiting first");
    bars(&title, &drawn, &table(&title, &head, &rows))
}

/// The bars of a sort of family: how many have only waiting, of all help and of local help alone.
pub(super) fn waiting(cell: Cell) -> Vec<Bar> {
    let bar = |measure, some| Bar { measure, some, all: cell.families };
    vec![bar(Measure::Waiting, cell.only_wait), bar(Measure::WaitingLocally, cell.only_wait_local)]
}

fn groups(outcome: &Outcome) -> Markup {
    let measures = &outcome.measures;
    let all = measures.all.families;
    let mean = |sum: u64| {
        let tenths = (sum * 20 + u64::from(all)).checked_div(2 * u64::from(all)).unwrap_or(0);
        format!("{}.{}", tenths / 10, tenths % 10)
    };
    let rows = html! {
        @for (kind, (sure, others, with)) in GroupKind::ALL.iter().zip(&measures.groups) {
            tr {
                th scope="row" { (kind.name()) }
                td.n { (of_100(*with, all)) }
                td.n { (mean(*sure)) }
                td.n { (mean(*others)) }
            }
        }
    };
    let head = ["Group", "Of 100 families, with any", "Services that suit, mean", "Services that may suit or come later, mean"];
    table("Services in a plan, by group", &head, &rows)
}

fn questions(outcome: &Outcome) -> Markup {
    let all = outcome.measures.all.families;
    let asked = || outcome.measures.questions.iter().enumerate().filter(|(_, count)| **count > 0);
    let share = |count: u32| vec![Bar { measure: Measure::Share, some: count, all }];
    let drawn: Vec<(String, Vec<Bar>)> =
        asked().map(|(asked, count)| (format!("{asked} question{}", if asked == 1 { "" } else { "s" }), share(*count))).collect();
    let rows = html! {
        @for (asked, count) in asked() {
            tr {
                th scope="row" { (asked) }
                td.n { (number((*count).into())) }
                td.n { (of_100(*count, all)) }
            }
        }
    };
    let title = "Questions that a family is asked before its plan is settled";
    bars(title, &drawn, &table(title, &["Questions", "Families", "Of 100"], &rows))
}

fn least_reached(outcome: &Outcome) -> Markup {
    let core = outcome.guide.core();
    let mut reached: Vec<(u32, usize)> = outcome.measures.reached.iter().copied().zip(0..).collect();
    reached.sort_unstable();
    let none = reached.iter().filter(|(count, _)| *count == 0).count();
    let rows = html! {
        @for (count, service) in reached.iter().take(none.max(10)) {
            tr { th scope="row" { (core.services[*service].name) } td.n { (number((*count).into())) } }
        }
    };
    let note =
        "The last resort stands at the end of every plan and in a group only where it is all there is; it is counted only there.";
    html! {
        p { (note) }
        (table("The services in the fewest plans", &["Service", "Families in whose plan it is"], &rows))
    }
}
