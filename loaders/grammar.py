"""The words of a sentence and what a language knows of them: closed classes and the forms of its verbs.

The classes are data (`rules/<language>/words.yml`); as bits of one number they are told in `kinds`. How words stand
together is the matter of `verbs`.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache, reduce
from importlib.resources import files
from itertools import pairwise
from operator import or_
from typing import Any

import yaml

from loaders.kinds import BASE, GERUND, PARTICIPLE, PAST, THIRD, Kinds

_TOKEN = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*|\d+(?:[.,:]\d+)*|'(?:s|re|m|ve|ll|d|t)\b|[^\w\s]")
_CONTRACTED = re.compile(r"(?:(?<=[a-z])|^)n['’]t\b|['’](?=(?:s|re|m|ve|ll|d)\b)", re.IGNORECASE)
_NOT = re.compile(r"(?<=[a-z])n['’]t\b", re.IGNORECASE)
_SPLIT_TOKEN = re.compile(r"n['’]t\b|['’](?:s|re|m|ve|ll|d)\b|[^\W\d_]+(?:-[^\W\d_]+)*|\d+(?:[.,:]\d+)*|[^\w\s]", re.I)
_TABLES = ("words.yml", "titles.yml")
"""The files that describe a language: its closed classes and verbs, and the words by which titles are made."""
_VOWELS = "aeiou"
_VOWEL_GROUPS = re.compile("[aeiouy]+")
_STRESSED_END = ("mit", "fer", "cur", "pel", "bel", "trol", "bat", "gin", "nap", "cel")


class Words:
    """A sentence as words: as written, lower-cased, and where each starts in the source's text."""

    __slots__ = ("_held", "_kinds", "_lex", "low", "raw", "start")

    def __init__(self, raw: list[str], low: list[str], start: list[int]) -> None:
        self.raw, self.low, self.start = raw, low, start
        self._lex: Lexicon | None = None
        self._kinds: list[int] = []
        self._held: int | None = None

    def kinds(self, lex: "Lexicon") -> list[int]:
        """What each word can be, as bits of the classes above; looked up once a sentence."""
        if self._lex is not lex:
            self._kinds, self._lex, self._held = list(map(lex.kinds.__getitem__, self.low)), lex, None
        return self._kinds

    def held(self, lex: "Lexicon") -> int:
        """The classes of which a word stands here, all together: those of no word need no look at each."""
        if self._held is None or self._lex is not lex:
            self._held = reduce(or_, self.kinds(lex), 0)
        return self._held

    @property
    def opening(self) -> int:
        """Index of the first word that is no mark; 0 where all are."""
        for i, word in enumerate(self.low):
            if word.isalnum():
                return i
        return 0

    def with_low(self, low: list[str]) -> "Words":
        """The same words, read as others: marks in one way of writing, or struck."""
        return Words(self.raw, low, self.start)


@dataclass(frozen=True, eq=False)
class Lexicon:
    """The closed classes of a language and the forms of its verbs; each is its own, so that readings are kept by it."""

    sets: Mapping[str, frozenset[str]]
    forms: dict[str, tuple[str, int]]
    """Form -> base form and the flags of what the form can be."""
    auxiliary: frozenset[str]
    function: frozenset[str]
    """All words of closed classes."""
    kin: dict[str, str]
    """Word -> the first word of its kin."""
    kin_words: dict[str, tuple[str, ...]]
    """First word of a kin -> all words of it, the forms of its verbs included."""
    kinds: Kinds
    """Word -> what it can be, as bits."""

    def with_forms(self, forms: dict[str, tuple[str, int]]) -> "Lexicon":
        """The same classes with other verbs."""
        return replace(self, forms=forms, kinds=Kinds(self.sets, forms, self.auxiliary, self.function))


def inflect(base: str, past: str | None = None, participle: str | None = None) -> list[tuple[str, int]]:
    """The forms of an English verb with what each can be; the regular ones are made by rule.

    >>> [form for form, _ in inflect("stop")]
    ['stop', 'stops', 'stopping', 'stopped', 'stopped']
    """
    syllables = len(_VOWEL_GROUPS.findall(base))
    doubled = (
        len(base) > 2
        and base[-1] not in _VOWELS + "wxy"
        and base[-2] in _VOWELS
        and base[-3] not in _VOWELS
        and (syllables == 1 or base.endswith(_STRESSED_END))
    )
    stem = base + base[-1] if doubled else base
    if base.endswith(("s", "x", "z", "ch", "sh")):
        third = base + "es"
    elif base.endswith("y") and base[-2] not in _VOWELS:
        third = base[:-1] + "ies"
    else:
        third = base + "es" if base.endswith("o") else base + "s"
    ending = base[:-1] if base.endswith("e") and not base.endswith(("ee", "ye", "oe")) else stem
    gerund = base[:-2] + "ying" if base.endswith("ie") else ending + "ing"
    if past is None:
        past = base + "d" if base.endswith("e") else base[:-1] + "ied" if third.endswith("ies") else stem + "ed"
    return [(base, BASE), (third, THIRD), (gerund, GERUND), (past, PAST), (participle or past, PARTICIPLE)]


_forms: dict[tuple[int, str, int], str] = {}


def participle_of(base: str, lex: Lexicon) -> str:
    """The past participle of a verb ("see" -> "seen"); the regular one where the verb is not known."""
    return _form(base, PARTICIPLE, lex)


def past_of(base: str, lex: Lexicon) -> str:
    """The simple past of a verb ("see" -> "saw"); the regular one where the verb is not known."""
    return _form(base, PAST, lex)


def _form(base: str, flag: int, lex: Lexicon) -> str:
    known = _forms.get((id(lex), base, flag))
    if known is None:
        listed = (form for form, (of, flags) in lex.forms.items() if of == base and flags & flag)
        known = _forms[id(lex), base, flag] = next(listed, inflect(base)[3][0])
    return known


@lru_cache(maxsize=8)
def lexicon(language: str = "en") -> Lexicon | None:
    """The word classes of a language; None where no file describes them."""
    rules, data = files("loaders") / "rules" / language, dict[str, Any]()
    try:
        for name in _TABLES:
            data |= yaml.load((rules / name).read_text("utf-8"), Loader=yaml.CSafeLoader)
    except (FileNotFoundError, NotADirectoryError):
        return None
    sets = {
        name: frozenset(words.split() if isinstance(words, str) else words)
        for name, words in data.items()
        if name not in ("verbs", "kin")
    }
    forms: dict[str, tuple[str, int]] = {}
    for entry in data["verbs"].split():
        for form, flag in inflect(*entry.split("/")):
            base, flags = forms.get(form, (entry.split("/")[0], 0))
            forms[form] = (base, flags | flag)
    forms |= {
        "is": ("be", THIRD),
        "are": ("be", BASE),
        "am": ("be", BASE),
        "were": ("be", PAST),
        "has": ("have", THIRD),
    }
    auxiliary = sets["future"] | sets["modal"] | sets["have"] | sets["be"] | sets["do"]
    closed = ("determiner", "preposition", "conjunction", "pronoun", "possessive", "adverb", "negation")
    function = auxiliary.union(*(sets[name] for name in closed)) | {"to"}
    groups = [group.split() for group in data["kin"].split("|")]
    kin = {word: group[0] for group in groups for word in group}
    kin_words: dict[str, tuple[str, ...]] = {group[0]: tuple(group) for group in groups}
    for form, (base, _) in forms.items():
        if base in kin:
            kin_words[kin[base]] += (form,)
    return Lexicon(sets, forms, auxiliary, function, kin, kin_words, Kinds(sets, forms, auxiliary, function))


@lru_cache(maxsize=512)
def words_of(text: str, start: int = 0) -> Words:
    """The words of a sentence that begins at `start` of the source's text; "won't" gives "wo" and "n't".

    >>> words_of("The U.S. won't go.").low
    ['the', 'u', '.', 's', '.', 'wo', "n't", 'go', '.']
    """
    raw: list[str] = []
    low: list[str] = []
    starts: list[int] = []
    for piece in text.split(" "):
        if piece.isalpha():
            raw.append(piece)
            low.append(_lower[piece])
            starts.append(start)
        else:
            parts, lowered, offsets = _pieces[piece]
            raw += parts
            low += lowered
            for offset in offsets:
                starts.append(start + offset)
        start += len(piece) + 1
    return Words(raw, low, starts)


class _Lower(dict[str, str]):
    """Word -> the same in small letters, one object for all texts, since tables find a word that they know faster."""

    def __missing__(self, word: str) -> str:
        low = word.lower() if len(word) == 1 else word.lower().replace("’", "'")
        if len(word) <= _LONGEST_KEPT:
            if len(self) >= _KEPT:
                self.clear()
            self[word] = low
        return low


_Piece = tuple[tuple[str, ...], tuple[str, ...], tuple[int, ...]]


class _Pieces(dict[str, _Piece]):
    """The words of what stands between two blanks, as written and lower-cased, with their offsets in it.

    Each piece is taken apart once, since texts say the same ones again and again.
    """

    def __missing__(self, piece: str) -> _Piece:
        parts, offsets = _parts(piece)
        found = parts, tuple([_lower[part] for part in parts]), offsets
        if len(piece) <= _LONGEST_KEPT:
            if len(self) >= _KEPT:
                self.clear()
            self[piece] = found
        return found


_LONGEST_KEPT, _KEPT = 32, 1 << 15
_lower, _pieces = _Lower(), _Pieces()


def _parts(piece: str) -> tuple[tuple[str, ...], tuple[int, ...]]:
    """The words of a piece with their offsets in it."""
    if _CONTRACTED.search(piece) is None:
        found = list(_TOKEN.finditer(piece))
    else:
        # A blank is thought before "n't" and "'s".
        cuts = [0, *(match.start() for match in _NOT.finditer(piece)), len(piece)]
        found = [match for first, end in pairwise(cuts) for match in _SPLIT_TOKEN.finditer(piece, first, end)]
    return tuple(match[0] for match in found), tuple(match.start() for match in found)
