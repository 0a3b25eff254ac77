/* When what a fact tells took place, and when it was told. All of it is found when it is first asked for, since
   the first picture needs none of it. */

let times = null; // {happened, reported}: fact → days
let sourceTimes = null; // source → its days, as the only ones of a fact

function timesOfFacts() {
  times ??= {
    happened: Array.from({ length: FACTS }, (_, fact) => whenHappened(fact)),
    reported: Array.from({ length: FACTS }, (_, fact) => whenReported(fact)),
  };
  return times;
}

/* Whether any fact has a date. */
function hasTimes() {
  for (let fact = 0; fact < FACTS; fact++) if (whenHappened(fact) || whenReported(fact)) return true;
  return false;
}

function nodeDays(node) {
  return daysOf(nodes.date[node]);
}

function sourceDays() {
  sourceTimes ??= sources.date.map(daysOf).map((days) => days && [days]);
  return sourceTimes;
}

/* Days on which what a fact tells took place, or null: its own date, the time for which it held, or
   the date of the event. */
function whenHappened(fact) {
  const object = facts.object[fact];
  if (facts.predicate[fact] === "date" || facts.predicate[fact] === "possibleDate")
    return daysOf(facts.value[fact]);
  return (
    daysOf(facts.period[fact]) ?? nodeDays(facts.subject[fact]) ?? (object >= 0 ? nodeDays(object) : null)
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
  if (end - first === 1) return sourceDays()[sourceOf(first)];
  const found = new Set();
  for (let proof = first; proof < end; proof++) found.add(sourceDays()[sourceOf(proof)]?.[0]);
  found.delete(undefined);
  return found.size ? [...found] : null;
}

/* The stretches of days that count for a fact, [] where there is none. */
function daysOfFact(fact) {
  const { happened, reported } = timesOfFacts();
  if (filter.by !== "reported" && happened[fact]) return [happened[fact]];
  return (filter.by !== "happened" && reported[fact]) || [];
}
