"""What a title leaves out of its sentence before it is read for one: time words, brackets, datelines, courtesies.

The words that are left are read as a sentence of their own: in "the blast, which last week killed two" nothing stands
between "which" and "killed" then. It decides nothing of what a title says.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from itertools import accumulate, compress

from loaders.grammar import Lexicon, Words
from loaders.marks import AS_PREPOSITION, read_words
from loaders.subjects import Span
from loaders.verbs import Verb
from schemas.text import Sentence

SPEECH = frozenset({'"', "“", "”"})
"""The marks that part what is said from who says it: a title does without them, but reading needs them."""

_TIME_LEAD = frozenset((
    "on", "in", "at", "by", "since", "from", "until", "till", "before", "after", "during", "for", "over",
    "through", "within", "between", "late", "early", "later", "the", "this", "a", "an", "mere", "to", "just", "only",
    "nearly", "almost", "roughly", "around", "some", "as", "shortly", "soon",
))  # fmt: skip
_HOURS = frozenset(
    ("hours", "days", "weeks", "months", "years", "part", "parts", "end", "beginning", "start", "middle")
)
_UNITS = frozenset(("years", "months", "weeks", "days", "hours", "minutes", "seasons", "decades", "centuries"))
_UNIT = frozenset(unit.removesuffix("s") for unit in _UNITS) | {"century"}
_TERMS = frozenset(
    ("office", "power", "prison", "jail", "custody", "hospital", "charge", "opposition", "exile", "chief")
)
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
_COURTESY = frozenset(("mr", "mrs", "ms", "miss"))
_GOES_ON = frozenset(("and", "or", "but", "the", "a", "an", "his", "her", "who", "whose"))
"""What needs the comma behind an age."""
_CREDITS = frozenset(("getty", "afp", "reuters", "epa", "rex", "pa", "ap", "shutterstock"))
"""Agencies whose credit of a picture runs into the words below it."""
_DATELINE = re.compile(
    r".{0,160}?(?:\(\s?[A-Z][\w .]{1,24}\)|-LRB-\s?[A-Z][\w .]{1,24}-RRB-)\s*(?:[—–_]|--?)\s*"
    r"|.{0,60}?\b\d{1,2}[.:]\d\d (?:[AP]M )?(?:GMT|BST|UTC|CET|CEST|E[SD]?T|P[SD]?T|IST|JST)\s+(?=[A-Z])"
    r"|[A-Z][A-Z. ]{2,30}(?:, [A-Z][\w. ]{1,20})?\s*(?:[—–]|\s--?)\s+"
)

_MARKS = SPEECH | {"''"}
_struck: dict[tuple[Sentence, tuple[Span, ...]], Sequence[bool]] = {}
_left: dict[tuple[Sentence, tuple[Span, ...]], tuple[Words, list[Verb]]] = {}
_HELD = 512


def read_untimed(sentence: Sentence, spans: tuple[Span, ...], at: int, lex: Lexicon) -> tuple[Words, list[Verb]]:
    """Words and verbs of a sentence without what a title leaves out; all of them where that would hold the word `at`.

    `spans` are the time words (start and end in the source's text).
    """
    known = _left.get((sentence, spans))
    if known is None:
        if len(_left) >= _HELD:
            _left.clear()
        known = _left[sentence, spans] = _without(sentence, spans, lex)
    starts = known[0].start
    i = bisect_left(starts, at + 1) - 1
    if i >= 0 and (starts[i] == at or sentence.text[starts[i] - sentence.start : at - sentence.start].isalnum()):
        return known
    return read_words(sentence.text, sentence.start, lex)


def _without(sentence: Sentence, spans: tuple[Span, ...], lex: Lexicon) -> tuple[Words, list[Verb]]:
    """The words that are left, and the verbs among them."""
    words, verbs = read_words(sentence.text, sentence.start, lex)
    keep = list(kept(sentence, words, spans))
    if not SPEECH.isdisjoint(words.low):
        keep = [stays or word in SPEECH for stays, word in zip(keep, words.low, strict=True)]
    if words.low[0] in _CREDITS and len(words.raw) > 2 and words.raw[0].isupper() and words.raw[1][:1].isupper():
        keep[0] = False
    if not _COURTESY.isdisjoint(words.low):
        _drop_courtesies(words, keep)
    if "," in words.low:
        _drop_ages(words, keep)
    if "far" in words.low:
        for i in range(1, len(keep)):
            if words.low[i - 1 : i + 1] == ["so", "far"]:
                keep[i - 1] = keep[i] = False
    if all(keep):
        return words, verbs
    _drop_commas(words.low, keep)
    raw, low, start = words.raw, words.low, words.start
    left = Words(list(compress(raw, keep)), list(compress(low, keep)), list(compress(start, keep)))
    place = [number - 1 for number in accumulate(keep)]
    moved = []
    for verb in verbs:
        if keep[verb.main]:
            first, governor = place[verb.first] + (not keep[verb.first]), verb.governor
            told = verb[2:-1]  # lemma, tense and aspect
            moved.append(Verb(first, place[verb.main], *told, place[governor] if governor >= 0 else -1))
    return left, [v for k, v in enumerate(moved) if not _was_noun(v, moved[k + 1 : k + 2], left.low)]


def _was_noun(verb: Verb, following: Sequence[Verb], low: list[str]) -> bool:
    """Whether a word read as a verb is the noun that the next verb speaks of: "attacks [on Monday] are a riddle"."""
    bare = verb.first == verb.main and verb.tense == "present"
    return bare and any(later.first == verb.main + 1 and low[later.first] in _IS | _WILL for later in following)


def kept(sentence: Sentence, words: Words, spans: tuple[Span, ...]) -> Sequence[bool]:
    """For each word whether it is no time word nor leads to one, stands in no brackets, and is no quotation mark."""
    known = _struck.get((sentence, spans))
    if known is None:
        if len(_struck) >= _HELD:
            _struck.clear()
        known = _struck[sentence, spans] = _kept(sentence, words, spans)
    return known


def _kept(sentence: Sentence, words: Words, spans: Sequence[Span]) -> list[bool]:
    low = words.low
    keep = [True] * len(low) if _MARKS.isdisjoint(low) else [word not in _MARKS for word in low]
    if "—" in sentence.text or "-" in sentence.text or "–" in sentence.text:
        line = _behind_dateline(sentence, words)
        keep[:line] = [False] * line
    if "(" in low:
        _drop_brackets(words, keep)
    for start, end in spans:
        if start >= sentence.start and end <= sentence.end:
            first, behind = bisect_left(words.start, start), bisect_left(words.start, end)
            if first < behind and words.start[behind - 1] + len(words.raw[behind - 1]) > end:
                behind -= 1 + (behind - first == 2 and low[first] in _ARTICLES)  # "the decades-long hunt"
            if first < behind and behind < len(low) and low[behind - 1] in ("after", "before"):
                behind -= 1  # "the day after its envoy left"
            if first < behind and not _measures(low, first, behind):
                _drop_time(low, keep, first, behind)
    for i in range(1, len(keep) - 1) if spans else ():
        apart = not keep[i - 1] and not keep[i + 1] and low[i + 1] not in _MARKS
        year = low[i] in ("ended", "ending") and low[i - 1] in _UNITS | _UNIT and "the" in low[max(0, i - 4) : i]
        if apart and (year or low[i] in ("and", "to", "of", "-", "–", ",")):
            keep[i] = False  # "in the six months ended 30 June"
    return keep


def _behind_dateline(sentence: Sentence, words: Words) -> int:
    """The number of words that tell where and for whom a report was written: "OSLO (Agency) —"."""
    line = _DATELINE.match(sentence.text)
    return bisect_left(words.start, sentence.start + line.end()) if line and line.end() < len(sentence.text) else 0


def _measures(low: list[str], first: int, behind: int) -> bool:
    """Whether words for a length tell how much, not when: "eight highly successful years", "sentenced to two years"."""
    before, following = low[first - 1] if first else ".", low[behind] if behind < len(low) else "."
    if low[first] in ("a", "an", "per", "each", "every") and behind == first + 2:
        counted = before[-1] == "s" or any(word[0].isdigit() for word in low[max(0, first - 4) : first])
        return low[first + 1] in _UNIT and counted  # "60,000 barrels of oil a day"
    if behind == first + 1 and low[first].endswith("ly") and following.endswith("ed") and before in ("the", "a", "an"):
        return True  # "the recently opened store"
    if low[behind - 1].endswith("-long") and following.isalpha():
        return True  # "a weeks-long effort"
    if behind == first + 1 and low[first] in _TELLING and following.isalpha():
        return True  # "its future dividends"
    if before in _WHOSE_OBJECT and low[first] in ("this", "that", "these", "those", "the"):
        return True  # "will never forget this day"
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
    if low[behind - 1].rpartition("-")[2] not in _UNITS | _UNIT:
        return False
    if low[first] in ("last", "next", "this") and before not in _ARTICLES:
        return False  # "the takeover last year of Andina"
    if before == "after" and following in ("in", "as") and not _TERMS.isdisjoint(low[behind + 1 : behind + 3]):
        return True  # "after two months in office"
    return following == "of" or before in ("to", "of", "than", "least", "most", "s")


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


def _drop_brackets(words: Words, keep: list[bool]) -> None:
    """Strikes what stands in brackets, and the strokes of brackets that are written "-LRB-"."""
    low, opened = words.low, -1
    for i, word in enumerate(low):
        if word == "(":
            opened = i - (words.raw[i] != "(" and i > 0)
        elif word == ")" and opened >= 0:
            end = min(i + 1 + (words.raw[i] != ")"), len(low))
            keep[opened:end] = [False] * (end - opened)
            opened = -1


def _drop_courtesies(words: Words, keep: list[bool]) -> None:
    """Strikes "Mr", "Ms" and the like before a name."""
    for i, word in enumerate(words.low[:-1]):
        if word in _COURTESY:
            behind = i + 1 + (words.low[i + 1] == ".")
            if words.raw[behind : behind + 1] and words.raw[behind][:1].isupper():
                keep[i:behind] = [False] * (behind - i)


def _drop_ages(words: Words, keep: list[bool]) -> None:
    """Strikes the age behind a name: "Ana Quispe, 23, resigned"."""
    low, raw = words.low, words.raw
    for i in range(2, len(low) - 1):
        if low[i].isdigit() and len(low[i]) < 3 and low[i - 1] == low[i + 1] == "," and raw[i - 2][:1].isupper():
            keep[i - 1] = keep[i] = False
            following = raw[i + 2] if i + 2 < len(raw) else "."
            if following[:1].islower() and following not in _GOES_ON:
                keep[i + 1] = False


def _drop_commas(low: list[str], keep: list[bool]) -> None:
    """Strikes the commas that only parted what was struck from the rest: ", on Monday,"."""
    i, size = 0, len(keep)
    while i < size:
        if keep[i]:
            i += 1
            continue
        first = i
        while i < size and not keep[i]:
            i += 1
        opens, closes = first > 0 and low[first - 1] == ",", i < size and low[i] == ","
        if closes and (opens or first == 0 or not any(keep[:first])):
            keep[i] = False
        if opens and (closes or i >= size - 1) and "," not in low[: first - 1]:
            keep[first - 1] = False
