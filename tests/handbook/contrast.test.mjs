// The theme page's arithmetic on pairs that are known, and the promise of the navigator's styles that no colour of a host makes words hard to read.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import test from 'node:test';

import '../../docs/theme/contrast.js';

const { PAIRS, RING, WORDS, judge, luminance, ratio } = globalThis.Contrast;

const bytes = (hex) => [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16));
const styles = await readFile(new URL('../../web/src/components/style.css', import.meta.url), 'utf8');

test('known pairs', () => {
  assert.equal(ratio(bytes('#000000'), bytes('#ffffff')), 21);
  assert.equal(ratio(bytes('#808080'), bytes('#808080')), 1);
  // The darkest grey that fails on white and the lightest that passes: the pair that WCAG's readers know.
  assert.ok(ratio(bytes('#777777'), bytes('#ffffff')) < WORDS);
  assert.ok(ratio(bytes('#767676'), bytes('#ffffff')) >= WORDS);
  assert.equal(ratio(bytes('#ff0000'), bytes('#ffffff')).toFixed(2), '4.00');
  assert.equal(ratio(bytes('#0000ff'), bytes('#ffffff')).toFixed(2), '8.59');
  // The same whichever comes first.
  assert.equal(ratio(bytes('#0b0c0c'), bytes('#ffdd00')), ratio(bytes('#ffdd00'), bytes('#0b0c0c')));
});

/** The two colours of a property of the styles, for a light page and for a dark one. */
const ours = (name) => styles.match(new RegExp(`--${name}:(?:var\\(--fingerpost-${name},)?light-dark\\((#\\w+),(#\\w+)\\)`)).slice(1).map((hex) =>
  bytes(hex.length === 4 ? `#${[...hex.slice(1)].map((digit) => digit + digit).join('')}` : hex));

test('every pair passes as it comes', () => {
  for (const at of [0, 1]) {
    const [text, background, surface, danger, dangerText, good] =
      ['text', 'background', 'surface', 'danger', 'danger-text', 'good'].map((name) => ours(name)[at]);
    const mix = (share) => text.map((part, i) => Math.round(part * share + background[i] * (1 - share)));
    const share = (name) => Number(styles.match(new RegExp(`--${name}:.*?color-mix\\(in srgb,var\\(--text\\) (\\d+)%`))[1]) / 100;
    const accent = kept(bytes('#0a5753'), at).map((part) => Math.round(part * 255));
    const accentText = wordsOn(accent);
    const focus = bytes('#ffdd00');
    const found = { text, background, surface, danger, 'danger-text': dangerText, good, 'accent-text': accentText, accent, link: accent, focus, [RING]: bytes(RING), quiet: mix(share('quiet')), edge: mix(share('edge')) };
    for (const { name, found: ratio, passes } of judge((colour) => found[colour])) assert.ok(passes, `${name}: ${ratio}, ${at ? 'dark' : 'light'}`);
  }
  assert.equal(PAIRS.length, 17);
});

// CSS Color 4, section 9: from linear sRGB to OKLab and back; a browser cuts off what a screen cannot show.
const linear = (byte) => (byte / 255 <= 0.04045 ? byte / 255 / 12.92 : ((byte / 255 + 0.055) / 1.055) ** 2.4);
const encoded = (part) => (part <= 0.0031308 ? part * 12.92 : 1.055 * part ** (1 / 2.4) - 0.055);
const toOklab = ([r, g, b]) => {
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s, 1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s, 0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s];
};
const fromOklab = (L, a, b) => {
  const l = (L + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (L - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (L - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s, -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s, -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s];
};

/** A host's colour as the styles take it, in parts from 0 to 1, for a light page or a dark one. */
const [limits, chroma] = (() => {
  const found = [...styles.matchAll(/oklch\(from var\(--host\) (min|max)\(l,(\.\d+)\) min\(c,(\.\d+)\) h\/1\)/g)];
  assert.equal(found.length, 2);
  return [found.map(([, way, limit]) => (light) => Math[way](light, Number(limit))), Number(found[0][3])];
})();
function kept(colour, at) {
  const [light, a, b] = toOklab(colour.map(linear));
  const less = Math.min(1, chroma / Math.max(Math.hypot(a, b), 1e-9));
  return fromOklab(limits[at](light), a * less, b * less).map((part) => encoded(Math.min(1, Math.max(0, part))));
}

/** The words on a button of this colour: white or black, by how light it is. */
const [, lightest] = styles.match(/--accent-text:var\(--fingerpost-accent-text,oklch\(from var\(--accent\) clamp\(0,\((\.\d+) - l\)/);
function wordsOn(colour) {
  return bytes(toOklab(colour.map(linear))[0] < Number(lightest) ? '#ffffff' : '#000000');
}

test('no colour of a host makes words hard to read', () => {
  const grounds = [0, 1].map((at) => ['background', 'surface'].map((name) => luminance(ours(name)[at])));
  const worst = [21, 21];
  const steps = [...Array(52).keys()].map((step) => step * 5);
  for (const red of steps) for (const green of steps) for (const blue of steps) for (const at of [0, 1]) {
    const button = kept([red, green, blue], at).map((part) => part * 255);
    const here = luminance(button);
    for (const ground of [...grounds[at], luminance(wordsOn(button))]) worst[at] = Math.min(worst[at], (Math.max(here, ground) + 0.05) / (Math.min(here, ground) + 0.05));
  }
  console.log(`the worst of 140,608 colours: ${worst.map((ratio) => ratio.toFixed(2)).join(' to 1 on a light page, ')} to 1 on a dark one`);
  assert.ok(worst.every((ratio) => ratio >= WORDS), `${worst}`);
});

test('the page shows every style of the navigator, in its order', async () => {
  const read = (file) => readFile(new URL(`../../${file}`, import.meta.url), 'utf8');
  const files = (text, pattern) => [...text.matchAll(pattern)].map(([, file]) => file);
  const shown = files(await read('docs/theme.md'), /\{\{#include \.\.\/web\/src\/(\S+\.css)\}\}/g);
  assert.deepEqual(shown, files(await read('web/src/styles.rs'), /include_str!\("(\S+\.css)"\)/g));
  assert.ok(shown.length > 0);
});

test('every property that the styles take from a host is on the page', async () => {
  const page = await readFile(new URL('../../docs/theme.md', import.meta.url), 'utf8');
  const sheets = await Promise.all([...page.matchAll(/\{\{#include (\S+\.css)\}\}/g)].map(([, file]) => readFile(new URL(`../../docs/${file}`, import.meta.url), 'utf8')));
  const own = new Set(sheets.flatMap((sheet) => [...sheet.matchAll(/(--[\w-]+):/g)].map(([, name]) => name)));
  const taken = new Set(sheets.flatMap((sheet) => [...sheet.matchAll(/var\((--[\w-]+)/g)].map(([, name]) => name)).filter((name) => !own.has(name)));
  for (const name of taken) assert.ok(page.includes(`\`${name}\``), name);
  assert.ok([...taken].filter((name) => name.startsWith('--fingerpost-')).length === 14, [...taken].join(' '));
});
