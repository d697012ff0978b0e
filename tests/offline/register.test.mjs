// When a kept site forgets the pages that were seen: on leaving in a hurry, by the same rule as the navigator and the pages (web/src/components/shell, web/static/page.js).
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { beforeEach, test } from 'node:test';

const script = await readFile(new URL('../../crates/site/src/offline/register.js', import.meta.url), 'utf8');
let said, listeners;

beforeEach(async () => {
  [said, listeners] = [[], {}];
  const serviceWorker = { controller: { postMessage: (message) => said.push(message) } };
  Object.defineProperty(globalThis, 'navigator', { value: { serviceWorker }, configurable: true });
  globalThis.document = { readyState: 'loading' };
  globalThis.addEventListener = (event, listener) => (listeners[event] = listener);
  // Each its own: what a script has counted goes with it.
  await import(`data:text/javascript,${encodeURIComponent(`${script}// ${Math.random()}`)}`);
});

const press = (timeStamp, key = 'Shift', repeat = false) => listeners.keydown({ key, repeat, timeStamp });

test('three Shifts in five seconds forget', () => {
  [0, 2000, 4900].forEach((time) => press(time));
  assert.deepEqual(said, ['forget']);
});

test('Shifts that take longer do not: who types capitals does not leave', () => {
  [0, 2600, 5200, 7900, 60_000].forEach((time) => press(time));
  assert.deepEqual(said, []);
  // The last three of four, though.
  [61_000, 62_000].forEach((time) => press(time));
  assert.deepEqual(said, ['forget']);
});

test('another key between, and a key that is held, do not count', () => {
  [[0], [10], [20, 'a'], [30], [40], [50, 'Shift', true]].forEach((args) => press(...args));
  assert.deepEqual(said, []);
  press(60);
  assert.deepEqual(said, ['forget']);
});
