//! The tables as comma-separated values, for a spreadsheet: counts, never rounded shares.

use fingerpost_core::guide::GroupKind;

use crate::children::{CHILDREN, place};
use crate::family::{AGE, NEED};
use crate::measure::Cell;
use crate::run::Outcome;
use crate::words::{median, traits};

/// Every table, with the name of its file.
///
/// # Errors
/// Where an offer cannot be walked.
pub fn tables(outcomes: &[Outcome]) -> Result<Vec<(&'static str, String)>, String> {
    let sorts = "families,nothing_to_start,nothing_local_to_start,only_waiting,only_waiting_locally";
    let mut summary = Rows::new(&format!("offer,{sorts},empty_plan,only_last_resort,services,services_nobody_reaches"));
    let mut families = Rows::new(&format!("offer,kind,value,kind_2,value_2,{sorts}"));
    let mut heat = Rows::new(&format!("offer,district,need,age,median_suit_and_start,median_local_suit_and_start,{sorts}"));
    let mut groups = Rows::new("offer,group,services_that_suit,services_that_may_suit_or_come_later,families_with_any");
    let mut questions = Rows::new("offer,questions,families");
    let mut services = Rows::new("offer,service,name,families");
    let mut children = Rows::new("child,offer,district,group,place_in_group,service");
    for outcome in outcomes {
        let (core, measures) = (outcome.guide.core(), &outcome.measures);
        let offer = core.id.as_str();
        let unreached = measures.unreached(core).count().to_string();
        let counts =
            [measures.empty.to_string(), measures.only_last_resort.to_string(), core.services.len().to_string(), unreached];
        summary.row([offer.to_owned()].into_iter().chain(cell(&measures.all)).chain(counts));
        let traits = traits(core, &outcome.answering);
        for (one, first) in traits.iter().enumerate() {
            for (other, second) in traits.iter().enumerate().skip(one) {
                let pair = measures.pair(one, other);
                if pair.families > 0 {
                    let (kind, id) = if one == other { ("", "") } else { (second.kind, second.id.as_str()) };
                    families.row([offer, first.kind, &first.id, kind, id].map(str::to_owned).into_iter().chain(cell(&pair)));
                }
            }
        }
        for (index, spot) in measures.heat.iter().enumerate().filter(|(_, spot)| spot.cell.families > 0) {
            let (need, age) = (index / AGE.len() % NEED.len(), index % AGE.len());
            let district = &outcome.answering.districts[index / AGE.len() / NEED.len()].2;
            let of = [offer, district, NEED[need], AGE[age].0].map(str::to_owned);
            let medians = [median(&spot.starts), median(&spot.local)].map(|median| median.to_string());
            heat.row(of.into_iter().chain(medians).chain(cell(&spot.cell)));
        }
        for (kind, (sure, others, with)) in GroupKind::ALL.iter().zip(&measures.groups) {
            groups.row([offer.to_owned(), format!("{kind:?}"), sure.to_string(), others.to_string(), with.to_string()]);
        }
        for (asked, count) in measures.questions.iter().enumerate().filter(|(_, count)| **count > 0) {
            questions.row([offer.to_owned(), asked.to_string(), count.to_string()]);
        }
        for (service, count) in core.services.iter().zip(&measures.reached) {
            services.row([offer.to_owned(), service.id.clone(), service.name.clone(), count.to_string()]);
        }
        for child in &CHILDREN {
            let district = &outcome.answering.districts[place(outcome)].2;
            for (kind, names) in child.offered(outcome)?.groups {
                for (index, name) in names.into_iter().enumerate() {
                    let of = [child.name.to_owned(), offer.to_owned(), district.clone(), format!("{kind:?}")];
                    children.row(of.into_iter().chain([(index + 1).to_string(), name]));
                }
            }
        }
    }
    Ok(vec![
        ("summary.csv", summary.0),
        ("families.csv", families.0),
        ("heat.csv", heat.0),
        ("groups.csv", groups.0),
        ("questions.csv", questions.0),
        ("services.csv", services.0),
        ("children.csv", children.0),
    ])
}

fn cell(cell: &Cell) -> impl Iterator<Item = String> + use<> {
    [cell.families, cell.nothing, cell.nothing_local, cell.only_wait, cell.only_wait_local]
        .into_iter()
        .map(|count| count.to_string())
}

/// Rows, as RFC 4180 has them.
struct Rows(String);

impl Rows {
    fn new(head: &str) -> Self {
        Self(format!("{head}\r\n"))
    }

    fn row(&mut self, fields: impl IntoIterator<Item = String>) {
        let fields = fields.into_iter().map(|field| {
            // A spreadsheet takes a field that starts so for a formula.
            let field = if field.starts_with(['=', '+', '-', '@']) { format!("'{field}") } else { field };
            if field.contains([',', '"', '\n']) { format!("\"{}\"", field.replace('"', "\"\"")) } else { field }
        });
        self.0.push_str(&fields.collect::<Vec<_>>().join(","));
        self.0.push_str("\r\n");
    }
}
