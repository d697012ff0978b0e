//! Words that explain themselves: finds the terms of a glossary in a text.

use crate::letters::{drawer, is_of_a_word};
use crate::model::Term;

/// A glossary made ready to find its terms in texts.
///
/// ```
/// use fingerpost_core::glossary::{Glossary, Piece};
/// use fingerpost_core::model::Term;
///
/// let term = Term {
///     term: "EHC plan".into(),
///     also: vec!["EHCP".into()],
///     means: "A legal plan.".into(),
///     service: None,
/// };
/// let glossary = Glossary::new(&[term]);
/// assert_eq!(
///     glossary.split("Ask for an EHC plan. An EHCP is free."),
///     [Piece::Plain("Ask for an "), Piece::Term { text: "EHC plan", term: 0 }, Piece::Plain(". An EHCP is free.")]
/// );
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Glossary {
    /// By their first words, in a fixed number of drawers: one short look for each word of a text.
    drawers: Vec<Vec<Name>>,
}

/// How many drawers: about three names a drawer in a glossary of several hundred.
const DRAWERS: usize = 256;

/// One name of a term.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Name {
    /// Its first word, folded.
    first: String,
    /// The whole name, folded unless it is exact.
    whole: Vec<char>,
    /// True for a short abbreviation: "ADD" is not the word "add".
    exact: bool,
    /// The place of its term.
    term: usize,
}

/// A piece of a text. All pieces together, in order, are the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Piece<'t> {
    /// Words as they are.
    Plain(&'t str),
    /// A term to explain.
    Term {
        /// As it stands in the text.
        text: &'t str,
        /// The place of its entry in the list that the glossary was made from.
        term: usize,
    },
}

impl Glossary {
    /// Makes a glossary ready. A name that stands in it twice means its first entry.
    #[must_use]
    pub fn new(terms: &[Term]) -> Self {
        let mut drawers: Vec<Vec<Name>> = vec![Vec::new(); DRAWERS];
        for (index, term) in terms.iter().enumerate() {
            for name in std::iter::once(&term.term).chain(&term.also) {
                let exact = is_abbreviation(name);
                let whole: Vec<char> = name.trim().chars().map(|c| if exact { same(c) } else { fold(c) }).collect();
                let first: String = name.trim().chars().take_while(|c| is_of_a_word(*c)).map(fold).collect();
                if !first.is_empty() {
                    drawers[drawer(&first, DRAWERS)].push(Name { first, whole, exact, term: index });
                }
            }
        }
        Self { drawers }
    }

    /// Splits a text at the first occurrence of each term.
    #[must_use]
    pub fn split<'t>(&self, text: &'t str) -> Vec<Piece<'t>> {
        self.split_new(text, &mut Vec::new())
    }

    /// Splits one of several texts that are read together: the terms in `seen` are not marked again, and those found are added.
    #[must_use]
    pub fn split_new<'t>(&self, text: &'t str, seen: &mut Vec<usize>) -> Vec<Piece<'t>> {
        let mut pieces = Vec::new();
        let mut plain_from = 0;
        let mut at = 0;
        while let Some(start) = text[at..].find(is_of_a_word).map(|offset| at + offset) {
            let word = text[start..].find(|c: char| !is_of_a_word(c)).map_or(text.len(), |offset| start + offset);
            match self.name_at(text, start, word) {
                Some((term, end)) => {
                    if !seen.contains(&term) {
                        seen.push(term);
                        if plain_from < start {
                            pieces.push(Piece::Plain(&text[plain_from..start]));
                        }
                        pieces.push(Piece::Term { text: &text[start..end], term });
                        plain_from = end;
                    }
                    at = end;
                }
                None => at = word,
            }
        }
        if plain_from < text.len() {
            pieces.push(Piece::Plain(&text[plain_from..]));
        }
        pieces
    }

    /// The longest name that stands at `start`, whose first word ends at `word`: its term, and where it ends.
    fn name_at(&self, text: &str, start: usize, word: usize) -> Option<(usize, usize)> {
        let first: String = text[start..word].chars().map(fold).collect();
        // A single-word name may stand in the plural: "advocates". Its names then lie under the word without its s.
        let singular = first.strip_suffix('s').filter(|word| word.len() > 1);
        [Some(first.as_str()), singular].into_iter().flatten().find_map(|first| {
            let names = self.drawers.get(drawer(first, DRAWERS))?.iter().filter(|name| name.first == first);
            let fits = names.filter_map(|name| Some((name.term, start + name.length_in(&text[start..])?)));
            // The longest; of two as long, the first.
            fits.fold(
                None,
                |best: Option<(usize, usize)>, (term, end)| {
                    if best.is_some_and(|(_, longest)| longest >= end) { best } else { Some((term, end)) }
                },
            )
        })
    }
}

impl Name {
    /// How many bytes of the text it takes up, where the text starts with it as whole words. A plural counts.
    fn length_in(&self, text: &str) -> Option<usize> {
        let mut rest = text.chars();
        for wanted in &self.whole {
            let found = rest.next().map(|c| if self.exact { same(c) } else { fold(c) })?;
            if found != *wanted {
                return None;
            }
        }
        let ends = |rest: &str| !rest.starts_with(is_of_a_word);
        let rest = rest.as_str();
        let rest = if ends(rest) { rest } else { rest.strip_prefix('s').filter(|rest| ends(rest))? };
        Some(text.len() - rest.len())
    }
}

/// A short name with two capitals or more, such as "SEN", "A&E" or "SpLD".
fn is_abbreviation(name: &str) -> bool {
    name.chars().count() <= 6 && name.chars().filter(|c| c.is_ascii_uppercase()).count() >= 2
}

/// One character for each that a writer may type in its place.
const fn same(c: char) -> char {
    match c {
        '’' | '‘' => '\'',
        '\u{a0}' | '\n' | '\t' => ' ',
        '–' | '\u{2011}' => '-',
        other => other,
    }
}

/// The same, with the capitals from A to Z made small.
fn fold(c: char) -> char {
    same(c).to_ascii_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn glossary(names: &[&[&str]]) -> Glossary {
        let term = |names: &&[&str]| Term {
            term: names[0].to_owned(),
            also: names[1..].iter().map(|name| (*name).to_owned()).collect(),
            means: String::new(),
            service: None,
        };
        Glossary::new(&names.iter().map(term).collect::<Vec<_>>())
    }

    /// The text with its terms in brackets.
    fn marked(glossary: &Glossary, text: &str) -> String {
        let mark = |piece: &Piece<'_>| match piece {
            Piece::Plain(text) => (*text).to_owned(),
            Piece::Term { text, term } => format!("[{text}|{term}]"),
        };
        glossary.split(text).iter().map(mark).collect()
    }

    #[test]
    fn prefers_the_longest_name() {
        let glossary = glossary(&[&["EHC"], &["EHC needs assessment"], &["EHC plan"]]);
        assert_eq!(marked(&glossary, "Ask for an EHC needs assessment."), "Ask for an [EHC needs assessment|1].");
        assert_eq!(marked(&glossary, "EHC help"), "[EHC|0] help");
    }

    #[test]
    fn matches_whole_words_only() {
        let glossary = glossary(&[&["GP"], &["Portage"], &["plan"]]);
        assert_eq!(marked(&glossary, "a GPS, planning, and airplan"), "a GPS, planning, and airplan");
        assert_eq!(marked(&glossary, "portage-like"), "[portage|1]-like");
    }

    #[test]
    fn a_short_abbreviation_keeps_its_capitals() {
        let glossary = glossary(&[&["ADHD", "ADD"], &["IT"], &["ACEs"]]);
        assert_eq!(marked(&glossary, "Add it up. It is ADD, not aces."), "Add it up. It is [ADD|0], not aces.");
    }

    #[test]
    fn a_longer_name_does_not_mind_capitals() {
        let glossary = glossary(&[&["Advocate", "advocacy"], &["education, health and care plan"]]);
        assert_eq!(marked(&glossary, "ADVOCACY helps"), "[ADVOCACY|0] helps");
        assert_eq!(marked(&glossary, "An Education, Health and Care plan"), "An [Education, Health and Care plan|1]");
    }

    #[test]
    fn marks_each_term_once_by_whichever_name_comes_first() {
        let glossary = glossary(&[&["EHC plan", "EHCP"]]);
        assert_eq!(marked(&glossary, "EHCP, EHC plan, EHCP"), "[EHCP|0], EHC plan, EHCP");
        let mut seen = Vec::new();
        assert_eq!(glossary.split_new("An EHCP.", &mut seen).len(), 3);
        assert_eq!(glossary.split_new("An EHCP.", &mut seen), [Piece::Plain("An EHCP.")]);
    }

    #[test]
    fn takes_a_plural() {
        let glossary = glossary(&[&["Advocate"], &["EHC plan"], &["GP"]]);
        assert_eq!(marked(&glossary, "advocates, EHC plans and GPs"), "[advocates|0], [EHC plans|1] and [GPs|2]");
    }

    #[test]
    fn takes_signs_and_curly_quotes() {
        let glossary = glossary(&[&["A&E"], &["0-5 nursing"], &["parents' forum"]]);
        assert_eq!(marked(&glossary, "A&E, 0–5 nursing, parents’ forum"), "[A&E|0], [0–5 nursing|1], [parents’ forum|2]");
    }

    #[test]
    fn loses_no_letter() {
        let glossary = glossary(&[&["GP"], &["Ünal café"], &["İ"]]);
        for text in ["", "GP", " GP ", "ÜNAL CAFÉ’s", "İİ İ ǅ ß GPGP", "…—GP—…"] {
            let whole: String = glossary
                .split(text)
                .into_iter()
                .map(|piece| match piece {
                    Piece::Plain(text) | Piece::Term { text, .. } => text,
                })
                .collect();
            assert_eq!(whole, text);
        }
    }
}
