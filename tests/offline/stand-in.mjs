// Stands in for what a browser gives a service worker: caches, a network, open windows. A worker's script runs in it as it is.
import fs from 'node:fs';
import vm from 'node:vm';

export const SITE = 'https://example.org/help/';
const folder = new URL('../../crates/site/src/offline/', import.meta.url);

const listed = (files) => JSON.stringify(Object.fromEntries(files.map((file) => [file, `sha256-${file}`])));

/** The worker of a site with these files, and these for who chose them, of a build of this name. */
export const worker = (build, files, choices = []) =>
  fs
    .readFileSync(new URL('service-worker.js', folder), 'utf8')
    .replace("const BUILD = '';", `const BUILD = '${build}';`)
    .replace('const FILES = {};', `const FILES = ${listed(files)};`)
    .replace('const CHOICES = {};', `const CHOICES = ${listed(choices)};`);

export const switchedOff = () => fs.readFileSync(new URL('switched-off.js', folder), 'utf8');

const key = (request) => (typeof request === 'string' ? request : request.url);

class Cache {
  kept = new Map();
  isFull = false;
  #writing; // as in Chromium, everything else waits until what is put has come to its end

  async put(request, response) {
    if (this.isFull) throw new DOMException('full', 'QuotaExceededError');
    const { status, headers } = response;
    this.#writing = response.text();
    const body = await this.#writing;
    this.kept.delete(key(request));
    this.kept.set(key(request), { body, status, headers: [...headers] });
  }

  async match(request, { ignoreSearch } = {}) {
    await this.#writing;
    const plain = (address) => (ignoreSearch ? address.split('?')[0] : address);
    const [, found] = [...this.kept].find(([address]) => plain(address) === plain(key(request))) ?? [];
    return found && new Response(found.body, found);
  }

  async keys() {
    await this.#writing;
    return [...this.kept.keys()].map((url) => ({ url }));
  }

  async delete(request, { ignoreSearch } = {}) {
    await this.#writing;
    const plain = (address) => (ignoreSearch ? address.split('?')[0] : address);
    for (const address of [...this.kept.keys()]) if (plain(address) === plain(key(request))) this.kept.delete(address);
  }
}

/** The caches of an origin. */
export class Caches {
  all = new Map();

  async open(name) {
    if (!this.all.has(name)) this.all.set(name, new Cache());
    return this.all.get(name);
  }
  async has(name) {
    return this.all.has(name);
  }
  async delete(name) {
    return this.all.delete(name);
  }
  async keys() {
    return [...this.all.keys()];
  }
  async match(request, { cacheName, ...how }) {
    if (cacheName) return this.all.get(cacheName)?.match(request, how);
    for (const cache of this.all.values()) {
      const found = await cache.match(request, how);
      if (found) return found;
    }
  }
  /** The paths that are kept under a name. */
  paths(name) {
    return [...(this.all.get(name)?.kept.keys() ?? [])].map((address) => address.slice(SITE.length));
  }
}

/** A network: what it answers to a path in the site, or nothing where it is gone. */
export class Network {
  answers = new Map();
  asked = [];
  isGone = false;

  put(path, body, { status = 200, type = 'text/html', kind = 'basic', redirected = false, isStalled = false } = {}) {
    this.answers.set(SITE + path, { body, status, type, kind, redirected, isStalled });
  }

  fetch = async (request, { integrity } = {}) => {
    const address = key(request);
    this.asked.push(address.slice(SITE.length));
    if (this.isGone) throw new TypeError('no network');
    const { body, status, type, kind, redirected, isStalled } = this.answers.get(address) ?? { body: 'not found', status: 404, type: 'text/html', kind: 'basic' };
    // A digest here is `sha256-` and the path, and a body that is as the build made it ends in the path.
    if (integrity && !body.endsWith(integrity.slice(7))) throw new TypeError('another digest');
    const begun = new ReadableStream({ start: (to) => to.enqueue(new TextEncoder().encode(body)) });
    const response = new Response(isStalled ? begun : body, { status, headers: { 'content-type': type, 'content-encoding': 'gzip' } });
    return from(response, kind, redirected);
  };
}

/** An answer as of the network: one that is made here has no type of its own. */
const from = (response, type, redirected = false) =>
  Object.defineProperties(response, {
    type: { value: type },
    redirected: { value: redirected },
    clone: { value: () => from(Response.prototype.clone.call(response), type, redirected) },
  });

/** A worker that runs. */
export class Running {
  #listeners = {};
  isWaiting = true;
  isRegistered = true;
  hasOpenPages = false;
  windows = [];
  said = [];

  constructor(script, { caches, network, patience }) {
    const clients = { matchAll: async () => this.windows.map((url) => ({ url })), claim: async () => (this.hasOpenPages = true) };
    const registration = { scope: SITE, unregister: async () => (this.isRegistered = false) };
    const setTimeout = (done) => patience?.then(done); // nobody's patience ends unless a test says so
    const console = { warn: (...words) => this.said.push(words.join(' ')) };
    const addEventListener = (name, listener) => (this.#listeners[name] = listener);
    const skipWaiting = async () => (this.isWaiting = false);
    vm.runInNewContext(script, { caches, clients, registration, fetch: network.fetch, setTimeout, console, addEventListener, skipWaiting, URL, Response, Headers });
  }

  async #happens(name, event = {}) {
    const waited = [];
    let given;
    this.#listeners[name]?.({ ...event, waitUntil: (promise) => waited.push(promise), respondWith: (promise) => (given = promise) });
    const answer = given && (await given);
    await Promise.all(waited);
    return answer;
  }

  install = () => this.#happens('install');
  activate = () => this.#happens('activate');
  hear = (data) => this.#happens('message', { data });

  /** What it answers to a request for a path of the site; `undefined` where it leaves the request alone. */
  ask(path, { method = 'GET', mode = 'cors', destination = '', cache = 'default', address = SITE + path } = {}) {
    return this.#happens('fetch', { request: { url: address, method, mode, destination, cache } });
  }

  /** The same for a page that a family goes to. */
  goTo(path) {
    return this.ask(path, { mode: 'navigate', destination: 'document' });
  }
}
