/* Names in the picture, as on a map: always the same size on the screen, the important first,
   none on top of another. */

const MOST_LABELS = 160;
const GRID = 64;
const LEAST_ZONE = 70; // pixels; a narrower zone is named by its nodes alone
const widths = new Map(); // font and text → pixels
const labels = new Map(); // node and manner → its text, font and size

const SANS = getComputedStyle(document.documentElement).getPropertyValue("--sans");
const SERIF = getComputedStyle(document.documentElement).getPropertyValue("--serif");

network.on("afterDrawing", drawLabels);

function drawLabels(ctx) {
  // Asked for once: the browser has to look anew whenever it is asked how large something is.
  const { width, clientWidth: wide, clientHeight: high } = ctx.canvas;
  const [ratio, room] = [width / wide, { wide, high }];
  const scale = network.getScale();
  const taken = new Boxes();
  const names = new Boxes();
  const seen = inView(room);
  ctx.save();
  ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
  for (const box of covered()) {
    taken.add(box);
    names.add(box);
  }
  drawZoneNames(ctx, { seen, scale, taken, names, room });
  for (const { node, x, y } of seen) {
    const size = radius(node) * scale;
    if (size > 3.5 || lit.has(node)) taken.add(square(x, y, size));
    if (isHub(node)) names.add(square(x, y, size));
  }
  let drawn = 0;
  for (const one of seen) {
    if (drawn >= MOST_LABELS) break;
    if (drawLabel(ctx, one, scale, { taken, names, room })) drawn++;
  }
  if (focus && !seeking && (lit.size || scene !== map)) drawEdgeLabels(ctx, taken, seen);
  ctx.restore();
}

/* What lies over the picture: the buttons and the trail. */
function covered() {
  const found = [document.querySelector(".corner"), byId("trail").parentElement].filter(
    ({ hidden }) => !hidden,
  );
  return found.map(({ offsetLeft, offsetTop, offsetWidth, offsetHeight }) => ({
    left: offsetLeft,
    top: offsetTop,
    right: offsetLeft + offsetWidth,
    bottom: offsetTop + offsetHeight,
  }));
}

/* The nodes in the view with their places on the screen; those in focus first, then by rank. */
function inView({ wide, high }) {
  const found = [];
  const [scale, origin] = [network.getScale(), network.canvasToDOM({ x: 0, y: 0 })];
  const [right, bottom] = [wide + 100, high + 40];
  for (const [id, spot] of Object.entries(network.getPositions())) {
    const [x, y] = [origin.x + spot.x * scale, origin.y + spot.y * scale];
    if (x > -100 && y > -40 && x < right && y < bottom) found.push({ node: Number(id), x, y });
  }
  const order = ({ node }) => (node === hovered || node === focus?.node ? 0 : lit.has(node) ? 1 : 2);
  return found.sort((a, b) => order(a) - order(b) || a.node - b.node);
}

function isHub(node) {
  return radius(node) > 15;
}

/* Draws one name below, above or beside its node, where there is room; whether it did. The name of a hub, and
   of who is linked with the focus, may lie over the small nodes around it. */
function drawLabel(ctx, { node, x, y }, scale, { taken, names, room }) {
  const prominent = node === hovered || lit.has(node) || scene !== map;
  const quotation = nodes.kind[node] === "Quotation";
  const size = radius(node) * scale;
  if (!prominent && (isFaded(node) || (quotation && scale < 0.7))) return false;
  const { text, font, width, height } = labelOf(ctx, node, prominent);
  const [below, above, right, left_] = [
    [x - width / 2, y + size + 3],
    [x - width / 2, y - size - height - 5],
    [x + size + 5, y - height / 2],
    [x - size - width - 5, y - height / 2],
  ];
  // In a close view, names stand outside of the rings.
  const outer = x < room.wide / 2 ? [left_, right] : [right, left_];
  const sides =
    scene === map || node === focus?.node ? [below, above, right, left_] : [...outer, below, above];
  const spots = sides.map(([left, top]) => ({ left, top, right: left + width, bottom: top + height + 1 }));
  const inside = spots.filter((box) => isInside(box, room));
  const spot =
    inside.find((box) => taken.isFree(box)) ??
    (isHub(node) || (prominent && NAMING.has(nodes.kind[node]))
      ? inside.find((box) => names.isFree(box))
      : undefined) ??
    (node === hovered || node === focus?.node ? spots[0] : undefined);
  if (!spot) return false;
  // Names that are not asked for keep their distance, or the picture is all text.
  taken.add(prominent ? spot : grown(spot, 14, 5));
  names.add(grown(spot, 4, 2));
  ctx.font = font;
  write(ctx, text, spot.left, spot.top, isFaded(node) ? colours.soft : colours.ink);
  return true;
}

/* A node's name as it is drawn; measured once, since measuring is what costs. */
function labelOf(ctx, node, prominent) {
  const isBold = isHub(node) || node === focus?.node;
  const key = 4 * node + 2 * Number(prominent) + Number(isBold);
  if (!labels.has(key)) {
    const text = isolated(nameOf(node, prominent ? 34 : 26));
    const height = Math.min(16, 11.5 + radius(node) / 8);
    const isQuotation = nodes.kind[node] === "Quotation";
    const font = isQuotation ? `italic ${height}px ${SERIF}` : `${isBold ? 600 : 400} ${height}px ${SANS}`;
    ctx.font = font;
    labels.set(key, { text, font, width: ctx.measureText(text).width, height });
  }
  return labels.get(key);
}

/* What the facts of the focus say, in the middle of their edges. */
function drawEdgeLabels(ctx, taken, seen) {
  const spots = new Map(seen.map((one) => [one.node, one]));
  ctx.font = `11px ${SANS}`;
  for (const { a, b, facts: between } of shownPairs()) {
    const near = scene !== map || focus.node === a || focus.node === b || focus.pair?.includes(a);
    if (!near || (focus.pair && !focus.pair.includes(b))) continue;
    const [from, to] = [spots.get(a), spots.get(b)];
    if (!from || !to) continue;
    const text = [...new Set(between.map(tieText))].join(", ");
    const width = measure(ctx, text);
    if (Math.hypot(from.x - to.x, from.y - to.y) < width + 40) continue;
    const [left, top] = [(from.x + to.x - width) / 2, (from.y + to.y) / 2 - 7];
    const box = { left, top, right: left + width, bottom: top + 13 };
    if (!taken.isFree(box)) continue;
    taken.add(box);
    write(ctx, text, left, top, between.every(isNegated) ? colours.denied : colours.soft);
  }
}

/* What a fact says, in short: not so, or no longer so, where that is what it says. */
function tieText(fact) {
  const past = /\b(former|until)\b/.test(facts.note[fact]) ? "formerly " : "";
  return `${isNegated(fact) ? "not " : past}${phrase(facts.predicate[fact], FROM_OUTSIDE)}`;
}

/* The names of the zones, above or below them, where nothing is named yet; the larger first. */
function drawZoneNames(ctx, { seen, scale, taken, names, room }) {
  if (lit.size || !zones.length) return;
  const all = new Boxes();
  for (const { node, x, y } of seen) all.add(square(x, y, radius(node) * scale));
  ctx.font = `600 11px ${SANS}`;
  for (const found of zones) {
    if (!found.name || found.width * scale < LEAST_ZONE) continue;
    const spot = zoneSpots(ctx, found, scale).find(
      (box) => isInside(box, room) && names.isFree(box) && all.isFree(box),
    );
    if (!spot) continue;
    names.add(spot);
    taken.add(spot);
    write(ctx, found.name, spot.left, spot.top, colours["zone-name"]);
  }
}

/* Where a zone's name may stand, the best first: above or below it, in its middle or beside that. */
function zoneSpots(ctx, { name, x, top, bottom, width: room }, scale) {
  const width = measure(ctx, name);
  if (width > 1.5 * room * scale) return [];
  return [0, -0.25, 0.25].flatMap((share) =>
    [top, bottom].map((y) => {
      const at = network.canvasToDOM({ x: x + share * room, y });
      const [left, upper] = [at.x - width / 2, y === top ? at.y - 15 : at.y + 3];
      return { left, top: upper, right: left + width, bottom: upper + 13 };
    }),
  );
}

function write(ctx, text, left, top, colour) {
  ctx.textBaseline = "top";
  ctx.textAlign = "left";
  ctx.lineJoin = "round";
  ctx.lineWidth = 6; // as wide as the gaps between letters, so that no edge shows through a name
  ctx.strokeStyle = colours.paper;
  ctx.strokeText(text, left, top);
  ctx.fillStyle = colour;
  ctx.fillText(text, left, top);
}

/* A text that is written in its own direction, whatever stands around it; where all is written from left to
   right, as it is, since the marks make drawing slower. */
function isolated(text) {
  return /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]/.test(text) ? `\u2068${text}\u2069` : text;
}

function measure(ctx, text) {
  const key = `${ctx.font} ${text}`;
  if (!widths.has(key)) widths.set(key, ctx.measureText(text).width);
  return widths.get(key);
}

function isInside(box, { wide, high }) {
  return box.left > 2 && box.top > 2 && box.right < wide - 2 && box.bottom < high - 2;
}

function grown({ left, top, right, bottom }, dx, dy) {
  return { left: left - dx, top: top - dy, right: right + dx, bottom: bottom + dy };
}

function square(x, y, size) {
  return { left: x - size, top: y - size, right: x + size, bottom: y + size };
}

/* Rectangles on the screen, on a grid, so that asking for room costs next to nothing. */
class Boxes {
  #cells = new Map();

  add(box) {
    for (const key of this.#keys(box)) {
      if (!this.#cells.has(key)) this.#cells.set(key, []);
      this.#cells.get(key).push(box);
    }
  }

  isFree(box) {
    return this.#keys(box).every((key) => !this.#cells.get(key)?.some((other) => overlap(box, other)));
  }

  #keys({ left, top, right, bottom }) {
    const keys = [];
    for (let x = Math.floor(left / GRID); x <= Math.floor(right / GRID); x++) {
      for (let y = Math.floor(top / GRID); y <= Math.floor(bottom / GRID); y++) keys.push(x * 4096 + y);
    }
    return keys;
  }
}

function overlap(a, b) {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}
