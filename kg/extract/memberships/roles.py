"""The words for what somebody is in an organisation, and what each of them says."""

from __future__ import annotations

from spacy.tokens import Token

from kg.extract.name_words import LEGISLATOR_LETTERS, ORG_NOUNS, PORTFOLIOS
from kg.extract.wordset import words
from kg.model import Predicate

#: What a role word says of its holder and the organisation beside it, when that is no party.
ROLES: dict[Predicate, str] = {
    "leaderOf": """
        leader co-leader chief head boss chair co-chair convener convenor chairman chairwoman chairperson chairmen
        co-chairman co-chairwoman president co-president ceo chancellor rector provost dean commander principal
        headmaster headmistress director governor commissioner chieftain supremo ringleader premier mayor
        superintendent warden secretary-general director-general taoiseach king queen emperor sultan emir pope""",
    "worksFor": """
        employee worker staffer staff operative agent officer official executive administrator manager
        organizer organiser professor lecturer teacher instructor tutor scholar fellow researcher scientist
        academic postdoc investigator physicist chemist mathematician biologist economist historian
        philosopher psychologist sociologist psychiatrist geologist astronomer engineer programmer architect
        designer developer technician astronaut pilot linguist meteorologist climatologist epidemiologist
        virologist neuroscientist theologian demographer pollster reporter journalist correspondent columnist
        editor anchor anchorman presenter host commentator analyst writer photographer producer blogger
        broadcaster newsman cartoonist spokesman spokeswoman spokesperson spokesmen spokespeople lawyer
        attorney counsel prosecutor solicitor adviser advisor consultant specialist expert strategist aide
        assistant secretary treasurer cfo coo cto cio cmo vp clerk accountant banker trader broker salesman
        partner associate trainee intern registrar bursar librarian curator conservator conductor
        choreographer coach trainer doctor physician surgeon nurse radiologist pathologist paediatrician
        pediatrician chaplain pastor priest rabbi imam bishop archbishop vicar ambassador envoy representative
        negotiator diplomat consul inspector detective policeman policewoman sergeant corporal lieutenant
        captain major colonel general admiral brigadier private guard driver judge justice magistrate
        coordinator co-ordinator rapporteur mediator barrister statistician ecologist archaeologist archivist auditor
        vice-president vice-chairman chairman-elect vice-chancellor vice-chair minister sheriff ombudsman comptroller
        coroner undersecretary educator paralegal cook chef electrician pharmacist midwife paramedic dentist therapist
        physiotherapist cleaner porter cashier waiter waitress bartender plumber welder machinist carpenter caretaker
        counsellor counselor fundraiser oncologist cardiologist immunologist anthropologist criminologist geographer
        microbiologist seismologist volcanologist hydrologist agronomist botanist zoologist entomologist nutritionist
        toxicologist astrophysicist palaeontologist paleontologist oceanographer veterinarian""",
    "memberOf": """
        member co-member militant soldier fighter guerrilla militiaman rebel activist campaigner volunteer
        politician lawmaker legislator parliamentarian peer deputy senator congressman
        congresswoman councillor councilor councilman councilwoman alderman delegate assemblyman assemblywoman
        backbencher frontbencher whip stalwart incumbent player footballer striker goalkeeper midfielder defender winger
        forward quarterback pitcher linebacker teammate bandmate drummer guitarist singer vocalist frontman
        bassist keyboardist rapper comrade apparatchik loyalist insider heavyweight grandee veteran trustee
        appointee figure speaker""",
    "candidateOf": "candidate nominee hopeful contender standard-bearer challenger frontrunner front-runner",
    "founderOf": "founder co-founder cofounder co-creator",
}

#: Role words that name an office: whoever bears one holds a position. Lower case.
OFFICES = LEGISLATOR_LETTERS | words("""
    president premier minister chancellor mayor governor senator representative congressman congresswoman chairman
    chairwoman chairperson chair ceo director secretary treasurer commissioner ambassador envoy consul attorney
    prosecutor judge justice sheriff king queen prince princess emperor sultan emir pope cardinal archbishop bishop
    rector dean provost speaker ombudsman councillor councilor councilman councilwoman alderman assemblyman
    assemblywoman vice-president vice-chairman vice-chancellor secretary-general director-general
    taoiseach tánaiste commander general admiral lieutenant superintendent coroner magistrate comptroller auditor
    lawmaker spokesman spokeswoman spokesperson deputy undersecretary whip cfo coo cto
    cio professor editor chief president-elect chairman-elect governor-general surgeon officer executive counsel general
    """)

#: Titles cut short, and the office in full.
SHORT: dict[str, str] = {
    "pres.": "President",
    "sens.": "Senator",
    "reps.": "Representative",
    "govs.": "Governor",
    "profs.": "Professor",
    "sen.": "Senator",
    "rep.": "Representative",
    "gov.": "Governor",
    "gen.": "General",
    "adm.": "Admiral",
    "lt.": "Lieutenant",
    "prof.": "Professor",
    "amb.": "Ambassador",
    "atty.": "Attorney",
    "sec.": "Secretary",
    "cmdr.": "Commander",
    "supt.": "Superintendent",
    "pm": "Prime Minister",
    "v.p.": "vice president",
}

#: What ministers and secretaries of state are charged with, and the small words between.
FIELDS = PORTFOLIOS | words("and the")

#: Nouns behind which the name of what they tell may follow a comma: "of its section, the Red Front".
CALLED = frozenset(ORG_NOUNS) | words("section wing branch faction party forerunner predecessor successor")

_BEFORE_JUSTICE = words("a chief associate court former retired presiding senior")

#: Chambers that a speaker presides over. Lower case.
CHAMBERS = words("house senate assembly parliament commons lords chamber congress duma knesset legislature deputy")

#: Role words that say no more than that somebody belongs: a former one belongs no longer.
BELONGING = words("member co-member militant comrade stalwart candidate nominee figure activist loyalist insider")

#: Before a role word these make a second in command of it, who does not lead.
DEPUTIES = words("vice deputy assistant associate sub junior acting-deputy under second regional")

#: Before a role word these make its holder the one who leads.
CHIEFS = words("chief managing executive general principal head commanding")

#: Between "chief" and "officer" these say what of an organisation's work somebody directs.
OF_FIELDS = words(
    "financial operating operations technology technical information scientific science medical marketing legal "
    "commercial product investment risk compliance communications people diversity sustainability data digital "
    "security privacy accounting administrative creative strategy innovation research human content political"
)

#: Before a role word these say that the time is over.
PAST = words(
    "former ex past previous onetime one-time sometime erstwhile then retired disgraced ousted deposed outgoing-former "
    "late emeritus emerita longtime-former"
)

#: Before a role word these say that the time is now.
PRESENT = words("current present incumbent now new acting interim sitting")

#: Before a role word these say that the time is to come, if at all: "elected as the next president".
TO_COME = words("next future potential possible prospective would-be aspiring hypothetical")

_PREDICATES: dict[str, Predicate] = {word: predicate for predicate, words in ROLES.items() for word in words.split()}
_PREDICATES |= dict.fromkeys(LEGISLATOR_LETTERS, "memberOf")

_SHORT_ROLES: dict[str, str] = {
    f"{short}{end}": full
    for short, full in (("sen", "senator"), ("rep", "representative"), ("gov", "governor"), ("prof", "professor"))
    for end in (".", "s.")
}


def word_of(token: Token) -> str:
    """A token as the tables have it: lower case, singular."""
    lower = token.lower_
    if lower in _SHORT_ROLES:
        return _SHORT_ROLES[lower]
    if lower in _PREDICATES or lower in OFFICES:
        return lower
    for plural, singular in (("men", "man"), ("ies", "y"), ("es", "e"), ("s", "")):
        if lower.endswith(plural) and lower[: -len(plural)] + singular in _PREDICATES:
            return lower[: -len(plural)] + singular
    return lower


def predicate_of(word: str, *, party: bool, modifiers: frozenset[str]) -> Predicate | None:
    """What a role word says of its holder and the organisation (or party) beside it.

    Whoever works for a party, speaks for it or sits for it counts as a member; a deputy leader
    does not lead; an executive director does."""
    predicate = _PREDICATES.get(word)
    if predicate == "leaderOf" and modifiers & DEPUTIES:
        predicate = "worksFor"
    elif modifiers & {"deputy", "vice"}:  # "deputy chief executive"
        pass
    elif predicate == "worksFor" and word in ("officer", "executive", "secretary") and modifiers & CHIEFS:
        predicate = "worksFor" if modifiers & OF_FIELDS else "leaderOf"
    if party and predicate in ("worksFor", "memberOf"):
        return "memberOf"
    return predicate


def is_role(token: Token) -> bool:
    """Whether a token can be a role word: "leader", "CEO", "Sen."."""
    word = word_of(token)
    if word == "speaker":
        return _presides(token)
    if token.text == "justice" and token.i and token.nbor(-1).lower_ not in _BEFORE_JUSTICE:
        return False  # "social justice"
    return word in _PREDICATES and token.text != "Queens"  # of New York


def _presides(token: Token) -> bool:
    """Whether a speaker presides over a chamber: "Speaker Ann Lee", "House speaker", "the speaker of the Senate"."""
    doc, at = token.doc, token.i
    before, behind = doc[max(at - 1, 0) : at].text.lower(), doc[at + 1 : at + 4].text.lower().split()
    if before in CHAMBERS or (token.is_title and at + 1 < len(doc) and doc[at + 1].pos_ == "PROPN"):
        return True
    return behind[:1] == ["of"] and not CHAMBERS.isdisjoint(behind)


def is_office(token: Token) -> bool:
    """Whether a token can be the head of an office's name."""
    return token.lower_ in SHORT or word_of(token) in OFFICES
