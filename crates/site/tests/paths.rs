//! No two pages of a site have one path.

#![allow(clippy::unwrap_used, reason = "a test stops at once")]

use std::collections::BTreeSet;

use fingerpost_core::model::Term;
use fingerpost_web::page::path::{need, terms};

fn term(name: &str) -> Term {
    Term { term: name.to_owned(), also: Vec::new(), means: String::new(), service: None }
}

#[test]
fn each_term_has_a_page_of_its_own_whatever_it_is_called() {
    let named = terms(&[term("EHC plan"), term("EHC-plan"), term("«»"), term("Écoute"), term("ehc plan 2")]);
    assert_eq!(
        named,
        ["words/ehc-plan.html", "words/ehc-plan-2.html", "words/word.html", "words/coute.html", "words/ehc-plan-2-2.html"]
    );
}

#[test]
fn needs_that_stand_for_the_same_have_pages_of_their_own() {
    let mut core = fingerpost_source::sample().core;
    let question = core.question("need").unwrap();
    assert_eq!(need(&core, 0, None), Some("needs/autism.html".to_owned()));
    let stage = core.fact("stage").and_then(|stage| core.values_of(stage).next()).unwrap();
    let needs = &mut core.questions[question.index()].options;
    needs.push(needs[0].clone());
    needs[0].sets.push(stage);
    let pages: Vec<String> = (0..core[question].options.len()).filter_map(|option| need(&core, option, None)).collect();
    assert_eq!(pages.iter().collect::<BTreeSet<_>>().len(), core[question].options.len(), "{pages:?}");
    assert_eq!(need(&core, 99, None), None);
}
