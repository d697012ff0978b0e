//! What each council's offer promises the families who use it.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test stops at once")]

use std::path::{Path, PathBuf};

use fingerpost_core::guide::Guide;
use fingerpost_core::model::{Core, QuestionId, Source};
use fingerpost_core::{Answer, Answers, Offer, explain::Voice};
use fingerpost_families::walk;
use fingerpost_shoppers::Seeds;

/// The offers, and the least services of its own that each promises.
const OFFERS: [(&str, usize); 3] = [("warwickshire", 90), ("coventry", 40), ("worcestershire", 40)];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn offer(id: &str) -> Offer {
    let files = fingerpost_source::open(&root().join("offers").join(id)).unwrap();
    fingerpost_source::read(&files).unwrap_or_else(|findings| panic!("{findings}"))
}

fn offers() -> impl Iterator<Item = Offer> {
    OFFERS.into_iter().map(|(id, _)| offer(id))
}

#[test]
fn ten_thousand_families_reach_a_plan_within_the_questions_promised() {
    for offer in offers() {
        let guide = Guide::new(offer.core);
        let mut random = fastrand::Rng::with_seed(1);
        let mut questions: Vec<usize> = Vec::new();
        for _ in 0..10_000 {
            let journey = walk(&guide, &mut random);
            assert!(guide.standing(&journey.answers).plan().signposts().next().is_some(), "a plan is never empty");
            questions.push(journey.asked.len());
        }
        questions.sort_unstable();
        let (id, median, most) = (&guide.core().id, questions[questions.len() / 2], *questions.last().unwrap());
        assert!(median <= 6, "the median in {id} is {median}");
        assert!(most <= 10, "somebody in {id} is asked {most} questions");
    }
}

#[test]
fn each_offer_is_as_large_as_it_says_and_copies_nothing_that_is_shared() {
    let ids = |folder: &str| -> Vec<String> {
        let files = std::fs::read_dir(root().join("offers").join(folder).join("services")).unwrap();
        files.map(|file| file.unwrap().file_name().into_string().unwrap()).collect()
    };
    let shared = ids("national");
    for (id, least) in OFFERS {
        let own = ids(id);
        assert!(own.len() >= least, "{id} has {} services of its own", own.len());
        for name in own.iter().filter(|name| shared.contains(name)) {
            let text =
                |folder: &str| std::fs::read_to_string(root().join("offers").join(folder).join("services").join(name)).unwrap();
            assert_ne!(text(id), text("national"), "{id} copies the shared {name}");
        }
        let offer = offer(id);
        assert!(offer.words.terms.len() >= 100, "{} terms", offer.words.terms.len());
        assert!(offer.words.pathways.len() >= 8, "{} pathways", offer.words.pathways.len());
        assert!(offer.core.urgent.services.len() >= 3);
        assert!(offer.core.danger.len() >= 60);
    }
}

#[test]
fn every_sentence_is_short_enough_to_read_when_tired() {
    let mut long = Vec::new();
    for offer in offers() {
        let mut look = |place: &str, text: &str| {
            for sentence in text.split(['.', '?', '!', '\n', ':']) {
                let words = sentence.split_whitespace().count();
                if words > 25 {
                    long.push(format!("{} {place}: {words} words: {}", offer.core.id, sentence.trim()));
                }
            }
        };
        for (service, detail) in offer.core.services.iter().zip(&offer.details) {
            let texts = [&service.summary, &detail.about, &detail.next, &detail.if_no, &detail.wait, &detail.cost];
            texts.into_iter().chain(&detail.how).chain(&detail.say).for_each(|text| look(&service.id, text));
        }
        for question in &offer.core.questions {
            for text in [&question.asks, &question.hint].into_iter().chain(question.options.iter().map(|option| &option.label)) {
                look(&question.id, &Voice::Professional.sentence(text));
            }
        }
        offer.words.terms.iter().for_each(|term| look(&term.term, &term.means));
        for (head, pathway) in offer.core.pathways.iter().zip(&offer.words.pathways) {
            for step in &pathway.steps {
                look(&head.id, &step.text);
                step.limit.iter().for_each(|limit| look(&head.id, &limit.late));
            }
            pathway.exceptions.iter().for_each(|exception| look(&head.id, &exception.text));
        }
    }
    assert!(long.is_empty(), "over 25 words:\n{}", long.join("\n"));
}

/// Everything that an offer names as its source.
fn sources(offer: &Offer) -> impl Iterator<Item = &Source> {
    let pathways = offer.words.pathways.iter().flat_map(|pathway| {
        let steps = pathway.steps.iter().flat_map(|step| &step.sources);
        steps.chain(pathway.exceptions.iter().flat_map(|exception| &exception.sources)).chain(&pathway.sources)
    });
    offer.details.iter().flat_map(|detail| &detail.sources).chain(pathways)
}

#[test]
fn every_phrase_stands_in_its_document() {
    let Some(seeds) = Seeds::beside(&root()) else {
        println!("skipped: the documents are not here; FINGERPOST_SHARED says where they are");
        return;
    };
    for offer in offers() {
        let found: Vec<(&Source, bool)> =
            sources(&offer).filter_map(|source| Some((source, seeds.says(&source.title, &source.phrase)?))).collect();
        assert!(found.len() > 30, "only {} phrases of {} were looked up", found.len(), offer.core.id);
        let strange: Vec<String> = found
            .iter()
            .filter(|(_, stands)| !stands)
            .map(|(source, _)| format!("{}: {}", source.title, source.phrase))
            .collect();
        assert!(strange.is_empty(), "not in the document they name:\n{}", strange.join("\n"));
    }
}

/// An answer goes through texts (an address, what is saved, the library) and over a border: it stays that very answer.
#[test]
fn each_option_goes_by_a_name_of_its_own_in_every_offer() {
    let all: Vec<Core> = offers().map(|offer| offer.core).collect();
    let questions = |core: &Core| -> Vec<QuestionId> { (0..core.questions.len()).map(QuestionId::from).collect() };
    let mut carried = 0;
    for core in &all {
        for question in questions(core) {
            for option in 0..core[question].options.len() {
                let id = core.option_id(question, option);
                assert_eq!(core.option(question, &id), Some(option), "{}: {id}", core.id);
                let mut answers = Answers::new();
                answers.give(question, Answer::Chosen(vec![option]));
                for there in &all {
                    let Some(same) = there.question(&core[question].id).filter(|same| there.option(*same, &id).is_some()) else {
                        continue;
                    };
                    let Some(Answer::Chosen(chosen)) = answers.carry(core, there).get(same).cloned() else { panic!("{id}") };
                    assert_eq!(there[same].options[chosen[0]].label, core[question].options[option].label, "{id}");
                    carried += 1;
                }
            }
        }
    }
    assert!(carried > 200, "{carried}");
}
