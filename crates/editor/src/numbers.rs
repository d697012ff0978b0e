//! `impossible-number` and `costly-number`: what numbers telephones in Britain can have.
//!
//! The rules are those of Ofcom's National Telephone Numbering Plan. Numbers that Ofcom keeps for films and samples, such as 01632 960 000, are sound.

use std::ops::Range;

use fingerpost_source::reading::At;

use crate::desk::Desk;

/// Short numbers: emergencies, the police, the NHS, power cuts, floods, railway police, relay for emergencies, helplines.
const SHORT: [&str; 9] = ["999", "112", "101", "105", "111", "119", "159", "18000", "61016"];
/// Older numbers that are shorter than all others: Childline's among them.
const OLD: [&str; 2] = ["08001111", "08454647"];

/// The areas where some numbers still have ten digits; everywhere else a number from 01 on has eleven.
const AREAS_OF_TEN: &str = "01204 01208 01254 01276 01297 01298 01363 01364 01384 01386 01404 01420 01460 01461 01480 01488 01524 01527 01562 01566 \
    01606 01629 01635 01647 01659 01695 01697 01726 01744 01750 01768 01827 01837 01884 01900 01905 01935 01946 01949 01963 01995";

/// Why no telephone has a number, where none can.
fn wrong(digits: &str) -> Option<&'static str> {
    let is_helpline = digits.len() == 6 && digits.starts_with("116");
    if SHORT.contains(&digits) || OLD.contains(&digits) || is_helpline || digits.starts_with("118") && digits.len() == 6 {
        return None;
    }
    if !digits.starts_with('0') {
        return Some("it starts with no 0, and is none of the short numbers");
    }
    let long = |most: &[usize]| most.contains(&digits.len());
    let is_area_of_ten = || digits.get(..5).is_some_and(|area| AREAS_OF_TEN.split(' ').any(|known| known == area));
    let (start, lengths): (bool, &[usize]) = match digits.get(1..3).unwrap_or_default().as_bytes() {
        [b'1', b'0'] => (false, &[]),
        [b'1', _] if is_area_of_ten() => (true, &[10, 11]),
        [b'1', _] => (true, &[11]),
        [b'2', b'0' | b'3' | b'4' | b'8' | b'9'] => (true, &[11]),
        [b'3', b'0' | b'3' | b'4' | b'7'] => (true, &[11]),
        [b'5', b'5' | b'6'] => (true, &[11]),
        [b'7', b'0'..=b'9'] if !digits.starts_with("072") && !digits.starts_with("071") => (true, &[11]),
        [b'8', b'0'] => (true, &[10, 11]),
        [b'8', b'4' | b'7'] => (true, &[11]),
        [b'9', b'0' | b'1' | b'8'] => (true, &[11]),
        _ => (false, &[]),
    };
    match (start, long(lengths)) {
        (false, _) => Some("no number in Britain starts so"),
        (true, false) if digits.len() < 11 => Some("it has too few digits"),
        (true, false) => Some("it has too many digits"),
        (true, true) => None,
    }
}

/// What makes a number dear.
fn cost(digits: &str) -> Option<&'static str> {
    [
        ("084", "a call to 084 costs a service charge on top"),
        ("087", "a call to 087 costs a service charge on top"),
        ("09", "a call to 09 can cost pounds a minute"),
        ("070", "070 looks like a mobile, and can cost more"),
        ("118", "a call to 118 can cost pounds a minute"),
    ]
    .into_iter()
    .find_map(|(start, cost)| digits.starts_with(start).then_some(cost))
}

/// The digits of a number as they are dialled in Britain.
fn dialled(number: &str) -> String {
    let digits: String = number.replace("(0)", "").chars().filter(char::is_ascii_digit).collect();
    let abroad = if number.trim_start().starts_with('+') { "44" } else { "0044" };
    match digits.strip_prefix(abroad) {
        Some(rest) => format!("0{rest}"),
        None => digits,
    }
}

pub(crate) fn look(desk: &Desk<'_>) {
    for (page, ..) in desk.services() {
        let Some(contact) = page.table.table("contact") else { continue };
        if let Some(phone) = contact.text("phone") {
            tell(desk, &phone, phone.value, true);
        }
        // What is sent to a short code is no call.
        if let Some(text) = contact.text("text").filter(|text| text.value.starts_with(['0', '+'])) {
            tell(desk, &text, text.value, false);
        }
    }
    for text in desk.pages().flat_map(|page| &page.texts) {
        for range in in_text(text.value) {
            tell(desk, &text.at(range.clone()), &text.value[range], true);
        }
    }
}

fn tell<T>(desk: &Desk<'_>, at: &At<'_, T>, number: &str, is_call: bool) {
    let digits = dialled(number);
    if let Some(why) = wrong(&digits) {
        let wrong = format!("{number} cannot be a number in Britain: {why}");
        desk.warn("impossible-number", at, wrong, "look it up in the source again");
    } else if let Some(cost) = cost(&digits).filter(|_| is_call) {
        let mend = "give a number that starts with 01, 02, 03 or 080, if there is one; or say in `hours` what it costs";
        desk.advise("costly-number", at, cost, mend);
    }
}

/// Where numbers of nine digits and more, from a 0 on, stand in a text.
fn in_text(text: &str) -> Vec<Range<usize>> {
    const FEWEST: usize = 9;
    let bytes = text.as_bytes();
    let mut found = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        let starts = bytes[at] == b'0' && (at == 0 || !(bytes[at - 1].is_ascii_alphanumeric() || bytes[at - 1] == b'.'));
        let mut end = at;
        let mut digits = 0;
        while starts && end < bytes.len() && (bytes[end].is_ascii_digit() || bytes[end] == b' ') {
            digits += usize::from(bytes[end].is_ascii_digit());
            end += 1;
        }
        if digits >= FEWEST {
            found.push(at..at + text[at..end].trim_end().len());
        }
        at = end.max(at + 1);
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_that_can_be_are_sound() {
        for number in [
            "01632 960001",
            "(01632) 960 001",
            "+44 1632 960001",
            "+44 (0)20 7946 0000",
            "0113 496 0000",
            "016977 2345",
            "024 7683 1614",
            "03700 001 002",
            "0300 061 0614",
            "07700 900123",
            "0800 1111",
            "0800 100 900",
            "0808 2000 247",
            "116 123",
            "999",
            "111",
            "0845 46 47",
            "0845 123 4567",
        ] {
            assert_eq!(wrong(&dialled(number)), None, "{number}");
        }
    }

    #[test]
    fn numbers_that_cannot_be_are_told() {
        for number in [
            "01632 96001",
            "01632 9600011",
            "020 7946 000",
            "07700 90012",
            "0600 123 456",
            "0400 123 4567",
            "0100 123 4567",
            "12345",
            "0",
        ] {
            assert!(wrong(&dialled(number)).is_some(), "{number}");
        }
    }

    #[test]
    fn some_numbers_cost_more() {
        assert!(cost("08451234567").is_some() && cost("09011234567").is_some());
        assert!(cost("03001234567").is_none() && cost("07700900123").is_none() && cost("08001234567").is_none());
    }

    #[test]
    fn numbers_are_found_in_texts() {
        let text = "Call 01632 960001, or on 0800 1111 from 09:00. In 2026 ask 020 7946 00001.";
        assert_eq!(in_text(text).into_iter().map(|range| &text[range]).collect::<Vec<_>>(), ["01632 960001", "020 7946 00001"]);
    }
}
