// What frame.html does beside the navigator: it takes up what its address asks for, and tells the page around it how high it is. It keeps nothing.

// Only folders beside this page, and names as fingerpost-navigator takes them: an address that somebody made must not bring in anybody else's files.
const ASKED = {
  offer: /^[\w-]+(\/[\w-]+)*\/?$/,
  start: /^[a-z]+(:[\w-]+)?$/,
  compact: /^$/,
  easy: /^$/,
};

const element = document.querySelector('fingerpost-navigator');
for (const [name, value] of new URLSearchParams(location.search)) {
  if (Object.hasOwn(ASKED, name) && ASKED[name].test(value)) element.setAttribute(name, value);
  else console.warn(`fingerpost: frame.html takes no ${name}=${value}`);
}

// A height is no secret, so any page may hear it.
const tell = (what) => parent === window || parent.postMessage(what, '*');
const tellHeight = () => tell({ type: 'fingerpost-height', height: Math.ceil(document.documentElement.getBoundingClientRect().height) });

new ResizeObserver(tellHeight).observe(document.documentElement);
// A page whose script comes later than ours asks.
addEventListener('message', ({ data, source }) => source === parent && data?.type === 'fingerpost-ask' && tellHeight());
// A frame cannot scroll the page around it: each new screen is told, so that its top can be brought into view. The first one has no event, but its heading
// has the focus.
const tellTop = () => tell({ type: 'fingerpost-top' });
['step', 'plan', 'open'].forEach((happens) => addEventListener(`fingerpost-${happens}`, tellTop));
addEventListener('focusin', (event) => event.composedPath()[0].matches('.title') && tellTop());
