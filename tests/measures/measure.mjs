// Times the core in Node: node measure.mjs GLUE.js core.pack FAMILIES
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';

const [glue, pack, count] = process.argv.slice(2);
const { Bench } = createRequire(import.meta.url)(resolve(glue));
const families = Number(count ?? 500);
const opening = process.hrtime.bigint();
const bench = new Bench(readFileSync(pack), families);
const opened = Number(process.hrtime.bigint() - opening) / 1e6;

const time = (name, times, run) => {
  for (let index = 0; index < Math.min(times, 200); index += 1) run(index);
  const took = [];
  for (let index = 0; index < times; index += 1) {
    const start = process.hrtime.bigint();
    run(index);
    took.push(Number(process.hrtime.bigint() - start) / 1e6);
  }
  took.sort((a, b) => a - b);
  const at = (share) => took[Math.floor((took.length - 1) * share)].toFixed(3);
  console.log(`${name.padEnd(44)} median ${at(0.5)} ms, 95th centile ${at(0.95)} ms, most ${at(1)} ms`);
};

console.log(`${bench.services()} services, ${families} families, WebAssembly in Node ${process.version} (opened and walked in ${opened.toFixed(0)} ms)`);
time('next question and plan after an answer', bench.steps(), (step) => bench.next_and_plan(step));
if (bench.services() <= 1000) time('verdicts with reasons for one family', families, (family) => bench.verdicts(family));
time('first question, every service open', 100, () => bench.first_question());
