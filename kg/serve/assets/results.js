/* Rows as a table, and as nodes with ties for the picture. */

const ROWS_AT_ONCE = 200;

/* A result of SPARQL as {names, rows}: a row is a list of terms, undefined where there is none. */
function rowsOf({ head, results, boolean }) {
  if (boolean !== undefined) return { names: ["answer"], rows: [[{ type: "literal", value: boolean ? "yes" : "no" }]] };
  return { names: head.vars, rows: results.bindings.map((row) => head.vars.map((name) => row[name])) };
}

function cellOf(term) {
  if (!term) return "";
  if (term.type === "uri") return aboutLink(term.value, shortened(term.value));
  return words(term.value);
}

/* An IRI with the prefix that it has in the ontology. */
function shortened(iri) {
  const found = Object.entries(KNOWN.prefixes).find(([, start]) => iri.startsWith(start));
  return found ? `${found[0]}:${iri.slice(found[1].length)}` : iri;
}

/* The rows as a table, in the order of a column that is clicked; "by" is that column, -1 for the order of the answer. */
function fillTable({ names, rows }, by = -1, down = false) {
  const sorted = by < 0 ? rows : [...rows].sort((a, b) => (down ? -1 : 1) * compared(a[by], b[by]));
  const body = h("tbody");
  const more = h("button", { type: "button" }, "More rows");
  const grow = () => {
    const next = sorted.slice(body.children.length, body.children.length + ROWS_AT_ONCE);
    body.append(...next.map((row) => h("tr", {}, row.map((term) => h("td", { dir: "auto" }, cellOf(term))))));
    more.hidden = body.children.length >= sorted.length;
  };
  grow();
  more.addEventListener("click", grow);
  const sort = (column) => {
    fillTable({ names, rows }, column, column === by && !down);
    byId("table").querySelectorAll("th button")[column].focus();
  };
  const headCell = (name, column) =>
    h(
      "th",
      { scope: "col", "aria-sort": column === by ? (down ? "descending" : "ascending") : undefined },
      h("button", { type: "button", onclick: () => sort(column) }, name),
    );
  byId("table").replaceChildren(h("table", {}, h("thead", {}, h("tr", {}, names.map(headCell))), body), more);
}

/* The order of two cells: numbers by their size, all else as words; what is empty comes first. */
function compared(a, b) {
  const [one, other] = [a?.value ?? "", b?.value ?? ""];
  const size = Number(one) - Number(other);
  return one && other && !Number.isNaN(size) ? size : one.localeCompare(other);
}

/* The columns whose values could be the ends of a tie: IRIs if there are two such columns, else short texts. */
function endColumns({ names, rows }) {
  const kinds = names.map((_, column) => rows.map((row) => row[column]).filter(Boolean));
  const good = (isGood) => names.map((_, column) => column).filter((column) => kinds[column].length && kinds[column].every(isGood));
  const iris = good(({ type }) => type === "uri");
  if (iris.length > 1) return iris;
  const verb = verbColumn(names);
  const isName = ({ type, value, datatype }) => type === "uri" || (!datatype && value.length <= 80 && !isDate(value));
  return good(isName).filter((column) => column !== verb);
}

/* The column that says how the ends are tied, or -1. */
function verbColumn(names) {
  return names.findIndex((name) => /^(relation|predicate|property|what|kind)$/i.test(name));
}

/* Nodes and ties of two columns. */
function tiesOfRows({ names, rows }, from, to) {
  const nodes_ = new Map();
  const ties = [];
  const verb = verbColumn(names);
  for (const row of rows) {
    const ends = [row[from], row[to]];
    for (const term of ends.filter(Boolean)) {
      const label = term.type === "uri" ? shortened(term.value) : term.value;
      nodes_.set(term.value, { id: term.value, label, iri: term.type === "uri" ? term.value : "" });
    }
    if (ends.every(Boolean)) ties.push({ from: ends[0].value, to: ends[1].value, label: row[verb]?.value ?? "" });
  }
  return { nodes: [...nodes_.values()], ties };
}
