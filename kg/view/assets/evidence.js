/* Facts with their passages: what is said, the sentence that says it, and where it stands. */

const FACTS_AT_ONCE = 12;
const PASSAGES_AT_ONCE = 3;
const LONG = 700;
const LONG_NAME = 240;

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
    `Show ${Math.min(step, rest.length)} more ${name}${rest.length > step ? ` of ${rest.length}` : ""}`,
  );
  const item = h("li", { class: "more" }, button);
  button.addEventListener("click", () => {
    item.remove();
    const next = list.children.length;
    grow(list, rest, step, build, name);
    list.children[next]?.querySelector("button, a, input")?.focus();
  });
  list.append(item);
}

function factItem(fact, from) {
  return h(
    "li",
    { class: isNegated(fact) ? "fact denied" : "fact" },
    h("p", { class: "claim" }, ...claim(fact, from)),
    isDisputed(fact) ? bothSides(fact) : passageList(proofsOf(fact)),
  );
}

function passageList(found) {
  const list = h("ul", { class: "proofs" });
  grow(list, found, PASSAGES_AT_ONCE, proofItem, "passages");
  return list;
}

/* What states a fact beside what denies it. */
function bothSides(fact) {
  const side = (title, negated) => {
    const found = proofsOf(fact).filter((proof) => proofs.negated[proof] === negated);
    return h(
      "section",
      { class: "side" },
      h("h4", { class: negated ? "chip" : "" }, `${title} (${found.length})`),
      passageList(found),
    );
  };
  return h("div", { class: "sides" }, side("States it", 0), side("Denies it", 1));
}

/* What a fact says, told from one of its nodes, or in full where that is null. */
function claim(fact, from) {
  const [subject, object] = [facts.subject[fact], facts.object[fact]];
  const end =
    object >= 0
      ? nodeButton(object)
      : h("span", { class: "value", dir: "auto" }, long(valueText(fact), [], LONG_NAME));
  const note = facts.note[fact] && h("span", { class: "note" }, words(noted(facts.note[fact])));
  const denied =
    isNegated(fact) && h("span", { class: "chip", title: "The text says that this is not so" }, "not so");
  if (from === subject) return [denied, end, note].filter(Boolean);
  if (from === object) return [denied, nodeButton(subject), note].filter(Boolean);
  return [
    nodeButton(subject, { isDated: object >= 0 }),
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
  const read = h(
    "button",
    { type: "button", class: "inline", onclick: () => go({ source: passages.source[passage], passage }) },
    "Read in the article",
  );
  return h(
    "li",
    { class: proofs.negated[proof] ? "denied" : "" },
    h("blockquote", { dir: "auto" }, long(passageText(passage), proofs.marks[proof])),
    h("p", { class: "source" }, ...sourceLine(passages.source[passage], sure, denies)),
    h("p", { class: "read" }, read),
  );
}

/* An article as a line: title, publisher, date, and what else there is to say. */
function sourceLine(source, ...more) {
  const [publisher, date] = [sources.publisher[source], sources.date[source]];
  const title = h("cite", {}, link(sources.url[source], sources.title[source]));
  const parts = [
    title,
    publisher && words(publisher),
    date && h("span", { class: "whole" }, dayText(date)),
    ...more,
  ].filter(Boolean);
  return parts.flatMap((part, index) => (index ? [" · ", part] : [part]));
}

/* A text with its marks; where it is long, its beginning, and the rest on demand. */
function long(text, offsets, most = LONG) {
  if (text.length <= most) return marked(text, offsets);
  const holder = h(
    "span",
    {},
    marked(
      `${text.slice(0, most)}…`,
      offsets.filter((end) => end <= most),
    ),
  );
  const button = h("button", { type: "button", class: "inline" }, "Show all");
  button.addEventListener("click", () => {
    holder.replaceChildren(...marked(text, offsets));
    button.remove();
  });
  return [holder, " ", button];
}

function nodeButton(node, { isDated = true } = {}) {
  return h(
    "button",
    { type: "button", class: "node", onclick: () => go({ node }) },
    iconOf(node),
    h("span", { class: "name" }, words(nameOf(node, 90)), isDated && when(node)),
  );
}

/* The date of an event, since many are called alike. */
function when(node) {
  return (
    nodes.date[node] &&
    nodes.kind[node] === "Event" &&
    h("span", { class: "when" }, dayText(nodes.date[node]))
  );
}
