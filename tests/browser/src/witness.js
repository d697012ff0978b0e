// What a page does that others could see or that stays behind: each thing is noted, and then done. It comes before every script of the page, and tells the
// test's own notebook, which `NOTEBOOK` leads to. What goes over the wire the servers and the proxy see for themselves.
(() => {
  const beacon = Navigator.prototype.sendBeacon.bind(navigator);
  const stringify = JSON.stringify;
  const known = new Set();
  let notes = [];
  // A browser lets a page have 64 kB of beacons on their way.
  const flush = () => {
    while (notes.length) {
      const some = notes.slice(0, 100);
      if (!beacon(NOTEBOOK, stringify(some))) return setTimeout(flush, 50);
      notes = notes.slice(some.length);
    }
  };
  const say = (value) => (typeof value === 'string' ? value : value === undefined ? '' : (stringify(value) ?? String(value)));
  const note = (what, ...where) => {
    const one = [what, where.map(say).join(' ').trim()];
    const key = one.join('\n');
    if (known.has(key)) return;
    known.add(key);
    if (!notes.length) setTimeout(flush, 50);
    notes.push(one);
  };

  // Wraps a function or a constructor of `owner`: `tell` says what is noted of its arguments.
  const watch = (owner, name, what, tell = (...given) => given) => {
    const was = owner?.[name];
    if (typeof was !== 'function') return;
    const put = (value) => Object.defineProperty(owner, name, { value, writable: true, configurable: true });
    put(
      new Proxy(was, {
        apply: (_, self, given) => (note(what, name, ...tell.call(self, ...given)), Reflect.apply(was, self, given)),
        construct: (_, given) => (note(what, name, ...tell(...given)), new was(...given)),
      }),
    );
  };
  const watchSetter = (owner, name, what) => {
    const was = owner && Object.getOwnPropertyDescriptor(owner, name);
    if (!was?.set) return;
    Object.defineProperty(owner, name, { ...was, set(value) { note(what, name, value); was.set.call(this, value); } });
  };
  const address = (asked) => [String(asked?.url ?? asked)];
  const absolute = (asked) => new URL(asked?.url ?? asked, document.baseURI).href;

  // Storage.
  const area = (storage) => (storage === window.sessionStorage ? 'sessionStorage' : 'localStorage');
  if (window.Storage) {
    watch(Storage.prototype, 'setItem', 'store', function (key, value) { return [area(this), key, '=', value]; });
  }
  watch(window.IDBFactory?.prototype, 'open', 'store');
  watch(window.CacheStorage?.prototype, 'open', 'store');
  watch(window.CookieStore?.prototype, 'set', 'store');
  watchSetter(Document.prototype, 'cookie', 'store');

  // The address, the history and the title.
  const here = (how) => note('address', how, location.href);
  here('open');
  ['hashchange', 'popstate', 'pageshow'].forEach((event) => addEventListener(event, () => here('open')));
  for (const how of ['pushState', 'replaceState']) watch(History.prototype, how, 'history', (state, title, to) => [state, title, absolute(to)].filter((part) => part));
  const title = () => document.title && note('title', document.title);

  // What is sent. A fetch of a file is seen by who is asked, too.
  watch(window, 'fetch', 'fetch', (asked, how) => [how?.method ?? asked?.method ?? 'GET', absolute(asked), how?.body].filter((part) => part));
  watch(XMLHttpRequest.prototype, 'open', 'send', (method, to) => [method, absolute(to)]);
  watch(XMLHttpRequest.prototype, 'send', 'send');
  watch(Navigator.prototype, 'sendBeacon', 'send');
  for (const name of ['WebSocket', 'EventSource', 'WebTransport']) watch(window, name, 'send', address);
  for (const name of ['RTCPeerConnection', 'webkitRTCPeerConnection']) watch(window, name, 'send');
  for (const name of ['Worker', 'SharedWorker']) watch(window, name, 'worker', address);
  watch(window.ServiceWorkerContainer?.prototype, 'register', 'worker', (to) => [absolute(to)]);
  watch(HTMLFormElement.prototype, 'submit', 'send', function () { return [this.action]; });
  addEventListener('submit', (event) => setTimeout(() => event.defaultPrevented || note('send', 'form', event.target.action)));
  watch(window, 'open', 'send', address);

  watch(URL, 'createObjectURL', 'file', ({ type }) => [type]);

  // What is told to others on the device.
  watch(window, 'postMessage', 'message');
  watch(window.MessagePort?.prototype, 'postMessage', 'message');
  watch(window.BroadcastChannel?.prototype, 'postMessage', 'message');
  // A window of another origin cannot be wrapped from here: what it is told, it notes itself.
  addEventListener('message', ({ data, origin }) => note('message', 'hears', data, 'from', origin));
  watch(EventTarget.prototype, 'dispatchEvent', 'event', (event) => [event.type, event.detail]);
  for (const how of ['log', 'info', 'warn', 'error', 'debug', 'table', 'dir', 'trace']) watch(console, how, 'console', (...said) => said.map(String));
  addEventListener('error', ({ message }) => message && note('console', 'thrown', message));
  addEventListener('unhandledrejection', ({ reason }) => note('console', 'thrown', String(reason)));
  watch(window.Clipboard?.prototype, 'writeText', 'clipboard');
  watch(window.Clipboard?.prototype, 'write', 'clipboard');
  watch(Document.prototype, 'execCommand', 'clipboard');
  watch(Navigator.prototype, 'share', 'share');
  for (const [owner, name] of [[window.Geolocation, 'getCurrentPosition'], [window.Geolocation, 'watchPosition'], [window.MediaDevices, 'getUserMedia'], [window.Notification, 'requestPermission']]) {
    watch(owner?.prototype ?? owner, name, 'device');
  }
  watch(window.SpeechSynthesis?.prototype, 'speak', 'speech', ({ voice }) => [voice?.localService ? 'a voice of the device' : 'a voice of a server']);

  // Elements that ask for something or lead somewhere, in the page and in each shadow root.
  const leads = (element) => {
    const { localName: name } = element;
    const at = (attribute) => element.getAttribute(attribute);
    if (name === 'link') note('element', 'link', at('rel') ?? '', element.href);
    else if (name === 'a') {
      const { origin, search, hash } = element;
      const isPlain = origin === location.origin && !search && !hash.startsWith('#fingerpost');
      if (at('href') && !isPlain) note('link', element.href);
      if (at('ping')) note('element', 'ping', element.ping);
    } else if (name === 'form' && at('action')) note('element', 'form', element.action);
    else if (/^(script|img|iframe|audio|video|source|embed|track)$/.test(name) && at('src')) note('element', name, element.src);
    else if (/^(input|textarea)$/.test(name)) {
      // Some browsers have a server look at what is typed here.
      for (const by of ['spellcheck', 'writingSuggestions']) if (`${element[by]}` === 'true' && !/^(checkbox|radio)$/.test(element.type)) note('typed', by, name);
    } else if (name === 'object') note('element', name, element.data);
    else if (name === 'meta' && at('http-equiv')) note('element', name, at('http-equiv'), at('content'));
    if (name === 'title') title();
  };
  const look = (node) => {
    if (node.nodeType === Node.TEXT_NODE) return node.parentElement?.localName === 'title' && title();
    if (node.nodeType !== Node.ELEMENT_NODE) return;
    [node, ...node.querySelectorAll('*')].forEach(leads);
  };
  const asks = ['href', 'src', 'action', 'ping', 'data', 'content', 'rel'];
  const seen = (changes) => changes.forEach(({ target, type, addedNodes }) => (type === 'attributes' ? leads(target) : addedNodes.forEach(look)));
  const observe = (root) => new MutationObserver(seen).observe(root, { childList: true, subtree: true, attributeFilter: asks });
  observe(document);
  const attach = Element.prototype.attachShadow;
  Element.prototype.attachShadow = function (how) {
    const root = attach.call(this, how);
    observe(root);
    return root;
  };
  title();

  // What stays, by whatever way it was written.
  window.whatStays = async () => {
    if (window.name) note('stays', 'window.name', window.name);
    for (const storage of ['localStorage', 'sessionStorage']) {
      try {
        for (const [key, value] of Object.entries(window[storage])) note('stays', storage, key, '=', value);
      } catch {}
    }
    if (document.cookie) note('stays', 'cookie', document.cookie);
    flush();
    for (const { name } of (await window.indexedDB?.databases?.()) ?? []) note('stays', 'indexedDB', name);
    for (const name of 'caches' in window ? await caches.keys() : []) {
      note('stays', 'caches', name);
      for (const { url } of await (await caches.open(name)).keys()) note('stays', 'cached', url);
    }
    // What the page puts off to "at once" comes before this: a browser lets a page behind another wait for that, for seconds.
    await new Promise((heard) => setTimeout(heard));
    flush();
    return true;
  };
  addEventListener('pagehide', () => {
    window.whatStays();
    flush();
  });
})();
