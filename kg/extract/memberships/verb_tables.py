"""The verbs that tie a person to an organisation: what each says, and where the organisation stands beside it."""

from __future__ import annotations

from dataclasses import dataclass

from kg.model import Predicate


@dataclass(frozen=True, slots=True)
class Verb:
    """``slots`` are the places of the organisation: "" the direct object, else prepositions;
    ``only`` restricts its kind."""

    predicate: Predicate
    slots: frozenset[str]
    over: bool = False
    only: str | None = None


def _verbs(
    words: str, predicate: Predicate, slots: str, *, over: bool = False, only: str | None = None
) -> list[tuple[str, Verb]]:
    places = frozenset("" if slot == "object" else slot for slot in slots.split())
    return [(word, Verb(predicate, places, over, only)) for word in words.split()]


#: Person subject, organisation object. A verb may stand in several lines.
VERBS: tuple[tuple[str, Verb], ...] = (
    *_verbs("join rejoin", "memberOf", "object"),
    *_verbs("join", "worksFor", "at", only="Organization"),
    *_verbs("belong", "memberOf", "to"),
    *_verbs("leave quit", "memberOf", "object", over=True),
    *_verbs("dump ditch desert", "memberOf", "object", over=True, only="Party"),
    *_verbs("leave quit abandon desert dump ditch", "memberOf", "for", only="Party"),
    *_verbs("resign retire defect decamp withdraw depart", "memberOf", "from", over=True),
    *_verbs("join move switch cross", "memberOf", "from", over=True, only="Party"),
    *_verbs("join move transfer", "memberOf", "from", over=True, only="Organization"),
    *_verbs("work intern freelance", "worksFor", "for at in within"),
    *_verbs("work", "worksFor", "with", only="Organization"),
    *_verbs("serve", "memberOf", "in on with at for"),
    *_verbs("sit", "memberOf", "in on for"),
    *_verbs("sit", "memberOf", "with", only="Party"),
    *_verbs("teach lecture preach", "worksFor", "at in for"),
    *_verbs("practise practice spend", "worksFor", "at with", only="Organization"),
    *_verbs("start begin", "worksFor", "at", only="Organization"),
    *_verbs("stay remain", "worksFor", "with", only="Organization"),
    *_verbs("clerk coach", "worksFor", "for at", only="Organization"),
    *_verbs("coach edit", "worksFor", "object", only="Organization"),
    *_verbs("volunteer", "affiliatedWith", "for at with", only="Organization"),
    *_verbs("consult", "affiliatedWith", "for", only="Organization"),
    *_verbs("enlist", "memberOf", "in with into", only="Organization"),
    *_verbs("enter", "memberOf", "object"),
    *_verbs("play", "memberOf", "for with"),
    *_verbs("sign", "memberOf", "for"),
    *_verbs("sign", "memberOf", "with", only="Organization"),
    *_verbs("dance", "memberOf", "with", only="Organization"),
    *_verbs("pitch race ride drive debut score", "memberOf", "for", only="Organization"),
    *_verbs("write report blog produce", "worksFor", "for"),
    *_verbs("lead head chair run manage direct captain helm", "leaderOf", "object"),
    *_verbs("command pastor", "leaderOf", "object", only="Organization"),
    *_verbs("preside", "leaderOf", "over"),
    *_verbs("represent", "memberOf", "object for", only="Party"),
    *_verbs("represent", "memberOf", "in", only="Organization"),
    *_verbs("run stand campaign contest fight", "candidateOf", "for under with", only="Party"),
    *_verbs("win hold", "memberOf", "for", only="Party"),
    *_verbs("move switch go return cross defect decamp", "memberOf", "to", only="Party"),
    *_verbs("return move transfer", "worksFor", "to", only="Organization"),
    *_verbs("come", "worksFor", "from", over=True, only="Organization"),
    *_verbs("found cofound", "founderOf", "object"),
    *_verbs("establish form set", "founderOf", "object"),
    *_verbs("create launch start", "founderOf", "object", only="Party"),
    *_verbs("launch start", "founderOf", "object", only="Organization"),
    *_verbs("vote", "memberOf", "as", only="Party"),
)

#: Passive: the person is its subject, the organisation stands in one of the places. The small pipeline gives
#: "readmitted" a lemma of its own.
PASSIVES: tuple[tuple[str, Verb], ...] = (
    *_verbs("employ engage", "worksFor", "by at with in"),
    *_verbs("hire recruit", "worksFor", "by at"),
    *_verbs("elect return", "memberOf", "for under", only="Party"),
    *_verbs("elect admit induct confirm name", "memberOf", "to into onto", only="Organization"),
    *_verbs("appoint assign", "worksFor", "to", only="Organization"),
    *_verbs("attach second post commission elevate", "memberOf", "to into", only="Organization"),
    *_verbs("loan trade transfer opt", "memberOf", "to onto", only="Organization"),
    *_verbs("draft sign", "memberOf", "by", only="Organization"),
    *_verbs("nominate select endorse choose field pick", "candidateOf", "by", only="Party"),
    *_verbs("affiliate associate", "affiliatedWith", "with"),
    *_verbs("retire", "memberOf", "from", over=True),
    *_verbs("expel oust dismiss fire sack eject", "memberOf", "from", over=True),
    *_verbs("throw kick drum boot", "memberOf", "out", over=True, only="Party"),
    *_verbs("readmit readmitte", "memberOf", "to into", only="Party"),
    *_verbs("suspend", "memberOf", "from"),
    *_verbs("suspend deselect", "memberOf", "by", only="Party"),
    *_verbs("expel oust eject", "memberOf", "by", over=True, only="Party"),
    *_verbs("fire sack dismiss", "worksFor", "by", over=True),
)

#: Active: the organisation is the subject, the person the object.
TAKINGS: tuple[tuple[str, Verb], ...] = (
    *_verbs("employ hire recruit", "worksFor", "object"),
    *_verbs("nominate field", "candidateOf", "object", only="Party"),
    *_verbs("fire sack", "worksFor", "object", over=True),
    *_verbs("expel", "memberOf", "object", over=True),
    *_verbs("suspend", "memberOf", "object"),
)

Table = dict[str, list[Verb]]


def _table(rows: tuple[tuple[str, Verb], ...]) -> Table:
    out: Table = {}
    for word, verb in rows:
        out.setdefault(word, []).append(verb)
    return out


ACTIVE, PASSIVE, TAKING = _table(VERBS), _table(PASSIVES), _table(TAKINGS)
