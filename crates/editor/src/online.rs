//! `dead-link`, `moved-link` and `unseen-link`: going to each web address of an offer. Nothing is sent but the address itself.

mod visit;

use std::collections::{BTreeMap, HashMap};
use std::sync::Mutex;
use std::thread;
use std::time::{Duration, Instant};

use fingerpost_source::Level;
use fingerpost_source::reading::{At, Files};
use ureq::Agent;
use ureq::http::Uri;

use self::visit::{Seen, agent, visit};

/// So many addresses are looked at at once, and each host no oftener than this.
const AT_ONCE: usize = 4;
const BETWEEN: Duration = Duration::from_secs(1);

/// Whether findings of this code are looked for only by [`links`].
#[must_use]
pub fn is_online(code: &str) -> bool {
    ["dead-link", "moved-link", "unseen-link"].contains(&code)
}

/// How far [`links`] has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Links {
    /// How many addresses were looked at.
    pub done: usize,
    /// How many there are, each once.
    pub all: usize,
}

/// Goes to each web address of an offer, four at a time and each host once a second at most; findings go to the files' reader. `progress` is told after
/// each address.
pub fn links(files: &Files<'_>, progress: impl Fn(Links) + Sync) {
    // The part after # stays in the browser: two addresses that differ there are one page.
    let mut places: BTreeMap<&str, Vec<At<'_, &str>>> = BTreeMap::new();
    for link in crate::links::all(files) {
        places.entry(link.at.value.split('#').next().unwrap_or(link.at.value)).or_default().push(link.at);
    }
    let addresses: Vec<&str> = places.keys().copied().collect();
    let seen = look_at(&addresses, &progress);
    for (address, seen) in seen {
        for place in places.get(address).into_iter().flatten() {
            tell(files, place, &seen);
        }
    }
}

fn tell(files: &Files<'_>, place: &At<'_, &str>, seen: &Seen) {
    let (level, code, wrong, mend) = match seen {
        Seen::There => return,
        Seen::Dead(why) => (
            Level::Warning,
            "dead-link",
            format!("there is no such page: {why}"),
            "look for its new address, or delete the link".to_owned(),
        ),
        Seen::Moved(to) => (
            Level::Advice,
            "moved-link",
            "this page has moved for good".to_owned(),
            format!("look at {to}, and write that if it is the same page"),
        ),
        Seen::Unseen(why) => {
            (Level::Advice, "unseen-link", format!("this page could not be looked at: {why}"), "open it in a browser".to_owned())
        }
    };
    files.reader.say(level, code, place, wrong, mend);
}

/// What there is at each address.
fn look_at<'a>(addresses: &[&'a str], progress: &(impl Fn(Links) + Sync)) -> Vec<(&'a str, Seen)> {
    let agent = agent();
    let queue = Mutex::new(Queue::of(addresses));
    let all = addresses.len();
    let mut seen: Vec<(&str, Seen)> = thread::scope(|scope| {
        let workers: Vec<_> = (0..AT_ONCE.min(all)).map(|_| scope.spawn(|| work(&agent, &queue, all, progress))).collect();
        workers.into_iter().flat_map(|worker| worker.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))).collect()
    });
    seen.sort_by_key(|(address, _)| *address);
    seen
}

fn work<'a>(agent: &Agent, queue: &Mutex<Queue<'a>>, all: usize, progress: &impl Fn(Links)) -> Vec<(&'a str, Seen)> {
    let mut seen = Vec::new();
    loop {
        let next = lock(queue).next();
        match next {
            Next::Nothing => return seen,
            Next::Wait(time) => thread::sleep(time),
            Next::Go(address) => {
                seen.push((address, visit(agent, address)));
                let mut queue = lock(queue);
                queue.done += 1;
                progress(Links { done: queue.done, all });
            }
        }
    }
}

/// A worker that panicked leaves the queue whole: it changes in one step.
fn lock<'q, 'a>(queue: &'q Mutex<Queue<'a>>) -> std::sync::MutexGuard<'q, Queue<'a>> {
    queue.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
}

/// The addresses that are still to be looked at, and when each host may be asked again.
struct Queue<'a> {
    waiting: Vec<(String, &'a str)>,
    hosts: HashMap<String, Instant>,
    done: usize,
}

enum Next<'a> {
    Go(&'a str),
    Wait(Duration),
    Nothing,
}

impl<'a> Queue<'a> {
    fn of(addresses: &[&'a str]) -> Self {
        let host = |address: &str| address.parse::<Uri>().ok().and_then(|uri| uri.host().map(str::to_owned)).unwrap_or_default();
        Self { waiting: addresses.iter().map(|address| (host(address), *address)).collect(), hosts: HashMap::new(), done: 0 }
    }

    /// The first address whose host may be asked now.
    fn next(&mut self) -> Next<'a> {
        let now = Instant::now();
        let wait = |host: &String| self.hosts.get(host).map_or(Duration::ZERO, |free| free.saturating_duration_since(now));
        let Some((place, wait)) = self.waiting.iter().map(|(host, _)| wait(host)).enumerate().min_by_key(|(_, wait)| *wait)
        else {
            return Next::Nothing;
        };
        if !wait.is_zero() {
            return Next::Wait(wait);
        }
        let (host, address) = self.waiting.remove(place);
        self.hosts.insert(host, now + BETWEEN);
        Next::Go(address)
    }
}
