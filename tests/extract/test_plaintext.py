"""Hard and doubled spaces, ends of lines and what nobody sees: read as if they were not there, found where they are."""

from __future__ import annotations

from textwrap import wrap

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kg.articles import read_text
from kg.extract import extract
from kg.extract.plaintext import plain
from kg.model import Article, Extraction, Mention


def article(text: str) -> Article:
    return Article("a", text, ((0, len(text)),))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ann Lee came.", "Ann Lee came."),
        ("Ann\u00a0Lee came.\u00a0 She left.", "Ann Lee came. She left."),
        ("Ann  Lee\tcame.", "Ann Lee came."),
        ("A\u00adnn\u200b Lee\ufeff came.", "Ann Lee came."),
        ("the Civic\r\nUnion", "the Civic\nUnion"),
        ("the Civic\n    Union", "the Civic\nUnion"),
        ("the deputy \r\ngovernor", "the deputy governor"),
        ("the deputy\ngovernor", "the deputy governor"),
        ("demo\u00ad\ncracy", "democracy"),
        ("“We lost.” — Ann Lee\n“We won.” — Bo Ek", "“We lost.” — Ann Lee\n“We won.” — Bo Ek"),
        ("Ann Lee     Civic Union     412", "Ann Lee     Civic Union     412"),
    ],
)
def test_text_as_it_is_read(text: str, expected: str) -> None:
    assert plain(article(text)).article.text == expected


def test_between_paragraphs_lines_stay_as_they_are() -> None:
    one = Article("a", "Ann  Lee came.\r\n\r\n\r\nShe\u00a0 left.", ((0, 14), (20, 31)))
    read = plain(one).article
    assert read.text == "Ann Lee came.\r\n\r\n\r\nShe left."
    assert [read.text[slice(*span)] for span in read.paragraphs] == ["Ann Lee came.", "She left."]


def test_nothing_changes_where_nothing_is_odd() -> None:
    one = Article("a", "Ann Lee came.\n\nShe left.", ((0, 13), (15, 24)))
    found = Extraction(one, (Mention("Person", (0, 7), "Ann Lee"),), (), ())
    assert plain(one).article is one
    assert plain(one).back(found) is found


@given(st.text(alphabet="ab A.\n\r\t\u00a0\u00ad\u200b\u2028", min_size=1, max_size=40))
@example("\u00ad")
@example(" \n\u00a0a")
def test_what_is_seen_is_found_where_it_stands(text: str) -> None:
    one = article(text)
    way = plain(one)
    read = way.article.text
    assert way.article.paragraphs == ((0, len(read)),)
    seen = [at for at, char in enumerate(read) if not char.isspace()]
    mentions = tuple(Mention("Person", (at, at + 1), "a") for at in seen)
    back = way.back(Extraction(way.article, mentions, (), ())).mentions
    assert [text[slice(*each.span)] for each in back] == [read[at] for at in seen]
    assert [each.span for each in back] == sorted(each.span for each in back)
    kept = [char for char in text if not char.isspace() and char not in "\u00ad\u200b"]
    assert [read[at] for at in seen if read[at] not in "\u00ad\u200b"] == kept


SENTENCES = (
    "The deputy governor of Aldane State, Tomas Odell, joined the Liberal Democratic Party on Monday.",
    "“We were ready,” said Greta Holm, a former member of the Civic Union. “They were not.”",
)
PLAIN = " ".join(SENTENCES)


def told(text: str) -> list[tuple[str, object, object]]:
    ((found),) = extract([read_text(text, id="a", date=None)])
    for each in found.statements:
        assert each.evidence.text == text[slice(*each.evidence.span)]
    for mention in found.mentions:
        assert "".join(text[slice(*mention.span)].replace("\u00ad", "").split()) in mention.name.replace(" ", "")
    return [(each.predicate, called(each.subject), called(each.object)) for each in found.statements]


def called(node: object) -> object:
    return getattr(node, "name", None) or getattr(node, "text", None)


@pytest.mark.parametrize(
    "text",
    [
        PLAIN.replace(" ", "\u00a0"),
        PLAIN.replace(" ", "  "),
        "\r\n".join(wrap(PLAIN, 68)),
        PLAIN.replace("Democratic", "Demo\u00adcratic").replace("Holm", "Holm\u200b"),
    ],
    ids=["hard spaces", "doubled spaces", "lines of Windows", "soft hyphens"],
)
def test_odd_white_space_changes_no_statement(text: str) -> None:
    expected = told(PLAIN)
    assert {"said", "memberOf", "holdsPosition"} <= {each[0] for each in expected}
    assert told(text) == expected
