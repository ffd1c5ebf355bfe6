"""He and she, his and her, the two: for whom they stand, where that can only be one person, or those two.

It knows nothing of "they" and "it", and gives up where two persons are in question whose given names or titles do not
tell them apart.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cached_property

from loaders.names.people import People
from schemas.text import NameHit, Sentence

_HE = re.compile(r"[HhSs](?<!\w.)(?:(?<![Ss])(?:e|is|im|er)|(?<![Hh])he)\b")
_THE_TWO = re.compile(
    r"\b([Tt]he) (two) (?:(?:have|had|will|would|were|are|also|both|first|last|later|then|never|again) "
    r"|(?:\w+ed|met|spoke|shook|held|sat|began|fell|fought|flew|took|won|ran) "
    r"(?:a|an|the|in|at|on|by|for|to|their|hands)\b)"
)
"""The pronoun, told by the verb behind it: "the two last met in Lima", but "the two armed men", "the two parties"."""
_AND_NAME = re.compile(r"(?:,|,? and) ([A-Z]\w+ [A-Z])")
_WOMAN = frozenset({"she", "her"})
_OWNED = re.compile(r" (?:[a-z]{3}|\d)[\w-]*")
_HANGS = re.compile(r"\b(?i:of|with|from|to|behind|against|for|on|over|than|at|in) $")
_QUOTES = (("“", "”"), ("``", "''"))
_FAR = 2
"""How many sentences a pronoun may stand behind the last one that speaks of the person."""


class Spoken:
    """The persons of whom a sentence speaks; which of them a later one may take up is told when it asks."""

    def __init__(self, sentence: Sentence, hits: Sequence[NameHit], persons: Sequence[NameHit], *, named: bool) -> None:
        self.ordinal = sentence.ordinal
        self._sentence, self._hits, self._persons = sentence, hits, persons
        self._by_name = named

    @cached_property
    def persons(self) -> list[NameHit]:
        """Those whom "he" may mean, each once."""
        text, at = self._sentence.text, self._sentence.start
        free = [hit for hit in self._persons if not self._by_name or _stands_free(text, hit.start - at)]
        return _each_once(free)

    @cached_property
    def named(self) -> list[NameHit]:
        """All of them, each once; none where a third person may stand beside them."""
        unknown = self._by_name and _beside_unknown(self._sentence, self._hits, self._persons)
        return [] if unknown else _each_once(self._persons)


def resolve_pronouns(sentence: Sentence, hits: list[NameHit], spoken: Spoken | None, people: People) -> Spoken | None:
    """Adds a hit for each "he" and "she" that can only be one person, and returns whom the sentence speaks of.

    That is the one person named before it in the sentence, else the one whom the sentences before this speak of.
    """
    persons = [hit for hit in hits if hit.kind == "person" and not hit.demonym]
    if spoken is not None and sentence.ordinal - spoken.ordinal > _FAR:
        spoken = None
    if not persons and spoken is None:
        return None
    found: list[NameHit] = []
    if _may_say_he(sentence.text):
        unknown = next((hit.start for hit in hits if _may_be_person(hit, sentence)), sentence.end)
        found = list(_resolved(sentence, persons, spoken, people, unknown))
    if "he two " in sentence.text:
        found += _both(sentence, persons, spoken, people)
    if found:
        hits.extend(found)
        hits.sort()
    if persons:
        return Spoken(sentence, hits, persons, named=True)
    return Spoken(sentence, hits, found, named=False) if found else spoken


def _may_say_he(text: str) -> bool:
    """Whether a look at the letters alone leaves room for a pronoun; most sentences have none."""
    return (
        " he" in text or " hi" in text or " she" in text or "He" in text or "She" in text or "Hi" in text
        or '"' in text or "“" in text
    )  # fmt: skip


def _may_be_person(hit: NameHit, sentence: Sentence) -> bool:
    """Whether a name of which nothing is known may be a person's of whom the sentence speaks: "Quispe said he"."""
    if hit.kind != "other" or hit.reading != "actor" or hit.demonym or hit.text.isupper():
        return False
    return not _is_quoted(sentence.text, hit.start - sentence.start)


def _beside_unknown(sentence: Sentence, hits: Sequence[NameHit], persons: Sequence[NameHit]) -> bool:
    """Whether a person stands in a row with a name of which nothing is known, perhaps a third person."""
    starts = {hit.start for hit in hits} | {hit.name_start for hit in hits}
    joined = (_AND_NAME.match(sentence.text, hit.end - sentence.start) for hit in persons)
    return any(match is not None and sentence.start + match.start(1) not in starts for match in joined)


def _both(sentence: Sentence, persons: Sequence[NameHit], spoken: Spoken | None, people: People) -> Iterator[NameHit]:
    """The hits of "the two", one for each word, where its sentence or the one before names two persons and no third."""
    match = _THE_TWO.search(sentence.text)
    if match is None or _is_quoted(sentence.text, match.start()):
        return
    at = sentence.start
    named = _each_once([hit for hit in persons if hit.start < at + match.start()])
    if not named and spoken is not None and sentence.ordinal - spoken.ordinal == 1:
        named = spoken.named
    for group, meant in zip((1, 2), named if len(named) == 2 else (), strict=False):
        name = people.name(meant.id) or meant.text
        yield NameHit(at + match.start(group), at + match.end(group), match[group], meant.id, "actor", "person",
                      False, meant.of, name=name)  # fmt: skip


def _stands_free(text: str, at: int) -> bool:
    """Whether a name hangs on no preposition and is not only quoted, so that the next sentence may take it up."""
    return not _HANGS.search(text[max(0, at - 12) : at]) and not _is_quoted(text, at)


def _each_once(persons: Sequence[NameHit]) -> list[NameHit]:
    return list({hit.id: hit for hit in reversed(persons)}.values())[::-1]


def _resolved(
    sentence: Sentence, persons: Sequence[NameHit], spoken: Spoken | None, people: People, unknown: int
) -> Iterator[NameHit]:
    """The hits of the pronouns of a sentence; those behind the offset of an `unknown` name find nobody before it.

    One that is quoted finds nobody outside its quotation, and one beside a quotation nobody in it: "“Rojas lied,” he
    said" tells of another than Rojas.
    """
    text = sentence.text
    goes_on: dict[tuple[bool, bool], NameHit | None] = {}
    for match in _HE.finditer(text):
        word, at = match[0], sentence.start + match.start()
        woman, quoted = word.lower() in _WOMAN, _is_quoted(text, match.start())
        named = [hit for hit in persons if hit.start < at and _is_quoted(text, hit.start - sentence.start) is quoted]
        here = _fitting(named, people, woman=woman)
        if not here and not quoted and spoken is not None and at < unknown:
            here = _fitting(spoken.persons, people, woman=woman)
        if word in ("he", "she") and (woman, quoted) in goes_on:
            before = goes_on[woman, quoted]  # "He met Bo Luna, whom he knew": he is the one of whom it tells
            here = [before] if before is not None else []
        if word.lower() in ("he", "she"):
            goes_on.setdefault((woman, quoted), here[0] if len(here) == 1 else None)
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
    """Whether a quotation is open at an offset: one opened before it, or one that a sentence before opened ends."""
    for opens, closes in _QUOTES:
        if closes not in text and opens not in text:
            continue
        opened, closed = text.rfind(opens, 0, at), text.rfind(closes, 0, at)
        ends = text.find(closes, at)
        if opened > closed or (ends >= 0 and opened < 0 and closed < 0 and opens not in text[at:ends]):
            return True
    return text.count('"', 0, at) % 2 == 1
