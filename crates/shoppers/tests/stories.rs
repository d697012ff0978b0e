//! Stories in the sample's county: read, walked and reported, rightly and wrongly.

#![allow(clippy::expect_used, reason = "a test stops at once")]

use fingerpost_shoppers::{Offers, Ready, Seeds, html, json, lines, plain, read, shop};
use fingerpost_source::{File, sample_files};

/// A toddler who does not talk yet.
const TODDLER: &str = r#"offer = "sample"
story = "She is two and says no words. We did not know whom to ask."
postcode = "AN1"
words = "speech therapist"
finds = "speech-therapy"

[source]
document = "guide"
phrase = "open referral"

[answers]
who = "parent"
help = ["learning"]
age = "2"
need = ["communication"]
district = "north"

[[reach]]
service = "home-teaching"
within = 4
group = "ask-for-referral"

[[reach]]
service = "advice-line"
group = "meanwhile"

[[reach]]
service = "information-desk"

[expect]
not_suitable = ["work-coach"]
council = "sample"
"#;

fn offers() -> Offers {
    Offers::of(vec![Ready::read(&sample_files()).expect("the sample is sound")])
}

/// What is printed of a story after these texts in it are changed.
fn told(changes: &[(&str, &str)]) -> String {
    let mut text = TODDLER.to_owned();
    for (from, to) in changes {
        assert!(text.contains(from), "the story does not say {from:?}");
        text = text.replacen(from, to, 1);
    }
    let offers = offers();
    let stories = read(&[File::new("toddler.toml", text)], &offers);
    let findings = stories.findings.map(|findings| format!("{findings}\n\n")).unwrap_or_default();
    findings + &lines(&shop(&stories.sound, &offers, None), &stories.wrong)
}

macro_rules! says {
    ($($name:ident: $($from:literal => $to:literal),*;)*) => {$(
        #[test]
        fn $name() {
            insta::assert_snapshot!(told(&[$(($from, $to)),*]));
        }
    )*};
}

says! {
    a_story_that_passes: "offer" => "offer";
    a_service_in_another_group: "group = \"meanwhile\"" => "group = \"do-now\"";
    a_service_that_is_not_shown: "service = \"information-desk\"" => "service = \"work-coach\"";
    a_service_that_is_shown_and_should_not_be: "[\"work-coach\"]" => "[\"rights-advice\"]";
    a_council_that_is_another: "district = \"north\"" => "district = \"nextshire\"";
    a_postcode_that_does_not_fit: "\"AN1\"" => "\"NE1\"";
    danger_that_nobody_tells_of: "council =" => "urgent_first = true\ncouncil =";
    danger_that_comes_first: "help = [\"learning\"]" => "help = [\"crisis\", \"learning\"]", "council =" => "urgent_first = true\ncouncil =";
    a_search_that_finds_something_else: "words = \"speech therapist\"" => "words = \"work\"";
    an_answer_that_is_not_on_offer: "district = \"north\"" => "district = \"north\"\nstage = \"diagnosed\"", "age = \"2\"" => "age = \"0\"", "[\"communication\"]" => "[\"autism\"]";
    names_that_nobody_knows: "\"speech-therapy\"" => "\"speach-therapy\"", "\"guide\"" => "\"leaflet\"", "need =" => "needs =", "\"north\"" => "\"nroth\"", "group = \"meanwhile\"" => "group = \"meanwhil\"", "council =" => "counsel =";
    answers_that_make_no_sense: "age = \"2\"" => "age = \"two\"", "\"north\"" => "[\"north\", \"south\"]", "who = \"parent\"" => "who = \"none\"";
    an_offer_that_is_not_there: "\"sample\"" => "\"simple\"";
    a_story_without_its_parts: "[source]\ndocument = \"guide\"\nphrase = \"open referral\"\n" => "", "finds = \"speech-therapy\"\n" => "", "within = 4" => "within = \"soon\"", "\"AN1\"" => "\"the north\"";
}

#[test]
fn what_a_story_says_nothing_of_is_not_sure() {
    let said = told(&[
        ("district = \"north\"\n", ""),
        ("within = 4", "within = 10"),
        ("council = \"sample\"\n", ""),
        ("postcode = \"AN1\"\n", ""),
    ]);
    assert!(said.contains("1 passed, 0 failed"), "{said}");
}

#[test]
fn a_wider_option_is_taken_where_only_that_is_on_offer() {
    let mut files = sample_files();
    let needs = files.iter_mut().find(|file| file.path == "needs.toml").expect("the needs");
    needs.text.push_str(
        "\n[[need]]\nid = \"stammer\"\nparent = \"communication\"\nname = \"A stammer\"\nbecause = \"{they_have} a stammer\"\n",
    );
    let offers = Offers::of(vec![Ready::read(&files).expect("a sound offer")]);
    let stories = read(&[File::new("toddler.toml", TODDLER.replace("[\"communication\"]", "[\"stammer\"]"))], &offers);
    let trials = shop(&stories.sound, &offers, None);
    assert!(trials[0].passed(), "{}", lines(&trials, &[]));
    assert!(trials[0].walk.steps.iter().any(|step| step.says == "Talking"));
}

#[test]
fn the_page_needs_nothing_else_and_escapes_what_a_story_says() {
    let offers = offers();
    let stories = read(&[File::new("toddler.toml", TODDLER.replace("She is two", "She <b>is</b> two"))], &offers);
    let page = html(&shop(&stories.sound, &offers, None), &["torn".to_owned()], &offers);
    assert!(page.contains("She &lt;b&gt;is&lt;/b&gt; two"));
    assert!(page.contains("1 passed, 1 failed") && page.contains("torn"));
    for outside in ["<script", "src=", "http:", "https:", "@import", "url("] {
        assert!(!page.contains(outside), "{outside}");
    }
}

#[test]
fn the_data_say_what_the_lines_say() {
    let offers = offers();
    let stories = read(&[File::new("toddler.toml", TODDLER)], &offers);
    let data: serde_json::Value = serde_json::from_str(&json(&shop(&stories.sound, &offers, None), &[])).expect("JSON");
    assert_eq!((&data["passed"], &data["failed"]), (&1.into(), &0.into()));
    assert_eq!(data["stories"][0]["path"][0]["question"], "help");
}

#[test]
fn phrases_are_compared_without_their_line_ends_and_quotation_marks() {
    assert_eq!(plain("A “long”\n  *wait*"), "a \"long\" wait");
    assert_eq!(Seeds::default().says("A guide", "open referral"), None, "a document that is not at hand");
}
