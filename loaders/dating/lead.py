"""The day of the report's own news: where a lead says "yesterday", what the article tells happened then.

It looks at sentences made ready for dating and at the day of publication; nothing here knows single events.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import NamedTuple

from loaders.dating.between import within_quotes
from loaders.dating.clause import NEAR, weigh
from loaders.dating.scene import Placed, Scene
from loaders.dating.side import turned
from loaders.grammar import Lexicon
from loaders.verbs import Verb
from schemas.text import Resolved, Sentence
from schemas.times import EventTime

STRETCHES = ("since", "from", "until", "till")
"""Words that lead to where a stretch of time begins or ends, which is not the day on which it was told."""
_FINE = frozenset({"week", "day", "hour", "minute"})
_OPENING = 60
"""How many characters a report opens with at most before it tells anything."""
_PLACE = re.compile(r"[A-Z]{3}[^.!?]*(?:\.\s*,[^.!?]*)?,\s*$")
_DASH = re.compile(r"\s*(?:\([^()]{2,20}\)\s*|-LRB- .{2,20} -RRB- )?(?:--|–|—|_|-\s)")
_LEAD = 3
"""How many sentences of the body count as the lead."""


class Lead(NamedTuple):
    """What the dated sentence of a lead says of the report's own news."""

    day: str
    names: frozenset[str]
    """The names in it."""
    speech: bool
    """Whether the news is something said, or an occasion on which many speak: an announcement, a hearing."""
    doubt: str | None = None
    """Why it may be another day."""
    ordinal: int = 0
    """Which sentence of the text it is."""


def is_headline(sentence: Sentence) -> bool:
    """Whether a sentence is the title: labelled so, or a short first line without an end."""
    if sentence.kind == "headline":
        return True
    return sentence.ordinal == 0 and len(sentence.text) < 120 and sentence.text[-1:] not in ".?!\"”'’"


def lead_of(sentences: Sequence[Sentence], scene: Callable[[int], Scene], day: str, lex: Lexicon) -> Lead | None:
    """The day on which the lead places its news, within a week of the report; None where it names none."""
    since = _days_before(day, 7)
    seen = 0
    for sentence in sentences:
        if sentence.kind not in ("body", "dateline") or is_headline(sentence) or len(sentence.text) < 40:
            continue
        ready = scene(sentence.ordinal)
        for verb in ready.verbs:
            if verb.tense != ("present" if verb.perfect else "past"):
                continue  # "met on Friday" and "has met on Friday", but not "had met"
            if within_quotes(ready.words, verb.main):
                continue  # "'We left on Monday,' she said."
            for weight, placed in weigh(ready, verb.main, verb, lex):
                if placed.lead in STRETCHES:
                    continue  # "declared mourning from Thursday"
                when = _looked_back_for(ready, verb, placed, day, lex)
                if when and weight < NEAR and when.precision == "day" and since <= str(when.earliest) <= day:
                    low = ready.words.low
                    speech = low[verb.main] in lex.sets["reporting"] or not lex.sets["speeches"].isdisjoint(low)
                    return Lead(str(when.earliest), _names(ready, lex), speech, when.doubt, sentence.ordinal)
        seen += 1
        if seen == _LEAD:
            break
    return None


def _looked_back_for(scene: Scene, verb: Verb, placed: Placed, day: str, lex: Lexicon) -> EventTime | None:
    """The time of an expression, before `day` where nothing but the past verb tells its side: "opened it on Monday"."""
    when = placed.time.when
    if when is None or placed.lead == "for" or scene.words.low[verb.main] in lex.sets["plans"]:
        return when
    between = any(verb.main < other.main < placed.first for other in scene.verbs)
    return when if between else turned(when, day, ahead=False)


def day_of_dateline(text: str, sentences: Sequence[Sentence], times: Sequence[Resolved], day: str) -> str | None:
    """The day that a report opens with, "LIMA, Feb. 18 --", where it is shortly before the paper's own; else None."""
    since = _days_before(day, 3)
    first = next((s for s in sentences if s.kind in ("body", "dateline") and not is_headline(s)), None)
    for time in times:
        if first is None or time.timex.start >= first.start + _OPENING:
            return None
        if time.timex.start > first.start and time.when is not None and _DASH.match(text, time.timex.end):
            told = time.when.edtf or ""
            place = text[first.start : time.timex.start]
            return told if since <= told < day and len(told) == len(day) and _PLACE.match(place) else None
    return None


def tells_of_its_days(sentences: Iterable[Sentence], scene: Callable[[int], Scene], day: str, lex: Lexicon) -> bool:
    """Whether a text tells of what was done in the week before the report, or opens with its day: news, no essay.

    `sentences` are those that name a time.
    """
    since = _days_before(day, 7)
    for sentence in sentences:
        ready = scene(sentence.ordinal)
        if any(_states_day(placed.time.when, day) for placed in ready.times):
            return True
        for verb in ready.verbs:
            if verb.tense != ("present" if verb.perfect else "past"):
                continue
            for weight, placed in weigh(ready, verb.main, verb, lex):
                when = _looked_back_for(ready, verb, placed, day, lex)
                if when and weight < NEAR and when.precision in _FINE and since <= str(when.earliest) <= day:
                    return True
    return False


def _states_day(when: EventTime | None, day: str) -> bool:
    """Whether a text gives its own day in full, as the line above a report does."""
    return when is not None and when.basis == "stated" and when.edtf == day


def speaker_in(scene: Scene, i: int, names: frozenset[str]) -> bool:
    """Whether the one who speaks by the verb at `i` is one of `names`."""
    near = (*scene.words.raw[max(0, i - 4) : i], *scene.words.raw[i + 1 : i + 4])
    return any(word in names for word in near)


def _names(scene: Scene, lex: Lexicon) -> frozenset[str]:
    return frozenset(
        raw
        for k, (raw, low) in enumerate(zip(scene.words.raw, scene.words.low, strict=True))
        if raw[:1].isupper() and len(raw) > 2 and (k or low not in lex.function)
    )


def _days_before(day: str, number: int) -> str:
    """The day so many days before, or the first of the calendar."""
    there = date.fromisoformat(day).toordinal() - number
    return date.fromordinal(max(there, 1)).isoformat()


def depths(sentences: Sequence[Sentence]) -> list[int]:
    """For each sentence, how many of the body stand before it."""
    found, seen = [], 0
    for sentence in sentences:
        found.append(seen)
        seen += sentence.kind == "body" and not is_headline(sentence)
    return found
