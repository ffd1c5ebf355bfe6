"""Whether a noun names a single happening: not any one of many, no mere part of another noun, no definition.

It reads the words beside one noun; what its verb tells of it is the matter of `realis`.
"""

from collections.abc import Sequence

from loaders.grammar import Lexicon, Words
from loaders.kinds import BASE, THIRD
from loaders.verbs import Verb


def is_no_single_one(
    words: Words, first: int, last: int, head: Verb | None, lex: Lexicon, verbs: Sequence[Verb] = ()
) -> bool:
    """Whether the noun from `first` to `last`, governed by `head`, names no happening of its own."""
    low, before = words.low, words.low[max(0, first - 4) : first]
    bare = before[-1:] in _OF_ANY and not low[last].endswith(("s", "ing"))
    if bare and (last + 1 == len(low) or not low[last + 1][0].isalpha() or low[last + 1] in lex.function):
        return True
    if before[-1:] == ["for"] and not _READY.isdisjoint(before):
        return True
    if _any_of_many(low, first, lex) or before[-2:] == ["such", "a"]:
        return True
    if _only_compared(words, first, verbs, lex):
        return True
    return _modifies(words, last, verbs, lex) or _defined(words, first, head)


_LINKS = frozenset({"between", "with", "to", "of", "as", "like", "unlike"})
"""What leads to that with which something is compared."""
_LIKE = frozenset({"like", "unlike"})
_PARTS = frozenset({",", ";", ":", "(", ")", '"', "“", "”", "''", "``", "—", "–", "that", "which", "who"})
_TO_LINK = 12
"""How many words before the noun the comparison may stand."""


def _only_compared(words: Words, first: int, verbs: Sequence[Verb], lex: Lexicon) -> bool:
    """Whether the noun is only held against something: "reminiscent of the quake", "a shock such as the spill"."""
    low = words.low
    for k in range(first - 1, max(first - _TO_LINK, -1), -1):
        if low[k] in _PARTS:
            return False
        if low[k] in _LINKS:
            alike = low[k] in _LIKE or low[k - 1 : k + 1] == ["such", "as"] or low[k - 1] in lex.sets["compares"]
            if alike:
                return not any(k <= v.main < first for v in verbs)
            if low[k] not in ("of", "to"):
                return False
    return False


_READY = frozenset({"available", "unavailable", "ready"})
_OF_ANY = (["of"], ["for"], ["against"], ["in"])
"""What stands before a noun without an article where none is meant alone: "a threat of attack", "in protest at"."""


def _any_of_many(low: Sequence[str], first: int, lex: Lexicon) -> bool:
    """Whether no single one is meant: "any new attack", "on every visit", "each summit"."""
    for i in range(first - 1, max(-1, first - 4), -1):
        if low[i] in ("any", "every", "each"):
            return True
        if low[i] in lex.function or not low[i][0].isalpha():
            return False
    return False


def _modifies(words: Words, last: int, verbs: Sequence[Verb], lex: Lexicon) -> bool:
    """Whether the noun only qualifies the next one: "meeting room", "strike action"."""
    if last + 1 >= len(words.low):
        return False
    after = words.low[last + 1]
    if after == "-":
        return True
    if not after.isalpha() or after in lex.function or not words.raw[last + 1].islower():
        return False
    if after.endswith("ing") and _compounded(words, last + 1, lex):
        return True
    if after in lex.forms:  # a singular subject takes no bare verb: "appointment book"
        if lex.forms[after][1] == THIRD and verbs and not any(v.main == last + 1 for v in verbs):
            return True  # "keep his championship hopes alive"
        return lex.forms[after][1] == BASE and not words.low[last].endswith("s")
    return (
        not after.endswith(("ly", "ed", "ing"))
        and after not in lex.sets["plans"]
        and after
        not in (
            "ago",
            "earlier",
            "next",
            "last",
            "amid",
            "aimed",
            "forward",
            "back",
            "off",
            "aboard",
            "abroad",
            "ashore",
            "alone",
        )
    )


def _compounded(words: Words, i: int, lex: Lexicon) -> bool:
    """Whether an -ing form behind a noun is what the noun qualifies: "quake warning", but "talks starting Friday"."""
    base, _ = lex.forms.get(words.low[i], (words.low[i][:-3], 0))
    if words.low[i - 1].endswith("s") or any(base in lex.sets[name] for name in ("starts", "ends", "goes_on")):
        return False
    after = words.low[i + 1] if i + 1 < len(words.low) else "."
    return not after[0].isalnum() or after in lex.auxiliary


def _defined(words: Words, first: int, head: Verb | None) -> bool:
    """Whether the noun is what something is said to be: "it is an annual summit"."""
    return (
        head is not None
        and head.lemma == "be"
        and head.tense == "present"
        and head.main < first <= head.main + 4
        and {"a", "an"} >= set(words.low[head.main + 1 : head.main + 2])
    )
