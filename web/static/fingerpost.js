// The custom element <fingerpost-navigator>. It shows its own content at once, the navigator once that is ready, and its own content again if anything
// fails. It loads nothing until it comes near the screen, is touched, or is told to. docs/embed.md says what a page can ask of it.

const FILES = {}; // name: integrity, written by the build
const [GLUE, WASM, LATE, LISTEN] = ['fingerpost-web.js', 'fingerpost-web_bg.wasm', 'fingerpost-late.wasm', 'listen.js'];
const SWITCHES = ['compact', 'share', 'easy'];
const NAMES = ['offer', 'start', 'heading-level', 'exit', 'share', 'easy', 'language']; // what a change of begins anew
const TOUCHES = ['pointerdown', 'focusin', 'keydown'];
const OTHERS = ['storage', 'pageshow']; // another page of the site may have changed the family's list

let tries = 0; // a browser may keep that a script could not be had: its address is new at each try
let compiled; // the WebAssembly, for every element on the page
let aloud; // what reads aloud, once it is wanted

// A file's address names its build: what a browser kept of another is never taken for it.
const at = (name) => new URL(`${name}?${(FILES[name] ?? '').slice(7, 19)}${tries || ''}`, import.meta.url).href;

const pause = (time) => new Promise((done) => setTimeout(done, time));

const failed = (code, file, why) => Object.assign(new Error(why), { code, file });

const get = async (file, name) => {
  const response = await fetch(file, { integrity: FILES[name] ?? '' });
  if (!response.ok) throw response;
  return response;
};

const mayRun = () => {
  try {
    return !!new WebAssembly.Module(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0));
  } catch {}
};

const compile = async (file) => {
  if (!mayRun()) throw failed('blocked', file, "this browser, or the page's policy (script-src without 'wasm-unsafe-eval'), lets no WebAssembly run.");
  try {
    const response = await get(file, WASM);
    // A server may call the file something else: then it is compiled from its bytes.
    const isCalledSo = /^application\/wasm$/i.test(response.headers.get('content-type'));
    return await (isCalledSo ? WebAssembly.compileStreaming(response) : WebAssembly.compile(await response.arrayBuffer()));
  } catch {
    throw failed('wasm', file);
  }
};

// import() takes no digest. What a link has brought and checked, it takes as it is; where a link brings no modules, nothing is checked.
const brought = (file, integrity, root) =>
  new Promise((done, refused) => {
    const link = document.createElement('link');
    if (!link.relList?.supports?.('modulepreload')) return done();
    Object.assign(link, { rel: 'modulepreload', href: file, crossOrigin: 'anonymous', integrity, onload: done, onerror: refused });
    root.append(link);
  });

// Each element asks by itself: a link tells nothing once its element is gone.
const script = async (name, root) => {
  const file = at(name);
  try {
    await brought(file, FILES[name] ?? '', root);
    return await import(file);
  } catch {
    throw failed('glue', file);
  }
};

// What came in the place of a file, and what to look at, for whoever looks after the page. The family waits for what this says: it takes two seconds at most.
const instead = (file) => Promise.race([pause(2000).then(() => 'it does not come.'), asked(file)]);

const asked = async (file) => {
  try {
    const response = await fetch(file, { cache: 'no-cache' });
    const type = response.headers.get('content-type');
    if (!response.ok) return `its server answers ${response.status}.`;
    if (/html/.test(type)) return 'a page of HTML came in its place, as from a network that asks to sign in.';
    return `what came, as ${type}, is not whole, is not of this build, or is not of the right type.`;
  } catch {
    return (await fetch(file, { mode: 'no-cors' }).catch(() => {}))
      ? 'its server lets no other site read it: it must send Access-Control-Allow-Origin.'
      : "it cannot be reached, or the page's policy (connect-src) refuses it.";
  }
};

// Once, however many elements it is of.
const said = new Set();
const say = (file, why) => {
  const words = `fingerpost: ${file}: ${why}`;
  if (!said.has(words)) said.add(words), console.error(words);
};

const late = async () => {
  const file = at(LATE);
  try {
    return new Response(await (await get(file, LATE)).arrayBuffer(), { headers: { 'content-type': 'application/wasm' } });
  } catch (why) {
    say(file, await instead(file));
    throw why;
  }
};

// Each element has its own instance, and an instance one element only: one that fails cannot freeze another, and what Yew never lets go of goes with it.
const instance = async (root) => {
  const refused = [];
  const note = (event) => refused.push(event);
  document.addEventListener('securitypolicyviolation', note);
  const wasm = at(WASM);
  const mine = (compiled ??= compile(wasm));
  try {
    const [glue, module] = await Promise.all([script(GLUE, root), mine]);
    const web = glue.default(at(GLUE), late);
    // WebKit asks the page's policy only now.
    await web.default({ module_or_path: module }).catch((why) => {
      throw failed('blocked', wasm, `it may not run (${why.message}).`);
    });
    return web;
  } catch (why) {
    if (compiled === mine) (compiled = undefined), tries++;
    await pause(20); // a browser tells of its policy a moment later
    const by = !why.message && refused.find(({ blockedURI }) => blockedURI === why.file);
    if (by) throw failed('blocked', why.file, `the page's policy refuses it: ${by.effectiveDirective} must allow ${new URL(why.file).origin}.`);
    if (why.file) why.message ||= await instead(why.file);
    throw why;
  } finally {
    document.removeEventListener('securitypolicyviolation', note);
  }
};

class Navigator extends HTMLElement {
  static observedAttributes = NAMES;
  #root = this.attachShadow({ mode: 'open' });
  #watch; // while it waits
  #place; // once it has begun
  #handle; // once it is there
  #asked; // the screen to start at, in the place of the attribute's
  #held; // the family's place, for the navigator after one that failed
  #isChanged = false; // begins anew in a moment
  #state = 'idle';

  get state() {
    return this.#state;
  }

  /** Starts the navigator now. */
  show() {
    if (this.isConnected && /idle|failed/.test(this.#state)) this.#start();
  }

  /** Shows a screen, by the names that the attribute `start` takes. */
  open(name) {
    if (this.#state === 'ready') return this.#handle.open(`${name}`);
    this.#asked = `${name}`;
    this.show();
  }

  /** Forgets every answer, and shows the first screen. */
  restart() {
    if (this.#state === 'ready') this.#handle.restart();
    else this.show();
  }

  connectedCallback() {
    if (this.#place || this.#watch) return;
    // What a page set before this script came.
    for (const name of ALL.map(property).filter((name) => Object.hasOwn(this, name))) {
      const value = this[name];
      delete this[name];
      this[name] = value;
    }
    this.#root.replaceChildren(document.createElement('slot'));
    if (!window.IntersectionObserver) return this.show();
    this.#watch = new IntersectionObserver((seen) => seen.some((part) => part.isIntersecting) && this.show(), { rootMargin: '50%' });
    this.#watch.observe(this);
    TOUCHES.forEach((touch) => this.addEventListener(touch, this.#touched));
  }

  // Moving an element takes it out and puts it back: wait and see.
  disconnectedCallback() {
    queueMicrotask(() => this.isConnected || this.#stop());
  }

  attributeChangedCallback(name, old, now) {
    if (old === now || !this.#place || this.#isChanged) return;
    if (name === 'heading-level' && this.#state === 'ready') return this.#handle.level(now ? +now : 2);
    if (name === 'easy' && this.#state === 'ready') return this.#handle.easy(this.easy);
    this.#isChanged = true;
    queueMicrotask(() => {
      this.#isChanged = false;
      this.#stop();
      this.show();
    });
  }

  #touched = () => this.show();
  #look = () => this.#handle?.open(''); // no screen: what is there is drawn anew

  async #start() {
    this.#wake();
    OTHERS.forEach((other) => addEventListener(other, this.#look));
    this.#state = 'loading';
    const place = (this.#place = document.createElement('div'));
    const slot = document.createElement('slot');
    const isAgain = this.#root.activeElement;
    // Drawn unseen: one frame with both would move everything.
    place.hidden = true;
    this.#root.replaceChildren(slot, place);
    place.addEventListener('fingerpost-ready', () => {
      // A first screen takes no focus, but where what had it goes.
      const active = this.getRootNode().activeElement;
      const goes = isAgain || (active !== this && this.contains(active));
      slot.remove();
      place.hidden = false;
      this.#state = 'ready';
      if (this.#asked !== first) this.#handle?.open(this.#asked);
      if (goes) place.querySelector('.title')?.focus({ preventScroll: true });
      this.#sayLanguage(place);
    });
    place.addEventListener('fingerpost-error', (event) => this.#fail(place, event.detail.code === 'offer' && core.href, isAgain));
    const offer = this.offer ?? 'offer/';
    // Asked for now, it is there when the navigator asks for it.
    const core = Object.assign(document.createElement('link'), { rel: 'preload', as: 'fetch', crossOrigin: 'anonymous', href: `${offer.replace(/\/+$/, '')}/core.pack` });
    const first = this.#asked;
    try {
      this.#root.append(core);
      const web = await instance(this.#root);
      if (place !== this.#place) return;
      const { headingLevel: level, exit, easy, language } = this;
      const listen = window.speechSynthesis && ((button) => this.#listen(button));
      this.#handle = web.mount(place, { offer, headingLevel: level ? +level : undefined, start: first ?? this.start, share: this.getAttribute('share'), exit, easy, language, listen, held: this.#held, hold: (place) => (this.#held = place) });
    } catch (why) {
      if (place !== this.#place) return;
      why.file ? say(why.file, why.message) : console.error(why);
      const detail = { code: why.code ?? 'panic' };
      place.dispatchEvent(new CustomEvent('fingerpost-error', { bubbles: true, composed: true, detail }));
    }
  }

  async #listen(button) {
    try {
      (await (aloud ??= script(LISTEN, this.#root))).listen(button);
    } catch ({ file }) {
      aloud = undefined;
      tries++;
      button.nextElementSibling.textContent = button.dataset.failed;
      say(file, await instead(file));
    }
  }

  #sayLanguage(place) {
    const { lang } = place.querySelector('[lang]') ?? this;
    if (this.language && lang.split('-')[0] !== this.language.split('-')[0]) console.warn(`fingerpost: this offer has no language "${this.language}", only "${lang}".`);
  }

  #fail(place, file, isAgain) {
    if (place !== this.#place) return;
    if (file) instead(file).then((why) => say(file, why));
    this.#handle = undefined; // never used again
    this.#state = 'failed';
    const says = document.createElement('p');
    says.role = 'alert';
    says.lang = 'en-GB';
    says.textContent = `The guide did not start. ${this.textContent.trim() ? 'You can still use the numbers and links here.' : 'If someone is in danger, call 999.'} `;
    const again = document.createElement('button');
    again.textContent = 'Try again';
    again.style.cssText = 'font:inherit;padding:.6em 1em';
    again.onclick = () => this.#start();
    says.append(again);
    this.#root.replaceChildren(says, document.createElement('slot'));
    if (isAgain) again.focus();
  }

  #wake() {
    this.#watch?.disconnect();
    this.#watch = undefined;
    TOUCHES.forEach((touch) => this.removeEventListener(touch, this.#touched));
  }

  #stop() {
    this.#wake();
    OTHERS.forEach((other) => removeEventListener(other, this.#look));
    this.#handle?.unmount();
    this.#place = this.#handle = this.#asked = this.#held = undefined;
    this.#state = 'idle';
    this.#root.replaceChildren(document.createElement('slot'));
  }
}

// Each attribute is a property too: heading-level is headingLevel.
const ALL = [...new Set([...NAMES, ...SWITCHES])];
const property = (name) => name.replace(/-(.)/, (_, letter) => letter.toUpperCase());

for (const name of ALL) {
  const isSwitch = SWITCHES.includes(name);
  Object.defineProperty(Navigator.prototype, property(name), {
    configurable: true,
    enumerable: true,
    get() {
      return isSwitch ? this.hasAttribute(name) : (this.getAttribute(name) ?? undefined);
    },
    set(value) {
      if (isSwitch ? value : value != null) this.setAttribute(name, isSwitch ? '' : value);
      else this.removeAttribute(name);
    },
  });
}

customElements.get('fingerpost-navigator') ?? customElements.define('fingerpost-navigator', Navigator);
