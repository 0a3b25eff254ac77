"""The slow components of a spaCy pipeline, the same results in a fraction of the time.

spaCy's named entity recogniser scores a token when it comes to it, and takes Python's lock for each of its 74 actions
there; its attribute ruler tries each of its 179 rules at each token, and applies what fits one by one. They are two
fifths and a sixth of a parse. Here all tokens are scored together, as outside of entities, and of the rules it is
remembered which fit a kind of token. The lemmatizer looks for each new word in lists of thousands.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.attrs import IDS
from spacy.matcher import Matcher
from spacy.pipeline import AttributeRuler, EntityRecognizer, Lemmatizer
from spacy.tokens import Doc, Span

Component = Callable[[Doc], Doc]
Floats = NDArray[np.float32]
#: Rules of a ruler, by their numbers, in order.
Numbers = tuple[int, ...]


def faster(component: Component) -> Component:
    """What does the same as the component: one of ours, or the component itself, which may be changed."""
    if isinstance(component, EntityRecognizer) and Entities.can_do(component):
        return Entities(component)
    if isinstance(component, AttributeRuler) and Attributes.can_do(component):
        return Attributes(component)
    if isinstance(component, Lemmatizer) and "lemma_index" in component.lookups:
        words = component.lookups.get_table("lemma_index")
        for part_of_speech, listed in words.items():
            words[part_of_speech] = frozenset(listed)
    return component


class Entities:
    """A recogniser whose features are the token, the first token of the entity that is open and the one before: as
    long as none is open, the scores depend on the token alone."""

    def __init__(self, recogniser: EntityRecognizer) -> None:
        self.recogniser = recogniser
        self.tokens, self.lower, upper = recogniser.model.layers
        self.weights: Floats = upper.get_param("W")
        self.bias: Floats = upper.get_param("b")
        actions = _actions(recogniser)
        self.labels = [name.partition("-")[2] for name in actions if name.startswith("B-")]
        self.inside, self.last = ([actions[f"{letter}-{label}"] for label in self.labels] for letter in "IL")
        first = [actions[f"{letter}-{label}"] for letter in "BU" for label in self.labels]
        self.outside = [*first, actions["O"]]

    @staticmethod
    def can_do(recogniser: EntityRecognizer) -> bool:
        """Whether it is of the kind that spaCy's own small, medium and large pipelines have."""
        model = recogniser.model
        return (
            model.name == "parser_model"
            and model.attrs.get("has_upper") is True
            and not model.attrs.get("unseen_classes")
            and recogniser.cfg.get("beam_width", 1) == 1
            and model.layers[1].get_dim("nF") == 3
            and all(name == "O" or name[:2] in _LETTERS for name in _actions(recogniser))
        )

    def __call__(self, doc: Doc) -> Doc:
        """The document with its entities; those that were there already are for spaCy."""
        if len(doc) == 0 or any(doc.to_array("ENT_IOB")):
            found: Doc = self.recogniser(doc)
            return found
        doc.set_ents(list(self._found(doc)), default="outside")
        return doc

    def _found(self, doc: Doc) -> Iterator[Span]:
        told: Floats = self.lower.predict(self.tokens.predict([doc]))
        going_on, first = _going_on(doc), self._first(doc, told)
        count, at = len(self.labels), 0
        for start in np.flatnonzero(first < 2 * count).tolist():
            if start >= at:
                begun, label = divmod(int(first[start]), count)
                at = start + 1 if begun else self._end(told, going_on, start, label)
                yield Span(doc, start, at, label=self.labels[label])

    def _first(self, doc: Doc, told: Floats) -> NDArray[np.int64]:
        """What each token is where no entity is open: it begins one of this label, or is one, or neither."""
        scores = self._scores(told[1:, 0] + told[0, 1] + told[0, 2], self.outside)
        count, space = len(self.labels), doc.to_array("IS_SPACE") != 0
        scores[space | ~_going_on(doc), :count] = -np.inf
        scores[space, count : 2 * count] = -np.inf
        found: NDArray[np.int64] = scores.argmax(axis=1)
        return found

    def _end(self, told: Floats, going_on: NDArray[np.bool_], start: int, label: int) -> int:
        """Where the entity ends that begins here."""
        actions = [self.inside[label], self.last[label]]
        for at in range(start + 1, len(going_on)):
            # row 0 of what is told is that of no token
            scores = self._scores(told[at + 1, 0] + told[start + 1, 1] + told[at, 2], actions)
            if not going_on[at] or scores[0] < scores[1]:
                return at + 1
        return len(going_on)

    def _scores(self, told: Floats, actions: list[int]) -> Floats:
        hidden = (told + self.lower.get_param("b")).max(axis=-1)
        scores: Floats = hidden @ self.weights[actions].T + self.bias[actions]
        return scores


_LETTERS = ("B-", "I-", "L-", "U-")


def _actions(recogniser: EntityRecognizer) -> dict[str, int]:
    """The recogniser's actions by name ("B-ORG", "O")."""
    moves = recogniser.moves
    return {moves.get_class_name(number): number for number in range(moves.n_moves)}


def _going_on(doc: Doc) -> NDArray[np.bool_]:
    """Whether the sentence goes on after each token."""
    begins: NDArray[np.bool_] = doc.to_array("SENT_START") == 1
    return np.append(~begins[1:], False)


#: What rules ask of a token, and what they set.
ASKED: list[int | str] = ["TAG", "LOWER", "DEP"]
SET: list[int | str] = ["TAG", "POS", "MORPH", "LEMMA", "DEP"]

#: The column of each attribute that is set, by spaCy's number for it.
_COLUMNS = {IDS[name]: column for column, name in enumerate(SET)}

#: So many words are remembered, some 10 MB.
MOST = 100_000


class Attributes:
    """A ruler most of whose rules look at one token: which of them fit a kind of token is asked of spaCy once.

    A kind is a tag, a relation, and the word where some rule names it."""

    def __init__(self, ruler: AttributeRuler) -> None:
        self.ruler, self.strings = ruler, ruler.vocab.strings
        self.single, self.longer = Matcher(ruler.vocab), Matcher(ruler.vocab)
        for number, rule in enumerate(_rules(ruler)):
            of_one = all(len(pattern) == 1 for pattern in rule["patterns"])
            (self.single if of_one else self.longer).add(str(number), rule["patterns"])
        self.named, self.like = _words(ruler)
        self._telling: dict[int, int] = {}
        self._fitting: dict[tuple[int, int, int], Numbers] = {}
        self._given: dict[Numbers, tuple[tuple[int, int], ...]] = {}

    @staticmethod
    def can_do(ruler: AttributeRuler) -> bool:
        """Whether its rules ask and set nothing but what is known here."""
        asked = {key for token in _asked(ruler) for key in token}
        of_words = {key for token in _asked(ruler) if isinstance(token.get("LOWER"), dict) for key in token["LOWER"]}
        given = {key for rule in _rules(ruler) for key in rule["attrs"]}
        return asked <= {"TAG", "LOWER", "DEP", "IS_SPACE"} and of_words <= {"IN", "REGEX"} and given <= set(SET)

    def __call__(self, doc: Doc) -> Doc:
        """The document with the attributes that the rules give its tokens; of two rules the later one holds."""
        fitting = [self._fit(*asked) for asked in doc.to_array(ASKED).tolist()]
        for number, start, _ in self._matches(self.longer, doc):
            at = start + self.ruler.indices[number]
            fitting[at] = tuple(sorted({*fitting[at], number}))
        values: Any = doc.to_array(SET)
        rows = values.tolist()
        for row, numbers in zip(rows, fitting, strict=True):
            for column, value in self._attributes(numbers):
                row[column] = value
        values[:] = np.array(rows, dtype=np.uint64).reshape(values.shape)
        return doc.from_array(SET, values)

    def _fit(self, tag: int, word: int, relation: int) -> Numbers:
        """The rules of one token that fit such a token."""
        kind = tag, self._word(word), relation
        found = self._fitting.get(kind)
        if found is None:
            words, tags, deps = ([self.strings[value]] for value in (word, tag, relation))
            alone = Doc(self.ruler.vocab, words=words, spaces=[False], tags=tags, deps=deps, heads=[0])
            found = self._fitting[kind] = tuple(number for number, *_ in self._matches(self.single, alone))
        return found

    def _word(self, word: int) -> int:
        """The word, 0 where all rules take it for any other."""
        found = self._telling.get(word)
        if found is None:
            if len(self._telling) >= MOST:
                self._telling.clear()
            text = self.strings[word]
            tells = text in self.named or text.isspace() or any(re.search(like, text) for like in self.like)
            found = self._telling[word] = word if tells else 0
        return found

    def _attributes(self, numbers: Numbers) -> tuple[tuple[int, int], ...]:
        """What these rules together give a token, by columns of SET."""
        found = self._given.get(numbers)
        if found is None:
            given = {key: value for number in numbers for key, value in self.ruler.attrs[number].items()}
            found = self._given[numbers] = tuple((_COLUMNS[key], value) for key, value in given.items())
        return found

    def _matches(self, matcher: Matcher, doc: Doc) -> list[tuple[int, int, int]]:
        return sorted((int(self.strings[key]), start, end) for key, start, end in matcher(doc, allow_missing=True))


def _rules(ruler: AttributeRuler) -> list[dict[str, Any]]:
    """The rules, each with its patterns and the attributes that it gives."""
    rules: Any = ruler.patterns
    return list(rules)


def _asked(ruler: AttributeRuler) -> Iterator[dict[str, Any]]:
    """What the rules ask of tokens, by attribute."""
    for rule in _rules(ruler):
        for pattern in rule["patterns"]:
            yield from pattern


def _words(ruler: AttributeRuler) -> tuple[set[str], set[str]]:
    """The words that rules name, and the regular expressions of words."""
    named: set[str] = set()
    like: set[str] = set()
    for token in _asked(ruler):
        word = token.get("LOWER", {"IN": []})
        named.update([word] if isinstance(word, str) else word.get("IN", []))
        like.update([word["REGEX"]] if isinstance(word, dict) and "REGEX" in word else [])
    return named, like
