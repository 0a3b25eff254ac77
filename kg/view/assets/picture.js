/* The picture: which nodes are shown and where, drawn by vis-network. There are two scenes: the map,
   laid out beforehand and opened by clicks, and a close view around one node or along a path. */

const DRAWING = JSON.parse(document.getElementById("drawing").textContent);
const OPENED_AT_ONCE = 30;
const MOST_IN_CLOSE_VIEW = 120;
const MOST_STRETCH = 1.5;

const hiddenNodes = new Set();
const openings = []; // what was opened beyond the first nodes, in order
const map = newScene();
const visNodes = new vis.DataSet();
const visEdges = new vis.DataSet();
const network = new vis.Network(
  document.getElementById("picture"),
  { nodes: visNodes, edges: visEdges },
  JSON.parse(DRAWING.options),
);

// Until the page has been filled, nothing of it is drawn: vis-network would at each step.
network.body.emitter.emit("_blockRedraw");

let isOpened = false;
let scene = map;
let focus = null; // {node}, {pair: [a, b]}, {path: [a, b]}, {source}, or null
let lit = new Set(); // the nodes that stand out: the focus and what it is linked with
let hovered = null;
let seat = null; // {x, y, reach}: where the reader moved the view; null while the page chooses
let stretch = { x: 1, y: 1, upright: false }; // from the layout to the picture
let colours = readColours();
const outlines = new Map(Object.entries(KINDS).map(([kind, { path }]) => [kind, new Path2D(path)]));

/* place: node → {x, y} of all that are shown; pairs: "a-b" → the facts between two of them;
   community: node → number. */
function newScene() {
  return { place: new Map(), pairs: new Map(), community: new Map() };
}

function readColours() {
  const style = getComputedStyle(document.documentElement);
  const read = (name) => style.getPropertyValue(`--${name}`).trim();
  const names = [
    "paper",
    "ink",
    "soft",
    "edge",
    "edge-lit",
    "denied",
    "accent",
    "outline",
    "zone",
    "zone-name",
  ];
  const kinds = Object.keys(KINDS).map((kind) => [kind, read(kind.toLowerCase())]);
  return Object.fromEntries([...names.map((name) => [name, read(name)]), ...kinds]);
}

function radius(node) {
  return Math.min(34, 6 + 3 * Math.sqrt(nodes.count[node]));
}

function isVisible(node) {
  return scene.place.has(node) && isWanted(node);
}

function shownNodes() {
  return [...scene.place.keys()].filter(isWanted);
}

function isFaded(node) {
  return lit.size > 0 && !lit.has(node);
}

/* Shows a node at a spot of a scene, and remembers its facts with others that are shown there. */
function show(node, spot, where = map) {
  if (where.place.has(node)) return;
  where.place.set(node, spot);
  for (const fact of factsOf[node]) {
    const other = otherEnd(fact, node);
    if (other === node || !where.place.has(other)) continue;
    const [a, b] = node < other ? [node, other] : [other, node];
    const known = where.pairs.get(`${a}-${b}`);
    if (known) known.facts.push(fact);
    else where.pairs.set(`${a}-${b}`, { a, b, facts: [fact] });
  }
}

function showFirst() {
  for (const part of Object.values(map)) part.clear();
  openings.length = 0;
  stretch = fitting();
  for (const { id, x, y, group } of DRAWING.nodes) {
    show(id, stretched({ x, y }));
    map.community.set(id, group);
  }
}

/* How the layout, which is the same everywhere, is turned and stretched to fill this picture; stretched
   more than it is pressed, since names take room. */
function fitting() {
  const { clientWidth, clientHeight } = document.getElementById("picture");
  const upright = isUpright();
  const [xs, ys] = [DRAWING.nodes.map(({ x }) => x), DRAWING.nodes.map(({ y }) => y)];
  const [wide, high] = [xs, ys].map((all) => Math.max(...all) - Math.min(...all) + 60);
  const lacks = (upright ? wide / high : high / wide) * (clientWidth / clientHeight);
  if (!(lacks > 0) || lacks === Infinity) return { x: 1, y: 1, upright };
  return {
    x: Math.min(MOST_STRETCH, Math.max(1, lacks)),
    y: Math.min(MOST_STRETCH, Math.max(1, 1 / lacks)),
    upright,
  };
}

function stretched({ x, y }) {
  const [across, down] = stretch.upright ? [y, x] : [x, y];
  return { x: Math.round(across * stretch.x), y: Math.round(down * stretch.y) };
}

function unstretched({ x, y }) {
  const [across, down] = [x / stretch.x, y / stretch.y];
  return stretch.upright ? { x: down, y: across } : { x: across, y: down };
}

/* The layout is wider than high; a phone held upright is not. */
function isUpright() {
  const { clientWidth, clientHeight } = document.getElementById("picture");
  return clientHeight > clientWidth;
}

/* Shows a node beside its most important neighbour in the map, else under the whole of it. */
function place(node) {
  if (map.place.has(node)) return false;
  const near = neighbours(node).find((other) => map.place.has(other));
  const lowest = Math.max(0, ...[...map.place.values()].map(({ y }) => y));
  show(node, freeSpot(near === undefined ? { x: 0, y: lowest + 80 } : map.place.get(near)));
  if (near !== undefined) map.community.set(node, map.community.get(near));
  return true;
}

/* Opens the most important neighbours that are not shown yet, around the node. */
function open(node) {
  const isNew = place(node);
  const others = neighbours(node).filter((other) => !map.place.has(other));
  for (const other of others.slice(0, OPENED_AT_ONCE)) {
    show(other, freeSpot(map.place.get(node)));
    map.community.set(other, map.community.get(node));
  }
  if (isNew || others.length) openings.push(node);
}

/* The nearest spot to a centre, on a sunflower around it, that keeps its distance from all nodes. */
function freeSpot(centre) {
  const near = [...map.place.values()];
  for (let step = 2; ; step++) {
    const [distance, angle] = [36 * Math.sqrt(step), step * 2.399963];
    const spot = {
      x: Math.round(centre.x + 1.3 * distance * Math.cos(angle)),
      y: Math.round(centre.y + distance * Math.sin(angle)),
    };
    if (near.every(({ x, y }) => Math.hypot((x - spot.x) / 1.4, y - spot.y) > 40)) return spot;
  }
}

/* The scene of a focus: the map, or what lies within some steps of a node, or along a path. */
function setScene({ steps, path }) {
  scene = map;
  if (path) scene = closeView(isUpright() ? flipped(stations(path)) : stations(path));
  else if (steps && focus?.node !== undefined)
    scene = closeView(rings(around(focus.node, steps, MOST_IN_CLOSE_VIEW)[0]));
}

function flipped(spots) {
  return new Map([...spots].map(([node, { x, y }]) => [node, { x: y, y: x * 0.7 }]));
}

function closeView(spots) {
  const made = newScene();
  for (const [node, spot] of spots) show(node, spot, made);
  return made;
}

function visNode(node) {
  const { x, y } = scene.place.get(node);
  return { id: node, x, y, size: radius(node), ctxRenderer: drawNode };
}

/* Whether a kind of fact says who belongs where. */
function isTie(predicate) {
  return /Of$|worksFor|affiliated/.test(predicate);
}

function visEdge({ a, b, facts: between }) {
  const denied = between.every(isNegated);
  const chosen = !seeking && focus?.pair?.[0] === a && focus.pair[1] === b;
  const near = seeking ? false : scene !== map || (focus !== null && (focus.node === a || focus.node === b));
  const faded = lit.size > 0 && !near && !chosen;
  const color = denied ? colours.denied : chosen ? colours.accent : near ? colours["edge-lit"] : colours.edge;
  return {
    id: `${a}-${b}`,
    from: a,
    to: b,
    dashes: denied ? [6, 5] : false,
    width: chosen ? 4 : between.some((fact) => isTie(facts.predicate[fact])) ? 2.4 : 1.2,
    color: { color, opacity: faded ? 0.25 : 1 },
  };
}

/* The links between nodes that are shown, each with those of its facts that are selected. */
function shownPairs() {
  const found = [];
  for (const { a, b, facts: between } of scene.pairs.values()) {
    if (!isWanted(a) || !isWanted(b)) continue;
    const wanted = between.filter(passes);
    if (wanted.length) found.push({ a, b, facts: wanted });
  }
  return found;
}

/* Makes the picture show the scene, as far as it is wanted. */
function sync() {
  reconcile(visNodes, shownNodes().map(visNode));
  reconcile(visEdges, shownPairs().map(visEdge));
  drawZones();
  paint();
}

/* Has the picture drawn in the next frame, once, however often it is asked for. */
function paint() {
  network.body.emitter.emit("_requestRedraw");
}

/* Draws the picture for the first time, and from now on as it changes; in a frame, in which what vis-network
   asked for when it was made has come to nothing. */
function firstPaint() {
  isOpened = true;
  network.body.emitter.emit("_allowRedraw");
  network.redraw();
}

function reconcile(dataset, wanted) {
  const ids = new Set(wanted.map(({ id }) => id));
  dataset.remove(dataset.getIds().filter((id) => !ids.has(id)));
  dataset.update(wanted);
}

/* Lights up what is typed, else what is in focus and what it is linked with; in a close view, everything
   is. */
function light() {
  if (seeking) {
    const [parts, texts] = [queryParts(), searchTexts()];
    lit = new Set(shownNodes().filter((node) => parts.every((part) => texts[node].includes(part))));
    return;
  }
  lit = new Set(focus?.pair ?? []);
  if (focus?.node === undefined || scene !== map) return;
  lit.add(focus.node);
  for (const { a, b } of shownPairs()) {
    if (a === focus.node) lit.add(b);
    if (b === focus.node) lit.add(a);
  }
}

/* vis-network asks this to draw one node. */
function drawNode({ ctx, id, x, y }) {
  return {
    drawNode() {
      const size = radius(id) / 10;
      const chosen = focus?.node === id || focus?.pair?.includes(id) || focus?.path?.includes(id);
      const outline = outlines.get(nodes.kind[id]) ?? outlines.get("Unnamed");
      ctx.globalAlpha = isFaded(id) ? 0.28 : 1;
      ctx.translate(x, y);
      ctx.scale(size, size);
      ctx.lineJoin = "round";
      if (chosen || hovered === id) {
        ctx.lineWidth = 8 / size;
        ctx.strokeStyle = chosen ? colours.accent : colours.soft;
        ctx.stroke(outline);
      }
      ctx.lineWidth = 4 / size;
      ctx.strokeStyle = colours.paper;
      ctx.stroke(outline);
      const colour = colours[nodes.kind[id]] ?? colours.soft;
      ctx.fillStyle = isOpen(id) ? colours.paper : colour;
      ctx.fill(outline);
      ctx.lineWidth = (isOpen(id) ? 2 : 1.2) / size;
      ctx.strokeStyle = isOpen(id) ? colour : colours.outline;
      ctx.stroke(outline);
    },
  };
}

/* Moves the view so that these nodes are in it; at once where motion is not wanted. */
function look(at, { most = 1.25 } = {}) {
  const seen = at.filter(isVisible);
  seat = null;
  if (!seen.length) return;
  const isStill = !isOpened || matchMedia("(prefers-reduced-motion: reduce)").matches;
  const before = { position: network.getViewPosition(), scale: network.getScale() };
  network.body.emitter.emit("_blockRedraw");
  network.fit({ nodes: seen, maxZoomLevel: most, minZoomLevel: 0.05, animation: false });
  const target = besideButtons(seen);
  network.moveTo({ ...(isStill ? target : before), animation: false });
  if (!isOpened) return;
  network.body.emitter.emit("_allowRedraw");
  if (isStill) paint();
  else network.moveTo({ ...target, animation: { duration: 350, easingFunction: "easeInOutQuad" } });
}

/* The view as it is or, where the buttons would lie on one of these nodes, a little smaller and beside them. */
function besideButtons(seen) {
  const [position, scale] = [network.getViewPosition(), network.getScale()];
  const { offsetLeft: left, offsetTop: top, offsetHeight: high } = document.querySelector(".corner");
  const isUnder = (node) => {
    const { x, y } = network.canvasToDOM(scene.place.get(node));
    const size = radius(node) * scale;
    return x + size > left && y + size > top && y - size < top + high;
  };
  const { clientWidth } = byId("picture");
  if (!clientWidth || !seen.some(isUnder)) return { position, scale };
  const smaller = scale * (left / clientWidth);
  return { position: { x: position.x + (clientWidth - left) / 2 / smaller, y: position.y }, scale: smaller };
}

function lookAtAll() {
  look(shownNodes());
}

function zoom(factor) {
  network.moveTo({ scale: Math.min(6, Math.max(0.03, network.getScale() * factor)) });
  keepSeat();
}

/* Notes where the reader has moved the view: the middle of it, and how far it reaches to the nearer edges,
   in the units of the layout, which are the same on every screen. */
function keepSeat({ soon = false } = {}) {
  const { x, y } = network.getViewPosition();
  const middle = isOnMap() ? unstretched({ x, y }) : { x, y };
  seat = { x: Math.round(middle.x), y: Math.round(middle.y), reach: Math.max(1, Math.round(halfWidth())) };
  if (soon) rememberSoon();
  else remember({ anew: false });
}

/* Moves the view to where the reader had it. */
function sit() {
  const { x, y, reach } = seat;
  const position = isOnMap() ? stretched({ x, y }) : { x, y };
  network.moveTo({ position, scale: (network.getScale() * halfWidth()) / reach, animation: false });
}

function isOnMap() {
  return scene === map;
}

/* How far the view reaches to its nearer edges, in the units of the picture. */
function halfWidth() {
  const { clientWidth, clientHeight } = document.getElementById("picture");
  return Math.min(clientWidth, clientHeight) / 2 / network.getScale();
}
