"""Words as merging weighs them: stems, and how telling each is, from the word alone.

Weights never depend on the other texts of a database: else one more article would change what every other merges to.
"""

import re
from functools import lru_cache

_WORD = re.compile(r"[^\W_]+(?:[.'’-][^\W_]+)*")
_COMMON = """
    a an and are as at be been but by can could did do does for from had has have he her his i if in into is it its
    may might more most must no not of on one or other our out over say said says she should so some than that the
    their them then there these they this those to two up was we were what when which who will with would year new
    you your after before about also all any because during first last time day week month under until while
"""
_COMMON_WORDS = frozenset(_COMMON.split())
PROFILE = 48
"""How many telling words stand for a text."""


@lru_cache(maxsize=1 << 17)
def stem(word: str) -> str:
    """The word without the commonest endings of English, case folded.

    >>> stem("Meetings"), stem("meet"), stem("resigned")
    ('meet', 'meet', 'resign')
    """
    word = word.casefold().replace("’", "'").removesuffix("'s").replace(".", "")
    for ending in ("ings", "ing", "ied", "ies", "ed", "es", "s"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)] + ("y" if ending in ("ied", "ies") else "")
    return word


@lru_cache(maxsize=1 << 17)
def weight(word: str) -> float:
    """How telling a word is: 0 for the commonest words, more for names, numbers and long words.

    >>> weight("the"), weight("Reykjavik") > weight("meeting")
    (0.0, True)
    """
    folded = word.casefold()
    if folded in _COMMON_WORDS or len(folded) < 2:
        return 0.0
    if word[0].isupper() or word[0].isdigit():
        return 2.0
    return 1.0 if len(word) < 9 else 1.3


@lru_cache(maxsize=1 << 12)
def weighed(text: str) -> dict[str, float]:
    """The stems of a text with their weights; those without weight are left out."""
    found: dict[str, float] = {}
    for word in _WORD.findall(text):
        heavy = weight(word)
        if heavy:
            stemmed = stem(word)
            found[stemmed] = max(heavy, found.get(stemmed, 0.0))
    return found


def profile(text: str) -> frozenset[str]:
    """The telling words of a text, at most `PROFILE`: what `SourceInfo.words` is filled with (body, no page frame)."""
    counts: dict[str, float] = {}
    for word in _WORD.findall(text):
        heavy = weight(word)
        if heavy:
            stemmed = stem(word)
            counts[stemmed] = counts.get(stemmed, 0.0) + heavy
    return frozenset(sorted(counts, key=lambda w: (-counts[w], w))[:PROFILE])
