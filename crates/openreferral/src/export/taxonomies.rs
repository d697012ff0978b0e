//! The offer's own words for what services are, as taxonomies: needs, what a service helps with, and how it is got.

use fingerpost_core::model::{RouteKind, Service, ValueId};
use fingerpost_core::rules::Atom;
use serde_json::Value;

use super::record::Record;
use super::{Feed, Item};
use crate::plain::needs;

/// The taxonomies, and the terms of all of them.
pub(super) struct Taxonomies {
    pub(super) lists: Vec<Item>,
    pub(super) terms: Vec<Item>,
}

/// A taxonomy: its id, its name and what it is for. That of a fact's values has the fact's id.
struct Taxonomy {
    id: &'static str,
    name: &'static str,
    says: &'static str,
}

const NEEDS: Taxonomy = Taxonomy { id: "need", name: "Needs", says: "The needs that a service is for." };
const HELP: Taxonomy = Taxonomy { id: "help", name: "Help", says: "What a service helps with." };
const ROUTES: Taxonomy =
    Taxonomy { id: "route", name: "How to get it", says: "What has to happen before a family gets a service." };

/// How a service is got: the id, the name and what it means.
const fn route(kind: RouteKind) -> (&'static str, &'static str, &'static str) {
    match kind {
        RouteKind::Direct => ("direct", "Go directly", "The family goes, calls or signs up themselves."),
        RouteKind::Referral => ("referral", "Be referred", "Someone refers the family."),
        RouteKind::Assessment => ("assessment", "Be assessed", "The child or young person is assessed first."),
        RouteKind::Plan => ("plan", "Named in a plan", "It is named in a plan, such as an EHC plan."),
        RouteKind::Automatic => ("automatic", "Offered to all", "It is offered without asking."),
    }
}

const EACH_ROUTE: [RouteKind; 5] =
    [RouteKind::Direct, RouteKind::Referral, RouteKind::Assessment, RouteKind::Plan, RouteKind::Automatic];

impl Feed<'_> {
    /// The taxonomies with all their terms.
    pub(super) fn taxonomies(&self) -> Taxonomies {
        let core = &self.offer.core;
        let (mut lists, mut terms) = (Vec::new(), Vec::new());
        for taxonomy in [&NEEDS, &HELP, &ROUTES] {
            let id = self.taxonomy_id(taxonomy);
            let whole = Record::new(&id).text("name", taxonomy.name).text("description", taxonomy.says);
            let whole = whole.text("uri", &self.uri("taxonomies", &id)).done();
            lists.push(Item { shallow: whole.clone(), whole, id });
        }
        for taxonomy in [&NEEDS, &HELP] {
            let values = core.fact(taxonomy.id).map(|fact| core.values_of(fact).collect::<Vec<_>>()).unwrap_or_default();
            terms.extend(values.into_iter().map(|value| self.value(taxonomy, value)));
        }
        terms.extend(EACH_ROUTE.into_iter().map(|kind| self.route(kind)));
        let item = |(id, whole): (String, Value)| Item { id, shallow: whole.clone(), whole };
        Taxonomies { lists, terms: terms.into_iter().map(item).collect() }
    }

    /// What a service is, in terms of the taxonomies.
    pub(super) fn attributes(&self, service: &Service) -> Vec<Value> {
        let core = &self.offer.core;
        let helps = match &core[service.helps_with] {
            Atom::OneOf(values) => values.as_slice(),
            Atom::Age { .. } | Atom::Year { .. } => &[],
        };
        let needs = needs(core, &service.rule, NEEDS.id).into_iter().map(|value| (NEEDS.id, self.value(&NEEDS, value)));
        let helps = helps.iter().map(|value| (HELP.id, self.value(&HELP, *value)));
        let got = |kind: &RouteKind| service.routes.iter().any(|route| route.kind == *kind);
        let routes = EACH_ROUTE.into_iter().filter(got).map(|kind| (ROUTES.id, self.route(kind)));
        let attribute = |(link, (term, whole)): (&str, (String, Value))| {
            let id = self.ids.make(&["attribute", &service.id, link, &term]);
            Record::new(&id).text("link_type", link).text("taxonomy_term_id", &term).value("taxonomy_term", whole).done()
        };
        needs.chain(helps).chain(routes).map(attribute).collect()
    }

    /// A value of a fact as a term; its parent is the wider value that it is a kind of.
    fn value(&self, taxonomy: &Taxonomy, value: ValueId) -> (String, Value) {
        let core = &self.offer.core;
        let value = &core[value];
        let says = if value.plain.is_empty() { &value.name } else { &value.plain };
        let (id, term) = self.term(taxonomy, &value.id, &value.name, says);
        let parent = value.parent.map(|parent| self.term_id(taxonomy, &core[parent].id)).unwrap_or_default();
        (id, term.text("parent_id", &parent).done())
    }

    fn route(&self, kind: RouteKind) -> (String, Value) {
        let (code, name, says) = route(kind);
        let (id, term) = self.term(&ROUTES, code, name, says);
        (id, term.done())
    }

    /// A term. The British profile calls its name `term` and the international standard `name`: it has both.
    fn term(&self, taxonomy: &Taxonomy, code: &str, name: &str, says: &str) -> (String, Record) {
        let id = self.term_id(taxonomy, code);
        let term = Record::new(&id)
            .text("code", code)
            .text("name", name)
            .text("term", name)
            .text("description", says)
            .text("taxonomy", taxonomy.name)
            .text("taxonomy_id", &self.taxonomy_id(taxonomy))
            .text("term_uri", &self.uri("taxonomy_terms", &id));
        (id, term)
    }

    fn taxonomy_id(&self, taxonomy: &Taxonomy) -> String {
        self.ids.make(&["taxonomy", taxonomy.id])
    }

    fn term_id(&self, taxonomy: &Taxonomy, code: &str) -> String {
        self.ids.make(&["taxonomy_term", taxonomy.id, code])
    }

    /// The address of a thing in the feed; empty where the feed's own is not known.
    fn uri(&self, folder: &str, id: &str) -> String {
        if self.address.is_empty() { String::new() } else { format!("{}/{folder}/{id}", self.address) }
    }
}
