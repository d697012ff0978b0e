// A screen of the navigator in a made-up language: each piece of a text of ours stands between « and ». Evaluated after look.js.
const frame = () => all('.fp')[0];
// What a family reads or hears besides what stands between tags.
const heard = ['aria-label', 'aria-roledescription', 'alt', 'title', 'placeholder'];
// In an attribute and in an option, which hold no elements, English stands between marks.
const unmarked = (text) => text.replace(/\u2068[^\u2069]*\u2069/g, '');
// A place has one name in every language.
const places = /Warwickshire|Coventry|Worcestershire/g;
const made_up = {
  // Letters that are outside, less what says that it is in another language; and what says so and is not.
  outside: () => {
    const found = [];
    let depth = 0;
    const look = (text) => {
      let is_outside = false;
      for (const letter of text.replace(places, '')) {
        if (letter === '«') depth += 1;
        if (letter === '»') depth -= 1;
        is_outside ||= depth === 0 && /\p{L}/u.test(letter);
      }
      // A letter by itself heads its part of the list from A to Z.
      if (is_outside && text.trim().length > 1) found.push(clean(text));
    };
    const gather = (e) => {
      if (e !== frame() && e.lang && e.lang !== frame().lang) {
        // A language is called by its own name.
        if (e.textContent.includes('«') && !e.closest('.languages')) found.push(`under ${e.lang}: ${clean(e.textContent)}`);
        return;
      }
      heard.forEach((name) => look(unmarked(e.getAttribute(name) || '')));
      e.childNodes.forEach((child) => {
        if (child.nodeType === Node.TEXT_NODE) look(e.localName === 'option' ? unmarked(child.data) : child.data);
        if (child.nodeType === Node.ELEMENT_NODE) gather(child);
      });
    };
    gather(frame());
    return found;
  },
  // Each box that is no part of a line: what it is, how far from where the language begins it begins and ends. In the row of languages another one is in bold.
  boxes: () => {
    const from_right = frame().dir === 'rtl', width = document.documentElement.clientWidth;
    const is_box = (e) => !/^(inline|contents|none)/.test(getComputedStyle(e).display) && !e.closest('svg, .languages, [dir=ltr]:not(.fp)');
    return all('.fp, .fp *').filter(is_box).map((e) => {
      const { left, right } = e.getBoundingClientRect();
      const ends = from_right ? [width - right, width - left] : [left, right];
      return [`${e.localName}.${e.className} ${clean(e.innerText).slice(0, 40)}`, ...ends.map(Math.round)];
    });
  },
};
