//! A search for the longest way through the guide.

use std::collections::{HashMap, HashSet};

use fingerpost_core::Core;
use fingerpost_core::guide::{Answer, Answers, Guide, Standing};
use fingerpost_core::model::{AtomId, FactKind, Question, QuestionId};

use super::super::alone::Alone;
use super::super::reads;

/// From how many places the search goes on after each question, and from how many that are alike.
const MOST_PLACES: usize = 1_000;
const MOST_ALIKE: usize = 60;

/// Who is asking is known from the door they came in by: it is no question of the guide's.
const DOOR: &str = "who";

/// The most questions that a family can be asked.
pub(super) struct Worst {
    pub(super) path: Path,
    /// True where nobody can be asked more.
    pub(super) proved: bool,
}

pub(super) type Path = Vec<(QuestionId, Answer)>;

/// Where a family may stand.
struct Place {
    answers: Answers,
    path: Path,
    /// No more questions than this can follow.
    most: usize,
    /// How many conditions are not settled: what questions live on.
    open: usize,
}

impl Place {
    /// The questions that were asked, each as often as it was.
    fn asked(&self) -> Vec<QuestionId> {
        let mut asked: Vec<QuestionId> = self.path.iter().map(|(question, _)| *question).collect();
        asked.sort_unstable();
        asked
    }
}

/// Looks at where families may stand after one question, after two, and so on, and goes on from the places that more questions can follow.
/// Two places from which the same comes are one. Of a question with many ticks, none, one and two are tried: so the search finds, and the bound proves.
pub(super) fn worst(core: &Core) -> Worst {
    let guide = Guide::new(core.clone());
    let search = Search::new(&guide);
    let mut places = search.doors();
    let top = places.iter().map(|place| place.most).max().unwrap_or(0);
    let many = |question: &Question| core[question.fact].kind == FactKind::Many && question.options.len() > 2;
    let mut tried_all = !core.questions.iter().any(many);
    loop {
        let path = places.first().map(|place| place.path.clone()).unwrap_or_default();
        let mut seen: HashSet<Vec<u8>> = HashSet::new();
        let mut next: Vec<Place> = places
            .iter()
            .flat_map(|place| search.after(place))
            .filter(|(state, _)| seen.insert(state.clone()))
            .map(|(_, place)| place)
            .collect();
        if next.is_empty() {
            let proved = tried_all || path.len() >= top;
            return Worst { path, proved };
        }
        next.sort_by_key(|place| std::cmp::Reverse((place.most, place.open)));
        // Some of each sort: those that were asked the same questions are alike.
        let mut alike: HashMap<Vec<QuestionId>, usize> = HashMap::new();
        let before = next.len();
        next.retain(|place| {
            let count = alike.entry(place.asked()).or_default();
            *count += 1;
            *count <= MOST_ALIKE
        });
        next.truncate(MOST_PLACES);
        tried_all &= next.len() == before;
        places = next;
    }
}

/// What the search goes by.
pub(super) struct Search<'a> {
    pub(super) guide: &'a Guide,
    /// For each question, the answers to try.
    pub(super) answers: Vec<Vec<Answer>>,
    /// For each question, those whose answers decide whether it, or an option of it, is on offer.
    pub(super) waits_for: Vec<Vec<QuestionId>>,
}

impl<'a> Search<'a> {
    fn new(guide: &'a Guide) -> Self {
        let core = guide.core();
        let (alone, atoms) = (Alone::of(core), reads::of_everything(core));
        let answers = |index: usize| {
            let single = alone.single_answers(QuestionId::from(index), &atoms);
            let question = &core.questions[index];
            let ticks = if core[question.fact].kind == FactKind::Many { question.options.len() } else { 0 };
            let pairs = (0..ticks).flat_map(|first| (first + 1..ticks).map(move |second| Answer::Chosen(vec![first, second])));
            [Answer::NotSure].into_iter().chain(single).chain(pairs).collect()
        };
        let waits_for = |question| reads::setters(core, reads::of_question(question));
        Self {
            guide,
            answers: (0..core.questions.len()).map(answers).collect(),
            waits_for: core.questions.iter().map(waits_for).collect(),
        }
    }

    /// Where families stand who have only come in by one of the doors.
    fn doors(&self) -> Vec<Place> {
        let core = self.guide.core();
        let door = core.question(DOOR);
        let ways = door.map_or(1, |door| core[door].options.len().max(1));
        let through = |option| {
            let mut answers = Answers::new();
            door.into_iter().for_each(|door| answers.give(door, Answer::Chosen(vec![option])));
            let standing = self.guide.standing(&answers);
            Place { most: self.most(&standing, &answers), open: self.open(&standing), answers, path: Path::new() }
        };
        (0..ways).map(through).collect()
    }

    /// The places that each answer to the next question leads to, each with its [state](Self::state).
    fn after(&self, place: &Place) -> Vec<(Vec<u8>, Place)> {
        let standing = self.guide.standing(&place.answers);
        let Some(question) = standing.next_question() else { return Vec::new() };
        let on_offer = standing.options(question);
        let makes_sense = |answer: &&Answer| !matches!(answer, Answer::Chosen(chosen) if !chosen.iter().all(|option| on_offer.contains(option)));
        let give = |answer: &Answer| {
            let mut answers = place.answers.clone();
            answers.give(question, answer.clone());
            let after = self.guide.standing(&answers);
            let path = place.path.iter().cloned().chain([(question, answer.clone())]).collect();
            let state = self.state(&after, &answers);
            (state, Place { most: self.most(&after, &answers), open: self.open(&after), answers, path })
        };
        self.answers[question.index()].iter().filter(makes_sense).map(give).collect()
    }

    fn open(&self, standing: &Standing<'_>) -> usize {
        let atoms = 0..self.guide.core().atoms.len();
        atoms.filter(|atom| !standing.told(AtomId::from(*atom)).is_settled()).count()
    }

    /// All that what comes next can depend on: what is known of each condition, which questions are answered, and the answers that may stop
    /// making sense or start to again.
    fn state(&self, standing: &Standing<'_>, answers: &Answers) -> Vec<u8> {
        let core = self.guide.core();
        let atoms = (0..core.atoms.len()).map(|atom| standing.told(atom.into()) as u8);
        let questions = (0..core.questions.len()).map(QuestionId::from);
        let mut state: Vec<u8> =
            atoms.chain(questions.clone().map(|question| u8::from(standing.is_answered(question)))).collect();
        for question in questions.filter(|question| !self.waits_for[question.index()].is_empty()) {
            state.push(match answers.get(question) {
                Some(Answer::Chosen(chosen)) => chosen.first().map_or(0, |option| *option as u8),
                Some(Answer::NoneOfThese) => u8::MAX,
                Some(Answer::NotSure) => u8::MAX - 1,
                Some(Answer::Age(_)) => u8::MAX - 2,
                None => u8::MAX - 3,
            });
        }
        state
    }
}
