// node report.mjs RESULTS.json: writes table.md and chart.svg beside it, and prints the table.
import { readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { chart } from './chart.mjs';
import { CLASSES } from './runner.mjs';

const [file] = process.argv.slice(2);
const results = JSON.parse(await readFile(file));

const three = (number) => (number >= 100 ? Math.round(number).toString() : Number(number.toPrecision(2)).toString());
const time = (ms) => (ms === undefined || ms === null ? '—' : ms >= 1000 ? `${three(ms / 1000)} s` : `${three(ms)} ms`);
const size = (bytes) => {
  if (bytes === undefined || bytes === null) return '—';
  return bytes >= 1e6 ? `${three(bytes / 1e6)} MB` : `${three(bytes / 1e3)} kB`;
};
const percent = (share) => Math.round(share * 100).toString();
const row = (cells) => `| ${cells.join(' | ')} |`;
const head = (cells) => [row(cells), row(cells.map(() => '---'))];

// What a browser fetches for the first search of a visit, beside the code: the index, or some pieces of it, and what the results show.
const firstSearch = ({ first, bytes, shows }, results) => first ?? (bytes.brotli + (shows ? 0 : results.brotli));

const brotli = ({ brotli: bytes, quality = 11, files }) =>
  size(bytes) + (quality < 11 ? ` (level ${quality})` : '') + (files > 1 ? `, ${files} files` : '');

const sizes = ({ engines, results }) => [
  ...head(['engine', 'build', 'index', 'with gzip', 'with brotli', 'first search of a visit', 'code', 'load', 'memory: loaded', 'after all queries']),
  ...engines.map((one) =>
    row([
      one.label,
      time(one.build),
      size(one.bytes?.raw),
      size(one.bytes?.gzip),
      one.bytes ? brotli(one.bytes) : '—',
      // Natively nothing is fetched.
      one.bytes && 'first' in one ? size(firstSearch(one, results)) : '—',
      one.library ? size(one.library + (one.brought ?? 0)) : '—',
      time(one.load),
      size(one.heap),
      size(one.asked),
    ])),
];

// Why a row is not whole.
const failures = ({ engines }) => engines.filter((one) => one.failed).map((one) => `- ${one.label}: ${one.failed}`);

const queries = ({ engines, ceiling }) => {
  const best = CLASSES.map((name) => `${percent(ceiling[name].recall1)} / ${percent(ceiling[name].recall10)}`);
  return [
    ...head(['engine', ...CLASSES.flatMap((name) => [`${name}: p50 / p95`, 'found 1st / in 10, %']), 'n']),
    ...engines
      .filter((one) => one.classes)
      .map((one) =>
        row([
          one.label,
          ...CLASSES.flatMap((name) => {
            const { n, p50, p95, recall1, recall10 } = one.classes[name];
            return n ? [`${time(p50)} / ${time(p95)}`, `${percent(recall1)} / ${percent(recall10)}`] : ['—', '—'];
          }),
          CLASSES.map((name) => one.classes[name].n).join('/'),
        ])),
    row(['*the most that can be*', ...best.flatMap((share) => ['', share]), '']),
  ];
};

const table = results.sizes.flatMap((one) => [
  `### ${one.services.toLocaleString('en-GB')} services`,
  '',
  `Records as JSON: ${size(one.records.raw)}, with brotli ${size(one.records.brotli)}; names and summaries alone, with brotli ${size(one.results.brotli)}.`,
  '',
  ...sizes(one),
  '',
  ...queries(one),
  '',
  ...failures(one),
  '',
]);
const text = `${[`Measured with ${results.machine}; at most ${results.seconds} s for an engine's queries at one size.`, '', ...table].join('\n')}`;
await writeFile(join(dirname(file), 'table.md'), text);
await writeFile(join(dirname(file), 'chart.svg'), chart(results));
process.stdout.write(text);
