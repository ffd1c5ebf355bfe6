"""What the steps of one build share: the database, the vocabulary, the workers. It does no step itself."""

from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import Executor
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice
from pathlib import Path
from typing import TypeVar

from kb import rows, rows_known
from kb.build.reading import Read
from kb.store import Writer
from schemas.actor import Place
from schemas.vocabulary import Vocabulary

Progress = Callable[[str, int, int | None], None]
T = TypeVar("T")

BYTES_PER_TASK = 4_000_000
"""A worker gets no more than this at once, but a whole file: a file may hold many articles."""
BYTES_PER_WRITE = 32_000_000
"""So much of articles is written in one transaction."""
PER_TASK = 16
"""Files or sources that a worker gets at once: the way there costs little, and the bar moves."""
PER_WRITE = 512
"""Files or sources written in one transaction; a build of no more than these is one transaction as a whole."""

TEXTS_KEPT = 500_000
"""Texts whose shingles are kept till their stories are settled, as comparing holds them all: about a kilobyte each."""


def chunks(items: Iterable[T], size: int) -> Iterator[list[T]]:
    """The items in lists of at most `size`; lazy."""
    stream = iter(items)
    while part := list(islice(stream, size)):
        yield part


def portions(items: Iterable[T], most: int, weight: Callable[[T], int], most_weight: int) -> Iterator[list[T]]:
    """The items in lists of at most `most` and of no more weight than `most_weight`, or of one; lazy.

    >>> list(portions([5, 1, 1, 9, 1, 1], 2, int, 6))
    [[5, 1], [1], [9], [1, 1]]
    """
    part: list[T] = []
    weighs = 0
    for item in items:
        if part and (len(part) == most or weighs + weight(item) > most_weight):
            yield part
            part, weighs = [], 0
        part.append(item)
        weighs += weight(item)
    if part:
        yield part


@dataclass
class Run:
    """One build under way."""

    folder: Path
    store: Writer
    vocabulary: Vocabulary
    """What texts are read by: the shipped one and the user's own over it."""
    own: bytes
    """The user's own vocabulary, packed for workers."""
    extractor: str
    """Name of the extractor."""
    made_by: str
    """Digest of the user's own vocabulary."""
    executor: Executor | None = None
    progress: Progress = lambda what, done, total: None
    per_write: int = PER_WRITE
    """Files or sources written in one transaction."""
    shingles: "dict[str, array[int]]" = field(default_factory=dict)
    """Those of texts that this build has read, of so many as memory is meant to hold."""
    _kept: set[str] = field(default_factory=set)

    @property
    def per_merge(self) -> int:
        """Changed sources whose events are merged in one transaction: enough that most of what they touch is theirs."""
        return 4 * self.per_write

    @property
    def per_task(self) -> int:
        """Files or sources that a worker gets at once."""
        return min(PER_TASK, self.per_write)

    def keep_shingles(self, read: Iterable[Read]) -> None:
        """Keeps the shingles of texts for their stories, else made again from what was written of them."""
        for text in read:
            if text.id in self.shingles or len(self.shingles) < TEXTS_KEPT:
                self.shingles[text.id] = text.shingles

    @cached_property
    def countries(self) -> Mapping[str, str]:
        """The place of each country by its ISO code."""
        return {
            place.country: place.id
            for place in self.vocabulary.places.values()
            if place.kind == "country" and place.country
        }

    def country_of(self, place: Place | None) -> str | None:
        """The id of the country that a place lies in."""
        return self.countries.get(place.country or "") if place else None

    def keep_places(self, ids: Iterable[str | None], own: Mapping[str, Place] | None = None) -> None:
        """Writes the rows of places, of what they lie in and of their countries, where this build has not yet."""
        new = [row for row in self.place_rows((key for key in ids if key), own) if row["id"] not in self._kept]
        if not new:
            return
        self._kept |= {row["id"] for row in new}
        sql = "select * from places where id in (select value from json_each(?))"
        there = {row["id"]: row for row in self.store.query(sql, [rows.listed(row["id"] for row in new)])}
        # A row that is replaced makes SQLite look at all that points to it.
        self.store.insert("places", (row for row in new if there.get(row["id"]) != row), replace=True)

    def place_rows(self, ids: Iterable[str], own: Mapping[str, Place] | None = None) -> list[rows.Row]:
        """The rows of places, of all that they lie in and of their countries; `own` stand beside the vocabulary."""
        waiting, found = list(ids), dict[str, rows.Row]()
        while waiting:
            key = waiting.pop()
            place = (own or {}).get(key) or self.vocabulary.places.get(key)
            if place is not None and key not in found:
                found[key] = rows_known.place_row(place, self.countries)
                waiting += [near for near in (place.part_of, found[key]["country_id"]) if near]
        return [found[key] for key in sorted(found)]
