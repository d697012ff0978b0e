//! What holds for every day, every pathway and every family.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test stops at once")]

use std::sync::LazyLock;

use fingerpost_core::Words;
use fingerpost_core::catalogue::ENGLISH;
use fingerpost_core::clock::{Calendar, Day, MonthDay, Side, Weekday, ics, late_words, reckon};
use fingerpost_core::explain::Voice;
use fingerpost_core::model::{
    Anchor, AtomId, Count, Exception, Holidays, KnownDate, Limit, Pathway, PathwayHead, Step, Unit, Way,
};
use fingerpost_core::rules::Rule;
use fingerpost_core::{Offer, pack};
use icalendar::Component;
use proptest::prelude::*;
use proptest::test_runner::contextualize_config;

static SAMPLE: LazyLock<Offer> = LazyLock::new(fingerpost_source::sample);

/// How many days there are from the first to the last.
const DAYS: i32 = 109_938;

fn first() -> Day {
    Day::new(1900, 1, 1).unwrap()
}

fn any_day() -> impl Strategy<Value = Day> {
    (0..DAYS).prop_map(|days| first().plus_days(days).unwrap())
}

/// A day far enough from the ends that short counts stay within reach.
fn middle_day() -> impl Strategy<Value = Day> {
    (30_000..70_000).prop_map(|days| first().plus_days(days).unwrap())
}

/// Bank holidays, in order, and until when they are known.
fn holidays() -> impl Strategy<Value = Holidays> {
    (prop::collection::btree_set(middle_day(), 0..40), prop::option::of(middle_day())).prop_map(|(days, until)| Holidays {
        days: days.into_iter().collect(),
        until,
        ..Holidays::default()
    })
}

fn count(place: usize, dates: usize) -> impl Strategy<Value = Count> {
    let from = (0..(place + dates) as u32)
        .prop_map(move |at| if (at as usize) < place { Anchor::Step(at) } else { Anchor::Date(at - place as u32) });
    let unit = prop_oneof![Just(Unit::Days), Just(Unit::Weeks), Just(Unit::Months), Just(Unit::Years), Just(Unit::WorkingDays)];
    let way = prop_oneof![Just(Way::After), Just(Way::Before)];
    let many = prop_oneof![8 => 0u16..60, 1 => any::<u16>()];
    let on = prop::option::of((1u8..=12, 1u8..=28).prop_map(|(month, day)| MonthDay::new(month, day).unwrap()));
    (from, way, many, unit, on).prop_map(|(from, way, many, unit, on)| Count { from, way, many, unit, on })
}

fn step(place: usize, dates: usize) -> impl Strategy<Value = Step> {
    let counts = prop::collection::vec(count(place, dates), 0..4);
    let limit = (counts, any::<bool>(), ".{0,40}", "(by \\{due\\}|since \\{date-0\\}|\\{step-1\\}|[{}é]){0,5}");
    let limit = limit.prop_map(|(counts, sure, says, late)| Limit { says, who: "you".to_owned(), sure, counts, late });
    (prop::option::weighted(0.8, limit), ".{0,120}").prop_map(move |(limit, title)| Step {
        id: format!("step-{place}"),
        title,
        text: "It happens.".to_owned(),
        limit,
        services: Vec::new(),
        sources: Vec::new(),
    })
}

fn pathways() -> impl Strategy<Value = Pathway> {
    (1usize..4, 1usize..6).prop_flat_map(|(dates, steps)| {
        let steps: Vec<_> = (0..steps).map(|place| step(place, dates)).collect();
        let date = |place| KnownDate { id: format!("date-{place}"), asks: "When?".to_owned(), hint: String::new() };
        steps.prop_map(move |steps| Pathway { dates: (0..dates).map(date).collect(), steps, ..Pathway::default() })
    })
}

/// What a family knows: some of the dates, and of the days that steps happened.
fn known() -> impl Strategy<Value = Vec<(String, Day)>> {
    let ids = prop_oneof![4 => (0..3).prop_map(|at| format!("date-{at}")), 1 => (0..5).prop_map(|at| format!("step-{at}"))];
    prop::collection::vec((ids, prop_oneof![4 => middle_day(), 1 => any_day()]), 0..5)
}

fn head(name: String) -> PathwayHead {
    PathwayHead { id: "random".to_owned(), name, summary: String::new(), helps_with: AtomId(0), rule: Rule::everyone() }
}

fn jiff(day: Day) -> jiff::civil::Date {
    jiff::civil::date(day.year() as i16, day.month() as i8, day.day() as i8)
}

proptest! {
    #![proptest_config(contextualize_config(ProptestConfig { cases: 10_000, max_shrink_iters: 2_000, ..ProptestConfig::default() }))]

    #[test]
    fn adding_weeks_is_adding_seven_days_for_each(day in middle_day(), weeks in -500i32..500) {
        let mut walked = Some(day);
        for _ in 0..weeks.abs() {
            walked = walked.and_then(|day| day.plus_days(7 * weeks.signum()));
        }
        let later = day.plus_days(7 * weeks).unwrap();
        prop_assert_eq!(Some(later), walked);
        prop_assert_eq!(later.weekday(), day.weekday());
        prop_assert_eq!(day.days_until(later), 7 * weeks);
    }

    #[test]
    fn months_never_skip_a_month(day in middle_day(), months in -600i32..600) {
        let later = day.plus_months(months).unwrap();
        let number = |day: Day| day.year() * 12 + i32::from(day.month());
        prop_assert_eq!(number(later), number(day) + months);
        prop_assert!(later.day() == day.day() || (later.day() < day.day() && later.plus_days(1).unwrap().day() == 1));
    }

    #[test]
    fn days_are_those_of_another_calendar(day in any_day(), days in -40_000i32..40_000, months in -1_500i32..1_500) {
        let within = |date: Option<jiff::civil::Date>| date.filter(|date| (1900..=2200).contains(&date.year()));
        let plus = |span: jiff::Span| within(jiff(day).checked_add(span).ok());
        prop_assert_eq!(day.plus_days(days).map(jiff), plus(jiff::Span::new().days(days)));
        prop_assert_eq!(day.plus_months(months).map(jiff), plus(jiff::Span::new().months(months)));
        prop_assert_eq!(day.weekday() as i8, jiff(day).weekday().to_monday_zero_offset());
        prop_assert_eq!(&day.iso(), &jiff(day).to_string());
    }

    #[test]
    fn the_text_of_a_day_reads_back_as_that_day(day in any_day(), today in any_day()) {
        prop_assert_eq!(Day::from_iso(&day.iso()), Some(day));
        for typed in [day.to_string(), day.with_weekday(), day.iso(), format!("{}/{}/{}", day.day(), day.month(), day.year())] {
            prop_assert_eq!(Day::read(&typed, today, Side::Past), Ok(day));
        }
        let typed = format!("{} {}", day.day(), day.month());
        if let Ok(found) = Day::read(&typed, today, Side::Past) {
            prop_assert!(found <= today && (found.day(), found.month()) == (day.day(), day.month()));
        }
        if let Ok(found) = Day::read(&typed, today, Side::Ahead) {
            prop_assert!(found >= today && (found.day(), found.month()) == (day.day(), day.month()));
        }
    }

    #[test]
    fn whatever_is_typed_is_a_day_or_says_what_to_do(typed in prop_oneof![".{0,30}", "[0-9]{0,9}[ ./-]?[0-9a-z]{0,6}[ ./-]?[0-9]{0,6}"]) {
        if let Err(error) = Day::read(&typed, Day::new(2026, 11, 25).unwrap(), Side::Past) {
            prop_assert!(error.message(&ENGLISH).ends_with('.'));
        }
        let _ = Day::from_iso(&typed);
    }

    #[test]
    fn working_days_never_land_on_a_holiday(day in middle_day(), count in 1i32..60, back in any::<bool>(), holidays in holidays()) {
        let calendar = holidays.calendar();
        let signed = if back { -count } else { count };
        let worked = calendar.plus_working_days(day, signed).unwrap();
        prop_assert!(!holidays.days.contains(&worked.day));
        prop_assert!(!matches!(worked.day.weekday(), Weekday::Saturday | Weekday::Sunday));
        let (from, to) = if back { (worked.day, day.plus_days(-1).unwrap()) } else { (day.plus_days(1).unwrap(), worked.day) };
        let passed = (0..=from.days_until(to)).map(|days| from.plus_days(days).unwrap());
        prop_assert_eq!(passed.filter(|day| calendar.is_working_day(*day)).count(), count as usize);
        prop_assert_eq!(worked.certain, calendar.knows(from) && calendar.knows(to));
    }

    #[test]
    fn reckoning_and_what_is_made_of_it_never_panics(
        pathway in pathways(), known in known(), holidays in holidays(), today in any_day(), name in ".{0,90}"
    ) {
        let dues = reckon(&pathway, &known, holidays.calendar(), today);
        prop_assert_eq!(&dues, &reckon(&pathway, &known, holidays.calendar(), today), "the same always gives the same");
        prop_assert!(dues.is_sorted_by(|one, other| one.step < other.step));
        for due in &dues {
            let words = late_words(&pathway, &known, &dues, due, Voice::Parent);
            prop_assert!(!words.contains("{due}"), "a gap was left");
        }
        let head = head(name);
        let text = ics(&ENGLISH, &head, &pathway, &dues, today);
        for line in text.strip_suffix("\r\n").unwrap().split("\r\n") {
            prop_assert!(line.len() <= 75 && !line.contains(['\r', '\n']), "{line:?}");
        }
        let calendar: icalendar::Calendar = text.parse().unwrap();
        let waiting: Vec<_> = dues.iter().filter(|due| due.came.is_none()).collect();
        prop_assert_eq!(calendar.events().count(), waiting.len());
        for (event, due) in calendar.events().zip(waiting) {
            let start = event.get_start().unwrap();
            prop_assert_eq!(start, icalendar::DatePerhapsTime::Date(due.day.iso().parse().unwrap()));
            let uid = format!("random-{}-{}@fingerpost", pathway.steps[due.step].id, due.day.iso().replace('-', ""));
            prop_assert_eq!(event.get_uid(), Some(uid.as_str()));
        }
    }

    #[test]
    fn a_school_year_begins_after_the_birthday_and_within_a_year_of_it(born in middle_day(), years in 4u16..17) {
        let from = Anchor::Date(0);
        let starts = Count { from, way: Way::After, many: years, unit: Unit::Years, on: MonthDay::new(9, 1) };
        let limit = Limit { says: String::new(), who: String::new(), sure: true, counts: vec![starts], late: String::new() };
        let mut pathway = Pathway { dates: vec![KnownDate { id: "born".to_owned(), asks: String::new(), hint: String::new() }], ..Pathway::default() };
        pathway.steps.push(Step { id: String::new(), title: String::new(), text: String::new(), limit: Some(limit), services: vec![], sources: vec![] });
        let due = &reckon(&pathway, &[("born".to_owned(), born)], Calendar::new(&[], None), born)[0];
        let birthday = born.plus_years(i32::from(years)).unwrap();
        prop_assert_eq!((due.day.month(), due.day.day()), (9, 1));
        prop_assert!(due.day > birthday && due.day <= birthday.plus_years(1).unwrap(), "{} for {}", due.day, birthday);
        // Those born from 1 September on are the oldest of the next school year.
        let late = (born.month(), born.day()) >= (9, 1);
        prop_assert_eq!(due.day.year(), born.year() + i32::from(years) + i32::from(late));
    }

    #[test]
    fn what_is_wholly_known_stays_as_it_is_with_one_more_date(
        pathway in pathways(), known in known(), holidays in holidays(), today in any_day()
    ) {
        // A step that did happen may move what counts from it, so only dates here. Of an id given twice the first counts.
        let known: Vec<_> = known.into_iter().filter(|(id, _)| id.starts_with("date")).collect();
        let fewer = reckon(&pathway, &known[..known.len().saturating_sub(1)], holidays.calendar(), today);
        let all = reckon(&pathway, &known, holidays.calendar(), today);
        for due in fewer.iter().filter(|due| !due.partly) {
            prop_assert!(all.contains(due), "{due:?} became {all:?}");
        }
    }

    #[test]
    fn a_pathway_reads_back_from_its_pack_as_it_was(pathway in pathways(), holidays in holidays(), name in ".{0,20}") {
        let Offer { mut core, details, also, pictures, catalogues, .. } = SAMPLE.clone();
        core.pathways = vec![head(name)];
        let exception = Exception { title: "Closed".to_owned(), text: "More time.".to_owned(), sources: Vec::new() };
        let pathway = Pathway { exceptions: vec![exception], checked: "2026-11-25".to_owned(), ..pathway };
        let offer = Offer { core, details, words: Words { pathways: vec![pathway], holidays, ..Words::default() }, also, pictures, catalogues };
        let files = pack::write(&offer).unwrap();
        let (core, manifest) = pack::read_core(&files[0].1).unwrap();
        prop_assert_eq!(&pack::read_words(&core, &manifest, &files[1].1).unwrap(), &offer.words);
        prop_assert_eq!(&core, &offer.core);
    }
}

#[test]
fn words_that_contradict_themselves_or_the_core_are_refused() {
    let refused = |change: fn(&mut Offer)| {
        let mut offer = SAMPLE.clone();
        change(&mut offer);
        pack::write(&offer).expect_err("it contradicts itself").0
    };
    fn counts(offer: &mut Offer) -> &mut Vec<Count> {
        &mut offer.words.pathways[0].steps[1].limit.as_mut().unwrap().counts
    }
    const FROM_NOTHING: &str = "a time limit that counts from nothing, or from a later step";
    assert_eq!(refused(|offer| counts(offer)[0].from = Anchor::Date(2)), FROM_NOTHING);
    assert_eq!(refused(|offer| counts(offer)[0].from = Anchor::Step(1)), FROM_NOTHING);
    assert_eq!(refused(|offer| offer.words.holidays.days.reverse()), "the bank holidays are out of order");
    assert_eq!(refused(|offer| offer.words.pathways.clear()), "the words are of another offer");
    assert_eq!(refused(|offer| offer.core.pathways[0].helps_with = AtomId(999)), "a pathway that helps with an unknown thing");
    assert_eq!(refused(|offer| offer.core.pathways[0].rule = Rule::is(AtomId(999))), "a pathway's rule is not a rule");
}

#[test]
fn a_calendar_of_nothing_still_has_working_days() {
    let monday = Day::new(2026, 11, 23).unwrap();
    assert!(Calendar::new(&[], None).is_working_day(monday));
}
