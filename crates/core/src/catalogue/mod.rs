//! Our words and an offer's in another language.
//!
//! A text's key is the text itself in English, as in gettext: a text that has changed, or that nobody has translated, is shown in English and never
//! with the words of another. A [`Catalogue`] holds 64-bit hashes of the keys and not the keys, so it is half the size; of a million texts two
//! have the same hash once in 37 million times.

mod text;
mod wire;

use crate::explain::Voice;
use text::{ISOLATE, POP};
pub use text::{Text, gaps, pieces};

/// The texts of one language, by their English.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Catalogue {
    /// The language, as BCP 47 names it, such as `pl`; empty for the English that the texts are written in.
    pub language: String,
    /// Who checked our words and who checked the offer's, in their own words; empty where nobody has.
    pub checked_by: [String; 2],
    /// Which form of a text goes with 0, 1, … up to 199 things; more things are as those with their last two digits, and 100 more.
    pub(crate) forms: Vec<u8>,
    /// The hashes of the English texts, in order.
    pub(crate) keys: Vec<u64>,
    /// What they are in this language, in the same order. A text of several forms has [`FORM`] between them.
    pub(crate) texts: Vec<String>,
}

/// How many numbers have a form of their own in a [`Catalogue`].
pub const NUMBERS: usize = 200;

/// What stands between the forms of a text.
pub const FORM: char = '\u{1F}';

/// The English that every text is written in.
pub static ENGLISH: Catalogue = Catalogue {
    language: String::new(),
    checked_by: [String::new(), String::new()],
    forms: Vec::new(),
    keys: Vec::new(),
    texts: Vec::new(),
};

impl Catalogue {
    /// A catalogue of these texts, each with its English first; of two with the same English the first stays. `forms` are the forms of numbers up to
    /// [`NUMBERS`].
    #[must_use]
    pub fn new(language: String, checked_by: [String; 2], forms: Vec<u8>, texts: Vec<(String, String)>) -> Self {
        let mut texts: Vec<(u64, String)> = texts.into_iter().map(|(english, text)| (hash(&english), text)).collect();
        texts.sort_by_key(|(key, _)| *key);
        texts.dedup_by_key(|(key, _)| *key);
        let (keys, texts) = texts.into_iter().unzip();
        Self { language, checked_by, forms, keys, texts }
    }

    /// True where its words are English, in its usual form or another, such as Easy Read: English then needs no mark.
    #[must_use]
    pub fn reads_english(&self) -> bool {
        self.language.is_empty() || self.language.starts_with("en")
    }

    /// A text in this language, where somebody translated it. One of several forms is told by the first.
    #[must_use]
    pub fn translated(&self, english: &str) -> Option<&str> {
        self.find(english).map(|forms| pick(forms, 0))
    }

    /// A text of ours. (One of several forms is told by the first: what stands between them is no letter, and must never reach a page.)
    #[must_use]
    pub fn say(&self, text: Text) -> &str {
        self.translated(text.0).unwrap_or(text.0)
    }

    /// A text of ours, its gaps filled in the order in which they stand in English.
    #[must_use]
    pub fn fill(&self, text: Text, with: &[&str]) -> String {
        text.fill(self.say(text), with)
    }

    /// A text of ours about so many things: `one` in English for one thing, `many` for none or several. Its gap `{n}` is the number, and any others are
    /// filled in the order in which they stand in English.
    #[must_use]
    pub fn count(&self, n: usize, one: &'static str, many: Text, with: &[&str]) -> String {
        let number = n.to_string();
        let mut all: Vec<&str> = vec![&number];
        all.extend(with);
        let said = match self.find(many.0) {
            Some(forms) => self.form(forms, n),
            None if n == 1 => one,
            None => many.0,
        };
        many.fill(said, &all)
    }

    /// A text of ours with gaps that depend on who is asking, as [`Voice::fill`] fills them in English, and others, which are filled in the order in which
    /// they stand there. In another language such a text has a form for each voice.
    #[must_use]
    pub fn clause(&self, voice: Voice, text: Text, with: &[&str]) -> String {
        match self.find(text.0) {
            Some(forms) => text.fill(pick(forms, voice as usize), with),
            None => text.fill(&voice.fill(text.0), with),
        }
    }

    /// The form for so many things.
    fn form<'t>(&self, forms: &'t str, n: usize) -> &'t str {
        let number = if n < NUMBERS { n } else { NUMBERS / 2 + n % (NUMBERS / 2) };
        pick(forms, usize::from(self.forms.get(number).copied().unwrap_or_default()))
    }

    /// A text of the offer. Where nobody has translated it, it is English between marks that say so (see [`pieces`]).
    #[must_use]
    pub fn theirs(&self, english: &str) -> String {
        self.translated(english).map_or_else(|| self.mark(english), str::to_owned)
    }

    /// A text of the offer with gaps that depend on who is asking, as [`Voice::fill`] fills them in English. In another language such a text has a form for
    /// each voice.
    #[must_use]
    pub fn voiced(&self, voice: Voice, english: &str) -> String {
        match self.find(english) {
            Some(forms) => pick(forms, voice as usize).to_owned(),
            None => self.mark(&voice.fill(english)),
        }
    }

    /// The same as a sentence, or several.
    #[must_use]
    pub fn sentence(&self, voice: Voice, english: &str) -> String {
        match self.find(english) {
            Some(forms) => pick(forms, voice as usize).to_owned(),
            None => self.mark(&voice.sentence(english)),
        }
    }

    /// English inside another language stands between U+2068 and U+2069: Unicode's own marks of a piece that runs its own way. A page makes
    /// `lang="en"` of them; elsewhere they do no harm, and keep English whole in a line that runs from right to left.
    fn mark(&self, english: &str) -> String {
        if english.is_empty() || self.reads_english() {
            return english.to_owned();
        }
        let mut marked = String::with_capacity(english.len() + 6);
        marked.push(ISOLATE);
        marked.push_str(english);
        marked.push(POP);
        marked
    }

    fn find(&self, english: &str) -> Option<&str> {
        if cfg!(feature = "english-only") || self.keys.is_empty() {
            return None;
        }
        let place = self.keys.binary_search(&hash(english)).ok()?;
        self.texts.get(place).map(String::as_str)
    }
}

/// A form of a text, or its last.
fn pick(forms: &str, form: usize) -> &str {
    let mut last = forms;
    for (place, one) in forms.split(FORM).enumerate() {
        last = one;
        if place == form {
            break;
        }
    }
    last
}

/// FNV-1a, 64 bits wide (<http://www.isthe.com/chongo/tech/comp/fnv/>): short to write, and no bytes to carry.
fn hash(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3))
}

/// True for a text that holds marked English.
#[must_use]
pub fn is_marked(text: &str) -> bool {
    text.contains(ISOLATE)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::t;

    /// Polish, as the rules of CLDR have it: 1; 2 to 4 but not 12 to 14; the rest.
    fn polish(texts: &[(&str, &str)]) -> Catalogue {
        let form = |n: usize| match (n, n % 10, n % 100) {
            (1, ..) => 0,
            (_, 2..=4, 0..=11 | 15..=99) => 1,
            _ => 2,
        };
        let texts = texts.iter().map(|(english, text)| ((*english).to_owned(), (*text).to_owned())).collect();
        Catalogue::new("pl".to_owned(), Default::default(), (0..NUMBERS).map(form).collect(), texts)
    }

    #[test]
    fn a_text_that_is_there_is_said_and_another_stays_english() {
        let polish = polish(&[("Search", "Szukaj")]);
        assert_eq!(polish.say(t!("Search")), "Szukaj");
        assert_eq!(polish.say(t!("Back")), "Back");
        assert_eq!(ENGLISH.say(t!("Search")), "Search");
    }

    #[test]
    fn gaps_are_filled_by_their_names_whatever_their_order() {
        let text = t!("{who} runs this in {where}.");
        let polish = polish(&[(text.0, "W {where} prowadzi to {who}.")]);
        assert_eq!(polish.fill(text, &["Barnardo's", "Rugby"]), "W Rugby prowadzi to Barnardo's.");
        assert_eq!(ENGLISH.fill(text, &["Barnardo's", "Rugby"]), "Barnardo's runs this in Rugby.");
    }

    #[test]
    fn so_many_things_take_the_form_of_their_number() {
        let (one, many) = ("{n} service", t!("{n} services"));
        let polish = polish(&[(many.0, "{n} usługa\u{1F}{n} usługi\u{1F}{n} usług")]);
        for (n, says) in
            [(0, "0 usług"), (1, "1 usługa"), (3, "3 usługi"), (12, "12 usług"), (122, "122 usługi"), (212, "212 usług")]
        {
            assert_eq!(polish.count(n, one, many, &[]), says);
        }
        assert_eq!(polish.fill(many, &["5"]), "5 usługa", "whoever forgets to count hears one form, and not all of them");
        assert_eq!(ENGLISH.count(1, one, many, &[]), "1 service");
        assert_eq!(ENGLISH.count(0, one, many, &[]), "0 services");
    }

    #[test]
    fn what_nobody_translated_is_marked_as_english() {
        let polish = polish(&[("Advice line", "Telefon zaufania"), ("{they_are} deaf", "dziecko nie słyszy\u{1F}nie słyszysz")]);
        assert_eq!(polish.theirs("Advice line"), "Telefon zaufania");
        assert_eq!(pieces(&polish.theirs("Short breaks")), [("Short breaks", true)]);
        assert_eq!(polish.voiced(Voice::YoungPerson, "{they_are} deaf"), "nie słyszysz");
        assert_eq!(
            polish.voiced(Voice::Professional, "{they_are} deaf"),
            "nie słyszysz",
            "the last form, where there are too few"
        );
        assert_eq!(pieces(&polish.voiced(Voice::Parent, "{they_are} blind")), [("your child is blind", true)]);
        assert_eq!(ENGLISH.theirs("Short breaks"), "Short breaks");
    }
}
