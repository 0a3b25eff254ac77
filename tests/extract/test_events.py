"""Events with their kinds, participants and places, in sentences of our own about invented people."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kg.extract import extract
from kg.extract.events.eventwords import EVENT_TYPES, NOUNS, VERBS
from kg.model import Date, Event, Mention

from .happening import event, named, told


@pytest.mark.parametrize(
    ("text", "kind", "when"),
    [
        ("Mara Feld met Ivo Brandt on Tuesday.", "Meeting", "2021-06-15"),
        ("Mara Feld will meet Ivo Brandt on Monday.", "Meeting", "2021-06-21"),
        ("Police arrested Jon Vale on 4 March 2020.", "Arrest", "2020-03-04"),
        ("Jon Vale was sentenced in May 2019.", "Conviction", "2019-05"),
        ("Jon Vale was given five years in prison in May 2019.", "Conviction", "2019-05"),
        ("A court jailed Jon Vale for four years on Tuesday.", "Conviction", "2021-06-15"),
        ("Police jailed Jon Vale on Tuesday.", "Arrest", "2021-06-15"),
        ("Tess Okoro led the council until Mara Feld stepped down in May.", "Resignation", "2021-05"),
        ("Kestrel Foods dismissed Jon Vale as chief executive on Tuesday.", "Dismissal", "2021-06-15"),
        ("Mara Feld dismissed Jon Vale as a dreamer on Tuesday.", "Other", "2021-06-15"),
        ("Tess Okoro resigned last week.", "Resignation", "2021-W23"),
        ("Kestrel Foods bought Norvia Steel in 2018.", "Acquisition", "2018"),
        ("The council passed the bill on Thursday.", "Legislation", "2021-06-17"),
        ("The Harbor Union held talks May 3-5 in Velmont.", "Meeting", "2021-05-03/2021-05-05"),
        ("Tess Okoro was named chief executive on Monday.", "Appointment", "2021-06-14"),
        ("Mara Feld won the election in 2017.", "Election", "2017"),
        ("Jon Vale was released from prison on Sunday.", "Release", "2021-06-13"),
        ("The Harbor Union held a meeting on Wednesday.", "Meeting", "2021-06-16"),
        ("Thousands joined last year's opposition rallies.", "Rally", "2020"),
        ("The November 1995 assassination shook the country.", "Killing", "1995-11"),
        ("An earthquake struck Velmont in July 2012.", "Disaster", "2012-07"),
        ("Mara Feld's speech Thursday night was short.", "Speech", "2021-06-17"),
        ("The fair ran from Monday to Wednesday, and Mara Feld liked the trade fair.", "Gathering", None),
        ("Tess Okoro voted to support the plan Tuesday.", "Vote", "2021-06-15"),
        ("Norvia Steel delivered the last tram on Monday.", "Delivery", "2021-06-14"),
        ("Norvia Steel signed an agreement with the Harbor Union on Tuesday.", "Agreement", "2021-06-15"),
        ("Shares of Norvia Steel fell 4 percent on Tuesday.", "Change", "2021-06-15"),
        ("Kestrel Foods reported a loss in the third quarter of 2020.", "Result", "2020-07/2020-09"),
        ("The court upheld the ban on Thursday.", "Decision", "2021-06-17"),
        ("Norvia Steel announced the closure on Monday.", "Announcement", "2021-06-14"),
        ("Mara Feld left Velmont on Monday.", "Other", "2021-06-14"),
        ("Mara Feld painted the town hall on Monday.", "Other", "2021-06-14"),
        (
            "A camp for youth leaders was held at Lake Torne from 3 May to 7 May 2020.",
            "Gathering",
            "2020-05-03/2020-05-07",
        ),
    ],
)
def test_kind_and_date(text: str, kind: str, when: str | None) -> None:
    statements = told(text)
    if when is None:
        assert all(event(each).type == kind for each in statements)
        return
    dated = [each for each in statements if each.predicate == "date"]
    assert {(event(each).type, each.object.value) for each in dated if isinstance(each.object, Date)} == {(kind, when)}
    assert len({event(each).anchor for each in dated}) == 1


@pytest.mark.parametrize(
    ("text", "agents", "patients"),
    [
        ("Mara Feld met Ivo Brandt and Tess Okoro on Tuesday.", {"Mara Feld", "Ivo Brandt", "Tess Okoro"}, set()),
        ("Mara Feld met with Ivo Brandt on Tuesday.", {"Mara Feld", "Ivo Brandt"}, set()),
        ("The talks between Mara Feld and Ivo Brandt took place on Tuesday.", {"Mara Feld", "Ivo Brandt"}, set()),
        ("Kestrel Foods sued Norvia Steel on Tuesday.", {"Kestrel Foods"}, {"Norvia Steel"}),
        ("Kestrel Foods bought Norvia Steel on Tuesday.", {"Kestrel Foods"}, {"Norvia Steel"}),
        ("Norvia Steel was sued by Kestrel Foods on Tuesday.", {"Kestrel Foods"}, {"Norvia Steel"}),
        ("The arrest of Jon Vale on Tuesday surprised the town.", set(), {"Jon Vale"}),
        ("Mara Feld's visit to Velmont on Tuesday was brief.", {"Mara Feld"}, set()),
        ("Mara Feld, a lawyer who bought Norvia Steel in 2018, slept.", {"Mara Feld"}, {"Norvia Steel"}),
        ("Two reporters of Kestrel Foods who were arrested on Tuesday slept.", set(), set()),
        ("Mara Feld was praised, but resigned on Tuesday.", {"Mara Feld"}, set()),
        ("Mara Feld knew it and was elected mayor in 2005.", set(), {"Mara Feld"}),
        ("Jon Vale, who was arrested on Tuesday, kept silent.", set(), {"Jon Vale"}),
        ("At a rally in Velmont on Tuesday, Mara Feld told the crowd to go home.", {"Mara Feld"}, set()),
        ("Mara Feld took part in the protest on Tuesday.", {"Mara Feld"}, set()),
        ("Mara Feld met Jon Vale (D-Va.) on Tuesday.", {"Mara Feld", "Jon Vale"}, set()),
        ("Mara Feld gave a speech on Tuesday.", {"Mara Feld"}, set()),
        ("In an interview on Tuesday, Mara Feld would not rule out a vote.", {"Mara Feld"}, set()),
    ],
)
def test_participants_in_their_roles(text: str, agents: set[str], patients: set[str]) -> None:
    statements = [each for each in told(text) if each.predicate == "participant"]
    assert {
        each.object.name for each in statements if each.role == "agent" and isinstance(each.object, Mention)
    } == agents
    assert {
        each.object.name for each in statements if each.role == "patient" and isinstance(each.object, Mention)
    } == patients


def test_a_list_of_those_who_came_names_persons_and_not_their_parties() -> None:
    statements = told(
        "Jon Vale opened a meeting with small parties on Tuesday. The meeting gathered the leaders of the major small "
        "parties, including Mara Feld of Green List, economist Ivo Brandt of Blue Front and Tess Okoro of Harbor Union."
    )
    assert named(statements, "participant") == {"Jon Vale", "Mara Feld", "Ivo Brandt", "Tess Okoro"}
    assert len({event(each).anchor for each in statements}) == 1
    assert {event(each).label for each in statements} == {"meeting with small parties"}


@pytest.mark.parametrize(
    "text",
    [
        "The council held a meeting on Tuesday. Jon Vale was not invited to the meeting.",
        "The council held a meeting on Tuesday. Jon Vale did not attend the meeting.",
        "The council held a meeting on Tuesday. Jon Vale skipped the meeting.",
        "The council held a meeting on Tuesday. Jon Vale was barred from the meeting.",
    ],
)
def test_who_was_not_there_is_a_negated_participant(text: str) -> None:
    statements = told(text)
    assert named(statements, "participant", "negated") == {"Jon Vale"}
    assert "Jon Vale" not in named(statements, "participant")


def test_what_did_not_happen_has_no_date() -> None:
    statements = told("Mara Feld did not meet Ivo Brandt on Tuesday.")
    assert named(statements, "date") == set()
    assert named(statements, "participant") == set()
    assert named(statements, "participant", "negated") == {"Mara Feld", "Ivo Brandt"}


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Mara Feld met Ivo Brandt in Velmont on Tuesday.", {"Velmont"}),
        ("The Harbor Union held a rally in Velmont on Tuesday.", {"Velmont"}),
        ("Mara Feld visited Ostrava on Tuesday.", {"Ostrava"}),
        ("An earthquake struck Velmont in July 2012.", {"Velmont"}),
        ("Mara Feld spoke to the guests of the youth camp at Lake Torne in July 2012.", {"Lake Torne"}),
    ],
)
def test_places(text: str, place: set[str]) -> None:
    assert named(told(text), "place") == place


def test_who_speaks_to_those_at_a_camp_dates_the_camp() -> None:
    statements = told('"I listen," Mara Feld told participants of the state-run youth camp at Lake Torne in July 2012.')
    assert [(event(each).label, each.object.value) for each in statements if isinstance(each.object, Date)] == [
        ("state-run youth camp at Lake Torne", "2012-07")
    ]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Mara Feld met Ivo Brandt on Tuesday.", "happened"),
        ("Mara Feld will meet Ivo Brandt on Tuesday.", "planned"),
        ("Mara Feld is expected to meet Ivo Brandt on Tuesday.", "planned"),
        ("Mara Feld might meet Ivo Brandt on Tuesday.", "hypothetical"),
        ("If Mara Feld met Ivo Brandt on Tuesday, nobody saw it.", "hypothetical"),
        ("Mara Feld did not meet Ivo Brandt.", "negated"),
        ("Mara Feld was not charged nor convicted.", "negated"),
        ("Mara Feld may have met Ivo Brandt on Tuesday.", "hypothetical"),
        ("Police said that Mara Feld met Ivo Brandt.", "reported"),
        ("According to police, Mara Feld met Ivo Brandt on Tuesday.", "reported"),
    ],
)
def test_status(text: str, status: str) -> None:
    assert {event(each).status for each in told(text)} == {status}


@pytest.mark.parametrize(
    ("text", "anchors"),
    [
        ("Feld met Brandt in a long meeting on Tuesday. The meeting helped Tess Okoro. She attended the meeting.", 2),
        ("A meeting with Mara Feld was held on Monday. A meeting with Ivo Brandt was held on Tuesday.", 2),
        ("Police arrested Jon Vale on Monday. The arrest of Jon Vale angered the Harbor Union.", 1),
        ("Mara Feld met Ivo Brandt on Monday. Mara Feld met Ivo Brandt on Thursday.", 2),
        ("Norvia Steel signed a contract with Kestrel Foods on Monday. The deal surprised many.", 1),
    ],
)
def test_one_event_told_twice_is_one_and_two_of_a_kind_are_two(text: str, anchors: int) -> None:
    assert len({event(each).anchor for each in told(text)}) == anchors


@pytest.mark.parametrize(
    "text",
    [
        "Her private meetings helped Mara Feld.",
        "Mara Feld said on Tuesday that she was tired.",
        "Mara Feld met the requirements.",
        "The clinical trial helped Mara Feld.",
        "Mara Feld wants to resign.",
        "Mara Feld has lived in Velmont since 2012.",
        "The elected officials thanked Mara Feld.",
        "As Mara Feld put it on Tuesday, it rained.",
        "What Mara Feld did on Tuesday was brave.",
        "Mara Feld did the same on Tuesday.",
        "Mara Feld spent Tuesday in Velmont.",
        "Mara Feld promoted a diet in Velmont.",
        "They attacked Mara Feld for her vote on Tuesday.",
        "Mara Feld shot herself in the foot on Tuesday.",
        "A big deal it was to Mara Feld.",
        "Mara Feld took them on Tuesday.",
        "Mara Feld began by thanking voters on Tuesday.",
        "I painted the town hall on Tuesday.",
        "Mara Feld called for the resignation of Jon Vale.",
        "In May Mara Feld leaned.",
        "Mara Feld seemed caught on Tuesday.",
        "On Tuesday Mara Feld waved, holding a flag.",
        "Mara Feld made more in May.",
        "It was called off on Tuesday.",
        "Whoever wins will be sworn in on Tuesday.",
        "Norvia Steel bought it on Tuesday.",
        "A poll found Mara Feld in the lead in May.",
        "They left Velmont on Tuesday.",
        "It hurt Mara Feld in March.",
        "These threats prompted Norvia Steel on Tuesday to sue.",
        "Mara Feld made this statement on Tuesday.",
        "Mara Feld leaned in hard on Tuesday.",
        "Nobody knew what rattled Mara Feld on Tuesday.",
        "It will hurt Mara Feld in the fall.",
        "Mara Feld voted on Tuesday.",
        "Mara Feld spoke against it and voted for it on Tuesday.",
        "Mara Feld ignored the fact that it rained on Tuesday.",
        "Mara Feld rejected the notion that it rained on Tuesday.",
        "Mara Feld reminded voters on Tuesday that it rained.",
        "Mara Feld parroted these views on Tuesday.",
        "Mara Feld made the pledge on Tuesday.",
        "Two unions are backing Mara Feld on Tuesday.",
        "Polls show Mara Feld beating Ivo Brandt in May.",
        "It ended in 1976, when Mara Feld won.",
        "It rose on Tuesday while Mara Feld's fell by three points.",
        "Mara Feld's 2011 decision was wrong.",
        "Mara Feld spent the weekend working in Velmont.",
        "She read the note that her boss, Jon Vale, issued last week.",
        "Did Mara Feld climb the tower on Tuesday?",
        "Mara Feld coined the phrase on Tuesday.",
        "Mara Feld will reach that number on Tuesday.",
        "Prosecuting, Mara Feld said on Tuesday that it rained.",
        "In 2009, Mara Feld opposed closing the mill.",
        "Mara Feld has struggled to find a mill.",
        "Since May, Mara Feld has been trying to find a mill.",
        "It rained in May, when Mara Feld was raising funds.",
        "Mara Feld had two sisters in 2009.",
        "Mara Feld began May with a loan.",
        "Mara Feld described winning it on Tuesday.",
        "Mara Feld boasted on Tuesday of how it was done.",
        "It rained. Reached by phone on Tuesday, Mara Feld wept.",
        "Mara Feld read a letter obtained on Tuesday by Norvia Steel.",
        "Mara Feld stole the show on Tuesday.",
        "Mara Feld did not need to meet Jon Vale on Tuesday.",
        "Nobody shared her unwillingness to meet Jon Vale on Tuesday.",
        "He knows what role Mara Feld plays on Tuesday.",
        "Mara Feld used the word 'unfit' on Tuesday.",
        "She shamed the mayor in a state Mara Feld won in 2009.",
        "Jon Vale fought for our right to vote on Tuesday.",
        "Mara Feld would sign laws passed by Norvia Steel in May.",
        "Jon Vale is tied or beating Mara Feld in May.",
        "It was May before Mara Feld did so.",
        "Mara Feld had been losing the vote in May.",
        "In May one of them will lead Norvia Steel.",
        "It was a Norvia mill, so named because it opened in May.",
        "In May, powered by gifts, Norvia Steel became rich.",
        "A poll shows that voters have abandoned Norvia Steel.",
        "Jon Vale has backed Mara Feld since her campaign.",
        "Mara Feld tried on Tuesday to make the case that it was late.",
        "The Harbor Union voted 19-15 on Tuesday.",
        "Mara Feld stopped short of calling Jon Vale a liar on Tuesday.",
    ],
)
def test_what_is_no_event(text: str) -> None:
    assert told(text) == []


def test_the_first_time_is_another_event_than_the_second() -> None:
    statements = told("Mara Feld has been elected as mayor. Mara Feld was first elected in 2016.")
    assert len({event(each).anchor for each in statements}) == 2


def test_evidence_is_the_sentence_and_roles_keep_their_words() -> None:
    text = "It rained. Police arrested Jon Vale on Tuesday. It rained again."
    for statement in told(text):
        assert statement.evidence.text == "Police arrested Jon Vale on Tuesday."
        assert text[slice(*event(statement).span)] == "arrested"
        assert 0 < statement.confidence <= 1


def test_one_dies_once_and_on_the_surest_day() -> None:
    statements = told("Jon Vale died on Monday. After the death of Jon Vale in 2019, it rained.")
    assert len({event(each).anchor for each in statements}) == 1
    assert named(statements, "date") == {"2021-06-14"}


def test_all_words_tell_a_known_kind() -> None:
    assert set(NOUNS.values()) | set(VERBS.values()) <= set(EVENT_TYPES)
    assert len(set(EVENT_TYPES)) == len(EVENT_TYPES)


SEED = Path(__file__).parents[3] / "shared" / "seed"


@pytest.mark.skipif(not SEED.is_dir(), reason="the seed article is not here")
def test_the_seed_article_s_events() -> None:
    from kg import articles

    expected = json.loads((SEED / "expected.json").read_text("utf-8"))["events"]
    (extraction,) = extract(articles.read([next(SEED.glob("*.md"))], failures=None))
    for each in expected:
        anchors = {
            event(statement).anchor
            for statement in extraction.statements
            if isinstance(statement.subject, Event) and each["label_has"] in statement.subject.label
        }
        about = [s for s in extraction.statements if isinstance(s.subject, Event) and s.subject.anchor in anchors]
        assert each["date"] in named(about, "date")
        assert set(each.get("participants", ())) <= named(about, "participant")
        assert not set(each.get("not_participants", ())) & named(about, "participant")
        assert {each["place"]} <= named(about, "place") if "place" in each else True
