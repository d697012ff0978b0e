//! The days of a pathway for a family's own calendar: iCalendar (RFC 5545).

use super::{Day, Due, When};
use crate::catalogue::Catalogue;
use crate::letters;
use crate::model::{Pathway, PathwayHead, Step};
use crate::t;

/// The days of a pathway as an iCalendar file: an event for each, all day long, with a reminder at nine in the morning of the day before
/// where it is still ahead. A step that has happened needs no event.
///
/// The file says what must happen, who must do it and by which day; nothing of the family. The same pathway, step and day always make the
/// same `UID`, so that a calendar that reads the file twice shows each day once.
///
/// `words` are the language it is in; `dues` are of this pathway, from [`reckon`](super::reckon()), and `made` is the day that the file is made, which the format asks for.
#[must_use]
pub fn ics(words: &Catalogue, head: &PathwayHead, pathway: &Pathway, dues: &[Due], made: Day) -> String {
    let mut out = Lines(String::with_capacity(1024));
    out.plain("BEGIN:VCALENDAR");
    out.plain("VERSION:2.0");
    out.plain("PRODID:-//Fingerpost//Fingerpost//EN");
    out.plain("CALSCALE:GREGORIAN");
    let name = words.theirs(&head.name);
    out.text("NAME:", &[&name]);
    // The older name of the same, which most calendars still read.
    out.text("X-WR-CALNAME:", &[&name]);
    for due in dues.iter().filter(|due| due.came.is_none()) {
        if let Some(step) = pathway.steps.get(due.step) {
            event(words, &mut out, head, step, due, made);
        }
    }
    out.plain("END:VCALENDAR");
    out.0
}

fn event(words: &Catalogue, out: &mut Lines, head: &PathwayHead, step: &Step, due: &Due, made: Day) {
    let day = due.day.compact();
    out.plain("BEGIN:VEVENT");
    let number = (due.step + 1).to_string();
    out.text("UID:", &[&head.id, "-", if step.id.is_empty() { &number } else { &step.id }, "-", &day, "@fingerpost"]);
    out.text("DTSTAMP:", &[&made.compact(), "T000000Z"]);
    out.text("DTSTART;VALUE=DATE:", &[&day]);
    let title = words.theirs(&step.title);
    out.text("SUMMARY:", &[&words.fill(t!("Last day: {step}"), &[&title])]);
    if let Some(limit) = &step.limit {
        let mut lines = vec![
            words.fill(t!("Who: {who}."), &[&words.theirs(&limit.who)]),
            words.fill(t!("Time limit: {limit}."), &[&words.theirs(&limit.says)]),
        ];
        for (is, says) in [
            (!limit.sure, t!("Check this time limit with someone who knows the law.")),
            (!due.certain, t!("This day may move: not all bank holidays are known yet.")),
            (due.partly, t!("This day may be later: it counts from a date that is not known yet.")),
        ] {
            if is {
                lines.push(words.say(says).to_owned());
            }
        }
        out.text("DESCRIPTION:", &[&letters::join(&lines, "\n")]);
    }
    // It does not make the family busy that day.
    out.plain("TRANSP:TRANSPARENT");
    if matches!(due.when, When::Ahead(_)) {
        out.plain("BEGIN:VALARM");
        out.plain("ACTION:DISPLAY");
        out.text("DESCRIPTION:", &[&words.fill(t!("Tomorrow is the last day: {step}"), &[&title])]);
        // An event that lasts all day starts at midnight: 15 hours before is nine in the morning.
        out.plain("TRIGGER:-PT15H");
        out.plain("END:VALARM");
    }
    out.plain("END:VEVENT");
}

/// Lines of the file. Each ends with a carriage return and a line feed, and goes on after a fold where it is long.
struct Lines(String);

impl Lines {
    /// The most bytes on a line, without its end.
    const WIDTH: usize = 75;

    /// A short line that needs no escape.
    fn plain(&mut self, line: &str) {
        self.0.push_str(line);
        self.0.push_str("\r\n");
    }

    /// A property and its value, which is escaped and folded.
    fn text(&mut self, name: &str, value: &[&str]) {
        self.0.push_str(name);
        let mut width = name.len();
        for letter in value.iter().flat_map(|part| part.chars()) {
            let escape = match letter {
                '\\' | ';' | ',' => "\\",
                '\n' => "\\n",
                _ => "",
            };
            // A tab is the only control letter that may stand in a text.
            let shown = !letter.is_control() || letter == '\t';
            let bytes = escape.len() + if shown { letter.len_utf8() } else { 0 };
            if width + bytes > Self::WIDTH {
                self.0.push_str("\r\n ");
                width = 1;
            }
            width += bytes;
            self.0.push_str(escape);
            if shown {
                self.0.push(letter);
            }
        }
        self.0.push_str("\r\n");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(name: &str, value: &[&str]) -> String {
        let mut out = Lines(String::new());
        out.text(name, value);
        out.0
    }

    #[test]
    fn signs_with_a_meaning_are_escaped() {
        assert_eq!(
            line("A:", &["one, two; a\\b\nnext\r\n\u{7}\tend: \"x\""]),
            "A:one\\, two\\; a\\\\b\\nnext\\n\tend: \"x\"\r\n"
        );
    }

    #[test]
    fn long_lines_fold_at_75_bytes_and_never_inside_a_letter() {
        let folded = line("SUMMARY:", &[&"é".repeat(100)]);
        let lines: Vec<&str> = folded.split("\r\n").collect();
        assert_eq!(lines.iter().map(|line| line.len()).collect::<Vec<_>>(), [74, 75, 61, 0]);
        assert_eq!(folded.replace("\r\n ", ""), format!("SUMMARY:{}\r\n", "é".repeat(100)));
        assert_eq!(line("A:", &[&"x".repeat(73)]).matches("\r\n").count(), 1, "75 bytes stand on one line");
        assert_eq!(line("A:", &[&"x".repeat(74)]).matches("\r\n").count(), 2);
    }
}
