//! `[[reach]]` and `[expect]`: what must come of a story.

use fingerpost_core::guide::GroupKind;
use fingerpost_core::model::ServiceId;
use fingerpost_source::reading::{At, Table, closest};

use crate::offers::Ready;
use crate::story::{Expect, Reach};

/// After how many questions a service must be shown, where a story does not say.
const WITHIN: usize = 10;

/// Reads `[[reach]]`: `service`, perhaps `within` and `group`.
pub(super) fn reach(entry: Table<'_>, ready: &Ready) -> Option<Reach> {
    let service = entry.required("service").and_then(|name| service(&entry, ready, &name));
    let within = within(&entry).unwrap_or(WITHIN);
    let group = entry.text("group").and_then(|name| group(&entry, &name));
    entry.finish();
    Some(Reach { service: service?, within, group })
}

fn service(entry: &Table<'_>, ready: &Ready, name: &At<'_, &str>) -> Option<ServiceId> {
    ready.names.services.find(&entry.reader(), name).map(ServiceId::from)
}

fn within(entry: &Table<'_>) -> Option<usize> {
    let found = entry.get("within")?;
    let number = found.value.as_integer().and_then(|number| number.as_str().parse().ok());
    let number = entry.reader().typed("within", &found, number, "a number of questions, such as 6")?;
    Some(number.value)
}

fn group(entry: &Table<'_>, name: &At<'_, &str>) -> Option<GroupKind> {
    let found = GroupKind::ALL.into_iter().find(|kind| kind.id() == name.value);
    if found.is_none() {
        let known = GroupKind::ALL.map(GroupKind::id);
        let mend = match closest(name.value, known.into_iter()) {
            Some(close) => format!("did you mean `{close}`?"),
            None => format!("use one of: {}", known.join(", ")),
        };
        entry.reader().note("unknown-group", name, format!("a plan has no group called `{}`", name.value), mend);
    }
    found
}

/// Reads `[expect]`: `not_suitable`, `pathways`, `council` and `urgent_first`, each of which may be left out.
pub(super) fn read(entry: Table<'_>, ready: &Ready) -> Expect {
    let reader = entry.reader();
    let expect = Expect {
        not_suitable: entry.texts("not_suitable").iter().filter_map(|name| service(&entry, ready, name)).collect(),
        pathways: entry.texts("pathways").iter().filter_map(|name| ready.names.pathways.find(&reader, name)).collect(),
        council: entry
            .text("council")
            .filter(|name| ready.names.councils.find(&reader, name).is_some())
            .map(|name| name.value.to_owned()),
        urgent_first: entry.flag("urgent_first"),
    };
    entry.finish();
    expect
}
