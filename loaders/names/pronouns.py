"""He and she, his and her: for whom they stand, where that can only be one person.

It knows nothing of "they" and "it", and gives up where two persons are in question whose given names or titles do not
tell them apart.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from loaders.names.people import People
from schemas.text import NameHit, Sentence

_HE = re.compile(r"\b(?:[Hh](?:e|is|im|er)|[Ss]he)\b")
_WOMAN = frozenset({"she", "her"})
_OWNED = re.compile(r" (?:[a-z]{3}|\d)[\w-]*")
_HANGS = re.compile(r"\b(?:of|with|from|to|behind|against|for|on|over|than|at|in) $")
_QUOTES = (("“", "”"), ("``", "''"))
_FAR = 2
"""How many sentences a pronoun may stand behind the last one that speaks of the person."""


class Spoken(NamedTuple):
    """The persons whom a text spoke of last, and the ordinal of the sentence that did."""

    ordinal: int = -9
    persons: tuple[NameHit, ...] = ()


def resolve_pronouns(sentence: Sentence, hits: list[NameHit], spoken: Spoken, people: People) -> Spoken:
    """Adds a hit for each "he" and "she" that can only be one person, and returns whom the sentence speaks of.

    That is the one person named before it in the sentence, else the one whom the sentences before this speak of.
    """
    persons = [hit for hit in hits if hit.kind == "person" and not hit.demonym]
    if not persons and (not spoken.persons or sentence.ordinal - spoken.ordinal > _FAR):
        return spoken
    matches = list(_HE.finditer(sentence.text))
    found = list(_resolved(sentence, matches, persons, spoken, people)) if matches else []
    if found:
        hits.extend(found)
        hits.sort()
    if persons:
        free = [hit for hit in persons if _stands_free(sentence.text, hit.start - sentence.start)]
        return Spoken(sentence.ordinal, tuple(_each_once(free)))
    return Spoken(sentence.ordinal, tuple(_each_once(found))) if found else spoken


def _stands_free(text: str, at: int) -> bool:
    """Whether a name hangs on no preposition and is not only quoted, so that the next sentence may take it up."""
    return not _HANGS.search(text[max(0, at - 12) : at]) and not _is_quoted(text, at)


def _each_once(persons: Sequence[NameHit]) -> list[NameHit]:
    return list({hit.id: hit for hit in reversed(persons)}.values())[::-1]


def _resolved(
    sentence: Sentence, matches: Sequence[re.Match[str]], persons: Sequence[NameHit], spoken: Spoken, people: People
) -> Iterator[NameHit]:
    """The hits of the pronouns of a sentence; one that is quoted finds nobody outside its sentence."""
    text = sentence.text
    before = spoken.persons if sentence.ordinal - spoken.ordinal <= _FAR else ()
    for match in matches:
        word, at = match[0], sentence.start + match.start()
        woman = word.lower() in _WOMAN
        here = _fitting([hit for hit in persons if hit.start < at], people, woman=woman)
        if not here and not _is_quoted(text, match.start()):
            here = _fitting(before, people, woman=woman)
        if len(here) != 1:
            continue
        meant = here[0]
        owns = word.lower() == "his" or (word.lower() == "her" and _OWNED.match(text, match.end()) is not None)
        name = people.name(meant.id) or meant.text
        yield NameHit(at, at + len(word), word, meant.id, "actor", "person", owns, meant.of, name=name)


def _fitting(persons: Sequence[NameHit], people: People, *, woman: bool) -> list[NameHit]:
    """Those of the persons, each once, who can be called "she", or "he"."""
    fitting: dict[str, NameHit] = {}
    for hit in persons:
        if people.is_woman(hit.id) is not (not woman):
            fitting.setdefault(hit.id, hit)
    return list(fitting.values())


def _is_quoted(text: str, at: int) -> bool:
    """Whether a quotation that opens before an offset is still open there."""
    for opens, closes in _QUOTES:
        if text.rfind(opens, 0, at) > text.rfind(closes, 0, at):
            return True
    return text.count('"', 0, at) % 2 == 1
