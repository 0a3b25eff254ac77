"""Words that tell what a name names, from ``lexicons/name_words.txt``: one constant for each of its headings."""

from __future__ import annotations

from kg.extract.lexicon import Gender, as_gender, subtypes, words

#: Titles before a person's name, with the gender that they give away.
TITLES: dict[str, Gender | None] = {word: as_gender(told) for word, told in subtypes("title").items()}
TITLE_MODIFIERS = words("title modifier")
TITLE_TAILS = words("title tail")

#: Members of parliaments, written short: "Ann Lee, MP", "the MP". Lower case.
LEGISLATOR_LETTERS = words("legislator")

#: Letters behind a person's name: "Ann Lee KC".
POST_NOMINALS = words("post-nominal")

#: Nouns that describe what a name names ("the human rights group Memorial"), with the subtype that they tell.
PERSON_NOUNS = words("person noun")
ORG_NOUNS = subtypes("organization noun")
PLACE_NOUNS = subtypes("place noun")
PARTY_NOUNS = words("party noun")
PARTY_LIKE_NOUNS = words("party-like noun")
POLITICAL_WORDS = words("political word")

#: First and last words of names.
ORG_ENDINGS = subtypes("organization ending")
ORG_BEGINNINGS = subtypes("organization beginning")
PLACE_ENDINGS = words("place ending")
PLACE_BEGINNINGS = words("place beginning")
OTHER_ENDINGS = words("other ending")
PARTY_ENDINGS = words("party ending")
PARTY_LIKE_ENDINGS = words("party-like ending")
POLITICAL_COLOURS = words("political colour")

#: Nouns before "of NAME", and nouns after "NAME" or "NAME's".
MEMBER_NOUNS = words("member noun")
ORG_ROLES = words("organization role")
PERSON_BELONGINGS = words("person belonging")
PLACE_BELONGINGS = words("place belonging")

KIN_NOUNS = words("kin noun")

#: Lemmas of verbs.
PERSONAL_VERBS = words("personal verb")
SAYING_VERBS = words("saying verb")

#: Nouns behind "the NAME" for somebody's time in office, nouns before the name of a work, and surnames that the
#: world's news use alone.
REIGNS = words("reign")
WORK_NOUNS = words("work noun")
WELL_KNOWN = words("well-known surname")

NO_NAMES = words("no name")
PARTICLES = words("particle")
PREPOSITIONS = words("preposition")

#: The party behind the letters in "Sen. Joan Hale (R-Tex.)", "Joan Hale, D-Ohio," and "Cllr Joan Hale (Con, Oldport)".
PARTY_LETTERS = {
    "R": "Republican Party",
    "D": "Democratic Party",
    "DFL": "Democratic Party",
    "L": "Libertarian Party",
    "Con": "Conservative Party",
    "Lab": "Labour Party",
    "Lib Dem": "Liberal Democrats",
    "LD": "Liberal Democrats",
    "Alliance": "Alliance Party",
    "Grn": "Green Party",
    "IU": "United Left",
    "Lib": "Liberal Party",
    "PP": "People's Party",
    "PS": "Socialist Party",
    "PT": "Workers' Party",
    "UKIP": "UK Independence Party",
}

#: Words that stand for a party in brackets behind a name, and before an office: "Green senator".
PARTY_WORDS = {
    "Green": "Green Party",
    "Lib Dem": "Liberal Democrats",
    "LibDem": "Liberal Democrats",
    "Liberal Democrat": "Liberal Democrats",
    "Plaid": "Plaid Cymru",
    "Reform": "Reform UK",
}

#: Words in brackets behind a name that say that somebody is of no party.
NO_PARTY = words("no party")

#: What ministers and secretaries of state are charged with. Lower case.
PORTFOLIOS = words("portfolio")
#: What they, or directors and inspectors general, are in charge of.
CHARGES = PORTFOLIOS | words("charge")

#: Names that end like a party's and are none.
NO_PARTIES = frozenset(
    {
        "American League",
        "Credit Union",
        "European Union",
        "National Congress",
        "National League",
        "National Urban League",
        "National People's Congress",
        "People's Congress",
        "Premier League",
        "Republican Jewish Coalition",
        "Soviet Union",
        "Tea Party",
        "Urban League",
    }
)
