// A conversation in words: asks, reads an answer typed freely, and tells the plan. It runs in a module worker.
import { FingerpostError, openOffer } from 'fingerpost';

const opened = openOffer(new URL('offers/warwickshire/', self.location.href));
/** @type {import('fingerpost').Guide | undefined} */
let begun;
/** @param {string} words */
const say = (words) => self.postMessage(words);

/** @param {import('fingerpost').Guide} guide */
function ask(guide) {
  const question = guide.next();
  if (!question) return say(`Here is your plan.\n${plan(guide)}\nType "back" to change your last answer.`);
  const options = question.options.map(({ label }, place) => `${place + 1}  ${label}`);
  const how = question.kind === 'age' ? 'Type the age.' : question.kind === 'many' ? 'Type one number or more.' : 'Type a number.';
  say([question.asks, question.hint, ...options, `${how} You can also type "not sure", "plan", "back", or "find" and what you need.`].filter(Boolean).join('\n'));
}

/** @param {import('fingerpost').Guide} guide */
const plan = (guide) => guide.plan().groups.map(({ name, services }) => [name, ...services.slice(0, 3).map((service) => `- ${service.name}`)].join('\n')).join('\n');

/** @param {string} words */
async function hear(words) {
  const offer = await opened;
  const guide = (begun ??= offer.guide());
  const find = /^find (.+)$/i.exec(words)?.[1];
  if (find !== undefined) {
    const found = await offer.search(find, { limit: 3, answers: guide });
    const name = (/** @type {string} */ id) => offer.services.find((service) => service.id === id)?.name ?? id;
    const urgent = found.urgent.map((id) => `Urgent help: ${name(id)}`);
    const lines = [...urgent, ...found.services.map((service) => `- ${service.name}: ${service.summary}`)];
    return say(lines.length > 0 ? lines.join('\n') : 'I found nothing for that. Try other words.');
  }
  if (/^plan$/i.test(words)) return say(plan(guide));
  if (/^back$/i.test(words)) return ask(guide.back());
  const question = guide.next();
  if (!question) return ask(guide);
  if (/^not sure$/i.test(words)) return ask(guide.answer(question.id, { notSure: true }));
  if (question.kind === 'age') return ask(guide.answer(question.id, words));
  const chosen = words.split(/[\s,]+/).map((word) => question.options[Number(word) - 1]?.value);
  if (!chosen.every((value) => value !== undefined)) return say(`Type a number from 1 to ${question.options.length}, or "not sure".`);
  return ask(guide.answer(question.id, chosen));
}

/** @param {unknown} error */
const tell = (error) => say(error instanceof FingerpostError ? error.message : 'Sorry, something went wrong.');
self.onmessage = ({ data }) => hear(String(data)).catch(tell);
opened.then((offer) => {
  say(`Hello. I can help you find help from ${offer.council}.`);
  ask((begun ??= offer.guide()));
}, tell);
