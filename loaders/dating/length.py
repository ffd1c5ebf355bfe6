"""A length of time that tells when a plan will come true: "will meet in three weeks", "is due within ten days".

The tagger reads "three weeks" as a length, which it is; that a verb which looks ahead counts it from the day of the
text is told by the grammar of the sentence, so it is settled here.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from datetime import date

from loaders.anchor import period as periods
from loaders.grammar import Lexicon, Words
from loaders.verbs import Verb
from schemas.text import Resolved
from schemas.times import EventTime

_LENGTH = re.compile(r"P(\d{1,4})([DWMY])")
_UNITS = {"D": "day", "W": "week", "M": "month", "Y": "year"}
_OF_RECORD = frozenset({"first", "second", "third", "last", "only", "most", "least", "once", "twice", "times", "best"})
"""What makes a length one looked back on: "will be the first visit in fifty years"."""
_PARTS = frozenset({",", ";", ":", "—", "–", "(", "and", "but", "or"})
_ELSE = frozenset({"of", "after", "since", "before", "ago", "'", "’", "'s", "’s", "from", "earlier", "later"})
"""What behind a length counts it from elsewhere or measures something: "in two weeks of talks"."""
_SUPERLATIVE = 6  # letters of the shortest long superlative, "oldest"; "west" and "test" are none


def counted_ahead(
    time: Resolved, words: Words, verbs: Sequence[Verb], day: date | None, lex: Lexicon
) -> Resolved | None:
    """The expression with the time it means, counted on from `day`; None where it is no length to be counted so."""
    length = _LENGTH.fullmatch(time.value) if time.when is None and day is not None else None
    if length is None or day is None:
        return None
    first = bisect_left(words.start, time.timex.start)
    behind = bisect_left(words.start, time.timex.end)
    lead = words.low[first - 1] if first else ""
    if lead not in ("in", "within") or (words.low[behind : behind + 1] and words.low[behind] in _ELSE):
        return None
    verb = next((v for v in reversed(verbs) if v.main < first - 1), None)
    if verb is None or not _looks_ahead(verb, words, lex) or _looked_back_on(words, verb.main + 1, first - 1):
        return None
    end = periods.add(periods.of_day(day, "day"), int(length[1]), _UNITS[length[2]])
    last = periods.last_day(end) if end is not None else None
    if end is None or last is None:  # beyond the year 9999
        return None
    edtf = f"[{day}..{last}]" if lead == "within" else periods.edtf(end)
    when = EventTime(
        edtf=edtf,
        basis="relative",
        text=time.timex.text,
        char_start=time.timex.start,
        char_end=time.timex.end,
        anchor=day.isoformat(),
        rule="length-ahead",
    )
    return time._replace(when=when)


def _looks_ahead(verb: Verb, words: Words, lex: Lexicon) -> bool:
    """Whether a verb tells of what is to come: "will meet", "plans to meet", "is due"."""
    plans = lex.sets["plans"]
    if verb.tense == "infinitive":
        return verb.governor >= 0 and words.low[verb.governor] in plans
    would = verb.tense == "modal" and not verb.perfect and words.low[verb.first] == "would"
    if verb.tense == "future" or would:
        return not verb.negated
    told = words.low[verb.main] in plans or (
        verb.lemma == "be" and not plans.isdisjoint(words.low[verb.main + 1 : verb.main + 3])
    )
    return verb.tense == "present" and not verb.perfect and not verb.negated and told


def _looked_back_on(words: Words, start: int, end: int) -> bool:
    """Whether the words between a verb and its length part the two, or make it the length of a record."""
    return any(
        low in _PARTS or low in _OF_RECORD or (low.endswith("est") and len(low) >= _SUPERLATIVE)
        for low in words.low[start:end]
    )
