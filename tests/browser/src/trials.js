// Tries what can go wrong, each in a frame of its own, several at a time: see trials.rs. Whatever it is, the same must hold. The page shows sentences and a
// number to call of the offer; it is never blank; it answers, and leaves when it is told to; and once the fault is gone, the answers that a family gave before
// are there again. `look` holds the helpers of look.js, for each frame to have its own.

const ANSWERS = '#fingerpost=1;question:age;who=parent;help=ehc';
const ANSWERED = 'What do you want help with? An EHC plan';
const SO_FAR = 'See what we have so far';
const PLAN = 'Your next steps';
const MISSING = 'We could not get the rest of this page';
const BOX = 'What do you need?';
const POSTCODE = 'Postcode, or its first half';
const SPEECH = 'Speech and language therapy';
const FEWEST_WORDS = 20; // fewer than any screen has
const PATIENCE = 20000;

const pause = (time) => new Promise((done) => setTimeout(done, time));

// Whose numbers a page may show: those of its own still content.
const numbers = new Set();

class Page {
  #frame = Object.assign(document.createElement('iframe'), { sandbox: 'allow-scripts allow-same-origin' });
  #eyes; // the helpers, and the window they are of

  constructor() {
    document.body.append(this.#frame);
  }

  get window() {
    return this.#frame.contentWindow;
  }

  get element() {
    return this.window.document.querySelector('fingerpost-navigator');
  }

  get eyes() {
    const page = this.window.document;
    if (this.#eyes?.page !== page) this.#eyes = { page, ...this.window.eval(`(() => { ${look}; return { all, text, control, named }; })()`) };
    return this.#eyes;
  }

  get text() {
    return this.eyes.text();
  }

  has(words) {
    return this.text.includes(words);
  }

  // Goes somewhere in the place of the page that is there.
  async open(address) {
    const { document: before } = this.window;
    if (address) this.#frame.src = address;
    else this.window.location.reload();
    await this.until('another page', () => this.window.document !== before && this.window.location.href !== 'about:blank' && this.isThere());
  }

  isThere() {
    return this.window.document.readyState !== 'loading';
  }

  async until(what, is) {
    this.waits = what;
    for (const start = performance.now(); ; await pause(25)) {
      if (await is()) return;
      if (this.mayFail && this.element?.state === 'failed') throw FAILED;
      if (performance.now() - start > PATIENCE) throw new Error(`it waits for ${what}; it is ${this.element?.state}; thrown: ${this.window.thrown?.join('; ')}; warned: ${this.window.warned?.join('; ')}; it shows: ${this.text.slice(0, 400)}`);
    }
  }

  sees(words) {
    return this.until(words, () => this.has(words));
  }

  async press(name) {
    await this.until(`"${name}" to press`, () => this.eyes.control(name));
    this.eyes.control(name).click();
  }

  // Presses what leads to another screen.
  async turns(name) {
    await this.until(`"${name}" to press`, () => this.eyes.control(name));
    const before = this.text;
    await this.press(name);
    await this.until(`another screen, after "${name}"`, () => this.text !== before);
  }

  async type(name, words) {
    const found = () => this.eyes.all('input').find((e) => this.eyes.named(e).startsWith(name));
    await this.until(`"${name}" to type into`, found);
    found().value = words;
    found().dispatchEvent(new this.window.Event('input', { bubbles: true, composed: true }));
  }

  // How the page is, once it is no longer coming: with the navigator, with its own content and a way to try again, or with its own content only.
  async settles() {
    const how = () => {
      const { element, window } = this;
      if (/ready|failed/.test(element?.state)) return element.state;
      const isDefined = window.customElements.get('fingerpost-navigator');
      return window.document.readyState === 'complete' && !(element && isDefined) && 'still';
    };
    await this.until('the page to be ready or to fail', () => {
      if (this.isThere()) this.isNotBlank();
      return how();
    });
    return how();
  }

  isNotBlank() {
    const words = this.text.split(' ').length;
    if (words < FEWEST_WORDS) throw new Error(`it is blank, but for: ${this.text}`);
  }

  hasNumbers() {
    const calls = this.eyes.all('a[href^="tel:"]').map((link) => link.getAttribute('href'));
    const other = calls.find((call) => !numbers.has(call));
    if (other) throw new Error(`${other} is no number of the offer`);
    return calls.length > 0;
  }

  // Does something that the navigator may fail in: false where it does.
  async bears(what) {
    this.mayFail = true;
    try {
      await what();
      return true;
    } catch (why) {
      if (why !== FAILED) throw why;
      return false;
    } finally {
      this.mayFail = false;
    }
  }

  // Sentences, a number to call, and something that works.
  async isHuman(how) {
    this.isNotBlank();
    if (how !== 'ready') {
      if (!this.hasNumbers()) throw new Error(`there is no number to call: ${this.text}`);
      if (how === 'failed' && !this.eyes.control('Try again')) throw new Error('there is no way to try again');
      if (this.eyes.all('a[href$=".html"]').length < 3) throw new Error('the links to the pages are gone');
      return;
    }
    await this.turns('Urgent help');
    await this.sees('Call one of these now');
    if (!this.hasNumbers()) throw new Error(`there is no number to call: ${this.text}`);
    await this.turns('Back');
  }

  async leaves() {
    this.eyes.all('.leave, [data-exit]')[0].click();
    await this.until('the page to leave', () => this.window.location.hash === '#left' && this.isThere());
  }

  async toThePlan() {
    for (let step = 0; step < 6 && !this.has(PLAN) && !this.eyes.control(SO_FAR); step++) {
      await this.turns(this.eyes.control('Back') ? 'Back' : 'About my child');
    }
    if (!this.has(PLAN)) await this.press(SO_FAR);
    await this.sees(PLAN);
  }

  async search() {
    await this.toThePlan();
    await this.turns('Search');
    await this.type(BOX, 'speech and language therapy');
  }

  remove() {
    this.#frame.remove();
  }
}

const FAILED = new Error('the navigator failed');
const again = (page) => page.press('Try again');

// How a family comes to need a file: `go` from a question, to what the file `brings`; without it, the screen says what is missing, or `instead`. `again` asks
// for it once more. A way of the pages without script has an address, and what is tried there.
const WAYS = {
  start: {},
  second: { go: (page) => page.press(SO_FAR), brings: PLAN },
  details: { go: async (page) => (await page.search(), await page.press(SPEECH)), brings: 'What it does' },
  words: { go: async (page) => (await page.toThePlan(), unfold(page), await page.press('Ask for an EHC needs assessment')), brings: 'Show the dates' },
  search: { go: (page) => page.search(), brings: 'Shown for' },
  others: { go: async (page) => (await page.search(), await page.press('Search other councils too')), brings: 'In Coventry' },
  visit: {
    go: async (page) => {
      await WAYS.others.go(page);
      await toCoventry(page);
    },
    brings: 'This is help from',
    // What was found comes again, to choose from.
    again: async (page) => {
      await again(page);
      await toCoventry(page);
    },
    home: (page) => page.press('Back to help in'),
  },
  postcode: {
    go: async (page) => {
      await page.toThePlan();
      await page.press('What we did not ask');
      await page.press('Answer: Where do you live?');
      await page.type(POSTCODE, 'cv3 3gl');
    },
    isWithout: (page) => page.has('CV3 is in more than one place') && isToldOf(page, 'cv.pack'),
    brings: 'CV3 3GL is in Coventry.',
  },
  language: { go: (page) => page.press('Polski'), brings: 'Wstecz', home: (page) => page.press('English') },
  pictures: {
    go: (page) => page.press('Easy Read'),
    isHere: (page) => page.eyes.all('svg.picture').length > 0,
    // Nothing that a family reads is lost, so they are told nothing: only whoever looks after the page is, at both tries.
    isWithout: (page) => isToldOf(page, 'pictures'),
    isEasy: true,
    again: (page) => page.press('Easy Read'),
    home: (page) => page.press('Turn Easy Read off'),
  },
  listen: {
    go: async (page) => (await page.until('to listen', () => page.eyes.control('Listen')), await page.press('Listen')),
    brings: 'This device has no voice',
    instead: 'We could not get the voice',
    again: (page) => page.press('Listen'),
  },
  saves: {
    go: async (page) => (await page.search(), await page.press(SPEECH), await page.sees('What it does'), await page.press('Save to my list')),
    brings: 'Remove from my list',
  },
  // From one screen to the next, until something gives way.
  walk: {
    go: async (page) => {
      const steps = [
        () => page.press(SO_FAR),
        () => page.until('the plan', () => page.has(PLAN) || page.has(MISSING)),
        () => page.search(),
        () => page.press(SPEECH),
        () => page.until('a service', () => page.has('What it does') || page.has(MISSING)),
        // All frames have one list.
        () => page.press(page.eyes.control('Save to my list') ? 'Save to my list' : 'Remove from my list'),
        () => page.turns('My list'),
        () => page.toThePlan(),
      ];
      for (const step of steps) {
        await step();
        if (page.has(MISSING)) return;
      }
    },
    isHere: (page) => !page.has(MISSING),
  },
  page: { address: 'services/portage.html' },
  aloud: {
    address: 'services/portage.html',
    go: (page) => page.press('Listen'),
    brings: 'This device has no voice',
    instead: 'We could not get the voice',
    again: (page) => page.press('Listen'),
  },
  kept: {},
};

const toCoventry = async (page) => {
  await page.sees('In Coventry');
  page.eyes.all('li, article, .card').filter((e) => e.innerText.includes('In Coventry')).at(-1).querySelector('button').click();
};

// A file that did not come was tried twice.
const isToldOf = (page, file) => page.window.warned.filter((words) => words.includes(file)).length > 1;

const unfold = (page) => page.eyes.all('.group').find((e) => e.innerText.startsWith('Steps and dates')).querySelector('.more')?.click();

// True where what a file brings is there, false where the screen does without it.
const finds = async (page, { brings, instead = MISSING, isHere = () => page.has(brings), isWithout = () => page.has(instead) }) => {
  await page.until(`${brings}, or without it`, () => isHere(page) || isWithout(page));
  return isHere(page);
};

const mend = async (page, place) => {
  page.window.spoiled = false;
  return Number(await (await fetch(`/${place}/mend`)).text());
};

// What a family finds: how the page is, and whether what they need is there, where they can come to it.
const meets = async (page, way) => {
  const how = await page.settles();
  if (how === 'failed' || (how === 'still' && !way.go)) return await page.isHuman(how), [how];
  let isHere;
  const needs = async () => {
    await page.isHuman(how);
    if (!way.go) return;
    await way.go(page);
    isHere = await finds(page, way);
    // The words that are looked for stand on a screen in plain English.
    if (isHere || way.isEasy) await way.home?.(page);
    await page.isHuman(how);
  };
  if (await page.bears(needs)) return [how, isHere];
  await page.isHuman('failed');
  return ['failed'];
};

// Once all is right, what they need is there, where they have asked for it, and so are the answers that they gave.
const goOn = async (page, way, asked) => {
  if (!way.address) await page.until('the navigator', () => page.element?.state === 'ready');
  if (way.go && way !== WAYS.walk) {
    if (!asked) await way.go(page);
    await page.until(`${way.brings}, once it is right`, () => (way.isHere ?? (() => page.has(way.brings)))(page));
    await way.home?.(page);
  }
  if (way.address) return;
  await page.toThePlan();
  await page.sees(ANSWERED);
};

const trial = async (page, place, { way: name, leaves }) => {
  const way = WAYS[name];
  const address = `/${place}/${way.address ?? `index.html${ANSWERS}`}`;
  try {
    await page.open(address);
    const [how, isHere] = await meets(page, way);
    const isDone = isHere && !leaves; // and they saw that all was there
    let wrong;
    if (leaves) {
      await page.leaves();
      wrong = await mend(page, place);
      await page.open(address);
    } else {
      wrong = await mend(page, place);
      if (how === 'failed') await again(page);
      if (how === 'still' && !way.go) await page.open();
      if (isHere === false) await (way.again ?? again)(page);
    }
    // What is spoiled in a navigator that has not failed may come to light only now.
    const goesOn = () => goOn(page, isDone ? { address: way.address } : way, isHere === false && !leaves);
    if (!(await page.bears(goesOn))) await again(page), await goesOn();
    await page.leaves();
    return { how, isHere, wrong };
  } catch (why) {
    return { why: String(why.message ?? why), stack: why.stack };
  } finally {
    page.remove();
  }
};

// What came of each so far, by its place.
window.results = [];
window.running = new Map();

window.run = async (trials, atOnce) => {
  const still = new DOMParser().parseFromString(await (await fetch('/0/index.html')).text(), 'text/html');
  still.querySelectorAll('a[href^="tel:"]').forEach((link) => numbers.add(link.getAttribute('href')));
  const all = [...trials.entries()];
  const lane = async (waiting) => {
    for (let next; (next = waiting.shift()); ) {
      const [place, { alone }] = next;
      if (alone) localStorage.clear();
      const page = new Page();
      running.set(place, page);
      results[place] = await trial(page, ...next);
      running.delete(place);
    }
  };
  const together = all.filter(([, { alone }]) => !alone);
  await Promise.all(Array.from({ length: atOnce }, () => lane(together)));
  await lane(all.filter(([, { alone }]) => alone));
  window.isDone = true;
};
