//! A screen and a family's answers as a short text: what the attribute `start` says, and, where a page's owner asks for it by `share`, what stands in the
//! page's address after `#fingerpost=`. That part of an address is never sent to a server.
//!
//! ```text
//! 1;plan;who=parent;need=autism.speech;age=7;waiting=~
//! │ │    ╰ each answer: the question's id, and what was chosen, as `Core::option_id` calls it; ~ not sure, ! none of these
//! │ ╰ the screen, as `start` calls it
//! ╰ the version of this format
//! ```
//! The screen of the saved list is `saved:` and the ids of its services, with `.` between. Ids stay the same when an offer is built anew, and what an offer no longer has is left out.

use fingerpost_core::model::{Core, QuestionId};
use fingerpost_core::{Answer, Answers};

use crate::narrow;
use crate::state::{Action, Screen, State, Then};
use crate::words::{self, join};

/// The version of the format.
const VERSION: &str = "1";
const NOT_SURE: &str = "~";
const NONE_OF_THESE: &str = "!";

/// What leads to the screen of this name; nothing where there is none, and for the first one.
#[must_use]
pub fn way_to(core: &Core, name: &str) -> Option<Action> {
    let (kind, id) = name.split_once(':').unwrap_or((name, ""));
    Some(match kind {
        "guide" => Action::Begin(None),
        "question" => Action::Open(Screen::Question(core.question(id)?, Then::Next)),
        "plan" => Action::Open(Screen::Plan),
        "service" => Action::Open(Screen::Service(core.service(id)?)),
        "need" => Action::BrowseNeed(Some(core.option(narrow::question(core, "need")?, id)?)),
        "browse" => Action::Open(Screen::Browse),
        "search" => Action::Open(Screen::Search),
        "list" => Action::Open(Screen::AToZ),
        "steps" => Action::Open(Screen::Pathways),
        "saved" => Action::Linked(id.split('.').filter_map(|id| core.service(id)).collect()),
        "urgent" => Action::Open(Screen::Urgent(None)),
        _ => return None,
    })
}

/// What the screen is called: [`way_to`] leads back to it, or for a pathway to the list that it stands in.
fn name_of(state: &State) -> String {
    let core = state.core();
    match state.screen {
        Screen::Start => String::new(),
        Screen::Question(id, _) => join(&["question:", &core[id].id]),
        Screen::Plan => "plan".to_owned(),
        Screen::Service(id) => join(&["service:", &core[id].id]),
        Screen::Need => match state.browse.need.zip(narrow::question(core, "need")) {
            Some((need, question)) => join(&["need:", &core.option_id(question, need)]),
            None => "browse".to_owned(),
        },
        Screen::Browse => "browse".to_owned(),
        Screen::Search => "search".to_owned(),
        Screen::AToZ => "list".to_owned(),
        Screen::Pathways | Screen::Pathway(_) => "steps".to_owned(),
        Screen::SavedList => saved(state),
        Screen::Urgent(_) => "urgent".to_owned(),
    }
}

/// The list that a family saved: those of its services that are in the offer that is open.
fn saved(state: &State) -> String {
    let mut name = "saved".to_owned();
    for saved in state.kept.list.services.iter().filter(|saved| saved.offer == state.core().id) {
        name.push_str(if name.contains(':') { "." } else { ":" });
        name.push_str(&saved.id);
    }
    name
}

/// Where a family is, as a text; empty where they have not begun. Nothing that they typed is in it but an age; nor is a note.
#[must_use]
pub fn write(state: &State) -> String {
    let core = state.core();
    if state.left || (state.screen == Screen::Start && state.answers.is_empty()) {
        return String::new();
    }
    let mut text = join(&[VERSION, ";", &name_of(state)]);
    for id in state.answers.questions() {
        text.push_str(&join(&[";", &core[id].id, "="]));
        match state.answers.get(id) {
            Some(Answer::NotSure) => text.push_str(NOT_SURE),
            Some(Answer::NoneOfThese) => text.push_str(NONE_OF_THESE),
            Some(Answer::Age(age)) => text.push_str(&words::age(*age).replace(' ', "_")),
            Some(Answer::Chosen(chosen)) => {
                for (index, option) in chosen.iter().enumerate() {
                    text.push_str(if index == 0 { "" } else { "." });
                    text.push_str(&core.option_id(id, *option));
                }
            }
            None => {}
        }
    }
    text
}

/// The answers, and the name of the screen, of such a text; nothing where it is of another version or none of ours.
#[must_use]
pub fn read<'t>(core: &Core, text: &'t str) -> Option<(Answers, &'t str)> {
    let mut parts = text.split(';');
    if parts.next() != Some(VERSION) {
        return None;
    }
    let screen = parts.next()?;
    let mut answers = Answers::new();
    for part in parts {
        if let Some((id, says)) = part.split_once('=')
            && let Some(question) = core.question(id)
            && let Some(answer) = answer(core, question, says)
        {
            answers.give(question, answer);
        }
    }
    Some((answers, screen))
}

/// The answer that a part of the text gives; nothing where the question has no such option.
fn answer(core: &Core, question: QuestionId, says: &str) -> Option<Answer> {
    match says {
        NOT_SURE => return Some(Answer::NotSure),
        NONE_OF_THESE => return Some(Answer::NoneOfThese),
        _ => {}
    }
    if core[question].options.is_empty() {
        return says.replace('_', " ").parse().ok().map(Answer::Age);
    }
    let places = says.split('.').map(|id| core.option(question, id));
    places.collect::<Option<Vec<usize>>>().map(Answer::Chosen)
}
