/* Search as one types, over names, other names and quotations. */

const query = document.getElementById("query");
const hits = document.getElementById("hits");
const MOST_HITS = 12;
let folded = null; // node → its names, without case and accents
let hitNodes = [];
let active = -1;

function fold(text) {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}

function searchTexts() {
  folded ??= nodes.label.map((label, node) => ` ${fold([label, ...nodes.names[node]].join(" \n "))}`);
  return folded;
}

/* The nodes whose names hold all the words, those where words begin with them first, then by rank. */
function search(text, most) {
  const parts = fold(text).split(/\s+/).filter(Boolean);
  if (!parts.length) return [];
  const [starts, others] = [[], []];
  const texts = searchTexts();
  for (let node = 0; node < NODES && starts.length < most; node++) {
    const name = texts[node];
    if (!parts.every((part) => name.includes(part))) continue;
    if (parts.every((part) => beginsWord(name, part))) starts.push(node);
    else if (others.length < most) others.push(node);
  }
  return [...starts, ...others].slice(0, most);
}

function beginsWord(name, part) {
  for (let at = name.indexOf(part); at >= 0; at = name.indexOf(part, at + 1)) {
    if (/[^\p{L}\p{N}]/u.test(name[at - 1])) return true;
  }
  return false;
}

function showHits() {
  hitNodes = search(query.value, MOST_HITS);
  activate(-1);
  hits.replaceChildren(
    ...(hitNodes.length
      ? hitNodes.map(hit)
      : query.value.trim()
        ? [h("li", { class: "none" }, "Nothing found")]
        : []),
  );
  hits.hidden = !query.value.trim();
  query.setAttribute("aria-expanded", String(!hits.hidden));
}

function hit(node, index) {
  return h(
    "li",
    {
      id: `hit-${index}`,
      role: "option",
      "aria-selected": "false",
      onmousedown: (event) => event.preventDefault(),
      onclick: () => choose(index),
    },
    icon(nodes.kind[node]),
    h("span", { class: "name" }, words(nameOf(node, 70))),
    h("span", { class: "kind" }, kindOf(node).one),
  );
}

function activate(index) {
  active = index;
  for (const [at, item] of [...hits.children].entries())
    item.setAttribute("aria-selected", String(at === index));
  if (index < 0) query.removeAttribute("aria-activedescendant");
  else query.setAttribute("aria-activedescendant", `hit-${index}`);
  hits.children[index]?.scrollIntoView({ block: "nearest" });
}

function choose(index) {
  closeHits();
  query.value = "";
  go({ node: hitNodes[index] });
}

function closeHits() {
  hits.hidden = true;
  query.setAttribute("aria-expanded", "false");
}

query.addEventListener("focus", () => {
  searchTexts();
  showHits();
});
query.addEventListener("input", () => {
  showHits();
  filterTable();
});
query.addEventListener("blur", closeHits);
query.addEventListener("keydown", (event) => {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step && hitNodes.length) {
    activate((active + step + hitNodes.length + (active < 0 && step < 0 ? 1 : 0)) % hitNodes.length);
    event.preventDefault();
  } else if (event.key === "Enter" && hitNodes.length) choose(Math.max(0, active));
  else if (event.key === "Escape") {
    query.value = "";
    showHits();
    filterTable();
  }
});
