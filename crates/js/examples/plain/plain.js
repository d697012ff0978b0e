// A plain page: one question at a time, the plan as it stands, and a search. Nothing but the library and the page.
import { FingerpostError, openOffer } from 'fingerpost';

/** @param {string} id */
const at = (id) => /** @type {HTMLElement} */ (document.getElementById(id));
/**
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} name
 * @param {Partial<HTMLElementTagNameMap[T]>} [has]
 * @param {(Node | string)[]} inside
 * @returns {HTMLElementTagNameMap[T]}
 */
const make = (name, has = {}, ...inside) => {
  const element = Object.assign(document.createElement(name), has);
  element.append(...inside);
  return element;
};
const form = /** @type {HTMLFormElement} */ (at('ask'));
/** @param {unknown} error */
const tell = (error) => {
  at('status').textContent = error instanceof FingerpostError ? error.message : 'Something went wrong. Try again.';
};

try {
  const offer = await openOffer('offers/warwickshire/');
  const guide = offer.guide();
  at('status').textContent = `Help from ${offer.council}.`;

  const show = (/** @type {boolean} */ moves) => {
    const question = guide.next();
    form.hidden = question === null;
    at('back').hidden = Object.keys(guide.answers).length === 0;
    if (question) {
      const kind = question.kind === 'many' ? 'checkbox' : 'radio';
      /** @param {string} value @param {string} label */
      const choice = (value, label) => make('div', {}, make('label', {}, make('input', { type: kind, name: 'answer', value }), ` ${label}`));
      const box = make('label', {}, 'Age ', make('input', { name: 'age', inputMode: 'decimal', autocomplete: 'off' }));
      const options = question.kind === 'age' ? [box] : question.options.map(({ value, label }) => choice(value, label));
      const legend = make('legend', { tabIndex: -1 }, question.asks);
      form.replaceChildren(
        make('fieldset', {}, legend, make('p', {}, question.hint), ...options),
        make('button', {}, 'Continue'),
        ' ',
        make('button', { value: 'not sure' }, question.not_sure),
      );
      form.onsubmit = (event) => {
        event.preventDefault();
        const given = new FormData(form);
        const chosen = given.getAll('answer').map(String);
        const isUnsure = event.submitter instanceof HTMLButtonElement && event.submitter.value !== '';
        try {
          if (isUnsure) guide.answer(question.id, { notSure: true });
          else if (question.kind === 'age') guide.answer(question.id, String(given.get('age')));
          else guide.answer(question.id, chosen);
          at('status').textContent = '';
          show(true);
        } catch (error) {
          tell(error);
        }
      };
      if (moves) legend.focus();
    }
    const plan = guide.plan();
    at('plan-heading').hidden = false;
    at('plan').replaceChildren(...plan.groups.flatMap(({ name, services }) => [
      make('h3', {}, name),
      make('ul', {}, ...services.slice(0, 5).map((service) => make('li', {}, make('strong', {}, service.name), `: ${service.why.join('; ')}`))),
    ]));
    if (!question) at('status').textContent = 'No more questions: this is your plan.';
  };
  at('back').onclick = () => {
    guide.back();
    show(true);
  };
  at('search').onsubmit = async (event) => {
    event.preventDefault();
    try {
      const words = /** @type {HTMLInputElement} */ (at('words')).value;
      const found = await offer.search(words, { answers: guide });
      const name = (/** @type {string} */ id) => offer.services.find((service) => service.id === id)?.name ?? id;
      const urgent = found.urgent.map((id) => make('li', {}, make('strong', {}, `Urgent help: ${name(id)}`)));
      at('found').replaceChildren(...urgent, ...found.services.map((service) => make('li', {}, make('strong', {}, service.name), `: ${service.summary}`)));
      const meant = found.did_you_mean ? ` Did you mean ${found.did_you_mean}?` : '';
      at('status').textContent = `${found.services.length} found.${meant}`;
    } catch (error) {
      tell(error);
    }
  };
  show(false);
} catch (error) {
  tell(error);
}
