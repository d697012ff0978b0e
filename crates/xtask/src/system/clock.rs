//! Saying what is being done and how long it took.

use std::fmt;
use std::io::Write;
use std::time::{Duration, Instant};

use anyhow::Result;

/// Does `work`, saying what it is before and how long it took after.
pub(crate) fn timed<T>(what: &str, work: impl FnOnce() -> Result<T>) -> Result<T> {
    say(&format!("  {what} ..."));
    let start = Instant::now();
    let done = work()?;
    say(&format!("  {what}: {}", Took(start.elapsed())));
    Ok(done)
}

/// One line to the person. It goes to standard error: standard output is for results, such as the address of the site.
pub(crate) fn say(line: &str) {
    // Nobody reading is no reason to stop.
    let _ = writeln!(std::io::stderr(), "{line}");
}

/// A duration as people say it: `0.4 s`, `12 s`, `3 min 05 s`.
pub(crate) struct Took(pub(crate) Duration);

impl fmt::Display for Took {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let seconds = self.0.as_secs();
        let text = match seconds {
            0..10 => format!("{:.1} s", self.0.as_secs_f64()),
            10..120 => format!("{seconds} s"),
            _ => format!("{} min {:02} s", seconds / 60, seconds % 60),
        };
        out.pad(&text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_are_said_as_people_say_them() {
        let said = |milliseconds| Took(Duration::from_millis(milliseconds)).to_string();
        assert_eq!(said(420), "0.4 s");
        assert_eq!(said(12_900), "12 s");
        assert_eq!(said(185_000), "3 min 05 s");
    }
}
