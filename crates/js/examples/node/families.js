// Answers for a list of families: JSON in, CSV or JSON out.
//
//   node families.js OFFER families.json [--json]
//
// OFFER is the folder that `fingerpost pack` wrote. families.json is a list: each has a name of your own for it, and answers as
// `fingerpost ask --answers` takes them. What cannot be read is told of, all of it at once, and nothing is written.
import { readFile } from 'node:fs/promises';
import { argv, exit, stderr, stdout } from 'node:process';

import { FingerpostError, openOffer } from 'fingerpost';

const [, , folder, file, form] = argv;
if (!folder || !file) {
  stderr.write('usage: node families.js OFFER families.json [--json]\n');
  exit(2);
}

try {
  const offer = await openOffer(folder);
  /** @type {{ name: string, answers: import('fingerpost').Answers }[]} */
  const families = JSON.parse(await readFile(file, 'utf8'));
  /** @type {string[]} */
  const wrong = [];
  const rows = families.flatMap(({ name, answers }) => {
    try {
      const guide = offer.guide(answers);
      const next = guide.next()?.id ?? '';
      return guide.plan().groups.flatMap(({ group, services }) =>
        services.map(({ id, outcome, why }) => ({ family: name, group, service: id, outcome, why: why.join('; '), next })));
    } catch (error) {
      if (!(error instanceof FingerpostError)) throw error;
      wrong.push(...error.problems.map((problem) => `${name}: ${problem}`));
      return [];
    }
  });
  if (wrong.length > 0) {
    stderr.write(`${wrong.join('\n')}\n`);
    exit(1);
  }
  stdout.write(form === '--json' ? `${JSON.stringify(rows, null, 2)}\n` : csv(rows));
} catch (error) {
  stderr.write(`${error instanceof Error ? error.message : error}\n`);
  exit(1);
}

/** @param {Record<string, string>[]} rows */
function csv(rows) {
  const names = ['family', 'group', 'service', 'outcome', 'why', 'next'];
  const cell = (/** @type {string} */ text) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  return [names, ...rows.map((row) => names.map((name) => row[name] ?? ''))].map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}
