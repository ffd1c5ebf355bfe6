"""What a title leaves out of its sentence before it is read for one: time words, brackets, datelines, courtesies.

The words that are left are read as a sentence of their own: in "the blast, which last week killed two" nothing stands
between "which" and "killed" then. It decides nothing of what a title says.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence, Set
from itertools import accumulate, compress

from loaders.grammar import Lexicon, Words
from loaders.marks import read_words
from loaders.subjects import Span
from loaders.titles.timed import drop_times
from loaders.verbs import Verb, Verbs
from schemas.text import Sentence

SPEECH = frozenset({'"', "“", "”"})
"""The marks that part what is said from who says it: a title does without them, but reading needs them."""

_DATELINE = re.compile(
    r".{0,160}?(?:\(\s?[A-Z][\w .]{1,24}\)|-LRB-\s?[A-Z][\w .]{1,24}-RRB-)\s*(?:[—–_]|--?)\s*"
    r"|.{0,60}?\b\d{1,2}[.:]\d\d (?:[AP]M )?(?:GMT|BST|UTC|CET|CEST|E[SD]?T|P[SD]?T|IST|JST)\s+(?=[A-Z])"
    r"|(?:[A-Z][\w.]+,? ){1,5}\((?:[A-Z]{2,5}|Reuters)\)\s+(?=[A-Z])"
    r"|[A-Z][A-Z. ]{2,30}(?:, [A-Z][\w. ]{1,20})?\s*(?:[—–]|\s--?)\s+"
)

_STAMP = re.compile(r" (?:\w+day,? )?\d{1,2} \w+ \d{4},? \d{1,2}[:.]\d\d [A-Z]{3,4}$")
"""Day, clock time and zone that a page prints behind its headline."""
_OBJECT_OPENS = frozenset(("the", "a", "an", "its", "his", "her", "their"))
_MARKS = SPEECH | {"''"}
_struck: dict[tuple[Sentence, tuple[Span, ...]], Sequence[bool]] = {}
_left: dict[tuple[Sentence, tuple[Span, ...]], tuple[Words, Verbs]] = {}
_HELD = 512
_TAIL = 4
"""The word before which a bracket that nothing opens ends what is left of another sentence: "N) and its partners"."""


def read_untimed(sentence: Sentence, spans: tuple[Span, ...], at: int, lex: Lexicon) -> tuple[Words, Verbs]:
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


def _without(sentence: Sentence, spans: tuple[Span, ...], lex: Lexicon) -> tuple[Words, Verbs]:
    """The words that are left, and the verbs among them."""
    sets = lex.sets
    words, verbs = read_words(sentence.text, sentence.start, lex)
    keep = list(kept(sentence, words, spans, lex))
    if not SPEECH.isdisjoint(words.low):
        keep = [stays or word in SPEECH for stays, word in zip(keep, words.low, strict=True)]
    if words.low[0] in sets["credits"] and len(words.raw) > 2 and words.raw[0].isupper() and words.raw[1][:1].isupper():
        keep[0] = False
    if not sets["courtesy"].isdisjoint(words.low):
        _drop_courtesies(words, keep, sets["courtesy"])
    if "," in words.low:
        _drop_ages(words, keep, sets["goes_on_behind_age"])
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
            governor = place[governor] if governor >= 0 else -1
            moved.append(verb.moved(first, place[verb.main], governor))
    return left, Verbs(v for k, v in enumerate(moved) if not _was_noun(v, moved[k + 1 : k + 2], left.low, lex))


def _was_noun(verb: Verb, following: Sequence[Verb], low: list[str], lex: Lexicon) -> bool:
    """Whether a word read as a verb is the noun that the next verb speaks of: "attacks [on Monday] are a riddle"."""
    bare = verb.first == verb.main and verb.tense == "present"
    return bare and any(later.first == verb.main + 1 and low[later.first] in lex.auxiliary for later in following)


def kept(sentence: Sentence, words: Words, spans: tuple[Span, ...], lex: Lexicon) -> Sequence[bool]:
    """For each word whether it is no time word nor leads to one, stands in no brackets, and is no quotation mark."""
    known = _struck.get((sentence, spans))
    if known is None:
        if len(_struck) >= _HELD:
            _struck.clear()
        known = _struck[sentence, spans] = _kept(sentence, words, spans, lex)
    return known


def _kept(sentence: Sentence, words: Words, spans: Sequence[Span], lex: Lexicon) -> list[bool]:
    low = words.low
    keep = [True] * len(low) if _MARKS.isdisjoint(low) else [word not in _MARKS for word in low]
    if "(" in low or "—" in sentence.text or "-" in sentence.text or "–" in sentence.text:
        line = _behind_dateline(sentence, words)
        keep[:line] = [False] * line
    if ")" in low:
        _drop_brackets(words, keep)
    if sentence.text[-1:].isupper() and (end := len(unstamped(sentence.text))) < len(sentence.text):
        first = bisect_left(words.start, sentence.start + end)
        keep[first:] = [False] * (len(keep) - first)
    if spans:
        drop_times(sentence, words, spans, keep, lex.sets)
    return keep


def unstamped(text: str) -> str:
    """A line without the day and clock time that a page prints behind it."""
    stamp = _STAMP.search(text) if text[-1:].isupper() else None
    return text[: stamp.start()] if stamp else text


def _behind_dateline(sentence: Sentence, words: Words) -> int:
    """The number of words that tell where and for whom a report was written: "OSLO (Agency) —"."""
    line = _DATELINE.match(sentence.text)
    return bisect_left(words.start, sentence.start + line.end()) if line and line.end() < len(sentence.text) else 0


def _drop_brackets(words: Words, keep: list[bool]) -> None:
    """Strikes what stands in brackets, and the strokes of brackets that are written "-LRB-"."""
    low, opened = words.low, -1
    for i, word in enumerate(low):
        if word == "(":
            opened = i - (words.raw[i] != "(" and i > 0)
        elif word == ")" and (opened >= 0 or 0 < i < _TAIL):
            end, opened = min(i + 1 + (words.raw[i] != ")"), len(low)), max(opened, 0)
            keep[opened:end] = [False] * (end - opened)
            opened = -1
    if opened > 0:  # the sentence ends within the brackets
        keep[opened:] = [False] * (len(keep) - opened)


def _drop_courtesies(words: Words, keep: list[bool], courtesies: Set[str]) -> None:
    """Strikes "Mr", "Ms" and the like before a name."""
    for i, word in enumerate(words.low[:-1]):
        if word in courtesies:
            behind = i + 1 + (words.low[i + 1] == ".")
            if words.raw[behind : behind + 1] and words.raw[behind][:1].isupper():
                keep[i:behind] = [False] * (behind - i)


def _drop_ages(words: Words, keep: list[bool], joins: Set[str]) -> None:
    """Strikes the age behind a name: "Ana Quispe, 23, resigned"."""
    low, raw = words.low, words.raw
    for i in range(2, len(low) - 1):
        if low[i].isdigit() and len(low[i]) < 3 and low[i - 1] == low[i + 1] == "," and raw[i - 2][:1].isupper():
            keep[i - 1] = keep[i] = False
            following = raw[i + 2] if i + 2 < len(raw) else "."
            if following[:1].islower() and following not in joins:
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
        if closes and low[first] != "," and "," in low[first:i] and low[i + 1 : i + 2] and low[i + 1] in _OBJECT_OPENS:
            keep[i] = False  # "is naming Saturday, May 4, 2019, the winner"
        if opens and (closes or i >= size - 1) and "," not in low[: first - 1]:
            keep[first - 1] = False
