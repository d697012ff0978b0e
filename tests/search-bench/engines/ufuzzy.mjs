// uFuzzy: no index at all; it looks through the text itself, with one slip in each word. The words must stand in the order of the query, as those of
// these queries do: trying every order as well takes ten times as long.
import uFuzzy from '@leeoniya/ufuzzy';
import { bytesOf, textOf } from './bytes.mjs';

// Above so many matches it does not put them in order.
const RANKED = 1000;

export const engine = (variant) => ({
  package: '@leeoniya/ufuzzy',
  shows: variant === 'all',
  build(records) {
    const line = ({ name, tags, area, summary, about }) => [name, ...(variant === 'all' ? [...tags, area, summary, about] : [area])];
    return { lines: records.map((record) => line(record).join(' ').replaceAll('\n', ' ')) };
  },
  serialise: (index) => bytesOf(index.lines.join('\n')),
  load: (bytes) => ({ lines: textOf(bytes).split('\n'), finder: new uFuzzy({ intraMode: 1 }) }),
  search({ lines, finder }, query) {
    const [places, info, order] = finder.search(lines, query, 0, RANKED);
    const best = order ? order.map((one) => info.idx[one]) : (places ?? []);
    return best.slice(0, 10);
  },
});
