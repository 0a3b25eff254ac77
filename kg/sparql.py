"""SPARQL text: its tokens, where values are bound in it, where it is wrong, and what it may not do."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import pyoxigraph as ox

from kg.errors import QueryError
from kg.ontology import PREFIXES
from kg.terms import Term

#: A character of a prefixed name that is written with an escape, and any that may begin one.
_ESCAPED = r"%[0-9A-Fa-f]{2}|\\."
_TOKEN = re.compile(
    rf"""
      (?P<space> \s+ | \#[^\r\n]* )
    | (?P<string> \"{{3}}(?:[^"\\]|\\.|"{{1,2}}(?!"))*\"{{3}} | '{{3}}(?:[^'\\]|\\.|'{{1,2}}(?!'))*'{{3}}
                | "(?:[^"\\\r\n]|\\.)*" | '(?:[^'\\\r\n]|\\.)*' )
    | (?P<iri> <[^<>"{{}}|^`\\\x00-\x20]*> )
    | (?P<variable> [?$]\w+ )
    | (?P<name> (?:_|[^\W\d_](?:[\w.\-]*[\w\-])?)?:
                (?:(?:[\w:]|{_ESCAPED})(?:(?:[\w:.\-]|{_ESCAPED})*(?:[\w:\-]|{_ESCAPED}))?)? )
    | (?P<word> @?[^\W\d]\w*(?:-\w+)* )
    | (?P<number> [+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)? )
    | (?P<mark> \^\^ | && | \|\| | [!<>]= | <<\(? | \)?>> | \{{\| | \|\}} | \S )
    """,
    re.VERBOSE | re.DOTALL,
)
_ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
_SERVICE = re.compile(r"(?<![\w?$])service(?!\w)", re.IGNORECASE)
_ERROR = re.compile(r"error at (\d+):(\d+): expected (?:one of )?(.*)", re.DOTALL)
#: Among the marks and keywords that Oxigraph expected, a sentence that says what is wrong.
_SENTENCE = re.compile(r"Prefix not found|IRI parsing failed|The [A-Za-z]+ [a-z][^,\[]+")
_SPACE = " " * 40
#: What an expression's operand can end in; "<" after it may be "less than".
_OPERANDS = frozenset({"string", "iri", "variable", "name", "number", "word"})


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of a query: ``kind`` is a group of _TOKEN, ``start`` its offset."""

    kind: str
    text: str
    start: int

    @property
    def end(self) -> int:
        return self.start + len(self.text)

    def is_word(self, *words: str) -> bool:
        return self.kind == "word" and self.text.upper() in words


def tokens(query: str) -> list[Token]:
    """The tokens of a query without white space and comments."""
    found = (Token(match.lastgroup or "", match[0], match.start()) for match in _TOKEN.finditer(query))
    return [token for token in found if token.kind != "space"]


def check(query: str) -> None:
    """Raises QueryError where the query is not valid SPARQL, with line and column, or would go
    out to another server."""
    refuse_service(query)
    if _parse(query):
        raise _located(query)


def _parse(query: str) -> SyntaxError | None:
    """Oxigraph's error, or None: an empty store parses a query and finds nothing."""
    try:
        ox.Store().query(query, prefixes=dict(PREFIXES))
    except SyntaxError as error:
        return error
    except UnicodeEncodeError:
        raise QueryError("the query holds characters that cannot be encoded in UTF-8") from None
    return None


def refuse_service(query: str) -> None:
    """Raises QueryError where a query may have a SERVICE clause: that sends it, and with it what
    the graph holds, to another server. In doubt it is refused."""
    plain = _ESCAPE.sub(lambda match: chr(min(int(match[1] or match[2], 16), 0x10FFFF)), query)
    if not _SERVICE.search(plain):
        return
    found = tokens(query)
    service = next((token for token in found if token.is_word("SERVICE")), None)
    if service is not None:
        raise _error(query, service, "SERVICE sends data to another server, which kg never does")
    if not _SERVICE.search(query) or _ambiguous(found):
        raise QueryError("the query may hold a SERVICE clause, which kg never runs; write it without the word")


def _ambiguous(found: Sequence[Token]) -> bool:
    """Whether some "<…>" in brackets may also be read as "less than", so that all that follows
    it would be cut into other tokens."""
    depth, before = 0, None
    for token in found:
        if token.kind == "iri" and depth and before and (before.kind in _OPERANDS or before.text == ")"):
            return True
        depth += {"(": 1, ")": -1}.get(token.text, 0)
        before = token
    return False


def _located(query: str) -> QueryError:
    """Where a query that does not parse goes wrong, with its line and a mark under the place.

    Oxigraph's position is that of the furthest character it looked at, and it looks ahead as far
    as its longest keyword. So the tokens are parsed once more with more space than that between
    them: the token that the position falls to is the one that does not fit."""
    found = tokens(query)
    quote = next((token for token in found if token.kind == "mark" and token.text in "\"'"), None)
    if quote:
        return _error(query, quote, "this quotation mark is not closed")
    spaced = "".join(token.text + _SPACE for token in found)
    error = _parse(spaced)
    match = _ERROR.match(str(error))
    if match is None:
        return QueryError("the query is not valid SPARQL")
    reach = len("".join(spaced.splitlines(keepends=True)[: int(match[1]) - 1])) + int(match[2]) - 1
    sentence = _SENTENCE.search(match[3])
    last, start = None, 0
    for token in found:
        if start > reach - bool(sentence):
            break
        last, start = token, start + len(token.text) + len(_SPACE)
    if sentence:
        return _error(query, last, sentence[0][0].lower() + sentence[0][1:])
    if reach >= len(spaced) - 1 or last is None:
        return _error(query, None, "the query ends too early")
    return _error(query, last, f"{last.text} is not expected here")


def _error(query: str, token: Token | None, reason: str) -> QueryError:
    line, column = position(query, token.start if token else len(query))
    return QueryError(f"line {line}, column {column}: {reason}\n{_shown(query, line, column)}")


def position(query: str, offset: int) -> tuple[int, int]:
    """The line and column, from 1, of an offset into a text."""
    before = query[:offset]
    return before.count("\n") + 1, offset - (before.rfind("\n") + 1) + 1


def _shown(query: str, line: int, column: int) -> str:
    lines = query.split("\n")
    shown = lines[line - 1] if line <= len(lines) else ""
    shown = "".join(c if c.isprintable() else " " for c in shown)
    cut = max(0, column - 80)
    return f"  {shown[cut : cut + 110]}\n  {' ' * (column - 1 - cut)}^"


def variables(query: str) -> frozenset[str]:
    """The names of the variables that stand in a query."""
    return frozenset(token.text[1:] for token in tokens(query) if token.kind == "variable")


@dataclass(slots=True)
class _Group:
    """A pair of braces: ``opening`` is the offset behind the first; ``where`` tells a group of
    patterns from a template, a block of data, and the braces around a SELECT in brackets."""

    opening: int
    where: bool
    variables: set[str] = field(default_factory=set)
    inner: list[_Group] = field(default_factory=list)


def bind(query: str, values: Mapping[str, Sequence[Term]]) -> str:
    """The query with variables bound to terms, wherever they stand in it.

    A block of VALUES, with the terms as Oxigraph writes them, is put into each group of patterns
    that uses the variable, since SPARQL evaluates a group (a sub-query, a branch of a UNION) by
    itself before it joins it to what is around."""
    if not values:
        return query
    outside = _Group(0, where=False)
    _read(iter(tokens(query)), outside, query)
    places = sorted(_insertions(outside, values), reverse=True)
    unplaced = set(values)
    for offset, name in places:
        query = f"{query[:offset]} {_block(name, values[name])}{query[offset:]}"
        unplaced.discard(name)
    for name in sorted(unplaced):
        query = f"{query}\n{_block(name, values[name])}"
    return query


def _block(name: str, values: Sequence[Term]) -> str:
    return f"VALUES ?{name} {{ {' '.join(map(str, values))} }}"


def _read(rest: Iterator[Token], group: _Group, query: str) -> None:
    """Reads the tokens of a group up to its closing brace."""
    before: list[Token] = []
    data = False
    for token in rest:
        if token.text == "}" and token.kind == "mark":
            return
        if token.kind == "variable":
            group.variables.add(token.text[1:])
        if token.is_word("VALUES"):
            data = True
        if token.is_word("SELECT"):
            group.where = False
        if token.text == "{" and token.kind == "mark":
            template = bool(before) and before[-1].is_word("CONSTRUCT")
            if len(before) > 1 and before[-2].is_word("CONSTRUCT") and before[-1].is_word("WHERE"):
                raise QueryError("a value cannot be bound in CONSTRUCT WHERE: write CONSTRUCT { … } WHERE { … }")
            inner = _Group(token.end, where=not template and not data)
            data = False
            _read(rest, inner, query)
            group.inner.append(inner)
        before = [*before[-1:], token]


def _insertions(group: _Group, names: Mapping[str, object]) -> Iterator[tuple[int, str]]:
    """Where a block of VALUES goes, and for which name. What a SELECT's head, a template or a
    block of data uses is bound in the group of patterns that goes with it."""
    target = next((inner for inner in reversed(group.inner) if inner.where or _holds_select(inner)), None)
    if not group.where and target is not None:
        loose = group.variables.union(*(inner.variables for inner in group.inner if not inner.where))
        target.variables |= loose & names.keys() if target.where else set()
    if group.where:
        yield from ((group.opening, name) for name in sorted(group.variables & names.keys()))
    for inner in group.inner:
        yield from _insertions(inner, names)


def _holds_select(group: _Group) -> bool:
    return not group.where and bool(group.inner)
