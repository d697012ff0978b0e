//! Reading stories, in the format of docs/shoppers.md: every mistake with its file and line, in one run.

mod answers;
mod expect;

use std::path::Path;

use fingerpost_core::model::{ServiceId, Source};
use fingerpost_core::places::Outcode;
use fingerpost_source::reading::{Notes, Parsed, Reader, Table};
use fingerpost_source::{File, Findings, Unopened};

use crate::offers::{Offers, Ready};
use crate::story::{Phrase, Story};

/// What became of reading stories.
#[derive(Debug)]
pub struct Stories {
    /// Those without a mistake, in order of their names.
    pub sound: Vec<Story>,
    /// The names of the others.
    pub wrong: Vec<String>,
    /// What is wrong with them.
    pub findings: Option<Findings>,
}

/// Reads the text of every `.toml` file of a folder, in order of their names.
///
/// # Errors
/// Where the folder or a file cannot be read.
pub fn open(folder: &Path) -> Result<Vec<File>, Unopened> {
    let unopened = |path: &Path| {
        let path = path.to_owned();
        move |cause| Unopened { path, cause }
    };
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(unopened(folder))? {
        let path = entry.map_err(unopened(folder))?.path();
        if path.extension().is_some_and(|ending| ending == "toml") {
            let text = std::fs::read_to_string(&path).map_err(unopened(&path))?;
            files.push(File::new(path.display().to_string(), text));
        }
    }
    files.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(files)
}

/// Reads stories from their files.
#[must_use]
pub fn read(files: &[File], offers: &Offers) -> Stories {
    let notes = Notes::default();
    let reader = Reader::new(&notes);
    let parsed: Vec<Parsed<'_>> = files.iter().map(|file| Parsed::new(reader, file)).collect();
    let read: Vec<Option<Story>> =
        files.iter().zip(&parsed).map(|(file, parsed)| story(file.stem(), parsed.table(reader), offers)).collect();
    let findings = notes.finish(files);
    let is_wrong = |file: &File| findings.iter().flat_map(|all| &all.findings).any(|finding| finding.path == file.path);
    let mut stories = Stories { sound: Vec::new(), wrong: Vec::new(), findings: None };
    for (file, story) in files.iter().zip(read) {
        match story.filter(|_| !is_wrong(file)) {
            Some(story) => stories.sound.push(story),
            None => stories.wrong.push(file.stem().to_owned()),
        }
    }
    stories.findings = findings;
    stories
}

/// Reads one story. Of one whose offer nobody knows, nothing else can be said.
fn story(name: &str, table: Table<'_>, offers: &Offers) -> Option<Story> {
    let offer = table.required("offer")?;
    let ready = &offers.all[offers.ids.find(&table.reader(), &offer)?].1;
    let source = match table.table("source") {
        Some(entry) => phrase(entry, ready),
        None => {
            table.missing("[source]");
            None
        }
    };
    let story = Story {
        name: name.to_owned(),
        offer: offer.value.to_owned(),
        story: table.required_text("story"),
        postcode: postcode(&table),
        search: search(&table, ready),
        told: answers::read(&table, ready),
        reach: table.tables("reach").into_iter().filter_map(|entry| expect::reach(entry, ready)).collect(),
        expect: table.table("expect").map(|entry| expect::read(entry, ready)).unwrap_or_default(),
        source: source.unwrap_or(Phrase { title: String::new(), by: String::new(), phrase: String::new() }),
    };
    if story.reach.is_empty() && table.get("reach").is_none() {
        table.missing("[[reach]]");
    }
    table.finish();
    Some(story)
}

fn postcode(table: &Table<'_>) -> Option<Outcode> {
    let typed = table.text("postcode")?;
    let read = typed.value.parse();
    if read.is_err() {
        let wrong = format!("`{}` is not a postcode", typed.value);
        table.reader().note("bad-postcode", &typed, wrong, "write the first half, such as CV21");
    }
    read.ok()
}

/// Reads `words` and `finds`: both or neither.
fn search(table: &Table<'_>, ready: &Ready) -> Option<(String, ServiceId)> {
    let (words, finds) = (table.text("words"), table.text("finds"));
    match (&words, &finds) {
        (Some(_), None) => table.missing("finds"),
        (None, Some(_)) => table.missing("words"),
        _ => {}
    }
    let finds = ready.names.services.find(&table.reader(), &finds?)?;
    Some((words?.value.to_owned(), ServiceId::from(finds)))
}

/// Reads `[source]`: `document` and `phrase`.
fn phrase(entry: Table<'_>, ready: &Ready) -> Option<Phrase> {
    let document = entry.required("document");
    let phrase = entry.required_text("phrase");
    let found = document.and_then(|name| ready.names.documents.find(&entry.reader(), &name));
    entry.finish();
    let Source { title, by, date, .. } = ready.documents[found?].clone();
    Some(Phrase { title, by: format!("{by}, {date}"), phrase })
}
