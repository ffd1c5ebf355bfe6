"""Which texts are copies of one another, from shingles alone, and the day that a story lends its undated copies.

A copy shares more than half of the shorter text's shingles. Copies are the connected components of that relation, so
nothing depends on the order of arrival; a rewrite that keeps less is a voice of its own. Counting is near linear: texts
meet only through the kept shingles that they share, and of one in very many texts only neighbours are compared.
"""

from array import array
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from math import sqrt
from typing import NamedTuple

from loaders.shingle import SampleSizes, kept, sample_sizes
from schemas.source import Story

SHARED = 0.5
"""The part of the shorter text's shingles that makes a copy."""
LEAST = 6
"""Fewer shared numbers than these are chance or a common phrase."""
MEET = 2
"""Copies share as many at least of the numbers that are kept in a database: so they are found there, too."""
OF_KEPT = 4
"""They share one in so many of these at least, half of what a copy at the limit has by chance: so few texts meet."""
_AT_ONCE = 2_000_000  # numbers held in one index at a time, about 0.3 GB; more are gone through in parts
_SLOTS = 24  # bits of a number by which it is counted roughly, in one byte each
_MOSTLY = 0.4  # the part of a text's shingles that stands in crowds, from which it may be a copy by these alone
_CROWD = 16  # a shingle in more texts than these: only neighbours in size and id meet through it


def group_copies(shingles: Mapping[str, Collection[int]], sha256: Mapping[str, str]) -> list[tuple[str, ...]]:
    """All texts in groups of copies, each group sorted, the groups by their least id; a text alone is its own group.

    >>> group_copies({"b": (), "a": (), "c": ()}, {"a": "1", "b": "1", "c": "2"})
    [('a', 'b'), ('c',)]
    """
    ids = sorted(set(sha256) | set(shingles))
    parent = {key: key for key in ids}
    same: dict[str, str] = {}
    for key in ids:
        if key in sha256:
            _join(parent, same.setdefault(sha256[key], key), key)
    # Of texts with the same bytes one stands for all.
    alone = {key: numbers for key in ids if (numbers := shingles.get(key)) and _root(parent, key) == key}
    for one, other in copies(alone):
        _join(parent, one, other)
    groups = defaultdict(list)
    for key in ids:
        groups[_root(parent, key)].append(key)
    return [tuple(group) for group in groups.values()]


def copies(shingles: Mapping[str, Collection[int]]) -> list[tuple[str, str]]:
    """The pairs that are copies, each pair and all of them sorted (of a crowd of copies, enough to connect it)."""
    crowd = _crowd(shingles)
    keys = sorted(shingles)
    texts = [_text(shingles[key], crowd) for key in keys]
    found: set[tuple[int, int]] = set()
    start = 0
    while start < len(texts):
        start = _meet(texts, start, crowd, found)
    # Stock phrases stand in many texts, but few texts consist of them: a crowd of copies meets in a chain.
    mostly = sorted((at for at, text in enumerate(texts) if text.crowded), key=lambda at: len(texts[at].numbers))
    last: dict[int, int] = {}
    for at in mostly:
        stock = crowd.intersection(texts[at].numbers)
        found |= _copies_of(texts, at, {last[number] for number in stock if number in last})
        last.update(dict.fromkeys(stock, at))
    return [(keys[one], keys[other]) for one, other in sorted(found)]


class _Text(NamedTuple):
    numbers: Collection[int]
    sizes: SampleSizes
    kept: "array[int]"
    """Those of its numbers by which it is met; of a million texts these are all in memory at once."""
    crowded: bool
    """Whether so many of its numbers do that it may be a copy by these alone."""


def _text(numbers: Collection[int], crowd: set[int]) -> _Text:
    crowded = len(crowd.intersection(numbers)) >= max(1, _MOSTLY * len(numbers))
    return _Text(numbers, sample_sizes(numbers), array("q", kept(numbers)), crowded)


def _enough(size: int) -> float:
    """How many of so many numbers a copy shares: more than half, by half of what chance makes of a half."""
    return max(LEAST, SHARED * size + 0.5 * sqrt(size))


def _least(one: _Text, other: _Text) -> int:
    """How many of the numbers that are kept two copies share at least; an eighth of a text's shingles always is."""
    return max(MEET, min(one.sizes.eighth, other.sizes.eighth) // OF_KEPT)


def _copies_of(texts: Sequence[_Text], at: int, met: Collection[int]) -> set[tuple[int, int]]:
    """The pairs that the text at a place makes with those of some others that are its copies."""
    text = texts[at]
    same_kept, same = set(text.kept).intersection, set(text.numbers).intersection
    found = set()
    for other in met:
        there = texts[other]
        if len(same_kept(there.kept)) < _least(text, there):
            continue  # most texts that meet share a phrase only
        mask = max(text.sizes.mask, there.sizes.mask)
        if len(same(there.numbers)) >= _enough(min(text.sizes.under(mask), there.sizes.under(mask))):
            found.add((min(at, other), max(at, other)))
    return found


def _crowd(shingles: Mapping[str, Collection[int]]) -> set[int]:
    """The numbers that stand in very many texts.

    All are counted roughly first, many in one slot, so that few have to be counted one by one.
    """
    slots, last = bytearray(1 << _SLOTS), (1 << _SLOTS) - 1
    for numbers in shingles.values():
        for number in numbers:
            slot = number >> 3 & last
            if slots[slot] <= _CROWD:
                slots[slot] += 1
    counts: Counter[int] = Counter()
    for numbers in shingles.values():
        counts.update([number for number in numbers if slots[number >> 3 & last] > _CROWD])
    return {number for number, count in counts.items() if count > _CROWD}


def _meet(texts: Sequence[_Text], start: int, crowd: set[int], found: set[tuple[int, int]]) -> int:
    """Adds the copies that texts from `start` on have among those behind them; the place behind the last one indexed.

    Only so many texts are indexed as memory is meant to hold; all behind them are held against the index.
    """
    index: dict[int, list[int]] = {}
    held, end = 0, start
    for at in range(start, len(texts)):
        text = texts[at]
        met = {other for number in text.kept for other in index.get(number, ())}
        found |= _copies_of(texts, at, met)
        if held < _AT_ONCE:
            rare = [number for number in text.kept if number not in crowd]
            for number in rare:
                index.setdefault(number, []).append(at)
            held, end = held + len(rare), at + 1
    return end


def stories(groups: Iterable[Sequence[str]], days: Mapping[str, date | None]) -> Iterator[Story]:
    """The groups as stories, by their ids; each counts from the earliest day that one of its copies states.

    `days` holds what the texts themselves state, nothing borrowed.
    """
    for group in sorted(groups, key=min):
        stated = [day for key in group if (day := days.get(key)) is not None]
        yield Story(id=min(group), sources=tuple(sorted(group)), published_day=min(stated, default=None))


def _root(parent: dict[str, str], key: str) -> str:
    while parent[key] != key:
        parent[key] = parent[parent[key]]
        key = parent[key]
    return key


def _join(parent: dict[str, str], one: str, other: str) -> None:
    left, right = sorted((_root(parent, one), _root(parent, other)))
    parent[right] = left
