//! In which order questions come, and the services of a group: no property tells when a change of the rough chances (docs/decisions/0004) turns it round.

#![allow(clippy::unwrap_used, reason = "a test stops at once")]

mod common;

use std::fmt::Write;

use common::{answer, answers, families, offers, offers_with_whens};
use fingerpost_core::guide::{Answer, Answers, Guide, Outcome};
use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::TestRunner;

#[test]
fn the_questions_of_random_offers_come_in_this_order() {
    // The same offers and families each time.
    let mut runner = TestRunner::deterministic();
    let mut orders = String::new();
    for _ in 0..240 {
        let guide = Guide::new(offers_with_whens().new_tree(&mut runner).unwrap().current());
        let family = families().new_tree(&mut runner).unwrap().current();
        let mut answers = Answers::new();
        while let Some(question) = guide.standing(&answers).next_question() {
            let _ = write!(orders, "{} ", question.index());
            let number = family[question.index()];
            answers.give(question, answer(guide.core(), question, number));
            if !guide.standing(&answers).is_answered(question) {
                answers.give(question, Answer::NotSure); // what they chose is not on offer
            }
        }
        orders.push('\n');
    }
    insta::assert_snapshot!(orders);
}

#[test]
fn the_services_of_random_plans_come_in_this_order() {
    let mut runner = TestRunner::deterministic();
    let mut plans = String::new();
    for _ in 0..120 {
        let mut core = offers().new_tree(&mut runner).unwrap().current();
        core.services.iter_mut().step_by(2).for_each(|service| service.national = true);
        let guide = Guide::new(core);
        let family = families().new_tree(&mut runner).unwrap().current();
        // The one question that says what it is about, and another.
        let standing = guide.standing(&answers(guide.core(), &family[..2]));
        for group in standing.plan().groups {
            let _ = write!(plans, "{}:", group.kind.id());
            for signpost in group.signposts {
                let mark = match signpost.outcome {
                    Outcome::Suits => "",
                    Outcome::MaySuit => "?",
                    Outcome::DoesNotSuit => "-",
                };
                let _ = write!(plans, " {}{mark}", signpost.service.index());
            }
            plans.push_str("; ");
        }
        plans.push('\n');
    }
    insta::assert_snapshot!(plans);
}
