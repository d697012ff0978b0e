// The library as the package gives it, over Warwickshire's offer; and that it says what the command says.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { env } from 'node:process';
import test from 'node:test';
import { pathToFileURL } from 'node:url';

import * as library from 'fingerpost';

const { FingerpostError, openOffer } = library;
const packs = join(env.FINGERPOST_SITE, 'offers/warwickshire');
const read = async (name) => new Uint8Array(await readFile(join(packs, name)));
const refused = (code, says = /./) => (error) => {
  assert.ok(error instanceof FingerpostError, error.stack);
  assert.equal(error.code, code, error.message);
  assert.match(error.message, says);
  assert.equal(error.problems.join('\n'), error.message);
  return true;
};

test('what is exported is what the types say', async () => {
  const types = await readFile('node_modules/fingerpost/index.d.ts', 'utf8');
  const listed = [...types.matchAll(/^export (?:class|function) (\w+)/gm)].map(([, name]) => name).sort();
  assert.deepEqual(Object.keys(library).sort(), listed);
  for (const name of ['Offer', 'Guide']) {
    const body = types.slice(types.indexOf(`export class ${name} {`)).split('\n}')[0];
    const methods = [...body.matchAll(/^ {2}(\w+)\(/gm)].map(([, method]) => method).filter((method) => method !== 'constructor');
    const own = Object.entries(Object.getOwnPropertyDescriptors(library[name].prototype));
    assert.deepEqual(own.filter(([key, { value }]) => value && key !== 'constructor').map(([key]) => key).sort(), methods.sort());
  }
  const offer = await openOffer(packs);
  const body = types.slice(types.indexOf('export class Offer {')).split('\n}')[0];
  assert.deepEqual(Object.keys(offer).sort(), [...body.matchAll(/^ {2}readonly (\w+)/gm)].map(([, name]) => name).sort());
});

test('an offer opens from a path, an address, and bytes', async () => {
  for (const source of [packs, pathToFileURL(packs), pathToFileURL(packs).href, { core: await read('core.pack'), file: read }]) {
    const offer = await openOffer(source);
    assert.equal(offer.id, 'warwickshire');
    assert.ok(offer.services.length > 100);
    const service = await offer.service(offer.services.at(-1).id);
    assert.equal(service.name, offer.services.at(-1).name);
    assert.match(service.checked, /^\d{4}-\d\d-\d\d$/);
  }
});

test('a guide says what the command says', async () => {
  const offer = await openOffer(packs);
  const families = [
    {},
    { who: 'parent', age: 7, need: ['autism'], stage: 'waiting', plan: 'not sure' },
    { who: 'young-person', age: 'Year 11', need: 'none' },
    { who: 'professional', age: '18 months', help: ['development', 'money'] },
  ];
  for (const answers of families) {
    const asked = ['ask', join(env.FINGERPOST_OFFERS, 'warwickshire'), '--answers', '-', '--json'];
    const told = JSON.parse(execFileSync(env.FINGERPOST_COMMAND, asked, { input: JSON.stringify(answers) }));
    const guide = offer.guide(answers);
    const plan = guide.plan();
    const short = ({ id, name, outcome, why }) => ({ id, name, outcome, why });
    const groups = plan.groups.map(({ group, services }) => ({ group, services: services.map(short) }));
    assert.deepEqual({ groups, not_now: plan.not_now.map(short), last_resort: plan.last_resort }, told.plan);
    const next = guide.next();
    const options = next?.options.map(({ value, label }) => ({ value, label }));
    assert.deepEqual(next && { id: next.id, asks: next.asks, hint: next.hint, options }, told.next);
  }
});

test('a guide goes on to its end, back, and is saved', async () => {
  const offer = await openOffer(packs);
  const guide = offer.guide();
  let asked = 0;
  for (let question = guide.next(); question; question = guide.next(), asked += 1) {
    guide.answer(question.id, question.kind === 'age' ? 7 : question.options.length > 0 && asked % 2 ? question.options[0].value : { notSure: true });
    assert.ok(asked < 32);
  }
  assert.ok(asked > 2);
  const again = offer.guide(JSON.parse(JSON.stringify(guide)));
  assert.deepEqual(again.plan(), guide.plan());
  assert.deepEqual(offer.guide(guide).answers, guide.answers);
  const last = Object.keys(guide.answers).at(-1);
  guide.back();
  assert.ok(!(last in guide.answers) && last in again.answers, 'a copy is its own');
  guide.back('age').back('nothing');
  assert.ok(!('age' in guide.answers));
  const { id } = again.plan().groups[0].services[0];
  const why = again.explain(id);
  assert.equal(why.id, id);
  assert.ok(['yes', 'no', 'unknown'].includes(why.relevant));
});

test('a refused answer changes nothing, and everything wrong is told at once', async () => {
  const offer = await openOffer(packs);
  const guide = offer.guide({ age: '7' });
  for (const [question, answer, code] of [
    ['age', 'old', 'bad-answer'],
    ['age', -1, 'bad-answer'],
    ['age', NaN, 'bad-answer'],
    ['need', 'autsim', 'bad-answer'],
    ['need', 7, 'bad-answer'],
    ['who', ['parent', 'professional'], 'bad-answer'],
    ['nothing', 'x', 'bad-answer'],
    ['@district', ['x'], 'not-found'],
    ['need', 'a\x1fb', 'bad-input'],
    ['need', [7], 'bad-input'],
    ['need', null, 'bad-input'],
    ['need', { notSure: false }, 'bad-input'],
    ['need', { districts: [{ id: 'x' }] }, 'bad-answer'],
    ['need', Symbol('x'), 'bad-input'],
    [7, 'x', 'bad-input'],
  ]) {
    assert.throws(() => guide.answer(question, answer), refused(code), `${String(question)}`);
    assert.deepEqual(guide.answers, { age: '7' });
  }
  assert.throws(() => offer.guide({ agee: '7', need: ['x'], age: 'old' }), (error) => refused('bad-answer')(error) && error.problems.length === 3);
  assert.throws(() => offer.guide([]), refused('bad-input'));
  assert.throws(() => guide.explain('nothing'), refused('not-found'));
  assert.throws(() => guide.question('nothing'), refused('not-found', /age/));
});

test('a search forgives slips, narrows, and hears of danger', async () => {
  const offer = await openOffer(packs);
  const found = await offer.search('speach therepy', { limit: 3 });
  assert.equal(found.did_you_mean, 'speech therapy');
  assert.equal(found.services.length, 3);
  assert.ok(found.services[0].why.includes('speech'));
  const free = await offer.search('speech', { limit: 500, filter: { free: true, direct: true, age: 7, need: 'autism' } });
  assert.ok(free.services.length < (await offer.search('speech', { limit: 500 })).services.length);
  const danger = await offer.search('I want to kill myself');
  assert.ok(danger.danger && danger.urgent.length > 0);
  await assert.rejects(offer.search('x', { limit: 1.5 }), refused('bad-input'));
  await assert.rejects(offer.search('x', { filter: { day: 7 } }), refused('bad-input', /Monday/));
  await assert.rejects(offer.search('x', { filter: { colour: true } }), refused('bad-input', /colour/));
  await assert.rejects(offer.search(7), refused('bad-input'));
  assert.deepEqual((await offer.search('')).services, []);
});

test('a postcode is looked up on the device, and answers', async (t) => {
  const offer = await openOffer(packs);
  await assert.rejects(offer.resolvePlace('house'), refused('bad-answer'));
  const half = await offer.resolvePlace('CV34');
  assert.deepEqual([half.outcode, half.exact, half.point], ['CV34', false, null]);
  if (!existsSync(join(env.FINGERPOST_SITE, 'places'))) return t.skip('the table of postcodes is not here');
  const place = await offer.resolvePlace('cv344rl');
  assert.ok(place.exact && place.point.lat > 52 && place.districts.length === 1);
  const guide = offer.guide().answer('district', place);
  assert.equal(guide.answers.district, place.districts[0].id);
  const near = await offer.search('autism', { near: place.point, filter: { district: place } });
  assert.ok(near.services.length > 0);
});

test('without a table, or with a broken one', async () => {
  const none = await openOffer(packs, { places: async () => { throw new FingerpostError('unreachable', 'no table'); } });
  assert.equal((await none.resolvePlace('CV34 4RL')).exact, false);
  const broken = await openOffer(packs, { places: async () => new Uint8Array(40) });
  await assert.rejects(broken.resolvePlace('CV34 4RL'), refused('not-an-offer'));
});

test('dates are reckoned, and what is wrong with them told', async () => {
  const offer = await openOffer(packs);
  const pathway = await offer.pathway(offer.pathways[0].id);
  const from = { [pathway.dates[0].id]: '3 March 2026' };
  const dates = await offer.reckonDates({ pathway: pathway.id, from, today: '2026-04-20' });
  assert.ok(dates.steps.length > 0);
  assert.equal(dates.steps[0].title, pathway.steps[dates.steps[0].step].title);
  assert.match(dates.ics, /^BEGIN:VCALENDAR\r\n/);
  await assert.rejects(offer.reckonDates({ pathway: 'nothing' }), refused('not-found'));
  await assert.rejects(offer.reckonDates({ pathway: pathway.id, from, today: 'soon' }), refused('bad-input'));
  const wrong = { pathway: pathway.id, from: { nothing: '2026-01-01', ...from }, happened: { nothing: 'x' }, today: '2026-04-20' };
  await assert.rejects(offer.reckonDates(wrong), (error) => refused('bad-answer')(error) && error.problems.length === 2);
  await assert.rejects(offer.reckonDates({ pathway: pathway.id, from: { [pathway.dates[0].id]: 7 } }), refused('bad-input'));
});

test('the glossary and the pathways', async () => {
  const offer = await openOffer(packs);
  assert.ok((await offer.words()).some(({ term }) => /EHC/.test(term)));
  await assert.rejects(offer.pathway('nothing'), refused('not-found'));
});

test('each fault of a file has its code', async () => {
  const core = await read('core.pack');
  const changed = core.slice();
  changed[100] ^= 1;
  const newer = core.slice();
  newer[6] = 200;
  for (const [bytes, code] of [
    [new TextEncoder().encode('<!doctype html>'), 'not-an-offer'],
    [new Uint8Array(), 'not-an-offer'],
    [core.slice(0, 900), 'unreadable'],
    [changed, 'unreadable'],
    [newer, 'wrong-version'],
    ['core', 'bad-input'],
  ]) {
    await assert.rejects(openOffer({ core: bytes }), refused(code));
  }
  await assert.rejects(openOffer(join(packs, 'nowhere')), refused('unreachable', /nowhere/));
  await assert.rejects(openOffer('https://:::'), refused('bad-input'));
  await assert.rejects(openOffer(null), refused('bad-input'));
  await assert.rejects(openOffer(7), refused('bad-input'));
  const alone = await openOffer({ core });
  await assert.rejects(alone.words(), refused('unreachable', /file/));
  const words = await read('words.pack');
  words[16] ^= 1;
  const mixed = await openOffer({ core, file: async () => words });
  await assert.rejects(mixed.words(), refused('wrong-build'));
  await assert.rejects(mixed.service('nothing'), refused('not-found'));
});

test('a file is fetched once, and again where it did not come', async () => {
  const asked = [];
  let broken = true;
  const file = async (name) => {
    asked.push(name);
    return broken ? new Uint8Array(3) : read(name);
  };
  const offer = await openOffer({ core: await read('core.pack'), file });
  await assert.rejects(offer.words(), refused('not-an-offer'));
  broken = false;
  await Promise.all([offer.words(), offer.words(), offer.pathway(offer.pathways[0].id)]);
  await offer.words();
  assert.deepEqual(asked, ['words.pack', 'words.pack']);
});

test('a closed offer says so', async () => {
  const offer = await openOffer(packs);
  const guide = offer.guide();
  offer.close();
  offer.close();
  assert.throws(() => guide.next(), refused('closed'));
  await assert.rejects(offer.words(), refused('closed'));
});
