"""Days that lie ahead until the text tells them as over, and those that weekdays are read from: (text, value)."""

from __future__ import annotations

import pytest

from .test_dates import values


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Joan Hale needs a win in Friday's primary.", "2021-06-18"),
        ("Joan Hale wins Friday's primary.", "2021-06-11"),
        ("She praised his win in Friday's primary.", "2021-06-11"),
        ("They face a test in the referendum on Friday.", "2021-06-18"),
        ("Polls show her in the lead ahead of Friday's vote.", "2021-06-18"),
        ("The party has lost voters ahead of Friday's election.", "2021-06-18"),
        ("They prepare for power before the February election.", "2022-02"),
        ("Her chances in February are good.", "2022-02"),
        ("He spoke of the chance of winning in February.", "2022-02"),
        ("She is the favourite to win come February.", "2022-02"),
        ("He was mocked for inviting Joan Hale to Friday's debate.", "2021-06-18"),
        ("The party managed to win in December.", "2020-12"),
        ("The law is debated after the massacre in December.", "2020-12"),
        ("On Friday, the mayor has a speech scheduled in Oldport.", "2021-06-18"),
        ("He is raising questions about her answers during Tuesday's debate.", "2021-06-15"),
        ("It was clear Hale is trying to reach the young at Tuesday's debate.", "2021-06-15"),
        ("She is attending Tuesday's talks in Oldport.", "2021-06-22"),
        ("She is calling for calm over Tuesday's verdict.", "2021-06-15"),
        ("The view at a meeting earlier on Tuesday is that all is well.", "2021-06-15"),
        ("The two agreed to deepen ties on Tuesday.", "2021-06-15"),
        ("The two agreed to meet on Tuesday.", "2021-06-22"),
    ],
)
def test_what_has_its_day_is_awaited_until_it_is_told_as_over(text: str, value: str) -> None:
    assert [value for _, value in values(text)] == [value]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The nephew is joining the “Today” show as an anchor.", []),
        ("In a memo, the editor of “Today,” reminded the staff.", []),
        ("She said: “Today we vote.”", ["2021-06-16"]),
    ],
)
def test_a_show_is_no_day(text: str, told: list[str]) -> None:
    assert [value for _, value in values(text)] == told


@pytest.mark.parametrize(
    ("dateline", "value"),
    [
        ("OLDPORT, June 17 (NPA) — ", "2021-06-17"),
        ("OLDPORT, June 15 (NPA) — ", "2021-06-10"),
        ("OLDPORT, March 3 (NPA) — ", "2021-06-10"),
        ("OLDPORT (NPA) — ", "2021-06-10"),
    ],
)
def test_weekdays_are_read_from_the_day_of_the_dateline(dateline: str, value: str) -> None:
    assert values(f"{dateline}The mayor resigned on Thursday.")[-1] == ("Thursday", value)
