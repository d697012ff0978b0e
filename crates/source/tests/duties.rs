//! The law's list and the comments: what a council reads when something in them is wrong, and what is made of them when nothing is.

#![allow(clippy::expect_used, reason = "a test stops at once")]

use fingerpost_core::clock::Day;
use fingerpost_source::duties::{By, State};
use fingerpost_source::{File, comments_advice, read, read_with_duties, sample_files, sample_with};

/// The sample's files, with one text in one of them changed.
fn changed(path: &str, from: &str, to: &str) -> Vec<File> {
    sample_with(&[(path, from, to)])
}

macro_rules! says {
    ($($name:ident: $path:literal, $from:literal => $to:literal;)*) => {$(
        #[test]
        fn $name() {
            insta::assert_snapshot!(read(&changed($path, $from, $to)).expect_err("something is wrong"));
        }
    )*};
}

says! {
    a_topic_nobody_knows: "duties.toml", "[autism]" => "[autsim]";
    a_topic_without_a_sentence: "duties.toml", "says = \"How you get to school.\"\n" => "";
    two_topics_of_one_id: "duties.toml", "id = \"ferries\"" => "id = \"travel\"";
    a_service_nobody_knows: "duties.toml", "\"autism-assessment\"" => "\"autism-asessment\"";
    a_topic_that_does_not_apply_and_is_covered: "duties.toml", "not = \"There" => "services = [\"autism-assessment\"]\nnot = \"There";
    a_page_without_an_address: "duties.toml", "says = \"Call the advice line.\"" => "pages = [{ title = \"Advice\" }]";
    a_law_nobody_knows: "duties.toml", "document = \"guide\"" => "document = \"gide\"";
    a_comment_by_somebody_with_a_name: "comments/no-bus.toml", "by = \"young-person\"" => "by = \"Ann Jones\"";
    an_answer_without_its_day: "comments/hard-to-read.toml", "answered = 2026-01-10\n" => "";
    an_answer_before_the_comment: "comments/hard-to-read.toml", "answered = 2026-01-10" => "answered = 2025-01-10";
    a_comment_about_no_topic: "comments/no-bus.toml", "topics = [\"travel\"]" => "topics = [\"travels\"]";
}

fn advice(files: &[File], today: &str) -> String {
    comments_advice(files, Day::from_iso(today).expect("a day")).to_string()
}

#[test]
fn a_comment_that_waits_longer_than_a_year_is_told_of() {
    let answer = sample_files().into_iter().find(|file| file.path == "comments/no-bus.toml").expect("there").text;
    let answer = answer.split_once("did = ").expect("an answer").1;
    let files = changed("comments/no-bus.toml", &format!("did = {answer}"), "");
    assert_eq!(advice(&files, "2026-11-30"), "", "a year is not longer than a year");
    insta::assert_snapshot!(advice(&files, "2026-12-01"));
    assert_eq!(advice(&sample_files(), "2036-12-01"), "", "those with an answer are done");
}

#[test]
fn what_tells_who_somebody_is_is_told_of() {
    let files = changed("comments/no-bus.toml", "to my college.", "for my son Tom. Ring 01632 960 001 or tom@example.org.");
    insta::assert_snapshot!(advice(&files, "2026-01-01"));
}

#[test]
fn the_states_and_the_comments_are_those_of_the_files() {
    let (offer, duties) = read_with_duties(&sample_files()).expect("the sample is sound");
    let states: Vec<_> = duties.topics.iter().map(|topic| (topic.id.as_str(), topic.state())).collect();
    let expected =
        [("advice", State::Covered), ("autism", State::Thin), ("travel", State::Missing), ("ferries", State::DoesNotApply)];
    assert_eq!(states, expected);
    assert_eq!(duties.groups(), ["Advice", "Health", "Travel"]);
    assert_eq!(State::ALL.map(|state| duties.count(state)), [1, 1, 1, 1]);
    let newest = &duties.comments[0];
    assert_eq!((newest.id.as_str(), newest.by, newest.answered.as_str()), ("no-bus", By::YoungPerson, "2026-01-20"));
    assert_eq!(duties.topics[duties.comments[1].topics[0]].id, "advice");
    assert_eq!(offer.core[duties.comments[1].services[0]].id, "information-desk");
}

#[test]
fn what_councils_share_does_not_cover_a_topic_by_itself() {
    let shared = "[autism]\nservices = [\"crisis-line\", \"advice-line\"]\n";
    let own = "[autism]\nsays = \"Ask at the desk.\"\n";
    let with = |own: &str| {
        let mut files = sample_files();
        // What the offer says of its own file goes with the file.
        files
            .iter_mut()
            .for_each(|file| file.text = file.text.replace(", \"services/advice-line.toml\", \"services/crisis-line.toml\"", ""));
        let text = files.iter().find(|file| file.path == "duties.toml").map(|file| file.text.clone()).expect("there");
        files.retain(|file| file.path != "duties.toml");
        let national = |file: &File| ["services/crisis-line.toml", "services/advice-line.toml"].contains(&file.path.as_str());
        files = files
            .into_iter()
            .map(|file| if national(&file) { File::shared("../national", &file.path, file.text) } else { file })
            .collect();
        files.push(File::shared(
            "../national",
            "duties.toml",
            text.replace("[autism]\nservices = [\"autism-assessment\"]\n", shared),
        ));
        files.push(File::new("duties.toml", own));
        let (_, duties) = read_with_duties(&files).unwrap_or_else(|findings| panic!("{findings}"));
        duties.topic("autism").expect("there").state()
    };
    assert_eq!(with(""), State::Thin);
    assert_eq!(with(own), State::Covered);
    assert_eq!(with("[autism]\nnot = \"There is none here.\"\n"), State::DoesNotApply);
}
