/* Kinds of nodes: their names, and a shape each, so that colour is never the only sign.
   The shapes are SVG paths around (0, 0) with a radius of 10; the colours are in style.css. */

const KINDS = {
  Person: { many: "Persons", one: "Person", path: "M0-9.5A9.5 9.5 0 1 1-.01-9.5z" },
  Party: { many: "Parties", one: "Party", path: "M0-12 12 0 0 12-12 0z" },
  Organization: { many: "Organisations", one: "Organisation", path: "M-8.5-8.5H8.5V8.5H-8.5z" },
  Place: { many: "Places", one: "Place", path: "M-11-8H11L0 11z" },
  Event: {
    many: "Events",
    one: "Event",
    path: "M0-12 3.5-4.2 12-3.4 5.6 2.2 7.4 10.6 0 6.2-7.4 10.6-5.6 2.2-12-3.4-3.5-4.2z",
  },
  Quotation: { many: "Quotations", one: "Quotation", path: "M-11-8.5H11V5H1L-5 11V5H-11z" },
  Unnamed: { many: "Unnamed", one: "Unnamed source", path: "M-5-9.5H5L10 0 5 9.5H-5L-10 0z" },
};

/* How an event stands of which no article says, as a fact, that it happened. */
const OPEN = new Set(["planned", "negated", "hypothetical"]);

function isOpen(node) {
  return OPEN.has(nodes.status[node]);
}

function kindOf(node) {
  return KINDS[nodes.kind[node]] ?? KINDS.Unnamed;
}

function svgElement(tag, attributes, ...children) {
  const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

/* A node's sign; hollow where it is an event that is planned, or did not happen. */
function iconOf(node) {
  return icon(nodes.kind[node], isOpen(node));
}

function icon(kind, hollow = false) {
  const outline = svgElement("path", { d: KINDS[kind]?.path ?? KINDS.Unnamed.path });
  return svgElement(
    "svg",
    { viewBox: "-14 -14 28 28", class: `icon ${kind}${hollow ? " hollow" : ""}`, "aria-hidden": "true" },
    outline,
  );
}

/* Shows another of the page's glyphs on a button. */
function showGlyph(button, glyph) {
  byId(button).querySelector("use").setAttribute("href", `#glyph-${glyph}`);
}
