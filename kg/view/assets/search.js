/* Search as one types, over names, other names, quotations and whole articles. */

const query = document.getElementById("query");
const hits = document.getElementById("hits");
const MOST_HITS = 8;
const MOST_ARTICLES = 4;
const LEAST_FOR_ARTICLES = 3;
const SNIPPET = 40;
const folded = []; // node → its names, without case and accents
const articles = []; // source → its title and text, likewise
const passagesFolded = []; // passage → its words, likewise; only of those that were asked for
let listed = []; // what is listed: {node} or {source}
let active = -1;
let pathFrom = null; // the node from which a path is asked for
let seeking = false; // whether the picture lights up what is typed
let lighting = 0; // the frame that will

function fold(text) {
  // Most of a newspaper is plain letters, for which the long way does nothing.
  return /^[\0-\x7f]*$/.test(text)
    ? text.toLowerCase()
    : text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}

function searchTexts() {
  foldNames(NODES);
  return folded;
}

/* Has the names of so many nodes ready. */
function foldNames(count) {
  for (let node = folded.length; node < Math.min(count, NODES); node++)
    folded.push(` ${fold([nodes.label[node], ...nodes.names[node]].join(" \n "))}`);
}

/* The names' and the articles' words, some at a time while nothing else is to do, so that no key waits for them. */
function foldAll() {
  whenIdle(() => {
    const until = performance.now() + 8;
    while (folded.length < NODES && performance.now() < until) foldNames(folded.length + 500);
    while (articles.length < SOURCES && performance.now() < until)
      articles.push(articleText(articles.length));
    if (folded.length < NODES || articles.length < SOURCES) foldAll();
    else if (!hits.hidden) showHits();
  });
}

function articleText(source) {
  return fold(plainText(source));
}

function plainText(source) {
  const text = sources.text[source] || passagesOf(source).map(passageText).join(" … ");
  return `${sources.title[source]}\n${text}`;
}

function wordsOf(text) {
  return fold(text).split(/\s+/).filter(Boolean);
}

function queryParts() {
  return wordsOf(query.value);
}

/* Whether the names at a fact's ends hold all these words between them, with those of one of its passages
   or without. */
function holdsWords(fact, parts) {
  const names = namesIn(fact);
  const left = parts.filter((part) => !names.includes(part));
  return (
    !left.length || proofsOf(fact).some((proof) => left.every((part) => passageWords(proof).includes(part)))
  );
}

function namesIn(fact) {
  const [texts, b] = [searchTexts(), facts.object[fact]];
  return `${texts[facts.subject[fact]]} ${b >= 0 ? texts[b] : fold(facts.value[fact])}`;
}

function passageWords(proof) {
  const passage = proofs.passage[proof];
  passagesFolded[passage] ??= fold(passageText(passage));
  return passagesFolded[passage];
}

/* The nodes whose names hold all the words, those where words begin with them first, then by rank. */
function searchNodes(parts, most) {
  const [starts, others] = [[], []];
  const texts = searchTexts();
  const [longest, ...rest] = parts.toSorted((a, b) => b.length - a.length);
  for (let node = 0; node < NODES && starts.length < most; node++) {
    const name = texts[node];
    if (!name.includes(longest) || !rest.every((part) => name.includes(part))) continue;
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

/* The articles that hold all the words in title or text, the newest first. */
function searchArticles(parts, most) {
  if (pathFrom !== null || !parts.some((part) => part.length >= LEAST_FOR_ARTICLES)) return [];
  const [longest, ...rest] = parts.toSorted((a, b) => b.length - a.length);
  const list = [];
  for (let source = articles.length - 1; source >= 0 && list.length < most; source--) {
    const text = articles[source];
    if (text.includes(longest) && rest.every((part) => text.includes(part))) list.push(source);
  }
  return list;
}

function showHits() {
  const parts = queryParts();
  const nodesFound = parts.length ? searchNodes(parts, MOST_HITS) : [];
  const sourcesFound = searchArticles(parts, MOST_ARTICLES);
  listed = [...nodesFound.map((node) => ({ node })), ...sourcesFound.map((source) => ({ source }))];
  const nothing = parts.length > 0 && !listed.length;
  if (listed.length && pathFrom === null) listed.push({ words: query.value.trim() });
  activate(-1);
  hits.replaceChildren(
    ...(nothing ? [h("li", { class: "none" }, "Nothing found")] : []),
    ...listed.map((one, index) => hit(one, index, parts)),
  );
  hits.hidden = !parts.length;
  query.setAttribute("aria-expanded", String(!hits.hidden));
}

function hit(one, index, parts) {
  const attributes = {
    id: `hit-${index}`,
    role: "option",
    "aria-selected": "false",
    onmousedown: (event) => event.preventDefault(),
    onclick: () => choose(index),
  };
  return h("li", attributes, ...hitContent(one, parts));
}

function hitContent({ node, source, words: typed }, parts) {
  const line = (sign, kind, ...name) => [
    typeof sign === "string" ? h("span", { class: "sheet-icon", "aria-hidden": "true" }, sign) : sign,
    h("span", { class: "name" }, ...name),
    h("span", { class: "kind" }, kind),
  ];
  if (typed !== undefined)
    return line("▽", "Filter", "Show only facts with ", words(`“${short(typed, 50)}”`));
  if (node !== undefined) return line(iconOf(node), kindOf(node).one, words(nameOf(node, 70)));
  return line("¶", "Article", words(short(sources.title[source], 70)), snippet(source, parts));
}

/* Some words around the longest word that was typed, as the article has them. */
function snippet(source, parts) {
  const part = parts.toSorted((a, b) => b.length - a.length)[0];
  const at = articles[source].indexOf(part, sources.title[source].length);
  if (at < 0) return "";
  const text = sameLength(source, articles[source].length);
  const before = text.slice(Math.max(0, at - SNIPPET), at).replace(/^\S*\s/, "");
  const after = text.slice(at + part.length, at + part.length + SNIPPET).replace(/\s\S*$/, "");
  const found = h("mark", {}, text.slice(at, at + part.length));
  return h("span", { class: "snippet" }, "… ", before, found, after, " …");
}

/* An article's words as they stand, if folding has left each in its place, else as they are searched. */
function sameLength(source, length) {
  const plain = plainText(source);
  return plain.length === length ? plain : articles[source];
}

function activate(index) {
  active = index;
  for (const [at, item] of [...hits.children].entries())
    if (listed.length) item.setAttribute("aria-selected", String(at === index));
  if (index < 0) query.removeAttribute("aria-activedescendant");
  else query.setAttribute("aria-activedescendant", `hit-${index}`);
  hits.children[index]?.scrollIntoView({ block: "nearest" });
}

function choose(index) {
  const [one, from] = [listed[index], pathFrom];
  closeHits();
  query.value = "";
  askForPath(null);
  if (one.words !== undefined) showOnly(one.words);
  else go(from === null || from === one.node ? one : { path: [from, one.node] });
}

/* Asks for the other end of a path; null asks for anything again. */
function askForPath(node) {
  pathFrom = node;
  query.placeholder =
    node === null ? "Search names, quotations and articles" : `Path from ${nameOf(node, 30)} to …`;
  query.setAttribute("aria-label", query.placeholder);
  if (node !== null) query.focus();
}

/* Makes the picture, the table and the panel hold only facts with these words; "" ends it. */
function showOnly(text) {
  filter.words = text;
  go(text ? null : focus);
  filtered();
  if (text) lookAtAll();
}

/* Lights up what is shown of what is typed, in the next frame, so that no key waits for it. */
function seek(on) {
  seeking = on;
  if (view.table) return;
  lighting ||= requestAnimationFrame(() => {
    lighting = 0;
    light();
    sync();
  });
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
  seek(query.value.trim() !== "");
});
query.addEventListener("blur", () => {
  closeHits();
  if (pathFrom !== null) askForPath(null);
});
query.addEventListener("keydown", (event) => {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step && listed.length) {
    activate((active + step + listed.length + (active < 0 && step < 0 ? 1 : 0)) % listed.length);
    event.preventDefault();
  } else if (event.key === "Enter" && listed.length) choose(Math.max(0, active));
  else if (event.key === "Escape") {
    query.value = "";
    askForPath(null);
    showHits();
    filterTable();
    seek(false);
  }
});
