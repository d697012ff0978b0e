//! Sends families through the navigator in one tab of an engine, and says what came of it: how many families, a seed, and an engine.

use anyhow::Context;
use fingerpost_browser_tests::{Engine, Tab, soak};

/// The share by which a tab may grow with the last four tenths. What WebAssembly once took for room between its pieces it never gives back, so its memory creeps while
/// what is in use stays the same to the byte. Were only 1 kB kept of each of 10,000 families, a tab that holds 7 MB would grow by more.
const ROOM: f64 = 0.2;

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let mut arguments = std::env::args().skip(1);
    let mut next = || arguments.next().context("give how many families, a seed and an engine");
    let (families, seed, named) = (next()?.parse()?, next()?.parse()?, next()?);
    let engine = Engine::ALL.into_iter().find(|engine| format!("{engine:?}").eq_ignore_ascii_case(&named));
    let engine = engine.with_context(|| format!("there is no engine {named}: there are Chromium, Firefox and WebKit"))?;
    println!("{engine:?}: {families} families, seed {seed}");
    println!("  after   WebAssembly   elements   JavaScript   nodes   listeners   resident, all processes   seconds");
    let started = std::time::Instant::now();
    let kilobytes = |bytes: f64| format!("{:.0} kB", bytes / 1000.0);
    // Told as it comes: a run that is stopped has said what it saw.
    let tell = |done: usize, tab: &Tab| {
        let [heap, nodes, listeners] = match tab.heap {
            Some([heap, nodes, listeners]) => [kilobytes(heap), nodes.to_string(), listeners.to_string()],
            None => ["-".to_owned(), "-".to_owned(), "-".to_owned()],
        };
        let (wasm, resident, seconds) = (kilobytes(tab.wasm), kilobytes(tab.resident), started.elapsed().as_secs());
        println!("{done:>7} {wasm:>13} {:>10} {heap:>12} {nodes:>7} {listeners:>11} {resident:>25} {seconds:>9}", tab.elements);
    };
    let soaked = soak(engine, families, seed, tell).await?;
    println!("{} questions and {} plans, each as the core gives it", soaked.questions, soaked.plans);
    soaked.is_flat(ROOM)
}
