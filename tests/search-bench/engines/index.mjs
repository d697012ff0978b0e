// The engines, by name. Each is `engine(variant)`, with one interface:
//   build(records) -> index             may wait
//   serialise(index) -> bytes           what a site would keep and a browser fetch
//   load(bytes, { records, read }) -> index   `records` only where `needsRecords`; `read(name) -> bytes` fetches one more file of the index
//   search(index, query) -> ids         the best first; may wait
// and three facts: `package`, the npm package; `shows`, true where the index holds what a list of results shows; `needsRecords`.
export const ENGINES = {
  fingerpost: ['', () => import('./fingerpost.mjs')],
  minisearch: ['', () => import('./minisearch.mjs')],
  'flexsearch-forward': ['forward', () => import('./flexsearch.mjs')],
  'flexsearch-tolerant': ['tolerant', () => import('./flexsearch.mjs')],
  fuse: ['', () => import('./fuse.mjs')],
  orama: ['', () => import('./orama.mjs')],
  lunr: ['', () => import('./lunr.mjs')],
  'ufuzzy-names': ['names', () => import('./ufuzzy.mjs')],
  'ufuzzy-all': ['all', () => import('./ufuzzy.mjs')],
  pagefind: ['', () => import('./pagefind.mjs')],
};

export const engineOf = async (name) => {
  const [variant, load] = ENGINES[name] ?? [];
  if (!load) throw new Error(`There is no engine ${name}. The engines are ${Object.keys(ENGINES).join(', ')}.`);
  return (await load()).engine(variant);
};
