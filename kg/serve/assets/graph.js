/* A picture of nodes and ties that grows: drawn by vis-network, fed with what the server says of a node. */

const MOST_DRAWN = 400;
const TURN = Math.PI * (3 - Math.sqrt(5));

/* A picture in an element. "picked" is called with the id of a node that is clicked. */
function pictureIn(element, picked) {
  const nodes_ = new vis.DataSet();
  const edges_ = new vis.DataSet();
  const drawn = new vis.Network(
    element,
    { nodes: nodes_, edges: edges_ },
    {
      physics: { solver: "forceAtlas2Based", forceAtlas2Based: { springLength: 130, avoidOverlap: 0.5 }, stabilization: { iterations: 120 }, maxVelocity: 30 },
      layout: { randomSeed: 1 },
      interaction: { hover: true, tooltipDelay: 1e9 },
      nodes: { shape: "dot", size: 11, borderWidth: 1, widthConstraint: { maximum: 120 } },
      edges: { smooth: false, width: 1.2, font: { size: 11, strokeWidth: 3 }, arrows: { to: { scaleFactor: 0.5 } } },
    },
  );
  if (matchMedia("(prefers-reduced-motion: reduce)").matches) drawn.on("stabilized", () => drawn.stopSimulation());
  drawn.on("click", ({ nodes: [id] }) => id !== undefined && picked(id));
  return { element, nodes: nodes_, edges: edges_, drawn };
}

/* Adds what is not there yet; ties only between nodes that are. Says how many nodes found no room. */
function addTo(picture, nodes_, ties, near) {
  const style = getComputedStyle(document.documentElement);
  const colour = (name) => style.getPropertyValue(`--${name}`).trim();
  const fresh = nodes_.filter(({ id }) => !picture.nodes.get(id));
  const room = Math.max(0, MOST_DRAWN - picture.nodes.length);
  if (!picture.nodes.length) picture.drawn.once("stabilized", () => picture.drawn.fit());
  const centre = near !== undefined && picture.nodes.get(near) ? picture.drawn.getPosition(near) : { x: 0, y: 0 };
  picture.nodes.add(
    fresh.slice(0, room).map(({ id, label, kind }, index) => ({
      id,
      label: short(label, 40),
      color: { background: colour((kind || "unnamed").toLowerCase()), border: colour("outline") },
      font: { color: colour("ink"), strokeColor: colour("paper"), strokeWidth: 3 },
      x: centre.x + 40 * Math.sqrt(index + 2) * Math.cos(index * TURN),
      y: centre.y + 40 * Math.sqrt(index + 2) * Math.sin(index * TURN),
    })),
  );
  picture.edges.update(
    ties
      .filter(({ from, to }) => picture.nodes.get(from) && picture.nodes.get(to))
      .map((tie) => ({
        id: `${tie.from}\n${tie.label}\n${tie.to}`,
        ...tie,
        dashes: tie.denied ?? false,
        color: colour(tie.denied ? "denied" : "edge-lit"),
        font: { color: colour("soft"), strokeColor: colour("paper") },
      })),
  );
  return Math.max(0, fresh.length - room);
}

/* The nodes and ties of an answer of /neighbours. */
function tiesOf({ nodes: nodes_, facts: facts_ }) {
  const ends = new Set(facts_.flatMap(({ subject, object }) => (object ? [subject, object] : [])));
  return {
    nodes: nodes_.filter(({ iri }) => ends.has(iri)).map((node) => ({ ...node, id: node.iri })),
    ties: facts_
      .filter(({ object }) => object)
      .map(({ subject, object, predicate, proofs }) => ({
        from: subject,
        to: object,
        label: phrase(predicate),
        denied: proofs.length > 0 && proofs.every(({ negated }) => negated),
      })),
  };
}
