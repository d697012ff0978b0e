//! Services: `services/ID.toml`.

use fingerpost_core::model::{
    AtomId, Contact, Detail, Kind, Links, ProviderId, ReferrerId, Route, RouteKind, Service, ServiceId,
};
use fingerpost_core::rules::{Atom, Rule};

use super::documents::Documents;
use super::facts::Vocabulary;
use super::rules::{self, Atoms};
use crate::table::{At, Table};

/// What services may name.
pub(super) struct Names<'a> {
    pub(super) providers: &'a crate::names::Names,
    pub(super) referrers: &'a crate::names::Names,
    pub(super) services: &'a crate::names::Names,
    pub(super) documents: &'a Documents,
}

/// Reads one service, in the format of docs/offer-format.md. Its rule is `[for]`, and for a local service also living in the area.
pub(super) fn read(
    table: Table<'_>,
    id: &str,
    names: &Names<'_>,
    vocabulary: &Vocabulary,
    atoms: &mut Atoms,
    home: Option<AtomId>,
) -> (Service, Detail) {
    let reader = table.reader();
    let national = table.flag("national");
    let rule = table.table("for").map(|table| rules::read(&table, vocabulary, atoms));
    let area = home.filter(|_| !national).map(Rule::is);
    let rules: Vec<Rule> = rule.into_iter().chain(area).collect();
    let provider = table.required("provider").and_then(|name| names.providers.find(&reader, &name));
    let (routes, how) = routes(&table, names);
    let links = |key| -> Vec<ServiceId> {
        let names_of = |name: &At<'_, &str>| {
            if name.value == id {
                reader.note("link-to-itself", name, format!("`{key}` links this service to itself"), "delete it");
                return None;
            }
            names.services.find(&reader, name).map(ServiceId::from)
        };
        table.texts(key).iter().filter_map(names_of).collect()
    };
    let service = Service {
        id: id.to_owned(),
        name: table.required_text("name"),
        also: table.texts("also").iter().map(|name| name.value.to_owned()).collect(),
        summary: table.required_text("summary"),
        provider: ProviderId::from(provider.unwrap_or(0)),
        kind: kind(&table),
        national,
        helps_with: helps_with(&table, vocabulary, atoms),
        rule: Rule::all(rules),
        routes,
        links: Links { meanwhile: links("meanwhile"), after: links("after"), confused_with: links("confused_with") },
        contact: contact(&table),
    };
    let detail = Detail {
        about: table.required_text("about"),
        how,
        cost: table.optional_text("cost"),
        wait: table.optional_text("wait"),
        checked: table.date("checked"),
        sources: names.documents.sources(&table),
    };
    table.finish();
    (service, detail)
}

fn kind(table: &Table<'_>) -> Kind {
    let Some(kind) = table.text("kind") else { return Kind::Support };
    match kind.value {
        "support" => Kind::Support,
        "crisis" => Kind::Crisis,
        "rights" => Kind::Rights,
        _ => {
            let wrong = format!("a service cannot be of the kind `{}`", kind.value);
            table.reader().note("bad-kind", &kind, wrong, "use support, crisis or rights");
            Kind::Support
        }
    }
}

/// Reads `helps_with`: values of the fact `help`, at least one.
pub(super) fn helps_with(table: &Table<'_>, vocabulary: &Vocabulary, atoms: &mut Atoms) -> AtomId {
    let names = table.texts("helps_with");
    if names.is_empty() {
        table.missing("helps_with");
    }
    let found = names.iter().filter_map(|name| vocabulary.find_value(&table.reader(), vocabulary.help?, name));
    let mut values: Vec<_> = found.collect();
    values.sort_unstable();
    values.dedup();
    atoms.intern(Atom::OneOf(values))
}

/// Reads `[[route]]`: `kind`, `how`, and `by` for a referral. At least one is needed.
fn routes(table: &Table<'_>, names: &Names<'_>) -> (Vec<Route>, Vec<String>) {
    let reader = table.reader();
    let entries = table.tables("route");
    if entries.is_empty() {
        let mend = "add a [[route]] with `kind` and `how`: say how a family gets it";
        reader.note("missing", &table.place(), "nobody can get this service: it has no [[route]]", mend);
    }
    let read = |entry: Table<'_>| {
        let by: Vec<ReferrerId> =
            entry.texts("by").iter().filter_map(|name| names.referrers.find(&reader, name).map(ReferrerId::from)).collect();
        let kind = entry.required("kind").and_then(|kind| {
            let known = match kind.value {
                "direct" => Some(RouteKind::Direct),
                "referral" => Some(RouteKind::Referral),
                "assessment" => Some(RouteKind::Assessment),
                "plan" => Some(RouteKind::Plan),
                "automatic" => Some(RouteKind::Automatic),
                _ => None,
            };
            if known.is_none() {
                let wrong = format!("a route cannot be of the kind `{}`", kind.value);
                reader.note("bad-kind", &kind, wrong, "use direct, referral, assessment, plan or automatic");
            }
            known
        });
        if kind == Some(RouteKind::Referral) && entry.texts("by").is_empty() {
            let mend = "add `by`, such as by = [\"gp\"]; referrers.toml lists who can refer";
            reader.note("missing", &entry.place(), "this referral does not say who can make it", mend);
        }
        let how = entry.required_text("how");
        entry.finish();
        (Route { kind: kind.unwrap_or(RouteKind::Direct), by }, how)
    };
    entries.into_iter().map(read).unzip()
}

/// Reads `[contact]`: every part may be left out.
fn contact(table: &Table<'_>) -> Contact {
    let Some(entry) = table.table("contact") else { return Contact::default() };
    let contact = Contact {
        phone: check_number(&entry, "phone"),
        text: check_number(&entry, "text"),
        email: check_email(&entry),
        web: check_web(&entry, "web"),
        hours: entry.optional_text("hours"),
    };
    entry.finish();
    contact
}

/// A link that a browser opens safely: `https:` or `http:` and a host.
pub(super) fn check_web(entry: &Table<'_>, key: &'static str) -> String {
    let Some(link) = entry.text(key) else { return String::new() };
    let host = link.value.strip_prefix("https://").or_else(|| link.value.strip_prefix("http://"));
    let is_sound = |host: &str| {
        !host.is_empty()
            && !host.starts_with('/')
            && !link.value.contains(|c: char| c.is_whitespace() || c.is_control() || "<>\"'`\\".contains(c))
    };
    if !host.is_some_and(is_sound) {
        let wrong = format!("`{}` is not a web address", link.value);
        entry.reader().note("bad-link", &link, wrong, "write the whole address, such as https://www.example.org/page");
        return String::new();
    }
    link.value.to_owned()
}

fn check_number(entry: &Table<'_>, key: &'static str) -> String {
    let Some(number) = entry.text(key) else { return String::new() };
    let digits = number.value.chars().filter(char::is_ascii_digit).count();
    let allowed = |c: char| c.is_ascii_digit() || matches!(c, ' ' | '+' | '(' | ')' | '-');
    if !(3..=15).contains(&digits) || !number.value.chars().all(allowed) {
        let wrong = format!("`{}` is not a number to call", number.value);
        entry.reader().note(
            "bad-link",
            &number,
            wrong,
            "write digits and spaces only, such as 01234 567890; put words in `hours`",
        );
        return String::new();
    }
    number.value.to_owned()
}

fn check_email(entry: &Table<'_>) -> String {
    let Some(email) = entry.text("email") else { return String::new() };
    let allowed = |c: char| c.is_ascii_alphanumeric() || ".+-_@".contains(c);
    let is_sound = email.value.chars().all(allowed)
        && email.value.split_once('@').is_some_and(|(name, host)| !name.is_empty() && host.contains('.') && !host.contains('@'));
    if !is_sound {
        let wrong = format!("`{}` is not an e-mail address", email.value);
        entry.reader().note("bad-link", &email, wrong, "write the address only, such as help@example.org");
        return String::new();
    }
    email.value.to_owned()
}
