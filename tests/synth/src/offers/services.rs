//! Services as an offer's files write them: `services/ID.toml`.

use fingerpost_core::Core;
use fingerpost_core::model::{Detail, Kind, RouteKind, Service, ServiceId, Source};
use fingerpost_core::rules::Atom;
use toml::{Table, Value};

use super::{rules, text, texts};

/// A local service.
pub(super) fn table(core: &Core, service: &Service, detail: &Detail, also: &[String]) -> Table {
    let mut table = Table::new();
    let mut put = |key: &str, value: Value| drop(table.insert(key.to_owned(), value));
    let parts = [
        ("name", &service.name),
        ("summary", &service.summary),
        ("about", &detail.about),
        ("next", &detail.next),
        ("if_no", &detail.if_no),
        ("cost", &detail.cost),
        ("wait", &detail.wait),
    ];
    for (key, part) in parts.into_iter().filter(|(_, part)| !part.is_empty()) {
        put(key, text(part));
    }
    put("provider", text(&format!("p{}", service.provider.index())));
    if let Atom::OneOf(values) = &core[service.helps_with] {
        put("helps_with", texts(values.iter().map(|id| core[*id].id.as_str())));
    }
    match service.kind {
        Kind::Support => {}
        Kind::Crisis => put("kind", text("crisis")),
        Kind::Rights => put("kind", text("rights")),
    }
    let links = &service.links;
    for (key, list) in [("meanwhile", &links.meanwhile), ("after", &links.after), ("confused_with", &links.confused_with)] {
        put(key, ids(core, list));
    }
    put("also", texts(also.iter().map(String::as_str)));
    if let Ok(day) = detail.checked.parse() {
        put("checked", Value::Datetime(day));
    }
    let (rule, area) = rules::without_area(core, &service.rule);
    if let Some(rule) = rule {
        put("for", Value::Table(rule));
    }
    if area.is_some() && area == core.gp {
        put("area", text("gp"));
    }
    put("route", Value::Array(routes(service, detail)));
    let contact = [("phone", &service.contact.phone), ("web", &service.contact.web)];
    let known = contact.into_iter().filter(|(_, part)| !part.is_empty());
    let known: Table = known.map(|(key, part)| (key.to_owned(), text(part))).collect();
    if !known.is_empty() {
        put("contact", Value::Table(known));
    }
    put("source", Value::Array(detail.sources.iter().map(source).collect()));
    table
}

fn routes(service: &Service, detail: &Detail) -> Vec<Value> {
    let route = |(index, route): (usize, &fingerpost_core::model::Route)| {
        let kind = match route.kind {
            RouteKind::Direct => "direct",
            RouteKind::Referral => "referral",
            RouteKind::Assessment => "assessment",
            RouteKind::Plan => "plan",
            RouteKind::Automatic => "automatic",
        };
        let said = |list: &[String]| list.get(index).map(|said| text(said)).unwrap_or_else(|| text(""));
        let mut table = Table::from_iter([("kind".to_owned(), text(kind)), ("how".to_owned(), said(&detail.how))]);
        if route.kind == RouteKind::Referral {
            let by: Vec<String> = route.by.iter().map(|id| format!("r{}", id.index())).collect();
            table.insert("by".to_owned(), texts(by.iter().map(String::as_str)));
            table.insert("say".to_owned(), said(&detail.say));
        }
        Value::Table(table)
    };
    service.routes.iter().enumerate().map(route).collect()
}

fn source(source: &Source) -> Value {
    let parts = [("title", &source.title), ("web", &source.web), ("phrase", &source.phrase)];
    Value::Table(parts.into_iter().map(|(key, part)| (key.to_owned(), text(part))).collect())
}

fn ids(core: &Core, list: &[ServiceId]) -> Value {
    texts(list.iter().map(|id| core[*id].id.as_str()))
}
