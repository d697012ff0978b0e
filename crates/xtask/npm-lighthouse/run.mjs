// Asks Lighthouse about pages of a built site, served as a good web server serves them: compressed, with an age for what may be kept.
// node run.mjs FOLDER CHROMIUM page=floor ...   A floor is the least of each score. `guide.html` is the first page begun at the questions.
import { createServer } from 'node:http';
import { existsSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import lighthouse from 'lighthouse';
import { launch } from 'chrome-launcher';

const [folder, chromePath, ...wanted] = process.argv.slice(2);
const TYPES = { '.html': 'text/html', '.css': 'text/css', '.js': 'text/javascript', '.svg': 'image/svg+xml', '.wasm': 'application/wasm' };
const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo'];

const read = (name) => {
  if (name === 'guide.html') return Buffer.from(read('index.html').toString().replace('<fingerpost-navigator ', '<fingerpost-navigator start="guide" '));
  if (name === 'robots.txt') return Buffer.from('User-agent: *\nAllow: /\n');
  const file = join(folder, name);
  return existsSync(file) ? readFileSync(file) : undefined;
};
const kept = new Map();
const server = createServer((request, response) => {
  const name = decodeURIComponent(new URL(request.url, 'http://localhost').pathname.slice(1)) || 'index.html';
  const plain = kept.has(name) ? undefined : read(name);
  if (plain) kept.set(name, brotliCompressSync(plain));
  const body = kept.get(name);
  if (!body) return response.writeHead(404).end();
  response.writeHead(200, {
    'Content-Type': `${TYPES[extname(name)] ?? 'application/octet-stream'}; charset=utf-8`,
    'Content-Encoding': 'br',
    'Cache-Control': extname(name) === '.html' ? 'no-cache' : 'max-age=31536000',
  });
  response.end(body);
});
await new Promise((done) => server.listen(0, '127.0.0.1', done));
const chrome = await launch({ chromePath, chromeFlags: ['--headless=new', '--no-sandbox', '--disable-gpu'], logLevel: 'silent' });
let low = 0;
for (const one of wanted) {
  const [page, floor] = one.split('=');
  const address = `http://localhost:${server.address().port}/${page}`;
  const { lhr } = await lighthouse(address, { port: chrome.port, logLevel: 'silent', output: 'json' });
  const scores = CATEGORIES.map((category) => Math.round((lhr.categories[category].score ?? 0) * 100));
  console.log(`${page}: ${CATEGORIES.map((category, place) => `${category} ${scores[place]}`).join(', ')}`);
  if (lhr.runtimeError) console.log(`  ${lhr.runtimeError.message}`);
  scores.forEach((score, place) => {
    if (score >= Number(floor)) return;
    low += 1;
    const audits = lhr.categories[CATEGORIES[place]].auditRefs.filter(({ weight }) => weight > 0).map(({ id }) => lhr.audits[id]);
    for (const audit of audits.filter(({ score }) => score !== null && score < 0.9)) {
      console.log(`  ${audit.id}: ${audit.title} ${audit.displayValue ?? ''}`);
      for (const item of (audit.details?.items ?? []).slice(0, 5)) console.log(`    ${item.node?.snippet ?? item.description ?? item.url ?? ''}`);
    }
  });
}
await chrome.kill();
server.close();
process.exit(low ? 1 : 0);
