// What axe-core cannot see: how a page holds up when a family changes how it looks. Evaluated after look.js.
const everything = () => all('main, main *').concat(all('.fp, .fp *'));
const said = (e) => clean(e.innerText || e.value || e.getAttribute('aria-label')).slice(0, 40) || `<${e.localName} class="${e.className}">`;
const unseen = (e) => { const r = e.getBoundingClientRect(); return r.width <= 1 || r.height <= 1; };
const looks = {
  // What stands out at the side, so that a reader must scroll there.
  wide: () => {
    const room = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= room) return [];
    const is_out = ({ left, right }) => right > room + 1 || left < -1;
    return ['the page', ...everything().filter((e) => !unseen(e) && is_out(e.getBoundingClientRect())).map((e) => `${e.localName}.${e.className}: ${said(e)}`)];
  },
  // Text that a box cuts off, that stands out of its button, or that makes the page scroll sideways.
  cut: () => {
    const hides = (e) => { const s = getComputedStyle(e); return s.overflowX !== 'visible' || s.overflowY !== 'visible'; };
    const over = (e) => e.scrollWidth > e.clientWidth + 1 || e.scrollHeight > e.clientHeight + 1;
    const boxes = everything().filter((e) => !unseen(e) && hides(e) && over(e) && !/^(input|select|textarea)$/.test(e.localName));
    const tall = all('button, .button').filter((e) => e.scrollHeight > e.clientHeight + 1 || e.scrollWidth > e.clientWidth + 1);
    return [...boxes.map(said), ...tall.map(said), ...looks.wide()];
  },
  // Whatever moves, or would.
  moving: () => everything().filter((e) => {
    const s = getComputedStyle(e), lasts = (time) => time.split(',').some((part) => parseFloat(part) > 0);
    return (lasts(s.transitionDuration) && s.transitionProperty !== 'none') || (s.animationName !== 'none' && lasts(s.animationDuration)) || s.scrollBehavior === 'smooth';
  }).map(said),
  // Controls that nothing sets apart from words where a device's few colours take the place of the page's: no border and no underline.
  bare: () => all('button, .button, input, select, textarea, summary, a[href], [role=button]').filter((e) => {
    const s = getComputedStyle(e), box = e.closest('.choice, summary') || e, b = getComputedStyle(box);
    const border = [s, b].some((t) => parseFloat(t.borderTopWidth) > 0 && t.borderTopStyle !== 'none' && t.borderTopColor !== t.backgroundColor);
    return !unseen(e) && !border && !s.textDecorationLine.includes('underline') && e.localName !== 'summary';
  }).map(said),
  // Targets under 24 CSS pixels, less WCAG's exceptions: those in a sentence, and those with room around them for a circle of 24 that touches no other.
  small: () => {
    const box = (e) => {
      const parts = [e, ...(e.labels || [])].map((part) => part.getBoundingClientRect());
      return parts.reduce((most, r) => (r.width * r.height > most.width * most.height ? r : most));
    };
    const targets = all('button, a[href], summary, input, select, textarea, [role=button]').filter((e) => box(e).width > 1);
    const is_inline = (e) => getComputedStyle(e).display === 'inline';
    const in_a_sentence = (e) => {
      let block = e;
      while (is_inline(block)) block = block.parentElement;
      return block !== e && clean(block.textContent) !== clean(e.textContent);
    };
    const middle = (e) => { const r = box(e); return [r.left + r.width / 2, r.top + r.height / 2]; };
    const far = (e) => targets.every((other) => {
      if (other === e) return true;
      const [x, y] = middle(e), r = box(other), is_small = r.width < 24 || r.height < 24, [ox, oy] = middle(other);
      const gap = Math.hypot(Math.max(r.left - x, 0, x - r.right), Math.max(r.top - y, 0, y - r.bottom));
      return gap >= 12 && (!is_small || Math.hypot(ox - x, oy - y) >= 24);
    });
    return targets.filter((e) => { const r = box(e); return (r.width < 24 || r.height < 24) && !in_a_sentence(e) && !far(e); }).map(said);
  },
  // WCAG's text spacing, in every root, or as it was.
  space: (on) => {
    const styles = '* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-block-end: 2em !important }';
    roots(document).forEach((root) => {
      if (on) {
        const sheet = new CSSStyleSheet();
        sheet.replaceSync(styles);
        root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
      } else {
        root.adoptedStyleSheets = [...root.adoptedStyleSheets].slice(0, -1);
      }
    });
    return true;
  },
};
