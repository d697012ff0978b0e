// node data.mjs DATA: what the data themselves come to, as JSON: the records' size, that of the names and summaries that a list of results shows, and
// the most that an engine could find.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ceiling } from './runner.mjs';
import { onTheWire } from './wire.mjs';

const [data] = process.argv.slice(2);
const weighed = (bytes) => ({ raw: bytes.length, brotli: onTheWire(bytes).bytes });
const records = await readFile(join(data, 'records.json'));
const shown = JSON.parse(records).map(({ name, summary }) => [name, summary]);
const queries = JSON.parse(await readFile(join(data, 'queries.json')));
const facts = { services: shown.length, records: weighed(records), results: weighed(Buffer.from(JSON.stringify(shown))), ceiling: ceiling(queries) };
process.stdout.write(`${JSON.stringify(facts)}\n`);
