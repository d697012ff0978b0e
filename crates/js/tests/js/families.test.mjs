// The example that answers for a list of families.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { env, execPath } from 'node:process';
import test from 'node:test';

const packs = join(env.FINGERPOST_SITE, 'offers/warwickshire');
const run = (...args) => spawnSync(execPath, ['examples/node/families.js', ...args], { encoding: 'utf8' });

test('a plan for each family, as a table and as JSON', () => {
  const table = run(packs, 'examples/node/families.json');
  assert.equal(table.stderr, '');
  const lines = table.stdout.trimEnd().split('\r\n');
  assert.equal(lines[0], 'family,group,service,outcome,why,next');
  const json = JSON.parse(run(packs, 'examples/node/families.json', '--json').stdout);
  assert.equal(json.length, lines.length - 1);
  assert.deepEqual([...new Set(json.map(({ family }) => family))], ['a', 'b', 'c']);
  const speech = json.find(({ family, service }) => family === 'a' && /speech/.test(service));
  assert.ok(speech && speech.why.includes('because'), JSON.stringify(speech));
});

test('everything wrong is told, and nothing written', async () => {
  const file = join(await mkdtemp(join(tmpdir(), 'families-')), 'families.json');
  await writeFile(file, JSON.stringify([{ name: 'x', answers: { agee: '7', age: 'old' } }, { name: 'y', answers: { need: ['autsim'] } }]));
  const { status, stdout, stderr } = run(packs, file);
  assert.deepEqual([status, stdout, stderr.trim().split('\n').length], [1, '', 3]);
  assert.equal(run('nowhere', file).status, 1);
  assert.equal(run().status, 2);
});
