//! Ids that stay the same.

use uuid::Uuid;

/// Makes the ids of one offer.
#[derive(Clone, Copy, Debug)]
pub(super) struct Ids(Uuid);

impl Ids {
    /// Those of the offer with this id.
    pub(super) fn of(offer: &str) -> Self {
        Self(Uuid::new_v5(&Uuid::NAMESPACE_URL, format!("urn:fingerpost:offer:{offer}").as_bytes()))
    }

    /// That of the thing that these parts name together, such as `["service", "portage"]`. No part may hold a tab, which sets them apart.
    pub(super) fn make(self, parts: &[&str]) -> String {
        Uuid::new_v5(&self.0, parts.join("\t").as_bytes()).to_string()
    }

    /// A service's, by its id in the offer.
    pub(super) fn of_service(self, service: &str) -> String {
        self.make(&["service", service])
    }

    /// A provider's, by its name.
    pub(super) fn of_provider(self, name: &str) -> String {
        self.make(&["organization", name])
    }
}
