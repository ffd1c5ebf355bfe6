"""What a text shares with its copies: sampled hashes of all its runs of five words.

It compares nothing: which texts are copies is settled in `kb.stories` from these numbers alone, so that they can be
kept in the database and the texts need not be read again. Case, punctuation and the dots of abbreviations are
levelled first ("U.S." and "US" give the same numbers), since copies differ there.

A short text keeps every second shingle, a long one every fourth or eighth. The low three bits of a number are the
bits it was sampled by, so the sample of a short text holds that of a long one (see `SampleSizes`).
"""

from collections.abc import Collection
from typing import NamedTuple
from zlib import crc32

WORDS = 5
LEAST = 50
"""Texts of fewer shingles have none: too little to tell a copy from a common phrase."""

_FACTORS = (33_554_393, 28_411_909, 24_036_583, 20_996_011, 17_167_019)  # primes below 2^25: sums stay below 2^60
_APOSTROPHES = "’‘\u00ad\u200b"  # dropped like the ASCII one: copies differ in them
_MARKS = "“”„«»–—…\u00a0\u2009"
_SPACE = bytes(b if b >= 0x80 or chr(b).isalnum() else 0x20 for b in range(256))
_DROPPED = b".'"


def shingles(text: str) -> tuple[int, ...]:
    """The sampled shingles of a body text, ascending, without repeats; empty for a text of fewer than fifty.

    >>> len(shingles("too short"))
    0
    """
    numbers = list(map(crc32, _words(text)))
    ends = numbers[WORDS - 1 :]
    if len(ends) < LEAST:
        return ()
    mask = _mask(len(ends))
    sampled = [at for at, (first, last) in enumerate(zip(numbers, ends, strict=False)) if not (first + 3 * last) & mask]
    f0, f1, f2, f3, f4 = _FACTORS
    kept = set()
    for at in sampled:
        a, b, c, d, e = numbers[at : at + WORDS]
        kept.add((a * f0 + b * f1 + c * f2 + d * f3 + e * f4 << 3) | ((a + 3 * e) & 7))
    return tuple(sorted(kept))


def kept(numbers: Collection[int]) -> list[int]:
    """Those of a text's shingles by which a database finds what may be a copy: one in eight, of a short text in four.

    Of two texts' shingles those are common to both lists that the coarser sample keeps, so it does not matter which
    of the two is looked for.
    """
    mask = 3 if sample_sizes(numbers).mask == 1 else 7
    return [number for number in numbers if not number & mask]


class SampleSizes(NamedTuple):
    """How a sample was taken, and how many of its numbers each mask would keep.

    A number that two samples share passes the masks of both, so texts are compared by the coarser of the two.
    """

    mask: int
    half: int
    quarter: int
    eighth: int

    def under(self, mask: int) -> int:
        """How many numbers a sample by this mask holds."""
        return self.half if mask == 1 else self.quarter if mask == 3 else self.eighth


def sample_sizes(numbers: Collection[int]) -> SampleSizes:
    """The sizes of a sample; its mask is the coarsest that all its numbers pass."""
    quarter = [number for number in numbers if not number & 3]
    eighth = [number for number in quarter if not number & 7]
    mask = 7 if len(eighth) == len(numbers) else 3 if len(quarter) == len(numbers) else 1
    return SampleSizes(mask, len(numbers), len(quarter), len(eighth))


def _mask(count: int) -> int:
    return 1 if count <= 128 else 3 if count <= 512 else 7


def _words(text: str) -> list[bytes]:
    """Levelled words; single characters where the script writes no spaces."""
    level = text.casefold()
    if not level.isascii():
        for mark in _APOSTROPHES:  # ten searches in C cost a third of one `translate`
            level = level.replace(mark, "")
        for mark in _MARKS:
            level = level.replace(mark, " ")
    words = level.encode("utf-8", "replace").translate(_SPACE, _DROPPED).split()
    if len(level) > 15 * max(len(words), 1) and not level.isascii():
        return [char.encode("utf-8", "replace") for char in level if char.isalnum()]
    return words
