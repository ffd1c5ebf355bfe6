"""Where a text speaks again of what it has dated elsewhere: "the launch" after "launched on 3 May".

It knows words of one kin (`kin:` in `rules/<language>/words.yml`, and common endings), not events.
"""

import re
from functools import lru_cache

from loaders.grammar import Lexicon

_ENDINGS = (
    "ations", "ation", "itions", "ition", "ments", "ment", "ings", "ing", "ions", "ion", "als", "al",
    "ances", "ance", "ures", "ure", "ers", "er", "ed", "es", "s", "e", "y",
)  # fmt: skip
_SHORTEST = 4


def echoes(text: str, word: str, at: int, lex: Lexicon) -> list[int]:
    """The offsets of other words of the kin of `word`: those before `at` from the nearest on, then those behind."""
    key = _key(word, lex)
    pattern = _pattern(" ".join(lex.kin_words.get(key, ())) or stem(_base(word, lex)))
    places = [m.start() for m in pattern.finditer(text) if m.start() != at and _key(m[0].lower(), lex) == key]
    return [p for p in reversed(places) if p < at] + [p for p in places if p > at]


@lru_cache(maxsize=1024)
def _pattern(beginnings: str) -> re.Pattern[str]:
    """Finds the words that begin like one of `beginnings`."""
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, beginnings.split()))})\w*", re.IGNORECASE)


def _base(word: str, lex: Lexicon) -> str:
    return lex.forms.get(word, (word, 0))[0]


def _key(word: str, lex: Lexicon) -> str:
    """What all words of one kin share."""
    base = _base(word, lex)
    return lex.kin.get(word) or lex.kin.get(base) or stem(base)


@lru_cache(maxsize=8192)
def stem(word: str) -> str:
    """A word without its ending, so that derived words meet.

    >>> stem("resignation") == stem("resign"), stem("announcement") == stem("announce")
    (True, True)
    """
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST:
            return word[: -len(ending)]
    return word
