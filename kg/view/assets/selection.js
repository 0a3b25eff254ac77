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
const knownParties = new Map(); // node → its parties, of the nodes that were asked for

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

/* How the articles stand to a fact. */
function standOf(fact) {
  return isNegated(fact) ? "denied" : isDisputed(fact) ? "disputed" : "stated";
}

/* The party that a node is, or of which a person is told to be. */
function partiesOf(node) {
  if (!knownParties.has(node)) knownParties.set(node, partiesOfOne(node));
  return knownParties.get(node);
}

function partiesOfOne(node) {
  if (nodes.kind[node] === "Party") return [node];
  if (nodes.kind[node] !== "Person") return [];
  const found = factsOf[node].filter(
    (fact) => facts.subject[fact] === node && facts.object[fact] >= 0 && !isNegated(fact),
  );
  return [...new Set(found.map((fact) => facts.object[fact]))].filter(
    (other) => nodes.kind[other] === "Party",
  );
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
  const [of, also] = [partiesOf(a), b < 0 ? [] : partiesOf(b)];
  if (!also.length) return of;
  return of.length ? [...new Set([...of, ...also])] : also;
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
  if (isFiltered() || filter.kinds.size) askFacts();
  else fails.fill(0);
  if (!isFiltered()) nodePasses.fill(1);
  tallyKinds();
}

function askFacts() {
  nodePasses.fill(0);
  const parts = wordsOf(filter.words);
  for (let fact = 0; fact < FACTS; fact++) {
    let bits = failsByPassage(fact);
    if (filter.kinds.size && failsKind(fact)) bits |= FAILS.kind;
    if (filter.predicates.has(facts.predicate[fact])) bits |= FAILS.predicate;
    if (filter.stands.size && !filter.stands.has(standOf(fact))) bits |= FAILS.stand;
    if (filter.parties.size && !partiesOfFact(fact).some((party) => filter.parties.has(party)))
      bits |= FAILS.party;
    if (!passesDate(fact)) bits |= FAILS.date;
    if (parts.length && !holdsWords(fact, parts)) bits |= FAILS.words;
    fails[fact] = bits;
    if (bits & NOT_KIND) continue;
    nodePasses[facts.subject[fact]] = 1;
    if (facts.object[fact] >= 0) nodePasses[facts.object[fact]] = 1;
  }
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

/* How many facts pass. */
function countPassing() {
  let count = 0;
  for (let fact = 0; fact < FACTS; fact++) count += Number(passes(fact));
  return count;
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
  const counts = Object.create(null);
  for (let node = 0; node < NODES; node++) {
    const kind = nodes.kind[node];
    counts[kind] = (counts[kind] ?? 0) + nodePasses[node];
  }
  kindCounts.clear();
  for (const [kind, count] of Object.entries(counts)) kindCounts.set(kind, count);
}
