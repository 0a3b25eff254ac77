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
  return passages.source[proofs.passage[firstProof[fact]]];
}

/* Takes the facts of the kinds that are switched on, which hold what is searched for. */
function filterTable() {
  if (sheet.hidden) return;
  const parts = fold(query.value).split(/\s+/).filter(Boolean);
  const texts = searchTexts();
  const rows = [];
  for (let fact = 0; fact < FACTS; fact++) {
    const [a, b] = [facts.subject[fact], facts.object[fact]];
    if (hiddenKinds.has(nodes.kind[a]) || (b >= 0 && hiddenKinds.has(nodes.kind[b]))) continue;
    const text = b >= 0 ? [texts[a], texts[b]] : [texts[a], fold(facts.value[fact])];
    if (parts.every((part) => text[0].includes(part) || text[1].includes(part))) rows.push(fact);
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
  sheet.replaceChildren(
    h(
      "table",
      {},
      h(
        "caption",
        {},
        plural(rows.length, "fact"),
        query.value.trim() && ` with “${short(query.value.trim(), 40)}”`,
      ),
      h("thead", {}, h("tr", {}, COLUMNS.map(headCell))),
      h("tbody", {}, rows.slice(from, to).map(row)),
    ),
    h(
      "p",
      { class: "pager" },
      h("button", { type: "button", disabled: from === 0, onclick: () => turnPage(-1) }, "Previous"),
      h(
        "span",
        { role: "status" },
        rows.length ? `${(from + 1).toLocaleString("en")} to ${to.toLocaleString("en")}` : "No facts",
      ),
      h("button", { type: "button", disabled: to === rows.length, onclick: () => turnPage(1) }, "Next"),
    ),
  );
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
  const value = facts.predicate[fact] === "date" ? day(facts.value[fact]) : facts.value[fact];
  const source = firstSource(fact);
  const target = object >= 0 && object !== subject ? { pair: [subject, object] } : { node: subject };
  const verb = `${isNegated(fact) ? "not: " : ""}${phrase(facts.predicate[fact])}`;
  const more = firstProof[fact + 1] - firstProof[fact] - 1;
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
    h("td", {}, object >= 0 ? nodeButton(object) : words(value)),
    h("td", { class: "date" }, source === undefined ? "" : day(sources.date[source])),
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
  sheet.querySelectorAll("th[scope=col] button")[column].focus();
}

function turnPage(step) {
  table.from += step * ROWS_AT_ONCE;
  fillTable();
  sheet.scrollTop = 0;
}
