/* Asking the server: rows, nodes, names. An answer that is not good becomes an Error with its text. */

async function ask(address, options = {}) {
  const response = await fetch(address, options);
  if (!response.ok) throw new Error((await response.text()).trim() || `status ${response.status}`);
  return response;
}

async function askJson(address, options = {}) {
  return (await ask(address, options)).json();
}

function addressOf(path, parameters) {
  return `${path}?${new URLSearchParams(parameters)}`;
}

function neighboursOf(iri, start = 0) {
  return askJson(addressOf("/neighbours", { iri, start }));
}

function searchNames(text) {
  return askJson(addressOf("/search", { text }));
}

/* A link to the page of an IRI. */
function aboutLink(iri, text) {
  return h("a", { href: addressOf("/about", { iri }) }, words(text));
}
