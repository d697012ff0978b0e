//! `impossible-postcode`: letters that no postcode starts with.

use std::ops::Range;

use fingerpost_core::places::Postcode;

use crate::desk::Desk;
use crate::sentences::words;

/// The postcode areas of the United Kingdom, the Channel Islands and the Isle of Man (Royal Mail's Postcode Address File).
const AREAS: &str = "AB AL B BA BB BD BH BL BN BR BS BT CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN DT DY E EC EH EN EX FK FY G GL GU GY HA HD HG \
    HP HR HS HU HX IG IM IP IV JE KA KT KW KY L LA LD LE LL LN LS LU M ME MK ML N NE NG NN NP NR NW OL OX PA PE PH PL PO PR RG RH RM S SA SE SG SK SL SM \
    SN SO SP SR SS ST SW SY TA TD TF TN TQ TR TS TW UB W WA WC WD WF WN WR WS WV YO ZE";

pub(crate) fn look(desk: &Desk<'_>) {
    for (page, ..) in desk.services() {
        for postcode in page.table.tables("venue").iter().filter_map(|venue| venue.text("postcode")) {
            tell(desk, &postcode, postcode.value);
        }
    }
    for text in desk.pages().flat_map(|page| &page.texts) {
        for range in in_text(text.value) {
            tell(desk, &text.at(range.clone()), &text.value[range]);
        }
    }
}

fn tell<T>(desk: &Desk<'_>, at: &fingerpost_source::reading::At<'_, T>, typed: &str) {
    let area: String = typed.trim().chars().take_while(char::is_ascii_alphabetic).collect::<String>().to_ascii_uppercase();
    // A made-up offer may have made-up places.
    let is_of_it = |outcode: &str| outcode.strip_prefix(&area).is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
    let is_own = desk.offer.core.outcodes.iter().any(|(outcode, _)| is_of_it(outcode));
    if !AREAS.split_whitespace().any(|known| known == area) && !is_own {
        let wrong = format!("no postcode starts with {area}");
        desk.warn("impossible-postcode", at, wrong, "look it up in the source again");
    }
}

/// Where whole postcodes stand in a text, in capitals and with a space, as people write them.
fn in_text(text: &str) -> Vec<Range<usize>> {
    let words: Vec<Range<usize>> = words(text).collect();
    let pairs = words.windows(2).map(|pair| pair[0].start..pair[1].end);
    let is_one = |range: &Range<usize>| {
        let pair = &text[range.clone()];
        let second = pair.split(' ').nth(1).unwrap_or("");
        let is_written_so = pair.len() <= 8 && pair.starts_with(|c: char| c.is_ascii_uppercase()) && second.len() == 3;
        let has_capitals = !pair.contains(|c: char| c.is_ascii_lowercase());
        is_written_so && has_capitals && pair.parse::<Postcode>().is_ok()
    };
    pairs.filter(is_one).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn postcodes_are_found_in_texts() {
        let text = "Come to 1 High Street, CV34 4RL. Year 9 and KS2 count too, and so does QX1 2AB.";
        assert_eq!(in_text(text).into_iter().map(|range| &text[range]).collect::<Vec<_>>(), ["CV34 4RL", "QX1 2AB"]);
    }

    #[test]
    fn every_area_is_there_once() {
        let areas: Vec<&str> = AREAS.split_whitespace().collect();
        assert_eq!(areas.len(), 124);
        assert!(areas.is_sorted());
    }
}
