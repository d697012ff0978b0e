// Orama with one slip in each word. Its index holds the records too.
import { create, insertMultiple, load, save, search } from '@orama/orama';
import { bytesOf, textOf } from './bytes.mjs';
import { NAME } from './weights.mjs';

const fresh = () =>
  create({ schema: { name: 'string', summary: 'string', about: 'string', tags: 'string[]', area: 'string' } });
const MANY = 500;

export const engine = () => ({
  package: '@orama/orama',
  shows: true,
  async build(records) {
    const index = fresh();
    await insertMultiple(index, records.map((record) => ({ ...record, id: String(record.id) })), MANY);
    return index;
  },
  serialise: (index) => bytesOf(JSON.stringify(save(index))),
  load(bytes) {
    const index = fresh();
    load(index, JSON.parse(textOf(bytes)));
    return index;
  },
  async search(index, term) {
    const found = await search(index, { term, tolerance: 1, limit: 10, boost: { name: NAME } });
    return found.hits.map((hit) => Number(hit.id));
  },
});
