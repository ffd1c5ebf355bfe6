"""Which time expression of a sentence a word of it is dated by: closeness, clauses and grammar.

It weighs the expressions of one sentence and knows neither the document nor its day.
"""

from collections.abc import Sequence

from loaders.dating.attribute import (
    FINITE,
    at_occasion,
    counted_off,
    given_up,
    in_aside,
    in_later_relative,
    in_name,
    in_own_relative,
    in_relative_before,
    is_season_of_name,
    modified,
    occasion,
    of_noun,
    of_record,
    only_spoken_of,
    relative_when,
    told_of_noun,
)
from loaders.dating.between import fronted, opens_next, parted_by, quoted_apart, span_between
from loaders.dating.beyond import out_of_reach
from loaders.dating.scene import Placed, Scene, Weighed
from loaders.governors import is_announced
from loaders.grammar import Lexicon, Words
from loaders.verbs import Verb
from schemas.times import EventTime

NEAR = 13.0  # weights below this are as good as "in the same clause"
OWN = 4.5  # what a verb of saying takes only from its own clause
FAR = 16.0  # and beyond this an expression says nothing of the word
_APART = FAR + 1

_LONGER_THAN_A_WEEK = frozenset({"month", "quarter", "half", "season", "year", "decade"})
_TURNS = frozenset({"weekday", "month", "month-word"})  # what looks ahead or back as its verb does
_DECADE = 9  # years between the ends of a time that is as wide as a decade

_RELATIVE = frozenset({"who", "whom", "whose", "which", "that", "when", "where"})
_AFTER = frozenset({"after", "following", "since", "before"})
_SIGHT = 60  # words; farther off only an expression that opens its clause can date a word
_BESIDE_NOUN = 2  # words between a noun and an expression that still is its own: "the blast in Lima on Monday"


def weigh(scene: Scene, i: int, verb: Verb | None, lex: Lexicon) -> Sequence[Weighed]:
    """The time expressions of the sentence by how little keeps them from the word at `i`, the least first."""
    if not scene.times:
        return ()
    known = scene.weighed.get((i, verb is None))
    if known is None:
        known = [(_weight(scene, i, verb, placed, lex), placed) for placed in scene.times]
        if len(known) > 1:
            known.sort(key=_by_weight)
        scene.weighed[i, verb is None] = known
    return known


def is_shielded(scene: Scene, i: int, verb: Verb | None, weighed: Weighed, lex: Lexicon) -> bool:
    """Whether a time that the text names but does not settle stands nearer to the word at `i` than a settled one."""
    weight, settled = weighed
    return any(
        _weight(scene, i, verb, placed, lex) < min(weight, FAR) and not _may_be(placed, settled)
        for placed in scene.unsettled
    )


def _may_be(unsettled: Placed, settled: Placed) -> bool:
    """Whether a day without its year is told in full beside: "New Year's Eve parties on Dec. 31, 2016"."""
    value, edtf = unsettled.time.value, (settled.time.when.edtf if settled.time.when else None) or ""
    return 0 < len(value) <= len(edtf) and all(x in ("X", y) for x, y in zip(value, edtf, strict=False))


def _by_weight(pair: Weighed) -> tuple[float, int]:
    return pair[0], pair[1].first


def _weight(scene: Scene, i: int, verb: Verb | None, placed: Placed, lex: Lexicon) -> float:
    """How little keeps an expression from the word at `i`: what it says itself, by its noun, or across the words."""
    words = scene.words
    if placed.first <= i <= placed.last:
        return 0.0
    distance = max(i - placed.last, placed.first - i)
    if distance > _SIGHT and not fronted(words, placed, lex):
        return 0.4 * distance  # asked first: what has no full stop may have a thousand words and fifty times
    if relative_when(words, scene.verbs, placed.last, i):
        return 1.0
    if is_season_of_name(words, placed.first, placed.last, lex):
        return _APART
    if in_name(words, placed.first, placed.last) or in_aside(words, scene.verbs, (placed.first, placed.last), i):
        return _APART
    if given_up(words, placed.first, i, lex) or out_of_reach(words, scene.verbs, placed, i, lex):
        return _APART
    if _of_what_was_before(scene, i, placed):
        return _APART
    of_noun = _by_noun(scene, i, verb, placed, lex)
    if of_noun is not None:
        return of_noun
    if _of_another(scene, i, verb, placed, lex):
        return _APART
    weight = parted_by(scene, i, placed, verb.main if verb else i, lex)
    beside = holder(scene, placed, lex)
    if beside is not None and beside.main != (verb.main if verb else i):
        if _of_its_holder(scene, i, verb, placed, beside, lex):
            return _APART
        reporting = words.low[beside.main] in lex.sets["reporting"]
        weight += (9.0 if verb else 15.0) if reporting else 3.0
    if i > placed.last and fronted(words, placed, lex):
        weight = _behind_opening(scene, i, placed, weight, lex)
    return max(weight, 0.0) + _vagueness(scene, placed)


def _by_noun(scene: Scene, i: int, verb: Verb | None, placed: Placed, lex: Lexicon) -> float | None:
    """The weight of an expression that is of one noun alone, else None: "Monday's meeting", "the quake of 3 May"."""
    words, verbs = scene.words, scene.verbs
    noun = modified(words, placed.first, placed.last, lex)
    clock = placed.time.when is not None and placed.time.when.precision == "minute"
    if noun >= 0 and clock and verb is not None:
        return _APART  # "the 17:52 express": that is what it is called
    if (
        noun > placed.last + 1
        and len(words.low[placed.last]) < 4
        and all(raw[:1].isupper() for raw in words.raw[placed.last + 1 : noun + 1])
    ):
        return _APART  # "the Sept. 11 Memorial Fund"
    if noun >= 0:
        if placed.last < i <= noun:
            return 0.0
        if i > noun and occasion(words, placed.first, noun):
            return 3.0 + 0.3 * (i - noun)
        if told_of_noun(words, verbs, (placed.last, noun), i):
            return 4.0
        return _held_there(scene, i, placed)
    if of_noun(words, placed.first, placed.lead, i, lex):
        told = verb is not None and verb.tense == "past" and told_of_noun(words, verbs, (i, placed.last), i)
        return 4.0 if told else _APART
    return None


def _of_another(scene: Scene, i: int, verb: Verb | None, placed: Placed, lex: Lexicon) -> bool:
    """Whether an expression is that of another clause or happening than the word at `i`, by the build of both."""
    words, verbs, when = scene.words, scene.verbs, placed.time.when
    if counted_off(words, i, placed.first) or of_record(words, verbs, placed.first, placed.lead, lex):
        return True
    if i < placed.first and opens_next(words, verbs, i, placed, lex):
        return True
    if quoted_apart(words, i, placed, saying=verb is not None and words.low[i] in lex.sets["reporting"]):
        return True
    if verb is not None:
        if in_later_relative(words, verbs, placed.first, i) or _ends_stretch(words, i, placed):
            return True
        fixed = when is not None and (when.basis == "stated" or when.precision in _LONGER_THAN_A_WEEK)
        if fixed and in_own_relative(words, verbs, placed.first, i):
            return True
        of_cause = verb.lemma in lex.sets["befalls"]  # "the storm that hit Lima on Monday killed nine"
        return not of_cause and in_relative_before(words, verbs, (placed.first, placed.last), i)
    start, end = span_between(i, placed)
    if (i > placed.last or end - start > _BESIDE_NOUN) and only_spoken_of(words, i, verbs, lex):
        return True
    # "beat Chile in the championship on Friday": that goes on for weeks
    of_days = when is not None and when.precision in ("day", "minute", "hour")
    return of_days and words.low[i] in lex.sets["series"] and _behind(words, i, lex)


def _ends_stretch(words: Words, i: int, placed: Placed) -> bool:
    """Whether a stretch of time went before the verb at `i`: "led it from 1982 to 1987 before he was ousted"."""
    when = placed.time.when
    if i < placed.last or when is None or "/" not in (when.edtf or ""):
        return False
    behind = words.low[placed.last + 1 : i]
    return behind[:1] == ["before"] or behind[:2] == [",", "before"] or behind[:1] == ["until"]


def _of_its_holder(scene: Scene, i: int, verb: Verb | None, placed: Placed, beside: Verb, lex: Lexicon) -> bool:
    """Whether an expression is that of the verb beside it alone: "said on Monday it had agreed to sell"."""
    if verb is not None and verb.tense == "infinitive" and beside.main < i and beside.tense in FINITE:
        return True
    ahead = verb is not None and (
        verb.tense in ("future", "modal") or is_announced(scene.words, verb, scene.verbs, lex)
    )
    if ahead and scene.words.low[beside.main] in lex.sets["reporting"]:
        return beside.tense == "past"  # "announced on Monday that he will retire"
    agreed = beside.tense == "infinitive" and beside.governor == i and scene.words.low[i] in lex.sets["plans"]
    # "agreed to meet on Friday": the Friday is the meeting's
    turns = placed.time.when is not None and placed.time.when.rule in _TURNS
    return agreed and placed.first > beside.main and turns


def _behind_opening(scene: Scene, i: int, placed: Placed, weight: float, lex: Lexicon) -> float:
    """The weight of an expression that opens the clause of the word at `i`, or one before it."""
    first_verb = next(
        (
            v
            for v in scene.verbs
            if v.main > placed.last and v.tense not in ("gerund", "participle") and not _in_opening(scene, placed, v)
        ),
        None,
    )
    if first_verb is not None and i <= first_verb.main:
        return min(weight, 2.0)
    if any(word in lex.sets["subordinator"] for word in scene.words.low[placed.last + 1 : i]):
        return weight - 4.0
    return min(weight, 5.0)


def _of_what_was_before(scene: Scene, i: int, placed: Placed) -> bool:
    """Whether a month or year dates only what the sentence opens with as gone before: "After the vote in May, he …"."""
    low, when = scene.words.low, placed.time.when
    if low[0] not in _AFTER or when is None or when.precision not in _LONGER_THAN_A_WEEK or i < placed.last:
        return False
    comma = next((k for k in range(placed.last + 1, i) if low[k] == ","), -1)
    return comma > 0 and not any(v.main < comma for v in scene.verbs) and placed.first > 1


def _in_opening(scene: Scene, placed: Placed, verb: Verb) -> bool:
    """Whether a verb stands in a relative clause on the opening expression: "On 3 May, a day on which it rained, …"."""
    low, opens = scene.words.low, placed.last + 1
    if low[opens : opens + 1] != [","] or "," not in low[verb.main :]:
        return False
    return any(low[k] in _RELATIVE for k in range(opens + 1, verb.first)) and "," not in low[opens + 1 : verb.first]


def _behind(words: Words, i: int, lex: Lexicon) -> bool:
    """Whether the phrase of the noun at `i` hangs on "of", "in" or "from": "the first match of the championship"."""
    for k in range(i - 1, max(i - _BESIDE_NOUN - 3, -1), -1):
        if words.low[k] in ("of", "in", "from"):
            return True
        if words.low[k] in lex.function and words.low[k] not in lex.sets["determiner"]:
            return False
    return False


def _held_there(scene: Scene, i: int, placed: Placed) -> float:
    """The weight of a noun's own time for a verb before it: near where that is its occasion, else out of reach."""
    words = scene.words
    if at_occasion(words, placed.first, i) and not any(
        i < v.main < placed.first and v.tense in FINITE for v in scene.verbs
    ):
        return 3.0 + 0.3 * (placed.first - i)
    return _APART


def vague(when: EventTime) -> bool:
    """Whether a time is so wide ("in the past decade") that it dates little beyond its own verb."""
    bounds = when.bounds
    if bounds is None or bounds.precision in ("decade", "century"):
        return bounds is not None
    first, last = bounds.earliest[:4], bounds.latest[:4]
    return first.isdigit() and last.isdigit() and int(last) - int(first) >= _DECADE


def _vagueness(scene: Scene, placed: Placed) -> float:
    """What speaks against an expression whatever stands between: a decade, or a clock time beside a day."""
    when = placed.time.when
    if when is None:
        return 0.0
    if vague(when):
        return 12.0 if when.precision == "century" else 6.0
    if when.precision in ("minute", "hour"):
        days = (t for t in scene.times if t is not placed and t.time.when is not None)
        if any(abs(t.first - placed.last) < 8 and t.time.timex.type == "DATE" for t in days):
            return 4.0
    return 0.0


def holder(scene: Scene, placed: Placed, lex: Lexicon) -> Verb | None:
    """The verb right beside an expression, to which it belongs first: "said Friday", "on Friday said".

    A day within a verb is its own: "will this week reveal".
    """
    low, prepositions = scene.words.low, lex.sets["preposition"]
    for verb in scene.verbs:
        if verb.first < placed.first < verb.main:
            return verb
        if placed.first - 3 <= verb.main < placed.first:
            gap = low[verb.main + 1 : placed.first]
            if all(word in prepositions or word == "late" or word in lex.sets["bare_objects"] for word in gap):
                return verb
        if placed.last + 1 == verb.first and verb.tense in ("past", "present", "future"):
            return verb
    return None
