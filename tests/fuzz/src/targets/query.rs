//! Queries: words that a family types, over the sample's index and glossary.

use std::sync::LazyLock;

use fingerpost_core::Offer;
use fingerpost_core::glossary::{Glossary, Piece};
use fingerpost_core::search::{Index, build, marks};

use super::text;

static OFFER: LazyLock<Offer> = LazyLock::new(fingerpost_source::sample);
static INDEX: LazyLock<Index> = LazyLock::new(|| build::index(&OFFER));
static GLOSSARY: LazyLock<Glossary> = LazyLock::new(|| Glossary::new(&OFFER.words.terms));

/// What is found is there, and in order; pieces of a text are the text.
pub fn tries(bytes: &[u8]) {
    let typed = text(bytes);
    assert!(INDEX.wants(&typed).is_empty());
    found(&INDEX, &typed);
    let pieces = GLOSSARY.split(&typed).into_iter().map(|piece| match piece {
        Piece::Plain(text) | Piece::Term { text, .. } => text,
    });
    assert_eq!(pieces.collect::<String>(), typed);
}

/// Searches an index for something, and looks at all that it says.
pub(super) fn found(index: &Index, typed: &str) {
    const MOST: usize = 5;
    let found = index.search(typed, MOST, &|_| 1.0);
    assert!(found.hits.len() <= MOST);
    assert!(found.hits.iter().all(|hit| hit.score.is_finite() && hit.score > 0.0), "{:?}", found.hits);
    assert!(found.hits.is_sorted_by(|one, other| one.score >= other.score), "{:?}", found.hits);
    for hit in &found.hits {
        assert!(hit.service.index() < index.services());
        let why = index.why(&found, hit.service);
        assert!(!why.is_empty());
        let pieces = marks(typed, &why);
        assert_eq!(pieces.iter().map(|(text, _)| *text).collect::<String>(), typed);
        let _ = index.facets(hit.service);
        let _ = index.result_of(hit.service);
        assert!(index.offer_of(hit.service).is_none_or(|offer| offer < index.offers().len()));
    }
    let _ = index.did_you_mean(&found, typed);
}
