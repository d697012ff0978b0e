//! An offer's words in other languages: what is read of them, and every slip with its line.

#![allow(clippy::unwrap_used, reason = "a test stops at once")]

use fingerpost_core::explain::Voice;
use fingerpost_core::t;
use fingerpost_source::{File, read, sample_files, sample_with};

/// The sample, with such a file of Polish words.
fn with(polish: &str) -> Vec<File> {
    let mut files = sample_files();
    files.push(File::new("translations/pl.toml", polish));
    files
}

#[test]
fn an_offer_speaks_its_own_words_and_ours_in_a_language() {
    let words = "checked_by = \"Anna\"\n[texts]\n\"Home teaching\" = \"Nauka w domu\"\n\"{they_are} deaf\" = { parent = \"dziecko nie słyszy\", young-person = \"nie słyszysz\", professional = \"dziecko nie słyszy\" }\n";
    let offer = read(&with(words)).unwrap();
    let place = offer.core.language_of("pl-PL").unwrap();
    let polish = &offer.catalogues[place];
    assert_eq!(offer.core.languages[place].name, "Polski");
    assert_eq!(polish.checked_by[1], "Anna");
    assert_eq!(polish.theirs("Home teaching"), "Nauka w domu");
    assert_eq!(polish.voiced(Voice::YoungPerson, "{they_are} deaf"), "nie słyszysz");
    assert_eq!(polish.say(t!("Continue")), "Dalej");
    // Each number has a form of its own, beside the number itself.
    let one = polish.count(1, "{n} service found", t!("{n} services found"), &[]);
    let few = polish.count(2, "{n} service found", t!("{n} services found"), &[]);
    let many = polish.count(5, "{n} service found", t!("{n} services found"), &[]);
    assert!(
        one.replace('1', "") != few.replace('2', "") && few.replace('2', "") != many.replace('5', ""),
        "{one}, {few}, {many}"
    );
}

#[test]
fn an_offer_has_the_languages_that_it_names_and_no_other() {
    let only = |list: &str| {
        let files = sample_with(&[("offer.toml", "language = ", &format!("languages = {list}\nlanguage = "))]);
        read(&files).unwrap().core.languages.into_iter().map(|language| language.tag).collect::<Vec<_>>()
    };
    assert_eq!(only("[\"pl\"]"), ["pl"]);
    assert!(only("[]").is_empty());
}

#[test]
fn every_slip_is_told_with_its_line() {
    let mut files = with(
        "[texts]\n\"Help\" = 1\n\"{n} days\" = { one = \"{n} dzień\", some = \"{n} dni\" }\n\"Run by {provider}.\" = \"Prowadzi {prowider}.\"\n\"Empty\" = \"\"\n",
    );
    files.push(File::new("translations/xx.toml", "[texts]\n"));
    insta::assert_snapshot!(read(&files).unwrap_err().to_string());
}
