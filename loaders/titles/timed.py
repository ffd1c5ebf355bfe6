"""The time words of a sentence that a title leaves out, with what leads to them: "on", "in the early hours of".

They stay where the rest would not be a sentence, or would tell something else: "ended 2016 at", "dating back to 2008".
"""

from bisect import bisect_left
from collections.abc import Mapping, Sequence, Set

from loaders.grammar import Words
from loaders.marks import AS_PREPOSITION
from loaders.subjects import Span
from schemas.text import Sentence

_SUBJECTS = frozenset(("he", "she", "it", "they", "we", "i", "you"))
_BOUNDS = frozenset(("since", "until", "till"))
_QUALIFY = frozenset(("when", "that"))
"""Behind a time, what tells which one it was."""
Sets = Mapping[str, Set[str]]
"""The classes of a lexicon by name."""
_ARTICLES = frozenset(("the", "a", "an", "this", "that"))
_MARKS = frozenset({'"', "“", "”", "''"})
_RELATIVE = frozenset(("who", "which"))
_YEAR = 4
_JOINS = frozenset(("and", "but"))


def drop_times(sentence: Sentence, words: Words, spans: Sequence[Span], keep: list[bool], sets: Sets) -> None:
    """Strikes the time words, start and end in the source's text, wherever the rest is as true without them."""
    low, struck = words.low, list[Span]()
    for start, end in spans:
        if start >= sentence.start and end <= sentence.end:
            first, behind = bisect_left(words.start, start), bisect_left(words.start, end)
            if first < behind and words.start[behind - 1] + len(words.raw[behind - 1]) > end:
                behind -= 1 + (behind - first == 2 and low[first] in _ARTICLES)  # "the decades-long hunt"
            if first < behind and behind < len(low) and low[behind - 1] in ("after", "before"):
                behind -= 1  # "the day after its envoy left"
            if (
                first < behind
                and not _measures(low, first, behind, sets)
                and not _tells_apart(low, first, behind, sets)
            ):
                _drop_time(low, keep, first, behind, sets)
                struck.append((first, behind))
    for i in range(1, len(keep) - 1):
        apart = not keep[i - 1] and not keep[i + 1] and low[i + 1] not in _MARKS
        year = low[i] in ("ended", "ending") and low[i - 1] in sets["lengths"] and "the" in low[max(0, i - 4) : i]
        if apart and (year or low[i] in ("and", "to", "of", "-", "–", ",")):
            keep[i] = False  # "in the six months ended 30 June"
        elif low[i : i + 2] == ["and", "again"] and not keep[i - 1] and not all(keep[i + 2 : i + 3]):
            keep[i] = keep[i + 1] = False  # "in 1994 and again in 2005"
    for first, behind in struck:
        _mend(low, keep, first, behind, sets)


def _tells_apart(low: list[str], first: int, behind: int, sets: Sets) -> bool:
    """Whether times tell two numbers apart: "nine boats on Monday and ten boats on Tuesday"."""
    ahead = low[behind : behind + 2]
    if len(ahead) > 1 and ahead[0] in _JOINS and _is_number(ahead[1], sets):
        return any(_is_number(word, sets) for word in low[max(0, first - 5) : first])
    joins = (i for i in range(first - 2, max(0, first - 7), -1) if low[i] in _JOINS and _is_number(low[i + 1], sets))
    at = next(joins, -1)
    return at > 0 and low[first - 1] == "on" and any(_is_number(word, sets) for word in low[max(0, at - 8) : at - 2])


def _is_number(word: str, sets: Sets) -> bool:
    return word[0].isdigit() or word in sets["counts"]


def _mend(low: list[str], keep: list[bool], first: int, behind: int, sets: Sets) -> None:
    """Lets time words stay where the words around them are no sentence without: "in the [early hours] about"."""
    while first > 0 and not keep[first - 1]:
        first -= 1
    while behind < len(low) and not keep[behind]:
        behind += 1
    following = low[behind] if behind < len(low) else "."
    alone = first > 2 and low[first - 2] in _RELATIVE and low[first - 3] != "," and following.isalpha()
    if (alone and following not in sets["goes_by"]) or (
        first and low[first - 1] in sets["leads_to_noun"] and following in sets["goes_by"]
    ):
        keep[first:behind] = [True] * (behind - first)


def _drop_time(low: list[str], keep: list[bool], first: int, behind: int, sets: Sets) -> None:
    """Strikes the time words from `first` on, and what leads to them ("on") or hangs on them ("'s")."""
    keep[first:behind] = [False] * (behind - first)
    if first > 1 and low[first - 1] in sets["starting"]:
        keep[first - 1] = False  # "will be closed beginning Monday"
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
    if first > 1 and low[first - 1] == "of" and (low[first - 2] in sets["parts_of_time"] or not keep[first - 2]):
        keep[first - 1] = keep[first - 2] = False  # "in the early hours of Monday"
        first -= 2
    _drop_leads(low, keep, first, behind, following, sets)
    _drop_meant(low, keep, first, behind, following, sets)


def _drop_leads(low: list[str], keep: list[bool], first: int, behind: int, following: str, sets: Sets) -> None:
    """Strikes what leads to time words, unless it leads to the noun behind them too: "the 2006 / elections"."""
    told = following.isalpha() and following != "of"
    told = told and following not in sets["leads_to_time"] and following not in AS_PREPOSITION
    for i in range(first - 1, max(first - 4, -1), -1):
        word = low[i]
        if word not in sets["leads_to_time"] or not keep[i]:
            break
        if told and (
            word in ("during", "before", "after", "since") or low[behind - 1] in ("recent", "previous", "annual")
        ):
            break  # "during New Year celebrations", "in recent talks"
        if word == "in" and low[first].endswith("day") and low[first] in sets["calendar"]:
            break  # "rolled in Friday"
        if word in ("over", "through", "around") and i + 1 < first:
            break  # "will hand over in May"
        if word in ("the", "this", "a", "an") and told:
            break
        keep[i] = False


def _drop_meant(low: list[str], keep: list[bool], first: int, behind: int, following: str, sets: Sets) -> None:
    """Strikes a participle that only said for when something was meant: "the launch / planned for Monday / has"."""
    left = next((i for i in range(first - 1, -1, -1) if keep[i]), 0)
    meant = low[left] in sets["meant_for"]
    opens = left - (left > 1 and meant and low[left - 1] in sets["at_first"])
    if left > 0 and low[opens - 1] == "," == following and (meant or low[left].endswith("ed")):
        keep[opens - 1 : behind + 1] = [False] * (behind + 2 - opens)  # "the launch, planned for Monday, has"
        return
    goes_on = following in sets["be_forms"] or following in sets["begins_predicate"]
    verbal = sets["be_forms"] if goes_on else sets["before_predicate"]
    if opens > 0 and meant and (goes_on or following in ("", ".", ";")) and low[opens - 1] not in verbal:
        keep[opens:behind] = [False] * (behind - opens)  # "called off a trip to Lima planned for Thursday"


def _measures(low: list[str], first: int, behind: int, sets: Sets) -> bool:
    """Whether words for a length tell how much, not when: "eight highly successful years", "sentenced to two years"."""
    before, following = low[first - 1] if first else ".", low[behind] if behind < len(low) else "."
    if low[first] in ("a", "an", "per", "each", "every") and behind == first + 2:
        counted = before[-1] == "s" or any(word[0].isdigit() for word in low[max(0, first - 4) : first])
        return low[first + 1] in sets["unit"] and counted  # "60,000 barrels of oil a day"
    if behind == first + 1 and low[first].endswith("ly") and following.endswith("ed") and before in ("the", "a", "an"):
        return True  # "the recently opened store"
    if low[behind - 1].endswith("-long") and following.isalpha():
        return True  # "a weeks-long effort"
    if behind == first + 1 and low[first] in sets["telling_times"] and following.isalpha():
        return True  # "its future dividends"
    if before == "as" and first > 1 and low[first - 2] not in sets["early_or_late"] and following.isalpha():
        return following not in sets["goes_by"]  # "as 2016 arrived"
    if low[first] == "now" and following == "that":
        return True  # "now that the vote is over"
    if before in sets["aims_at"]:
        return True  # "was targeting May"
    if before in sets["keeps_a_day"] and low[first] in ("this", "that", "these", "those", "the"):
        return True  # "will never forget this day"
    ends = following in sets["goes_by"] and not "".join(low[behind : behind + 2]).strip(",").isdigit()
    if (
        before == "of"
        and ends
        and first > 1
        and low[first - 2] not in sets["parts_of_time"]
        and low[first - 2] not in sets["units"]
    ):
        return True  # "the war of 1812"
    year = behind == first + 1 and low[first].isdigit() and len(low[first]) == _YEAR
    if before in sets["opened"] and (year or low[first] == "the"):
        return True  # "ended 2016 at a loss"
    if before == "to" and first > 1 and low[first - 2] in sets["dating"]:
        return True  # "dating back to 2008"
    if low[first].startswith("half-") and following.isalpha():
        return True  # "the half-year results"
    if low[behind - 1] == "half" and following != "of":
        return True  # "the second half of the play"
    if behind == first + 1 and low[first] in sets["units"]:
        return before.isalpha() and before not in sets["leads_to_time"]
    if following in _QUALIFY and not _BOUNDS.isdisjoint(low[max(0, first - 3) : first + 1]):
        return True  # "none since July 15 when a lid was fitted"
    same = low[first] == "the" and (behind == first + 2 or "same" in low[first:behind])
    if same and following in _SUBJECTS:
        return True  # "on the same day he left"
    if low[behind - 1].rpartition("-")[2] not in sets["lengths"]:
        return False
    if low[first] in ("last", "next", "this") and before not in _ARTICLES:
        return False  # "the takeover last year of Andina"
    if before == "after" and following in ("in", "as") and not sets["terms"].isdisjoint(low[behind + 1 : behind + 3]):
        return True  # "after two months in office"
    return following == "of" or before in ("to", "of", "than", "least", "most", "s")
