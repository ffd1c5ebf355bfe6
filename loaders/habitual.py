"""What happens again and again, or to any one there may be: no single happening is told.

It reads the words of a sentence; the nouns that name any one of many are the matter of `nouns`.
"""

from collections.abc import Sequence

from loaders.grammar import Lexicon, Words
from loaders.verbs import NON_FINITE, Verb

_EACH = frozenset({"every", "each"})
_UNITS = frozenset({"day", "night", "morning", "week", "month", "year", "time"})


def is_every_day(low: Sequence[str], lex: Lexicon) -> bool:
    """Whether a sentence tells what happens again, or may: "every day, women are robbed", "the next time it sinks"."""
    if "next" in low and any(low[i : i + 2] == ["next", "time"] for i in range(len(low))):
        return True
    if _EACH.isdisjoint(low):
        return False
    return any(
        low[i] in _EACH and (low[i + 1] in _UNITS or low[i + 1] in lex.sets["calendar"]) for i in range(len(low) - 1)
    )


def is_of_every_one(words: Words, verb: Verb) -> bool:
    """Whether a verb tells of any one there may be: "every barrel that spills", "many books are published"."""
    low = words.low
    if not {"many", "most"}.isdisjoint(low[max(0, verb.first - 4) : verb.first]):
        return True
    opens = next(
        (k for k in range(verb.first - 1, max(verb.first - 3, 0), -1) if low[k] in ("that", "who", "which")), 0
    )
    return not {"every", "each", "any"}.isdisjoint(low[max(0, opens - 5) : opens])


def is_whenever(words: Words, verb: Verb, verbs: Sequence[Verb], lex: Lexicon) -> bool:
    """Whether a clause that opens its sentence tells of any time: "When crowds take to the streets, the world sees"."""
    if verb.tense != "present" or verb.perfect or verb.progressive:
        return False
    low, at = words.low, words.opening
    if low[at] not in ("when", "whenever"):
        return False
    comma = next((k for k in range(verb.main + 1, len(low)) if low[k] == ","), -1)
    if comma < 0 or any(v.main < verb.main for v in verbs):
        return False
    behind = next((v for v in verbs if v.first > comma and v.tense not in NON_FINITE), None)
    dated = not lex.sets["calendar"].isdisjoint(low[at:comma])
    return behind is not None and behind.tense == "present" and not dated
