"""Which texts are copies of one another, from shingles alone, and the day that a story lends its undated copies.

A copy shares more than half of the shorter text's shingles. Copies are the connected components of that relation, so
nothing depends on the order of arrival; a rewrite that keeps less is a voice of its own. Counting is near linear: texts
meet only through shingles that they share, and of a shingle in very many texts only neighbours are compared.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from itertools import pairwise
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
_AT_ONCE = 2_000_000  # numbers held in one index at a time, about 0.3 GB; more are gone through in parts
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
    texts = {key: _text(numbers, crowd) for key, numbers in shingles.items()}
    found: set[tuple[str, str]] = set()
    keys, start = sorted(texts), 0
    while start < len(keys):
        start = _meet(texts, keys, start, crowd, found)
    # Stock phrases stand in many texts, but few texts consist of them: a crowd of copies meets in a chain.
    mostly = sorted((len(t.numbers), key) for key, t in texts.items() if t.crowded >= max(1, _MOSTLY * len(t.numbers)))
    chains = defaultdict(list)
    for _, key in mostly:
        for number in crowd.intersection(texts[key].numbers):
            chains[number].append(key)
    for one, other in {pair for chain in chains.values() for pair in pairwise(chain)}:
        if _alike(texts[one], texts[other], 0):
            found.add((min(one, other), max(one, other)))
    return sorted(found)


class _Text(NamedTuple):
    numbers: Collection[int]
    sizes: SampleSizes
    crowded: int
    """How many of its numbers stand in a crowd of texts."""
    least: float
    """How many a copy shares with it at least, by whichever sample they are compared."""


def _text(numbers: Collection[int], crowd: set[int]) -> _Text:
    sizes = sample_sizes(numbers)
    return _Text(numbers, sizes, sum(map(crowd.__contains__, numbers)), _enough(sizes.under(7)))


def _enough(size: int) -> float:
    """How many of so many numbers a copy shares: more than half, by half of what chance makes of a half."""
    return max(LEAST, SHARED * size + 0.5 * sqrt(size))


def _alike(one: _Text, other: _Text, shared: int) -> bool:
    """Whether two texts are copies; `shared` counts the numbers that both have, but for those of a crowd."""
    mask = max(one.sizes.mask, other.sizes.mask)
    enough = _enough(min(one.sizes.under(mask), other.sizes.under(mask)))
    if shared < enough <= shared + min(one.crowded, other.crowded):
        shared = len(set(one.numbers).intersection(other.numbers))
    return shared >= enough and len(set(kept(one.numbers)).intersection(kept(other.numbers))) >= MEET


def _crowd(shingles: Mapping[str, Collection[int]]) -> set[int]:
    """The numbers that stand in very many texts; counted in parts, so that memory stays bounded."""
    parts = 1 + sum(map(len, shingles.values())) // _AT_ONCE
    crowd: set[int] = set()
    for part in range(parts):
        counts: Counter[int] = Counter()
        for numbers in shingles.values():
            counts.update(numbers if parts == 1 else [n for n in numbers if (n >> 3) % parts == part])
        crowd.update(number for number, count in counts.items() if count > _CROWD)
    return crowd


def _meet(texts: dict[str, _Text], keys: list[str], start: int, crowd: set[int], found: set[tuple[str, str]]) -> int:
    """Adds the copies that texts from `start` on have among those behind them; the place behind the last one indexed.

    Only so many texts are indexed as memory is meant to hold; all behind them are held against the index.
    """
    index: dict[int, list[str]] = {}
    held, end = 0, start
    for at in range(start, len(keys)):
        key = keys[at]
        text = texts[key]
        met: dict[str, int] = {}
        for number in text.numbers:
            for other in index.get(number, ()):
                met[other] = met.get(other, 0) + 1
        for other, shared in met.items():
            there = texts[other]
            if shared + min(text.crowded, there.crowded) < min(text.least, there.least):
                continue  # most texts that meet share a phrase only
            if _alike(text, there, shared):
                found.add((other, key))
        if held < _AT_ONCE:
            for number in text.numbers:
                if number not in crowd:
                    index.setdefault(number, []).append(key)
            held, end = held + len(text.numbers), at + 1
    return end


def stories(groups: Iterable[Sequence[str]], days: Mapping[str, date | None]) -> list[Story]:
    """The groups as stories; each counts from the earliest day that one of its copies states.

    `days` holds what the texts themselves state, nothing borrowed.
    """
    made = []
    for group in groups:
        stated = [day for key in group if (day := days.get(key)) is not None]
        made.append(Story(id=min(group), sources=tuple(sorted(group)), published_day=min(stated, default=None)))
    return sorted(made, key=lambda story: story.id)


def _root(parent: dict[str, str], key: str) -> str:
    while parent[key] != key:
        parent[key] = parent[parent[key]]
        key = parent[key]
    return key


def _join(parent: dict[str, str], one: str, other: str) -> None:
    left, right = sorted((_root(parent, one), _root(parent, other)))
    parent[right] = left
