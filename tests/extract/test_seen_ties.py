"""Memberships that the encoder sees and no pattern states: what it sees is given here, by the words' places."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from kg.extract import coreference, memberships, names
from kg.extract.parse import parse
from kg.extract.reading import Reading
from kg.extract.tagger.tied import BODY, FOUNDER, HEAD, PARTY, Ties
from kg.model import Article, Mention, Statement

Seen = Mapping[tuple[int, str, str], float]


def statements(text: str, seen: Seen) -> list[Statement]:
    """The statements of a text in which these ties, (relation, first words of subject, of object), are seen."""
    article = Article(id="a", text=text, paragraphs=((0, len(text)),))
    ((_, doc),) = parse([article])
    scores = {(tie, text.index(one), text.index(other)): score for (tie, one, other), score in seen.items()}
    ties = Ties(scores, sorted({offset for _, *pair in scores for offset in pair}))
    reading = Reading(article, doc, ties=ties)
    reading.names = names.find(article, doc)
    reading.index()
    reading.anaphors = coreference.resolve(reading)
    reading.index()
    return list(memberships.extract(reading))


def facts(text: str, seen: Seen) -> set[str]:
    return {
        f"{one.subject.name} {one.predicate} {one.object.name}"
        for one in statements(text, seen)
        if isinstance(one.subject, Mention) and isinstance(one.object, Mention)
    }


LONG = "Marta Lindqvist had eleven years with Halden Bank behind her."
BLUES = "For Marta Lindqvist and the Green Party it was a good night."


@pytest.mark.parametrize(
    ("text", "seen", "expected"),
    [
        (LONG, {}, set()),
        (LONG, {(BODY, "Marta", "Halden"): 4.0}, {"Marta Lindqvist worksFor Halden Bank"}),
        (LONG, {(BODY, "Marta", "Halden"): 2.5}, set()),
        (
            LONG,
            {(BODY, "Marta", "Halden"): 4.0, (HEAD, "Halden", "Marta"): 4.0},
            {"Marta Lindqvist leaderOf Halden Bank"},
        ),
        (LONG, {(FOUNDER, "Halden", "Marta"): 4.0}, {"Marta Lindqvist founderOf Halden Bank"}),
        (BLUES, {(PARTY, "Marta", "Green"): 4.0}, {"Marta Lindqvist memberOf Green Party"}),
        # Who only learns somewhere does not belong there.
        (
            "Marta Lindqvist holds a degree in law from Halden Bank.",
            {(BODY, "Marta", "Halden"): 9.0},
            set(),
        ),
        # A body belongs to no person, a place is no body, and an unknown word is nobody.
        (LONG, {(BODY, "Halden", "Marta"): 9.0}, set()),
        (LONG, {(BODY, "eleven", "Halden"): 9.0}, set()),
        ("Marta Lindqvist lived in Norway.", {(BODY, "Marta", "Norway"): 9.0}, set()),
        # Of a pronoun the antecedent is meant.
        (
            "Marta Lindqvist was tired. She had eleven years with Halden Bank behind her.",
            {(BODY, "She", "Halden"): 4.0},
            {"Marta Lindqvist worksFor Halden Bank"},
        ),
    ],
)
def test_ties_that_are_seen(text: str, seen: Seen, expected: set[str]) -> None:
    assert facts(text, seen) >= expected
    assert bool(facts(text, seen)) is bool(expected)


def test_what_a_pattern_states_is_not_given_twice() -> None:
    text = "Marta Lindqvist is the chairwoman of Halden Bank."
    (stated,) = (one for one in statements(text, {}) if one.predicate == "leaderOf")
    seen = [one for one in statements(text, {(BODY, "Marta", "Halden"): 9.0}) if one.predicate != "holdsPosition"]
    assert seen == [stated]


def test_the_surer_it_is_seen_the_higher_the_confidence() -> None:
    found = [statements(LONG, {(BODY, "Marta", "Halden"): score})[0] for score in (4.0, 8.0)]
    sure = [one.confidence for one in found]
    assert sure == sorted(set(sure))
    assert {one.evidence.text for one in found} == {LONG}
    assert [one.extractor for one in found] == ["memberships: seen", "memberships: seen surely"]


def test_what_is_denied_is_negated() -> None:
    text = "Marta Lindqvist never worked a day for Halden Bank."
    (found,) = statements(text, {(BODY, "Marta", "Halden"): 9.0})[:1]
    assert found.polarity == "negated"


MARRIED = "Marta Lindqvist was married to Otto Berg, the leader of the Green Party."


@pytest.mark.parametrize(("score", "hers"), [(4.0, False), (7.0, True)])
def test_a_party_that_the_text_gives_to_somebody_else_is_hers_only_where_that_is_seen_surely(
    score: float, hers: bool
) -> None:
    found = facts(MARRIED, {(PARTY, "Marta", "Green"): score})
    assert "Otto Berg leaderOf Green Party" in found
    assert ("Marta Lindqvist memberOf Green Party" in found) is hers


def test_what_a_pattern_leaves_open_is_not_taken_from_the_encoder() -> None:
    assert statements("Marta Lindqvist was tempted to join the Green Party.", {(PARTY, "Marta", "Green"): 4.0}) == []
