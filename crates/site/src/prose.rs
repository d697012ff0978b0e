//! Where facts come from, and dates as people write them.

use fingerpost_core::catalogue::{Catalogue, ENGLISH};
use fingerpost_core::clock::Day;
use fingerpost_core::model::Source;
use fingerpost_core::t;
use maud::{Markup, html};

use crate::contact;
use crate::words::stays_english;

/// Where facts come from, to open: in the words of whoever says them.
pub(crate) fn sources(words: &Catalogue, sources: &[Source]) -> Markup {
    let (lang, dir) = stays_english(words);
    html! {
        @if !sources.is_empty() {
            details {
                summary { (words.say(t!("Where these facts come from"))) }
                ul class="plain" lang=[lang] dir=[dir] {
                    @for source in sources {
                        li {
                            (contact::page(&source.web, &source.title))
                            @if !source.by.is_empty() { ". " (source.by) }
                            @if !source.date.is_empty() { ", " (date(&ENGLISH, &source.date)) }
                            ". " q { (source.phrase) }
                        }
                    }
                }
            }
        }
    }
}

/// `2026-11-23` as people write it: "23 November 2026". What is not a date stays as it is.
pub(crate) fn date(words: &Catalogue, date: &str) -> String {
    Day::from_iso(date).map_or_else(|| date.to_owned(), |day| day.in_words_of(words))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_written_as_people_do() {
        assert_eq!(date(&ENGLISH, "2026-11-03"), "3 November 2026");
        assert_eq!(date(&ENGLISH, "last year"), "last year");
    }
}
