// Keeps the site on a family's device, for when there is no network. `fingerpost build --offline` fills in the next three lines.
//
// With a network, a family gets what the server has, as without this. Without one, they get the last copy that came whole: the pages that hold the
// navigator name its files by addresses in a folder that is on no server, `offline/BUILD/`, and those come from that copy and no other. So nothing of two
// builds ever meets, and a new worker may take over at once: it gives each page the files of the page's own copy. docs/decisions/0024 has the reasons.

const BUILD = '';
const FILES = {}; // path: digest
const CHOICES = {}; // the same, of what is copied for a family that has it already: languages, and pictures for Easy Read

const SCOPE = registration.scope;
const OURS = `fingerpost ${new URL(SCOPE).pathname} `; // caches are the whole origin's
const COPY = OURS + BUILD;
const SEEN = `${OURS}seen`; // pages that were opened, and offers of councils next door
const MOST_SEEN = 60;
const PATIENCE = 4000; // ms for a page, where it is here too

const COPY_OF = /^offline\/(\w+)\/(.*)/;
const PACK = /^offers\/[\w-]+\/[\w-]+\.pack(\?\d+)?$/;
const NAVIGATOR = /^(fingerpost[\w-]*\.(js|wasm)$|offers\/|places\/)/; // whose builds must not meet: of the rest any build's will do

const at = (path) => new URL(path, SCOPE).href;
const inCopy = (path) => caches.match(at(path), { cacheName: COPY });
// A page that holds the navigator is another without a network: it names its files in the copy.
const pinned = (path) => path.replace(/html$/, 'kept.html');
const isInCopy = (path) => path in FILES || pinned(path) in FILES;
const inSeen = (path) => caches.match(at(path), { cacheName: SEEN });

// What is neither a failure nor another's: of another address is what a network that asks to sign in sends.
const isGood = ({ status, type, redirected }) => status === 200 && type === 'basic' && !redirected;
const isHtml = ({ headers }) => /html/.test(headers.get('content-type'));

// An answer without an address counts as of the one that was asked for: a script then finds its neighbours in the same copy.
// All of it is here first: a cache that is handed an answer still on its way gives nothing else until it has come, and on a poor network it may never.
const loose = async (response) => {
  const headers = new Headers(response.headers);
  ['content-encoding', 'content-length'].forEach((name) => headers.delete(name)); // it is unpacked
  return new Response(await response.arrayBuffer(), { headers, status: response.status });
};

const chosen = async () => {
  const isHere = await Promise.all(Object.keys(CHOICES).map((path) => caches.match(at(path), { ignoreSearch: true })));
  return Object.entries(CHOICES).filter((_, place) => isHere[place]);
};

// All the files as the build made them, or none.
const fill = async () => {
  const files = [...Object.entries(FILES), ...(await chosen())];
  const copy = await caches.open(COPY);
  const take = async ([path, integrity]) => {
    try {
      const response = await fetch(at(path), { integrity, cache: 'no-cache' });
      if (!response.ok) throw response.status;
      await copy.put(at(path), await loose(response));
    } catch (why) {
      console.warn(`fingerpost: nothing is kept for when there is no network, for ${path} does not come as it was built:`, why);
      throw why;
    }
  };
  const came = await Promise.allSettled(files.map(take));
  if (came.every(({ status }) => status === 'fulfilled')) return;
  await caches.delete(COPY);
  throw new Error('fingerpost: the copy is not whole');
};

const remember = async (path, response) => {
  const whole = await loose(response);
  const seen = await caches.open(SEEN);
  await seen.put(at(path), whole);
  const keys = await seen.keys();
  await Promise.all(keys.slice(0, -MOST_SEEN).map((key) => seen.delete(key)));
};

// A page that is gone from the site is gone from here. What of it is in the copy already is not kept twice.
const rememberPage = async (path, response) => {
  if (isInCopy(path)) return;
  if (isGood(response) && isHtml(response)) return remember(path, response);
  if ([404, 410].includes(response.status)) return (await caches.open(SEEN)).delete(at(path));
};

// The path in the site of an address in it.
const pathOf = (address) => {
  const path = new URL(address).pathname.slice(new URL(SCOPE).pathname.length);
  return /(^|\/)$/.test(path) ? `${path}index.html` : path;
};

// Seen pages as they are now, with those that were open before there was a worker. Packs of an older build are of no use.
const seeAgain = async () => {
  const seen = await caches.open(SEEN);
  const old = (await seen.keys()).map(({ url }) => url);
  const open = (await clients.matchAll({ type: 'window', includeUncontrolled: true })).map(({ url }) => url);
  const paths = new Set([...old, ...open.filter((url) => url.startsWith(SCOPE) && !url.includes('?'))].map(pathOf));
  const again = async (path) => (PACK.test(path) ? forget(seen, path) : rememberPage(path, await fetch(at(path), { cache: 'no-cache' })));
  await Promise.allSettled([...paths].map(again));
};

const forget = async (seen, path) => seen.delete(at(path), { ignoreSearch: true });

// A page that is open may be of an older copy and go on to ask for it: the last one stays until nothing is open.
const drop = async () => {
  const older = (await caches.keys()).filter((name) => name.startsWith(OURS) && ![COPY, SEEN].includes(name));
  const open = await clients.matchAll({ type: 'window', includeUncontrolled: true });
  await Promise.all(older.slice(0, open.length ? -1 : undefined).map((name) => caches.delete(name)));
};

const install = async () => {
  await fill();
  await seeAgain().catch(() => {});
  await skipWaiting();
};

const tooLate = () => new Promise((_, reject) => setTimeout(reject, PATIENCE));

// A page as the server has it now, or else as it is here, or else one that says so.
const page = async (event, path) => {
  const live = fetch(event.request);
  // What comes for a query may say what somebody typed.
  if (!event.request.url.includes('?')) event.waitUntil(live.then((response) => rememberPage(path, response.clone())).catch(() => {}));
  const here = (await inCopy(pinned(path) in FILES ? pinned(path) : path)) ?? (await inSeen(path));
  try {
    const response = await (here ? Promise.race([live, tooLate()]) : live);
    return here && response.status >= 500 ? here : response;
  } catch {
    return here ?? notHere();
  }
};

// The page stands at any address: its links begin at the site's top.
const notHere = async () => {
  const page = await inCopy('offline.html');
  if (!page) return Response.error();
  const html = (await page.text()).replace(/ (href|src)="(?![#"]|[a-z]+:)/g, ` $1="${SCOPE}`);
  return new Response(html, { status: 503, headers: page.headers });
};

// A file that is in no copy. Packs are kept, of offers next door and of a family's choices: with its stamp, a file is the same for ever.
const beside = async (path, cache) => {
  const isKept = PACK.test(path);
  const again = cache === 'reload'; // what was here was not right
  const here = isKept && !again ? await inSeen(path) : undefined;
  if (here && path.includes('?')) return here;
  try {
    const response = await fetch(at(path), { cache: again ? 'reload' : 'default' });
    if (isKept && isGood(response) && !isHtml(response)) await remember(path, response.clone()).catch(() => {});
    return response;
  } catch (why) {
    if (here) return here;
    throw why;
  }
};

// A file of a copy, this worker's or an older one's. Once the copy is gone, another build's would be worse than none.
const ofCopy = async (event, build, path, search) => {
  const cacheName = OURS + build;
  if (!(await caches.has(cacheName))) return Response.error();
  return (await caches.match(at(path), { cacheName })) ?? beside(path + search, event.request.cache);
};

// What a page looks like, and can do besides.
const around = async ({ request }, path) => {
  try {
    return await fetch(request);
  } catch (why) {
    const here = await inCopy(path);
    if (here) return here;
    throw why;
  }
};

const answer = (event) => {
  const { request } = event;
  if (request.method !== 'GET' || !request.url.startsWith(SCOPE)) return;
  const { search } = new URL(request.url);
  const path = pathOf(request.url);
  const [, build, name] = COPY_OF.exec(path) ?? [];
  // A frame is on another's page.
  if (request.mode === 'navigate') return request.destination !== 'document' ? undefined : build ? Response.redirect(at(name)) : page(event, path);
  if (build) return ofCopy(event, build, name, search);
  if (path in FILES && !NAVIGATOR.test(path)) return around(event, path);
  if (PACK.test(path + search) && !(path in FILES)) return beside(path + search, request.cache);
};

addEventListener('install', (event) => event.waitUntil(install()));
// The page that a family first came to has a worker from here on too: it sees what they choose there, and is told when they leave in a hurry.
addEventListener('activate', (event) => event.waitUntil(drop().then(() => clients.claim())));
// The packs that a page had before this worker was there, which it tells.
const keepPacks = (addresses) => {
  const paths = addresses.filter((address) => address.startsWith(SCOPE)).map((address) => address.slice(SCOPE.length));
  return Promise.allSettled(paths.filter((path) => PACK.test(path) && !(path.split('?')[0] in FILES)).map((path) => beside(path)));
};

addEventListener('message', (event) => event.waitUntil(event.data === 'forget' ? caches.delete(SEEN) : keepPacks(event.data)));
addEventListener('fetch', (event) => {
  const given = answer(event);
  if (given) event.respondWith(given);
});
