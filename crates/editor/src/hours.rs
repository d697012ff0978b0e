//! `never-open` and `hours-without-day`: hours that nobody can keep. What is not understood is no finding.

use crate::desk::Desk;

/// What tells on which days.
const DAYS: [&str; 14] =
    ["mon", "tue", "wed", "thu", "fri", "sat", "sun", "day", "daily", "week", "term", "appointment", "night", "holiday"];
/// Who opens after noon may close the next morning.
const NOON: u32 = 12 * 60;

pub(crate) fn look(desk: &Desk<'_>) {
    for (page, ..) in desk.services() {
        let Some(hours) = page.table.table("contact").and_then(|contact| contact.text("hours")) else { continue };
        let stretches = stretches(hours.value);
        for (from, to) in &stretches {
            if let Some(wrong) = wrong(*from, *to) {
                let mend = "check it against the source; write \"12 noon\" or \"midnight\" where 12 is meant";
                desk.warn("never-open", &hours, wrong, mend);
            }
        }
        let small = hours.value.to_lowercase();
        if !stretches.is_empty() && !DAYS.iter().any(|day| small.contains(day)) {
            desk.advise("hours-without-day", &hours, "this does not say on which days", "add the days, if a source says them");
        }
    }
}

/// A time of day: minutes after midnight, and whether it was written as "12am" or "12pm".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Time {
    minutes: u32,
    is_twelve: bool,
}

fn wrong(from: Time, to: Time) -> Option<&'static str> {
    let same_half = (from.minutes < NOON) == (to.minutes < NOON);
    match (from, to) {
        (from, to) if same_half && to.minutes <= from.minutes => Some("by these hours it closes before it opens"),
        (Time { minutes: 0, is_twelve: true }, _) => Some("12am is midnight"),
        _ => None,
    }
}

/// Each "from to to" in a text, such as "9am to 4.30pm" and "09:00-17:00".
fn stretches(text: &str) -> Vec<(Time, Time)> {
    let spaced = text.to_lowercase().replace(['-', '–', '—'], " to ").replace([',', ';', '(', ')'], " ");
    let words: Vec<&str> = spaced.split_whitespace().collect();
    let mut found = Vec::new();
    for place in 1..words.len() {
        if !matches!(words[place], "to" | "until" | "till") {
            continue;
        }
        let before = time(&words[place.saturating_sub(2)..place]).or_else(|| time(&words[place - 1..place]));
        let after = words.get(place + 1..place + 3).and_then(time).or_else(|| words.get(place + 1..place + 2).and_then(time));
        found.extend(before.zip(after));
    }
    found
}

/// Reads "9am", "4.30pm", "17:00", "12 noon", "midnight".
fn time(words: &[&str]) -> Option<Time> {
    let joined = words.concat();
    let joined = joined.trim_end_matches('.');
    let at = |minutes| Some(Time { minutes, is_twelve: false });
    match joined {
        "noon" | "midday" | "12noon" | "12midday" => return at(NOON),
        // A day ends at midnight: as an end, it comes after everything.
        "midnight" | "12midnight" => return at(24 * 60),
        _ => {}
    }
    let digits = joined.find(|c: char| !(c.is_ascii_digit() || matches!(c, '.' | ':'))).unwrap_or(joined.len());
    let (number, half) = joined.split_at(digits);
    let (hours, minutes) = number.split_once(['.', ':']).unwrap_or((number, "00"));
    let (hours, minutes): (u32, u32) = (hours.parse().ok()?, minutes.parse().ok()?);
    let hours = match half {
        "am" if (1..=12).contains(&hours) => hours % 12,
        "pm" if (1..=12).contains(&hours) => hours % 12 + 12,
        "" if number.contains(':') && hours < 24 => hours,
        _ => return None,
    };
    (minutes < 60).then_some(Time { minutes: hours * 60 + minutes, is_twelve: half == "am" && hours == 0 })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_sound(hours: &str) -> bool {
        stretches(hours).into_iter().all(|(from, to)| wrong(from, to).is_none())
    }

    #[test]
    fn hours_that_services_keep_are_sound() {
        for hours in [
            "Monday to Friday, 9am to 5pm",
            "Monday to Thursday, 8.30am to 5.30pm; Friday, 8.30am to 5pm.",
            "Wednesday, 9am to 12 noon; Thursday, 1pm to 4pm",
            "Monday to Friday 12pm to 10pm, Saturday and Sunday 6pm to 10pm",
            "5pm to 9am, and all weekend",
            "10pm-6am",
            "09:00–17:00",
            "6pm to midnight",
            "9am to midnight",
            "Any time, day or night",
            "24/7",
            "9 to 5",
            "",
        ] {
            assert!(is_sound(hours), "{hours}");
        }
        assert_eq!(stretches("Monday to Friday, 9am to 5pm").len(), 1);
        assert_eq!(stretches("9am to 12 noon").len(), 1);
        assert_eq!(stretches("09:00-17:30").len(), 1);
    }

    #[test]
    fn hours_that_nobody_keeps_are_told() {
        for hours in ["Monday, 9am to 5am", "5pm to 1pm", "9am to 9am", "17:00 to 13:00", "9am to 12am", "12am to 5pm"] {
            assert!(!is_sound(hours), "{hours}");
        }
    }

    proptest::proptest! {
        #[test]
        fn any_hours_are_read_without_a_panic(hours in "[0-9apmto.: -]{0,30}") {
            let _ = is_sound(&hours);
        }
    }
}
