//! What a council reads when something is wrong. Each test breaks the sample offer in one way; the snapshots hold the messages.
//!
//! To add one: break something with [`broken`], run `INSTA_UPDATE=always cargo test -p fingerpost-source`, and read the new snapshot aloud.

#![allow(clippy::expect_used, reason = "a test stops at once")]

use fingerpost_source::{File, Findings, read, sample_files, sample_with};

/// The findings after one text in one file of the sample is changed.
fn broken(path: &str, from: &str, to: &str) -> Findings {
    findings(&sample_with(&[(path, from, to)]))
}

fn findings(files: &[File]) -> Findings {
    read(files).expect_err("something is wrong")
}

macro_rules! says {
    ($($name:ident: $path:literal, $from:literal => $to:literal;)*) => {$(
        #[test]
        fn $name() {
            insta::assert_snapshot!(broken($path, $from, $to));
        }
    )*};
}

says! {
    a_proposal_of_a_value_nobody_knows: "services/autism-group.toml", "[[route]]" => "[[proposed]]\nbecause = \"the tags say: Autsim\"\nfor = { need = \"autsim\" }\n\n[[route]]";
    a_picture_nobody_knows: "questions.toml", "picture = \"child\"" => "picture = \"chidl\"";
    a_picture_that_is_not_drawn: "pictures.toml", "\"ink M22 12h4v13h-4z\"" => "\"M22 12h4\", \"ink\", \"line M0 0\\\"/><script>\"";
    a_picture_without_parts: "pictures.toml", "draw = [\"shape M5 25h38v19H5z\", \"ink M22 12h4v13h-4z\"]\n" => "";
    a_proposal_of_nothing: "services/autism-group.toml", "[[route]]" => "[[proposed]]\nbecause = \"so\"\n\n[[route]]";
    a_finding_turned_off_without_a_reason: "offer.toml", "urgent =" => "allow = [{ code = \"spelling\" }]\nurgent =";
    a_finding_turned_off_that_is_none: "offer.toml", "urgent =" => "allow = [{ code = \"speling\", reason = \"So it is.\" }]\nurgent =";
    a_mistake_turned_off: "offer.toml", "urgent =" => "allow = [{ code = \"bad-link\", reason = \"So it is.\" }]\nurgent =";
    a_finding_turned_off_in_no_file: "offer.toml", "urgent =" => "allow = [{ code = \"spelling\", reason = \"So it is.\", in = \"service/advice-line.toml\" }]\nurgent =";
    words_in_one_text: "offer.toml", "urgent =" => "words = [\"Kooth and Qwell\"]\nurgent =";
    a_referrer_of_no_age: "referrers.toml", "[gp]" => "[midwife]\nname = \"your midwife\"\nages = { under = \"one\" }\n[gp]";
    an_id_that_is_kept_for_a_search: "offer.toml", "id = \"sample\"" => "id = \"everywhere\"";
    a_fact_nobody_knows: "services/home-teaching.toml", "need = [" => "needs = [";
    a_value_nobody_knows: "services/autism-assessment.toml", "need = \"autism\"" => "need = \"autsim\"";
    ages_the_wrong_way_round: "services/work-coach.toml", "from = 16, under = 25" => "from = 25, under = 16";
    an_age_that_is_not_one: "services/work-coach.toml", "from = 16" => "from = 1600";
    an_age_in_words: "services/work-coach.toml", "from = 16" => "from = \"sixteen\"";
    a_link_to_a_script: "services/advice-line.toml", "https://example.org/advice" => "javascript:alert(1)";
    a_link_with_a_name_before_it: "services/advice-line.toml", "https://example.org/advice" => "https://www.gov.uk:443@example.org/advice";
    a_link_in_letters_that_look_like_others: "services/advice-line.toml", "https://example.org/advice" => "https://www.gоv.uk/advice";
    a_link_without_its_start: "services/advice-line.toml", "https://example.org/advice" => "www.example.org";
    a_phone_number_with_words: "services/crisis-line.toml", "phone = \"01632 960999\"" => "phone = \"ring the bell\"";
    an_email_that_is_not_one: "services/advice-line.toml", "hours =" => "email = \"help at example.org\"\nhours =";
    a_video_that_others_can_change: "services/advice-line.toml", "cost = \"Free\"" => "cost = \"Free\"\nbsl = \"http://example.org/advice-in-bsl\"";
    a_video_of_a_question_that_is_no_address: "questions.toml", "hint =" => "bsl = \"help.mp4\"\nhint =";
    a_video_of_a_pathway_that_is_a_script: "pathways/asking-for-help.toml", "summary =" => "bsl = \"javascript:alert(1)\"\nsummary =";
    a_provider_that_is_missing: "services/speech-therapy.toml", "provider = \"nhs\"\n" => "";
    a_provider_nobody_knows: "services/speech-therapy.toml", "provider = \"nhs\"" => "provider = \"nsh\"";
    a_referrer_nobody_knows: "services/speech-therapy.toml", "by = [\"school\"]" => "by = [\"schol\"]";
    a_referral_nobody_can_make: "services/speech-therapy.toml", "by = [\"school\"]\n" => "";
    a_service_nobody_can_get: "services/autism-group.toml", "[[route]]\nkind = \"direct\"\nhow = \"Come along. The advice line can tell you where.\"\n" => "";
    a_service_without_a_source: "services/autism-group.toml", "[[source]]\ndocument = \"guide\"\nphrase = \"autism group\"\n" => "";
    a_document_nobody_knows: "services/autism-group.toml", "document = \"guide\"" => "document = \"leaflet\"";
    a_link_to_no_service: "services/home-teaching.toml", "meanwhile = [\"advice-line\"]" => "meanwhile = [\"advise-line\"]";
    a_link_to_itself: "services/home-teaching.toml", "meanwhile = [\"advice-line\"]" => "meanwhile = [\"home-teaching\"]";
    a_circle_of_meanwhile: "services/advice-line.toml", "cost = \"Free\"" => "cost = \"Free\"\nmeanwhile = [\"home-teaching\"]";
    a_field_nobody_reads: "services/advice-line.toml", "summary =" => "sumary = \"Again\"\nsummary =";
    text_without_quotes: "services/advice-line.toml", "provider = \"council\"" => "provider = council";
    a_list_that_never_ends: "services/home-teaching.toml", "need = [\"communication\", \"physical\"]" => "need = [\"communication\", \"physical\"";
    a_date_in_quotes: "services/advice-line.toml", "checked = 2026-01-31" => "checked = \"31 January\"";
    a_yes_that_is_not_true: "services/crisis-line.toml", "national = true" => "national = \"yes\"";
    a_kind_nobody_knows: "services/crisis-line.toml", "kind = \"crisis\"" => "kind = \"emergency\"";
    a_gap_nobody_fills: "needs.toml", "{they_are}" => "{theyare}";
    a_fact_set_by_two_questions: "questions.toml", "sets = { stage = \"worried\" }" => "sets = { stage = \"worried\", risk = \"now\" }";
    a_when_that_reads_a_later_answer: "questions.toml", "when = { age = { from = 1 } }" => "when = { district = \"north\" }";
    a_parent_below_its_child: "needs.toml", "parent = \"communication\"" => "parent = \"physical\"";
    an_id_with_capitals: "needs.toml", "id = \"physical\"" => "id = \"Physical\"";
    two_needs_of_one_id: "needs.toml", "id = \"physical\"" => "id = \"autism\"";
    two_terms_of_one_name: "glossary.toml", "also = [\"EHCP\"" => "also = [\"GP\"";
    a_last_resort_that_is_no_service: "offer.toml", "last_resort = \"information-desk\"" => "last_resort = \"information\"";
    a_refusal_that_nobody_explains: "providers.toml", "if_no = \"Ask for the reason in writing.\"\n" => "";
    a_venue_that_no_source_gives: "services/information-desk.toml", "phrase = \"Station Road, AN3 1AB\"" => "phrase = \"Station Road\"";
    a_venue_with_half_a_postcode: "services/information-desk.toml", "postcode = \"AN1 1AA\"" => "postcode = \"AN1\"";
    a_venue_in_the_sea: "services/information-desk.toml", "point = [52.5001, -1.5002]" => "point = [-1.5002, 52.5001]";
    a_venue_without_a_point: "services/information-desk.toml", "point = [52.5001, -1.5002]\n" => "";
    a_venue_whose_point_is_a_text: "services/information-desk.toml", "point = [52.5001, -1.5002]" => "point = \"52.5001, -1.5002\"";
    a_venue_without_an_address: "services/information-desk.toml", "address = [\"1 High Street\", \"Anytown\"]\n" => "";
    a_code_of_no_district: "places.toml", "ons = \"E99000001\"" => "ons = \"E9900001\"";
    two_districts_of_one_code: "places.toml", "ons = \"E99000001\"" => "ons = \"E99000002\"";
    a_referral_without_words: "services/speech-therapy.toml", "say = \"please refer {them} for speech and language therapy.\"\n" => "";
    an_area_nobody_knows: "services/speech-therapy.toml", "area = \"gp\"" => "area = \"surgery\"";
    an_area_that_is_not_said: "offer.toml", "gp = \"any-nhs\"\n" => "";
    a_home_that_is_no_district: "offer.toml", "home = \"anyshire\"" => "home = \"anyshere\"";
    a_neighbour_in_no_district: "offer.toml", "district = \"nextshire\"" => "district = \"nextshere\"";
    a_question_that_waits_for_two_facts: "questions.toml", "once = { district = [\"nextshire\", \"elsewhere\"] }" => "once = { district = \"nextshire\", stage = \"worried\" }";
    what_is_otherwise_so_of_another_fact: "questions.toml", "otherwise = \"any-nhs\"" => "otherwise = \"north\"";
    ages_mixed_with_school_years: "services/work-coach.toml", "from = 16, under = 25" => "from_year = 11, under = 25";
    a_school_year_that_is_not_one: "services/work-coach.toml", "from = 16, under = 25" => "from_year = 20";
    a_first_pathway_that_is_none: "offer.toml", "home = \"anyshire\"" => "first_pathways = [\"asking\"]\nhome = \"anyshire\"";
    a_shared_folder_that_is_not_there: "offer.toml", "home = \"anyshire\"" => "shares = \"../natonal\"\nhome = \"anyshire\"";
    an_option_that_sets_nothing_of_its_question: "questions.toml", "sets = { stage = \"worried\" }" => "sets = { risk = \"now\" }";
    an_option_that_sets_nothing_at_all: "questions.toml", "sets = { stage = \"worried\" }" => "sets = {}";
    an_option_that_sets_no_value: "questions.toml", "sets = { stage = \"worried\" }" => "sets = { stage = [] }";
    a_count_from_nothing: "pathways/asking-for-help.toml", "after = \"asked\"" => "after = \"aksed\"";
    a_count_from_a_later_step: "pathways/asking-for-help.toml", "after = \"asked\"" => "after = \"appeal\"";
    a_count_from_its_own_step: "pathways/asking-for-help.toml", "after = \"asked\"" => "after = \"decision\"";
    a_count_that_does_not_say_from_what: "pathways/asking-for-help.toml", "after = \"asked\", " => "";
    a_count_both_ways: "pathways/asking-for-help.toml", "after = \"asked\", " => "after = \"asked\", before = \"certificate\", ";
    a_count_with_two_units: "pathways/asking-for-help.toml", "weeks = 6 }" => "weeks = 6, days = 1 }";
    a_count_without_a_unit: "pathways/asking-for-help.toml", ", weeks = 6" => "";
    a_count_of_no_weeks: "pathways/asking-for-help.toml", "weeks = 6" => "weeks = 0";
    a_count_in_words: "pathways/asking-for-help.toml", "weeks = 6" => "weeks = \"six\"";
    a_count_on_a_day_that_some_years_lack: "pathways/asking-for-help.toml", "weeks = 6" => "on = \"02-29\"";
    a_count_of_weeks_on_a_day_of_the_year: "pathways/asking-for-help.toml", "weeks = 6" => "weeks = 6, on = \"09-01\"";
    a_list_of_no_counts: "pathways/asking-for-help.toml", "count = { after = \"asked\", weeks = 6 }" => "count = []";
    a_count_with_a_field_nobody_reads: "pathways/asking-for-help.toml", "weeks = 6" => "wekes = 6";
    a_gap_in_late_that_nobody_fills: "pathways/asking-for-help.toml", "on {asked}" => "on {aksed}";
    a_late_that_is_never_shown: "pathways/asking-for-help.toml", "count = { after = \"asked\", weeks = 6 }\n" => "";
    two_dates_of_one_id: "pathways/asking-for-help.toml", "id = \"certificate\"" => "id = \"asked\"";
    a_step_with_the_id_of_a_date: "pathways/asking-for-help.toml", "id = \"decision\"" => "id = \"asked\"";
    an_id_that_means_the_day_itself: "pathways/asking-for-help.toml", "id = \"certificate\"" => "id = \"due\"";
    a_limit_without_a_source: "pathways/asking-for-help.toml", "[[step.source]]\ndocument = \"guide\"\nphrase = \"6 weeks\"\n" => "";
    an_exception_without_a_source: "pathways/asking-for-help.toml", "[[exception.source]]\ndocument = \"guide\"\nphrase = \"closed\"\n" => "";
    a_limit_that_is_only_words: "pathways/asking-for-help.toml", "[step.limit]\nsays = \"3 working days from your appeal\"\nwho = \"the council\"\ncount = { after = \"appeal\", working_days = 3 }\n" => "limit = \"3 working days\"\n";
    a_limit_that_nobody_must_keep: "pathways/asking-for-help.toml", "who = \"you\"\n" => "";
    a_pathway_that_helps_with_nothing: "pathways/asking-for-help.toml", "helps_with = [\"learning\"]\n" => "";
    bank_holidays_out_of_order: "bank-holidays.toml", "2026-04-03,\n    2026-04-06" => "2026-04-06,\n    2026-04-03";
    a_bank_holiday_twice: "bank-holidays.toml", "2026-04-06" => "2026-04-03";
    a_bank_holiday_that_is_not_known_yet: "bank-holidays.toml", "until = 2027-12-31" => "until = 2026-12-31";
    a_bank_holiday_in_quotes: "bank-holidays.toml", "2026-04-06" => "\"Easter Monday\"";
    a_bank_holiday_of_long_ago: "bank-holidays.toml", "2026-01-01" => "1826-01-01";
    bank_holidays_without_an_end: "bank-holidays.toml", "until = 2027-12-31\n" => "";
}

#[test]
fn everything_wrong_is_reported_in_one_run() {
    let files = sample_with(&[
        ("services/home-teaching.toml", "need = [", "needs = ["),
        ("services/home-teaching.toml", "provider = \"council\"\n", ""),
        ("services/work-coach.toml", "from = 16, under = 25", "from = 25, under = 16"),
        ("services/advice-line.toml", "https://", "ftp://"),
        ("services/crisis-line.toml", "kind = \"direct\"", "kind = direct"),
    ]);
    let findings = findings(&files);
    let codes: Vec<_> = findings.findings.iter().map(|finding| (finding.path.as_str(), finding.code)).collect();
    insta::assert_debug_snapshot!(codes);
}

#[test]
fn a_shared_folder_adds_to_an_offer_and_gives_way_to_its_own_files() {
    let mut files = sample_files();
    let gp = sample_files().into_iter().find(|file| file.path == "services/autism-group.toml").expect("a service");
    let shared = |path: &str, text: String| File::shared("../common", path, text);
    files.push(shared("services/autism-group.toml", gp.text.replace("name = ", "also = [\"the shared one\"]\nname = ")));
    files.push(shared("services/other-group.toml", gp.text));
    files.push(shared("shared.toml", "expects = [\"advice-line\"]\n".to_owned()));
    files.push(shared("danger.toml", "phrases = [\"want to die\"]\n".to_owned()));
    let offer = read(&files).expect("a sound offer");
    let core = offer.core;
    assert_eq!(core.services.len(), 10);
    assert!(offer.also.services.iter().all(|also| *also != ["the shared one"]), "the offer's own file stands");
    assert_eq!(core.danger, ["want to die"]);
}

#[test]
fn what_is_shared_says_what_it_expects_and_where_it_is_wrong() {
    let mut files = sample_files();
    files.push(File::shared("../common", "shared.toml", "expects = [\"legal-advice\"]\n"));
    files.push(File::shared("../common", "danger.toml", "phrases = [\"Want to die\"]\n"));
    files.push(File::shared("../common", "services/hospital.toml", "name = \"Hospital\"\nmeanwhile = [\"legal-advice\"]\n"));
    insta::assert_snapshot!(findings(&files));
}

#[test]
fn a_folder_that_is_not_an_offer() {
    insta::assert_snapshot!(findings(&[File::new("services/only.toml", "name = \"Only\"")]));
}

#[test]
fn lines_and_columns_count_from_one_and_in_characters() {
    let findings =
        broken("services/work-coach.toml", "summary = \"Someone", "summary = \"Ünïcödé 🧭\"\nkind = \"ünknown\"\n# \"Someone");
    let finding = findings.findings.iter().find(|finding| finding.code == "bad-kind").unwrap();
    assert_eq!((finding.line, finding.column), (4, 8));
}

#[test]
fn windows_line_ends_are_read_as_any_others() {
    let files: Vec<File> = sample_files().into_iter().map(|file| File::new(file.path, file.text.replace('\n', "\r\n"))).collect();
    assert_eq!(read(&files).map(|offer| offer.core.services.len()), Ok(9));
}

#[test]
fn a_count_from_a_step_without_a_day() {
    let mut files = sample_files();
    let file = files.iter_mut().find(|file| file.path == "pathways/asking-for-help.toml").unwrap();
    file.text = file.text.replacen("title = \"You ask the council\"", "id = \"asking\"\ntitle = \"You ask the council\"", 1);
    file.text = file.text.replacen("after = \"asked\"", "after = \"asking\"", 1);
    insta::assert_snapshot!(findings(&files));
}
