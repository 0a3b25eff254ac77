"""Since when, until when and where somebody holds an office. All people are invented."""

from __future__ import annotations

from datetime import date

import pytest

from kg.model import Mention

from .belonging import statements


@pytest.mark.parametrize(
    ("text", "since", "until", "former"),
    [
        ("Anna Holm joined the Green Party in 2010.", "2010", None, False),
        ("Anna Holm left the Green Party in May 2011.", None, "2011-05", True),
        ("Anna Holm has been a member of the Green Party since 2010.", "2010", None, False),
        ("Anna Holm was a member of the Green Party from 2001 to 2006.", "2001", "2006", True),
        ("Anna Holm was a member of the Green Party until 2010.", None, "2010", True),
        ("Anna Holm moved from the Green Party in 2010.", None, "2010", True),
        ("Anna Holm, a former member of the Green Party, spoke first.", None, None, True),
        ("Anna Holm is no longer a member of the Green Party.", None, None, True),
        ("Anna Holm (1920 - 1999) was a member of the Green Party.", None, None, False),
        ("Anna Holm was expelled from the Green Party in 2003.", None, "2003", True),
        ("The ex-Green Party leader Anna Holm spoke first.", None, None, False),
        ("The former Republican mayor Anna Holm spoke first.", None, None, False),
        ("Anna Holm, leader of the Green Party from 2001 to 2006, spoke first.", None, None, False),
    ],
)
def test_since_when_and_until_when(text: str, since: str | None, until: str | None, former: bool) -> None:
    found = {(s.since, s.until, s.former) for s in statements(text) if s.predicate == "memberOf"}
    assert found == {(since, until, former)}


@pytest.mark.parametrize(
    ("text", "since", "until", "former"),
    [
        ("Anna Holm took over as chairwoman of Greenpeace in 2003.", "2003", None, False),
        ("Anna Holm succeeded Max Weber as chairwoman of Greenpeace in 2003.", "2003", None, False),
        ("Anna Holm stepped down as chairwoman of Greenpeace in 2003.", None, "2003", True),
        ("Anna Holm resigned as chairwoman of Greenpeace.", None, None, True),
        ("Anna Holm was ousted as chairwoman of Greenpeace.", None, None, True),
        ("Anna Holm left her post as chairwoman of Greenpeace in 2003.", None, "2003", True),
        ("Anna Holm was removed from her post as chairwoman of Greenpeace in 2003.", None, "2003", True),
        ("Anna Holm was replaced as chairwoman of Greenpeace.", None, None, True),
        ("Anna Holm will resign as chairwoman of Greenpeace.", None, None, False),
        ("Anna Holm served as chairwoman of Greenpeace until 2010.", None, "2010", True),
    ],
)
def test_the_time_of_an_office(text: str, since: str | None, until: str | None, former: bool) -> None:
    found = [s for s in statements(text) if isinstance(s.subject, Mention) and s.subject.name == "Anna Holm"]
    assert {s.predicate for s in found} == {"leaderOf", "holdsPosition"}
    assert {(s.since, s.until, s.former) for s in found} == {(since, until, former)}


SEATS = [
    ("Anna Holm, the mayor of Boston, spoke first.", "Boston"),
    ("Boston Mayor Anna Holm spoke first.", "Boston"),
    ("Norway's prime minister, Anna Holm, spoke first.", "Norway"),
    ("Anna Holm, governor of the state of Ohio, spoke first.", "Ohio"),
    ("Anna Holm, a senator from Ohio, spoke first.", "Ohio"),
    ("Anna Holm, the ambassador to France, spoke first.", "France"),
    ("Anna Holm, the mayor, came from Boston.", None),
    ("Anna Holm, chief executive of Microsoft, spoke first.", "Microsoft"),
    ("Anna Holm is chairwoman of the Green Party.", "Green Party"),
    ("Republican Governor Anna Holm spoke first.", None),
    ("Selat Merah assemblyman Anna Holm spoke first.", "Selat Merah"),
]


@pytest.mark.parametrize(("text", "seat"), SEATS)
def test_the_place_or_organisation_of_an_office(text: str, seat: str | None) -> None:
    offices = [s for s in statements(text) if s.predicate == "holdsPosition"]
    assert [s.where.name if s.where else None for s in offices] == [seat]


def test_the_dates_of_another_clause_are_not_those_of_the_founding() -> None:
    found = statements("Anna Holm, who founded the Green Party and was mayor of Oslo from 1998 to 2008, died.")
    assert {one.since for one in found if one.predicate == "founderOf"} == {None}
    assert {one.since for one in found if one.predicate == "holdsPosition"} == {"1998"}


UNTIL = [
    ("Ann Cole was economy minister until November.", "2020-11"),
    ("Ann Cole was the deputy chairman until January.", "2021-01"),
    ("Ann Cole was economy minister until November 2021.", "2021-11"),
]


@pytest.mark.parametrize(("text", "until"), UNTIL)
def test_until_a_month_of_the_past_is_the_last_one(text: str, until: str) -> None:
    found = statements(text, on=date(2021, 7, 10))
    assert {one.until for one in found} == {until}


def test_the_dates_of_the_second_office_are_not_those_of_the_first() -> None:
    text = "Ann Cole was a trustee of Oxfam and, from 1996 to 2001, chancellor of Keele University."
    for day in (None, date(2021, 7, 10)):
        told = [one for one in statements(text, on=day) if one.predicate != "holdsPosition"]
        found = {(one.object.name, one.since, one.until) for one in told}
        assert found == {("Oxfam", None, None), ("Keele University", "1996", "2001")}


def test_whom_a_party_expels_is_its_member_no_more() -> None:
    text = "The Socialist Party on Monday expelled three of its legislators, including Joe Blunt and Maria Salas."
    found = statements(text, on=date(2021, 7, 10))
    assert {(one.subject.name, one.former, one.until) for one in found} == {
        ("Joe Blunt", True, "2021-07-05"),
        ("Maria Salas", True, "2021-07-05"),
    }


@pytest.mark.parametrize(
    "text",
    [
        "Joe Blunt was suspended from the Green Party in 2019 and readmitted in 2020.",
        "Joe Blunt had been suspended from the Green Party's caucus in 2019.",
        "Joe Blunt was expelled from the Green Party's caucus in 2019.",
        "The Green Party suspended Joe Blunt.",
    ],
)
def test_who_is_suspended_or_out_of_a_caucus_is_in_the_party_still(text: str) -> None:
    assert {(one.predicate, one.former) for one in statements(text)} == {("memberOf", False)}


@pytest.mark.parametrize(
    ("text", "former"),
    [
        ("Anna Holm had worked at Greenpeace.", True),
        ("Anna Holm worked at Greenpeace before entering parliament.", True),
        ("Anna Holm worked at Greenpeace for ten years.", True),
        ("Anna Holm began her career as a lawyer at Greenpeace.", True),
        ("Anna Holm joined Greenpeace in 2010 and left a year later.", True),
        ("Anna Holm worked at Greenpeace until the coup.", True),
        ("Anna Holm, a lawyer at Greenpeace before entering politics, spoke first.", True),
        ("Anna Holm was president of Greenpeace before her election.", True),
        ("Anna Holm joined Oxfam from Greenpeace.", True),
        ("Anna Holm worked at Greenpeace and lived in Oslo.", False),
        ("Anna Holm had worked at Greenpeace since 2010.", False),
        ("Anna Holm said that she had worked at Greenpeace.", False),
        ("Anna Holm joined Greenpeace and left the Green Party.", False),
        ("Anna Holm has worked at Greenpeace for ten years.", False),
    ],
)
def test_what_was_so_before_something_else_is_over(text: str, former: bool) -> None:
    assert {one.former for one in statements(text) if one.object.name == "Greenpeace"} == {former}


def test_a_party_told_with_what_somebody_was_is_the_one_that_puts_him_out() -> None:
    found = statements("Joe Blunt, the former Labour MP who was expelled from his party in 2023, said no.")
    assert {("Labour Party", True, "2023")} <= {(one.object.name, one.former, one.until) for one in found}


def test_who_has_not_left_is_in_it_still() -> None:
    for text in (
        "Anna Holm has not left the Green Party.",
        "Anna Holm refused to quit the Green Party.",
        "Anna Holm had not resigned as a Labour MP.",
    ):
        assert {(one.polarity, one.former) for one in statements(text)} == {("affirmed", False)}


def test_who_replaces_somebody_does_so_since_then() -> None:
    found = statements("Anna Holm replaced Max Weber as chief executive of Microsoft in 2013.")
    assert {(one.subject.name, one.since, one.until) for one in found if isinstance(one.subject, Mention)} == {
        ("Anna Holm", "2013", None),
        ("Max Weber", None, "2013"),
    }


def test_who_is_thrown_out_of_a_party_is_its_member_no_more() -> None:
    (found,) = statements("Anna Holm was thrown out of the Green Party in 2003.")
    assert (found.former, found.until) == (True, "2003")


def test_the_dates_beside_a_name_are_not_those_of_the_clause() -> None:
    found = statements("Anna Holm, chief executive from 2017 to 2024, now sits on the board of Greenpeace.")
    assert {(one.since, one.until) for one in found if one.object.name == "Greenpeace"} == {(None, None)}
