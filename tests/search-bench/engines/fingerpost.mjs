// Fingerpost's own search as WebAssembly: a root file, chunks that a query asks for, and results in files of sixteen services each.
// `SearchBench` is exported by tests/measures: `new(root)`, `wants(query) -> names`, `add(name, bytes)`, `search(query) -> ids`.
const ROOT = 'search.pack';
const PER_FILE = 16;
const resultsFile = (place) => `results/${place}.pack`;

export const engine = () => ({
  package: null,
  shows: true,
  needed: () => true,
  // Built by the native program before: its files are there already.
  builtElsewhere: true,
  libraryFiles: [],
  async load(_, { read, glue }) {
    const { SearchBench } = await glue();
    if (!SearchBench) throw new Error('tests/measures has no SearchBench yet');
    return { bench: new SearchBench(await read(ROOT)), read };
  },
  async fetch({ bench, read }, query) {
    for (let wanted = bench.wants(query); wanted.length; wanted = bench.wants(query)) {
      for (const name of wanted) bench.add(name, await read(name));
    }
  },
  search: ({ bench }, query) => Array.from(bench.search(query)).slice(0, 10),
  async show({ read }, ids) {
    for (const place of new Set(ids.map((id) => Math.floor(id / PER_FILE)))) await read(resultsFile(place));
  },
});
