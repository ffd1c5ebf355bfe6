"""How long ago something is, told by a length and "after": "two weeks after a quake struck, survivors sleep in tents".

The length is counted back from the day of the clause that it hangs on, whether that names its day or only lies on it
by its tense; where the sentence names that day before the length, or the other happening's, `gap` reckons with it.
"""

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence

from loaders.dating.attribute import FINITE
from loaders.dating.estimate import Estimate
from loaders.dating.gap import back_from, counted_on
from loaders.dating.tense import Asked
from loaders.grammar import Lexicon, Words
from loaders.verbs import Verb
from schemas.text import Resolved
from schemas.times import EventTime

_LENGTH = re.compile(r"P\d+[DWMY]")
_PHRASE, _OPENING = 7, 2
"""How many words may lead from "after" to its day, and stand before it where it opens the sentence."""
_BREAKS = frozenset({",", ";", ":", "(", "—", "–", "“", '"', "''", "``"})


def by_length(
    asked: Asked, times: Sequence[Resolved], day_of: Callable[[Asked, Verb], EventTime | None], lex: Lexicon
) -> Estimate | None:
    """The estimate by a length among `times` that lies between a word and the clause it hangs on; None without one.

    `day_of` tells the day of that clause by its verb, or None where it has none.
    """
    words, i = asked.scene.words, asked.i
    for time in times:
        if time.when is not None or time.timex.start > words.start[i] or not _LENGTH.fullmatch(time.value):
            continue
        at = bisect_left(words.start, time.timex.end)
        if at >= i or words.low[at] not in ("after", "since") or not _holds(words, asked.scene.verbs, at, i, lex):
            continue
        if any(at < placed.first for placed in asked.scene.times if _BREAKS.isdisjoint(words.low[at : placed.first])):
            continue  # "two years after the 2001 attacks"
        main = _counted_from(words, asked.scene.verbs, (bisect_left(words.start, time.timex.start), at), i, lex)
        day = day_of(asked, main) if main is not None else None
        when = back_from(day, time) if day is not None else None
        if when is not None and when.bounds is not None:
            bounds = (when.bounds.earliest, when.bounds.latest)
            return Estimate("single", bounds, bounds, when, 0.7)
    return None


def by_count(asked: Asked, times: Sequence[Resolved], lex: Lexicon) -> Estimate | None:
    """The estimate by how long after or before a dated happening a clause is: "two weeks after the flood of 3 May"."""
    verb, scene, low = asked.head, asked.scene, asked.scene.words.low
    if verb is None or len(times) == 1 or len(scene.times) != 1:
        return None
    if not lex.sets["preposition"].isdisjoint(low[verb.main + 1 : asked.i]):
        return None  # "spoke of the raid"
    when = counted_on(scene, asked.i, verb, times)
    if when is None or when.bounds is None:
        return None
    bounds = (when.bounds.earliest, when.bounds.latest)
    return Estimate("single", bounds, bounds, when, 0.8)


def by_bound(asked: Asked, day: str | None) -> Estimate | None:
    """The estimate of a past verb by the dated happening it came after: "left days after the flood of 3 May".

    It lies between that day and `day`, that of the report; None where the clause names no such happening.
    """
    low, verb, verbs = asked.scene.words.low, asked.verb, asked.scene.verbs
    if verb is None or verb.tense != "past" or day is None:
        return None
    for placed in asked.scene.times:
        at = next((k for k in range(placed.first - 1, max(placed.first - _PHRASE, -1), -1) if low[k] == "after"), -1)
        when = placed.time.when
        if at < 0 or when is None or when.precision != "day" or not (when.latest or day) < day:
            continue
        if not _BREAKS.isdisjoint(low[at : placed.first]) or any(at < v.main < placed.first for v in verbs):
            continue
        first, last = (verb.main, at) if verb.main < at else (placed.last, verb.main)
        opens = verb.main < at or (at <= _OPENING and low[placed.last + 1 : placed.last + 2] == [","])
        if opens and not any(first < v.main < last and v.tense in FINITE for v in verbs):
            found = {"edtf": f"[{when.earliest}..{day}]", "basis": "relative", "anchor": day, "rule": "after-a-day"}
            bounds = (when.earliest, day)
            return Estimate("single", bounds, bounds, when.model_copy(update=found), 0.6)
    return None


def _holds(words: Words, verbs: Sequence[Verb], at: int, i: int, lex: Lexicon) -> bool:
    """Whether the word at `i` is what the clause behind "after" tells: its verb, or a noun of that happening."""
    low, sets = words.low, lex.sets
    if not _BREAKS.isdisjoint(low[at + 1 : i]) or not sets["relative"].isdisjoint(low[at + 1 : i]):
        return False
    own = next((v for v in verbs if v.main == i), None)
    if own is not None:
        return own.tense == "past" and not any(at < v.main < own.first for v in verbs)
    return sets["of_noun"].isdisjoint(low[at + 1 : i])


def _counted_from(words: Words, verbs: Sequence[Verb], span: tuple[int, int], i: int, lex: Lexicon) -> Verb | None:
    """The verb of the clause that a length and "after" hang on: behind the comma, or before the length.

    `span` holds the first word of the length and the one behind it.
    """
    (first, at), low, sets = span, words.low, lex.sets
    if all(word in sets["softens"] or not word[0].isalnum() for word in low[:first]):
        comma = next((k for k in range(i + 1, len(low)) if low[k] == ","), -1)
        behind = (
            v for v in verbs if v.tense in FINITE and comma < v.first and low[v.first - 1] not in sets["relative"]
        )
        return next(behind, None) if comma > 0 else None
    main = next((v for v in reversed(verbs) if v.main < first and v.tense in FINITE), None)
    if main is None or not _BREAKS.isdisjoint(low[main.main + 1 : first]):
        return None
    if low[at] == "since" and not (main.lemma == "be" and main.main == first - 1):
        return None  # "it is two weeks since the quake"
    return main
