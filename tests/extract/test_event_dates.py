"""Dates of events that their own words do not give: (text, word, date), about invented people."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kg.extract import events
from kg.extract.events.sentences import sentence_numbers, sentences
from kg.model import Date

from .happening import FRIDAY, event, named, read, told


def dates_of(text: str) -> dict[str, tuple[str, str]]:
    """The date of each word that tells of an event or of a saying, and how it was found."""
    return {
        text[slice(*event(each).span)]: (each.object.value, each.extractor.rpartition(".")[2])
        for each in events.extract(read(text))
        if isinstance(each.object, Date)
    }


_TWO_DAYS = "2021-06-24/2021-06-25"


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
        ("Mara Feld said last night she accepted the verdict.", "said", ("2021-06-17", "verb")),
        ("Mara Feld says that it rained.", "says", ("2021-06-18", "says")),
        ("Mara Feld said on Monday that it rained.", "said", ("2021-06-14", "verb")),
    ],
)
def test_dates_that_the_event_s_own_words_do_not_give(text: str, word: str, when: tuple[str, str]) -> None:
    assert dates_of(text)[word] == when


@pytest.mark.parametrize(
    ("text", "word", "when"),
    [
        ("Norvia Steel called a strike for Monday.", "strike", "2021-06-21"),
        ("Mara Feld spoke ahead of a summit with China scheduled for June 24-25.", "summit", _TWO_DAYS),
        ("The summit, scheduled for Monday in Velmont, will be attended by Mara Feld.", "summit", "2021-06-21"),
        ("Mara Feld praised the vote, which was held on Monday.", "vote", "2021-06-14"),
        ("The vote, which will be held on Monday, is close.", "vote", "2021-06-21"),
        ("Mara Feld spoke at a rally held on Monday in Velmont.", "rally", "2021-06-14"),
        ("A truce between the army and the Green List came into effect on Monday.", "truce", "2021-06-14"),
        ("The sanctions took effect on Monday.", "sanctions", "2021-06-14"),
        ("The vote was on Monday.", "vote", "2021-06-14"),
        ("Mara Feld set up an army and in 1966 launched a war on Ivo Brandt.", "war", "1966"),
    ],
)
def test_an_event_is_on_the_day_for_which_its_clause_says_it_is_set(text: str, word: str, when: str) -> None:
    assert dates_of(text)[word] == (when, "light")


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Norvia Steel put off the trial, originally scheduled for Monday.", "trial"),
        ("Mara Feld met Ivo Brandt on Monday. Police had arrested Jon Vale.", "arrested"),
        ("Mara Feld met Ivo Brandt on Monday after police arrested Jon Vale.", "arrested"),
        (
            "In 2019 Mara Feld met Ivo Brandt. It rained. It snowed. It thawed. It froze. Police arrested Jon Vale.",
            "arrested",
        ),
        ("Mara Feld plans to sue Norvia Steel.", "sue"),
        ("The debate was moved to June 28.", "moved"),
        ("The debate was moved to June 28 and Jon Vale fined Tess Okoro two days later.", "fined"),
        ("In May Mara Feld met Ivo Brandt. Police arrested Jon Vale two weeks later.", "arrested"),
        ("Mara Feld said that it rained.", "said"),
        ("Mara Feld met Ivo Brandt on Monday. She was born in Velmont.", "born"),
        ("On Monday Mara Feld, who was born in Velmont, met Ivo Brandt.", "born"),
        ("Mara Feld rose to power on March 21, 1990 and was honoured through a 2005 act of the council.", "honoured"),
        ("Mara Feld died on Monday. She was born in 1929. She left school to sell coal.", "left"),
    ],
)
def test_what_stays_without_a_date(text: str, word: str) -> None:
    assert word not in dates_of(text)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Ivo Brandt went on trial on Monday for the killing of Jon Vale.", "Killing"),
        ("On Monday Mara Feld voiced alarm at the arrest of Jon Vale.", "Arrest"),
        ("Mara Feld condemned the murder of Jon Vale on Monday.", "Killing"),
        ("A court ruled in May that the detention of Jon Vale was unlawful.", "Arrest"),
    ],
)
def test_a_deed_is_not_of_the_day_of_what_is_done_about_it(text: str, kind: str) -> None:
    assert not [each for each in told(text) if event(each).type == kind and isinstance(each.object, Date)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The painter Mara Feld was arrested on 4 March, and the poet Tess Okoro on 7 May.",
            {"arrest of Mara Feld": "2021-03-04", "arrest of Tess Okoro": "2021-05-07"},
        ),
        (
            "Mara Feld was born in 1950 and Ivo Brandt in 1960.",
            {"birth of Mara Feld": "1950", "birth of Ivo Brandt": "1960"},
        ),
    ],
)
def test_a_verb_that_is_not_said_again_has_two_dates_of_two(text: str, expected: dict[str, str]) -> None:
    dated = [each for each in told(text) if isinstance(each.object, Date)]
    assert {event(each).label: each.object.value for each in dated if isinstance(each.object, Date)} == expected


@pytest.mark.parametrize(
    ("text", "word", "date"),
    [
        ("Ahead of Monday's election, police arrested Jon Vale.", "arrested", "2021-06-21"),
        ("After a test in January, the Harbor Union sanctioned Norvia Steel.", "sanctioned", "2021-01"),
        ("Mara Feld defended her decision to meet Ivo Brandt in May.", "defended", "2021-05"),
    ],
)
def test_a_date_that_is_another_s_is_not_that_of_what_is_told_beside_it(text: str, word: str, date: str) -> None:
    assert dates_of(text).get(word, ("", ""))[0] != date


def test_a_day_that_nobody_can_place_is_not_that_of_the_sentence_before() -> None:
    text = "Mara Feld was elected in 2008. She resigned from the council on Monday."
    dated = {
        text[slice(*event(each).span)] for each in events.extract(read(text, day=None)) if each.predicate == "date"
    }
    assert dated == {"elected"}


def test_no_event_is_put_on_the_article_s_day_with_confidence() -> None:
    """What is told last and plainly in the past is less sure still; what is said is surer."""
    news = told("Norvia Steel has sued Kestrel Foods.")
    later = told(
        "Mara Feld loves Velmont. It is small. It has a mill. The mill is old. Many like it. Few work there. Once, "
        "after a feast, Tess Okoro had sued Norvia Steel, and Jon Vale had resigned. Ivo Brandt painted the hall."
    )
    (sure,) = (each.confidence for each in news if each.predicate == "date")
    assert all(each.confidence < sure < 0.5 for each in later if each.predicate == "date")
    says = [each for each in events.extract(read("Mara Feld says that it rained.")) if event(each).type == "Saying"]
    assert [each.confidence > 0.5 for each in says] == [True]


@pytest.mark.parametrize(
    ("text", "word", "confidence"),
    [
        ("Mara Feld met Ivo Brandt on Monday. Police arrested Jon Vale.", "arrested", 0.5),
        ("Mara Feld met Ivo Brandt on Monday. It rained. Police arrested Jon Vale.", "arrested", 0.5),
        ("Sales of Norvia Steel rose in 2019. Profit fell.", "fell", 0.4),
    ],
)
def test_a_date_that_another_sentence_says_is_not_sure(text: str, word: str, confidence: float) -> None:
    dated = [each for each in told(text) if each.predicate == "date"]
    assert [each.confidence for each in dated if text[slice(*event(each).span)] == word] == [confidence]


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
    found = headline_dates(headline, "Norvia Steel sued Kestrel Foods on Monday. It would mothball a mill.")
    assert found == dict.fromkeys(words, "2021-06-14")


def test_a_headline_is_not_of_the_day_of_what_its_article_says_by_the_way() -> None:
    assert (
        headline_dates("Norvia Steel mothballs mill", "Norvia Steel may mothball a mill that it built in 2019.") == {}
    )


def headline_dates(headline: str, body: str) -> dict[str, str]:
    """The dates of a headline's words."""
    text, start = f"{headline}\n\n{body}", len(headline) + 2
    reading = read(" " * start + body)
    reading.article = replace(reading.article, text=text, title=headline, paragraphs=((start, len(text)),))
    above = [each for each in events.extract(reading) if isinstance(each.object, Date) and event(each).span[1] < start]
    return {text[slice(*event(each).span)]: each.object.value for each in above if isinstance(each.object, Date)}


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


def test_the_day_of_a_dateline_is_that_of_no_event() -> None:
    found = dates_of("VELMONT, 14 June 2021 - Green members will vote against the bill, Mara Feld said on Wednesday.")
    assert found["said"] == ("2021-06-16", "verb")
    assert found.get("vote", ("", ""))[0] != "2021-06-14"


@pytest.mark.parametrize(
    ("text", "word", "found"),
    [
        ("Mara Feld met Ivo Brandt on Monday and Jon Vale on Tuesday.", "met", {"2021-06-14"}),
        ("Mara Feld met Ivo Brandt on Monday and Tuesday.", "met", {"2021-06-14", "2021-06-15"}),
        ("Mara Feld met Ivo Brandt last week, and this week Jon Vale.", "met", {"2021-W23"}),
        (
            "A bomb killed four in Ostrava on Monday and ten in Velmont on Tuesday.",
            "killed",
            {"2021-06-14", "Ostrava"},
        ),
    ],
)
def test_where_the_verb_is_not_said_again_the_second_date_and_place_are_of_another_event(
    text: str, word: str, found: set[str]
) -> None:
    own = [each for each in told(text) if text[slice(*event(each).span)] == word]
    assert named(own, "date") | named(own, "place") == found


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Mara Feld called a referendum on Saturday.", "referendum"),
        ("The union called a strike on Monday.", "strike"),
        ("Talks between Norvia Steel and Kestrel Foods were first reported on Monday.", "Talks"),
    ],
)
def test_what_is_called_or_reported_on_a_day_is_not_of_that_day(text: str, word: str) -> None:
    assert not [value for (at, value) in dates_at(text) if at == word]


def test_verbs_that_and_joins_do_not_share_a_year() -> None:
    assert dates_of("Norvia Steel was founded in 1991 and bought Kestrel Foods.").get("bought", ("", ""))[1] != "conj"


def dates_at(text: str) -> list[tuple[str, str]]:
    """Each date of a listed event, with its word."""
    dated = [each for each in told(text) if isinstance(each.object, Date)]
    return [(text[slice(*event(each).span)], each.object.value) for each in dated if isinstance(each.object, Date)]


def test_a_year_that_is_only_about_right_is_only_possible() -> None:
    (dated,) = [each for each in told("Mara Feld met Ivo Brandt more than 20 years ago.") if each.predicate == "date"]
    assert dated.confidence < 0.5


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("In an interview on Monday, Mara Feld described the meeting of Ivo Brandt with Jon Vale.", "Meeting"),
        ("On Monday Mara Feld referred to the arrest of Jon Vale in Velmont.", "Arrest"),
        ("Mara Feld listed on Monday what changed since the arrest of Jon Vale.", "Arrest"),
        (
            "“The surprise visit of Mara Feld to Velmont, where she met Ivo Brandt, reminds me of the trip of "
            "Jon Vale to Ostrava in 1985,” she wrote.",
            "Meeting",
        ),
        ("In 2010, in Velmont, Norvia Steel swapped a man arrested by Mara Feld for Jon Vale.", "Arrest"),
        ("On Monday, Jon Vale announced a plan as the party heads toward a convention in Velmont.", "Conference"),
        ("A letter released by Norvia Steel was sent to Mara Feld in May 2012.", "Publication"),
        ("Mara Feld met Ivo Brandt on Monday. Police arrested Jon Vale just before the vote.", "Arrest"),
        ("Mara Feld met Ivo Brandt on Monday. Jon Vale, whom she led in 2009, sued Kestrel Foods.", "Lawsuit"),
        ("On Monday Ivo Brandt praised a proposed debate with Mara Feld.", "Debate"),
        ("Mara Feld will hold a press conference prior to June 30.", "Conference"),
        ("On Monday Mara Feld spoke of the breakup of the marriage of Jon Vale.", "Marriage"),
    ],
)
def test_what_is_told_beside_a_date_is_not_of_that_day(text: str, kind: str) -> None:
    assert not [each for each in told(text) if event(each).type == kind and isinstance(each.object, Date)]


@pytest.mark.parametrize(
    ("text", "word", "value"),
    [
        (
            "The candidate discussed Mara Feld’s press conference in Velmont on Monday, when she refused to speak.",
            "conference",
            "2021-06-14",
        ),
        ("On Monday Mara Feld praised the rally at which Ivo Brandt attacked Jon Vale.", "attacked", "2021-06-14"),
        ("In July 2008, when Mara Feld toured Velmont and met Jon Vale, it rained.", "met", "2008-07"),
        ("Mara Feld gave an interview, taped Monday, to Kestrel Foods.", "interview", "2021-06-14"),
    ],
)
def test_a_date_is_that_of_what_it_stands_beside_or_happened_there(text: str, word: str, value: str) -> None:
    assert dates_of(text)[word][0] == value


def test_the_year_of_a_noun_dates_nothing_beside_it() -> None:
    text = (
        "Jon Vale gave a speech in Velmont on Monday. Jon Vale attacked Mara Feld and criticized her trade plan. "
        "Jon Vale failed to mention the Sept. 11, 2012 attack."
    )
    failed = [each.object for each in told(text) if "failed" in event(each).label]
    assert [one.value for one in failed if isinstance(one, Date)] == ["2021-06-14"]


def test_what_had_been_when_something_happened_is_older() -> None:
    found = dates_at("In July 2008, when Mara Feld had met Jon Vale and was visiting Velmont, it rained.")
    assert ("visiting", "2008-07") in found
    assert "met" not in dict(found)


def test_what_has_happened_is_not_of_the_year_in_which_it_could_be_again() -> None:
    text = (
        "Ivo Brandt could nominate Mara Feld to the seat in 2022. The nomination of Mara Feld to the seat pleased many."
    )
    assert ("nomination", "2022") not in dates_at(text)


@pytest.mark.parametrize(
    ("text", "word", "value"),
    [
        ("Mara Feld led Norvia Steel from 1979 to 1989.", "led", "1979/1989"),
        ("For years, Norvia Steel has courted Kestrel Foods.", "courted", ""),
        ("The nomination of Mara Feld, like Ivo Brandt's in 2008, moved Velmont.", "nomination", ""),
    ],
)
def test_a_stretch_of_years_and_what_something_is_likened_to(text: str, word: str, value: str) -> None:
    assert dict(dates_at(text)).get(word, "") == value


def test_of_two_deeds_the_first_is_not_of_the_month_of_what_was_done_then() -> None:
    found = dates_of("Jon Vale merged his mill with Norvia Steel, and then took the firm public in March.")
    assert (found["took"][0], found["merged"][1]) == ("2021-03", "article")
