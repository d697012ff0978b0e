// Fingerpost's library: fetches what an offer needs, and gives plain values. Every decision is made in WebAssembly; types are in index.d.ts.
import { Handle, initSync } from './fingerpost_js.js';

// ASCII's own separators: what is asked crosses into WebAssembly as one string (crates/js/src/binding.rs), and so do answers inside it (crates/js/src/given.rs).
const GROUP = '\x1d';
const RECORD = '\x1e';
const PART = '\x1f';

/** What went wrong: a code for programs, a sentence for people, and each sentence where there are several. */
export class FingerpostError extends Error {
  constructor(code, problems, options) {
    const sentences = [problems].flat();
    super(sentences.join('\n'), options);
    this.name = 'FingerpostError';
    this.code = code;
    this.problems = sentences;
  }
}

const bad = (says) => new FingerpostError('bad-input', says);

const text = (value, what) => {
  if (typeof value !== 'string') throw bad(`${what} is a string`);
  if (/[\x1d-\x1f]/.test(value)) throw bad(`${what} has a character in it that no text has`);
  return value;
};

const object = (value, what) => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw bad(`${what} is an object`);
  return value;
};

// The words of an answer, after the id of its question.
function record(id, answer) {
  id = text(id, 'a question');
  if (id.startsWith('@')) throw new FingerpostError('not-found', `there is no question \`${id}\``);
  const of = (words) => [id, ...words.map((word) => text(word, `an answer to \`${id}\``))].join(PART);
  if (typeof answer === 'string') return of([answer]);
  if (typeof answer === 'number') return of([String(answer)]);
  if (Array.isArray(answer)) return of(answer);
  if (answer?.notSure === true) return of(['not sure']);
  if (answer?.none === true) return of(['none']);
  if (Array.isArray(answer?.districts)) return `@${of(answer.districts.map((district) => district?.id))}`;
  throw bad(`an answer to \`${id}\` is an option's value, a list of them, an age, a place, { notSure: true } or { none: true }`);
}

const records = (given, what) => Object.entries(object(given, what)).map(([id, answer]) => record(id, answer)).join(RECORD);

const answersOf = (given) => records(given instanceof Guide ? given.answers : (given ?? {}), 'answers');

const days = (given, what) =>
  Object.entries(object(given ?? {}, what)).map(([id, day]) => [text(id, what), text(day, `\`${id}\``)].join(PART)).join(RECORD);

function today() {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, '0')).join('-');
}

const platform = {};
let started;

/** Told by index.js and node.js: how files come here. */
export const onPlatform = (has) => Object.assign(platform, has);

/** Starts the WebAssembly: from these bytes or this compiled module, or else from the file beside the library. */
export function start(wasm) {
  started ??= Promise.resolve(wasm ?? platform.wasm())
    .then((given) => (given instanceof WebAssembly.Module ? given : WebAssembly.compile(given)))
    .then((module) => initSync({ module }))
    .catch((cause) => {
      started = undefined;
      if (cause instanceof FingerpostError) throw cause;
      throw new FingerpostError('no-wasm', 'the WebAssembly of the library cannot be started', { cause });
    });
  return started.then(() => {});
}

// What WebAssembly refuses with is plain; anything else is a fault of ours.
function guarded(call) {
  try {
    return call();
  } catch (cause) {
    if (cause instanceof FingerpostError) throw cause;
    if (cause?.problems) throw new FingerpostError(cause.code, cause.problems);
    throw new FingerpostError('failed', 'the library has failed', { cause });
  }
}

const bytesOf = (came, name) => {
  if (came instanceof Uint8Array) return came;
  if (came instanceof ArrayBuffer) return new Uint8Array(came);
  throw bad(`${name} is not a Uint8Array`);
};

// Files by their names: from an address, or from a function.
function files(source, what) {
  if (typeof source === 'function') return { read: async (name) => bytesOf(await source(name), name), tries: 1 };
  if (typeof source !== 'string' && !(source instanceof URL)) throw bad(`${what} is an address, or gives bytes`);
  let folder;
  try {
    folder = new URL(platform.address(source));
  } catch {
    throw bad(`${what} is no address: ${source}`);
  }
  if (!folder.pathname.endsWith('/')) folder.pathname += '/';
  // A connection drops, and what a browser kept may be damaged: the second time it asks again.
  return { folder, read: (name, again) => platform.read(new URL(name, folder), again), tries: 2 };
}

/** Opens an offer: from the address of its folder of packs, or from bytes. */
export async function openOffer(source, options = {}) {
  object(options, 'the options');
  const isAddress = typeof source === 'string' || source instanceof URL;
  if (!isAddress) object(source, 'the source of an offer');
  await start();
  const none = () => { throw new FingerpostError('unreachable', 'this offer was opened from bytes, with no `file` to get the rest by'); };
  const from = isAddress ? files(source, 'the source of an offer') : files(source.file ?? none, '`file`');
  const core = isAddress ? from.read : async () => bytesOf(source.core, '`core`');
  const places = options.places ?? (from.folder && new URL('../../places/', from.folder));
  const table = places && { ...files(places, '`places`'), given: options.places !== undefined };
  const handle = await attempt(isAddress ? 2 : 1, async (again) => {
    const bytes = await core('core.pack', again);
    return guarded(() => new Handle(bytes));
  });
  return new Offer(handle, from, table);
}

async function attempt(tries, act) {
  for (let left = tries; ; left--) {
    try {
      return await act(left < tries);
    } catch (error) {
      if (left <= 1) throw error;
    }
  }
}

/** A council's local offer. */
export class Offer {
  #handle;
  #from;
  #table;
  #stamp;
  #coming = new Map();

  constructor(handle, from, table) {
    if (!(handle instanceof Handle)) throw bad('an offer is opened with openOffer()');
    this.#handle = handle;
    this.#from = from;
    this.#table = table;
    const { stamp, ...about } = this.#tell('about');
    this.#stamp = stamp;
    Object.assign(this, about);
  }

  // What is asked, answers, and what it is asked of: as `tell` in binding.rs names them.
  #tell(...asked) {
    if (!this.#handle) throw new FingerpostError('closed', 'this offer was closed');
    return guarded(() => this.#handle.tell(asked.join(GROUP)));
  }

  // Brings a file, once however many ask for it.
  #bring(name, typed, from) {
    if (name === null) return undefined;
    const stamp = typed || this.#stamp === null || !from.folder ? '' : `?${this.#stamp}`;
    const bring = () =>
      attempt(from.tries, async (again) => {
        const bytes = await from.read(name + stamp, again);
        if (!this.#handle) throw new FingerpostError('closed', 'this offer was closed');
        guarded(() => this.#handle.take(name, typed, bytes));
      }).finally(() => this.#coming.delete(name));
    if (!this.#coming.has(name)) this.#coming.set(name, bring());
    return this.#coming.get(name);
  }

  async #words() {
    await this.#bring(this.#tell('wants-words'), '', this.#from);
  }

  guide(saved) {
    return new Guide((...asked) => this.#tell(...asked), saved);
  }

  async service(id, { answers } = {}) {
    const given = answersOf(answers);
    await this.#bring(this.#tell('wants-service', '', text(id, 'the id of a service')), '', this.#from);
    return this.#tell('service', given, id);
  }

  async search(words, { limit, filter = {}, answers, near } = {}) {
    const given = answersOf(answers);
    text(words, 'what is searched for');
    const how = [];
    if (limit !== undefined) how.push(['limit', String(limit)].join(PART));
    if (near) how.push(['near', ...[near.lat, near.lon].map((part) => String(Math.round(part * 1e4)))].join(PART));
    for (const [name, by] of Object.entries(object(filter, '`filter`'))) {
      if (by === true) how.push(text(name, 'a filter'));
      else if (by !== false && by !== undefined && by !== null) how.push(record(name, by));
    }
    await Promise.all([this.#words(), this.#bring(this.#tell('wants-index'), '', this.#from)]);
    return this.#tell('search', given, words, how.join(RECORD));
  }

  async resolvePlace(typed) {
    const wanted = this.#tell('wants-place', '', text(typed, 'a postcode'));
    try {
      if (this.#table) await this.#bring(wanted, typed, this.#table);
    } catch (error) {
      // Not every offer has a table beside it, nor every table all areas; its first half then narrows a postcode.
      if (this.#table.given && error.code !== 'unreachable') throw error;
    }
    return this.#tell('place', '', typed);
  }

  async words() {
    await this.#words();
    return this.#tell('terms');
  }

  async pathway(id) {
    text(id, 'the id of a pathway');
    await this.#words();
    return this.#tell('pathway', '', id);
  }

  async reckonDates(asked) {
    const { pathway, from, happened, today: day = today(), answers } = object(asked, 'what to reckon');
    const given = [text(pathway, '`pathway`'), days(from, '`from`'), days(happened, '`happened`'), text(day, '`today`')];
    const said = answersOf(answers);
    await this.#words();
    return this.#tell('dates', said, ...given);
  }

  close() {
    this.#handle?.free();
    this.#handle = undefined;
  }

  [Symbol.dispose ?? Symbol.for('Symbol.dispose')]() {
    this.close();
  }
}

/** A family's way through an offer's questions. It changes as answers are given; nothing of it is kept anywhere else. */
export class Guide {
  #tell;
  // In the order they were given, each in the one form to keep it in.
  #answers = new Map();

  constructor(tell, saved = {}) {
    if (typeof tell !== 'function') throw bad('a guide is begun with offer.guide()');
    this.#tell = tell;
    this.#keep(records(saved instanceof Guide ? saved.answers : saved, 'saved answers'));
  }

  // All or nothing: what is refused changes nothing.
  #keep(given) {
    for (const { id, words, list } of this.#tell('keep', given)) {
      this.#answers.delete(id);
      this.#answers.set(id, list ? words : words[0]);
    }
  }

  get #given() {
    return records(this.answers, 'answers');
  }

  get answers() {
    return structuredClone(Object.fromEntries(this.#answers));
  }

  answer(question, answer) {
    const others = Object.fromEntries([...this.#answers].filter(([id]) => id !== question));
    const given = record(question, answer);
    const kept = this.#tell('keep', [records(others, 'answers'), given].join(RECORD)).find(({ id }) => id === question);
    this.#answers.delete(question);
    this.#answers.set(question, kept.list ? kept.words : kept.words[0]);
    return this;
  }

  back(question = [...this.#answers.keys()].at(-1)) {
    if (question !== undefined) this.#answers.delete(text(question, 'a question'));
    return this;
  }

  next() {
    return this.#tell('next', this.#given);
  }

  question(id) {
    return this.#tell('question', this.#given, text(id, 'a question'));
  }

  plan() {
    return this.#tell('plan', this.#given);
  }

  explain(service) {
    return this.#tell('explain', this.#given, text(service, 'the id of a service'));
  }

  toJSON() {
    return this.answers;
  }
}
