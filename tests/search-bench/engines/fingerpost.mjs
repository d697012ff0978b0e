// Fingerpost's own search as WebAssembly: a root file, pieces that a query asks for, and results in files of a few services each.
// `SearchBench` is exported by tests/measures.
const ROOT = 'search.pack';

export const engine = () => ({
  package: null,
  shows: true,
  // The results are the records' own text, which no engine's index is charged for.
  needed: (file) => !file.startsWith('results'),
  // Built by the native program before: its files are there already.
  builtElsewhere: true,
  libraryFiles: [],
  async load(_, { read, glue }) {
    const { SearchBench } = await glue();
    return { bench: new SearchBench(await read(ROOT)), read };
  },
  async fetch({ bench, read }, query) {
    for (let wanted = bench.wants(query); wanted.length; wanted = bench.wants(query)) {
      for (const name of wanted) bench.add(name, await read(name));
    }
  },
  search: ({ bench }, query) => Array.from(bench.search(query)),
  async show({ bench, read }, ids) {
    for (const name of new Set(ids.map((id) => bench.told_in(id)))) await read(name);
  },
});
