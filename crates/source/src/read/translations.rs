//! Words in other languages: an offer's own in `translations/TAG.toml`, and ours, which are part of this crate (`languages/TAG.toml`). Both are read alike:
//! each text by its English, as gettext does, so that a text which has changed is shown in English and never in words that no longer fit.

use std::sync::LazyLock;

use fingerpost_core::catalogue::{Catalogue, FORM, NUMBERS, gaps};
use fingerpost_core::explain::Voice;
use fingerpost_core::model::Language;
use icu_locale_core::Locale;
use icu_plurals::{PluralCategory, PluralRuleType, PluralRules};
use include_dir::{Dir, include_dir};
use toml::de::DeValue;

use super::{Files, Parsed};
use crate::File;
use crate::finding::Notes;
use crate::languages::OurWords;
use crate::table::{At, Reader, Table};

static OURS: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/languages");

/// The forms that a text has for who is asking, in the order of [`Voice`].
const VOICES: [&str; 3] = ["parent", "young-person", "professional"];

/// The words of one language, as a file has them.
#[derive(Clone, Debug, Default)]
struct Words {
    tag: String,
    /// The language's own name; a file of ours has it.
    name: String,
    checked_by: String,
    /// English and translation, in the order of the file.
    texts: Vec<(String, String)>,
}

/// Our words in every language that we have.
static LANGUAGES: LazyLock<Vec<Words>> = LazyLock::new(|| {
    let files = our_files();
    let notes = Notes::default();
    let reader = Reader::new(&notes);
    files.iter().map(|file| read_file(&Parsed::new(reader, file), reader, true)).collect()
});

/// The files of our words, by their tags.
pub(crate) fn our_files() -> Vec<File> {
    let file = |file: &include_dir::File<'_>| Some(File::new(file.path().to_str()?, file.contents_utf8()?));
    let mut files: Vec<File> = OURS.files().filter_map(file).filter(|file| file.path.ends_with(".toml")).collect();
    files.sort_by(|one, other| one.path.cmp(&other.path));
    files
}

/// Reads a file of ours for its findings.
pub(crate) fn check_ours(reader: Reader<'_>, file: &File) {
    read_file(&Parsed::new(reader, file), reader, true);
}

/// Our words in every language.
pub(crate) fn ours() -> Vec<OurWords> {
    LANGUAGES.iter().map(|ours| OurWords { tag: ours.tag.clone(), texts: ours.texts.clone() }).collect()
}

/// The languages of an offer and their catalogues: each that we have words in, unless the offer names fewer, with the words of the offer and of what it shares.
pub(super) fn read(files: &Files<'_>, offer: &Table<'_>) -> (Vec<Language>, Vec<Catalogue>) {
    let reader = files.reader;
    let wanted = offer.get("languages").is_some().then(|| offer.texts("languages"));
    for tag in wanted.iter().flatten() {
        check_tag(reader, tag);
    }
    let mut theirs: Vec<Words> = Vec::new();
    let mut parsed: Vec<&Parsed<'_>> = files.parsed.iter().filter(|parsed| parsed.file.is_in("translations")).collect();
    // The offer's own words come before those that it shares.
    parsed.sort_by_key(|parsed| parsed.file.is_shared());
    for parsed in parsed {
        check_tag(reader, &At { value: parsed.file.stem(), file: parsed.file, span: 0..0 });
        let words = read_file(parsed, reader, false);
        match theirs.iter_mut().find(|known| known.tag == words.tag) {
            Some(known) => known.texts.extend(words.texts),
            None => theirs.push(words),
        }
    }
    let is_wanted = |tag: &str| wanted.as_ref().is_none_or(|wanted| wanted.iter().any(|wanted| wanted.value == tag));
    LANGUAGES
        .iter()
        .filter(|ours| is_wanted(&ours.tag))
        .map(|ours| together(ours, theirs.iter().find(|of| of.tag == ours.tag)))
        .unzip()
}

fn together(ours: &Words, theirs: Option<&Words>) -> (Language, Catalogue) {
    let of_offer = theirs.map(|words| words.texts.clone()).unwrap_or_default();
    let checked_by = [ours.checked_by.clone(), theirs.map(|words| words.checked_by.clone()).unwrap_or_default()];
    // Of two with the same English the first stays: ours, for those stand on every offer's screens.
    let texts = ours.texts.iter().cloned().chain(of_offer).collect();
    let (_, forms) = forms(&ours.tag);
    let language = Language { tag: ours.tag.clone(), name: ours.name.clone() };
    (language, Catalogue::new(ours.tag.clone(), checked_by, forms, texts))
}

fn check_tag(reader: Reader<'_>, tag: &At<'_, &str>) {
    if !LANGUAGES.iter().any(|ours| ours.tag == tag.value) {
        let known: Vec<&str> = LANGUAGES.iter().map(|ours| ours.tag.as_str()).collect();
        let wrong = format!("Fingerpost has no words in a language called `{}`", tag.value);
        reader.note("unknown-language", tag, wrong, format!("use one of: {}", known.join(", ")));
    }
}

fn read_file(parsed: &Parsed<'_>, reader: Reader<'_>, is_ours: bool) -> Words {
    let table = parsed.table(reader);
    let tag = parsed.file.stem().to_owned();
    let name = if is_ours { table.required_text("name") } else { String::new() };
    let checked_by = table.optional_text("checked_by");
    let mut texts = Vec::new();
    if let Some(words) = table.table("texts") {
        for (english, value) in words.fields() {
            if let Some(text) = read_text(reader, &tag, &english, &value) {
                texts.push((english.value.to_owned(), text));
            }
        }
    } else {
        table.missing("[texts]");
    }
    table.finish();
    Words { tag, name, checked_by, texts }
}

/// A translation: one text, or one for each voice, or one for each number that the language tells apart.
fn read_text(reader: Reader<'_>, tag: &str, english: &At<'_, &str>, value: &At<'_, &DeValue<'_>>) -> Option<String> {
    if let Some(text) = value.value.as_str() {
        check_gaps(reader, english.value, &value.with(text), false);
        return Some(text.to_owned());
    }
    let Some(table) = value.value.as_table() else {
        let mend = format!("write a text in quotes, or {{ {} = \"…\" }}", names(tag).join(" = \"…\", "));
        reader.note("wrong-kind", value, format!("this is a TOML {}", value.value.type_str()), mend);
        return None;
    };
    let has_voices = table.keys().any(|key| VOICES.contains(&key.get_ref().as_ref()));
    let wanted = if has_voices { VOICES.to_vec() } else { names(tag) };
    for key in table.keys().filter(|key| !wanted.contains(&key.get_ref().as_ref())) {
        let at = At { value: (), file: value.file, span: key.span() };
        let wrong = format!("`{tag}` has no form called `{}` here", key.get_ref());
        reader.note("unknown-form", &at, wrong, format!("use: {}", wanted.join(", ")));
    }
    let mut forms = Vec::new();
    for name in &wanted {
        let found = table.iter().find(|(key, _)| key.get_ref().as_ref() == *name);
        match found.and_then(|(_, form)| Some(At { value: form.get_ref().as_str()?, file: value.file, span: form.span() })) {
            Some(form) => {
                check_gaps(reader, english.value, &form, !has_voices);
                forms.push(form.value.to_owned());
            }
            None => {
                let wrong = format!("the form `{name}` is missing");
                reader.note("missing-form", value, wrong, format!("`{tag}` needs: {}", wanted.join(", ")));
            }
        }
    }
    Some(forms.join(&FORM.to_string()))
}

/// A translation has the gaps of its English, in any order; one form for a number may do without, as "one" does in words.
fn check_gaps(reader: Reader<'_>, english: &str, text: &At<'_, &str>, may_lack: bool) {
    let wanted: Vec<&str> = gaps(english).filter(|gap| !Voice::is_gap(gap)).collect();
    for gap in gaps(text.value).filter(|gap| !wanted.contains(gap)) {
        let mend = if wanted.is_empty() { "delete it".to_owned() } else { format!("the English has: {}", wanted.join(", ")) };
        reader.note("stray-gap", text, format!("nothing fills the gap `{{{gap}}}`"), mend);
    }
    for gap in wanted.iter().filter(|gap| !may_lack && !gaps(text.value).any(|found| found == **gap)) {
        reader.note("missing-gap", text, format!("the gap `{{{gap}}}` is missing"), format!("write {{{gap}}} where it goes"));
    }
    if text.value.trim().is_empty() {
        reader.note("empty", text, "this says nothing".to_owned(), "translate it, or delete the line");
    }
}

/// What a language calls each number from 0 on, as the rules of CLDR have it.
fn numbers(tag: &str) -> Vec<PluralCategory> {
    let rules =
        tag.parse::<Locale>().ok().and_then(|locale| PluralRules::try_new(locale.into(), PluralRuleType::Cardinal.into()).ok());
    (0..NUMBERS).map(|number| rules.as_ref().map_or(PluralCategory::Other, |rules| rules.category_for(number))).collect()
}

/// The forms that a language tells apart, in the order of CLDR's names; and which of them goes with each number.
fn forms(tag: &str) -> (Vec<PluralCategory>, Vec<u8>) {
    let numbers = numbers(tag);
    let forms: Vec<PluralCategory> = PluralCategory::all().filter(|category| numbers.contains(category)).collect();
    let place = |category: &PluralCategory| forms.iter().position(|form| form == category).unwrap_or_default();
    let places = numbers.iter().map(|category| place(category) as u8).collect();
    (forms, places)
}

/// The names of those forms.
pub(crate) fn names(tag: &str) -> Vec<&'static str> {
    let name = |category| match category {
        PluralCategory::Zero => "zero",
        PluralCategory::One => "one",
        PluralCategory::Two => "two",
        PluralCategory::Few => "few",
        PluralCategory::Many => "many",
        PluralCategory::Other => "other",
    };
    forms(tag).0.into_iter().map(name).collect()
}
