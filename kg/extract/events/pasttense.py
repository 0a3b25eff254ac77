"""The past tense of a verb, by the rules of English spelling and the list of its irregular verbs."""

from __future__ import annotations

from kg.extract.wordset import words


def past_of(lemma: str) -> str:
    """How a verb is said of what happened: "met" for "meet", "carried" for "carry", "stopped" for "stop"."""
    if lemma in _IRREGULAR:
        return _IRREGULAR[lemma]
    first, hyphen, last = lemma.rpartition("-")
    if hyphen:
        return f"{first}-{past_of(last)}"
    if lemma.endswith("e"):
        return f"{lemma}d"
    if lemma.endswith("y") and lemma[-2:-1] not in _VOWELS:
        return f"{lemma[:-1]}ied"
    return f"{lemma}{lemma[-1]}ed" if _doubles(lemma) else f"{lemma}ed"


def _doubles(lemma: str) -> bool:
    """Whether the last letter is written twice: of one short syllable, or where the stress is on the last."""
    short = len(lemma) > 2 and lemma[-1] not in "wxyaeiou" and lemma[-2] in _VOWELS and lemma[-3] not in _VOWELS
    one = sum(1 for letter in lemma if letter in _VOWELS) == 1
    return (short and one) or lemma in _STRESSED_AT_END


_VOWELS = frozenset("aeiou")
_STRESSED_AT_END = words(
    """admit commit permit submit omit transmit emit remit refer prefer defer confer infer transfer occur incur recur
    concur deter control patrol compel expel propel repel dispel rebel equip regret abet overlap kidnap worship
    program unplug"""
)

_IRREGULAR = dict(
    pair.split("=")
    for pair in """
    arise=arose awake=awoke be=was bear=bore beat=beat become=became begin=began bend=bent bet=bet bid=bid bind=bound
    bite=bit bleed=bled blow=blew break=broke breed=bred bring=brought broadcast=broadcast build=built burst=burst
    buy=bought cast=cast catch=caught choose=chose cling=clung come=came cost=cost creep=crept cut=cut deal=dealt
    dig=dug do=did draw=drew drink=drank drive=drove eat=ate fall=fell feed=fed feel=felt fight=fought find=found
    flee=fled fling=flung fly=flew forbid=forbade forecast=forecast foresee=foresaw forget=forgot forgive=forgave
    forgo=forwent freeze=froze get=got give=gave go=went grind=ground grow=grew hang=hung have=had hear=heard hide=hid
    hit=hit hold=held hurt=hurt keep=kept kneel=knelt know=knew lay=laid lead=led leave=left lend=lent let=let lie=lay
    light=lit lose=lost make=made mean=meant meet=met mislead=misled mistake=mistook offset=offset outbid=outbid
    outdo=outdid overcome=overcame overhear=overheard override=overrode overrun=overran oversee=oversaw
    overtake=overtook overthrow=overthrew partake=partook pay=paid put=put quit=quit read=read rebuild=rebuilt
    repay=repaid reset=reset retake=retook rethink=rethought rewrite=rewrote rid=rid ride=rode ring=rang rise=rose
    run=ran say=said see=saw seek=sought sell=sold send=sent set=set shake=shook shed=shed shine=shone shoot=shot
    show=showed shrink=shrank shut=shut sing=sang sink=sank sit=sat slay=slew sleep=slept slide=slid sling=slung
    slit=slit speak=spoke speed=sped spend=spent spin=spun spit=spat split=split spread=spread spring=sprang
    stand=stood steal=stole stick=stuck sting=stung stink=stank strike=struck strive=strove swear=swore sweep=swept
    swell=swelled swim=swam swing=swung take=took teach=taught tear=tore tell=told think=thought throw=threw
    thrust=thrust tread=trod undergo=underwent understand=understood undertake=undertook undo=undid unwind=unwound
    uphold=upheld upset=upset wake=woke wear=wore weave=wove weep=wept win=won wind=wound withdraw=withdrew
    withhold=withheld withstand=withstood wring=wrung write=wrote
    """.split()
)
