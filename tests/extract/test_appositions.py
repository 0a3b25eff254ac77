"""Names set off by commas and the noun that they are of: (text, name, noun or None where the parse stays)."""

from __future__ import annotations

import pytest

from kg.extract import appositions, extract, names
from kg.extract.parse import parse
from kg.model import Article, Mention


@pytest.mark.parametrize(
    ("text", "name", "noun"),
    [
        ("The mayor of Vienna, Anna Berg, resigned on Tuesday.", "Berg", "mayor"),
        ("Police arrested the leader of the gang, Otto Lind, in May.", "Lind", "leader"),
        ("The head of the union met the president of Chile, Anna Berg, on Monday.", "Berg", "president"),
        ("Police arrested the driver, Otto Lind, on Monday.", "Lind", "driver"),
        ("They met in the capital of Chile, Anna Berg said.", "Berg", None),
        ("The friends of the mayor of Vienna, Anna Berg said, had left.", "Berg", None),
    ],
)
def test_a_name_is_tied_to_what_somebody_is(text: str, name: str, noun: str | None) -> None:
    article = Article("a", text, ((0, len(text)),))
    ((_, doc),) = parse([article])
    before = [token.head.i for token in doc]
    appositions.tie(doc, names.find(article, doc))
    (token,) = (token for token in doc if token.text == name)
    if noun is None:
        assert [token.head.i for token in doc] == before
    else:
        assert (token.head.text, token.dep_) == (noun, "appos")


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("The mayor of Vienna, Anna Berg, resigned on Tuesday.", "agent"),
        ("Police arrested the leader of the gang, Anna Berg, in May.", "patient"),
    ],
)
def test_who_is_set_off_takes_part(text: str, role: str) -> None:
    (found,) = extract([Article("a", text, ((0, len(text)),))])
    taking = [one for one in found.statements if one.predicate == "participant"]
    assert [(one.object.name, one.role) for one in taking if isinstance(one.object, Mention)] == [("Anna Berg", role)]
