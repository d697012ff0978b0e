// Times the core in Node: node measure.mjs GLUE.js core.pack
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';

const [glue, pack] = process.argv.slice(2);
const { Bench } = createRequire(import.meta.url)(resolve(glue));
const families = 500;
const bench = new Bench(readFileSync(pack), families);

const time = (name, run) => {
  for (let family = 0; family < families; family += 1) run(family);
  const times = [];
  for (let family = 0; family < families; family += 1) {
    const start = process.hrtime.bigint();
    run(family);
    times.push(Number(process.hrtime.bigint() - start) / 1e6);
  }
  times.sort((a, b) => a - b);
  const at = (share) => times[Math.floor((times.length - 1) * share)].toFixed(3);
  console.log(`${name.padEnd(44)} median ${at(0.5)} ms, 95th centile ${at(0.95)} ms`);
};

console.log(`${bench.services()} services, ${families} families, WebAssembly in Node ${process.version}`);
time('verdicts with reasons for one family', (family) => bench.verdicts(family));
time('next question and plan, at the end', (family) => bench.next_and_plan(family));
time('first question, every service open', () => bench.first_question());
