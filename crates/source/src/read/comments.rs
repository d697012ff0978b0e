//! What families said of the offer: `comments/ID.toml`.

use fingerpost_core::model::ServiceId;

use super::duties::{Known, places};
use crate::duties::{By, Comment};
use crate::names::{Names, closest};
use crate::table::Table;

/// Reads each comment, the newest first: `date`, `by`, `said`, and once there is an answer `did` and `answered`; perhaps `services`, `topics` and
/// `[[source]]`.
pub(super) fn read<'a>(files: impl Iterator<Item = (&'a str, Table<'a>)>, topics: &Names, known: &Known<'_>) -> Vec<Comment> {
    let mut comments: Vec<Comment> = files.map(|(id, table)| comment(id, table, topics, known)).collect();
    comments.sort_by(|one, other| (&other.date, &one.id).cmp(&(&one.date, &other.id)));
    comments
}

fn comment(id: &str, table: Table<'_>, topics: &Names, known: &Known<'_>) -> Comment {
    let comment = Comment {
        id: id.to_owned(),
        date: table.date("date"),
        by: by(&table),
        said: table.required_text("said"),
        did: table.optional_text("did"),
        answered: table.get("answered").map(|_| table.date("answered")).unwrap_or_default(),
        services: places(known.services, &table, "services").into_iter().map(ServiceId::from).collect(),
        topics: places(topics, &table, "topics"),
        sources: table.get("source").map(|_| known.documents.sources(&table)).unwrap_or_default(),
    };
    if comment.did.is_empty() != comment.answered.is_empty() {
        table.missing(if comment.did.is_empty() { "did" } else { "answered" });
    }
    if !comment.answered.is_empty()
        && comment.answered < comment.date
        && let Some(at) = table.get("answered")
    {
        let wrong = format!("this was answered on {}, before it was said on {}", comment.answered, comment.date);
        table.reader().note("out-of-order", &at, wrong, "check both dates");
    }
    table.finish();
    comment
}

fn by(table: &Table<'_>) -> By {
    let Some(who) = table.required("by") else { return By::Parent };
    let names = || By::NAMES.iter().map(|(name, _)| *name);
    let known = By::NAMES.iter().find(|(name, _)| *name == who.value).map(|(_, by)| *by);
    known.unwrap_or_else(|| {
        let mend = match closest(who.value, names()) {
            Some(close) => format!("did you mean `{close}`?"),
            None => format!("use one of: {}", names().collect::<Vec<_>>().join(", ")),
        };
        table.reader().note("unknown-person", &who, "this is no kind of person; a comment never says who it was", mend);
        By::Parent
    })
}
