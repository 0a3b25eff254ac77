"""Of which words the text says when, though no calendar can: "some years ago", "in recent years", "the day after she
left", "since 2019", "on Monday" in an article without a date. They have no other date then, neither the story's nor the
article's."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Container, Iterator
from itertools import accumulate, islice

from spacy.tokens import Token

from kg.extract.dates.datecontext import UNKNOWN
from kg.extract.events.apart import distances
from kg.extract.events.fiscal import on_calendar
from kg.extract.reading import Reading
from kg.extract.wordset import words

#: How many words above a time the word is sought that it is the time of.
_ABOVE = 4

_STRETCH = re.compile(r"\b(?:past|recent|last|next|coming)\b", re.IGNORECASE)


def told_vaguely(reading: Reading, dated: Container[int]) -> frozenset[int]:
    """The verbs, and the nouns right above such a time, by token index. What is so many days from something else is not
    among them where it is ``dated``."""
    known = sorted(span for span, _ in on_calendar(reading.article.text, reading.dates))
    ends = list(accumulate((end for _, end in known), max))
    found = {each.told.i for each in distances(reading.doc) if each.told.i not in dated}
    found |= {token.i for token in reading.doc if _is_verb(token) and (_in_a_life(token) or _is_so_since(token))}
    found |= {
        verb.i for token in reading.doc if _is_then(token) for verb in islice(filter(_is_verb, token.ancestors), 1)
    }
    for mention in reading.dates:
        root = reading.tokens(mention.span).root
        if root.head.lower_ == "since":
            found |= {word.i for word in _timed(root)}
        begun = bisect_right(known, mention.span[0], key=lambda span: span[0])
        if begun and mention.span[1] <= ends[begun - 1]:
            continue  # it stands in one that the calendar knows
        if mention.value.startswith(UNKNOWN["year"]):
            found |= {verb.i for verb in islice((one for one in root.ancestors if _is_verb(one)), 1)}
        elif _is_some_time(mention.value, reading.article.text[slice(*mention.span)]):
            found |= {word.i for word in _timed(root)}
    return frozenset(found)


def _is_then(token: Token) -> bool:
    """Whether a word says only that it was at another time: "at the time", "back then", "over that
    time"."""
    at = token.lower_ == "time" and token.head.lower_ == "at" and {child.lower_ for child in token.children} <= _THE
    back = token.lower_ == "then" and token.i > 0 and token.nbor(-1).lower_ == "back"
    over = token.lower_ in ("time", "period") and token.head.lower_ in _OVER
    over = over and any(child.lower_ == "that" for child in token.lefts)
    return back or over or (at and len(list(token.children)) == 1)


_THE = frozenset(("the", "that"))
_OVER = words("over during in since throughout")


def _is_some_time(value: str, said: str) -> bool:
    """Whether it is a time that nobody can place; how long something took is none, and "now" is the article's."""
    return value in ("PAST_REF", "FUTURE_REF") or value[:1].isdigit() or _STRETCH.search(said) is not None


def _timed(root: Token) -> Iterator[Token]:
    """The word that a time is said of, over its prepositions and a name to which the parse ties it: "sold it in the
    past", "sued Kestrel over the past years"."""
    if root.dep_ not in ("npadvmod", "advmod", "pobj", "prep", "pcomp"):
        return
    for above in islice(root.ancestors, _ABOVE):
        if above.pos_ not in ("ADP", "SCONJ", "ADV", "PROPN"):
            if _is_verb(above) or above.pos_ == "NOUN":
                yield above
            return


def _in_a_life(verb: Token) -> bool:
    """Whether it is told at which age somebody did something: "left home at the age of 15", "learned it as a boy"; of
    who died at an age it is not when."""
    links = [link for link in verb.rights if link.dep_ == "prep" and link.lower_ in ("as", "at")]
    below = [(link.lower_, noun.lower_) for link in links for noun in link.children]
    young = any(link == "as" and noun in _YOUNG for link, noun in below)
    return young or (verb.lemma_ != "die" and ("at", "age") in below)


def _is_so_since(verb: Token) -> bool:
    """Whether what is told in the perfect has been so, or gone on, since something: "has backed her since her bid"."""
    perfect = any(child.dep_ == "aux" and child.lemma_ == "have" for child in verb.lefts)
    return perfect and any(child.lower_ == "since" and child.dep_ == "prep" for child in verb.rights)


_YOUNG = words("boy girl child teenager teen youth baby toddler schoolboy schoolgirl youngster adolescent student")


def _is_verb(token: Token) -> bool:
    return token.pos_ in ("VERB", "AUX")
