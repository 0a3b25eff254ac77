/* The selection: which facts the reader asked for, and how many there are beside each filter.
   Every fact keeps the set of filters that it fails, as bits, so that a count beside a filter is the
   number of facts that fail no other. */

const FAILS = { kind: 1, predicate: 2, party: 4, publisher: 8, sure: 16, date: 32, stand: 64, words: 128 };
const STANDS = { stated: "Stated", denied: "Denied", disputed: "Stated and denied" };
const NOT_KIND = 0xff & ~FAILS.kind;

const filter = emptyFilter();
const fails = new Uint8Array(FACTS);
const nodePasses = new Uint8Array(NODES);
const kindCounts = new Map();
const stands = Array.from({ length: FACTS }, (_, fact) =>
  isNegated(fact) ? "denied" : isDisputed(fact) ? "disputed" : "stated",
);
const DENIED = stands.filter((stand) => stand === "denied").length;
const partiesOf = nodes.kind.map((kind, node) => (kind === "Party" ? [node] : partiesOfOne(node)));
const sourceDays = sources.date.map(daysOf);
const daysOfOneSource = sourceDays.map((days) => days && [days]);
const nodeDays = nodes.date.map(daysOf);
const happened = Array.from({ length: FACTS }, (_, fact) => whenHappened(fact));
const reported = Array.from({ length: FACTS }, (_, fact) => whenReported(fact));

function emptyFilter() {
  return {
    kinds: new Set(), // kinds of node that are switched off
    predicates: new Set(), // kinds of fact that are switched off
    parties: new Set(), // of these alone, where there are any; nodes
    publishers: new Set(),
    stands: new Set(),
    words: "", // that a fact's names or one of its passages hold, all of them
    sure: 0,
    since: null, // days
    until: null,
    by: "both", // "happened", "reported"
    undated: false,
  };
}

function partiesOfOne(node) {
  if (nodes.kind[node] !== "Person") return [];
  const found = factsOf[node].filter(
    (fact) => facts.subject[fact] === node && facts.object[fact] >= 0 && !isNegated(fact),
  );
  return [...new Set(found.map((fact) => facts.object[fact]))].filter(
    (other) => nodes.kind[other] === "Party",
  );
}

/* Days on which what a fact tells took place, or null: its own date, the time for which it held, or
   the date of the event. */
function whenHappened(fact) {
  const object = facts.object[fact];
  if (facts.predicate[fact] === "date" || facts.predicate[fact] === "possibleDate")
    return daysOf(facts.value[fact]);
  return (
    daysOf(facts.period[fact]) ?? nodeDays[facts.subject[fact]] ?? (object >= 0 ? nodeDays[object] : null)
  );
}

/* Whether the day on which it took place is but possible. */
function isUnsure(fact) {
  const [a, b] = [facts.subject[fact], facts.object[fact]];
  if (facts.predicate[fact] === "date") return false;
  if (facts.predicate[fact] === "possibleDate") return true;
  return !facts.period[fact] && (nodes.date[a] || (b >= 0 ? nodes.date[b] : "")).endsWith("?");
}

/* The days of the articles that tell it. */
function whenReported(fact) {
  const [first, end] = [firstProof[fact], firstProof[fact + 1]];
  if (end - first === 1) return daysOfOneSource[sourceOf(first)];
  const found = new Set();
  for (let proof = first; proof < end; proof++) found.add(sourceDays[sourceOf(proof)]);
  found.delete(null);
  return found.size ? [...found] : null;
}

/* The stretches of days that count for a fact, [] where there is none. */
function daysOfFact(fact) {
  const [first, then] = filter.by === "reported" ? [null, reported[fact]] : [happened[fact], reported[fact]];
  if (first) return [first];
  return filter.by !== "happened" && then ? then : [];
}

function passesDate(fact) {
  if (filter.since === null && filter.until === null) return true;
  const days = daysOfFact(fact);
  if (!days.length) return filter.undated;
  const [since, until] = [filter.since ?? -Infinity, filter.until ?? Infinity];
  return days.some(([first, last]) => first <= until && last >= since);
}

/* The parties of both ends of a fact. */
function partiesOfFact(fact) {
  const [a, b] = [facts.subject[fact], facts.object[fact]];
  if (b < 0 || !partiesOf[b].length) return partiesOf[a];
  return partiesOf[a].length ? [...new Set([...partiesOf[a], ...partiesOf[b]])] : partiesOf[b];
}

function publishersOfFact(fact) {
  const found = new Set();
  for (let proof = firstProof[fact]; proof < firstProof[fact + 1]; proof++)
    found.add(sources.publisher[sourceOf(proof)]);
  return found;
}

/* The bits of the filters by passage that a fact fails: one passage must pass them all. */
function failsByPassage(fact) {
  if (!filter.publishers.size && !filter.sure) return 0;
  let [told, sure] = [false, false];
  for (let proof = firstProof[fact]; proof < firstProof[fact + 1]; proof++) {
    const byWhom = !filter.publishers.size || filter.publishers.has(sources.publisher[sourceOf(proof)]);
    const enough = proofs.percent[proof] >= filter.sure;
    if (byWhom && enough) return 0;
    told ||= byWhom;
    sure ||= enough;
  }
  return (told && sure) || !told ? FAILS.publisher | (sure ? 0 : FAILS.sure) : FAILS.sure;
}

function failsKind(fact) {
  const [a, b] = [facts.subject[fact], facts.object[fact]];
  return filter.kinds.has(nodes.kind[a]) || (b >= 0 && filter.kinds.has(nodes.kind[b]));
}

/* Asks every fact anew. */
function select() {
  nodePasses.fill(0);
  const parts = wordsOf(filter.words);
  for (let fact = 0; fact < FACTS; fact++) {
    let bits = failsByPassage(fact);
    if (filter.kinds.size && failsKind(fact)) bits |= FAILS.kind;
    if (filter.predicates.has(facts.predicate[fact])) bits |= FAILS.predicate;
    if (filter.stands.size && !filter.stands.has(stands[fact])) bits |= FAILS.stand;
    if (filter.parties.size && !partiesOfFact(fact).some((party) => filter.parties.has(party)))
      bits |= FAILS.party;
    if (!passesDate(fact)) bits |= FAILS.date;
    if (parts.length && !holdsWords(fact, parts)) bits |= FAILS.words;
    fails[fact] = bits;
    if (bits & NOT_KIND) continue;
    nodePasses[facts.subject[fact]] = 1;
    if (facts.object[fact] >= 0) nodePasses[facts.object[fact]] = 1;
  }
  if (!isFiltered()) nodePasses.fill(1);
  tallyKinds();
}

/* Whether any filter beside the kinds of node is set. */
function isFiltered() {
  const { predicates, parties, publishers, stands: some, sure, since, until } = filter;
  const sets = [predicates, parties, publishers, some];
  if (filter.words || sets.some(({ size }) => size > 0)) return true;
  return sure > 0 || since !== null || until !== null;
}

/* How many filters are set. */
function countFilters() {
  const { kinds, predicates, parties, publishers, stands: some, sure } = filter;
  const sets = [kinds, predicates, parties, publishers, some].filter(({ size }) => size > 0).length;
  const others = [filter.words !== "", sure > 0, filter.since !== null || filter.until !== null];
  return sets + others.filter(Boolean).length;
}

function passes(fact) {
  return fails[fact] === 0;
}

/* Whether a node may be shown: of a kind that is on, not hidden, and in a fact that passes. */
function isWanted(node) {
  return nodePasses[node] === 1 && !filter.kinds.has(nodes.kind[node]) && !hiddenNodes.has(node);
}

/* How many facts have each value, of those that fail no filter but this one; by the most. */
function tally(bit, valuesOf) {
  const counts = new Map();
  for (let fact = 0; fact < FACTS; fact++) {
    if (fails[fact] & ~bit) continue;
    for (const value of valuesOf(fact)) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return counts;
}

/* How many facts fail no filter but this one. */
function countBut(bit) {
  let count = 0;
  for (let fact = 0; fact < FACTS; fact++) count += Number((fails[fact] & ~bit) === 0);
  return count;
}

/* How many nodes of each kind there are in the facts that pass the other filters. */
function tallyKinds() {
  kindCounts.clear();
  for (let node = 0; node < NODES; node++) {
    const kind = nodes.kind[node];
    kindCounts.set(kind, (kindCounts.get(kind) ?? 0) + nodePasses[node]);
  }
}
