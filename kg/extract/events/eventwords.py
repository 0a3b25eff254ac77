"""What kinds of events there are, and the words that tell of them.

One table: the type, the nouns that name such an event, the verbs that tell it. A verb that tells
one only of certain objects ("sign a bill", "sign a treaty") stands in ``verbwords`` instead."""

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
Sanction      | sanction embargo blockade boycott | sanction blockade fine blacklist
Protest       | protest demonstration march riot uprising unrest sit-in picket |
Protest       | | protest demonstrate march riot boycott
Rally         | rally | rally
Strike        | strike walkout stoppage |
Arrest        | arrest detention capture imprisonment | arrest detain apprehend jail imprison nab
Arrest        | | re-arrest rearrest remand recapture
Surrender     | surrender | surrender capitulate
Rescue        | rescue evacuation | rescue evacuate
Seizure       | seizure confiscation | seize confiscate impound
Deportation   | deportation extradition repatriation | deport extradite repatriate
Charge        | indictment arraignment | indict arraign
Trial         | trial hearing retrial inquest court-martial tribunal | prosecute
Conviction    | conviction verdict sentencing acquittal | convict sentence acquit
Release       | pardon parole acquittal amnesty | pardon parole
Lawsuit       | lawsuit suit | sue
Investigation | investigation probe inquiry inquest raid audit manhunt | investigate probe raid interrogate
Attack        | attack bombing shooting assault airstrike air-strike ambush shelling stabbing |
Attack        | bombardment ransacking | attack bomb assault ambush shell shoot stab bombard torch
Killing       | killing murder assassination massacre slaying beheading genocide lynching |
Killing       | | kill murder assassinate massacre slay behead
Conflict      | war invasion battle fighting offensive coup annexation clash | invade annex clash besiege
Conflict      | insurgency siege crackdown revolution |
Deployment    | deployment withdrawal pullout | deploy
Crime         | robbery theft kidnapping hijacking abduction burglary heist poisoning rape |
Crime         | | rob steal kidnap hijack abduct poison rape loot ransack smuggle embezzle extort
Death         | death suicide demise | die drown perish
Injury        | injury | injure wound
Birth         | birth |
Marriage      | wedding marriage divorce | marry divorce wed
Disaster      | earthquake quake flood flooding hurricane typhoon tsunami cyclone |
Disaster      | drought famine wildfire landslide eruption avalanche tornado outbreak |
Disaster      | epidemic blizzard disaster heatwave mudslide rockslide landfall inferno |
Accident      | crash collision derailment explosion blast accident spill shipwreck |
Accident      | | collide derail explode crash capsize
Launch        | launch opening premiere debut unveiling | launch unveil premiere debut
Founding      | founding establishment formation | found co-found
Closure       | closure shutdown bankruptcy |
Publication   | publication | publish
Acquisition   | acquisition takeover merger buyout purchase sale | acquire buy purchase merge sell
Announcement  | announcement declaration | announce disclose
Decision      | decision ruling rejection | approve reject uphold overturn ban rule block decide
Proposal      | proposal offer | propose offer
Movement      | arrival departure landing flight voyage | arrive depart flee land sail emigrate
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

#: Nouns that are events only after one of these words, with the type.
MODIFIED = {
    "service": (words("memorial funeral requiem thanksgiving burial"), "Ceremony"),
    "appearance": (frozenset(("court",)), "Trial"),
}

#: Verbs that say of an event only that it was: with them the event is the noun.
LIGHT = words(
    """hold have take make give deliver stage host organize organise convene attend join lead chair address conduct
    open begin start end conclude finish close continue resume occur happen follow schedule set plan launch
    call carry erupt break arrange come hit strike bury destroy devastate flatten engulf undergo face participate
    mark celebrate pay postpone adjourn defer reschedule delay lash batter inundate submerge sweep ravage rip tear
    rock"""
)

#: Light verbs that say when an event took place; with others ("attend", "address") the date is that of
#: being there, which for what lasts for days is not its date.
TAKING_PLACE = words(
    """hold take stage host organize organise convene open begin start end conclude finish close resume continue occur
    happen
    follow schedule set plan launch call erupt break arrange come hit strike bury destroy devastate flatten engulf
    celebrate mark postpone adjourn defer reschedule lash batter inundate submerge sweep ravage rip tear rock"""
)

#: Of these, what a disaster or a blast does and nothing else that takes place.
STRIKING = words("bury destroy devastate flatten engulf lash batter inundate submerge sweep ravage rip tear rock")
#: What does so: a flood, a blast, a bombing.
SUDDEN = frozenset(("Disaster", "Accident", "Attack"))

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
    dict.fromkeys(STRIKING, SUDDEN)
    | dict.fromkeys(
        ("end", "finish", "conclude", "close"),
        words(
            "Meeting Negotiation Conference Visit Speech Interview Debate Gathering Ceremony Rally Match Competition"
        ),
    )
    | {
        "make": words("Speech Visit Agreement Decision Announcement Proposal Acquisition Arrest Disaster"),
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
    prosecute remand recapture rescue seize confiscate impound deport extradite repatriate fine blacklist interrogate
    bombard torch loot ransack smuggle embezzle extort"""
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
    "surrender": words("mass unconditional formal"),
    "seizure": words("drug drugs cocaine heroin asset land property arms"),
    "rescue": words("sea mountain hostage"),
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

#: What somebody does who begins, or ends, what then lasts: "announced her candidacy".
BEGINNING = words(
    """announce declare launch begin start open unveil kick restart relaunch resume suspend end quit drop abandon
    finish conclude halt"""
)

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
OF_AGENT = words("Death Resignation Birth Marriage Surrender")

#: Types whose "of" names the one to whom it happens; for others, the one who does it.
OF_PATIENT = words(
    """Arrest Killing Dismissal Conviction Trial Release Attack Investigation Charge Crime Appointment Nomination
    Acquisition Sanction Founding Closure Election Injury Conflict Launch Publication Rescue Seizure Deportation"""
)

#: Of these, those whose possessor, if a person, is the one to whom it happens: "his arrest".
OWNED_BY_PATIENT = words(
    """Arrest Killing Dismissal Conviction Trial Release Charge Appointment Nomination Election Injury Rescue
    Deportation"""
)

#: Types at which one can be: who speaks or acts "at" one takes part in it.
ATTENDED = words(
    """Meeting Negotiation Conference Gathering Ceremony Debate Rally Protest Speech Interview Trial Visit Campaign"""
)


#: Types of what is done where the one or the thing is to which it is done: "killed four people in Oslo".
SOMEWHERE = words(
    """Arrest Attack Killing Injury Death Crime Accident Disaster Visit Meeting Protest Rally Conflict Gathering
    Ceremony Speech Closure Launch Match Rescue Seizure Surrender"""
)

#: What befalls people and things, of whom a list of what happened tells though they have no name.
BEFALLING = words(
    """Arrest Killing Attack Injury Death Crime Charge Conviction Release Rescue Seizure Deportation Investigation
    Dismissal"""
)
#: What comes about by itself, or by people in numbers, of whom no name need be known.
COMING_ABOUT = words("Accident Disaster Protest Strike Conflict Surrender Attack Closure")


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

_SAME = words(
    """
    arrest ambush assault attack ban boycott clash crash debate divorce interview launch march massacre murder pardon
    probe protest purchase raid rally repeal rescue riot surrender tour veto visit vote
    """
)
_NOUN_OF = """
    abduct=abduction acquire=acquisition acquit=acquittal annex=annexation appoint=appointment
    assassinate=assassination bear=birth behead=beheading besiege=siege bomb=bombing buy=purchase co-found=founding
    collide=collision confiscate=confiscation convict=conviction demonstrate=demonstration deploy=deployment
    deport=deportation detain=detention die=death dismiss=dismissal donate=donation elect=election enact=enactment
    evacuate=evacuation expel=expulsion extradite=extradition found=founding free=release gather=gathering
    hijack=hijacking impeach=impeachment imprison=imprisonment indict=indictment injure=injury invade=invasion
    investigate=investigation kidnap=kidnapping kill=killing marry=marriage meet=meeting merge=merger
    negotiate=negotiation nominate=nomination oust=ouster promote=promotion prosecute=prosecution
    publish=publication ratify=ratification re-elect=re-election reelect=re-election reject=rejection
    release=release repatriate=repatriation resign=resignation retire=retirement rob=robbery sanction=sanctioning
    seize=seizure sell=sale sentence=sentencing stab=stabbing steal=theft testify=testimony unveil=unveiling
    wound=wounding
"""

#: How a verb is said as a noun, for labels.
NOMINAL = {verb: verb for verb in _SAME} | dict(pair.split("=") for pair in _NOUN_OF.split())


def lemma_of(token: Token) -> str:
    """One word for a verb and the noun that is made of it."""
    lemma = token.lemma_.lower()
    return NOMINAL.get(lemma, lemma)
