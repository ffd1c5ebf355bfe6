"""Which texts are copies of one another, from shingles alone, and the day that a story lends its undated copies.

A copy shares at least half of the shorter text's shingles. Copies are the connected components of that relation, so
nothing depends on the order of arrival; a rewrite that keeps less is a voice of its own. Counting is near linear: texts
meet only through shingles that they share, and of a shingle in very many texts only neighbours are compared.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import pairwise

from loaders.shingle import sample_sizes
from schemas.source import Story

SHARED = 0.5
"""The part of the shorter text's shingles that makes a copy."""
LEAST = 6
"""Fewer shared numbers than these are chance or a common phrase."""
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
    met: Counter[tuple[str, str]] = Counter()
    crowds: list[list[str]] = []
    for texts in _holders(shingles):
        if len(texts) > _CROWD:
            crowds.append(texts)
        else:
            met.update((one, other) for n, other in enumerate(texts) for one in texts[:n])
    crowded = Counter(key for texts in crowds for key in texts)
    for texts in crowds:  # stock phrases stand in many texts, but few texts consist of them
        met.update(pairwise(key for key in texts if crowded[key] >= _MOSTLY * len(shingles[key])))
    sizes = {key: sample_sizes(shingles[key]) for key in {key for pair in met for key in pair}}
    found = []
    for (one, other), shared in met.items():
        mask = max(sizes[one].mask, sizes[other].mask)
        enough = max(LEAST, SHARED * min(sizes[one].under(mask), sizes[other].under(mask)))
        if shared < enough <= shared + min(crowded[one], crowded[other]):  # not all of theirs were counted
            shared = len(set(shingles[one]).intersection(shingles[other]))
        if shared >= enough:
            found.append((min(one, other), max(one, other)))
    return sorted(found)


def _holders(shingles: Mapping[str, Collection[int]]) -> Iterator[list[str]]:
    """For each shingle in several texts these texts, ordered by size and id; in parts, so that memory stays bounded."""
    keys = sorted(shingles, key=lambda key: (len(shingles[key]), key))
    parts = 1 + sum(map(len, shingles.values())) // _AT_ONCE
    for part in range(parts):
        first: dict[int, str] = {}
        holders: dict[int, list[str]] = {}
        for key in keys:
            for number in shingles[key]:
                if parts > 1 and (number >> 3) % parts != part:
                    continue
                holder = first.setdefault(number, key)
                if holder is not key:
                    holders.setdefault(number, [holder]).append(key)
        yield from holders.values()


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
