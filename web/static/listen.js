// Reads a part of a page aloud: the one that the pressed button stands in, as it stands there. The navigator and the pages without WebAssembly both take it from here.
// Only voices of the device itself are used: a browser sends what a voice of a server is to say to that server, and what stands on a screen tells of a family.

// What nobody wants to hear: what is pressed or typed in, and what is not seen.
const QUIET = '.button, .back, .strip, .foot, nav, input, select, textarea, script, style, svg, [hidden], [aria-hidden="true"], [role="status"]';
// Chromium ends in the middle of what is longer than some 15 seconds.
const MOST = 200;
const WAIT = 1500; // for voices, which come late

const speech = window.speechSynthesis;
let now; // what is being read: the button, and who watches that it stays

const pause = (time) => new Promise((done) => setTimeout(done, time));

/** Reads aloud the part that a button stands in, from its start; where that is being read, stops. The button holds two texts, of which one is hidden, and an element after it says what cannot be done. */
export const listen = async (button) => {
  const isStop = now?.button === button;
  stop();
  if (isStop) return;
  const mine = (now = { button, watch: new MutationObserver(() => mine === now && isGone(button) && stop()) });
  // Whoever goes on to another screen, or leaves in a hurry, must not be heard.
  mine.watch.observe(button.getRootNode(), { childList: true, subtree: true, attributeFilter: ['hidden'] });
  show(button, true);
  say(button, '');
  for (let waited = 0; waited < WAIT && !speech.getVoices().length; waited += 100) await pause(100);
  if (mine !== now) return;
  const voices = speech.getVoices().filter((voice) => voice.localService);
  const said = utterances(button.parentElement.closest('.aloud')?.parentElement ?? button.parentElement, voices);
  if (!said.length) return stop(), say(button, button.dataset.none);
  for (const one of said) {
    if (mine !== now) return;
    await spoken(one);
  }
  if (mine === now) stop();
};

/** Stops what is being read. */
export const stop = () => {
  if (!now) return;
  const { button, watch } = now;
  now = undefined;
  watch.disconnect();
  speech.cancel();
  show(button, false);
};

addEventListener('pagehide', stop);

const isGone = (button) => !button.isConnected || !!button.closest('[hidden]');

const show = (button, isOn) => [...button.children].forEach((words, place) => (words.hidden = (place === 1) !== isOn));

const say = (button, words) => {
  const note = button.nextElementSibling;
  if (note) note.textContent = words;
};

const spoken = (one) =>
  new Promise((done) => {
    one.onend = one.onerror = done;
    speech.speak(one);
  });

const utterances = (part, voices) =>
  pieces(part).flatMap(({ lang, text }) => {
    const voice = voiceOf(voices, lang);
    if (!voice) return [];
    return sentences(text, lang).map((sentence) => Object.assign(new SpeechSynthesisUtterance(sentence), { lang, voice, rate: 0.9 }));
  });

/** What a part says, in order: a piece for each block of text, and for each language in it. */
const pieces = (part) => {
  const found = [];
  const walker = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
  for (let node; (node = walker.nextNode()); ) {
    const element = node.parentElement;
    const last = found.at(-1);
    if (!node.data.trim() && last) last.text += ' ';
    if (!node.data.trim() || element.closest(QUIET) || element.checkVisibility?.() === false) continue;
    const [block, lang] = [blockOf(element), langOf(element)];
    if (last?.block === block && last.lang === lang) last.text += node.data;
    else found.push({ block, lang, text: node.data });
  }
  return found.map(({ lang, text }) => ({ lang, text: text.replace(/\s+/g, ' ').trim() }));
};

const blockOf = (element) => {
  while (/^(inline|contents)/.test(getComputedStyle(element).display) && element.parentElement) element = element.parentElement;
  return element;
};

const langOf = (element) => element.closest('[lang]')?.lang || document.documentElement.lang || 'en-GB';

const sentences = (text, lang) => {
  const cut = Intl.Segmenter
    ? Array.from(new Intl.Segmenter(lang, { granularity: 'sentence' }).segment(text), ({ segment }) => segment)
    : text.match(/[^.!?]+[.!?]*\s*/g) ?? [text];
  return cut.flatMap((sentence) => sentence.match(new RegExp(`.{1,${MOST}}(?=\\s|$)`, 'gu')) ?? [sentence]).map((words) => words.trim()).filter(Boolean);
};

/** The voice for a language: of its own country, else of this one, else any. Easy English is English. */
const voiceOf = (voices, lang) => {
  const plain = (name) => name.replace('_', '-').toLowerCase();
  const [wanted, [language]] = [plain(lang), plain(lang).split('-')];
  const fit = voices.filter((voice) => plain(voice.lang).split('-')[0] === language);
  const is = (name) => fit.find((voice) => plain(voice.lang) === name);
  return is(wanted) ?? is(`${language}-gb`) ?? fit.find((voice) => voice.default) ?? fit[0];
};
