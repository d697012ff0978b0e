// What stands around the glue that wasm-bindgen writes: a function that gives a fresh instance at each call, and watches it.
// `here` is the glue's own address, and `fetch` what fetches the second file.
export default (here, fetch) => {
  let place; // where the navigator stands, until it has failed
  // Rust does not come back from an exception, whoever threw it: memory ran out, the stack did, or a page's own code stands in the way. Nothing in
  // this instance can be trusted then, so the element hears of it as of a panic.
  const watched = (call) => (...given) => {
    try {
      return call(...given);
    } catch (why) {
      place?.dispatchEvent(new CustomEvent('fingerpost-error', { bubbles: true, composed: true, detail: { code: 'panic' } }));
      throw why;
    }
  };
  const WebAssembly = Object.create(globalThis.WebAssembly);
  WebAssembly.instantiate = async (module, imports) => {
    const { exports } = await globalThis.WebAssembly.instantiate(module, imports);
    const each = Object.entries(exports).map(([name, value]) => [name, typeof value === 'function' ? watched(value) : value]);
    return { instance: { exports: Object.fromEntries(each) }, module };
  };
  GLUE;
  const mount = (root, options) => {
    place = root;
    root.addEventListener('fingerpost-error', () => (place = undefined));
    return made.mount(root, options);
  };
  return { default: made.default, mount };
};
