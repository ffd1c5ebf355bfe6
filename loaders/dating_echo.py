"""Where a text speaks again of what it has dated elsewhere: "the launch" after "launched on 3 May".

It knows words of one kin (`kin:` in `rules/<language>/words.yml`, and common endings), not events.
"""

import re
from collections.abc import Sequence
from functools import lru_cache

from loaders.grammar import Lexicon
from schemas.text import Sentence

_WORD = re.compile(r"[^\W\d_]{3,}")
_ENDINGS = (
    "ations", "ation", "itions", "ition", "ments", "ment", "ings", "ing", "ions", "ion", "als", "al",
    "ances", "ance", "ures", "ure", "ers", "er", "ed", "es", "s", "e", "y",
)  # fmt: skip
_SHORTEST = 4


class Echoes:
    """The words of a text by kin, each with the offsets at which it stands."""

    def __init__(self, sentences: Sequence[Sentence], lex: Lexicon) -> None:
        self._lex = lex
        self._places: dict[str, list[int]] = {}
        for sentence in sentences:
            for match in _WORD.finditer(sentence.text):
                key = self.key(match[0].lower())
                self._places.setdefault(key, []).append(sentence.start + match.start())

    def key(self, word: str) -> str:
        """What all words of one kin share."""
        base = self._lex.forms.get(word, (word, 0))[0]
        return self._lex.kin.get(word) or self._lex.kin.get(base) or stem(base)

    def others(self, word: str, at: int) -> list[int]:
        """The offsets of other words of its kin: those before `at` from the nearest on, then those behind."""
        places = self._places.get(self.key(word), [])
        return [p for p in reversed(places) if p < at] + [p for p in places if p > at]


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
