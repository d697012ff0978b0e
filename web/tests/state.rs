//! Where a family is, without a screen: what an action does to the answers, the screen and the way back.

#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, reason = "a test stops at once")]

use std::rc::Rc;

use fingerpost_core::clock::Day;
use fingerpost_core::glossary::Glossary;
use fingerpost_core::model::QuestionId;
use fingerpost_core::pack::Manifest;
use fingerpost_core::places::{self, Area, Entry, Point};
use fingerpost_core::rules::Age;
use fingerpost_core::{Answer, Core, Guide};
use fingerpost_source::sample;
use fingerpost_web::state::{Action, Screen, State, Then};
use fingerpost_web::{Came, Draft, Lexicon, Load, Opened, Other, Said, address};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use yew::Reducible;

wasm_bindgen_test_configure!(run_in_browser);

/// An offer as it is opened.
fn opened(core: Core) -> Rc<Opened> {
    Rc::new(Opened { guide: Guide::new(core), manifest: Manifest::default() })
}

fn start() -> Rc<State> {
    Rc::new(State::new(opened(sample().core)))
}

fn does(state: Rc<State>, actions: impl IntoIterator<Item = Action>) -> Rc<State> {
    actions.into_iter().fold(state, State::reduce)
}

/// A family that said it is not sure of everything it was asked.
fn at_the_plan() -> Rc<State> {
    let mut state = does(start(), [Action::Begin(Some(0))]);
    for _ in 0..20 {
        if state.screen == Screen::Plan {
            return state;
        }
        state = does(state, [Action::Submit(Some(Answer::NotSure))]);
    }
    state
}

#[wasm_bindgen_test]
fn every_way_through_ends_at_a_plan() {
    assert_eq!(at_the_plan().screen, Screen::Plan);
}

#[wasm_bindgen_test]
fn changing_an_answer_keeps_the_others_and_returns_to_the_plan() {
    let state = at_the_plan();
    let asked: Vec<_> = state.answers.questions().collect();
    let last = *asked.last().unwrap();
    let state = does(state, [Action::Open(Screen::Question(last, Then::Plan)), Action::Submit(Some(Answer::NotSure))]);
    assert_eq!(state.screen, Screen::Plan);
    assert_eq!(state.answers.questions().collect::<Vec<_>>(), asked);
    let state = does(state, [Action::Back]);
    assert_ne!(state.screen, Screen::Question(last, Then::Plan), "the way back does not lead to what was only changed");
}

#[wasm_bindgen_test]
fn a_look_at_urgent_help_does_not_lose_a_half_given_answer() {
    let state = does(start(), [Action::Begin(Some(0))]);
    let Screen::Question(question, _) = state.screen else { panic!("no question: {:?}", state.screen) };
    let draft = Draft { other: Some(Other::NotSure), ..Draft::default() };
    let state = does(state, [Action::Sketch(Said::Other(Other::NotSure)), Action::Open(Screen::Urgent(None)), Action::Back]);
    assert_eq!(state.screen, Screen::Question(question, Then::Next));
    assert_eq!(state.draft(question), draft);
}

#[wasm_bindgen_test]
fn an_empty_answer_is_said_each_time_and_changes_nothing() {
    let state = does(start(), [Action::Begin(None), Action::Submit(None)]);
    assert!(matches!(&state.problem, Some((_, 1))));
    let state = does(state, [Action::Submit(None)]);
    assert!(matches!(&state.problem, Some((_, 2))), "so that the focus moves to it again");
    assert!(state.answers.is_empty());
    assert!(does(state, [Action::Open(Screen::Search)]).problem.is_none());
}

#[wasm_bindgen_test]
fn starting_again_and_leaving_forget_everything_said() {
    for end in [Action::StartAgain(false), Action::StartAgain(true), Action::Leave] {
        let state =
            does(at_the_plan(), [Action::Type("speech".into()), Action::BrowseNeed(Some(0)), Action::BrowseAge(Some(1)), end]);
        assert!(state.answers.is_empty());
        assert_eq!(state.screen, Screen::Start);
        assert!(state.back.is_empty() && state.typed.is_empty() && state.draft.is_none() && state.open.is_empty());
        assert_eq!((state.browse.need, state.browse.band), (None, None));
    }
}

#[wasm_bindgen_test]
fn the_focus_stays_with_the_host_page_until_the_family_moves() {
    let state = start();
    assert_eq!(state.moves, 0);
    assert_eq!(does(state.clone(), [Action::Type("a".into())]).moves, 0, "typing is not moving");
    assert_eq!(does(state, [Action::Open(Screen::Search)]).moves, 1);
}

#[wasm_bindgen_test]
fn an_opened_meaning_shuts_and_does_not_follow_to_the_next_screen() {
    let state = does(start(), [Action::Open(Screen::Plan), Action::Note((1, 2), true), Action::Note((3, 4), true)]);
    assert_eq!(state.notes, [(1, 2), (3, 4)]);
    let state = does(state, [Action::Note((1, 2), false)]);
    assert_eq!(state.notes, [(3, 4)]);
    assert!(does(state, [Action::Open(Screen::Search)]).notes.is_empty());
}

#[wasm_bindgen_test]
fn the_day_is_read_once_when_a_pathway_is_opened_and_dates_go_with_the_rest() {
    let today = Day::new(2026, 4, 20).unwrap();
    let offer = sample();
    let lexicon = Lexicon { glossary: Glossary::new(&offer.words.terms), words: offer.words };
    let state = start();
    let came = Action::Got(Rc::downgrade(&state.guide), Came::Words(Load::Here(Rc::new(lexicon))));
    let state = does(state, [came, Action::Pathway(0, today), Action::Reckon(true)]);
    assert_eq!(state.screen, Screen::Pathway(0));
    assert!(matches!(&state.problem, Some((words, 1)) if words == "Type a date, such as 3 March 2026."));
    let state = does(state, [Action::TypeDate(0, "3 March".into()), Action::Reckon(true)]);
    assert_eq!((state.problem.as_ref(), state.cues), (None, 2));
    assert_eq!(state.dates[0].field(0).day, Day::new(2026, 3, 3), "the last one before the day it was opened");
    // The second step is the fourth box: it cannot have happened tomorrow.
    let state = does(state, [Action::TypeDate(3, "tomorrow".into()), Action::Reckon(false)]);
    assert_eq!(state.cues, 3);
    assert!(state.problem.is_some() && state.dates[0].field(0).day.is_some());
    let state = does(state, [Action::Open(Screen::Search), Action::Back]);
    assert!(state.problem.is_none(), "what is wrong is not said again before they ask");
    assert_eq!(state.dates[0].field(3).typed, "tomorrow");
    for end in [Action::StartAgain(false), Action::StartAgain(true), Action::Leave] {
        assert!(does(state.clone(), [end]).dates.is_empty());
    }
}

#[wasm_bindgen_test]
fn the_point_goes_with_the_postcode_and_nothing_of_it_is_kept() {
    let entry = Entry {
        postcode: "AN2 1AA".parse().unwrap(),
        point: Point::in_britain(52.44, -1.41).unwrap(),
        district: "E99000002".to_owned(),
    };
    let (_, bytes) = places::write(vec![entry]).unwrap().remove(0);
    let area = Load::Here(Rc::new(Area::read("AN", &bytes).unwrap()));
    let state = start();
    let question = state.core().question("district").unwrap();
    let types = |typed: &str| {
        let says = [Said::Option(0), Said::Typed(typed.to_owned())].map(Action::Sketch);
        [Action::Open(Screen::Question(question, Then::Plan))].into_iter().chain(says).chain([Action::Submit(None)])
    };
    // The table may come after the family went on.
    let state = does(state, types("AN2 1AA"));
    assert!(state.whereabouts.point().is_none() && state.whereabouts.outcode().is_some());
    let state = does(state, [Action::GotPlaces("AN".to_owned(), area)]);
    assert_eq!(state.whereabouts.point().map(|point| (point.lat, point.lon)), Some((524_400, -14_100)));
    let unknown = does(state.clone(), types("AN2 9ZZ"));
    assert!(unknown.whereabouts.point().is_none(), "an old point says nothing of another postcode");
    for end in [Action::StartAgain(false), Action::StartAgain(true), Action::Leave] {
        let state = does(state.clone(), [end]);
        assert!(state.whereabouts.point().is_none() && state.whereabouts.outcode().is_none());
    }
}

/// Numbers that look like chance, the same in each run.
fn chance(seed: &mut u32, below: usize) -> usize {
    *seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
    (*seed >> 8) as usize % below.max(1)
}

/// A state with answers at random, most of them sensible.
fn somewhere(seed: &mut u32) -> Rc<State> {
    let mut state = (*start()).clone();
    for index in 0..state.core().questions.len() {
        let id = QuestionId::from(index);
        let options = state.core()[id].options.len();
        let answer = match chance(seed, 5) {
            0 => continue,
            1 => Answer::NotSure,
            _ if options == 0 => Answer::Age(typed_age(chance(seed, 50))),
            2 => Answer::NoneOfThese,
            _ => {
                let first = chance(seed, options);
                let second = chance(seed, options);
                Answer::Chosen(if first < second { vec![first, second] } else { vec![first] })
            }
        };
        state.answers.give(id, answer);
    }
    let screens = ["guide", "plan", "search", "list", "browse", "steps", "urgent", "need:autism", "nothing"];
    does(Rc::new(state), [Action::Show(screens[chance(seed, screens.len())].to_owned())])
}

/// An age of each kind that a family can type.
fn typed_age(number: usize) -> Age {
    let typed = match number % 4 {
        0 => format!("{number} months"),
        1 => format!("Year {}", number % 14 + 1),
        2 if number == 2 => "Reception".to_owned(),
        _ => (number / 2).to_string(),
    };
    typed.parse().unwrap()
}

#[wasm_bindgen_test]
fn what_an_address_says_leads_back_to_the_same_place() {
    let seed = &mut 1;
    for _ in 0..500 {
        let there = somewhere(seed);
        let text = address::write(&there);
        assert!(text.chars().all(|letter| letter.is_ascii_alphanumeric() || ";=.:-_~!+".contains(letter)), "{text}");
        let back = does(start(), [Action::Recall(text.clone())]);
        assert_eq!(address::write(&back), text);
        assert_eq!(back.answers, there.answers, "{text}");
        assert_eq!(back.screen, there.screen, "{text}");
    }
}

#[wasm_bindgen_test]
fn an_option_goes_by_its_own_questions_value_though_it_sets_another_first() {
    let mut core = sample().core;
    let (need, who) = (core.question("need").unwrap(), core.question("who").unwrap());
    let other = core.stands_for(who, 0).unwrap();
    for option in &mut core.questions[need.index()].options {
        option.sets.insert(0, other);
    }
    for option in 0..core[need].options.len() {
        let mut there = State::new(opened(core.clone()));
        there.answers.give(need, Answer::Chosen(vec![option]));
        let back = does(Rc::new(State::new(opened(core.clone()))), [Action::Recall(address::write(&there))]);
        assert_eq!(back.answers, there.answers);
    }
}

#[wasm_bindgen_test]
fn options_that_stand_for_the_same_are_told_apart() {
    let mut core = sample().core;
    let (need, who) = (core.question("need").unwrap(), core.question("who").unwrap());
    let others = [0, 1, 2].map(|option| core.stands_for(who, option).unwrap());
    let first = core.questions[need.index()].options[0].clone();
    for other in others {
        let mut option = first.clone();
        option.sets.push(other);
        core.questions[need.index()].options.push(option);
    }
    for option in 0..core[need].options.len() {
        let mut there = State::new(opened(core.clone()));
        there.answers.give(need, Answer::Chosen(vec![option]));
        let back = does(Rc::new(State::new(opened(core.clone()))), [Action::Recall(address::write(&there))]);
        assert_eq!(back.answers, there.answers);
    }
}

#[wasm_bindgen_test]
fn an_address_that_says_nothing_of_ours_changes_nothing() {
    let before = at_the_plan();
    for text in ["", "2;plan", "plan", ";;;", "1", "\u{202e}", "1\u{0}"] {
        let after = does(before.clone(), [Action::Recall(text.to_owned())]);
        assert_eq!((&after.answers, after.screen), (&before.answers, before.screen), "{text:?}");
    }
    // What is half known is taken as far as it goes: an offer changes.
    let after = does(start(), [Action::Recall("1;service:gone;who=nobody;nothing=~;=;need=.;who=".to_owned())]);
    assert!(after.answers.is_empty());
    assert_eq!(after.screen, Screen::Start);
}

#[wasm_bindgen_test]
fn leaving_and_starting_again_leave_nothing_for_an_address() {
    for action in [Action::Leave, Action::StartAgain(false), Action::StartAgain(true)] {
        assert_eq!(address::write(&does(at_the_plan(), [action])), "");
    }
}

#[wasm_bindgen_test]
fn a_page_can_ask_for_a_screen_by_its_name_and_a_wrong_name_changes_nothing() {
    let service = start().core().services[0].id.clone();
    let show = |name: &str| does(start(), [Action::Show(name.to_owned())]).screen;
    assert!(matches!(show("guide"), Screen::Question(..)));
    assert_eq!(show("search"), Screen::Search);
    assert_eq!(show(&format!("service:{service}")), Screen::Service(0.into()));
    assert_eq!(show("question:age"), Screen::Question(start().core().question("age").unwrap(), Then::Next));
    for wrong in ["", "service:", "service:nobody", "question", "need:x", "Search", "guide "] {
        assert_eq!(show(wrong), Screen::Start, "{wrong:?}");
    }
}

#[wasm_bindgen_test]
fn a_link_to_a_list_shows_its_services_and_saves_none() {
    let state = at_the_plan();
    let names = address::write(&does(state.clone(), [Action::Open(Screen::SavedList)]));
    assert!(names.starts_with("1;saved;"), "{names}");
    let mut kept = state.kept.clone();
    kept.list.save(&state.core().id, "home-teaching", "Home teaching");
    kept.list.save("elsewhere", "home-teaching", "Home teaching");
    kept.list.services[0].note = "Between us.".to_owned();
    let state = does(state, [Action::Keep(kept), Action::Open(Screen::SavedList)]);
    let link = address::write(&state);
    assert!(link.starts_with("1;saved:home-teaching;") && !link.contains("Between"), "{link}");
    let state = does(start(), [Action::Recall(link)]);
    assert_eq!(state.screen, Screen::SavedList);
    assert_eq!(state.linked.len(), 1);
    assert!(state.kept.list.is_empty());
    assert!(!state.answers.is_empty());
}

#[wasm_bindgen_test]
fn starting_again_keeps_the_list_and_a_page_that_restarts_clears_it() {
    let mut kept = start().kept.clone();
    kept.list.save("sample", "home-teaching", "Home teaching");
    let state = does(at_the_plan(), [Action::Keep(kept)]);
    let again = does(state.clone(), [Action::StartAgain(false)]);
    assert_eq!((again.kept.list.services.len(), again.clears), (1, 0));
    assert_eq!(address::write(&again), "", "an address has nothing of it");
    let anew = does(state, [Action::StartAgain(true)]);
    assert_eq!((anew.kept.list.services.len(), anew.clears), (0, 1));
}

#[wasm_bindgen_test]
fn a_list_goes_along_to_another_councils_offer_and_a_link_leaves_it_alone() {
    let mut kept = start().kept.clone();
    kept.list.save("sample", "home-teaching", "Home teaching");
    let state = does(start(), [Action::Keep(kept), Action::Recall("1;plan;who=parent".to_owned())]);
    assert_eq!(state.kept.list.services.len(), 1);
    let state = does(state, [Action::Open(Screen::SavedList), Action::Clear]);
    assert!(state.kept.list.is_empty() && state.answers.is_empty());
    assert_eq!((state.screen, state.clears), (Screen::SavedList, 1));
}
