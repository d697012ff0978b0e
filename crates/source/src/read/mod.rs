//! Reading an offer: first the words that others use (facts, names), then what uses them (questions, services), then what ties it together.

mod comments;
mod contact;
mod counts;
mod documents;
mod duties;
mod facts;
mod holidays;
mod links;
mod pathways;
mod pictures;
mod proposed;
mod questions;
mod rules;
mod services;
mod strange;
pub(crate) mod translations;
mod venues;
mod words;

pub use self::venues::gives_postcode;

use fingerpost_core::Offer;
use fingerpost_core::clock::Day;
use fingerpost_core::model::{Core, Neighbour, OtherNames, Pictures, ServiceId, Source, UrgentHelp, ValueId};
use fingerpost_core::search::build::EVERYWHERE;
use toml::Spanned;
use toml::de::DeTable;

use self::documents::Documents;
use self::facts::Vocabulary;
use self::rules::Atoms;
use crate::duties::Duties;
use crate::finding::{Level, Notes};
use crate::names::Names;
use crate::table::{At, Reader, Table};
use crate::{File, Findings};

/// The files that every offer has, of its own or shared; `facts.toml` and `questions.toml` may not be empty either, but that shows by itself.
const REQUIRED: [&str; 6] = ["offer.toml", "facts.toml", "needs.toml", "questions.toml", "referrers.toml", "providers.toml"];

/// The most services of an offer: the search and the guide were measured with as many (`cargo xtask bench`).
const MOST_SERVICES: usize = 100_000;

/// The most bytes of one file: sixty times the largest here.
const MOST_BYTES: usize = 4_000_000;

/// How many places of one file are told of where it is not TOML: one bracket left open makes a mistake of every line below it.
const MOST_NOT_TOML: usize = 4;

/// Nobody whom an offer is for is older, in years.
const OLDEST: u8 = 120;

/// Reads an offer from its files.
///
/// # Errors
/// Everything that is wrong, in one go. Nothing is returned of an offer that has a finding.
pub fn read(files: &[File]) -> Result<Offer, Findings> {
    read_then(files, |offer, _, _| offer)
}

/// Reads an offer from its files, with what the law asks of it and what families said of it.
///
/// # Errors
/// Everything that is wrong, in one go: the same as [`read`], which reads those files too.
pub fn read_with_duties(files: &[File]) -> Result<(Offer, Duties), Findings> {
    read_then(files, |offer, duties, _| (offer, duties))
}

/// An offer, and what is good to know of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Advised {
    /// The offer.
    pub offer: Offer,
    /// Warnings and advice: what was proved of its questions and rules (see docs/findings.md).
    pub advice: Findings,
}

/// An offer that was looked through: what is good to know of it, without what its council turned off.
#[derive(Clone, Debug, PartialEq)]
pub struct Checked {
    /// The offer.
    pub offer: Offer,
    /// Warnings and advice.
    pub advice: Findings,
    /// How many more there are that `[[allow]]` turns off.
    pub allowed: usize,
}

/// Reads an offer from its files, and proves what can be proved of its questions and rules.
///
/// # Errors
/// Everything that is wrong, in one go. Warnings and advice are not errors; of an offer that has errors nothing is proved.
pub fn read_with_advice(files: &[File]) -> Result<Advised, Findings> {
    read_then(files, |offer, _, parsed| {
        let advice = crate::proofs::prove(parsed, files, &offer.core);
        Advised { offer, advice }
    })
}

/// Reads an offer from its files, proves what can be proved, and lets `look` look through them for more, at the same time. Then it takes away
/// what `[[allow]]` turns off on this day; `was_looked_for` says whether `look` looks for findings of a code.
///
/// # Errors
/// Everything that is wrong, in one go; such an offer is not looked through.
pub fn check(
    files: &[File],
    today: Day,
    was_looked_for: impl Fn(&str) -> bool,
    look: impl for<'a> FnOnce(&Files<'a>, &Offer),
) -> Result<Checked, Findings> {
    read_then(files, |offer, _, parsed| {
        let notes = Notes::default();
        let looked_through = || {
            look(&Files { reader: Reader { notes: &notes }, parsed }, &offer);
            notes.finish(files).unwrap_or_default()
        };
        // The proofs take as long as everything else.
        let mut advice = std::thread::scope(|scope| {
            let proofs = scope.spawn(|| crate::proofs::prove(parsed, files, &offer.core));
            let looked = looked_through();
            proofs
                .join()
                .unwrap_or_else(|panic| std::panic::resume_unwind(panic))
                .with(looked)
                .with(crate::comments_advice(files, today))
        });
        let notes = Notes::default();
        let all = Files { reader: Reader { notes: &notes }, parsed };
        let allowed = crate::allow::apply(&all, &mut advice.findings, today, was_looked_for);
        let advice = advice.with(notes.finish(files).unwrap_or_default());
        Checked { offer, advice, allowed }
    })
}

fn read_then<T>(files: &[File], then: impl FnOnce(Offer, Duties, &[Parsed<'_>]) -> T) -> Result<T, Findings> {
    let notes = Notes::default();
    let reader = Reader { notes: &notes };
    if files.iter().filter(|file| file.is_in("services")).count() > MOST_SERVICES {
        let wrong = format!("an offer may have at most {MOST_SERVICES} services");
        let (folder, mend) = (File::new("services", ""), "make several offers of it, such as one for each council");
        notes.add(Level::Error, "too-many", &folder, 0..0, wrong, mend);
        return Err(notes.finish(files).unwrap_or_default());
    }
    let parsed: Vec<Parsed<'_>> = files.iter().map(|file| Parsed::new(reader, file)).collect();
    parsed.iter().for_each(|parsed| strange::check(reader, parsed.file, parsed.toml.get_ref()));
    let offer = read_parsed(reader, &parsed);
    match (notes.finish(files), offer) {
        (None, Some((offer, duties))) => Ok(then(offer, duties, &parsed)),
        (findings, _) => Err(findings.unwrap_or_default()),
    }
}

/// The documents that an offer's sources name, each with its id, in order of the files; those of an offer with mistakes as far as they are sound.
#[must_use]
pub fn documents(files: &[File]) -> Vec<(String, Source)> {
    let notes = Notes::default();
    let reader = Reader { notes: &notes };
    let parsed: Vec<Parsed<'_>> = files.iter().map(|file| Parsed::new(reader, file)).collect();
    let all = Files { reader, parsed: &parsed };
    let tables: Vec<Table<'_>> = ["shared.toml", "offer.toml"].iter().flat_map(|path| all.tables(path)).collect();
    Documents::read(&tables.iter().collect::<Vec<_>>()).into_list()
}

/// A file and what its TOML says, as far as it could be read.
pub struct Parsed<'a> {
    /// The file.
    pub file: &'a File,
    pub(crate) toml: Spanned<DeTable<'a>>,
}

impl<'a> Parsed<'a> {
    /// Parses a file; what is not TOML in it is a finding.
    #[must_use]
    pub fn new(reader: Reader<'_>, file: &'a File) -> Self {
        let is_too_long = file.text.len() > MOST_BYTES;
        if is_too_long {
            let wrong = format!("this file has more than {MOST_BYTES} bytes");
            let mend = "look whether something was copied into it by mistake; otherwise make several files of it";
            reader.note("too-long", &At { value: (), file, span: 0..0 }, wrong, mend);
        }
        let (toml, errors) = DeTable::parse_recoverable(if is_too_long { "" } else { &file.text });
        for error in errors.into_iter().take(MOST_NOT_TOML) {
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

    /// The whole file as a table.
    #[must_use]
    pub fn table(&'a self, reader: Reader<'a>) -> Table<'a> {
        Table::new(reader, self.file, &self.toml)
    }
}

/// The files of an offer, as what reads them asks for them.
pub struct Files<'a> {
    /// Where findings about them go.
    pub reader: Reader<'a>,
    pub(crate) parsed: &'a [Parsed<'a>],
}

impl<'a> Files<'a> {
    /// Every file.
    pub fn all(&self) -> impl Iterator<Item = &'a File> + use<'a> {
        self.parsed.iter().map(|parsed| parsed.file)
    }

    /// The tables of this name: the shared one first, so that the offer's own adds to it.
    #[must_use]
    pub fn tables(&self, path: &str) -> Vec<Table<'a>> {
        let mut files: Vec<&Parsed<'_>> = self.parsed.iter().filter(|parsed| parsed.file.inside() == path).collect();
        files.sort_by_key(|parsed| !parsed.file.is_shared());
        files.into_iter().map(|parsed| parsed.table(self.reader)).collect()
    }

    /// The files of a folder, by name: where both have one, the offer's own takes the place of the shared one.
    #[must_use]
    pub fn folder(&self, folder: &str) -> Vec<&'a Parsed<'a>> {
        let here = |parsed: &&Parsed<'_>| parsed.file.is_in(folder);
        let own =
            |stem: &str| self.parsed.iter().any(|parsed| here(&parsed) && !parsed.file.is_shared() && parsed.file.stem() == stem);
        let mut files: Vec<&Parsed<'_>> = self.parsed.iter().filter(here).collect();
        files.retain(|parsed| !parsed.file.is_shared() || !own(parsed.file.stem()));
        files.sort_by(|a, b| a.file.stem().cmp(b.file.stem()));
        files
    }
}

fn read_parsed<'a>(reader: Reader<'a>, parsed: &'a [Parsed<'a>]) -> Option<(Offer, Duties)> {
    let files = Files { reader, parsed };
    // What it names was opened already. Without it nothing else makes sense, so nothing else is said.
    let offer = files.tables("offer.toml").pop();
    if let Some(shares) =
        offer.as_ref().and_then(|offer| offer.text("shares")).filter(|_| !parsed.iter().any(|parsed| parsed.file.is_shared()))
    {
        let wrong = format!("there is no offer's folder `{}` to share", shares.value);
        reader.note(
            "missing-folder",
            &shares,
            wrong,
            "check the path: it is seen from this offer's folder, such as \"../national\"",
        );
        return None;
    }
    for path in REQUIRED.into_iter().filter(|path| !parsed.iter().any(|parsed| parsed.file.inside() == *path)) {
        let missing = File::new(path, "");
        let mend = "add it; docs/offer-format.md says what it holds";
        reader.notes.add(Level::Error, "missing-file", &missing, 0..0, format!("an offer needs a file `{path}`"), mend);
    }
    let offer = offer?;
    let shared = files.tables("shared.toml").pop();
    for table in shared.iter().chain([&offer]) {
        crate::allow::read(table, &files);
        check_words(table);
    }
    let documents = Documents::read(&shared.iter().chain([&offer]).collect::<Vec<_>>());
    let mut vocabulary = Vocabulary::read(files.tables("facts.toml"), files.tables("needs.toml"), files.tables("places.toml"));
    let (providers, provider_names) = named(&files.tables("providers.toml"), "unknown-provider", "a provider", "providers.toml");
    let (referrers, referrer_names) = named(&files.tables("referrers.toml"), "unknown-referrer", "a referrer", "referrers.toml");
    let (providers, if_no): (Vec<String>, Vec<String>) = providers.into_iter().unzip();

    let service_files = files.folder("services");
    let mut service_names = Names::new("unknown-service", "a service", "services/");
    for (index, parsed) in service_files.iter().enumerate() {
        service_names.add(&reader, &At { value: parsed.file.stem(), file: parsed.file, span: 0..0 }, index);
    }
    let mut pathway_files = files.folder("pathways");
    for table in shared.iter().chain([&offer]) {
        put_first(reader, &mut pathway_files, &table.texts("first_pathways"));
    }
    if let Some(shared) = shared {
        for name in shared.texts("expects").iter().filter(|name| service_names.is_missing(name.value)) {
            let wrong = format!("what councils share links to a service called `{}`, which this offer lacks", name.value);
            reader.note("missing-service", &offer.place(), wrong, format!("add services/{}.toml", name.value));
        }
        shared.finish();
    }

    let mut atoms = Atoms::default();
    let home = vocabulary.named_value(&offer, "home", "district");
    let gp = vocabulary.named_value(&offer, "gp", "gp");
    let areas = services::Areas { home: Vocabulary::has(home, &mut atoms), gp: Vocabulary::has(gp, &mut atoms) };
    let book = pictures::Book::read(&files.tables("pictures.toml"));
    let (questions, pictured) = questions::read(&files.tables("questions.toml"), &mut vocabulary, &mut atoms, &book);
    let pictures = Pictures { pictures: book.pictures, questions: pictured };
    let names = services::Names {
        providers: &provider_names,
        if_no: &if_no,
        referrers: &referrer_names,
        services: &service_names,
        documents: &documents,
    };
    let (services, rest): (Vec<_>, Vec<_>) = service_files
        .iter()
        .map(|parsed| services::read(parsed.table(reader), parsed.file.stem(), &names, &vocabulary, &mut atoms, areas))
        .unzip();
    let (details, services_also) = rest.into_iter().unzip();
    let (words, pathways) = words::read(
        files.tables("glossary.toml"),
        files.tables("bank-holidays.toml"),
        pathway_files.iter().map(|parsed| (parsed.file.stem(), parsed.table(reader))),
        &names,
        &vocabulary,
        &mut atoms,
    );

    let also = OtherNames { services: services_also, values: std::mem::take(&mut vocabulary.also) };

    let service = |name: &At<'_, &str>| service_names.find(&reader, name).map(ServiceId::from);
    let urgent = UrgentHelp {
        services: offer.texts("urgent").iter().filter_map(service).collect(),
        last_resort: offer.required("last_resort").and_then(|name| service(&name)).unwrap_or(ServiceId(0)),
    };
    let mut id = String::new();
    if let Some(name) = offer.required("id") {
        crate::names::check_id(&reader, &name);
        if name.value == EVERYWHERE {
            let wrong = format!("`{EVERYWHERE}` is the folder of a search of many offers");
            reader.note("bad-id", &name, wrong, "give the offer the name of its area, such as `warwickshire`");
        }
        id = name.value.to_owned();
    }
    let neighbours = offer.tables("neighbour").into_iter().filter_map(|entry| neighbour(entry, &vocabulary)).collect();
    let (languages, catalogues) = translations::read(&files, &offer);
    let core = Core {
        id,
        name: offer.required_text("name"),
        council: offer.required_text("council"),
        language: offer.required_text("language"),
        facts: vocabulary.facts,
        values: vocabulary.values,
        atoms: atoms.into_list(),
        home: areas.home,
        gp: areas.gp,
        neighbours,
        questions,
        providers,
        referrers: referrers.into_iter().map(|(name, _)| name).collect(),
        services,
        urgent,
        outcodes: vocabulary.outcodes,
        danger: files.tables("danger.toml").into_iter().flat_map(danger).collect(),
        pathways,
        ons: vocabulary.ons,
        languages,
    };
    offer.finish();
    links::check(reader, &core, &service_files);
    let duties = duties(&files, &service_files, &service_names, &pathway_files, &documents);
    Some((Offer { core, details, words, pictures, also, catalogues }, duties))
}

/// Reads `duties.toml` and the comments.
fn duties(
    files: &Files<'_>,
    service_files: &[&Parsed<'_>],
    services: &Names,
    pathway_files: &[&Parsed<'_>],
    documents: &Documents,
) -> Duties {
    let mut pathways = Names::new("unknown-pathway", "a pathway", "pathways/");
    for (index, parsed) in pathway_files.iter().enumerate() {
        pathways.know(parsed.file.stem(), index);
    }
    let own = |files: &[&Parsed<'_>]| files.iter().map(|parsed| !parsed.file.is_shared()).collect();
    let (own_services, own_pathways) = (own(service_files), own(pathway_files));
    let known = duties::Known { services, own_services, pathways: &pathways, own_pathways, documents };
    let (duties, topics) = duties::read(&files.tables("duties.toml"), &known);
    let comments = files.folder("comments").into_iter().map(|parsed| (parsed.file.stem(), parsed.table(files.reader)));
    Duties { comments: comments::read(comments, &topics, &known), ..duties }
}

/// Checks `words`: the offer's own words, which are no slips of spelling.
fn check_words(table: &Table<'_>) {
    for word in
        table.texts("words").iter().filter(|word| word.value.trim().is_empty() || word.value.contains(char::is_whitespace))
    {
        let wrong = format!("`{}` is not one word", word.value);
        table.reader().note("bad-word", word, wrong, "write each word in quotes of its own, as it is spelled");
    }
}

/// Puts the pathways of these ids first, in this order: the ones that most families look for. The others follow by their ids.
fn put_first(reader: Reader<'_>, files: &mut [&Parsed<'_>], ids: &[At<'_, &str>]) {
    for id in ids.iter().filter(|id| !files.iter().any(|file| file.file.stem() == id.value)) {
        let wrong = format!("there is no pathway called `{}`", id.value);
        reader.note("unknown-pathway", id, wrong, "use the name of a file in pathways/, without its ending");
    }
    files.sort_by_key(|file| ids.iter().position(|id| id.value == file.file.stem()).unwrap_or(usize::MAX));
}

/// Files of named tables, each with a `name` and perhaps `if_no`: those in order, and their ids.
fn named(
    tables: &[Table<'_>],
    code: &'static str,
    what: &'static str,
    listed_in: &'static str,
) -> (Vec<(String, String)>, Names) {
    let mut names = Names::new(code, what, listed_in);
    let mut list = Vec::new();
    for table in tables {
        let reader = table.reader();
        for (id, value) in table.fields() {
            if let Some(entry) = reader.table(id.value, &value) {
                names.add(&reader, &id, list.len());
                let if_no = if what == "a provider" { entry.optional_text("if_no") } else { String::new() };
                if what == "a referrer" {
                    ages(&entry);
                }
                list.push((entry.required_text("name"), if_no));
                entry.finish();
            }
        }
    }
    (list, names)
}

/// Reads `ages` of a referrer: whom they look after, in years, such as `{ from = 4, under = 19 }`; nothing where it is left out.
///
/// An age that a rule could not have is a finding.
pub fn ages(referrer: &Table<'_>) -> Option<std::ops::Range<u8>> {
    let entry = referrer.table("ages")?;
    let years = |key| {
        let found = entry.get(key)?;
        let years = found.value.as_integer().and_then(|years| years.as_str().parse().ok()).filter(|years| *years <= OLDEST);
        if years.is_none() {
            let wrong = format!("`{key}` is not an age in whole years");
            entry.reader().note("bad-age", &found, wrong, format!("write a number from 0 to {OLDEST}, without quotes"));
        }
        years
    };
    let ages = years("from").unwrap_or(0)..years("under").unwrap_or(OLDEST);
    entry.finish();
    Some(ages)
}

/// Reads `[[neighbour]]`: `offer`, `district`, `name` and `council`.
fn neighbour(entry: Table<'_>, vocabulary: &Vocabulary) -> Option<Neighbour> {
    if let Some(offer) = entry.required("offer") {
        crate::names::check_id(&entry.reader(), &offer);
    }
    if entry.get("district").is_none() {
        entry.missing("district");
    }
    let neighbour = Neighbour {
        offer: entry.required_text("offer"),
        district: vocabulary.named_value(&entry, "district", "district").unwrap_or(ValueId(0)),
        name: entry.required_text("name"),
        council: entry.required_text("council"),
    };
    let is_whole = !vocabulary.values.is_empty();
    entry.finish();
    is_whole.then_some(neighbour)
}

/// Reads `danger.toml`: `phrases`, in small letters.
fn danger(table: Table<'_>) -> Vec<String> {
    let phrases = table.texts("phrases");
    for phrase in phrases.iter().filter(|phrase| phrase.value.trim().is_empty() || phrase.value.to_lowercase() != phrase.value) {
        let mend = "write it in small letters, such as \"want to die\"";
        table.reader().note("bad-phrase", phrase, format!("`{}` is not a phrase in small letters", phrase.value), mend);
    }
    table.finish();
    phrases.into_iter().map(|phrase| phrase.value.to_owned()).collect()
}
