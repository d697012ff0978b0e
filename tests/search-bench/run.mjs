// One engine and one phase in a process of its own, so that heaps do not mix:
//   node --expose-gc run.mjs build ENGINE DATA OUT          builds the index and keeps it in OUT
//   node --expose-gc run.mjs query ENGINE DATA OUT SECONDS  loads it and asks
// DATA holds records.json and queries.json. Prints JSON on one line.
import { mkdir, readFile, readdir, stat, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { engineOf } from './engines/index.mjs';
import { measureQueries } from './runner.mjs';
import { gzipped, onTheWire } from './wire.mjs';

const [phase, name, data, out, seconds] = process.argv.slice(2);
const INDEX = 'index.bin';
// So many first searches are watched for what they fetch.
const VISITS = 20;

// The time of all processors together, so that waiting for another program does not count.
const cpu = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};
const wall = () => performance.now();
const json = async (file) => JSON.parse(await readFile(join(data, file)));
const median = (list) => list.sort((a, b) => a - b)[Math.floor((list.length - 1) / 2)];

const engine = await engineOf(name);
const folder = resolve(out);

// An index of many files: how many bytes, as they are and as they are sent.
const weigh = async () => {
  const all = (await readdir(folder, { recursive: true })).filter((file) => engine.needed(file));
  let [raw, gzip, brotli, files] = [0, 0, 0, 0];
  for (const file of all) {
    const path = join(folder, file);
    if (!(await stat(path)).isFile()) continue;
    const bytes = await readFile(path);
    raw += bytes.length;
    gzip += gzipped(bytes);
    brotli += onTheWire(bytes).bytes;
    files += 1;
  }
  return { raw, gzip, brotli, files };
};

const build = async () => {
  await mkdir(folder, { recursive: true });
  if (engine.builtElsewhere) return { bytes: await weigh() };
  const records = await json('records.json');
  const [start, began] = [cpu(), wall()];
  const index = await engine.build(records, { folder });
  const took = { build: cpu() - start, buildWall: wall() - began };
  // Where another program built it, its time is not in this one's.
  if (engine.needed) return { ...took, build: took.buildWall, bytes: await weigh() };
  const bytes = await engine.serialise(index);
  await writeFile(join(folder, INDEX), bytes);
  const { bytes: brotli, quality } = onTheWire(bytes);
  return { ...took, bytes: { raw: bytes.length, gzip: gzipped(bytes), brotli, quality, files: 1 } };
};

// Reads the index's files, and remembers what each weighs on its way to a browser.
const reader = () => {
  const fetched = new Map();
  const read = async (file) => {
    const bytes = new Uint8Array(await readFile(join(folder, file)));
    fetched.set(file, bytes);
    return bytes;
  };
  return { read, fetched };
};

// The code that an index brings along.
const brought = async () => {
  let weight = 0;
  for (const file of engine.libraryFiles ?? []) weight += onTheWire(await readFile(join(folder, file))).bytes;
  return weight;
};

// What a browser fetches for the first search of a visit and its ten results, beside the code.
const firstSearch = async (queries, context) => {
  const weighed = [];
  for (const { query } of queries.exact.slice(0, VISITS)) {
    const { read, fetched } = reader();
    const index = await engine.load(null, { ...context, read });
    await engine.fetch?.(index, query);
    const found = await engine.search(index, query);
    const ids = engine.ids ? await engine.ids(found) : found;
    await engine.show?.(index, ids);
    const data = [...fetched].filter(([file]) => !engine.libraryFiles.includes(file));
    weighed.push(data.reduce((sum, [, bytes]) => sum + onTheWire(bytes).bytes, 0));
  }
  return median(weighed);
};

const query = async () => {
  const queries = await json('queries.json');
  const records = engine.needsRecords ? await json('records.json') : undefined;
  // The glue for Node is no module: what it exports comes as its default.
  const glue = async () => (await import(pathToFileURL(process.env.FINGERPOST_GLUE))).default;
  const context = { folder, records, glue, read: reader().read };
  const bytes = engine.needed ? null : new Uint8Array(await readFile(join(folder, INDEX)));
  // What is held now, WebAssembly's memory and all.
  const held = () => {
    globalThis.gc();
    const { heapUsed, external } = process.memoryUsage();
    return heapUsed + external;
  };
  const before = held();
  const start = cpu();
  const index = await engine.load(bytes, context);
  const load = cpu() - start;
  const heap = held() - before;
  const clock = { now: cpu, step: 0.001 };
  const classes = await measureQueries({ engine, index, queries, clock, wall, seconds: Number(seconds) });
  const asked = held() - before;
  const first = engine.needed ? await firstSearch(queries, context) : null;
  return { load, heap, asked, classes, first, brought: await brought(), shows: engine.shows ?? false };
};

const version = async () => {
  if (!engine.package) return null;
  return JSON.parse(await readFile(join(import.meta.dirname, 'node_modules', engine.package, 'package.json'))).version;
};

const measured = phase === 'build' ? await build() : await query();
process.stdout.write(`${JSON.stringify({ engine: name, version: await version(), ...measured })}\n`);
process.exit(0);
