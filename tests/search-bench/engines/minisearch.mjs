// MiniSearch at its most forgiving: any word may match, by its start, or with slips in a fifth of its letters.
import MiniSearch from 'minisearch';
import { bytesOf, textOf } from './bytes.mjs';
import { NAME } from './weights.mjs';

const OPTIONS = { fields: ['name', 'summary', 'about', 'tags', 'area'] };
const SEARCH = { prefix: true, fuzzy: 0.2, boost: { name: NAME } };

export const engine = () => ({
  package: 'minisearch',
  build(records) {
    const index = new MiniSearch(OPTIONS);
    index.addAll(records);
    return index;
  },
  serialise: (index) => bytesOf(JSON.stringify(index)),
  load: (bytes) => MiniSearch.loadJSON(textOf(bytes), OPTIONS),
  search: (index, query) => index.search(query, SEARCH).slice(0, 10).map((found) => found.id),
});
