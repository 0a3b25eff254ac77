/* A whole article, with every passage that states a fact marked in it, and its facts one click away.
   Where the text is not at hand, its passages alone, in their order. */

let inArticles = null; // {passages: source → passages, proofs: passage → proofs}, when first asked for

function articleParts() {
  inArticles ??= {
    passages: gathered(passages.source, SOURCES),
    proofs: gathered(proofs.passage, passages.text.length),
  };
  return inArticles;
}

/* Which places of a column hold each of so many numbers. */
function gathered(column, count) {
  const found = Array.from({ length: count }, () => []);
  for (let place = 0; place < column.length; place++) found[column[place]].push(place);
  return found;
}

/* The passages of an article, in their order. */
function passagesOf(source) {
  return articleParts().passages[source].toSorted((a, b) => passages.start[a] - passages.start[b] || a - b);
}

/* The facts that passages state. */
function statedIn(found) {
  const { proofs: proofsIn } = articleParts();
  return new Set(found.flatMap((passage) => proofsIn[passage]).map((proof) => proofs.fact[proof]));
}

function aboutSource(source, chosen) {
  const found = passagesOf(source);
  const stated = statedIn(found);
  const [publisher, date] = [sources.publisher[source], sources.date[source]];
  const about = [publisher, dayText(date)].filter(Boolean).join(" · ");
  return [
    heading(
      h("p", { class: "kind" }, "Article", about && " · ", about && words(about)),
      h("h2", {}, link(sources.url[source], sources.title[source])),
    ),
    h(
      "p",
      { class: "hint" },
      `${plural(stated.size, "fact")} in ${plural(found.length, "passage")}. The number after a passage opens its facts.`,
      !sources.text[source] && " The article is not in this page, only the passages that state something.",
    ),
    h("div", { class: "article", dir: "auto" }, pieces(source, chosen)),
  ];
}

/* The text in pieces: what lies between passages, passages marked, and a button after each. */
function pieces(source, chosen) {
  const text = sources.text[source];
  const found = passagesOf(source);
  if (!text)
    return found.flatMap((passage) => [
      h("p", {}, marker(passageText(passage), [passage], chosen), deeds([passage])),
    ]);
  const shown = unwrapped(text);
  const edges = new Set([0, text.length]);
  for (const passage of found) edges.add(passages.start[passage]).add(endOf(passage));
  const cuts = [...edges].sort((a, b) => a - b);
  const out = [];
  let [under, next] = [[], 0];
  for (let index = 0; index + 1 < cuts.length; index++) {
    const [start, end] = [cuts[index], cuts[index + 1]];
    while (next < found.length && passages.start[found[next]] <= start) under.push(found[next++]);
    under = under.filter((passage) => endOf(passage) > start);
    const piece = shown.slice(start, end);
    out.push(under.length ? marker(piece, under, chosen) : piece);
    const ending = under.filter((passage) => endOf(passage) === end);
    if (ending.length) out.push(deeds(ending));
  }
  return out;
}

/* The text with its lines joined where they were broken for their length alone; as long as before. */
function unwrapped(text) {
  return text.replace(/(?<=[^\n]{50})\n(?=[^\n\s*•\-–\d#>|]|[ \t]*\p{Ll})/gu, " ");
}

function endOf(passage) {
  const text = passages.text[passage];
  return passages.start[passage] + (typeof text === "number" ? text : text.length);
}

function marker(text, under, chosen) {
  return h("mark", { class: under.includes(chosen) ? "here" : "" }, text);
}

/* A button that shows and hides, after the passages, the facts that they state. */
function deeds(found) {
  const stated = [...statedIn(found)];
  const list = h(
    "span",
    { class: "stated", hidden: true, role: "group", "aria-label": "Facts" },
    stated.map((fact) =>
      h("span", { class: isNegated(fact) ? "claim denied" : "claim" }, ...claim(fact, null)),
    ),
  );
  const button = h(
    "button",
    {
      type: "button",
      class: "number",
      "aria-expanded": "false",
      "aria-label": `${plural(stated.length, "fact")} here`,
      onclick: () => {
        list.hidden = !list.hidden;
        button.setAttribute("aria-expanded", String(!list.hidden));
      },
    },
    String(stated.length),
  );
  return h("span", { class: "deeds-of" }, button, list);
}
