"""What is passed over between a role word and its organisations: brackets and dates."""

from __future__ import annotations

from spacy.tokens import Doc

SPANS = ("from", "since", "until", "till", "to", "between", "through", "during", "and")


def past_dates(doc: Doc, at: int, stop: int) -> int:
    """The token after "from 1916 to 1918" and the like."""
    start = at
    while at < stop and (doc[at].lower_ in (*SPANS, "in") or doc[at].ent_type_ == "DATE" or doc[at].like_num):
        at += 1
    return at - 1 if at > start and doc[at - 1].lower_ == "and" else at


def past_brackets(doc: Doc, at: int, stop: int) -> int:
    """The token after a bracketed group that starts here, or the same token."""
    if at < stop and doc[at].text in ("(", "["):
        for closing in range(at + 1, min(stop + 20, len(doc))):
            if doc[closing].text in (")", "]"):
                return closing + 1
    return at
