/* Ways through the network, over the facts that the reader selected. */

/* The nodes that share a wanted fact with this one, most important first. */
function neighbours(node, counts = passes) {
  const found = new Set();
  for (const fact of factsOf[node]) {
    const other = otherEnd(fact, node);
    if (other >= 0 && other !== node && counts(fact) && !hiddenNodes.has(other)) found.add(other);
  }
  return [...found].sort((a, b) => a - b);
}

/* The nodes at most so many steps away: node → the node by which it was reached, nearest and most
   important first; at most so many. The second value counts all of them. */
function around(node, steps, most) {
  const [by, all] = [new Map([[node, node]]), new Set([node])];
  let ring = [node];
  for (let step = 0; step < steps; step++) {
    const next = new Map();
    for (const from of ring)
      for (const other of neighbours(from)) {
        if (all.has(other)) continue;
        all.add(other);
        next.set(other, from);
      }
    ring = [...next.keys()].sort((a, b) => a - b);
    for (const other of ring) if (by.size < most && by.has(next.get(other))) by.set(other, next.get(other));
  }
  return [by, all.size];
}

/* Whether a selected fact ties its ends; one that is denied does not. */
function isAsserted(fact) {
  return passes(fact) && !isNegated(fact);
}

/* A shortest path between two nodes, by way of the most important, or null. */
function pathBetween(from, to) {
  const by = new Map([[from, from]]);
  let ring = [from];
  while (ring.length && !by.has(to)) {
    const next = [];
    for (const node of ring)
      for (const other of neighbours(node, isAsserted)) {
        if (by.has(other)) continue;
        by.set(other, node);
        next.push(other);
      }
    ring = next.sort((a, b) => a - b);
  }
  if (!by.has(to)) return null;
  const path = [to];
  while (path[0] !== from) path.unshift(by.get(path[0]));
  return path;
}

/* Spots for the nodes around one, ring by ring; each ring's nodes near those by which they were reached. */
function rings(by) {
  const [root] = by.keys();
  const children = new Map([...by.keys()].map((node) => [node, []]));
  for (const [node, parent] of by) if (node !== parent) children.get(parent).push(node);
  const leaves = new Map();
  const weigh = (node) => {
    const below = children.get(node).reduce((sum, child) => sum + weigh(child), 0);
    leaves.set(node, Math.max(1, below));
    return leaves.get(node);
  };
  weigh(root);
  const spots = new Map([[root, { x: 0, y: 0 }]]);
  const gap = [170, 120, 110].map((least, depth) => Math.max(least, (depth ? 6 : 7) * leaves.get(root)));
  const fan = (node, start, width, depth, away) => {
    let angle = start;
    for (const child of children.get(node)) {
      const share = (width * leaves.get(child)) / leaves.get(node);
      const middle = angle + share / 2;
      spots.set(child, {
        x: Math.round(1.35 * away * Math.cos(middle)),
        y: Math.round(away * Math.sin(middle)),
      });
      fan(child, angle, share, depth + 1, away + (gap[depth + 1] ?? 110));
      angle += share;
    }
  };
  fan(root, -Math.PI / 2, 2 * Math.PI, 0, gap[0]);
  return spots;
}

/* Spots for a path: side by side, a little up and down, so that names have room. */
function stations(path) {
  return new Map(
    path.map((node, index) => [node, { x: index * 190, y: path.length > 2 ? (index % 2) * 90 : 0 }]),
  );
}
