//! What was found, for programs: counts, never rounded shares.

use fingerpost_gaps::measure::Cell;
use fingerpost_gaps::words::traits;
use fingerpost_gaps::{Outcome, Size};
use serde_json::{Value, json};

/// For each offer: all families, each sort of family, and the services that nobody reaches.
pub(super) fn of(outcomes: &[Outcome], size: Size) -> Value {
    let offers: Vec<Value> = outcomes.iter().map(offer).collect();
    json!({ "families": size.families, "seed": size.seed, "offers": offers })
}

fn offer(outcome: &Outcome) -> Value {
    let (core, measures) = (outcome.guide.core(), &outcome.measures);
    let sorts: Vec<Value> = traits(core, &outcome.answering)
        .iter()
        .enumerate()
        .map(|(place, of)| json!({ "kind": of.kind, "value": of.id, "counts": counts(&measures.pair(place, place)) }))
        .collect();
    let unreached: Vec<&str> = measures.unreached(core).map(|service| core[service].id.as_str()).collect();
    json!({
        "offer": core.id, "all": counts(&measures.all), "empty_plan": measures.empty, "only_last_resort": measures.only_last_resort,
        "sorts": sorts, "services_nobody_reaches": unreached,
    })
}

/// The same names as the columns of the tables.
fn counts(cell: &Cell) -> Value {
    json!({
        "families": cell.families, "nothing_to_start": cell.nothing, "nothing_local_to_start": cell.nothing_local,
        "only_waiting": cell.only_wait, "only_waiting_locally": cell.only_wait_local,
    })
}
