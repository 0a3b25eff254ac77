"""The invented newsroom as a store, with what no format likes in its texts."""

from __future__ import annotations

from datetime import date

from kg.graph import triples
from kg.model import Date, Event, Extraction, Quotation
from kg.store import Store

from ..told import article, mention, newsroom, resolved, span, states

#: Markup, a character that XML forbids, quotation marks, a line break, a formula, an emoji, a right-to-left mark.
NASTY = """=Odd <b>Names</b> & "Signs"

=Zed\x01 & <i>Sons</i>; "Ltd" hired Ida\u202e Falk \U0001f6a2 in 2030,\r\nbut \
@ida did not join the -Front. “=HYPERLINK(""x"");\ttrust us,” Falk said. \
Falk had been its chairwoman from 2024-02 to 2026.

The regatta never took place. She sailed for a whole week in May.
"""


def nasty() -> Extraction:
    """An article whose names and words are markup, formulas and control characters."""
    told = article("=odd & <id>.txt", NASTY, date=date(2031, 7, 2), title="=Odd <b>Names</b>", publisher='A "B" & C')
    firm = mention(told, "Organization", '=Zed\x01 & <i>Sons</i>; "Ltd"')
    falk = mention(told, "Person", "Ida\u202e Falk", title="=Dr")
    front = mention(told, "Party", "-Front")
    words = '=HYPERLINK(""x"");\ttrust us,'
    quotation = Quotation(words, (span(told, words),), "direct", cue=span(told, "said"))
    race = Event("@regatta", "Match", span(told, "regatta"), span(told, "regatta"), status="negated")
    sail = Event("sailed", "Movement", span(told, "sailed"), span(told, "sailed"))
    first, last = NASTY[NASTY.index("=Zed") : NASTY.index(" “")], "Falk had been its chairwoman from 2024-02 to 2026."
    week = "She sailed for a whole week in May."
    return Extraction(
        told,
        (firm, falk, front),
        (),
        (
            states(told, falk, "worksFor", firm, first, since="2030"),
            states(told, falk, "memberOf", front, first, polarity="negated"),
            states(told, falk, "said", quotation, words),
            states(
                told, falk, "leaderOf", firm, last, role="chairwoman", since="2024-02", until="2026", former=True
            ),
            states(told, race, "participant", falk, "The regatta never took place."),
            states(told, sail, "date", Date("2031-05-01/2031-05-07", span(told, "May")), week),
        ),
    )  # fmt: skip


def told_store() -> Store:
    """The two articles of the newsroom and the one that no format likes."""
    extractions = [*newsroom(), nasty()]
    return Store.of(triples(extractions, resolved(extractions)))
