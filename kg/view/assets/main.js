/* What is in focus stands in the address, after the #; all else follows from it. */

const byId = (id) => document.getElementById(id);

/* Puts a node, a pair or nothing in focus and in the address. */
function go(next) {
  const address = addressOf(next);
  if (location.href !== new URL(address, location.href).href) history.pushState(null, "", address);
  arrive(next);
}

function addressOf(next) {
  if (next === null) return location.pathname + location.search;
  const [from, to] = next.pair ?? [];
  const parts = next.pair ? { from: nodes.id[from], to: nodes.id[to] } : { node: nodes.id[next.node] };
  return `#${new URLSearchParams(parts)}`;
}

/* The focus that the address names: {node}, {pair}, or null. */
function addressed() {
  const parts = new URLSearchParams(location.hash.slice(1));
  const [node, from, to] = ["node", "from", "to"].map((name) => nodeOfId(parts.get(name)));
  if (node >= 0) return { node };
  return from >= 0 && to >= 0 && from !== to ? { pair: [from, to].sort((a, b) => a - b) } : null;
}

/* Shows what is in focus, whatever was hidden of it before. */
function arrive(next) {
  for (const node of next?.pair ?? (next ? [next.node] : [])) {
    if (hiddenKinds.delete(nodes.kind[node])) fillLegend();
    if (next.pair) show(node, place.get(node) ?? freeSpot(anchor(node)));
    else open(node);
  }
  setFocus(next);
  fillPanel();
  fillShown();
  fitCanvas();
  if (next) look([...lit]);
}

/* The panel may have taken room from the picture, or given it back. */
function fitCanvas() {
  network.setSize("100%", "100%");
  network.redraw();
}

function openMore(node) {
  open(node);
  setFocus(focus);
  fillPanel();
  fillShown();
  look([...lit]);
}

function reset() {
  hiddenKinds.clear();
  showFirst();
  fillLegend();
  go(null);
  filterTable();
  lookAtAll();
}

function fillLegend() {
  const kinds = Object.keys(KINDS).filter((kind) => counts.has(kind));
  byId("kinds").replaceChildren(...kinds.map(legendItem), deniedItem());
}

function legendItem(kind) {
  const box = h("input", {
    type: "checkbox",
    checked: !hiddenKinds.has(kind),
    onchange: () => toggle(kind, box.checked),
  });
  return h(
    "li",
    {},
    h(
      "label",
      {},
      box,
      icon(kind),
      h("span", { class: "name" }, KINDS[kind].many),
      h("span", { class: "count" }, counts.get(kind).toLocaleString("en")),
    ),
  );
}

function deniedItem() {
  let total = 0;
  for (let fact = 0; fact < FACTS; fact++) total += Number(isNegated(fact));
  return total
    ? h(
        "li",
        { class: "denied", title: "Stated not to be so" },
        h("span", { class: "dash" }),
        "Denied",
        h("span", { class: "count" }, total.toLocaleString("en")),
      )
    : "";
}

function toggle(kind, on) {
  if (on) hiddenKinds.delete(kind);
  else hiddenKinds.add(kind);
  sync();
  fillShown();
  filterTable();
}

function fillShown() {
  const shown = [...place.keys()].filter(isVisible).length;
  const all = shown === NODES;
  byId("shown").textContent = all
    ? `All ${NODES.toLocaleString("en")} are shown. Size: the number of statements.`
    : `${shown.toLocaleString("en")} of ${NODES.toLocaleString("en")} are shown: those with the most statements, and their links. Click one to open its neighbours. Size: the number of statements.`;
}

function fillSummary() {
  const parts = [
    plural(NODES, "name, event and quotation", "names, events and quotations"),
    plural(FACTS, "fact"),
  ];
  byId("summary").textContent = `${parts.join(" and ")} from ${plural(sources.title.length, "article")}`;
  byId("nothing").textContent = "Nothing was found in the articles.";
  byId("nothing").hidden = NODES > 0;
}

function showView(name) {
  const isTable = name === "table";
  sheet.hidden = !isTable;
  byId("stage").hidden = isTable;
  document.body.classList.toggle("table", isTable);
  byId("show-table").setAttribute("aria-pressed", String(isTable));
  byId("show-picture").setAttribute("aria-pressed", String(!isTable));
  if (isTable) filterTable();
  else fitCanvas();
}

function setTheme(dark) {
  document.documentElement.dataset.theme = dark ? "dark" : "light";
  byId("theme").textContent = dark ? "☀" : "☾";
  colours = readColours();
  sync();
}

/* Moves the focus to the nearest node in the direction of an arrow key. */
function moveFocus(dx, dy) {
  const here = focus?.node;
  const shown = [...place.keys()].filter((node) => isVisible(node) && node !== here);
  if (here === undefined) return shown.length && go({ node: Math.min(...shown) });
  const { x, y } = network.getPosition(here);
  let [best, least] = [undefined, Infinity];
  for (const node of shown) {
    const at = network.getPosition(node);
    const along = (at.x - x) * dx + (at.y - y) * dy;
    const aside = Math.abs((at.x - x) * dy) + Math.abs((at.y - y) * dx);
    if (along > 0 && along + 2 * aside < least) [best, least] = [node, along + 2 * aside];
  }
  if (best !== undefined) go({ node: best });
}

const KEYS = {
  ArrowRight: () => moveFocus(1, 0),
  ArrowLeft: () => moveFocus(-1, 0),
  ArrowDown: () => moveFocus(0, 1),
  ArrowUp: () => moveFocus(0, -1),
  Enter: () => panel.focus(),
  Escape: () => go(null),
  "+": () => zoom(1.3),
  "=": () => zoom(1.3),
  "-": () => zoom(1 / 1.3),
  0: lookAtAll,
};

byId("picture").addEventListener("keydown", (event) => {
  const act = KEYS[event.key];
  if (!act || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  act();
});
panel.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || focus === null) return;
  go(null);
  byId("picture").focus();
});

network.on("click", ({ nodes: [node], edges: [edge] }) => {
  if (node !== undefined) go({ node });
  else if (edge) go({ pair: edge.split("-").map(Number) });
  else if (focus) go(null);
});
network.on("hoverNode", ({ node }) => {
  hovered = node;
  byId("picture").classList.add("over");
});
network.on("blurNode", () => {
  hovered = null;
  byId("picture").classList.remove("over");
});
network.on("hoverEdge", () => byId("picture").classList.add("over"));
network.on("blurEdge", () => byId("picture").classList.remove("over"));
network.on("dragEnd", ({ nodes: moved }) => {
  for (const node of moved) place.set(node, network.getPosition(node));
});

byId("zoom-in").addEventListener("click", () => zoom(1.3));
byId("zoom-out").addEventListener("click", () => zoom(1 / 1.3));
byId("zoom-all").addEventListener("click", lookAtAll);
byId("back").addEventListener("click", () => history.back());
byId("reset").addEventListener("click", reset);
byId("show-table").addEventListener("click", () => showView("table"));
byId("show-picture").addEventListener("click", () => showView("picture"));
byId("theme").addEventListener("click", () => setTheme(document.documentElement.dataset.theme !== "dark"));
addEventListener("popstate", () => arrive(addressed()));
const night = matchMedia("(prefers-color-scheme: dark)");
night.addEventListener("change", () => setTheme(night.matches));

showFirst();
setTheme(night.matches);
fillLegend();
fillSummary();
arrive(addressed());
if (!focus) network.fit({ animation: false });
document.body.dataset.ready = "yes";
