"""The tagger's quotations joined with the rules', as the program gives them: (speaker, content, kind, reported by)."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from kg.extract import extract, names, parse, quotations
from kg.extract.reading import Reading
from kg.extract.tagger import Found
from kg.model import Article, Mention, Quotation, Statement


def statements(*texts: str) -> list[list[Statement]]:
    """What is said in texts whose paragraphs are parted by blank lines."""
    articles = []
    for number, text in enumerate(texts):
        paragraphs = [found.span() for found in re.finditer(r"[^\n](?:.|\n(?!\n))*", text)]
        articles.append(Article(str(number), text, tuple(paragraphs)))
    return [[one for one in found.statements if one.predicate == "said"] for found in extract(articles)]


Told = tuple[str | None, str, str, str | None]


def told(text: str) -> list[Told]:
    (found,) = statements(text)
    return [_told(one) for one in found]


def _told(one: Statement) -> Told:
    said = one.object
    assert isinstance(said, Quotation)
    speaker = one.subject.name if isinstance(one.subject, Mention) else None
    return speaker, said.text, said.quotation, said.reported_by and said.reported_by.name


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Anna Berg said that the harbour would close in May.",
            [("Anna Berg", "the harbour would close in May", "indirect", None)],
        ),
        (
            '"The harbour is not safe," said Anna Berg. "We will close it."',
            [("Anna Berg", "The harbour is not safe, We will close it.", "direct", None)],
        ),
        (
            "Two officials warned that the walls were cracked.",
            [("two officials", "the walls were cracked", "indirect", None)],
        ),
        (
            "According to Otto Lind, the walls were mended last year.",
            [("Otto Lind", "the walls were mended last year", "indirect", None)],
        ),
        # Each paragraph of a quotation opens with a mark: it is one speaker's, whoever speaks next.
        (
            "Otto Lind said: “The harbour was closed in May because the walls had been cracked.\n\n“And nobody has"
            " mended the walls to this day.”\n\nAnna Berg said the council would mend them.",
            [
                (
                    "Otto Lind",
                    "The harbour was closed in May because the walls had been cracked. And nobody has mended the walls"
                    " to this day.",
                    "direct",
                    None,
                ),
                ("Anna Berg", "the council would mend them", "indirect", None),
            ],
        ),
        # "It" is who spoke before without a name.
        (
            "A watchdog said that the walls were cracked. It added that the harbour was closed.",
            [
                ("a watchdog", "the walls were cracked", "indirect", None),
                ("a watchdog", "the harbour was closed", "indirect", None),
            ],
        ),
        # Whoever is quoted speaks, not who quotes.
        (
            "“We shall mend the walls,” Tide News quoted councillor Anna Berg as saying.",
            [("Anna Berg", "We shall mend the walls", "direct", "Tide News")],
        ),
        (
            "Two dockers were hurt when the wall fell, a port official was quoted as saying by Tide News.",
            [("a port official", "Two dockers were hurt when the wall fell", "indirect", "Tide News")],
        ),
        # Words that report nothing here.
        ("Kestrel Motors recalled 340,000 cars last week.", []),
        ("The flood claimed 35 lives in May.", []),
        ("Read ‘Flood claims lives as the walls are cracked’", []),
        ("Judge Otto Lind heard the appeals in May.", []),
        # The beginning of the sentence is said, too.
        (
            "The Reds won the election with 38.2 percent of the vote, ahead of the Blues of Anna Berg, which got 34.9"
            " percent, the Electoral Commission said on Monday.",
            [
                (
                    "Electoral Commission",
                    "The Reds won the election with 38.2 percent of the vote, ahead of the Blues of Anna Berg, which"
                    " got 34.9 percent",
                    "indirect",
                    None,
                )
            ],
        ),
        # What the speaker did beside is not said.
        (
            "Anna Berg said that the vote had been fair but criticised the delay.",
            [
                ("Anna Berg", "the vote had been fair", "indirect", None),
                ("Anna Berg", "the delay", "indirect", None),
            ],
        ),
        (
            'Anna Berg stood up. "I am not afraid of you," Berg told the judge, according to two people in the room.',
            [
                (
                    "two people in the room",
                    '"I am not afraid of you," Berg told the judge',
                    "mixed",
                    None,
                ),
                ("Anna Berg", "I am not afraid of you", "direct", "two people in the room"),
            ],
        ),
        # Who spoke is the speaker; who tells of it has reported it.
        (
            "Anna Berg said that the harbour would close in May, Coastal News Agency reported.",
            [("Anna Berg", "the harbour would close in May", "indirect", "Coastal News Agency")],
        ),
        # What goes on in the next paragraph in marks of its own is the same quotation.
        (
            'Anna Berg came to the harbour on Monday.\n\n"The harbour is not safe," she said.\n\n'
            '"We will close it in May and open it again when the walls are mended."',
            [
                (
                    "Anna Berg",
                    "The harbour is not safe, We will close it in May and open it again when the walls are mended.",
                    "direct",
                    None,
                ),
            ],
        ),
        # Signed.
        (
            "“The harbour is the heart of our town and must stay open.”\n\n— Anna Berg, mayor of Southport",
            [("Anna Berg", "The harbour is the heart of our town and must stay open.", "direct", None)],
        ),
        ("It rained all day in Southport.", []),
        ("", []),
    ],
)
def test_told(text: str, expected: list[Told]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "speaker", "start"),
    [
        ('Anna Berg called the plan "a gift to the rich" and left.', "Anna Berg", "the plan"),
        ('"Nobody asked us" when the harbour was closed, Otto Lind said.', "Otto Lind", '"Nobody asked us"'),
    ],
)
def test_mixed_quotations_begin_with_the_words_of_the_speaker(text: str, speaker: str, start: str) -> None:
    (found,) = told(text)
    assert found[0] == speaker
    assert found[1].startswith(start)
    assert found[2] == "mixed"


def test_an_article_gives_the_same_alone_and_among_others() -> None:
    texts = [
        "Anna Berg said that the harbour would close in May.",
        "",
        '"The harbour is not safe," said Otto Lind. "We will close it."',
        "It rained all day in Southport.",
    ]
    together = [[_told(one) for one in found] for found in statements(*texts)]
    assert together == [told(text) for text in texts]
    confidences = [one.confidence for found in statements(*texts) for one in found]
    assert confidences == [one.confidence for text in texts for found in statements(text) for one in found]


def proposed(marked: str) -> tuple[str, Found]:
    """A text without its brackets, and what they hold as a proposal of the tagger's: [source], {cue}, <content>."""
    parts: dict[str, list[tuple[int, int]]] = {"[": [], "{": [], "<": []}
    text = ""
    for piece in re.split(r"(\[[^]]*\]|\{[^}]*\}|<[^>]*>)", marked):
        if piece[:1] in parts:
            parts[piece[0]].append((len(text), len(text) + len(piece) - 2))
        text += piece[1:-1] if piece[:1] in parts else piece
    source, cue = (spans[0] if spans else None for spans in (parts["["], parts["{"]))
    return text, Found(tuple(parts["<"]), cue, source, 0.8)


def found_in(text: str, found: list[Found]) -> list[Told]:
    """The quotations of a text of one-line paragraphs, if this is what the tagger found."""
    article = Article("a", text, tuple(line.span() for line in re.finditer(r"[^\n]+", text)))
    ((article, doc),) = parse.parse([article])
    reading = Reading(article, doc, tagged=found)
    reading.names = names.find(article, doc)
    reading.index()
    return [_told(one) for one in quotations.extract(reading)]


def joined(text: str, found: list[Found]) -> list[tuple[str | None, str]]:
    """Who is quoted with what, if this is what the tagger found."""
    return [(speaker, content) for speaker, content, _, _ in found_in(text, found)]


def test_of_a_heading_that_the_text_goes_on_only_the_heading_is_read() -> None:
    text, found = proposed("[Anna Berg] {said} <“the walls are cracked”>")
    on = replace(found, content=(*found.content, (len(text) + 2, len(text) + 40)))
    assert found_in(text, [on]) == found_in(text, [found]) != []


@pytest.mark.parametrize(
    ("marked", "kind"),
    [
        ("[Otto Lind] {said} <“the walls are cracked”>.", "direct"),
        # What is said in marks of somebody else's words is his, not theirs.
        ("“[Otto Lind] {said} <the walls are cracked>,” it read.", "indirect"),
        ("“[Otto Lind] {said} <the walls are ‘badly cracked’>,” it read.", "indirect"),
    ],
)
def test_whose_marks_they_are(marked: str, kind: str) -> None:
    text, found = proposed(marked)
    assert [quoted for speaker, _, quoted, _ in found_in(text, [found]) if speaker == "Otto Lind"] == [kind]


@pytest.mark.parametrize(
    ("marked", "speaker", "content"),
    [
        ("[Anna Berg] {said} <that the walls were cracked>.", "Anna Berg", "the walls were cracked"),
        ("[Anna Berg] {said} <that was wrong>.", "Anna Berg", "that was wrong"),
        ("[Anna Berg] {said} <the walls were “cracked”>.", "Anna Berg", "the walls were “cracked”"),
        ("[Anna Berg] {said} <the walls were “cracked>”.", "Anna Berg", "the walls were “cracked”"),
        ("He left [the union], which expelled <him> for a {speech} on <the dockers>.", "the union", "the dockers"),
        ("{As} [Anna Berg] said, <As> <the walls were cracked>.", "Anna Berg", "the walls were cracked"),
        ("[Anna Berg] {told} <the mayor that the walls were cracked>.", "Anna Berg", "the walls were cracked"),
        (
            "[Anna Berg] {asked} <the mayor> <whether the walls were cracked>.",
            "Anna Berg",
            "whether the walls were cracked",
        ),
        ("[Anna Berg] {urged} <the mayor to mend the walls>.", "Anna Berg", "the mayor to mend the walls"),
        # A source with more than a name, or less than a noun phrase.
        (
            "[The mayor of Southport, Anna Berg,] {said} <the walls were cracked>.",
            "Anna Berg",
            "the walls were cracked",
        ),
        ("[The mayor], councillor Anna Berg, {said} <the walls were cracked>.", "Anna Berg", "the walls were cracked"),
        (
            "[Southport Council spokesman Otto Lind] {said} <the walls were cracked>.",
            "Otto Lind",
            "the walls were cracked",
        ),
        (
            "[Critics like Otto Lind] {said} <the walls were cracked>.",
            "critics like Otto Lind",
            "the walls were cracked",
        ),
        (
            "[The campaign of presumptive nominee Otto Lind] {said} <the walls were cracked>.",
            "the campaign of presumptive nominee Otto Lind",
            "the walls were cracked",
        ),
        (
            "[The Speaker of the House Otto Lind] {said} <the walls were cracked>.",
            "Otto Lind",
            "the walls were cracked",
        ),
        ("“<Never>,” {shouted} [Mr] Lind from the gallery.", "Lind", "Never"),
        (
            "[The mill’s owner], Halden Steel, {said} <the walls were cracked>.",
            "Halden Steel",
            "the walls were cracked",
        ),
        ("“<Order from whom>?” [Otto Lind] {asked}.", "Otto Lind", "Order from whom?"),
        ("<SOUTHPORT, 4 May 2031> - “<It was late>,” {wrote} [Anna Berg].", "Anna Berg", "It was late"),
        ("[A] senior official {said} <the walls were cracked>.", "a senior official", "the walls were cracked"),
        ("[SOUTHPORT — Anna Berg] {said} <the walls were cracked>.", "Anna Berg", "the walls were cracked"),
        ("A new poll [that] {shows} <many fear the walls> was published.", "a new poll", "many fear the walls"),
        ("<The walls were cracked>, [Anna Berg] {said}. <It> was late.", "Anna Berg", "The walls were cracked"),
        # What stands between two marks is certain, where nothing else was found in it.
        ("[Anna Berg] {asked}: “<Cracks>? In all of the walls?”", "Anna Berg", "Cracks? In all of the walls?"),
        ("<Otto Lind> was {asked} <why the walls were cracked>.", None, "why the walls were cracked"),
        (
            "He was asked by [presenter] Otto Lind {whether} <the walls were cracked>.",
            "Otto Lind",
            "the walls were cracked",
        ),
        (
            "The cracks were {noticed} by [her brother], the painter Otto Lind: <the walls shook>.",
            "Otto Lind",
            "the walls shook",
        ),
        ("[Anna Berg] {asked} not <to be named>.", "Anna Berg", "not to be named"),
        (
            "[Anna Berg] {rejected} <the argument> that <the walls were cracked>.",
            "Anna Berg",
            "the argument that the walls were cracked",
        ),
        # What breaks off goes on to the end of its phrase, and what was parted is one clause.
        ("[Anna Berg] {said} <the walls were shaken for> an hour.", "Anna Berg", "the walls were shaken for an hour"),
        ("[Anna Berg] {read} <the letter written> by the dockers.", "Anna Berg", "the letter written by the dockers"),
        (
            "[Anna Berg] {said} <Otto Lind>, who was away, <had seen the walls>.",
            "Anna Berg",
            "Otto Lind, who was away, had seen the walls",
        ),
        ("[Anna Berg] {joined} <the Docks Union (DU>).", "Anna Berg", "the Docks Union (DU)"),
        # Whole sentences of the reporter's are not quoted with what stands around them.
        (
            "“<It was late,>” [Anna Berg] {said}. <Had the walls shaken?> “<They had not.>”",
            "Anna Berg",
            "It was late, They had not.",
        ),
        ("<What of the walls>? “<They shook,>” [Anna Berg] {said}.", "Anna Berg", "They shook"),
        # Who is told or asked does not speak.
        ("[The court] was {told} <that the walls were cracked>.", None, "the walls were cracked"),
        ("{Asked} <whether the walls were cracked>, [Anna Berg] left.", None, "whether the walls were cracked"),
        ("[The jury] {heard} <that the walls were cracked>.", None, "the walls were cracked"),
        ("<The walls were cracked>, [court] {told}.", None, "The walls were cracked"),
        ("[The mayor], Anna Berg {said} <the walls were cracked>.", "Anna Berg", "the walls were cracked"),
        (
            "Anna Berg told the court that <the walls were cracked>, {according} to [the record].",
            "Anna Berg",
            "the walls were cracked",
        ),
        (
            "<Anna Berg> said that <the walls were cracked>, {according} to [Southport News].",
            "Anna Berg",
            "the walls were cracked",
        ),
        ("[Anna Berg] {said} <the walls were cracked but left> the town.", "Anna Berg", "the walls were cracked"),
        # The subject of the reporting word, where the tagger sees none; what of it tells only the day.
        ("The meeting {noted} that <the walls were cracked>.", "the meeting", "the walls were cracked"),
        ("[The dockers on Monday] {said} <the walls were cracked>.", "the dockers", "the walls were cracked"),
        (
            "Otto Lind on Monday <voiced concern over the walls>, [Southport News] {reported}.",
            "Southport News",
            "Otto Lind on Monday voiced concern over the walls",
        ),
        ("[The dockers who] {said} <the walls were cracked>.", "the dockers", "the walls were cracked"),
        # The colon of a dateline reports nothing.
        ("[LAHORE]{:} <The walls were cracked on Monday>.", None, None),
        (
            "[Anna Berg] {said} <it fell after the wall> shook that day.",
            "Anna Berg",
            "it fell after the wall shook that day",
        ),
        # A piece does not end with what belongs to the words after it.
        ("[Anna Berg] {regretted} <the cracks and> left.", "Anna Berg", "the cracks"),
        ("[Anna Berg] {praised} <Otto Lind, whom> she had met.", "Anna Berg", "Otto Lind"),
        ("[Anna Berg] {said} <it>.", None, None),
        # What something is called are nobody's words.
        ("[Anna Berg] made a film {titled} “<A Long Way>”.", None, None),
        ("[Anna Berg] {attacked} him with the nickname “<Cracked Otto>”.", None, None),
        ("[Anna Berg] {pledged} <to> mend the walls.", None, None),
        ("[Anna Berg] {said} <no>.", "Anna Berg", "no"),
    ],
)
def test_a_proposal_is_read_as_a_reader_would(marked: str, speaker: str | None, content: str | None) -> None:
    text, found = proposed(marked)
    assert joined(text, [found]) == ([(speaker, content)] if content else [])


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        (
            "[Anna Berg] {praised} <the mayor> but rejected <the claim that he mended the walls>.",
            [("Anna Berg", "the mayor"), ("Anna Berg", "the claim that he mended the walls")],
        ),
        (
            "[Anna Berg] {said} <that China would mend the walls and said that it was late>.",
            [("Anna Berg", "China would mend the walls"), ("Anna Berg", "it was late")],
        ),
        ("[Anna Berg] {praised} <the mayor> but bought <the old walls>.", [("Anna Berg", "the mayor")]),
        ("[Anna Berg] {praised} <the mayor> and <the men who mended the walls>.", [("Anna Berg", "the mayor")] * 0),
    ],
)
def test_a_second_verb_reports_apart(marked: str, expected: list[tuple[str, str]]) -> None:
    text, found = proposed(marked)
    assert not expected or joined(text, [found]) == expected


@pytest.mark.parametrize(
    ("marked", "speaker"),
    [
        ("Anna Berg said it was late, {adding} <that the walls were cracked>.\n[Otto Lind] left.", "Anna Berg"),
        ("[Otto Lind] left. Anna Berg, who was late, {denied} <that the walls were cracked>.", "Anna Berg"),
        ("[Otto Lind] left. He {denied} <that the walls were cracked>.", "Otto Lind"),
        ("Anna Berg praised [Otto Lind], {recalling} <that the walls were cracked>.", "Anna Berg"),
        ("[Ministers] could not agree, with Otto Lind {arguing} <that the walls were cracked>.", "Otto Lind"),
        ("[I] found that <in 1998 the mayor>, Otto Lind, {said} <that the walls were cracked>.", "Otto Lind"),
    ],
)
def test_who_is_named_in_the_clause_speaks_rather_than_who_stands_elsewhere(marked: str, speaker: str) -> None:
    text, found = proposed(marked)
    assert joined(text, [found])[0] == (speaker, "the walls were cracked")


def test_another_name_and_a_colon_begin_another_quotation() -> None:
    text, found = proposed('[Anna Berg]{:} <"We will win."> Otto Lind: <"We will not lose.">')
    assert joined(text, [found]) == [("Anna Berg", "We will win."), ("Otto Lind", "We will not lose.")]


def test_quoted_words_with_one_reporting_word_are_one_quotation() -> None:
    text, found = proposed("<“The harbour is not safe,”> {said} [Anna Berg]. <“We will close it.”>")
    halves = [replace(found, content=(piece,)) for piece in found.content]
    assert joined(text, halves) == [("Anna Berg", "The harbour is not safe, We will close it.")]


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        (
            "<“Whenever you say that,”> [Anna Berg] {said}, pointing to the wall, “you give a reason to stay away.”",
            "“Whenever you say that,” [Anna Berg] said, {pointing} to <the wall, “you give a reason to stay away.”>",
            ["Whenever you say that, you give a reason to stay away.", "the wall"],
        ),
        (
            "<“The harbour is not safe,”> [Anna Berg] {said}. She did not name a day. “We will close it.”",
            "“The harbour is not safe,” Anna Berg said. [She] did not {name} <a day>. <“We will close it.”>",
            ["The harbour is not safe, We will close it.", "a day"],
        ),
        # Words of another sentence, or of another speaker, are no more of the same.
        (
            "<“The harbour is safe,”> [Anna Berg] {said}. She praised men who, “in their time, mended it.”",
            "“The harbour is safe,” Anna Berg said. [She] {praised} <men who, “in their time, mended it.”>",
            ["The harbour is safe", "men who, “in their time, mended it.”"],
        ),
        (
            "<“The harbour is not safe,”> [Anna Berg] {said}. Otto Lind mocked her fears. “We will open it.”",
            "“The harbour is not safe,” Anna Berg said. [Otto Lind] {mocked} <her fears>. <“We will open it.”>",
            ["The harbour is not safe", "her fears We will open it."],
        ),
    ],
)
def test_quoted_words_that_go_on_are_told_from_what_stands_between(
    first: str, second: str, expected: list[str]
) -> None:
    (text, one), (same, other) = proposed(first), proposed(second)
    assert text == same
    assert [content for _, content in joined(text, [one, other])] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # What the tagger passes over is taken up if it is a clause in marks; without a speaker where none is near.
        ("Nothing is left. “The harbour is not safe at all.” It rained.", [(None, "The harbour is not safe at all.")]),
        ("The ban on “propaganda” is in force.", []),
        ("“The Long Way Home” was shown in May.", []),
        ("“A shame,” they read.", []),
    ],
)
def test_what_stands_in_marks_is_not_lost(text: str, expected: list[tuple[str | None, str]]) -> None:
    assert joined(text, []) == expected


def test_quoted_words_with_a_word_of_what_is_reported_are_the_speakers() -> None:
    text, one = proposed("[Anna Berg] {said} <she did not agree>.\n“The walls are sound.”")
    at = text.index("agree"), text.index("agree") + 5
    other = Found(((text.index("The walls"), len(text) - 1),), at, None, 0.6)
    assert joined(text, [one, other]) == [
        ("Anna Berg", "she did not agree"),
        ("Anna Berg", "The walls are sound."),
    ]


def test_a_quotation_right_after_another_goes_on_with_its_speaker() -> None:
    text, found = proposed("<“The harbour is not safe,”> {said} [Anna Berg].\n“We will close it in May.”")
    assert joined(text, [found]) == [
        ("Anna Berg", "The harbour is not safe"),
        ("Anna Berg", "We will close it in May."),
    ]


def test_offsets_after_odd_characters() -> None:
    text = "🙂 👩‍👩‍👧\n\nAnna Berg said that the harbour would close in May."
    ((found,),) = statements(text)
    assert isinstance(found.object, Quotation)
    assert [text[slice(*span)] for span in found.object.spans] == ["the harbour would close in May"]
    assert text[slice(*found.evidence.span)] == found.evidence.text


def test_who_is_named_as_the_source_is_not_spoken_to() -> None:
    ((found,),) = statements("According to Otto Lind, the walls were mended last year.")
    assert isinstance(found.object, Quotation) and found.object.addressee is None


def test_an_article_alone_is_no_quotation() -> None:
    assert told("Anna Berg looked at the plan on Monday.") == []


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("It printed this statement by Otto Lind on Monday: “The walls are cracked.”", "Otto Lind"),
        ("It printed Otto Lind's reply on Monday:\n\n“The walls are cracked.”", "Otto Lind"),
        ("The council was alarmed by this finding: “The walls are cracked.”", "this finding"),
        # No saying, or a verb after it, or no colon.
        ("The council came on Monday: “The walls are cracked.”", None),
        ("The statement by Otto Lind was hidden: “The walls are cracked.”", None),
        ("It printed this statement by Otto Lind on Monday. “The walls are cracked.”", None),
    ],
)
def test_whose_saying_leads_quoted_words_in(text: str, speaker: str | None) -> None:
    assert joined(text, []) == [(speaker, "The walls are cracked.")]


def test_what_only_says_who_the_speaker_is_is_no_part_of_what_is_said() -> None:
    text, found = proposed('<"It is the third time this year,"> <its head of mission>, [Anna Berg], {said} on Monday.')
    assert found_in(text, [found]) == [("Anna Berg", "It is the third time this year", "direct", None)]
