//! One visit to one address.

use std::time::Duration;

use ureq::http::{Response, StatusCode, Uri, header::LOCATION};
use ureq::{Agent, Body, Error};

/// What there is at an address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Seen {
    There,
    /// It has moved for good, to this address.
    Moved(String),
    /// There is no such page, or no such host: why.
    Dead(String),
    /// Nobody can say: why.
    Unseen(String),
}

/// No page is worth waiting for longer.
const PATIENCE: Duration = Duration::from_secs(20);
/// More redirects than a browser follows lead nowhere.
const MOST_REDIRECTS: usize = 10;

pub(super) fn agent() -> Agent {
    let config = Agent::config_builder()
        .timeout_global(Some(PATIENCE))
        .max_redirects(0)
        .http_status_as_error(false)
        .user_agent(concat!("fingerpost/", env!("CARGO_PKG_VERSION"), " (looks for dead links)"))
        .build();
    config.into()
}

/// Goes to an address, and wherever it leads. One that moves for good is [`Seen::Moved`] only where there is something at the end.
pub(super) fn visit(agent: &Agent, address: &str) -> Seen {
    let mut at = address.to_owned();
    let mut for_good = None;
    let mut still_for_good = true;
    for _ in 0..=MOST_REDIRECTS {
        let answer = match ask(agent, &at) {
            Ok(answer) => answer,
            Err(seen) => return seen,
        };
        let status = answer.status();
        let Some(next) = answer.headers().get(LOCATION).filter(|_| status.is_redirection()) else {
            return match (status, for_good) {
                (StatusCode::NOT_FOUND | StatusCode::GONE, _) => Seen::Dead(format!("the site answers {status}")),
                (status, Some(to)) if status.is_success() => Seen::Moved(to),
                (status, None) if status.is_success() => Seen::There,
                (status, _) => Seen::Unseen(format!("the site answers {status}")),
            };
        };
        let Some(next) = next.to_str().ok().and_then(|next| join(&at, next)) else {
            return Seen::Unseen("it leads to an address that cannot be read".to_owned());
        };
        // After a redirect for now, where the rest leads says nothing of the address that was written.
        still_for_good &= matches!(status, StatusCode::MOVED_PERMANENTLY | StatusCode::PERMANENT_REDIRECT);
        if still_for_good {
            for_good = Some(next.clone());
        }
        at = next;
    }
    Seen::Unseen(format!("it leads on and on, over {MOST_REDIRECTS} times"))
}

/// Asks for the head of a page; and for the page, where a site does not answer that.
fn ask(agent: &Agent, address: &str) -> Result<Response<Body>, Seen> {
    let answer = match agent.head(address).call() {
        Ok(answer) if answer.status().is_success() || answer.status().is_redirection() => return Ok(answer),
        // Many sites answer a program that asks for a head in their own way, so only the page itself says what is there.
        Ok(_) => agent.get(address).call(),
        Err(Error::HostNotFound) => Err(Error::HostNotFound),
        Err(_) => agent.get(address).call(),
    };
    answer.map_err(|error| match error {
        Error::HostNotFound => Seen::Dead("there is no such site".to_owned()),
        Error::Timeout(_) => Seen::Unseen(format!("no answer within {} seconds", PATIENCE.as_secs())),
        other => Seen::Unseen(other.to_string()),
    })
}

/// The address that a redirect leads to, which may leave out what stays the same.
fn join(from: &str, next: &str) -> Option<String> {
    if next.starts_with("https://") || next.starts_with("http://") {
        return Some(next.to_owned());
    }
    let from: Uri = from.parse().ok()?;
    let (scheme, host) = (from.scheme_str()?, from.authority()?);
    if let Some(elsewhere) = next.strip_prefix("//") {
        return Some(format!("{scheme}://{elsewhere}"));
    }
    let folder = from.path().rsplit_once('/').map_or("", |(folder, _)| folder);
    match next.starts_with('/') {
        true => Some(format!("{scheme}://{host}{next}")),
        false => Some(format!("{scheme}://{host}{folder}/{next}")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn redirects_may_leave_out_what_stays_the_same() {
        let from = "https://example.org/help/page?x=1";
        for (next, to) in [
            ("http://other.example/", "http://other.example/"),
            ("/new", "https://example.org/new"),
            ("new", "https://example.org/help/new"),
            ("//other.example/a", "https://other.example/a"),
        ] {
            assert_eq!(join(from, next).as_deref(), Some(to));
        }
    }
}
