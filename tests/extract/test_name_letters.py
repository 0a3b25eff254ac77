"""Letters in brackets by the words before them that they stand for."""

from __future__ import annotations

import pytest

from kg.extract.names.name_letters import spelt_from

from .test_names import named


@pytest.mark.parametrize(
    ("words", "start"),
    [
        ("the Economic and Harbour Crimes Agency ( EHCA )", 1),
        ("a case of criminal breach of trust ( CBT )", 3),
        ("the Merrow Anti - Corruption Commission ( MACC )", 1),
        ("the Harbour Crimes Agency ( ABC )", None),
        ("( ABC )", None),
    ],
)
def test_where_the_words_begin(words: str, start: int | None) -> None:
    texts = words.split()
    assert spelt_from(texts, texts.index("(")) == start


def test_letters_tell_where_a_name_begins() -> None:
    found = named("Economic and Harbour Crimes Agency (EHCA) held Joan Hale on Monday. EHCA said so.")
    name = "Economic and Harbour Crimes Agency"
    assert found >= {("Organization", name, name), ("Organization", "EHCA", name)}


@pytest.mark.parametrize(
    "text",
    [
        "He was charged with criminal breach of trust (CBT). The CBT trial starts on Monday.",
        "They plan a coal-fired power plant (PLTU) in the west. The PLTU is late.",
        "He was charged under Republic Act (RA) 3019 on Monday.",
        "The former Attorney General of the Harbour (AGH) left on Monday.",
    ],
)
def test_letters_for_plain_words_a_law_or_an_office_are_no_body(text: str) -> None:
    assert not {words for _, words, _ in named(text)} & {"CBT", "PLTU", "RA", "AGH"}
