/* The panel: what the articles say of a node, of a link, or along a path. */

const panel = document.getElementById("panel");
/* The order in which kinds of facts are told; the others follow. */
const ORDER = [
  ..."holdsPosition leaderOf memberOf founderOf worksFor candidateOf affiliatedWith".split(" "),
  ..."said asked denied thought contains commentedOn date place participant".split(" "),
];

const STARTS = NODES
  ? "Pick a name to read what the articles say, sentence by sentence. These have the most statements."
  : "In these articles no name, event or quotation was found.";

function fillPanel() {
  const content =
    focus === null
      ? overview()
      : focus.source !== undefined
        ? aboutSource(focus.source, focus.passage)
        : focus.path
          ? aboutPath(...focus.path)
          : focus.node !== undefined
            ? aboutNode(focus.node)
            : aboutPair(...focus.pair);
  panel.replaceChildren(...content.flat().filter(Boolean));
  panel.scrollTop = 0;
  document.body.classList.toggle("focused", focus !== null);
  document.body.classList.toggle("reading", focus?.source !== undefined);
  panel.querySelector(".here")?.scrollIntoView({ block: "center" });
}

/* Where to start, while nothing is in focus. */
function overview() {
  const isDated = filter.since !== null || filter.until !== null;
  const anyCount = nodes.count[0] > 0; // the first has the most
  const best = ["Person", "Party", "Organization", "Place", "Event"].map((kind) => {
    const found = [];
    for (let node = 0; node < NODES && found.length < 6; node++)
      if (nodes.kind[node] === kind && (nodes.count[node] || !anyCount) && isWanted(node)) found.push(node);
    return { kind, found };
  });
  return [
    h("h2", {}, isDated ? "What happened then" : NODES ? "Where to start" : "Nothing to show"),
    h("p", { class: "hint" }, isDated ? "The events of the time that is selected, in their order." : STARTS),
    DATA.share[1] > 0 &&
      h(
        "p",
        { class: "hint" },
        "The graph holds more than a page can: here is what is told of those of whom most is told. Queries see all.",
      ),
    isDated && chronicle(),
    ...best.filter(({ found }) => found.length).map(({ kind, found }) => bestOf(KINDS[kind].many, found)),
  ];
}

function bestOf(title, found) {
  const items = found.map((node) => h("li", {}, nodeButton(node), countBadge(node)));
  return h("section", { class: "best" }, h("h3", {}, title), h("ul", {}, items));
}

/* The dated events that are selected, first to last. */
function chronicle() {
  const found = [];
  for (let node = 0; node < NODES; node++)
    if (nodes.kind[node] === "Event" && nodeDays(node) && isWanted(node)) found.push(node);
  const days = new Map(found.map((node) => [node, nodeDays(node)]));
  found.sort((a, b) => days.get(a)[0] - days.get(b)[0] || days.get(a)[1] - days.get(b)[1] || a - b);
  const list = h("ol", { class: "chronicle" });
  grow(list, found, 3 * FACTS_AT_ONCE, (node) => h("li", {}, nodeButton(node)), "events");
  return found.length ? list : h("p", { class: "hint" }, "No event has a date in it.");
}

function countBadge(node) {
  return h(
    "span",
    { class: "count", title: plural(nodes.count[node], "statement") },
    grouped(nodes.count[node]),
  );
}

function aboutNode(node) {
  const about = [nodes.about[node], dayText(nodes.date[node])].filter(Boolean).join(" · ");
  const others = factsOf[node].filter((fact) => !passes(fact)).length;
  return [
    heading(
      h("p", { class: "kind" }, iconOf(node), kindOf(node).one, about && " · ", about && words(about)),
      nodes.kind[node] === "Quotation"
        ? quotationHeading(node)
        : h("h2", { dir: "auto" }, long(nodes.label[node], [], LONG_NAME)),
      nodes.names[node].length > 0 &&
        h(
          "p",
          { class: "names" },
          "Also: ",
          nodes.names[node].flatMap((name, index) => [index ? ", " : "", words(short(name, LONG_NAME))]),
        ),
    ),
    nodeTools(node),
    ...groups(node).flatMap(([name, found]) => [
      h("h3", {}, name),
      datesDiffer(found),
      factList(found, node),
    ]),
    factsOf[node].length === 0 && h("p", { class: "hint" }, "No fact about it was found."),
    others > 0 && h("p", { class: "hint" }, `${plural(others, "fact")} left out by the filters.`),
    ...namedIn(node),
  ];
}

/* What can be done with a node: look closer, open its neighbours, find a path, hide it. */
function nodeTools(node) {
  const closed = neighbours(node).filter((other) => !scene.place.has(other)).length;
  const button = (name, does, more = {}) => h("button", { type: "button", onclick: does, ...more }, name);
  const steps = [0, 1, 2, 3].map((count) =>
    button(count ? String(count) : "all", () => setSteps(count), {
      "aria-pressed": String(view.steps === count),
      title: count ? `Only what is ${plural(count, "step")} away or less` : "The whole network",
    }),
  );
  return [
    h("div", { class: "deeds" }, [
      h("div", { class: "switch", role: "group", "aria-label": "Steps to show" }, [
        h("span", { class: "unit" }, "Steps"),
        ...steps,
      ]),
      button("Path to …", () => askForPath(node), { id: "path-to" }),
      button("Hide", () => hide(node), { id: "hide" }),
    ]),
    closed > 0 &&
      scene === map &&
      h("p", { class: "more" }, [
        button(`Show ${Math.min(closed, OPENED_AT_ONCE)} more neighbours`, () => openMore(node), {
          id: "expand",
        }),
        ` ${grouped(closed)} are not in the picture.`,
      ]),
  ];
}

/* The articles that name a node. */
function namedIn(node) {
  const found = nodes.sources[node].toReversed();
  if (!found.length) return [];
  const list = h("ul", { class: "named" });
  const item = (source) => h("li", { class: "source" }, ...sourceLine(source, readButton(source)));
  grow(list, found, FACTS_AT_ONCE, item, "articles");
  return [h("h3", {}, `Named in ${plural(found.length, "article")}`), list];
}

function readButton(source) {
  return h("button", { type: "button", class: "inline", onclick: () => go({ source }) }, "read");
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

function aboutPath(from, to) {
  const path = pathBetween(from, to);
  const ends = h("h2", { class: "pair" }, nodeButton(from), h("span", {}, "to"), nodeButton(to));
  if (!path)
    return [
      heading(h("p", { class: "kind" }, "No path from"), ends),
      h(
        "p",
        { class: "hint" },
        countFilters() || hiddenNodes.size
          ? "Nothing that is selected ties them. Filters and hidden nodes stand in the way of a path."
          : "Nothing in these articles ties them.",
      ),
    ];
  const legs = path.slice(1).flatMap((node, index) => {
    const found = factsBetween(path[index], node).filter(isAsserted);
    return [h("h3", {}, `Step ${index + 1}`), factList(found, null)];
  });
  return [
    heading(h("p", { class: "kind" }, `A shortest path: ${plural(path.length - 1, "step")}`), ends),
    ...legs,
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

/* A word of warning where dates of one event cannot all be right: none is a part of the other. */
function datesDiffer(found) {
  const days = found
    .filter((fact) => facts.predicate[fact] === "date")
    .map((fact) => daysOf(facts.value[fact]));
  const agree = ([a, b], [c, d]) => (a <= c && d <= b) || (c <= a && b <= d);
  const differ = days.some(
    (one, index) => one && days.slice(index + 1).some((other) => other && !agree(one, other)),
  );
  return differ && h("p", { class: "hint chip" }, "The articles give different dates.");
}

/* The selected facts of a node under the name that they have from its side: [name, facts]. */
function groups(node) {
  const found = new Map();
  const order = (fact) => (ORDER.indexOf(facts.predicate[fact]) + ORDER.length + 1) % (ORDER.length + 1);
  for (const fact of factsOf[node].filter(passes).sort((x, y) => order(x) - order(y) || x - y)) {
    const name = phrase(facts.predicate[fact], facts.subject[fact] !== node);
    if (!found.has(name)) found.set(name, []);
    found.get(name).push(fact);
  }
  return [...found];
}
