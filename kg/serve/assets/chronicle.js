/* Rows in the order of their dates: bars that show when there is how much, and the rows under their years. */

const MOST_ROWS = 500;
const MOST_BARS = 200;
const ISO = /^-?\d{4}(-\d\d(-\d\d)?)?(?=$|[T /Z])/;

function isDate(value) {
  return ISO.test(value);
}

/* The columns that hold dates. */
function dateColumns({ names, rows }) {
  return names
    .map((_, column) => column)
    .filter((column) => rows.some((row) => row[column]) && rows.every((row) => !row[column] || isDate(row[column].value)));
}

function fillChronicle({ names, rows }, column) {
  const dated = rows
    .filter((row) => row[column])
    .map((row) => ({ row, date: ISO.exec(row[column].value)[0], said: row[column].value }))
    .sort((a, b) => (a.date < b.date ? -1 : Number(a.date > b.date)));
  const years = new Map();
  for (const one of dated.slice(0, MOST_ROWS)) {
    const year = one.date.slice(0, 4);
    if (!years.has(year)) years.set(year, []);
    years.get(year).push(one);
  }
  const item = ({ row, date, said }) =>
    h(
      "li",
      {},
      h("time", { datetime: date }, dayText(date) + (/ ?(\?|or before)$/.exec(said)?.[0] ?? "")),
      " ",
      row.flatMap((term, other) => (other === column || !term ? [] : [h("span", { class: "cell", title: names[other] }, cellOf(term)), " "])),
    );
  const parts = [...years].map(([year, found]) => [h("h3", {}, year), h("ol", {}, found.map(item))]);
  const left = rows.length - Math.min(MOST_ROWS, dated.length);
  byId("timeline").replaceChildren(
    bars(dated),
    h("p", { class: "axis hint", "aria-hidden": "true" }, ...ends(dated).map((step) => h("span", {}, dayText(step)))),
    ...parts.flat(),
    ...(left ? [h("p", { class: "hint" }, `${plural(left, "row")} more, or without a date.`)] : []),
  );
}

/* The steps of the bars: years, or months where all are within two years; also those in which there is nothing. */
function stepsOf(dated) {
  if (!dated.length) return [];
  const [first, last] = [dated[0].date, dated.at(-1).date];
  const month = (date) => Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7) || 1) - 1;
  const isFine = Number(last.slice(0, 4)) - Number(first.slice(0, 4)) < 2 && dated.every(({ date }) => date.length > 4);
  const [from, to] = isFine ? [month(first), month(last)] : [Number(first.slice(0, 4)), Number(last.slice(0, 4))];
  const name = (step) =>
    isFine
      ? `${String(Math.floor(step / 12)).padStart(4, "0")}-${String((step % 12) + 1).padStart(2, "0")}`
      : String(step).padStart(4, "0");
  if (to - from >= MOST_BARS) return [...new Set(dated.map(({ date }) => date.slice(0, 4)))];
  return Array.from({ length: to - from + 1 }, (_, index) => name(from + index));
}

/* The first step and the last, which stand under the bars. */
function ends(dated) {
  const steps = stepsOf(dated);
  return [...new Set([steps[0], steps.at(-1)])].filter(Boolean);
}

/* How many rows there are in each step. */
function bars(dated) {
  const steps = stepsOf(dated);
  const counts = new Map(steps.map((step) => [step, 0]));
  for (const { date } of dated) {
    const step = date.slice(0, steps[0].length);
    counts.set(step, (counts.get(step) ?? 0) + 1);
  }
  const most = Math.max(1, ...counts.values());
  const [width, height] = [1000, 90];
  const room = width / Math.max(1, counts.size);
  const drawn = [...counts].map(([step, count], index) => {
    const size = (count / most) * height;
    const place = { x: index * room + 1, y: height - size, width: Math.max(1, room - 2), height: size };
    return svgElement("rect", place, svgElement("title", {}, `${dayText(step)}: ${plural(count, "row")}`));
  });
  const view = { viewBox: `0 0 ${width} ${height}`, preserveAspectRatio: "none", class: "bars", role: "img", "aria-label": "Rows by their date" };
  return svgElement("svg", view, ...drawn);
}
