/* The filters, with a count beside each: how many facts it would leave, all other filters being as
   they are. The legend under the picture is the filter by kind of node. */

const MOST_CHOICES = 8;
const filters = byId("filters");
const HAS_TIES = facts.predicate.some(isTie);
const HAS_DENIED = proofs.negated.some((negated, proof) => negated && isNegated(proofs.fact[proof]));
const HAS_OPEN = nodes.status.some((status) => OPEN.has(status));

function fillLegend() {
  byId("zones").checked = showsZones;
  const kinds = Object.keys(KINDS).filter((kind) => kindCounts.has(kind));
  byId("kinds").replaceChildren(
    ...kinds.map((kind) => legendItem(kind, kindCounts.get(kind))),
    ...signItems(),
  );
}

function legendItem(kind, count) {
  return h("li", {}, checkbox(filter.kinds, kind, [icon(kind), KINDS[kind].many], count, { off: true }));
}

/* A labelled box that puts a value into a set of a filter, or, where the set names what is off, takes
   it out of it. */
function checkbox(set, value, name, count, { off = false } = {}) {
  const box = h("input", {
    type: "checkbox",
    checked: set.has(value) !== off,
    onchange: () => {
      if (set.has(value)) set.delete(value);
      else set.add(value);
      filtered();
    },
  });
  const shown = h("span", { class: "count" }, grouped(count ?? 0));
  return h("label", {}, box, h("span", { class: "name" }, name), shown);
}

/* What the other signs of the picture mean, as far as there are any. */
function signItems() {
  const sign = (name, title, drawn) => h("li", { class: "sign", title }, drawn, name);
  return [
    HAS_TIES && sign("Belongs", "Member, leader, employee, candidate, founder", h("span", { class: "tie" })),
    HAS_DENIED && sign("Denied", "Stated not to be so", h("span", { class: "dash" })),
    HAS_OPEN &&
      sign("Not (yet) happened", "Planned, only supposed, or said not to have happened", icon("Event", true)),
  ].filter(Boolean);
}

function fillFilters() {
  const set = countFilters();
  byId("filter-count").textContent = set ? String(set) : "";
  byId("show-filters").classList.toggle("set", set > 0);
  if (filters.hidden) return;
  const inFocus = document.activeElement?.dataset?.key;
  filters.replaceChildren(
    h("header", {}, h("h2", {}, "Filters"), clearButton(set)),
    wordsChoice(),
    choices(
      "Kind of fact",
      filter.predicates,
      FAILS.predicate,
      (fact) => [facts.predicate[fact]],
      phrase,
      true,
    ),
    choices("Party", filter.parties, FAILS.party, partiesOfFact, (party) => nameOf(party, 40)),
    choices(
      "Publisher",
      filter.publishers,
      FAILS.publisher,
      publishersOfFact,
      (name) => short(name, 40) || "not known",
    ),
    sureChoice(),
    dateChoice(),
    choices(
      "What the articles say of it",
      filter.stands,
      FAILS.stand,
      (fact) => [standOf(fact)],
      (name) => STANDS[name],
    ),
    hiddenChoice(),
  );
  if (inFocus) filters.querySelector(`[data-key="${CSS.escape(inFocus)}"]`)?.focus();
}

function clearButton(set) {
  return h(
    "button",
    { type: "button", id: "clear-filters", disabled: set === 0, onclick: clearFilters },
    "Clear all",
  );
}

function clearFilters() {
  const { by } = filter;
  for (const [name, value] of Object.entries(emptyFilter())) {
    if (value instanceof Set) filter[name].clear();
    else filter[name] = value;
  }
  filter.by = by;
  filtered();
}

/* The values of a filter as boxes with their counts, the most first; those that are set always. */
function choices(title, set, bit, valuesOf, nameOfValue, off = false) {
  const counts = tally(bit, valuesOf);
  for (const value of set) if (!counts.has(value)) counts.set(value, 0);
  const values = [...counts.keys()].sort(
    (a, b) => Number(set.has(b)) - Number(set.has(a)) || counts.get(b) - counts.get(a) || (a < b ? -1 : 1),
  );
  if (off) values.sort((a, b) => counts.get(b) - counts.get(a) || (a < b ? -1 : 1));
  // A single choice that all that is left has is none.
  if (!set.size && values.every((value) => counts.get(value) === countBut(bit)) && values.length < 2)
    return "";
  const list = h("ul", {});
  const item = (value) => {
    const line = h("li", {}, checkbox(set, value, words(nameOfValue(value)), counts.get(value), { off }));
    line.querySelector("input").dataset.key = `${title} ${value}`;
    return line;
  };
  grow(list, values, MOST_CHOICES, item, "");
  return h("fieldset", {}, h("legend", {}, title), list);
}

function wordsChoice() {
  const field = h("input", {
    type: "text",
    id: "words",
    value: filter.words,
    "aria-label": "Words in names or passages",
    onchange: () => showOnly(field.value.trim()),
  });
  field.dataset.key = "words";
  return h("fieldset", {}, h("legend", {}, "Words in names or passages"), field);
}

function sureChoice() {
  const shown = h("output", { class: "count" }, `${grouped(countPassing())} facts`);
  const title = h("span", {}, sureTitle(filter.sure));
  const input = h("input", {
    type: "range",
    id: "sure",
    min: 0,
    max: 95,
    step: 5,
    value: filter.sure,
    "aria-label": "Least confidence in percent",
    oninput: () => {
      title.textContent = sureTitle(Number(input.value));
    },
    onchange: () => {
      filter.sure = Number(input.value);
      filtered();
    },
  });
  input.dataset.key = "sure";
  return h("fieldset", {}, h("legend", {}, "Confidence"), h("p", { class: "row" }, title, shown), input);
}

function sureTitle(percent) {
  return percent ? `${percent} % or more` : "Any";
}

function dateChoice() {
  const input = (name, key) => {
    const field = h("input", {
      type: "date",
      id: key,
      value: filter[key] === null ? "" : isoOf(filter[key]),
      onchange: () => {
        filter[key] = daysOf(field.value)?.[0] ?? null;
        filtered();
      },
    });
    field.dataset.key = key;
    return h("label", { class: "row" }, name, field);
  };
  return h("fieldset", {}, h("legend", {}, "Date"), input("From", "since"), input("To", "until"));
}

function hiddenChoice() {
  if (!hiddenNodes.size) return "";
  const list = h("ul", {});
  const item = (node) => {
    const name = nameOf(node, 40);
    const back = h("button", { type: "button", class: "inline", onclick: () => unhide([node]) }, "show");
    return h("li", { class: "row" }, words(name), back);
  };
  grow(list, [...hiddenNodes], MOST_CHOICES, item, "");
  const all = h(
    "button",
    { type: "button", class: "inline", onclick: () => unhide([...hiddenNodes]) },
    "Show all",
  );
  return h("fieldset", {}, h("legend", {}, "Hidden"), list, all);
}

function showFilters(on) {
  filters.hidden = !on;
  byId("show-filters").setAttribute("aria-expanded", String(on));
  document.body.classList.toggle("filtering", on);
  fillFilters();
  fitCanvas();
  if (!lit.size && !seat) lookAtAll();
}

byId("show-filters").addEventListener("click", () => showFilters(filters.hidden));
filters.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  showFilters(false);
  byId("show-filters").focus();
});
byId("zones").addEventListener("change", () => {
  showsZones = byId("zones").checked;
  remember({ anew: false });
  sync();
});
