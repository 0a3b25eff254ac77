"""FollowTheMoney entities: checked against facts of its model, and read back by its library where that is installed.

The library needs PyICU, which pip builds from source against the system's ICU: too much to ask of everybody who runs
these tests. So what its model (4.11) says of the schemata that are used here stands below.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest

from kg.export import export
from kg.export.ftm import identifier
from kg.model import Entity, Resolution
from kg.store import Store

from ..told import harbour, resolved

Written = Callable[[str], Path]

#: Schema → what it is a kind of, the properties that it adds with their types ("entity:RANGE" points at one of that
#: schema or of a kind of it), and those that it needs.
SCHEMATA: dict[str, tuple[tuple[str, ...], str, str]] = {
    "Thing": (
        (),
        "name:name alias:name summary:text notes:text description:text sourceUrl:url publisher:string"
        " wikidataId:wikidata topics:topic proof:entity:Document",
        "name",
    ),
    "Analyzable": ((), "", ""),
    "Interval": (
        (),
        "startDate:date endDate:date date:date summary:text description:text recordId:string proof:entity:Document",
        "",
    ),
    "Interest": (("Interval",), "role:string status:string", ""),
    "LegalEntity": (("Thing",), "classification:string", "name"),
    "Person": (("LegalEntity",), "title:string position:string", "name"),
    "Organization": (("LegalEntity",), "", "name"),
    "PublicBody": (("Organization",), "", "name"),
    "Company": (("Organization",), "", "name"),
    "Address": (("Thing",), "full:address", ""),
    "Position": (("Thing",), "organization:entity:Organization", "name"),
    "Document": (("Thing", "Analyzable"), "fileName:string title:string author:string publishedAt:date", "fileName"),
    "Article": (("Document",), "", ""),
    "Note": (("Thing", "Analyzable"), "entity:entity:Thing", ""),
    "Event": (("Interval", "Analyzable", "Thing"), "location:address involved:entity:LegalEntity", "name"),
    "Membership": (
        ("Interest",),
        "member:entity:LegalEntity organization:entity:Organization",
        "member organization",
    ),
    "Directorship": (
        ("Interest",),
        "director:entity:LegalEntity organization:entity:Organization",
        "director organization",
    ),
    "Employment": (("Interest",), "employer:entity:Organization employee:entity:Person", "employer employee"),
    "Occupancy": (("Interval",), "holder:entity:Person post:entity:Position status:string", "holder post"),
    "UnknownLink": (("Interest",), "subject:entity:Thing object:entity:Thing", "subject object"),
    "Documentation": (("Interest",), "document:entity:Document entity:entity:Thing", "document entity"),
}

#: Type → the form of its values, and how many characters they may have.
TYPES = {
    "name": (r"(?s).+", 384),
    "string": (r"(?s).+", 1024),
    "text": (r"(?s).+", 65_000),
    "address": (r"(?s).+", 250),
    "url": (r"https?://[^\s/]+(/\S*)?", 4096),
    "date": (r"\d{4}(-\d\d(-\d\d)?)?", 32),
    "topic": (r"pol\.party|pol\.union|rel|fin\.bank|mil", 64),
    "wikidata": (r"Q\d+", 32),
    "entity": (r"[0-9a-zA-Z]([0-9a-zA-Z.-]*[0-9a-zA-Z])?", 200),
}


def lineage(schema: str) -> Iterable[str]:
    yield schema
    for above in SCHEMATA[schema][0]:
        yield from lineage(above)


def entities(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line]


@pytest.fixture
def told(written: Written) -> list[dict[str, Any]]:
    return entities(written("ftm"))


def named(told: list[dict[str, Any]], name: str) -> dict[str, Any]:
    (found,) = [entity for entity in told if entity["properties"].get("name") == [name]]
    return found


def of(told: list[dict[str, Any]], schema: str, **values: str) -> dict[str, list[str]]:
    """The properties of the only entity of a schema with these values."""
    (found,) = [
        entity["properties"]
        for entity in told
        if entity["schema"] == schema
        and all(value in entity["properties"].get(name, ()) for name, value in values.items())
    ]
    return found


def test_every_entity_is_as_the_model_has_it(told: list[dict[str, Any]]) -> None:
    schema_of = {entity["id"]: entity["schema"] for entity in told}
    assert len(schema_of) == len(told)
    for entity in told:
        kinds = list(lineage(entity["schema"]))
        properties = dict(one.split(":", 1) for kind in kinds for one in SCHEMATA[kind][1].split())
        assert set(SCHEMATA[entity["schema"]][2].split()) <= set(entity["properties"]), entity
        for name, values in entity["properties"].items():
            kind, _, range_ = properties[name].partition(":")
            form, most = TYPES[kind]
            assert values and len(set(values)) == len(values)
            assert all(re.fullmatch(form, value) and len(value) <= most for value in values), (name, values)
            assert not range_ or all(range_ in lineage(schema_of[value]) for value in values), (name, entity)


def test_persons_parties_and_places(told: list[dict[str, Any]]) -> None:
    berg, front, port = (named(told, name) for name in ("Anna Berg", "Blue Front", "Southport"))
    assert (berg["schema"], berg["properties"]["title"]) == ("Person", ["President"])
    assert (front["schema"], front["properties"]["topics"]) == ("Organization", ["pol.party"])
    assert (port["schema"], port["properties"]["full"]) == ("Address", ["Southport"])


def test_memberships_name_their_evidence(told: list[dict[str, Any]]) -> None:
    lind, front = named(told, "Otto Lind")["id"], named(told, "Blue Front")["id"]
    member = of(told, "Membership", member=lind, organization=front)
    assert len(member["proof"]) == len(member["recordId"]) == 2
    assert member["description"][1].startswith("Otto Lind, leader of the Blue Front")
    assert member["summary"] == ["member of; stated in 2 articles; confidence 0.97"]
    leads = of(told, "Directorship", director=lind, organization=front)
    assert (leads["role"], leads["startDate"], leads["status"]) == (["leader"], ["2010"], ["former"])
    post = of(told, "Occupancy", holder=named(told, "Anna Berg")["id"])
    assert post["post"] == [named(told, "President")["id"]]


def test_a_quotation_is_a_note_with_its_words(told: list[dict[str, Any]]) -> None:
    said = of(told, "Note", description="We listened, We will act.")
    assert said["entity"] == [named(told, "Anna Berg")["id"]]
    assert said["summary"] == ["Anna Berg: speech; direct quotation; addressee Otto Lind; reported by Coastal Radio"]
    assert said["proof"] == [named(told, "Minister Meets Rivals")["id"]]
    nobody = of(told, "Note", description="that the strike was over")
    assert nobody["summary"] == ["Two officials: speech; indirect quotation"]
    assert nobody["entity"] == [named(told, "Dockers Strike")["id"]]
    assert not [entity for entity in told if entity["properties"].get("name") == ["Two officials"]]


def test_what_is_denied_is_a_note_and_nothing_else(told: list[dict[str, Any]]) -> None:
    lind, union = named(told, "Otto Lind")["id"], named(told, "Red Union")["id"]
    assert not [one for one in told if one["schema"] == "Membership" and union in one["properties"]["organization"]]
    denied = of(told, "Note", summary="denied: Otto Lind, member of Red Union")
    assert denied["entity"] == [lind, union]
    race = of(told, "Note", summary="denied: @regatta (match)")
    assert race["description"] == ["The regatta never took place."]
    assert not [one for one in told if one["properties"].get("name") == ["@regatta"]]


def test_events_have_dates_places_and_those_involved(told: list[dict[str, Any]]) -> None:
    met = named(told, "meeting with Otto Lind")["properties"]
    assert (met["date"], met["location"]) == (["2031-05-07"], ["Southport"])
    assert met["involved"] == [named(told, name)["id"] for name in ("Anna Berg", "Otto Lind")]
    assert named(told, "camp")["properties"]["date"] == ["2029-07"]
    assert "involved" not in named(told, "camp")["properties"]
    week = named(told, "sailed")["properties"]
    assert (week["startDate"], week["endDate"]) == (["2031-05-01"], ["2031-05-07"])


@pytest.mark.parametrize(
    ("iri", "start"),
    [
        ("https://kg.example/person/anna-berg-k3v5q2xa", "person-"),
        ("https://kg.example/party/голос-k3v5q2xa", "party-"),
        ("https://kg.example/article/odd%20id", "article-"),
        ("urn:x", "node-"),
    ],
)
def test_ids_are_such_as_the_model_takes(iri: str, start: str) -> None:
    assert identifier(iri).startswith(start)
    assert re.fullmatch(TYPES["entity"][0], identifier(iri))


def test_links_to_wikidata_are_kept(tmp_path: Path) -> None:
    from kg.graph import triples

    known = resolved([harbour()])
    linked = {
        entity.key: Entity(entity.key, entity.kind, entity.name, same_as=("http://www.wikidata.org/entity/Q42",))
        for entity in known.entities
    }
    resolution = Resolution(tuple(linked.values()), {name: linked[one.key] for name, one in known.by_name.items()})
    export(Store.of(triples([harbour()], resolution)), "ftm", tmp_path / "a")
    assert named(entities(tmp_path / "a"), "Anna Berg")["properties"]["wikidataId"] == ["Q42"]


def test_the_library_reads_the_same(told: list[dict[str, Any]]) -> None:
    model = pytest.importorskip(
        "followthemoney", reason="followthemoney is not installed (it needs the ICU library)"
    ).model
    for entity in told:
        proxy = model.get_proxy(entity, cleaned=False)
        proxy.schema.validate(entity)
        read = proxy.to_dict()
        assert (read["id"], read["schema"]) == (entity["id"], entity["schema"])
        assert {name: sorted(values) for name, values in read["properties"].items()}.keys() == entity[
            "properties"
        ].keys()
