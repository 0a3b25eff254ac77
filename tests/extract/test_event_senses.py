"""Words that tell several kinds of events: which one, by what stands beside them."""

from __future__ import annotations

import pytest

from kg.model import Date

from .happening import event, named, told


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("The probe Hesperia was launched from Velmont in April 2015.", {"Launch"}),
        ("The probe into Norvia Steel was launched in April 2015.", {"Investigation"}),
        ("The state assembly on Tuesday passed a bill.", {"Legislation"}),
        ("Mara Feld was killed in a car crash on Monday.", {"Death"}),
        ("Mara Feld was killed in an attack on Monday.", {"Killing", "Attack"}),
        ("Four people were killed when a bus plunged into a river on Monday.", {"Death", "Accident"}),
        ("The train ran on Monday.", set()),
        ("Shares plunged on Monday.", {"Change"}),
        ("The volcano erupted on Monday.", {"Disaster"}),
        ("A ferry carrying 80 passengers ran aground on Monday.", {"Accident"}),
        ("Norvia Steel beat Kestrel Foods on penalties in the final on Sunday.", {"Match"}),
        ("Norvia Steel beat Kestrel Foods in court on Sunday.", {"Other"}),
        ("A memorial service was held on Monday.", {"Ceremony"}),
        ("The truce expired at midnight on Monday.", {"Other"}),
        ("The truce was agreed in Velmont on May 21.", {"Agreement"}),
        ("A mudslide buried 20 houses on Monday.", {"Disaster"}),
        ("Governor Mara Feld declared a state of emergency on Monday.", {"Decision"}),
        ("Mara Feld conceded defeat on Sunday.", {"Announcement"}),
        ("Mara Feld spoke by telephone with Ivo Brandt on Monday.", {"Meeting"}),
        ("Voters go to the polls on Sunday.", {"Vote"}),
        ("The court will hand down a verdict on Monday.", {"Conviction"}),
        ("Gunmen took 14 hostages on Monday.", {"Crime"}),
        ("Mara Feld was found guilty of theft on Monday.", {"Conviction"}),
        ("The Harbor Union went on strike on Monday.", {"Strike"}),
        ("Mara Feld appeared in court on Monday.", {"Trial"}),
        ("Mara Feld made a court appearance on Monday.", {"Trial"}),
        ("Mara Feld appeared on stage on Monday.", set()),
        ("Mara Feld was taken into custody on Monday.", {"Arrest"}),
        ("Kestrel Foods dropped its objections on Monday.", {"Other"}),
        ("Mara Feld dropped out on Monday.", {"Other"}),
        ("The film, shot by Mara Feld on Monday, is short.", set()),
        ("Norvia Steel was met with doubts on Monday.", set()),
        ("Norvia Steel shelled out 3 million euros on Monday.", set()),
        ("Mara Feld grew impatient in May.", {"Other"}),
        ("The illness that killed Mara Feld in May is rare.", {"Death"}),
        ("Three men were killed when a wall collapsed on Monday.", {"Death", "Accident"}),
        ("The council held a hearing on the budget on Monday.", {"Meeting"}),
        ("Mara Feld faces a hearing on Monday.", {"Trial"}),
        ("The court held a hearing on Monday.", {"Trial"}),
        ("Mara Feld appeared in court on Monday.", {"Trial"}),
        ("Mara Feld is to appear before a committee on Thursday.", {"Speech"}),
        ("A Phase 3 trial began in Velmont on Monday.", {"Other"}),
        ("The Harbor Union lifted sanctions on Norvia Steel on Monday.", {"Sanction"}),
        ("The Harbor Union overturned the conviction of Jon Vale on Monday.", {"Decision"}),
        ("Mara Feld ended the strike on Monday.", {"Other"}),
        ("The strike ended on Monday.", {"Strike"}),
        ("Mara Feld promoted Jon Vale on Twitter in May.", set()),
        ("Mara Feld was promoted to captain in May.", {"Appointment"}),
        ("Mara Feld walked out in May.", {"Other"}),
        ("Nurses walked out in May.", {"Strike"}),
        ("The Harbor Union sanctioned $3 million in aid in May.", set()),
        ("A war of words broke out on Monday.", {"Other"}),
        ("A court will hear the appeal on Monday.", {"Trial"}),
        ("Norvia Steel lost 2-1 to Kestrel Foods on Sunday.", {"Match"}),
        ("Norvia Steel beat Kestrel Foods by five wickets on Sunday.", {"Match"}),
        ("The army said on Monday that it had killed 15 men in Velmont.", {"Killing"}),
        ("The MV Hesperia sank off Velmont on Monday.", {"Accident"}),
        ("Gunmen sacked two villages on Monday.", {"Attack"}),
        ("Norvia Steel sacked Mara Feld on Monday.", {"Dismissal"}),
        ("A bomb exploded in Velmont on Monday.", {"Attack"}),
        ("Typhoon Sora killed 12 people on Monday.", {"Death"}),
        ("Mara Feld passed away on Monday.", {"Death"}),
        ("Mara Feld became Velmont's first prime minister in May.", {"Appointment"}),
        ("Mara Feld became ill in May.", set()),
        ("Mara Feld took over as leader of the Green List in May.", {"Appointment"}),
        ("Mara Feld took office on Monday.", {"Appointment"}),
        ("Mara Feld went into exile in May.", {"Movement"}),
        ("Mara Feld dissolved parliament on Monday.", {"Decision"}),
        ("The Green List tabled a motion on Monday.", {"Legislation"}),
        ("Mara Feld was granted bail on Monday.", {"Release"}),
        ("Mara Feld was admitted to hospital on Monday.", {"Other"}),
        ("Four people were killed in clashes on Monday.", {"Killing", "Conflict"}),
    ],
)
def test_the_kind_is_that_of_the_sense(text: str, kinds: set[str]) -> None:
    assert {event(each).type for each in told(text)} == kinds


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Mara Feld will fly to Velmont on Monday and meet Ivo Brandt.",
            {("Visit", "2021-06-21"), ("Meeting", "2021-06-21")},
        ),
        ("The case dragged on until 1969, when the court ruled in her favour.", {("Decision", "1969")}),
        (
            "Gunmen seized a school in Velmont on 23 May and took 14 hostages.",
            {("Seizure", "2021-05-23"), ("Crime", "2021-05-23")},
        ),
    ],
)
def test_a_second_verb_and_a_clause_after_a_date_tell_events_too(text: str, expected: set[tuple[str, str]]) -> None:
    dated = [each for each in told(text) if each.predicate == "date"]
    assert {(event(each).type, each.object.value) for each in dated if isinstance(each.object, Date)} == expected


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Mara Feld delivered a pair of speeches on Tuesday.", "Speech"),
        ("Mara Feld delivered a stern warning on Tuesday.", "Other"),
        ("Prosecutors charged a trader, Jon Vale, on Tuesday.", "Charge"),
        ("Norvia Steel retired the old ferry on Tuesday.", "Other"),
        ("Mara Feld came under fire on Tuesday for her vote.", None),
        ("Jon Vale turned himself in to police on Tuesday.", "Surrender"),
        ("Jon Vale was remanded in custody on Tuesday.", "Arrest"),
        ("Customs officers seized 40 kilograms of heroin on Tuesday.", "Seizure"),
        ("Norvia Steel seized the chance on Tuesday.", None),
        ("Firefighters rescued two girls on Tuesday.", "Rescue"),
        ("Villagers were evacuated to a school on Tuesday.", "Rescue"),
        ("Jon Vale was extradited to Norvia on Tuesday.", "Deportation"),
        ("Police searched a flat in Velmont on Tuesday.", "Investigation"),
        ("The judge found Jon Vale guilty of fraud on Tuesday.", "Conviction"),
        ("Jon Vale was charged with fraud on Tuesday.", "Charge"),
        ("Jon Vale pleaded guilty on Tuesday.", "Trial"),
        ("A clerk lost her life on Tuesday.", "Death"),
        ("Jon Vale succumbed to his wounds on Tuesday.", "Death"),
        ("Jon Vale succumbed to temptation on Tuesday.", "Other"),
        ("Seven clerks were hurt on Tuesday.", "Injury"),
        ("Norvia Steel was hurt by the tariff on Tuesday.", "Other"),
        ("A blast ripped through a mill in Velmont on Tuesday.", "Accident"),
        ("Divers saved three sailors on Tuesday.", "Rescue"),
        ("Two climbers were found alive on Tuesday.", "Rescue"),
        ("The Harbor Union claimed responsibility on Tuesday.", "Announcement"),
        ("Jon Vale was denied bail on Tuesday.", "Trial"),
        ("Jon Vale appeared before Magistrate Ivo Brandt on Tuesday.", "Trial"),
        ("The Sea Lark capsized on Tuesday.", "Accident"),
        ("Mara Feld took the oath on Tuesday.", "Appointment"),
        ("Mara Feld assumed the post on Tuesday.", "Appointment"),
        ("Forty cooks were made redundant on Tuesday.", "Dismissal"),
        ("Norvia Steel went into administration on Tuesday.", "Closure"),
        ("Tailors took to the streets on Tuesday.", "Protest"),
        ("A flood of letters reached Mara Feld on Tuesday.", "Other"),
        ("A fire broke out in Velmont on Tuesday.", "Disaster"),
        ("Mara Feld opened fire on Tuesday.", "Other"),
        ("A bus skidded and plummeted into a gorge on Tuesday.", "Accident"),
        ("Troops repelled an attack on Velmont on Tuesday.", "Conflict"),
    ],
)
def test_what_is_done_says_which_kind_it_is(text: str, kind: str | None) -> None:
    assert {event(each).type for each in told(text)} == ({kind} if kind else set())


def test_who_dies_in_an_accident_has_a_death_for_a_label() -> None:
    statements = [
        each for each in told("Mara Feld was killed in a car crash on Monday.") if event(each).type == "Death"
    ]
    assert {event(each).label for each in statements} == {"death of Mara Feld"}
    assert named(statements, "participant") == {"Mara Feld"}


def test_the_voters_go_on_the_day_that_comes() -> None:
    assert named(told("Voters go to the polls on Sunday."), "date") == {"2021-06-20"}
