"""Articles in words → who is one person, and who is not."""

from __future__ import annotations

from datetime import date

import pytest

from kg.articles import read_text
from kg.extract import extract
from kg.model import Resolution
from kg.resolve import resolve


def resolved(articles: dict[str, str]) -> Resolution:
    """The entities of these texts; a text may begin with its date and a bar."""
    read = []
    for identifier, told in articles.items():
        day, bar, text = told.rpartition("|")
        read.append(read_text(text, id=identifier, date=date.fromisoformat(day) if bar else None))
    return resolve(list(extract(read)))


def partition(articles: dict[str, str]) -> list[list[str]]:
    """For each person, where and how that person is named, as "article: name"."""
    found: dict[str, set[str]] = {}
    for (article, _, name), entity in resolved(articles).by_name.items():
        if entity.kind == "Person":
            found.setdefault(entity.key, set()).add(f"{article}: {name.rstrip('.')}")
    return sorted(sorted(names) for names in found.values())


CASES = [
    pytest.param(
        {"a": "Anna Berg opened the session on Monday.", "b": "Anna Berg closed the session on Friday."},
        [["a: Anna Berg", "b: Anna Berg"]],
        id="the same full name",
    ),
    pytest.param(
        {"a": "Martin Stone Sr. retired on Monday.", "b": "Martin Stone Jr. took over the mill on Friday."},
        [["a: Martin Stone Sr"], ["b: Martin Stone Jr"]],
        id="father and son by Jr. and Sr.",
    ),
    pytest.param(
        {
            "a": "Anna Hussain testified in court on Monday.",
            "b": "The judges summoned the former minister Martin Stone and his sons Hussain and Hasan on Friday.",
        },
        [["a: Anna Hussain"], ["b: Hasan"], ["b: Hussain"], ["b: Martin Stone"]],
        id="sons under their given names",
    ),
    pytest.param(
        {
            "a": "Senator Anna Berg voted against the bill on Monday.",
            "b": "Five officials of the Berg administration were summoned on Friday.",
        },
        [["a: Anna Berg"], ["b: Berg"]],
        id="a government called after another of the surname",
    ),
    pytest.param(
        {
            "a": "President Anna Berg vetoed the bill on Monday.",
            "b": "Five officials of the Berg administration were summoned on Friday.",
        },
        [["a: Anna Berg", "b: Berg"]],
        id="a government called after its head",
    ),
    pytest.param(
        {
            "a": "Martin Stone Sr. retired on Monday.",
            "b": "Martin Stone Jr. took over the mill on Friday.",
            "c": "Martin Stone spoke to the workers on Sunday.",
        },
        [["a: Martin Stone Sr"], ["b: Martin Stone Jr"], ["c: Martin Stone"]],
        id="neither Jr. nor Sr.",
    ),
    pytest.param(
        {
            "a": "Senator Martin Stone voted against the bill on Monday.",
            "b": "The goalkeeper Martin Stone saved two shots on Friday.",
        },
        [["a: Martin Stone"], ["b: Martin Stone"]],
        id="other professions",
    ),
    pytest.param(
        {
            "a": "Martin Stone, a nurse, spoke to reporters on Monday.",
            "b": "Senator Martin Stone voted against the bill on Friday.",
        },
        [["a: Martin Stone"], ["b: Martin Stone"]],
        id="the profession is told after the name",
    ),
    pytest.param(
        {
            "a": "The lawyer Martin Stone filed the suit on Monday.",
            "b": "Senator Martin Stone voted against the bill on Friday.",
        },
        [["a: Martin Stone", "b: Martin Stone"]],
        id="kindred professions",
    ),
    pytest.param(
        {
            "a": "The Norwegian lawmaker Martin Stone is a member of the Labour Party.",
            "b": "The Spanish lawmaker Martin Stone is a member of the Popular Party.",
        },
        [["a: Martin Stone"], ["b: Martin Stone"]],
        id="another country and another party",
    ),
    pytest.param(
        {
            "a": "Martin Stone is a member of the Labour Party.",
            "b": "Martin Stone is a member of the Conservative Party.",
        },
        [["a: Martin Stone", "b: Martin Stone"]],
        id="who changes parties stays one",
    ),
    pytest.param(
        {
            "a": "2031-05-01|Martin Stone, 34, was arrested on Monday.",
            "b": "2031-06-01|Martin Stone, 61, was elected on Friday.",
        },
        [["a: Martin Stone"], ["b: Martin Stone"]],
        id="ages that do not fit",
    ),
    pytest.param(
        {
            "a": "2031-05-01|Martin Stone, 34, was arrested on Monday.",
            "b": "2034-06-01|Martin Stone, 37, was released on Friday.",
        },
        [["a: Martin Stone", "b: Martin Stone"]],
        id="ages that fit",
    ),
    pytest.param(
        {
            "a": "Senator Martin Stone voted against the bill on Monday.",
            "b": "The goalkeeper Martin Stone saved two shots on Friday.",
            "c": "Senator Martin Stone will travel to Oslo on Sunday.",
            "d": "The striker Lena Vik and the goalkeeper Martin Stone signed new contracts.",
        },
        [["a: Martin Stone", "c: Martin Stone"], ["b: Martin Stone", "d: Martin Stone"], ["d: Lena Vik"]],
        id="the third of a name goes where more speaks",
    ),
    pytest.param(
        {"a": "William Stone opened the session on Monday.", "b": "Bill Stone closed the session on Friday."},
        [["a: William Stone", "b: Bill Stone"]],
        id="a short form",
    ),
    pytest.param(
        {
            "a": "William Stone opened the session on Monday.",
            "b": "Willard Stone spoke on Tuesday.",
            "c": "Will Stone closed the session on Friday.",
        },
        [["a: William Stone", "c: Will Stone"], ["b: Willard Stone"]],
        id="a short form of two",
    ),
    pytest.param(
        {"a": "Anna Berg opened the session on Monday.", "b": "A. Berg closed the session on Friday."},
        [["a: Anna Berg", "b: A. Berg"]],
        id="an initial",
    ),
    pytest.param(
        {
            "a": "Anna Berg opened the session on Monday.",
            "b": "Arne Berg spoke on Tuesday.",
            "c": "A. Berg closed the session on Friday.",
        },
        [["a: Anna Berg"], ["b: Arne Berg"], ["c: A. Berg"]],
        id="an initial of two",
    ),
    pytest.param(
        {
            "a": "Anna Maria Berg opened the session on Monday.",
            "b": "Anna M. Berg spoke on Tuesday.",
            "c": "Anna Berg closed the session on Friday.",
        },
        [["a: Anna Maria Berg", "b: Anna M. Berg", "c: Anna Berg"]],
        id="a middle name",
    ),
    pytest.param(
        {"a": "Anna K. Berg opened the session on Monday.", "b": "Anna L. Berg closed the session on Friday."},
        [["a: Anna K. Berg"], ["b: Anna L. Berg"]],
        id="other middle names",
    ),
    pytest.param(
        {"a": "Anna-Maria Berg opened the session on Monday.", "b": "Anna Maria Berg closed the session on Friday."},
        [["a: Anna-Maria Berg", "b: Anna Maria Berg"]],
        id="a hyphen",
    ),
    pytest.param(
        {
            "a": "Zoë Müller opened the session on Monday.",
            "b": "Zoe Mueller spoke on Tuesday.",
            "c": "Zoe Muller closed the session on Friday.",
        },
        [["a: Zoë Müller", "b: Zoe Mueller", "c: Zoe Muller"]],
        id="accents",
    ),
    pytest.param(
        {
            "a": "Sergei Tymoshenkin opened the session on Monday.",
            "b": "Sergey Timoshenkin closed the session on Friday.",
        },
        [["a: Sergei Tymoshenkin", "b: Sergey Timoshenkin"]],
        id="transcriptions",
    ),
    pytest.param(
        {"a": "Helena Marsk opened the session on Monday.", "b": "Jonas Marsk closed the session on Friday."},
        [["a: Helena Marsk"], ["b: Jonas Marsk"]],
        id="relatives",
    ),
    pytest.param(
        {
            "a": "Ursula von der Heide opened the session on Monday.",
            "b": "President von der Heide closed the session on Friday.",
        },
        [["a: Ursula von der Heide", "b: von der Heide"]],
        id="a surname with a particle",
    ),
    pytest.param(
        {
            "a": "Senator Anna Berg opened the session on Monday.",
            "b": "Judge Otto Berg closed the trial on Tuesday.",
            "c": "Senator Berg was not there on Friday.",
        },
        [["a: Anna Berg", "c: Berg"], ["b: Otto Berg"]],
        id="a surname goes by the title",
    ),
    pytest.param(
        {
            "a": "Mrs. Anna Berg opened the session on Monday.",
            "b": "Mr. Otto Berg closed the session on Friday.",
            "c": "Mrs. Berg was not there on Sunday.",
        },
        [["a: Anna Berg", "c: Berg"], ["b: Otto Berg"]],
        id="a surname by the gender",
    ),
    pytest.param(
        {
            "a": "Thea Berg opened the session on Monday. She was glad.",
            "b": "Mr. Otto Berg closed the session on Friday.",
            "c": "Mr. Berg was not there on Sunday.",
        },
        [["a: Thea Berg"], ["b: Otto Berg", "c: Berg"]],
        id="a surname by the pronouns",
    ),
    pytest.param(
        {
            "a": "Anna Berg opened the session on Monday.",
            "b": "Otto Berg closed the session on Friday.",
            "c": "Berg was not there on Sunday.",
        },
        [["a: Anna Berg"], ["b: Otto Berg"], ["c: Berg"]],
        id="a surname of two",
    ),
    pytest.param(
        {
            "a": "David Berg opened the session on Monday.",
            "b": "David Vik closed the session on Friday.",
            "c": "Rosa David wrote to the paper on Sunday.",
            "d": "We asked David what he thought of it.",
        },
        [["a: David Berg"], ["b: David Vik"], ["c: Rosa David"], ["d: David"]],
        id="a given name alone",
    ),
    pytest.param(
        {
            "a": "William Stone and his son, William Stone Jr., opened the mill on Monday.",
            "b": "William Stone sold the mill on Friday.",
            "c": "Will Stone Jr. bought it back on Sunday.",
        },
        [["a: William Stone", "b: William Stone"], ["a: William Stone Jr", "c: Will Stone Jr"]],
        id="father and son in one article",
    ),
    pytest.param(
        {
            "a": "Martin Stone, Otto Lind and Mara Vik opened the mill of Martin Stone Sr. on Monday.",
            "b": "Martin Stone and Otto Lind sold the mill to Mara Vik on Friday.",
        },
        [
            ["a: Mara Vik", "b: Mara Vik"],
            ["a: Martin Stone Sr"],
            ["a: Martin Stone", "b: Martin Stone"],
            ["a: Otto Lind", "b: Otto Lind"],
        ],
        id="the father is told later",
    ),
    pytest.param(
        {
            "a": "Ximena Rojas Alarcón is the prosecutor in the case against Jorge Bofill and Inés Tapia.",
            "b": "Ximena Rojas charged Jorge Bofill and Inés Tapia on Monday.",
        },
        [
            ["a: Inés Tapia", "b: Inés Tapia"],
            ["a: Jorge Bofill", "b: Jorge Bofill"],
            ["a: Ximena Rojas Alarcón", "b: Ximena Rojas"],
        ],
        id="the second surname left out",
    ),
    pytest.param(
        {
            "a": "Ximena Rojas Alarcón closed the session on Monday.",
            "b": "Ximena Rojas Bofill opened the session on Friday.",
            "c": "Ximena Rojas was not there.",
        },
        [["a: Ximena Rojas Alarcón"], ["b: Ximena Rojas Bofill"], ["c: Ximena Rojas"]],
        id="the second surname left out of two",
    ),
    pytest.param(
        {
            "a": "Denise Berg-Lind opened the session on Monday.",
            "b": "Gordon Lind closed the session on Friday.",
            "c": "Senator Berg-Lind was not there on Sunday.",
        },
        [["a: Denise Berg-Lind", "c: Berg-Lind"], ["b: Gordon Lind"]],
        id="a double surname alone",
    ),
    pytest.param(
        {
            "a": "Andrés de la Fuente opened the session on Monday.",
            "b": "De la Fuente closed the session on Friday.",
        },
        [["a: Andrés de la Fuente", "b: De la Fuente"]],
        id="a particle that begins a sentence",
    ),
    pytest.param(
        {
            "a": 'Mayor Jose Antonio "Chito" Berg opened the session on Monday.',
            "b": "The mayor, Chito Berg, closed the session on Friday.",
        },
        [["a: Jose Antonio Berg", "b: Chito Berg"]],
        id="a nickname that an article gives",
    ),
    pytest.param(
        {"a": "Thomas Barrack opened the session on Monday.", "b": "What Barack and I have been doing is right."},
        [["a: Thomas Barrack"], ["b: Barack"]],
        id="a surname in another spelling",
    ),
]


@pytest.mark.parametrize(("articles", "people"), CASES)
def test_who_is_who(articles: dict[str, str], people: list[list[str]]) -> None:
    assert partition(articles) == sorted(sorted(names) for names in people)


@pytest.mark.parametrize(
    "told",
    [
        "Lena Brandt (née Odell) opened the session on Monday.",
        "Lena Brandt, formerly Lena Odell, opened the session on Monday.",
        "Lena Brandt, born Lena Odell, opened the session on Monday.",
    ],
)
def test_who_had_another_name_is_called_by_the_present_one(told: str) -> None:
    found = resolved({"a": told, "b": "Lena Odell won the prize in 2019."})
    assert found.by_name["a", "Person", "Lena Brandt"] is found.by_name["b", "Person", "Lena Odell"]
    assert found.by_name["b", "Person", "Lena Odell"].name == "Lena Brandt"
