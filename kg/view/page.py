"""The HTML page: pyvis's network in a template of our own, in one file that asks for nothing.

pyvis's own template loads Bootstrap from the web and runs script from node titles, so only its
vis-network is included here. A Content-Security-Policy lets exactly the page's own script and
style run, by their SHA-256, and forbids every request.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from jinja2 import ChoiceLoader, Environment, PackageLoader
from pyvis.network import Network as Pyvis

from kg.aside import whole
from kg.errors import KgError
from kg.view.data import Network, ranked
from kg.view.first import Links
from kg.view.first import first as choose
from kg.view.layout import layout
from kg.view.pack import packed
from kg.view.part import named

#: How many nodes the page shows first; a click opens the others.
FIRST = 300

VIS = "lib/vis-9.1.2/vis-network.min.js"
SCRIPTS = tuple(
    f"{name}.js"
    for name in (
        "data text icons dates times selection routes picture zones labels state evidence panel article search filters "
        "bars timeline table keep main"
    ).split()
)
STYLES = ("base.css", "bar.css", "picture.css", "panel.css", "filters.css", "table.css", "narrow.css", "print.css")
#: The colours for the dark, a style of their own, so that they can be switched on and off.
DARK = "dark.css"

#: What vis-network is told. The layout is ready, so its physics stay off.
OPTIONS: dict[str, Any] = {
    "autoResize": True,
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "interaction": {"hover": True, "hoverConnectedEdges": False, "selectConnectedEdges": False, "tooltipDelay": 1e9},
    "nodes": {"shape": "custom", "chosen": False},
    "edges": {"smooth": False, "chosen": False, "selectionWidth": 0, "hoverWidth": 0, "font": {"size": 0}},
}


def write(path: str | Path, network: Network, *, first: int = FIRST, start: str = "") -> None:
    """Writes the page to a file, whole or not at all. See ``page``."""
    html = page(network, first=first, start=start)
    with whole(path) as file:
        file.write(html)


def page(network: Network, *, first: int = FIRST, start: str = "") -> str:
    """The page as HTML: shows ``first`` nodes, the most important, the others on demand; ``start`` is
    what stands after the address for the view with which it opens ("#node=…").

    The same network gives the same text. Raises ValueError where a fact points at nothing."""
    ranking = ranked(network)
    pyvis = _pyvis(network.title, *choose(network, ranking, first))
    environment = Environment(autoescape=True)
    environment.loader = ChoiceLoader([PackageLoader("kg.view", "assets"), pyvis.templateEnv.loader])
    pyvis.templateEnv, pyvis.path = environment, "page.html"
    vis = _source(environment, VIS)
    script = "\n".join(_source(environment, name) for name in SCRIPTS)
    style = "\n".join(_source(environment, name) for name in STYLES)
    dark = _source(environment, DARK)
    environment.globals.update(
        vis=_inline(vis, "script"),
        script=_inline(script, "script"),
        style=_inline(style, "style"),
        dark=_inline(dark, "style"),
        policy=_policy(scripts=(vis, script), styles=(style, dark)),
        data=packed(network, ranking),
        start=start,
    )
    html: str = pyvis.generate_html()
    return html.encode("utf-8", "replace").decode("utf-8")


@dataclass(frozen=True, slots=True)
class Page:
    """A page in memory; a notebook shows it in a frame of its own that can reach nothing around it."""

    html: str
    height: int = 760

    def _repr_html_(self) -> str:
        """What a notebook shows: without same-origin rights the page can't touch the notebook."""
        return (
            f'<iframe title="Network" sandbox="allow-scripts allow-downloads allow-popups" width="100%" '
            f'height="{self.height}" style="border: 0" srcdoc="{escape(self.html)}"></iframe>'
        )


def show(network: Network, *, first: int = FIRST, focus: str = "") -> Page:
    """The page for a notebook, where it is shown as it is; ``focus`` is a name to open with."""
    return Page(page(network, first=first, start=start_at(network, focus) if focus else ""))


def start_at(network: Network, name: str) -> str:
    """The part of the address that opens the page at a name. Raises NotFoundError if nothing is called so."""
    return "#" + urlencode({"node": named(network, name).id})


def _pyvis(title: str, shown: Sequence[int], links: Links) -> Pyvis:
    """pyvis's network of the nodes shown first, each at its place."""
    index = {rank: position for position, rank in enumerate(shown)}
    pairs = sorted((one, other) for one in shown for other in links.get(one, ()) if one < other and other in index)
    places = layout(len(shown), [(index[one], index[other]) for one, other in pairs])
    out = Pyvis(height="100%", width="100%", directed=True, heading=title, cdn_resources="in_line")
    out.options = OPTIONS
    # Assigned, since add_node and add_edge search all that is there already.
    out.nodes = [
        {"id": rank, "x": place.x, "y": place.y, "group": place.community}
        for rank, place in zip(shown, places, strict=True)
    ]
    out.edges = [{"from": one, "to": other} for one, other in pairs]
    return out


def _source(environment: Environment, name: str) -> str:
    """A file's text, as an HTML parser reads it: with line feeds alone."""
    loader = environment.loader or PackageLoader("kg.view", "assets")
    text, _, _ = loader.get_source(environment, name)
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _inline(text: str, element: str) -> str:
    """The text, if it can be the whole content of a script or style element."""
    if f"</{element}" in text.lower() or "<!--" in text:
        raise KgError(f"a {element} of the page would end early")
    return text


def _policy(*, scripts: tuple[str, ...], styles: tuple[str, ...]) -> str:
    """A Content-Security-Policy that lets these run and nothing else."""
    rules = {
        "default-src": "'none'",
        "script-src": " ".join(map(_digest, scripts)),
        "style-src": " ".join(map(_digest, styles)),
        "img-src": "data:",
        "base-uri": "'none'",
        "form-action": "'none'",
    }
    return "; ".join(f"{name} {value}" for name, value in rules.items())


def _digest(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode('ascii')}'"
