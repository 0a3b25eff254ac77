"""Dates of publication, from lines, metadata and addresses."""

from __future__ import annotations

import pytest

from kg.articles import published, read_text


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2031-03-04", "2031-03-04"),
        ("2031-03-04T23:30:00-05:00", "2031-03-04"),
        ("20310304T101500Z", "2031-03-04"),
        ("2031/3/4", "2031-03-04"),
        ("4.3.2031", "2031-03-04"),
        ("March 4, 2031", "2031-03-04"),
        ("Mar. 4 2031", "2031-03-04"),
        ("Tuesday, 4th March 2031 10:15 GMT", "2031-03-04"),
        ("the 4th of March, 2031", "2031-03-04"),
        ("04-Mar-2031", "2031-03-04"),
        ("Tue, 04 Mar 2031 10:15:00 +0000", "2031-03-04"),
        ("25/12/2031", "2031-12-25"),
        ("12/25/2031", "2031-12-25"),
        ("4/4/2031", "2031-04-04"),
        ("Sept. 30, 2031", "2031-09-30"),
    ],
)
def test_forms(written: str, day: str) -> None:
    assert str(published.parse(written)) == day


@pytest.mark.parametrize(
    "written", ["", "soon", "2031", "March 2031", "2031-02-30", "4/5/2031", "1750-01-01", "3031-03-04"]
)
def test_what_is_no_date_or_a_doubtful_one(written: str) -> None:
    with pytest.raises(ValueError, match=r"no date|about|far off|range|month"):
        published.parse(written)


@pytest.mark.parametrize(
    ("address", "day"),
    [
        ("https://herald.example/2031/03/04/harbour", "2031-03-04"),
        ("https://herald.example/news/2031/mar/4/harbour", "2031-03-04"),
        ("https://herald.example/harbour-2031-03-04.html", "2031-03-04"),
        ("news/20310304-harbour.txt", "2031-03-04"),
        ("https://herald.example/2031/03/harbour", None),
        ("https://herald.example/a203103045", None),
        ("https://herald.example/2031/13/45/", None),
    ],
)
def test_addresses(address: str, day: str | None) -> None:
    found = published.in_address(address)
    assert (str(found) if found else None) == day


@pytest.mark.parametrize(
    ("line", "rest"),
    [
        ("March 4, 2031", ""),
        ("Published on Tuesday, 4 March 2031 at 10:15 a.m. GMT", ""),
        ("Last updated: 2031-03-04 10:15:22", ""),
        ("Oldport, 4 March 2031", "Oldport"),
        ("The Oldport Herald | 4 March 2031", "The Oldport Herald"),
    ],
)
def test_date_lines(line: str, rest: str) -> None:
    found = published.date_line(line)
    assert found is not None
    assert found[1] == rest


@pytest.mark.parametrize(
    "line",
    ["The council met on March 4, 2031.", "Dell was born on 4 March 2031 in Oldport", "4 March", "No date at all"],
)
def test_sentences_are_no_date_lines(line: str) -> None:
    assert published.date_line(line) is None


def test_a_date_far_off_is_a_warning() -> None:
    article = read_text("Harbour closed\n\nMarch 4, 3031\n\nThe harbour was closed.\n\nNobody was hurt.", id="a")
    assert article.date is None
    assert article.warnings == ("date not used: the date 3031-03-04 is far off",)


def test_the_next_source_is_asked_where_a_date_is_bad() -> None:
    text = "Harbour closed\n\nMarch 4, 2031\n\nThe harbour was closed.\n\nNobody was hurt."
    article = read_text(text, id="a", date="yesterday")
    assert str(article.date) == "2031-03-04"
    assert article.warnings == ("date not used: no date in 'yesterday'",)
