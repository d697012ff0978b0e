//! Hostile texts: nothing of them that could be executed is left, however it is written.

#![allow(clippy::unwrap_used, reason = "a test stops at once")]

use fingerpost_openreferral::import::plain;
use proptest::prelude::*;
use scraper::{Html, Node};

/// What a payload would run. It is in each of them, and in no output.
const CODE: &str = "evil(1)";

/// Payloads of our own: `@` stands for the code.
const PAYLOADS: &str = include_str!("hostile.txt");

/// Ways of writing the same once more: a reader that decodes once too often would be deceived.
fn encodings(payload: &str) -> Vec<String> {
    let named = payload.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;");
    let decimal = payload.replace('&', "&#38;").replace('<', "&#60;").replace('>', "&#62;");
    let hex = payload.replace('&', "&#x26;").replace('<', "&#x3c;").replace('>', "&#X3E;");
    let padded = payload.replace('<', "&#0000060;").replace('>', "&#0000062;");
    let unfinished = payload.replace('<', "&lt").replace('>', "&gt");
    let twice = named.replace('&', "&amp;");
    let hidden = payload.replace("script", "scr\u{200b}ipt").replace('<', "<\u{feff}");
    let nulls = payload.replace('<', "<\0").replace("script", "scr\0ipt");
    vec![
        payload.to_owned(),
        named,
        decimal,
        hex,
        padded,
        unfinished,
        twice,
        hidden,
        nulls,
        payload.to_uppercase().replace("EVIL(1)", CODE),
    ]
}

/// True where a browser would find an element, a comment or anything but letters in a text.
fn has_elements(text: &str) -> bool {
    let html = Html::parse_fragment(text);
    html.tree.root().descendants().any(|node| match node.value() {
        // The parser's own root.
        Node::Element(element) => element.name() != "html",
        Node::Comment(_) | Node::Doctype(_) | Node::ProcessingInstruction(_) => true,
        _ => false,
    })
}

#[test]
fn nothing_that_could_be_executed_survives() {
    let payloads: Vec<String> =
        PAYLOADS.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).map(|line| line.replace('@', CODE)).collect();
    let mut tried = 0;
    for payload in &payloads {
        for encoded in encodings(payload) {
            let out = plain(&format!("<p>Before {encoded} after</p>"));
            let alone = plain(&encoded);
            for out in [out, alone] {
                tried += 1;
                assert!(!has_elements(&out), "{encoded:?} became {out:?}");
                let low = out.to_lowercase();
                // An address that follows the words of a link.
                for scheme in [" (javascript:", " (data:", " (vbscript:", " (file:", " (blob:"] {
                    assert!(!low.contains(scheme), "{encoded:?} became {out:?}");
                }
            }
        }
    }
    println!("{} payloads in {} forms: none survived", payloads.len(), tried);
    assert!(payloads.len() >= 200, "{} payloads", payloads.len());
}

#[test]
fn code_in_elements_and_attributes_does_not_even_stay_as_text() {
    for line in PAYLOADS
        .lines()
        .skip_while(|line| *line != "# gone")
        .take_while(|line| *line != "# text")
        .filter(|line| line.starts_with('<'))
    {
        let out = plain(&line.replace('@', CODE));
        assert!(!out.contains(CODE), "{line:?} became {out:?}");
    }
}

#[test]
fn deep_nesting_and_long_texts_are_no_harm() {
    for open in ["<div>", "<b>", "<table><tr><td>", "<a href=x>", "&lt;", "<ul><li>", "<svg>", "<template>"] {
        let out = plain(&(open.repeat(5_000) + "words"));
        assert!(!has_elements(&out), "{open}");
    }
}

/// Each of these would be a tree of a hundred million parts, or a text of as many letters, or a search of as many steps.
#[test]
fn little_text_does_not_become_much() {
    let looks: String = (0..8_000).map(|look| format!("<b a{look}>")).collect();
    let address = format!("<p><a href=\"https://example.org/{}\">", "x".repeat(1_900));
    for text in [
        looks + &"<p>x".repeat(16_000),
        address + &"<p>x".repeat(20_000),
        "<a href=https://example.org>x</a>".repeat(8_000),
        "&".repeat(300_000),
        "x".repeat(100_000_000),
    ] {
        let out = plain(&text);
        assert!(out.len() <= 300_000, "{} bytes of {}... became {}", text.len(), &text[..12], out.len());
        assert!(!has_elements(&out[..out.floor_char_boundary(10_000)]));
    }
}

#[test]
fn a_link_around_paragraphs_is_told_once() {
    assert_eq!(
        plain("<p><a href=https://example.org/a>One<p>Two</a> <a href=https://example.org/b>Three</a>"),
        "One (https://example.org/a)\n\nTwo Three (https://example.org/b)"
    );
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_comes_out_is_only_letters(text in "[ -~\\n\u{200b}\u{202e}é<>&;/!?\"'=#a-e]{0,60}") {
        prop_assert!(!has_elements(&plain(&text)), "{:?} became {:?}", text, plain(&text));
    }

    #[test]
    fn tags_in_any_order_leave_only_letters(parts in prop::collection::vec(prop::sample::select(vec![
        "<", ">", "</", "<!--", "-->", "<script", "<svg", "<math", "<style", "<a href=", "javascript:", "\"", "'", "&lt;", "&#60;", "&amp;", "lt;", "<p>", "</p>",
        "<table>", "<tr>", "<td>", "<br>", "<li>", "<textarea>", "<title>", "<![CDATA[", "]]>", "<?", "?>", " onerror=", "evil(1)", "words", "\n\n", "- ", "<plaintext>", "<xmp>", "<noscript>",
    ]), 0..16)) {
        let text = parts.concat();
        prop_assert!(!has_elements(&plain(&text)), "{:?} became {:?}", text, plain(&text));
    }

    #[test]
    fn plain_words_pass_through_untouched(text in "[A-Za-z0-9 ,.'()£%+-]{1,80}(\n\n[A-Za-z0-9 ,.'£]{1,80}){0,3}") {
        prop_assert_eq!(plain(&text), text.trim());
    }

    #[test]
    fn reading_it_again_changes_nothing(text in "[ -~\\n<>&;/]{0,80}") {
        let once = plain(&text);
        prop_assert_eq!(plain(&once), once);
    }
}

#[test]
fn however_deep_it_was_encoded_reading_it_again_changes_nothing() {
    for depth in 0..20 {
        let encoded =
            (0..depth).fold("3 & 4 &lt; <b>5</b>".to_owned(), |text, _| text.replace('&', "&amp;").replace('<', "&lt;"));
        for text in [encoded, "a<plaintext>b &amp;amp; ".repeat(depth) + "&#60;b>"] {
            let once = plain(&text);
            assert!(!has_elements(&once), "{text:?} became {once:?}");
            assert_eq!(plain(&once), once, "{text:?}");
        }
    }
}

#[test]
fn a_page_becomes_paragraphs_and_items() {
    let html = "<h2>Who can come</h2>\r\n<p>Anyone&nbsp;who <b>likes</b>\n music &amp; art.</p><ul><li>Mondays</li><li><p>Fridays</p></li></ul>\
        <p>See <a href=\"https://example.org/a\">our page</a>, <a href=\"mailto:a@example.org\">a@example.org</a> or <a href=\"/x\">this</a>.<br>Ring <a href=\"tel:01632960001\">us</a>.</p>\
        <table><tr><th>Day</th><th>Time</th></tr><tr><td><p>Monday</p></td><td>9am</td></tr></table><p>\u{2022} One<br>\u{2022} Two</p><!-- no -->";
    insta::assert_snapshot!(plain(html));
}

#[test]
fn lines_of_plain_text_stay_lines() {
    assert_eq!(plain("One.\r\n\r\nTwo, aged <5.\n- item"), "One.\n\nTwo, aged <5.\n- item");
    assert_eq!(plain("One &amp; two.\n\nThree."), "One & two.\n\nThree.");
    assert_eq!(plain("&lt;p&gt;One&lt;/p&gt;&lt;p&gt;Two &amp;amp; three&lt;/p&gt;"), "One\n\nTwo & three");
    assert_eq!(plain("\u{202e}hid\u{200b}den\u{7}"), "hidden");
}
