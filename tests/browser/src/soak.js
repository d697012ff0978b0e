// Random families in one tab, as fast as the page lets them: each presses the navigator's own buttons, and notes what it was asked, what it answered, and the
// plan as it stands there. The same seed is the same families.
(() => {
  const root = document.querySelector('fingerpost-navigator').shadowRoot;
  let state;
  const random = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (end) => Math.floor(random() * end);
  const one = (list) => list[below(list.length)];
  const all = (selector, within = root) => [...within.querySelectorAll(selector)];
  const words = (element) => element.textContent.replace(/\s+/g, ' ').trim();
  const screen = () => root.querySelector('.screen');
  const button = (name) => all('button').find((button) => words(button) === name);

  // The next task of the page, without the pause that a timer has.
  const channel = new MessageChannel();
  const tick = () => new Promise((done) => ((channel.port1.onmessage = done), channel.port2.postMessage(0)));
  const until = async (what, is) => {
    for (const start = performance.now(); ; await tick()) {
      const found = is();
      if (found) return found;
      if (performance.now() - start > 20000) throw new Error(`${what} does not come; the page shows ${words(root).slice(0, 300)}`);
    }
  };
  // A press that leads to another screen, which must be whole.
  const go = async (pressed, what, shows = 'form, .group, .doors, .cards') => {
    const before = screen();
    pressed.click();
    await until(what, () => screen() !== before && screen()?.querySelector('.title') && screen().querySelector(shows));
  };

  const asked = async () => {
    const form = root.querySelector('.screen form');
    const note = { asks: words(root.querySelector('.title')) };
    const box = form.querySelector('input.short');
    const rows = all('.choices > *', form);
    if (!rows.length) {
      note.age = below(8) ? String(below(26)) : null;
      if (note.age === null) return [note, all('button', form).at(-1)];
      box.value = note.age;
      box.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
    } else {
      const or = rows.findIndex((row) => row.matches('.or'));
      const label = (row) => words(row.querySelector('label'));
      note.options = rows.slice(0, or).map(label);
      const others = rows.slice(or + 1);
      const several = rows[0].querySelector('input').type === 'checkbox';
      const input = (row) => row.querySelector('input');
      const choose = async (place) => {
        input(all('.choices > *')[place]).click();
        // Each press of a family's is a task of its own, and the page is drawn between two.
        await tick();
        await until('a choice', () => input(all('.choices > *')[place]).checked);
      };
      if (!note.options.length || !below(8)) {
        const place = or + 1 + below(others.length);
        note.other = label(rows[place]);
        await choose(place);
      } else {
        const most = several ? 1 + below(3) : 1;
        note.chosen = [...new Set(Array.from({ length: most }, () => below(or)))].sort((a, b) => a - b);
        for (const place of note.chosen) await choose(place);
      }
    }
    return [note, root.querySelector('.screen form button[type=submit]')];
  };

  const plan = async () => {
    const groups = [];
    for (const group of all('.screen > section.group')) {
      const heading = words(group.querySelector('.arm'));
      // What comes from elsewhere is no part of the plan.
      if (heading === 'Steps and dates' || heading.startsWith('Help from ')) continue;
      group.querySelector('.more')?.click();
      await until('the rest of a group', () => !group.querySelector('.rest[hidden]'));
      groups.push({ heading, services: all('.cards > .card > .name', group).map(words) });
    }
    return groups;
  };

  const journey = async () => {
    const notes = [];
    const notePlan = async () => notes.push({ plan: await plan(), told: all('dl.told dd:nth-of-type(1)').map(words) });
    const door = below(3);
    notes.push({ door });
    await go(all('.door')[0].querySelectorAll('.ways button')[door], 'the first question');
    const early = below(10) === 0 ? 1 + below(4) : 99;
    for (let steps = 0; ; steps += 1) {
      const carryOn = button('Carry on with the questions');
      if (carryOn) await go(carryOn, 'the questions');
      if (!root.querySelector('.screen form')) break;
      if (steps === early && button('See what we have so far')) {
        await go(button('See what we have so far'), 'the plan');
        break;
      }
      const [note, send] = await asked();
      notes.push(note);
      await go(send, `what comes after ${note.asks}`);
    }
    await notePlan();
    if (below(4) === 0) {
      await go(one(all('.screen > section.group .name button')), 'a service', '.title');
      await go(button('Back'), 'the plan again');
      await notePlan();
    }
    const changes = all('dl.told button').filter((button) => button.getAttribute('aria-label').startsWith('Change: '));
    if (changes.length && below(4) === 0) {
      await go(one(changes), 'a question again');
      // What was answered before is taken back first.
      for (let ticked; (ticked = root.querySelector('.choices input[type=checkbox]:checked')); ) {
        ticked.click();
        await tick();
        await until('a choice taken back', () => !ticked.isConnected || !ticked.checked);
      }
      const [note, send] = await asked();
      notes.push({ ...note, again: true });
      await go(send, 'the plan anew');
      const carryOn = button('Carry on with the questions');
      if (carryOn) await go(carryOn, 'the plan anew');
      await notePlan();
    }
    await go(button('Start again'), 'the first screen');
    return notes;
  };

  // What they tell goes to the server, and not through the driver: Chromium's keeps all that it ever hands over, some 4 kB a family, in the tab.
  window.travel = async (families, seed) => {
    const journeys = [];
    state = seed;
    for (let family = 0; family < families; family += 1) journeys.push(await journey());
    await fetch('told', { method: 'POST', body: JSON.stringify({ journeys, said: said.splice(0) }) });
  };
})();
