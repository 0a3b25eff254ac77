/* The panel: what the articles say of a node or of a link, each fact with its passages. */

const panel = document.getElementById("panel");
const FACTS_AT_ONCE = 12;
const PASSAGES_AT_ONCE = 3;
const LONG = 700;
/* The order in which kinds of facts are told; the others follow. */
const ORDER =
  "holdsPosition leaderOf memberOf founderOf worksFor candidateOf affiliatedWith said date place participant";

function fillPanel() {
  const content =
    focus === null ? overview() : focus.node !== undefined ? aboutNode(focus.node) : aboutPair(...focus.pair);
  panel.replaceChildren(...content);
  panel.scrollTop = 0;
  document.body.classList.toggle("focused", focus !== null);
}

/* Where to start, while nothing is in focus. */
function overview() {
  const best = ["Person", "Party", "Organization", "Place", "Event"].map((kind) => {
    const found = [];
    for (let node = 0; node < NODES && found.length < 6; node++)
      if (nodes.kind[node] === kind && nodes.count[node]) found.push(node);
    return { kind, found };
  });
  return [
    h("h2", {}, "Where to start"),
    h(
      "p",
      { class: "hint" },
      "Pick a name to read what the articles say, sentence by sentence. These have the most statements.",
    ),
    ...best
      .filter(({ found }) => found.length)
      .map(({ kind, found }) =>
        h(
          "section",
          { class: "best" },
          h("h3", {}, KINDS[kind].many),
          h(
            "ul",
            {},
            found.map((node) => h("li", {}, nodeButton(node), countBadge(node))),
          ),
        ),
      ),
  ];
}

function countBadge(node) {
  return h(
    "span",
    { class: "count", title: plural(nodes.count[node], "statement") },
    nodes.count[node].toLocaleString("en"),
  );
}

function aboutNode(node) {
  const hidden = neighbours(node).filter((other) => !place.has(other)).length;
  const about = [nodes.about[node], day(nodes.date[node])].filter(Boolean).join(" · ");
  return [
    heading(
      h(
        "p",
        { class: "kind" },
        icon(nodes.kind[node]),
        kindOf(node).one,
        about && " · ",
        about && words(about),
      ),
      nodes.kind[node] === "Quotation" ? quotationHeading(node) : h("h2", {}, words(nodes.label[node])),
      nodes.names[node].length > 0 &&
        h(
          "p",
          { class: "names" },
          "Also: ",
          nodes.names[node].flatMap((name, index) => [index ? ", " : "", words(name)]),
        ),
    ),
    hidden > 0 &&
      h(
        "p",
        { class: "more" },
        h(
          "button",
          { type: "button", onclick: () => openMore(node) },
          `Show ${Math.min(hidden, OPENED_AT_ONCE)} more neighbours`,
        ),
        ` ${hidden.toLocaleString("en")} are not in the picture.`,
      ),
    ...groups(node).flatMap(([name, found]) => [h("h3", {}, name), factList(found, node)]),
    factsOf[node].length === 0 && h("p", { class: "hint" }, "No fact about it was found."),
    ...namedIn(node),
  ].filter(Boolean);
}

/* The articles that name a node. */
function namedIn(node) {
  const found = nodes.sources[node].toReversed();
  if (!found.length) return [];
  const list = h("ul", { class: "named" });
  const item = (source) => h("li", { class: "source" }, ...sourceLine(source));
  grow(list, found, FACTS_AT_ONCE, item, "articles");
  return [h("h3", {}, `Named in ${plural(found.length, "article")}`), list];
}

/* An article as a line: title, publisher, date, and what else there is to say. */
function sourceLine(source, ...more) {
  const [publisher, date] = [sources.publisher[source], sources.date[source]];
  const title = h("cite", {}, link(sources.url[source], sources.title[source]));
  const parts = [
    title,
    publisher && words(publisher),
    date && h("span", { class: "whole" }, day(date)),
    ...more,
  ].filter(Boolean);
  return parts.flatMap((part, index) => (index ? [" · ", part] : [part]));
}

function aboutPair(a, b) {
  const between = factsBetween(a, b);
  return [
    heading(
      h("p", { class: "kind" }, plural(between.length, "fact"), " between"),
      h("h2", { class: "pair" }, nodeButton(a), h("span", {}, "and"), nodeButton(b)),
    ),
    factList(between, null),
  ];
}

function heading(...children) {
  const close = h(
    "button",
    { type: "button", class: "close", "aria-label": "Close", title: "Close", onclick: () => go(null) },
    "×",
  );
  return h("header", {}, close, ...children);
}

function quotationHeading(node) {
  return h("h2", { class: "quotation" }, long(nodes.label[node], []));
}

/* The facts of a node under the name that they have from its side: [name, facts]. */
function groups(node) {
  const found = new Map();
  const order = ORDER.split(" ");
  const turn = (fact) => (order.indexOf(facts.predicate[fact]) + order.length + 1) % (order.length + 1);
  for (const fact of factsOf[node].toSorted((x, y) => turn(x) - turn(y) || x - y)) {
    const name = phrase(facts.predicate[fact], facts.subject[fact] !== node);
    if (!found.has(name)) found.set(name, []);
    found.get(name).push(fact);
  }
  return [...found];
}

/* Facts as a list that grows on demand. */
function factList(found, from) {
  const list = h("ul", { class: "facts" });
  grow(list, found, FACTS_AT_ONCE, (fact) => factItem(fact, from), "facts");
  return list;
}

/* Appends the first items, and a button that appends the next ones. */
function grow(list, items, step, build, name) {
  list.append(...items.slice(0, step).map(build));
  const rest = items.slice(step);
  if (!rest.length) return;
  const button = h(
    "button",
    { type: "button" },
    `Show ${Math.min(step, rest.length)} more ${name} of ${rest.length}`,
  );
  const item = h("li", { class: "more" }, button);
  button.addEventListener("click", () => {
    item.remove();
    const next = list.children.length;
    grow(list, rest, step, build, name);
    list.children[next]?.querySelector("button, a")?.focus();
  });
  list.append(item);
}

function factItem(fact, from) {
  const passagesOfFact = h("ul", { class: "proofs" });
  grow(passagesOfFact, proofsOf(fact), PASSAGES_AT_ONCE, proofItem, "passages");
  return h(
    "li",
    { class: isNegated(fact) ? "fact denied" : "fact" },
    h("p", { class: "claim" }, ...claim(fact, from)),
    passagesOfFact,
  );
}

/* What a fact says, told from one of its nodes, or in full where that is null. */
function claim(fact, from) {
  const [subject, object] = [facts.subject[fact], facts.object[fact]];
  const value = facts.predicate[fact] === "date" ? day(facts.value[fact]) : facts.value[fact];
  const end = object >= 0 ? nodeButton(object) : h("span", { class: "value" }, words(value));
  const note = facts.note[fact] && h("span", { class: "note" }, words(noted(facts.note[fact])));
  const denied =
    isNegated(fact) && h("span", { class: "chip", title: "The text says that this is not so" }, "not so");
  if (from === subject) return [denied, end, note].filter(Boolean);
  if (from === object) return [denied, nodeButton(subject), note].filter(Boolean);
  return [
    nodeButton(subject),
    denied,
    h("span", { class: "verb" }, phrase(facts.predicate[fact])),
    end,
    note,
  ].filter(Boolean);
}

function proofItem(proof) {
  const passage = proofs.passage[proof];
  const sure = h("span", { class: "whole" }, `${proofs.percent[proof]} % sure`);
  const denies = proofs.negated[proof] && h("span", { class: "chip" }, "denies it");
  return h(
    "li",
    { class: proofs.negated[proof] ? "denied" : "" },
    h("blockquote", { dir: "auto" }, long(passages.text[passage], proofs.marks[proof])),
    h("p", { class: "source" }, ...sourceLine(passages.source[passage], sure, denies)),
  );
}

/* A text with its marks; where it is long, its beginning, and the rest on demand. */
function long(text, offsets) {
  if (text.length <= LONG) return marked(text, offsets);
  const holder = h(
    "span",
    {},
    marked(
      `${text.slice(0, LONG)}…`,
      offsets.filter((end) => end <= LONG),
    ),
  );
  const button = h("button", { type: "button", class: "inline" }, "Show all");
  button.addEventListener("click", () => {
    holder.replaceChildren(...marked(text, offsets));
    button.remove();
  });
  return [holder, " ", button];
}

function nodeButton(node) {
  return h(
    "button",
    { type: "button", class: "node", onclick: () => go({ node }) },
    icon(nodes.kind[node]),
    h("span", { class: "name" }, words(nameOf(node, 90)), when(node)),
  );
}

/* The date of an event, since many are called alike. */
function when(node) {
  return (
    nodes.date[node] && nodes.kind[node] === "Event" && h("span", { class: "when" }, day(nodes.date[node]))
  );
}
