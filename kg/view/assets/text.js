/* Words on the page. Data becomes text nodes and nothing else: no markup is ever parsed. */

/* What a fact is called, seen from its subject, from its object and, where neither will do, from outside. */
const PHRASES = {
  said: ["said", "said by"],
  asked: ["asked", "asked by"],
  denied: ["denied", "denied by"],
  thought: ["thought or wanted", "thought or wanted by"],
  commentedOn: ["commented on", "commented on by"],
  contains: ["says in writing", "in writing by"],
  quotedIn: ["quoted without a speaker in", "quotes"],
  addressee: ["said to", "was told"],
  reportedBy: ["reported by", "reported"],
  memberOf: ["member of", "members"],
  leaderOf: ["leader of", "led by"],
  worksFor: ["works for", "people who work here"],
  candidateOf: ["candidate of", "candidates"],
  founderOf: ["founder of", "founded by"],
  affiliatedWith: ["affiliated with", "affiliated"],
  holdsPosition: ["position", "held by"],
  participant: ["participants", "took part in", "took part"],
  place: ["place", "what happened here"],
  date: ["date", "on this date"],
  possibleDate: ["possible date", "perhaps on this date"],
};

const MONTHS = "January February March April May June July August September October November December".split(
  " ",
);
const BIDI_CONTROLS = /[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

const FROM_OUTSIDE = 2;

/* A kind of fact in words, from its subject (0 or false), its object (1 or true) or from outside. */
function phrase(predicate, from = 0) {
  const known = Object.hasOwn(PHRASES, predicate) && PHRASES[predicate];
  return known
    ? (known[Number(from)] ?? known[0])
    : predicate.replace(/(?<=[a-z])(?=[A-Z])/g, " ").toLowerCase();
}

/* "2013-11-20" → "20 November 2013", at the precision given; intervals with a dash; "?" stays. */
function dayText(iso) {
  if (iso.endsWith("?")) return `${dayText(iso.slice(0, -1))}?`;
  return iso
    .split("/")
    .map((one) => {
      const [, year, month, date] = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?$/.exec(one) ?? [];
      if (!year || (month && !MONTHS[month - 1])) return one;
      return [date && Number(date), month && MONTHS[month - 1], year].filter(Boolean).join(" ");
    })
    .join(" – ");
}

/* What a fact without another node says: a date in words, or its value as it is. */
function valueText(fact) {
  const value = facts.value[fact];
  if (facts.predicate[fact] === "possibleDate") return `${dayText(value)}?`;
  return facts.predicate[fact] === "date" ? dayText(value) : value;
}

/* A role or a period, with its dates in words. */
function noted(note) {
  return note.replace(/\b\d{4}-\d\d(-\d\d)?\b/g, dayText);
}

function plural(count, one, many = `${one}s`) {
  return `${grouped(count)} ${count === 1 ? one : many}`;
}

/* 12345 → "12,345"; without the browser's own tables, which take longer to load than the page to draw. */
function grouped(count) {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ",");
}

/* A text in at most so many letters, without the marks that turn the text around it. */
function short(text, most) {
  const plain = text
    .slice(0, 4 * most)
    .replace(BIDI_CONTROLS, "")
    .replace(/\s+/g, " ");
  const letters = Array.from(plain.trim());
  return letters.length > most
    ? `${letters
        .slice(0, most - 1)
        .join("")
        .trimEnd()}…`
    : letters.join("");
}

function nameOf(node, most = 80) {
  const name = short(nodes.label[node], most);
  return nodes.kind[node] === "Quotation" ? `“${name}”` : name;
}

function byId(id) {
  return document.getElementById(id);
}

/* An element with attributes, listeners (onclick) and children; strings become text. */
function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (value === true) element.setAttribute(name, "");
    else if (name === "value") element.value = value;
    else if (value !== false && value !== undefined) element.setAttribute(name, value);
  }
  element.append(
    ...children.flat().filter((child) => child !== undefined && child !== false && child !== ""),
  );
  return element;
}

/* Text of the articles, kept apart from the direction of what stands around it. */
function words(text) {
  return h("bdi", { dir: "auto" }, text);
}

/* A text whose words between the offsets (start, end, start, end, …) are marked. */
function marked(text, offsets) {
  const parts = [];
  let at = 0;
  for (let index = 0; index < offsets.length; index += 2) {
    const [start, end] = [Math.max(at, offsets[index]), offsets[index + 1]];
    if (end <= start) continue;
    parts.push(text.slice(at, start), h("mark", {}, text.slice(start, end)));
    at = end;
  }
  return [...parts, text.slice(at)];
}

/* A link to another page, or its text where it is no web address. */
function link(url, text) {
  if (!/^https?:\/\//i.test(url)) return words(text);
  return h("a", { href: url, target: "_blank", rel: "noopener noreferrer" }, words(text));
}
