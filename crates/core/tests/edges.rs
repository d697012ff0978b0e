//! The edges of conditions, of dates and of answers: each case here is one that changed code once got past every other test (docs/mutants.md).

#![allow(clippy::unwrap_used, reason = "a test stops at once")]

use fingerpost_core::catalogue::ENGLISH;
use fingerpost_core::clock::{Calendar, Day, DayError, Side, ics, reckon};
use fingerpost_core::guide::{Answer, Answers, Guide};
use fingerpost_core::model::{Anchor, Count, KnownDate, Limit, Pathway, QuestionId, Step, Unit, ValueId, Way};
use fingerpost_core::rules::{Age, AgeError, Atom, Facts, Tri};
use fingerpost_source::sample;

fn day(iso: &str) -> Day {
    Day::from_iso(iso).unwrap()
}

/// What is known of a family whose one answer is an age.
fn aged(age: Age) -> Facts {
    let core = sample().core;
    let mut answers = Answers::new();
    answers.give(core.question("age").unwrap(), Answer::Age(age));
    answers.facts(&core)
}

#[test]
fn an_age_across_an_edge_leaves_a_condition_open() {
    let under_five = Atom::Age { from: None, under: Some(60) };
    let from_five = Atom::Age { from: Some(60), under: None };
    for (age, young, old) in [
        (Age::between(48, 60), Tri::Yes, Tri::No),
        (Age::between(48, 61), Tri::Unknown, Tri::Unknown),
        (Age::between(59, 61), Tri::Unknown, Tri::Unknown),
        (Age::between(60, 72), Tri::No, Tri::Yes),
    ] {
        assert_eq!((under_five.holds(&aged(age)), from_five.holds(&aged(age))), (young, old), "{age:?}");
    }
}

#[test]
fn a_school_year_counts_both_its_ends() {
    // Somebody of 13 and 11 months is in Year 9; somebody of 13 in Year 8 or 9.
    let (nine, eight_or_nine) = (aged(Age::between(167, 168)), aged(Age::between(156, 168)));
    let year = |from, to| Atom::Year { from, to };
    for (from, to, in_nine, in_either) in [
        (Some(9), Some(9), Tri::Yes, Tri::Unknown),
        (Some(8), Some(9), Tri::Yes, Tri::Yes),
        (Some(9), None, Tri::Yes, Tri::Unknown),
        (Some(8), None, Tri::Yes, Tri::Yes),
        (None, Some(8), Tri::No, Tri::Unknown),
        (None, Some(9), Tri::Yes, Tri::Yes),
        (None, Some(7), Tri::No, Tri::No),
        (Some(10), None, Tri::No, Tri::No),
        (Some(8), Some(8), Tri::No, Tri::Unknown),
    ] {
        let holds = (year(from, to).holds(&nine), year(from, to).holds(&eight_or_nine));
        assert_eq!(holds, (in_nine, in_either), "{from:?} to {to:?}");
    }
    assert_eq!(year(None, Some(2)).holds(&aged(Age::between(12, 24))), Tri::No, "who is not at school is in no year");
    assert_eq!(year(None, Some(2)).holds(&Facts::unknown(&sample().core)), Tri::Unknown);
}

#[test]
fn the_oldest_is_a_hundred_and_twenty() {
    assert_eq!("120".parse(), Ok(Age::between(1440, 1452)));
    assert_eq!("1451 months".parse(), Ok(Age::between(1451, 1452)));
    assert_eq!("121".parse::<Age>(), Err(AgeError::TooOld));
    assert_eq!("1452 months".parse::<Age>(), Err(AgeError::TooOld));
}

#[test]
fn an_offer_that_asks_nothing_still_has_a_plan() {
    let mut core = sample().core;
    core.questions.clear();
    core.validate().unwrap();
    assert!(core.home.is_some(), "it has areas, of which nobody is asked");
    let services = core.services.len();
    let guide = Guide::new(core);
    let standing = guide.standing(&Answers::new());
    assert_eq!((standing.next_question(), standing.questions_left()), (None, 0));
    let plan = standing.plan();
    let last = usize::from(plan.group_of(plan.last_resort).is_none());
    assert_eq!(plan.signposts().count() + last, services, "nobody was asked, so nothing is left out");
}

#[test]
fn a_value_that_another_question_sets_rules_out_the_others_of_its_fact() {
    let mut core = sample().core;
    let asked = core.question("help").unwrap();
    let stage = core.questions[core.question("stage").unwrap().index()].fact;
    let [first, second] = [0, 1].map(|place| core.values_of(stage).nth(place).unwrap());
    core.questions[asked.index()].options[0].sets.push(first);
    let mut answers = Answers::new();
    answers.give(asked, Answer::Chosen(vec![0]));
    let facts = answers.facts(&core);
    assert_eq!((facts.value(first), facts.value(second)), (Tri::Yes, Tri::No), "who is at one stage is at no other");

    // Of a fact that may have many values, one says nothing of the others.
    let need = core.questions[core.question("need").unwrap().index()].fact;
    let values: Vec<ValueId> = core.values_of(need).filter(|value| core[*value].parent.is_none()).collect();
    core.questions[asked.index()].options[0].sets.push(values[0]);
    let facts = answers.facts(&core);
    assert_eq!((facts.value(values[0]), facts.value(values[1])), (Tri::Yes, Tri::Unknown));
}

#[test]
fn an_answer_that_is_taken_back_is_gone() {
    let mut answers = Answers::new();
    assert!(answers.is_empty());
    answers.give(QuestionId(1), Answer::NotSure);
    answers.give(QuestionId(0), Answer::NoneOfThese);
    assert!(!answers.is_empty());
    answers.take_back(QuestionId(1));
    answers.take_back(QuestionId(2));
    assert_eq!((answers.get(QuestionId(0)), answers.get(QuestionId(1))), (Some(&Answer::NoneOfThese), None));
    answers.take_back(QuestionId(0));
    assert!(answers.is_empty());
}

#[test]
fn a_day_without_its_second_hyphen_is_no_day() {
    assert_eq!((Day::from_iso("2026-01101"), Day::from_iso("2026-01-101")), (None, None));
}

#[test]
fn a_day_and_month_that_differ_keep_their_order_without_anything_between() {
    let read = |typed| Day::read(typed, day("2026-11-25"), Side::Past);
    assert_eq!((read("25122025"), read("251225")), (Ok(day("2025-12-25")), Ok(day("2025-12-25"))));
    assert_eq!(read("01022026"), Ok(day("2026-02-01")));
}

#[test]
fn two_digits_are_of_this_century_up_to_fifty_years_ahead() {
    let read = |typed| Day::read(typed, day("2026-11-25"), Side::Past);
    assert_eq!((read("1/1/76"), read("1/1/77")), (Ok(day("2076-01-01")), Ok(day("1977-01-01"))));
}

#[test]
fn what_ends_a_number_does_not_begin_a_date() {
    assert_eq!(Day::read("rd 3 march 2026", day("2026-11-25"), Side::Past), Err(DayError::NotADay));
}

/// A pathway with two dates, and a step without an id for each list of counts.
fn pathway(steps: Vec<Vec<Count>>) -> Pathway {
    let limit = |counts| Limit { says: "in time".to_owned(), who: "you".to_owned(), sure: true, counts, late: String::new() };
    let step = |counts| Step {
        id: String::new(),
        title: "It happens".to_owned(),
        text: String::new(),
        limit: Some(limit(counts)),
        services: Vec::new(),
        sources: Vec::new(),
    };
    let date = |id: &str| KnownDate { id: id.to_owned(), asks: "When?".to_owned(), hint: String::new() };
    Pathway { dates: vec![date("one"), date("other")], steps: steps.into_iter().map(step).collect(), ..Pathway::default() }
}

fn after(from: Anchor, many: u16, unit: Unit) -> Count {
    Count { from, way: Way::After, many, unit, on: None }
}

#[test]
fn the_later_of_two_days_is_as_sure_as_the_less_sure() {
    let start = Anchor::Date(0);
    let known = [("one".to_owned(), day("2026-11-02"))];
    let holidays = [day("2026-08-31"), day("2026-12-25")];
    let calendar = Calendar::new(&holidays, Some(day("2026-12-31")));
    let (soon, far) = (after(start, 5, Unit::WorkingDays), after(start, 300, Unit::WorkingDays));
    let certain = |counts: Vec<Count>| reckon(&pathway(vec![counts]), &known, calendar, day("2026-11-25"))[0].certain;
    assert!(certain(vec![soon, soon]));
    assert!(!certain(vec![soon, far]) && !certain(vec![far, soon]));

    // The first step also counts from a date that nobody gave.
    let partly = vec![after(start, 1, Unit::Weeks), after(Anchor::Date(1), 1, Unit::Weeks)];
    let (from_it, from_start) = (after(Anchor::Step(0), 1, Unit::Days), after(start, 1, Unit::Days));
    for counts in [vec![from_it, from_start], vec![from_start, from_it]] {
        assert!(reckon(&pathway(vec![partly.clone(), counts]), &known, calendar, day("2026-11-25"))[1].partly);
    }
    assert!(!reckon(&pathway(vec![partly, vec![from_start]]), &known, calendar, day("2026-11-25"))[1].partly);
}

#[test]
fn a_step_without_an_id_has_its_number_in_a_calendar_file() {
    let known = [("one".to_owned(), day("2026-11-02"))];
    let pathway = pathway(vec![vec![after(Anchor::Date(0), 1, Unit::Weeks)], vec![after(Anchor::Date(0), 1, Unit::Weeks)]]);
    let dues = reckon(&pathway, &known, Calendar::new(&[], None), day("2026-11-25"));
    let text = ics(&ENGLISH, &sample().core.pathways[0], &pathway, &dues, day("2026-11-25"));
    for uid in ["UID:asking-for-help-1-20261109@fingerpost", "UID:asking-for-help-2-20261109@fingerpost"] {
        assert!(text.contains(uid), "{text}");
    }
}
