/* The editor where Yasqe is not: a text area over its own text in colours. */

const area = byId("text");
const list = byId("completions");
let offered = [];
let at = -1;

function queryText() {
  return area.value;
}

function setText(text) {
  area.value = text;
  paint();
}

function whenChanged(noted) {
  for (const name of ["input", "change"]) area.addEventListener(name, noted);
}

function paint() {
  byId("coloured").replaceChildren(...coloured(area.value));
  byId("coloured").scrollTop = area.scrollTop;
  byId("coloured").scrollLeft = area.scrollLeft;
}

function offer() {
  const { value, selectionStart: caret } = area;
  offered = caret === area.selectionEnd ? completionsAt(value, caret) : [];
  const taking = (index) => (event) => take(index, event);
  list.replaceChildren(
    ...offered.map((completion, index) => {
      const id = `completion-${index}`;
      const options = { role: "option", id, "aria-selected": "false", onmousedown: taking(index) };
      return h("li", options, completionLine(completion));
    }),
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
