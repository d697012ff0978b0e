// FlexSearch with what it suggests where not every word matches; `tolerant` also finds words with letters swapped or missing.
import { Charset, Index } from 'flexsearch';
import { bytesOf, textOf } from './bytes.mjs';

export const engine = (tokenize) => {
  const fresh = () => new Index({ tokenize, encoder: Charset.LatinBalance });
  return {
    package: 'flexsearch',
    build(records) {
      const index = fresh();
      for (const { id, name, tags, area, summary, about } of records) index.add(id, [name, ...tags, area, summary, about].join(' '));
      return index;
    },
    // Its parts can be longer together than a string may be.
    async serialise(index) {
      const parts = [];
      await index.export((key, data) => {
        if (data !== undefined) parts.push(bytesOf(`${key}\t${data}\n`));
      });
      const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
      parts.reduce((place, part) => (bytes.set(part, place), place + part.length), 0);
      return bytes;
    },
    load(bytes) {
      const index = fresh();
      for (let start = 0; start < bytes.length; ) {
        const end = bytes.indexOf(10, start);
        const line = textOf(bytes.subarray(start, end));
        const tab = line.indexOf('\t');
        index.import(line.slice(0, tab), line.slice(tab + 1));
        start = end + 1;
      }
      return index;
    },
    search: (index, query) => index.search(query, { limit: 10, suggest: true }),
  };
};
