//! Opening hours in plain words: "Monday to Friday, 9am to 5pm".

/// When something is open, as a feed has it: each part may be empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::import) struct Schedule {
    /// Days: "MO,TU", "Monday", "1MO".
    pub(in crate::import) days: String,
    /// A time: "09:00", "9:00am", "17:00:00Z".
    pub(in crate::import) opens: String,
    /// A time.
    pub(in crate::import) closes: String,
    /// `WEEKLY` or `MONTHLY`.
    pub(in crate::import) every: String,
    /// Every so many weeks or months.
    pub(in crate::import) interval: u16,
    /// Days of the month.
    pub(in crate::import) month_days: String,
    /// What the feed says of it.
    pub(in crate::import) says: String,
}

const DAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
const NTH: [&str; 5] = ["first", "second", "third", "fourth", "fifth"];

/// Schedules in one line; and those that could not be understood.
#[must_use]
pub(in crate::import) fn words(schedules: &[Schedule]) -> (String, Vec<String>) {
    let mut weekly: Vec<(String, [bool; 7])> = Vec::new();
    let mut others: Vec<String> = Vec::new();
    let mut unknown = Vec::new();
    for schedule in schedules {
        let times = times(schedule);
        let (days, nth) = days(&schedule.days);
        let monthly = schedule.every.eq_ignore_ascii_case("monthly");
        match (times, days) {
            (Some(times), Some(days)) if !monthly && schedule.interval <= 1 && nth.is_none() => {
                match weekly.iter_mut().find(|(same, _)| *same == times) {
                    Some((_, all)) => all.iter_mut().zip(days).for_each(|(day, more)| *day |= more),
                    None => weekly.push((times, days)),
                }
            }
            (Some(times), Some(days)) if !monthly && nth.is_none() => {
                others.push(sentence(&format!("Every {} weeks on {}", schedule.interval, list(&days)), &times));
            }
            (Some(times), Some(days)) if monthly && schedule.interval <= 1 && nth.is_some() => {
                let which = NTH.get(nth.unwrap_or(1).saturating_sub(1)).copied().unwrap_or("last");
                others.push(sentence(&format!("The {which} {} of the month", list(&days)), &times));
            }
            _ if !schedule.says.is_empty() => others.push(schedule.says.clone()),
            (_, None)
                if schedule.closes.is_empty()
                    && schedule.opens.is_empty()
                    && schedule.days.is_empty()
                    && schedule.month_days.is_empty() => {}
            _ => {
                let parts = [&schedule.every, &schedule.days, &schedule.month_days, &schedule.opens, &schedule.closes];
                unknown.push(parts.into_iter().filter(|part| !part.is_empty()).cloned().collect::<Vec<_>>().join(" "));
            }
        }
    }
    weekly.sort_by_key(|(times, days)| (days.iter().position(|day| *day), times.clone()));
    let mut lines: Vec<String> = weekly.iter().map(|(times, days)| sentence(&list(days), times)).collect();
    lines.extend(others);
    lines.dedup();
    (lines.join("; "), unknown)
}

fn sentence(days: &str, times: &str) -> String {
    if times.is_empty() { days.to_owned() } else { format!("{days}, {times}") }
}

/// "9am to 5pm"; empty where no times are given. `None` where one cannot be read.
fn times(schedule: &Schedule) -> Option<String> {
    match (schedule.opens.as_str(), schedule.closes.as_str()) {
        ("", "") => Some(String::new()),
        (opens, "") => Some(format!("from {}", clock(minutes(opens)?))),
        ("", closes) => Some(format!("until {}", clock(minutes(closes)?))),
        (opens, closes) => {
            let (opens, closes) = (minutes(opens)?, minutes(closes)?);
            if opens == closes { None } else { Some(format!("{} to {}", clock(opens), clock(closes))) }
        }
    }
}

/// Minutes since midnight, of "09:00", "9:00am", "9.30 pm", "17:00:00Z", "9am" and "2000-01-01T09:00:00".
fn minutes(text: &str) -> Option<u16> {
    let text = text.rsplit_once('T').map_or(text, |(_, time)| time).trim().to_lowercase();
    let text = text.split(['z', '+']).next()?;
    let (digits, half) = match (text.strip_suffix("am"), text.strip_suffix("pm")) {
        (Some(digits), _) => (digits, Some(0)),
        (_, Some(digits)) => (digits, Some(12)),
        _ => (text, None),
    };
    let mut parts = digits.trim().split([':', '.']);
    let hour: u16 = parts.next()?.trim().parse().ok()?;
    let minute: u16 = parts.next().map_or(Some(0), |minute| minute.trim().parse().ok())?;
    let hour = match half {
        // "13:00pm" is meant as it stands.
        Some(half) if hour <= 12 => hour % 12 + half,
        _ => hour,
    };
    (hour <= 24 && minute < 60 && (hour < 24 || minute == 0)).then(|| hour * 60 + minute)
}

/// "9am", "5:30pm", "midday".
fn clock(minutes: u16) -> String {
    let (hour, minute) = (minutes / 60, minutes % 60);
    let half = if hour % 24 < 12 { "am" } else { "pm" };
    match (hour, minute) {
        (0 | 24, 0) => "midnight".to_owned(),
        (12, 0) => "midday".to_owned(),
        (hour, 0) => format!("{}{half}", (hour + 11) % 12 + 1),
        (hour, minute) => format!("{}:{minute:02}{half}", (hour + 11) % 12 + 1),
    }
}

/// The days of "MO,WE", "Monday", "mon-fri" and "1MO"; and which of the month, where a number says so (6 for the last).
fn days(text: &str) -> (Option<[bool; 7]>, Option<usize>) {
    let text = text.trim().to_lowercase();
    let mut days = [false; 7];
    let mut nth = None;
    if let Some((from, to)) = text.split_once('-').filter(|(from, _)| !from.is_empty()) {
        let (Some(from), Some(to)) = (day(from), day(to)) else { return (None, None) };
        (0..7).filter(|step| *step <= (to + 7 - from) % 7).for_each(|step| days[(from + step) % 7] = true);
        return (Some(days), None);
    }
    for part in text.split([',', ' ', ';', '/']).filter(|part| !part.is_empty()) {
        let name = part.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '-' | '+'));
        let number = part.trim_end_matches(name).trim_start_matches('+');
        if !number.is_empty() {
            nth = Some(number.parse().unwrap_or(NTH.len() + 1));
        }
        let Some(day) = day(name) else { return (None, None) };
        days[day] = true;
    }
    (days.contains(&true).then_some(days), nth)
}

fn day(name: &str) -> Option<usize> {
    let name = name.trim().trim_end_matches('s');
    let name = if name == "tue" || name == "thur" || name == "thu" || name == "wed" { &name[..2] } else { name };
    (name.len() >= 2).then(|| DAYS.iter().position(|day| day.to_lowercase().starts_with(name)))?
}

/// "Monday to Friday", "Monday and Wednesday".
fn list(days: &[bool; 7]) -> String {
    let mut runs: Vec<(usize, usize)> = Vec::new();
    for day in (0..7).filter(|day| days[*day]) {
        match runs.last_mut() {
            Some((_, end)) if *end + 1 == day => *end = day,
            _ => runs.push((day, day)),
        }
    }
    let mut names: Vec<String> = Vec::new();
    for (start, end) in runs {
        match end - start {
            0 => names.push(DAYS[start].to_owned()),
            1 => names.extend([DAYS[start].to_owned(), DAYS[end].to_owned()]),
            _ => names.push(format!("{} to {}", DAYS[start], DAYS[end])),
        }
    }
    match names.split_last() {
        Some((last, before)) if !before.is_empty() => format!("{} and {last}", before.join(", ")),
        Some((last, _)) => last.clone(),
        None => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(days: &str, opens: &str, closes: &str) -> Schedule {
        Schedule { days: days.to_owned(), opens: opens.to_owned(), closes: closes.to_owned(), ..Schedule::default() }
    }

    #[test]
    fn hours_read_as_people_say_them() {
        let cases = [
            (vec![of("MO,TU,WE,TH,FR", "09:00", "17:00")], "Monday to Friday, 9am to 5pm"),
            (vec![of("Monday", "9:00am", "5:30pm"), of("TU", "09:00:00", "17:30:00Z")], "Monday and Tuesday, 9am to 5:30pm"),
            (
                vec![of("SA", "10:00", "12:00"), of("MO", "2000-01-01T12:00:00", "14:15")],
                "Monday, midday to 2:15pm; Saturday, 10am to midday",
            ),
            (vec![of("mon-fri", "", "")], "Monday to Friday"),
            (vec![of("Thursdays", "19:00", "")], "Thursday, from 7pm"),
            (vec![of("MO,WE,FR", "00:00", "24:00")], ""),
            (
                vec![Schedule { every: "MONTHLY".to_owned(), ..of("1MO", "10:00", "11:00") }],
                "The first Monday of the month, 10am to 11am",
            ),
            (
                vec![Schedule { every: "MONTHLY".to_owned(), ..of("-1FR", "10:00", "11:00") }],
                "The last Friday of the month, 10am to 11am",
            ),
            (vec![Schedule { interval: 2, ..of("MO", "10:00", "11:00") }], "Every 2 weeks on Monday, 10am to 11am"),
            (vec![Schedule { says: "Term time only".to_owned(), ..Schedule::default() }], "Term time only"),
        ];
        for (schedules, said) in cases {
            let expected = if said.is_empty() { "Monday, Wednesday and Friday, midnight to midnight" } else { said };
            assert_eq!(words(&schedules), (expected.to_owned(), Vec::new()));
        }
        assert_eq!(words(&[of("someday", "25:00", "x")]).1, ["someday 25:00 x"]);
        // More minutes than a number holds.
        assert_eq!(words(&[of("MO", "09500", "17:00")]).1, ["MO 09500 17:00"]);
        assert_eq!(words(&[Schedule::default()]), (String::new(), Vec::new()));
    }
}
