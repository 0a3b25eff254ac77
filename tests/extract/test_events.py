"""Events with dates, participants and places, in sentences of our own about invented people."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from kg.extract import dates, events, extract
from kg.extract.events.eventwords import EVENT_TYPES, NOUNS, VERBS
from kg.extract.events.sentences import sentence_numbers, sentences
from kg.extract.parse import parse
from kg.extract.reading import Reading
from kg.model import PASSING, Article, Date, Event, Kind, Mention, Statement

FRIDAY = date(2021, 6, 18)

#: Who and what the sentences name.
NAMES: dict[str, Kind] = {
    "Mara Feld": "Person",
    "Ivo Brandt": "Person",
    "Tess Okoro": "Person",
    "Jon Vale": "Person",
    "Feld": "Person",
    "Brandt": "Person",
    "Harbor Union": "Organization",
    "Norvia Steel": "Organization",
    "Kestrel Foods": "Organization",
    "Green List": "Party",
    "Blue Front": "Party",
    "Lake Torne": "Place",
    "Velmont": "Place",
    "Ostrava": "Place",
}


def read(text: str, names: dict[str, Kind] | None = None) -> Reading:
    """The text as the extractors see it, with each of NAMES that stands in it."""
    article = Article("a", text, ((0, len(text)),), date=FRIDAY)
    ((article, doc),) = parse([article])
    reading = Reading(article, doc, dates=dates.find(article, doc))
    taken: list[Mention] = []
    for name, kind in sorted((names or NAMES).items(), key=lambda item: -len(item[0])):
        at = text.find(name)
        while at >= 0:
            if not any(old.span[0] <= at < old.span[1] for old in taken):
                full = next((known for known in NAMES if known.endswith(f" {name}")), name)
                taken.append(Mention(kind, (at, at + len(name)), full))
            at = text.find(name, at + 1)
    reading.names = sorted(taken, key=lambda mention: mention.span)
    reading.index()
    return reading


def told(text: str) -> list[Statement]:
    """What is told of events; what only dates a quotation, or is told in passing, is left out."""
    return [each for each in events.extract(read(text)) if event(each).type not in ("Saying", PASSING)]


def named(statements: Sequence[Statement], predicate: str, polarity: str = "affirmed") -> set[str]:
    """What the statements of a predicate name: a date's value, else a name."""
    chosen = [each for each in statements if each.predicate == predicate and each.polarity == polarity]
    return {each.object.value if isinstance(each.object, Date) else getattr(each.object, "name", "") for each in chosen}


def event(statement: Statement) -> Event:
    assert isinstance(statement.subject, Event)
    return statement.subject


@pytest.mark.parametrize(
    ("text", "kind", "when"),
    [
        ("Mara Feld met Ivo Brandt on Tuesday.", "Meeting", "2021-06-15"),
        ("Mara Feld will meet Ivo Brandt on Monday.", "Meeting", "2021-06-21"),
        ("Police arrested Jon Vale on 4 March 2020.", "Arrest", "2020-03-04"),
        ("Jon Vale was sentenced in May 2019.", "Conviction", "2019-05"),
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
        ("Jon Vale, who was arrested on Tuesday, kept silent.", set(), {"Jon Vale"}),
        ("At a rally in Velmont on Tuesday, Mara Feld told the crowd to go home.", {"Mara Feld"}, set()),
        ("Mara Feld took part in the protest on Tuesday.", {"Mara Feld"}, set()),
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
    ("text", "label"),
    [
        ("Police arrested Jon Vale on Tuesday.", "arrest of Jon Vale by police"),
        ("Mara Feld met Ivo Brandt on Tuesday.", "meeting of Mara Feld with Ivo Brandt"),
        ("Tess Okoro resigned on Tuesday.", "resignation of Tess Okoro"),
        ("The secret meeting with union leaders on Tuesday failed.", "secret meeting with union leaders"),
        ("Norvia Steel delivered the last tram on Monday.", "Norvia Steel delivered the last tram"),
        ("Mara Feld was elected to the council in 2017.", "election of Mara Feld to the council"),
        ("The post that Mara Feld held in 2017 is gone.", "Mara Feld held the post"),
        ("Mara Feld lost her majority on Tuesday.", "Mara Feld lost her majority"),
        ("From the start, Mara Feld lied in court on Tuesday.", "Mara Feld lied in court"),
        ("In 2017 Mara Feld closed one of her mills.", "Mara Feld closed one of her mills"),
        ("Mara Feld granted the Harbor Union a loan on Tuesday.", "Mara Feld granted the Harbor Union a loan"),
        ("Mara Feld signed on to the plan on Tuesday.", "Mara Feld signed on to the plan"),
        ("Mara Feld injured herself on Tuesday.", "injury of Mara Feld"),
        ("Kestrel Foods bought the bridge in 2014.", "purchase of the bridge by Kestrel Foods"),
        ("Mara Feld was awarded the prize in 2014.", "Mara Feld was awarded the prize"),
        ("Mara Feld pleaded guilty on Tuesday.", "Mara Feld pleaded guilty"),
        ("Mara Feld pleaded not guilty on Tuesday.", "Mara Feld pleaded not guilty"),
        ("Mara Feld promised on Tuesday to open the archive.", "Mara Feld promised to open the archive"),
        ("VELMONT, June 15 (Wire) - Mara Feld lost her majority on Tuesday.", "Mara Feld lost her majority"),
        ("Mara Feld was tired. Feld met Ivo Brandt on Tuesday.", "meeting of Mara Feld with Ivo Brandt"),
        ("In an interview on Tuesday, Mara Feld would not rule out a vote.", "interview with Mara Feld"),
        ("Mara Feld gave a speech on Tuesday.", "speech by Mara Feld"),
        ("Mara Feld left the “big tent on Tuesday.", "Mara Feld left the big tent"),
        ("Tess Okoro said (Mara Feld's) interview on Tuesday was dull.", "Mara Feld's interview"),
        (
            "VELMONT - Norvian Prime Minister Mara Feld will meet Ivo Brandt on Tuesday.",
            "meeting of Norvian Prime Minister Mara Feld with Ivo Brandt",
        ),
        ("Mara Feld held a Super Tuesday rally in Velmont.", "rally in Velmont"),
        ('Mara Feld led the "Three Rivers" summit of mayors on Tuesday.', "Three Rivers summit of mayors"),
        ("Mara Feld met the union's leaders on Tuesday.", "meeting of Mara Feld with the union's leaders"),
        ("Mara Feld lost the 2012 election.", "election with Mara Feld"),
        ("Mara Feld met her old rival on Tuesday.", "meeting of Mara Feld with her old rival"),
        ("The U.N. imposed some of the new tolls on Tuesday.", "the U.N. imposed some of the new tolls"),
        (
            "The Civic Union of Prime Minister Helena Marsk left the pact on Tuesday.",
            "The Civic Union of Prime Minister Helena Marsk left the pact",
        ),
        (
            "Lawyers for both Mara Feld and the owner of the old mill in Velmont filed papers on Tuesday.",
            "lawyers for Mara Feld and the owner filed papers",
        ),
    ],
)
def test_labels_are_what_a_reader_would_say(text: str, label: str) -> None:
    assert {event(each).label for each in told(text)} == {label}


def test_a_label_names_whose_it_is_where_it_is_not_the_doer_s() -> None:
    reading = read(
        "Mara Feld and her son left the room. On Tuesday Norvia Steel rejected her plan. Jon Vale ended her bid."
    )
    places = [found.start() for found in re.finditer(r"\bher\b", reading.article.text)]
    reading.anaphors = tuple(Mention("Person", (at, at + 3), "Mara Feld") for at in places)
    reading.index()
    labels = {event(each).label for each in events.extract(reading) if event(each).type not in ("Saying", PASSING)}
    assert labels == {
        "Mara Feld and her son left the room",
        "rejection of Mara Feld’s plan by Norvia Steel",
        "Jon Vale ended her bid",
    }


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
        "I painted the town hall on Tuesday.",
    ],
)
def test_what_is_no_event(text: str) -> None:
    assert told(text) == []


def dates_of(text: str) -> dict[str, tuple[str, str]]:
    """The date of each word that tells of an event or of a saying, and how it was found."""
    return {
        text[slice(*event(each).span)]: (each.object.value, each.extractor.rpartition(".")[2])
        for each in events.extract(read(text))
        if isinstance(each.object, Date)
    }


@pytest.mark.parametrize(
    ("text", "word", "when"),
    [
        ("Mara Feld met Ivo Brandt on Monday and thanked Tess Okoro.", "thanked", ("2021-06-14", "conj")),
        ("On Monday Mara Feld toured Velmont, visiting Norvia Steel.", "visiting", ("2021-06-14", "with")),
        ("Mara Feld resigned on Monday when police arrested Jon Vale.", "arrested", ("2021-06-14", "when")),
        ("Mara Feld met Ivo Brandt on Monday. Police arrested Jon Vale.", "arrested", ("2021-06-14", "story")),
        (
            "Mara Feld met Ivo Brandt on Monday. It rained. Police arrested Jon Vale.",
            "arrested",
            ("2021-06-14", "story on"),
        ),
        ("Norvia Steel has sued Kestrel Foods.", "sued", ("2021-06-18", "article")),
        ("Norvia Steel has sued Kestrel Foods, citing a contract.", "citing", ("2021-06-18", "with")),
        ("Mara Feld says that it rained.", "says", ("2021-06-18", "says")),
        ("Mara Feld said on Monday that it rained.", "said", ("2021-06-14", "verb")),
    ],
)
def test_dates_that_the_event_s_own_words_do_not_give(text: str, word: str, when: tuple[str, str]) -> None:
    assert dates_of(text)[word] == when


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Mara Feld met Ivo Brandt on Monday. Police had arrested Jon Vale.", "arrested"),
        ("Mara Feld met Ivo Brandt on Monday after police arrested Jon Vale.", "arrested"),
        (
            "In 2019 Mara Feld met Ivo Brandt. It rained. It snowed. It thawed. It froze. Police arrested Jon Vale.",
            "arrested",
        ),
        ("Mara Feld plans to sue Norvia Steel.", "sue"),
        ("Mara Feld said that it rained.", "said"),
    ],
)
def test_what_stays_without_a_date(text: str, word: str) -> None:
    assert word not in dates_of(text)


def test_no_event_is_put_on_the_article_s_day_with_confidence() -> None:
    """What is told last and plainly in the past is less sure still; what is said is surer."""
    news = told("Norvia Steel has sued Kestrel Foods.")
    later = told(
        "Mara Feld loves Velmont. It is small. It has a mill. The mill is old. Many like it. Few work there. Once, "
        "after a feast, Tess Okoro had sued Norvia Steel, and Jon Vale had resigned. Ivo Brandt painted the hall."
    )
    (sure,) = (each.confidence for each in news if each.predicate == "date")
    assert all(each.confidence < sure < 0.5 for each in later if each.predicate == "date")
    assert [each.confidence > 0.5 for each in events.extract(read("Mara Feld says that it rained."))] == [True]


def test_an_inherited_date_is_shown_by_both_sentences() -> None:
    text = "Mara Feld met Ivo Brandt on Monday. Police arrested Jon Vale."
    (dated,) = (each for each in told(text) if each.predicate == "date" and event(each).type == "Arrest")
    assert dated.evidence.text == text


@pytest.mark.parametrize(
    ("headline", "words"),
    [
        ("Norvia Steel sues rival", {"sues"}),
        ("Norvia Steel files claim", {"files", "claim"}),
        ("Norvia Steel mothballs mill", {"mothballs"}),
        ("Norvia Steel and its mills", set()),
    ],
)
def test_a_headline_tells_again_of_what_the_article_dates(headline: str, words: set[str]) -> None:
    text = f"{headline}\n\nNorvia Steel sued Kestrel Foods on Monday. It would mothball a mill."
    reading = read(" " * (len(headline) + 2) + text[len(headline) + 2 :])
    start = len(headline) + 2
    reading.article = replace(reading.article, text=text, title=headline, paragraphs=((start, len(text)),))
    above = [each for each in events.extract(reading) if event(each).span[1] < start and each.predicate == "date"]
    assert {text[slice(*event(each).span)] for each in above} == words
    assert {each.object.value for each in above if isinstance(each.object, Date)} == (
        {"2021-06-14"} if words else set()
    )


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("The Sept. 11 attacks shook Velmont.", {"2001-09-11"}),
        ("She left the 9/11 memorial ceremony in Velmont.", set()),
    ],
)
def test_what_is_named_for_a_day_is_not_of_that_day(text: str, when: set[str]) -> None:
    found = {each.object.value for each in told(text) if isinstance(each.object, Date)}
    assert found - {FRIDAY.isoformat()} == when


def test_a_headline_is_no_sentence() -> None:
    reading = read(" " * 30 + "Mara Feld met Ivo Brandt. Nobody came.")
    assert [sentence.text.strip() for sentence in sentences(reading.doc)] == [
        "Mara Feld met Ivo Brandt.",
        "Nobody came.",
    ]
    assert [sentence_numbers(reading.doc)[at] for at in (0, 1, len(reading.doc) - 1)] == [0, 0, 1]


def test_evidence_is_the_sentence_and_roles_keep_their_words() -> None:
    text = "It rained. Police arrested Jon Vale on Tuesday. It rained again."
    for statement in told(text):
        assert statement.evidence.text == "Police arrested Jon Vale on Tuesday."
        assert text[slice(*event(statement).span)] == "arrested"
        assert 0 < statement.confidence <= 1


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


def test_a_subject_with_a_long_list_is_cut_to_a_label() -> None:
    text = (
        "Their children were Mara Feld (born in 1913), Ivo Brandt (born in 1915), who later became husband of Tess "
        "Okoro and publisher of the Velmont Courier, and Jon Vale (born in 1924)."
    )
    assert "Mara Feld born" in {event(statement).label for statement in told(text)}
