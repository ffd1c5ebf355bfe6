"""Which texts are copies of one another, and what a story lends its undated copies: from shingles alone.

A copy shares at least half of the shorter text's shingles. Copies are the connected components of that relation, so
nothing depends on the order of arrival; a rewrite that keeps less is a voice of its own. Counting is near linear: texts
meet only through shingles that they share, and of a shingle in very many texts only neighbours are compared.
"""

import itertools
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date

from loaders.shingle import mask_of, thin
from schemas.source import Source, Story

SHARED = 0.5
"""The part of the shorter text's shingles that makes a copy."""
LEAST = 6
"""Fewer shared numbers than these are chance or a common phrase."""
_CROWD = 24  # a shingle in more texts than these: only neighbours in size and id meet through it


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
    holders: defaultdict[int, list[str]] = defaultdict(list)
    for key in sorted(shingles, key=lambda key: (len(shingles[key]), key)):
        for number in shingles[key]:
            holders[number].append(key)
    met: Counter[tuple[str, str]] = Counter()
    for texts in holders.values():
        if len(texts) > 1:
            met.update(_meetings(texts))
    return sorted((min(pair), max(pair)) for pair, shared in met.items() if shared >= 2 and are_copies(shingles, pair))


def _meetings(texts: Sequence[str]) -> Iterable[tuple[str, str]]:
    if len(texts) > _CROWD:
        return itertools.pairwise(texts)
    return ((one, other) for n, other in enumerate(texts) for one in texts[:n])


def are_copies(shingles: Mapping[str, Collection[int]], pair: tuple[str, str]) -> bool:
    """Whether two texts share enough, compared at the coarser of their samples."""
    one, other = (shingles[key] for key in pair)
    mask = max(mask_of(tuple(one)), mask_of(tuple(other)))
    left, right = thin(tuple(one), mask), thin(tuple(other), mask)
    shared = len(left & right)
    return shared >= LEAST and shared >= SHARED * min(len(left), len(right))


def stories(groups: Iterable[Sequence[str]], days: Mapping[str, date | None]) -> list[Story]:
    """The groups as stories; each counts from the earliest day that one of its copies states.

    `days` holds what the texts themselves state, nothing borrowed.
    """
    made = []
    for group in groups:
        stated = [day for key in group if (day := days.get(key)) is not None]
        made.append(Story(id=min(group), sources=tuple(sorted(group)), published_day=min(stated, default=None)))
    return sorted(made, key=lambda story: story.id)


def borrowed(source: Source, story: Story) -> Source:
    """The source with its story's day, marked so, where it states none itself; else with its story's id alone."""
    if source.published is not None or story.published_day is None:
        return source.model_copy(update={"story": story.id})
    return source.model_copy(update={"story": story.id, "published": story.published_day, "published_basis": "story"})


def _root(parent: dict[str, str], key: str) -> str:
    while parent[key] != key:
        parent[key] = parent[parent[key]]
        key = parent[key]
    return key


def _join(parent: dict[str, str], one: str, other: str) -> None:
    left, right = sorted((_root(parent, one), _root(parent, other)))
    parent[right] = left
