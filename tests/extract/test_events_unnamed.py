"""Events that a list holds though nobody who took part has a name, or no words beside them say when they were."""

from __future__ import annotations

import pytest

from .happening import event, named, told


@pytest.mark.parametrize(
    ("text", "kind", "when"),
    [
        ("A tram derailed in a tunnel, officials said on Tuesday.", "Accident", "2021-06-15"),
        ("The harbour was calm on Tuesday. Dockers clashed with guards at noon.", "Conflict", "2021-06-15"),
        ("Rain fell on Tuesday, as some dockers were arrested near the gate.", "Arrest", "2021-06-15"),
        ("Mara Feld spoke to reporters on Tuesday following a meeting with dockers.", "Meeting", "2021-06-15"),
    ],
)
def test_what_befell_the_unnamed_has_the_day_that_is_likely(text: str, kind: str, when: str) -> None:
    about = [each for each in told(text) if event(each).type == kind]
    assert named(about, "date") == {when}


@pytest.mark.parametrize(
    "text",
    [
        "Mara Feld spoke on Tuesday about other mass shootings.",
        "Mara Feld said on Tuesday that the investigation is independent.",
        "Jon Vale was killed in a car crash on Tuesday.",
        "The town counted 40 cases of murder and robbery on Tuesday.",
        "Mara Feld spoke on Tuesday after an attack on the mill.",
    ],
)
def test_what_is_only_spoken_of_is_not_dated_by_the_speech(text: str) -> None:
    assert not {event(each).type for each in told(text)} & {"Attack", "Investigation", "Accident", "Crime", "Killing"}


def test_what_a_court_decided_is_listed_without_a_date() -> None:
    text = "Mara Feld ran the mill. The High Court had rejected the appeal of Jon Vale."
    about = [each for each in told(text) if event(each).type == "Decision"]
    assert named(about, "participant") == {"Jon Vale"}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Mara Feld has agreed to resign.", "Resignation"),
        ("Mara Feld will step down as chair of Norvia Steel.", "Resignation"),
        ("Mara Feld will be deported.", "Deportation"),
    ],
)
def test_what_is_settled_and_done_once_is_listed_before_it_is_done(text: str, kind: str) -> None:
    about = [each for each in told(text) if event(each).type == kind]
    assert {event(each).status for each in about} == {"planned"}
    assert "Mara Feld" in named(about, "participant")


@pytest.mark.parametrize(
    ("text", "kind", "when"),
    [
        ("The firm said yesterday that Mara Feld would resign at the end of May 2022.", "Resignation", "2022-05"),
        ("The summit with Tess Okoro was deferred to May 2022.", "Meeting", "2022-05"),
        ("The trial of Jon Vale was postponed to Tuesday.", "Trial", "2021-06-22"),
        ("Ivo Brandt postponed the summit with Tess Okoro to Monday.", "Meeting", "2021-06-21"),
    ],
)
def test_what_is_announced_or_put_off_lies_ahead(text: str, kind: str, when: str) -> None:
    about = [each for each in told(text) if event(each).type == kind]
    assert {event(each).status for each in about} == {"planned"}
    assert named(about, "date") == {when}


@pytest.mark.parametrize(
    "text",
    [
        "Rain fell on Tuesday. The council of Velmont was dissolved by Mara Feld, a clerk said.",
        "Mara Feld spoke on Tuesday. The judge ordered Jon Vale to pay a fine.",
    ],
)
def test_what_officials_do_is_listed_by_the_likely_day(text: str) -> None:
    about = [each for each in told(text) if named([each], "participant") & {"Jon Vale", "Mara Feld"}]
    assert {event(each).type for each in about} - {"Speech"}


def test_thousands_without_a_name_march_on_the_articles_day_perhaps() -> None:
    dates = [each for each in told("Thousands of nurses marched through the rain.") if each.predicate == "date"]
    assert [getattr(each.object, "value", "") for each in dates] == ["2021-06-18"]
    assert all(each.confidence < 0.5 for each in dates)


def test_what_is_delayed_has_not_the_day_of_the_delay() -> None:
    about = [each for each in told("The departure of Mara Feld was delayed on Tuesday.") if each.predicate == "date"]
    assert {event(each).type for each in about} == {"Other"}


def test_a_question_whether_somebody_will_go_settles_nothing() -> None:
    assert "Resignation" not in {event(each).type for each in told("Mara Feld, will you resign?")}


def test_somebody_declared_the_winner_is_elected() -> None:
    about = [each for each in told("Mara Feld was declared the winner on Tuesday.") if event(each).type == "Election"]
    assert named(about, "participant") == {"Mara Feld"}


def test_what_is_one_word_long_has_its_day_in_the_label() -> None:
    labels = {event(each).label for each in told("Rain fell on Tuesday. The explosion took place at noon.")}
    assert "explosion of 15 June 2021" in labels


def test_a_manhunt_is_for_somebody() -> None:
    about = [each for each in told("Police launched a manhunt for Jon Vale.") if event(each).type == "Investigation"]
    assert named(about, "participant") == {"Jon Vale"}
