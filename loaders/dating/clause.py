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
    modified,
    occasion,
    of_noun,
    of_record,
    only_spoken_of,
    relative_when,
    told_of_noun,
)
from loaders.dating.beyond import out_of_reach
from loaders.dating.scene import Placed, Scene, Weighed
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

_CLOSERS = {
    ",": 2.0,
    ";": 9.0,
    ":": 5.0,
    '"': 4.0,
    "“": 4.0,
    "”": 4.0,
    "``": 4.0,
    "''": 4.0,
    "—": 5.0,
    "–": 5.0,
    "(": 6.0,
    ")": 6.0,
}
_SMALL = frozenset({"the", "late", "early", "just", "only"})
_OPENING = frozenset({",", ";", ":", "“", '"', "-", "—", ")"})
_SUBORDINATE = 5.0
_SINCE = 10.0  # what went on "since a blast rocked the port" is later than the blast
_AT_ONCE = ("when", "while", "as")  # what such a clause tells happens at the same time
_ALSO_LEADS = ("as", "since", "until", "till", "before", "after", "than", "once")
_OTHER_VERB = 3.0
_AND = 3.0
_SIGHT = 60  # words; farther off only an expression that opens its clause can date a word
_INSERTED = 8  # words in brackets that one reads past
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


def _by_weight(pair: Weighed) -> tuple[float, int]:
    return pair[0], pair[1].first


def _weight(scene: Scene, i: int, verb: Verb | None, placed: Placed, lex: Lexicon) -> float:
    words, verbs = scene.words, scene.verbs
    if placed.first <= i <= placed.last:
        return 0.0
    distance = max(i - placed.last, placed.first - i)
    if distance > _SIGHT and not _fronted(words, placed, lex):
        return 0.4 * distance  # asked first: what has no full stop may have a thousand words and fifty times
    if relative_when(words, placed.last, i):
        return 1.0
    if in_name(words, placed.first, placed.last) or in_aside(words, verbs, (placed.first, placed.last), i):
        return _APART
    if given_up(words, placed.first, i, lex) or out_of_reach(words, verbs, placed, i, lex):
        return _APART
    noun = modified(words, placed.first, placed.last, lex)
    clock = placed.time.when is not None and placed.time.when.precision == "minute"
    if noun >= 0 and clock and verb is not None:
        return _APART  # "the 17:52 express": that is what it is called
    if noun >= 0:  # "Monday's meeting", "the 1998 treaty": it speaks of that noun alone
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
    if verb is not None and in_later_relative(words, verbs, placed.first, i):
        return _APART
    fixed = placed.time.when is not None and (
        placed.time.when.basis == "stated" or placed.time.when.precision in _LONGER_THAN_A_WEEK
    )
    if i < placed.first and _opens_next(words, verbs, i, placed, lex):
        return _APART
    if verb is not None and fixed and in_own_relative(words, verbs, placed.first, i):
        return _APART
    of_cause = verb is not None and verb.lemma in lex.sets["befalls"]  # "the storm that hit Lima on Monday killed nine"
    if verb is not None and not of_cause and in_relative_before(words, verbs, (placed.first, placed.last), i):
        return _APART
    if i > placed.last:
        start, end = placed.last + 1, i
    else:
        start, end = i + 1, placed.first
    if counted_off(words, i, placed.first) or of_record(words, verbs, placed.first, placed.lead):
        return _APART
    weight = 0.4 * (end - start) + _crossed(words, verbs, start, end, lex)
    main = verb.main if verb else i
    between = [v for v in verbs if start <= v.main < end and v.main != main]
    weight += _OTHER_VERB * len(between)
    if i > placed.last and words.low[i - 1] in ("and", "but", "or"):
        weight += _AND  # "in 2004 and left": the time before "and" is the other verb's
    if i > placed.last and _has_own(scene, i, lex):
        weight += (
            2 * _OTHER_VERB
        )  # "in May and left it unchanged in June", "on Friday, and the sale will close in June"
    if verb is None and (i > placed.last or end - start > _BESIDE_NOUN) and only_spoken_of(words, i, verbs, lex):
        return _APART
    of_days = placed.time.when is not None and placed.time.when.precision in ("day", "minute", "hour")
    if verb is None and of_days and words.low[i] in lex.sets["series"] and _behind(words, i, lex):
        return _APART  # "beat Chile in the championship on Friday": that goes on for weeks
    beside = holder(scene, placed, lex)
    if beside is not None and beside.main != main:
        if verb is not None and verb.tense == "infinitive" and beside.main < i and beside.tense in FINITE:
            return _APART  # "said on Monday it had agreed to sell": the Monday is no day of the sale
        agreed = beside.tense == "infinitive" and beside.governor == i and words.low[i] in lex.sets["plans"]
        if agreed and placed.first > beside.main and placed.time.when is not None and placed.time.when.rule in _TURNS:
            return _APART  # "agreed to meet on Friday": the Friday is the meeting's
        reporting = words.low[beside.main] in lex.sets["reporting"]
        weight += (9.0 if verb else 15.0) if reporting else 3.0
    if i > placed.last and _fronted(words, placed, lex):
        first_verb = next((v for v in verbs if v.main > placed.last and v.tense not in ("gerund", "participle")), None)
        if first_verb is not None and i <= first_verb.main:
            weight = min(weight, 2.0)
        elif not any(word in lex.sets["subordinator"] for word in words.low[placed.last + 1 : i]):
            weight = min(weight, 5.0)
        else:
            weight -= 4.0
    return max(weight, 0.0) + _vagueness(scene, placed)


def _opens_next(words: Words, verbs: Sequence[Verb], i: int, placed: Placed, lex: Lexicon) -> bool:
    """Whether an expression opens the clause behind a semicolon or "and": "left the army; in 1990, he joined …"."""
    low, before = words.low, placed.first - 1
    while before > i and (low[before] in lex.sets["preposition"] or low[before] in _SMALL):
        before -= 1
    if low[before] != ";":
        return False
    return any(v.first > placed.last and v.tense in FINITE for v in verbs)


def _behind(words: Words, i: int, lex: Lexicon) -> bool:
    """Whether the phrase of the noun at `i` hangs on "of", "in" or "from": "the first match of the championship"."""
    for k in range(i - 1, max(i - _BESIDE_NOUN - 3, -1), -1):
        if words.low[k] in ("of", "in", "from"):
            return True
        if words.low[k] in lex.function and words.low[k] not in lex.sets["determiner"]:
            return False
    return False


def _has_own(scene: Scene, i: int, lex: Lexicon) -> bool:
    """Whether a new clause opens before the word at `i`, with an expression of its own up to the next border."""
    low = scene.words.low
    begin = i - 1
    while begin > 0 and low[begin] in lex.sets["determiner"] | lex.sets["possessive"]:
        begin -= 1
    if low[begin] not in ("and", "but"):
        return False
    end = next((k for k in range(i + 1, len(low)) if low[k] in _CLOSERS or low[k] in ("and", "but")), len(low))
    if begin < i - 1 and not any(i < v.first < end and v.tense in FINITE for v in scene.verbs):
        return False  # "the vote and the count on Friday": a row of nouns
    return any(i < placed.first < end for placed in scene.times)


def _held_there(scene: Scene, i: int, placed: Placed) -> float:
    """The weight of a noun's own time for a verb before it: near where that is its occasion, else out of reach."""
    words = scene.words
    if at_occasion(words, placed.first, i) and not any(
        i < v.main < placed.first and v.tense in FINITE for v in scene.verbs
    ):
        return 3.0 + 0.3 * (placed.first - i)
    return _APART


def _crossed(words: Words, verbs: Sequence[Verb], start: int, end: int, lex: Lexicon) -> float:
    """What the clause borders between two words weigh."""
    weight = 0.0
    subordinator = lex.sets["subordinator"]
    last_verb = next((v.main for v in reversed(verbs) if v.main <= end + 1), -1)  # "since a blast / rocked"
    closed = -1
    for k in range(start, end):
        low = words.low[k]
        if k <= closed:
            continue
        if low == "(" and ")" in words.low[k + 1 : min(k + _INSERTED, end)]:
            closed = words.low.index(")", k)  # what stands in brackets parts nothing: "the league (FIFA) on Monday"
            weight += 1.0
        elif low in _CLOSERS:
            if low != "," or not _in_date(words, k):
                weight += _CLOSERS[low]
        elif low in subordinator and (low not in _ALSO_LEADS or k < last_verb):
            weight += 1.0 if low in _AT_ONCE else _SINCE if low == "since" else _SUBORDINATE
        elif low in ("and", "but", "or") and k + 1 < end:
            weight += _AND
    return weight


def _in_date(words: Words, k: int) -> bool:
    """Whether the comma at `k` is one within a date or a list of names."""
    return k + 1 < len(words.low) and words.low[k + 1][0].isdigit() and words.low[k - 1][0].isdigit()


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
    assert when is not None
    if vague(when):
        return 12.0 if when.precision == "century" else 6.0
    if when.precision in ("minute", "hour"):
        days = (t for t in scene.times if t is not placed and t.time.when is not None)
        if any(abs(t.first - placed.last) < 8 and t.time.timex.type == "DATE" for t in days):
            return 4.0
    return 0.0


def holder(scene: Scene, placed: Placed, lex: Lexicon) -> Verb | None:
    """The verb right beside an expression, to which it belongs first: "said Friday", "on Friday said"."""
    low, prepositions = scene.words.low, lex.sets["preposition"]
    for verb in scene.verbs:
        if placed.first - 3 <= verb.main < placed.first:
            gap = low[verb.main + 1 : placed.first]
            if all(word in prepositions or word == "late" or word in lex.sets["bare_objects"] for word in gap):
                return verb
        if placed.last + 1 == verb.first and verb.tense in ("past", "present", "future"):
            return verb
    return None


def _fronted(words: Words, placed: Placed, lex: Lexicon) -> bool:
    """Whether an expression opens its clause: "In July 1997, …", "…, and on Friday he …"."""
    low, before, prepositions = words.low, placed.first, lex.sets["preposition"]
    while before > 0 and (low[before - 1] in prepositions or low[before - 1] in _SMALL):
        before -= 1
    if before == 0 or low[before - 1] in _OPENING or low[before - 1] in lex.sets["conjunction"]:
        after = low[placed.last + 1] if placed.last + 1 < len(low) else ""
        return before == 0 or after == "," or after in lex.sets["subject"] or after in lex.sets["determiner"]
    return False
