//! Thousands of families in one tab: each plan must be the one that the core gives natively for the same answers, nothing may go wrong, and the tab may not grow.

use anyhow::{Context, bail, ensure};
use fingerpost_core::pack;
use fingerpost_core::{Answer, Answers, Guide};
use serde_json::{Value, json};

use crate::{Browser, Engine, Origin, Page, given};

const TRAVEL: &str = include_str!("soak.js");
/// A page with one navigator, that keeps what is said on the console and the memory of WebAssembly.
const PAGE: &str = "<!doctype html><html lang=en-GB><head><title>Soak</title><script>
    window.said = []; window.memories = [];
    for (const how of ['log', 'info', 'warn', 'error', 'debug']) console[how] = (...words) => said.push(words.join(' '));
    addEventListener('error', ({ message }) => said.push(message));
    addEventListener('unhandledrejection', ({ reason }) => said.push(String(reason)));
    const instantiate = WebAssembly.instantiate;
    WebAssembly.instantiate = async (...what) => {
        const made = await instantiate.apply(WebAssembly, what);
        const { memory } = (made.instance || made).exports;
        if (memory) memories.push(memory);
        return made;
    };
    </script><script type=module src=fingerpost.js></script></head>
    <body><fingerpost-navigator offer='offers/warwickshire/'></fingerpost-navigator></body></html>";
/// How many families set out between two looks at a page.
const AT_ONCE: usize = 20;

/// What a tab holds.
#[derive(Clone, Copy, Debug, Default)]
pub struct Tab {
    /// Memory of WebAssembly, in bytes.
    pub wasm: f64,
    /// Elements on the page, those of the navigator included.
    pub elements: f64,
    /// Memory of JavaScript in bytes, all nodes and all listeners: Chromium only tells.
    pub heap: Option<[f64; 3]>,
    /// Resident memory of all of the browser's processes, in bytes.
    pub resident: f64,
}

/// What came of it.
#[derive(Debug)]
pub struct Soaked {
    /// How many plans were compared.
    pub plans: usize,
    /// How many questions were asked.
    pub questions: usize,
    /// The tab after each tenth of the families.
    pub sizes: Vec<Tab>,
}

/// Sends families into one tab, and tells how big it is after each tenth of them, as soon as it is known.
///
/// # Errors
/// Where a plan or a question is not the core's, something is said on the console, or the page stops.
pub async fn soak(engine: Engine, families: usize, seed: u32, mut tell: impl FnMut(usize, &Tab)) -> anyhow::Result<Soaked> {
    let folder = given("FINGERPOST_SITE")?;
    let core = std::fs::read(folder.join("offers/warwickshire/core.pack"))?;
    let (core, _) = pack::read_core(&core).map_err(|why| anyhow::anyhow!("core.pack: {}", why.code()))?;
    let guide = Guide::new(core);
    let site = Origin::open(Some(&folder))?;
    site.put("/soak.html", PAGE);
    site.put_bytes("/soak.js", TRAVEL.into());
    let browser = Browser::of(engine, 1280, 900).await?;
    let page = browser.open(&[&site.address, "soak.html"].concat()).await?;
    page.sees("Answer a few questions").await?;
    page.be_patient().await?;
    page.ask_later("import('./soak.js').then(() => true)").await?;
    let mut soaked = Soaked { plans: 0, questions: 0, sizes: Vec::new() };
    let mut done = 0;
    while done < families {
        // No batch is more than a tenth of them, so that the page is measured after each.
        let some = AT_ONCE.min(families.div_ceil(10)).min(families - done);
        let batch = seed.wrapping_add(u32::try_from(done)?);
        let travel = format!("travel({some}, {batch}).then(() => true)");
        page.ask_later(&travel).await.with_context(|| format!("{engine:?}, families from {done} on"))?;
        let told = site.take_asked().into_iter().rfind(|asked| asked.path == "/told").context("no family tells anything")?;
        let told: Value = serde_json::from_slice(&told.body)?;
        ensure!(told["said"] == json!([]), "{engine:?}, families from {done} on: the console says {}", told["said"]);
        let journeys = told["journeys"].as_array().context("no journeys")?;
        ensure!(journeys.len() == some, "{} families came back, of {some}", journeys.len());
        for (family, journey) in journeys.iter().enumerate() {
            follow(&guide, journey, &mut soaked)
                .with_context(|| format!("{engine:?}, seed {batch}, family {family}: {journey}"))?;
        }
        done += some;
        if done * 10 / families > soaked.sizes.len() {
            let tab = size(&browser, &page).await?;
            tell(done, &tab);
            soaked.sizes.push(tab);
        }
    }
    browser.close().await?;
    Ok(soaked)
}

/// Goes a family's way natively: each question, each option and each plan must be the same.
fn follow(guide: &Guide, journey: &Value, soaked: &mut Soaked) -> anyhow::Result<()> {
    let core = guide.core();
    let mut answers = Answers::new();
    for note in journey.as_array().context("no journey")? {
        if let Some(door) = note["door"].as_u64() {
            let who = core.question("who").context("nobody asks who")?;
            answers.give(who, Answer::Chosen(vec![usize::try_from(door)?]));
            continue;
        }
        let standing = guide.standing(&answers);
        if let Some(groups) = note["plan"].as_array() {
            let name = |signpost: &fingerpost_core::guide::Signpost| core[signpost.service].name.clone();
            let plan = standing.plan();
            let native: Vec<Vec<String>> = plan.groups.iter().map(|group| group.signposts.iter().map(name).collect()).collect();
            let shown: Vec<Value> = groups.iter().map(|group| group["services"].clone()).collect();
            ensure!(json!(native) == json!(shown), "the page's plan is {shown:?}, and the core's {native:?}");
            soaked.plans += 1;
            continue;
        }
        let asks = note["asks"].as_str().unwrap_or_default();
        let is_again = note["again"] == json!(true);
        let question = if is_again {
            (0..core.questions.len())
                .map(Into::into)
                .find(|id: &fingerpost_core::model::QuestionId| standing.sentence(&core[*id].asks) == asks)
        } else {
            standing.next_question()
        };
        let question = question.with_context(|| format!("the page asks {asks:?}, and the core nothing"))?;
        ensure!(
            standing.sentence(&core[question].asks) == asks,
            "the page asks {asks:?}, and the core {:?}",
            core[question].asks
        );
        soaked.questions += 1;
        let places = standing.options(question);
        if note["options"].is_array() {
            let options: Vec<String> =
                places.iter().map(|place| standing.sentence(&core[question].options[*place].label)).collect();
            ensure!(json!(options) == note["options"], "the page's options are {}, and the core's {options:?}", note["options"]);
        }
        let answer = answer(note, &places).unwrap_or_else(|| {
            let says_none = core[question].none.as_ref().is_some_and(|none| json!(standing.sentence(none)) == note["other"]);
            if says_none { Answer::NoneOfThese } else { Answer::NotSure }
        });
        answers.give(question, answer);
    }
    Ok(())
}

/// The answer that a note tells, where it is an age or a choice.
fn answer(note: &Value, places: &[usize]) -> Option<Answer> {
    if let Some(age) = note["age"].as_str() {
        return age.parse().ok().map(Answer::Age);
    }
    let chosen = note["chosen"].as_array()?;
    Some(Answer::Chosen(chosen.iter().filter_map(|place| places.get(usize::try_from(place.as_u64()?).ok()?).copied()).collect()))
}

async fn size(browser: &Browser, page: &Page) -> anyhow::Result<Tab> {
    let told = page
        .ask("[memories.reduce((sum, memory) => sum + memory.buffer.byteLength, 0), roots(document).reduce((sum, root) => sum + root.querySelectorAll('*').length, 0)]", Value::Null)
        .await?;
    let (Some(wasm), Some(elements)) = (told[0].as_f64(), told[1].as_f64()) else {
        bail!("the page does not tell its size: {told}")
    };
    ensure!(wasm > 0.0, "the memory of WebAssembly is not seen");
    let heap = if browser.engine == Engine::Chromium {
        let held = page.holds().await?;
        Some([held.bytes, held.nodes, held.listeners])
    } else {
        None
    };
    Ok(Tab { wasm, elements, heap, resident: browser.resident()? })
}

impl Soaked {
    /// Checks that the tab does not grow for ever: with the last four tenths of the families it grows by at most this share of what it held. Before that, what is
    /// made when it is first needed comes to stay.
    ///
    /// # Errors
    /// With what grew.
    pub fn is_flat(&self, share: f64) -> anyhow::Result<()> {
        let (Some(early), Some(late)) = (self.sizes.get(self.sizes.len() / 2), self.sizes.last()) else {
            bail!("too few families to tell")
        };
        let heap = |size: &Tab, place: usize| size.heap.map_or(0.0, |heap| heap[place]);
        for (what, early, late) in [
            ("the memory of WebAssembly", early.wasm, late.wasm),
            ("elements", early.elements, late.elements),
            ("the memory of JavaScript", heap(early, 0), heap(late, 0)),
            ("nodes", heap(early, 1), heap(late, 1)),
            ("listeners", heap(early, 2), heap(late, 2)),
        ] {
            ensure!(
                late <= early * (1.0 + share),
                "{what}: {early} after six tenths of the families, {late} after all: {:?}",
                self.sizes
            );
        }
        Ok(())
    }
}
