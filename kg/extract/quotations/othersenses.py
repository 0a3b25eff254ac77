"""Reporting words in a sense that reports nothing: "recalled 340,000 cars", "the flood claimed 35 lives"."""

from __future__ import annotations

from collections.abc import Mapping

from spacy.tokens import Token

from kg.extract.wordset import words

#: With one of these as object the word tells what is done.
_DONE_TO: Mapping[str, frozenset[str]] = {
    "recall": words(
        """car vehicle truck lorry van bus motorcycle model unit product toy battery phone device drug medicine vaccine
        batch food meat milk egg bottle item airbag ambassador envoy diplomat consul troop soldier reservist peacekeeper
        player striker midfielder defender goalkeeper parliament"""
    ),
    "claim": words(
        """life lives victim casualty title trophy medal gold silver bronze crown scalp wicket goal point hat-trick
        asylum benefit pension refund expense compensation insurance allowance inheritance throne custody"""
    ),
    "call": words("police ambulance doctor taxi cab plumber witness total"),
    "hear": words("case appeal petition plea reference suit lawsuit charge matter application complaint"),
    "order": words("pizza food drink meal coffee beer wine dinner lunch breakfast copy book part item"),
    "answer": words("phone telephone door doorbell bell"),
    "repeat": words("year grade class course exam feat"),
    "charge": words("fee price toll fare rent battery phone car"),
}


def does(cue: Token | None) -> bool:
    """Whether a reporting word has an object to which something is done."""
    if cue is None or cue.pos_ != "VERB":
        return False
    if cue.is_sent_start and cue.lower_ == "read":  # a link: "Read ‘The walls are cracked’"
        return True
    things = _DONE_TO.get(cue.lemma_.lower(), frozenset())
    return any(child.dep_ in ("dobj", "nsubjpass") and child.lemma_.lower() in things for child in cue.children)
