//! Services: `services/ID.toml`.

use fingerpost_core::model::{AtomId, Detail, Kind, Links, ProviderId, ReferrerId, Route, RouteKind, Service, ServiceId};
use fingerpost_core::rules::{Atom, Rule};

use super::contact;
use super::documents::Documents;
use super::facts::{Vocabulary, optional_gapped};
use super::proposed;
use super::rules::{self, Atoms};
use super::venues;
use crate::table::{At, Table};

/// What services may name.
pub(super) struct Names<'a> {
    pub(super) providers: &'a crate::names::Names,
    /// For each provider, what to do where they say no; may be empty.
    pub(super) if_no: &'a [String],
    pub(super) referrers: &'a crate::names::Names,
    pub(super) services: &'a crate::names::Names,
    pub(super) documents: &'a Documents,
}

/// Whom a council's services are for.
#[derive(Clone, Copy)]
pub(super) struct Areas {
    /// Living in its area.
    pub(super) home: Option<AtomId>,
    /// Having a GP in its NHS area.
    pub(super) gp: Option<AtomId>,
}

/// Reads one service, in the format of docs/offer-format.md, with its other names. Its rule is `[for]`, and for a local service also its area.
pub(super) fn read(
    table: Table<'_>,
    id: &str,
    names: &Names<'_>,
    vocabulary: &Vocabulary,
    atoms: &mut Atoms,
    areas: Areas,
) -> (Service, (Detail, Vec<String>)) {
    let reader = table.reader();
    let national = table.flag("national");
    let rule = table.table("for").map(|table| rules::read(&table, vocabulary, atoms));
    let area = area(&table, areas).filter(|_| !national).map(Rule::is);
    let rules: Vec<Rule> = rule.into_iter().chain(area).collect();
    let provider = table.required("provider").and_then(|name| names.providers.find(&reader, &name));
    let (routes, how, say) = routes(&table, names);
    let kind = kind(&table);
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
    proposed::check(&table, vocabulary);
    let sources = names.documents.sources(&table);
    let (venues, addresses) = venues::read(&table, &sources);
    let service = Service {
        id: id.to_owned(),
        name: table.required_text("name"),
        summary: table.required_text("summary"),
        provider: ProviderId::from(provider.unwrap_or(0)),
        kind,
        national,
        helps_with: helps_with(&table, vocabulary, atoms),
        rule: Rule::all(rules),
        routes,
        links: Links { meanwhile: links("meanwhile"), after: links("after"), confused_with: links("confused_with") },
        contact: contact::read(&table),
        venues,
    };
    let detail = Detail {
        about: table.required_text("about"),
        how,
        say,
        next: table.optional_text("next"),
        if_no: if_no(&table, kind, provider, names),
        cost: table.optional_text("cost"),
        wait: table.optional_text("wait"),
        checked: table.date("checked"),
        sources,
        addresses,
        bsl: contact::video(&table),
    };
    let also = table.texts("also").iter().map(|name| name.value.to_owned()).collect();
    table.finish();
    (service, (detail, also))
}

/// Reads `area`: `home`, which is the usual, or `gp`.
fn area(table: &Table<'_>, areas: Areas) -> Option<AtomId> {
    let Some(area) = table.text("area") else { return areas.home };
    match area.value {
        "home" => areas.home,
        "gp" => {
            if areas.gp.is_none() {
                let mend = "add `gp` to offer.toml: the value of the fact `gp` whose patients its NHS services are for";
                table.reader().note("no-gp-area", &area, "no file says which NHS area that is", mend);
            }
            areas.gp
        }
        _ => {
            let wrong = format!("an area cannot be `{}`", area.value);
            table.reader().note("bad-kind", &area, wrong, "use home (where families live) or gp (where their GP is)");
            areas.home
        }
    }
}

/// Reads `if_no`; without it the provider's stands in. A crisis service turns nobody away.
fn if_no(table: &Table<'_>, kind: Kind, provider: Option<usize>, names: &Names<'_>) -> String {
    let own = table.optional_text("if_no");
    let whole = if own.is_empty() { provider.and_then(|index| names.if_no.get(index)).cloned().unwrap_or_default() } else { own };
    if whole.is_empty() && kind != Kind::Crisis && provider.is_some() {
        let mend = "add `if_no` here, or to its provider in providers.toml: whom to ask, what else to try, how to complain";
        table.reader().note("missing", &table.place(), "nothing says what to do if the answer is no", mend);
    }
    if kind == Kind::Crisis { String::new() } else { whole }
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

/// Reads `[[route]]`: `kind`, `how`, and for a referral `by` and `say`. At least one is needed.
fn routes(table: &Table<'_>, names: &Names<'_>) -> (Vec<Route>, Vec<String>, Vec<String>) {
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
        let (how, say) = (entry.required_text("how"), optional_gapped(&entry, "say"));
        if kind == Some(RouteKind::Referral) && say.is_empty() {
            let mend = "add `say`: two or three short sentences that a family can read out to whoever refers them";
            reader.note("missing", &entry.place(), "this referral does not say what to say", mend);
        }
        entry.finish();
        (Route { kind: kind.unwrap_or(RouteKind::Direct), by }, (how, say))
    };
    let (routes, words): (Vec<Route>, Vec<(String, String)>) = entries.into_iter().map(read).unzip();
    let (how, say) = words.into_iter().unzip();
    (routes, how, say)
}
