"""What biographies tell: where somebody has worked, studied, fought and played. All people are invented."""

from __future__ import annotations

import pytest

from .belonging import facts

TOLD = [
    # verbs, and what their objects tell
    ("Anna Holm commanded the Royal Engineers.", {"leaderOf Royal Engineers"}),
    ("Anna Holm enlisted in the Royal Navy.", {"memberOf Royal Navy"}),
    ("Anna Holm entered Parliament in 1990.", {"memberOf Parliament"}),
    ("Anna Holm entered the service of the East India Company.", {"memberOf East India Company"}),
    ("Anna Holm entered Harvard University in 1990.", set()),
    ("Anna Holm spent ten years with Zenith Bank.", {"worksFor Zenith Bank"}),
    ("Anna Holm spent the night at Halden Hospital.", set()),
    ("Anna Holm signed a contract with the Boston Lions.", {"memberOf Boston Lions"}),
    ("Anna Holm signed a deal with Acme Corporation.", set()),
    ("Anna Holm joined the faculty at Halden University.", {"worksFor Halden University"}),
    ("Anna Holm set up the Sunrise Foundation.", {"founderOf Sunrise Foundation"}),
    ("Anna Holm edited the Oslo Post.", {"worksFor Oslo Post"}),
    ("Anna Holm edited the Oslo Post's report.", set()),
    ("Anna Holm was drafted by the Boston Lions.", {"memberOf Boston Lions"}),
    ("Anna Holm helped found Halden College.", {"founderOf Halden College"}),
    ("Anna Holm represented Leeds in the House of Commons.", {"memberOf House of Commons"}),
    ("Anna Holm clerked for the Supreme Court.", {"worksFor Supreme Court"}),
    ("Prior to Google, Anna Holm ran payments at Microsoft.", {"worksFor Google", "worksFor Microsoft"}),
    # "with", "at" and "on"
    ("Anna Holm was with the BBC for ten years.", {"worksFor BBC"}),
    ("Anna Holm has been at Microsoft since 1999.", {"worksFor Microsoft"}),
    ("Anna Holm was at the BBC on Monday.", set()),
    ("Anna Holm is on the council of the Sunrise Foundation.", {"memberOf Sunrise Foundation"}),
    ("Anna Holm is on the faculty of Halden University.", {"worksFor Halden University"}),
    # what somebody is
    ("Anna Holm is a scout for the Boston Lions.", {"worksFor Boston Lions"}),
    ("Anna Holm is an ichthyologist at Halden University.", {"worksFor Halden University"}),
    ("Anna Holm was pitching coach of the Boston Lions.", {"worksFor Boston Lions"}),
    ("A lifelong Democrat, Anna Holm left early.", {"memberOf Democratic Party"}),
    ("Her husband, Anna Holm, a Social Democrat, left early.", {"memberOf Social Democratic Party"}),
    ("Anna Holm, formerly of Reuters and the BBC, left early.",
     {"affiliatedWith Reuters", "affiliatedWith BBC"}),
    ("It was named for Captain Anna Holm, United States Marine Corps.", {"memberOf United States Marine Corps"}),
    ("Anna Holm is chairman, Acme Corporation.", {"holdsPosition chairman", "leaderOf Acme Corporation"}),
    ("Acme Corporation has named Anna Holm chief financial officer.",
     {"holdsPosition chief financial officer", "worksFor Acme Corporation"}),
    ("Acme Corporation was founded in 1996 by Anna Holm, president.",
     {"founderOf Acme Corporation", "holdsPosition president", "leaderOf Acme Corporation"}),
    ("Anna Holm served in many posts, including as chairwoman of Oxfam.",
     {"holdsPosition chairwoman", "leaderOf Oxfam"}),
    ("Anna Holm is a chemist, born in Oslo, and former chairwoman of Oxfam.",
     {"holdsPosition chairwoman", "leaderOf Oxfam"}),
    ("Anna Holm is the wife of Bob Orr and a member of Oxfam.", {"memberOf Oxfam"}),
    ("Anna Holm in July, 2018 became the chairwoman of Oxfam.", {"holdsPosition chairwoman", "leaderOf Oxfam"}),
    ("Anna Holm served as the National Chairwoman of the opposition Blue Front Party (BFP) movement.",
     {"holdsPosition National Chairwoman", "leaderOf Blue Front Party", "memberOf Blue Front Party"}),
    ("They met with Anna Holm the chairwoman of Oxfam in May.", {"holdsPosition chairwoman", "leaderOf Oxfam"}),
    ("She and her brother, Anna Holm, founded Oxfam.", {"founderOf Oxfam"}),
    # those among whom an organisation is listed
    ("Anna Holm worked for Reuters in London and the BBC.", {"worksFor Reuters", "worksFor BBC"}),
    ("Anna Holm worked for Reuters as well as the BBC.", {"worksFor Reuters", "worksFor BBC"}),
    ("Anna Holm was a member of Oxfam, and of the board of Greenpeace.",
     {"memberOf Oxfam", "memberOf Greenpeace"}),
    ("Anna Holm writes for the Oslo Post, the newspaper of the Green Party.", {"worksFor Oslo Post"}),
    ("Anna Holm was a nurse at Halden Hospital, Oslo, from 2000–2001, and surgeon at Vika Hospital.",
     {"worksFor Halden Hospital", "worksFor Vika Hospital", "holdsPosition surgeon"}),
    # under and by whom
    ("He studied at Halden University under Anna Holm.", {"affiliatedWith Halden University"}),
    ("The language was designed at Halden University by Anna Holm.", {"affiliatedWith Halden University"}),
    ("It was seen at Halden University by Anna Holm.", set()),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), TOLD)
def test_what_a_life_tells(text: str, expected: set[str]) -> None:
    assert {fact for fact in facts(text) if fact.startswith("Anna Holm ")} == {f"Anna Holm {fact}" for fact in expected}


def test_each_of_those_listed_with_their_titles_leads() -> None:
    found = facts("Oxfam is led by Chairman Anna Holm, Artistic Director Bob Orr, and Executive Director Sue Dent.")
    assert found >= {f"{name} leaderOf Oxfam" for name in ("Anna Holm", "Bob Orr", "Sue Dent")}
    assert not facts("Oxfam is run by the Holm family.")


def test_a_company_based_in_a_place_is_what_was_founded() -> None:
    found = facts("Acme Corporation was a firm based in Tempe, Arizona founded in 1976 by Anna Holm and Bob Orr.")
    assert found == {"Anna Holm founderOf Acme Corporation", "Bob Orr founderOf Acme Corporation"}


def test_whoever_is_had_as_something_is_it() -> None:
    found = facts("Anna Holm taught at Halden University, where she had Bob Orr as her assistant.")
    assert found == {"Anna Holm worksFor Halden University", "Bob Orr worksFor Halden University"}


def test_a_bare_surname_behind_a_year_is_a_person() -> None:
    assert "Lunde memberOf Halden University" in facts("In 1921 Lunde left Halden University to become its critic.")
