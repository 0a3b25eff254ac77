"""What looks like a body's name and is none, what is cut off its edges, and what the encoder makes whole."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pytest

from kg.extract import names
from kg.extract.parse import parse
from kg.extract.tagger.named import NAMES, Words
from kg.model import Article


def named(text: str, seen: Mapping[str, str] | None = None) -> set[tuple[str, str]]:
    """Each mention as (kind, its words); the encoder surely sees the names in ``seen``, of those kinds."""
    article = Article(id="a", text=text, paragraphs=((0, len(text)),))
    ((_, doc),) = parse([article])
    starts = np.array([token.idx for token in doc])
    labels = np.full((len(doc), 1 + 2 * len(NAMES)), -9.0, dtype=np.float32)
    labels[:, 0] = -0.01
    for name, kind in (seen or {}).items():
        tokens = doc.char_span(text.index(name), text.index(name) + len(name))
        assert tokens is not None
        for token in tokens:
            begins = 1 + 2 * NAMES.index(kind)
            labels[token.i] = -9.0
            labels[token.i, begins if token.i == tokens.start else begins + 1] = -0.01
    words = Words(starts, starts + [len(token) for token in doc], labels)
    found = names.find(article, doc, seen=words if seen is not None else None)
    return {(mention.kind, text[slice(*mention.span)]) for mention in found}


NO_BODIES = [
    ("She led campaigns against Communism for years.", "Communism"),
    ("He was a guest on Meet the Press again.", "Meet the Press"),
    ("The Trans-Pacific Partnership was debated in Halden.", "Trans-Pacific Partnership"),
    ("She spoke at the Democratic National Convention.", "Democratic National Convention"),
    ("They flew on Air Force One to Oslo.", "Air Force One"),
    ("Voters went out on Super Tuesday in the rain.", "Super"),
    ("She is the author of Harbour Lights Fading.", "Harbour Lights Fading"),
    ("He was the host of Morning Tide for years.", "Morning Tide"),
    ("He admired the book Harbour Cash very much.", "Harbour Cash"),
    ("He was named Secretary of Commerce in May.", "Commerce"),
    ("He gave money to a Super PAC in May.", "Super PAC"),
    ("The Managing Editor Otto Berg agreed.", "Managing Editor"),
    ("She has a Ph.D. in law.", "Ph.D."),
    ("He was given the Medal of Valour in May.", "Medal of Valour"),
    ("The court struck down HB2 in May.", "HB2"),
    ("The first Harbour Debates were held in Halden.", "Harbour Debates"),
]


@pytest.mark.parametrize(("text", "words"), NO_BODIES)
def test_laws_programmes_works_and_events_are_no_bodies(text: str, words: str) -> None:
    assert not {(kind, found) for kind, found in named(text) if words in found}


FIRMS = [
    "Pomelo, which makes jam, lost money in May.",
    "Pomelo said on Friday it would close two shops.",
    "The council fined the owners. Pomelo told investors that its profit had doubled.",
    "They bought shares in Pomelo on Friday.",
    "Pomelo employs 400 people in Halden.",
    "Pomelo, another supplier, has closed its factory.",
]


@pytest.mark.parametrize("text", FIRMS)
def test_a_single_word_that_does_what_only_a_body_does_is_no_person(text: str) -> None:
    assert ("Organization", "Pomelo") in named(text, {"Pomelo": "Person"})


PERSONS = [
    ("Anna Berg spoke in Halden. Berg said it would rain.", "Berg"),
    ("Mr. Lind said it would close.", "Lind"),
    ("The barrister, Anna Berg SC, agreed.", "Anna Berg"),
]


@pytest.mark.parametrize(("text", "words"), PERSONS)
def test_whom_a_title_or_a_full_name_tells_is_a_person(text: str, words: str) -> None:
    assert ("Person", words) in named(text)


WHOLE = [
    (
        "The European Union Agency for Harbour Rights moved.",
        ("Organization", "European Union Agency for Harbour Rights"),
    ),
    ("Two men were charged by the Attorney General's Office.", ("Organization", "Attorney General's Office")),
    ("He works for Banco Halden in Lima.", ("Organization", "Banco Halden")),
    ("Kiwibank raised its rate.", ("Organization", "Kiwibank")),
    ("Anna Berg left the Liberal Party for the Reds.", ("Party", "Liberal Party")),
    ("Anna Berg of the Communist Party of India (Marxist) left.", ("Party", "Communist Party of India (Marxist)")),
    ("The Tisza party lost. Anna Berg said that Tisza was weak.", ("Party", "Tisza")),
    ("Rangi Oxblood left. Oxblood, 44, was seen by Mr. Oxblood.", ("Person", "Rangi Oxblood")),
    ("Rhun ap Iorwerth left.", ("Person", "Rhun ap Iorwerth")),
    ("Sri Lanka's Supreme Court freed a member of the Bar Association of Sri Lanka.", ("Place", "Sri Lanka")),
    ("They voted for the Green-Left Front.", ("Party", "Green-Left Front")),
    ("They voted for the Socialist Party of Anna Berg.", ("Party", "Socialist Party")),
]


@pytest.mark.parametrize(("text", "expected"), WHOLE)
def test_names_are_whole_and_of_their_kind(text: str, expected: tuple[str, str]) -> None:
    assert expected in named(text)


def test_what_somebody_sits_for_is_a_place() -> None:
    assert ("Place", "Merrow South") in named("Anna Berg, the MP for Merrow South, resigned.")
    assert ("Place", "Merrow South") in named("The Merrow South MP, who leads the rebels, resigned.")


def test_the_word_for_a_people_is_no_party() -> None:
    assert not {name for name in named("Anna Berg is the Norwegian party's candidate.") if name[0] != "Person"}


def test_a_work_in_quotation_marks_is_no_body_unless_the_encoder_is_sure_of_it() -> None:
    text = 'Berg, the writer of "Halden Rising," left the Halden Rising Trust.'
    assert ("Organization", "Halden Rising") not in named(text, {})
    assert ("Organization", "Halden Rising Trust") in named(text, {"Halden Rising Trust": "Organization"})


EDGES = [
    ("The station's Marsk Media Vice President for news called it a great day.", ("Organization", "Marsk Media")),
    ("On Monday the Anti-Corruption League was pleased.", ("Organization", "Anti-Corruption League")),
    ("She works for the law firm of Hale, Orr, Lund & Marsk in Oslo.", ("Organization", "Hale, Orr, Lund & Marsk")),
    ("He is treasurer of the pro-Trump Great Harbour PAC.", ("Organization", "Great Harbour PAC")),
    ("He accused then-Fed Chair Ben S. Berning of it.", ("Person", "Ben S. Berning")),
    (
        "She chairs the Committee on Science, Ships and Rails.",
        ("Organization", "Committee on Science, Ships and Rails"),
    ),
    ("He is a senior Joan Berg adviser and a Joan Berg ally.", ("Person", "Joan Berg")),
    ("They live in Northern Virginia now.", ("Place", "Northern Virginia")),
    ("Trump University closed. Trump won and Trump left.", ("Person", "Trump")),
    ("The gift of Friends of the Harbour Action came late.", ("Organization", "Friends of the Harbour Action")),
    ("He is fit for the Oval Office.", ("Place", "Oval Office")),
    ("They gave to the Berg brothers network.", ("Person", "Berg")),
    ("Liberals Elena Berg and Otto Lund voted against it.", ("Person", "Elena Berg")),
    ("He spoke to the super PAC Harbour Action Fund.", ("Organization", "Harbour Action Fund")),
    ("The members of the Log Cabin Republicans met.", ("Organization", "Log Cabin Republicans")),
    ("He served in the Reagan administration.", ("Person", "Reagan")),
    ("The retail space at 86 Gansett St. owned by a bank was sold.", ("Place", "Gansett St.")),
    (
        "The leader of the Faith & Harbour Coalition spoke to other parties.",
        ("Organization", "Faith & Harbour Coalition"),
    ),
]


@pytest.mark.parametrize(("text", "expected"), EDGES)
def test_what_stands_beside_a_name_is_cut_off(text: str, expected: tuple[str, str]) -> None:
    assert expected in named(text)


WIDTHS = [
    ("The voter group Mi Casa Libre met.", "Mi Casa Libre", "Organization", True),
    (
        "The American Council of Dockers and Sailors met.",
        "American Council of Dockers and Sailors",
        "Organization",
        True,
    ),
    ("The Mining and Quarry Board fined the firm.", "Mining and Quarry Board", "Organization", True),
    ("He asked Berg and Quarry Board officials.", "Berg and Quarry Board", "Organization", False),
    ("The leader of the Sierra Club of Ohio spoke to parties.", "Sierra Club of Ohio", "Organization", True),
    ("She works for the Women's Harbour Project.", "Women's Harbour Project", "Organization", True),
    ("They met at the Mar-a-Berg resort.", "Mar-a-Berg", "Place", True),
    ("Per Westerholm won the seat.", "Per Westerholm", "Person", True),
    ("Team Berg won the seat. Joan Berg smiled.", "Team Berg", "Person", False),
    ("Joan Berg smiled. Her voters cheered when Team Berg won the seat.", "Team Berg", "Person", False),
    ("Reporters of Reuters and Interfax asked.", "Reuters and Interfax", "Organization", False),
    ("He left Halden University's Joan Berg alone.", "Halden University's Joan Berg", "Organization", False),
    ("A poll by Halden Research for the Guardian came out.", "Halden Research for the Guardian", "Organization", False),
    ("Merrow Sen. Joan Berg spoke.", "Merrow Sen. Joan Berg", "Person", False),
    ("Joan Berg Senior Fellow spoke.", "Joan Berg Senior Fellow", "Person", False),
    ("She asked Polish-American voters.", "Polish-American", "Organization", False),
    ("The train from Paris-London was late.", "Paris-London", "Place", False),
]


def test_a_body_that_the_encoder_breaks_at_and_is_one() -> None:
    seen = {"Harbour and": "Organization", "Allied Trades Union": "Organization"}
    assert named("The Harbour and Allied Trades Union met.", seen) == {
        ("Organization", "Harbour and Allied Trades Union")
    }
    seen = {"University of Merrow and": "Organization", "Halden University": "Organization"}
    assert named("He taught at the University of Merrow and Halden University.", seen) == {
        ("Organization", "University of Merrow"),
        ("Organization", "Halden University"),
    }


@pytest.mark.parametrize(("text", "name", "kind", "whole"), WIDTHS)
def test_a_longer_name_that_the_encoder_sees_is_one_name_unless_it_is_two(
    text: str, name: str, kind: str, whole: bool
) -> None:
    assert ((kind, name) in named(text, {name: kind})) is whole
