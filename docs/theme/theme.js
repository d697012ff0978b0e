// The page where a council tries its theme: the navigator's own styles on what it shows, and the contrast of every pair. Nothing leaves the page.

(() => {
  const { PAIRS, RING, judge } = Contrast;

  const place = document.querySelector('#theme');
  const styles = document.querySelector('#theme-styles').textContent;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(styles);
  const SCHEMES = ['light', 'dark'];

  // The samples: what a family sees, in either scheme, each in a shadow root as on a council's page.
  const samples = SCHEMES.map((scheme) => {
    const host = place.querySelector(`#theme-${scheme}`);
    const root = host.attachShadow({ mode: 'open' });
    root.adoptedStyleSheets = [sheet];
    root.append(document.querySelector('#theme-sample').content.cloneNode(true));
    // One group of choices in each sample, and names for labels that hold inside it only.
    host.style.colorScheme = scheme;
    return { scheme, host, frame: root.querySelector('.fp') };
  });

  const pen = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });

  /** The three bytes that a browser draws a colour with, or nothing where it is no colour. */
  const bytesOf = (colour) => {
    if (!CSS.supports('color', colour)) return undefined;
    pen.clearRect(0, 0, 1, 1);
    pen.fillStyle = colour;
    pen.fillRect(0, 0, 1, 1);
    return [...pen.getImageData(0, 0, 1, 1).data.slice(0, 3)];
  };

  // A custom property says how a colour is made; only a real property says which one it is.
  const probe = (frame) => (name) => {
    const mark = frame.querySelector('[data-probe]');
    mark.style.color = name === RING ? RING : `var(--${name})`;
    return bytesOf(getComputedStyle(mark).color);
  };

  const hex = (bytes) => `#${bytes.map((byte) => byte.toString(16).padStart(2, '0')).join('')}`;
  const fields = [...place.querySelectorAll('[data-name]')];
  const pickers = [...place.querySelectorAll('[data-picks]')];
  const field = (name) => fields.find((field) => field.dataset.name === name);
  const isColour = (field) => pickers.some((picker) => picker.dataset.picks === field.dataset.name);
  const takes = (field) => CSS.supports(isColour(field) ? 'color' : field.dataset.property, field.value.trim());

  /** What is filled in and makes sense. */
  const chosen = () => fields.filter((field) => field.value.trim() && takes(field)).map((field) => [`--fingerpost-${field.dataset.name}`, field.value.trim()]);

  const row = (name, results) => {
    const made = document.createElement('tr');
    const cell = (tag, words) => Object.assign(document.createElement(tag), { textContent: words });
    const head = cell('th', name);
    head.scope = 'row';
    made.append(head, ...results.map(({ found, needed, passes }) => cell('td', `${passes ? '✓ passes' : '✗ FAILS'}: ${(Math.floor(found * 100) / 100).toFixed(2)} of ${needed}`)));
    made.className = results.every(({ passes }) => passes) ? '' : 'fails';
    return made;
  };

  const show = () => {
    const list = chosen();
    for (const { host } of samples) {
      fields.forEach((field) => host.style.removeProperty(`--fingerpost-${field.dataset.name}`));
      list.forEach(([name, value]) => host.style.setProperty(name, value));
    }
    for (const field of fields) {
      const wrong = field.value.trim() && !takes(field);
      field.toggleAttribute('aria-invalid', wrong);
      if (wrong) field.setAttribute('aria-invalid', 'true');
      place.querySelector(`#${field.id}-wrong`).textContent = wrong ? 'A browser cannot read this, so it is left out.' : '';
    }
    const results = samples.map(({ frame }) => judge(probe(frame)));
    place.querySelector('tbody').replaceChildren(...PAIRS.map(([name], at) => row(name, results.map((result) => result[at]))));
    const failing = results.map((result) => result.filter(({ passes }) => !passes).length);
    place.querySelector('#theme-verdict').textContent = failing.some(Boolean)
      ? `${failing[0]} of ${PAIRS.length} pairs fail on a light page, ${failing[1]} on a dark one.`
      : `All ${PAIRS.length} pairs pass, on a light page and on a dark one.`;
    place.querySelector('#theme-css').value = list.length ? `fingerpost-navigator {\n${list.map(([name, value]) => `  ${name}: ${value};\n`).join('')}}` : '';
    for (const picker of pickers) picker.value = hex(probe(samples[0].frame)(picker.dataset.picks));
  };

  for (const picker of pickers) {
    picker.addEventListener('input', () => {
      field(picker.dataset.picks).value = picker.value;
      show();
    });
  }
  place.addEventListener('input', (event) => fields.includes(event.target) && show());
  place.querySelector('form').addEventListener('reset', () => setTimeout(show));
  place.querySelector('form').addEventListener('submit', (event) => event.preventDefault());
  place.hidden = false;
  show();
})();
