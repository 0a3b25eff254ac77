"""Names of which only pieces were found, whole by what the encoder sees, "the group Mi" + "Familia Vota", or since the
article has them whole elsewhere."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from spacy.tokens import Doc

from kg.extract.lexicon import local_parties, organizations, parties, places
from kg.extract.name_words import (
    NO_NAMES,
    ORG_BEGINNINGS,
    ORG_ENDINGS,
    PARTICLES,
    PARTY_ENDINGS,
    PERSON_NOUNS,
    TITLE_MODIFIERS,
    TITLES,
)
from kg.extract.names.candidate import Candidate
from kg.extract.names.name_edges import MEMBERS, NOT_FIRST, before_honours, past_post
from kg.extract.names.name_pieces import POSSESSIVES
from kg.extract.names.name_titles import is_title
from kg.extract.tagger.named import NAMES, Name

#: Words inside of the names of bodies and places, but not of persons'.
INNER = frozenset({"of", "for", "to", "&", "the", "on"})

#: Words that bodies are named after with a possessive: "Women's Harbour Fund".
OWNERS = frozenset(
    "Children Citizens Farmers Fathers Men Mothers Nurses Parents People Students Veterans Women".split()
)

HYPHENS = frozenset({"-", "‐", "‑"})

#: What stands in no name, but at its edge: the encoder's words end where white space does.
MARKS = frozenset("()[]{}<>\"'“”‘’«»„‚`,;:/|.!?–—…*•=#")

#: Words by which a name is a body's.
_OF_BODIES = frozenset(ORG_ENDINGS) | frozenset(ORG_BEGINNINGS) | PARTY_ENDINGS | {"of"}

#: How many words a body's name may have before its "and": "the South African Transport and Allied Workers Union".
_BEFORE_AND = 3

Trim = Callable[[int, int], tuple[int, int]]


def widened(
    doc: Doc, texts: Sequence[str], found: Sequence[Candidate], seen: Sequence[Name], *, trim: Trim
) -> list[Candidate]:
    """The candidates, in order, of which those inside of a longer name that the encoder sees are that name.
    ``trim`` gives the tokens from one to another (exclusive) without what is no part of a name at their edges."""
    begun = {one.start for one in found}

    def cut(start: int, end: int) -> tuple[int, int]:
        start, end = trim(start, end)
        if start < end and texts[start].lower() in NOT_FIRST and start + 1 in begun:
            return start + 1, end  # "Team Hale", which was found to be of Hale
        return start, end

    longer = list(_longer(doc, texts, seen, cut))
    out: list[Candidate] = []
    at = 0
    for one in found:
        if out and one.start < out[-1].end:
            out[-1].end = max(out[-1].end, one.end)
            continue
        while at < len(longer) and longer[at][1] <= one.start:
            at += 1
        if at < len(longer) and _fits(texts, one, *longer[at]):
            start, end = longer[at]
            one.start, one.end = (one.start if one.title else start), end
            one.label = one.label if one.label != "NORP" else ""
        out.append(one)
    return out


def made_whole(doc: Doc, found: Sequence[Candidate]) -> list[Candidate]:
    """The candidates, in order, of which those inside of what the article names as a whole elsewhere are that name:
    "Reporters Without Borders" where a sentence begins with it."""
    whole = {one.words: one for one in found if " " in one.words and one.label != "PERSON" and not one.title}
    places_of: dict[int, tuple[int, int]] = {}
    for words in sorted(whole, key=len):
        for at in re.finditer(re.escape(words), doc.text):
            tokens = doc.char_span(*at.span())
            if tokens is not None:
                places_of.update(dict.fromkeys(range(tokens.start, tokens.end), (tokens.start, tokens.end)))
    out: list[Candidate] = []
    for one in found:
        start, end = places_of.get(one.start, (one.start, one.end))
        if one.end > end or (start, end) == (one.start, one.end):
            out.append(one)
        elif not out or out[-1].start != start:
            words = doc[start:end].text
            out.append(replace(one, start=start, end=end, words=words, label=whole[words].label))
    return out


def begun_behind(doc: Doc, seen: Sequence[Name]) -> set[int]:
    """The tokens at which, as the encoder sees it, another name begins behind that of a body or place: somebody's full
    name right behind it, "Speaker of the Harbour Assembly" + "Joan Hale", or any with a "to", "Court of Appeal" + "to
    Hale"."""
    out: set[int] = set()
    text = doc.text
    for last, name in pairwise(seen):
        between, kinds = text[last.span[1] : name.span[0]], (NAMES[last.kind], NAMES[name.kind])
        if between not in (" ", " to ") or kinds[0] == "Person" or kinds[1] not in ("Person", "Place"):
            continue
        tokens = doc.char_span(*name.span, alignment_mode="expand")
        full = tokens is not None and len(tokens) > 1 and all(part.text[0].isupper() for part in tokens[:2])
        if tokens is not None and between == " " and full and kinds[1] == "Person":
            out.add(tokens.start)
        elif tokens is not None and between == " to " and kinds[0] == "Organization":
            out.add(tokens.start - 1)
    return out


def _longer(doc: Doc, texts: Sequence[str], seen: Sequence[Name], trim: Trim) -> Iterator[tuple[int, int]]:
    """The names of several words that the encoder sees, without their edges, as tokens."""
    for name in _unbroken(doc.text, seen):
        tokens = doc.char_span(*name.span, alignment_mode="expand")
        if tokens is None or NAMES[name.kind] == "other":
            continue
        start, end = trim(tokens.start, tokens.end)
        if NAMES[name.kind] == "Person":
            end = next(
                (i for i in range(start, end - 1) if texts[i] == "," and texts[i + 1][0].isdigit()), end
            )  # an age
            start = next((i + 1 for i in range(end - 1, start - 1, -1) if is_title(texts, i)), start)
            while (
                start < end
                and texts[start - 1] == "of"
                and (texts[start] in organizations() or texts[start] in places())
            ):
                start += 1  # "Speaker of" + "Parliament Joan Hale"
            start, end = past_post(texts, start, end), before_honours(texts, start, end)
        if end - start > 1 and _is_whole(doc, texts, start, end, NAMES[name.kind]):
            yield start, end


def _unbroken(text: str, seen: Sequence[Name]) -> Iterator[Name]:
    """The names, one that ends with "and" and the body that follows it made one: "Harbour and" + "Allied Union", but
    not "Acme University and" + "Oldport University"."""
    whole: Name | None = None
    for name in seen:
        goes_on = whole is not None and whole.kind == name.kind and _lacks_body(text[slice(*whole.span)])
        if whole is not None and goes_on and text[whole.span[1] : name.span[0]] == " ":
            whole = Name((whole.span[0], name.span[1]), name.kind)
            continue
        if whole is not None:
            yield whole
        whole = name
    if whole is not None:
        yield whole


def _lacks_body(words: str) -> bool:
    """Whether words end with "and" and say before it of no body what it is."""
    before, _, last = words.rpartition(" ")
    named = before.strip() != "" and _OF_BODIES.isdisjoint(before.split()) and before not in organizations()
    return last == "and" and named


def _is_whole(doc: Doc, texts: Sequence[str], start: int, end: int, kind: str) -> bool:
    """Whether nothing between two tokens says that one name ends and another begins there."""
    if any(doc[i].is_sent_start or texts[i].isspace() or texts[i] in MARKS for i in range(start + 1, end)):
        return False
    if _of_people(doc, texts, start, end, kind):
        return False
    inner = PARTICLES if kind == "Person" else PARTICLES | INNER
    hyphens = [i for i in range(start + 1, end - 1) if texts[i] in HYPHENS]
    beside = {i + step for i in hyphens for step in (-1, 1)}
    lower = [i for i in range(start, end) if texts[i][0].islower() or texts[i] in POSSESSIVES]
    if any(texts[i] not in inner and i not in beside and not _links(texts, start, end, i, kind) for i in lower):
        return False
    return not any(_parts(doc, texts, i) for i in hyphens) and not _of_others(texts, start, end, kind)


def _of_people(doc: Doc, texts: Sequence[str], start: int, end: int, kind: str) -> bool:
    """Whether a people or a person is among the words: "Veskaran Hale", "League of Joan Hale", "Polish-American"."""
    if doc[start].ent_type_ == "NORP" and kind == "Person":
        return True
    for i in range(start + 1, end):
        owner = texts[i - 1] == "of" and doc[i].ent_type_ == "PERSON"
        if owner or (texts[i - 1] in HYPHENS and texts[i] == "American"):
            return True
    return doc[end - 1].ent_type_ == "NORP" and texts[end - 1] not in parties()


def _links(texts: Sequence[str], start: int, end: int, i: int, kind: str) -> bool:
    """Whether "and" or a possessive stands inside of a body's name: "Council for Peace and Order", "the Harbour and
    Allied Trades Union"."""
    if kind != "Organization":
        return False
    if texts[i] == "and":
        one_of_two = (
            i <= start + _BEFORE_AND
            and texts[start - 1 : start] in (["the"], ["The"])
            and texts[end - 1] in ORG_ENDINGS
        )
        return texts[i + 1] != "the" and (one_of_two or not {"of", "for", "on"}.isdisjoint(texts[start:i]))
    owner, owned = texts[i - 1], texts[i + 1]
    plain = owner in OWNERS or (owner in places() and owned not in ORG_BEGINNINGS and owned not in organizations())
    whole = owner in OWNERS or end - i < 4
    if texts[i] in POSSESSIVES and "to" in texts[start + 1 : i - 1] and whole:
        return True  # "the Movement to Save Merrow's Rivers"
    return texts[i] in POSSESSIVES and i - start == 1 and plain and whole


def _parts(doc: Doc, texts: Sequence[str], hyphen: int) -> bool:
    """Whether a hyphen stands between two names, not inside of one: "the Merrow-Halden railway"."""
    return bool(doc[hyphen - 1].whitespace_) or texts[hyphen - 1] in places() or texts[hyphen + 1] in places()


def _of_others(texts: Sequence[str], start: int, end: int, kind: str) -> bool:
    """Whether a title, a role or a party among the words says that they name more than one thing: "Joan Hale Senior
    Fellow", "Merrow Democrats", "Hale Research for the Guardian"."""
    words = texts[start:end]
    if kind == "Person":
        return any(word in TITLE_MODIFIERS or word.lower() in PERSON_NOUNS for word in words[1:])
    if any(word in TITLES for word in words) or words[-1].lower() in PERSON_NOUNS or words[-1] in NO_NAMES:
        return True
    if (
        words[0][0].isdigit()
        or words[-1][-1].isdigit()
        or "The" in words
        or not MEMBERS.isdisjoint(words)
        or " ".join(words[1:]) in parties()
    ):
        return True
    if words[0] in local_parties():  # "BJP Rajya Sabha"
        return True
    first, last = parties().get(words[0]), parties().get(words[-1])
    if (first and (words[0].isupper() or words[1] == "of")) or (last and last.members):
        return True
    served = [word for word in words[words.index("for") + 1 :] if word != "the"] if "for" in words else []
    return any(" ".join(served[:many]) in organizations() for many in range(1, len(served) + 1))


def _fits(texts: Sequence[str], one: Candidate, start: int, end: int) -> bool:
    """Whether a candidate lies inside of a longer name, is not all of it, and no well known party's name."""
    if not start <= one.start < one.end <= end or (start, end) == (one.start, one.end):
        return False
    if one.end == end:
        return one.title is None and " ".join(texts[one.start : end]) not in parties()
    return texts[one.end - 1] not in PARTY_ENDINGS or texts[one.end] in INNER
