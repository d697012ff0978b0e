//! Services.

use fingerpost_core::explain::{Condition, conditions};
use fingerpost_core::model::{Detail, Service};
use serde_json::Value;

use super::record::Record;
use super::{Feed, Item};
use crate::plain::{self, Ages, areas, openings};

impl Feed<'_> {
    /// The services, in the offer's order.
    pub(super) fn services(&self) -> Vec<Item> {
        let all = self.offer.core.services.iter().zip(&self.offer.details);
        let item = |(service, detail): (&Service, &Detail)| Item {
            id: self.ids.of_service(&service.id),
            shallow: self.shallow(service, detail).done(),
            whole: self.whole(service, detail),
        };
        all.map(item).collect()
    }

    /// A service without what is inside it.
    pub(super) fn shallow(&self, service: &Service, detail: &Detail) -> Record {
        let ages = Ages::of(&self.offer.core, &service.rule);
        let provider = &self.offer.core[service.provider];
        Record::new(&self.ids.of_service(&service.id))
            .text("name", &service.name)
            .text("description", &format!("{}\n\n{}", service.summary, detail.about))
            .text("url", &service.contact.web)
            .text("email", &service.contact.email)
            .text("status", "active")
            .number("minimum_age", ages.minimum())
            .number("maximum_age", ages.maximum())
            .text("assured_date", &detail.checked)
            .text("organization_id", &self.ids.of_provider(provider))
            .value("organization", self.organization(provider))
    }

    /// A service with all that is inside it. Whom it is for in words, how it is got, what is said of costs and how long families wait go into boxes of the international standard
    /// (HSDS 3.0), which the British profile allows and does not ask for. Other names stay at home: they are what families might type, such as "worried",
    /// and not names of the service.
    fn whole(&self, service: &Service, detail: &Detail) -> Value {
        let next = (!detail.next.is_empty()).then_some(&detail.next);
        let how: Vec<&str> = detail.how.iter().chain(next).map(String::as_str).collect();
        self.shallow(service, detail)
            .text("eligibility_description", &self.who_it_is_for(service))
            .text("application_process", &how.join("\n\n"))
            .text("wait_time", &detail.wait)
            .text("fees_description", &detail.cost)
            .list("cost_options", self.cost(service, detail))
            .list("contacts", self.contacts(service))
            .list("schedules", self.schedules(service))
            .list("service_areas", self.areas(service))
            .list("service_at_locations", self.locations_of(service, detail))
            .list("attributes", self.attributes(service))
            .done()
    }

    /// Its rule in plain words; empty where it is for everyone.
    fn who_it_is_for(&self, service: &Service) -> String {
        let (is_not, is): (Vec<Condition>, Vec<Condition>) =
            conditions(&self.nobody, service).into_iter().partition(|condition| condition.negated);
        let says = |begins: &str, between: &str, conditions: Vec<Condition>| {
            let when: Vec<String> = conditions.into_iter().map(|condition| format!("when {}", condition.says)).collect();
            (!when.is_empty()).then(|| format!("{begins} {}.", when.join(between)))
        };
        // What it is for holds all at once; any one of what it is not for is enough.
        let parts = [says("It is for", "; and ", is), says("It is not for", "; or ", is_not)];
        parts.into_iter().flatten().collect::<Vec<_>>().join(" ")
    }

    /// What it costs, where the offer says; an amount only where it says that it is free.
    fn cost(&self, service: &Service, detail: &Detail) -> Vec<Value> {
        if detail.cost.is_empty() {
            return Vec::new();
        }
        let amount = plain::is_free(&detail.cost).then_some(0.0);
        let record = Record::new(&self.ids.make(&["cost", &service.id])).number("amount", amount);
        vec![record.text("amount_description", &detail.cost).done()]
    }

    /// The numbers to call and to send a text message to.
    fn contacts(&self, service: &Service) -> Vec<Value> {
        let contact = &service.contact;
        let phone = |number: &str, says: &str| {
            (!number.is_empty()).then(|| {
                let id = self.ids.make(&["phone", &service.id, number, says]);
                Record::new(&id).text("number", number).text("description", says).done()
            })
        };
        let phones: Vec<Value> =
            [phone(&contact.phone, ""), phone(&contact.text, "For text messages")].into_iter().flatten().collect();
        if phones.is_empty() {
            return Vec::new();
        }
        let record = Record::new(&self.ids.make(&["contact", &service.id])).text("name", &service.name);
        vec![record.text("email", &contact.email).list("phones", phones).done()]
    }

    /// When somebody answers: as days and times where the words are plain, and always in the words themselves.
    fn schedules(&self, service: &Service) -> Vec<Value> {
        let words = &service.contact.hours;
        let record =
            |place: usize| Record::new(&self.ids.make(&["schedule", &service.id, &place.to_string()])).text("description", words);
        let found = openings(words);
        if found.is_empty() && !words.is_empty() {
            return vec![record(0).done()];
        }
        let schedule = |(place, opening): (usize, plain::Opening)| {
            let days: Vec<String> = opening.day_codes().map(str::to_uppercase).collect();
            record(place)
                .text("freq", "WEEKLY")
                .text("byday", &days.join(","))
                .text("opens_at", &opening.opens_at())
                .text("closes_at", &opening.closes_at())
                .done()
        };
        found.into_iter().enumerate().map(schedule).collect()
    }

    /// The areas that it is for.
    fn areas(&self, service: &Service) -> Vec<Value> {
        let area = |area: plain::Area<'_>| {
            let id = self.ids.make(&["area", &service.id, area.ons, area.name]);
            Record::new(&id).text("name", area.name).text("uri", &area.uri()).done()
        };
        areas(&self.offer.core, service).into_iter().map(area).collect()
    }
}
