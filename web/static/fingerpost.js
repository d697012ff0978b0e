// The custom element <fingerpost-navigator>: shows its own content until the navigator is ready, and again if anything fails.

const FILES = {}; // name: integrity, written by the build
const glue = new URL('fingerpost-web.js', import.meta.url);
let compiled; // one WebAssembly.Module for every element on the page

const compile = async () => {
  const wasm = new URL('fingerpost-web_bg.wasm', import.meta.url);
  try {
    return await WebAssembly.compileStreaming(fetch(wasm));
  } catch {
    // An old browser, or a server that calls the file something else.
    return WebAssembly.compile(await (await fetch(wasm)).arrayBuffer());
  }
};

// Each element has its own instance, and an instance one element only: one that fails cannot freeze another, and what Yew never lets go of goes with it.
const instance = async () => {
  compiled ??= compile();
  try {
    const [{ default: make }, module] = await Promise.all([import(glue), compiled]);
    const web = make(glue, fetch.bind(window));
    await web.default({ module_or_path: module });
    return web;
  } catch (why) {
    compiled = undefined;
    throw why;
  }
};

class Navigator extends HTMLElement {
  #root = this.attachShadow({ mode: 'open' });
  #place;
  #web;
  #handle;

  connectedCallback() {
    if (!this.#place) this.#start();
  }

  // Moving an element takes it out and puts it back: wait and see.
  disconnectedCallback() {
    queueMicrotask(() => this.isConnected || this.#stop());
  }

  async #start() {
    const place = (this.#place = document.createElement('div'));
    const slot = document.createElement('slot');
    this.#root.replaceChildren(slot, place);
    place.addEventListener('fingerpost-ready', () => slot.remove());
    place.addEventListener('fingerpost-error', () => this.#fail(place));
    try {
      const web = await instance();
      if (place !== this.#place) return;
      const [offer, level, exit] = ['offer', 'heading-level', 'exit'].map((name) => this.getAttribute(name) ?? undefined);
      this.#web = web;
      this.#handle = web.mount(place, { offer, headingLevel: level && +level, exit });
    } catch (why) {
      console.error(why);
      this.#fail(place);
    }
  }

  #fail(place) {
    if (place !== this.#place) return;
    this.#web = this.#handle = undefined; // never used again
    const says = document.createElement('p');
    says.role = 'alert';
    says.textContent = 'The guide did not start. You can still use the numbers and links here. ';
    const again = document.createElement('button');
    again.textContent = 'Try again';
    again.style.cssText = 'font:inherit;padding:.6em 1em';
    again.onclick = () => this.#start();
    says.append(again);
    this.#root.replaceChildren(says, document.createElement('slot'));
  }

  #stop() {
    this.#handle?.unmount();
    this.#place = this.#web = this.#handle = undefined;
    this.#root.replaceChildren();
  }
}

customElements.get('fingerpost-navigator') ?? customElements.define('fingerpost-navigator', Navigator);
