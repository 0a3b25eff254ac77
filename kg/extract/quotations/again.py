"""Who speaks again without a name: "officials said …. They added …", "a resident of Southport said …. He saw …"."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from spacy.tokens import Token

from kg.extract.name_words import ORG_NOUNS
from kg.extract.quotations import reporting
from kg.model import Mention

_PLURAL = frozenset(("NNS", "NNPS"))

#: Words for several that have no plural ending.
_SEVERAL = frozenset("both many others people police several some staff".split())

#: How far before "they", in tokens, those stand who spoke last.
_FARTHEST = 80


@dataclass(slots=True)
class Again:
    """The unnamed sources of an article so far, by the token of each; ``strangers`` are the pronouns that stand for
    one, each with the token of its noun."""

    strangers: Mapping[int, int]
    sources: dict[int, Mention] = field(default_factory=dict)
    several: tuple[int, str] | None = None
    body: tuple[int, str] | None = None

    def called(self, head: Token, speaker: Mention) -> Mention:
        """A speaker without a name, called as where the text has brought him in."""
        if speaker.kind != "Unnamed":
            self.several = self.body = None
            return speaker
        if head.lower_ == "it" and self.body is not None and 0 < head.i - self.body[0] < _FARTHEST:
            return replace(speaker, name=self.body[1])
        self.body = (head.i, speaker.name) if _is_body(head) else None
        before = self.sources.get(self.strangers.get(head.i, -1))
        if before is not None:
            speaker = replace(speaker, name=before.name)
        elif head.lower_ == "they" and self.several is not None and 0 < head.i - self.several[0] < _FARTHEST:
            speaker = replace(speaker, name=self.several[1])
        self.sources[head.i] = speaker
        plural = head.tag_ in _PLURAL or head.lower_ in _SEVERAL or (head.lower_ == "they" and speaker.name != "they")
        self.several = (head.i, speaker.name) if plural else None
        return speaker


def _is_body(head: Token) -> bool:
    """Whether a noun in the singular names a body or a writing, which is "it" when it speaks again."""
    return head.tag_ in ("NN", "NNP") and (head.lower_ in ORG_NOUNS or reporting.among(head, "documents", "media"))
