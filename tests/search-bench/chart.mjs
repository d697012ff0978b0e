// How much is found against how long it takes, for queries with a slip in every long word: one picture a size, up and to the left is better.
const CLASS = 'every word';
const [WIDTH, HEIGHT, LEFT, BOTTOM, TOP, RIGHT] = [460, 340, 48, 44, 40, 20];
// Powers of ten of a millisecond: a thousandth of one to ten seconds.
const DECADES = [-3, -2, -1, 0, 1, 2, 3, 4];

const x = (ms) => {
  const share = (Math.log10(Math.max(ms, 0.001)) - DECADES[0]) / (DECADES.at(-1) - DECADES[0]);
  return LEFT + Math.min(1, share) * (WIDTH - LEFT - RIGHT);
};
const y = (share) => TOP + (1 - share) * (HEIGHT - TOP - BOTTOM);
const label = (power) => (power < 3 ? `${10 ** power} ms` : `${10 ** (power - 3)} s`);
const text = (at, words, more = '') => `<text x="${at[0].toFixed(1)}" y="${at[1].toFixed(1)}" ${more}>${words}</text>`;
const line = (from, to, colour = '#ddd') => {
  const [x1, y1, x2, y2] = [...from, ...to].map((place) => place.toFixed(1));
  return `<line x1="${x1}" y1="${y1}" x2="${x2}" y2="${y2}" stroke="${colour}"/>`;
};

// Where a name may stand: on either side of its point, or a line or more above or below, and then a thin line leads to it.
const LINE = 12;
const SHIFTS = [0, 1, -1, 2, -2, 3, -3, 4, -4, 5, -5];
const LETTER = 5.4;

const boxOf = ([px, py], words, dy, isRight) => {
  const width = words.length * LETTER;
  const left = isRight ? px + 8 : px - 8 - width;
  return { left, right: left + width, middle: py + dy };
};
const meets = (one, other) => one.left < other.right && other.left < one.right && Math.abs(one.middle - other.middle) < LINE;

// Each name in the first free place.
const placed = (points) => {
  const taken = points.map(({ at: [px, py] }) => ({ left: px - 4, right: px + 4, middle: py }));
  return points.map((point) => {
    const places = SHIFTS.flatMap((shift) => [true, false].map((isRight) => boxOf(point.at, point.label, shift * LINE, isRight)));
    const isFree = (box) => box.left > LEFT && box.right < WIDTH && box.middle > TOP - LINE && !taken.some((other) => meets(box, other));
    const box = places.find(isFree) ?? places[0];
    taken.push(box);
    return { ...point, box };
  });
};

const panel = ({ services, engines }, place) => {
  const grid = [
    ...DECADES.map((power) => line([x(10 ** power), y(0)], [x(10 ** power), y(1)]) + text([x(10 ** power), y(0) + 14], label(power), 'text-anchor="middle"')),
    ...[0, 0.25, 0.5, 0.75, 1].map((share) => line([LEFT, y(share)], [WIDTH - RIGHT, y(share)]) + text([LEFT - 6, y(share) + 3], `${share * 100}%`, 'text-anchor="end"')),
  ];
  const measured = engines.filter((one) => one.classes?.[CLASS]?.n);
  const points = placed(
    measured.map((one) => ({ label: one.label, at: [x(one.classes[CLASS].p95), y(one.classes[CLASS].recall10)] })).sort((a, b) => a.at[1] - b.at[1]),
  );
  const dots = points.map(({ label: name, at: [px, py], box }) => {
    const own = name.startsWith('fingerpost');
    const near = box.left > px ? box.left : box.right;
    const leader = box.middle === py ? '' : line([px, py], [near, box.middle], '#888');
    const dot = `<circle cx="${px.toFixed(1)}" cy="${py.toFixed(1)}" r="4" fill="${own ? '#d4351c' : '#1d70b8'}"/>`;
    return leader + dot + text([box.left, box.middle + 3], name, own ? 'font-weight="bold"' : '');
  });
  const title = text([LEFT, 22], `${services.toLocaleString('en-GB')} services`, 'font-size="13" font-weight="bold"');
  const axis = text([(LEFT + WIDTH - RIGHT) / 2, HEIGHT - 8], '95th centile of the time for a query', 'text-anchor="middle"');
  return `<g transform="translate(${place * WIDTH} 0)">${title}${grid.join('')}${axis}${dots.join('')}</g>`;
};

export const chart = ({ sizes }) =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH * sizes.length} ${HEIGHT}" width="${WIDTH * sizes.length}" height="${HEIGHT}" font-family="sans-serif" font-size="10" role="img"><title>How many queries with a slip in every long word find their service among the first ten, against the time for a query</title><rect width="100%" height="100%" fill="#fff"/>${sizes.map(panel).join('')}</svg>\n`;
