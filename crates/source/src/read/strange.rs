//! What no text of an offer may hold, whichever field it stands in: letters that do harm, or more letters than anybody reads.

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::File;
use crate::letters::{MOST_LETTERS, Strange, strange};
use crate::table::{At, Reader};

/// How many letters before a strange one are shown, to find it by.
const BEFORE: usize = 20;

/// Looks at every text of a file.
pub(super) fn check(reader: Reader<'_>, file: &File, table: &DeTable<'_>) {
    // The reader of TOML stops at 80 tables inside one another, so this does too.
    for (_, value) in table.iter() {
        look(reader, file, value);
    }
}

fn look(reader: Reader<'_>, file: &File, value: &Spanned<DeValue<'_>>) {
    match value.get_ref() {
        DeValue::String(text) => text_of(reader, &At { value: text.as_ref(), file, span: value.span() }),
        DeValue::Array(list) => list.iter().for_each(|item| look(reader, file, item)),
        DeValue::Table(table) => check(reader, file, table),
        _ => {}
    }
}

fn text_of(reader: Reader<'_>, text: &At<'_, &str>) {
    if text.value.len() > MOST_LETTERS && text.value.chars().count() > MOST_LETTERS {
        let wrong = format!("this text has more than {MOST_LETTERS} letters");
        reader.note("too-long", text, wrong, "keep what a family needs to know, and give a link to the rest");
    }
    let Some((at, found)) = strange(text.value) else { return };
    let (letter, is) = match found {
        Strange::Unseen(letter) => (letter, "a letter that nobody can see"),
        Strange::Turns(letter) => (letter, "a sign that turns round the letters after it"),
        Strange::Piled(letter) => (letter, "a pile of accents on one letter"),
    };
    let before: Vec<char> = text.value[..at].lines().next_back().unwrap_or_default().chars().collect();
    let before: String = before[before.len().saturating_sub(BEFORE)..].iter().collect();
    let place = if before.is_empty() { "where a line begins".to_owned() } else { format!("after `{before}`") };
    let wrong = format!("{is} (U+{:04X}) stands {place}", u32::from(letter));
    let mend = "delete it, or type the words anew: what is copied from a web page or a document can hold such letters";
    reader.note("strange-letter", text, wrong, mend);
}
