"""What a text shares with its copies: sampled hashes of all its runs of five words.

It compares nothing: which texts are copies is settled in `kb.stories` from these numbers alone, so that they can be
kept in the database and the texts need not be read again. Case, punctuation and the dots of abbreviations are
levelled first ("U.S." and "US" give the same numbers), since copies differ there.

A short text keeps every second shingle, a long one every fourth or eighth. The low three bits of a number are the
bits it was sampled by, so the sample of a short text can be thinned to that of a long one (see `thin`).
"""

import hashlib
from collections.abc import Sequence

WORDS = 5
LEAST = 50
"""Texts of fewer shingles have none: too little to tell a copy from a common phrase."""

_PRIME = (1 << 60) - 93
_FACTORS = (1_000_003, 998_244_353, 104_729, 15_485_863, 32_452_843)
_APOSTROPHES = "’‘\u00ad\u200b"  # dropped like the ASCII one: copies differ in them
_MARKS = "“”„«»–—…\u00a0\u2009"
_SPACE = bytes(b if b >= 0x80 or chr(b).isalnum() else 0x20 for b in range(256))
_DROPPED = b".'"
_CACHED = 1 << 18


class _Hashes(dict[bytes, int]):
    """A word's number, computed once in each process; emptied when it has grown large."""

    def __missing__(self, word: bytes) -> int:
        if len(self) >= _CACHED:
            self.clear()
        number = int.from_bytes(hashlib.blake2b(word, digest_size=8).digest(), "big") % _PRIME
        self[word] = number
        return number


_HASHES = _Hashes()


def shingles(text: str) -> tuple[int, ...]:
    """The sampled shingles of a body text, ascending, without repeats; empty for a text of fewer than fifty.

    >>> len(shingles("too short"))
    0
    """
    words = _words(text)
    numbers = list(map(_HASHES.__getitem__, words))
    ends = numbers[WORDS - 1 :]
    if len(ends) < LEAST:
        return ()
    mask = _mask(len(ends))
    sampled = [at for at, (first, last) in enumerate(zip(numbers, ends, strict=False)) if not (first + 3 * last) & mask]
    f0, f1, f2, f3, f4 = _FACTORS
    kept = set()
    for at in sampled:
        a, b, c, d, e = numbers[at : at + WORDS]
        kept.add(((a * f0 + b * f1 + c * f2 + d * f3 + e * f4) % _PRIME << 3) | ((a + 3 * e) & 7))
    return tuple(sorted(kept))


def thin(numbers: Sequence[int], mask: int) -> set[int]:
    """The sample as it would be under a coarser mask (1, 3 or 7)."""
    return {number for number in numbers if not number & mask}


def mask_of(numbers: Sequence[int]) -> int:
    """The mask that a sample was taken by: the coarsest that all its numbers pass."""
    seen = 0
    for number in numbers:
        seen |= number & 7
        if seen & 3:
            return 1
    return 3 if seen else 7


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
