//! Random offers and random families.

#![allow(dead_code, reason = "each test file takes what it needs")]

use fingerpost_core::guide::{Answer, Answers, Outcome, Standing};
use fingerpost_core::model::*;
use fingerpost_core::rules::{Age, Atom, Rule};
use proptest::prelude::*;

/// How many values each fact has that is not an age.
pub(crate) const VALUES: u32 = 4;

/// An offer with a few facts of each kind, a question for each, and services with random rules.
pub(crate) fn offers() -> impl Strategy<Value = Core> {
    offers_that_hang(0.3)
}

/// The same, where this share of the questions hangs on the one before.
fn offers_that_hang(share: f64) -> impl Strategy<Value = Core> {
    let kinds = prop::collection::vec(prop_oneof![Just(FactKind::One), Just(FactKind::Many)], 1..4);
    kinds.prop_flat_map(move |mut kinds| {
        kinds.insert(0, FactKind::Many);
        kinds.push(FactKind::Age);
        let others = kinds.len() as u32 - 1;
        let atoms = prop::collection::vec(atom(others), 2..12);
        (Just(kinds), atoms).prop_flat_map(move |(kinds, atoms)| {
            let count = atoms.len() as u32;
            let services = prop::collection::vec((rule(count), service_parts()), 1..12);
            // A question that is asked only once the one before it had this value, and what is so otherwise.
            let once = prop::option::weighted(share, (0..VALUES, prop::option::of(0..VALUES)));
            let onces = prop::collection::vec(once, kinds.len());
            (Just(kinds), Just(atoms), services, onces)
                .prop_map(|(kinds, atoms, services, onces)| offer(&kinds, atoms, services, &onces))
        })
    })
}

/// Random offers, some of whose options hang on an earlier answer, and some of whose questions hang on two.
pub(crate) fn offers_with_whens() -> impl Strategy<Value = Core> {
    with_whens(offers())
}

/// The same, where most questions hang on the one before, which hangs on another itself.
pub(crate) fn offers_in_chains() -> impl Strategy<Value = Core> {
    with_whens(offers_that_hang(0.9))
}

fn with_whens(offers: impl Strategy<Value = Core>) -> impl Strategy<Value = Core> {
    (offers, prop::collection::vec(any::<(prop::sample::Index, bool)>(), 8 * VALUES as usize)).prop_map(|(mut core, hangs)| {
        let mut hangs = hangs.into_iter();
        for question in 1..core.questions.len() {
            let earlier = |atom: &AtomId| core.fact_of(*atom).is_some_and(|fact| fact.index() < question);
            let atoms: Vec<AtomId> = (0..core.atoms.len()).map(AtomId::from).filter(earlier).collect();
            if let Some((which, true)) = hangs.next()
                && !atoms.is_empty()
            {
                let rules = [core.questions[question].once.clone(), Rule::is(*which.get(&atoms))];
                core.questions[question].once = if question % 2 == 0 { Rule::all(rules) } else { Rule::any(rules) };
            }
            for option in &mut core.questions[question].options {
                if let Some((which, true)) = hangs.next()
                    && !atoms.is_empty()
                {
                    option.when = Rule::is(*which.get(&atoms));
                }
            }
        }
        core
    })
}

/// The same, some with as many services as fill three words of 64: each further one is like an earlier, and is linked with those beside it.
pub(crate) fn many_services(offers: impl Strategy<Value = Core>) -> impl Strategy<Value = Core> {
    (offers, prop::option::weighted(0.1, 60usize..180)).prop_map(|(mut core, many)| {
        let few = core.services.len();
        for index in few..many.unwrap_or(few) {
            let mut service = core.services[(index * 7) % few].clone();
            let moved =
                |ids: &mut Vec<ServiceId>| ids.iter_mut().for_each(|id| *id = ServiceId::from((id.index() + index * 5) % index));
            moved(&mut service.links.meanwhile);
            moved(&mut service.links.after);
            core.services.push(service);
        }
        core
    })
}

fn atom(facts: u32) -> impl Strategy<Value = Atom> {
    let values = (0..facts, prop::collection::btree_set(0..VALUES, 1..3));
    prop_oneof![
        3 => values.prop_map(|(fact, values)| Atom::OneOf(values.into_iter().map(|value| ValueId(fact * VALUES + value)).collect())),
        1 => (0u16..20, 1u16..8).prop_map(|(from, more)| Atom::Age { from: Some(from * 12), under: Some((from + more) * 12) }),
        1 => (0u16..12, 0u16..4).prop_map(|(from, more)| Atom::Year { from: Some(from), to: Some(from + more) }),
    ]
}

fn rule(atoms: u32) -> impl Strategy<Value = Rule> {
    let leaf = (0..atoms).prop_map(|atom| Rule::is(AtomId(atom)));
    let rule = leaf.prop_recursive(3, 12, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 1..4).prop_map(Rule::all),
            prop::collection::vec(inner.clone(), 1..4).prop_map(Rule::any),
            inner.prop_map(Rule::not),
        ]
    });
    prop_oneof![1 => Just(Rule::everyone()), 8 => rule]
}

/// Which value of the first fact it helps with, its kind, whether it is direct, and what it links to.
type Parts = (u32, Kind, bool, Vec<u32>, Vec<u32>);

fn service_parts() -> impl Strategy<Value = Parts> {
    let kind = prop_oneof![6 => Just(Kind::Support), 1 => Just(Kind::Crisis), 1 => Just(Kind::Rights)];
    let links = || prop::collection::vec(0u32..12, 0..3);
    (0..VALUES, kind, any::<bool>(), links(), links())
}

type Once = Option<(u32, Option<u32>)>;

fn offer(kinds: &[FactKind], mut atoms: Vec<Atom>, services: Vec<(Rule, Parts)>, onces: &[Once]) -> Core {
    let fact = |(index, kind): (usize, &FactKind)| Fact {
        id: format!("fact-{index}"),
        kind: *kind,
        depends: format!("fact {index}"),
        tell: String::new(),
        changes: index % 2 == 1,
    };
    let mut values = Vec::new();
    let mut questions = Vec::new();
    for (index, kind) in kinds.iter().enumerate() {
        let fact = FactId::from(index);
        let mut options = Vec::new();
        for value in 0..if *kind == FactKind::Age { 0 } else { VALUES } {
            // The last value of each fact is a kind of the one before it.
            let parent = (value == VALUES - 1).then(|| ValueId::from(values.len() - 1));
            let sets = vec![ValueId::from(values.len())];
            options.push(Choice { label: format!("option {value}"), hint: String::new(), sets, when: Rule::everyone() });
            let (id, because) = (format!("value-{value}"), format!("fact {index} is {value}"));
            values.push(Value { fact, id: id.clone(), name: id, parent, because, plain: String::new() });
        }
        let (mut once, mut otherwise) = (Rule::everyone(), Vec::new());
        if let Some((earlier, so)) = onces[index].filter(|_| index > 0) {
            atoms.push(Atom::OneOf(vec![ValueId((index as u32 - 1) * VALUES + earlier)]));
            once = Rule::is(AtomId::from(atoms.len() - 1));
            otherwise.extend(so.filter(|_| *kind != FactKind::Age).map(|value| ValueId(index as u32 * VALUES + value)));
        }
        questions.push(Question {
            id: format!("question-{index}"),
            fact,
            asks: format!("Question {index}?"),
            hint: String::new(),
            not_sure: "Not sure".to_owned(),
            none: None,
            once,
            otherwise,
            options,
            bsl: String::new(),
        });
    }
    let first_topic = atoms.len() as u32;
    atoms.extend((0..VALUES).map(|value| Atom::OneOf(vec![ValueId(value)])));
    let count = services.len() as u32;
    let mut services = services;
    services.push((Rule::everyone(), (0, Kind::Support, true, Vec::new(), Vec::new())));
    let service = |(index, (rule, (topic, kind, direct, meanwhile, after))): (usize, (Rule, Parts))| Service {
        id: format!("service-{index}"),
        name: format!("Service {index}"),
        summary: "It helps.".to_owned(),
        provider: ProviderId(0),
        kind,
        national: false,
        helps_with: AtomId(first_topic + topic),
        rule,
        routes: vec![Route { kind: if direct { RouteKind::Direct } else { RouteKind::Assessment }, by: Vec::new() }],
        links: Links {
            meanwhile: meanwhile.into_iter().map(|id| ServiceId(id % count)).collect(),
            after: after.into_iter().map(|id| ServiceId(id % count)).collect(),
            confused_with: Vec::new(),
        },
        contact: Contact::default(),
        venues: Vec::new(),
    };
    Core {
        id: "random".to_owned(),
        name: "Random".to_owned(),
        council: "Random Council".to_owned(),
        language: "en-GB".to_owned(),
        facts: kinds.iter().enumerate().map(fact).collect(),
        values,
        atoms,
        home: None,
        gp: None,
        neighbours: Vec::new(),
        questions,
        providers: vec!["Somebody".to_owned()],
        referrers: Vec::new(),
        services: services.into_iter().enumerate().map(service).collect(),
        urgent: UrgentHelp { services: Vec::new(), last_resort: ServiceId(count) },
        outcodes: Vec::new(),
        danger: Vec::new(),
        pathways: Vec::new(),
        ons: Vec::new(),
        languages: Vec::new(),
    }
}

/// An answer to each question of an offer, for any offer: the numbers are cut to its size by [`answer`].
pub(crate) fn families() -> impl Strategy<Value = Vec<u8>> {
    prop::collection::vec(any::<u8>(), 8)
}

/// Turns a number into an answer to a question: each choice, and not sure, about as likely as any other.
pub(crate) fn answer(core: &Core, question: QuestionId, number: u8) -> Answer {
    match core[core[question].fact].kind {
        _ if number.is_multiple_of(5) => Answer::NotSure,
        FactKind::Age => Age::years(u16::from(number % 26)).map_or(Answer::NotSure, Answer::Age),
        FactKind::Many if number.is_multiple_of(1 << VALUES) => Answer::NoneOfThese,
        FactKind::Many => Answer::Chosen((0..VALUES as usize).filter(|option| number >> option & 1 == 1).collect()),
        FactKind::One => Answer::Chosen(vec![usize::from(number) % VALUES as usize]),
    }
}

/// Every answer that could be given to a question on its own.
pub(crate) fn every_answer(core: &Core, question: QuestionId) -> Vec<Answer> {
    match core[core[question].fact].kind {
        FactKind::Age => (0..=30).filter_map(|years| Age::years(years).ok()).map(Answer::Age).collect(),
        FactKind::Many => (1..1usize << VALUES)
            .map(|set| Answer::Chosen((0..VALUES as usize).filter(|option| set >> option & 1 == 1).collect()))
            .chain([Answer::NoneOfThese])
            .collect(),
        FactKind::One => (0..VALUES as usize).map(|option| Answer::Chosen(vec![option])).collect(),
    }
}

/// All answers of a family.
pub(crate) fn answers(core: &Core, family: &[u8]) -> Answers {
    let mut answers = Answers::new();
    for (index, number) in family.iter().enumerate().take(core.questions.len()) {
        let question = QuestionId::from(index);
        answers.give(question, answer(core, question, *number));
    }
    answers
}

/// Each service's outcome.
pub(crate) fn outcomes(standing: &Standing<'_>) -> Vec<Outcome> {
    (0..standing.core().services.len()).map(|index| standing.outcome(ServiceId::from(index))).collect()
}
