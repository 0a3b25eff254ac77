"""What a line of an article is that is no running text: heading, byline, caption, advertisement, footer.

Each function looks at one line, without the white space around it. Only short lines are looked at:
a long one is running text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice

#: A longer line is running text.
LONGEST = 200

#: The parts of a page that stand between or under the paragraphs, never in one; a line that starts so is one.
FURNITURE = (
    # where the article comes from
    r"original (?:url|source|article|link)\s*:",
    r"(?:url|link|permalink|web ?site)\s*:\W*https?:",
    r"<?(?:https?://|www\.)\S+>?$",
    r"(?:sources?|via)\s*:\s*\S+(?: \S+){0,5}$",
    # whose it is, and what was done to it
    r"©|\(c\)\s*\d{4}|copyright (?:\d{4}|©|\(c\))|all rights reserved",
    r"\(?(?:additional )?(?:reporting|editing|writing|compiled|translated|translation|edited) by [A-Z(]",
    r"\(?(?:this )?(?:article|story|post|piece|report) (?:was|has been|is) (?:originally |first |last )?"
    r"(?:published|updated|corrected|amended|republished|reproduced)\b",
    r"(?:-+\s*30\s*-+|#\s*#\s*#|-*\s*ends?\s*-*)\W*$",
    r"(?:contact(?: \w+)?|e-?mail|tel|phone|press contacts?)\s*: |notes? to editors?\b",
    # more to read, watch, do
    r"read (?:more|also|the (?:full|original|rest|whole)\b)|also read|see (?:also|more)\b",
    r"more (?:on|from|about) (?:this|the|our)\b",
    r"related(?: (?:articles?|stories|content|coverage|links?|news|topics?))?\s*(?::|$)",
    r"recommended(?: for you)?$|don'?t miss\b",
    r"(?:watch|listen|video|audio|gallery|in pictures|live)\s*: ",
    r"(?:tags?|topics?|categor(?:y|ies)|filed under|keywords?|labels?|sections?)\s*:",
    r"(?:share|tweet|print|email|save)(?: (?:this|on|via|article|story|with)\b.{0,40})?$",
    r"(?:follow|like|find|join) (?:us|me|him|her|them|@\w+|\w+ \w+) on [A-Z]\w+\W*$",
    r"(?:subscribe|sign up|log in|register|click here|tap here|download our|get our|get the latest)\b",
    # what is sold, and what the page does
    r"(?:advertisement|advertising|sponsored(?: content)?|promoted|loading.*)\W*$",
    r"(?:(?:story|article) continues|continue reading|scroll down|skip (?:past|to)\b).*$",
    r"(?:comments?(?: \(\d+\))?|\d+ comments?|leave a comment)\W*$",
)
_FURNITURE = re.compile("|".join(f"(?:{pattern})" for pattern in FURNITURE), re.IGNORECASE)

#: After one of these near the end nothing follows but a list of links.
LINKS_FOLLOW = re.compile(
    r"(?:related(?:\ (?:articles?|stories|content|coverage|links?|news))?|read\ (?:more|also)|see\ also"
    r"|more\ (?:on|from)\ .{1,40}|most\ (?:read|popular|viewed)|recommended(?:\ for\ you)?|you\ may\ also\ like)\s*:?$",
    re.IGNORECASE,
)

_IMAGE = re.compile(
    r"!\[[^\]]*\]\([^)]*\)(?:\{[^}]*\})?$|\[!\[[^\]]*\]\([^)]*\)\]\([^)]*\)$|<img\b[^>]*>$", re.IGNORECASE
)
_RULE = re.compile(r"(?:[-*_=~•.·]\s*){3,}$")
_TABLE = re.compile(r"\|.*\|$")

_CAPTION = re.compile(
    r"(?:photo(?:graph)?|image|picture|caption|file\ photo|illustration|graphic|credit)s?"
    r"(?:\ (?:by|courtesy|credit))?\s*:"
    r"|\(?(?:ap|afp|reuters|epa|getty|file|handout)\ (?:photo|image|picture|file)\b",
    re.IGNORECASE,
)
_CREDIT = re.compile(
    r"[\[(](?:(?:file )?(?:photo|image|picture)|[^\])]{0,60}(?:(?-i:/(?=[A-Z]))|\bphoto\b|\bgetty\b))"
    r"[^\])]{0,60}[\])]\.?$"
    r"|(?:/|\bvia )(?:getty(?: images)?|afp|ap|reuters|epa|shutterstock)\W*$",
    re.IGNORECASE,
)

#: What people do in pictures: "Roe speaks at a rally on Friday." under one is its caption.
PICTURE_VERBS = """
address answer appear arrive attend campaign cast celebrate chat cheer clash cry deliver embrace enter gesture
give greet hold hug inspect laugh leave listen look march meet mourn participate play pose pray protest raise
react read salute shake show sign sing sit smile speak stand take talk tour visit wait walk watch wave
"""
_PICTURED_DOING = frozenset(
    form
    for verb in PICTURE_VERBS.split()
    for form in (verb, f"{verb}s", f"{verb}es" if verb.endswith("h") else f"{verb[:-1]}ies")
)
_FINITE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|should|did|does|do|said|says|told|"
    r"died|won|lost|fell|rose|began|became|came|went|took|made|gave|got|left|met|held|broke|spoke|ran|saw|led|wrote|"
    r"built|bought|sold|sent|paid|kept|fought|brought|drew|grew|knew|chose|swore|struck|spent|sought|found|\w{3,}ed)\b"
)
_TWO_SENTENCES = re.compile(r"[a-z]{3}[.?!]\s+[A-Z]")
_ASIDE = re.compile(r", (?:where|who|which|when|whose)\b")
_SOMEWHERE = re.compile(
    r"(?:[A-Z][\w.'’-]+ |and |de |van |von ){1,8}"
    r"(?:aboard|at|behind|beside|during|in|in front of|inside|near|on|outside|with) (?!\w+day\b)[^,.]+"
)
_PICTURED = re.compile(
    r"\b(?:pictured|seen here|is seen|are seen|file photo)\b|\((?:left|right|cent(?:re|er))\)|, (?:left|right),"
)

#: The last word of the name of a newspaper, an agency, a station ("Oldport Herald"), or all of it ("AP").
OUTLETS = """
times post news herald tribune journal gazette guardian telegraph observer chronicle courier mail express mirror
star sun record register dispatch examiner standard bulletin reporter press agency wire newswire media magazine
review weekly daily today radio television tv broadcasting network report monitor independent globe argus echo
sentinel ledger advocate banner voice mercury reuters ap afp bbc cnn npr pbs interfax tass bloomberg politico
"""
_OUTLETS = frozenset(OUTLETS.split())

_BY = re.compile(
    r"(?:(?:(?:written|posted|reported|story|words|text|analysis|interview|report)\s+)?by\b:?"
    r"|(?:words|text|interview|author|reporter):)\s+(?=\W*[A-Z@])",
    re.IGNORECASE,
)
_SMALL_WORDS = """
a an and at by de del der di for from in la le of on the to van von with & | / - – —
correspondent editor reporter staff writer
"""
_SMALL = frozenset(_SMALL_WORDS.split())

_DATELINE = re.compile(r"(?P<place>[A-Z][^()\n]{1,90}?)\s*\((?P<agency>[A-Z][^()]{1,50})\)\s*(?:[-–—_]+|:)\s")
#: The same without an agency, where a day is told: "OLDPORT, Merrow, 17 March 2031 - ", "OLDPORT (17 March 2031): ".
_DATED_LINE = re.compile(
    r"(?P<place>[A-Z]{2}[A-Z .'’-]*(?:,[^()\n]{1,90}?\b(?:19|20)\d\d|[^()\n]{0,60}\([^()\n]{1,20}\b(?:19|20)\d\d\)))"
    r"(?:\s*[-–—]+|:)\s"
)
#: Those of press releases: "(Vilnius, 5 March 2024) – ", "Istanbul, June 2, 2025. The".
_RELEASED = re.compile(
    r"(?P<open>\()?(?P<place>[A-ZÀ-Þ][^\W\d_]+(?:[ .'’-]{1,2}[A-ZÀ-Þ][^\W\d_]+){0,3}, ?"
    r"(?:[A-Z][a-z]+\.? \d{1,2},?|\d{1,2} [A-Z][a-z]+\.?,?) (?:19|20)\d\d)(?(open)\))"
    r"(?:\s*[-–—]+\s|(?(open)(?!)|[:.]\s(?=[A-ZÀ-Þ\"“])))"
)
_EMPHASIS = re.compile(r"(?:\*\*|__|\*|_)(?=\S)(.+?)(?<=\S)(?:\*\*|__|\*|_)$")
_LINK = re.compile(r"!?\[([^\]]*)\]\([^)]*\)")


_PARTS = re.compile(r"\s*[,|;•·]\s*|\s+[-–—]\s+|\s+(?:for|at|in|of(?= the))\s+(?:the\s+)?(?=[A-Z])")


@dataclass(frozen=True, slots=True)
class Byline:
    """Who wrote an article and for whom, as far as its byline tells."""

    author: str | None
    publisher: str | None


def plain(line: str) -> str:
    """A line without its Markdown: heading marks, emphasis around all of it, the targets of links."""
    if len(line) > 2 * LONGEST:
        return line
    text = _LINK.sub(r"\1", line) if "](" in line else line
    text = re.sub(r"^#{1,6}\s+|\s+#+$", "", text).strip()
    whole = _EMPHASIS.match(text)
    return whole.group(1) if whole else text


def is_furniture(line: str) -> bool:
    """An advertisement, a link, a rule, a table row, a copyright note, "Read more: …", marks without a word."""
    text = plain(line)
    if len(line) > LONGEST:
        return not text
    return bool(not text or _FURNITURE.match(text) or _RULE.match(line) or _TABLE.match(line))


def is_aside(line: str) -> bool:
    """What is for clicking: furniture, or the title of a list of links."""
    return is_furniture(line) or bool(LINKS_FOLLOW.match(plain(line)))


def is_image(line: str) -> bool:
    """An image, in Markdown or HTML."""
    return len(line) < 2_000 and line.startswith(("!", "[!", "<")) and bool(_IMAGE.match(line))


def is_caption(line: str) -> bool:
    """A caption that shows itself to be one, wherever it stands ("Photo: …", "… (AP Photo/J. Roe)")."""
    return len(line) <= 2 * LONGEST and bool(_CAPTION.match(line) or _CREDIT.search(line, max(0, len(line) - 80)))


def tells_a_picture(line: str, *, under_image: bool = False) -> bool:
    """One short sentence fit to stand under a picture: it quotes nobody and has no verb but that of the
    picture ("Roe speaking at the meeting on Friday.", "Roe waves to the crowd."). Under an image there may be
    another sentence, the verb may come later ("A boat leaving the harbour."), and a line in italics needs none."""
    if len(line) > LONGEST or re.search(r'["“”«]|: ', line):
        return False
    if _PICTURED.search(line):
        return True
    if under_image and line[0] in "*_" and line[-1] in "*_":
        return True
    if not under_image and _TWO_SENTENCES.search(line):
        return False
    shown = _ASIDE.split(line, maxsplit=1)[0]
    if _FINITE.search(shown):
        return False
    content = (word for word in shown.rstrip(".").split() if word.islower() and word not in _SMALL)
    verbs = islice(content, 3 if under_image else 1)
    return bool(_SOMEWHERE.match(line)) or any(word.endswith("ing") or word in _PICTURED_DOING for word in verbs)


def byline(line: str) -> Byline | None:
    """The byline that a line is, or None ("By Jane Roe, The Oldport Herald", "By [Oldport Herald](#)")."""
    text = plain(line)
    found = _BY.match(text)
    if not found or len(text) > 120 or re.search(r"[.?!]\s+[a-z]|[!?\"“]", text):
        return None
    who = text[found.end() :].strip()
    words = re.findall(r"[^\s,;|]+", who)
    if len(words) > 16 or any(word[0].islower() and word not in _SMALL and "@" not in word for word in words):
        return None
    if who.endswith(".") and len(words) > 6:
        return None
    return _split_byline(who.rstrip(". "))


def _split_byline(who: str) -> Byline:
    parts = [part.strip() for part in _PARTS.split(who) if part.strip()]
    outlets = [part for part in parts if is_outlet(part)]
    people = [part for part in parts if part not in outlets and part[0].isupper() and not _is_job(part)]
    return Byline(people[0] if people else None, outlets[0] if outlets else None)


def _is_job(part: str) -> bool:
    return any(word in _SMALL or word.lower() in _SMALL for word in part.split()[-1:])


def is_outlet(name: str) -> bool:
    """A name that a newspaper, agency or station may have."""
    words = name.split()
    if not words or len(words) > 6 or not words[-1][0].isupper():
        return False
    known = words[-1].lower() in _OUTLETS or (words[0].lower() in _OUTLETS and words[1:2] == ["of"])
    return known or (words[0] == "The" and 1 < len(words) <= 4)


def dateline(text: str) -> tuple[str, str | None] | None:
    """Where and when an agency's report was written, and the agency, as its first sentence begins with
    them ("OLDPORT, March 4, 2031 (Reuters) - …", or without an agency); None where it does not."""
    if dated := _DATED_LINE.match(text[:200]) or _RELEASED.match(text[:200]):
        return dated["place"], None
    found = _DATELINE.match(text[:200])
    if not found:
        return None
    agency = found["agency"].strip()
    return found["place"], agency if is_outlet(agency) or agency.isupper() else None


def is_label(line: str) -> bool:
    """The name of a section above a heading or text: a few words in capitals ("POLITICS", "FULL TEXT.")."""
    text = plain(line)
    return len(text) <= 40 and text.isupper() and len(text.split()) <= 4 and text[-1] not in ':?!,"”'


def is_marked_heading(line: str) -> bool:
    """A heading by its Markdown: "## …", or bold from end to end."""
    if re.match(r"#{1,6}\s+\S", line):
        return True
    return (
        len(line) <= LONGEST
        and bool(re.match(r"(?:\*\*|__)[^*_]+(?:\*\*|__)$", line))
        and not ends_sentence(line.strip("*_"))
    )


def ends_sentence(text: str) -> bool:
    """Ends a sentence or announces what follows: . ! ? … : ; before any closing marks."""
    return text.rstrip().rstrip("\"'”’»)]*_").endswith((".", "!", "?", "…", ":", ";"))


def title_case(text: str) -> bool:
    """Three quarters of its longer words, and at least three, start with a capital or digit."""
    words = re.findall(r"\w[\w'’.-]*", text)
    long = [word for word in words if len(word) > 3 or word[0].isupper()]
    return len(long) >= 2 and sum(word[0].isupper() or word[0].isdigit() for word in long) >= 0.75 * len(long)
