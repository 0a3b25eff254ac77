/* SPARQL in colours: its tokens as text in spans, under the text that is typed. */

const TOKEN = new RegExp(
  [
    "(?<comment>#[^\\n]*)",
    "(?<string>\"\"\"[\\s\\S]*?(?:\"\"\"|$)|'''[\\s\\S]*?(?:'''|$)|\"(?:[^\"\\\\\\n]|\\\\.)*\"?|'(?:[^'\\\\\\n]|\\\\.)*'?)",
    "(?<iri><[^<>\"{}|^`\\\\\\s]*>)",
    "(?<variable>[?$]\\w+)",
    "(?<name>[A-Za-z_][\\w-]*:[\\w.-]*|:[\\w-]+)",
    "(?<word>[A-Za-z_]\\w*)",
    "(?<number>\\d+(?:\\.\\d+)?)",
  ].join("|"),
  "gu",
);
const KEYWORDS = new Set(
  (
    "BASE PREFIX SELECT CONSTRUCT DESCRIBE ASK WHERE FROM NAMED GRAPH OPTIONAL UNION MINUS FILTER BIND VALUES UNDEF " +
    "DISTINCT REDUCED AS ORDER BY ASC DESC LIMIT OFFSET GROUP HAVING COUNT SUM MIN MAX AVG SAMPLE GROUP_CONCAT " +
    "SEPARATOR EXISTS NOT IN A STR LANG LANGMATCHES DATATYPE BOUND IRI URI CONCAT STRLEN UCASE LCASE CONTAINS " +
    "STRSTARTS STRENDS STRBEFORE STRAFTER SUBSTR REPLACE REGEX YEAR MONTH DAY NOW IF COALESCE ISIRI ISLITERAL TRUE FALSE"
  ).split(" "),
);

/* The pieces of a query: strings, and spans with the kind of token as their class. */
function coloured(text) {
  const parts = [];
  let at = 0;
  for (const match of text.matchAll(TOKEN)) {
    const [kind] = Object.entries(match.groups).find(([, value]) => value !== undefined);
    parts.push(text.slice(at, match.index));
    at = match.index + match[0].length;
    const isPlain = kind === "word" && !KEYWORDS.has(match[0].toUpperCase());
    parts.push(isPlain ? match[0] : h("span", { class: `t-${kind}` }, match[0]));
  }
  return [...parts, text.slice(at), "\n"];
}
