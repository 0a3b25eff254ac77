"""The status of an event, by the grammar of the word that tells it."""

from __future__ import annotations

import pytest
from spacy.lang.en import English
from spacy.tokens import Doc

from kg.extract.events.statuses import verb_status

from .happening import event, named, told


def test_an_infinitive_that_depends_on_nothing_is_not_asked_for_ever() -> None:
    doc = Doc(
        English().vocab,
        words=["To", "begin", "the", "strike"],
        heads=[1, 1, 3, 1],
        deps=["aux", "ROOT", "det", "dobj"],
        lemmas=["to", "begin", "the", "strike"],
        pos=["PART", "VERB", "DET", "NOUN"],
        tags=["TO", "VB", "DT", "NN"],
    )
    assert verb_status(doc[1]) == "hypothetical"


@pytest.mark.parametrize(
    ("text", "participants"),
    [
        ("Mara Feld denied meeting Ivo Brandt in Velmont in May.", {"Mara Feld", "Ivo Brandt"}),
        ("The army denied killing Jon Vale.", {"Jon Vale"}),
        ("Mara Feld denied that she had signed a treaty with Norvia Steel.", {"Norvia Steel"}),
        ("The Harbor Union denied on Tuesday that it had detained Tess Okoro.", {"Tess Okoro"}),
        ("The council dismissed reports that Mara Feld had met coach Ivo Brandt.", {"Mara Feld", "Ivo Brandt"}),
        ("Mara Feld would have met Ivo Brandt if the plane had landed.", {"Mara Feld", "Ivo Brandt"}),
    ],
)
def test_what_is_denied_or_would_have_been_did_not_happen(text: str, participants: set[str]) -> None:
    found = [each for each in told(text) if event(each).type != "Other"]
    assert {event(each).status for each in found} == {"negated"}
    assert named(found, "date") == named(found, "participant") == set()
    assert named(found, "participant", "negated") == participants


@pytest.mark.parametrize(
    "text",
    [
        "No one was arrested on Monday.",
        "Police arrested nobody on Monday.",
    ],
)
def test_what_is_done_to_nobody_is_no_event(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "kind", "when"),
    [
        ("The talks between Mara Feld and Ivo Brandt were called off on Monday.", "Meeting", {"2021-06-14"}),
        ("Mara Feld cancelled a trip to Velmont on Monday.", "Visit", {"2021-06-14"}),
        ("The match between Norvia Steel and Kestrel Foods on Saturday was cancelled.", "Match", set()),
        ("Mara Feld had planned a visit to Velmont but cancelled it.", "Visit", set()),
    ],
)
def test_what_is_called_off_did_not_happen_and_the_date_is_of_the_calling_off(
    text: str, kind: str, when: set[str]
) -> None:
    statements = told(text)
    assert {event(each).status for each in statements if event(each).type == kind} == {"negated"}
    dated = [each for each in statements if each.predicate == "date" and each.confidence >= 0.5]
    assert {event(each).type for each in dated} <= {"Other"}
    assert named(dated, "date") == when


@pytest.mark.parametrize(
    ("text", "kind", "status"),
    [
        ("The Harbor Union accused the army of bombing a market in Velmont on Friday.", "Attack", "reported"),
        ("Jon Vale was accused of killing Mara Feld in May.", "Killing", "reported"),
        ("Mara Feld has not said whether she will meet Ivo Brandt in 2024.", "Meeting", "hypothetical"),
        ("Mara Feld wants to meet Ivo Brandt in Velmont in July.", "Meeting", "planned"),
        ("Mara Feld called on Jon Vale to resign on Monday.", "Resignation", "hypothetical"),
        ("Mara Feld is set to host Ivo Brandt on Monday.", "Other", "planned"),
        ("Mara Feld will speak when she meets Ivo Brandt later this month.", "Meeting", "planned"),
        ("Norvia Steel agreed on Monday to buy Kestrel Foods.", "Acquisition", "planned"),
        ("Mara Feld visited Ivo Brandt in May; he described it as odd.", "Visit", "happened"),
    ],
)
def test_what_is_alleged_asked_or_wanted_is_no_plain_fact(text: str, kind: str, status: str) -> None:
    assert {event(each).status for each in told(text) if event(each).type == kind} == {status}


def test_what_is_threatened_has_no_date() -> None:
    statements = told("Mara Feld threatened to resign on Monday.")
    assert {(event(each).type, each.predicate) for each in statements} == {("Other", "date"), ("Other", "participant")}
    assert named(statements, "date") == {"2021-06-14"}


def test_what_neither_did_is_not_told_as_done() -> None:
    statements = told("Mara Feld did not meet Ivo Brandt on Tuesday, and neither apologized.")
    assert {event(each).status for each in statements} == {"negated"}


def test_no_fewer_than_some_is_not_nobody() -> None:
    assert {event(each).status for each in told("No fewer than 20 people were killed on Monday.")} == {"happened"}


@pytest.mark.parametrize(
    ("text", "kind", "status"),
    [
        ("A judge ordered the arrest of Jon Vale on Monday.", "Arrest", "planned"),
        ("Mara Feld said on Monday that Ivo Brandt would visit Velmont.", "Visit", "planned"),
        ("Mara Feld is to speak about tolls at a conference on Monday.", "Conference", "planned"),
        ("Mara Feld will not attend Monday's debate.", "Debate", "planned"),
        ("Norvia Steel agreed to buy Kestrel Foods.", "Acquisition", "planned"),
        ("Mara Feld can win Velmont's 22 June primary.", "Election", "planned"),
        ("Mara Feld's next speech, on 28 May, was delivered in Velmont.", "Speech", "happened"),
        ("Mara Feld defended her decision to meet Ivo Brandt in May.", "Meeting", "happened"),
        ("Mara Feld announced her decision to meet Ivo Brandt in July.", "Meeting", "hypothetical"),
        ("Jon Vale is said to have been killed on Monday.", "Killing", "reported"),
        ("Ivo Brandt claims to have met Mara Feld on Monday.", "Meeting", "reported"),
        ("The trial continues on Monday.", "Trial", "planned"),
        ("Police arrested Jon Vale, suspected of looting shops during Monday's protest.", "Protest", "happened"),
        ("Mara Feld plans to pay a visit to Velmont.", "Visit", "planned"),
        ("Ivo Brandt said that he is quitting Norvia Steel.", "Resignation", "planned"),
        ("Elections are due in August.", "Election", "planned"),
        ("Ahead of Monday's election, police arrested Jon Vale.", "Election", "planned"),
        ("Mara Feld is facing questions over her answers during Tuesday's debate.", "Debate", "happened"),
        ("The union pledged to impose sanctions on Norvia Steel.", "Sanction", "planned"),
    ],
)
def test_what_is_ordered_asked_for_or_announced_has_not_happened(text: str, kind: str, status: str) -> None:
    assert {event(each).status for each in told(text) if event(each).type == kind} == {status}


def test_an_agreement_has_its_day_and_what_is_agreed_does_not() -> None:
    statements = told("Norvia Steel agreed on Monday to buy Kestrel Foods.")
    dated = {event(each).label for each in statements if each.predicate == "date"}
    assert dated == {"Norvia Steel agreed to buy Kestrel Foods"}
