"""What a role phrase names: its office whole, its body, and whether it is over. All people are invented."""

from __future__ import annotations

import pytest

from .belonging import facts, statements

INC = "Indian National Congress"
LEADS = ("leaderOf", "memberOf")
LED = {f"Ravi Das {said} Bharatiya Janata Party" for said in LEADS}

SAID = [
    (
        "The leader of the Free Democratic Party (FDP), Ann Cole, said no.",
        {"Ann Cole leaderOf Free Democratic Party", "Ann Cole memberOf Free Democratic Party"},
    ),
    (
        "Joe Blunt of Oxfam left. The president of the Harbour Workers' Party (HWP), Sue Dent, said no.",
        {
            "Joe Blunt affiliatedWith Oxfam",
            "Sue Dent leaderOf Harbour Workers' Party",
            "Sue Dent memberOf Harbour Workers' Party",
        },
    ),
    (
        "Labour MPs Ann Cole and Joe Blunt said no.",
        {"Ann Cole memberOf Labour Party", "Joe Blunt memberOf Labour Party"},
    ),
    (
        "Green MEPs Ann Cole and Joe Blunt walked out.",
        {"Ann Cole memberOf Green Party", "Joe Blunt memberOf Green Party"},
    ),
    (
        "Conservative councillors Ann Cole, Joe Blunt and Sue Dent defied the whip.",
        {f"{name} memberOf Conservative Party" for name in ("Ann Cole", "Joe Blunt", "Sue Dent")},
    ),
    (
        "Sue Dent from the SNP and the DUP's Ed Vale spoke.",
        {"Sue Dent memberOf Scottish National Party", "Ed Vale memberOf Democratic Unionist Party"},
    ),
    (
        "Sue Dent of the SNP and Labour's leader, Ed Vale, met.",
        {
            "Sue Dent memberOf Scottish National Party",
            "Ed Vale leaderOf Labour Party",
            "Ed Vale memberOf Labour Party",
        },
    ),
    ("Ann Cole, founder of the voting rights group Fair Fight, said no.", {"Ann Cole founderOf Fair Fight"}),
    ("Joe Blunt, director of the advocacy group Mercy Corps, said no.", {"Joe Blunt leaderOf Mercy Corps"}),
    ("Ann Cole, a Democrat and former judge, said no.", {"Ann Cole memberOf Democratic Party"}),
    (
        "Ann Cole, one of the last moderate Democrats in the House, said no.",
        {"Ann Cole memberOf Democratic Party"},
    ),
    (
        "Joe Blunt, one of the leaders of the Green Party, said no.",
        {"Joe Blunt leaderOf Green Party", "Joe Blunt memberOf Green Party"},
    ),
    (
        "Labour Minister Ann Cole and Defence Minister Joe Blunt, both SPD, said no.",
        {"Ann Cole memberOf Social Democratic Party", "Joe Blunt memberOf Social Democratic Party"},
    ),
    ("Sue Dent of Human Rights Watch said no.", {"Sue Dent affiliatedWith Human Rights Watch"}),
    # a title before the name that follows a role
    (
        "Oxfam's former treasurer, Mrs. Ann Cole, and the managing director of Greenpeace, Dr. Ed Vale, left.",
        {"Ann Cole worksFor Oxfam", "Ed Vale leaderOf Greenpeace"},
    ),
    ("NATO's secretary general, Ann Cole, left.", {"Ann Cole leaderOf NATO"}),
    ("UNRWA Commissioner-General Ann Cole left.", {"Ann Cole leaderOf UNRWA"}),
    # what somebody is stands before the name, where behind it
    (
        "They met the analyst Ann Cole of Oxfam and President Joe Blunt of Greenpeace.",
        {"Ann Cole worksFor Oxfam", "Joe Blunt leaderOf Greenpeace"},
    ),
    # who speaks for a party, and an adjective before it at the beginning of a sentence
    ("Liberal finance critic Ann Cole said no.", {"Ann Cole memberOf Liberal Party"}),
    ("Liberal critic Ann Cole said no.", set()),
    # a secretary to somebody is not that somebody, and who sits for a place is no member of it
    ("Ann Cole, a secretary to the president of Oxfam, said no.", {"Ann Cole worksFor Oxfam"}),
    ("Ann Cole, the member for Barwon-Lindale, said no.", set()),
    # heads of a field, and one of several
    (
        "UN human rights chief Ann Cole met UN chief Joe Blunt.",
        {"Ann Cole worksFor United Nations", "Joe Blunt leaderOf United Nations"},
    ),
    ("A Hamas commander, Joe Blunt, was killed.", {"Joe Blunt memberOf Hamas"}),
    # who has a spokeswoman, and of whom its secretary general is
    (
        "Greenpeace had no comment, a spokeswoman, Ann Cole, said.",
        {"Ann Cole worksFor Greenpeace"},
    ),
    ("A spokesman for Oxfam said: “No.” Its secretary general, Ann Cole, agreed.", {"Ann Cole leaderOf Oxfam"}),
    # a town behind a university, an election behind a candidate
    (
        "A lecturer of Leeds University, Selbourne, Dr. Ann Cole, met Labour's candidate in the 2023 vote, Ed Vale.",
        {"Ann Cole worksFor Leeds University", "Ed Vale candidateOf Labour Party"},
    ),
    (
        "Ann Cole, a director on the boards of Shell and Oxfam, said no.",
        {"Ann Cole memberOf Shell", "Ann Cole memberOf Oxfam"},
    ),
    ("The secretary-general of the Green Party, Ann Cole, said no.", {"Ann Cole memberOf Green Party"}),
    ("Ann Cole, a wheat farmer from the ruling Green Party, said no.", {"Ann Cole memberOf Green Party"}),
    ("Social justice is not Ann Cole's business.", set()),
    # whose deputy
    (
        "Ed Vale, president of Oxfam, left. His deputy, Ann Cole, took over.",
        {"Ed Vale leaderOf Oxfam", "Ann Cole memberOf Oxfam"},
    ),
    ("Senator Ann Cole (R) and Ed Vale (L) shake hands in Leeds.", set()),
    ("Ann Cole, director for risk and a member of Oxfam's council, said no.", {"Ann Cole memberOf Oxfam"}),
    ("The mayor's adviser, Ann Cole, was chief of staff at Oxfam.", {"Ann Cole worksFor Oxfam"}),
    ("Ann Cole, a pharmacist at Oxfam, said no.", {"Ann Cole worksFor Oxfam"}),
    # who gives somebody a post has him, but for a state and its bodies
    ("Shell named Ann Cole as chief financial officer.", {"Ann Cole worksFor Shell"}),
    ("Ann Cole was named chief executive by Shell.", {"Ann Cole leaderOf Shell"}),
    ("Congress named Ann Cole as ambassador.", set()),
    (
        "Ann Cole, convener of the Green Party, said no.",
        {"Ann Cole leaderOf Green Party", "Ann Cole memberOf Green Party"},
    ),
    ("Oxfam's director of donor relations, Ann Cole, said no.", {"Ann Cole worksFor Oxfam"}),
    ("Her brother, the poet Joe Blunt, joined Greenpeace.", {"Joe Blunt memberOf Greenpeace"}),
    ("The Dáil heard Social Democrats TD Ann Cole.", {"Ann Cole memberOf Social Democrats"}),
    # whose politicians are all leaders; a chieftain; who leads no body
    ("BJP leader Anil Rao met BJP president Ravi Das.", {"Anil Rao memberOf Bharatiya Janata Party"} | LED),
    ("All Progressives Congress chieftain Sue Dent said no.", {"Sue Dent memberOf All Progressives Congress"}),
    ("Oxfam civil society leader Sue Dent said no.", set()),
    # who is only sent to a body, or stands for a seat
    ("Ann Cole is Kenya's representative to the United Nations.", set()),
    ("Ann Cole is Labour's candidate for the Commons.", {"Ann Cole candidateOf Labour Party"}),
    (
        "Congress chief Anil Rao praised the BJP's Delhi chief, Ravi Das.",
        {"Ravi Das memberOf Bharatiya Janata Party"} | {f"Anil Rao {said} {INC}" for said in LEADS},
    ),
    ("Green Party information chief Ann Cole said no.", {"Ann Cole memberOf Green Party"}),
    ("Karnataka Congress president Anil Rao met the BJP.", {f"Anil Rao memberOf {INC}"}),
    ("Rahul Das is Leader of the Opposition in Lok Sabha.", {"Rahul Das memberOf Lok Sabha"}),
    ("Ann Cole, 52, candidate of the opposition Labour Party, lost.", {"Ann Cole candidateOf Labour Party"}),
    (
        "The MP for Oldport North and leader of the Green Party, Ann Cole, won.",
        {f"Ann Cole {said} Green Party" for said in LEADS},
    ),
    ("Ann Cole is deputy vice-chancellor in charge of Academic Affairs.", set()),
    ("Ann Cole, a former ICT Permanent Secretary, said no.", {"Ann Cole worksFor ICT"}),
    # "party" before a role
    (
        "The Green Party met. Party leader Ann Cole left with Joe Blunt, a senior party official.",
        {
            "Ann Cole leaderOf Green Party",
            "Ann Cole memberOf Green Party",
            "Joe Blunt memberOf Green Party",
        },
    ),
    ("The Green Party met the Labour Party. Party spokesman Ed Vale spoke.", set()),
    ("The Green Party won. The ruling party leader Ann Cole wept.", set()),
    # what somebody does, in plain words before his name
    ("Labour Party director of elections Ann Cole said no.", {"Ann Cole memberOf Labour Party"}),
    ("Joe Blunt reappointed Ann Cole as the governor of the Bank of England.", {"Ann Cole leaderOf Bank of England"}),
    ("Veteran Labour MP Ann Cole said no.", {"Ann Cole memberOf Labour Party"}),
    ("CDU General Secretary Ann Cole said no.", {"Ann Cole memberOf Christian Democratic Union"}),
    ("Ann Cole, Acme's Middle East and North Africa director, left.", {"Ann Cole worksFor Acme"}),
    ("UN Special Rapporteur Ann Cole said no.", {"Ann Cole worksFor United Nations"}),
]


@pytest.mark.parametrize(("text", "expected"), SAID)
def test_of_which_body_somebody_is(text: str, expected: set[str]) -> None:
    assert {fact for fact in facts(text) if "holdsPosition" not in fact} == expected


PARTS = [
    ("Ann Cole chairs the European Parliament's trade committee.", "memberOf European Parliament"),
    ("Ann Cole leads the Labour Party's youth wing.", "memberOf Labour Party"),
    ("Ann Cole leads the youth wing of the Labour Party.", "memberOf Labour Party"),
    ("Ann Cole is head of the Green Party's women's section.", "memberOf Green Party"),
    ("Ann Cole is head of the women's section of the Green Party.", "memberOf Green Party"),
    ("Ann Cole founded the youth wing of the Labour Party.", "memberOf Labour Party"),
    ("Ann Cole heads Amnesty International's Berlin office.", "worksFor Amnesty International"),
    ("Ann Cole runs Shell's trading arm.", "worksFor Shell"),
    ("Ann Cole chairs the Senate's constitution committee.", "memberOf Senate"),
    ("Ann Cole, communications director of the Labour Party, said no.", "memberOf Labour Party"),
    ("Ann Cole is the chief financial officer of Shell.", "worksFor Shell"),
    ("Ann Cole is deputy leader of Reform UK.", "memberOf Reform UK"),
    ("Ann Cole, chair of the Labour Party's policy committee, said no.", "memberOf Labour Party"),
    ("Ann Cole chairs the board of Shell.", "leaderOf Shell"),
    ("Ann Cole was promoted to chief executive of Shell.", "leaderOf Shell"),
    ("Ann Cole leads the rights group Oxfam.", "leaderOf Oxfam"),
    ("Ann Cole has been a non-executive director of Oxfam.", "memberOf Oxfam"),
    ("Ann Cole is a strategy director at Oxfam.", "worksFor Oxfam"),
    ("Ann Cole, head of the UN mission in Sudan, said no.", "worksFor United Nations"),
    ("Ann Cole, head of research for Oxfam, said no.", "worksFor Oxfam"),
    ("Ann Cole chairs the trustees of Oxfam.", "leaderOf Oxfam"),
]


@pytest.mark.parametrize(("text", "expected"), PARTS)
def test_who_leads_a_part_does_not_lead_the_whole(text: str, expected: str) -> None:
    assert {fact for fact in facts(text) if "holdsPosition" not in fact} == {f"Ann Cole {expected}"}


OFFICES = [
    ("Ann Cole is deputy leader of Reform UK.", {("deputy leader", False)}),
    ("Ann Cole, deputy head of Oxfam, left.", {("deputy head", False)}),
    ("Ann Cole is the chief financial officer of Shell.", {("chief financial officer", False)}),
    ("Ann Cole, a former army chief and defence minister, left.", {("army chief", True), ("defence minister", True)}),
    ("Former Home Secretary and chancellor Ann Cole left.", {("Home Secretary", True), ("chancellor", True)}),
    ("The former treasurer and chief whip, Ann Cole, left.", {("treasurer", True), ("chief whip", True)}),
    ("Former foreign and defence minister Ann Cole left.", {("foreign and defence minister", True)}),
    ("Former justice and interior minister Ann Cole left.", {("justice and interior minister", True)}),
    ("Ann Cole, a former minister and current mayor of Leeds, left.", {("minister", True), ("mayor", False)}),
    ("Ann Cole, a former MP and president of Oxfam, left.", {("MP", True), ("president", False)}),
    ("Ann Cole, the former president and chairwoman of Oxfam, left.", {("president", True), ("chairwoman", True)}),
    ("Ann Cole, a former minister and the mayor of Leeds, left.", {("minister", True), ("mayor", False)}),
    ("Ministers Ann Cole and Joe Blunt left.", {("Minister", False)}),
    ("MPs Sue Dent and Ed Vale left.", {("MP", False)}),
    ("Ann Cole TD and Jane Bates TD left.", {("TD", False)}),
    ("Public Safety Minister Ann Cole left.", {("Public Safety Minister", False)}),
    ("Indigenous Relations Minister Ann Cole left.", {("Indigenous Relations Minister", False)}),
    ("Rural Affairs Secretary Ann Cole left.", {("Rural Affairs Secretary", False)}),
    ("Health and Sport Minister Ann Cole left.", {("Health and Sport Minister", False)}),
    ("“We are glad,” Chief Executive Jürgen Albrecht told analysts.", {("Chief Executive", False)}),
    ("Secretary General Anders Holt left.", {("Secretary General", False)}),
    ("Education and Youth Minister Ann Cole left.", {("Education and Youth Minister", False)}),
    ("Pilar Llopis is promoted to health minister.", {("health minister", False)}),
    ("Ann Cole was tipped to become prime minister.", set()),
    ("Ann Cole is expected to be named ambassador to the Vatican.", set()),
    ("Ann Cole hopes to become a minister.", set()),
    ("The mayor of Vienna, Ann Cole, resigned.", {("mayor", False)}),
    ("The former governor of the state of Ohio, Ann Cole, said no.", {("governor", True)}),
    ("Former House speaker Ann Cole met a native speaker of Welsh, Ed Vale.", {("speaker", True)}),
    ("Senate President Pro Tempore Ann Cole left.", {("Senate President Pro Tempore", False)}),
    ("Ann Cole, a former strategic affairs minister, left.", {("strategic affairs minister", True)}),
    ("Chief Ade Bankole said no.", set()),
    ("Ann Cole, chief executive of Shell until she left, said no.", {("chief executive", True)}),
    ("Merrow East MP Ann Cole met Siaya Governor Joe Blunt.", {("MP", False), ("Governor", False)}),
    ("The Tunisian director Ann Cole shot a film.", set()),
    ("Ann Cole, the Union Minister for Heavy Industries, left.", {("Union Minister for Heavy Industries", False)}),
    ("Ann Cole was tourism minister under Joe Blunt.", {("tourism minister", True)}),
    ("Ann Cole was president of Oxfam for three terms.", {("president", True)}),
    ("The Greens met. Ann Cole (Deputy Party Leader) said no.", {("Deputy Party Leader", False)}),
    ("Ann Cole, leader of the opposition, said no.", {("leader of the opposition", False)}),
    ("Ann Cole, leader of the opposition Green Party, said no.", set()),
    ("Former Education Cabinet Secretary Ann Cole left.", {("Education Cabinet Secretary", True)}),
    ("Prime Minister Sir Joe Blunt said no.", {("Prime Minister", False)}),
    ("The chairperson of the board, Ann Cole, said no.", {("chairperson", False)}),
    ("Joe Blunt is the alternative prime minister.", set()),
    ("Joe Blunt was the first prime minister to resign.", {("prime minister", False)}),
    ("Incumbent Tanzanian President Joe Blunt said no.", {("Tanzanian President", False)}),
    ("The MP for Oldport North, Joe Blunt, said no.", {("MP", False)}),
    ("Joe Blunt met Ann Cole. The former minister Ed Vale left.", {("minister", True)}),
]


@pytest.mark.parametrize(("text", "expected"), OFFICES)
def test_offices_whole_and_whether_they_are_over(text: str, expected: set[tuple[str, bool]]) -> None:
    found = [one for one in statements(text) if one.predicate == "holdsPosition"]
    assert {(one.object.name, one.former) for one in found} == expected


CHARGES = [
    ("The Inspector General of Police, Mr. Joe Blunt, was there.", "Inspector General of Police"),
    ("Inspector-General of Police Joe Blunt was there.", "Inspector-General of Police"),
    ("Director of Public Prosecutions Joe Blunt objected.", "Director of Public Prosecutions"),
    ("The Director of Public Prosecutions (DPP) Joe Blunt objected.", "Director of Public Prosecutions"),
    ("They asked to summon Director of Criminal Inquiries, Joe Blunt to speak.", "Director of Criminal Inquiries"),
    ("Deputy Public Prosecutor Joe Blunt objected.", "Deputy Public Prosecutor"),
    ("Comptroller General of Customs Joe Blunt was sacked.", "Comptroller General of Customs"),
]


@pytest.mark.parametrize(("text", "office"), CHARGES)
def test_what_an_office_is_in_charge_of_is_a_part_of_it_and_no_body(text: str, office: str) -> None:
    assert facts(text) == {f"Joe Blunt holdsPosition {office}"}


def test_whoever_is_at_a_court_does_not_belong_to_it() -> None:
    assert not facts("Ann Cole and Joe Blunt at Supreme Court.")


def test_a_body_may_stand_between_an_office_and_its_holder() -> None:
    for text in ("Chairman NAB Joe Blunt said no.", "Chairman NAB Justice Joe Blunt said no."):
        assert {"Joe Blunt holdsPosition Chairman", "Joe Blunt leaderOf NAB"} <= facts(text)


def test_the_leader_of_a_party_is_whom_the_sentence_before_is_about() -> None:
    found = facts("Ann Cole predicted that Joe Blunt will stay. The leader of the Green Party said no.")
    assert found == {"Ann Cole leaderOf Green Party", "Ann Cole memberOf Green Party"}


def test_each_of_several_bears_the_title() -> None:
    for text in ("Ministers Ann Cole and Joe Blunt left.", "Ann Cole MEP and Joe Blunt MEP left."):
        assert {fact.split(" holds")[0] for fact in facts(text)} == {"Ann Cole", "Joe Blunt"}


def test_a_title_ends_where_another_begins() -> None:
    found = facts("Former ministers Ann Cole and Joe Blunt, Lok Sabha MPs Ed Vale and Sue Dent, and Mayor Tom Ash.")
    offices = {fact for fact in found if "holdsPosition" in fact}
    assert offices == {
        "Ann Cole holdsPosition minister",
        "Joe Blunt holdsPosition minister",
        "Ed Vale holdsPosition MP",
        "Sue Dent holdsPosition MP",
        "Tom Ash holdsPosition Mayor",
    }


def test_what_a_minister_is_charged_with_is_no_body() -> None:
    for text in ("Public Safety Minister Ann Cole left.", "Health and Sport Minister Ann Cole left."):
        assert not {fact for fact in facts(text) if "worksFor" in fact}


def test_who_once_led_a_party_leads_it_no_more() -> None:
    found = statements("Ann Cole, a one-time leader of the Green Party, said no.")
    assert {one.former for one in found if one.predicate == "leaderOf"} == {True}


@pytest.mark.parametrize("whose", ["the leader of the Green Party's brother", "the Green Party leader's brother"])
def test_whose_brother_leads_a_party_leads_none(whose: str) -> None:
    assert statements(f"Ann Cole, {whose}, said no.") == []
