//! An offer as an Open Referral UK 3.0 feed: files laid out as the paths of its API, so that a static host answers for it.
//!
//! | the API's path | the file |
//! |---|---|
//! | `/` | `index.json` |
//! | `/services`, `/taxonomies`, `/taxonomy_terms`, `/service_at_locations`, `/organizations` | `services.json` … |
//! | `/services/{id}` and so on | `services/{id}.json` … |
//!
//! A list is one page, so nobody has to ask for a second one. Beside the lists stand the rules that common hosts need to leave out
//! the ending.
//!
//! Boxes without a value are left out, never null. What goes in each is said where it is filled.

mod hosts;
mod ids;
mod locations;
mod record;
mod service;
mod taxonomies;

use fingerpost_core::guide::Standing;
use fingerpost_core::{Answers, Guide, Offer};
use serde_json::{Value, json};

use self::ids::Ids;
use self::record::Record;

/// How a feed is made.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// The feed's own address, such as `https://www.example.org/feed`: taxonomies and their terms are named by it. Empty where it is not known.
    pub address: String,
}

/// The folders of a feed, each a list of the API's.
pub const FOLDERS: [&str; 5] = ["organizations", "service_at_locations", "services", "taxonomies", "taxonomy_terms"];

/// The files of an offer's feed, each with its path: `index.json`, `services.json`, `services/….json` and so on, and the rules for hosts.
///
/// Ids are UUIDs that follow from the offer's id and the thing's own (version 5), so they stay the same from one export to the next.
#[must_use]
pub fn export(offer: &Offer, options: &Options) -> Vec<(String, Vec<u8>)> {
    let address = options.address.trim_end_matches('/');
    let ids = Ids::of(&offer.core.id);
    // What rules say in words is what a parent is told who has answered nothing yet.
    let guide = Guide::new(offer.core.clone());
    let feed = Feed { offer, ids, address, nobody: guide.standing(&Answers::default()) };
    let mut files = vec![("index.json".to_owned(), bytes(&about()))];
    let taxonomies = feed.taxonomies();
    for (folder, items) in [
        ("organizations", feed.organizations()),
        ("service_at_locations", feed.service_at_locations()),
        ("services", feed.services()),
        ("taxonomies", taxonomies.lists),
        ("taxonomy_terms", taxonomies.terms),
    ] {
        let shallow = items.iter().map(|item| item.shallow.clone()).collect();
        files.push((format!("{folder}.json"), bytes(&page(shallow))));
        files.extend(items.iter().map(|item| (format!("{folder}/{}.json", item.id), bytes(&item.whole))));
    }
    files.extend(hosts::rules(address).into_iter().map(|(path, text)| (path.to_owned(), text.into_bytes())));
    files
}

/// True for the path of a file that [`export`] writes.
#[must_use]
pub fn is_ours(path: &str) -> bool {
    let own = |name: &str| FOLDERS.contains(&name);
    match path.split_once('/') {
        Some((folder, name)) => own(folder) && name.ends_with(".json"),
        None => path == "index.json" || own(path) || path.strip_suffix(".json").is_some_and(own) || hosts::is_rule(path),
    }
}

/// What the feed says of itself at `/`. The names are those of the standard's own validator.
fn about() -> Value {
    json!({
        "version": "HSDS-UK-3.0",
        "profile": "https://docs.openreferraluk.org",
        "openapi_url": "https://openreferraluk.org/specifications/3.0/openapi.json",
    })
}

/// A list, as one page.
fn page(contents: Vec<Value>) -> Value {
    json!({
        "total_items": contents.len(),
        "total_pages": 1,
        "page_number": 1,
        "size": contents.len(),
        "first_page": true,
        "last_page": true,
        "empty": contents.is_empty(),
        "contents": contents,
    })
}

fn bytes(value: &Value) -> Vec<u8> {
    format!("{value}\n").into_bytes()
}

/// What every part of a feed is made from.
struct Feed<'a> {
    offer: &'a Offer,
    ids: Ids,
    address: &'a str,
    /// A family of whom nothing is known.
    nobody: Standing<'a>,
}

/// One thing in a list.
struct Item {
    id: String,
    /// As its list has it, without what is inside it.
    shallow: Value,
    /// As its own address gives it.
    whole: Value,
}

impl Feed<'_> {
    /// Who runs the offer's services.
    fn organizations(&self) -> Vec<Item> {
        let core = &self.offer.core;
        let runs = |index: &usize| core.services.iter().any(|service| service.provider.index() == *index);
        let item = |index: usize| {
            let whole = self.organization(&core.providers[index]);
            Item { id: self.ids.of_provider(&core.providers[index]), shallow: whole.clone(), whole }
        };
        (0..core.providers.len()).filter(runs).map(item).collect()
    }

    /// A provider. The standard asks for a description: all that is known is what it does here.
    fn organization(&self, name: &str) -> Value {
        let says = format!("Runs services in the local offer of {}.", self.offer.core.council);
        Record::new(&self.ids.of_provider(name)).text("name", name).text("description", &says).done()
    }
}
