"""Whether a verb moves a happening instead of telling one: puts it off, calls it off, brings it forward.

"The launch, planned for 30 June, has been postponed to 1 July" tells of one happening, the launch; "postponed" is what
became of it. It reads the words of one sentence; the dates are the matter of `dating.moved`.
"""

from typing import NamedTuple

from loaders.grammar import Lexicon, Words
from loaders.verbs import Verb
from schemas.event import Status

_PARTICLES = frozenset({"off", "back", "forward", "up"})
_BORDERS = frozenset({",", ";", ":", "that", "(", "“", '"'})


class Moved(NamedTuple):
    """What has become of a happening."""

    status: Status
    """postponed, cancelled, or planned still."""
    mover: int
    """Index of the verb that moved it; -1 where it only may be moved."""


def moved(words: Words, first: int, last: int, head: Verb | None, lex: Lexicon) -> Moved | None:
    """What the verb `head` makes of the noun from `first` to `last`; None where it moves something else or nothing."""
    if head is None:
        return None
    status = _meaning(words, last, head, lex)
    if status is None or not _is_object(words, first, last, head, lex):
        return None
    return Moved(status, head.main) if _done(words, head, lex) else Moved("planned", -1)


def _meaning(words: Words, last: int, head: Verb, lex: Lexicon) -> Status | None:
    """What a verb of moving means for the happening it is said of."""
    sets, low = lex.sets, words.low
    names = {low[head.main]}
    for at in (head.main + 1, last + 1):
        if at < len(low) and low[at] in _PARTICLES:
            names.add(f"{head.lemma}-{low[at]}")
    if not names.isdisjoint(sets["cancels"]):
        return "cancelled"
    if not names.isdisjoint(sets["postpones"]):
        return "postponed"
    return None if names.isdisjoint(sets["advances"]) else "planned"


def _is_object(words: Words, first: int, last: int, head: Verb, lex: Lexicon) -> bool:
    """Whether the noun is what the verb is said of: its object, or the subject of a passive or a short headline."""
    low, prepositions = words.low, lex.sets["preposition"]
    if head.main < first:
        between = low[head.main + 1 : first]
        return not any(w in _BORDERS or (w in prepositions and w not in _PARTICLES) for w in between)
    before = first - 1
    passed = lex.sets["determiner"]
    while before >= 0 and (low[before] in passed or not (low[before] in lex.function or low[before] in _BORDERS)):
        before -= 1
    if before >= 0 and low[before] in prepositions:
        return False  # "the organisers of the race were …"
    after = low[head.main + 1] if head.main + 1 < len(low) else "."
    return (
        head.passive
        or not after[0].isalnum()
        or after in _PARTICLES
        or after in prepositions
        or (after in lex.sets["conjunction"])
    )


def _done(words: Words, head: Verb, lex: Lexicon) -> bool:
    """Whether it has been moved indeed, not only may be: "decided to cancel", but "might cancel", "did not cancel"."""
    if head.negated or head.tense == "modal":
        return False
    if head.tense != "infinitive":
        return True
    governor = words.low[head.governor] if head.governor >= 0 else ""
    return governor in lex.sets["settles"]
