"""The turns of a transcript: lines that begin with a speaker's name and a colon."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from kg.extract.quotations.attributions import Attribution, Layout
from kg.extract.quotations.quotemarks import Quoted
from kg.model import Mention, Span

_WORD = r"[A-ZÀ-Þ][\w.’'-]+"
_TURN = re.compile(
    rf"^[^\S\n]*[\"“]?({_WORD}(?:[ \u00a0]{_WORD}){{0,4}}[ \u00a0]?|[QA]):\s+(?=[^\s\"“„«‘'@])", re.MULTILINE
)

_OPENING = frozenset('"“')

#: Question and answer, which name nobody.
_NOBODY = frozenset("QA")
_ANSWER = "A"
_FEWEST_WORDS = 2

#: What stands before the name of who asks.
_ASKING = re.compile(
    r"(?:\b(?:spoke|speaks|talked|talks|chatted|sat down|sits down) (?:to|with)|\btold"
    r"|\b(?:Questions|Interview|Interviewer):"
    r"|\b(?:by|with our (?:reporter|correspondent)))\s+(?:the |our )?(?:[a-z]+(?:['’]s)? )?$",
    re.IGNORECASE,
)
_BEFORE = 60

#: Paragraphs between the turns of a transcript go on the one before them where at least this share begins a turn, and
#: they report nothing themselves.
_MOSTLY = 0.6
_SOMEBODY_SAID = re.compile(
    r"[\"“”„«»]|\b(?:he|she|they|(?-i:(?!We |You )[A-Z]\w+)) (?:said|says|asked|asks|replied|replies|told|adds|added)\b"
    r"|\b(?:laughs|smiles|pauses)\b",
    re.IGNORECASE,
)

#: How sure it is whose words a turn of a transcript are, and those of whoever answers.
CONFIDENCE, ANSWERED = 0.97, 0.8


@dataclass(frozen=True, slots=True)
class Turn:
    """What is ``said`` after the ``name`` of who says it, and how sure it is that it is theirs."""

    name: Span
    said: Span
    sure: float = CONFIDENCE


def turns(text: str, paragraphs: Iterable[Span]) -> list[Turn]:
    """The turns of a text; none unless it is a transcript: at least two names, of which one speaks more than once."""
    found: list[Turn] = []
    lines = [(paragraph, list(_turns(text, paragraph))) for paragraph in paragraphs]
    named = [at for at, (_, here) in enumerate(lines) if here]
    between = range(named[0], named[-1]) if named and len(named) >= _MOSTLY * (named[-1] - named[0] + 1) else range(0)
    for at, (paragraph, here) in enumerate(lines):
        in_turn = at in between and _SOMEBODY_SAID.search(text, *paragraph) is None
        if not here and found and (in_turn or _goes_on(text, found[-1], paragraph)):
            found[-1] = replace(found[-1], said=(found[-1].said[0], paragraph[1]))
        found += here
    shouted = [turn for turn in found if text[slice(*turn.name)].isupper()]
    if len(shouted) > _MOSTLY * len(found) and any(turn.name[1] - turn.name[0] > 1 for turn in shouted):
        found = shouted  # the heading "Transcript: …" is no turn
    names = Counter(text[slice(*turn.name)].rsplit(None, 1)[-1].upper() for turn in found)
    return found if len(names) > 1 and max(names.values()) > 1 else []


def _goes_on(text: str, turn: Turn, paragraph: Span) -> bool:
    """Whether a paragraph without a name goes on a turn: where a transcript is quoted, each of its paragraphs begins
    with a mark, and none stands between them."""
    start = paragraph[0]
    quoted = turn.name[0] > 0 and text[turn.name[0] - 1] in _OPENING and text[start] in _OPENING
    return quoted and text[start + 1 : start + 2] != "(" and not text[turn.said[1] : start].strip()


def _turns(text: str, paragraph: Span) -> Iterator[Turn]:
    starts = list(_TURN.finditer(text, *paragraph))
    ends = [*(match.start() for match in starts), paragraph[1]][1:]
    for match, end in zip(starts, ends, strict=False):
        said = text[match.end() : end].rstrip()
        if len(said.split()) >= _FEWEST_WORDS:
            yield Turn(match.span(1), (match.end(), match.end() + len(said)))


def merged(marks: Sequence[Quoted], said: Sequence[Turn]) -> list[Quoted]:
    """Quoted stretches and turns in order, without the stretches that stand in a turn."""
    starts = [turn.said[0] for turn in said]
    outside = []
    for mark in marks:
        at = bisect_right(starts, mark.inner[0]) - 1
        if at < 0 or said[at].said[1] <= mark.outer[0]:
            outside.append(mark)
    return sorted((*outside, *(Quoted(turn.said, turn.said) for turn in said)), key=lambda mark: mark.outer)


def spoken(layout: Layout, said: Sequence[Turn], people: Iterable[Mention] = ()) -> list[Attribution]:
    """An attribution for each turn; of question and answer, those that answer are of who is interviewed."""
    person = interviewed(layout.text, people, said[0].name[0], said) if said else None
    answering = person.span if person is not None else None
    out = []
    for turn in said:
        name = layout.text[slice(*turn.name)]
        source = turn.name if name not in _NOBODY else answering if name == _ANSWER else None
        head = layout.within(source)[-1] if source else None
        sure = ANSWERED if name == _ANSWER and source else turn.sure
        out.append(Attribution((turn.said,), None, source, head, sure))
    return out


def interviewed(text: str, people: Iterable[Mention], start: int, said: Sequence[Turn] = ()) -> Mention | None:
    """Whose answers begin behind ``start``: of these ``people`` the one of whom alone the text speaks before, but for
    whoever asks, or else the one who has a turn under that name."""
    before = [one for one in people if one.span[0] < start]
    asking = {one.name for one in before if _ASKING.search(text, max(0, one.span[0] - _BEFORE), one.span[0])}
    names = {text[slice(*turn.name)].rsplit(None, 1)[-1].casefold() for turn in said} - {"q", "a"}
    own = [one for one in before if one.name.rsplit(None, 1)[-1].casefold() in names]
    left = [one for one in own or before if one.name not in asking]
    return left[-1] if len({one.name for one in left}) == 1 else None


def outside(found: Iterable[Attribution], said: Sequence[Turn]) -> list[Attribution]:
    """The attributions without those that are turns, or go over the end of one: a transcript says who speaks."""
    starts = [turn.said[0] for turn in said]
    return [one for one in found if not any(_is_turn(piece, one, starts, said) for piece in one.pieces)]


def _is_turn(piece: Span, one: Attribution, starts: Sequence[int], said: Sequence[Turn]) -> bool:
    at = bisect_right(starts, piece[1] - 1) - 1
    if at < 0 or said[at].said[1] <= piece[0]:
        return False
    start, end = said[at].said
    return one.source is None or not start <= one.source[0] < end or piece[0] < start
