"""Of which country a body is whose name several countries have."""

from __future__ import annotations

import pytest

from kg.articles import read_text
from kg.extract import extract
from kg.model import Mention


def bodies(text: str) -> list[tuple[str, str | None]]:
    """The names of the organisations and parties of a text, each with its country."""
    (extraction,) = extract([read_text(text, id="a")])
    return [_told(one) for one in extraction.mentions if one.kind in ("Organization", "Party")]


def _told(mention: Mention) -> tuple[str, str | None]:
    return mention.name, mention.country


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # the words beside the name
        ("Anna Berg leads Norway's Labour Party.", [("Labour Party", "Norway")]),
        ("The Supreme Court of India ruled on the case.", [("Supreme Court of India", "India")]),
        ("A case was heard by the Kenyan Supreme Court, said Anna Berg.", [("Kenyan Supreme Court", "Kenya")]),
        ("Anna Berg left the Liberal Party of Canada.", [("Liberal Party of Canada", "Canada")]),
        # the dateline, or what the article names most
        ("OSLO, 3 May 2031 — The Labour Party lost, said Anna Berg.", [("Labour Party", "Norway")]),
        ("The Supreme Court ruled. People in Mumbai and in Kerala were glad.", [("Supreme Court", "India")]),
        # where they disagree, or say nothing
        ("The Supreme Court ruled on the case, said Anna Berg.", [("Supreme Court", None)]),
        (
            "LONDON, 3 May 2031 — The Supreme Court ruled. Mumbai, Kerala, Delhi and Gujarat were glad.",
            [("Supreme Court", None)],
        ),
        # a name that is not known in the dateline's country
        (
            "LONDON, 3 May 2031 — The Senate voted against the tariffs, said Anna Berg, an American economist.",
            [("Senate", "United States")],
        ),
        ("LONDON, 3 May 2031 — The Senate voted against the tariffs, said Anna Berg.", [("Senate", None)]),
        # two of one name
        (
            "OSLO, 3 May 2031 — The Labour Party lost, said Anna Berg. The British Labour Party won. "
            "The Labour Party is to meet on Friday.",
            [
                ("Labour Party (Norway)", "Norway"),
                ("Labour Party (United Kingdom)", "United Kingdom"),
                ("Labour Party (Norway)", "Norway"),
            ],
        ),
        (
            "Israel's Labour Party met Ireland's Labour Party, said Anna Berg.",
            [("Labour Party (Israel)", "Israel"), ("Labour Party (Ireland)", "Ireland")],
        ),
        # the House of a country that has no House of Representatives
        (
            "NEW DELHI, 3 May 2031 — Members left the Rajya Sabha, said Anna Berg. The House rose.",
            [("Rajya Sabha", None), ("Rajya Sabha", None)],
        ),
        ("ACCRA, 3 May 2031 — The House rose, said Anna Berg.", [("House", "Ghana")]),
        ("MANILA, 3 May 2031 — The House rose, said Anna Berg.", [("House of Representatives", "Philippines")]),
        # a name that one body has
        ("OSLO, 3 May 2031 — Anna Berg works for Amnesty International.", [("Amnesty International", None)]),
    ],
)
def test_of_which_country_a_body_is(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert bodies(text) == expected


def test_who_belongs_to_which_of_two() -> None:
    text = "Anna Berg leads Norway's Labour Party. Otto Lind is a member of the Labour Party in Britain."
    (extraction,) = extract([read_text(text, id="a")])
    told = {
        (one.subject.name, one.object.name)
        for one in extraction.statements
        if isinstance(one.subject, Mention) and isinstance(one.object, Mention) and one.predicate == "memberOf"
    }
    assert told == {("Anna Berg", "Labour Party (Norway)"), ("Otto Lind", "Labour Party (United Kingdom)")}
