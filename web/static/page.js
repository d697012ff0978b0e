// What a page that needs no script does beside what it says: the quick way out, the family's own list, print, share and listen. Each button stands in the page, unseen
// until this comes: nothing on a page without script is dead, and its words are in the page's language. crates/site/README.md says how a page marks them.

const KEPT = 'fingerpost'; // docs/saved-list.md
const all = (name) => [...document.querySelectorAll(`[data-${name}]`)];
const here = location.href.split('#')[0];

// The way out: what is on the screen goes at once, and this page out of the way back.
const [exit] = all('exit');
const leave = (event) => {
  event?.preventDefault();
  document.documentElement.hidden = true;
  try {
    localStorage.removeItem(KEPT);
  } catch {}
  const frames = top === window ? [window] : [top, window];
  // A frame in a sandbox may be refused the first: then it goes alone.
  for (const frame of frames) {
    try {
      frame.location.replace(exit.href);
    } catch {}
  }
};
if (exit) {
  let presses = [];
  exit.addEventListener('click', leave);
  addEventListener('keydown', ({ key, repeat, timeStamp }) => {
    if (repeat) return;
    presses = key === 'Shift' ? [...presses.filter((press) => timeStamp - press < 5000), timeStamp] : [];
    if (presses.length > 2) leave();
  });
}

// What the way out cannot clear is open to be read once: on the first page of a visit. (Nothing may be stored to know it by.)
if (document.referrer.startsWith(`${location.origin}/`)) all('warning').forEach((warning) => (warning.open = false));

// A press of a button that is there for whoever can use it.
const offer = (name, press) => {
  for (const button of all(name)) {
    button.hidden = false;
    button.addEventListener('click', () => press(button));
  }
};
// What a button has to say stands beside it.
const say = (button, words) => (button.nextElementSibling.textContent = words ?? '');

// The list: a line for each service, found by its key. Nothing where it cannot be read: then it is left alone.
const lines = () => {
  const text = localStorage.getItem(KEPT) ?? '1';
  if (!/^1(\n|$)/.test(text)) throw text;
  return text.split('\n');
};
const isOf = ({ dataset }) => (line) => line.startsWith(`${dataset.save}\t`);
const saves = all('save').map((button) => [button, button.textContent, button.dataset.remove]);
const show = () => {
  for (const [button, save, remove] of saves) {
    try {
      button.textContent = lines().some(isOf(button)) ? remove : save;
    } catch {}
  }
};
offer('save', (button) => {
  const { save, name, kept, refused } = button.dataset;
  try {
    const now = lines();
    const place = now.findIndex(isOf(button));
    if (place > 0) now.splice(place, 1);
    else now.push(`${save}\t${name.replace(/[\\\s]+/g, ' ')}\t`);
    now.length > 1 ? localStorage.setItem(KEPT, now.join('\n')) : localStorage.removeItem(KEPT);
    say(button, place > 0 ? '' : kept);
  } catch {
    say(button, refused);
  }
  show();
});
show();
['storage', 'pageshow'].forEach((event) => addEventListener(event, show));

for (const link of all('list')) {
  link.href = `${link.dataset.list}#fingerpost=1;saved`;
  link.hidden = false;
}
offer('print', () => print());
if (navigator.share ?? navigator.clipboard) {
  offer('share', (button) =>
    navigator.share
      ? navigator.share({ title: document.title, url: here }).catch(() => {})
      : navigator.clipboard.writeText(here).then(() => say(button, button.dataset.copied), () => {}),
  );
}
let tries = ''; // a browser may keep that a script could not be had: its address is new at each try
const listen = async (button) => {
  try {
    await (await import(`./listen.js${tries}`)).listen(button);
  } catch {
    tries += '?';
    say(button, button.dataset.failed);
  }
};
if (window.speechSynthesis) offer('listen', listen);
