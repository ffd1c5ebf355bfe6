"""What a worker makes of files: for each article in them the rows to be written, and what it shares with its copies.

It runs in any process and asks no database: the caller only writes.
"""

from array import array
from collections.abc import Collection, Sequence
from pathlib import Path
from typing import NamedTuple

from kb import rows
from loaders.batch import read_batch
from loaders.shingle import kept, sample_sizes
from loaders.sources import Loaded
from schemas.problems import Problem


class Read(NamedTuple):
    """A source as it is to be written."""

    row: rows.Row
    passages: list[rows.Row]
    shingles: "array[int]"
    """All its shingles: copies are compared by them."""
    numbers: list[int]
    """Those that are kept in the database (see `shingle_numbers`)."""
    eighth: int
    """How many of all the coarsest sample keeps: by it two texts are told to share enough to be compared."""

    @property
    def id(self) -> str:
        """Its source's id."""
        return str(self.row["id"])

    @property
    def file(self) -> str:
        """The file that it stands in."""
        return str(self.row["file"] or "")


def read_rows(root: str, paths: Sequence[str]) -> list[Read | Problem]:
    """What the files below `root` hold, in order; a file that cannot be read is there as its problems."""
    found = read_batch([str(Path(root) / path) for path in paths], root)
    return [item if isinstance(item, Problem) else _rows(item) for item in found]


def _rows(item: Loaded) -> Read:
    source = item.source
    return Read(
        rows.source_row(source),
        [rows.passage_row(source.id, passage) for passage in source.passages],
        array("q", item.shingles),
        shingle_numbers(item.shingles),
        sample_sizes(item.shingles).eighth,
    )


def shingle_numbers(shingles: Collection[int]) -> list[int]:
    """The shingles that are kept, four bytes of each: enough to find what may be a copy.

    What is found is then compared by the texts themselves.
    """
    return [(shingle >> 8) % (1 << 32) - (1 << 31) for shingle in kept(shingles)]
