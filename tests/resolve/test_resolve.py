"""Names of several articles → entities."""

from __future__ import annotations

from itertools import permutations

import pytest

from kg.model import Article, Extraction, Mention
from kg.resolve import resolve
from kg.resolve.spelling import normal

from .named import Named, extraction, people


def groups(*extractions: Extraction) -> set[frozenset[str]]:
    """The names that became one entity, for each entity, as "article:name"."""
    found: dict[str, set[str]] = {}
    for (article, _, name), entity in resolve(extractions).by_name.items():
        found.setdefault(entity.key, set()).add(f"{article}:{name}")
    return {frozenset(names) for names in found.values()}


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("The Blue Front", "blue front"),
        ("Zoë O’Hara", "zoe ohara"),
        ("RPR-Parnas", "rpr parnas"),
        ("St. Mary's", "st mary"),
        ("The", "the"),
        ("!!!", "!!!"),
        ("Ångström", "angstrom"),
    ],
)
def test_normal_form(name: str, form: str) -> None:
    assert normal(name) == form


@pytest.mark.parametrize(
    ("first", "second", "one"),
    [
        (("Person", "Anna Berg"), ("Person", "Anna Berg"), True),
        (("Person", "Anna Berg"), ("Person", "Berg"), True),
        (("Person", "Anna Berg"), ("Person", "A. Berg"), True),
        (("Person", "Anna Maria Berg"), ("Person", "Anna Berg"), True),
        (("Person", "William Stone"), ("Person", "Bill Stone"), True),
        (("Person", "Anna Berg"), ("Person", "Maria Berg"), False),
        (("Person", "Anna Berg"), ("Person", "Anna Borg"), False),
        (("Person", "John Stone Jr."), ("Person", "John Stone Sr."), False),
        (("Person", "Anna K. Berg"), ("Person", "Anna L. Berg"), False),
        (("Person", "Bill Stone", "Mr."), ("Person", "Stone", "Mrs."), False),
        (("Organization", "Acme"), ("Organization", "Acme Inc."), True),
        (("Organization", "the Blue Front"), ("Party", "Blue Front"), True),
        (("Organization", "Acme Steel"), ("Organization", "Acme Foods"), False),
        (("Place", "Northfield"), ("Place", "Northfield"), True),
    ],
)
def test_two_names_in_two_articles(first: Named, second: Named, one: bool) -> None:
    assert len(groups(extraction("a", first), extraction("b", second))) == (1 if one else 2)


def test_bare_surname_of_two_people_joins_neither_without_evidence() -> None:
    found = groups(
        extraction("a", ("Person", "Anna Berg")),
        extraction("b", ("Person", "Otto Berg")),
        extraction("c", ("Person", "Berg")),
    )
    assert frozenset({"c:Berg"}) in found


def test_bare_surname_of_two_people_goes_by_title() -> None:
    found = groups(
        extraction("a", ("Person", "Anna Berg", "Senator")),
        extraction("b", ("Person", "Otto Berg", "Judge")),
        extraction("c", ("Person", "Berg", "Senator")),
    )
    assert frozenset({"a:Anna Berg", "c:Berg"}) in found


def test_bare_surname_goes_to_the_one_who_is_named_everywhere() -> None:
    known = [extraction(f"a{n}", ("Person", "Anna Berg")) for n in range(3)]
    found = groups(*known, extraction("b", ("Person", "Otto Berg")), extraction("c", ("Person", "Berg")))
    assert frozenset({"a0:Anna Berg", "a1:Anna Berg", "a2:Anna Berg", "c:Berg"}) in found


def test_a_word_before_a_common_name_is_no_given_name() -> None:
    known = [extraction(f"a{n}", ("Person", "Anna Berg")) for n in range(3)]
    (entity,) = resolve([*known, extraction("b", ("Person", "Lucky Anna Berg"))]).entities
    assert (entity.name, entity.names) == ("Anna Berg", ("Lucky Anna Berg",))


def test_a_stray_word_before_a_name_does_not_name_the_entity() -> None:
    company = ("Person", "Otto Lind"), ("Person", "Ida Vik")
    found = resolve(
        [
            extraction("a", ("Person", "Liberals Anna Berg"), *company),
            extraction("b", ("Person", "Anna Berg"), *company),
        ]
    )
    assert found.by_name["a", "Person", "Liberals Anna Berg"].name == "Anna Berg"


def test_pronouns_are_no_names() -> None:
    anna = Mention("Person", (0, 9), "Anna Berg")
    article = Article("a", "Anna Berg won. She left.", ())
    (entity,) = resolve([Extraction(article, (anna,), (), (), (Mention("Person", (15, 18), "Anna Berg"),))]).entities
    assert entity.names == ()


def test_acronym_that_an_article_explains_holds_in_all() -> None:
    found = groups(
        extraction("a", ("Organization", "Harbour Workers Union"), surfaces={"Harbour Workers Union": "HWU"}),
        extraction("b", ("Organization", "HWU")),
    )
    assert found == {frozenset({"a:Harbour Workers Union", "b:HWU"})}


def test_acronym_that_an_article_gives_a_party_is_that_party_everywhere() -> None:
    union = "Independent Democratic Union"
    told = extraction("a", ("Party", union), surfaces={union: "UDI"})
    entities = resolve([told, extraction("b", ("Organization", "UDI"))]).entities
    assert [(entity.kind, entity.name) for entity in entities] == [("Party", union)]


def test_kind_goes_by_the_majority_of_mentions() -> None:
    article = extraction("a", *[("Party", "Yarrow")] * 3, ("Place", "Yarrow"))
    assert [entity.kind for entity in resolve([article]).entities] == ["Party"]


def test_entity_has_the_fullest_name_and_the_others() -> None:
    found = resolve(
        [extraction("a", ("Person", "A. Berg")), extraction("b", ("Person", "Anna Berg", "Dr."), ("Person", "Berg"))]
    )
    (entity,) = found.entities
    assert (entity.name, entity.names, entity.titles) == ("Anna Berg", ("A. Berg", "Berg"), ("Dr.",))


def test_the_spelling_with_accents_names_the_entity() -> None:
    assert [entity.name for entity in resolve(people(a="Ines Munoz", b="Ines Munoz", c="Inés Muñoz")).entities] == [
        "Inés Muñoz"
    ]


def test_name_with_the_title_before_it_is_another_name() -> None:
    text = "President Anna Berg"
    found = resolve(
        [Extraction(Article("a", text, ()), (Mention("Person", (10, 19), "Anna Berg", "President"),), (), ())]
    )
    assert found.entities[0].names == ("President Anna Berg",)


def test_a_merge_keeps_its_evidence() -> None:
    found = resolve([extraction("a", ("Person", "Anna Berg")), extraction("b", ("Person", "Berg"))])
    (judgement,) = found.judgements
    assert (judgement.name, judgement.articles, judgement.entity, judgement.same) == (
        "Berg",
        ("b",),
        "Person:anna berg",
        True,
    )
    assert judgement.evidence == (("a surname alone", 0.0), ("the only full name that fits", 3.0))
    assert judgement.total >= judgement.needed


def test_order_of_articles_changes_nothing() -> None:
    articles = [
        extraction("a", ("Person", "Anna Berg"), ("Organization", "Acme")),
        extraction("b", ("Person", "A. Berg"), ("Person", "Otto Berg")),
        extraction("c", ("Person", "Berg"), ("Organization", "Acme Inc")),
    ]
    results = [resolve(order) for order in permutations(articles)]
    assert all(result.entities == results[0].entities for result in results)


def test_unnamed_sources_and_positions_are_no_entities() -> None:
    assert resolve([extraction("a", ("Unnamed", "two officials"), ("Position", "mayor"))]).entities == ()
