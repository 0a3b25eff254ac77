/* The network's data: unpacked, numbered, and who is linked with whom.
   A node, a fact, a proof, a passage and a source are numbers; a node's number is its rank. */

const DATA = await unpack(document.getElementById("data").textContent);
const { nodes, facts, proofs, passages, sources } = DATA;
const NODES = nodes.id.length;
const FACTS = facts.subject.length;
const SOURCES = sources.id.length;

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

async function unpack(base64) {
  const bytes = Uint8Array.fromBase64
    ? Uint8Array.fromBase64(base64)
    : Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  // The text is ASCII, which is read so several times as fast as by the response itself.
  const text = new TextDecoder().decode(await new Response(stream).arrayBuffer());
  const data = JSON.parse(text);
  for (const table of Object.values(data))
    for (const [name, column] of Object.entries(table)) if (column.of) table[name] = spelled(column);
  return data;
}

/* Does one after the other when nothing else is to do, or soon. */
function whenIdle(first, ...then) {
  const idle = window.requestIdleCallback ?? ((does) => setTimeout(does, 20));
  const options = { timeout: 300 };
  idle(() => {
    first();
    if (then.length) whenIdle(...then);
  }, options);
}

/* A column of texts of which many are alike: which of them stands at each place. */
function spelled({ of, at }) {
  return at.map((index) => of[index]);
}

function proofsOf(fact) {
  return Array.from(
    { length: firstProof[fact + 1] - firstProof[fact] },
    (_, index) => firstProof[fact] + index,
  );
}

/* How many passages deny a fact. */
function denials(fact) {
  let total = 0;
  for (let proof = firstProof[fact]; proof < firstProof[fact + 1]; proof++) total += proofs.negated[proof];
  return total;
}

/* Whether every passage denies the fact. */
function isNegated(fact) {
  const count = firstProof[fact + 1] - firstProof[fact];
  return count > 0 && denials(fact) === count;
}

/* Whether some passages state what others deny. */
function isDisputed(fact) {
  return denials(fact) > 0 && !isNegated(fact);
}

/* The node at the other end of a fact, or -1 where there is a plain value. */
function otherEnd(fact, node) {
  return facts.subject[fact] === node ? facts.object[fact] : facts.subject[fact];
}

function factsBetween(a, b) {
  const [few, other] = factsOf[a].length < factsOf[b].length ? [a, b] : [b, a];
  return factsOf[few].filter((fact) => otherEnd(fact, few) === other);
}

function confidence(fact) {
  let most = 0;
  for (let proof = firstProof[fact]; proof < firstProof[fact + 1]; proof++)
    most = Math.max(most, proofs.percent[proof]);
  return most;
}

function sourceOf(proof) {
  return passages.source[proofs.passage[proof]];
}

/* The words of a passage: its own, or so many of the whole article. */
function passageText(passage) {
  const [text, start] = [passages.text[passage], passages.start[passage]];
  return typeof text === "number" ? sources.text[passages.source[passage]].slice(start, start + text) : text;
}

function nodeOfId(id) {
  return nodes.id.indexOf(id);
}
