"""Persons, parties, organisations and places: finding, repairing and typing their names."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from spacy.tokens import Doc

from kg.extract.datelines import agency
from kg.extract.lexicon import organizations, places
from kg.extract.name_words import ORG_BEGINNINGS, ORG_ENDINGS
from kg.extract.names import capitals
from kg.extract.names.candidate import Candidate
from kg.extract.names.local_parties import meant
from kg.extract.names.name_clusters import Named, is_generic, name_all
from kg.extract.names.name_kinds import Judged, decide, explained, group
from kg.extract.names.name_parties import stands_for_party
from kg.extract.names.name_spans import candidates
from kg.extract.names.name_titles import without_title
from kg.extract.names.name_widths import made_whole
from kg.extract.names.party_letters import no_parties, parties_told
from kg.extract.names.surnames import is_former_surname, names_kin, share_surname, surname
from kg.extract.tagger.named import Words
from kg.model import Article, Kind, Mention


def find(article: Article, doc: Doc, *, seen: Words | None = None) -> list[Mention]:
    """The names of an article, in order; ``name`` is the fullest name of the same entity. ``seen`` is what the encoder
    takes its words for."""
    letters = list(parties_told(article))
    taken = {at for span in (*(one.span for one in letters), *no_parties(article)) for at in range(*span)}
    taken.update(at for paragraph in article.paragraphs[:1] for at in range(*agency(article.text, paragraph)))
    found = [one for one in candidates(doc, seen, taken=taken) if doc[one.start].idx not in taken]
    found = made_whole(doc, capitals.trimmed(doc, found, list(capitals.lines(article))))
    short_for = explained(doc, found)
    judged = decide(doc, group(found), short_for, seen)
    _without_titles(doc, found, judged)
    local = meant(doc.text, judged.keys() - short_for.keys())
    kept: list[tuple[Candidate, Named]] = []
    for one in found:
        kind = "Party" if one.words in local and not one.title else kind_here(doc, one, judged[one.words])
        if kind:
            kin = kind == "Person" and names_kin(doc[one.start : one.end].root)
            kept.append((one, Named(one.words, kind, one.title, one.start, nickname=one.nickname, kin=kin)))
    for (one, named), (behind, other) in pairwise(kept):
        if named.kind == other.kind == "Person" and share_surname(
            doc, (one.start, one.end), (behind.start, behind.end)
        ):
            named.words = f"{named.words} {surname(other.words)}"
        elif named.kind == other.kind == "Person" and is_former_surname(doc[one.end : behind.start].text):
            other.words = f"{named.words.partition(' ')[0]} {other.words}"
    name_all([named for _, named in kept], short_for)
    for _, named in kept:
        named.name = local[named.words] if named.kind == "Party" and named.words in local else named.name
    mentions = [
        _mention(doc, one, named, judged[one.words])
        for one, named in kept
        if not (named.kind == "Organization" and is_generic(named.name))
    ]
    return sorted([*mentions, *letters], key=lambda mention: mention.span)


def _without_titles(doc: Doc, found: Sequence[Candidate], judged: dict[str, Judged]) -> None:
    """Cuts off the titles that names begin with which have turned out to be persons': "Chief Hale"."""
    texts = [token.text for token in doc]
    for one in found:
        kind = judged[one.words]
        start, _, title, title_start = without_title(texts, one.start, one.end, "PERSON")
        words = doc[start : one.end].text
        if one.title is None and title and kind.kind == "Person" == judged.get(words, kind).kind:
            one.start, one.title, one.title_start, one.words = start, title, title_start, words
            judged.setdefault(words, kind)


def kind_here(doc: Doc, one: Candidate, judged: Judged) -> Kind | None:
    """The kind of this mention: its name's, but where the word stands for a party's members."""
    if stands_for_party(doc, one):
        return "Party"
    return judged.kind


def _mention(doc: Doc, one: Candidate, named: Named, judged: Judged) -> Mention:
    last = doc[one.end - 1]
    title = one.title if named.kind == "Person" else None
    span = (doc[one.start].idx, last.idx + len(last))
    return Mention(named.kind, span, named.name, title, subtype(named.kind, named.name, judged))


def subtype(kind: Kind, name: str, judged: Judged) -> str | None:
    """What the name's own words, or the text around it, tell beyond its kind: ministry, court, city, …"""
    if kind == "Party":
        return "party"
    if kind == "Place":
        return places()[name].subtype if name in places() else judged.subtype
    if kind == "Organization" and name in organizations():
        return organizations()[name].subtype
    if kind == "Organization":
        words = name.split(" ")
        telling = [
            ORG_BEGINNINGS.get(words[0]),
            *(ORG_BEGINNINGS.get(word) for word in words),
            ORG_ENDINGS.get(words[-1]),
        ]
        return judged.subtype or (next(filter(None, telling), None) if len(words) > 1 else None)
    return None
