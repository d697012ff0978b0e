// A chat: the page holds the words, a worker holds the offer, so that nothing ever waits on the page.
const worker = new Worker(new URL('worker.js', import.meta.url), { type: 'module' });
const [talk, form, box] = ['talk', 'say', 'words'].map((id) => /** @type {HTMLElement} */ (document.getElementById(id)));

/** @param {string} words @param {boolean} own */
function add(words, own) {
  const line = document.createElement('p');
  line.className = own ? 'own' : '';
  const who = document.createElement('strong');
  who.textContent = own ? 'You: ' : 'Guide: ';
  line.append(who, words);
  talk?.append(line);
  line.scrollIntoView({ block: 'nearest' });
}

worker.onmessage = (/** @type {MessageEvent<string>} */ event) => add(event.data, false);
worker.onerror = () => add('Sorry, this chat cannot start here.', false);
if (form && box instanceof HTMLInputElement) {
  form.onsubmit = (event) => {
    event.preventDefault();
    const words = box.value.trim();
    box.value = '';
    box.focus();
    if (words === '') return;
    add(words, true);
    worker.postMessage(words);
  };
}
