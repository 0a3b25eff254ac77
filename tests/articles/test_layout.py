"""Which of a text is running text, and what its other lines tell."""

from __future__ import annotations

import pytest

from kg.articles import layout, read_text

LEAD = "The harbour of Oldport will stay closed until spring, the council said on Monday."
MORE = "Ann Dell, who leads the council, told reporters that the pier was unsafe."


def running(text: str, title: str | None = None) -> list[str]:
    article = read_text(text, id="a", title=title)
    return [" ".join(text[start:end].split()) for start, end in article.paragraphs]


HEADS = [
    ("Council closes harbour until spring", "Council closes harbour until spring"),
    ("# Council closes harbour until spring", "Council closes harbour until spring"),
    ("POLITICS\n\nCouncil closes harbour", "Council closes harbour"),
    ("Council Closes Harbour Until Spring.", "Council Closes Harbour Until Spring."),
    ("Will the Harbour Ever Open Again?", "Will the Harbour Ever Open Again?"),
    ("Council closes harbour; \nFishermen call it a blow to the town.", None),
    ("Council closes harbour\n\nBy Jane Roe", "Council closes harbour"),
    ("Council closes harbour\nBy Jane Roe\n4 March 2031", "Council closes harbour"),
    ("Council closes harbour\n\nBy [The Oldport Herald](#)\n\nMarch 4, 2031", "Council closes harbour"),
    ("Council closes harbour\n\n4 March 2031\n\nDell speaking at the meeting on Monday.", "Council closes harbour"),
    ("Council closes harbour\n\n4 March 2031\n\nAnn Dell waves to reporters.", "Council closes harbour"),
    ("Council closes harbour\n\n4 March 2031\n\nDell on the pier, where she was born.", "Council closes harbour"),
    ("**POLITICS**\n\n# Council closes harbour", "Council closes harbour"),
    ("Council closes harbour\n\n![The pier](pier.png)\n*The pier in winter.*", "Council closes harbour"),
    ("Council closes harbour\n\nPhoto: the pier in winter", "Council closes harbour"),
    ("Council closes harbour\n\nThe pier is seen in winter. (AP Photo/Jane Roe)", "Council closes harbour"),
    ("Council closes harbour\n\nPublished: Tuesday, 4 March 2031, 10:45 GMT", "Council closes harbour"),
    ("Council closes harbour\n\nAdvertisement\n\nShare this article", "Council closes harbour"),
    ("Dell: no boats till spring\n\n4 March 2031", "Dell: no boats till spring"),
    ("Interview: Ann Dell\nBy Jane Roe", "Interview: Ann Dell"),
    ("Author: Jane Roe\n\n4 March 2031\n\nCouncil closes harbour", "Council closes harbour"),
    ("---\ntitle: Council closes harbour\ndate: 2031-03-04\n---", "Council closes harbour"),
    ("Title: Council closes harbour\nDate: 2031-03-04\nURL: https://herald.example/a", "Council closes harbour"),
    ("", None),
]


@pytest.mark.parametrize(("head", "title"), HEADS)
def test_the_head_is_no_running_text(head: str, title: str | None) -> None:
    text = f"{head}\n\n{LEAD}\n\n{MORE}\n"
    assert running(text) == [LEAD, MORE]
    if title:
        assert read_text(text, id="a").title == title


@pytest.mark.parametrize(
    "lead",
    [
        "The harbour is closed.",
        "OLDPORT, 4 March (Herald) - The harbour is closed.",
        "It was a cold night.",
        "Ann Dell wins the vote.",
        '"We are closing it," Ann Dell said.',
        "By Monday the harbour was closed.",
        "ROE: Is the harbour closed?",
        "Ann Dell on Monday closed the harbour.",
        "Dell and her party won the election, closing a long chapter.",
        "Copyright law will change in spring, the council said.",
    ],
)
def test_a_lead_is_not_lost(lead: str) -> None:
    assert running(f"{lead}\n\n{LEAD}\n\n{MORE}") == [lead, LEAD, MORE]
    assert running(f"Council closes harbour\n\nBy Jane Roe\n\n4 March 2031\n\n{lead}\n\n{MORE}")[0] == lead


def test_the_only_paragraph_stays_one() -> None:
    assert running("Ann Dell of the Tide Party") == ["Ann Dell of the Tide Party"]
    assert running("Council closes harbour\n\nhttps://herald.example/") == ["Council closes harbour"]


def test_a_known_title_is_found_whatever_its_marks() -> None:
    text = f"“Closed for good”: council shuts\nthe harbour.\n\n{LEAD}"
    assert running(text, "'Closed for Good': Council Shuts the Harbour") == [LEAD]


FEET = [
    "Original url:\n\n<https://herald.example/2031/03/04/harbour>",
    "Source: The Oldport Herald",
    "Interview: Jane Roe",
    "Read more: Pier to be sold",
    "© 2031 The Oldport Herald. All rights reserved.",
    "Copyright 2031 Oldport Herald",
    "(Reporting by Jane Roe; editing by John Poe)",
    "Related stories\n\nPier to be sold\n\nA winter without fish",
    "This article was updated on 5 March 2031 to correct a name.",
    "Tags: harbour, council",
    "Follow us on Chatter",
    "* * *\n\nSubscribe to our newsletter",
    "https://herald.example/2031/03/04/harbour",
]


@pytest.mark.parametrize("foot", FEET)
def test_the_foot_is_no_running_text(foot: str) -> None:
    assert running(f"{LEAD}\n\n{MORE}\n\n{foot}\n") == [LEAD, MORE]


BETWEEN = [
    "A Winter Without Fish",
    "## A winter without fish",
    "**A winter without fish**",
    "WHAT NOW",
    "What happens next",
    "ADVERTISEMENT",
    "RELATED: Pier to be sold",
    "![A boat](boat.png)",
    "![A boat](boat.png)\n\nA boat leaving the harbour.",
    "| Party | Seats |\n| --- | --- |\n| Tide Party | 12 |",
    "---",
]


@pytest.mark.parametrize("between", BETWEEN)
def test_what_stands_between_paragraphs_is_no_running_text(between: str) -> None:
    assert running(f"{LEAD}\n\n{between}\n\n{MORE}") == [LEAD, MORE]


KEPT = [
    ["The new members are:", "Ann Dell, Tide Party", "John Poe, Hill Party", "Eva Lund, independent"],
    ["ROE: Is the pier safe?", "DELL: No.", "ROE: Will it be?"],
    ["Why?", "Nobody knows."],
    ["1. Ann Dell, 2,310 votes", "2. John Poe, 1,950 votes"],
]


@pytest.mark.parametrize("kept", KEPT)
def test_lists_and_transcripts_are_running_text(kept: list[str]) -> None:
    assert running("\n\n".join([LEAD, *kept, MORE])) == [LEAD, *kept, MORE]


def test_a_paragraph_begins_behind_its_bullet() -> None:
    assert running(f"{LEAD}\n\n- Ann Dell, Tide Party\n- John Poe, Hill Party\n\n> {MORE}") == [
        LEAD,
        "Ann Dell, Tide Party",
        "John Poe, Hill Party",
        MORE,
    ]


JOINED = [
    'Dell said that "all that we know\n\nabout the pier was sent to the council," the Herald reported.',
    "The council, which met on Monday,\n\nand again on Tuesday, did not vote.",
    'Dell called the pier "a danger to the town and to all\n\nOldport families who use it" on Monday.',
    "The pier, Dell said,\n\n“is not safe.”",
]


@pytest.mark.parametrize("broken", JOINED)
def test_a_blank_line_inside_a_sentence_ends_no_paragraph(broken: str) -> None:
    assert running(f"{LEAD}\n\n{broken}\n\n{MORE}") == [LEAD, broken.replace("\n\n", " "), MORE]


def test_a_quotation_over_paragraphs_stays_apart() -> None:
    first, second = '"The pier is not safe. It has to go.', '"It will be sold."'
    assert running(f"{LEAD}\n\n{first}\n\n{second}") == [LEAD, first, second]


def test_hard_wrapped_text_is_one_paragraph() -> None:
    wrapped = (
        "The harbour of Oldport will stay closed until spring, the council\n"
        "said on Monday. Ann Dell, who leads the council, told reporters that\n"
        "the pier was unsafe. Nobody was hurt when a part of it fell into the\n"
        "sea."
    )
    assert running(f"{wrapped}\n\n{MORE}") == [wrapped.replace("\n", " "), MORE]


def test_each_line_is_a_paragraph_where_lines_are_long() -> None:
    first, second = f"{LEAD} {MORE}", f"{MORE} {LEAD}"
    assert running(f"{first}\n{second}\nNobody was hurt.") == [first, second, "Nobody was hurt."]


@pytest.mark.parametrize(
    "lead",
    [
        "Ann Dell leads the Tide Party.",
        "Ann Dell in Oldport spoke to the council.",
        "Ann Dell visits the pier each day. The harbour is her work.",
    ],
)
def test_a_first_paragraph_below_the_date_is_no_caption(lead: str) -> None:
    assert running(f"Council closes harbour\n\n4 March 2031\n\n{lead}\n\n{MORE}") == [lead, MORE]


@pytest.mark.parametrize(
    ("byline", "author", "publisher"),
    [
        ("By Jane Roe", "Jane Roe", None),
        ("By JANE ROE", "JANE ROE", None),
        ("By Jane Roe and John Poe", "Jane Roe and John Poe", None),
        ("By Jane Roe, Staff Writer", "Jane Roe", None),
        ("By Jane Roe, The Oldport Herald", "Jane Roe", "The Oldport Herald"),
        ("By Jane Roe | Oldport Herald", "Jane Roe", "Oldport Herald"),
        ("By Jane Roe for the Oldport Herald", "Jane Roe", "Oldport Herald"),
        ("By [The Oldport Herald](#)", None, "The Oldport Herald"),
        ("*Reported by Jane Roe in Oldport*", "Jane Roe", None),
        ("By Jane Roe – 4 March 2031", "Jane Roe", None),
    ],
)
def test_bylines(byline: str, author: str | None, publisher: str | None) -> None:
    article = read_text(f"Council closes harbour\n\n{byline}\n\n{LEAD}\n\n{MORE}", id="a")
    assert (article.author, article.publisher) == (author, publisher)


def test_the_address_and_its_date_are_found_in_the_foot() -> None:
    address = "https://herald.example/2031/03/04/harbour"
    article = read_text(f"{LEAD}\n\nRead more: <https://herald.example/pier>\n\nOriginal url:\n\n<{address}>", id="a")
    assert (article.url, str(article.date)) == (address, "2031-03-04")


def test_what_is_told_wins_over_what_the_text_tells() -> None:
    text = f"Council closes harbour\n\nBy The Oldport Herald\n\n5 March 2031\n\n{LEAD}\n\n{MORE}"
    article = read_text(text, id="a", title="Harbour closed", date="2031-03-04", publisher="Hill News")
    assert (article.title, str(article.date), article.publisher) == ("Harbour closed", "2031-03-04", "Hill News")
    assert article.paragraphs == read_text(text, id="a").paragraphs


def test_what_begins_with_a_dateline_is_no_title() -> None:
    lead = "OLDPORT, 4 March 2031 (Reuters) - The council closed the harbour."
    article = read_text(f"{lead}\n\n{MORE}", id="a")
    assert (article.title, str(article.date)) == (None, "2031-03-04")
    assert running(article.text) == [lead, MORE]


def test_a_title_with_a_colon_stands_above_a_dateline() -> None:
    lead = f"OLDPORT, 4 March 2031 (Reuters) - {LEAD}"
    article = read_text(f"Storm Petra: ten dead in Oldport\n\n{lead}\n\n{MORE}", id="a")
    assert (article.title, str(article.date)) == ("Storm Petra: ten dead in Oldport", "2031-03-04")
    assert running(article.text) == [lead, MORE]


def test_front_matter_knows_quotes_and_lists() -> None:
    text = f'---\ntitle: "Pier: closed"\nauthors:\n  - Jane Roe\n  - John Poe\npublisher: Hill News\n---\n{LEAD}\n'
    article = read_text(text, id="a")
    assert (article.title, article.author, article.publisher) == ("Pier: closed", "Jane Roe, John Poe", "Hill News")
    assert running(text) == [LEAD]


def test_known_headings_are_no_running_text() -> None:
    text = f"Harbour.\n\n{LEAD}\n\nWinter comes.\n\n{MORE}"
    marked = {0, text.index("Winter")}
    assert [text[s:e] for s, e in layout.read(text, marked=marked).paragraphs] == [LEAD, MORE]


@pytest.mark.parametrize(
    ("begins", "day", "publisher"),
    [
        ("OLDPORT, March 4, 2031 (Reuters) - ", "2031-03-04", "Reuters"),
        ("OLDPORT, Hill County, 4 March (Oldport News) – ", "None", "Oldport News"),
        ("OLDPORT (VPA) -- ", "None", "VPA"),
        ("OLDPORT, Merrow, 4 March 2031 - ", "2031-03-04", None),
        ("OLDPORT, Merrow (4 March 2031) — ", "2031-03-04", None),
        ("OLDPORT (March 4, 2031) - ", "2031-03-04", None),
        ("OLDPORT, 4 March 2031: ", "2031-03-04", None),
        ("(Oldport, March 4, 2031) – ", "2031-03-04", None),
        ("New Oldport, 4 March 2031. ", "2031-03-04", None),
        ("The council (which met on March 4, 2031) - ", "None", None),
    ],
)
def test_an_agency_is_told_by_its_dateline(begins: str, day: str, publisher: str | None) -> None:
    article = read_text(f"Council closes harbour\n\n{begins}{LEAD}\n\n{MORE}", id="a")
    assert (str(article.date), article.publisher) == (day, publisher)
    assert article.text[slice(*article.paragraphs[0])] == f"{begins}{LEAD}"
