/* The timeline: how many of the selected facts there are in each step of time. Dragging over it
   selects a time, dragging the selection moves it; the handles take arrow keys. */

const PLAY_EVERY = 650; // milliseconds
const WIDEST_BAR = 6; // percent of the axis, where there are but few
const MODES = {
  both: "Happened or reported",
  happened: "Happened",
  reported: "Reported",
};
const timeline = byId("timeline");
const axis = byId("axis");

let playing = 0;

/* Without any date there is none. */
function hideTimeline() {
  timeline.hidden = !hasTimes();
}

/* Counts the facts that pass all other filters, and draws. */
function fillTimeline() {
  hideTimeline();
  if (timeline.hidden) return;
  countBars();
  drawBars();
  fillTimes();
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
      x: `${x + Math.min(WIDEST_BAR, width) * 0.1}%`,
      width: `${Math.min(WIDEST_BAR, width) * 0.8}%`,
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
  const [from, to] = [since, until].map((one) => one !== null && dayText(isoOf(one)));
  const time = from && to ? `${from} – ${to}` : from ? `from ${from}` : to ? `until ${to}` : "All times";
  byId("time").textContent = `${time} · ${plural(countPassing(), "fact")}`;
  byId("clear-time").hidden = !isSet;
  byId("undated").checked = filter.undated;
  byId("undated").closest("label").hidden = !bars.undated || !isSet;
  byId("undated-count").textContent = grouped(bars.undated);
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
  showGlyph("play", "pause");
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
  showGlyph("play", "play");
}

/* Makes the axis show the selection alone, or everything again. */
function zoomTime(whole) {
  span = whole ? null : selectedSpan();
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
