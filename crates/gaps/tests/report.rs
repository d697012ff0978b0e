//! The report of the sample offer: well formed, whole in itself, and fit for a screen reader.

#![allow(clippy::unwrap_used, reason = "a test stops at once")]

use std::collections::BTreeSet;
use std::sync::LazyLock;

use fingerpost_core::Guide;
use fingerpost_gaps::{Size, Weights, report, run};
use scraper::{ElementRef, Html, Selector};

static PAGE: LazyLock<String> = LazyLock::new(|| {
    let weights = Weights::ours().unwrap();
    let size = Size { families: 20_000, seed: 1, threads: None };
    let outcomes = [run(Guide::new(fingerpost_source::sample().core), &weights, size).unwrap()];
    report::page(&outcomes, &weights, size).unwrap()
});

fn all<'a>(page: &'a Html, selector: &str) -> Vec<ElementRef<'a>> {
    page.select(&Selector::parse(selector).unwrap()).collect()
}

fn text(element: ElementRef<'_>) -> String {
    element.text().collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn is_well_formed() {
    let page = Html::parse_document(&PAGE);
    assert!(page.errors.is_empty(), "{:?}", page.errors);
    let ids: Vec<&str> = all(&page, "[id]").into_iter().filter_map(|element| element.attr("id")).collect();
    assert_eq!(ids.len(), ids.iter().collect::<BTreeSet<_>>().len(), "an id stands twice");
    for link in all(&page, "a") {
        let id = link.attr("href").unwrap().strip_prefix('#').unwrap();
        assert!(ids.contains(&id), "a link to {id}, which is nowhere");
    }
}

#[test]
fn refers_to_nothing_outside_itself() {
    let page = Html::parse_document(&PAGE);
    assert!(all(&page, "script, link, img, iframe, object, embed, base, form, [src], [onclick], [srcset]").is_empty());
    assert!(!PAGE.contains("http:") && !PAGE.contains("https:") && !PAGE.contains("url(") && !PAGE.contains("@import"));
}

#[test]
fn every_table_says_what_it_is() {
    let page = Html::parse_document(&PAGE);
    let tables = all(&page, "table");
    assert!(tables.len() > 20);
    for table in tables {
        let within = |selector: &str| table.select(&Selector::parse(selector).unwrap()).collect::<Vec<_>>();
        let caption = text(within("caption")[0]);
        assert!(!caption.is_empty());
        assert!(within("th").iter().all(|head| head.attr("scope").is_some() && !text(*head).is_empty()), "{caption}");
        let columns = within("thead th").len();
        for row in within("tbody tr") {
            assert_eq!(row.child_elements().count(), columns, "{caption}");
            assert_eq!(row.child_elements().next().unwrap().value().name(), "th", "{caption}");
        }
    }
    for cell in all(&page, "td.h1, td.h2, td.h3, td.h4") {
        assert!(text(cell).chars().any(|c| c.is_ascii_digit()), "colour alone says nothing");
    }
}

#[test]
fn says_this_in_this_order() {
    let page = Html::parse_document(&PAGE);
    let outline: Vec<String> = all(&page, "h1, h2, h3, h4, caption, #summary li, #limits li, #sample td, dt")
        .into_iter()
        .map(|element| format!("{}: {}", element.value().name(), text(element)))
        .collect();
    // Cells that follow each other stand on one line.
    insta::assert_snapshot!(outline.join("\n").replace("\ntd: ", " | ").replace("td: ", ""));
}
