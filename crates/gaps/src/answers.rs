//! A family's answers to an offer's questions: its own truth, in the options that are there.

use fingerpost_core::Core;
use fingerpost_core::guide::crowd::Reply;
use fingerpost_core::model::{FactKind, QuestionId};

use crate::family::{Family, HELP, LIFE, NEED, PLAN, SETTING, STAGE, UNSURE, WAITED, WHO};
use crate::weights::{Chooser, Weights};

/// How an offer's questions are answered.
#[derive(Clone, Debug)]
pub struct Answering {
    /// For each question, what it asks about.
    asks: Vec<Asks>,
    /// The districts of the offer's home, as options of the question about them, and their names.
    pub districts: Vec<(usize, String, String)>,
    spread: Chooser,
}

/// What a question asks about.
#[derive(Clone, Debug)]
struct Asks {
    /// The place in [`UNSURE`] of the fact; `None` for a fact that the simulation does not know.
    fact: Option<usize>,
    kind: FactKind,
    none: bool,
    /// For each value of the simulation, the options that set it or something wider or narrower, as bits.
    options: Vec<u64>,
}

impl Answering {
    /// Looks the values of the simulation up in an offer.
    #[must_use]
    pub fn new(core: &Core, weights: &Weights) -> Self {
        let asks = core.questions.iter().map(|question| {
            let id = core[question.fact].id.as_str();
            let values: &[&str] = match id {
                "who" => &WHO,
                "help" => &HELP,
                "need" => &NEED,
                "stage" => &STAGE,
                "waited" => &WAITED,
                "plan" => &PLAN,
                "setting" => &SETTING,
                "life" => &LIFE,
                _ => &[],
            };
            Asks {
                fact: UNSURE.iter().position(|known| *known == id),
                kind: core[question.fact].kind,
                none: question.none.is_some(),
                options: values.iter().map(|value| options_for(core, question, value)).collect(),
            }
        });
        let districts = home_districts(core);
        let postcodes = |id: &str| weights.postcodes.iter().find(|(known, _)| known == id).map_or(1, |(_, count)| *count);
        let sum: u32 = districts.iter().map(|(_, id, _)| postcodes(id)).sum();
        let spread = Chooser::new(districts.iter().map(|(_, id, _)| f64::from(postcodes(id)) / f64::from(sum.max(1))));
        Self { asks: asks.collect(), districts, spread }
    }

    /// The place among [`Answering::districts`] where a family lives. It is drawn by its own number, so that the family is otherwise the same
    /// under every offer.
    #[must_use]
    pub fn district(&self, family: &Family) -> usize {
        self.spread.draw(&mut fastrand::Rng::with_seed(u64::from(family.place)))
    }

    /// What the family answers to a question, of the options on offer (as bits).
    #[must_use]
    pub fn reply(&self, question: QuestionId, family: &Family, district: usize, on_offer: u64) -> Reply {
        let asks = &self.asks[question.index()];
        let Some(fact) = asks.fact.filter(|fact| family.unsure >> fact & 1 == 0) else { return Reply::NotSure };
        let of = |place: usize| asks.options.get(place).copied().unwrap_or(0);
        let all = |set: u16| (0..16).filter(|bit| set >> bit & 1 == 1).fold(0, |chosen, bit| chosen | of(bit));
        let chosen = match UNSURE[fact] {
            "age" => return Reply::Age(family.typed),
            "who" => of(family.who),
            "help" => all(family.help),
            "need" => all(family.need),
            "stage" => of(family.stage),
            "waited" => of(family.waited),
            "plan" => of(family.plan),
            "setting" => of(family.setting),
            "life" => all(family.life),
            "district" => self.districts.get(district).map_or(0, |(option, _, _)| 1 << option),
            // The first option is the area's own.
            _ => 1 << usize::from(family.gp_elsewhere),
        };
        match chosen & on_offer {
            0 if asks.kind == FactKind::Many && asks.none => Reply::NoneOfThese,
            0 => Reply::NotSure,
            chosen if asks.kind == FactKind::One => Reply::Chosen(chosen & chosen.wrapping_neg()),
            chosen => Reply::Chosen(chosen),
        }
    }
}

/// The options that set a value; where none does, those that set something wider.
fn options_for(core: &Core, question: &fingerpost_core::model::Question, id: &str) -> u64 {
    let Some(value) = core.value(question.fact, id) else { return 0 };
    let setting = |fits: &dyn Fn(fingerpost_core::model::ValueId) -> bool| {
        let options = question.options.iter().take(64).enumerate();
        options.filter(|(_, option)| option.sets.iter().any(|set| fits(*set))).fold(0u64, |bits, (place, _)| bits | 1 << place)
    };
    match setting(&|set| set == value) {
        0 => setting(&|set| core[set].fact == question.fact && core.is_kind_of(value, set)),
        own => own,
    }
}

/// The options of the question about districts that lie in the offer's home: their places, ids and names.
fn home_districts(core: &Core) -> Vec<(usize, String, String)> {
    let Some(question) = core.fact("district").and_then(|fact| core.questions.iter().find(|question| question.fact == fact))
    else {
        return vec![(0, String::new(), core.name.clone())];
    };
    let home: Vec<_> = match core.home.map(|home| &core[home]) {
        Some(fingerpost_core::rules::Atom::OneOf(values)) => values.clone(),
        _ => Vec::new(),
    };
    let mut districts = Vec::new();
    for (place, option) in question.options.iter().enumerate() {
        if let Some(value) = option.sets.iter().find(|value| home.iter().any(|home| core.is_kind_of(**value, *home))) {
            districts.push((place, core[*value].id.clone(), core[*value].name.clone()));
        }
    }
    if districts.is_empty() { vec![(0, String::new(), core.name.clone())] } else { districts }
}
