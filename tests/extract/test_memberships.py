"""Who belongs to what, read as sentences with the statements that they make. All people are invented."""

from __future__ import annotations

import pytest

from kg.model import Mention

from .belonging import facts, statements

APPOSITION = [
    ("Anna Holm, leader of the Green Party, spoke first.", {"leaderOf Green Party", "memberOf Green Party"}),
    ("Anna Holm, a member of the Labour Party, spoke first.", {"memberOf Labour Party"}),
    ("The leader of the Green Party, Anna Holm, spoke first.", {"leaderOf Green Party", "memberOf Green Party"}),
    ("Green Party leader Anna Holm spoke first.", {"leaderOf Green Party", "memberOf Green Party"}),
    ("Anna Holm of the Green Party spoke first.", {"memberOf Green Party"}),
    ("Anna Holm, of the governing Green Party, spoke first.", {"memberOf Green Party"}),
    ("Anna Holm, whose Social Democrats lost, spoke first.", {"memberOf Social Democratic Party"}),
    ("Anna Holm, an analyst at Raleigh, N.C.-based Greenpeace, spoke first.", {"worksFor Greenpeace"}),
    ("Anna Holm, an analyst at Oslo-based Greenpeace, spoke first.", {"worksFor Greenpeace"}),
    ("Sen. Anna Holm (R-Tex.) spoke first.", {"memberOf Republican Party", "holdsPosition Senator"}),
    ("Rep. Anna Holm, D-Queens, spoke first.", {"memberOf Democratic Party", "holdsPosition Representative"}),
    ("Anna Holm, a Conservative peer, spoke first.", {"memberOf Conservative Party"}),
    ("They worked for Mayor Anna Holm.", {"holdsPosition Mayor"}),
    ("Anna Holm, Labour MP for Barnsley North, spoke first.", {"memberOf Labour Party", "holdsPosition MP"}),
    ("Anna Holm, the Green Party MPP for Brampton East, spoke first.", {"memberOf Green Party", "holdsPosition MPP"}),
    ("Sinn Féin TD Anna Holm spoke first.", {"memberOf Sinn Féin", "holdsPosition TD"}),
    ("Taoiseach Anna Holm spoke first.", {"holdsPosition Taoiseach"}),
    ("Microsoft's Middle East director, Anna Holm, spoke.", {"worksFor Microsoft", "holdsPosition director"}),
    ("Anna Holm has dumped the Green Party.", {"memberOf Green Party"}),
    ("Greens MLC Anna Holm spoke first.", {"memberOf Green Party", "holdsPosition MLC"}),
    ("Opposition leader Anna Holm spoke first.", {"holdsPosition Opposition leader"}),
    ("Shadow treasurer Anna Holm spoke first.", {"holdsPosition Shadow treasurer"}),
    ("Agriculture Cabinet Secretary Anna Holm spoke first.", {"holdsPosition Agriculture Cabinet Secretary"}),
    ("Microsoft's coordinator for the region, Anna Holm, spoke first.", {"worksFor Microsoft"}),
    ("Anna Holm announced her resignation from the Green Party.", {"memberOf Green Party"}),
    ("Two years after her expulsion from the Green Party, Anna Holm spoke.", {"memberOf Green Party"}),
    ("Rep. Anna Holm, D-Ohio, spoke first.", {"memberOf Democratic Party", "holdsPosition Representative"}),
    ("Republican Sen. Anna Holm spoke first.", {"memberOf Republican Party", "holdsPosition Senator"}),
    ("Anna Holm, a Texas Republican, spoke first.", {"memberOf Republican Party"}),
    ("The GOP nominee Anna Holm spoke first.", {"candidateOf Republican Party"}),
    ("Microsoft's president, Anna Holm, spoke first.", {"leaderOf Microsoft", "holdsPosition president"}),
    ("Anna Holm, a spokeswoman for Greenpeace, spoke first.", {"worksFor Greenpeace", "holdsPosition spokeswoman"}),
    ("Anna Holm, the mayor of Boston, spoke first.", {"holdsPosition mayor"}),
    ("Interior Minister Anna Holm spoke first.", {"holdsPosition Interior Minister"}),
    ("Secretary of State Anna Holm spoke first.", {"holdsPosition Secretary of State"}),
    ("Greenpeace co-founder and chief executive Anna Holm spoke first.",
     {"founderOf Greenpeace", "leaderOf Greenpeace", "holdsPosition chief executive"}),
    ("Anna Holm, founder and chairwoman of Greenpeace, spoke first.",
     {"founderOf Greenpeace", "leaderOf Greenpeace", "holdsPosition chairwoman"}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), APPOSITION)
def test_what_stands_beside_a_name(text: str, expected: set[str]) -> None:
    assert facts(text) == {f"Anna Holm {fact}" for fact in expected}


CLAUSES = [
    ("Anna Holm is a politician for the Green Party.", {"memberOf Green Party"}),
    ("Anna Holm is a politician representing the Labour Party.", {"memberOf Labour Party"}),
    ("Anna Holm joined the Green Party.", {"memberOf Green Party"}),
    ("Anna Holm, who joined the Green Party, spoke first.", {"memberOf Green Party"}),
    ("Anna Holm ran as a Republican candidate.", {"candidateOf Republican Party"}),
    ("Anna Holm was elected chairwoman of the Labour Party.",
     {"leaderOf Labour Party", "memberOf Labour Party", "holdsPosition chairwoman"}),
    ("Anna Holm works for Microsoft.", {"worksFor Microsoft"}),
    ("Anna Holm joined the Republicans in 2004.", {"memberOf Republican Party"}),
    ("Anna Holm is a reporter for a newspaper, the Oslo Post.", {"worksFor Oslo Post"}),
    ("Anna Holm was employed by Microsoft.", {"worksFor Microsoft"}),
    ("Microsoft hired Anna Holm.", {"worksFor Microsoft"}),
    ("Anna Holm founded Greenpeace.", {"founderOf Greenpeace"}),
    ("Greenpeace was led by Anna Holm.", {"leaderOf Greenpeace"}),
    ("Anna Holm is a professor of physics at Harvard University.",
     {"worksFor Harvard University", "holdsPosition professor"}),
    ("Anna Holm worked for Reuters and later the BBC.", {"worksFor Reuters", "worksFor BBC"}),
    ("Before joining Microsoft, Anna Holm worked for Reuters.", {"memberOf Microsoft", "worksFor Reuters"}),
    ("Anna Holm is one of the founders of Greenpeace.", {"founderOf Greenpeace"}),
    ("The leader of the Green Party is Anna Holm.", {"leaderOf Green Party", "memberOf Green Party"}),
    ("Anna Holm was elected mayor as a Republican.", {"memberOf Republican Party", "holdsPosition mayor"}),
    ("Anna Holm defected from the Green Party to the Labour Party.", {"memberOf Green Party", "memberOf Labour Party"}),
    ("Anna Holm left Microsoft to join Greenpeace.", {"memberOf Microsoft", "memberOf Greenpeace"}),
    ("Anna Holm won the seat for the Green Party.", {"memberOf Green Party"}),
    ("At Microsoft, Anna Holm was an engineer.", {"worksFor Microsoft"}),
    ("Anna Holm took the job of head of Microsoft.", {"leaderOf Microsoft"}),
    ("Together with Max Weber, Anna Holm founded Greenpeace.", {"founderOf Greenpeace"}),
    ("Max Weber with Anna Holm joined the Green Party.", {"memberOf Green Party"}),
    ("Max Weber and Anna Holm, both of the Green Party, spoke first.", {"memberOf Green Party"}),
    ("Anna Holm was elected to the Greenpeace board.", {"memberOf Greenpeace"}),
    ("Along with Max Weber, Anna Holm was a member of the Green Party.", {"memberOf Green Party"}),
    ("Anna Holm would become a member of the Green Party.", {"memberOf Green Party"}),
    ("Anna Holm would later join the Green Party.", {"memberOf Green Party"}),
    ("Anna Holm was a poet, as well as one of the founders of Greenpeace.", {"founderOf Greenpeace"}),
    ("Anna Holm is the candidate of the Labour-led Green Party.", {"candidateOf Green Party"}),
    ("Anna Holm on Friday joined the Green Party.", {"memberOf Green Party"}),
    ("Anna Holm left the Labour Party for the Green Party.", {"memberOf Labour Party", "memberOf Green Party"}),
    ("Anna Holm plays her club football for Leeds United.", {"memberOf Leeds United"}),
    ("Anna Holm leads a group called Greenpeace.", {"leaderOf Greenpeace"}),
    ("Their protégé Anna Holm ran for the Green Party.", {"candidateOf Green Party"}),
    ("Anna Holm ran for the old man's seat as a Democrat.", {"memberOf Democratic Party"}),
    ("Anna Holm has been suspended by the Green Party.", {"memberOf Green Party"}),
    ("Anna Holm defected from the Conservatives to Reform UK.", {"memberOf Conservative Party", "memberOf Reform UK"}),
    ("Anna Holm decamped to the Green Party.", {"memberOf Green Party"}),
    ("Anna Holm has been fielded by the Green Party.", {"candidateOf Green Party"}),
    ("The Green Party has fielded Anna Holm.", {"candidateOf Green Party"}),
    ("Anna Holm has been with the Green Party since 1998.", {"memberOf Green Party"}),
    ("Anna Holm was with the Green Party on that.", set()),
    ("Anna Holm is appointed by the United Nations.", set()),
    ("The Labour Party faction led by Anna Holm lost.", {"memberOf Labour Party"}),
    ("They spoke of claims that Anna Holm was a member of the Green Party.", set()),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CLAUSES)
def test_what_a_clause_says(text: str, expected: set[str]) -> None:
    assert {fact for fact in facts(text) if not fact.startswith("Max Weber")} == {
        f"Anna Holm {fact}" for fact in expected
    }


def test_whoever_is_in_company_does_what_the_subject_does() -> None:
    together = {"Max Weber founderOf Greenpeace", "Anna Holm founderOf Greenpeace"}
    assert facts("Together with Max Weber, Anna Holm founded Greenpeace.") == together
    assert facts("Max Weber, Paul Berg and Anna Holm, all of the Green Party, spoke.") == {
        f"{name} memberOf Green Party" for name in ("Max Weber", "Paul Berg", "Anna Holm")
    }


def test_a_list_of_leaders_makes_each_of_them_the_leader_of_their_own_party() -> None:
    text = "He met the leaders of the small parties, including Anna Holm of the Green Party and Max Weber of Labour."
    assert facts(text) >= {
        "Anna Holm leaderOf Green Party",
        "Anna Holm memberOf Green Party",
        "Max Weber leaderOf Labour Party",
    }
    assert "Anna Holm leaderOf Labour Party" not in facts(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Anna Holm is director of debate at Harvard University.", "worksFor Harvard University"),
        ("Anna Holm, head of research at Microsoft, spoke first.", "worksFor Microsoft"),
        ("Anna Holm, Microsoft's director of sales, spoke first.", "worksFor Microsoft"),
        ("Anna Holm, director of the Microsoft games division, spoke first.", "worksFor Microsoft"),
        ("Anna Holm, communications director for Microsoft, spoke first.", "worksFor Microsoft"),
        ("Anna Holm, director of Microsoft, spoke first.", "leaderOf Microsoft"),
        ("Anna Holm, a director of Microsoft, spoke first.", "memberOf Microsoft"),
        ("Anna Holm, a former director of Microsoft, spoke first.", "leaderOf Microsoft"),
        ("Republican Indiana Gov. Anna Holm spoke first.", "memberOf Republican Party"),
        ("Republican President Anna Holm spoke first.", "memberOf Republican Party"),
        ("Green Party president Anna Holm spoke first.", "leaderOf Green Party"),
        ("House Republican leader Anna Holm spoke first.", "memberOf Republican Party"),
        ("Republican leader Anna Holm spoke first.", "leaderOf Republican Party"),
    ],
)
def test_who_heads_a_part_does_not_lead_the_whole(text: str, expected: str) -> None:
    found = {fact for fact in facts(text) if "holdsPosition" not in fact}
    assert f"Anna Holm {expected}" in found
    assert any("leaderOf" in fact for fact in found) is expected.startswith("leaderOf")


def test_an_acronym_in_brackets_is_no_body_of_its_own() -> None:
    assert statements("Anna Holm (AH) spoke first.") == []


def test_who_succeeds_somebody_follows_a_former_holder() -> None:
    found = statements("Anna Holm succeeded Max Weber as chairman of Greenpeace.")
    leaders = {s.subject.name: s.former for s in found if s.predicate == "leaderOf" and isinstance(s.subject, Mention)}
    assert leaders == {"Anna Holm": False, "Max Weber": True}


@pytest.mark.parametrize(
    "text",
    [
        "Anna Holm denied that she was a member of the Green Party.",
        "Anna Holm is not a member of the Green Party.",
        "Anna Holm refused to join the Green Party.",
    ],
)
def test_what_is_denied_is_negated(text: str) -> None:
    assert facts(text) == set()
    assert "Anna Holm memberOf Green Party" in facts(text, polarity="negated")


@pytest.mark.parametrize(
    "text",
    [
        "Max Weber asked whether Anna Holm had joined the Green Party.",
        "If Anna Holm joined the Green Party, it would win.",
        "Anna Holm wants to join the Green Party.",
        "Anna Holm could join the Green Party.",
        "Anna Holm was running for governor.",
        "Had Republicans nominated Anna Holm, she would have won.",
        "Anna Holm would become a member of the Green Party if it won.",
        "Did Anna Holm join the Green Party?",
        "Is Anna Holm a member of the Green Party?",
        "Anna Holm was set to become a member of the Green Party.",
        "Anna Holm was tempted to join the Green Party.",
        "Anna Holm ruled out becoming leader of the Green Party.",
        "Anna Holm has not ruled out joining the Green Party.",
        "Anna Holm will announce her resignation from the Green Party.",
        "Paul Berg demanded Anna Holm's resignation from the Green Party.",
    ],
)
def test_what_is_only_asked_wished_or_supposed_is_not_said(text: str) -> None:
    assert statements(text) == []


def test_who_has_announced_a_resignation_is_a_member_no_more() -> None:
    assert all(one.former for one in statements("Anna Holm announced her resignation from the Green Party."))


def test_a_title_is_taken_for_granted_in_a_negated_sentence() -> None:
    assert facts("The court did not believe Green Party leader Anna Holm.") >= {"Anna Holm leaderOf Green Party"}


def test_a_role_word_is_kept() -> None:
    roles = {s.role for s in statements("Anna Holm, chief executive of Microsoft, spoke.") if s.predicate == "leaderOf"}
    assert roles == {"chief executive"}


def test_a_pronoun_stands_for_the_person_meant() -> None:
    found = statements("Anna Holm resigned. She was a member of the Green Party.")
    assert {(s.subject.name, s.predicate) for s in found if isinstance(s.subject, Mention)} == {
        ("Anna Holm", "memberOf")
    }


def test_a_bare_surname_is_a_person_where_the_clause_says_so() -> None:
    text = "Grunwald joined the Green Party in 2010 with his wife."
    assert facts(text) == {"Grunwald memberOf Green Party"}
    assert [text[slice(*s.subject.span)] for s in statements(text) if s.subject] == ["Grunwald", "his"]


def test_the_other_names_of_a_body_and_of_a_person_stand_for_the_same() -> None:
    text = "Anna Holm, also known as Annie Berg, was a member of the Green Union Party (GUP)."
    found = {
        (text[slice(*s.subject.span)], text[slice(*s.object.span)])
        for s in statements(text)
        if isinstance(s.subject, Mention) and isinstance(s.object, Mention)
    }
    assert found == {(who, body) for who in ("Anna Holm", "Annie Berg") for body in ("Green Union Party", "GUP")}


def test_a_pronoun_without_antecedent_is_unnamed() -> None:
    (statement,) = statements("She was a member of the Green Party.")
    assert isinstance(statement.subject, Mention)
    assert (statement.subject.kind, statement.subject.span) == ("Unnamed", (0, 3))


@pytest.mark.parametrize(
    "text",
    [
        "Anna Holm met with his Republican rivals.",
        "Anna Holm, a critic of Microsoft, spoke first.",
        "She sat on the Board of Directors, Anna Holm said.",
        "Anna Holm studied at Harvard University.",
        "The French writer Anna Holm spoke first.",
        "In a Microsoft interview Anna Holm attacked her rivals.",
        "Anna Holm leads Microsoft by four points.",
        "Anna Holm joined other Republicans in the debate.",
        "Anna Holm led a group of Republicans to the door.",
        "In spite of Anna Holm, many members of the Green Party stayed.",
        "Anna Holm sat down with Microsoft on Monday.",
        "Anna Holm, the only candidate in the race, the Microsoft board said, won.",
        "Anna Holm is working with Microsoft and with Congress.",
        "Anna Holm is working with Republicans on a bill.",
    ],
)
def test_what_is_no_membership(text: str) -> None:
    assert statements(text) == []


def test_the_evidence_is_the_sentence_and_stands_in_the_text() -> None:
    text = "It rained. Anna Holm, leader of the Green Party, spoke first. It rained."
    for statement in statements(text):
        assert statement.evidence.text == "Anna Holm, leader of the Green Party, spoke first."
        assert text[slice(*statement.evidence.span)] == statement.evidence.text
        assert 0 < statement.confidence < 1


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Anna Holm, whose Green Party holds ten seats, left.", ("memberOf", "Green Party")),
        ("The Green Party of Anna Holm won ten seats.", ("memberOf", "Green Party")),
        ("The Green Party under Anna Holm won ten seats.", ("leaderOf", "Green Party")),
        ("Anna Holm will join the Green Party in May.", ("memberOf", "Green Party")),
        ("Anna Holm will be the Green Party's candidate for mayor.", ("candidateOf", "Green Party")),
        ("Anna Holm stands in third place for the Green Party.", ("candidateOf", "Green Party")),
        ("Anna Holm worked as a proofreader at Acme Corporation.", ("worksFor", "Acme Corporation")),
        ("Paul Berg leads the Green Party together with Anna Holm.", ("leaderOf", "Green Party")),
        ("Anna Holm arrived late. The leader of the Green Party did not speak.", ("leaderOf", "Green Party")),
        ("Green Party: Anna Holm, Paul Berg and Ruth Dahl", ("memberOf", "Green Party")),
        (
            "The lists are out. For the Green Party: Paul Berg (Oslo), Anna Holm and others.",
            ("candidateOf", "Green Party"),
        ),
        ("The new cabinet.\nInterior minister: Anna Holm", ("holdsPosition", "Interior minister")),
        ("Your sister, Anna Holm, was finance minister.", ("holdsPosition", "finance minister")),
        ("Anna Holm became minister of justice in 1993.", ("holdsPosition", "minister of justice")),
    ],
)
def test_whose_party_it_is_who_will_stand_and_who_is_on_a_list(text: str, expected: tuple[str, str]) -> None:
    found = {(one.predicate, one.object.name) for one in statements(text) if one.subject.name == "Anna Holm"}
    assert expected in found


@pytest.mark.parametrize(
    "text",
    [
        "Anna Holm was sworn in at the head of a coalition of the Green Party and the Blue Party.",
        "Anna Holm will not stand for the leadership of the Green Party.",
        "“Paul Berg has lost,” the leader of the Green Party said.",
        "Her former deputy, Anna Holm, disagreed.",
    ],
)
def test_heads_of_coalitions_and_quoted_subjects_tie_nobody(text: str) -> None:
    assert statements(text) == []


def test_a_line_of_a_cabinet_names_its_minister() -> None:
    text = "The cabinet:\n- Deputy prime minister and finance minister: Anna Holm, 47"
    found = facts(text)
    assert {"Anna Holm holdsPosition finance minister", "Anna Holm holdsPosition Deputy prime minister"} <= found
    assert "Anna Holm holdsPosition Deputy" not in found


def test_the_party_before_its_leaders_title_is_a_name() -> None:
    assert "Anna Holm leaderOf Labour Party" in facts("The Labour Party leader Anna Holm won.")


@pytest.mark.parametrize(
    "text",
    ["Anna Holm is on the board of Acme Corporation.", "Anna Holm was named to the board of Acme Corporation."],
)
def test_who_is_on_a_board_is_a_member(text: str) -> None:
    assert facts(text) == {"Anna Holm memberOf Acme Corporation"}


def test_who_was_in_a_party_was_a_member() -> None:
    assert facts("Anna Holm was in the Green Party.") == {"Anna Holm memberOf Green Party"}


def test_the_constituency_of_a_member_of_parliament_is_no_body() -> None:
    assert not {fact for fact in facts("Anna Holm is a Member of Parliament for Hull.") if fact.endswith("Hull")}


def test_the_subject_of_the_next_clause_is_somebody_else() -> None:
    text = (
        "When Anna Holm was appointed as director of Acme Corporation, a columnist for the Oslo Post said she was glad."
    )
    assert not {fact for fact in facts(text) if fact.startswith("Anna Holm") and fact.endswith("Oslo Post")}


WHOSE = [
    ("Through a spokesman, Anna Holm declined to comment.", set()),
    ("Anna Holm, the Republican nominee's daughter, spoke first.", set()),
    ("It was Anna Holm, the Republican nominee had said.", set()),
    ("He came with his wife, Anna Holm, and the Republican candidate for governor, Peter Marsh.",
     {"Peter Marsh candidateOf Republican Party"}),
    ("The panel examined Anna Holm's use of a private car as mayor.", {"Anna Holm holdsPosition mayor"}),
    ("The chamber blocked Anna Holm, the nominee to the Supreme Court.", set()),
    ("Anna Holm has 30 percent and is leading the GOP field.", set()),
    ("The film shows The Long Night author Anna Holm.", set()),
    ("Anna Holm said that on a bad day she’d be a better president.", set()),
    ("Anna Holm was a co-founder of its largest section, the Red Front Party.",
     {"Anna Holm founderOf Red Front Party"}),
    ("Anna Holm took her seat as one of eight Green Party MPs.",
     {"Anna Holm memberOf Green Party", "Anna Holm holdsPosition MP"}),
    ("Peter Marsh called the minister a liar.", set()),
    ("They said that Anna Holm lacked the character to be president.", set()),
    ("I, along with Anna Holm, have appointed a board while I'm president.", set()),
    ("Anna Holm, co-founder of the Democratic polling firm Harbour Group, left.",
     {"Anna Holm founderOf Harbour Group"}),
    ("Anna Holm was manager for Republican Bob Orr's campaign.", {"Bob Orr memberOf Republican Party"}),
    ("Anna Holm sat down for the Oslo Post's podcast.", set()),
    ("Anna Holm is director of Greenpeace's legal unit.",
     {"Anna Holm holdsPosition director", "Anna Holm worksFor Greenpeace"}),
    ("The Republican nominee, Anna Holm said, was late.", set()),
    ("Bob Orr wants to elect Anna Holm as the next president.", set()),
    ("Anna Holm is editor in chief of the Oslo Post.",
     {"Anna Holm holdsPosition editor in chief", "Anna Holm worksFor Oslo Post"}),
    ("Anna Holm, a two-term governor, spoke first.", {"Anna Holm holdsPosition governor"}),
    ("Anna Holm spoke of her Senate re-election.", set()),
    ("The more Democrats learn about Anna Holm, the more they like her.", set()),
    ("With Anna Holm serving as secretary at the time, the Senate saw little of her.",
     {"Anna Holm holdsPosition secretary"}),
    ("Bob Orr, who since the appointment of Anna Holm as mayor of Oslo has been ill, left.",
     {"Anna Holm holdsPosition mayor"}),
    ("The election of Anna Holm as mayor of Oslo surprised Bob Orr.", {"Anna Holm holdsPosition mayor"}),
    ("Anna Holm, a professor at Oslo University and a former chair of Mr. Orr's Council of Economic Advisers, left.",
     {"Anna Holm holdsPosition professor", "Anna Holm worksFor Oslo University",
      "Anna Holm holdsPosition chair", "Anna Holm leaderOf Council of Economic Advisers",
      "Orr affiliatedWith Council of Economic Advisers"}),
    ("Senators Anna Holm and Bob Orr spoke first.",
     {"Anna Holm holdsPosition Senator", "Bob Orr holdsPosition Senator"}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), WHOSE)
def test_whose_role_it_is(text: str, expected: set[str]) -> None:
    assert facts(text) == expected


def test_a_colleague_of_another_party_says_nothing_of_ones_own() -> None:
    found = facts("Anna Holm agreed. Her Republican colleague Peter Lund disagreed.")
    assert "Peter Lund memberOf Republican Party" in found
    assert "Anna Holm memberOf Republican Party" not in found


MERE_PARTS = [
    ("Ann Lee leads the Labour group on Merrow City Council.", {"Ann Lee memberOf Labour Party"}),
    ("Ann Lee leads the Labour Party's group in Parliament.", {"Ann Lee memberOf Labour Party"}),
    ("Ann Lee, who chairs a committee in the House of Commons, left.", {"Ann Lee memberOf House of Commons"}),
    ("The board's members include Ann Lee of Acme Corp.", {"Ann Lee affiliatedWith Acme Corp."}),
    ("Ann Lee, an Acme-trained lawyer, left.", set()),
    ("Ann Lee, who leads the Conservatives in the Senate, left.", {"Ann Lee memberOf Conservative Party"}),
    ("The Conservative Party walked out, led by Ann Lee.", {"Ann Lee memberOf Conservative Party"}),
    ("Ann Lee, a tax adviser from Merrow, left.", set()),
    ("Ann Lee, the president, and two deputies left.", {"Ann Lee holdsPosition president"}),
    ("Bob Orr was angry with Ann Lee, a former aide to the chancellor who had left.", set()),
    ("Bob Orr called for Ann Lee to resign from Parliament.", set()),
    ("Bob Orr told Ann Lee to leave the Labour Party.", set()),
    ("Ann Lee is the second minister in the government to be accused.", {"Ann Lee holdsPosition minister"}),
]


@pytest.mark.parametrize(("text", "expected"), MERE_PARTS)
def test_what_is_led_asked_or_told_of_others_ties_nobody(text: str, expected: set[str]) -> None:
    assert facts(text) == expected
