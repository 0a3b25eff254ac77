/* Facts with their passages, as the server tells them. */

const PASSAGES_FIRST = 2;

/* What /neighbours says of a node, as a panel; "open" is called with the IRI of a node that is clicked. */
function factPanel({ node, nodes, facts, shown, total, start }, open) {
  const byIri = new Map(nodes.map((one) => [one.iri, one]));
  const about = [KINDS[node.kind]?.one, node.about, dayText(node.date)].filter(Boolean).join(" · ");
  return [
    h("p", { class: "kind" }, node.kind && icon(node.kind), " ", words(about)),
    h("h2", { dir: "auto" }, aboutLink(node.iri, node.label)),
    node.names.length > 0 && h("p", { class: "hint" }, "Also: ", words(node.names.join(", "))),
    h("p", { class: "hint" }, facts.length ? portionText(facts.length, shown, start, total) : "No fact about it was found."),
    h(
      "ul",
      { class: "facts" },
      facts.map((fact) => factOf(fact, node.iri, byIri, open)),
    ),
  ].filter(Boolean);
}

function portionText(count, shown, start, total) {
  return shown < total ? `Facts ${start + 1} to ${start + shown} of ${total}` : plural(count, "fact");
}

function factOf(fact, from, byIri, open) {
  const end = (iri) => {
    const node = byIri.get(iri);
    const shown = [node?.kind && icon(node.kind), " ", words(short(node?.label ?? iri, 90))].filter(Boolean);
    if (iri === from || !node) return h("span", { class: "name" }, shown);
    return h("button", { type: "button", class: "node", onclick: () => open(iri) }, shown);
  };
  const value = fact.predicate === "date" ? dayText(fact.value) : fact.value;
  return h(
    "li",
    { class: "fact" },
    h(
      "p",
      { class: "claim" },
      end(fact.subject),
      " ",
      h("span", { class: "verb" }, phrase(fact.predicate)),
      " ",
      fact.object ? end(fact.object) : words(value),
      fact.note && " ",
      fact.note && h("span", { class: "note" }, words(noted(fact.note))),
    ),
    h("ul", { class: "proofs" }, fact.proofs.slice(0, PASSAGES_FIRST).map(proofOf)),
    fact.count > PASSAGES_FIRST &&
      h("p", { class: "hint" }, aboutLink(fact.subject, `${fact.count - PASSAGES_FIRST} more passages`)),
  );
}

function proofOf(proof) {
  const parts = proof.text.map(([text, isMarked]) => (isMarked ? h("mark", {}, text) : text));
  const line = [
    aboutLink(proof.article, proof.title),
    proof.publisher && words(proof.publisher),
    dayText(proof.date),
    `${proof.percent} % sure`,
    proof.negated && h("strong", {}, "denies it"),
  ].filter(Boolean);
  return h(
    "li",
    { class: proof.negated ? "denied" : "" },
    h("blockquote", { dir: "auto" }, parts),
    h(
      "p",
      { class: "source" },
      line.flatMap((part, index) => (index ? [" · ", part] : [part])),
    ),
  );
}
