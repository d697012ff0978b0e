// Looks at a page as a person does: what is shown, shadow roots included. Evaluated before each question; returns helpers.
const roots = (root) => [root, ...[...root.querySelectorAll('*')].flatMap((e) => (e.shadowRoot ? roots(e.shadowRoot) : []))];
const shown = (e) => e.getClientRects().length > 0 && getComputedStyle(e).visibility !== 'hidden';
const clean = (text) => (text || '').replace(/\s+/g, ' ').replace(/ :/g, ':').trim();
const all = (selector) => roots(document).flatMap((root) => [...root.querySelectorAll(selector)]).filter(shown);
const named = (e) => {
  const by = e.getAttribute('aria-labelledby');
  const labelled = by && by.split(' ').map((id) => e.getRootNode().getElementById(id)).filter(Boolean).map((l) => l.innerText).join(' ');
  const label = e.labels && e.labels[0] && e.labels[0].innerText;
  return clean(e.getAttribute('aria-label') || labelled || label || e.innerText || e.value);
};
// What can be pressed or chosen, by its name: the whole of it, or else how it starts.
const control = (name) => {
  // A radio or a tick box is pressed by its label, as it is with a finger.
  const found = all('button, a[href], summary, label, input:not([type=radio], [type=checkbox]), textarea, [role=button]');
  // What stands in the page for where the navigator is not drawn may have the same name.
  const drawn = found.filter((e) => e.getClientRects().length);
  const by = (is) => drawn.find(is) || found.find(is);
  return by((e) => named(e) === name) || by((e) => named(e).startsWith(name)) || null;
};
const text = () => clean(roots(document).map((root) => (root === document ? document.body.innerText : [...root.children].map((e) => e.innerText || '').join('\n'))).join('\n'));
const active = () => {
  let e = document.activeElement;
  while (e && e.shadowRoot && e.shadowRoot.activeElement) e = e.shadowRoot.activeElement;
  return e;
};
