"""Labels that say the whole of it: the clause behind the last noun, who won, what is no event at all."""

from __future__ import annotations

import pytest

from kg.model import PASSING
from tests.extract.happening import event, named, told


def _labels(text: str) -> set[str]:
    return {event(each).label for each in told(text)}


@pytest.mark.parametrize(
    ("text", "label"),
    [
        (
            "Mara Feld restored some of the mills that she had bought in Velmont on Monday.",
            "Mara Feld restored some of the mills that she had bought in Velmont",
        ),
        ("Mara Feld issued the following statement on Monday: we close.", "Mara Feld issued a statement"),
        (
            "Mara Feld was appointed harbor chief of Velmont by Jon Vale in 2012.",
            "appointment of Mara Feld as harbor chief of Velmont by Jon Vale",
        ),
        ("Mara Feld was nominated for harbor chief in 2012.", "nomination of Mara Feld for harbor chief"),
        ("Mara Feld announced her candidacy in June 2015.", "Mara Feld announced her candidacy"),
        ("Jon Vale launched a petition campaign on Monday.", "Jon Vale launched a petition campaign"),
        ("Watch the full interview with Jon Vale on Monday.", "interview with Jon Vale"),
        ("Mara Feld was nominated for her post in 2012.", "nomination of Mara Feld"),
        (
            "On Monday Mara Feld continued to portray tired miners as violent criminals.",
            "Mara Feld continued to portray tired miners as violent criminals",
        ),
        ("Mara Feld lost the 2008 election to Jon Vale.", "Mara Feld lost the 2008 election to Jon Vale"),
        (
            "On Monday Jon Vale sold the 2016 report to Mara Feld.",
            "sale of the 2016 report by Jon Vale to Mara Feld",
        ),
        (
            "On Monday Mara Feld took the official last step of closing the mill.",
            "Mara Feld took last step of closing the mill",
        ),
        (
            "On Monday Jon Vale stirred anger with a claim that the fishers are thieves.",
            "Jon Vale stirred anger with a claim that the fishers are thieves",
        ),
        (
            "Mara Feld voted against a measure to quickly raise the harbor fee on Monday.",
            "vote of Mara Feld against a measure to quickly raise the harbor fee",
        ),
        (
            "Mara Feld delivered a message Monday that pleases many fishers.",
            "Mara Feld delivered a message that pleases many fishers",
        ),
        ("Norvia Steel has lost its owners 19 percent in 2016.", "Norvia Steel has lost its owners 19 percent"),
        ("On Monday Mara Feld won the primary in Ostrava.", "Mara Feld won the primary in Ostrava"),
        ("On Monday Mara Feld sent the town's cakes and Jon Vale's wine was red.", "Mara Feld sent the town's cakes"),
        (
            "On Monday guards charged Ivo Brandt with theft and Jon Vale fired his aide.",
            "Jon Vale fired his aide",
        ),
        ("Mara Feld has spent much time campaigning in Ostrava on Monday.", "Mara Feld campaigned in Ostrava"),
        ("Jon Vale was asked about the mine during an interview on Monday.", "interview with Jon Vale"),
        (
            "Mara Feld instructed guards on Monday to check whether the mill had closed.",
            "Mara Feld instructed guards to check whether the mill had closed",
        ),
        (
            "In May a judge ordered the Harbor Union to review the letters of Jon Vale.",
            "a judge ordered the Harbor Union to review the letters of Jon Vale",
        ),
        (
            "On Monday Jon Vale revised his letter explaining that he had not sent or received money.",
            "Jon Vale revised his letter explaining that he had not sent or received money",
        ),
        (
            "On Monday Mara Feld was pressed about the trade each of them had engaged in.",
            "Mara Feld was pressed about the trade each of them had engaged in",
        ),
        (
            "On Monday Norvia Steel began the process of laying off hundreds of smiths.",
            "Norvia Steel began the process of laying off hundreds of smiths",
        ),
        ("Fishers marched down Mill Street on Friday.", "fishers marched down Mill Street"),
        (
            "Mara Feld led Kestrel Foods, the group that Jon Vale launched in 2004.",
            "launch of Kestrel Foods by Jon Vale",
        ),
        ("Norvia Steel was sold out by Jon Vale in May.", "Norvia Steel was sold out by Jon Vale"),
        (
            "On Friday a 2014 University of Velmont team left the league.",
            "a University of Velmont team left the league",
        ),
        ("Mara Feld took office in 2008 with Jon Vale as her deputy.", "Mara Feld took office"),
        (
            "Jon Vale's claim on Monday that the Green List founded the club was false.",
            "founding of the club by the Green List",
        ),
        ("The party's convention on Monday heard Mara Feld.", "the party's convention of 14 June 2021"),
        ("On Monday Jon Vale launched an attack against Mara Feld.", "Jon Vale launched an attack against Mara Feld"),
        ("Four villagers were killed in an attack on Mara Feld on Monday.", "attack on Mara Feld"),
    ],
)
def test_a_label_says_all_that_a_reader_needs(text: str, label: str) -> None:
    assert label in _labels(text)


@pytest.mark.parametrize(
    "text",
    [
        "On Monday Mara Feld attacked Jon Vale.",
        "Her advert on Monday was an attack on Jon Vale.",
        "On Monday Mara Feld rounded up just a sampling of the quotes.",
        "In the survey on Monday 40 percent chose Mara Feld.",
        "Mara Feld took 31 percent on Monday.",
        "On Monday Mara Feld reached out to Norvia Steel.",
        "Mara Feld demonstrated her knack for jokes on Monday.",
        "Mara Feld was announced on Monday.",
        "On Monday Mara Feld drew the comparison.",
        "Mara Feld is poised to argue on Monday that Jon Vale lost.",
        "Mara Feld, wearing a blue shirt with her sleeves rolled up under the sun, ducked down for selfies Monday.",
        "Mara Feld prosecuted Jon Vale on issues from fees to health on Monday.",
        "On Monday Mara Feld fired at Jon Vale.",
        "Ivo Brandt arrived on Monday.",
        "They want the zeal that Mara Feld did in 2008.",
        "Mara Feld campaigned on Monday.",
        "Mara Feld trailed Jon Vale by five points on Monday.",
        "Jon Vale praised the man who considered challenging Mara Feld in 2016.",
        "Buoyed by news - and matched by a rush, followed by doubts - Mara Feld would win on Monday against Jon Vale.",
        "Mara Feld is coming under fire by dozens of women on Monday.",
        "Mara Feld began talking on Monday.",
        "Compared with Jon Vale, Mara Feld was praised.",
        "The data, said to be gathered by Norvia Steel in 2015, are false.",
    ],
)
def test_what_is_no_event_is_none(text: str) -> None:
    events = {(event(each).type, event(each).label) for each in told(text)}
    assert not {kind for kind, _ in events} & {
        "Attack",
        "Arrest",
        "Protest",
        "Gathering",
        "Announcement",
        "Election",
        "Trial",
    }
    assert not any(label.split()[-1] in _NOT_TOLD for _, label in events)


#: What the labels of these sentences would end with.
_NOT_TOLD = ("Feld", "Vale", "percent", "comparison", "Steel", "up", "arrived", "zeal", "talking")


@pytest.mark.parametrize(
    ("text", "agents"),
    [
        (
            "In an interview with Kestrel Foods on Monday, Mara Feld was asked about the mine.",
            {"Mara Feld", "Kestrel Foods"},
        ),
        ("On Monday Mara Feld sat down for an interview with Kestrel Foods.", {"Mara Feld", "Kestrel Foods"}),
        ("Mara Feld granted an interview to Jon Vale on Monday.", {"Mara Feld"}),
    ],
)
def test_an_interview_is_of_whom_it_asks(text: str, agents: set[str]) -> None:
    interviews = [each for each in told(text) if event(each).type == "Interview"]
    assert named(interviews, "participant") >= agents


def test_a_founding_told_beside_has_not_the_day_of_the_news() -> None:
    foundings = [
        each for each in told("Norvia Steel, founded by Mara Feld, closed on Monday.") if event(each).type == "Founding"
    ]
    assert not named(foundings, "date")


def test_an_endorsed_re_election_is_still_to_come() -> None:
    assert not [
        each
        for each in told("Mara Feld endorsed the re-election of Jon Vale on Friday.")
        if event(each).type == "Election"
    ]


def test_the_winner_of_another_election_is_not_of_this_one() -> None:
    text = "Mara Feld won the primary in Velmont on Monday. Jon Vale won another primary on Monday."
    assert _labels(text) >= {"Mara Feld won the primary in Velmont", "Jon Vale won another primary"}


def test_the_last_debate_was_not_today() -> None:
    debates = [each for each in told("In the last debate, Mara Feld pressed Jon Vale.") if event(each).type == "Debate"]
    assert not named(debates, "date")


@pytest.mark.parametrize(
    "text",
    [
        "A clerk present at the symbolic “swearing in” of opposition leader Mara Feld was arrested on Friday.",
        "Guards on Monday detained a third clerk, a man here, who attended a symbolic “swearing-in” of opposition "
        "leader Mara Feld that was a challenge.",
    ],
)
def test_whom_a_preposition_stands_before_is_not_arrested(text: str) -> None:
    arrests = [each for each in told(text) if event(each).type == "Arrest"]
    assert arrests
    assert not named(arrests, "participant")


def test_two_who_won_a_primary_won_two() -> None:
    text = "Mara Feld won the primary in Velmont on Monday. Jon Vale won the primary in Velmont on Monday."
    assert _labels(text) >= {"Mara Feld won the primary in Velmont", "Jon Vale won the primary in Velmont"}


@pytest.mark.parametrize(
    "text",
    [
        "In 2009 Norvia Steel charged a fee of $500.",
        "Mara Feld was tied with Jon Vale at 40 percent on Monday.",
        "On Monday Norvia Steel faced a series of challenges.",
        "Jon Vale will release mine on Monday.",
        "Mara Feld held a 10-point lead in Velmont on Monday.",
        "Jon Vale is an aide to Mara Feld’s presidential campaign.",
        "Ivo Brandt was asked if Mara Feld would schedule a press conference prior to July 30.",
        "Mara Feld named six on Monday.",
    ],
)
def test_what_only_stands_or_is_asked_is_not_listed(text: str) -> None:
    assert not {event(each).label for each in told(text) if event(each).type not in ("Saying", PASSING)}
