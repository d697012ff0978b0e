//! A service's record, of either version.

use super::super::record::{Place, Record};
use super::super::text::{one_line, plain, shortened, visible};
use super::super::words::cost::Cost;
use super::super::words::hours::Schedule;
use super::Fields;

/// Reads a record. What cannot be read of it is noted, and left out.
pub(in crate::import) fn record(fields: &Fields<'_>, today: &str) -> Record {
    let provider = fields.inside("organization");
    let of_provider = |key: &str| provider.as_ref().map(|provider| line(&provider.text(key))).unwrap_or_default();
    let places: Vec<Fields<'_>> = fields.list("service_at_locations");
    let contacts = fields.list("contacts");
    let phones = |of: &Fields<'_>| -> Vec<String> { of.list("phones").iter().map(|phone| phone.text("number")).collect() };
    let mut numbers: Vec<String> = contacts.iter().flat_map(phones).chain(phones(fields)).collect();
    numbers.extend(contacts.iter().map(|contact| contact.text("phone")).chain([fields.text("phone")]));
    let email = fields.text("email");
    let schedules = ["schedules", "regular_schedules"];
    let in_places = places.iter().flat_map(|place| schedules.iter().flat_map(|key| place.list(key)));
    let schedules = schedules.iter().flat_map(|key| fields.list(key)).chain(in_places);
    let (days, is_assured) = days(fields);
    Record {
        id: shortened(&one_line(&visible(&fields.text("id"))), MOST_IN_A_LINE),
        name: line(&fields.text("name")),
        also: line(&fields.text("alternate_name")),
        provider: of_provider("name"),
        status: fields.text("status").to_lowercase(),
        description: fields.text("description"),
        web: fields.text("url"),
        provider_web: of_provider("url"),
        email: if email.is_empty() {
            contacts.iter().map(|contact| contact.text("email")).find(|email| !email.is_empty()).unwrap_or_default()
        } else {
            email
        },
        phones: distinct(numbers),
        ages: ages(fields),
        eligibility: distinct(
            fields
                .list("eligibilitys")
                .iter()
                .map(|one| line(&one.text("eligibility")))
                .chain([line(&fields.text("eligibility_description"))]),
        ),
        audience: distinct(fields.list("pc_targetAudience").iter().map(|tag| line(&tag.text("audienceType")))),
        terms: terms(fields),
        costs: costs(fields, today),
        schedules: schedules.filter(|schedule| is_running(schedule, today)).map(|schedule| self::schedule(&schedule)).collect(),
        places: places.iter().flat_map(|place| place.list("location")).map(|location| self::place(&location)).collect(),
        access: access(fields, &places),
        application: distinct(
            ["application_process", "pc_attendingAccess_additionalInfo"].iter().map(|key| line(&fields.text(key))),
        ),
        wait: line(&fields.text("wait_time")),
        days,
        is_assured,
    }
}

/// The most letters of a line: a name, or a sentence or two.
const MOST_IN_A_LINE: usize = 2_000;

/// One line of plain text.
fn line(text: &str) -> String {
    shortened(&one_line(&plain(text)), MOST_IN_A_LINE)
}

/// Each text once, without empty ones.
fn distinct(texts: impl IntoIterator<Item = String>) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    for text in texts {
        if !text.is_empty() && !all.contains(&text) {
            all.push(text);
        }
    }
    all
}

fn ages(fields: &Fields<'_>) -> Vec<(Option<f64>, Option<f64>)> {
    let pair = |of: &Fields<'_>| (of.number("minimum_age"), of.number("maximum_age"));
    let mut all: Vec<_> = std::iter::once(pair(fields)).chain(fields.list("eligibilitys").iter().map(pair)).collect();
    all.retain(|(least, greatest)| least.is_some() || greatest.is_some());
    all
}

/// The names of the terms that say what a service is.
fn terms(fields: &Fields<'_>) -> Vec<String> {
    let tagged = |list: &str, term: &str| -> Vec<String> {
        let name = |entry: &Fields<'_>| entry.inside(term).map(|term| line(&term.text("name"))).unwrap_or_default();
        fields.list(list).iter().map(name).collect()
    };
    let new = tagged("attributes", "taxonomy_term");
    let old = tagged("service_taxonomys", "taxonomy");
    distinct(new.into_iter().chain(old).chain(fields.texts("deliverable_type")))
}

fn costs(fields: &Fields<'_>, today: &str) -> Vec<Cost> {
    let cost = |entry: &Fields<'_>| Cost {
        option: line(&entry.text("option")),
        amount: entry.number("amount"),
        says: line(&entry.text("amount_description")),
    };
    let mut all: Vec<Cost> = fields.list("cost_options").iter().filter(|entry| is_running(entry, today)).map(cost).collect();
    for key in ["fees", "fees_description"] {
        all.push(Cost { says: line(&fields.text(key)), ..Cost::default() });
    }
    all
}

/// False for what ended already.
fn is_running(entry: &Fields<'_>, today: &str) -> bool {
    let until = day(&entry.first(&["valid_to", "until"])).unwrap_or_default();
    until.is_empty() || until.as_str() >= today
}

fn schedule(entry: &Fields<'_>) -> Schedule {
    let interval = entry.number("interval").filter(|every| (1.0..=52.0).contains(every));
    Schedule {
        days: entry.first(&["byday", "weekday"]),
        opens: entry.text("opens_at"),
        closes: entry.text("closes_at"),
        every: entry.text("freq"),
        interval: interval.map_or(1, |every| every as u16),
        month_days: entry.text("bymonthday"),
        says: line(&entry.first(&["description", "notes"])),
    }
}

fn place(location: &Fields<'_>) -> Place {
    let addresses: Vec<Fields<'_>> =
        ["addresses", "physical_addresses", "physical_address"].iter().flat_map(|key| location.list(key)).collect();
    let Some(address) = addresses.first() else {
        return Place { name: line(&location.text("name")), ..Place::default() };
    };
    let lines = ["address_1", "address_2", "city", "region", "state_province"].iter().map(|key| line(&address.text(key)));
    let point = location.number("latitude").zip(location.number("longitude"));
    Place { name: line(&location.text("name")), address: distinct(lines), postcode: line(&address.text("postal_code")), point }
}

fn access(fields: &Fields<'_>, places: &[Fields<'_>]) -> Vec<String> {
    let of_schedules =
        ["schedules", "regular_schedules"].iter().flat_map(|key| fields.list(key)).map(|one| one.text("attending_access"));
    let own = fields.texts("attending_access").into_iter().chain(of_schedules);
    distinct(own.chain(places.iter().map(|place| place.text("attending_access"))).map(|text| line(&text)))
}

/// The days that a record names: of its assurance, and failing that of its last change.
fn days(fields: &Fields<'_>) -> (Vec<String>, bool) {
    let more = fields.inside("pc_metadata");
    let of_more = |key: &str| more.as_ref().map(|more| more.text(key)).unwrap_or_default();
    let assured = fields.text("assured_date");
    let all = [
        assured.clone(),
        of_more("date_assured"),
        fields.text("last_modified"),
        of_more("date_modified"),
        of_more("date_created"),
    ];
    if !assured.is_empty() && day(&assured).is_none() {
        fields.note("assured_date", "not a date", &assured);
    }
    let is_assured = all.iter().take(2).any(|text| day(text).is_some());
    (distinct(all.iter().filter_map(|text| day(text))), is_assured)
}

/// The day of "2026-11-25", "2026-11-25T10:00:00Z" and "25/11/2026".
fn day(text: &str) -> Option<String> {
    let start = text.trim().split(['T', ' ']).next()?;
    let turned: Vec<&str> = start.split('/').collect();
    let whole = match turned.as_slice() {
        [day, month, year] => format!("{year}-{month:0>2}-{day:0>2}"),
        _ => start.to_owned(),
    };
    whole.parse::<jiff::civil::Date>().ok().filter(|date| (1980..=2100).contains(&date.year())).map(|date| date.to_string())
}
