//! Records of both versions, and importing them again and again.

#![allow(clippy::unwrap_used, reason = "a test stops at once")]

mod common;

use common::{Folder, TODAY};
use fingerpost_openreferral::import::report::{Outcome, Why, markdown, short};
use fingerpost_openreferral::import::{Origin, STATE};
use fingerpost_source::Level;
use serde_json::{Value, json};

/// A record of ORUK 3.0 with everything in it.
fn whole() -> Value {
    json!({
        "id": "not-a-uuid-1", "name": "Saturday club", "status": "active", "alternate_name": "Sat club",
        "description": "<p>A club for 5-11 year olds who like music.</p><script>evil()</script><p>Bring a drink.</p>",
        "url": "www.example.org/club", "email": "club@example.org", "minimum_age": 5, "maximum_age": 11.0, "assured_date": "2026-01-31",
        "organization": { "id": "o", "name": "Anytown Play", "description": "" },
        "contacts": [{ "id": "c", "phones": [{ "number": "Tel: 01632 960001" }, { "number": "ask for Jo" }] }],
        "schedules": [{ "freq": "WEEKLY", "byday": "SA", "opens_at": "9:00am", "closes_at": "12:00" }, { "byday": "someday", "opens_at": "x" }],
        "cost_options": [{ "option": "Child", "amount": 2.5, "amount_description": "a session" }, { "amount": "dear" }],
        "attributes": [{ "taxonomy_term": { "name": "Leisure" } }, { "taxonomy_term": { "name": "Autism" } }],
        "service_at_locations": [
            { "location": { "name": "Town Hall", "latitude": 52.28, "longitude": "-1.58", "addresses": [
                { "address_1": "1 High Street", "city": "Anytown", "postal_code": "cv34 4rl" }] } },
            { "location": { "addresses": [{ "address_1": "2 Low Street", "city": "Anytown", "postal_code": "CV34" }] } }
        ]
    })
}

/// A record of HSDS-UK 1.0.
fn old(id: &str, name: &str, description: &str) -> Value {
    json!({ "id": id, "name": name, "description": description, "status": "active", "organization": { "name": "Anytown Play" },
        "assured_date": "2025-06-01", "attending_access": "referral", "eligibilitys": [{ "eligibility": "", "minimum_age": -1, "maximum_age": 0 }],
        "pc_targetAudience": [{ "audienceType": "Sensory Impaired>Visually Impaired " }] })
}

#[test]
fn a_whole_record_becomes_a_whole_service() {
    let mut folder = Folder::new();
    let report = folder.import(&[whole(), old("b", "Sight support", "For young people aged 14+.")]).report;
    insta::assert_snapshot!(format!(
        "{}\n=====\n{}\n=====\n{}",
        folder.service("saturday-club"),
        folder.service("sight-support"),
        short(&report)
    ));
    let advised = fingerpost_source::read_with_advice(&folder.files()).unwrap();
    let proposals: Vec<&str> =
        advised.advice.findings.iter().filter(|finding| finding.level == Level::Warning).map(|finding| finding.code).collect();
    assert!(proposals.contains(&"proposed-rule") && proposals.contains(&"proposed-topic"), "{proposals:?}");
}

#[test]
fn a_postcode_with_a_slip_is_told_and_is_no_venue() {
    for (written, is_venue) in [
        ("cv344rl", true),
        ("CV34 4R L", true),
        ("CVE4 4RL", false),
        ("CV34 ARL", false),
        ("CV34-4RL", false),
        ("CV34\u{0}iRL", false),
    ] {
        let mut record = whole();
        record["service_at_locations"][0]["location"]["addresses"][0]["postal_code"] = json!(written);
        let mut folder = Folder::new();
        folder.import(&[record]);
        let service = folder.service("saturday-club");
        assert_eq!(service.contains("[[venue]]"), is_venue, "{written}: {service}");
        assert!(service.contains("1 High Street, Anytown"), "{written}: {service}");
    }
}

#[test]
fn a_live_feeds_records_name_their_own_addresses() {
    let folder = Folder::new();
    let import = folder.try_import(&[whole()], &Origin::Feed("https://example.org/api".to_owned()));
    let (_, text) = import.texts.iter().find(|(path, _)| path == "services/saturday-club.toml").unwrap();
    assert!(text.contains("web = \"https://example.org/api/services/not-a-uuid-1\""), "{text}");
    assert!(import.texts.iter().all(|(path, _)| path != "offer.toml"));
    assert_eq!(import.texts.last().unwrap().0, STATE, "what the import remembers comes last");
}

#[test]
fn blank_repeated_and_ended_records_are_listed_and_none_is_lost() {
    let mut ended = old("e", "Old club", "Gone.");
    ended["status"] = json!("defunct");
    let records = [
        old("a", "A club", "One."),
        old("a", "A club", "Changed."),
        old("b", "a club ", "<p>One.</p>"),
        old("c", "A club", "Another."),
        old("d", " ", ""),
        ended,
        json!("what?"),
        json!({ "name": "No id" }),
        json!({ "id": "x", "name": ["odd"], "description": 3 }),
        old("s", "SENDIAS", "Advice."),
    ];
    let mut folder = Folder::new();
    let before = folder.service("sendias").to_owned();
    let report = folder.import(&records).report;
    let outcomes: Vec<&Outcome> = report.records.iter().map(|entry| &entry.outcome).collect();
    let listed = |why| Outcome::Listed(why);
    let expected = [
        Outcome::New,
        listed(Why::Duplicate("a".to_owned())),
        listed(Why::Duplicate("a".to_owned())),
        Outcome::New,
        listed(Why::Blank),
        listed(Why::NotRunning("defunct".to_owned())),
        listed(Why::NotARecord),
        Outcome::New,
        listed(Why::Blank),
        Outcome::New,
    ];
    assert_eq!(outcomes, expected.iter().collect::<Vec<_>>());
    let services: Vec<&str> = report.records.iter().map(|entry| entry.service.as_str()).filter(|id| !id.is_empty()).collect();
    assert_eq!(services, ["a-club", "a-club-2", "no-id", "sendias-2"], "what was there keeps its id");
    assert_eq!(folder.service("sendias"), before);
}

#[test]
fn an_address_that_must_not_be_shown_is_not() {
    let mut refuge = whole();
    refuge["name"] = json!("A women's refuge");
    refuge["description"] = json!("<p>A safe place.</p><p>We are at 9 Hidden Lane, CV34 4RL.</p>");
    let mut folder = Folder::new();
    let report = folder.import(&[refuge]).report;
    let text = folder.service("a-womens-refuge");
    for part in ["venue", "CV34", "High Street", "Hidden Lane", "Low Street"] {
        assert!(!text.contains(part), "{part}: {text}");
    }
    assert_eq!(report.notes.iter().filter(|note| note.why.contains("must not be shown")).count(), 3);
}

#[test]
fn a_second_import_updates_keeps_edits_and_shows_the_difference() {
    let mut folder = Folder::new();
    let first = [
        old("a", "A club", "Old words."),
        old("b", "B club", "Stays."),
        old("c", "C club", "Is deleted."),
        old("d", "D club", "Goes."),
    ];
    folder.import(&first);
    folder.edit("a-club", "summary = \"Old words.\"", "summary = \"My words.\" # mine");
    folder.edit("b-club", "[[route]]", "# a note\ncost = \"Free\"\n\n[[route]]");
    folder.0.remove("services/c-club.toml");
    let now = [
        old("a", "A club", "New words."),
        old("b", "B club", "Stays."),
        old("c", "C club", "Is deleted."),
        old("e", "E club", "Comes."),
    ];
    let report = folder.import(&now).report;
    insta::assert_snapshot!(format!("{}\n=====\n{}", short(&report), markdown(&report, TODAY)));
    let text = folder.service("a-club");
    assert!(text.contains("\"My words.\" # mine") && text.contains("New words.\n"), "{text}");
    assert!(folder.service("b-club").contains("# a note\ncost = \"Free\""));
    assert!(folder.service("d-club").contains("delete = true"));
    let again = folder.try_import(&now, &Origin::Files);
    assert_eq!(again.texts, Vec::new(), "the same once more changes nothing");
    assert!(!again.report.records[0].edits[0].is_news);
    // What is back in the feed is no longer said to have gone.
    folder.import(&first);
    assert!(!folder.service("d-club").contains("delete = true"), "{}", folder.service("d-club"));
}

#[test]
fn an_import_that_was_stopped_before_its_state_was_written_goes_on() {
    let mut folder = Folder::new();
    let records = [old("a", "A club", "One."), old("b", "B club", "Two.")];
    let whole = folder.try_import(&records, &Origin::Files);
    // One service was written, and nothing after it.
    folder.0.extend(whole.texts.into_iter().filter(|(path, _)| path != STATE && path != "services/b-club.toml"));
    let report = folder.import(&records).report;
    let outcomes: Vec<&Outcome> = report.records.iter().map(|entry| &entry.outcome).collect();
    assert_eq!(outcomes, [&Outcome::Unchanged, &Outcome::New]);
    assert!(!folder.0.contains_key("services/a-club-2.toml"));
}

#[test]
fn a_record_whose_file_would_have_a_mistake_is_listed_and_the_others_come_in() {
    let mut folder = Folder::new();
    folder.import(&[whole()]);
    // A person names the hall as families do. Then the club moves: the person's venue stays, and no source gives its postcode any more.
    folder.edit("saturday-club", "name = \"Town Hall\"", "name = \"The old town hall\"");
    let kept = folder.service("saturday-club").to_owned();
    let mut moved = whole();
    moved["service_at_locations"][0]["location"]["addresses"][0]["postal_code"] = json!("CV32 5HZ");
    let now = [moved, old("a", "A club", "Plays.")];
    let report = folder.import(&now).report;
    let outcomes: Vec<&Outcome> = report.records.iter().map(|entry| &entry.outcome).collect();
    let why = "no source gives an address in CV34 4RL; add a [[source]] whose phrase has this address, letter for letter; without one, delete the venue";
    assert_eq!(outcomes, [&Outcome::Listed(Why::Mistake(why.to_owned())), &Outcome::New]);
    assert!(short(&report).contains("its file would have a mistake: no source gives"), "{}", short(&report));
    assert_eq!(folder.service("saturday-club"), kept, "the file stays as it was");
    assert_eq!(folder.try_import(&now, &Origin::Files).texts, Vec::new(), "the same once more changes nothing");
    // Once its person has mended it, it comes in as ever, and is not taken for gone meanwhile.
    assert!(!kept.contains("delete = true"));
    folder.edit("saturday-club", "name = \"The old town hall\"", "name = \"Town Hall\"");
    let report = folder.import(&now).report;
    assert!(matches!(report.records[0].outcome, Outcome::Updated(_)), "{:?}", report.records[0]);
    assert!(folder.service("saturday-club").contains("CV32 5HZ"));
}

#[test]
fn a_service_of_a_provider_that_says_nothing_of_a_no_says_it_itself() {
    let mut folder = Folder::new();
    // What councils share has Refuge as who runs a crisis line: such a service turns nobody away, and its provider says nothing of a no.
    let mut record = old("a", "A club", "Plays.");
    record["organization"] = json!({ "name": "Refuge" });
    folder.import(&[record.clone()]);
    let text = folder.service("a-club");
    assert!(text.contains("provider = \"refuge\"") && text.contains("if_no = \"Ask why, and who else could help."), "{text}");
    assert_eq!(folder.try_import(&[record], &Origin::Files).texts, Vec::new(), "the same once more changes nothing");
}

#[test]
fn what_is_told_of_a_feed_does_no_harm_in_a_terminal() {
    let mut folder = Folder::new();
    let turned = |text: &str| format!("{text}\u{1b}[2J\u{202e}");
    let mut odd = whole();
    for field in ["id", "name", "minimum_age", "url", "email", "assured_date", "status"] {
        odd[field] = json!(turned(field));
    }
    odd["schedules"] = json!([{ "byday": turned("SA"), "opens_at": turned("9") }]);
    odd["service_at_locations"] =
        json!([{ "location": { "addresses": [{ "address_1": "1 High Street", "postal_code": turned("CV34") }] } }]);
    let nameless = json!({ "id": turned("b"), "name": "" });
    let closed = json!({ "id": turned("c"), "name": turned("C"), "status": "defunct" });
    let again = json!({ "id": turned("c"), "name": turned("D") });
    let report = folder.import(&[odd, nameless, closed, again]).report;
    for told in [short(&report), markdown(&report, TODAY)] {
        assert!(told.contains("not written"), "{told}");
        assert!(!told.contains(['\u{1b}', '\u{202e}']), "{told:?}");
    }
}
