//! Opening times, where the words are plain.

use fingerpost_source::TimeOfDay;

/// The days of the week, in order, as people write them.
const DAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/// Some days, and the time of day that it is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Opening {
    /// For each day from Monday, whether it is open.
    pub days: [bool; 7],
    /// Opens at this hour and minute.
    pub opens: (u8, u8),
    /// Closes at this hour and minute, of the same day.
    pub closes: (u8, u8),
}

impl Opening {
    /// The days it is open, as the first two letters of each in English: `Mo`.
    pub fn day_codes(self) -> impl Iterator<Item = &'static str> {
        ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"].into_iter().zip(self.days).filter_map(|(code, open)| open.then_some(code))
    }

    /// When it opens, as `09:00`.
    #[must_use]
    pub fn opens_at(self) -> String {
        format!("{:02}:{:02}", self.opens.0, self.opens.1)
    }

    /// When it closes, as `17:00`.
    #[must_use]
    pub fn closes_at(self) -> String {
        format!("{:02}:{:02}", self.closes.0, self.closes.1)
    }
}

/// Reads opening times such as "Monday to Thursday, 9am to 5pm; Friday, 9am to 4.30pm" and "Any time, day or night". Nothing where the words say
/// more than that, or anything that could be read in two ways: a condition must not be lost.
///
/// ```
/// use fingerpost_openreferral::plain::openings;
///
/// assert_eq!(openings("Monday to Friday, 9am to 5pm")[0].closes_at(), "17:00");
/// assert!(openings("Monday to Friday, 9am to 5pm, by appointment").is_empty());
/// ```
#[must_use]
pub fn openings(words: &str) -> Vec<Opening> {
    let words = words.trim().to_lowercase();
    if matches!(words.as_str(), "any time, day or night" | "any time" | "24 hours a day") {
        return vec![Opening { days: [true; 7], opens: (0, 0), closes: (23, 59) }];
    }
    words.split(';').map(opening).collect::<Option<_>>().unwrap_or_default()
}

/// One part, such as "Monday to Friday, 9am to 5pm".
fn opening(words: &str) -> Option<Opening> {
    let begins = words.find(|c: char| c.is_ascii_digit())?;
    let (opens, closes) = words.get(begins..)?.trim().trim_end_matches('.').split_once(" to ")?;
    let (opens, closes) = (time(opens)?, time(closes)?);
    (opens < closes).then_some(Opening { days: days(words.get(..begins)?.trim().trim_end_matches(','))?, opens, closes })
}

/// "Monday to Friday", "every day", "Saturday and Sunday", "Monday, Wednesday and Friday".
fn days(words: &str) -> Option<[bool; 7]> {
    let day = |name: &str| DAYS.iter().position(|day| *day == name.trim());
    let mut open = [false; 7];
    if matches!(words, "every day" | "daily") {
        return Some([true; 7]);
    }
    if let Some((first, last)) = words.split_once(" to ") {
        let (first, last) = (day(first)?, day(last)?);
        open.get_mut(first..=last).filter(|_| first < last)?.fill(true);
        return Some(open);
    }
    for name in words.replace(" and ", ", ").split(", ") {
        open[day(name)?] = true;
    }
    Some(open)
}

/// "9am", "4.30pm", "12 noon"; not midnight, at which a day of the standard neither begins nor ends for sure.
fn time(words: &str) -> Option<(u8, u8)> {
    let time = TimeOfDay::read(words).filter(|time| time.minutes < TimeOfDay::MIDNIGHT && !time.is_twelve_am)?;
    Some((u8::try_from(time.minutes / 60).ok()?, u8::try_from(time.minutes % 60).ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(words: &str) -> Vec<String> {
        let say = |opening: Opening| {
            format!("{} {}-{}", opening.day_codes().collect::<Vec<_>>().join(","), opening.opens_at(), opening.closes_at())
        };
        openings(words).into_iter().map(say).collect()
    }

    #[test]
    fn plain_hours_are_read() {
        assert_eq!(read("Monday to Friday, 9am to 5pm"), ["Mo,Tu,We,Th,Fr 09:00-17:00"]);
        assert_eq!(read("Wednesday, 9am to 12 noon; Thursday, 1pm to 4pm"), ["We 09:00-12:00", "Th 13:00-16:00"]);
        assert_eq!(read("Monday, Wednesday and Friday 8.30am to 12.15pm."), ["Mo,We,Fr 08:30-12:15"]);
        assert_eq!(read("Saturday, 09:00 to midday"), ["Sa 09:00-12:00"]);
        assert_eq!(read("Any time, day or night"), ["Mo,Tu,We,Th,Fr,Sa,Su 00:00-23:59"]);
    }

    #[test]
    fn what_says_more_is_left_as_words() {
        for words in [
            "",
            "9am to 4.30pm",
            "Monday to Friday, 9am to 5pm, but not on bank holidays",
            "Monday to Thursday, 9am to 5pm; Friday, 9am to 4.30pm. At other times call 01905 768020.",
            "Chat with a counsellor: Monday to Friday 12pm to 10pm",
            "Friday to Monday, 9am to 5pm",
            "Tuesday to Monday, 9am to 5pm",
            "Monday, 5pm to 9am",
            "Monday, 9 to 5",
            "Monday, 13pm to 14pm",
            "Outside office hours, call 024 7683 2222.",
        ] {
            assert_eq!(openings(words), [], "{words}");
        }
    }
}
