/* The network, opened node by node: each click asks the server for one more neighbourhood. */

const picture = pictureIn(byId("picture"), (id) => open(id));
const suggested = new Map(); // what a suggestion says → the IRI

async function open(iri, start = 0) {
  byId("said").textContent = "Asking …";
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

const first = new URLSearchParams(location.search).get("iri");
if (first) open(first);
document.body.dataset.ready = "yes";
