/* The editor: a text area over its own text in colours, with completion of prefixes and terms. */

const MOST_COMPLETIONS = 40;
const KNOWN = JSON.parse(byId("known").textContent);
const area = byId("text");
const list = byId("completions");
let offered = []; // {text, detail, from}: what may be put in the place of the text from there to the caret
let at = -1;

function setText(text) {
  area.value = text;
  paint();
}

function paint() {
  byId("coloured").replaceChildren(...coloured(area.value));
  byId("coloured").scrollTop = area.scrollTop;
  byId("coloured").scrollLeft = area.scrollLeft;
}

/* What fits the beginning of a prefixed name, a variable or a prefix before the caret. */
function completionsHere() {
  const before = area.value.slice(0, area.selectionStart);
  const [begun] = /[?$]?[\w-]*:?[\w-]*$/.exec(before);
  const from = before.length - begun.length;
  if (!begun || /^\d/.test(begun) || area.selectionStart !== area.selectionEnd) return [];
  const lower = begun.toLowerCase();
  const fits = (text) => text.toLowerCase().startsWith(lower) && text !== begun;
  if (/^[?$]/.test(begun)) {
    const names = new Set(area.value.match(/[?$]\w+/g));
    return [...names].filter(fits).map((text) => ({ text, detail: "variable", from }));
  }
  const terms = KNOWN.terms
    .filter(({ name, label }) => fits(name) || (begun.includes(":") ? false : begun.length > 2 && label.startsWith(lower)))
    .map(({ name, label, comment }) => ({ text: name, detail: comment || label, from }));
  if (begun.includes(":")) return terms;
  const prefixes = Object.entries(KNOWN.prefixes)
    .filter(([prefix]) => fits(`${prefix}:`))
    .map(([prefix, iri]) => ({ text: `${prefix}:`, detail: iri, from }));
  return [...prefixes, ...terms];
}

function offer() {
  offered = completionsHere().slice(0, MOST_COMPLETIONS);
  list.replaceChildren(
    ...offered.map(({ text, detail }, index) =>
      h(
        "li",
        { role: "option", id: `completion-${index}`, "aria-selected": "false", onmousedown: (event) => take(index, event) },
        h("b", {}, text),
        " ",
        h("small", {}, short(detail, 90)),
      ),
    ),
  );
  list.hidden = !offered.length;
  choose(offered.length ? 0 : -1);
}

function choose(index) {
  at = index;
  for (const [number, item] of [...list.children].entries())
    item.setAttribute("aria-selected", String(number === index));
  list.children[index]?.scrollIntoView({ block: "nearest" });
  if (index >= 0) area.setAttribute("aria-activedescendant", `completion-${index}`);
  else area.removeAttribute("aria-activedescendant");
}

function hideOffer() {
  offered = [];
  list.hidden = true;
  choose(-1);
}

function take(index, event) {
  event?.preventDefault();
  const { text, from } = offered[index];
  area.setRangeText(text, from, area.selectionStart, "end");
  area.dispatchEvent(new Event("change"));
  paint();
  if (text.endsWith(":")) offer();
  else hideOffer();
  area.focus();
}

const KEYS = {
  ArrowDown: () => choose((at + 1) % offered.length),
  ArrowUp: () => choose((at - 1 + offered.length) % offered.length),
  Enter: () => take(at),
  Escape: hideOffer,
};

area.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
    event.preventDefault();
    byId("ask").requestSubmit();
  } else if (offered.length && KEYS[event.key]) {
    event.preventDefault();
    KEYS[event.key]();
  }
});
area.addEventListener("input", () => {
  paint();
  offer();
});
area.addEventListener("scroll", paint);
area.addEventListener("blur", hideOffer);
