"""What is passed over between a role word and its organisations: brackets and dates."""

from __future__ import annotations

from spacy.tokens import Doc, Token

SPANS = ("from", "since", "until", "till", "to", "between", "through", "during", "and")


def past_dates(doc: Doc, at: int, stop: int) -> int:
    """The token after "from 1916 to 1918" and the like."""
    start = at
    while at < stop and (doc[at].lower_ in (*SPANS, "in") or doc[at].ent_type_ == "DATE" or _is_number(doc[at])):
        at += 1
    return at - 1 if at > start and doc[at - 1].lower_ == "and" else at


def _is_number(token: Token) -> bool:
    return token.like_num or token.text[:4].isdigit()  # "2000–2001"


def past_brackets(doc: Doc, at: int, stop: int) -> int:
    """The token after a bracketed group that starts here, or the same token."""
    if at < stop and doc[at].text in ("(", "["):
        for closing in range(at + 1, min(stop + 20, len(doc))):
            if doc[closing].text in (")", "]"):
                return closing + 1
    return at
