"""The keys under which a node can meet others: two nodes that share none are never compared, so they never merge.

A key is a function of the one node and its source, so that it can be stored and never goes stale.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache
from itertools import combinations
from typing import Protocol
from zlib import crc32

from kb.merge.words import class_of, heaviest
from schemas.edtf import julian_day

MARKS = 6
"""Words of what a text is about: with a seventh, the fitted corpus gains two of 502 happenings in several texts."""
KEY_BITS = 24
"""The lower bits of a key tell it from those that it is kept with; the upper ones say which those are."""
_LOWER = (1 << KEY_BITS) - 1
_KEPT_APART = 16  # kinds: what a month tells is kept in as many rows
_STORIES_APART = 256
_JD_UNIX = julian_day(1970, 1, 1)
_FINE_DAYS = 4  # a time of at most so many days is looked up by day, a longer one only by what its text is about
_BORDER_DAYS = 4  # texts so near the end of a month are looked up in both months
_FAMILY_MARKS = 3  # words by the family of the happening, which the keys of its day go by too
_APPOINTED = 3  # parties, or parties and place, of which each two are a key
_MONTH = 31
_NEAR_PRESENT = 700_000  # days around 1970 that a date of Python's can tell
_TO_COME = ("planned", "tentative", "postponed", "cancelled")
_NO_APPOINTMENT = ("other", "statement", "economy")


class Node(Protocol):
    """What the keys of a node are made of (`Features`)."""

    @property
    def heads(self) -> tuple[str, ...]:
        """Stems of the words that name the happening, the first one foremost."""

    @property
    def family(self) -> str:
        """Its type without the mode."""

    @property
    def status(self) -> str:
        """Its status."""

    @property
    def story(self) -> str:
        """The story that tells of it; "" for a written event."""

    @property
    def told(self) -> int | None:
        """Julian day of publication."""

    @property
    def days(self) -> tuple[int, int] | None:
        """Outer bounds as Julian days; None when undated."""

    @property
    def actors(self) -> frozenset[str]:
        """Who takes part."""

    @property
    def place(self) -> str | None:
        """Where it happens."""

    @property
    def about(self) -> tuple[str, ...]:
        """The words that say most of what the whole text is about."""

    @property
    def words(self) -> dict[str, float]:
        """Weighed stems around the happening."""


def keys_of(features: Node) -> tuple[int, ...]:
    """The keys of a node, ascending.

    A key is a stretch of time, a kind of happening, and a mark that both must bear: what the text is about, or for a
    happening with a day of its own the parties and the place. It is kept as a number of five bytes, since a million
    events have tens of millions of keys; where two keys meet in a number, a little more is compared. Keys of one month
    and kind have their upper bits in common: most of what asks for one of them asks for others.
    """
    kinds = [class_of(features.heads[0])] + ([features.family] if features.family != "other" else [])
    about = [word.encode() for word in features.about]
    keys = {
        row | crc32(mark, head) & _LOWER
        for month in _months_of(features)
        for kind, most in zip(kinds, (MARKS, _FAMILY_MARKS), strict=False)
        for row, head in [_begun(month, month, kind)]
        for mark in about[:most]
    }
    if features.days and features.days[1] - features.days[0] < _FINE_DAYS:
        marks = {*features.actors, *filter(None, [features.place]), *heaviest(features.words, 2)}
        bare = [mark.encode() for mark in marks]
        for day in range(features.days[0], features.days[1] + 1):
            row, head = _begun(_month(day), str(day), kinds[-1])
            keys.update([row | crc32(mark, head) & _LOWER for mark in bare])
            if not features.actors and features.family not in _NO_APPOINTMENT:
                keys.add(row | _begun("", str(day), kinds[0])[1] & _LOWER)  # nobody is named: "a strike" of that day
    keys.update(_appointment_keys(features))
    if features.story:
        story = f"{features.story} {kinds[0]}".encode()
        keys.add(_row(f"story {crc32(features.story.encode()) % _STORIES_APART}") | crc32(story) & _LOWER)
    return tuple(sorted(keys))


def _months_of(features: Node) -> tuple[str, ...]:
    """The months of publication in which a node is looked for; a plan also in the one in which it is to be held."""
    days = features.days
    if features.status not in _TO_COME or days is None or days[1] - days[0] > _MONTH:
        return _months(features.told)
    return tuple(dict.fromkeys([*_months(features.told), *filter(None, map(_month, days))]))


def _appointment_keys(features: Node) -> Iterator[int]:
    """The keys of what two parties have in a month, whenever it is told: plans are spoken of for a long time.

    What was put off may have been meant for the month in which that is told or for the next one.
    """
    parties = sorted({*features.actors, *filter(None, [features.place])})[:_APPOINTED]
    if features.family in _NO_APPOINTMENT or len(parties) < 2:
        return
    months = set()
    if features.days and features.days[1] - features.days[0] <= _MONTH:
        months = {_month(day) for day in features.days}
    if features.status == "postponed" and features.told is not None:
        months |= {_month(features.told), _month(features.told + _MONTH)}
    for month in months:
        row, head = _begun(month, f"in {month}", features.family)
        yield from (row | crc32(f"{one} {other}".encode(), head) & _LOWER for one, other in combinations(parties, 2))


@lru_cache(maxsize=1 << 14)
def _begun(month: str, stretch: str, kind: str) -> tuple[int, int]:
    """The upper bits of keys, and the number of a stretch of time and a kind, to be gone on with by a mark."""
    return _row(f"{month} {crc32(kind.encode()) % _KEPT_APART}"), crc32(f"{stretch} {kind} ".encode())


@lru_cache(maxsize=1 << 14)
def _row(name: str) -> int:
    """The upper bits of the keys that are kept together under a name."""
    return (crc32(name.encode()) & 0xFFFF) << KEY_BITS


@lru_cache(maxsize=1 << 14)
def _month(day: int) -> str:
    """The month of a Julian day; "" where no date of Python's tells it."""
    return f"{date(1970, 1, 1) + timedelta(day - _JD_UNIX):%Y-%m}" if abs(day - _JD_UNIX) < _NEAR_PRESENT else ""


@lru_cache(maxsize=4096)
def _months(told: int | None) -> tuple[str, ...]:
    """The month of a publication, and the next one to which it lies near; "-" without a day."""
    if told is None:
        return ("-",)
    near = {_month(told + shift) for shift in (-_BORDER_DAYS, 0, _BORDER_DAYS)}
    return tuple(sorted(near - {""})) or ("-",)
