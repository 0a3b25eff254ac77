/* Communities as soft zones under the nodes, each named after its most important members. */

const ZONE_BORDER = 32;
const SMALLEST_ZONE = 4;
const NAMING = new Set(["Party", "Person", "Organization"]);

let zones = []; // {outline: Path2D, name, x, top, bottom, width}
let showsZones = true;

network.on("beforeDrawing", (ctx) => {
  ctx.fillStyle = colours.zone;
  for (const { outline } of zones) ctx.fill(outline);
});

/* Makes the zones of what is shown; a close view has none. */
function drawZones() {
  zones = [];
  if (!showsZones || scene !== map) return;
  const members = new Map();
  for (const node of shownNodes()) {
    const number = map.community.get(node);
    if (number === undefined) continue;
    if (!members.has(number)) members.set(number, []);
    members.get(number).push(node);
  }
  for (const found of members.values()) if (found.length >= SMALLEST_ZONE) zones.push(zone(found));
  zones.sort((a, b) => b.width - a.width);
}

function zone(members) {
  const corners = hull(members.map((node) => map.place.get(node)));
  const [xs, ys] = [corners.map(({ x }) => x), corners.map(({ y }) => y)];
  const named = members.filter((node) => NAMING.has(nodes.kind[node])).sort((a, b) => a - b);
  return {
    outline: rounded(corners, ZONE_BORDER),
    // One alone stands under its own name already.
    name: named.length > 1 ? named.slice(0, 2).map(zoneName).join(" · ") : "",
    x: (Math.min(...xs) + Math.max(...xs)) / 2,
    top: Math.min(...ys) - ZONE_BORDER,
    bottom: Math.max(...ys) + ZONE_BORDER,
    width: Math.max(...xs) - Math.min(...xs) + 2 * ZONE_BORDER,
  };
}

function zoneName(node) {
  return isolated(nameOf(node, 24));
}

/* The convex hull of points, anticlockwise (Andrew's monotone chain, 1979). */
function hull(points) {
  const sorted = points.toSorted((a, b) => a.x - b.x || a.y - b.y);
  if (sorted.length < 3) return sorted;
  const half = (run) => {
    const chain = [];
    for (const point of run) {
      while (chain.length > 1 && turn(chain.at(-2), chain.at(-1), point) <= 0) chain.pop();
      chain.push(point);
    }
    return chain.slice(0, -1);
  };
  return [...half(sorted), ...half(sorted.toReversed())];
}

function turn(a, b, c) {
  return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
}

/* The outline of a hull, so much wider, with round corners. */
function rounded(corners, border) {
  const path = new Path2D();
  for (const [index, { x, y }] of corners.entries()) {
    const before = corners.at(index - 1);
    const after = corners[(index + 1) % corners.length];
    const from = Math.atan2(y - before.y, x - before.x) - Math.PI / 2;
    const to = Math.atan2(after.y - y, after.x - x) - Math.PI / 2;
    path.arc(x, y, border, from, corners.length > 1 ? to : from + 2 * Math.PI);
  }
  path.closePath();
  return path;
}
