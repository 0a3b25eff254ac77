/* The table: the same facts as text, sortable, for eyes, keyboards and screen readers. */

const sheet = document.getElementById("sheet");
const ROWS_AT_ONCE = 100;
const COLUMNS = [
  ["Who or what", (fact) => nodes.label[facts.subject[fact]]],
  ["Fact", (fact) => phrase(facts.predicate[fact])],
  [
    "About whom or what",
    (fact) => (facts.object[fact] >= 0 ? nodes.label[facts.object[fact]] : facts.value[fact]),
  ],
  ["Reported", (fact) => sources.date[firstSource(fact)] ?? ""],
  ["Article", (fact) => sources.title[firstSource(fact)] ?? ""],
  ["Sure", (fact) => confidence(fact)],
];
const table = { column: -1, down: false, from: 0, facts: [] };

function firstSource(fact) {
  return sourceOf(firstProof[fact]);
}

/* Takes the facts that are selected, in a close view only those between its nodes, and of these the
   ones that hold what is searched for. */
function filterTable() {
  if (sheet.hidden) return;
  const parts = queryParts();
  const rows = [];
  for (let fact = 0; fact < FACTS; fact++) {
    const [a, b] = [facts.subject[fact], facts.object[fact]];
    if (!passes(fact) || hiddenNodes.has(a) || hiddenNodes.has(b)) continue;
    if (scene !== map && !(scene.place.has(a) && (b < 0 || scene.place.has(b)))) continue;
    const names = parts.length ? namesIn(fact) : "";
    if (parts.every((part) => names.includes(part))) rows.push(fact);
  }
  table.facts = rows;
  sortTable();
}

function sortTable() {
  const { column, down, facts: rows } = table;
  if (column >= 0) {
    const keys = new Map(rows.map((fact) => [fact, sortKey(COLUMNS[column][1](fact))]));
    const sign = down ? -1 : 1;
    rows.sort((a, b) => sign * (keys.get(a) < keys.get(b) ? -1 : keys.get(a) > keys.get(b) ? 1 : 0) || a - b);
  } else rows.sort((a, b) => a - b);
  table.from = 0;
  fillTable();
}

function sortKey(value) {
  return typeof value === "number" ? value : fold(value);
}

function fillTable() {
  const { facts: rows, from } = table;
  const to = Math.min(rows.length, from + ROWS_AT_ONCE);
  const button = (name, does, more = {}) => h("button", { type: "button", onclick: does, ...more }, name);
  const pager = () =>
    h(
      "p",
      { class: "pager" },
      button("Previous", () => turnPage(-1), { disabled: from === 0 }),
      h("span", {}, rows.length ? `${grouped(from + 1)} to ${grouped(to)}` : "No facts"),
      button("Next", () => turnPage(1), { disabled: to === rows.length }),
    );
  sheet.replaceChildren(
    h(
      "div",
      { class: "sheet-tools" },
      button("Copy as CSV", copyCsv, { id: "copy-csv" }),
      button("Save as CSV", () => save(new Blob(["\ufeff", csv()], { type: "text/csv" }), "facts.csv")),
    ),
    h(
      "table",
      {},
      h("caption", {}, caption(rows)),
      h("thead", {}, h("tr", {}, COLUMNS.map(headCell))),
      h("tbody", {}, rows.slice(from, to).map(row)),
    ),
    pager(),
  );
}

/* How many facts, and of which selection. */
function caption(rows) {
  const typed = query.value.trim();
  return [
    plural(rows.length, "fact"),
    typed && ` with “${short(typed, 40)}”`,
    scene !== map && " in the close view",
    countFilters() > 0 && `, ${plural(countFilters(), "filter")} set`,
  ]
    .filter(Boolean)
    .join("");
}

function headCell([name], column) {
  const sorted = table.column === column ? (table.down ? "descending" : "ascending") : undefined;
  return h(
    "th",
    { scope: "col", "aria-sort": sorted },
    h("button", { type: "button", onclick: () => sortBy(column) }, name),
  );
}

function row(fact) {
  const [subject, object] = [facts.subject[fact], facts.object[fact]];
  const source = firstSource(fact);
  const target = object >= 0 && object !== subject ? { pair: [subject, object] } : { node: subject };
  const verb = `${isNegated(fact) ? "not: " : ""}${phrase(facts.predicate[fact])}`;
  const more = new Set(proofsOf(fact).map(sourceOf)).size - 1;
  return h(
    "tr",
    { class: isNegated(fact) ? "denied" : "" },
    h("th", { scope: "row" }, nodeButton(subject)),
    h(
      "td",
      {},
      h("button", { type: "button", class: "verb", onclick: () => go(target) }, verb),
      facts.note[fact] && h("span", { class: "note" }, words(noted(facts.note[fact]))),
    ),
    h("td", {}, object >= 0 ? nodeButton(object) : words(valueText(fact))),
    h("td", { class: "date" }, source === undefined ? "" : dayText(sources.date[source])),
    h(
      "td",
      {},
      source === undefined ? "" : link(sources.url[source], short(sources.title[source], 120)),
      more > 0 && ` and ${more} more`,
    ),
    h("td", { class: "number" }, `${confidence(fact)} %`),
  );
}

function sortBy(column) {
  table.down = table.column === column && !table.down;
  table.column = column;
  sortTable();
  remember({ anew: false });
  sheet.querySelectorAll("th[scope=col] button")[column].focus();
}

function turnPage(step) {
  table.from += step * ROWS_AT_ONCE;
  fillTable();
  sheet.scrollTop = 0;
}
