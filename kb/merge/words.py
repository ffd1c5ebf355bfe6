"""Words as merging weighs them: their stems, which words can name one happening, how much each says of a text.

Weights come from the word and its text alone, never from the other texts of a database: else one more article would
change what all others merge to. (On a public corpus of 772 articles this told stories apart as well as weights by
the number of texts that hold a word.)
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from math import log, sqrt
from typing import NamedTuple

import yaml

_WORD = re.compile(r"[^\W_]+")
_PROFILE_WORDS = 96
_PROFILE_CHARACTERS = 6000  # news says first what it is about; a book of a million words costs no more than a page
_NAME = 3.0  # how much more a name says than another word

_ENDINGS = (
    ("ational", ""), ("ization", "iz"), ("isation", "iz"), ("ations", ""), ("ation", ""), ("itions", ""),
    ("ition", ""), ("ements", ""), ("ement", ""), ("ments", ""), ("ment", ""), ("ances", ""), ("ance", ""),
    ("ings", ""), ("ing", ""), ("ied", "y"), ("ies", "y"), ("ed", ""), ("es", ""), ("ions", ""), ("ion", ""), ("s", ""),
)  # fmt: skip
_VOWELS = frozenset("aeiouy")

FUNCTION_WORDS = frozenset(
    """
    the of to and a in that it is was for on with he as be by at his from are has have had not but they an were or
    their this who which its will her she been one would after when said says if out about up into more than also over
    there no all him them so some what we our you your i my me us can could may might must should do does did while
    """.split()  # noqa: SIM905 - a list of words is read more easily as text
)
"""Words that say nothing of what a text is about."""


@dataclass(frozen=True)
class Alike:
    """Which stems can name one happening."""

    forms: dict[str, str]
    """Word -> the word that it is a form of."""
    groups: dict[str, frozenset[int]]
    """Stem -> the groups it stands in."""
    classes: dict[str, str]
    """Stem -> the least stem that a chain of groups ties it to."""


class Word(NamedTuple):
    """A word of a text that says something."""

    at: int
    """Which word of the text it is."""
    stem: str
    weight: float


@lru_cache(maxsize=1)
def alike() -> Alike:
    """The words of `alike.yml`, read once in each process."""
    listed = yaml.load((files("kb") / "merge" / "alike.yml").read_text("utf-8"), Loader=yaml.CSafeLoader)["en"]
    forms = {form: word for word, known in listed["forms"].items() for form in known}
    groups: dict[str, set[int]] = {}
    parent: dict[str, str] = {}

    def root(word: str) -> str:
        while parent.setdefault(word, word) != word:
            word = parent[word]
        return word

    for number, words in enumerate(listed["alike"]):
        stems = [_stem(forms.get(word, word)) for word in words]
        for one in stems:
            groups.setdefault(one, set()).add(number)
            low, high = sorted((root(stems[0]), root(one)))
            parent[high] = low
    return Alike(forms, {s: frozenset(g) for s, g in groups.items()}, {s: root(s) for s in parent})


def _stem(word: str) -> str:
    for ending, put in _ENDINGS:
        kept = len(word) - len(ending)
        if kept < 3 or not word.endswith(ending) or (ending == "s" and word.endswith("ss")):
            continue
        if any(letter in _VOWELS for letter in word[:kept]):
            word = word[:kept] + put
            break
    if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "slz":
        word = word[:-1]
    if len(word) > 3 and word[-1] == "e":
        word = word[:-1]
    return word[:-1] + "i" if len(word) > 3 and word[-1] == "y" else word


@lru_cache(maxsize=1 << 17)
def stem(word: str) -> str:
    """What a word has in common with its other forms and with what is made of it.

    >>> stem("Meetings"), stem("met"), stem("acquisition") == stem("acquires")
    ('meet', 'meet', True)
    """
    folded = word.casefold()
    return _stem(alike().forms.get(folded, folded))


def can_be_one(one: str, other: str) -> bool:
    """Whether two different stems can name one happening.

    >>> can_be_one(stem("quake"), stem("earthquake")), can_be_one(stem("quake"), stem("election"))
    (True, False)
    """
    groups = alike().groups
    return not groups.get(one, frozenset()).isdisjoint(groups.get(other, frozenset()))


def class_of(stemmed: str) -> str:
    """A name that all stems share which a chain of groups ties together: what candidates are looked up by."""
    return alike().classes.get(stemmed, stemmed)


def spelt(stems: Iterable[str], text: str) -> list[str]:
    """How a text spells the words of these stems; the stem itself where it has no such word.

    >>> spelt([stem("Saturday"), stem("talks")], "They met for talks on Saturday.")
    ['Saturday', 'talks']
    """
    there: dict[str, str] = {}
    for word in _WORD.findall(text):
        there.setdefault(stem(word), word)
    return [there.get(one, one) for one in stems]


@lru_cache(maxsize=1 << 17)
def _said(word: str) -> tuple[str, str] | None:
    """The stem of a word, and for one that begins with a capital the word in small letters; None where it is empty."""
    lower = word.lower()
    if len(word) == 1 or lower in FUNCTION_WORDS:
        return None
    return stem(word), lower if word[0].isupper() else ""


def weighed(found: Sequence[str]) -> list[Word]:
    """Of the words of a text those that say something; a name weighs more, unless it stands small elsewhere in it."""
    there = set(found)
    return [
        Word(at, said[0], _NAME if said[1] and said[1] not in there else 1.0)
        for at, said in enumerate(map(_said, found))
        if said is not None
    ]


def words_of(text: str) -> list[Word]:
    """The words of a text that say something, weighed."""
    return weighed(_WORD.findall(text))


def profile(text: str) -> dict[str, float]:
    """What a text is about: its most telling stems with weights whose squares sum to 1 (for `SourceInfo.words`).

    >>> list(profile("Talks in Oslo: Oslo hosts talks"))[:2]
    ['oslo', 'talk']
    """
    there = Counter(_WORD.findall(text[:_PROFILE_CHARACTERS]))
    counts: dict[str, int] = {}
    heavy: dict[str, float] = {}
    for word, count in there.items():
        if (said := _said(word)) is None:
            continue
        key, lower = said
        counts[key] = counts[key] + count if key in counts else count
        if lower and lower not in there:
            heavy[key] = _NAME
    weights = [(-_often(count) * heavy.get(key, 1.0), key) for key, count in counts.items()]
    weights.sort()
    del weights[_PROFILE_WORDS:]
    length = sqrt(sum([weight**2 for weight, _ in weights])) or 1.0
    return {key: -weight / length for weight, key in weights}


def heaviest(words: Mapping[str, float], count: int) -> tuple[str, ...]:
    """The words of most weight, of equal ones the first by letters."""
    return tuple([word for _, word in sorted([(-weight, word) for word, weight in words.items()])[:count]])


@lru_cache(maxsize=1024)
def _often(count: int) -> float:
    """What a word weighs that a text says so often."""
    return 1 + log(count)


def cosine(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    """How alike two profiles are, 0 to 1."""
    if len(one) > len(other):
        one, other = other, one
    return sum([weight * other[word] for word, weight in one.items() if word in other])


SPEECH = frozenset(map(stem, "say tell according announce statement confirm add report comment".split()))  # noqa: SIM905
LIGHT = frozenset(
    map(
        stem,
        """be have do make take get go come give put set keep it that this happen begin start end continue use help try
        want""".split(),  # noqa: SIM905 - a list of words is read more easily as text
    )
)


def likeness_of_words(one: Mapping[str, float], other: Mapping[str, float], square: float) -> float:
    """The weight of the shared words beside that of all (geometric mean of both sides), 0 to 1.

    `square` is the product of what all words of either side weigh, which is known before any two are compared.
    """
    if len(one) > len(other):
        one, other = other, one
    shared = sum([min(weight, other[word]) for word, weight in one.items() if word in other])
    return shared / sqrt(square) if shared else 0.0
