/* The editor: Yasqe, with our completions in the place of those that it would ask the web for. */

const yasqe = new Yasqe(byId("editor"), {
  value: "",
  autocompleters: [],
  consumeShareLink: null,
  createShareableLink: null,
  editorHeight: "auto",
  extraKeys: { "Ctrl-Enter": submit, "Cmd-Enter": submit, "Ctrl-Space": offer, Tab: false, "Shift-Tab": false },
  persistenceId: null,
  prefixCcApi: null,
  resizeable: false,
  screenReaderLabel: "SPARQL",
  showQueryButton: false,
  viewportMargin: Infinity,
});

/* The prefixes that the server knows need no declaration here, either. */
const mode = yasqe.getMode();
const { startState } = mode;
mode.startState = () => {
  const state = startState();
  Object.assign(state.prefixes, KNOWN.prefixes);
  return state;
};

function queryText() {
  return yasqe.getValue();
}

function setText(text) {
  yasqe.setValue(text);
}

function whenChanged(noted) {
  yasqe.on("change", noted);
}

function submit() {
  byId("ask").requestSubmit();
}

function offer() {
  yasqe.showHint({ hint: hints, completeSingle: false, closeCharacters: /[\s()[\]{};>,]/ });
}

function hints() {
  const to = yasqe.getCursor();
  const found = completionsAt(yasqe.getValue(), yasqe.indexFromPos(to));
  if (!found.length) return null;
  return { list: found.map(asHint), from: yasqe.posFromIndex(found[0].from), to };
}

function asHint(completion) {
  return { text: completion.text, render: (line) => line.append(...completionLine(completion)), hint: take };
}

function take(_, { from, to }, { text }) {
  yasqe.replaceRange(text, from, to, "complete");
  if (text.endsWith(":")) offer();
}

function hideOffer() {
  yasqe.closeHint();
}

let coming;
yasqe.on("inputRead", (_, { origin }) => {
  clearTimeout(coming);
  if (origin === "+input") coming = setTimeout(offer);
});
yasqe.on("keydown", (_, { key }) => key === "Escape" && clearTimeout(coming));
