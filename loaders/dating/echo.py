"""Where a text speaks again of what it has dated elsewhere: "the launch" after "launched on 3 May".

It knows words of one kin (`kin:` in `rules/<language>/words.yml`, and common endings), not events.
"""

import re
from bisect import bisect_left, bisect_right
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


class Echoes:
    """The words of some sentences by their kin; each kin is looked for once, in all sentences at one go."""

    def __init__(self, sentences: Iterable[Sentence], lex: Lexicon) -> None:
        self._lex = lex
        self._offsets: list[int] = []
        """For each sentence, what lies between its place in the source's text and in that of all of them together."""
        self._starts: list[int] = []
        lower, at = [], 0
        for sentence in sentences:
            lower.append(_lowered(sentence.text))
            self._starts.append(at)
            self._offsets.append(sentence.start - at)
            at += len(lower[-1]) + 1
        self._text = "\n".join(lower)
        self._known: dict[str, list[int]] = {}

    def of(self, word: str, at: int) -> list[int]:
        """The offsets of words of the kin of `word`: those before `at` from the nearest on, then those behind."""
        key = kin_key(word, self._lex)
        if key not in self._known:
            self._known[key] = self._places(key)
        places = self._known[key]
        return places[: bisect_left(places, at)][::-1] + places[bisect_right(places, at) :]

    def _places(self, key: str) -> list[int]:
        """The offsets of all words of a kin, sorted."""
        text, places = self._text, set()
        for beginning in self._lex.kin_words.get(key) or (key,):
            found = text.find(beginning)
            while found >= 0:
                if not text[found - 1 : found].isalnum():
                    match = _LETTERS.match(text, found)
                    if match and kin_key(match[0], self._lex) == key:
                        places.add(found + self._offsets[bisect_right(self._starts, found) - 1])
                found = text.find(beginning, found + len(beginning))
        return sorted(places)


def _lowered(text: str) -> str:
    """The text in small letters, as long as it was: a letter that becomes two ("İ") stays as it is."""
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(small if len(small := letter.lower()) == 1 else letter for letter in text)


def _base(word: str, lex: Lexicon) -> str:
    return lex.forms.get(word, (word, 0))[0]


def kin_key(word: str, lex: Lexicon) -> str:
    """What all words of one kin share."""
    known = lex.kin.get(word)
    if known:
        return known
    base = _base(word, lex)
    return lex.kin.get(base) or stem(base)


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
