"""Which names of one article name the same: (names in the order of the text, the fullest of each)."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product

import pytest

from kg.extract.names import name_clusters
from kg.extract.names.name_clusters import Named, Person, name_all
from kg.model import Kind

GIVEN = [f"{begin}{end}" for begin, end in product("BDFGKLMNPRSTVZ", ["ana", "elio", "irra", "onn", "usk"])]
FAMILY = [f"{begin}{end}" for begin, end in product("BDFGKLMNPRSTVZ", ["erring", "odson", "ulvey", "arrow", "ickel"])]


def named(*names: str, kind: Kind = "Person") -> list[str]:
    mentions = [Named(words, kind, None, at) for at, words in enumerate(names)]
    name_all(mentions, {})
    return [one.name for one in mentions]


@pytest.mark.parametrize(
    ("names", "fullest"),
    [
        (("Joan Berit Hale", "Hale", "Joan Hale"), "Joan Berit Hale"),
        (("James Hale", "Jim", "Jim Hale"), "James Hale"),
        (("J. Christopher Hale", "Christopher Hale"), "J. Christopher Hale"),
        (("María José Lund Roca", "María José"), "María José Lund Roca"),
        (("Mohd Nazri Mohd Ghani", "Mohd Nazri"), "Mohd Nazri Mohd Ghani"),
        (("Ijaz Ul Karim", "Ijazul Karim"), "Ijaz Ul Karim"),
        (("Omar El Khoury", "El Khoury", "Khoury"), "Omar El Khoury"),
        (("Hani Al Zaitani", "Zaitani", "Al Zaitani"), "Hani Al Zaitani"),
        (("Al Berg", "Berg"), "Al Berg"),
    ],
)
def test_forms_of_one_name(names: tuple[str, ...], fullest: str) -> None:
    assert set(named(*names)) == {fullest}


def test_bodies_by_the_beginning_or_the_end_of_a_name_before() -> None:
    names = ("Brenn Center for Justice", "Brenn Center", "Quorra Capital", "Quorra", "Western Klan", "Klan")
    full = ["Brenn Center for Justice"] * 2 + ["Quorra Capital"] * 2 + ["Western Klan"] * 2
    assert named(*names, kind="Organization") == full


def test_a_firm_by_its_letters_or_without_its_form() -> None:
    names = ("QRC International Sdn Bhd", "QRC International", "QRC")
    assert set(named(*names, kind="Organization")) == {"QRC International Sdn Bhd"}


def test_only_people_who_share_a_name_are_compared(monkeypatch: pytest.MonkeyPatch) -> None:
    compared: list[Person] = []
    same = name_clusters._same

    def counted(parts: Sequence[str], first: int, person: Person) -> bool:
        compared.append(person)
        return same(parts, first, person)

    monkeypatch.setattr(name_clusters, "_same", counted)
    people = [f"{given} {family}" for given, family in zip(GIVEN, FAMILY, strict=True)]
    assert named(*people) == people
    assert len(compared) < len(people)
