/* What may be put in the place of the text from somewhere to the caret: prefixes, terms, variables. */

const MOST_COMPLETIONS = 40;
const KNOWN = JSON.parse(byId("known").textContent);

/* What fits the beginning of a prefixed name, a variable or a prefix before the caret, as {text, detail, from}. */
function completionsAt(text, caret) {
  const before = text.slice(0, caret);
  const [begun] = /[?$]?[\w-]*:?[\w-]*$/.exec(before);
  const from = before.length - begun.length;
  if (!begun || /^\d/.test(begun)) return [];
  const lower = begun.toLowerCase();
  const fits = (name) => name.toLowerCase().startsWith(lower) && name !== begun;
  if (/^[?$]/.test(begun)) {
    const names = new Set(text.match(/[?$]\w+/g));
    return [...names].filter(fits).map((name) => ({ text: name, detail: "variable", from }));
  }
  const terms = KNOWN.terms
    .filter(({ name, label }) => fits(name) || (begun.includes(":") ? false : begun.length > 2 && label.startsWith(lower)))
    .map(({ name, label, comment }) => ({ text: name, detail: comment || label, from }));
  if (begun.includes(":")) return terms.slice(0, MOST_COMPLETIONS);
  const prefixes = Object.entries(KNOWN.prefixes)
    .filter(([prefix]) => fits(`${prefix}:`))
    .map(([prefix, iri]) => ({ text: `${prefix}:`, detail: iri, from }));
  return [...prefixes, ...terms].slice(0, MOST_COMPLETIONS);
}

/* A completion as it is listed. */
function completionLine({ text, detail }) {
  return [h("b", {}, text), " ", h("small", {}, short(detail, 90))];
}
