"""What people are and where they are from, by the words that news put beside a name."""

from __future__ import annotations

from collections.abc import Iterable

from kg.countries import by_people

#: A field of work → the words for those who work in it. Words of many fields ("president", "captain") are in none.
FIELDS = {
    "politics": "senator sen congressman congresswoman rep governor gov mayor minister premier"
    " politician lawmaker legislator councillor councilman councilwoman councilor alderman parliamentarian mp"
    " chancellor candidate whip lobbyist diplomat ambassador activist campaigner statesman",
    "law": "judge lawyer attorney prosecutor solicitor barrister magistrate",
    "police": "policeman policewoman detective sheriff constable inspector",
    "military": "gen colonel col lieutenant lt sergeant sgt admiral major soldier marine commander pilot",
    "sport": "footballer striker goalkeeper midfielder defender winger forward quarterback linebacker pitcher player"
    " swimmer runner sprinter cyclist boxer wrestler golfer skier skater gymnast athlete coach referee jockey cricketer"
    " batsman bowler rower champion medallist medalist",
    "arts": "actor actress singer musician composer pianist violinist cellist guitarist drummer rapper conductor"
    " painter sculptor artist novelist poet playwright writer author filmmaker dancer choreographer comedian"
    " photographer",
    "media": "journalist reporter editor columnist correspondent broadcaster presenter host anchor blogger publisher",
    "science": "professor prof scientist physicist chemist biologist historian economist engineer researcher"
    " mathematician astronomer geologist sociologist philosopher lecturer scholar",
    "medicine": "doctor physician surgeon nurse dentist psychiatrist pharmacist midwife vet veterinarian",
    "religion": "bishop archbishop priest pastor rev reverend rabbi imam cardinal monk nun vicar",
    "business": "banker businessman businesswoman entrepreneur developer investor trader industrialist shipowner ceo"
    " tycoon billionaire financier",
    "trades": "teacher farmer fisherman baker butcher carpenter plumber electrician mechanic waiter waitress chef"
    " cook clerk shopkeeper hairdresser builder miner docker student pensioner retiree librarian gardener",
}

#: Fields that one person is often of: two of these say nothing against two names being one person's.
KINDRED = frozenset(
    frozenset(pair.split())
    for pair in (
        "politics law",
        "politics military",
        "politics media",
        "politics science",
        "politics business",
        "law business",
        "law science",
        "law police",
        "police military",
        "arts media",
        "media science",
        "media sport",
        "media business",
        "sport business",
        "arts business",
        "science business",
        "science medicine",
        "medicine business",
        "trades business",
        "trades politics",
        "arts science",
    )
)

FIELD_OF = {word: field for field, words in FIELDS.items() for word in words.split()}
COUNTRY_OF = {word.casefold(): country.casefold() for word, country in by_people().items()}


def fields_of(words: Iterable[str]) -> set[str]:
    """The fields of work that these words, in lower case, name."""
    return {FIELD_OF[word] for word in words if word in FIELD_OF}


def far_apart(one: set[str], other: set[str]) -> bool:
    """Whether no field of the one is a field of the other, nor kindred to it."""
    return bool(one and other) and not any(a == b or frozenset((a, b)) in KINDRED for a in one for b in other)
