"""Passages against the articles read again."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kg.graph import triples
from kg.store import Store
from kg.verify import Finding, verify

from .told import harbour, newsroom, resolved, strike


@pytest.fixture(scope="module")
def graph() -> Store:
    return Store.of(triples(newsroom(), resolved(newsroom())))


def test_articles_that_are_as_they_were(graph: Store) -> None:
    assert verify(graph, [strike().article, harbour().article]) == []


def test_an_article_of_which_the_graph_knows_nothing_is_passed_over(graph: Store) -> None:
    other = replace(strike().article, id="other")
    assert verify(graph, [other, strike().article, harbour().article]) == []


def test_a_missing_article_is_named(graph: Store) -> None:
    assert [(found.article, found.kind) for found in verify(graph, [strike().article])] == [("harbour", "missing")]
    assert len(verify(graph, [])) == 2


def test_a_changed_word_is_found_where_it_stands(graph: Store) -> None:
    told = strike().article
    changed = replace(told, text=told.text.replace("no member", "a member"))
    found = verify(graph, [harbour().article, changed])
    assert found[0] == Finding("strike", "changed", "its text has changed since the graph was built")
    assert [finding.kind for finding in found] == ["changed", "passage", "passage", "passage"]
    assert found[1].message.startswith("characters 16 to 83 are 'Otto Lind, leader of the Blue Front, is a member of")
    assert str(found[0]) == "strike: its text has changed since the graph was built"


def test_of_a_long_passage_the_place_is_shown_from_which_it_differs(graph: Store) -> None:
    told = strike().article
    found = verify(graph, [harbour().article, replace(told, text=told.text.replace("no member", "no longer a member"))])
    first = next(finding.message for finding in found if "no longer" in finding.message)
    assert first.count("'...") == 2 and "of the" in first


def test_a_change_that_moves_no_passage_is_named_all_the_same(graph: Store) -> None:
    told = strike().article
    found = verify(graph, [harbour().article, replace(told, text=told.text + "\nCorrected.\n")])
    assert [(finding.article, finding.kind) for finding in found] == [("strike", "changed")]


def test_a_text_that_is_cut_short(graph: Store) -> None:
    told = strike().article
    found = verify(graph, [harbour().article, replace(told, text=told.text[:90])])
    assert {finding.kind for finding in found} == {"changed", "passage"}


def test_half_a_character_is_no_difference() -> None:
    told = strike()
    text = told.article.text.replace("Dockers", "D\ud800ckers").replace("Two", "T\ud83do")
    odd = replace(
        told,
        article=replace(told.article, text=text),
        statements=tuple(
            replace(statement, evidence=replace(statement.evidence, text=text[slice(*statement.evidence.span)]))
            for statement in told.statements
        ),
    )
    graph = Store.of(triples([odd], resolved([odd])))
    assert verify(graph, [odd.article]) == []
