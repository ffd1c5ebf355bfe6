"""Whether a verb moves a happening instead of telling one: puts it off, calls it off, brings it forward.

"The launch, planned for 30 June, has been postponed to 1 July" tells of one happening, the launch; "postponed" is what
became of it; "was originally scheduled for 30 June" says as much. It reads the words of one sentence; the dates are the
matter of `dating.moved`.
"""

from collections.abc import Sequence
from typing import NamedTuple

from loaders.grammar import Lexicon, Words
from loaders.verbs import Verb
from schemas.event import Status

_UNTIL = frozenset({"until", "till", "to"})
_PARTICLES = frozenset({"off", "back", "forward", "up"})
_AT_FIRST = frozenset({"originally", "initially"})
_BEFORE_A_DAY = frozenset({"the", "early", "late", "mid", "next", "this", "of", "-"})
_SINCE = frozenset({"then", "later", "it", "this", ",", "since", "instead"})
_HOURS = frozenset({"hour", "hours", "minute", "minutes"})
_ASIDE = 24
"""Words that an aside may have."""
_PHRASE = 7
"""Words that may stand between a noun and its aside: "the strike by the rail workers, due …"."""
_BORDERS = frozenset({",", ";", ":", "that", "(", "“", '"'})


class Moved(NamedTuple):
    """What has become of a happening."""

    status: Status
    """postponed, cancelled, or planned still."""
    mover: int
    """Index of the verb that moved it; -1 where it only may be moved."""


def moved(words: Words, first: int, last: int, head: Verb | None, verbs: Sequence[Verb], lex: Lexicon) -> Moved | None:
    """What the verb `head` makes of the noun from `first` to `last`; None where it moves something else or nothing."""
    if head is None:
        return None
    head = _behind_aside(words, last, verbs, lex) or _in_the_end(words, last, head, verbs, lex) or head
    if last < head.first and _was_meant(words, head, lex):
        return None if _hangs(words, first, lex) else Moved("postponed", head.main)
    status = _meaning(words, last, head, lex)
    if status is None or not _is_object(words, first, last, head, lex):
        return None
    return Moved(status, head.main) if _done(words, head, lex) else Moved("planned", -1)


def _behind_aside(words: Words, last: int, verbs: Sequence[Verb], lex: Lexicon) -> Verb | None:
    """The verb that takes back a plan between commas: "the fair, due to open on Friday, was put off"; else None."""
    low = words.low
    opens = next((k for k in range(last + 1, min(len(low), last + _PHRASE)) if low[k] == ","), -1)
    if opens < 0 or (opens > last + 1 and low[last + 1] not in lex.sets["preposition"]):
        return None
    if any(last < v.main < opens for v in verbs):
        return None
    end = next((k for k in range(opens + 1, min(len(low), opens + _ASIDE)) if low[k] == ","), -1)
    verb = next((v for v in verbs if v.first == end + 1), None) if end > 0 else None
    if verb is None or lex.sets["plans"].isdisjoint(low[opens + 1 : end]):
        return None
    if not verb.passive and low[verb.main + 1 : verb.main + 2] != ["off"]:
        return None
    return verb if _meaning(words, last, verb, lex) in ("postponed", "cancelled") else None


def _in_the_end(words: Words, last: int, head: Verb, verbs: Sequence[Verb], lex: Lexicon) -> Verb | None:
    """The verb that takes a plan back in one sentence: "had been due on Friday but was put off"; None for none."""
    low, sets = words.low, lex.sets
    if head.main < last or sets["plans"].isdisjoint(low[head.first : head.main + 3]):
        return None
    for verb in verbs:
        if verb.first > head.main and verb.tense in ("past", "perfect", "present") and verb.passive:
            joined = verb.first - 1
            while joined > head.main and low[joined] in _SINCE:
                joined -= 1
            if low[joined] in ("but", "and") and _meaning(words, last, verb, lex) in ("postponed", "cancelled"):
                return verb
    return None


def _was_meant(words: Words, head: Verb, lex: Lexicon) -> bool:
    """Whether a plan is told of that holds no longer: "was originally scheduled", "had initially been due"."""
    low = words.low
    if head.tense not in ("past", "perfect") or not (head.passive or head.lemma == "be"):
        return False
    group = low[head.first : head.main + 3]
    return not _AT_FIRST.isdisjoint(group) and not lex.sets["plans"].isdisjoint(group)


def _meaning(words: Words, last: int, head: Verb, lex: Lexicon) -> Status | None:
    """What a verb of moving means for the happening it is said of."""
    sets, low = lex.sets, words.low
    names = {low[head.main]}
    if _to_a_day(low, head.main + 1, lex):
        if low[head.main] in sets["slips"]:
            return "postponed"
        if low[head.main] in sets["shifts"]:
            return "planned"
    for at in (head.main + 1, last + 1):
        if at < len(low) and low[at] in _PARTICLES:
            names.add(f"{head.lemma}-{low[at]}")
    if not names.isdisjoint(sets["cancels"]):
        return "cancelled"
    if not names.isdisjoint(sets["postpones"]):
        if not _HOURS.isdisjoint(low[head.main + 1 : head.main + 6]):
            return None  # "was delayed for three hours": it came all the same
        until = head.lemma != "suspend" or not _UNTIL.isdisjoint(low[head.main + 1 :])
        return "postponed" if until else None  # a race suspended on its third lap goes on
    return None if names.isdisjoint(sets["advances"]) else "planned"


def _to_a_day(low: Sequence[str], at: int, lex: Lexicon) -> bool:
    """Whether "to" or "until" and a day or month stand at a word: "slipped to late May", but "slipped to third"."""
    if low[at : at + 1] not in (["to"], ["until"]):
        return False
    day = next((word for word in low[at + 1 : at + 5] if not (word.isdigit() or word in _BEFORE_A_DAY)), "")
    return day in lex.sets["calendar"]


def _is_object(words: Words, first: int, last: int, head: Verb, lex: Lexicon) -> bool:
    """Whether the noun is what the verb is said of: its object, or the subject of a passive or a short headline."""
    low, prepositions = words.low, lex.sets["preposition"]
    if head.main < first:
        between = low[head.main + 1 : first]
        return not any(w in _BORDERS or (w in prepositions and w not in _PARTICLES) for w in between)
    if _hangs(words, first, lex):
        return False
    after = low[head.main + 1] if head.main + 1 < len(low) else "."
    return (
        head.passive
        or not after[0].isalnum()
        or after in _PARTICLES
        or after in prepositions
        or (after in lex.sets["conjunction"])
    )


def _hangs(words: Words, first: int, lex: Lexicon) -> bool:
    """Whether the noun belongs to another one before it: "the organisers of the race were …"."""
    low, before, passed = words.low, first - 1, lex.sets["determiner"]
    while before >= 0 and (low[before] in passed or not (low[before] in lex.function or low[before] in _BORDERS)):
        before -= 1
    return before >= 0 and low[before] in lex.sets["preposition"]


def _done(words: Words, head: Verb, lex: Lexicon) -> bool:
    """Whether it has been moved indeed, not only may be: "decided to cancel", but "might cancel", "did not cancel"."""
    if head.negated or head.tense == "modal":
        return False
    if head.tense != "infinitive":
        return True
    governor = words.low[head.governor] if head.governor >= 0 else ""
    return governor in lex.sets["settles"]
