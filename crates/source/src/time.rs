//! Times of day, as people write them.

/// A time of day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct TimeOfDay {
    /// Minutes after midnight; 24 hours for "midnight", at which a day ends.
    pub minutes: u16,
    /// Written as "12am", which is midnight, but is often meant for noon.
    pub is_twelve_am: bool,
}

impl TimeOfDay {
    /// Noon.
    pub const NOON: u16 = 12 * 60;
    /// The end of a day.
    pub const MIDNIGHT: u16 = 24 * 60;

    /// Reads "9am", "4.30 pm", "17:00", "12 noon", "midday", "midnight". A bare "9" is none: it could be either half of the day.
    ///
    /// ```
    /// use fingerpost_source::TimeOfDay;
    ///
    /// assert_eq!(TimeOfDay::read("4.30pm").map(|time| time.minutes), Some(16 * 60 + 30));
    /// assert_eq!(TimeOfDay::read("9"), None);
    /// ```
    #[must_use]
    pub fn read(words: &str) -> Option<Self> {
        let words: String = words.trim_end_matches('.').split_whitespace().collect::<String>().to_lowercase();
        let at = |minutes| Some(Self { minutes, is_twelve_am: false });
        match words.as_str() {
            "noon" | "midday" | "12noon" | "12midday" => return at(Self::NOON),
            "midnight" | "12midnight" => return at(Self::MIDNIGHT),
            _ => {}
        }
        let digits = words.find(|c: char| !(c.is_ascii_digit() || matches!(c, '.' | ':'))).unwrap_or(words.len());
        let (number, half) = words.split_at(digits);
        let (hours, minutes) = number.split_once(['.', ':']).unwrap_or((number, "00"));
        let (hours, minutes): (u16, u16) = (hours.parse().ok()?, minutes.parse().ok().filter(|_| minutes.len() == 2)?);
        let hours = match half {
            "am" if (1..=12).contains(&hours) => hours % 12,
            "pm" if (1..=12).contains(&hours) => hours % 12 + 12,
            "" if number.contains(':') && hours < 24 => hours,
            _ => return None,
        };
        (minutes < 60).then_some(Self { minutes: hours * 60 + minutes, is_twelve_am: half == "am" && hours == 0 })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_read_as_people_write_them() {
        let read = |words| TimeOfDay::read(words).map(|time| (time.minutes / 60, time.minutes % 60));
        for (words, time) in [
            ("9am", (9, 0)),
            ("4.30 pm", (16, 30)),
            ("12:15PM", (12, 15)),
            ("17:05", (17, 5)),
            ("12 noon", (12, 0)),
            ("midday", (12, 0)),
            ("midnight", (24, 0)),
            ("5pm.", (17, 0)),
            ("12am", (0, 0)),
        ] {
            assert_eq!(read(words), Some(time), "{words}");
        }
        for words in ["", "9", "13pm", "0am", "9.5pm", "24:00", "9:75am", "17.30", "soon", "9 o'clock"] {
            assert_eq!(read(words), None, "{words}");
        }
        assert!(TimeOfDay::read("12am").is_some_and(|time| time.is_twelve_am));
    }
}
