"""The words for what somebody is in an organisation, and what each of them says."""

from __future__ import annotations

from spacy.tokens import Token

from kg.extract.name_words import LEGISLATOR_LETTERS, ORG_NOUNS, PORTFOLIOS
from kg.extract.wordset import words
from kg.model import Predicate

#: What a role word says of its holder and the organisation beside it, when that is no party.
ROLES: dict[Predicate, str] = {
    "leaderOf": """
        leader co-leader chief head boss chair co-chair convener convenor chairman chairwoman chairperson
        chairmen co-chairman co-chairwoman president co-president ceo chancellor rector provost dean commander
        principal headmaster headmistress director governor commissioner chieftain supremo ringleader premier
        mayor superintendent warden commandant prefect abbot abbess prioress headteacher secretary-general
        director-general taoiseach tánaiste king queen emperor sultan emir pope""",
    "worksFor": """
        employee worker staffer staff operative agent officer official executive administrator manager
        organizer organiser professor lecturer teacher instructor tutor scholar fellow researcher scientist
        academic postdoc investigator physicist chemist mathematician economist historian philosopher psychiatrist
        astronomer engineer programmer architect designer developer technician astronaut pilot linguist
        neuroscientist theologian demographer pollster reporter journalist correspondent columnist
        editor anchor anchorman presenter host commentator analyst writer photographer producer blogger
        broadcaster newsman cartoonist spokesman spokeswoman spokesperson spokesmen spokespeople lawyer
        attorney counsel prosecutor solicitor adviser advisor consultant specialist expert strategist aide
        assistant secretary treasurer cfo coo cto cio cmo vp clerk accountant banker trader broker salesman
        partner associate trainee intern registrar bursar librarian curator conservator conductor
        choreographer coach trainer doctor physician surgeon nurse paediatrician
        pediatrician chaplain pastor priest rabbi imam bishop archbishop vicar ambassador envoy representative
        negotiator diplomat consul inspector detective policeman policewoman sergeant corporal lieutenant
        captain major colonel general admiral brigadier private guard driver judge justice magistrate
        coordinator co-ordinator rapporteur mediator barrister statistician archivist auditor
        vice-president vice-chairman chairman-elect vice-chancellor vice-chair minister sheriff ombudsman comptroller
        coroner undersecretary educator paralegal cook chef electrician pharmacist midwife paramedic dentist therapist
        physiotherapist cleaner porter cashier waiter waitress bartender plumber welder machinist carpenter caretaker
        counsellor counselor fundraiser geographer
        agronomist botanist nutritionist astrophysicist oceanographer veterinarian geneticist anatomist metallurgist
        philologist lexicographer cartographer classicist psychotherapist dietitian optometrist hygienist orderly matron
        caseworker lobbyist recruiter salesperson saleswoman buyer merchandiser stylist illustrator animator copywriter
        proofreader proof-reader subeditor typesetter printer compositor translator interpreter actor actress dancer
        ballerina soloist cellist violinist pianist violist organist cantor choirmaster harpist trumpeter trombonist
        saxophonist percussionist announcer newscaster newsreader sportscaster dramaturg screenwriter scriptwriter
        cameraman cinematographer stockbroker underwriter actuary bookkeeper teller paymaster estimator surveyor
        appraiser realtor mechanic fitter foreman supervisor overseer apprentice labourer laborer docker stevedore
        longshoreman railwayman brakeman signalman trucker chauffeur dispatcher navigator steward stewardess purser
        receptionist typist stenographer messenger courier postman telegraphist baker butcher barista barman housekeeper
        valet butler gardener groundsman janitor custodian watchman bodyguard jailer warder scout umpire referee
        docent demonstrator schoolmaster schoolmistress proctor draughtsman draftsman technologist cryptographer
        cryptanalyst codebreaker freelancer contractor mentor lifeguard publicist speechwriter constable trooper ranger
        forester firefighter fireman sailor seaman airman cadet ensign commodore adjutant quartermaster attaché
        missionary preacher curate deacon archdeacon canon nuncio monk friar""",
    "memberOf": """
        member co-member militant soldier fighter guerrilla militiaman rebel activist campaigner volunteer
        politician lawmaker legislator parliamentarian peer deputy senator congressman congresswoman councillor
        councilor councilman councilwoman alderman delegate assemblyman assemblywoman backbencher frontbencher
        whip stalwart incumbent player footballer striker goalkeeper midfielder defender winger forward
        quarterback pitcher linebacker lineman cornerback fullback halfback catcher shortstop infielder
        outfielder batsman bowler wicketkeeper flanker swimmer rower oarsman sprinter cyclist wrestler athlete
        teammate bandmate drummer guitarist singer vocalist frontman bassist keyboardist rapper comrade
        apparatchik loyalist insider heavyweight grandee veteran trustee appointee figure speaker""",
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
TO_COME = words("next future alternative potential possible prospective would-be aspiring hypothetical")

_PREDICATES: dict[str, Predicate] = {word: predicate for predicate, words in ROLES.items() for word in words.split()}
_PREDICATES |= dict.fromkeys(LEGISLATOR_LETTERS, "memberOf")

#: The end of nouns for whoever practises a science: "geologist".
_OF_SCIENCE = "ologist"

_DOTTED = words("c.e.o. c.f.o. c.o.o. c.t.o.")

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
    if lower in _DOTTED:
        return lower.replace(".", "")
    if lower in _PREDICATES or lower in OFFICES:
        return lower
    for plural, singular in (("men", "man"), ("ies", "y"), ("es", "e"), ("s", "")):
        if lower.endswith(plural) and _is_word(lower[: -len(plural)] + singular):
            return lower[: -len(plural)] + singular
    return lower


def _is_word(word: str) -> bool:
    """Whether a word in lower case is one for what somebody is in an organisation."""
    return word in _PREDICATES or word.endswith(_OF_SCIENCE)


def predicate_of(word: str, *, party: bool, modifiers: frozenset[str]) -> Predicate | None:
    """What a role word says of its holder and the organisation (or party) beside it.

    Whoever works for a party, speaks for it or sits for it counts as a member; a deputy leader
    does not lead; an executive director does."""
    predicate = "worksFor" if word.endswith(_OF_SCIENCE) else _PREDICATES.get(word)
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
    return _is_word(word) and token.text != "Queens"  # of New York


def is_sort(verb: Token) -> bool:
    """Whether what the parse takes for a verb is an adjective of the role behind it: "was pitching coach"."""
    role = verb.i + 1 < len(verb.doc) and is_role(verb.nbor(1))
    return role and verb.tag_ == "VBG" and any(child.lemma_ == "be" and child.dep_ == "aux" for child in verb.children)


def _presides(token: Token) -> bool:
    """Whether a speaker presides over a chamber: "Speaker Ann Lee", "House speaker", "the speaker of the Senate"."""
    doc, at = token.doc, token.i
    before, behind = doc[max(at - 1, 0) : at].text.lower(), doc[at + 1 : at + 4].text.lower().split()
    if before in CHAMBERS or (token.is_title and at + 1 < len(doc) and doc[at + 1].pos_ == "PROPN"):
        return True
    return behind[:1] == ["of"] and not CHAMBERS.isdisjoint(behind)
