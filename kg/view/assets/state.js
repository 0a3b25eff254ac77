/* The view stands in the address, after the #, so that it can be sent on and gone back to; all that
   is shown follows from it. */

const view = { steps: 0, table: false };
const LISTS = {
  without: [filter.kinds, String],
  no: [filter.predicates, String],
  publisher: [filter.publishers, String],
  stand: [filter.stands, String],
};
const trail = { entries: [], at: -1 }; // addresses, as the browser's own history

/* What the address says of a focus. */
function focusParts(next) {
  if (!next) return [];
  if (next.node !== undefined) return [["node", nodes.id[next.node]]];
  if (next.source !== undefined) return [["article", sources.id[next.source]]];
  if (next.path) return next.path.map((node) => ["path", nodes.id[node]]);
  return [
    ["from", nodes.id[next.pair[0]]],
    ["to", nodes.id[next.pair[1]]],
  ];
}

function addressOf() {
  const parts = [
    ...focusParts(focus),
    ...Object.entries(LISTS).flatMap(([name, [set]]) => [...set].map((v) => [name, v])),
  ];
  for (const party of filter.parties) parts.push(["party", nodes.id[party]]);
  for (const node of hiddenNodes) parts.push(["hide", nodes.id[node]]);
  for (const node of openings) if (node !== focus?.node) parts.push(["open", nodes.id[node]]);
  if (view.steps && focus?.node !== undefined) parts.push(["steps", view.steps]);
  if (filter.words) parts.push(["words", filter.words]);
  if (filter.sure) parts.push(["sure", filter.sure]);
  if (filter.since !== null) parts.push(["since", isoOf(filter.since)]);
  if (filter.until !== null) parts.push(["until", isoOf(filter.until)]);
  if (filter.by !== "both") parts.push(["by", filter.by]);
  if (filter.undated) parts.push(["undated", "yes"]);
  if (!showsZones) parts.push(["zones", "off"]);
  if (view.table) parts.push(["view", "table"]);
  if (view.table && table.column >= 0)
    parts.push(["sort", table.column + 1], ...(table.down ? [["down", "yes"]] : []));
  if (seat) parts.push(["at", [seat.x, seat.y, seat.reach].join(" ")]);
  return parts.length ? `#${new URLSearchParams(parts)}` : "";
}

/* Writes the address soon, since browsers refuse one that changes too often. */
let writing = 0;
function rememberSoon() {
  clearTimeout(writing);
  writing = setTimeout(() => remember({ anew: false }), 200);
}

/* Puts an address before the reader: the current one in the place of its forerunner, or a new one. */
function remember({ anew }) {
  clearTimeout(writing);
  const address = addressOf();
  if (anew && address === trail.entries[trail.at]) return;
  if (anew) trail.entries.splice(trail.at + 1, Infinity, address);
  else trail.entries[Math.max(0, trail.at)] = address;
  trail.at = anew ? trail.at + 1 : Math.max(0, trail.at);
  const whole = address || location.pathname + location.search;
  // A page in a notebook's frame has no history of its own; the trail serves.
  try {
    if (anew) history.pushState({ at: trail.at }, "", whole);
    else history.replaceState({ at: trail.at }, "", whole);
  } catch {
    trail.alone = true;
  }
}

/* Takes all from an address, and leaves out what names nothing. */
function restore(address) {
  const parts = new URLSearchParams(address.slice(1));
  const ids = (name) =>
    parts
      .getAll(name)
      .map(nodeOfId)
      .filter((node) => node >= 0);
  const day = (name) => daysOf(parts.get(name) ?? "")?.[name === "since" ? 0 : 1] ?? null;
  for (const [name, [set, read]] of Object.entries(LISTS)) replaceAll(set, parts.getAll(name).map(read));
  replaceAll(filter.parties, ids("party"));
  replaceAll(hiddenNodes, ids("hide"));
  filter.words = parts.get("words") ?? "";
  filter.sure = Math.min(100, Math.max(0, Math.trunc(Number(parts.get("sure"))) || 0));
  [filter.since, filter.until] = [day("since"), day("until")].map((one) =>
    Number.isFinite(one) ? one : null,
  );
  filter.by = ["happened", "reported"].includes(parts.get("by")) ? parts.get("by") : "both";
  filter.undated = parts.has("undated");
  showsZones = parts.get("zones") !== "off";
  view.table = parts.get("view") === "table";
  table.column = Object.hasOwn(COLUMNS, Number(parts.get("sort")) - 1) ? Number(parts.get("sort")) - 1 : -1;
  table.down = parts.has("down");
  view.steps = [1, 2, 3].includes(Number(parts.get("steps"))) ? Number(parts.get("steps")) : 0;
  seat = seatOf(parts.get("at"));
  select();
  const wanted = [...new Set(ids("open"))];
  if (openings.some((node, index) => node !== wanted[index])) showFirst();
  for (const node of wanted) if (!openings.includes(node)) open(node);
  focus = focusOf(parts, ids);
}

function replaceAll(set, values) {
  set.clear();
  for (const value of values) set.add(value);
}

/* The seat that an address names, or null. */
function seatOf(text) {
  const [x, y, reach, ...more] = (text ?? "").split(" ").map(Number);
  const isOne = text && !more.length && [x, y, reach].every((one) => Math.abs(one) < 1e5) && reach >= 1;
  return isOne ? { x, y, reach } : null;
}

/* The focus that an address names, or null. */
function focusOf(parts, ids) {
  const [node] = ids("node");
  const path = ids("path");
  const pair = [...ids("from"), ...ids("to")];
  const source = sources.id.indexOf(parts.get("article"));
  if (node !== undefined) return { node };
  if (path.length === 2 && path[0] !== path[1]) return { path };
  if (pair.length === 2 && pair[0] !== pair[1]) return { pair: pair.sort((a, b) => a - b) };
  return source >= 0 ? { source } : null;
}
