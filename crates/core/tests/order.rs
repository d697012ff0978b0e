//! In which order questions come: it decides no plan, so no property of plans tells when a change of the rough chances (docs/decisions/0004) turns it round.

#![allow(clippy::unwrap_used, reason = "a test stops at once")]

mod common;

use std::fmt::Write;

use common::{answer, families, offers};
use fingerpost_core::guide::{Answers, Guide};
use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::TestRunner;

#[test]
fn the_questions_of_random_offers_come_in_this_order() {
    // The same offers and families each time.
    let mut runner = TestRunner::deterministic();
    let mut orders = String::new();
    for _ in 0..240 {
        let guide = Guide::new(offers().new_tree(&mut runner).unwrap().current());
        let family = families().new_tree(&mut runner).unwrap().current();
        let mut answers = Answers::new();
        while let Some(question) = guide.standing(&answers).next_question() {
            let _ = write!(orders, "{} ", question.index());
            let number = family[question.index()];
            answers.give(question, answer(guide.core(), question, number));
        }
        orders.push('\n');
    }
    insta::assert_snapshot!(orders);
}
