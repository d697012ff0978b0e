//! The import itself: each record becomes a service's file, or is listed with a reason.

mod earlier;

use std::cell::RefCell;
use std::collections::{BTreeMap, HashMap};

use fingerpost_core::Offer;
use fingerpost_source::{File, Findings};
use serde_json::Value;

use super::file::ServiceFile;
use super::merge::merge;
use super::offer::{Target, with_document};
use super::read;
use super::record::Record;
use super::report::{Entry, Note, Outcome, Report, Why};
use super::service::{DOCUMENT, fields};
use super::state::{State, Written};
use super::text::plain;
use super::{Origin, STATE};

/// What an import comes to.
#[derive(Clone, Debug)]
pub struct Import {
    /// The texts to write, by path in the offer's folder, in the order in which they should be written: the state of the import comes last.
    pub texts: Vec<(String, String)>,
    /// What became of every record.
    pub report: Report,
}

/// Why an import did not come about. Nothing of it should be written.
#[derive(Debug)]
pub enum Refused {
    /// The offer that the records should go into has mistakes of its own.
    Offer(Findings),
    /// The offer would have had mistakes afterwards, in no record's file: a fault of the import.
    Result(Findings),
    /// A file of the offer cannot be changed: which, and why.
    File(String, String),
}

impl std::fmt::Display for Refused {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Offer(findings) => write!(f, "the offer has mistakes: mend them first\n{findings}"),
            Self::Result(findings) => write!(f, "the offer would have mistakes afterwards\n{findings}"),
            Self::File(path, why) => write!(f, "{path} cannot be changed: {why}"),
        }
    }
}

impl std::error::Error for Refused {}

/// Brings records into an offer. `files` are the offer's, with those that it shares; `state` is what the last import left; `today` is a day such as
/// `2026-11-25`. A record whose file would have a mistake, as one may that a person changed in part, is listed with it, and its file stays as it is.
///
/// # Errors
/// Where the offer has mistakes, or would have some afterwards that lie in no record's file.
pub fn import(records: &[Value], from: &Origin, files: &[File], state: &State, today: &str) -> Result<Import, Refused> {
    let offer = fingerpost_source::read(files).map_err(Refused::Offer)?;
    let mut mistakes = BTreeMap::new();
    loop {
        let import = attempt(records, from, (&offer, files), state, today, &mistakes)?;
        // Where nothing but the state is new, the offer is as it was.
        if import.texts.iter().all(|(path, _)| path == STATE) {
            return Ok(import);
        }
        let Err(findings) = fingerpost_source::read(&overlaid(files, &import.texts)) else { return Ok(import) };
        let before = mistakes.len();
        for entry in import.report.records.iter().filter(|entry| matches!(entry.outcome, Outcome::New | Outcome::Updated(_))) {
            let path = path(&entry.service);
            if let Some(finding) = findings.findings.iter().find(|finding| finding.path == path) {
                mistakes.insert(entry.record.clone(), format!("{}; {}", finding.wrong, finding.mend));
            }
        }
        if mistakes.len() == before {
            return Err(Refused::Result(findings));
        }
    }
}

/// What an import comes to that leaves alone the records with these mistakes, by their ids. Whether the offer has mistakes afterwards is not looked at.
fn attempt(
    records: &[Value],
    from: &Origin,
    (offer, files): (&Offer, &[File]),
    state: &State,
    today: &str,
    mistakes: &BTreeMap<String, String>,
) -> Result<Import, Refused> {
    let mut next = state.clone();
    let mut run = Run {
        into: Target::new(offer, files),
        from,
        today,
        mistakes,
        files: files.iter().filter(|file| !file.is_shared()).map(|file| (file.path.as_str(), file.text.as_str())).collect(),
        was: next.feeds.remove(from.key()).unwrap_or_default(),
        now: BTreeMap::new(),
        texts: BTreeMap::new(),
        same: HashMap::new(),
        notes: Vec::new(),
    };
    run.was.values().for_each(|written| run.into.take_service_id(&written.service));
    run.adopt();
    let entries = records.iter().map(|record| run.record(record)).collect::<Result<Vec<_>, _>>()?;
    let gone = run.gone()?;
    let report =
        Report { from: from.key().to_owned(), records: entries, gone, notes: run.notes, providers: run.into.providers_added() };
    let mut texts: Vec<(String, String)> = Vec::new();
    let own = |path: &str| run.files.get(path).copied().unwrap_or_default();
    let unreadable = |path: &str| {
        let path = path.to_owned();
        move |error: toml_edit::TomlError| Refused::File(path, error.to_string())
    };
    if run.into.providers_added() > 0 {
        let text = run.into.providers_toml(own("providers.toml")).map_err(unreadable("providers.toml"))?;
        texts.push(("providers.toml".to_owned(), text));
    }
    if *from == Origin::Files && !run.now.is_empty() {
        let text = with_document(own("offer.toml"), DOCUMENT, &offer.core.council, today).map_err(unreadable("offer.toml"))?;
        texts.extend(text.map(|text| ("offer.toml".to_owned(), text)));
    }
    texts.extend(run.texts);
    next.feeds.insert(from.key().to_owned(), run.now);
    if next != *state {
        texts.push((STATE.to_owned(), next.text()));
    }
    Ok(Import { texts, report })
}

/// The files of the offer as they will be.
fn overlaid(files: &[File], texts: &[(String, String)]) -> Vec<File> {
    let changed: HashMap<&str, &str> = texts.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    let kept = files.iter().filter(|file| !changed.contains_key(file.path.as_str())).cloned();
    kept.chain(texts.iter().filter(|(path, _)| path != STATE).map(|(path, text)| File::new(path, text))).collect()
}

struct Run<'a> {
    into: Target<'a>,
    from: &'a Origin,
    today: &'a str,
    /// What would be wrong with the file of a record, by its id.
    mistakes: &'a BTreeMap<String, String>,
    /// The offer's own files.
    files: HashMap<&'a str, &'a str>,
    was: BTreeMap<String, Written>,
    now: BTreeMap<String, Written>,
    texts: BTreeMap<String, String>,
    /// For each id, and for each name with its provider and text, the record that had it first.
    same: HashMap<Vec<String>, String>,
    notes: Vec<Note>,
}

impl Run<'_> {
    fn record(&mut self, raw: &Value) -> Result<Entry, Refused> {
        let listed = |record: &str, name: &str, why| Entry {
            record: record.to_owned(),
            name: name.to_owned(),
            service: String::new(),
            outcome: Outcome::Listed(why),
            edits: Vec::new(),
        };
        let Some(map) = raw.as_object() else { return Ok(listed("", "", Why::NotARecord)) };
        let notes = RefCell::new(Vec::new());
        let raw = read::Fields::of(map, &notes);
        let mut record = read::record(&raw, self.today);
        if record.name.is_empty() {
            return Ok(listed(&record.id, "", Why::Blank));
        }
        if record.id.is_empty() {
            raw.note("id", "it has none: its name and provider stand in", "");
            record.id = format!("{}, {}", record.name, record.provider);
        }
        if let Some(first) = self.first(&record) {
            return Ok(listed(&record.id, &record.name, Why::Duplicate(first)));
        }
        if matches!(record.status.as_str(), "inactive" | "defunct") {
            return Ok(listed(&record.id, &record.name, Why::NotRunning(record.status)));
        }
        let was = self.was.remove(&record.id);
        if let Some(mistake) = self.mistakes.get(&record.id) {
            self.now.extend(was.map(|written| (record.id.clone(), written)));
            return Ok(listed(&record.id, &record.name, Why::Mistake(mistake.clone())));
        }
        let (service, marks) = match was {
            Some(written) => {
                if !self.files.contains_key(path(&written.service).as_str()) {
                    self.now.insert(record.id.clone(), written);
                    return Ok(listed(&record.id, &record.name, Why::Deleted));
                }
                (written.service, written.fields)
            }
            None => (self.into.service_id(&record.name), BTreeMap::new()),
        };
        let text = self.files.get(path(&service).as_str()).copied();
        let fields = fields(&record, &raw, &mut self.into, self.from, self.today);
        let fields = self.with_the_day_it_had(&record, fields, text);
        let mut file = match text {
            Some(text) => ServiceFile::parse(text).map_err(|error| Refused::File(path(&service), error.to_string()))?,
            None => ServiceFile::new(),
        };
        let merged = merge(&mut file, &fields, &marks);
        if !merged.updated.is_empty() {
            self.texts.insert(path(&service), file.text());
        }
        let outcome = match text {
            None => Outcome::New,
            Some(_) if merged.updated.is_empty() => Outcome::Unchanged,
            Some(_) => Outcome::Updated(merged.updated),
        };
        self.now.insert(record.id.clone(), Written { service: service.clone(), fields: merged.marks });
        let named = |note: Note| Note { record: record.id.clone(), name: record.name.clone(), ..note };
        self.notes.extend(notes.into_inner().into_iter().map(named));
        Ok(Entry { record: record.id, name: record.name, service, outcome, edits: merged.edits })
    }

    /// The id of an earlier record with this one's id, or with its name, provider and text.
    fn first(&mut self, record: &Record) -> Option<String> {
        let small = |text: &str| text.to_lowercase();
        let words = vec![small(&record.name), small(&record.provider), plain(&record.description)];
        let id = vec![record.id.clone()];
        let first = self.same.get(&id).or_else(|| self.same.get(&words)).cloned();
        for key in [id, words] {
            self.same.entry(key).or_insert_with(|| record.id.clone());
        }
        first
    }

    /// A record without any day takes the day of its first import, and keeps it.
    fn with_the_day_it_had(&self, record: &Record, mut fields: super::merge::Fields, text: Option<&str>) -> super::merge::Fields {
        if !record.days.is_empty() {
            return fields;
        }
        let had = text.and_then(|text| ServiceFile::parse(text).ok()).and_then(|file| file.get("checked"));
        if let Some((had, (_, day))) = had.zip(fields.iter_mut().find(|(field, _)| *field == "checked")) {
            *day = had;
        }
        fields
    }
}

fn path(service: &str) -> String {
    format!("services/{service}.toml")
}
