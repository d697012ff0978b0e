//! What an offer's own words say that a search can be narrowed by.

use crate::model::{Detail, Offer, Service};
use crate::search::Facets;

/// The facets of each service.
pub(super) fn of(offer: &Offer) -> Vec<Facets> {
    let newest = offer.details.iter().filter_map(|detail| months(&detail.checked)).max().unwrap_or(0);
    let facets = |(service, detail): (&Service, &Detail)| Facets {
        free: is_free(&detail.cost),
        online: is_online(service, detail),
        days: days(&service.contact.hours),
        months: months(&detail.checked).map_or(0, |month| u8::try_from(newest - month).unwrap_or(u8::MAX)),
    };
    offer.core.services.iter().zip(&offer.details).map(facets).collect()
}

/// The months since the year 0 of a day such as `2026-11-23`.
fn months(day: &str) -> Option<u32> {
    let mut parts = day.split('-');
    let year: u32 = parts.next()?.parse().ok()?;
    Some(year * 12 + parts.next()?.parse::<u32>().ok()?)
}

/// True where what it costs says that a family pays nothing.
fn is_free(cost: &str) -> bool {
    let cost = cost.to_lowercase();
    cost.starts_with("free") || cost.contains(" free") || cost.contains("do not pay")
}

/// True where a service says that it can be used on the web.
fn is_online(service: &Service, detail: &Detail) -> bool {
    let texts = [&service.name, &service.summary, &detail.about].into_iter().chain(&detail.how);
    texts.map(|text| text.to_lowercase()).any(|text| ["online", "web chat", "video call"].iter().any(|word| text.contains(word)))
}

const DAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/// The days that opening hours name: "Monday to Friday, 9am to 5pm". Monday is bit 0.
fn days(hours: &str) -> u8 {
    let hours = hours.to_lowercase();
    if hours.contains("any time") || hours.contains("24 hours") {
        return 0b111_1111;
    }
    let mut days = 0u8;
    // The day that was named last, and whether "to" came after it.
    let mut from: Option<(usize, bool)> = None;
    for word in hours.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty()) {
        let day = DAYS.iter().position(|day| word.strip_suffix('s').unwrap_or(word) == *day);
        from = match (day, from) {
            (Some(day), Some((first, true))) => {
                // "Friday to Monday" goes over the end of the week.
                let last = if day < first { day + 7 } else { day };
                (first..=last).for_each(|day| days |= 1 << (day % 7));
                None
            }
            (Some(day), _) => {
                days |= 1 << day;
                Some((day, false))
            }
            (None, Some((first, _))) if word == "to" => Some((first, true)),
            (None, _) => None,
        };
    }
    days
}

#[cfg(test)]
mod tests {
    use super::{days, is_free, months};

    #[test]
    fn hours_say_which_days() {
        for (hours, week) in [
            ("Monday to Friday, 9am to 5pm", 0b001_1111),
            ("Wednesday, 9am to 12 noon; Thursday, 1pm to 4pm", 0b000_1100),
            ("Monday to Thursday, 9am to 5pm; Friday, 9am to 4.30pm. At other times call.", 0b001_1111),
            ("Monday to Friday 12pm to 10pm, Saturday and Sunday 6pm to 10pm", 0b111_1111),
            ("Tuesdays", 0b000_0010),
            ("Friday to Monday", 0b111_0001),
            ("Any time, day or night", 0b111_1111),
            ("9am to 8pm (South team)", 0),
            ("", 0),
        ] {
            assert_eq!(days(hours), week, "{hours}");
        }
    }

    #[test]
    fn free_only_where_it_says_so() {
        for cost in ["Free", "The website is free.", "You do not pay. School pays."] {
            assert!(is_free(cost), "{cost}");
        }
        for cost in ["", "£5 a session", "Ask what it costs"] {
            assert!(!is_free(cost), "{cost}");
        }
    }

    #[test]
    fn months_count_from_a_day() {
        assert_eq!(months("2026-11-23"), Some(2026 * 12 + 11));
        assert_eq!(months(""), None);
    }
}
