//! The saved list and its text: whatever a family notes comes back, and whatever stands in a browser is read or refused.

#![allow(clippy::unwrap_used, reason = "a test stops at once")]

use fingerpost_core::saved::{SavedList, SavedService, UnreadableList};
use proptest::prelude::*;

fn any_list() -> impl Strategy<Value = SavedList> {
    let any_text = || "[\\PC\n\t\\\\/]{0,20}";
    let any_service = ("[a-z0-9-]{1,4}", "[a-z0-9-]{1,4}", any_text(), any_text());
    (any_text(), proptest::collection::vec(any_service, 0..6)).prop_map(|(note, services)| {
        let mut list = SavedList { note, ..SavedList::default() };
        for (offer, id, name, note) in services {
            if list.place_of(&offer, &id).is_none() {
                list.services.push(SavedService { offer, id, name, note });
            }
        }
        list
    })
}

proptest! {
    #[test]
    fn what_is_written_is_read(list in any_list()) {
        prop_assert_eq!(SavedList::read(&list.write()), Ok(list));
    }

    #[test]
    fn any_text_is_read_or_refused(text in "\\PC*", lines in proptest::collection::vec("[a-z/\t\\\\n]{0,12}", 0..5)) {
        let _ = SavedList::read(&text);
        // What is read can be written again and is the same list.
        let text = format!("1\n{}", lines.join("\n"));
        if let Ok(list) = SavedList::read(&text) {
            prop_assert_eq!(SavedList::read(&list.write()), Ok(list));
        }
    }

    #[test]
    fn a_text_that_is_cut_short_is_never_another_service(list in any_list(), at in 0usize..200) {
        let text = list.write();
        let at = (0..=at.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap();
        if let Ok(cut) = SavedList::read(&text[..at]) {
            let known = |saved: &SavedService| list.place_of(&saved.offer, &saved.id).is_some();
            prop_assert!(cut.services.iter().all(known));
        }
    }
}

#[test]
fn the_format_is_the_one_that_docs_saved_list_md_shows() {
    let mut list = SavedList { note: "Ask about Fridays.".to_owned(), ..SavedList::default() };
    list.save("anyshire", "portage", "Portage");
    list.save("anyshire", "portage", "The same again");
    list.save("nextshire", "toy-library", "Toy library");
    list.services[0].note = "They call back on Monday.\nAsk for Ann.".to_owned();
    let text = list.write();
    let shown = include_str!("../../../docs/saved-list.md");
    assert!(shown.contains(&text.replace('\t', "⇥")), "{text}");
    list.remove("anyshire", "portage");
    list.remove("anyshire", "portage");
    assert_eq!(list.services.len(), 1);
    assert_eq!(list.write(), "1\n/\t\tAsk about Fridays.\nnextshire/toy-library\tToy library\t");
}

#[test]
fn what_is_no_list_of_this_version_is_refused() {
    for text in [
        "",
        "2",
        "1 ",
        "{}",
        "1\nportage",
        "1\n\n",
        "1\nanyshire/portage\tPortage",
        "1\na/b\tc\td\te",
        "1\nA/b\t\t",
        "1\na/b\t\t\\x",
        "1\n/b\t\t",
    ] {
        assert_eq!(SavedList::read(text), Err(UnreadableList), "{text:?}");
    }
    assert_eq!(SavedList::read("1"), Ok(SavedList::default()));
}

#[test]
fn a_service_whose_id_no_offer_can_have_is_not_saved() {
    let mut list = SavedList::default();
    list.save("here", "portage", "Portage");
    for (offer, id) in
        [("here", "two\nlines"), ("here", "a tab\t"), ("here", ""), ("", ""), ("a/b", "portage"), ("here", "Größe")]
    {
        list.save(offer, id, "Not one of ours");
    }
    assert_eq!(SavedList::read(&list.write()), Ok(list.clone()), "the list can be read again");
    assert_eq!(list.services.len(), 1);
}
