"""A sentence with the names seen in it at the first look, and the hits made of them.

It only holds and makes; what a name stands for is settled in `names`.
"""

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from loaders.names.index import Known
from loaders.names.shapes import Found
from schemas.text import NameHit, Sentence


class Draft(NamedTuple):
    """A sentence with what was seen in it at the first look; offsets are the sentence's own."""

    sentence: Sentence
    known: list[Known]
    found: list[Found]


def covered(taken: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    """Whether one of the stretches, which are sorted and apart, overlaps that from `start` to `end`."""
    i = bisect_left(taken, (end, 0)) - 1
    return i >= 0 and taken[i][1] > start


def hit_of(
    draft: Draft,
    start: int,
    end: int,
    slug: str,
    kind: str,
    *,
    demonym: bool = False,
    of: str | None = None,
    named: int | None = None,
) -> NameHit:
    """The hit of the name from `start` to `end` of the draft's sentence; `named` is where it begins behind a title."""
    at = draft.sentence.start
    named = None if named is None or named == start else at + named
    return NameHit(at + start, at + end, draft.sentence.text[start:end], slug, "actor", kind, demonym, of, named)
