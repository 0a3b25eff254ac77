/* Taking it along: a PNG of the picture, the table as CSV, and paper. */

const FOOT = 64;

/* The picture as it is seen, with its title and legend under it. */
function drawPng() {
  network.redraw();
  const seen = document.querySelector("#picture canvas");
  const ratio = seen.width / seen.clientWidth;
  const canvas = document.createElement("canvas");
  canvas.width = seen.width;
  canvas.height = seen.height + FOOT * ratio;
  const ctx = canvas.getContext("2d");
  ctx.fillStyle = colours.paper;
  ctx.fillRect(0, 0, canvas.width, canvas.height);
  ctx.drawImage(seen, 0, 0);
  ctx.scale(ratio, ratio);
  ctx.fillStyle = colours.ink;
  ctx.font = `600 14px ${SANS}`;
  ctx.fillText(short(`${document.title} · ${byId("summary").textContent}`, 120), 16, seen.clientHeight + 24);
  let x = 16;
  ctx.font = `12px ${SANS}`;
  for (const kind of new Set(shownNodes().map((node) => nodes.kind[node]))) {
    ctx.save();
    ctx.translate(x + 7, seen.clientHeight + 45);
    ctx.scale(0.6, 0.6);
    ctx.fillStyle = colours[kind] ?? colours.soft;
    ctx.fill(outlines.get(kind) ?? outlines.get("Unnamed"));
    ctx.restore();
    ctx.fillStyle = colours.soft;
    const name = (KINDS[kind] ?? KINDS.Unnamed).many;
    ctx.fillText(name, x + 19, seen.clientHeight + 49);
    x += 39 + ctx.measureText(name).width;
  }
  return canvas;
}

async function savePng() {
  const blob = await new Promise((resolve) => drawPng().toBlob(resolve, "image/png"));
  save(blob, "network.png");
}

function save(blob, name) {
  const address = URL.createObjectURL(blob);
  h("a", { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

/* The table's facts, all of them, as CSV; a cell that a spreadsheet would take for a formula is kept
   from being one. */
function csv() {
  const names = [...COLUMNS.map(([name]) => name), "Denied", "Note", "Address", "Passage"];
  const rows = table.facts.map((fact) => {
    const proof = firstProof[fact];
    const isProved = proof < firstProof[fact + 1];
    return [
      ...COLUMNS.map(([, value]) => value(fact)),
      standOf(fact).replace("stated", ""),
      facts.note[fact],
      isProved ? sources.url[sourceOf(proof)] : "",
      isProved ? passageText(proofs.passage[proof]) : "",
    ];
  });
  return [names, ...rows].map((cells) => cells.map(cell).join(",")).join("\r\n");
}

function cell(value) {
  const text = String(value).replace(/^(?=[=+\-@\t\r])/, "'");
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

async function copyCsv() {
  const text = csv();
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    copyTheOldWay(text);
  }
  say(`${plural(table.facts.length, "fact")} copied`);
}

/* For browsers that do not give a file the clipboard. */
function copyTheOldWay(text) {
  const area = h("textarea", { class: "unseen" });
  area.value = text;
  document.body.append(area);
  area.select();
  document.execCommand("copy");
  area.remove();
}

/* Tells what was done, also to a screen reader. */
function say(text) {
  byId("said").textContent = text;
  setTimeout(() => {
    if (byId("said").textContent === text) byId("said").textContent = "";
  }, 4000);
}

/* Paper is white: the picture is drawn light for it, at once, and as it was afterwards. */
let night_ = false;
addEventListener("beforeprint", () => {
  night_ = document.documentElement.dataset.theme === "dark";
  if (night_) setTheme(false);
  network.redraw();
});
addEventListener("afterprint", () => night_ && setTheme(true));

byId("print").addEventListener("click", () => window.print());
byId("png").addEventListener("click", savePng);
