// Lunr with each word as it is, by its start, and with one slip.
import lunr from 'lunr';
import { bytesOf, textOf } from './bytes.mjs';
import { NAME } from './weights.mjs';

export const engine = () => ({
  package: 'lunr',
  build: (records) =>
    lunr(function fill() {
      this.ref('id');
      this.field('name', { boost: NAME });
      for (const field of ['summary', 'about', 'tags', 'area']) this.field(field);
      for (const record of records) this.add({ ...record, tags: record.tags.join(' ') });
    }),
  serialise: (index) => bytesOf(JSON.stringify(index)),
  load: (bytes) => lunr.Index.load(JSON.parse(textOf(bytes))),
  search(index, query) {
    const found = index.query((asked) => {
      for (const word of lunr.tokenizer(query)) {
        asked.term(word, { boost: 100 });
        asked.term(word, { boost: 10, usePipeline: false, wildcard: lunr.Query.wildcard.TRAILING });
        asked.term(word, { boost: 1, editDistance: 1 });
      }
    });
    return found.slice(0, 10).map((one) => Number(one.ref));
  },
});
