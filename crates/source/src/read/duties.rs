//! What the law asks: `duties.toml`. The shared one lists the topics; the offer's own says what it tells of each.

use fingerpost_core::model::ServiceId;

use super::contact;
use super::documents::Documents;
use crate::duties::{Cover, Duties, Link, Topic};
use crate::names::Names;
use crate::table::{At, Field, Table};

/// What `duties.toml` and comments name.
pub(super) struct Known<'a> {
    /// The services by id.
    pub(super) services: &'a Names,
    /// For each, whether it stands in the council's own files.
    pub(super) own_services: Vec<bool>,
    /// The pathways by id.
    pub(super) pathways: &'a Names,
    /// For each, whether it stands in the council's own files.
    pub(super) own_pathways: Vec<bool>,
    /// The documents of sources.
    pub(super) documents: &'a Documents,
}

/// The fields of the file that are not the id of a topic.
const OTHERS: [&str; 2] = ["topic", "document"];

/// Reads `document`, each `[[topic]]`, and each `[ID]` with what the offer tells of that topic. What is shared comes first. The ids of the topics
/// come with it, for comments.
pub(super) fn read(tables: &[Table<'_>], known: &Known<'_>) -> (Duties, Names) {
    let mut names = Names::new("unknown-topic", "a topic", "duties.toml");
    let mut duties = Duties::default();
    for table in tables {
        if let Some(document) = table.text("document") {
            duties.law = known.documents.find(&table.reader(), &document).cloned();
        }
        for entry in table.tables("topic") {
            duties.topics.extend(topic(entry, &mut names, duties.topics.len()));
        }
    }
    for (id, value) in tables.iter().flat_map(Table::fields).filter(|(id, _)| !OTHERS.contains(&id.value)) {
        cover(tables, (id, value), &names, &mut duties.topics, known);
    }
    (duties, names)
}

fn topic(entry: Table<'_>, names: &mut Names, index: usize) -> Option<Topic> {
    let id = entry.required("id");
    let topic = Topic {
        id: id.as_ref().map(|id| id.value.to_owned()).unwrap_or_default(),
        title: entry.required_text("title"),
        says: entry.required_text("says"),
        group: entry.required_text("group"),
        paragraph: entry.optional_text("paragraph"),
        cover: Cover::default(),
    };
    let reader = entry.reader();
    entry.finish();
    let id = id?;
    names.add(&reader, &id, index);
    Some(topic)
}

/// Reads what covers a topic: `services`, `pathways`, `pages`, `says`, or why it does `not` apply.
fn cover(tables: &[Table<'_>], (id, value): Field<'_>, names: &Names, topics: &mut [Topic], known: &Known<'_>) {
    let Some(reader) = tables.first().map(Table::reader) else { return };
    let place = names.find(&reader, &id);
    let Some(entry) = reader.table(id.value, &value) else { return };
    let own = !id.file.is_shared();
    let mut read = Cover { says: entry.optional_text("says"), not: entry.optional_text("not"), ..Cover::default() };
    for place in entry.texts("services").iter().filter_map(|name| known.services.find(&reader, name)) {
        read.own |= known.own_services.get(place) == Some(&true);
        read.services.push(ServiceId::from(place));
    }
    for place in entry.texts("pathways").iter().filter_map(|name| known.pathways.find(&reader, name)) {
        read.own |= known.own_pathways.get(place) == Some(&true);
        read.pathways.push(place);
    }
    for page in entry.tables("pages") {
        read.pages.extend(link(page));
    }
    read.own |= own && !(read.says.is_empty() && read.pages.is_empty());
    let tells = !(read.says.is_empty() && read.services.is_empty() && read.pathways.is_empty() && read.pages.is_empty());
    if !read.not.is_empty() && tells {
        let mend = "keep `not` where there is none of it here, and delete it otherwise";
        reader.note("not-and-covered", &id, format!("`{}` does not apply, and yet something covers it", id.value), mend);
    }
    entry.finish();
    if let Some(topic) = place.and_then(|place| topics.get_mut(place)) {
        add(&mut topic.cover, read);
    }
}

fn link(page: Table<'_>) -> Option<Link> {
    if page.get("web").is_none() {
        page.missing("web");
    }
    let link = Link { title: page.required_text("title"), web: contact::page(&page, "web") };
    page.finish();
    (!link.web.is_empty()).then_some(link)
}

/// Adds what the offer's own file says to what the shared one does, each thing once; the council's own things stand first.
fn add(cover: &mut Cover, own: Cover) {
    let shared = std::mem::replace(cover, own);
    let new = |services: &[ServiceId], id: &ServiceId| !services.contains(id);
    let services: Vec<ServiceId> = shared.services.into_iter().filter(|id| new(&cover.services, id)).collect();
    cover.services.extend(services);
    let pathways: Vec<usize> = shared.pathways.into_iter().filter(|place| !cover.pathways.contains(place)).collect();
    cover.pathways.extend(pathways);
    cover.pages.extend(shared.pages);
    cover.own |= shared.own;
    if cover.says.is_empty() {
        cover.says = shared.says;
    }
    if !cover.not.is_empty() {
        // There is none of it here: what councils share of it does not matter.
        *cover = Cover { not: std::mem::take(&mut cover.not), ..Cover::default() };
    }
}

/// Places of names that may be left out.
pub(super) fn places(names: &Names, entry: &Table<'_>, key: &'static str) -> Vec<usize> {
    let reader = entry.reader();
    entry.texts(key).iter().filter_map(|name: &At<'_, &str>| names.find(&reader, name)).collect()
}
