//! The real program, run as a council would run it, and wrongly too.

#![allow(clippy::unwrap_used, reason = "a test stops at once")]

mod common;

use std::fs;
use std::path::Path;

use fingerpost_source::sample_files;
use tempfile::TempDir;

use common::{err, fingerpost, sample};

/// A day on which the sample was checked not long ago.
const TODAY: [&str; 2] = ["--today", "2026-02-01"];

#[test]
fn a_sound_offer_is_said_to_be_sound() {
    let folder = sample();
    let output = fingerpost(folder.path(), &["check", "offer", TODAY[0], TODAY[1]]);
    assert_eq!(output.status.code(), Some(0), "{}", err(&output));
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    let off = "3 findings turned off with a reason.";
    assert_eq!(said, format!("Anyshire: nothing to mend. 9 services, 7 questions, 3 terms, 1 pathway. {off}\n"));
}

#[test]
fn a_pack_is_written_and_written_again() {
    let folder = sample();
    for _ in 0..2 {
        let output = fingerpost(folder.path(), &["pack", "offer", "--out", "site/pack"]);
        assert_eq!(output.status.code(), Some(0), "{}", err(&output));
        let core = fs::read(folder.path().join("site/pack/core.pack")).unwrap();
        assert_eq!(fingerpost_core::pack::read_core(&core).unwrap().0.id, "sample");
    }
    let beside: Vec<_> = fs::read_dir(folder.path().join("site")).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(beside, ["pack"], "nothing is left lying about");
}

#[test]
fn neighbours_that_lie_beside_an_offer_are_packed_with_it() {
    let folder = sample();
    let pack = || fingerpost(folder.path(), &["pack", "offer", "--with-neighbours", "--out", "site"]);
    let alone = pack();
    assert_eq!(alone.status.code(), Some(0), "{}", err(&alone));
    assert!(err(&alone).contains("nextshire is not here"), "{}", err(&alone));
    for file in sample_files() {
        let path = folder.path().join("nextshire").join(&file.path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        let text = if file.path == "offer.toml" { file.text.replace("id = \"sample\"", "id = \"nextshire\"") } else { file.text };
        fs::write(path, text).unwrap();
    }
    assert_eq!(pack().status.code(), Some(0));
    for id in ["sample", "nextshire"] {
        let core = fs::read(folder.path().join("site").join(id).join("core.pack")).unwrap();
        assert_eq!(fingerpost_core::pack::read_core(&core).unwrap().0.id, id);
    }
    let root = fs::read(folder.path().join("site/everywhere/search.pack")).unwrap();
    let index = fingerpost_core::search::Index::read(&root, None).unwrap();
    let offers: Vec<&str> = index.offers().iter().map(|shelf| shelf.offer.as_str()).collect();
    assert_eq!(offers, ["", "nextshire", "sample"], "those for all of England, and each offer's own");
    let named = fingerpost(folder.path(), &["pack", "nextshire", "offer", "--out", "named"]);
    assert_eq!(named.status.code(), Some(0), "{}", err(&named));
    assert_eq!(fs::read(folder.path().join("named/everywhere/search.pack")).unwrap(), root, "the same, whatever their order");
}

#[test]
fn a_search_says_what_a_family_would_find_and_why() {
    let folder = sample();
    let search = |words: &str| {
        let output = fingerpost(folder.path(), &["search", "offer", words]);
        assert_eq!(output.status.code(), Some(0), "{}", err(&output));
        String::from_utf8_lossy(&output.stdout).into_owned()
    };
    let found = search("speach therepy");
    assert!(found.starts_with("Did you mean: speech therapy\n"), "{found}");
    assert!(found.contains("speech-therapy: Speech and language therapy (shown for speech, therapy)"), "{found}");
    assert_eq!(search("xyzzy"), "Nothing found.\n");
    let output = fingerpost(folder.path(), &["search", "offer", "speach therepy", "--json"]);
    let found: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(found[0]["id"], "speech-therapy");
    assert_eq!(found[0]["name"], "Speech and language therapy");
    assert_eq!(found[0]["why"], serde_json::json!(["speech", "therapy"]));
}

#[test]
fn a_mistake_in_a_neighbour_stops_both() {
    let folder = sample();
    fs::create_dir(folder.path().join("nextshire")).unwrap();
    fs::write(folder.path().join("nextshire/offer.toml"), "id = \"nextshire\"").unwrap();
    let output = fingerpost(folder.path(), &["pack", "offer", "--with-neighbours", "--out", "site"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(!folder.path().join("site").exists(), "nothing is half written");
}

#[test]
fn a_mistake_is_shown_and_nothing_is_written() {
    let folder = sample();
    let service = folder.path().join("offer/services/work-coach.toml");
    fs::write(&service, fs::read_to_string(&service).unwrap().replace("from = 16", "from = 60")).unwrap();
    let output = fingerpost(folder.path(), &["pack", "offer", "--out", "pack"]);
    assert_eq!(output.status.code(), Some(1));
    insta::assert_snapshot!(err(&output));
    assert!(!folder.path().join("pack").exists());
}

#[test]
fn an_old_pack_stays_when_the_offer_breaks() {
    let folder = sample();
    fingerpost(folder.path(), &["pack", "offer", "--out", "pack"]);
    let before = fs::read(folder.path().join("pack/core.pack")).unwrap();
    fs::write(folder.path().join("offer/needs.toml"), "[[need").unwrap();
    let output = fingerpost(folder.path(), &["pack", "offer", "--out", "pack"]);
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(fs::read(folder.path().join("pack/core.pack")).unwrap(), before);
}

#[test]
fn a_folder_that_holds_something_else_is_left_alone() {
    let folder = sample();
    fs::create_dir(folder.path().join("photos")).unwrap();
    fs::write(folder.path().join("photos/cat.jpg"), "a cat").unwrap();
    let output = fingerpost(folder.path(), &["pack", "offer", "--out", "photos"]);
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(
        err(&output),
        "fingerpost: photos holds cat.jpg, which is not part of a pack; choose another folder, or move it away\n"
    );
    assert!(folder.path().join("photos/cat.jpg").exists());
}

#[test]
fn a_folder_that_is_not_there_is_a_sentence() {
    let folder = tempfile::tempdir().unwrap();
    let output = fingerpost(folder.path(), &["check", "nowhere"]);
    assert_eq!(output.status.code(), Some(3));
    let said = err(&output);
    assert!(said.starts_with("fingerpost: give the folder that holds offer.toml: cannot read nowhere"), "{said}");
}

#[test]
fn families_walk_an_offer_and_a_report_is_written() {
    let folder = sample();
    let output = fingerpost(folder.path(), &["gaps", "offer", "--out", "gaps.html", "--families", "500", "--csv", "tables"]);
    assert_eq!(output.status.code(), Some(0), "{}", err(&output));
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(said.lines().last().unwrap().starts_with("all: families with an empty plan: 0 of 500;"), "{said}");
    assert!(fs::read_to_string(folder.path().join("gaps.html")).unwrap().contains("Which families does the offer fail?"));
    assert!(fs::read_to_string(folder.path().join("tables/summary.csv")).unwrap().contains("sample,500,"));
    let output = fingerpost(folder.path(), &["gaps", "offer", "--families", "500", "--json"]);
    let said: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!((&said["offers"][0]["all"]["families"], &said["offers"][0]["empty_plan"]), (&500.into(), &0.into()));
}

#[test]
fn what_the_law_asks_is_shown_written_and_told_to_programs() {
    let folder = sample();
    let output = fingerpost(folder.path(), &["duties", "offer", "--out", "duties.html", "--site", "https://example.org/help"]);
    assert_eq!(output.status.code(), Some(0), "{}", err(&output));
    insta::assert_snapshot!(String::from_utf8_lossy(&output.stdout));
    let page = fs::read_to_string(folder.path().join("duties.html")).unwrap();
    assert!(page.contains("https://example.org/help/services/advice-line.html"));
    let output = fingerpost(folder.path(), &["duties", "offer", "--json"]);
    let said: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!((&said["counts"]["covered"], &said["topics"][3]["state"]), (&1.into(), &"does-not-apply".into()));
    assert_eq!(fingerpost(folder.path(), &["duties", "offer", "--out", "d.html", "--site", "help"]).status.code(), Some(2));
    assert_eq!(fingerpost(folder.path(), &["duties", "offer", "--out", "no/such/place.html"]).status.code(), Some(3));
}

#[test]
fn a_command_line_nobody_knows_ends_with_2() {
    let folder = tempfile::tempdir().unwrap();
    assert_eq!(fingerpost(folder.path(), &["chekc", "offer"]).status.code(), Some(2));
    assert_eq!(fingerpost(folder.path(), &["pack", "offer"]).status.code(), Some(2), "--out is needed");
}

/// The sample with a story beside it.
fn sample_with_a_story(reach: &str) -> TempDir {
    let folder = sample();
    fs::create_dir(folder.path().join("offers")).unwrap();
    fs::rename(folder.path().join("offer"), folder.path().join("offers/sample")).unwrap();
    fs::create_dir(folder.path().join("stories")).unwrap();
    let story = format!(
        "offer = \"sample\"\nstory = \"She is two.\"\n[source]\ndocument = \"guide\"\nphrase = \"rights\"\n\
         [answers]\nwho = \"parent\"\nhelp = [\"learning\"]\nage = \"2\"\nneed = [\"communication\"]\ndistrict = \"north\"\n\
         [[reach]]\nservice = \"{reach}\"\n"
    );
    fs::write(folder.path().join("stories/toddler.toml"), story).unwrap();
    folder
}

#[test]
fn shoppers_who_are_shown_what_they_need_pass() {
    let folder = sample_with_a_story("home-teaching");
    let output = fingerpost(folder.path(), &["shop", "stories", "--report", "report.html"]);
    assert_eq!(output.status.code(), Some(0), "{}", err(&output));
    let path = "help: Talking and learning → district: North Anyshire → age: 2 → need: Talking → stage: I'm not sure";
    let said = format!("toddler  ok  5 questions\n    path:     {path}\n\n1 passed, 0 failed\n");
    assert_eq!(String::from_utf8_lossy(&output.stdout), said);
    assert!(fs::read_to_string(folder.path().join("report.html")).unwrap().contains("Mystery shoppers"));
}

#[test]
fn shoppers_who_are_not_end_with_1() {
    let folder = sample_with_a_story("work-coach");
    let output = fingerpost(folder.path(), &["shop", "stories"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&output.stdout).ends_with("\n0 passed, 1 failed\n"));
    let output = fingerpost(folder.path(), &["shop", "stories", "--only", "todler"]);
    assert_eq!(err(&output), "fingerpost: there is no story called todler in stories\n");
}

#[test]
fn what_would_stop_a_command_is_said_once_and_before_the_work() {
    let folder = sample_with_a_story("home-teaching");
    fs::create_dir(folder.path().join("empty")).unwrap();
    let output = fingerpost(folder.path(), &["shop", "stories", "--offers", "empty"]);
    assert_eq!(err(&output), "fingerpost: --offers: there is no folder with an offer.toml in empty\n");
    let output = fingerpost(folder.path(), &["gaps", "offers/sample", "--families", "10", "--out", "nowhere/report.html"]);
    assert_eq!(output.status.code(), Some(3));
    assert!(output.stdout.is_empty(), "nobody walks for a report that cannot be written");
    assert_eq!(err(&output).matches("No such file").count(), 1, "{}", err(&output));
    let output = fingerpost(folder.path(), &["gaps", "offers/sample", "--families", "10", "--out", "report.html"]);
    assert_eq!(output.status.code(), Some(0), "{}", err(&output));
    assert!(fs::read_to_string(folder.path().join("report.html")).unwrap().starts_with("<!DOCTYPE html>"));
}

#[test]
fn warnings_stop_nothing_unless_they_must() {
    let folder = sample();
    let service = folder.path().join("offer/services/autism-group.toml");
    let text = fs::read_to_string(&service).unwrap().replace("stage = ", "age = { under = 1 }\nstage = ");
    fs::write(&service, text).unwrap();
    let output = fingerpost(folder.path(), &["check", "offer"]);
    assert_eq!(output.status.code(), Some(0));
    assert!(err(&output).contains("warning[out-of-reach]"), "{}", err(&output));
    let output = fingerpost(folder.path(), &["check", "offer", "--strict", TODAY[0], TODAY[1]]);
    assert_eq!(output.status.code(), Some(1));
    assert!(err(&output).ends_with("fingerpost: with --strict, 1 warning to look at\n"), "{}", err(&output));
}

#[test]
fn a_new_offer_passes_the_check_and_is_not_written_twice() {
    let folder = tempfile::tempdir().unwrap();
    let output = fingerpost(folder.path(), &["new", "anyshire", "--council", "Anyshire County Council"]);
    assert_eq!(output.status.code(), Some(0), "{}", err(&output));
    assert_eq!(fingerpost(folder.path(), &["check", "anyshire"]).status.code(), Some(0));
    let offer = fs::read_to_string(folder.path().join("anyshire/offer.toml")).unwrap();
    assert!(offer.contains("council = \"Anyshire County Council\""), "{offer}");
    let again = fingerpost(folder.path(), &["new", "anyshire"]);
    assert_eq!(again.status.code(), Some(2), "{}", err(&again));
    assert_eq!(fs::read_to_string(folder.path().join("anyshire/offer.toml")).unwrap(), offer);
}

#[test]
fn what_councils_share_is_renewed_and_nothing_else() {
    let folder = tempfile::tempdir().unwrap();
    fingerpost(folder.path(), &["new", "anyshire"]);
    let (own, shared) =
        (folder.path().join("anyshire/offer.toml"), folder.path().join("anyshire/national/services/childline.toml"));
    fs::write(&own, fs::read_to_string(&own).unwrap() + "# ours\n").unwrap();
    fs::write(&shared, "").unwrap();
    let output = fingerpost(folder.path(), &["new", "anyshire", "--national"]);
    assert_eq!(output.status.code(), Some(0), "{}", err(&output));
    assert!(
        fs::read_to_string(&own).unwrap().ends_with("# ours\n") && fs::read_to_string(&shared).unwrap().contains("Childline")
    );
}

/// What is in a folder, as paths from it, in order.
fn files(folder: &Path) -> Vec<String> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if path.is_dir() {
            found.extend(files(&path).into_iter().map(|inner| format!("{name}/{inner}")));
        } else {
            found.push(name);
        }
    }
    found.sort();
    found
}

/// A folder with the sample offer, and a widget beside it.
fn sample_with_a_widget() -> TempDir {
    let folder = sample();
    fs::create_dir(folder.path().join("widget")).unwrap();
    for name in ["fingerpost.js", "fingerpost-web.js", "fingerpost-web_bg.wasm", "page.css", "fingerpost.svg"] {
        fs::write(folder.path().join("widget").join(name), name).unwrap();
    }
    folder
}

const BUILD: [&str; 6] = ["build", "offer", "--widget", "widget", "--out", "site"];

#[test]
fn a_site_is_built_and_built_again_in_its_place() {
    let folder = sample_with_a_widget();
    let site = folder.path().join("site");
    let mut before = Vec::new();
    for _ in 0..2 {
        let output = fingerpost(folder.path(), &BUILD);
        assert_eq!(output.status.code(), Some(0), "{}", err(&output));
        let now: Vec<_> = files(&site).into_iter().map(|path| (path.clone(), fs::read(site.join(path)).unwrap())).collect();
        assert!(before.is_empty() || before == now, "the same offer gives the same site");
        before = now;
    }
    let paths = files(&site);
    for path in
        ["index.html", "fingerpost.js", "services/autism-group.html", "offers/sample/core.pack", "offers/everywhere/search.pack"]
    {
        assert!(paths.iter().any(|other| other == path), "{path} is not in {paths:?}");
    }
    assert_eq!(files(folder.path()).iter().filter(|path| path.starts_with('.')).count(), 0, "nothing is left lying about");
}

#[test]
fn a_page_of_a_service_that_is_gone_goes_too() {
    let folder = sample_with_a_widget();
    fingerpost(folder.path(), &BUILD);
    let page = folder.path().join("site/services/autism-group.html");
    assert!(page.is_file());
    let services = folder.path().join("offer/services");
    fs::remove_file(services.join("autism-group.toml")).unwrap();
    for name in fs::read_dir(&services).unwrap().map(|entry| entry.unwrap().path()) {
        let text = fs::read_to_string(&name).unwrap().replace("\"autism-group\"", "\"advice-line\"");
        fs::write(&name, text).unwrap();
    }
    let output = fingerpost(folder.path(), &BUILD);
    assert_eq!(output.status.code(), Some(0), "{}", err(&output));
    assert!(!page.exists());
}

#[test]
fn a_mistake_or_another_folder_leaves_what_was_there() {
    let folder = sample_with_a_widget();
    fingerpost(folder.path(), &BUILD);
    let before = files(&folder.path().join("site"));
    fs::write(folder.path().join("offer/services/new.toml"), "name = ").unwrap();
    assert_eq!(fingerpost(folder.path(), &BUILD).status.code(), Some(1));
    assert_eq!(files(&folder.path().join("site")), before);
    fs::remove_file(folder.path().join("offer/services/new.toml")).unwrap();
    fs::write(folder.path().join("site/holiday.jpg"), "mine").unwrap();
    let output = fingerpost(folder.path(), &BUILD);
    assert_eq!(output.status.code(), Some(2));
    assert!(err(&output).contains("holds holiday.jpg"), "{}", err(&output));
}

#[test]
fn without_a_navigator_a_site_is_not_half_built() {
    let folder = sample();
    let output = fingerpost(folder.path(), &["build", "offer", "--out", "site"]);
    // A release build carries one.
    assert!(output.status.code() == Some(0) || err(&output).contains("carries no navigator"), "{}", err(&output));
    assert_eq!(folder.path().join("site").exists(), output.status.code() == Some(0));
}

#[test]
fn the_next_question_and_the_plan_come_as_json() {
    let folder = sample();
    fs::write(folder.path().join("family.json"), r#"{ "who": "parent", "age": 3, "need": ["communication"] }"#).unwrap();
    let output = fingerpost(folder.path(), &["ask", "offer", "--answers", "family.json", "--json"]);
    assert_eq!(output.status.code(), Some(0), "{}", err(&output));
    let told: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert!(told["next"]["asks"].is_string() && told["plan"]["last_resort"] == "information-desk", "{told}");
    let groups = told["plan"]["groups"].as_array().unwrap();
    let services = groups.iter().flat_map(|group| group["services"].as_array().unwrap());
    assert!(
        services.into_iter().any(|service| service["id"] == "home-teaching" && service["why"].as_array().is_some()),
        "{told}"
    );
    fs::write(folder.path().join("family.json"), r#"{ "needs": [] }"#).unwrap();
    let output = fingerpost(folder.path(), &["ask", "offer", "--answers", "family.json"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(err(&output).contains("did you mean `need`?"), "{}", err(&output));
}

#[test]
fn every_command_has_an_example_in_its_help() {
    let folder = tempfile::tempdir().unwrap();
    let help = |words: &[&str]| {
        let arguments: Vec<&str> = words.iter().copied().chain(["--help"]).collect();
        let output = fingerpost(folder.path(), &arguments);
        String::from_utf8_lossy(&output.stdout).into_owned()
    };
    let all = help(&[]);
    assert!(all.contains("Exit status:"), "{all}");
    let listed = all.lines().skip_while(|line| *line != "Commands:").skip(1).take_while(|line| !line.is_empty());
    let names: Vec<&str> = listed.filter_map(|line| line.split_whitespace().next()).filter(|name| *name != "help").collect();
    assert!(names.len() > 10, "{names:?}");
    for name in names {
        let says = if name == "places" { help(&[name, "build"]) } else { help(&[name]) };
        assert!(says.contains("Example"), "{name}: {says}");
    }
}

#[test]
fn pages_in_another_language_are_built_where_they_are_asked_for_and_one_that_is_not_there_is_named() {
    let folder = sample_with_a_widget();
    let built = fingerpost(folder.path(), &[&BUILD[..], &["--pages-in", "pl"]].concat());
    assert_eq!(built.status.code(), Some(0), "{}", err(&built));
    let page = fs::read_to_string(folder.path().join("site/pl/services/home-teaching.html")).unwrap();
    assert!(page.contains("<html lang=\"pl\" dir=\"ltr\">"), "{page}");
    let wrong = fingerpost(folder.path(), &[&BUILD[..], &["--pages-in", "pl,xx"]].concat());
    assert_eq!(wrong.status.code(), Some(2), "{}", err(&wrong));
    assert!(err(&wrong).contains("--pages-in: this offer has no language called `xx`. Its pages can be in: "), "{}", err(&wrong));
    assert!(folder.path().join("site/pl").is_dir(), "the site that was there stays");
    assert_eq!(fingerpost(folder.path(), &BUILD).status.code(), Some(0));
    assert!(!folder.path().join("site/pl").exists(), "without asking there are none");
}

#[test]
fn a_spreadsheet_goes_out_and_comes_back_with_only_its_change() {
    let folder = sample();
    for table in ["services.csv", "services.xlsx"] {
        let output = fingerpost(folder.path(), &["export", "offer", "--out", table]);
        assert_eq!(output.status.code(), Some(0), "{}", err(&output));
        let output = fingerpost(folder.path(), &["import", table, "--out", "offer"]);
        assert_eq!(output.status.code(), Some(0), "{}", err(&output));
        assert!(String::from_utf8_lossy(&output.stdout).contains("0 new, 0 changed"), "{table}");
    }
    let table = folder.path().join("services.csv");
    let text = fs::read_to_string(&table).unwrap();
    fs::write(&table, text.replace("People who can tell you what help there is.", "People who know what help there is."))
        .unwrap();
    let file = folder.path().join("offer/services/advice-line.toml");
    let before = fs::read_to_string(&file).unwrap();
    let trial = fingerpost(folder.path(), &["import", "services.csv", "--out", "offer", "--dry-run"]);
    assert!(String::from_utf8_lossy(&trial.stdout).contains("0 new, 1 changed"), "{}", err(&trial));
    assert_eq!(fs::read_to_string(&file).unwrap(), before, "a trial writes nothing");
    fingerpost(folder.path(), &["import", "services.csv", "--out", "offer"]);
    let after = fs::read_to_string(&file).unwrap();
    assert_eq!(after, before.replace("People who can tell you what help there is.", "People who know what help there is."));
    fs::write(&table, "Id,Nonsense\nx,y\n").unwrap();
    let output = fingerpost(folder.path(), &["import", "services.csv", "--out", "offer"]);
    assert_eq!(output.status.code(), Some(1), "{}", err(&output));
    let output = fingerpost(folder.path(), &["import", "services.csv", "--out", "nowhere"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(err(&output).contains("fingerpost new nowhere"), "{}", err(&output));
}

#[test]
fn what_is_written_is_told_as_json_and_nothing_else() {
    let folder = sample_with_a_widget();
    fs::write(folder.path().join("codes.csv"), "postcode,lat,lon,lad\nZZ1 1AA,52.5,-1.5,E99000001\n").unwrap();
    for command in [
        "new anyshire --json",
        "new anyshire --national --json",
        "pack offer --out pack --json",
        "build offer --widget widget --out site --json",
        "export offer --out services.csv --json",
        "import services.csv --out offer --json",
        "places build codes.csv --out places --json",
        "places find places ZZ11AA --json",
        "check offer --json",
        "duties offer --json",
        "search offer talking --json",
        "ask offer --json",
        "gaps offer --families 20 --out gaps.html --json",
    ] {
        let output = fingerpost(folder.path(), &command.split(' ').collect::<Vec<_>>());
        assert_eq!(output.status.code(), Some(0), "{command}: {}", err(&output));
        let told: Result<serde_json::Value, _> = serde_json::from_slice(&output.stdout);
        assert!(told.is_ok(), "{command}: {}", String::from_utf8_lossy(&output.stdout));
    }
}

#[test]
fn a_site_that_is_told_its_address_has_a_sitemap() {
    let folder = sample_with_a_widget();
    let with = |address: &str| fingerpost(folder.path(), &[&BUILD[..], &["--address", address]].concat());
    assert_eq!(with("https://www.example.org/help").status.code(), Some(0));
    let list = fs::read_to_string(folder.path().join("site/sitemap.xml")).unwrap();
    assert!(list.contains("<loc>https://www.example.org/help/services/advice-line.html</loc>"), "{list}");
    for address in ["example.org", "https://", "https:///x", "javascript:alert(1)", "https://a.example/\"><script>"] {
        assert_eq!(with(address).status.code(), Some(2), "{address}");
    }
}
