// The custom element <fingerpost-navigator>. It shows its own content at once, the navigator once that is ready, and its own content again if anything
// fails. It loads nothing until it comes near the screen, is touched, or is told to. docs/embed.md says what a page can ask of it.

const FILES = {}; // name: integrity, written by the build
const [GLUE, WASM, LATE] = ['fingerpost-web.js', 'fingerpost-web_bg.wasm', 'fingerpost-late.wasm'];
const SWITCHES = ['compact', 'share'];
const NAMES = ['offer', 'language', 'start', 'heading-level', 'exit', 'share'];
const TOUCHES = ['pointerdown', 'focusin', 'keydown'];

let tries = 0; // a browser may keep that a script could not be had: its address is new at each try
let code; // the glue and the compiled WebAssembly, for every element on the page

// A file's address names its build: what a browser kept of another is never taken for it.
const at = (name) => new URL(`${name}?${(FILES[name] ?? '').slice(7, 19)}${tries || ''}`, import.meta.url);

const failed = (code, file, why) => Object.assign(new Error(`fingerpost: ${file}: ${why}`), { code });

const get = async (name) => {
  const response = await fetch(at(name), { integrity: FILES[name] ?? '' }).catch(() => {
    throw failed('wasm', name, 'it cannot be fetched, or is not of this build. Check that the file is whole, that its server sends Access-Control-Allow-Origin, and that the policy of the page (connect-src) allows it.');
  });
  if (response.ok) return response;
  throw failed('wasm', name, `its server answers ${response.status}.`);
};

const mayRun = () => {
  try {
    return !!new WebAssembly.Module(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0));
  } catch {}
};

const compile = async () => {
  if (!mayRun()) throw failed('blocked', WASM, "this browser, or the policy of the page (script-src without 'wasm-unsafe-eval'), lets no WebAssembly run.");
  const response = await get(WASM);
  try {
    // A server may call the file something else: then it is compiled from its bytes.
    const isCalledSo = /^application\/wasm$/i.test(response.headers.get('content-type'));
    return await (isCalledSo ? WebAssembly.compileStreaming(response) : WebAssembly.compile(await response.arrayBuffer()));
  } catch (why) {
    throw failed('wasm', WASM, `it is not WebAssembly, or not whole (${why.message}).`);
  }
};

// import() takes no digest. What a link has brought and checked, it takes as it is; where a link brings no modules, nothing is checked.
const brought = (root) =>
  new Promise((done, refused) => {
    const link = document.createElement('link');
    if (!link.relList?.supports?.('modulepreload')) return done();
    Object.assign(link, { rel: 'modulepreload', href: at(GLUE), crossOrigin: 'anonymous', integrity: FILES[GLUE] ?? '', onload: done, onerror: refused });
    root.append(link);
  });

const glue = async (root) => {
  try {
    await brought(root);
    return (await import(at(GLUE))).default;
  } catch (why) {
    throw failed('glue', GLUE, `it cannot be loaded, is no script, or is not of this build (${why.message ?? 'refused'}). Check that its server calls it text/javascript and sends Access-Control-Allow-Origin, and that the policy of the page (script-src) allows it.`);
  }
};

const late = async () => new Response(await (await get(LATE)).arrayBuffer(), { headers: { 'content-type': 'application/wasm' } });

// Each element has its own instance, and an instance one element only: one that fails cannot freeze another, and what Yew never lets go of goes with it.
const instance = async (root) => {
  code ??= Promise.all([glue(root), compile()]);
  const mine = code;
  try {
    const [make, module] = await mine;
    const web = make(at(GLUE).href, late);
    // WebKit asks the page's policy only now.
    await web.default({ module_or_path: module }).catch((why) => {
      throw failed('blocked', WASM, `it may not run (${why.message}).`);
    });
    return web;
  } catch (why) {
    if (code === mine) (code = undefined), tries++;
    throw why;
  }
};

class Navigator extends HTMLElement {
  static observedAttributes = NAMES;
  #root = this.attachShadow({ mode: 'open' });
  #watch; // while it waits
  #place; // once it has begun
  #handle; // once it is there
  #asked; // the screen to start at, in the place of the attribute's
  #state = 'idle';

  get state() {
    return this.#state;
  }

  /** Starts the navigator now. */
  show() {
    if (this.isConnected && !this.#place) this.#start();
  }

  /** Shows a screen, by the names that the attribute `start` takes. */
  open(name) {
    if (this.#handle) return this.#handle.open(`${name}`);
    this.#asked = `${name}`;
    this.show();
  }

  /** Forgets every answer, and shows the first screen. */
  restart() {
    this.#handle?.restart();
  }

  connectedCallback() {
    if (this.#place || this.#watch) return;
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
    if (old === now || !this.#place || this.#state === 'changed') return;
    this.#state = 'changed';
    queueMicrotask(() => {
      if (this.#state !== 'changed') return;
      this.#stop();
      this.show();
    });
  }

  #touched = () => this.show();

  async #start() {
    this.#wake();
    this.#state = 'loading';
    const place = (this.#place = document.createElement('div'));
    const slot = document.createElement('slot');
    this.#root.replaceChildren(slot, place);
    place.addEventListener('fingerpost-ready', () => {
      slot.remove();
      this.#state = 'ready';
    });
    place.addEventListener('fingerpost-error', () => this.#fail(place));
    const offer = this.offer ?? 'offer/';
    try {
      // Asked for now, it is there when the navigator asks for it.
      const early = { rel: 'preload', as: 'fetch', crossOrigin: 'anonymous', href: `${offer.replace(/\/+$/, '')}/core.pack` };
      this.#root.append(Object.assign(document.createElement('link'), early));
      const web = await instance(this.#root);
      if (place !== this.#place) return;
      const { headingLevel: level, exit, share } = this;
      this.#handle = web.mount(place, { offer, headingLevel: level ? +level : undefined, start: this.#asked ?? this.start, share, exit });
    } catch (why) {
      if (place !== this.#place) return;
      console.error(why.code ? why.message : why);
      const detail = { code: why.code ?? 'panic' };
      place.dispatchEvent(new CustomEvent('fingerpost-error', { bubbles: true, composed: true, detail }));
    }
  }

  #fail(place) {
    if (place !== this.#place) return;
    this.#handle = undefined; // never used again
    this.#state = 'failed';
    const says = document.createElement('p');
    says.role = 'alert';
    says.lang = 'en-GB';
    says.textContent = 'The guide did not start. You can still use the numbers and links here. ';
    const again = document.createElement('button');
    again.textContent = 'Try again';
    again.style.cssText = 'font:inherit;padding:.6em 1em';
    again.onclick = () => this.#start();
    says.append(again);
    this.#root.replaceChildren(says, document.createElement('slot'));
  }

  #wake() {
    this.#watch?.disconnect();
    this.#watch = undefined;
    TOUCHES.forEach((touch) => this.removeEventListener(touch, this.#touched));
  }

  #stop() {
    this.#wake();
    this.#handle?.unmount();
    this.#place = this.#handle = this.#asked = undefined;
    this.#state = 'idle';
    this.#root.replaceChildren(document.createElement('slot'));
  }
}

// Each attribute is a property too: heading-level is headingLevel.
for (const name of new Set([...NAMES, ...SWITCHES])) {
  const isSwitch = SWITCHES.includes(name);
  Object.defineProperty(Navigator.prototype, name.replace(/-(.)/, (_, letter) => letter.toUpperCase()), {
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
