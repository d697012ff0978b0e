// How far two colours stand apart, by WCAG 2.2 (https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio), and which colours of the navigator stand on which.
// A plain script, so that the page also works where it is opened from a disk: a browser loads no modules there.

globalThis.Contrast = (() => {
  /** The relative luminance of a colour of three bytes, red, green and blue: 0 is black, 1 white. https://www.w3.org/TR/WCAG22/#dfn-relative-luminance */
  const luminance = (bytes) => {
    const [red, green, blue] = bytes.map((byte) => {
      const part = byte / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };

  /** The contrast ratio of two colours: 1 is none, 21 that of black and white. */
  const ratio = (one, other) => {
    const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a);
    return (light + 0.05) / (dark + 0.05);
  };

  /** Words need 4.5 to 1 (success criterion 1.4.3), the edges of what a family uses and the mark of the focus 3 to 1 (1.4.11). */
  const [WORDS, EDGES] = [4.5, 3];

  /** The ring around what has the focus is drawn in two colours, of which one must show; this is the other. */
  const RING = '#0b0c0c';

  /** What stands on what: its name; the colours that may stand there, of which the best counts; the ground; and the ratio that is needed. */
  const PAIRS = [
    ['Words', ['text'], 'background', WORDS],
    ['Words on a tinted box', ['text'], 'surface', WORDS],
    ['Quiet words', ['quiet'], 'background', WORDS],
    ['Quiet words on a tinted box', ['quiet'], 'surface', WORDS],
    ['Links', ['link'], 'background', WORDS],
    ['Links on a tinted box', ['link'], 'surface', WORDS],
    ['Words on the main button', ['accent-text'], 'accent', WORDS],
    ['Words and edge of other buttons', ['accent'], 'background', WORDS],
    ['The same under the pointer', ['accent'], 'surface', WORDS],
    ['What is wrong, and urgent', ['danger'], 'background', WORDS],
    ['The same on a tinted box', ['danger'], 'surface', WORDS],
    ['Words on the urgent button', ['danger-text'], 'danger', WORDS],
    ['What suits', ['good'], 'background', WORDS],
    ['Edges of boxes to type in', ['edge'], 'background', EDGES],
    ['Words of a link with the focus', [RING], 'focus', WORDS],
    ['The focus', ['focus', RING], 'background', EDGES],
    ['The focus on a tinted box', ['focus', RING], 'surface', EDGES],
  ];

  /** The ratio of each pair. `bytes` gives the three bytes of a colour by its name in `PAIRS`. */
  const judge = (bytes) =>
    PAIRS.map(([name, tops, ground, needed]) => {
      const found = Math.max(...tops.map((top) => ratio(bytes(top), bytes(ground))));
      return { name, needed, found, passes: found >= needed };
    });

  return { luminance, ratio, WORDS, EDGES, RING, PAIRS, judge };
})();
