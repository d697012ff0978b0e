// Pagefind: an index of many files, made from pages by its own program, and fetched by the search as it needs them. It is written for browsers;
// in Node it is told what a page would tell it.
const folderOf = (folder) => (folder.endsWith('/') ? folder : `${folder}/`);
const escaped = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
const page = ({ name, summary, about, tags, area }) =>
  `<html lang="en"><body><h1>${escaped(name)}</h1>${[summary, about, tags.join(', '), area].map((text) => `<p>${escaped(text)}</p>`).join('')}</body></html>`;
// Its user interfaces are not needed for a search.
const NEEDED = /^(pagefind\.js|pagefind-worker\.js|pagefind-entry\.json|wasm\.en\.pagefind|.*\.pf_\w+)$/;

let loads = 0;

export const engine = () => ({
  package: 'pagefind',
  shows: true,
  needed: (file) => NEEDED.test(file.split('/').pop()),
  libraryFiles: ['pagefind.js', 'pagefind-worker.js', 'wasm.en.pagefind'],
  async build(records, { folder }) {
    const { close, createIndex } = await import('pagefind');
    const { index, errors } = await createIndex({});
    if (errors.length) throw new Error(errors.join('\n'));
    for (const record of records) await index.addHTMLFile({ url: `${record.id}.html`, content: page(record) });
    const written = await index.writeFiles({ outputPath: folder });
    if (written.errors.length) throw new Error(written.errors.join('\n'));
    await close();
  },
  async load(_, { folder, read }) {
    const path = folderOf(folder);
    globalThis.window ??= { location: { origin: 'https://made-up.example' } };
    globalThis.document ??= { currentScript: null, querySelector: () => ({ getAttribute: () => 'en' }) };
    globalThis.fetch = async (address) => new Response(await read(String(address).split('?')[0].slice(path.length)));
    // Under a new name it is a new module, with nothing fetched yet.
    loads += 1;
    const pagefind = await import(`${path}pagefind.js?${loads}`);
    const instance = await pagefind.createInstance({ basePath: path, baseUrl: '/', noWorker: true });
    await instance.init();
    return instance;
  },
  search: async (index, query) => (await index.search(query)).results.slice(0, 10),
  // Which record a result is stands in a file of its own.
  ids: (found) => Promise.all(found.map(async (one) => Number.parseInt((await one.data()).raw_url, 10))),
});
