// What of a page is not as it should be, where its texts are hostile: evaluated after look.js.
const schemes = ['http:', 'https:', 'tel:', 'sms:', 'mailto:'];
// Where an address can stand.
const led = ['href', 'xlink:href', 'src', 'srcset', 'srcdoc', 'data', 'action', 'formaction', 'poster', 'background', 'ping', 'code', 'cite', 'style'];
// What neither a page nor the navigator ever has.
const strange = /^(object|embed|applet|base|frame|frameset|video|audio|picture|source|track|math|foreignobject|marquee|plaintext|xmp|keygen|portal|animate|set|image)$/i;
const everything = () => roots(document).flatMap((root) => [...root.querySelectorAll('*')]);
const called = (e) => `${e.localName} ${e.outerHTML.slice(0, 120)}`;
const own = (e) => /^(link|script|meta|fingerpost-navigator)$/.test(e.localName);
const leads = (e, name, value) => {
  if (name === 'srcdoc' || name === 'style') return false;
  // An address that no browser can read leads nowhere.
  try { return schemes.includes(new URL(value, document.baseURI).protocol); } catch { return /^https?:/.test(value); }
};
const wrong = (payloads) => {
  // Ids of the navigator's own are tried as names of a service.
  const [found, known] = [[], new Set(payloads.filter((payload) => !payload.startsWith('fp-')))];
  if (top.evil !== undefined) found.push('something was executed');
  for (const e of everything()) {
    if (strange.test(e.localName)) found.push(`element ${called(e)}`);
    for (const { name, value } of [...e.attributes]) {
      if (/^on/i.test(name)) found.push(`${name} on ${called(e)}`);
      if (led.includes(name.toLowerCase()) && !own(e) && !leads(e, name, value)) found.push(`${name}=${value} on ${called(e)}`);
    }
    // What a browser would open, whatever is written there.
    if (e.localName === 'a' && e.hasAttribute('href') && e.protocol !== ':' && !schemes.includes(e.protocol)) found.push(`${e.protocol} on ${called(e)}`);
    if (e.localName === 'a' && e.target && !/noopener/.test(e.rel)) found.push(`a window that can reach back: ${called(e)}`);
    if (e.protocol === 'mailto:') {
      const more = [...new URL(e.href).searchParams.keys()].filter((key) => key !== 'subject' && key !== 'body');
      if (more.length || (/^mailto:[^?]/.test(e.href) && /[?&%,;]|\s/.test(e.href))) found.push(`more than an address: ${e.href}`);
    }
    if (/^(tel|sms):/.test(e.protocol || '') && !/^(tel|sms):[+0-9]+$/.test(e.href)) found.push(`more than a number: ${e.href}`);
    for (const name of [e.id, e.getAttribute('name')]) if (name && known.has(name)) found.push(`${name} names ${called(e)}`);
  }
  for (const root of roots(document)) {
    const ids = new Set();
    for (const { id } of root.querySelectorAll('[id]')) {
      if (ids.has(id)) found.push(`${id} names two things`);
      ids.add(id);
    }
  }
  return [...new Set(found)].slice(0, 10);
};
// The payloads that a page does not show letter for letter, but for gaps, which are filled, and items of lists. A page of HTML can hold no null, its lines and
// spaces are all one, and marks around a piece in another language become an element.
const plain = (words) => words.replace(/[\0\ufffd\u2066-\u2069]/g, '').replace(/\s+/g, ' ').trim();
const unsaid = (payloads) => {
  const said = plain(roots(document).map((root) => (root.body || root).textContent).join(' '));
  return payloads.filter((payload) => !/[{}]|^\s*- /.test(payload) && !said.includes(plain(payload))).slice(0, 10);
};
