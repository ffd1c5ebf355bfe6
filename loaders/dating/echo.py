"""Where a text speaks again of what it has dated elsewhere: "the launch" after "launched on 3 May".

It knows words of one kin (`kin:` in `rules/<language>/words.yml`, and common endings), not events.
"""

import re
from collections.abc import Iterable
from functools import lru_cache

from loaders.grammar import Lexicon
from schemas.text import Sentence

_ENDINGS = (
    "ations", "ation", "itions", "ition", "ments", "ment", "ings", "ing", "ions", "ion", "als", "al",
    "ances", "ance", "ures", "ure", "ers", "er", "ed", "es", "s", "e", "y",
)  # fmt: skip
_SHORTEST = 4
_LETTERS = re.compile(r"[^\W\d_]+")


def echoes(sentences: Iterable[Sentence], word: str, at: int, lex: Lexicon) -> list[int]:
    """The offsets of other words of the kin of `word`: those before `at` from the nearest on, then those behind."""
    key = kin_key(word, lex)
    beginnings = lex.kin_words.get(key) or (stem(_base(word, lex)),)
    places = set()
    for sentence in sentences:
        lower = sentence.text.lower()
        for beginning in beginnings:
            found = lower.find(beginning)
            while found >= 0:
                if not lower[found - 1 : found].isalnum():
                    match = _LETTERS.match(lower, found)
                    if match and kin_key(match[0], lex) == key:
                        places.add(sentence.start + found)
                found = lower.find(beginning, found + len(beginning))
    return sorted((p for p in places if p < at), reverse=True) + sorted(p for p in places if p > at)


def _base(word: str, lex: Lexicon) -> str:
    return lex.forms.get(word, (word, 0))[0]


def kin_key(word: str, lex: Lexicon) -> str:
    """What all words of one kin share."""
    base = _base(word, lex)
    return lex.kin.get(word) or lex.kin.get(base) or stem(base)


@lru_cache(maxsize=8192)
def stem(word: str) -> str:
    """A word without its ending, so that derived words meet.

    >>> stem("resignation") == stem("resign")
    True
    """
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST:
            return word[: -len(ending)]
    return word
