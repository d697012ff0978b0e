// Fuse.js with each word of the query on its own, anywhere in a field.
import Fuse from 'fuse.js';
import { bytesOf, textOf } from './bytes.mjs';
import { NAME } from './weights.mjs';

const KEYS = [{ name: 'name', weight: NAME }, 'summary', 'about', 'tags', 'area'];
const OPTIONS = { keys: KEYS, threshold: 0.3, ignoreLocation: true, useExtendedSearch: true };

export const engine = () => ({
  package: 'fuse.js',
  needsRecords: true,
  build: (records) => Fuse.createIndex(KEYS, records),
  serialise: (index) => bytesOf(JSON.stringify(index)),
  load: (bytes, { records }) => new Fuse(records, OPTIONS, Fuse.parseIndex(JSON.parse(textOf(bytes)))),
  search: (index, query) => index.search(query, { limit: 10 }).map((found) => found.refIndex),
});
