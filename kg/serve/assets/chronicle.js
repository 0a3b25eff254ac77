/* Rows in the order of their dates: bars that show when there is how much, and the rows under their years. */

const MOST_ROWS = 500;
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
      h("time", { datetime: date }, dayText(date) + (said.endsWith("?") ? " ?" : "")),
      " ",
      row.flatMap((term, other) => (other === column || !term ? [] : [h("span", { class: "cell", title: names[other] }, cellOf(term)), " "])),
    );
  const parts = [...years].map(([year, found]) => [h("h3", {}, year), h("ol", {}, found.map(item))]);
  const left = rows.length - Math.min(MOST_ROWS, dated.length);
  byId("timeline").replaceChildren(
    bars(dated),
    ...parts.flat(),
    ...(left ? [h("p", { class: "hint" }, `${plural(left, "row")} more, or without a date.`)] : []),
  );
}

/* How many rows there are in each year, or in each month where all are within two years. */
function bars(dated) {
  const isFine = dated.length && Number(dated.at(-1).date.slice(0, 4)) - Number(dated[0].date.slice(0, 4)) < 2;
  const counts = new Map();
  for (const { date } of dated) {
    const step = date.slice(0, isFine ? 7 : 4);
    counts.set(step, (counts.get(step) ?? 0) + 1);
  }
  const most = Math.max(1, ...counts.values());
  const [width, height] = [1000, 90];
  const room = width / Math.max(1, counts.size);
  const drawn = [...counts].map(([step, count], index) => {
    const size = (count / most) * height;
    const place = { x: index * room + 1, y: height - size, width: Math.max(1, Math.min(60, room - 2)), height: size };
    return svgElement("rect", place, svgElement("title", {}, `${dayText(step)}: ${plural(count, "row")}`));
  });
  const view = { viewBox: `0 0 ${width} ${height}`, class: "bars", role: "img", "aria-label": "Rows by their date" };
  return svgElement("svg", view, ...drawn);
}
