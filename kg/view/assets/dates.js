/* Dates as days since 1970, at the precision that the text gives: "2012" is a whole year. */

const DAY = 86_400_000;
const EVER = [-Infinity, Infinity];
const knownDates = new Map(); // the same few dates stand at many facts

/* "2012-07" → its first and last day; "A/B" from the first of A to the last of B, ".." for an open
   end; "?" after it says that it is but possible; null for what is no date. */
function daysOf(iso) {
  if (!iso) return null;
  if (!knownDates.has(iso)) knownDates.set(iso, readDate(iso));
  return knownDates.get(iso);
}

function readDate(iso) {
  const [from, to = from] = iso.replace("?", "").split("/");
  const [first, last] = [from === ".." ? EVER : oneDate(from), to === ".." ? EVER : oneDate(to)];
  return first && last ? [first[0], last[1]] : null;
}

function oneDate(text) {
  const [, year, month, date] = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?$/.exec(text) ?? [];
  if (!year) return null;
  const first = dayNumber(year, month ?? 1, date ?? 1);
  if (date) return [first, first];
  return [first, (month ? dayNumber(year, Number(month) + 1, 1) : dayNumber(Number(year) + 1, 1, 1)) - 1];
}

/* Not Date.UTC alone, which takes the year 33 for 1933. */
function dayNumber(year, month, date) {
  const moment = new Date(0);
  moment.setUTCFullYear(year, month - 1, date);
  return Math.round(moment / DAY);
}

function isoOf(day) {
  return new Date(day * DAY).toISOString().slice(0, 10);
}

/* Steps of a timeline, from fine to coarse: days in each about, and the first day of the step that
   holds a day. */
const STEPS = [
  { name: "day", days: 1, start: (day) => day },
  { name: "week", days: 7, start: (day) => day - ((((day + 3) % 7) + 7) % 7) },
  { name: "month", days: 30.4, start: (day) => startOf(day, 1) },
  { name: "quarter", days: 91, start: (day) => startOf(day, 3) },
  { name: "year", days: 365, start: (day) => startOf(day, 12) },
  { name: "decade", days: 3652, start: (day) => startOf(day, 120) },
];

/* The first day of the so many months that hold a day. */
function startOf(day, months) {
  const moment = new Date(day * DAY);
  const index = moment.getUTCFullYear() * 12 + moment.getUTCMonth();
  const first = index - (((index % months) + months) % months);
  return dayNumber(Math.floor(first / 12), (first % 12) + 1, 1);
}

/* The first days of all steps from one day to another, and of the step after. */
function stepsBetween(step, from, to) {
  const starts = [step.start(from)];
  while (starts.at(-1) <= to) starts.push(step.start(starts.at(-1) + Math.ceil(step.days * 1.05)));
  return starts;
}
