"""What somebody is tried, thanked or mourned for: it lies before that, and has none of its dates."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from spacy.tokens import Token

from kg.extract.wordset import words

#: What is done about something that was done before, with the words that stand between the two.
_DONE_ABOUT = {
    **dict.fromkeys(
        words(
            """try trial jail imprison convict conviction sentence sentencing charge indict indictment prosecute
            prosecution acquit acquittal fine execute hang guilty verdict suspect suspicion wanted"""
        ),
        words("for of with over in"),
    ),
    **dict.fromkeys(
        words(
            """go stand face appear accuse arrest detain blame punish question interrogate investigate sue extradite
            sanction sanctions pardon forgive responsible responsibility liability warrant apology apologise apologize
            thank praise honour honor criticise criticize condemn fire sack dismiss suspend inquiry investigation
            reward compensation damages justice revenge retaliation retaliate"""
        ),
        words("for of over about into"),
    ),
    **dict.fromkeys(
        words(
            """protest demonstrate rally alarm anger outrage fury shock concern dismay sorrow grief regret horror
            sadness express voice react reaction respond response condolence condolences relief joy surprise"""
        ),
        words("over about at to for on"),
    ),
}

#: With what was done as object.
_REMEMBERED = words(
    """condemn denounce deplore mourn commemorate remember recall investigate avenge regret lament celebrate criticise
    criticize justify explain"""
)


def is_judged(noun: Token) -> bool:
    """Whether a noun is what somebody said, found or ruled something of: "ruled in May that *her detention* was"."""
    verb = noun.head
    above = verb.head if verb.dep_ == "conj" else verb
    told = noun.dep_ in ("nsubj", "nsubjpass") and above.dep_ == "ccomp" and above.head.pos_ == "VERB"
    return told and not any(child.ent_type_ in ("DATE", "TIME") for child in verb.subtree)


def is_ground(noun: Token) -> bool:
    """Whether a noun tells why something is done: "tried for *the killing*", "condemned *the attack*"."""
    return _hangs_on(noun, _REMEMBERED, _DONE_ABOUT)


def is_spoken_of(noun: Token) -> bool:
    """Whether a noun is what somebody tells or speaks of: "described *the meeting*", "a reference to *her testimony*";
    the day of the telling is not that of the event."""
    return _hangs_on(noun, _TOLD, _SPOKEN_OF)


def _hangs_on(noun: Token, verbs: Collection[str], links: Mapping[str, Collection[str]]) -> bool:
    """Whether a noun is what one of these verbs is done to, or stands behind one of the prepositions that ``links`` has
    for the word above, or for what is done there."""
    link = noun.head
    if noun.dep_ in ("dobj", "nsubjpass"):
        return link.lemma_.lower() in verbs
    if noun.dep_ != "pobj":
        return False
    above = link.head
    about = {above, *(child for child in above.children if child.dep_ == "dobj" and child.i < link.i)}
    return any(link.lower_ in links.get(word.lemma_.lower(), ()) for word in about)


_TOLD = words("describe recount mention cite reference discuss recall relive analyze analyse")
#: What is said of something, with the words that stand between the two.
_SPOKEN_OF = {
    **dict.fromkeys(words("refer reference allude allusion point"), words("to")),
    **dict.fromkeys(
        words(
            """speak talk comment remark joke ask question story article book account report documentary write tell
            statement"""
        ),
        words("of about on"),
    ),
}
