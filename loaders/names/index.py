"""One automaton for all names of a vocabulary, and what each of them can stand for.

It tells where a name stands, whole, and what it may mean; which of its meanings holds there is settled in `names`.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, MatchKind

from schemas.actor import Actor, Place
from schemas.text import Sentence
from schemas.vocabulary import Vocabulary, plain


class Meaning(NamedTuple):
    """What a name can stand for."""

    actor: str | None = None
    """Id of the actor."""
    place: str | None = None
    """Id of the place."""
    kind: str = ""
    """Kind of the actor, where there is one."""
    place_kind: str = ""
    """Kind of the place, where there is one."""
    sense: str = "name"
    """name, demonym, plural (people: "Egyptians"), metonym (a seat of government), or office ("prime minister")."""
    weight: int = 0
    """For a place: 2 a country, region, sea or capital, 1 a city that is listed among the greatest, 0 another."""
    land: str = ""
    """For a body: the id of the country whose it is."""


@dataclass(frozen=True, eq=False)
class NameIndex:
    """The automaton and, for each of its patterns, the meaning."""

    automaton: AhoCorasick
    texts: tuple[str, ...]
    meanings: tuple[Meaning, ...]

    def find(self, text: str, sentences: Sequence[Sentence]) -> dict[int, list["Known"]]:
        """By its place in `sentences`: the names that stand whole in a sentence; offsets are the sentence's own.

        They are the longest from the left, none overlapping. All matches are asked for, so a name that is refused at
        its edges ("Oman" in "Omanis") hides no shorter one.
        """
        matches = self.automaton.find_matches_as_indexes(text, overlapping=True)
        matches.reverse()  # by their end, the last first: of those that start together the longest leads
        matches.sort(key=_start)
        found: dict[int, list[Known]] = {}
        starts = [sentence.start for sentence in sentences]
        free = first = last = 0
        known: list[Known] = []
        for pattern, start, end in matches:
            if start >= last:
                at = bisect_right(starts, start) - 1
                if at < 0 or start >= sentences[at].end:
                    continue
                first, last, known = sentences[at].start, sentences[at].end, []
                found[at] = known
            if start < free or end > last:
                continue
            if (start > first and text[start - 1].isalnum()) or (end < last and text[end].isalnum()):
                continue
            free = end
            known.append(Known(start - first, end - first, self.meanings[pattern]))
        return found


_start = itemgetter(1)


class Known(NamedTuple):
    """A name of the vocabulary in its sentence."""

    start: int
    end: int
    meaning: Meaning


_kept: list[tuple[Vocabulary, tuple[str, ...], NameIndex]] = []


def index_of(vocabulary: Vocabulary, offices: tuple[str, ...] = ()) -> NameIndex:
    """The index of a vocabulary and the language's words for offices; built once for each of the last few of them."""
    for known, words, index in _kept:
        if known is vocabulary and words == offices:
            return index
    meanings = {text: Meaning(sense="office") for office in offices for text in (office, office.title())}
    for text, meaning in _meanings(vocabulary):
        known_one = meanings.get(text)
        meanings[text] = meaning if known_one is None else _joined(known_one, meaning)
    texts = tuple(meanings)
    index = NameIndex(AhoCorasick(texts, matchkind=MatchKind.Standard), texts, tuple(meanings.values()))
    _kept.insert(0, (vocabulary, offices, index))
    del _kept[4:]
    return index


def _joined(first: Meaning, later: Meaning) -> Meaning:
    """One meaning of two: the first actor and the first place that go by a name."""
    actor = first if first.actor else later
    place = first if first.place else later
    return Meaning(actor.actor, place.place, actor.kind, place.place_kind, actor.sense, place.weight, actor.land)


def _meanings(vocabulary: Vocabulary) -> Iterator[tuple[str, Meaning]]:
    seats = {
        name.text for actor in vocabulary.actors.values() if actor.kind == "country" for name in actor.names
        if name.kind == "metonym"
    }  # fmt: skip
    for actor in sorted(vocabulary.actors.values(), key=lambda a: a.origin == "shipped"):
        yield from _of_actor(actor, vocabulary.country_actors.get(actor.country or "", ""))
    cities = 0
    for place in vocabulary.places.values():
        cities += place.kind == "city"
        weight = 2 if place.kind != "city" or place.name in seats else 1 if cities <= 400 else 0
        yield from _of_place(place, weight)


def _of_actor(actor: Actor, land: str) -> Iterator[tuple[str, Meaning]]:
    own = Meaning(actor.id, None, actor.kind, land=land)
    for text in _spellings(actor.name):
        yield text, own
    for name in actor.names:
        sense = name.kind if name.kind in ("demonym", "metonym") else "name"
        for text in _spellings(name.text):
            yield text, own._replace(sense=sense)
        if name.kind == "demonym" and not name.text.endswith(("ese", "ish", "ch", "s", "men", "man")):
            yield name.text + "s", own._replace(sense="plural")


def _of_place(place: Place, weight: int) -> Iterator[tuple[str, Meaning]]:
    own = Meaning(None, place.id, "", place.kind, weight=weight)
    for written in (place.name, *(name.text for name in place.names)):
        for text in _spellings(written):
            yield text, own


def _spellings(name: str) -> Iterator[str]:
    """A name as texts spell it: with and without accents, with either apostrophe; nothing of one letter."""
    if len(name) < 2:
        return
    yield name
    if not name.isascii():
        yield plain(name)
    for mark, other in (("'", "’"), ("’", "'"), ("‘", "'")):
        if mark in name:
            yield name.replace(mark, other)
