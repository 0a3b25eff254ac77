"""Who said what, as (text, quotations expected): (speaker's words in the text, content, kind)."""

from __future__ import annotations

import re

import pytest

from kg.extract import extract
from kg.model import Article, Mention, Quotation, Statement


def statements(text: str) -> list[Statement]:
    """The quotations of a text whose paragraphs are parted by blank lines."""
    paragraphs = tuple(found.span() for found in re.finditer(r"[^\n](?:.|\n(?!\n))*", text))
    (found,) = extract([Article("a", text, paragraphs)])
    return [one for one in found.statements if one.predicate == "said"]


def quotation(statement: Statement) -> Quotation:
    assert isinstance(statement.object, Quotation)
    return statement.object


def told(text: str) -> list[tuple[str | None, str, str]]:
    """The speaker's words in the text, the content and the kind of each quotation."""
    out = []
    for statement in statements(text):
        speaker = text[slice(*statement.subject.span)] if isinstance(statement.subject, Mention) else None
        assert statement.evidence.text in text
        out.append((speaker, quotation(statement).text, quotation(statement).quotation))
    return out


Told = list[tuple[str | None, str, str]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"The bridge is not safe," said Anna Petrov.', [("Anna Petrov", "The bridge is not safe", "direct")]),
        ('"The bridge is not safe", Anna Petrov said.', [("Anna Petrov", "The bridge is not safe", "direct")]),
        ('Anna Petrov said: "The bridge is not safe."', [("Anna Petrov", "The bridge is not safe.", "direct")]),
        ('Anna Petrov said, "The bridge is not safe."', [("Anna Petrov", "The bridge is not safe.", "direct")]),
        ('"It is a shame!" shouted one of the protesters.', [("one of the protesters", "It is a shame!", "direct")]),
        ('"Never," said Anna Petrov.', [("Anna Petrov", "Never", "direct")]),
        (
            "Harbour Watch’s Eastern Europe and Central Asia Director, Anna Petrov, said: “The case is deeply flawed.”",
            [("Anna Petrov", "The case is deeply flawed.", "direct")],
        ),
        # Pieces around the cue are one quotation.
        (
            '"The bridge is not safe," she said. "We will close it."',
            [("she", "The bridge is not safe, We will close it.", "direct")],
        ),
        (
            '"The bridge," Anna Petrov said, "is not safe at all."',
            [("Anna Petrov", "The bridge, is not safe at all.", "direct")],
        ),
        (
            '"The bridge is not safe," said Anna Petrov, who runs the port. "We will close it."',
            [("Anna Petrov", "The bridge is not safe, We will close it.", "direct")],
        ),
        (
            '"Is it safe?" Anna Petrov asked. She frowned. "Nobody knows."',
            [("Anna Petrov", "Is it safe?", "direct"), ("Anna Petrov", "Nobody knows.", "direct")],
        ),
        # A participle begins another one.
        (
            '"The bridge is not safe," she said, adding: "We will close it."',
            [("she", "The bridge is not safe", "direct"), ("she", "We will close it.", "direct")],
        ),
        # Clauses, before, after and around the cue.
        ("Anna Petrov said that the bridge was not safe.", [("Anna Petrov", "the bridge was not safe", "indirect")]),
        ("The bridge was not safe, Anna Petrov said.", [("Anna Petrov", "The bridge was not safe", "indirect")]),
        (
            "The bridge, Anna Petrov said, would be closed in May.",
            [("Anna Petrov", "The bridge would be closed in May", "indirect")],
        ),
        (
            'Anna Petrov said the bridge was "rotten" and would be closed.',
            [("Anna Petrov", 'the bridge was "rotten" and would be closed', "mixed")],
        ),
        (
            "Anna Petrov, who said the bridge was safe, left the party.",
            [("who", "the bridge was safe", "indirect")],
        ),
        (
            "According to Boris Klein, the bridge will be closed in May.",
            [("Boris Klein", "the bridge will be closed in May", "indirect")],
        ),
        (
            "The bridge will be closed in May, according to Boris Klein.",
            [("Boris Klein", "The bridge will be closed in May", "indirect")],
        ),
        ("As Anna Petrov said, the bridge is closed.", [("Anna Petrov", "the bridge is closed", "indirect")]),
        # Other contents than clauses.
        (
            "Anna Petrov announced the arrest of two smugglers.",
            [("Anna Petrov", "the arrest of two smugglers", "indirect")],
        ),
        (
            "Boris Klein criticized the government's decision to close the port.",
            [("Boris Klein", "the government's decision to close the port", "indirect")],
        ),
        (
            "Anna Petrov urged the parliament to reject the law.",
            [("Anna Petrov", "the parliament to reject the law", "indirect")],
        ),
        (
            "Boris Klein vowed to rebuild the bridge within a year.",
            [("Boris Klein", "to rebuild the bridge within a year", "indirect")],
        ),
        # A participle without a subject has that of the clause before it.
        (
            "Anna Petrov left the hall, adding that nobody had asked the residents.",
            [("Anna Petrov", "nobody had asked the residents", "indirect")],
        ),
        (
            "Anna Petrov said the bridge was closed, adding that nobody had asked the residents.",
            [
                ("Anna Petrov", "the bridge was closed", "indirect"),
                ("Anna Petrov", "nobody had asked the residents", "indirect"),
            ],
        ),
        (
            'Anna Petrov said she would "look at" the bridge in May.',
            [("Anna Petrov", '"look at" the bridge in May', "mixed")],
        ),
        # Signed.
        (
            "“The bridge is not safe.” — Boris Klein, engineer",
            [("Boris Klein", "The bridge is not safe.", "direct")],
        ),
        # Sources without a name.
        ("Police said two men had been arrested.", [("Police", "two men had been arrested", "indirect")]),
        ("Two officials said the deal was dead.", [("Two officials", "the deal was dead", "indirect")]),
        # A dateline is nobody.
        (
            "KAZAN, Russia (AP) — President Boris Klein said on Monday that the port would be sold.",
            [("Boris Klein", "the port would be sold", "indirect")],
        ),
    ],
)
def test_speaker_content_and_kind(text: str, expected: Told) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Closed, and begun anew without a cue: the same speaker goes on.
        (
            "“We go on,” said Anna Petrov.\n\n“And we will win.”",
            [("Anna Petrov", "We go on, And we will win.", "direct")],
        ),
        # Not closed: one quotation over paragraphs, wherever its cue stands.
        (
            "“We go on.\n\n“And we will win,” said Anna Petrov.",
            [("Anna Petrov", "We go on. And we will win", "direct")],
        ),
        (
            "Anna Petrov said: “We go on.\n\n“And we will win.”",
            [("Anna Petrov", "We go on. And we will win.", "direct")],
        ),
        # The paragraph before leads it in.
        ("Anna Petrov said:\n\n“We go on.”", [("Anna Petrov", "We go on.", "direct")]),
        # A line break inside a quotation is a space in its text.
        ("“We go\non,” said Anna Petrov.", [("Anna Petrov", "We go on", "direct")]),
    ],
)
def test_quotations_over_paragraphs(text: str, expected: Told) -> None:
    assert told(text) == expected


def test_the_turns_of_a_transcript() -> None:
    text = "ANNA PETROV: The bridge comes first.\n\nBORIS KLEIN: It is not the problem.\n\nANNA PETROV: So who is?"
    said = [(statement.subject, quotation(statement)) for statement in statements(text)]
    assert [quoted.text for _, quoted in said] == ["The bridge comes first.", "It is not the problem.", "So who is?"]
    assert all(isinstance(speaker, Mention) and speaker.span[1] < quoted.spans[0][0] for speaker, quoted in said)


@pytest.mark.parametrize(
    "text",
    [
        'The ban on gay "propaganda" has been in force for a year.',
        'The list of 70 "political prisoners" was long.',
        'The theatre showed "The Long Way Home" in May.',
        'He wrote "The Long Way Home" in May.',
        "The bridge was closed in May.",
        "Anna Petrov discussed the bridge with the ministers.",
        "Anna Petrov owns the mill. Did she say that the bridge was safe?\n\nNobody knew.",
    ],
)
def test_scare_quotes_titles_and_topics_are_no_speech(text: str) -> None:
    assert [one for one in statements(text) if quotation(one).attitude != "topic"] == []


@pytest.mark.parametrize(
    ("text", "speaker", "reporter"),
    [
        ("Reuters reported that Boris Klein said the bridge was unsafe.", "Boris Klein", "Reuters"),
        ("Boris Klein said the bridge was unsafe, Reuters reported.", "Boris Klein", "Reuters"),
        ('Boris Klein said that "the bridge is unsafe," Reuters reported.', "Boris Klein", "Reuters"),
        ("Reuters quoted Boris Klein as saying that the bridge was unsafe.", "Boris Klein", "Reuters"),
        (
            "Interfax reported on Monday that Boris Klein told ministers the bridge was unsafe.",
            "Boris Klein",
            "Interfax",
        ),
    ],
)
def test_who_reports_a_quotation(text: str, speaker: str, reporter: str) -> None:
    found = [
        (statement.subject.name, quotation(statement).reported_by)
        for statement in statements(text)
        if isinstance(statement.subject, Mention) and "unsafe" in quotation(statement).text
    ]
    assert (speaker, reporter) in [(name, by.name if by else None) for name, by in found]


@pytest.mark.parametrize(
    ("text", "addressee"),
    [
        ("Boris Klein told reporters that the port would stay open.", "reporters"),
        ('"The port stays open," Boris Klein told Anna Petrov.', "Anna Petrov"),
        ('"The port stays open," Boris Klein said to Anna Petrov.', "Anna Petrov"),
        ("Boris Klein said in an interview with Reuters that the port would stay open.", "Reuters"),
        ("Boris Klein said that the port would stay open.", None),
        ("According to Boris Klein, the port would stay open.", None),
        ('"Does the port stay open?" asked Boris Klein.', None),
    ],
)
def test_to_whom_it_is_said(text: str, addressee: str | None) -> None:
    (found,) = statements(text)
    heard_by = quotation(found).addressee
    assert (heard_by.name if heard_by else None) == addressee


@pytest.mark.parametrize(
    ("text", "polarity", "attitude"),
    [
        ("Anna Petrov said that the bridge was safe.", "affirmed", "speech"),
        ("Anna Petrov announced the arrest of two smugglers.", "affirmed", "speech"),
        ('Anna Petrov called the plan "a gift to the rich".', "affirmed", "speech"),
        ('Within minutes, Otto Lind called Anna Petrov "Little Anna" several times.', "affirmed", "speech"),
        ("Asked whether she would resign, Anna Petrov said no.", "affirmed", "speech"),
        ("Anna Petrov denied that the bridge was safe.", "negated", "denial"),
        ("Anna Petrov has denied that the bridge was safe.", "negated", "denial"),
        ("Anna Petrov rejected the claim that the bridge was unsafe.", "negated", "denial"),
        ("Anna Petrov rejected the city's argument that the bridge was unsafe.", "negated", "denial"),
        ('Anna Petrov dismissed the charge as "the usual theatre".', "affirmed", "speech"),
        ("Anna Petrov ruled out that the bridge was unsafe.", "negated", "denial"),
        ('"I am an accountant. I close the books," Anna Petrov likes to say.', "affirmed", "speech"),
        ("Anna Petrov did not deny that the bridge was safe.", "affirmed", "denial"),
        ("Anna Petrov did not say whether the bridge was safe.", "negated", "speech"),
        ("Anna Petrov declined to say whether the bridge was safe.", "negated", "speech"),
        ("No official said that the bridge was safe.", "negated", "speech"),
        ("Anna Petrov said that no bridge was safe.", "affirmed", "speech"),
        ('"No bridge, no people. No people, no port," she said to applause.', "affirmed", "speech"),
        (
            "Towns that lose a bridge take, on average, 14 years to mend it, according to Anna Petrov of the council.",
            "affirmed",
            "speech",
        ),
        ("Anna Petrov believes that the bridge is safe.", "affirmed", "thought"),
        ("Anna Petrov hopes that the bridge is safe.", "affirmed", "thought"),
        ("Anna Petrov wants to close the bridge.", "affirmed", "thought"),
        ("Reporters asked Anna Petrov whether the bridge was safe.", "affirmed", "question"),
        ('"Is the bridge safe?" asked Boris Klein.', "affirmed", "question"),
        ("Anna Petrov owns the mill. Why does she blame Norvia Steel?", "affirmed", "topic"),
        ("A new poll shows that most people fear the bridge.", "affirmed", "document"),
        ("Anna Petrov discussed immigration with the ministers.", "affirmed", "topic"),
        ("Anna Petrov cited reports that the bridge had been closed by the ministry.", "affirmed", "topic"),
        ("The council praised a plan that would allow the old harbour to be reopened.", "affirmed", "topic"),
        ("Parliament requires all candidates to publish their tax returns before the vote.", "affirmed", "topic"),
        ("Anna Petrov refused to publish her tax returns before the vote.", "negated", "topic"),
        ("Anna Petrov told guests at a dinner call that she had not been consulted.", "affirmed", "speech"),
        ("Anna Petrov made a promise to rebuild the bridge before the winter.", "affirmed", "speech"),
        ("Anna Petrov repeated her claim that the factory had poisoned the river.", "affirmed", "speech"),
        ("Anna Petrov was sure that the bridge would be rebuilt before the winter.", "affirmed", "thought"),
        ("Anna Petrov, never admitting that she had been wrong, left the hall.", "negated", "speech"),
    ],
)
def test_attitude_and_polarity(text: str, polarity: str, attitude: str) -> None:
    found = statements(text)[-1]
    assert (found.polarity, quotation(found).attitude) == (polarity, attitude)


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("Anna Petrov and Otto Lind said the bridge would stay closed.", ["Anna Petrov", "Otto Lind"]),
        ('"The bridge will stay closed," said Anna Petrov and Otto Lind.', ["Anna Petrov", "Otto Lind"]),
        ("Two engineers, Anna Petrov and Otto Lind, said the bridge would close.", ["Anna Petrov", "Otto Lind"]),
        ("Anna Petrov, a friend of Otto Lind, said the bridge was unsafe.", ["Anna Petrov"]),
        ("Otto Lind, who endorsed Anna Petrov in May and said he would help her, did not come.", ["Otto Lind"]),
    ],
)
def test_each_of_several_speakers_said_it(text: str, speakers: list[str]) -> None:
    assert [one.subject.name for one in statements(text) if isinstance(one.subject, Mention)] == speakers


def test_a_question_is_asked_of_somebody() -> None:
    (found,) = statements("Reporters asked Anna Petrov whether the bridge was safe.")
    assert quotation(found).text == "whether the bridge was safe"
    heard_by = quotation(found).addressee
    assert heard_by is not None and heard_by.name == "Anna Petrov"


@pytest.mark.parametrize(
    ("text", "occasion"),
    [
        (
            "Boris Klein told reporters on Tuesday at a rally in Southport that the port was unsafe.",
            "a rally in Southport",
        ),
        ('"We will not pay," Boris Klein said in an interview on 3 May 2031.', "an interview"),
        ("In a statement on Monday, Boris Klein said the port would close.", "a statement"),
        ("Boris Klein said at Monday's debate that he would not run.", "Monday's debate"),
        ("Boris Klein said the port would close after a rally.", None),
        ("Boris Klein said the port would close.", None),
    ],
)
def test_on_what_occasion_it_was_said(text: str, occasion: str | None) -> None:
    (found,) = statements(text)
    where = quotation(found).occasion
    assert (text[slice(*where)] if where else None) == occasion


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("»We go on«, said Anna Petrov.", [("Anna Petrov", "We go on", "direct")]),
        ("„We go on“, said Anna Petrov.", [("Anna Petrov", "We go on", "direct")]),
        ("« We go on », said Anna Petrov.", [("Anna Petrov", "We go on", "direct")]),
        (
            "»We go on«, said Anna Petrov. »We do not«, said Boris Klein.",
            [("Anna Petrov", "We go on", "direct"), ("Boris Klein", "We do not", "direct")],
        ),
        ("'We go on,' said Anna Petrov.", [("Anna Petrov", "We go on", "direct")]),
        (
            "'It isn't safe,' said Anna Petrov, 'and the voters' anger won't mend it.'",
            [("Anna Petrov", "It isn't safe, and the voters' anger won't mend it.", "direct")],
        ),
        (
            "\"He told me, 'You are fired,' and left,\" Anna Petrov said.",
            [("Anna Petrov", "He told me, 'You are fired,' and left", "direct")],
        ),
        ("“We go on, said Anna Petrov.", [("Anna Petrov", "We go on", "indirect")]),
    ],
)
def test_marks_of_every_kind(text: str, expected: Told) -> None:
    assert told(text) == expected


def test_the_evidence_holds_content_cue_and_source() -> None:
    text = 'It rained. "The bridge is not safe," said Anna Petrov. "We will close it."\n\nIt rained on.'
    (found,) = statements(text)
    assert found.evidence.text == '"The bridge is not safe," said Anna Petrov. "We will close it."'


def test_confidence_is_a_probability_and_marks_are_surest() -> None:
    (marked,) = statements('"The bridge is not safe," said Anna Petrov.')
    (plain,) = statements("Anna Petrov condemned the bridge.")
    assert 0 < plain.confidence < marked.confidence < 1


@pytest.mark.parametrize(
    "text",
    [
        "Anna Petrov “ ,",
        "",
        '"',
        '" " "',
        "“““",
        "Said:",
        'said "',
        "\u00a0\u00a0“\u00a0”",
        'NAME: "',
        "said " * 200,
        '"A," he said. ' * 50,
        "that " * 100 + "he said",
        "“” said Anna Petrov.",
    ],
)
def test_odd_texts_are_no_harm(text: str) -> None:
    for statement in statements(text):
        assert all(text[slice(*span)].strip() for span in quotation(statement).spans)
