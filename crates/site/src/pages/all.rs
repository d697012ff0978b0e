//! Which screens of the navigator have a page, and where.

use std::collections::BTreeMap;

use fingerpost_core::guide::{Answer, Answers, Guide};
use fingerpost_core::model::{Core, ServiceId};
use fingerpost_core::rules::{Age, Tri};
use fingerpost_web::page::{Sheet, path};

/// More services than this do not stand on one page.
const MOST_ON_A_PAGE: usize = 500;

/// Every page that is a screen of the navigator, by its path.
pub(super) fn sheets(core: &Core) -> BTreeMap<String, Sheet> {
    let mut sheets = BTreeMap::new();
    let mut put = |path: Option<String>, sheet: Sheet| {
        if let Some(path) = path {
            sheets.insert(path, sheet);
        }
    };
    put(Some(path::NEEDS.to_owned()), Sheet::Needs);
    put(Some(path::URGENT.to_owned()), Sheet::Urgent);
    put(Some(path::STEPS.to_owned()), Sheet::Steps);
    for (id, service) in core.services_with_ids() {
        put(Some(path::service(&service.id)), Sheet::Service(id));
    }
    for (index, pathway) in core.pathways.iter().enumerate() {
        put(Some(path::pathway(&pathway.id)), Sheet::Pathway(index));
    }
    for need in 0..options(core, "need") {
        put(path::need(core, need, None), Sheet::Need(need, None));
        for band in 0..Age::BANDS.len() {
            put(path::need(core, need, Some(band)), Sheet::Need(need, Some(band)));
        }
    }
    for band in 0..Age::BANDS.len() {
        put(path::age(band), Sheet::Age(band));
    }
    for topic in 0..options(core, "help") {
        put(path::topic(core, topic), Sheet::Topic(topic));
    }
    for area in areas(core) {
        put(path::area(core, area), Sheet::Area(area));
    }
    let letters = letters(core);
    let names: Vec<char> = letters.keys().copied().collect();
    if core.services.len() <= MOST_ON_A_PAGE {
        put(Some(path::A_TO_Z.to_owned()), Sheet::AToZ);
    } else {
        put(Some(path::A_TO_Z.to_owned()), Sheet::Letter(names.clone(), None));
        for (letter, services) in letters {
            put(Some(path::letter(letter)), Sheet::Letter(names.clone(), Some((letter, services))));
        }
    }
    sheets
}

/// How many options the question with this id has.
pub(super) fn options(core: &Core, question: &str) -> usize {
    core.question(question).map_or(0, |question| core[question].options.len())
}

/// The districts that are the council's own: options of the question where a family lives.
pub(super) fn areas(core: &Core) -> Vec<usize> {
    let (Some(question), Some(home)) = (core.question("district"), core.home) else { return Vec::new() };
    let guide = Guide::new(core.clone());
    let is_home = |option: &usize| {
        let mut answers = Answers::new();
        answers.give(question, Answer::Chosen(vec![*option]));
        guide.standing(&answers).told(home) == Tri::Yes
    };
    (0..core[question].options.len()).filter(is_home).collect()
}

/// The services by their first letters, in the order of their names. What is no letter from A to Z stands under a number sign.
fn letters(core: &Core) -> BTreeMap<char, Vec<ServiceId>> {
    let mut names: Vec<(String, ServiceId)> =
        core.services_with_ids().map(|(id, service)| (service.name.to_lowercase(), id)).collect();
    names.sort();
    let mut letters: BTreeMap<char, Vec<ServiceId>> = BTreeMap::new();
    for (name, id) in names {
        let first = name.chars().next().filter(char::is_ascii_alphabetic).map_or('#', |first| first.to_ascii_uppercase());
        letters.entry(first).or_default().push(id);
    }
    letters
}
