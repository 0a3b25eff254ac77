"""Who "he" is: pronouns, possessives, relatives and definite descriptions → the name they stand for."""

from __future__ import annotations

import sys
from bisect import bisect_left
from dataclasses import replace

from spacy.tokens import Token

from kg.extract import gender as genders
from kg.extract.coreference import bound, descriptions, leads, offices
from kg.extract.coreference.antecedents import PERSONS, PRONOUNS, REACH, Pronoun, choose
from kg.extract.coreference.callings import aged, national, partisan
from kg.extract.coreference.discourse import Page, Referent, describing, unnamed
from kg.extract.coreference.parties import OWN, Parties
from kg.extract.coreference.relatives import RELATIVE_TAGS, RELATIVES, Relatives
from kg.extract.name_words import ORG_NOUNS, PERSON_NOUNS
from kg.extract.reading import Reading
from kg.model import Kind, Mention, Span

#: What "the 55-year-old" and "the Texas Democrat" demand of whom they stand for.
SOMEBODY = Pronoun(frozenset({"Person"}))


def resolve(reading: Reading) -> list[Mention]:
    """The pronouns and descriptions of an article whose antecedent was found, in order: each has its own
    span, and its antecedent's kind and name. Those without a good antecedent are left out; those that stand for
    somebody without a name are noted as the reading's ``strangers``."""
    return _Resolver(reading).run()


class _Resolver:
    """Reads an article once from its beginning to its end, and remembers whom it has spoken of."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.page = Page(reading)
        self.referents: dict[tuple[Kind, str], Referent] = {}
        self.active: list[Referent] = []
        self.at_token: dict[int, Referent] = {}
        self.strangers: list[Referent] = []
        self.parties = Parties(self.page, self.at_token, self.referents)
        self.relatives = Relatives(self.page, self.at_token)
        self.found: list[Mention] = []
        #: What is said, as tokens, by who is only called "he", "she" or "the judge", by that token.
        self.speaking: dict[int, list[int]] = {}
        #: Of whom what is said is told to be ("He was late," Hale said of *Marsh*), by each token of what is said.
        self.topics: dict[int, int] = {}
        self.names = {
            span.start: (mention, span) for mention in reading.names for span in [reading.tokens(mention.span)]
        }
        #: The gender that a title anywhere in the article gives to a name.
        self.titled = {
            mention.name: told for mention, _ in self.names.values() if (told := genders.of_title(mention.title))
        }
        self._find_speakers()

    def _find_speakers(self) -> None:
        page = self.page
        for mention, span in self.names.values():
            paragraph = page.paragraph_of[span.start]
            if mention.kind != "Person" or paragraph in page.speakers:
                continue
            if page.says(page.seen(span.start, span.end - 1, span.root.i)):
                page.speakers[paragraph] = mention.name
        for quotation in self.reading.tagged or ():
            words = [token.i for piece in quotation.content for token in self.reading.tokens(piece)]
            if (
                quotation.cue is not None
                and (topic := bound.topic(self.reading.tokens(quotation.cue).root)) is not None
            ):
                self.topics.update((at, topic) for at in words if page.quoted[at])
            for token in bound.heads(self.reading.tokens(quotation.source)) if quotation.source else ():
                page.sources.add(token.i)
                named = self.reading.mention_at(token)
                if named is not None and named.kind == "Person":
                    page.spoken_by.update(dict.fromkeys(words, named.name))
                elif self._is_called_somebody(token.i):
                    self.speaking[token.i] = words
                    before = [at for at in words if at < token.i and page.quoted[at]]
                    page.begins.update({token.i: before[0]} if before else {})

    def _is_called_somebody(self, i: int) -> bool:
        """Whether the word at token i stands for somebody without naming him: "he", "the judge", "the 55-year-old"."""
        page = self.page
        return page.words[i] in PRONOUNS or page.words[i] in PERSON_NOUNS or aged(page, i) is not None

    def run(self) -> list[Mention]:
        for sentence in self.page.doc.sents:
            here = self.page.sentence_of[sentence.start]
            self.active = [one for one in self.active if here - one.seen[-1].sentence <= max(REACH, descriptions.REACH)]
            i = sentence.start
            while i < sentence.end:
                i = self._read(i)
        for stranger, person in leads.named_later(self.page, self.strangers, self.referents.values()):
            self._is_named(stranger, person)
        return sorted(self.found, key=lambda one: one.span)

    def _is_named(self, stranger: Referent, person: Referent) -> None:
        """Notes that somebody without a name is a person whom the article names later, wherever it speaks of him."""
        for seen in stranger.seen:
            token = self.page.doc[seen.root]
            self.found.append(Mention("Person", (token.left_edge.idx, token.idx + len(token)), person.name))
            self.reading.strangers.pop(token.i, None)

    def _read(self, i: int) -> int:
        """Takes in what begins at token i; where to read on."""
        if i in self.names:
            mention, span = self.names[i]
            if mention.kind == "Party" and (first := partisan(self.page, i)) is not None:
                self._member(i, mention, first)
            if i not in self.at_token:
                self._name(mention, span.start, span.end, span.root)
            return max(span.end, i + 1)
        word = self.page.words[i]
        if word in PRONOUNS:
            self._pronoun(i, word)
        elif word in RELATIVES and self.page.tags[i] in RELATIVE_TAGS:
            self._refer(i, self.relatives.meant(i))
        elif (first := aged(self.page, i) or national(self.page, i)) is not None:
            self._refer(i, self._chosen(i, self._somebody(i)), first)
        elif self.page.pos[i] in ("NOUN", "PROPN"):
            self._noun(i)
        return i + 1

    def _name(self, mention: Mention, start: int, end: int, root: Token) -> None:
        referent = self.referents.get((mention.kind, mention.name)) or self._introduced(mention)
        referent.nouns |= descriptions.of_title(mention)
        if mention.kind == "Person":
            referent.offices.update(offices.told(self.reading, self.page.doc[start:end], root))
        for noun in describing(self.page.doc[start:end], root):
            referent.nouns.add(noun)
            if mention.kind == "Person":
                referent.gender = referent.gender or genders.NOUNS.get(noun)
        if mention.kind == "Party":
            referent.plural = referent.plural or self.page.tags[end - 1] in ("NNPS", "NNS")
        self._see(referent, start, end - 1, root.i)
        if mention.kind == "Party":
            self.parties.stands_behind(mention, start)
            self.parties.is_joined(mention, root.i)
        elif mention.kind == "Person":
            referent.party = referent.party or self.parties.beside(start)

    def _see(self, referent: Referent, first: int, last: int, root: int) -> None:
        if not referent.seen or referent not in self.active:
            self.active.append(referent)
        referent.seen.append(self.page.seen(first, last, root))
        for i in range(first, last + 1):
            self.at_token[i] = referent

    def _refer(self, i: int, referent: Referent | None, first: int | None = None) -> None:
        """Notes that token i stands for a referent; ``first`` is where its phrase begins."""
        if referent is None:
            return
        token = self.page.doc[i]
        if first is None or any(at in self.at_token for at in range(first, i)):
            first = i
        if referent.kind == "Unnamed":
            self.reading.strangers[i] = referent.seen[0].root
        else:
            span: Span = (self.page.doc[first].idx, token.idx + len(token))
            self.found.append(Mention(referent.kind, span, referent.name, subtype=referent.subtype))
        if i in self.speaking and referent.kind in PERSONS:
            self._speaks(i, referent)
        self._see(referent, i, i, i)

    def _pronoun(self, i: int, word: str) -> None:
        pronoun = PRONOUNS[word]
        if "Organization" in pronoun.kinds and (pleonastic(self.page, i) or self._rival(i, plural=pronoun.plural)):
            return
        owner = self._topic(i, pronoun) or self._owner(i)
        if owner is not None and owner.kind in pronoun.kinds and owner.gender in (pronoun.gender, None):
            self._refer(i, owner)
            return
        chosen = self._chosen(i, pronoun)
        if chosen is None or self._is_called_anew(chosen):
            return
        if pronoun.gender and chosen.gender is None:
            chosen.gender = pronoun.gender
        self._refer(i, chosen)

    def _is_called_anew(self, referent: Referent) -> bool:
        """Whether a definite description that led back to nobody may yet stand for somebody with a name ("the marine
        biologist"): one that has not spoken."""
        if referent.kind != "Unnamed":
            return False
        noun = referent.seen[0].root
        return descriptions.determiner(self.page, noun) is not None and noun not in self.page.sources

    def _member(self, i: int, party: Mention, first: int) -> None:
        """Notes whom "the Texas Democrat" names: the person of that party who was spoken of last, else the likeliest
        one of whom no party is told."""
        known = [one for one in self.active if one.kind == "Person" and one.party == party.name]
        chosen = max(known, key=lambda one: one.seen[-1].root) if known else self._chosen(i, SOMEBODY)
        if chosen is not None and chosen.party in (None, party.name):
            span = self.page.doc[first].idx, party.span[1]
            self.found.append(Mention(chosen.kind, span, chosen.name))
            self._see(chosen, i, i, i)

    def _somebody(self, i: int) -> Pronoun:
        """What "the 55-year-old" at token i demands of whom it stands for: the gender, too, where all pronouns of its
        sentence have one."""
        said = (self.page.words[token.i] for token in self.page.doc[i].sent if not self.page.quoted[token.i])
        told = {PRONOUNS[word].gender for word in said if word in PRONOUNS} - {None}
        return replace(SOMEBODY, gender=told.pop()) if len(told) == 1 else SOMEBODY

    def _chosen(self, i: int, pronoun: Pronoun) -> Referent | None:
        here = self.page.sentence_of[self.page.begins.get(i, i)]
        others = self._spoken_of(i)
        near = [one for one in self.active if here - one.seen[-1].sentence <= REACH and one not in others]
        return choose(self.page, i, pronoun, near, self._ahead(i, pronoun.kinds))

    def _spoken_of(self, i: int) -> list[Referent]:
        """Whom that which a pronoun is the source of names, and to whom it speaks: others than itself. Behind what is
        said ("Berg would go, he said") only quoted words do."""
        heard = [child for child in self.page.doc[i].head.rights if child.dep_ in ("dobj", "dative")]
        named = [found for child in heard if (found := self.reading.mention_at(child)) is not None]
        named += self._dealt_with(i)
        said = [at for at in self.speaking.get(i, ()) if at > i or self.page.quoted[at]]
        named += [self.names[at][0] for at in said if at in self.names and self.names[at][0].kind == "Person"]
        known = [self.referents.get((found.kind, found.name)) for found in named]
        return [*filter(None, known), *(self.at_token[at] for at in said if at < i and self._is_name(at))]

    def _dealt_with(self, i: int) -> list[Mention]:
        """The people with whom the subject at token i deals in a participle before it: "Asked of *Lind*, he left"."""
        token = self.page.doc[i]
        if token.dep_ not in ("nsubj", "nsubjpass"):
            return []
        done = [one for one in token.head.lefts if one.dep_ == "advcl" and one.tag_ in ("VBG", "VBN") and one.i < i]
        alone = [one for one in done if not any(child.dep_ in ("nsubj", "nsubjpass", "mark") for child in one.lefts)]
        named = (self.names[at.i][0] for one in alone for at in one.subtree if at.i in self.names)
        return [mention for mention in named if mention.kind == "Person"]

    def _is_name(self, at: int) -> bool:
        return at in self.at_token and self.page.pos[at] == "PROPN"

    def _speaks(self, i: int, speaker: Referent) -> None:
        """Notes who speaks what a pronoun is the source of: whoever is "he" in it is somebody else."""
        said = self.speaking.get(i, ())
        self.page.spoken_by.update(dict.fromkeys(said, speaker.name))
        before = {self.page.doc[at].idx for at in said if at < i and self.page.quoted[at]}
        first = bisect_left(self.found, min(before, default=sys.maxsize), key=lambda one: one.span[0])
        self.found[first:] = [
            one
            for one in self.found[first:]
            if one.name != speaker.name or one.span[0] not in before or one.kind != "Person"
        ]

    def _topic(self, i: int, pronoun: Pronoun) -> Referent | None:
        """The person of whom what holds token i is said, as long as it has named nobody itself."""
        topic = self.topics.get(i)
        if topic is None or pronoun.gender is None:
            return None
        at = i
        while at > 0 and self.topics.get(at - 1) == topic:
            at -= 1
        if any(self._is_name(before) and self.at_token[before].kind == "Person" for before in range(at, i)):
            return None
        named = self.reading.mention_at(self.page.doc[topic])
        if named is None or named.kind != "Person":
            return self.at_token.get(topic)
        return self.referents.get(("Person", named.name)) or self._introduced(named)

    def _owner(self, i: int) -> Referent | None:
        """Who stands directly before "and his …", or to whom the sentence ties the pronoun."""
        page = self.page
        if (tied := bound.to(page, i)) is not None:
            return self.at_token.get(tied)
        if page.tags[i] != "PRP$" or i < 2 or page.words[i - 1] not in ("and", "&"):
            return None
        return self.at_token.get(i - 2)

    def _ahead(self, i: int, kinds: frozenset[Kind]) -> Referent | None:
        """The subject of the sentence that a phrase before it looks forward to: "In his speech, X …"."""
        page = self.page
        verb = page.clause(i)
        if page.deps[i] not in ("poss", "nsubj", "nsubjpass") or (page.deps[verb] == "ROOT" and page.deps[i] != "poss"):
            return None
        at = i + 1
        while at < len(page.words) and page.sentence_of[at] == page.sentence_of[i]:
            if at in self.names:
                mention, span = self.names[at]
                root = span.root
                subject = root.dep_ in ("nsubj", "nsubjpass") and root.head.dep_ == "ROOT"
                if subject and mention.kind in kinds and page.words[span.start - 1] in (",", "the", mention.title):
                    known = self.referents.get((mention.kind, mention.name))
                    return known or self._introduced(mention)
            at += 1
        return None

    def _introduced(self, mention: Mention) -> Referent:
        gender = self.titled.get(mention.name) or genders.of_name(mention.name) if mention.kind == "Person" else None
        referent = Referent(mention.kind, mention.name, mention.subtype, gender)
        self.referents[(mention.kind, mention.name)] = referent
        return referent

    def _noun(self, i: int) -> None:
        page = self.page
        if self._is_named_next(i):
            return
        if page.words[i] == "party" and page.words[i - 1 if page.words[i - 1] != "own" else i - 2] in OWN:
            self._refer(i, self.parties.of_owner(i))
            return
        if descriptions.is_before_role(page, i):
            self._refer(i, descriptions.spoken_of(page, i, self.active))
            return
        if left := self.parties.left(i):
            self._refer(i, left, descriptions.determiner(page, i))
            return
        holder = offices.holder(self.reading, page, i, self.at_token, self.referents.values())
        if holder is not None:
            self._refer(i, holder, offices.beginning(page, i))
            return
        noun = descriptions.noun_of(page, i)
        if noun or offices.varies(self.reading, page, i):
            chosen = descriptions.meant(page, i, noun, self.active) if noun else None
            chosen = chosen or offices.varied(self.reading, page, i, self.at_token, self.referents.values())
            if chosen:
                self._refer(i, chosen, descriptions.determiner(page, i))
                return
        if unnamed(page, i):
            stranger = Referent(
                "Unnamed", page.words[i], gender=genders.NOUNS.get(page.words[i]), nouns={page.words[i]}
            )
            self.strangers.append(stranger)
            self._see(stranger, i, i, i)

    def _is_named_next(self, i: int) -> bool:
        """Whether a name is told right after a noun for the same: "the finance minister, Ann Lee, said", "the former
        minister Ann Lee"."""
        page = self.page
        if i + 1 in self.names and self.names[i + 1][0].kind == "Person" and page.words[i] not in ORG_NOUNS:
            return True
        if (
            page.words[i] in ORG_NOUNS
            or page.tags[i] not in ("NN", "NNP")
            or page.deps[i] in ("compound", "amod", "nmod")
        ):
            return False
        told = [child.left_edge.i for child in page.doc[i].rights if child.dep_ == "appos"]
        reach = 6 if page.words[i + 1 : i + 2] and page.pos[i + 1] == "ADP" else 2
        told += [at + 1 for at in range(i + 1, min(i + reach, len(page.words))) if page.words[at] == ","][:1]
        for start, (mention, span) in ((at, self.names[at]) for at in told if at in self.names):
            closed = page.words[span.end : span.end + 1] in ([","], ["."], [";"], ["-"], ["–"], ["—"])
            if mention.kind == "Person" and closed and page.words[start - 1] == ",":
                return True
        return False

    def _rival(self, i: int, *, plural: bool) -> bool:
        """Whether a plain noun, which has no name, is the likelier antecedent of "it" or "they": for "it" the
        nearest subject, for "they" any plural or coordination that stands nearer than the last subject with a name,
        or than an organisation beside which one person alone is spoken of ("he joined Acme as their lawyer")."""
        page, body = self.page, False
        for at in range(i - 1, max(i - 40, -1), -1):
            if page.sentence_of[i] - page.sentence_of[at] > 1:
                return plural
            referent = self.at_token.get(at)
            if (
                plural
                and referent is None
                and (page.tags[at] in ("NNS", "NNPS") or page.words[at] in ("and", "people"))
            ):
                return True
            body |= referent is not None and referent.kind in ("Party", "Organization")
            if page.deps[at] in ("nsubj", "nsubjpass") and (plural or not self._only_told(i, at)):
                if page.words[at] in ("he", "she", "i") or (referent is not None and referent.kind == "Person"):
                    return plural and not (body and page.sentence_of[at] == page.sentence_of[i])
                if referent is not None:
                    return plural and referent.kind not in ("Party", "Organization")
                if page.tags[at] == "NN":
                    return True
        return plural

    def _only_told(self, i: int, subject: int) -> bool:
        """Whether a subject is none of whom the speaker "it" at token i stands for: that of what is only told, not of
        the whole sentence ("The council said the mill was safe. It added")."""
        return i in self.page.sources and self.page.deps[self.page.heads[subject]] != "ROOT"


def pleonastic(page: Page, i: int) -> bool:
    """Whether "it" stands for nothing: "it is clear that", "it seems", "it rained"."""
    if page.words[i] != "it":
        return False
    if page.deps[i] == "expl":
        return True
    verb = page.doc[page.clause(i)]
    lemma = verb.lemma_.lower()
    if lemma in ("seem", "appear", "happen", "rain", "snow", "matter", "turn", "take"):
        return True
    if lemma == "come":
        return page.words[i - 1] in ("when", "if") and "to" in page.words[i + 1 : i + 4]
    return lemma == "be" and page.deps[i] == "nsubj"
