// The same measuring in a page: `?engine=NAME&seconds=N`. The answer is in `window.result`, as text.
import { engineOf } from './engines/index.mjs';
import { measureQueries } from './runner.mjs';

const asked = new URLSearchParams(location.search);
// Browsers blur their clock, unless a page shuts others out.
const STEP = crossOriginIsolated ? 0.005 : 0.1;

const bytesOf = async (file) => {
  const answer = await fetch(file);
  if (!answer.ok) throw new Error(`${file}: ${answer.status}`);
  return new Uint8Array(await answer.arrayBuffer());
};
const json = async (file) => JSON.parse(new TextDecoder().decode(await bytesOf(file)));
const glue = async () => {
  const module = await import('./fingerpost_measures.js');
  await module.default();
  return module;
};

const measure = async () => {
  const engine = await engineOf(asked.get('engine'));
  const queries = await json('queries.json');
  const records = engine.needsRecords ? await json('records.json') : undefined;
  const read = (file) => bytesOf(`index/${file}`);
  const bytes = engine.needed ? null : await read('index.bin');
  const start = performance.now();
  const index = await engine.load(bytes, { folder: 'index', records, glue, read });
  const load = performance.now() - start;
  const wall = () => performance.now();
  const clock = { now: wall, step: STEP };
  return { load, classes: await measureQueries({ engine, index, queries, clock, wall, seconds: Number(asked.get('seconds')) }) };
};

window.result = null;
measure()
  .catch((problem) => ({ error: String(problem) }))
  .then((result) => {
    window.result = JSON.stringify(result);
  });
