"""A sentence made ready for dating: its words and verbs, and the words that each of its time expressions covers.

It keeps what is asked of a sentence again and again; what keeps a word and a time apart is weighed in `clause`.
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Final

from loaders.grammar import Lexicon, Words
from loaders.verbs import Verb, Verbs
from schemas.text import Resolved

_BEFORE = frozenset({"the", "late", "early", "about", "around", "mid", "at", "least", "this"})
"""Words that may stand between an expression and the preposition that leads to it."""
_FINITE = frozenset({"past", "present", "future", "modal"})


@dataclass(slots=True)
class Placed:
    """A time expression and the words it covers (first, last), with the word that leads to it."""

    time: Final[Resolved]
    first: Final[int]
    last: Final[int]
    lead: Final[str]
    """The preposition before it: in, on, since, until, by …; "" for none."""


Weighed = tuple[float, Placed]
"""How much keeps an expression from a word, and the expression."""


class Scene:
    """The words, verbs and dated expressions of a sentence."""

    def __init__(self, words: Words, verbs: Verbs, times: Sequence[Placed], unsettled: Sequence[Placed] = ()) -> None:
        self.words, self.verbs, self.times = words, verbs, times
        self.unsettled = unsettled
        """The expressions that name a time which the text does not settle: "on Thursday" in one without a day."""
        self.verb_at = verbs.mains
        """Each verb by the index of the word that carries its meaning."""
        self.weighed: dict[tuple[int, bool], list[Weighed]] = {}
        """By word, and whether it is asked for as a noun: what `weigh` has found, since several ask for the same."""

    @cached_property
    def first_finite(self) -> Verb | None:
        """The first verb that makes a clause."""
        return next((verb for verb in self.verbs if verb.tense in _FINITE), None)


def scene_of(
    words: Words, verbs: Verbs, times: Sequence[Resolved], lex: Lexicon, unsettled: Sequence[Resolved] = ()
) -> Scene:
    """The scene of a sentence with these words, verbs and expressions, dated ones and such as the text leaves open."""
    if not times and not unsettled:
        return Scene(words, verbs, ())
    placed, left_open = _placed(words, times, lex), _placed(words, unsettled, lex)
    return Scene(words, _without_months(words, verbs, placed, lex) if placed else verbs, placed, left_open)


def _placed(words: Words, times: Sequence[Resolved], lex: Lexicon) -> list[Placed]:
    """The expressions of a sentence with the indexes of their words."""
    placed = []
    low, prepositions = words.low, lex.sets["preposition"]
    for time in times:
        begin, last = bisect_left(words.start, time.timex.start), bisect_left(words.start, time.timex.end) - 1
        if last < begin:
            continue
        first = begin
        while first < last and low[first] in prepositions:
            first += 1
        lead = first - 1
        while lead >= 0 and low[lead] in _BEFORE:
            lead -= 1
        word = low[lead] if lead >= 0 else ""
        placed.append(Placed(time, begin, last, word if word in prepositions else ""))
    return placed


def _without_months(words: Words, verbs: Verbs, placed: Sequence[Placed], lex: Lexicon) -> Verbs:
    """The verbs, none of them begun by the month of a day: no "may fire" stands in "the 3 May fire"."""
    kept = []
    for verb in verbs:
        inside = next((p for p in placed if p.first <= verb.first <= p.last), None)
        if inside is None:
            kept.append(verb)
        elif verb.main > inside.last and not (inside.first and words.low[inside.first - 1] in lex.sets["determiner"]):
            kept.append(replace(verb, first=verb.main, tense="present"))
    return Verbs(kept)


def of_unnamed_day(placed: Placed, day: str | None) -> bool:
    """Whether an expression is a time of the clock alone, put on the document's day for want of another."""
    when, parse = placed.time.when, placed.time.timex.parse
    if when is None or when.precision != "minute" or day is None or not (when.edtf or "").startswith(day):
        return False
    return parse.get("kind") == "clock" and not {"base", "step", "told", "zone"} & set(parse)
