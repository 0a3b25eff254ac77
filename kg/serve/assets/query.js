/* The page for queries: which question, what is set in it, and what comes back. */

const VIEWS = ["table", "timeline", "network"];
const MOST_LISTED = 50;
const choicesOf = { timeline: [], network: [] };
let shownRows = { names: [], rows: [] };
let picture = null;

function namedQuery() {
  return KNOWN.queries.find(({ name }) => name === byId("named").value);
}

function pickQuery() {
  const query = namedQuery();
  byId("description").textContent = query?.description ?? "";
  byId("parameters").replaceChildren(...(query?.parameters ?? []).map(parameterField));
  if (query) setText(query.text);
  hideOffer();
}

/* What is set is for a named query as it came: once its text is changed, it is no longer used, which is said. */
function noteChange() {
  const query = namedQuery();
  const isChanged = query !== undefined && queryText() !== query.text;
  for (const input of byId("parameters").querySelectorAll("input")) input.disabled = isChanged;
  byId("description").textContent = isChanged
    ? "The text was changed: it is asked as it stands, without what is set here."
    : (query?.description ?? "");
}

function parameterField({ name, type, description, required, default: value }) {
  const id = `set-${name}`;
  const options = { id, name, value: "", placeholder: value ?? "", required, autocomplete: "off", spellcheck: "false" };
  const input = h("input", options);
  const label = h("label", { for: id }, `${name}${required ? " *" : ""}`);
  const parts = [label, input, h("small", { class: "hint" }, description)];
  if (type.startsWith("kg:")) {
    const names = h("datalist", { id: `${id}-names` });
    input.setAttribute("list", names.id);
    input.addEventListener("input", () => suggestNames(input, names));
    parts.push(names);
  }
  return h("p", { class: "row" }, parts);
}

async function suggestNames(input, names) {
  if (!input.value.trim()) return;
  const found = await searchNames(input.value).catch(() => []);
  names.replaceChildren(...[...new Set(found.map(({ label }) => label))].map((value) => h("option", { value })));
}

/* The address that answers what is asked: a named query as long as its text is as it came. */
function request() {
  const query = namedQuery();
  if (!query || queryText() !== query.text) return { path: "/sparql", parameters: { query: queryText() } };
  const fields = [...byId("parameters").querySelectorAll("input")].filter(({ value }) => value.trim());
  return {
    path: `/named/${query.name}`,
    parameters: Object.fromEntries(fields.map(({ name, value }) => [name, value.trim()])),
  };
}

async function run(event) {
  event.preventDefault();
  hideOffer();
  byId("wrong").hidden = true;
  byId("run").disabled = true;
  byId("said").textContent = "Asking …";
  const started = performance.now();
  const { path, parameters } = request();
  try {
    const response =
      path === "/sparql"
        ? await ask(path, { method: "POST", body: new URLSearchParams(parameters), headers: { Accept: ACCEPTED } })
        : await ask(addressOf(path, parameters), { headers: { Accept: ACCEPTED } });
    await showAnswer(response, performance.now() - started);
    fillFiles(path, parameters, response.headers.get("Content-Type"));
  } catch (error) {
    byId("wrong").textContent = error.message;
    byId("wrong").hidden = false;
    byId("results").hidden = true;
    byId("said").textContent = "";
  }
  byId("run").disabled = false;
}

const ACCEPTED = "application/sparql-results+json, application/n-triples;q=0.9";

async function showAnswer(response, took) {
  const isGraph = response.headers.get("Content-Type").startsWith("application/n-triples");
  shownRows = isGraph ? triplesAsRows(await response.text()) : rowsOf(await response.json());
  const cut = response.headers.get("Result-Truncated") && ", the first of more";
  byId("said").textContent = `${plural(shownRows.rows.length, "row")}${cut || ""} in ${Math.round(took)} ms`;
  byId("results").hidden = false;
  fillTable(shownRows);
  choicesOf.timeline = dateColumns(shownRows);
  choicesOf.network = endColumns(shownRows);
  byId("as-timeline").disabled = !choicesOf.timeline.length;
  byId("as-network").disabled = choicesOf.network.length < 2;
  showView("table");
  byId("results").scrollIntoView({ block: "nearest" });
}

/* The lines of N-Triples as rows; the server writes one triple on each line. */
function triplesAsRows(text) {
  const term = "(<[^>]*>|_:\\S+|\"(?:[^\"\\\\]|\\\\.)*\"(?:@[\\w-]+|\\^\\^<[^>]*>)?)";
  const line = new RegExp(`^${term} ${term} ${term} \\.$`, "gmu");
  const rows = [...text.matchAll(line)].map(([, ...terms]) => terms.map(termOf));
  return { names: ["subject", "predicate", "object"], rows };
}

function termOf(text) {
  if (text.startsWith("<")) return { type: "uri", value: text.slice(1, -1) };
  if (text.startsWith("_:")) return { type: "bnode", value: text.slice(2) };
  const end = text.lastIndexOf('"');
  return { type: "literal", value: JSON.parse(text.slice(0, end + 1)), datatype: text.slice(end + 3) || undefined };
}

function showView(view) {
  for (const name of VIEWS) {
    byId(name).hidden = name !== view;
    byId(`as-${name}`).setAttribute("aria-pressed", String(name === view));
  }
  fillChoices(view);
  if (view === "timeline") fillChronicle(shownRows, choicesOf.timeline[0]);
  if (view === "network") drawNetwork(...choicesOf.network);
}

/* Which columns are the ends of a tie, or hold the date, where there are several that may. */
function fillChoices(view) {
  const columns = choicesOf[view] ?? [];
  const wanted = { timeline: ["Date"], network: ["From", "To"] }[view] ?? [];
  const selects = wanted.map((name, index) => {
    const options = columns.map((column) =>
      h("option", { value: column, selected: column === columns[index] }, shownRows.names[column]),
    );
    return h("label", {}, `${name} `, h("select", { onchange: redraw }, options));
  });
  byId("choices").replaceChildren(...(columns.length > wanted.length ? selects : []));
}

function redraw() {
  const columns = [...byId("choices").querySelectorAll("select")].map(({ value }) => Number(value));
  if (columns.length === 1) fillChronicle(shownRows, columns[0]);
  else drawNetwork(...columns);
}

function drawNetwork(from, to) {
  picture?.drawn.destroy();
  const { nodes: found, ties } = tiesOfRows(shownRows, from, to);
  picture = pictureIn(byId("picture"), openNode);
  const left = addTo(picture, found, ties);
  byId("panel").replaceChildren(
    h("p", { class: "hint" }, "A click on a node tells what the articles say of it, and opens what it is tied to."),
    ...(left ? [h("p", { class: "hint" }, `${plural(left, "node")} more than the picture holds.`)] : []),
    nodeList(found, ties),
  );
}

/* The nodes as buttons, those with most ties first: the picture for those who do not use a mouse. */
function nodeList(found, ties) {
  const counts = new Map();
  for (const end of ties.flatMap((tie) => [tie.from, tie.to])) counts.set(end, (counts.get(end) ?? 0) + 1);
  const first = [...found].sort((a, b) => (counts.get(b.id) ?? 0) - (counts.get(a.id) ?? 0)).slice(0, MOST_LISTED);
  const button = ({ id, label }) =>
    h("button", { type: "button", class: "node", onclick: () => openNode(id) }, words(short(label, 60)));
  return h(
    "ul",
    { class: "nodes" },
    first.map((node) => h("li", {}, button(node))),
  );
}

/* What is said of a node that was clicked; a name is looked up first. */
async function openNode(id) {
  try {
    const iri = /^https?:/.test(id) ? id : (await searchNames(id))[0]?.iri;
    if (!iri) throw new Error("Nothing in the graph is called so.");
    const told = await neighboursOf(iri);
    const { nodes: found, ties } = tiesOf(told);
    const own = (end) => (end === iri ? id : end);
    const moved = ties.map((tie) => ({ ...tie, from: own(tie.from), to: own(tie.to) }));
    addTo(picture, found.filter((node) => node.id !== iri), moved, id);
    byId("panel").replaceChildren(...factPanel(told, openNode));
  } catch (error) {
    byId("panel").replaceChildren(h("p", { class: "wrong" }, error.message));
  }
}

/* Links to the same answer as files. */
function fillFiles(path, parameters, type) {
  const forms = type.startsWith("application/n-triples") ? ["ttl", "nt", "jsonld"] : ["csv", "tsv", "json", "xml"];
  const links = forms.map((format) => h("a", { href: addressOf(path, { ...parameters, format }), download: `result.${format}` }, format));
  byId("files").replaceChildren(...links.flatMap((one) => [" ", one]));
}

byId("named").append(...KNOWN.queries.map(({ name, title }) => h("option", { value: name }, `${title} (${name})`)));
byId("named").addEventListener("change", pickQuery);
byId("ask").addEventListener("submit", run);
whenChanged(noteChange);
for (const name of VIEWS) byId(`as-${name}`).addEventListener("click", () => showView(name));
setText("SELECT ?person ?name\nWHERE {\n  ?person a kg:Person ; rdfs:label ?name .\n}\nORDER BY ?name\nLIMIT 100\n");
document.body.dataset.ready = "yes";
