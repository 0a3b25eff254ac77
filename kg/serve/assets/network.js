/* The network, opened node by node: each click asks the server for one more neighbourhood. */

const picture = pictureIn(byId("picture"), (id) => open(id));
const drawing = byId("picture").parentElement;
const suggested = new Map(); // what a suggestion says → the IRI

async function open(iri, start = 0) {
  byId("said").textContent = "Asking …";
  drawing.hidden = false;
  try {
    const told = await neighboursOf(iri, start);
    const { nodes: found, ties } = tiesOf(told);
    const own = { ...told.node, id: iri };
    const left = addTo(picture, [own, ...found.filter(({ id }) => id !== iri)], ties, iri);
    picture.drawn.selectNodes([iri]);
    byId("panel").replaceChildren(...factPanel(told, open), ...moreButton(iri, told));
    byId("said").textContent = left
      ? `${plural(left, "node")} more than the picture holds.`
      : `${plural(picture.nodes.length, "node")} in the picture.`;
    history.replaceState(null, "", addressOf("/network", { iri }));
  } catch (error) {
    byId("said").textContent = error.message;
  }
}

function moreButton(iri, { start, shown, total }) {
  const next = start + shown;
  if (!shown || next >= total) return [];
  return [h("button", { type: "button", onclick: () => open(iri, next) }, "More facts")];
}

async function suggest() {
  const text = byId("name").value;
  if (!text.trim() || suggested.has(text)) return;
  const found = await searchNames(text).catch(() => []);
  suggested.clear();
  for (const { iri, label, kind, articles } of found) {
    const plain = `${label} (${KINDS[kind].one}, ${plural(articles, "article")})`;
    suggested.set(suggested.has(plain) ? `${plain} ${iri}` : plain, iri);
  }
  byId("names").replaceChildren(...[...suggested.keys()].map((value) => h("option", { value })));
}

byId("name").addEventListener("input", suggest);
byId("search").addEventListener("submit", async (event) => {
  event.preventDefault();
  const text = byId("name").value;
  const chosen = suggested.get(text) ?? (await searchNames(text).catch(() => []))[0]?.iri;
  if (chosen) open(chosen);
  else byId("said").textContent = "Nothing in the graph is called so.";
});

/* Names to begin with, those in most articles, in the place of an empty picture. */
async function begin() {
  drawing.hidden = true;
  const found = (await searchNames("").catch(() => [])).filter(({ kind }) => kind !== "Place");
  const button = ({ iri, label, kind }) =>
    h("button", { type: "button", class: "node", onclick: () => open(iri) }, icon(kind), " ", words(short(label, 60)));
  if (picture.nodes.length || !found.length) return;
  byId("panel").append(
    h("h2", {}, "Where to start"),
    h("ul", { class: "nodes" }, found.map((one) => h("li", {}, button(one), " ", plural(one.articles, "article")))),
  );
}

const first = new URLSearchParams(location.search).get("iri");
if (first) open(first);
else begin();
document.body.dataset.ready = "yes";
