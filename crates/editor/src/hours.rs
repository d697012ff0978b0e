//! `never-open` and `hours-without-day`: hours that nobody can keep. What is not understood is no finding.

use fingerpost_source::TimeOfDay;

use crate::desk::Desk;

/// What tells on which days.
const DAYS: [&str; 14] =
    ["mon", "tue", "wed", "thu", "fri", "sat", "sun", "day", "daily", "week", "term", "appointment", "night", "holiday"];

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

/// What is wrong with opening at one time and closing at the other. Who opens after noon may close the next morning.
fn wrong(from: TimeOfDay, to: TimeOfDay) -> Option<&'static str> {
    let same_half = (from.minutes < TimeOfDay::NOON) == (to.minutes < TimeOfDay::NOON);
    if same_half && to.minutes <= from.minutes {
        Some("by these hours it closes before it opens")
    } else if from.is_twelve_am {
        Some("12am is midnight")
    } else {
        None
    }
}

/// Each "from to to" in a text, such as "9am to 4.30pm" and "09:00-17:00".
fn stretches(text: &str) -> Vec<(TimeOfDay, TimeOfDay)> {
    let spaced = text.to_lowercase().replace(['-', '–', '—'], " to ").replace([',', ';', '(', ')'], " ");
    let words: Vec<&str> = spaced.split_whitespace().collect();
    let time = |words: &[&str]| TimeOfDay::read(&words.concat());
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
