//! An offer whose every text is hostile: past every check of the reader, as a pack on a broken host could carry it.

use fingerpost_core::Offer;
use fingerpost_core::catalogue::{Catalogue, NUMBERS};
use fingerpost_core::model::{
    AtomId, Choice, Contact, Core, Detail, Kind, Language, Layer, Limit, Pictured, Service, ServiceId, Source, Step, Term, Venue,
};
use fingerpost_core::rules::{Atom, Rule};
use fingerpost_source::duties::Duties;

/// How many payloads stand in one text.
const FEW: usize = 5;

/// Gives one payload after the other, round and round, so that each field gets each of them where there are enough of that field.
pub(crate) struct Pen<'a> {
    payloads: &'a [String],
    addresses: &'a [String],
    next: usize,
}

impl<'a> Pen<'a> {
    /// One that begins with the first.
    pub(crate) const fn new(payloads: &'a [String], addresses: &'a [String]) -> Self {
        Self { payloads, addresses, next: 0 }
    }

    /// The next one.
    fn one(&mut self) -> String {
        self.next += 1;
        self.payloads[self.next % self.payloads.len()].clone()
    }

    /// The next few in one text: so each screen has all of them, and no more to draw than a browser can.
    fn text(&mut self) -> String {
        (0..FEW).map(|_| self.one()).collect::<Vec<_>>().join(" ")
    }

    /// How many texts hold all of them.
    const fn many(&self) -> usize {
        self.payloads.len().div_ceil(FEW)
    }

    fn address(&mut self) -> String {
        self.next += 1;
        self.addresses[self.next % self.addresses.len()].clone()
    }

    /// All of them, each a paragraph.
    fn all(&self) -> String {
        self.payloads.join("\n\n")
    }

    fn sources(&mut self, many: usize) -> Vec<Source> {
        let source = |pen: &mut Self| Source {
            title: pen.text(),
            by: pen.text(),
            date: pen.text(),
            web: pen.address(),
            phrase: pen.text(),
        };
        (0..many).map(|_| source(self)).collect()
    }

    fn contact(&mut self) -> Contact {
        Contact { phone: self.address(), text: self.address(), email: self.address(), web: self.address(), hours: self.text() }
    }
}

/// The sample offer with services, terms, steps and options for all payloads, and payloads in every other text. The first service has all of them in each of
/// its lists.
pub(crate) fn poisoned(id: &str, pen: &mut Pen<'_>) -> Offer {
    let mut offer = fingerpost_source::sample();
    let many = pen.many();
    id.clone_into(&mut offer.core.id);
    words_of(&mut offer.core, pen);
    services(&mut offer, many, pen);
    let first = offer.words.terms[0].clone();
    offer.words.terms =
        (0..many).map(|_| Term { term: pen.text(), means: pen.text(), also: vec![pen.text()], ..first.clone() }).collect();
    for (head, pathway) in offer.core.pathways.iter_mut().zip(&mut offer.words.pathways) {
        (head.name, head.summary, pathway.checked) = (pen.text(), pen.text(), pen.text());
        pathway.sources = pen.sources(many);
        for date in &mut pathway.dates {
            (date.asks, date.hint) = (pen.text(), pen.text());
        }
        let step = pathway.steps[0].clone();
        let poisoned = |pen: &mut Pen<'_>| Step {
            title: pen.text(),
            text: pen.text(),
            limit: step.limit.clone().map(|limit| Limit { says: pen.text(), who: pen.text(), late: pen.text(), ..limit }),
            sources: pen.sources(1),
            ..step.clone()
        };
        pathway.steps.extend((0..many).map(|_| poisoned(pen)));
    }
    // A language whose own words are hostile too, and the text of ours that opens it.
    let texts = ["Search", "Urgent help", "Back", "Find help in {area}", "Call {number}"];
    let texts = texts.iter().map(|ours| ((*ours).to_owned(), pen.text())).collect();
    offer.core.languages = vec![Language { tag: "pl".to_owned(), name: "Polski \"><img src=x onerror=top.evil=1>".to_owned() }];
    offer.catalogues = vec![Catalogue::new("pl".to_owned(), [pen.text(), pen.text()], vec![0; NUMBERS], texts)];
    let picture = |pen: &mut Pen<'_>| Layer { path: pen.text(), fill: offer.pictures.pictures[0].layers[0].fill };
    let layers = (0..many).map(|_| picture(pen)).collect();
    offer.pictures.pictures[0].layers = layers;
    let pictured = |question: &fingerpost_core::model::Question| Pictured {
        question: Some(0),
        options: vec![Some(0); question.options.len()],
    };
    offer.pictures.questions = offer.core.questions.iter().map(pictured).collect();
    offer.also.services = vec![Vec::new(); offer.core.services.len()];
    offer
}

fn words_of(core: &mut Core, pen: &mut Pen<'_>) {
    (core.name, core.council, core.language) = (pen.text(), pen.text(), pen.text());
    core.providers.iter_mut().chain(&mut core.referrers).chain(&mut core.danger).for_each(|name| *name = pen.text());
    for fact in &mut core.facts {
        (fact.depends, fact.tell) = (pen.text(), pen.text());
    }
    for value in &mut core.values {
        (value.name, value.because, value.plain) = (pen.text(), pen.text(), pen.text());
    }
    for neighbour in &mut core.neighbours {
        (neighbour.name, neighbour.council) = (pen.text(), pen.text());
    }
    for question in &mut core.questions {
        (question.asks, question.hint, question.not_sure) = (pen.text(), pen.text(), pen.text());
        question.none = question.none.is_some().then(|| pen.text());
        let Some(last) = question.options.last().cloned() else { continue };
        let more = (0..40).map(|_| Choice { label: pen.text(), hint: pen.text(), when: Rule::everyone(), ..last.clone() });
        question.options.extend(more);
        for option in &mut question.options {
            (option.label, option.hint) = (pen.text(), pen.text());
        }
    }
}

fn services(offer: &mut Offer, many: usize, pen: &mut Pen<'_>) {
    let core = &mut offer.core;
    let help = core.fact("help");
    let wanted =
        core.values.iter().enumerate().filter(|(_, value)| Some(value.fact) == help).map(|(place, _)| place.into()).collect();
    core.atoms.push(Atom::OneOf(wanted));
    let helps_with = AtomId::from(core.atoms.len() - 1);
    let by = core.services.iter().flat_map(|service| &service.routes).find(|route| !route.by.is_empty()).cloned();
    let (one, point) = (core.services[0].clone(), core.services[5].venues[0].point);
    let venues =
        |many: usize, pen: &mut Pen<'_>| -> Vec<Venue> { (0..many).map(|_| Venue { name: pen.text(), point }).collect() };
    for place in 0..many {
        let kind = [Kind::Support, Kind::Crisis, Kind::Rights][place % 3];
        let id = format!("payload-{place}");
        let routes = by.iter().chain(&one.routes).cloned().collect();
        let venues = venues(1, pen);
        core.services.push(Service { id, kind, helps_with, rule: Rule::everyone(), routes, venues, ..one.clone() });
        offer.details.push(Detail::default());
    }
    core.questions.iter_mut().for_each(|question| question.bsl = pen.one());
    offer.words.pathways.iter_mut().for_each(|pathway| pathway.bsl = pen.one());
    core.services[0].routes = vec![one.routes[0].clone(); many];
    core.services[0].venues = venues(many, pen);
    (core.services[0].rule, core.services[0].helps_with) = (Rule::everyone(), helps_with);
    core.urgent.services = (0..core.services.len()).map(ServiceId::from).collect();
    for (place, (service, detail)) in core.services.iter_mut().zip(&mut offer.details).enumerate() {
        (service.name, service.summary, service.contact) = (pen.text(), pen.text(), pen.contact());
        let words = |pen: &mut Pen<'_>| if place == 0 { pen.all() } else { pen.text() };
        *detail = Detail {
            about: words(pen),
            how: service.routes.iter().map(|_| pen.text()).collect(),
            say: service.routes.iter().map(|_| pen.text()).collect(),
            next: words(pen),
            if_no: words(pen),
            cost: words(pen),
            wait: words(pen),
            checked: pen.text(),
            sources: pen.sources(if place == 0 { many } else { 2 }),
            addresses: service.venues.iter().map(|_| pen.text()).collect(),
            bsl: pen.one(),
        };
    }
}

/// The same with hostile ids of what no link names, which nothing but a pack can have.
pub(crate) fn with_ids(mut offer: Offer, pen: &mut Pen<'_>) -> Offer {
    offer.core.pathways.iter_mut().for_each(|pathway| pathway.id = pen.one());
    offer.words.pathways.iter_mut().flat_map(|pathway| &mut pathway.steps).for_each(|step| step.id = pen.one());
    offer.words.pathways.iter_mut().flat_map(|pathway| &mut pathway.dates).for_each(|date| date.id = pen.one());
    offer.pictures.pictures.iter_mut().for_each(|picture| picture.id = pen.one());
    offer
}

/// What the law asks and what families said, hostile too.
pub(crate) fn poisoned_duties(pen: &mut Pen<'_>) -> Duties {
    let mut duties =
        fingerpost_source::read_with_duties(&fingerpost_source::sample_files()).map(|(_, duties)| duties).unwrap_or_default();
    duties.law = pen.sources(1).pop();
    for topic in &mut duties.topics {
        (topic.title, topic.says, topic.group, topic.paragraph) = (pen.text(), pen.text(), pen.text(), pen.text());
        (topic.cover.says, topic.cover.not) = (pen.text(), pen.text());
        topic.cover.pages.iter_mut().for_each(|page| (page.title, page.web) = (pen.text(), pen.address()));
    }
    let comments = duties.comments.clone();
    duties.comments = comments.iter().cycle().take(pen.many()).cloned().collect();
    for (place, comment) in duties.comments.iter_mut().enumerate() {
        comment.id = format!("comment-{place}");
        (comment.said, comment.did, comment.sources) = (pen.text(), pen.text(), pen.sources(1));
    }
    duties
}
