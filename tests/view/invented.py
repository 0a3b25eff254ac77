"""Networks for the tests: people, parties and newspapers that do not exist."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import count

from kg.view import Fact, Kind, Network, Node, Proof, Source

GAZETTE = Source(
    "gazette-1",
    "Reform party loses its founder",
    "The Harbour Gazette",
    "2021-03-04",
    "https://gazette.example/2021/03/04/reform",
)
COURIER = Source("courier-1", "Voss and Lindqvist meet in Port Amber", "Amber Courier", "2021-03-06")

MEMBER = "Mira Voss, a member of the Tide Party, said on Thursday that she would stay."
LEFT = "Ana Lindqvist is not a member of the Tide Party, her office said."
QUOTE = '"We will not sell the harbour," Voss told Lindqvist at the meeting in Port Amber.'


def marks(text: str, *words: str) -> tuple[tuple[int, int], ...]:
    """Where the words stand in the text."""
    return tuple(sorted((text.index(word), text.index(word) + len(word)) for word in words))


def proof(source: Source, text: str, *words: str, confidence: float = 0.9, negated: bool = False) -> Proof:
    polarity = "negated" if negated else "affirmed"
    return Proof(source.id, text, marks(text, *words), confidence, polarity)


def small() -> Network:
    """Two people, a party, a place, a meeting, a quotation; one fact is denied."""
    return Network(
        title="Port Amber",
        sources=(GAZETTE, COURIER),
        nodes=(
            Node("person/voss", "Person", "Mira Voss", ("Voss", "Minister Voss")),
            Node("person/lindqvist", "Person", "Ana Lindqvist"),
            Node("party/tide", "Party", "Tide Party"),
            Node("place/amber", "Place", "Port Amber"),
            Node("event/meeting", "Event", "meeting", about="Meeting", date="2021-03-05"),
            Node("quotation/harbour", "Quotation", "We will not sell the harbour", about="direct"),
        ),
        facts=(
            Fact(
                "person/voss",
                "memberOf",
                "party/tide",
                note="since 2019",
                proofs=(proof(GAZETTE, MEMBER, "Mira Voss", "member of the Tide Party", confidence=0.97),),
            ),
            Fact(
                "person/lindqvist",
                "memberOf",
                "party/tide",
                proofs=(proof(GAZETTE, LEFT, "Ana Lindqvist", "not a member", negated=True),),
            ),
            Fact("person/voss", "said", "quotation/harbour", proofs=(proof(COURIER, QUOTE, "Voss"),)),
            Fact("quotation/harbour", "addressee", "person/lindqvist", proofs=(proof(COURIER, QUOTE, "Lindqvist"),)),
            Fact("event/meeting", "participant", "person/voss", proofs=(proof(COURIER, QUOTE, "Voss", "meeting"),)),
            Fact("event/meeting", "participant", "person/lindqvist", proofs=(proof(COURIER, QUOTE, "Lindqvist"),)),
            Fact("event/meeting", "place", "place/amber", proofs=(proof(COURIER, QUOTE, "Port Amber"),)),
            Fact("event/meeting", "date", value="2021-03-05", proofs=(proof(COURIER, QUOTE, "meeting"),)),
        ),
    )


def whole() -> Network:
    """The same, with both articles whole and two passages that overlap."""
    texts = {
        GAZETTE.id: f"Port Amber, Thursday\n\n{MEMBER} {LEFT}\n\nNothing else is said here.",
        COURIER.id: f"{QUOTE}\n\nA dinner followed.",
    }
    base = small()
    sources = tuple(replace(source, text=texts[source.id]) for source in base.sources)
    facts = tuple(replace(fact, proofs=tuple(map(_placed(texts), fact.proofs))) for fact in base.facts)
    return replace(base, sources=sources, facts=facts)


def _placed(texts: dict[str, str]) -> Callable[[Proof], Proof]:
    return lambda proof: replace(proof, start=texts[proof.source].index(proof.text))


def chain() -> Network:
    """Anna → Bund → Cleo → Dorn → Emil, side roads, and a shortcut that is denied."""
    names: dict[str, Kind] = {
        "anna": "Person",
        "bund": "Party",
        "cleo": "Person",
        "dorn": "Organization",
        "emil": "Person",
    }
    nodes = [Node(name, kind, name.title()) for name, kind in names.items()]
    nodes += [Node(f"q{n}", "Quotation", f"Word {n} of Anna") for n in range(6)]
    links = [("anna", "bund"), ("cleo", "bund"), ("cleo", "dorn"), ("emil", "dorn")]
    facts = [Fact(a, "memberOf", b, proofs=(proof(GAZETTE, f"{a} and {b}"),)) for a, b in links]
    facts += [Fact("anna", "said", f"q{n}", proofs=(proof(COURIER, f"Word {n}", confidence=0.6),)) for n in range(6)]
    facts.append(Fact("anna", "worksFor", "dorn", proofs=(proof(GAZETTE, "not there", negated=True),)))
    return Network(tuple(nodes), tuple(facts), (GAZETTE, COURIER), "A chain")


GIVEN = [
    "Mira",
    "Ana",
    "Tomas",
    "Ilse",
    "Joren",
    "Katya",
    "Luca",
    "Petra",
    "Omar",
    "Selin",
    "Viktor",
    "Wanda",
    "Yusuf",
    "Zora",
    "Emil",
    "Freya",
]
FAMILY = [
    "Voss",
    "Lindqvist",
    "Okoro",
    "Marlow",
    "Petrescu",
    "Haddad",
    "Brandt",
    "Ruiz",
    "Kovac",
    "Nakata",
    "Osei",
    "Farkas",
    "Duarte",
    "Solberg",
]
WORDS = [
    "harbour",
    "budget",
    "vote",
    "school",
    "bridge",
    "water",
    "union",
    "tariff",
    "court",
    "inquiry",
    "flood",
    "pension",
    "port",
    "railway",
]


def grown(size: int, *, seed: int = 7) -> Network:
    """A network of about ``size`` nodes, formed as that of real news: few are named often, each
    person belongs somewhere, and a third of the nodes are quotations."""
    dice = random.Random(seed)
    people = _named("Person", size * 3 // 10, lambda n: f"{dice.choice(GIVEN)} {dice.choice(FAMILY)}{_numeral(n)}")
    parties = _named("Party", max(2, size // 60), lambda n: f"{dice.choice(WORDS).title()} Party{_numeral(n)}")
    bodies = _named("Organization", size // 10, lambda n: f"{dice.choice(FAMILY)} {dice.choice(WORDS).title()} Board")
    places = _named("Place", size // 15, lambda n: f"{dice.choice(WORDS).title()}ford{_numeral(n)}")
    events = _named("Event", size // 6, lambda n: f"{dice.choice(WORDS)} {dice.choice(['meeting', 'rally', 'trial'])}")
    quotes = _named("Quotation", size // 3, lambda n: f"We must talk about the {_phrase(dice, 9)} before {n}")
    sources = [
        Source(
            f"a{n}", f"The {_phrase(dice, 5)}", f"The {FAMILY[n % 9]} Times", f"2021-{n % 12 + 1:02}-{n % 28 + 1:02}"
        )
        for n in range(max(3, size // 25))
    ]
    nodes = (*people, *parties, *bodies, *places, *events, *quotes)
    facts = _facts(dice, people, parties, bodies, places, events, quotes, sources)
    return Network(nodes, tuple(facts), tuple(sources), "Invented news")


def _named(kind: Kind, size: int, name: object) -> list[Node]:
    assert callable(name)
    return [Node(f"{kind.lower()}/{n}", kind, name(n)) for n in range(size)]


def _numeral(number: int) -> str:
    return f" {number // 150 + 1}" if number >= 150 else ""


def _phrase(dice: random.Random, length: int) -> str:
    return " ".join(dice.choice(WORDS) for _ in range(length))


def _often(dice: random.Random, nodes: Sequence[Node], near: float) -> Node:
    """A node near a point of the list, or one of the few that everybody talks about."""
    if dice.random() < 0.25:
        return nodes[min(int(dice.paretovariate(0.8)) - 1, len(nodes) - 1)]
    return nodes[int((near + dice.gauss(0, 0.02)) * len(nodes)) % len(nodes)]


def _facts(
    dice: random.Random,
    people: list[Node],
    parties: list[Node],
    bodies: list[Node],
    places: list[Node],
    events: list[Node],
    quotes: list[Node],
    sources: list[Source],
) -> Iterator[Fact]:
    ids = count()

    def fact(subject: Node, predicate: str, target: Node, value: str = "") -> Fact:
        text = f"{subject.label} {predicate} {target.label} after the {_phrase(dice, 6)}, case {next(ids)}."
        names = [node.label for node in (subject, target) if text.count(node.label) == 1]
        shown = proof(dice.choice(sources), text, *names, confidence=dice.uniform(0.6, 1), negated=dice.random() < 0.03)
        return Fact(subject.id, predicate, "" if value else target.id, value, proofs=(shown,))

    for number, person in enumerate(people):
        near = number / len(people)
        yield fact(person, dice.choice(["memberOf", "memberOf", "leaderOf"]), _often(dice, parties, near))
        if dice.random() < 0.5:
            yield fact(person, "worksFor", _often(dice, bodies, near))
    for number, quote in enumerate(quotes):
        yield fact(_often(dice, people, number / len(quotes)), "said", quote)
    for number, event in enumerate(events):
        near = number / len(events)
        for _ in range(dice.randint(1, 4)):
            yield fact(event, "participant", _often(dice, people, near))
        yield fact(event, "place", _often(dice, places, near))
        yield fact(event, "date", event, value=_day(number))


def _day(number: int) -> str:
    return f"2021-{number % 12 + 1:02}-{number % 28 + 1:02}"
