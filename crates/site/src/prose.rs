//! Plain text as paragraphs and lists, with the words that need explaining marked.

use fingerpost_core::clock::Day;
use fingerpost_core::glossary::{Glossary, Piece};
use fingerpost_core::model::{Source, Term};
use maud::{Markup, html};

use crate::contact;

/// Marks each term of the glossary where it first stands on a page.
pub(crate) struct Reader<'a> {
    glossary: &'a Glossary,
    terms: &'a [Term],
    /// The way to the site's top.
    up: &'a str,
    seen: Vec<usize>,
}

impl<'a> Reader<'a> {
    /// Nothing read yet.
    pub(crate) fn new(glossary: &'a Glossary, terms: &'a [Term], up: &'a str) -> Self {
        Self { glossary, terms, up, seen: Vec::new() }
    }

    /// Words as they stand, each new term a link to what it means.
    pub(crate) fn read(&mut self, words: &str) -> Markup {
        let pieces = self.glossary.split_new(words, &mut self.seen);
        html! {
            @for piece in pieces {
                @match piece {
                    Piece::Plain(words) => (words),
                    Piece::Term { text, term } => {
                        a class="term" href=(format!("{}words.html#{}", self.up, anchor(&self.terms[term].term))) { (text) }
                    }
                }
            }
        }
    }

    /// Paragraphs and lists: a blank line starts a new one, and a line that starts with "- " is an item.
    pub(crate) fn text(&mut self, text: &str) -> Markup {
        let mut blocks: Vec<Block> = Vec::new();
        let mut open = false;
        for line in text.lines().map(str::trim) {
            if line.is_empty() {
                open = false;
            } else if let Some(item) = line.strip_prefix("- ") {
                match blocks.last_mut() {
                    Some(Block::List(items)) => items.push(item.to_owned()),
                    _ => blocks.push(Block::List(vec![item.to_owned()])),
                }
                open = false;
            } else if let (true, Some(Block::Paragraph(words))) = (open, blocks.last_mut()) {
                words.push(' ');
                words.push_str(line);
            } else {
                blocks.push(Block::Paragraph(line.to_owned()));
                open = true;
            }
        }
        html! {
            @for block in &blocks {
                @match block {
                    Block::Paragraph(words) => p { (self.read(words)) },
                    Block::List(items) => ul class="plain" { @for item in items { li { (self.read(item)) } } },
                }
            }
        }
    }
}

enum Block {
    Paragraph(String),
    List(Vec<String>),
}

/// Where a term stands on the page of words.
pub(crate) fn anchor(term: &str) -> String {
    let letters = term.chars().map(|c| if c.is_alphanumeric() { c.to_lowercase().to_string() } else { " ".to_owned() });
    format!("word-{}", letters.collect::<String>().split_whitespace().collect::<Vec<_>>().join("-"))
}

/// Where facts come from, to open.
pub(crate) fn sources(sources: &[Source]) -> Markup {
    html! {
        @if !sources.is_empty() {
            details {
                summary { "Where these facts come from" }
                ul class="plain" {
                    @for source in sources {
                        li {
                            (contact::page(&source.web, &source.title))
                            @if !source.by.is_empty() { ". " (source.by) }
                            @if !source.date.is_empty() { ", " (date(&source.date)) }
                            ". " q { (source.phrase) }
                        }
                    }
                }
            }
        }
    }
}

/// `2026-11-23` as people write it: "23 November 2026". What is not a date stays as it is.
pub(crate) fn date(date: &str) -> String {
    Day::from_iso(date).map_or_else(|| date.to_owned(), Day::in_words)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_becomes_paragraphs_and_lists_and_nothing_in_it_is_markup() {
        let glossary = Glossary::new(&[]);
        let mut reader = Reader::new(&glossary, &[], "");
        let text = "One\nline.\n\nThey help with:\n- a <b>\n- b\n\n<script>x</script>";
        assert_eq!(
            reader.text(text).into_string(),
            "<p>One line.</p><p>They help with:</p><ul class=\"plain\"><li>a &lt;b&gt;</li><li>b</li></ul><p>&lt;script&gt;x&lt;/script&gt;</p>"
        );
    }

    #[test]
    fn a_term_is_a_link_where_it_first_stands() {
        let term = Term { term: "EHC plan".into(), also: vec![], means: "A plan.".into(), service: None };
        let terms = [term];
        let glossary = Glossary::new(&terms);
        let mut reader = Reader::new(&glossary, &terms, "../");
        let html = reader.read("An EHC plan is an EHC plan.").into_string();
        assert_eq!(html, "An <a class=\"term\" href=\"../words.html#word-ehc-plan\">EHC plan</a> is an EHC plan.");
    }

    #[test]
    fn dates_are_written_as_people_do() {
        assert_eq!(date("2026-11-03"), "3 November 2026");
        assert_eq!(date("last year"), "last year");
    }
}
