//! Where a family goes.

use fingerpost_core::model::{Detail, Service, Venue};
use serde_json::Value;

use super::record::Record;
use super::{Feed, Item};

impl Feed<'_> {
    /// Every service at every one of its venues.
    pub(super) fn service_at_locations(&self) -> Vec<Item> {
        let services = self.offer.core.services.iter().zip(&self.offer.details);
        let venues = services.flat_map(|(service, detail)| {
            let venues = service.venues.iter().zip(&detail.addresses);
            venues.map(move |(venue, address)| (service, detail, venue, address))
        });
        let item = |(service, detail, venue, address): (&Service, &Detail, &Venue, &String)| {
            let id = self.at_location(service, venue, address);
            let whole = |location: Value| {
                Record::new(&id)
                    .text("service_id", &self.ids.of_service(&service.id))
                    .text("location_id", &self.location_id(venue, address))
                    .value("location", location)
                    .value("service", self.shallow(service, detail).done())
                    .done()
            };
            let shallow = whole(self.location(venue, address).done());
            Item { shallow, whole: whole(self.location_with_address(venue, address)), id }
        };
        venues.map(item).collect()
    }

    /// A service's own venues, as they stand inside it.
    pub(super) fn locations_of(&self, service: &Service, detail: &Detail) -> Vec<Value> {
        let venues = service.venues.iter().zip(&detail.addresses);
        let at = |(venue, address): (&Venue, &String)| {
            let record = Record::new(&self.at_location(service, venue, address));
            record.value("location", self.location_with_address(venue, address)).done()
        };
        venues.map(at).collect()
    }

    fn at_location(&self, service: &Service, venue: &Venue, address: &str) -> String {
        self.ids.make(&["service_at_location", &service.id, &venue.name, address])
    }

    /// Two services at one address share a location.
    fn location_id(&self, venue: &Venue, address: &str) -> String {
        self.ids.make(&["location", &venue.name, address])
    }

    /// A venue: its point is the middle of its postcode.
    fn location(&self, venue: &Venue, address: &str) -> Record {
        let degrees = |part: i32| Some(f64::from(part) / 10_000.0);
        Record::new(&self.location_id(venue, address))
            .text("location_type", "physical")
            .text("name", &venue.name)
            .number("latitude", degrees(venue.point.lat))
            .number("longitude", degrees(venue.point.lon))
    }

    fn location_with_address(&self, venue: &Venue, address: &str) -> Value {
        self.location(venue, address).list("addresses", vec![self.address(venue, address)]).done()
    }

    /// An address in the boxes of the standard, which asks for each of these. An offer's address is lines of which the last is the postcode and the one
    /// before it the town. Where there is no other line, the venue's name stands for it. A local offer is a council's in England, so that is the
    /// "state or province".
    fn address(&self, venue: &Venue, address: &str) -> Value {
        let (rest, postcode) = address.rsplit_once(", ").unwrap_or(("", address));
        let (lines, town) = rest.rsplit_once(", ").unwrap_or((&venue.name, rest));
        Record::new(&self.ids.make(&["address", &venue.name, address]))
            .value("address_1", lines.into())
            .value("city", town.into())
            .text("state_province", "England")
            .value("postal_code", postcode.into())
            .text("country", "GB")
            .text("address_type", "physical")
            .done()
    }
}
