// What the service worker decides, without a browser: see tests/browser/tests/all/offline.rs for the rest.
import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { Caches, Network, Running, SITE, switchedOff, worker } from './stand-in.mjs';

const OWN = ['fingerpost.js', 'offers/own/core.pack', 'offline.html', 'page.css', 'urgent.html', 'index.kept.html'];
const COPY = 'fingerpost /help/ a1';
const SEEN = 'fingerpost /help/ seen';

let caches, network;

/** Puts a build on the server. */
const publish = (build) => OWN.forEach((path) => network.put(path, `${build} <a href="urgent.html"></a><a href="#main"></a><a href="tel:999"></a> ${path}`, { type: /html$/.test(path) ? 'text/html' : 'text/plain' }));

/** A worker of a build that has come, and rules. */
const ruling = async (build, options) => {
  publish(build);
  const running = new Running(worker(build, OWN), { caches, network, ...options });
  await running.install();
  await running.activate();
  return running;
};

const said = async (response) => (await response).text();

beforeEach(() => {
  caches = new Caches();
  network = new Network();
  network.put('', 'live home');
  network.put('services/a.html', 'live a');
});

test('a copy is whole, and its files have no address of their own', async () => {
  const running = await ruling('a1');
  assert.deepEqual(caches.paths(COPY).sort(), [...OWN].sort());
  assert.equal(running.isWaiting, false);
  const file = await running.ask('offline/a1/fingerpost.js?digest');
  assert.equal(file.url, '');
  assert.deepEqual([...file.headers], [['content-type', 'text/plain']]);
});

test('a page that was there before the worker has one from then on', async () => {
  const running = new Running(worker('a1', OWN), { caches, network });
  publish('a1');
  await running.install();
  assert.equal(running.hasOpenPages, false);
  await running.activate();
  assert.equal(running.hasOpenPages, true);
});

for (const [what, spoil] of [
  ['is missing', (path) => network.answers.delete(SITE + path)],
  ['is of another build', (path) => network.put(path, 'something else')],
  ['is an error', (path) => network.put(path, path, { status: 500 })],
])
  for (const path of OWN)
    test(`where ${path} ${what} there is no copy, and the old one stays`, async () => {
      await ruling('a1');
      publish('b2');
      spoil(path);
      const fresh = new Running(worker('b2', OWN), { caches, network });
      await assert.rejects(fresh.install());
      assert.ok(fresh.said[0].includes(path), fresh.said);
      assert.deepEqual(await caches.keys(), [COPY, SEEN]);
      assert.ok(fresh.isWaiting);
    });

test('a page that never comes to its end holds up no other', async () => {
  const running = await ruling('a1');
  await said(running.goTo('services/a.html'));
  network.put('services/b.html', 'the beginning of b', { isStalled: true });
  running.goTo('services/b.html'); // which never ends either
  await new Promise((done) => setTimeout(done, 20));
  network.isGone = true;
  assert.equal(await said(running.goTo('services/a.html')), 'live a');
});

test('no room, no copy', async () => {
  const full = await caches.open(COPY);
  full.isFull = true;
  publish('a1');
  await assert.rejects(new Running(worker('a1', OWN), { caches, network }).install());
  assert.deepEqual(await caches.keys(), []);
});

test('with a network a family gets what the server has, and own packs and scripts are left alone', async () => {
  const running = await ruling('a1');
  for (const path of ['', 'index.html', 'services/a.html']) {
    network.put(path, `live ${path}`);
    assert.equal(await said(running.goTo(path)), `live ${path}`);
  }
  for (const path of ['fingerpost.js', 'fingerpost-web_bg.wasm?d', 'offers/own/core.pack', 'places/cv.pack']) {
    assert.equal(await running.ask(path), undefined, path);
  }
});

test('without one, the first page is the copy’s, and the rest is what was seen, or a page that says so', async () => {
  const running = await ruling('a1');
  await running.goTo('services/a.html');
  network.isGone = true;
  for (const home of ['', 'index.html', '?from=somewhere']) assert.match(await said(running.goTo(home)), /^a1 .*index\.kept\.html$/);
  assert.match(await said(running.goTo('urgent.html')), /^a1 .*urgent\.html$/);
  assert.equal(await said(running.goTo('services/a.html')), 'live a');
  assert.equal(await said(running.goTo('services/a.html?q=typed')), 'live a');
  const none = await running.goTo('services/b.html');
  assert.equal(none.status, 503);
  assert.equal(await none.text(), `a1 <a href="${SITE}urgent.html"></a><a href="#main"></a><a href="tel:999"></a> offline.html`);
  assert.match(await said(running.ask('page.css')), /^a1/);
  assert.equal(await running.ask('fingerpost.js'), undefined, 'a page of another build may ask');
});

test('a network that takes too long, or fails behind the server, is no network', async () => {
  const running = await ruling('a1', { patience: Promise.resolve() });
  network.put('urgent.html', 'late');
  assert.match(await said(running.goTo('urgent.html')), /^a1 .*urgent\.html$/);
  const patient = new Running(worker('a1', OWN), { caches, network });
  network.put('', 'bad gateway', { status: 502 });
  assert.match(await said(patient.goTo('')), /index\.kept\.html$/);
  network.put('services/b.html', 'bad gateway', { status: 502 });
  assert.equal((await patient.goTo('services/b.html')).status, 502);
});

for (const [what, as] of [
  ['a failure', { status: 500 }],
  ['a page that is not there', { status: 404 }],
  ['what came from another address', { redirected: true }],
  ['another origin’s', { kind: 'cors' }],
  ['what nobody may look into', { kind: 'opaque', status: 200 }],
  ['what is no page', { type: 'application/json' }],
])
  test(`${what} is not kept`, async () => {
    const running = await ruling('a1');
    network.put('services/b.html', 'b', as);
    await running.goTo('services/b.html');
    assert.deepEqual(caches.paths(SEEN), []);
    // A page in the place of a pack is a network's that asks to sign in.
    network.put('offers/next/core.pack', 'pack', { ...as, type: as.type ? 'text/html' : 'application/octet-stream' });
    await running.ask('offers/next/core.pack');
    assert.deepEqual(caches.paths(SEEN), []);
  });

test('what somebody typed is never kept, in a query or a fragment', async () => {
  const running = await ruling('a1');
  for (const path of ['services/a.html?q=typed', 'a-to-z.html?typed']) {
    network.put(path, 'typed');
    await running.goTo(path);
  }
  network.put('offers/next/core.pack?typed=1', 'pack', { type: 'text/plain' });
  assert.equal(await running.ask('offers/next/core.pack?typed=1'), undefined);
  publish('b2');
  const fresh = new Running(worker('b2', OWN), { caches, network });
  fresh.windows = [`${SITE}services/a.html#fingerpost=1.typed`, `${SITE}search.html?q=typed`, 'https://example.org/other.html'];
  await fresh.install();
  assert.deepEqual(caches.paths(SEEN), ['services/a.html']);
});

test('requests of another kind are left alone', async () => {
  const running = await ruling('a1');
  for (const [path, how] of [
    ['services/a.html', { method: 'POST', mode: 'navigate', destination: 'document' }],
    ['frame.html', { mode: 'navigate', destination: 'iframe' }],
    ['', { address: 'https://example.org/other/page.css' }],
    ['', { address: 'https://other.example/help/page.css' }],
  ])
    assert.equal(await running.ask(path, how), undefined, JSON.stringify(how));
});

test('a page that is gone from the site is gone from the device', async () => {
  const running = await ruling('a1');
  await running.goTo('services/a.html');
  assert.deepEqual(caches.paths(SEEN), ['services/a.html']);
  network.answers.delete(`${SITE}services/a.html`);
  await running.goTo('services/a.html');
  assert.deepEqual(caches.paths(SEEN), []);
});

test('a new build brings the pages that were seen as they are now, and drops the packs of others', async () => {
  const running = await ruling('a1');
  await running.goTo('services/a.html');
  network.put('offers/next/core.pack', 'pack', { type: 'text/plain' });
  await running.ask('offers/next/core.pack');
  network.put('services/a.html', 'new a');
  await ruling('b2');
  network.isGone = true;
  assert.deepEqual(caches.paths(SEEN), ['services/a.html']);
  assert.equal(await said(running.goTo('services/a.html')), 'new a');
});

test('a page of an older copy gets its own files for as long as it may be open, and none of another build after that', async () => {
  await ruling('a1');
  publish('b2');
  const fresh = new Running(worker('b2', OWN), { caches, network });
  fresh.windows = [SITE];
  await fresh.install();
  await fresh.activate();
  assert.match(await said(fresh.ask('offline/a1/offers/own/core.pack')), /^a1/);
  assert.match(await said(fresh.ask('offline/b2/offers/own/core.pack')), /^b2/);
  fresh.windows = [];
  await fresh.activate();
  assert.deepEqual(await caches.keys(), [SEEN, 'fingerpost /help/ b2']);
  assert.equal((await fresh.ask('offline/a1/offers/own/core.pack')).type, 'error');
});

test('only the last of the older copies stays while a page is open', async () => {
  await ruling('a1');
  for (const build of ['b2', 'c3']) {
    publish(build);
    const fresh = new Running(worker(build, OWN), { caches, network });
    fresh.windows = [SITE];
    await fresh.install();
    await fresh.activate();
  }
  assert.deepEqual((await caches.keys()).filter((name) => name !== SEEN), ['fingerpost /help/ b2', 'fingerpost /help/ c3']);
});

test('the offers of councils next door are kept by their stamp, and asked anew where they were damaged', async () => {
  const running = await ruling('a1');
  const [core, piece] = ['offers/next/core.pack', 'offers/next/details-0.pack?7'];
  [core, piece].forEach((path) => network.put(path, `1 ${path}`, { type: 'text/plain' }));
  assert.equal(await said(running.ask(`offline/a1/${core}`)), `1 ${core}`);
  await running.ask(piece);
  [core, piece].forEach((path) => network.put(path, `2 ${path}`, { type: 'text/plain' }));
  assert.equal(await said(running.ask(core)), `2 ${core}`, 'a core has no stamp');
  assert.equal(await said(running.ask(piece)), `1 ${piece}`);
  assert.equal(await said(running.ask(piece, { cache: 'reload' })), `2 ${piece}`);
  network.isGone = true;
  assert.equal(await said(running.ask(core)), `2 ${core}`);
  await assert.rejects(running.ask(core, { cache: 'reload' }));
});

test('which postcodes a family looked up is not kept', async () => {
  const running = await ruling('a1');
  network.put('places/zz.pack', 'pack', { type: 'text/plain' });
  assert.equal(await said(running.ask('offline/a1/places/zz.pack')), 'pack');
  assert.deepEqual(caches.paths(SEEN), []);
});

test('a link in the copy’s first page leads to the page itself', async () => {
  const running = await ruling('a1');
  const answer = await running.goTo('offline/a1/services/a.html');
  assert.equal(answer.headers.get('location'), `${SITE}services/a.html`);
});

test('no more than sixty pages are kept, the newest', async () => {
  const running = await ruling('a1');
  for (let number = 0; number < 65; number++) {
    network.put(`services/${number}.html`, 'page');
    await running.goTo(`services/${number}.html`);
  }
  assert.deepEqual([caches.paths(SEEN).length, caches.paths(SEEN)[0]], [60, 'services/5.html']);
});

test('a language is kept once a family reads in it, and comes with each new copy', async () => {
  const [polish, urdu] = ['offers/own/language-1.pack', 'offers/own/language-2.pack'];
  const running = await ruling('a1');
  network.put(`${polish}?7`, 'a1 words', { type: 'text/plain' });
  await running.hear([`${SITE}${polish}?7`, `${SITE}page.css`, 'https://other.example/offers/own/core.pack']);
  assert.deepEqual(caches.paths(SEEN), [`${polish}?7`]);
  network.isGone = true;
  assert.equal(await said(running.ask(`offline/a1/${polish}?7`)), 'a1 words');
  network.isGone = false;
  for (const path of [polish, urdu]) network.put(path, `b2 ${path}`, { type: 'text/plain' });
  publish('b2');
  const fresh = new Running(worker('b2', OWN, [polish, urdu]), { caches, network });
  await fresh.install();
  await fresh.activate();
  assert.deepEqual(caches.paths('fingerpost /help/ b2').filter((path) => /language/.test(path)), [polish]);
  network.isGone = true;
  assert.equal(await said(fresh.ask(`offline/b2/${polish}?8`)), `b2 ${polish}`);
});

test('who leaves in a hurry leaves no list of pages', async () => {
  const running = await ruling('a1');
  await running.goTo('services/a.html');
  await running.hear('forget');
  assert.deepEqual(await caches.keys(), [COPY]);
});

test('switched off, it takes away what this site kept and nothing else, and itself', async () => {
  await ruling('a1');
  for (const name of ['fingerpost /help/other/ a1', 'fingerpost / a1', 'of somebody else']) await caches.open(name);
  const off = new Running(switchedOff(), { caches, network });
  await off.install();
  await off.activate();
  assert.deepEqual(await caches.keys(), ['fingerpost /help/other/ a1', 'fingerpost / a1', 'of somebody else']);
  assert.deepEqual([off.isRegistered, off.isWaiting], [false, false]);
  assert.equal(await off.goTo('services/a.html'), undefined);
});
