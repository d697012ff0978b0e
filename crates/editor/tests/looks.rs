//! What an editor says. Each test breaks the sample offer in one way; the snapshots hold the messages.

#![allow(clippy::expect_used, reason = "a test stops at once")]

use fingerpost_core::clock::Day;
use fingerpost_editor::Editor;
use fingerpost_source::{File, Findings, check, sample_files, sample_with};
use proptest::prelude::*;

fn look(files: &[File]) -> Findings {
    let editor = Editor::new(Day::new(2026, 2, 1).expect("a day"));
    let checked = check(files, editor.today, |_| true, |files, offer| editor.look(files, offer));
    checked.unwrap_or_else(|findings| panic!("{findings}")).advice
}

/// What is said of one code after these texts are changed, each in one file.
fn said(code: &str, changes: &[(&str, &str, &str)]) -> String {
    let mut findings = look(&sample_with(changes));
    findings.findings.retain(|finding| finding.code == code);
    assert!(!findings.findings.is_empty(), "nothing was found");
    findings.to_string()
}

macro_rules! says {
    ($($name:ident: $code:literal, $($path:literal, $from:literal => $to:literal);+;)*) => {$(
        #[test]
        fn $name() {
            insta::assert_snapshot!(said($code, &[$(($path, $from, $to)),+]));
        }
    )*};
}

says! {
    a_sentence_that_goes_on: "long-sentence", "services/autism-group.toml", "You meet other families." =>
        "You meet other families who have been where you are now and who can tell you what they did, what helped and what they would leave out today.";
    words_that_only_professionals_know: "reading-age", "services/autism-group.toml", "about = \"You meet other families.\"" =>
        "about = \"\"\"\nMultidisciplinary practitioners collaboratively formulate individualised interventions. Neurodevelopmental presentations necessitate comprehensive consideration. Environmental circumstances frequently influence behavioural presentation. Professional formulation establishes appropriate therapeutic priorities. Parental participation considerably strengthens intervention effectiveness. Practitioners systematically document developmental trajectories. Organisational responsibilities necessitate interdisciplinary communication. Comprehensive documentation facilitates continuity.\n\"\"\"";
    an_abbreviation_that_nothing_explains: "jargon", "services/autism-group.toml", "You meet other families." => "You meet CYPs.";
    a_professional_word: "jargon", "services/autism-group.toml", "You meet other families." => "We take a Graduated Approach.";
    a_heavy_word: "plain-word", "services/autism-group.toml", "You meet other families." => "We utilise games in order to meet.";
    a_slip_in_a_text_with_escapes: "spelling", "services/autism-group.toml", "You meet other families." => "You say \\\"hello\\\" and \\u00e9 to other familys.";
    a_word_twice: "doubled-word", "services/autism-group.toml", "You meet other families." => "You meet the the others.";
    a_text_that_is_to_come: "unfinished", "services/autism-group.toml", "You meet other families." => "CHANGE ME: say what you do.";
    nowhere_to_go: "no-contact", "services/autism-group.toml", "The advice line can tell you where." => "We are there.";
    a_call_without_a_number: "contact-us", "services/autism-group.toml", "You meet other families." => "Call us on Mondays.";
    nothing_of_the_cost: "no-cost", "offer.toml", "id" => "id";
    a_referral_that_nobody_can_make: "lost-referral",
        "referrers.toml", "[school]\nname = \"school\"" => "[school]\nname = \"school\"\nages = { from = 30 }";
    a_number_with_a_digit_too_few: "impossible-number", "services/advice-line.toml", "phone = \"01632 960001\"" => "phone = \"01632 96001\"";
    a_number_that_costs: "costly-number", "services/advice-line.toml", "phone = \"01632 960001\"" => "phone = \"0845 123 4567\"";
    a_postcode_of_nowhere: "impossible-postcode", "services/autism-group.toml", "You meet other families." => "Come to 1 High Street, QX1 2AB.";
    hours_that_end_before_they_start: "never-open", "services/advice-line.toml", "9am to 5pm" => "9am to 5am";
    hours_of_no_day: "hours-without-day", "services/advice-line.toml", "Monday to Friday, 9am to 5pm" => "9am to 5pm";
    a_link_that_others_can_read: "insecure-link", "services/advice-line.toml", "https://example.org/advice" => "http://www.gov.uk/advice";
    a_link_of_letters_that_look_like_others: "deceiving-link", "services/advice-line.toml", "https://example.org/advice" => "https://www.xn--gv-tbb.uk/advice";
    a_link_whose_words_are_another_site: "deceiving-link", "services/crisis-line.toml", "title = \"Crisis line\"" => "title = \"See www.gov.uk/help\"";
    a_link_that_follows_families: "tracking-link", "services/advice-line.toml", "https://example.org/advice" => "https://www.gov.uk/advice?a=1&utm_source=mail";
    a_video_that_follows_families: "tracking-link", "questions.toml", "hint =" => "bsl = \"https://www.gov.uk/help?utm_source=mail\"\nhint =";
    a_video_from_inside: "private-link", "pathways/asking-for-help.toml", "summary =" => "bsl = \"https://intranet/asking\"\nsummary =";
    a_video_for_an_example: "unfinished", "services/rights-advice.toml", "summary =" => "bsl = \"https://example.org/rights\"\nsummary =";
    a_link_from_inside: "private-link", "services/advice-line.toml", "https://example.org/advice" => "https://intranet/advice";
    a_file_that_grew_old: "not-checked", "services/advice-line.toml", "checked = 2026-01-31" => "checked = 2025-01-31";
    a_check_that_is_still_to_come: "checked-later", "services/advice-line.toml", "checked = 2026-01-31" => "checked = 2026-03-31";
    a_service_twice: "duplicate-service", "services/advice-line.toml", "name = \"Anyshire Advice Line\"" => "name = \"Anyshire Information Desk\"";
    a_service_nearly_twice: "similar-service", "services/advice-line.toml", "name = \"Anyshire Advice Line\"" => "name = \"Anyshire informations desk\"";
}

proptest! {
    // Each case reads a dictionary.
    #![proptest_config(ProptestConfig::with_cases(32))]

    /// A slip put anywhere into a good text is found at its very place, whatever stands before it.
    #[test]
    fn a_slip_is_found_where_it_is(before in prop::collection::vec("(We help|Come in|\\\\\"Hello\\\\\"|\\\\u00e9)[.!,] ", 0..5), long in any::<bool>()) {
        let mut files = sample_files();
        let group = files.iter_mut().find(|file| file.path == "services/autism-group.toml").expect("a service");
        let text = format!("{}they recieve help.", before.concat());
        let text = if long { format!("\"\"\"\n{text}\n\"\"\"") } else { format!("\"{text}\"") };
        group.text = group.text.replace("\"You meet other families.\"", &text);
        let file = group.text.clone();
        let findings = look(&files);
        let slip = findings.findings.iter().find(|finding| finding.wrong.contains("recieve")).expect("the slip");
        prop_assert_eq!(&file[slip.span.clone()], "recieve");
    }
}
