"""What is the same for every graph: the pages, their scripts and styles, the description of the endpoint."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path

import pyoxigraph as ox
from jinja2 import Environment, PackageLoader

from kg.serve import forms
from kg.serve.messages import HTML, Answer, RefusedError
from kg.serve.vocabulary import for_editor
from kg.terms import IS_A
from kg.view.page import VIS

_SD = "http://www.w3.org/ns/sparql-service-description#"
_FORMATS = "http://www.w3.org/ns/formats/"

#: The forms in which the endpoint describes itself.
DESCRIPTION = tuple(form for form in forms.TRIPLES if form.name in ("ttl", "nt", "jsonld"))
#: The parts of each script and style, of the folder assets here or, as "view/…", of that of the network's page.
PARTS: Mapping[str, tuple[str, ...]] = {
    "query.js": ("view/text.js", "view/icons.js", "ask.js", "facts.js", "graph.js", "completions.js", "EDITOR",
                 "results.js", "chronicle.js", "query.js"),
    "network.js": ("view/text.js", "view/icons.js", "ask.js", "facts.js", "graph.js", "network.js"),
    "style.css": ("view/base.css", "served.css"),
    "dark.css": ("view/dark.css",),
}  # fmt: skip
#: What stands for EDITOR among them, where Yasqe is bundled and where it is not.
EDITORS = {True: ("yasqe.js",), False: ("highlight.js", "plain.js")}
#: Where Yasqe lies once kg.serve.yasqe has fetched it.
YASQE = Path(__file__).parent / "assets" / "yasqe"
_TEMPLATES = {"/": "query.html", "/network": "network.html"}


def page(path: str, nonce: str) -> Answer:
    """The page for queries ("/") or for the network ("/network")."""
    template = _environment().get_template(_TEMPLATES[path])
    told = template.render(n=nonce, known=for_editor(), has_yasqe=bool(yasqe()))
    return Answer(200, told.encode(), HTML)


def asset(name: str) -> Answer:
    """A script or style by its name. Raises RefusedError (404) for any other."""
    content = {**_assets(bool(yasqe())), **yasqe()}.get(name)
    if content is None:
        raise RefusedError(404, "there is nothing here")
    return Answer(200, content, "text/css" if name.endswith(".css") else "text/javascript")


def yasqe() -> Mapping[str, bytes]:
    """Yasqe's script and style by their names; nothing where it is not bundled."""
    return _read(YASQE) if YASQE.is_dir() else {}


@cache
def _read(folder: Path) -> Mapping[str, bytes]:
    return {name: (folder / name).read_bytes() for name in ("yasqe.js", "yasqe.css")}


@cache
def _assets(has_yasqe: bool) -> Mapping[str, bytes]:
    found = {}
    for name, parts in PARTS.items():
        chosen = [part for one in parts for part in (EDITORS[has_yasqe] if one == "EDITOR" else (one,))]
        found[name] = "\n".join(map(_source, chosen)).encode()
    return {**found, "vis.js": (files("pyvis") / "templates" / VIS).read_bytes()}


def _source(name: str) -> str:
    folder, _, file = name.rpartition("/")
    package = "kg.view" if folder else "kg.serve"
    return (files(package) / "assets" / file).read_text("utf-8")


@cache
def _environment() -> Environment:
    return Environment(autoescape=True, loader=PackageLoader("kg.serve", "assets"))


def description(endpoint: str, form: str) -> Answer:
    """What the endpoint can do, as SPARQL 1.1 Service Description has it."""
    service = ox.NamedNode(endpoint)
    told = [
        ("endpoint", service),
        ("supportedLanguage", ox.NamedNode(_SD + "SPARQL11Query")),
        *(("resultFormat", ox.NamedNode(_FORMATS + name)) for name in _RESULT_FORMATS),
    ]
    triples = [ox.Triple(service, ox.NamedNode(_SD + name), value) for name, value in told]
    triples.append(ox.Triple(service, IS_A, ox.NamedNode(_SD + "Service")))
    return Answer(200, forms.graph(triples, form), headers=(("Vary", "Accept"),))


_RESULT_FORMATS = (
    "SPARQL_Results_JSON", "SPARQL_Results_XML", "SPARQL_Results_CSV", "SPARQL_Results_TSV",
    "Turtle", "N-Triples", "JSON-LD", "RDF_XML",
)  # fmt: skip
