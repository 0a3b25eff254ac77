"""The forms of an answer: SPARQL results as JSON, XML, CSV or TSV; graphs as Turtle, N-Triples, JSON-LD or RDF/XML."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from xml.sax.saxutils import escape, quoteattr

import pyoxigraph as ox

from kg import ontology, results
from kg.results import Result
from kg.serve.negotiate import Form
from kg.terms import Value

ROWS = (
    Form("json", ("application/sparql-results+json", "application/json")),
    Form("xml", ("application/sparql-results+xml", "application/xml", "text/xml")),
    Form("csv", ("text/csv",)),
    Form("tsv", ("text/tab-separated-values",)),
)
TRIPLES = (
    Form("ttl", ("text/turtle", "application/x-turtle")),
    Form("nt", ("application/n-triples", "text/plain")),
    Form("jsonld", ("application/ld+json",)),
    Form("rdf", ("application/rdf+xml",)),
)
_SERIALIZED = {"nt": ox.RdfFormat.N_TRIPLES, "jsonld": ox.RdfFormat.JSON_LD, "rdf": ox.RdfFormat.RDF_XML}
#: A text as a JSON string: of a text alone the encoder makes one at once.
_quoted = json.JSONEncoder(ensure_ascii=False).encode
#: What no XML document may hold.
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def forms(result: Result) -> Sequence[Form]:
    """The forms that an answer can have, our own choice first."""
    return ROWS if result.triples is None else TRIPLES


def written(result: Result, name: str) -> bytes:
    """An answer in one of its forms."""
    if result.triples is not None:
        return graph(result.triples, name)
    if name == "json":
        return "".join(_json(result)).encode()
    if name == "xml":
        return "".join(_xml(result)).encode()
    out = io.StringIO(newline="")
    results.write(result, "csv" if name == "csv" else "tsv", out)
    return out.getvalue().encode()


def graph(triples: Iterable[ox.Triple], name: str) -> bytes:
    """Triples, each once and in a fixed order."""
    ordered = sorted(set(triples), key=str)
    if name == "ttl":
        return results.turtle(ordered).encode()
    prefixes = dict(ontology.PREFIXES) if name == "rdf" else None
    return ox.serialize(ordered, format=_SERIALIZED[name], prefixes=prefixes) or b""


def _once(write: Callable[[Value], str]) -> Callable[[Value], str]:
    """The same function, which writes each term once: most of an answer's cells come again and again."""
    known: dict[Value, str] = {}

    def written_before(value: Value) -> str:
        found = known.get(value)
        if found is None:
            found = known[value] = write(value)
        return found

    return written_before


def _json(result: Result) -> Iterator[str]:
    """SPARQL 1.1 Query Results JSON Format (W3C, 2013), a row a line."""
    if result.rows is None:
        yield json.dumps({"head": {}, "boolean": result.answer})
        return
    yield f'{{"head": {{"vars": {json.dumps(result.variables)}}}, "results": {{"bindings": [\n'
    term = _once(_json_term)
    names = [f"{json.dumps(name)}: " for name in result.variables]
    between = ""
    for row in result.rows:
        cells = [name + term(value) for name, value in zip(names, row, strict=True) if value is not None]
        yield f"{between}{{{', '.join(cells)}}}"
        between = ",\n"
    yield "\n]}}"


def _json_term(value: Value) -> str:
    members = results.json_term(value).items()
    return "{" + ", ".join([f'"{name}": {_quoted(text)}' for name, text in members]) + "}"


def _xml(result: Result) -> Iterator[str]:
    """SPARQL Query Results XML Format (W3C, 2013)."""
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<sparql xmlns="http://www.w3.org/2005/sparql-results#">\n<head>'
    yield from (f"<variable name={quoteattr(name)}/>" for name in result.variables)
    yield "</head>\n"
    if result.rows is None:
        yield f"<boolean>{str(result.answer).lower()}</boolean>\n"
    else:
        yield "<results>\n"
        term = _once(_xml_term)
        names = [f"<binding name={quoteattr(name)}>" for name in result.variables]
        for row in result.rows:
            cells = [name + term(value) for name, value in zip(names, row, strict=True) if value is not None]
            yield f"<result>{'</binding>'.join([*cells, ''])}</result>\n"
        yield "</results>\n"
    yield "</sparql>\n"


def _xml_term(value: Value) -> str:
    if isinstance(value, ox.NamedNode):
        return f"<uri>{_plain(value.value)}</uri>"
    if isinstance(value, ox.BlankNode):
        return f"<bnode>{_plain(value.value)}</bnode>"
    if isinstance(value, ox.Triple):
        parts = ("subject", value.subject), ("predicate", value.predicate), ("object", value.object)
        return f"<triple>{''.join(f'<{name}>{_xml_term(part)}</{name}>' for name, part in parts)}</triple>"
    kind = ""
    if value.language:
        kind = f" xml:lang={quoteattr(value.language)}"
    elif not value.datatype.value.endswith("#string"):
        kind = f" datatype={quoteattr(value.datatype.value)}"
    return f"<literal{kind}>{_plain(value.value)}</literal>"


def _plain(text: str) -> str:
    """Text as the content of an element; U+FFFD for what XML cannot hold."""
    return escape(_NOT_XML.sub("\ufffd", text), {"\r": "&#13;"})
