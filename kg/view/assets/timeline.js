/* The timeline: how many of the selected facts there are in each step of time. Dragging over it
   selects a time, dragging the selection moves it; the handles take arrow keys. */

const MOST_BARS = 130;
const PLAY_EVERY = 650; // milliseconds
const MODES = {
  both: "Happened or reported",
  happened: "Happened",
  reported: "Reported",
};
const timeline = byId("timeline");
const axis = byId("axis");

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
let playing = 0;

/* Without any date there is none. */
function hideTimeline() {
  timeline.hidden = !happened.some(Boolean) && !reported.some(Boolean);
}

/* Counts the facts that pass all other filters, and draws. */
function fillTimeline() {
  const found = [];
  let undated = 0;
  for (let fact = 0; fact < FACTS; fact++) {
    if (fails[fact] & ~FAILS.date) continue;
    const days = daysOfFact(fact);
    if (!days.length) undated++;
    for (const one of days)
      found.push([one, happened[fact] !== one ? "told" : isUnsure(fact) ? "perhaps" : "happened"]);
  }
  hideTimeline();
  if (timeline.hidden) return;
  span ??= bulk(found.map(([one]) => one));
  bars = counted(found, undated);
  drawBars();
  fillTimes();
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

function counted(found, undated) {
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
  for (const [[first, last], manner] of found) {
    if (last < starts[0]) out.before++;
    else if (first >= starts[count]) out.after++;
    else spread(out[manner], starts, first, last);
  }
  return out;
}

/* A fact of a month or a year is shared among its steps; what lasts longer stands where it begins, and
   where that is not known, where it ends. */
function spread(into, starts, first, last) {
  const [from, to] = [first, last].map((day) => stepOf(starts, day));
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

function drawBars() {
  const found = columns();
  const sum = (one) => one.happened + one.perhaps + one.told;
  const most = Math.max(1, ...found.filter(({ far }) => !far).map(sum));
  const bar = ({ x, width, far }, value, below, name) => {
    const [height, foot] = [value, below].map(
      (count) => (100 * Math.sqrt(Math.min(count, most))) / Math.sqrt(most),
    );
    return svgElement("rect", {
      x: `${x + width * 0.1}%`,
      width: `${width * 0.8}%`,
      y: `${100 - height}%`,
      height: `${Math.max(0, height - foot)}%`,
      class: far ? `${name} far` : name,
    });
  };
  const drawn = found.flatMap((one) => [
    bar(one, one.happened, 0, "happened"),
    bar(one, one.happened + one.perhaps, one.happened, "perhaps"),
    bar(one, sum(one), one.happened + one.perhaps, "told"),
  ]);
  axis.querySelector("svg").replaceChildren(...drawn.filter((rect) => rect.getAttribute("height") !== "0%"));
  axis.querySelector(".ticks").replaceChildren(...ticks(found));
  drawSelection(found);
}

/* Names under some of the bars, as many as have room. */
function ticks(found) {
  const room = Math.max(2, Math.floor(axis.clientWidth / 92));
  const every = Math.ceil(found.length / room);
  const names = found.map((one, index) => {
    const text = one.from === null ? "before" : one.to === null ? "after" : tickName(one.from);
    const tick = h("span", {}, text);
    tick.style.left = `${one.x}%`;
    return one.far ||
      (index % every === 0 &&
        (!bars.before || index > 1) &&
        one.x < 100 - (bars.after ? 13_000 : 5_500) / axis.clientWidth)
      ? tick
      : null;
  });
  return names.filter(Boolean);
}

function tickName(day_) {
  const [year, month, date] = isoOf(day_).split("-");
  const { name } = bars.step;
  if (name === "year" || name === "decade") return year;
  const short_ = MONTHS[month - 1].slice(0, 3);
  return name === "day" || name === "week" ? `${Number(date)} ${short_} ${year}` : `${short_} ${year}`;
}

/* Where the selection begins and ends on the axis, in percent. */
function selectionEdges(found = columns()) {
  const { since, until } = filter;
  const first = since === null ? 0 : found.findIndex(({ to }) => to === null || to >= since);
  const last =
    until === null ? found.length - 1 : found.findLastIndex(({ from }) => from === null || from <= until);
  return [Math.max(0, first < 0 ? found.length - 1 : first), Math.max(0, last)];
}

function drawSelection(found) {
  const isSet = filter.since !== null || filter.until !== null;
  const [first, last] = selectionEdges(found);
  const [left, right] = [found[first].x, found[last].x + found[last].width];
  const chosen = axis.querySelector(".chosen");
  chosen.hidden = !isSet;
  chosen.style.left = `${left}%`;
  chosen.style.width = `${Math.max(0, right - left)}%`;
  for (const [id, at, index] of [
    ["handle-since", left, first],
    ["handle-until", right, last],
  ]) {
    const handle = byId(id);
    handle.style.left = `${at}%`;
    handle.setAttribute("aria-valuemin", "0");
    handle.setAttribute("aria-valuemax", String(found.length - 1));
    handle.setAttribute("aria-valuenow", String(index));
    handle.setAttribute(
      "aria-valuetext",
      handleText(id === "handle-since" ? found[index].from : found[index].to),
    );
  }
}

function handleText(at) {
  return at === null ? "no limit" : dayText(isoOf(at));
}

/* What is selected, in words, and what has no date. */
function fillTimes() {
  const { since, until } = filter;
  const isSet = since !== null || until !== null;
  let count = 0;
  for (let fact = 0; fact < FACTS; fact++) count += Number(passes(fact));
  const [from, to] = [since, until].map((one) => one !== null && dayText(isoOf(one)));
  const time = from && to ? `${from} – ${to}` : from ? `from ${from}` : to ? `until ${to}` : "All times";
  byId("time").textContent = `${time} · ${plural(count, "fact")}`;
  byId("clear-time").hidden = !isSet;
  byId("undated").checked = filter.undated;
  byId("undated").closest("label").hidden = !bars.undated || !isSet;
  byId("undated-count").textContent = bars.undated.toLocaleString("en");
  byId("bar-key").replaceChildren(...barKey());
}

/* What the colours of the bars mean, of those that are there. */
function barKey() {
  const names = { happened: "happened", perhaps: "perhaps", told: "reported" };
  return Object.entries(names)
    .filter(([name]) => bars[name].some(Boolean))
    .map(([name, text]) => h("span", {}, h("span", { class: `swatch ${name}` }), text));
}

/* Selects whole bars, from one to another in whatever order. */
function chooseBars(one, other) {
  const found = columns();
  const [first, last] = [Math.min(one, other), Math.max(one, other)].map((at) =>
    Math.min(found.length - 1, Math.max(0, at)),
  );
  filter.since = found[first].from;
  filter.until = found[last].to;
  filtered({ soon: true });
}

function clearTime() {
  stop();
  filter.since = filter.until = null;
  filtered();
}

/* The bar under the pointer. */
function barAt(event) {
  const box = axis.getBoundingClientRect();
  const share = (100 * (event.clientX - box.left)) / box.width;
  const found = columns();
  const index = found.findLastIndex(({ x }) => x <= share);
  return Math.max(0, index);
}

let drag = null; // {from, first, last}: where it began, and what was selected if that moves
axis.addEventListener("pointerdown", (event) => {
  if (event.button !== 0) return;
  stop();
  const at = barAt(event);
  const [first, last] = selectionEdges();
  const handle = event.target.closest("[role=slider]");
  if (handle) drag = { from: handle.id === "handle-since" ? last : first };
  else if (event.target.closest(".chosen") && last - first < columns().length - 1)
    drag = { from: at, first, last };
  else drag = { from: at };
  axis.setPointerCapture(event.pointerId);
  if (!handle) event.preventDefault();
});
axis.addEventListener("pointermove", (event) => {
  if (!drag) return;
  const at = barAt(event);
  if (at === drag.at) return;
  drag.at = at;
  if (drag.first === undefined) chooseBars(drag.from, at);
  else moveBars(drag.first, drag.last, at - drag.from);
});
axis.addEventListener("pointerup", (event) => {
  if (drag && drag.at === undefined && !event.target.closest("[role=slider]"))
    chooseBars(drag.from, drag.from);
  drag = null;
});
axis.addEventListener("pointercancel", () => {
  drag = null;
});

/* Selects what was selected, so many bars later. */
function moveBars(first, last, by) {
  const room = Math.min(columns().length - 1 - last, Math.max(-first, by));
  chooseBars(first + room, last + room);
}

for (const id of ["handle-since", "handle-until"])
  byId(id).addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1, PageUp: 6, PageDown: -6 }[
      event.key
    ];
    const end = { Home: -Infinity, End: Infinity }[event.key];
    if (step === undefined && end === undefined) return;
    event.preventDefault();
    const [first, last] = selectionEdges();
    if (id === "handle-since") chooseBars(Math.min(last, end ?? first + step), last);
    else chooseBars(first, Math.max(first, end ?? last + step));
  });

/* Moves the selection to the end, bar by bar; where nothing is selected, time grows from the start. */
function play() {
  if (playing) return stop();
  const [first, last] = selectionEdges();
  const whole = filter.since === null && filter.until === null;
  const end = columns().length - 1;
  const grows = whole || last === end;
  if (grows) chooseBars(whole ? 0 : first, whole ? 0 : first);
  byId("play").setAttribute("aria-pressed", "true");
  byId("play-sign").textContent = "⏸";
  playing = setInterval(() => {
    const [from, to] = selectionEdges();
    if (to >= end) return stop();
    return grows ? chooseBars(from, to + 1) : moveBars(from, to, 1);
  }, PLAY_EVERY);
  return undefined;
}

function stop() {
  clearInterval(playing);
  playing = 0;
  byId("play").setAttribute("aria-pressed", "false");
  byId("play-sign").textContent = "▶";
}

/* Makes the axis show the selection alone, or everything again. */
function zoomTime(whole) {
  const all = [...happened, ...reported.flat()].filter(Boolean);
  if (whole) span = null;
  else {
    const ends = all.flat().filter(Number.isFinite);
    span = [
      filter.since ?? ends.reduce((a, b) => Math.min(a, b)),
      filter.until ?? ends.reduce((a, b) => Math.max(a, b)),
    ];
  }
  byId("zoom-time").textContent = whole ? "Zoom in" : "Zoom out";
  fillTimeline();
}

byId("play").addEventListener("click", play);
byId("clear-time").addEventListener("click", clearTime);
byId("zoom-time").addEventListener("click", () => zoomTime(byId("zoom-time").textContent === "Zoom out"));
byId("undated").addEventListener("change", () => {
  filter.undated = byId("undated").checked;
  filtered();
});
byId("by").append(...Object.entries(MODES).map(([value, name]) => h("option", { value }, name)));
byId("by").addEventListener("change", () => {
  filter.by = byId("by").value;
  span = null;
  filtered();
});
new ResizeObserver(() => !timeline.hidden && bars.starts.length && drawBars()).observe(axis);
