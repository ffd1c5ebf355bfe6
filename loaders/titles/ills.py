"""The illness that a title leaves out which only counts its "cases", where its text is about one.

An illness is told by its name alone: "cases" and "the virus" say nothing without it.
"""

import re

from loaders.titles.matter import ILLS
from loaders.titles.topics import Topics
from schemas.text import Sentence

_WORDS = re.compile(r"[^\W_]+")
_SPREADS = frozenset(("outbreak", "pandemic", "epidemic", "virus", "disease"))
_CASES = _SPREADS | {"cases", "infections", "infected"}
_STRAIN = re.compile(r"\b(?:[A-Z]+\d\w*|influenza|flu|infected with)\b")
_OF_A_LAND = re.compile(r"^[A-Z]\w+(?:an|ese|ish)\b")
"""A kind that is told of by the way: "European swine virus"."""


def untold_ill(title: str, sentence: Sentence, topics: Topics) -> str:
    """The illness that a text has just spoken of and a title only counts; "" where the title tells it, or none is."""
    words = frozenset(_WORDS.findall(title[0].lower() + title[1:]))  # "cases", but no "Centers for Disease Control"
    if words.isdisjoint(_CASES) or _STRAIN.search(title) is not None:
        return ""
    matter = topics.matter_near(sentence)
    told = matter is None or not {word.lower() for word in words}.isdisjoint(matter.words - _SPREADS)
    if matter is None or told or matter.head not in ILLS:
        return ""
    return "" if _OF_A_LAND.match(matter.name) else matter.name
