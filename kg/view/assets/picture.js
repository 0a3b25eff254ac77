/* The picture: which nodes are shown and where, drawn by vis-network. */

const DRAWING = JSON.parse(document.getElementById("drawing").textContent);
const OPENED_AT_ONCE = 30;

const place = new Map(); // node → {x, y}, for all that are shown
const pairs = new Map(); // "a-b" → the facts between two nodes that are shown
const hiddenKinds = new Set();
const visNodes = new vis.DataSet();
const visEdges = new vis.DataSet();
const network = new vis.Network(
  document.getElementById("picture"),
  { nodes: visNodes, edges: visEdges },
  JSON.parse(DRAWING.options),
);

let focus = null; // {node} or {pair: [a, b]}
let lit = new Set(); // the nodes that stand out: the focus and what it is linked with
let hovered = null;
let colours = readColours();
const outlines = new Map(Object.entries(KINDS).map(([kind, { path }]) => [kind, new Path2D(path)]));

function readColours() {
  const style = getComputedStyle(document.documentElement);
  const read = (name) => style.getPropertyValue(`--${name}`).trim();
  const names = ["paper", "ink", "soft", "edge", "edge-lit", "denied", "accent", "outline"];
  const kinds = Object.keys(KINDS).map((kind) => [kind, read(kind.toLowerCase())]);
  return Object.fromEntries([...names.map((name) => [name, read(name)]), ...kinds]);
}

function radius(node) {
  return Math.min(34, 6 + 3 * Math.sqrt(nodes.count[node]));
}

function isVisible(node) {
  return place.has(node) && !hiddenKinds.has(nodes.kind[node]);
}

function isFaded(node) {
  return focus !== null && !lit.has(node);
}

/* Shows a node at a place, and remembers its facts with others that are shown. */
function show(node, spot) {
  if (place.has(node)) return;
  place.set(node, spot);
  for (const fact of factsOf[node]) {
    const other = otherEnd(fact, node);
    if (other === node || !place.has(other)) continue;
    const [a, b] = node < other ? [node, other] : [other, node];
    const known = pairs.get(`${a}-${b}`);
    if (known) known.facts.push(fact);
    else pairs.set(`${a}-${b}`, { a, b, facts: [fact] });
  }
}

function showFirst() {
  place.clear();
  pairs.clear();
  // The layout is wider than high; a phone held upright is not.
  const { clientWidth, clientHeight } = document.getElementById("picture");
  const upright = clientHeight > clientWidth;
  for (const { id, x, y } of DRAWING.nodes) show(id, upright ? { x: y, y: x } : { x, y });
}

/* Opens the most important neighbours that are not shown yet, around the node; how many. */
function open(node) {
  if (!place.has(node)) show(node, freeSpot(anchor(node)));
  const others = neighbours(node).filter((other) => !place.has(other));
  for (const other of others.slice(0, OPENED_AT_ONCE)) show(other, freeSpot(place.get(node)));
  return Math.min(others.length, OPENED_AT_ONCE);
}

/* Beside its most important neighbour in the picture, else under the whole of it. */
function anchor(node) {
  const near = neighbours(node).find((other) => place.has(other));
  if (near !== undefined) return place.get(near);
  return { x: 0, y: Math.max(0, ...[...place.values()].map(({ y }) => y)) + 80 };
}

/* The nearest spot to a centre, on a sunflower around it, that keeps its distance from all nodes. */
function freeSpot(centre) {
  const near = [...place.values()];
  for (let step = 2; ; step++) {
    const [distance, angle] = [36 * Math.sqrt(step), step * 2.399963];
    const spot = {
      x: Math.round(centre.x + 1.3 * distance * Math.cos(angle)),
      y: Math.round(centre.y + distance * Math.sin(angle)),
    };
    if (near.every(({ x, y }) => Math.hypot((x - spot.x) / 1.4, y - spot.y) > 40)) return spot;
  }
}

function visNode(node) {
  const { x, y } = place.get(node);
  return { id: node, x, y, size: radius(node), ctxRenderer: drawNode };
}

function visEdge({ a, b, facts: between }) {
  const denied = between.every(isNegated);
  const chosen = focus?.pair?.[0] === a && focus.pair[1] === b;
  const near = focus !== null && (focus.node === a || focus.node === b);
  const faded = focus !== null && !near && !chosen;
  const affiliation = between.some((fact) => /Of$|worksFor|affiliated/.test(facts.predicate[fact]));
  const color = denied ? colours.denied : chosen ? colours.accent : near ? colours["edge-lit"] : colours.edge;
  return {
    id: `${a}-${b}`,
    from: a,
    to: b,
    dashes: denied ? [6, 5] : false,
    width: chosen ? 4 : affiliation ? 2.2 : 1.2,
    color: { color, opacity: faded ? 0.25 : 1 },
  };
}

/* Makes the picture show what is open, of the kinds that are switched on. */
function sync() {
  const shown = [...place.keys()].filter(isVisible);
  const edges = [...pairs.values()].filter(({ a, b }) => isVisible(a) && isVisible(b));
  reconcile(visNodes, shown.map(visNode));
  reconcile(visEdges, edges.map(visEdge));
  network.redraw();
}

function reconcile(dataset, wanted) {
  const ids = new Set(wanted.map(({ id }) => id));
  dataset.remove(dataset.getIds().filter((id) => !ids.has(id)));
  dataset.update(wanted);
}

/* Puts a node, a pair of nodes, or nothing in focus. */
function setFocus(next) {
  focus = next;
  lit = new Set(next?.pair ?? []);
  if (next?.node !== undefined) {
    lit.add(next.node);
    for (const { a, b } of pairs.values()) {
      if (a === next.node) lit.add(b);
      if (b === next.node) lit.add(a);
    }
  }
  sync();
}

/* vis-network asks this to draw one node. */
function drawNode({ ctx, id, x, y }) {
  return {
    drawNode() {
      const size = radius(id) / 10;
      const chosen = focus?.node === id || focus?.pair?.includes(id);
      const outline = outlines.get(nodes.kind[id]) ?? outlines.get("Unnamed");
      ctx.globalAlpha = isFaded(id) ? 0.28 : 1;
      ctx.translate(x, y);
      ctx.scale(size, size);
      ctx.lineJoin = "round";
      if (chosen || hovered === id) {
        ctx.lineWidth = 7 / size;
        ctx.strokeStyle = chosen ? colours.accent : colours.soft;
        ctx.stroke(outline);
      }
      ctx.lineWidth = 4 / size;
      ctx.strokeStyle = colours.paper;
      ctx.stroke(outline);
      ctx.fillStyle = colours[nodes.kind[id]] ?? colours.soft;
      ctx.fill(outline);
      ctx.lineWidth = 1.2 / size;
      ctx.strokeStyle = colours.outline;
      ctx.stroke(outline);
    },
  };
}

/* Moves the view so that these nodes are in it; at once where motion is not wanted. */
function look(at, { most = 1.25 } = {}) {
  const seen = at.filter(isVisible);
  if (!seen.length) return;
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const options = { nodes: seen, maxZoomLevel: most, minZoomLevel: 0.05 };
  network.fit({ ...options, animation: still ? false : { duration: 350, easingFunction: "easeInOutQuad" } });
}

function lookAtAll() {
  look([...place.keys()]);
}

function zoom(factor) {
  network.moveTo({ scale: Math.min(6, Math.max(0.03, network.getScale() * factor)) });
}
