// Measures one engine, in Node or in a page. Times are in milliseconds.

/** The classes of queries, in the order in which they are told of. */
export const CLASSES = ['exact', 'one typo', 'every word', 'prefix'];
// A query is timed three times and the best counts: what else the machine does makes it slower, never quicker.
const TIMES = 3;
// A stretch of less than this many ticks of the clock is too short to be read off it.
const TICKS = 20;

const at = (sorted, share) => sorted[Math.floor((sorted.length - 1) * share)];
const mean = (list) => list.reduce((sum, one) => sum + one, 0) / list.length;

// `clock.now()` is in milliseconds and moves in steps of `clock.step`.
const timed = async (clock, work) => {
  let best = Infinity;
  let result;
  for (let time = 0; time < TIMES; time += 1) {
    const start = clock.now();
    let rounds = 0;
    let took = 0;
    do {
      const found = work();
      // Waiting costs time that an engine which does not wait must not pay.
      result = found instanceof Promise ? await found : found;
      rounds += 1;
      took = clock.now() - start;
    } while (took < TICKS * clock.step);
    best = Math.min(best, took / rounds);
  }
  return [best, result];
};

// All queries of one class, or as many as the seconds allow.
const measureClass = async ({ engine, index, clock, wall, seconds }, asked) => {
  const [took, firsts, tens] = [[], [], []];
  const end = wall() + seconds * 1000;
  for (const { query, target } of asked) {
    if (wall() > end) break;
    await engine.fetch?.(index, query);
    const [best, found] = await timed(clock, () => engine.search(index, query));
    const ids = engine.ids ? await engine.ids(found) : found;
    took.push(best);
    firsts.push(ids[0] === target ? 1 : 0);
    tens.push(ids.includes(target) ? 1 : 0);
  }
  took.sort((a, b) => a - b);
  return { n: took.length, p50: at(took, 0.5), p95: at(took, 0.95), recall1: mean(firsts), recall10: mean(tens) };
};

/** Every class of queries, with an equal part of the seconds each. */
export const measureQueries = async ({ queries, seconds, ...measured }) => {
  const classes = {};
  for (const name of CLASSES) {
    classes[name] = await measureClass({ ...measured, seconds: seconds / CLASSES.length }, queries[name]);
  }
  return classes;
};

/** What an engine that knew the rules of the game and nothing else would find: where several names fit a query, chance decides. */
export const ceiling = (queries) =>
  Object.fromEntries(
    CLASSES.map((name) => {
      const asked = queries[name];
      const share = (places) => mean(asked.map(({ rivals }) => Math.min(1, places / Math.max(1, rivals))));
      return [name, { n: asked.length, recall1: share(1), recall10: share(10) }];
    }),
  );
