/* The bars of the timeline: how many of the selected facts there are in each step of time. */

const MOST_BARS = 130;

let span = null; // the first and last day of the axis
let bars = {
  step: STEPS[0],
  starts: [],
  told: [],
  happened: [],
  perhaps: [],
  before: 0,
  after: 0,
  undated: 0,
};

/* Counts the facts that pass all other filters. */
function countBars() {
  const { happened } = timesOfFacts();
  const found = []; // days
  const manners = []; // in which they are told, likewise
  let undated = 0;
  for (let fact = 0; fact < FACTS; fact++) {
    if (fails[fact] & ~FAILS.date) continue;
    const days = daysOfFact(fact);
    if (!days.length) undated++;
    for (const one of days) {
      found.push(one);
      manners.push(happened[fact] !== one ? "told" : isUnsure(fact) ? "perhaps" : "happened");
    }
  }
  span ??= bulk(found);
  bars = counted(found, manners, undated);
}

/* The time in which most of the facts lie, the shortest that holds three quarters of them, and some
   room: what is far off stands in one bar at its end. */
function bulk(stretches) {
  const ends = stretches
    .flat()
    .filter(Number.isFinite)
    .sort((a, b) => a - b);
  if (!ends.length) return [0, 0];
  const held = Math.ceil(ends.length * 0.75) - 1;
  let best = 0;
  for (let at = 0; at + held < ends.length; at++)
    if (ends[at + held] - ends[at] < ends[best + held] - ends[best]) best = at;
  const [low, high] = [ends[best], ends[best + held]];
  const room = Math.max(30, (high - low) * 0.15);
  const [first, last] = [ends[0], ends.at(-1)];
  return last - first < 3 * (high - low) + 60
    ? [first, last]
    : [Math.max(first, low - room), Math.min(last, high + room)];
}

function counted(found, manners, undated) {
  const step = STEPS.find(({ days }) => (span[1] - span[0]) / days <= MOST_BARS) ?? STEPS.at(-1);
  const starts = stepsBetween(step, ...span);
  const count = starts.length - 1;
  const out = {
    step,
    starts,
    told: Array(count).fill(0),
    happened: Array(count).fill(0),
    perhaps: Array(count).fill(0),
    before: 0,
    after: 0,
    undated,
  };
  for (const [index, [first, last]] of found.entries()) {
    if (last < starts[0]) out.before++;
    else if (first >= starts[count]) out.after++;
    else spread(out[manners[index]], starts, first, last);
  }
  return out;
}

/* A fact of a month or a year is shared among its steps; what lasts longer stands where it begins, and
   where that is not known, where it ends. */
function spread(into, starts, first, last) {
  const from = stepOf(starts, first);
  const to = first === last ? from : stepOf(starts, last);
  if (!Number.isFinite(first)) into[to]++;
  else if (last - first > 366) into[from]++;
  else for (let at = from; at <= to; at++) into[at] += 1 / (to - from + 1);
}

/* The step that holds a day, or the nearest. */
function stepOf(starts, day) {
  let [low, high] = [0, starts.length - 2];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (starts[middle] <= day) low = middle;
    else high = middle - 1;
  }
  return low;
}

/* The time that is selected, to its ends in all facts where it has none. */
function selectedSpan() {
  const { happened, reported } = timesOfFacts();
  const ends = [...happened, ...reported.flat()].filter(Boolean).flat().filter(Number.isFinite);
  return [
    filter.since ?? ends.reduce((a, b) => Math.min(a, b)),
    filter.until ?? ends.reduce((a, b) => Math.max(a, b)),
  ];
}

/* The bars with those before and after the axis: {x, width, from, to, happened, perhaps, told}, x in
   percent. */
function columns() {
  const { starts, told, happened: own, perhaps, before, after } = bars;
  const total = told.length + (before ? 2 : 0) + (after ? 2 : 0);
  const width = 100 / total;
  const found = told.map((count, index) => ({
    x: (index + (before ? 2 : 0)) * width,
    width,
    from: starts[index],
    to: starts[index + 1] - 1,
    told: count,
    happened: own[index],
    perhaps: perhaps[index],
  }));
  if (before)
    found.unshift({
      x: 0,
      width: width * 1.6,
      from: null,
      to: starts[0] - 1,
      happened: before,
      perhaps: 0,
      told: 0,
      far: true,
    });
  if (after)
    found.push({
      x: 100 - width * 1.6,
      width: width * 1.6,
      from: starts.at(-1),
      to: null,
      happened: after,
      perhaps: 0,
      told: 0,
      far: true,
    });
  return found;
}
