"""Verbs of no kind that the table of events knows: those that tell states, those that report, those that say little."""

from __future__ import annotations

from kg.extract.wordset import words

#: What holds, is meant or is felt: never an event. (Of "hoped" the lemma may be "hop".)
STATES = words(
    """
    be become seem appear remain stay keep let want need like love hate know think believe feel hope expect wish mean
    matter see look hear understand own belong contain include cost depend consist involve concern relate live exist
    lean last deserve reflect represent constitute intend compare base total account amount consider support oppose
    allow require enjoy worry stand rank rate refer feature embrace trust fear lack doubt prefer regard remember can
    will may must slate aim plan deem anticipate await resemble tend stem range average vary suffice permit enable
    entitle owe possess differ hop poise depict behoove trail
    """
)

#: What is said: no event of its own, but it dates what is quoted.
SAYING = words(
    """
    say tell add note report state explain write ask argue insist suggest claim contend acknowledge predict estimate
    recall recount quote cite warn complain reply respond comment tweet caution stress emphasize emphasise assert remark
    declare deny admit concede reiterate repeat describe mention indicate thank praise criticize criticise applaud
    condemn congratulate accuse blame welcome greet mock slam defend urge call
    """
)

#: What tells an event only where the text dates it: too common and too pale for a list of what happened.
PALE = words(
    """
    hold have take make give come follow occur happen continue schedule set lead mark undergo participate do go get try
    seek use put bring show prove run help wait spend talk speak turn decline discuss contemplate serve decide vow
    promise focus target face risk carry deal handle date read work watch move find cause create provide
    ensure demand affect change add agree keep save share
    """
)

#: What bodies, officials and bands do that makes news, of no kind that the table of events knows.
ACTS = words(
    """
    suspend postpone adjourn defer cancel reschedule order issue submit administer induct withdraw restore demolish
    destroy damage recover discover distribute dispatch extend lift revoke reinstate relocate transfer summon commission
    dissolve reshuffle evict exhume intercept dismantle vandalise vandalize block storm capture retake occupy liberate
    overrun dislodge neutralise neutralize hospitalise hospitalize transport airlift quarantine honour honor crown
    disqualify defeat thrash qualify inspect commence dump disperse
    """
)

#: What is understood without an object or anything else behind it: "the talks collapsed", not "she leaned".
STANDING_ALONE = words(
    """
    disappear vanish reappear open reopen close start begin end finish conclude resume stop restart collapse crumble
    intervene emerge erupt surface expire lapse burn drown faint recover survive perish starve debut air premiere dip
    spike rally peak stall fail falter flop backfire succeed prevail triumph materialize materialise apologize
    apologise confess surrender capitulate retreat withdraw flee escape leave depart return arrive relent resign
    retire quit strike protest riot march mobilize mobilise disband dissolve split merge evaporate explode implode
    overturn capsize derail crash collide improve worsen deteriorate escalate intensify abate subside recede swell
    widen narrow shrink grow expand contract wane wobble marry divorce separate testify vote abstain graduate
    relapse deflate default
    """
)
