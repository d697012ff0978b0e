//! Reading an offer: first the words that others use (facts, names), then what uses them (questions, services), then what ties it together.

mod counts;
mod documents;
mod facts;
mod holidays;
mod links;
mod pathways;
mod questions;
mod rules;
mod services;
mod words;

use fingerpost_core::Offer;
use fingerpost_core::model::{Core, ServiceId, UrgentHelp};
use toml::Spanned;
use toml::de::DeTable;

use self::documents::Documents;
use self::facts::Vocabulary;
use self::rules::Atoms;
use crate::finding::Notes;
use crate::names::Names;
use crate::table::{At, Reader, Table};
use crate::{File, Findings};

/// The files that every offer has; `facts.toml` and `questions.toml` may not be empty either, but that shows by itself.
const REQUIRED: [&str; 6] = ["offer.toml", "facts.toml", "needs.toml", "questions.toml", "referrers.toml", "providers.toml"];

/// Reads an offer from its files.
///
/// # Errors
/// Everything that is wrong, in one go. Nothing is returned of an offer that has a finding.
pub fn read(files: &[File]) -> Result<Offer, Findings> {
    let notes = Notes::default();
    let reader = Reader { notes: &notes };
    let parsed: Vec<Parsed<'_>> = files.iter().map(|file| Parsed::new(reader, file)).collect();
    let offer = read_parsed(reader, &parsed);
    match (notes.finish(files), offer) {
        (None, Some(offer)) => Ok(offer),
        (findings, _) => Err(findings.unwrap_or_default()),
    }
}

/// A file and what its TOML says, as far as it could be read.
pub(crate) struct Parsed<'a> {
    file: &'a File,
    toml: Spanned<DeTable<'a>>,
}

impl<'a> Parsed<'a> {
    fn new(reader: Reader<'_>, file: &'a File) -> Self {
        let (toml, errors) = DeTable::parse_recoverable(&file.text);
        for error in errors {
            let at = At { value: (), file, span: error.span().unwrap_or_default() };
            let wrong = format!("this is not TOML: {}", error.message().lines().next().unwrap_or_default());
            reader.note(
                "bad-toml",
                &at,
                wrong,
                "look at the line above it too: text goes in quotes (\"…\"), lists in [ … ], each field on a line of its own",
            );
        }
        Self { file, toml }
    }

    fn table(&'a self, reader: Reader<'a>) -> Table<'a> {
        Table::new(reader, self.file, &self.toml)
    }
}

fn read_parsed<'a>(reader: Reader<'a>, parsed: &'a [Parsed<'a>]) -> Option<Offer> {
    let file = |path: &str| parsed.iter().find(|parsed| parsed.file.path == path);
    for path in REQUIRED.into_iter().filter(|path| file(path).is_none()) {
        let missing = File::new(path, "");
        let mend = "add it; docs/offer-format.md says what it holds";
        reader.notes.add("missing-file", &missing, 0..0, format!("an offer needs a file `{path}`"), mend);
    }
    let table = |path: &str| file(path).map(|parsed| parsed.table(reader));
    let offer = table("offer.toml")?;
    let documents = Documents::read(&offer);
    let mut vocabulary = Vocabulary::read(table("facts.toml")?, table("needs.toml"), table("places.toml"));
    let (providers, provider_names) = named(table("providers.toml")?, "unknown-provider", "a provider", "providers.toml");
    let (referrers, referrer_names) = named(table("referrers.toml")?, "unknown-referrer", "a referrer", "referrers.toml");

    let service_files: Vec<&Parsed<'_>> = parsed.iter().filter(|parsed| parsed.file.is_in("services")).collect();
    let mut service_names = Names::new("unknown-service", "a service", "services/");
    for (index, parsed) in service_files.iter().enumerate() {
        service_names.add(&reader, &At { value: parsed.file.stem(), file: parsed.file, span: 0..0 }, index);
    }

    let mut atoms = Atoms::default();
    let home = vocabulary.home(&mut atoms);
    let questions = table("questions.toml").map(|table| questions::read(&table, &mut vocabulary, &mut atoms)).unwrap_or_default();
    let names = services::Names {
        providers: &provider_names,
        referrers: &referrer_names,
        services: &service_names,
        documents: &documents,
    };
    let (services, details): (Vec<_>, Vec<_>) = service_files
        .iter()
        .map(|parsed| services::read(parsed.table(reader), parsed.file.stem(), &names, &vocabulary, &mut atoms, home))
        .unzip();
    let pathway_files = parsed.iter().filter(|parsed| parsed.file.is_in("pathways"));
    let (words, pathways) = words::read(
        table("glossary.toml"),
        table("bank-holidays.toml"),
        pathway_files.map(|parsed| (parsed.file.stem(), parsed.table(reader))),
        &names,
        &vocabulary,
        &mut atoms,
    );

    let service = |name: &At<'_, &str>| service_names.find(&reader, name).map(ServiceId::from);
    let urgent = UrgentHelp {
        services: offer.texts("urgent").iter().filter_map(service).collect(),
        last_resort: offer.required("last_resort").and_then(|name| service(&name)).unwrap_or(ServiceId(0)),
    };
    let mut id = String::new();
    if let Some(name) = offer.required("id") {
        crate::names::check_id(&reader, &name);
        id = name.value.to_owned();
    }
    let core = Core {
        id,
        name: offer.required_text("name"),
        council: offer.required_text("council"),
        language: offer.required_text("language"),
        facts: vocabulary.facts,
        values: vocabulary.values,
        atoms: atoms.into_list(),
        home,
        questions,
        providers,
        referrers,
        services,
        urgent,
        outcodes: vocabulary.outcodes,
        pathways,
    };
    offer.finish();
    links::check(reader, &core, &service_files);
    Some(Offer { core, details, words })
}

/// A file of named tables, each with a `name`: the names in order, and their ids.
fn named(table: Table<'_>, code: &'static str, what: &'static str, listed_in: &'static str) -> (Vec<String>, Names) {
    let reader = table.reader();
    let mut names = Names::new(code, what, listed_in);
    let mut list = Vec::new();
    for (id, value) in table.fields() {
        if let Some(entry) = reader.table(id.value, &value) {
            names.add(&reader, &id, list.len());
            list.push(entry.required_text("name"));
            entry.finish();
        }
    }
    (list, names)
}
