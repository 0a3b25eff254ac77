"""Who takes part in an event, as whom, and where it takes place, in sentences about invented people."""

from __future__ import annotations

import pytest

from kg.model import Mention, Statement

from .happening import event, named, told


def _in_role(statements: list[Statement], role: str) -> set[str]:
    taking = [each for each in statements if each.predicate == "participant" and each.role == role]
    return {each.object.name for each in taking if isinstance(each.object, Mention)}


@pytest.mark.parametrize(
    ("text", "agents", "patients"),
    [
        ("Mara Feld and Ivo Brandt signed a peace agreement on Monday.", {"Mara Feld", "Ivo Brandt"}, set()),
        ("A treaty was signed by Mara Feld on Monday.", {"Mara Feld"}, set()),
        ("The Chief Justice of Germany Mara Feld jailed Jon Vale on Monday.", {"Mara Feld"}, {"Jon Vale"}),
        ("In a blow to the guild, mayor and baker Mara Feld resigned on Monday.", {"Mara Feld"}, set()),
        ("Mara Feld pleaded with Jon Vale in May to leave.", {"Mara Feld"}, {"Jon Vale"}),
        ("The Harbor Union imposed sanctions on Norvia Steel in May.", {"Harbor Union"}, {"Norvia Steel"}),
        ("Kestrel Foods filed a lawsuit in May.", {"Kestrel Foods"}, set()),
        ("Ivo Brandt's appointments in 2019 went to men.", {"Ivo Brandt"}, set()),
        ("Ivo Brandt's appointment in 2019 was a surprise.", set(), {"Ivo Brandt"}),
        (
            "The envoy, Tess Okoro, is to hold talks with General Ivo Brandt on Thursday.",
            {"Tess Okoro", "Ivo Brandt"},
            set(),
        ),
        ("A gunman, identified as Jon Vale, killed four people on Monday.", {"Jon Vale"}, set()),
        (
            "A delegation led by Senator Mara Feld met rebel leader Jon Vale on Tuesday.",
            {"Mara Feld", "Jon Vale"},
            set(),
        ),
        ("The Harbor Union besieged Velmont in May.", {"Harbor Union"}, {"Velmont"}),
        ("Mara Feld and Ivo Brandt are set to host the summit on Monday.", {"Mara Feld", "Ivo Brandt"}, set()),
        ("Founded in 1954 by Mara Feld, Norvia Steel is rich.", {"Mara Feld"}, {"Norvia Steel"}),
        ("Mara Feld pressed Ivo Brandt to sign a treaty in May.", {"Mara Feld", "Ivo Brandt"}, {"Ivo Brandt"}),
        ("Jon Vale faces trial on Monday.", set(), {"Jon Vale"}),
        ("A judge extended the detention of Jon Vale on Monday.", set(), {"Jon Vale"}),
        ("The Harbor Union imposed a travel ban on Jon Vale in May.", {"Harbor Union"}, {"Jon Vale"}),
        ("In May the council declared Jon Vale the winner of the election.", {"Jon Vale"}, set()),
        ("Jon Vale's passport was seized in May.", set(), {"Jon Vale"}),
        ("The body of Jon Vale was found in May.", set(), {"Jon Vale"}),
        ("Police detained 11 people on Monday, among them Jon Vale.", set(), {"Jon Vale"}),
        (
            "Ivo Brandt was detained in a raid on Monday along with Jon Vale and Tess Okoro.",
            set(),
            {"Ivo Brandt", "Jon Vale", "Tess Okoro"},
        ),
        ("Police arrested 40 protesters on Monday, including the poet Jon Vale.", set(), {"Jon Vale"}),
        (
            "The arrest of two guards of Norvia Steel, Jon Vale and Ivo Brandt, came on Monday.",
            set(),
            {"Jon Vale", "Ivo Brandt"},
        ),
        ("On Monday, a court sentenced a blogger, Jon Vale, to two years.", set(), {"Jon Vale"}),
        ("Jon Vale was appointed in 1984, retired in 1992 and died in 2006.", {"Jon Vale"}, {"Jon Vale"}),
        ("Mara Feld endorsed Jon Vale Tuesday.", {"Mara Feld"}, {"Jon Vale"}),
        ("The Harbor Union went on strike in May.", {"Harbor Union"}, set()),
        ("The test is on Monday, when Norvia Steel is scheduled to make a payment.", {"Norvia Steel"}, set()),
        ("Jon Vale was booed and shouted down by Mara Feld in May.", {"Mara Feld"}, {"Jon Vale"}),
        ("Mara Feld spoke by phone with her boss, Ivo Brandt, on Monday.", {"Mara Feld", "Ivo Brandt"}, set()),
        ("Mara Feld was tired in May after meeting Ivo Brandt.", {"Mara Feld", "Ivo Brandt"}, set()),
        ("Mara Feld thanked Jon Vale for meeting Ivo Brandt in May.", {"Ivo Brandt"}, set()),
        ("It was built by Jon Vale, a welder in Velmont, who voted for Mara Feld in 2008.", {"Jon Vale"}, set()),
        ("Mara Feld visited Velmont in May.", {"Mara Feld"}, set()),
        ("Mara Feld is ill, having campaigned with Ivo Brandt in May.", {"Mara Feld", "Ivo Brandt"}, set()),
        ("Mara Feld danced with her boss, Ivo Brandt, on Monday.", {"Mara Feld", "Ivo Brandt"}, set()),
        ("Mara Feld is set to host Ivo Brandt on Monday.", {"Mara Feld"}, {"Ivo Brandt"}),
        ("Mara Feld campaigned with Ivo Brandt on Monday.", {"Mara Feld", "Ivo Brandt"}, set()),
        ("Norvia Steel replaced Mara Feld with Jon Vale in May.", {"Norvia Steel"}, {"Mara Feld"}),
        ("Mara Feld gave a ring to Jon Vale in May.", {"Mara Feld"}, {"Jon Vale"}),
        ("They met Tess Okoro, the mother of Jon Vale, who was fatally shot in 2012.", {"Tess Okoro"}, {"Jon Vale"}),
        ("Ivo Brandt's meeting with Jon Vale was first reported by Mara Feld.", {"Ivo Brandt", "Jon Vale"}, set()),
        ('Mara Feld continued: "The worst attack ever in Velmont? That was in 2001."', set(), set()),
        ("Mara Feld attended her first caucus on Tuesday.", {"Mara Feld"}, set()),
        ("Mara Feld contrasted the mayor on Monday with Jon Vale.", {"Mara Feld"}, set()),
        ("Mara Feld denounced it, saying in an interview on Monday that it rained.", {"Mara Feld"}, set()),
        ("Jon Vale coined it during Mara Feld's 2009 campaign.", {"Mara Feld"}, set()),
        ("Mara Feld's dismissal of the claim on Monday was rude.", {"Mara Feld"}, set()),
        ("Jon Vale grieved, a sniper killing Mara Feld on Monday.", set(), {"Mara Feld"}),
        ("Mara Feld filed a lawsuit against Norvia Steel on Monday.", {"Mara Feld"}, {"Norvia Steel"}),
        ("Schools across Velmont and Ostrava were closed by Mara Feld in May.", {"Mara Feld"}, set()),
        (
            "In April, they met people including Tess Okoro, the mother of Jon Vale, who was shot in 2012.",
            {"Tess Okoro"},
            {"Jon Vale"},
        ),
    ],
)
def test_who_does_what_an_object_or_a_description_tells(text: str, agents: set[str], patients: set[str]) -> None:
    statements = told(text)
    assert (_in_role(statements, "agent"), _in_role(statements, "patient")) == (agents, patients)


@pytest.mark.parametrize(
    ("text", "kinds", "label"),
    [
        ("Jon Vale was arrested in 2017 and freed in May.", {"Arrest", "Release"}, "release of Jon Vale"),
        ("Jon Vale was arrested in 2017 and extradited in May.", {"Arrest", "Deportation"}, "extradition of Jon Vale"),
        (
            "Jon Vale was convicted in 2019, jailed for two years and deported in 2021.",
            {"Conviction", "Deportation"},
            "deportation of Jon Vale",
        ),
        (
            "Born in Velmont on May 2, 1925, the youngest of four, Tess Okoro was drafted in 1944.",
            {"Birth", "Other"},
            "birth of Tess Okoro in Velmont",
        ),
    ],
)
def test_a_participle_shares_the_one_to_whom_it_is_done(text: str, kinds: set[str], label: str) -> None:
    statements = told(text)
    assert {event(each).type for each in statements if each.predicate == "participant"} == kinds
    assert not _in_role(statements, "agent")
    assert label in {event(each).label for each in statements}


def test_who_is_killed_and_who_has_killed_may_be_written_alike() -> None:
    assert _in_role(told("Mara Feld admitted that he's killed."), "patient") == set()
    assert _in_role(told("Mara Feld was killed on Monday."), "patient") == {"Mara Feld"}


def test_sanctions_are_on_somebody_and_at_no_place() -> None:
    statements = told("The Harbor Union imposed sanctions on Velmont in May.")
    assert _in_role(statements, "patient") == {"Velmont"}
    assert named(statements, "place") == set()
