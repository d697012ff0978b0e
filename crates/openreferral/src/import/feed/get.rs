//! One page over the network: tried again where that may help, and never without end.

use std::io::Read;
use std::time::Duration;

use ureq::Agent;
use ureq::http::Response;
use ureq::tls::{RootCerts, TlsConfig};

use super::pace::{back_off, retry_after};
use super::{Clock, Settings};
use crate::import::{NotAFeed, Page};

/// Why a feed could not be fetched. Each says what to do.
#[derive(Debug)]
pub enum FeedError {
    /// It is no address that can be asked.
    Address(String),
    /// The server cannot be reached, or stops answering: its address, and why.
    Network(String, String),
    /// The server answers with this status.
    Status(String, u16),
    /// The server wants more time than is sensible to wait: its address, and the seconds.
    Wait(String, u64),
    /// The page is larger than this many bytes.
    TooLarge(String, u64),
    /// What came is not a page of a feed: its address, its content type, and why.
    NotAFeed(String, String, NotAFeed),
}

impl std::fmt::Display for FeedError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Address(address) => write!(f, "{address} is not the address of a feed: it starts with https:// or http://"),
            Self::Network(address, why) => write!(f, "{address} cannot be fetched: {why}"),
            Self::Status(address, 401 | 403) => write!(f, "{address} is not open to everyone: ask whoever runs the feed"),
            Self::Status(address, 404 | 410) => write!(f, "there is nothing at {address}: check the address"),
            Self::Status(address, status) => write!(f, "{address} answers with an error ({status}): try again later"),
            Self::Wait(address, seconds) => {
                write!(f, "{address} asks us to wait {} minutes: try again then", seconds.div_ceil(60))
            }
            Self::TooLarge(address, most) => {
                write!(f, "{address} sends more than {} MB for one page, and was stopped: ask for smaller pages", most >> 20)
            }
            Self::NotAFeed(address, kind, why) => {
                let kind = if kind.is_empty() { String::new() } else { format!(", sent as {kind}") };
                write!(f, "what {address} sent is no feed{kind}: {why}")
            }
        }
    }
}

impl std::error::Error for FeedError {}

/// What came of one try.
enum Try {
    Page(Vec<u8>, Page),
    /// Another try may help, perhaps after the wait that the server asks for.
    Again(FeedError, Option<Duration>),
    Never(FeedError),
}

/// Asks for pages, at a polite pace.
pub(super) struct Getter<'a> {
    agent: Agent,
    settings: &'a Settings,
    clock: &'a mut dyn Clock,
    /// When the next request may go.
    next: Duration,
}

impl<'a> Getter<'a> {
    pub(super) fn new(settings: &'a Settings, clock: &'a mut dyn Clock) -> Self {
        let tls = TlsConfig::builder().root_certs(RootCerts::PlatformVerifier).build();
        let config = Agent::config_builder()
            .timeout_global(Some(settings.patience))
            .max_redirects(5)
            .http_status_as_error(false)
            .user_agent(concat!("fingerpost/", env!("CARGO_PKG_VERSION")))
            .accept("application/json")
            .tls_config(tls)
            .build();
        Self { agent: config.into(), settings, clock, next: Duration::ZERO }
    }

    /// A page and its bytes.
    ///
    /// # Errors
    /// Where it does not come after all tries, or no try can help.
    pub(super) fn page(&mut self, address: &str) -> Result<(Vec<u8>, Page), FeedError> {
        let mut failed = 0;
        loop {
            let now = self.clock.now();
            if now < self.next {
                self.clock.sleep(self.next - now);
            }
            let pause = 1.0 / self.settings.per_second.max(0.01);
            self.next = self.clock.now() + Duration::from_secs_f64(pause);
            let (error, wait) = match self.once(address) {
                Try::Page(bytes, page) => return Ok((bytes, page)),
                Try::Never(error) => return Err(error),
                Try::Again(error, wait) => (error, wait),
            };
            failed += 1;
            if failed >= self.settings.tries {
                return Err(error);
            }
            let wait = wait.unwrap_or_else(|| back_off(failed, self.settings.longest_wait));
            if wait > self.settings.longest_wait {
                return Err(FeedError::Wait(address.to_owned(), wait.as_secs()));
            }
            self.clock.sleep(wait);
        }
    }

    fn once(&self, address: &str) -> Try {
        let network = |why: String| FeedError::Network(address.to_owned(), why);
        let mut response = match self.agent.get(address).call() {
            Ok(response) => response,
            Err(error @ (ureq::Error::TooManyRedirects | ureq::Error::BadUri(_) | ureq::Error::HostNotFound)) => {
                return Try::Never(network(error.to_string()));
            }
            Err(error) => return Try::Again(network(error.to_string()), None),
        };
        let status = response.status().as_u16();
        if status == 429 || status >= 500 {
            let now = jiff::Timestamp::now().as_second();
            let wait = header(&response, "retry-after").and_then(|wait| retry_after(&wait, now));
            return Try::Again(FeedError::Status(address.to_owned(), status), wait);
        }
        if !(200..300).contains(&status) {
            return Try::Never(FeedError::Status(address.to_owned(), status));
        }
        let kind = header(&response, "content-type").unwrap_or_default();
        let mut bytes = Vec::new();
        let most = self.settings.most_bytes;
        if let Err(error) = response.body_mut().as_reader().take(most + 1).read_to_end(&mut bytes) {
            return Try::Again(network(error.to_string()), None);
        }
        if bytes.len() as u64 > most {
            return Try::Never(FeedError::TooLarge(address.to_owned(), most));
        }
        match Page::read(&bytes) {
            Ok(page) => Try::Page(bytes, page),
            // Cut off on its way, perhaps.
            Err(why @ NotAFeed::NotJson(_)) if kind.contains("json") => {
                Try::Again(FeedError::NotAFeed(address.to_owned(), kind, why), None)
            }
            Err(why) => Try::Never(FeedError::NotAFeed(address.to_owned(), kind, why)),
        }
    }
}

fn header<T>(response: &Response<T>, name: &str) -> Option<String> {
    response.headers().get(name)?.to_str().ok().map(str::to_owned)
}
