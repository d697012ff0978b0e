//! Time: when the next request may go, and how long to wait after a failure.

use std::time::{Duration, Instant};

/// What time it is, and waiting. Tests have a clock that does not wait.
pub trait Clock {
    /// The time since some moment that stays the same.
    fn now(&mut self) -> Duration;
    /// Waits.
    fn sleep(&mut self, time: Duration);
}

/// The machine's clock.
#[derive(Debug)]
pub struct SystemClock(Instant);

impl Default for SystemClock {
    fn default() -> Self {
        Self(Instant::now())
    }
}

impl Clock for SystemClock {
    fn now(&mut self) -> Duration {
        self.0.elapsed()
    }

    fn sleep(&mut self, time: Duration) {
        std::thread::sleep(time);
    }
}

/// How long to wait after a try that failed: a second, then twice as long each time.
pub(super) fn back_off(failed: u32, longest: Duration) -> Duration {
    Duration::from_secs(1 << failed.saturating_sub(1).min(10)).min(longest)
}

/// The wait that a server asks for in `Retry-After`: seconds, or a date. `now` is in seconds since 1970.
pub(super) fn retry_after(header: &str, now: i64) -> Option<Duration> {
    let header = header.trim();
    if let Ok(seconds) = header.parse::<u64>() {
        return Some(Duration::from_secs(seconds));
    }
    let date = jiff::fmt::rfc2822::DateTimeParser::new().parse_timestamp(header).ok()?;
    Some(Duration::from_secs(u64::try_from(date.as_second() - now).unwrap_or(0)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_grow_to_a_limit_and_a_server_may_ask_for_one() {
        let longest = Duration::from_secs(60);
        let waits: Vec<u64> = (1..9).map(|failed| back_off(failed, longest).as_secs()).collect();
        assert_eq!(waits, [1, 2, 4, 8, 16, 32, 60, 60]);
        assert_eq!(retry_after("7", 0), Some(Duration::from_secs(7)));
        assert_eq!(retry_after("Thu, 01 Jan 1970 00:01:40 GMT", 40), Some(Duration::from_secs(60)));
        assert_eq!(retry_after("Thu, 01 Jan 1970 00:01:40 GMT", 400), Some(Duration::ZERO));
        assert_eq!(retry_after("soon", 0), None);
    }
}
