"""Coreference: each anaphor is a (word, name) pair; what has no good antecedent is left out."""

from __future__ import annotations

import re

import pytest

from kg.extract import coreference, names
from kg.extract.parse import parse
from kg.extract.reading import Reading
from kg.extract.tagger import Found
from kg.model import Article, Mention


def anaphors(text: str) -> list[Mention]:
    [(article, doc)] = parse([Article(id="a", text=text, paragraphs=((0, len(text)),))])
    reading = Reading(article, doc)
    reading.names = names.find(article, doc)
    reading.index()
    return coreference.resolve(reading)


def pairs(text: str) -> list[tuple[str, str]]:
    return [(text[slice(*one.span)], one.name) for one in anaphors(text)]


RESOLVED = [
    ("Peter Marsh said that he would resign.", [("he", "Peter Marsh")]),
    ("Joan Hale met Peter Marsh. She thanked him.", [("She", "Joan Hale"), ("him", "Peter Marsh")]),
    # whom the sentence names already is no "the commissioner" in it
    ("Peter Marsh left after the integrity commissioner found he had lied.", [("he", "Peter Marsh")]),
    ("Cleophas Orr blamed Joan Hale. She left.", [("She", "Joan Hale")]),
    ("Peter Marsh left. Before his appointment in Velmont, Cleophas Orr was a judge.", [("his", "Cleophas Orr")]),
    ("Peter Marsh drove for Martin Stone when he was mayor of Velmont.", [("he", "Martin Stone")]),
    ("Peter Marsh drove for Martin Stone when he was a student in Velmont.", [("he", "Peter Marsh")]),
    ("Peter Marsh congratulated Cleophas Orr on his victory.", [("his", "Cleophas Orr")]),
    (
        "Peter Marsh met Cleophas Orr, who announced he would end his bid.",
        [("who", "Cleophas Orr"), ("he", "Cleophas Orr"), ("his", "Cleophas Orr")],
    ),
    (
        "Peter Marsh left early. Cleophas Orr spoke. He was angry.",
        [("He", "Cleophas Orr")],
    ),
    ("Peter Marsh left. The finance minister, Joan Hale, spoke. She was angry.", [("She", "Joan Hale")]),
    (
        "Joan Hale, the Senate President, met Peter Marsh, the Deputy Senate President. The Senate President left.",
        [("The Senate President", "Joan Hale")],
    ),
    ("The man behind the mill, Peter Marsh, left. He was angry.", [("He", "Peter Marsh")]),
    (
        "Joan Hale, a Democrat, and Peter Marsh, a Republican, left. The Maine Democrat smiled.",
        [("The Maine Democrat", "Joan Hale")],
    ),
    ("Labour MP Joan Hale left. Peter Marsh cheered. The MP smiled.", [("The MP", "Joan Hale")]),
    ("Joan Hale spoke. The Southport MP smiled.", [("The Southport MP", "Joan Hale")]),
    ("Peter Marsh left. Taking a swipe at Cleophas Orr, he laughed.", [("he", "Peter Marsh")]),
    ("The auditor general was away. Peter Marsh spoke. The auditor general smiled.", []),
    ("Prime Minister Peter Marsh is ill. The acting prime minister smiled.", []),
    ("Joan Hale sold the farm. Her brother bought it.", [("Her", "Joan Hale")]),
    ("Joan Hale met Peter Marsh. The 55-year-old resigned.", [("The 55-year-old", "Joan Hale")]),
    (
        "Joan Hale met Peter Marsh. The 55-year-old said she was ill.",
        [("The 55-year-old", "Joan Hale"), ("she", "Joan Hale")],
    ),
    (
        "It was Joan Hale.\n\nFor years the marine biologist had dived. She left.",
        [("the marine biologist", "Joan Hale"), ("She", "Joan Hale")],
    ),
    ("Joan Hale is ill. The mayor is a friend, who left.", []),
    ("Joan Hale left. The 55-year-old car was hers. Police arrested a 19-year-old.", [("hers", "Joan Hale")]),
    (
        "Joan Hale joined the Rodnik Party from the Green Party. She was expelled from the party in May.",
        [("She", "Joan Hale"), ("the party", "Rodnik Party")],
    ),
    ("Peter Marsh blamed himself.", [("himself", "Peter Marsh")]),
    # nobody accuses himself without saying so, however far back he was named
    ("Cleophas Orr came. Peter Marsh left after accusing him of fraud.", [("him", "Cleophas Orr")]),
    ("Cleophas Orr came. Peter Marsh spoke and wrote to him.", [("him", "Cleophas Orr")]),
    ("Cleophas Orr came. Peter Marsh urged Pavel Quill to call him.", [("him", "Peter Marsh")]),
    ("Peter Marsh won, putting him ahead of Cleophas Orr.", [("him", "Peter Marsh")]),
    # a title told later gives the gender away, too
    ("Avari met Joan Hale. She was late. Mr. Avari was early.", [("She", "Joan Hale")]),
    # four in five of whom no given name tells are men
    ("Avari called Peter Marsh. He was sacked.", [("He", "Avari")]),
    ("Peter Marsh from Oldport, who runs a bank, was absent.", [("who", "Peter Marsh")]),
    (
        "Peter Marsh won in Oldport. For Paul Orlov, the win brought him nothing. He left.",
        [("him", "Paul Orlov"), ("He", "Paul Orlov")],
    ),
    ("Peter Marsh and his wife moved to Vienna.", [("his", "Peter Marsh")]),
    ("Joan Hale, who runs a bank, was absent.", [("who", "Joan Hale")]),
    ("Peter Marsh (born 1950) is a poet who lives in Vienna.", [("who", "Peter Marsh")]),
    ("Peter Marsh was a lawyer and later a politician who lived in Vienna.", [("who", "Peter Marsh")]),
    ("In his speech, Peter Marsh thanked the voters.", [("his", "Peter Marsh")]),
    ("Sen. Joan Hale arrived at noon. The senator declined to comment.", [("The senator", "Joan Hale")]),
    ("Joan Hale spoke. The board's deputy chair was ill.", []),
    # a noun by which the article has called somebody, whatever it is
    ("Wicketkeeper Joan Hale won. Peter Marsh cheered. The wicketkeeper smiled.", [("The wicketkeeper", "Joan Hale")]),
    ("Umpire Joan Hale saw an umpire chair. The chair broke.", []),
    ("The software company Vextra lost money. The company fired staff.", [("The company", "Vextra")]),
    ("The Civic Choice Party met on Friday. The party elected a treasurer.", [("The party", "Civic Choice Party")]),
    (
        "Transport Minister Pavel Quill met Prime Minister Ada Marr. The prime minister smiled.",
        [("The prime minister", "Ada Marr")],
    ),
    (
        "Joan Hale sang and joined the Rodnik Party. The Green Party won. In 2003 Joan Hale left the party.",
        [("the party", "Rodnik Party")],
    ),
    (
        "Joan Hale of the Rodnik Party did not join the Green Party. In 2003 Joan Hale left the party.",
        [("the party", "Rodnik Party")],
    ),
    ("Republican Joan Hale won. Voters liked her party.", [("her", "Joan Hale"), ("party", "Republican Party")]),
    (
        "Pavel Orlov of the Rodnik Party lost. His own party blamed him.",
        [("His", "Pavel Orlov"), ("party", "Rodnik Party"), ("him", "Pavel Orlov")],
    ),
    ("Joan Hale works at Vextra Corp., where nobody likes her.", [("where", "Vextra Corp."), ("her", "Joan Hale")]),
    (
        "Joan Hale joined Vextra Corp., a maker of tents, where she runs sales.",
        [("where", "Vextra Corp."), ("she", "Joan Hale")],
    ),
    (
        "Joan Hale left Vextra Corp. in May 2003 where she ran sales.",
        [("where", "Vextra Corp."), ("she", "Joan Hale")],
    ),
    ("Joan Hale joined Vextra Corp. as their lawyer.", [("their", "Vextra Corp.")]),
    ("Joan Hale joined Vextra Corp. in 2029 and left it in 2031.", [("it", "Vextra Corp.")]),
    (
        "Joan Hale left Marr College in Vienna, Austria, where she studied law.",
        [("where", "Marr College"), ("she", "Joan Hale")],
    ),
    (
        "Joan Hale works for Vextra Corp. in Vienna, where she lives.",
        [("where", "Vienna"), ("she", "Joan Hale")],
    ),
    (
        "Joan Hale joined Vextra Corp., a firm that sells tents and which Peter Marsh runs.",
        [("that", "Vextra Corp."), ("which", "Vextra Corp.")],
    ),
    (
        "Joan Hale joined Vextra Corp. on a sunny morning that nobody forgot, where she worked for years.",
        [("where", "Vextra Corp."), ("she", "Joan Hale")],
    ),
    (
        "If Peter Marsh wins his home state of Florida and Paul Orlov loses his home state of Ohio, nobody knows more.",
        [("his", "Peter Marsh"), ("his", "Paul Orlov")],
    ),
    (
        "Peter Marsh kept his home in Florida and Paul Orlov sold his home in Ohio.",
        [("his", "Peter Marsh"), ("his", "Paul Orlov")],
    ),
    ("Joan Hale left Vextra Corp. when they moved to Vienna.", [("they", "Vextra Corp.")]),
    ("Vextra Corp. announced that it had doubled its profit.", [("it", "Vextra Corp."), ("its", "Vextra Corp.")]),
    # a body of which nothing is told may be a company; a team of its own is none that was named
    ("Greenpeace hired Microlith Inc. The company grew.", [("The company", "Microlith Inc.")]),
    ("Al-Shabaab and Hamas met. The leader of the group spoke.", [("the group", "Hamas")]),
    ("She joined Leeds United. The national team lost.", []),
    # a deputy is not who holds the office; a chief justice no other justice; a lower court not the highest
    ("Speaker Joan Hale spoke. The deputy speaker left.", []),
    (
        "They met Chief Justice of Pakistan Peter Marsh and Justice Paul Orlov. The chief justice left.",
        [("The chief justice", "Peter Marsh")],
    ),
    ("The Supreme Court ruled. The accountability court adjourned.", []),
    ("Vextra Corp. sold land of a local bank. The bank said nothing.", []),
    # who has been appointed, where his work is told of
    ("Joe Berg has appointed Otto Lind as envoy. He previously served in Oslo.", [("He", "Otto Lind")]),
    ("Joe Berg accepted the resignation of Otto Lind. He has joined Greenpeace.", [("He", "Otto Lind")]),
    ("Joe Berg has appointed Otto Lind as envoy. He said that he was glad.", [("He", "Joe Berg"), ("he", "Joe Berg")]),
    # the party that was the subject, or that is spoken of most; a party that is a coalition
    ("The Tide Union Party expelled ten who joined the Greens. The party won.", [("The party", "Tide Union Party")]),
    ("The opposition coalition Perikatan Nasional met. The coalition won.", [("The coalition", "Perikatan Nasional")]),
]


@pytest.mark.parametrize(("text", "expected"), RESOLVED)
def test_resolved(text: str, expected: list[tuple[str, str]]) -> None:
    assert pairs(text) == expected


UNRESOLVED = [
    "LEEDS, 7 June 2023 (Reuters) - The site was bought in May.",  # the agency is not spoken of
    "He said nothing.",
    "Joan Hale lost her keys. He found them.",  # no man was spoken of
    "Joan Hale said it was raining.",
    "It is clear that Vextra Corp. will be sold.",
    "The farmers met Joan Hale because they were angry.",
    "Vextra Corp. published a video on Friday, and lawyers for the family released it.",
    "A neighbour told Joan Hale that he had seen nothing.",
    "The senator declined to comment.",
    "Joan Hale left the town where she was born.",
    "Joan Hale left Vextra Corp. and moved to Vienna, where she was born.",
    "Joan Hale and Peter Marsh left Vextra Corp. because they were tired.",
    "Joan Hale told Vextra Corp. that the farmers were angry and that they would sue.",
]


@pytest.mark.parametrize("text", UNRESOLVED)
def test_left_out(text: str) -> None:
    found = {word.lower() for word, _ in pairs(text)}
    assert found.isdisjoint({"he", "it", "they", "them", "senator"})
    assert ("where", "Vextra Corp.") not in pairs(text)


OFFICES = [
    (
        "Otto Lind, the leader of the Tide Party, came. Anna Berg left. The leader of the Tide Party was angry.",
        [("The leader", "Otto Lind")],
    ),
    (
        "Vextra Corp. chairman Otto Lind came. Anna Berg left. The chairman of Vextra Corp. was angry.",
        [("The chairman", "Otto Lind")],
    ),
    (
        "Otto Lind, who leads the Tide Party, came. Anna Berg left. The Tide Party's leader was angry.",
        [("who", "Otto Lind"), ("leader", "Otto Lind")],
    ),
    (
        "Otto Lind, general secretary of the dockers' union, came. Anna Berg left. The general secretary of the "
        "dockers' union was angry.",
        [("The general secretary", "Otto Lind")],
    ),
    # Who is spoken of just before, by what he is.
    ("Otto Lind lost on Monday. The Southport senator conceded.", [("senator", "Otto Lind")]),
    (
        "Otto Lind thanked his party. The prime minister smiled.",
        [("his", "Otto Lind"), ("The prime minister", "Otto Lind")],
    ),
    # Somebody else's office, a former holder, two who may be meant, no more than a noun.
    (
        "Otto Lind, the leader of the Tide Party, came. Anna Berg left with him. The leader of the Civic Union slept.",
        [("him", "Otto Lind")],
    ),
    ("Otto Lind, the leader of the Tide Party, and Anna Berg left. The former leader of the Tide Party slept.", []),
    (
        "Otto Lind, the chairman of the Appointments Committee, met Bo Ek, the chairman of the port. Ek left. It was "
        "late according to the committee chairman.",
        [("the committee chairman", "Otto Lind")],
    ),
    ("Otto Lind met Anna Berg. The Southport senator slept.", []),
    ("Otto Lind lost on Monday. The other person conceded.", []),
    ("Otto Lind lost to a Southport senator. The young senator smiled.", []),
]


@pytest.mark.parametrize(("text", "expected"), OFFICES)
def test_who_holds_an_office(text: str, expected: list[tuple[str, str]]) -> None:
    assert pairs(text) == expected


def test_nobody_calls_himself_he_in_his_own_quotation() -> None:
    text = "Peter Marsh attacked Paul Orlov on Monday. “He has lied for years,” Marsh said."
    assert ("He", "Paul Orlov") in pairs(text)


def quoting(text: str, source: str, content: str, *spoken: str, cue: str | None = None) -> list[tuple[str, str]]:
    """The anaphors of a text in which the tagger saw these words of this source, with this ``cue``, and others of those
    who have ``spoken``."""
    ends = [match.span() for match in re.finditer(r"[^\n]+", text)]
    [(article, doc)] = parse([Article(id="a", text=text, paragraphs=tuple(ends))])
    said = text.index(content)
    at = text.find(source, said + len(content)) if source in text[said + len(content) :] else text.index(source)
    sources = [(at, at + len(source)), *((text.index(one), text.index(one) + len(one)) for one in spoken)]
    said_by = None if cue is None else (text.index(cue), text.index(cue) + len(cue))
    found = [Found(((said, said + len(content)),), said_by, span, 0.9) for span in sources]
    reading = Reading(article, doc, names=names.find(article, doc), tagged=found)
    reading.index()
    return [(text[slice(*one.span)], one.name) for one in coreference.resolve(reading)]


@pytest.mark.parametrize(
    ("text", "source", "content", "expected"),
    [
        # Who reports is not she of whom it is told, be the words in the next paragraph or before a "he said".
        (
            "Ada Marr wrote of the flood:\n“She saw the water come at six.”",
            "Ada Marr",
            "She saw the water come at six.",
            [],
        ),
        (
            "Peter Marsh met Pavel Quill on Monday.\n“Quill lost me long ago,” he said.",
            "he",
            "Quill lost me long ago,",
            [("he", "Peter Marsh")],
        ),
        # Nor does who is only told of with the speaker speak.
        (
            "Pavel Quill was ill.\n“He was late,” said Peter Marsh, a friend of Quill.",
            "Peter Marsh, a friend of Quill",
            "He was late,",
            [("He", "Pavel Quill")],
        ),
        ("Peter Marsh rose early.\n“He is dangerous,” he said.", "he", "He is dangerous,", [("he", "Peter Marsh")]),
        (
            "Peter Marsh left after Pavel Quill spoke. He claimed that Quill had lied.",
            "He",
            "that Quill had lied",
            [("He", "Peter Marsh")],
        ),
        # He who spoke last, though no pronoun has told yet that he is a man.
        (
            "Peter Marsh was late. He was angry. Marsh spoke.\nThe clerk Sundo Avari said that it rained. “It is cold,”"
            " he said.",
            "he",
            "It is cold,",
            [("He", "Peter Marsh"), ("he", "Sundo Avari")],
        ),
        # However long it was that he spoke, before it stands his name.
        (
            "Joan Hale met Peter Marsh, who spoke.\n“It rained. It rained all day. The roads were closed. The mill was"
            " closed. The bridge fell. The school was lost. Nobody came to help us,” he said.",
            "he",
            "It rained. It rained all day. The roads were closed. The mill was closed. The bridge fell. The school was"
            " lost. Nobody came to help us,",
            [("who", "Peter Marsh"), ("he", "Peter Marsh")],
        ),
    ],
)
def test_who_speaks_is_nobody_that_is_spoken_of(
    text: str, source: str, content: str, expected: list[tuple[str, str]]
) -> None:
    assert quoting(text, source, content) == expected


def test_who_speaks_has_mostly_spoken_before() -> None:
    text = "Peter Marsh won. Marsh was glad. Pavel Quill said that Marsh had lied.\nIt was late, he said."
    assert quoting(text, "he", "It was late") == [("he", "Peter Marsh")]
    assert quoting(text, "he", "It was late", "Pavel Quill") == [("he", "Pavel Quill")]


def test_of_whom_something_is_said() -> None:
    text = "Peter Marsh was away.\n“He was set up by his deputy,” Pavel Quill said of Paul Orlov."
    expected = [("He", "Paul Orlov"), ("his", "Paul Orlov")]
    assert quoting(text, "Pavel Quill", "He was set up by his deputy,", cue="said") == expected


def test_the_judge_speaks_of_others() -> None:
    text = "Judge Sundo Avari freed Joan Hale. The judge said: “Her crimes were small.”"
    expected = [("The judge", "Sundo Avari"), ("Her", "Joan Hale")]
    assert quoting(text, "The judge", "Her crimes were small.") == expected


def test_who_has_just_been_quoted_is_near() -> None:
    text = "Peter Marsh spoke. “The mill was closed. The roads were lost. Cleophas Orr held his neck.” He was angry."
    content = "The mill was closed. The roads were lost. Cleophas Orr held his neck."
    assert ("He", "Peter Marsh") in quoting(text, "Peter Marsh", content)


@pytest.mark.parametrize(
    ("others", "expected"),
    [
        ("Judge Joan Hale spoke on Monday.", [("A federal judge", "Joan Hale"), ("She", "Joan Hale")]),
        ("Judge Joan Hale and Judge Peter Marsh spoke on Monday.", []),
        ("Lawyer Joan Hale spoke on Monday.", []),
    ],
)
def test_whom_the_lead_does_not_name(others: str, expected: list[tuple[str, str]]) -> None:
    text = f"A federal judge said that the rule was void. She was late.\n{others}"
    assert quoting(text, "A federal judge", "the rule was void") == expected


def test_who_speaks_is_called_by_nation() -> None:
    text = "Peter Marsh lost the match. The Frenchman said that it was late. The French crowd left."
    assert quoting(text, "The Frenchman", "it was late") == [("The Frenchman", "Peter Marsh")]


def test_the_speaker_it_is_a_body_not_what_is_told_of() -> None:
    text = "The Halden Council found the mill unsafe. It noted that the walls were cracked."
    assert quoting(text, "It", "the walls were cracked") == [("It", "Halden Council")]


def test_gender_is_learned_from_titles() -> None:
    text = "Mrs. Quill met Mr. Tarn. She was late. He was early."
    assert pairs(text) == [("She", "Quill"), ("He", "Tarn")]


def test_offsets_are_those_of_the_article() -> None:
    text = "Joan Hale is ill.\n\nShe stayed at home."
    [(article, doc)] = parse([Article(id="a", text=text, paragraphs=((0, 17), (19, len(text))))])
    reading = Reading(article, doc)
    reading.names = names.find(article, doc)
    reading.index()
    assert [text[slice(*one.span)] for one in coreference.resolve(reading)] == ["She"]
