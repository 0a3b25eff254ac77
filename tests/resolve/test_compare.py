"""Names of persons compared with each other."""

from __future__ import annotations

import pytest

from kg.resolve.compare import INITIAL, MIDDLE, ORDER, SAME, SHORT, SPELLING, Parts, likeness, parts
from kg.resolve.spelling import fold


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Anna Berg", Parts(("anna",), "berg")),
        ("Anna-Maria K. Berg", Parts(("anna", "maria", "k"), "berg")),
        ("J.P. Berg", Parts(("j", "p"), "berg")),
        ("JP Berg", Parts(("j", "p"), "berg")),
        ("Otto Berg Filho", Parts(("otto",), "berg", "filho")),
        ("J. Anna Berg", Parts(("anna", "j"), "berg")),
        ("AL BERG", Parts(("al",), "berg")),
        ("Martin Stone Jr.", Parts(("martin",), "stone", "jr")),
        ("Ursula von der Heide", Parts(("ursula",), "heide")),
        ("von der Heide", Parts((), "heide")),
        ("Samir al-Nouri", Parts(("samir",), "nouri")),
        ("Al-Nouri", Parts((), "nouri")),
        ("Al Nouri", Parts(("al",), "nouri")),
        ("De la Heide", Parts((), "heide")),
        ("De Niro", Parts((), "niro")),
        ("Al Gore", Parts(("al",), "gore")),
        ("Berg-Lind", Parts((), "lind", halves=("berg",))),
        ("Anna Berg-Lind", Parts(("anna", "berg"), "lind")),
        ("Umm Nouri", Parts((), "ummnouri")),
        ("Ghada Abou Nouri", Parts(("ghada",), "abounouri")),
        ("Anna Berg 2", Parts(("anna",), "berg")),
        ("Zoë O’Hara", Parts(("zoe",), "ohara")),
        ("Łukasz Øster", Parts(("lukasz",), "oster")),
        ("Zia-ul-Karim", Parts((), "karim", halves=("ziaul",))),
        ("Anwar Ul Karim Berg", Parts(("anwarul", "karim"), "berg")),
        ("Berg", Parts((), "berg")),
        ("!!!", Parts((), "!!!")),
        ("42", Parts((), "42")),
    ],
)
def test_parts(name: str, expected: Parts) -> None:
    assert parts(name) == expected


@pytest.mark.parametrize(
    ("one", "other", "way"),
    [
        ("Anna Berg", "ANNA BERG", SAME),
        ("Anna Berg", "Anna Maria Berg", MIDDLE),
        ("Anna M. Berg", "Anna Maria Berg", MIDDLE),
        ("Martin Stone", "Martin Stone Jr.", MIDDLE),
        ("Otto H.W. Berg", "Otto W.H. Berg", ORDER),
        ("William Stone", "Bill Stone", SHORT),
        ("Will Stone", "Bill Stone", None),
        ("Willie Stone", "Will Stone", SHORT),
        ("Aleksandr Stone", "Alexander Stone", SPELLING),
        ("Khalid al-Nouri", "Khaled Al-Nouri", SPELLING),
        ("Mike Stone", "Michael Stone", SHORT),
        ("Betsy Lind", "Elizabeth Lind", SHORT),
        ("Manny Lind", "Emmanuel Lind", SHORT),
        ("Molly Berg", "Sally Berg", None),
        ("Otto Mueller", "Otto Muller", SPELLING),
        ("Hillary Berg", "Hilary Berg", SPELLING),
        ("Sergei Timoshenkin", "Sergey Tymoshenkin", SPELLING),
        ("A. Berg", "Anna Berg", INITIAL),
        ("A. Muller", "Anna Mueller", None),
        ("Anna Maria Lind-Berg", "Anna Lind-Berg", MIDDLE),
        ("Anna K. Berg", "Anna L. Berg", None),
        ("Otto W. Berg", "Otto H.W. Berg", None),
        ("Anna Berg", "Otto Berg", None),
        ("Martin Stone Jr.", "Martin Stone Sr.", None),
    ],
)
def test_likeness(one: str, other: str, way: str | None) -> None:
    assert likeness(parts(one), parts(other)) == way
    assert likeness(parts(other), parts(one)) == way


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("zelenin", "zeleninn"),
        ("yelena", "jelena"),
        ("yelena", "elena"),
        ("aleksei", "alexey"),
        ("khalil", "halil"),
        ("sarah", "sara"),
        ("goebel", "gobel"),
        ("volkow", "volkov"),
    ],
)
def test_transcriptions_of_one_word(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(("one", "other"), [("berg", "borg"), ("stone", "stine"), ("miller", "muller"), ("joe", "jo")])
def test_other_words(one: str, other: str) -> None:
    assert fold(one) != fold(other)
