"""The time words of a sentence that a title leaves out, with what leads to them: "on", "in the early hours of".

They stay where the rest would not be a sentence, or would tell something else: "ended 2016 at", "dating back to 2008".
"""

from bisect import bisect_left
from collections.abc import Sequence

from loaders.grammar import Words
from loaders.marks import AS_PREPOSITION
from loaders.subjects import Span
from schemas.text import Sentence

_TIME_LEAD = frozenset((
    "on", "in", "at", "by", "since", "from", "until", "till", "before", "after", "during", "for", "over",
    "through", "within", "between", "late", "early", "later", "the", "this", "a", "an", "mere", "to", "just", "only",
    "nearly", "almost", "roughly", "around", "some", "as", "shortly", "soon",
))  # fmt: skip
_HOURS = frozenset(
    (
        "hours",
        "days",
        "weeks",
        "months",
        "years",
        "part",
        "parts",
        "end",
        "beginning",
        "start",
        "middle",
        "all",
        "most",
        "much",
        "rest",
    )
)
_UNITS = frozenset(("years", "months", "weeks", "days", "hours", "minutes", "seasons", "decades", "centuries"))
UNIT = frozenset(unit.removesuffix("s") for unit in _UNITS) | {"century"}
"""Words for a length of time, one of them."""
_TERMS = frozenset(
    ("office", "power", "prison", "jail", "custody", "hospital", "charge", "opposition", "exile", "chief")
)
_OPENED = frozenset(("ended", "began", "started", "finished", "entered", "spent", "ends", "begins", "starts"))
"""Verbs that do it to a year that stands right behind them."""
_WHOSE_OBJECT = frozenset(("forget", "remember", "celebrate", "celebrated", "mark", "marked", "enjoy", "enjoyed"))
"""Verbs that something is done to a time by."""
_TELLING = frozenset(
    ("future", "current", "past", "previous", "annual", "upcoming", "coming", "present", "early", "late")
)
"""Adjectives of time that tell which thing is meant."""
_MEANT = frozenset(("planned", "scheduled", "set", "due", "slated", "meant", "foreseen"))
"""What says only for when something was meant, once its time is struck."""
_AT_FIRST = frozenset(("originally", "initially", "previously", "first", "tentatively", "provisionally"))
_IS = frozenset(("is", "are", "was", "were", "be", "been", "being", "'s"))
_WILL = frozenset(("has", "have", "had", "will", "would", "may", "could", "did"))
_DOES = _IS | _WILL | {"not", "and", "or", "as", "than", "they", "he", "she", "it", "we", "i", "who", "which"}
"""Behind these, such a word is the verb of its clause."""
_SUBJECTS = frozenset(("he", "she", "it", "they", "we", "i", "you"))
_QUALIFY = frozenset(("when", "that"))
"""Behind a time, what tells which one it was."""
_ARTICLES = frozenset(("the", "a", "an", "this", "that"))
_MARKS = frozenset({'"', "“", "”", "''"})
_LEADS = frozenset((
    "the", "a", "an", "this", "in", "at", "on", "of", "from", "than", "between", "its", "his", "their", "for", "by",
    "with", "these", "those", "all", "about", "previous", "next", "late", "early",
))  # fmt: skip
"""Words that lead to a noun: where it is struck they hang in the air."""
_GOES_BY = frozenset((
    "about", "against", "among", "amid", "with", "to", "into", "from", "for", "by", "at", "on", "near", "that", "which",
    "who", "and", "or", "but", "when", "where", "as", "than", "over", ",", ".", ";", ":", "after", "before",
)) | _IS - {"'s"} | _WILL  # fmt: skip
"""Words that begin something else than the noun that was led to."""
_RELATIVE = frozenset(("who", "which"))
_YEAR = 4
_DATING = frozenset(("back", "date", "dates", "dated", "dating"))


def drop_times(sentence: Sentence, words: Words, spans: Sequence[Span], keep: list[bool]) -> None:
    """Strikes the time words, start and end in the source's text, wherever the rest is as true without them."""
    low, struck = words.low, list[Span]()
    for start, end in spans:
        if start >= sentence.start and end <= sentence.end:
            first, behind = bisect_left(words.start, start), bisect_left(words.start, end)
            if first < behind and words.start[behind - 1] + len(words.raw[behind - 1]) > end:
                behind -= 1 + (behind - first == 2 and low[first] in _ARTICLES)  # "the decades-long hunt"
            if first < behind and behind < len(low) and low[behind - 1] in ("after", "before"):
                behind -= 1  # "the day after its envoy left"
            if first < behind and not _measures(low, first, behind):
                _drop_time(low, keep, first, behind)
                struck.append((first, behind))
    for i in range(1, len(keep) - 1):
        apart = not keep[i - 1] and not keep[i + 1] and low[i + 1] not in _MARKS
        year = low[i] in ("ended", "ending") and low[i - 1] in _UNITS | UNIT and "the" in low[max(0, i - 4) : i]
        if apart and (year or low[i] in ("and", "to", "of", "-", "–", ",")):
            keep[i] = False  # "in the six months ended 30 June"
    for first, behind in struck:
        _mend(low, keep, first, behind)


def _mend(low: list[str], keep: list[bool], first: int, behind: int) -> None:
    """Lets time words stay where the words around them are no sentence without: "in the [early hours] about"."""
    while first > 0 and not keep[first - 1]:
        first -= 1
    while behind < len(low) and not keep[behind]:
        behind += 1
    following = low[behind] if behind < len(low) else "."
    alone = first > 2 and low[first - 2] in _RELATIVE and low[first - 3] != "," and following.isalpha()
    if (alone and following not in _GOES_BY) or (first and low[first - 1] in _LEADS and following in _GOES_BY):
        keep[first:behind] = [True] * (behind - first)


def _drop_time(low: list[str], keep: list[bool], first: int, behind: int) -> None:
    """Strikes the time words from `first` on, and what leads to them ("on") or hangs on them ("'s")."""
    keep[first:behind] = [False] * (behind - first)
    following = low[behind] if behind < len(low) else ""
    if following in ("'s", "'", "’s"):
        keep[behind] = False
        return  # "during last year's drought" stays "during drought"
    hyphened = behind + (following == "-")
    if low[behind : behind + 2] == ["local", "time"]:
        keep[behind : behind + 2] = [False, False]
        following = low[behind + 2] if behind + 2 < len(low) else ""
    if low[hyphened : hyphened + 1] == ["old"]:
        keep[behind : hyphened + 1] = [False] * (hyphened + 1 - behind)  # "the 16-year-old rider"
    if first > 1 and low[first - 1] == "of" and (low[first - 2] in _HOURS or not keep[first - 2]):
        keep[first - 1] = keep[first - 2] = False  # "in the early hours of Monday"
        first -= 2
    told = following.isalpha() and following not in _TIME_LEAD | AS_PREPOSITION | {"of"}
    for i in range(first - 1, max(first - 4, -1), -1):
        if low[i] not in _TIME_LEAD or not keep[i]:
            break
        if told and (
            low[i] in ("during", "before", "after", "since") or low[behind - 1] in ("recent", "previous", "annual")
        ):
            break  # "during New Year celebrations", "in recent talks"
        if low[i] in ("over", "through", "around") and i + 1 < first:
            break  # "will hand over in May"
        if low[i] in ("the", "this", "a", "an") and told:
            break  # "the 2006 elections" stays "the elections"
        keep[i] = False
    left = next((i for i in range(first - 1, -1, -1) if keep[i]), 0)
    adverb = left > 1 and low[left] in _MEANT and low[left - 1] in _AT_FIRST
    opens = left - adverb
    if left > 0 and low[opens - 1] == "," and (low[left].endswith("ed") or low[left] in _MEANT) and following == ",":
        keep[opens - 1 : behind + 1] = [False] * (behind + 2 - opens)  # "the launch, planned for Monday, has"
    elif opens > 0 and low[left] in _MEANT and low[opens - 1] not in _IS and following in _IS | _WILL:
        keep[opens:behind] = [False] * (behind - opens)  # "the launch planned for Monday has"
    elif opens > 0 and low[left] in _MEANT and low[opens - 1] not in _DOES and following in ("", ".", ";"):
        keep[opens:behind] = [False] * (behind - opens)  # "called off a trip to Lima planned for Thursday"


def _measures(low: list[str], first: int, behind: int) -> bool:
    """Whether words for a length tell how much, not when: "eight highly successful years", "sentenced to two years"."""
    before, following = low[first - 1] if first else ".", low[behind] if behind < len(low) else "."
    if low[first] in ("a", "an", "per", "each", "every") and behind == first + 2:
        counted = before[-1] == "s" or any(word[0].isdigit() for word in low[max(0, first - 4) : first])
        return low[first + 1] in UNIT and counted  # "60,000 barrels of oil a day"
    if behind == first + 1 and low[first].endswith("ly") and following.endswith("ed") and before in ("the", "a", "an"):
        return True  # "the recently opened store"
    if low[behind - 1].endswith("-long") and following.isalpha():
        return True  # "a weeks-long effort"
    if behind == first + 1 and low[first] in _TELLING and following.isalpha():
        return True  # "its future dividends"
    if before in _WHOSE_OBJECT and low[first] in ("this", "that", "these", "those", "the"):
        return True  # "will never forget this day"
    ends = following in _GOES_BY and not "".join(low[behind : behind + 2]).strip(",").isdigit()
    if before == "of" and ends and first > 1 and low[first - 2] not in _HOURS and low[first - 2] not in _UNITS:
        return True  # "the war of 1812"
    year = behind == first + 1 and low[first].isdigit() and len(low[first]) == _YEAR
    if before in _OPENED and (year or low[first] == "the"):
        return True  # "ended 2016 at a loss"
    if before == "to" and first > 1 and low[first - 2] in _DATING:
        return True  # "dating back to 2008"
    if low[first].startswith("half-") and following.isalpha():
        return True  # "the half-year results"
    if low[behind - 1] == "half" and following != "of":
        return True  # "the second half of the play"
    if behind == first + 1 and low[first] in _UNITS:
        return before.isalpha() and before not in _TIME_LEAD
    if "since" in (before, low[first]) and following in _QUALIFY:
        return True  # "none since July 15 when a lid was fitted"
    same = low[first] == "the" and (behind == first + 2 or "same" in low[first:behind])
    if same and following in _SUBJECTS:
        return True  # "on the same day he left"
    if low[behind - 1].rpartition("-")[2] not in _UNITS | UNIT:
        return False
    if low[first] in ("last", "next", "this") and before not in _ARTICLES:
        return False  # "the takeover last year of Andina"
    if before == "after" and following in ("in", "as") and not _TERMS.isdisjoint(low[behind + 1 : behind + 3]):
        return True  # "after two months in office"
    return following == "of" or before in ("to", "of", "than", "least", "most", "s")
