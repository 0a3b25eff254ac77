"""Names of organisations, parties and places → which are one."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kg.model import Extraction
from kg.resolve import resolve
from kg.resolve.decisions import parse

from .named import Named, extraction

#: Whom two articles share says that an acronym in the one is a name in the other; others must be told from whom
#: everybody names.
COMPANY: tuple[Named, ...] = (("Person", "Anna Berg"), ("Person", "Otto Lind"))


@pytest.mark.parametrize(
    ("first", "second", "one"),
    [
        (("Organization", "Acme Steel"), ("Organization", "Acme Steel Ltd."), True),
        (("Organization", "Acme Steel"), ("Organization", "ACME STEEL"), True),
        (("Organization", "Acme Steel"), ("Organization", "Acme Foods"), False),
        (("Organization", "Harbour Department"), ("Organization", "Department of Harbour"), True),
        (("Organization", "Ministry of the Coast"), ("Organization", "Coast Ministry"), True),
        (("Organization", "University of Merrow"), ("Organization", "Merrow University"), False),
        (("Organization", "U.N. Harbour Council"), ("Organization", "United Nations Harbour Council"), True),
        (("Organization", "U.S. Harbour Court"), ("Organization", "Harbour Court"), True),
        (("Organization", "U.S. Department of Harbours"), ("Organization", "Harbours Department"), True),
        (("Organization", "U.S. Steel"), ("Organization", "Steel"), False),
        (("Party", "Blue Front Party"), ("Party", "Blue Front"), True),
        (("Party", "Northern Labour Party"), ("Party", "Labour Party of Northern"), True),
        (("Party", "Blue Front"), ("Party", "Red Front"), False),
        (("Place", "Northfield"), ("Place", "Southfield"), False),
    ],
)
def test_two_names(first: Named, second: Named, one: bool) -> None:
    assert (len(resolve([extraction("a", first), extraction("b", second)]).entities) == 1) is one


@pytest.mark.parametrize(
    ("full", "short", "together", "one"),
    [
        ("Harbour Workers Union", "HWU", True, True),
        ("Harbour Workers Union", "H.W.U.", True, True),
        ("Harbour Workers Union", "HWU", False, False),
        ("Harbour Workers Union", "HWA", True, False),
        ("Harbour Union", "HU", True, False),
        ("Union of Workers of the Harbour", "UWH", True, True),
    ],
)
def test_an_acronym_that_no_article_explains_needs_the_same_company(
    full: str, short: str, together: bool, one: bool
) -> None:
    first = extraction("a", ("Organization", full), *COMPANY)
    second = extraction("b", ("Organization", short), *(COMPANY if together else ()))
    found = resolve([first, second]).by_name
    assert (found["a", "Organization", full] is found["b", "Organization", short]) is one


@pytest.mark.parametrize(
    ("other", "together", "one"),
    [
        ("Merrow Harbour Court", False, False),
        ("Merrow Harbour Court", True, True),
        ("Harbour Court of Merrow", False, False),
    ],
)
def test_where_others_have_such_a_body_its_country_is_left_out_in_the_same_company(
    other: str, together: bool, one: bool
) -> None:
    first = extraction("a", ("Organization", "U.S. Harbour Court"), *COMPANY)
    second = extraction("b", ("Organization", "Harbour Court"), *(COMPANY if together else ()))
    third = extraction("c", ("Organization", other))
    found = resolve([first, second, third]).by_name
    full, bare = found["a", "Organization", "U.S. Harbour Court"], found["b", "Organization", "Harbour Court"]
    assert (full is bare) is one
    assert found["c", "Organization", other] is not full


def test_an_acronym_of_two_is_neither() -> None:
    articles = [
        extraction("a", ("Organization", "Harbour Workers Union"), *COMPANY),
        extraction("b", ("Organization", "Hotel Waiters Union"), *COMPANY),
        extraction("c", ("Organization", "HWU"), *COMPANY),
    ]
    assert resolve(articles).by_name["c", "Organization", "HWU"].name == "HWU"


@pytest.mark.parametrize(("others", "one"), [(0, True), (3, False)])
def test_a_short_name_of_one_article_is_not_that_of_all(others: int, one: bool) -> None:
    full = extraction("a", ("Organization", "Harbour Lake Hotel"), surfaces={"Harbour Lake Hotel": "Harbour"})
    short = [extraction(f"b{number}", ("Organization", "Harbour")) for number in range(others + 1)]
    assert (len(resolve([full, *short]).entities) == 1) is one


def test_why_they_are_one() -> None:
    found = resolve([extraction("a", ("Party", "Blue Front Party")), extraction("b", ("Party", "Blue Front"))])
    (judgement,) = found.judgements
    assert judgement.evidence == (("the same name but for the word party", 3.0),)
    assert judgement.total >= judgement.needed


def _of(article: str, country: str | None, *beside: Named) -> Extraction:
    """An article that names a Harbour Court, of a country, and others."""
    told = extraction(article, ("Organization", "Harbour Court"), *beside)
    court, *others = told.mentions
    return replace(told, mentions=(replace(court, country=country), *others))


@pytest.mark.parametrize(
    ("countries", "names"),
    [
        (["Norway", "India"], ["Harbour Court (India)", "Harbour Court (Norway)"]),
        (["Norway", "Norway"], ["Harbour Court"]),
        (["Norway", None], ["Harbour Court"]),
        (["Norway", "India", None], ["Harbour Court", "Harbour Court (India)", "Harbour Court (Norway)"]),
        (["Norway", None, None, None, None], ["Harbour Court", "Harbour Court (Norway)"]),
    ],
)
def test_bodies_of_one_name_are_told_apart_by_their_countries(countries: list[str | None], names: list[str]) -> None:
    articles = [_of(f"a{number}", country) for number, country in enumerate(countries)]
    for ordered in (articles, articles[::-1]):
        assert sorted(entity.name for entity in resolve(ordered).entities) == names


def test_a_body_of_a_country_is_decided_upon_by_the_name_that_it_has_in_the_graph() -> None:
    articles = [_of("a", "Norway"), _of("b", "India")]
    resolution = resolve(articles, decisions=[parse("same Harbour Court (Norway) = Harbour Court (India)", place="x")])
    assert (len(resolution.entities), resolution.warnings) == (1, ())


def test_a_body_without_a_country_is_that_which_is_named_beside_the_same_others() -> None:
    articles = [_of("a", "Norway", *COMPANY), _of("b", "India"), _of("c", None, *COMPANY)]
    found = resolve(articles).by_name
    assert found["c", "Organization", "Harbour Court"].key == "Organization:harbour court@norway"


def test_a_body_named_with_its_country_is_the_same_in_another_article() -> None:
    full = extraction("a", ("Organization", "Harbour Court of India"))
    full = replace(full, mentions=(replace(full.mentions[0], country="India"),))
    (entity,) = resolve([full, _of("b", "India")]).entities
    assert (entity.key, entity.name) == ("Organization:harbour court@india", "Harbour Court of India")


#: Who is named beside bodies of Norway, and beside those of India.
NORSE, INDIANS = COMPANY, (("Person", "Asha Rao"), ("Person", "Vikram Sen"))


def test_a_body_is_not_that_of_the_only_country_known_beside_whom_only_another_country_names() -> None:
    articles = [_of("a", "Norway", *NORSE), _of("b", None, *INDIANS), _of("c", None, *NORSE)]
    told = extraction("d", ("Organization", "Coast Court"), *INDIANS)
    told = replace(told, mentions=(replace(told.mentions[0], country="India"), *told.mentions[1:]))
    found = resolve([*articles, told]).by_name
    keys = [found[article, "Organization", "Harbour Court"].key for article in "abc"]
    assert keys[0] == keys[2] != keys[1]


def test_a_body_that_every_country_has_is_its_country_s_whom_the_others_named_tell_of() -> None:
    told = [_of("a", "Norway", *NORSE), _of("b", "India", *INDIANS), _of("c", None, *INDIANS, ("Person", "Dev Nair"))]
    open_ = [
        extraction(f"e{number}", ("Organization", "Parliament"), *others)
        for number, others in enumerate((NORSE, INDIANS, (INDIANS[0], ("Person", "Dev Nair"))))
    ]
    found = resolve([*told, *open_]).by_name
    assert [found[f"e{number}", "Organization", "Parliament"].name for number in range(3)] == [
        "Parliament (Norway)",
        "Parliament (India)",
        "Parliament (India)",
    ]


@pytest.mark.parametrize(
    ("other", "together", "one"),
    [
        ("National Election and Borders Board", True, True),
        ("National Elections Border Board", True, True),
        ("National Elections and Border Board", False, False),
        ("National Elders and Borders Board", True, False),
        ("National Electoral and Borders Council", True, False),
    ],
)
def test_names_whose_words_only_end_differently_are_one_in_the_same_company(
    other: str, together: bool, one: bool
) -> None:
    first = extraction("a", ("Organization", "National Electoral and Borders Board"), *COMPANY)
    second = extraction("b", ("Organization", other), *(COMPANY if together else ()))
    found = resolve([first, second]).by_name
    full = found["a", "Organization", "National Electoral and Borders Board"]
    assert (found["b", "Organization", other] is full) is one
