"""What kinds of events there are, and the words that tell of them.

One table: the type, the nouns that name such an event, the verbs that tell it. A verb that tells
one only of certain objects ("sign a bill", "sign a treaty") stands in WITH_OBJECT instead."""

from __future__ import annotations

from spacy.tokens import Token

from kg.extract.wordset import words

_TABLE = """
Meeting       | meeting summit talks session assembly briefing get-together | meet convene
Negotiation   | negotiation consultation mediation | negotiate
Conference    | conference convention forum symposium congress seminar workshop plenum |
Visit         | visit trip tour pilgrimage | visit tour
Agreement     | agreement treaty accord pact ceasefire cease-fire truce armistice settlement deal contract | ratify
Speech        | speech address keynote lecture sermon testimony remarks presentation | testify lecture
Interview     | interview | interview
Debate        | debate | debate
Gathering     | festival fair parade party reception banquet gala camp vigil concert | gather
Gathering     | exhibition fundraiser |
Ceremony      | ceremony inauguration funeral burial memorial swearing-in coronation | inaugurate
Ceremony      | commemoration celebration cremation |
Election      | election by-election primary caucus runoff run-off | elect re-elect reelect
Vote          | vote referendum plebiscite roll-call ballot | vote
Campaign      | campaign | campaign
Nomination    | nomination candidacy | nominate
Appointment   | appointment promotion hiring | appoint hire promote
Resignation   | resignation retirement | resign retire quit
Dismissal     | dismissal firing ouster sacking impeachment expulsion suspension recall layoff overthrow |
Dismissal     | | oust sack impeach depose overthrow topple dethrone
Legislation   | enactment repeal veto ratification | enact repeal veto legislate outlaw
Sanction      | sanction embargo blockade boycott | sanction blockade
Protest       | protest demonstration march riot uprising unrest sit-in picket |
Protest       | | protest demonstrate march riot boycott
Rally         | rally | rally
Strike        | strike walkout stoppage |
Arrest        | arrest detention capture imprisonment | arrest detain apprehend jail imprison nab
Charge        | indictment arraignment | indict arraign
Trial         | trial hearing retrial inquest court-martial tribunal | prosecute
Conviction    | conviction verdict sentencing acquittal | convict sentence acquit
Release       | pardon parole acquittal amnesty | pardon parole
Lawsuit       | lawsuit suit | sue
Investigation | investigation probe inquiry inquest raid audit | investigate probe raid
Attack        | attack bombing shooting assault airstrike air-strike ambush shelling stabbing |
Attack        | | attack bomb assault ambush shell shoot stab
Killing       | killing murder assassination massacre slaying beheading genocide lynching |
Killing       | | kill murder assassinate massacre slay behead
Conflict      | war invasion battle fighting offensive coup annexation clash | invade annex clash besiege
Conflict      | insurgency siege crackdown revolution |
Deployment    | deployment withdrawal pullout evacuation | deploy
Crime         | robbery theft kidnapping hijacking abduction burglary heist poisoning rape |
Crime         | | rob steal kidnap hijack abduct poison rape
Death         | death suicide | die
Injury        | injury | injure wound
Birth         | birth |
Marriage      | wedding marriage divorce | marry divorce wed
Disaster      | earthquake quake flood flooding hurricane typhoon tsunami cyclone |
Disaster      | drought famine wildfire landslide eruption avalanche tornado outbreak |
Disaster      | epidemic blizzard disaster heatwave mudslide |
Accident      | crash collision derailment explosion blast accident spill shipwreck |
Accident      | | collide derail explode crash
Launch        | launch opening premiere debut unveiling | launch unveil premiere debut
Founding      | founding establishment formation | found co-found
Closure       | closure shutdown bankruptcy |
Publication   | publication | publish
Acquisition   | acquisition takeover merger buyout purchase sale | acquire buy purchase merge sell
Announcement  | announcement declaration | announce disclose
Decision      | decision ruling rejection | approve reject uphold overturn ban rule block decide
Proposal      | proposal offer | propose offer
Movement      | arrival departure landing flight voyage | arrive depart flee land sail emigrate evacuate
Delivery      | delivery shipment | deliver ship
Change        | increase decrease rise fall drop decline surge plunge slump gain slide jump rebound hike |
Change        | | increase decrease rise fall drop surge plunge slump gain slide jump rebound climb soar
Change        | | tumble ease advance grow shrink double triple plummet sink
Result        | loss profit earnings income net | earn
Donation      | donation | donate
Award         | | award
Match         | match semifinal semi-final quarterfinal quarter-final playoff |
Competition   | olympics tournament championship marathon |
"""

#: (verbs, nouns of which their object is one of, type). "person" stands for any mention of a person.
WITH_OBJECT: tuple[tuple[str, str, str], ...] = (
    (
        "pass approve adopt sign reject introduce propose amend back table move promulgate",
        "law bill legislation act amendment measure resolution decree budget constitution ordinance order statute "
        "motion",
        "Legislation",
    ),
    (
        "sign reach conclude negotiate seal strike",
        "agreement treaty deal pact contract accord truce ceasefire settlement compromise memorandum declaration",
        "Agreement",
    ),
    ("impose lift ease tighten", "sanction embargo tariff fine penalty ban", "Sanction"),
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
    ("charge", "person man woman suspect officer official", "Charge"),
    ("declare impose lift extend", "emergency curfew lockdown independence moratorium", "Decision"),
    ("dissolve prorogue", "parliament assembly legislature house cabinet government knesset", "Decision"),
    ("concede", "defeat", "Announcement"),
    ("declare wage", "war jihad", "Conflict"),
    ("hear", "appeal case petition application suit plea submission", "Trial"),
    ("take hold", "hostage captive", "Crime"),
    ("win lose", "election primary caucus vote race contest runoff referendum seat presidency", "Election"),
    ("win receive get", "prize award medal oscar emmy grammy", "Award"),
    ("win lose", "match game championship title cup final tournament", "Match"),
    ("file", "lawsuit suit complaint petition", "Lawsuit"),
    ("file declare", "bankruptcy", "Closure"),
    ("close", "plant factory office school store branch border embassy mine", "Closure"),
    (
        "create form establish",
        "party company coalition government committee commission group movement alliance",
        "Founding",
    ),
    ("open", "office store plant factory museum exhibition school hospital embassy", "Launch"),
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
    ("find", "guilty", "Conviction"),
    ("take put place", "custody arrest", "Arrest"),
    ("come", "attack fire", "Attack"),
    ("go take", "war", "Conflict"),
    ("go force flee", "exile", "Movement"),
    ("go", "bankrupt", "Closure"),
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
        "plunge sink overturn capsize veer skid swerve crash",
        "bus car coach truck lorry van minibus train tram ferry boat ship vessel tanker plane aircraft jet helicopter "
        "trawler canoe dhow mv ms ss uss hms",
        "Accident",
    ),
)

#: Nouns that are events only after one of these words, with the type.
MODIFIED = {
    "service": (words("memorial funeral requiem thanksgiving burial"), "Ceremony"),
    "appearance": (frozenset(("court",)), "Trial"),
}

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

#: Verbs that say of an event only that it was: with them the event is the noun.
LIGHT = words(
    """hold have take make give deliver stage host organize organise convene attend join lead chair address conduct
    open begin start end conclude finish close continue resume occur happen follow schedule set plan launch
    call carry erupt break arrange come hit strike bury destroy devastate flatten engulf undergo face participate
    mark celebrate pay"""
)

#: Light verbs that say when an event took place; with others ("attend", "address") the date is that of
#: being there, which for what lasts for days is not its date.
TAKING_PLACE = words(
    """hold take stage host organize organise convene open begin start end conclude finish close resume continue occur
    happen
    follow schedule set plan launch call erupt break arrange come hit strike bury destroy devastate flatten engulf
    celebrate mark"""
)

#: Of these, what a disaster does and nothing else that takes place.
STRIKING = words("bury destroy devastate flatten engulf")

#: Verbs that tell who was at an event or was to be, and nothing else.
BEING_THERE = words(
    """attend skip miss boycott avoid shun snub invite exclude bar ban disinvite uninvite absent participate join
    address chair host moderate preside sponsor headline include feature involve gather"""
)

#: What lasts for days: what is done at it on Thursday does not date it.
LASTING = words("Conference Competition Campaign Conflict Trial Investigation")

#: Of these a list of what happened holds only what has a date.
ONLY_DATED = words("Announcement Decision Proposal Movement Delivery Change Result")

#: Of which there are many of a kind: "the 2008 campaign" is not the one told of before unless it has that date.
RECURRING = frozenset(("Campaign", "Election", "Vote", "Debate", "Match"))

#: Verbs that are light only with events of these types: one makes a speech, but makes the vote a test.
LIGHT_ONLY = (
    dict.fromkeys(STRIKING, frozenset(("Disaster",)))
    | dict.fromkeys(
        ("end", "finish", "conclude", "close"),
        words(
            "Meeting Negotiation Conference Visit Speech Interview Debate Gathering Ceremony Rally Match Competition"
        ),
    )
    | {
        "make": words("Speech Visit Agreement Decision Announcement Proposal Acquisition"),
        "call": words("Meeting Conference Election Vote Strike Protest Negotiation"),
        "give": frozenset(("Speech", "Interview")),
        "take": frozenset(("Vote", "Visit")),
        "pay": frozenset(("Visit",)),
        "come": words("Attack Death Resignation"),
        "face": words("Trial Lawsuit Investigation"),
        "leave": words("Meeting Conference Gathering"),
        "have": words("Meeting Debate Interview Accident Conference Result"),
    }
)

#: Verbs that tell nothing unless someone is named to whom it is done.
NEEDS_OBJECT = words(
    """shoot stab kill murder assassinate execute arrest detain apprehend jail imprison nab convict sentence
    acquit attack bomb assault elect re-elect reelect appoint hire promote indict invade annex deploy rob steal
    kidnap hijack abduct poison injure wound launch unveil publish acquire buy purchase sell sue nominate
    announce disclose approve reject uphold overturn ban block propose offer deliver ship earn advance ease
    prosecute"""
)

#: Nouns of the table that are events only when a date, or one of these words before them, says so.
ONLY_WITH: dict[str, frozenset[str]] = {
    "camp": words("youth summer training boot winter protest"),
    "campaign": words("bombing military air election presidential reelection re-election"),
    "candidacy": frozenset(),
    "address": words("inaugural keynote commencement televised weekly radio union"),
    "vote": words("confidence no-confidence parliamentary senate house final unanimous"),
    "ballot": frozenset(("secret",)),
    "primary": words("presidential republican democratic"),
    "war": frozenset(("civil",)),
    "battle": words("gun pitched naval"),
    "fighting": frozenset(("heavy", "fierce")),
    "conflict": frozenset(("armed", "military")),
    "clash": words("violent armed deadly"),
    "offensive": words("military ground army"),
    "revolution": frozenset(("violent",)),
    "march": words("protest peace torchlight"),
    "riot": frozenset(("race", "prison")),
    "death": frozenset(("sudden", "violent")),
    "murder": frozenset(("double",)),
    "attack": words("terror terrorist suicide bomb gun knife arson missile rocket deadly"),
    "party": words("birthday dinner cocktail garden christmas victory"),
    "reception": words("dinner wedding diplomatic"),
    "session": words("plenary emergency joint special closed annual"),
    "remarks": words("opening closing concluding"),
    "suit": words("class-action civil libel defamation discrimination"),
    "congress": words("party annual world"),
    "assembly": words("founding general annual"),
    "fair": words("trade book art job state county"),
    "presentation": frozenset(("slide",)),
    "opening": frozenset(("grand", "ceremonial")),
    "memorial": frozenset(("public",)),
    "recall": words("product vehicle safety"),
    "strike": words("air missile drone general hunger labor rail teachers transit"),
    "tour": words("concert world bus speaking book"),
    "settlement": words("peace legal court"),
} | dict.fromkeys(
    """announcement declaration decision ruling rejection proposal offer arrival departure landing flight voyage
    delivery shipment increase decrease rise fall drop decline surge plunge slump gain slide jump rebound hike loss
    profit earnings
    income net sale deal contract""".split(),
    frozenset[str](),
)

#: A modifier of "strike" that makes it an attack.
ATTACKING = words("air missile drone rocket military artillery")

#: Verbs that end or change what there is: their event is not that of the object ("lifted the ban").
UNDOING = words(
    """end suspend lift ease tighten overturn reject block uphold extend renew halt pause quit drop abandon repeal
    revoke break terminate dismiss"""
)

#: Verbs that bring about what their object names: its date is theirs.
CREATING = words(
    """sign agree broker establish forge hand reach make post report complete conclude seal win lose suffer perform
    file submit record incur book"""
)

#: Types in which those who take part are all of one side: "with" and "between" name agents.
MUTUAL = words(
    """Meeting Negotiation Conference Agreement Interview Debate Gathering Conflict Match Acquisition Marriage"""
)

#: Verbs of such types that one does to another all the same.
TAKING_OVER = words("buy acquire purchase sell invade annex besiege")

#: Types of what somebody does that happens to him all the same: a death is of him, not by him.
OF_AGENT = words("Death Resignation Birth Marriage")

#: Types whose "of" names the one to whom it happens; for others, the one who does it.
OF_PATIENT = words(
    """Arrest Killing Dismissal Conviction Trial Release Attack Investigation Charge Crime Appointment Nomination
    Acquisition Sanction Founding Closure Election Injury Conflict Launch Publication"""
)

#: Of these, those whose possessor, if a person, is the one to whom it happens: "his arrest".
OWNED_BY_PATIENT = words(
    """Arrest Killing Dismissal Conviction Trial Release Charge Appointment Nomination Election Injury"""
)

#: Types at which one can be: who speaks or acts "at" one takes part in it.
ATTENDED = words(
    """Meeting Negotiation Conference Gathering Ceremony Debate Rally Protest Speech Interview Trial Visit Campaign"""
)


#: Types of what is done where the one or the thing is to which it is done: "killed four people in Oslo".
SOMEWHERE = words(
    """Arrest Attack Killing Injury Death Crime Accident Disaster Visit Meeting Protest Rally Conflict Gathering
    Ceremony Speech Closure Launch Match"""
)


def _read(table: str) -> tuple[dict[str, str], dict[str, str], tuple[str, ...]]:
    nouns: dict[str, str] = {}
    verbs: dict[str, str] = {}
    types: dict[str, None] = {}
    for line in table.strip().splitlines():
        kind, of_nouns, of_verbs = (cell.strip() for cell in line.split("|"))
        types[kind] = None
        for word in of_nouns.split():
            nouns.setdefault(word, kind)
        for word in of_verbs.split():
            verbs.setdefault(word, kind)
    return nouns, verbs, tuple(types)


#: Noun (lemma) → type, verb (lemma) → type.
NOUNS, VERBS, _TYPES = _read(_TABLE)

#: Every type an event can have; the ontology has a class for each. "Other" is an event that the text
#: dates but that none of the kinds covers.
EVENT_TYPES = (*_TYPES, "Other")

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

_SAME = words(
    """
    arrest ambush assault attack ban boycott clash crash debate divorce interview launch march massacre murder pardon
    probe protest purchase raid rally repeal riot tour veto visit vote
    """
)
_NOUN_OF = """
    abduct=abduction acquire=acquisition acquit=acquittal annex=annexation appoint=appointment
    assassinate=assassination bear=birth behead=beheading besiege=siege bomb=bombing buy=purchase co-found=founding
    collide=collision convict=conviction demonstrate=demonstration deploy=deployment detain=detention die=death
    dismiss=dismissal donate=donation elect=election enact=enactment evacuate=evacuation expel=expulsion
    found=founding free=release gather=gathering hijack=hijacking impeach=impeachment
    imprison=imprisonment indict=indictment injure=injury invade=invasion investigate=investigation
    kidnap=kidnapping kill=killing marry=marriage meet=meeting merge=merger negotiate=negotiation
    nominate=nomination oust=ouster promote=promotion prosecute=prosecution publish=publication ratify=ratification
    re-elect=re-election reelect=re-election reject=rejection release=release resign=resignation retire=retirement
    rob=robbery sanction=sanctioning sentence=sentencing sell=sale stab=stabbing steal=theft testify=testimony
    unveil=unveiling wound=wounding
"""

#: How a verb is said as a noun, for labels.
NOMINAL = {verb: verb for verb in _SAME} | dict(pair.split("=") for pair in _NOUN_OF.split())


def lemma_of(token: Token) -> str:
    """One word for a verb and the noun that is made of it."""
    lemma = token.lemma_.lower()
    return NOMINAL.get(lemma, lemma)
