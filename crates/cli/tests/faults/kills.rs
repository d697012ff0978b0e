//! Commands that are killed at any moment, 200 times in all: what they write is all of the old or all of the new, and the next run tidies up.

use std::fs;
use std::thread::sleep;
use std::time::{Duration, Instant};

use crate::bench::{Tree, bench, leftovers, quietly, tree};
use crate::common::{err, fingerpost};

/// What came of the kills.
#[derive(Default)]
struct Told {
    /// Ended before they were done.
    killed: usize,
    /// Left something half written beside its place.
    caught: usize,
}

/// Kills a command so many times, and then lets it end. `next` is what to run where the place is in the first state (or there is nothing), and in the second.
/// `settle` is run after each kill, where what is written is whole only for whoever reads it with fingerpost.
fn kill(times: u32, place: &str, next: [&str; 2], settle: Option<&str>) -> Told {
    let folder = bench();
    let at = folder.path().join(place);
    let run = |words: &str| {
        let output = fingerpost(folder.path(), &words.split(' ').collect::<Vec<_>>());
        assert_eq!(output.status.code(), Some(0), "{words}: {}", err(&output));
    };
    // Where the command only begins something, there is nothing before.
    let begins = next[0] == next[1];
    let clear = || drop(fs::remove_dir_all(&at));
    let started = Instant::now();
    let states: [Tree; 2] = if begins {
        run(next[0]);
        let whole = tree(&at);
        clear();
        [Tree::new(), whole]
    } else {
        // An import's report tells what changed, so the states are those of the second round.
        next.iter().rev().for_each(|words| run(words));
        [next[1], next[0]].map(|words| {
            run(words);
            tree(&at)
        })
    };
    assert_ne!(states[0], states[1], "{place}: the two states must differ");
    let whole = started.elapsed() / if begins { 1 } else { 4 };
    let mut random = fastrand::Rng::with_seed(u64::from(times));
    let (mut told, mut now) = (Told::default(), usize::from(!begins));
    for kill in 0..times {
        let words = next[now];
        let mut command = quietly(folder.path(), words).spawn().unwrap();
        let half = kill % 2 == 0;
        // Half of the moments are spread over all that the command does, half over its writing.
        if half {
            sleep(whole.mul_f64(random.f64() * 1.1));
        } else {
            while leftovers(folder.path()).is_empty() && command.try_wait().unwrap().is_none() {
                std::hint::spin_loop();
            }
            sleep(Duration::from_micros(random.u64(0..whole.as_micros() as u64 / 3)));
        }
        command.kill().unwrap();
        told.killed += usize::from(!command.wait().unwrap().success());
        told.caught += usize::from(!leftovers(folder.path()).is_empty());
        settle.iter().for_each(|words| run(words));
        let found = tree(&at);
        now = states.iter().position(|state| *state == found).unwrap_or_else(|| broken(words, &found, &states));
        if begins {
            clear();
            now = 0;
        }
    }
    run(next[now]);
    assert!(states.contains(&tree(&at)), "{}: the next run ends as it should", next[now]);
    assert_eq!(leftovers(folder.path()), Vec::<String>::new(), "{}: the next run tidies up", next[now]);
    told
}

fn broken(words: &str, found: &Tree, states: &[Tree; 2]) -> usize {
    let differs = |state: &Tree| -> Vec<String> {
        let paths = found.keys().chain(state.keys()).filter(|path| found.get(*path) != state.get(*path));
        paths.take(5).cloned().collect()
    };
    panic!(
        "`{words}` was killed, and left neither the old nor the new: {:?} and {:?} differ",
        differs(&states[0]),
        differs(&states[1])
    )
}

#[test]
fn two_hundred_kills_leave_nothing_half_written() {
    let build = |offer: &str| format!("build {offer} --widget widget --out site");
    let (one, two) = (build("one"), build("two"));
    let mut all = Told::default();
    let mut add = |told: Told| {
        all.killed += told.killed;
        all.caught += told.caught;
    };
    add(kill(60, "site", [&two, &one], None));
    add(kill(20, "places", ["places build two.csv --out places", "places build one.csv --out places"], None));
    add(kill(20, "feed", ["export two --out feed", "export one --out feed"], None));
    add(kill(20, "out.csv", ["export two --out out.csv", "export one --out out.csv"], None));
    add(kill(20, "anyshire", ["new anyshire"; 2], None));
    add(kill(15, "anyshire", ["import one.json --out anyshire"; 2], None));
    add(kill(25, "one", ["import two.json --out one", "import one.json --out one"], Some("search one talking")));
    let table = |name: &str| format!("import table-{name}.csv --out one --delete-missing");
    let (one, two) = (table("one"), table("two"));
    add(kill(20, "one", [&two, &one], Some("search one talking")));
    eprintln!("200 kills: {} before the end, {} of them while something was being written", all.killed, all.caught);
    assert!(all.killed >= 50, "{} of 200 were killed before they ended", all.killed);
    assert!(all.caught >= 20, "{} of 200 were killed while they wrote", all.caught);
}
