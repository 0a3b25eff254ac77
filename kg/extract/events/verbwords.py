"""Verbs that tell an event of a kind only with what stands beside them: an object, a phrase, a subject, a particle.

One table for each; the verbs that tell one by themselves stand in ``eventwords``."""

from __future__ import annotations

from kg.extract.wordset import words

#: (verbs, nouns of which their object is one of, type). "person" stands for any mention of a person.
WITH_OBJECT: tuple[tuple[str, str, str], ...] = (
    (
        "pass approve adopt sign reject introduce propose amend back table move promulgate",
        "law bill legislation act amendment measure resolution decree budget constitution ordinance order statute "
        "motion",
        "Legislation",
    ),
    (
        "sign reach conclude negotiate seal strike ink",
        "mou agreement treaty deal pact contract accord truce ceasefire settlement compromise memorandum declaration",
        "Agreement",
    ),
    ("impose lift ease tighten slap", "sanction embargo tariff fine penalty ban", "Sanction"),
    ("freeze", "asset account", "Sanction"),
    ("grant", "bail parole pardon clemency amnesty", "Release"),
    ("release free", "person prisoner hostage detainee inmate activist journalist suspect", "Release"),
    (
        "release issue",
        "report statement document book album video transcript letter memo memoir film email tape study survey poll",
        "Publication",
    ),
    (
        "fire dismiss expel suspend",
        "person director manager chief coach minister employee worker staff adviser",
        "Dismissal",
    ),
    ("charge", "person man woman suspect officer official teenager youth boy girl driver soldier doctor", "Charge"),
    ("file press bring prefer lay drop", "charge", "Charge"),
    ("hand impose", "sentence", "Conviction"),
    ("execute", "person man woman prisoner convict dissident", "Killing"),
    ("lose", "life", "Death"),
    ("claim", "responsibility", "Announcement"),
    ("save", "miner passenger child crew sailor fisherman hiker climber girl boy man woman villager", "Rescue"),
    ("search", "home house office premise apartment flat residence headquarters property vehicle", "Investigation"),
    ("repel repulse", "attack assault raid offensive invasion", "Conflict"),
    ("expel", "diplomat ambassador envoy attaché", "Deportation"),
    ("summon", "ambassador envoy diplomat", "Meeting"),
    ("declare impose lift extend", "emergency curfew lockdown independence moratorium", "Decision"),
    ("dissolve prorogue", "parliament assembly legislature house cabinet government knesset", "Decision"),
    ("concede", "defeat", "Announcement"),
    ("declare wage", "war jihad", "Conflict"),
    ("hear", "appeal case petition application suit plea submission", "Trial"),
    ("dismiss throw", "appeal case petition application suit lawsuit plea", "Decision"),
    ("deny refuse", "bail parole", "Trial"),
    ("grant", "injunction petition appeal application leave", "Decision"),
    ("take hold", "hostage captive", "Crime"),
    ("win lose", "election primary caucus vote race contest runoff referendum seat presidency", "Election"),
    ("win receive get", "prize award medal oscar emmy grammy", "Award"),
    ("win lose", "match game championship title cup final tournament", "Match"),
    ("file lodge", "lawsuit suit complaint petition appeal application writ motion", "Lawsuit"),
    ("file declare", "bankruptcy", "Closure"),
    (
        "close",
        "plant factory office school store branch border embassy mine hospital airport station bridge shop mill "
        "refinery university college restaurant consulate smelter",
        "Closure",
    ),
    (
        "create form establish",
        "party company coalition government committee commission group movement alliance",
        "Founding",
    ),
    (
        "open reopen commission",
        "office store plant factory museum exhibition school hospital embassy bridge centre center station library "
        "clinic airport terminal stadium consulate laboratory",
        "Launch",
    ),
    ("give deliver make", "speech address lecture remarks statement testimony presentation", "Speech"),
    ("address", "person crowd rally conference convention audience congress parliament nation supporter", "Speech"),
    ("end announce suspend launch", "campaign candidacy bid", "Campaign"),
)

#: Verbs that tell an event of this type when a preposition follows, with a place or a person under it.
WITH_PREPOSITION: tuple[tuple[str, str, str], ...] = (
    ("travel fly return arrive", "to in", "Visit"),
    ("speak", "at to in", "Speech"),
    ("speak talk confer", "with", "Meeting"),
    ("appear", "at on in before", "Speech"),
    ("file", "for", "Closure"),
)

#: Verbs that tell an event of this type with one of these words behind, under a preposition or as what somebody is
#: found or made.
WITH_PHRASE: tuple[tuple[str, str, str], ...] = (
    ("go", "strike", "Strike"),
    ("go stand put send", "trial", "Trial"),
    ("plead", "guilty", "Trial"),
    ("find", "guilty", "Conviction"),
    ("take put place", "custody arrest", "Arrest"),
    ("come", "attack fire", "Attack"),
    ("go take", "war", "Conflict"),
    ("go force flee", "exile", "Movement"),
    ("go", "bankrupt", "Closure"),
    ("go enter put place", "administration liquidation receivership", "Closure"),
    ("make", "redundant", "Dismissal"),
    ("find pull rescue", "alive", "Rescue"),
    ("lay", "rest", "Ceremony"),
    ("put", "death", "Killing"),
)

#: (verbs, nouns of which their subject is one, type).
WITH_SUBJECT: tuple[tuple[str, str, str], ...] = (
    ("erupt", "volcano", "Disaster"),
    ("explode detonate", "bomb device grenade mine landmine ied explosive", "Attack"),
    (
        "collapse",
        "wall building bridge roof mine tunnel dam stadium stage scaffold scaffolding crane tower",
        "Accident",
    ),
    (
        "plunge sink overturn capsize veer skid swerve crash plummet fall ram plough plow slam flip",
        "bus car coach truck lorry van minibus train tram ferry boat ship vessel tanker plane aircraft jet helicopter "
        "trawler canoe dhow mv ms ss uss hms",
        "Accident",
    ),
)

#: Verbs whose predicate names an office ("named her chief executive", "chose him as running mate").
NAMING = words("name pick choose select designate tap")

#: Verb and particle.
PHRASAL = {
    ("step", "down"): "Resignation",
    ("step", "aside"): "Resignation",
    ("stand", "down"): "Resignation",
    ("pass", "away"): "Death",
    ("gun", "down"): "Killing",
    ("hack", "down"): "Killing",
    ("round", "up"): "Arrest",
    ("lay", "off"): "Dismissal",
    ("shut", "down"): "Closure",
    ("close", "down"): "Closure",
    ("blow", "up"): "Attack",
    ("swear", "in"): "Appointment",
    ("set", "up"): "Founding",
    ("walk", "out"): "Strike",
    ("go", "up"): "Change",
    ("go", "down"): "Change",
    ("close", "up"): "Change",
    ("strike", "down"): "Decision",
    ("run", "aground"): "Accident",
    ("sell", "out"): "Other",
}

#: verb → ((nouns, type), …)
BY_OBJECT: dict[str, list[tuple[frozenset[str], str]]] = {}
for _verbs, _nouns, _type in WITH_OBJECT:
    for _verb in _verbs.split():
        BY_OBJECT.setdefault(_verb, []).append((frozenset(_nouns.split()), _type))

#: verb → ((subjects, type), …)
BY_SUBJECT: dict[str, list[tuple[frozenset[str], str]]] = {}
for _verbs, _nouns, _type in WITH_SUBJECT:
    for _verb in _verbs.split():
        BY_SUBJECT.setdefault(_verb, []).append((frozenset(_nouns.split()), _type))

#: verb → ((words behind it, type), …)
BY_PHRASE: dict[str, list[tuple[frozenset[str], str]]] = {}
for _verbs, _nouns, _type in WITH_PHRASE:
    for _verb in _verbs.split():
        BY_PHRASE.setdefault(_verb, []).append((frozenset(_nouns.split()), _type))

#: verb → ((prepositions, type), …)
BY_PREPOSITION: dict[str, list[tuple[frozenset[str], str]]] = {}
for _verbs, _prepositions, _type in WITH_PREPOSITION:
    for _verb in _verbs.split():
        BY_PREPOSITION.setdefault(_verb, []).append((frozenset(_prepositions.split()), _type))
