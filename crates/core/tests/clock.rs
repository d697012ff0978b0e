//! The clock of a pathway: known cases from the law, and what a family's calendar gets.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test stops at once")]

use fingerpost_core::Words;
use fingerpost_core::catalogue::ENGLISH;
use fingerpost_core::clock::{Day, Due, MonthDay, Side, When, ics, late_words, reckon};
use fingerpost_core::explain::Voice;
use fingerpost_core::model::{Anchor, Count, KnownDate, Limit, Pathway, Step, Unit, Way};

fn day(iso: &str) -> Day {
    Day::from_iso(iso).unwrap()
}

fn known(days: &[(&str, &str)]) -> Vec<(String, Day)> {
    days.iter().map(|(id, iso)| ((*id).to_owned(), day(iso))).collect()
}

fn sample() -> Words {
    fingerpost_source::sample().words
}

fn count(from: Anchor, way: Way, many: u16, unit: Unit) -> Count {
    Count { from, way, many, unit, on: None }
}

/// A pathway with one date, `start`, and a step for each list of counts, called `step-0` and so on.
fn pathway(steps: Vec<Vec<Count>>) -> Pathway {
    let step = |(place, counts): (usize, Vec<Count>)| Step {
        id: format!("step-{place}"),
        title: format!("Step {place}"),
        text: "Something happens.".to_owned(),
        limit: Some(Limit { says: "in time".to_owned(), who: "the council".to_owned(), sure: true, counts, late: String::new() }),
        services: Vec::new(),
        sources: Vec::new(),
    };
    let date = KnownDate { id: "start".to_owned(), asks: "When?".to_owned(), hint: String::new() };
    Pathway { dates: vec![date], steps: steps.into_iter().enumerate().map(step).collect(), ..Pathway::default() }
}

/// The days of a pathway's steps, counted from one date.
fn days(steps: Vec<Vec<Count>>, start: &str) -> Vec<String> {
    let words = sample();
    let dues = reckon(&pathway(steps), &known(&[("start", start)]), words.holidays.calendar(), day("2026-11-25"));
    dues.into_iter().map(|due| due.day.iso()).collect()
}

const START: Anchor = Anchor::Date(0);

#[test]
fn a_request_on_3_march_2026_is_decided_by_14_april_and_has_a_plan_by_21_july() {
    let weeks = |weeks| vec![count(START, Way::After, weeks, Unit::Weeks)];
    assert_eq!(days(vec![weeks(6), weeks(16), weeks(20)], "2026-03-03"), ["2026-04-14", "2026-06-23", "2026-07-21"]);
    assert_eq!(days(vec![weeks(6)], "2026-11-25"), ["2027-01-06"], "over the end of a year");
    assert_eq!(days(vec![weeks(6)], "2028-02-01"), ["2028-03-14"], "over 29 February");
}

#[test]
fn after_a_review_on_10_march_2026_each_letter_has_its_day() {
    let steps = vec![
        vec![count(START, Way::Before, 2, Unit::Weeks)],
        vec![count(START, Way::After, 4, Unit::Weeks)],
        vec![count(Anchor::Step(1), Way::After, 8, Unit::Weeks)],
        vec![count(START, Way::After, 1, Unit::Years)],
    ];
    assert_eq!(days(steps, "2026-03-10"), ["2026-02-24", "2026-04-07", "2026-06-02", "2027-03-10"]);
}

#[test]
fn a_draft_of_1_june_2026_can_be_answered_until_16_june() {
    assert_eq!(days(vec![vec![count(START, Way::After, 15, Unit::Days)]], "2026-06-01"), ["2026-06-16"]);
}

#[test]
fn months_and_years_end_on_the_last_day_where_they_must() {
    let months = |months| vec![vec![count(START, Way::After, months, Unit::Months)]];
    assert_eq!(days(months(1), "2027-01-31"), ["2027-02-28"]);
    assert_eq!(days(months(1), "2028-01-31"), ["2028-02-29"]);
    assert_eq!(days(months(2), "2026-12-31"), ["2027-02-28"]);
    assert_eq!(days(vec![vec![count(START, Way::After, 1, Unit::Years)]], "2028-02-29"), ["2029-02-28"]);
}

#[test]
fn a_move_has_its_day_of_the_year_and_year_9_begins_on_1_september() {
    let on = |way, many, month, day| vec![vec![Count { on: MonthDay::new(month, day), ..count(START, way, many, Unit::Years) }]];
    assert_eq!(days(on(Way::Before, 0, 2, 15), "2027-09-01"), ["2027-02-15"]);
    assert_eq!(days(on(Way::Before, 0, 3, 31), "2027-09-01"), ["2027-03-31"]);
    assert_eq!(days(on(Way::Before, 0, 2, 15), "2027-02-15"), ["2026-02-15"]);
    assert_eq!(days(on(Way::After, 13, 9, 1), "2012-08-31"), ["2025-09-01"], "the youngest of the school year");
    assert_eq!(days(on(Way::After, 13, 9, 1), "2012-09-01"), ["2026-09-01"], "the oldest of the next one");
    assert_eq!(days(on(Way::After, 13, 9, 1), "2012-09-02"), ["2026-09-01"]);
    assert_eq!(days(on(Way::After, 0, 9, 1), "2026-09-01"), ["2027-09-01"]);
    assert_eq!(days(on(Way::After, 13, 9, 1), "2012-02-29"), ["2025-09-01"]);
}

#[test]
fn working_days_pass_over_easter_and_the_days_that_stand_in_at_christmas() {
    let three = || vec![vec![count(START, Way::After, 3, Unit::WorkingDays)]];
    assert_eq!(days(three(), "2026-04-01"), ["2026-04-08"]);
    assert_eq!(days(three(), "2026-12-24"), ["2026-12-31"]);
    assert_eq!(days(three(), "2027-12-24"), ["2027-12-31"]);
    assert_eq!(days(vec![vec![count(START, Way::Before, 1, Unit::WorkingDays)]], "2026-12-29"), ["2026-12-24"]);
}

#[test]
fn an_appeal_is_the_later_of_two_and_says_where_one_is_not_known() {
    let words = sample();
    let pathway = &words.pathways[0];
    let reckoned = |days: &[(&str, &str)]| reckon(pathway, &known(days), words.holidays.calendar(), day("2026-04-14"));

    let one = reckoned(&[("asked", "2026-03-03")]);
    let decision = Due { step: 1, day: day("2026-04-14"), when: When::Today, came: None, certain: true, partly: false };
    let appeal = Due { step: 2, day: day("2026-06-14"), when: When::Ahead(61), came: None, certain: true, partly: true };
    let answer = Due { step: 3, day: day("2026-06-17"), when: When::Ahead(64), came: None, certain: true, partly: true };
    assert_eq!(one, [decision, appeal, answer]);

    let both = reckoned(&[("asked", "2026-03-03"), ("certificate", "2026-06-01")]);
    assert_eq!((both[1].day, both[1].partly, both[2].partly), (day("2026-07-01"), false, false));
    assert_eq!(reckoned(&[("certificate", "2026-06-01")]).len(), 2, "a decision that nobody can reckon is left out");
    assert_eq!(reckoned(&[]), []);
    assert_eq!(reckoned(&[("somewhere-else", "2026-06-01"), ("", "2026-06-01")]), [], "ids of nothing");
}

#[test]
fn what_did_happen_wins_over_what_the_law_says() {
    let words = sample();
    let given = known(&[("asked", "2026-03-03"), ("certificate", "2026-05-01"), ("decision", "2026-05-20")]);
    let dues = reckon(&words.pathways[0], &given, words.holidays.calendar(), day("2026-06-01"));
    assert_eq!((dues[0].day, dues[0].came, dues[0].is_late()), (day("2026-04-14"), Some(day("2026-05-20")), false));
    assert_eq!(dues[1].day, day("2026-07-20"));
    let waiting = reckon(&words.pathways[0], &given[..1], words.holidays.calendar(), day("2026-06-15"));
    assert_eq!((waiting[0].when, waiting[0].is_late()), (When::Past(62), true));
    assert_eq!((waiting[1].when, waiting[1].is_late()), (When::Past(1), false), "it may be later still");
}

#[test]
fn what_counts_from_an_uncertain_day_is_uncertain_too() {
    let words = sample();
    let steps = vec![
        vec![count(START, Way::After, 3, Unit::WorkingDays)],
        vec![count(Anchor::Step(0), Way::After, 1, Unit::Weeks)],
        vec![count(START, Way::After, 1, Unit::Weeks)],
    ];
    let dues = reckon(&pathway(steps), &known(&[("start", "2027-12-30")]), words.holidays.calendar(), day("2027-12-30"));
    assert_eq!(dues.iter().map(|due| due.certain).collect::<Vec<_>>(), [false, false, true]);
}

#[test]
fn late_words_have_their_dates_in_them() {
    let words = sample();
    let pathway = &words.pathways[0];
    let given = known(&[("asked", "2026-03-03")]);
    let dues = reckon(pathway, &given, words.holidays.calendar(), day("2026-06-20"));
    assert_eq!(
        late_words(pathway, &given, &dues, &dues[0], Voice::Parent),
        "I asked for an assessment on 3 March 2026. The law gave you until 14 April 2026. Please tell me your decision this week."
    );
    let appeal = "I could not appeal by 14 June 2026, because …";
    assert_eq!(
        late_words(pathway, &given, &dues, &dues[1], Voice::Parent),
        format!("The council decided on 14 April 2026. {appeal}")
    );
    let nothing_known = late_words(pathway, &[], &dues[1..], &dues[1], Voice::Parent);
    assert_eq!(nothing_known, format!("The council decided on (date). {appeal}"), "a blank for the family to fill");
    assert_eq!(late_words(pathway, &given, &dues, &dues[2], Voice::Parent), "", "that step has no such text");
}

#[test]
fn late_words_are_said_as_whoever_is_asking_says_them() {
    let mut pathway = pathway(vec![vec![count(START, Way::After, 3, Unit::Months)]]);
    pathway.steps[0].limit.as_mut().unwrap().late =
        "{they_were} referred on {start}. {they} {need} it by {due}, not {nothing}.".to_owned();
    let given = known(&[("start", "2026-03-03")]);
    let dues = reckon(&pathway, &given, sample().holidays.calendar(), day("2026-11-25"));
    let says = |voice| late_words(&pathway, &given, &dues, &dues[0], voice);
    assert_eq!(says(Voice::Parent), "My child was referred on 3 March 2026. My child needs it by 3 June 2026, not {nothing}.");
    assert_eq!(says(Voice::YoungPerson), "I was referred on 3 March 2026. I need it by 3 June 2026, not {nothing}.");
}

#[test]
fn a_date_that_limits_count_back_from_lies_ahead() {
    let back = pathway(vec![vec![count(START, Way::Before, 2, Unit::Weeks)]]);
    assert_eq!((back.side(0), sample().pathways[0].side(0)), (Side::Ahead, Side::Past));
}

#[test]
fn a_calendar_file_holds_each_day_once_with_a_reminder_for_those_ahead() {
    let offer = fingerpost_source::sample();
    let (head, pathway) = (&offer.core.pathways[0], &offer.words.pathways[0]);
    let given = known(&[("asked", "2026-03-03"), ("certificate", "2026-06-01")]);
    let dues = reckon(pathway, &given, offer.words.holidays.calendar(), day("2026-06-20"));
    let text = ics(&ENGLISH, head, pathway, &dues, day("2026-06-20"));
    let expected = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Fingerpost//Fingerpost//EN",
        "CALSCALE:GREGORIAN",
        "NAME:Ask for an assessment",
        "X-WR-CALNAME:Ask for an assessment",
        "BEGIN:VEVENT",
        "UID:asking-for-help-decision-20260414@fingerpost",
        "DTSTAMP:20260620T000000Z",
        "DTSTART;VALUE=DATE:20260414",
        "SUMMARY:Last day: The council decides",
        "DESCRIPTION:Who: the council.\\nTime limit: 6 weeks from the day the council",
        "  gets your request.",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
        "BEGIN:VEVENT",
        "UID:asking-for-help-appeal-20260701@fingerpost",
        "DTSTAMP:20260620T000000Z",
        "DTSTART;VALUE=DATE:20260701",
        "SUMMARY:Last day: You can appeal",
        "DESCRIPTION:Who: you.\\nTime limit: 2 months from the decision or 1 month fr",
        " om the certificate\\, whichever is later.\\nCheck this time limit with someo",
        " ne who knows the law.",
        "TRANSP:TRANSPARENT",
        "BEGIN:VALARM",
        "ACTION:DISPLAY",
        "DESCRIPTION:Tomorrow is the last day: You can appeal",
        "TRIGGER:-PT15H",
        "END:VALARM",
        "END:VEVENT",
    ];
    let lines: Vec<&str> = text.split("\r\n").collect();
    assert_eq!(lines[..expected.len()], expected);
    let came = reckon(
        pathway,
        &known(&[("asked", "2026-03-03"), ("decision", "2026-04-01")]),
        offer.words.holidays.calendar(),
        day("2026-06-20"),
    );
    let text = ics(&ENGLISH, head, pathway, &came, day("2026-06-20"));
    assert!(!text.contains("The council decides"), "what has happened needs no event");
}
