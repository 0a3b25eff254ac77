/* The network's data: unpacked, numbered, and who is linked with whom.
   A node, a fact, a proof and a passage are numbers; a node's number is its rank. */

const DATA = await unpack(document.getElementById("data").textContent);
const { nodes, facts, proofs, passages, sources } = DATA;
const NODES = nodes.id.length;
const FACTS = facts.subject.length;

const factsOf = Array.from({ length: NODES }, () => []);
for (let fact = 0; fact < FACTS; fact++) {
  const [a, b] = [facts.subject[fact], facts.object[fact]];
  factsOf[a].push(fact);
  if (b >= 0 && b !== a) factsOf[b].push(fact);
}

/* The proofs stand in the order of their facts: firstProof[f] to firstProof[f + 1] prove f. */
const firstProof = new Uint32Array(FACTS + 1);
for (const fact of proofs.fact) firstProof[fact + 1]++;
for (let fact = 0; fact < FACTS; fact++) firstProof[fact + 1] += firstProof[fact];

/* How many nodes there are of each kind. */
const counts = new Map();
for (const kind of nodes.kind) counts.set(kind, (counts.get(kind) ?? 0) + 1);

async function unpack(base64) {
  const bytes = Uint8Array.fromBase64
    ? Uint8Array.fromBase64(base64)
    : Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(stream).json();
}

function proofsOf(fact) {
  return Array.from(
    { length: firstProof[fact + 1] - firstProof[fact] },
    (_, index) => firstProof[fact] + index,
  );
}

/* Whether every passage denies the fact. */
function isNegated(fact) {
  let proof = firstProof[fact];
  while (proof < firstProof[fact + 1] && proofs.negated[proof]) proof++;
  return proof === firstProof[fact + 1] && proof > firstProof[fact];
}

/* The node at the other end of a fact, or -1 where there is a plain value. */
function otherEnd(fact, node) {
  return facts.subject[fact] === node ? facts.object[fact] : facts.subject[fact];
}

/* The nodes that share a fact with this one, most important first. */
function neighbours(node) {
  const found = new Set(factsOf[node].map((fact) => otherEnd(fact, node)));
  found.delete(-1);
  found.delete(node);
  return [...found].sort((a, b) => a - b);
}

function factsBetween(a, b) {
  const [few, other] = factsOf[a].length < factsOf[b].length ? [a, b] : [b, a];
  return factsOf[few].filter((fact) => otherEnd(fact, few) === other);
}

function confidence(fact) {
  return Math.max(0, ...proofsOf(fact).map((proof) => proofs.percent[proof]));
}

function nodeOfId(id) {
  return nodes.id.indexOf(id);
}
