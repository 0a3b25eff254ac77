/* What the reader does, and what follows from it in all parts of the page. */

const SHOWN_AT_ONCE = 60;
const TRAIL_SHOWN = 7;
const visited = []; // nodes, the last one last

/* Puts a node, a pair, a path, an article or nothing in focus, and in the address. */
function go(next) {
  seeking = false;
  if (next && !filters.hidden && matchMedia("(max-width: 760px)").matches) showFilters(false); // they lie upon the panel
  seat = null;
  focus = next?.pair ? { pair: next.pair.toSorted((a, b) => a - b) } : next;
  if (next?.node === undefined) view.steps = 0;
  arrive();
  remember({ anew: true });
  fillTrail();
}

/* Shows what is in focus, whatever was hidden of it before. */
function arrive() {
  const asked = focus?.pair ?? focus?.path ?? (focus?.node === undefined ? [] : [focus.node]);
  let revealed = false;
  for (const node of asked) {
    revealed = hiddenNodes.delete(node) || revealed;
    revealed = filter.kinds.delete(nodes.kind[node]) || revealed;
  }
  if (revealed) select();
  if (focus?.node !== undefined && !view.steps) open(focus.node);
  for (const node of focus?.pair ?? []) place(node);
  refresh();
  if (seat) sit();
  else if (scene !== map) lookAtAll();
  else if (lit.size) look([...lit]);
}

/* Fills all parts of the page from the view as it is. */
function refresh() {
  const path = focus?.path && pathBetween(...focus.path);
  const before = scene;
  setScene({ steps: view.steps, path });
  light();
  sync();
  fillPanel();
  fillLegend();
  fillFilters();
  fillShown();
  fitCanvas();
  filterTable();
  if (scene === map && before !== map && !seat) lookAtAll();
}

/* After a change of the filters; soon, and once, where many changes follow each other. */
let waiting = 0;
function filtered({ soon = false } = {}) {
  if (!soon) return applyFilters();
  waiting ||= requestAnimationFrame(() => {
    waiting = 0;
    applyFilters();
  });
  return undefined;
}

function applyFilters() {
  select();
  refresh();
  fillTimeline();
  rememberSoon();
}

/* The panel and the filters may have taken room from the picture, or given it back. */
function fitCanvas() {
  network.setSize("100%", "100%");
  paint();
}

function openMore(node) {
  open(node);
  refresh();
  look([...lit]);
  remember({ anew: true });
}

function setSteps(steps) {
  view.steps = steps;
  go(focus);
}

function hide(node) {
  hiddenNodes.add(node);
  say(`${nameOf(node, 40)} is hidden`);
  select();
  go(null);
}

/* Moves the view back to all that is shown. */
function showAll() {
  lookAtAll();
  remember({ anew: false });
}

function unhide(some) {
  for (const node of some) hiddenNodes.delete(node);
  filtered();
}

/* Shows the most important of the nodes that match the filters and are not shown yet. */
function showMore() {
  let left = SHOWN_AT_ONCE;
  for (let node = 0; node < NODES && left > 0; node++) {
    if (!isWanted(node) || !place(node)) continue;
    openings.push(node);
    left--;
  }
  refresh();
  lookAtAll();
  remember({ anew: true });
}

function reset() {
  restore("");
  showFirst();
  visited.length = 0;
  go(null);
  showView();
  fillTimeline();
  lookAtAll();
}

function fillShown() {
  const shown = shownNodes().length;
  let matching = 0;
  for (let node = 0; node < NODES; node++) matching += Number(isWanted(node));
  const size = "Size: the number of statements.";
  const text =
    scene !== map
      ? closeText(shown)
      : shown === matching
        ? `${shown === NODES ? `All ${grouped(NODES)} are shown.` : `${grouped(shown)} of ${grouped(NODES)} are shown: all that match.`} ${size}`
        : isFiltered() || filter.kinds.size || hiddenNodes.size
          ? `${grouped(shown)} of the ${grouped(matching)} that match are shown. ${size}`
          : `${grouped(shown)} of ${grouped(NODES)} are shown: those with the most statements, and their links. Click one to open its neighbours. ${size}`;
  byId("shown").textContent = text;
  byId("more").hidden = scene !== map || shown >= matching || !(isFiltered() || filter.kinds.size);
  byId("more").textContent = `Show ${Math.min(SHOWN_AT_ONCE, matching - shown)} more`;
  byId("unhide").hidden = !hiddenNodes.size;
  byId("unhide").textContent = `Show ${plural(hiddenNodes.size, "hidden node")}`;
  byId("without-words").hidden = !filter.words;
  byId("without-words").replaceChildren("Only with ", words(`“${short(filter.words, 30)}”`), " ×");
  byId("nothing").textContent = NODES ? "Nothing matches the filters." : "Nothing was found in the articles.";
  byId("nothing").hidden = shown > 0;
}

function closeText(shown) {
  if (focus.path) return "A shortest path, over what is selected.";
  const all = around(focus.node, view.steps, MOST_IN_CLOSE_VIEW)[1];
  const within = `within ${plural(view.steps, "step")} of ${nameOf(focus.node, 40)}`;
  return shown < all
    ? `The ${shown} most important of ${grouped(all)} ${within}.`
    : `${plural(shown, "node")} ${within}.`;
}

function fillSummary() {
  const parts = [
    plural(NODES, "name, event and quotation", "names, events and quotations"),
    plural(FACTS, "fact"),
  ];
  const [held, of] = DATA.share;
  const part = of && ` · a part: ${grouped(held)} of ${grouped(of)} statements`;
  byId("summary").textContent = `${parts.join(" and ")} from ${plural(SOURCES, "article")}${part || ""}`;
}

/* The nodes visited, each to go back to with one click. */
function fillTrail() {
  const node = focus?.node;
  if (node !== undefined) {
    if (visited.includes(node)) visited.splice(visited.indexOf(node), 1);
    visited.push(node);
  }
  const items = visited.slice(-TRAIL_SHOWN).map((one) => {
    const button = nodeButton(one);
    if (one === node) button.setAttribute("aria-current", "true");
    return h("li", {}, button);
  });
  byId("trail").replaceChildren(...(visited.length > 1 ? items : []));
  byId("trail").parentElement.hidden = visited.length < 2;
  byId("back").disabled = trail.at <= 0;
  byId("forward").disabled = trail.at >= trail.entries.length - 1;
}

function travel(by) {
  if (!trail.alone) return history.go(by);
  trail.at = Math.min(trail.entries.length - 1, Math.max(0, trail.at + by));
  return revisit(trail.entries[trail.at]);
}

function revisit(address) {
  restore(address);
  arrive();
  showView();
  fillTimeline();
  fillTrail();
}

function showView() {
  const isTable = view.table;
  sheet.hidden = !isTable;
  byId("stage").hidden = isTable;
  document.body.classList.toggle("table", isTable);
  byId("show-table").setAttribute("aria-pressed", String(isTable));
  byId("show-picture").setAttribute("aria-pressed", String(!isTable));
  if (isTable) filterTable();
  else fitCanvas();
}

function setView(isTable) {
  view.table = isTable;
  showView();
  remember({ anew: false });
}

function setTheme(dark) {
  dress(dark);
  sync();
}

function dress(dark) {
  document.documentElement.dataset.theme = dark ? "dark" : "light";
  byId("dark").media = dark ? "all" : "not all";
  showGlyph("theme", dark ? "sun" : "moon");
  colours = readColours();
}

/* Moves the focus to the nearest node in the direction of an arrow key. */
function moveFocus(dx, dy) {
  const here = focus?.node;
  const shown = shownNodes().filter((node) => node !== here);
  if (here === undefined) return shown.length && go({ node: Math.min(...shown) });
  const { x, y } = network.getPosition(here);
  let [best, least] = [undefined, Infinity];
  for (const node of shown) {
    const at = network.getPosition(node);
    const along = (at.x - x) * dx + (at.y - y) * dy;
    const aside = Math.abs((at.x - x) * dy) + Math.abs((at.y - y) * dx);
    if (along > 0 && along + 2 * aside < least) [best, least] = [node, along + 2 * aside];
  }
  return best !== undefined && go({ node: best });
}

/* Tells a screen reader where the arrow keys have led. */
function tellFocus() {
  const node = focus?.node;
  if (node === undefined) return;
  byId("heard").textContent = [
    kindOf(node).one,
    nameOf(node),
    dayText(nodes.date[node]),
    plural(factsOf[node].filter(passes).length, "fact"),
  ]
    .filter(Boolean)
    .join(", ");
}

const withNode = (does) => () => focus?.node !== undefined && does(focus.node);
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
  0: showAll,
  1: withNode(() => setSteps(1)),
  2: withNode(() => setSteps(2)),
  3: withNode(() => setSteps(3)),
  a: withNode(() => setSteps(0)),
  e: withNode(openMore),
  h: withNode(hide),
  p: withNode(askForPath),
};

byId("picture").addEventListener("keydown", (event) => {
  const act = KEYS[event.key];
  if (!act || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  act();
  if (event.key.startsWith("Arrow")) tellFocus();
});
panel.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || focus === null) return;
  go(null);
  byId("picture").focus();
});
addEventListener("keydown", (event) => {
  if (
    event.ctrlKey ||
    event.metaKey ||
    event.altKey ||
    /^(input|select|textarea)$/i.test(event.target.tagName)
  )
    return;
  if (event.key === "/") query.focus();
  else if (event.key === "?") byId("help").showModal();
  else return;
  event.preventDefault();
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
  for (const node of moved) scene.place.set(node, network.getPosition(node));
  if (moved.length) sync();
  else keepSeat();
});
network.on("zoom", () => keepSeat({ soon: true }));

const CLICKS = {
  "zoom-in": () => zoom(1.3),
  "zoom-out": () => zoom(1 / 1.3),
  "zoom-all": showAll,
  back: () => travel(-1),
  forward: () => travel(1),
  reset,
  more: showMore,
  unhide: () => unhide([...hiddenNodes]),
  "without-words": () => showOnly(""),
  "show-table": () => setView(true),
  "show-picture": () => setView(false),
  theme: () => setTheme(document.documentElement.dataset.theme !== "dark"),
  "show-help": () => byId("help").showModal(),
};
for (const [id, does] of Object.entries(CLICKS)) byId(id).addEventListener("click", does);

addEventListener("popstate", ({ state }) => {
  if (typeof state?.at === "number" && state.at < trail.entries.length) trail.at = state.at;
  else trail.entries.splice(++trail.at, Infinity, location.hash);
  revisit(location.hash);
});
const night = matchMedia("(prefers-color-scheme: dark)");
night.addEventListener("change", () => setTheme(night.matches));

askForPath(null);
// What lies under the picture has its height before the layout is fitted into what is left.
select();
hideTimeline();
fillLegend();
fillShown();
showFirst();
const opening = location.hash.length > 1 ? location.hash : DRAWING.start;
if (opening) restore(opening);
dress(night.matches);
fillSummary();
showView();
arrive();
remember({ anew: false });
fillTrail();
if (!lit.size && !seat) lookAtAll();

/* When the picture stands on the screen, the page can be used; what is not needed for that comes then, bit by bit,
   so that no click waits long for it. */
requestAnimationFrame(() => {
  firstPaint();
  setTimeout(() => {
    document.body.dataset.ready = "usable";
    whenIdle(timesOfFacts, fillTimeline, foldAll, () => {
      document.body.dataset.ready = "whole";
    });
  });
});
