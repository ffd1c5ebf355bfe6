"""Pages set in columns, read down each column where a file reads them across.

A PDF file keeps its words in the order in which a program drew them. Most programs draw one column after the other;
some draw row by row, and then each line of the text is half of one story and half of its neighbour. Such a page is
told by its layout: rows parted by a gap at the same place, with running text (lines that go on in small letters) on
both sides. What is a table stays as it is, and so does a page that the file reads in its right order. Scripts without
small letters are left alone: their columns may run from the right.
"""

import re
from collections.abc import Sequence
from itertools import groupby
from typing import NamedTuple

LEAST_ROWS = 5
"""Rows with text on both sides of a gutter; fewer may be chance."""
_RUNNING = 0.25  # of the lines of a column of running text begin with a small letter
_WIDTH = 15  # characters of the middle line of a column; narrower ones are the cells of tables
_LONGER = 1.2  # times as long as any line of the left column is a line that has both columns for itself
_ACROSS = 0.5  # of the rows are read across, on a page that must be read anew
_PIECE = re.compile(r"\S+(?: {1,2}\S+)*")


class _Piece(NamedTuple):
    """What stands on one line without a wide gap."""

    start: int
    end: int
    text: str


_Row = tuple[_Piece, ...]


class _Gutter(NamedTuple):
    """Between two columns."""

    place: int
    """Where the right column begins."""
    reach: int
    """No line of the left column ends behind it."""


def read_down(plain: str, laid: str) -> str:
    """The page with one column after the other; `plain` itself where no columns are read across.

    `laid` is the same page as it looks: each line at its height, each word about as far from the edge as on paper.
    """
    rows = [tuple(_Piece(*found.span(), found[0]) for found in _PIECE.finditer(line)) for line in laid.split("\n")]
    whole = _Letters(plain)
    gutter = _gutter(rows)
    if gutter is None or not _read_across(rows, gutter.place, whole) or not whole.same_as(laid):
        return plain
    return "\n".join(whole.as_written(line) for line in _down(rows))


def _down(rows: Sequence[_Row]) -> list[str]:
    """The lines of these rows in reading order: between full-width lines, each side of the gutter for itself."""
    gutter = _gutter(rows)
    if gutter is None:
        return [" ".join(piece.text for piece in row) for row in rows if row]
    lines: list[str] = []
    for full, block in groupby(_framed(rows, gutter), key=lambda told: told[0]):
        held = [row for _, row in block]
        if full:
            lines += [" ".join(piece.text for piece in row) for row in held]
        else:
            for side in zip(*(_sides(row, gutter.place) for row in held), strict=True):
                lines += _down([row for row in side if row])
    return lines


def _framed(rows: Sequence[_Row], gutter: _Gutter) -> list[tuple[bool, _Row]]:
    """Each row that holds text, with whether it belongs to the full width: it crosses the gutter, or is a running head.

    A running head is the first or last row of the page where empty lines part it from the rest.
    """
    held = [n for n, row in enumerate(rows) if row]
    heads = {held[0]} if len(held) > 1 and held[1] - held[0] > 1 else set()
    if len(held) > 1 and held[-1] - held[-2] > 1:
        heads.add(held[-1])
    return [(n in heads or _is_full(rows[n], gutter), rows[n]) for n in held]


def _is_full(row: _Row, gutter: _Gutter) -> bool:
    return len(row) == 1 and row[0].start < gutter.reach < row[0].end


def _sides(row: _Row, place: int) -> tuple[_Row, _Row]:
    """The pieces left and right of the gutter, each where its middle lies."""
    left = tuple(piece for piece in row if piece.start + piece.end < 2 * place)
    return left, row[len(left) :]


def _gutter(rows: Sequence[_Row]) -> _Gutter | None:
    """What parts most rows into two columns of running text; None where nothing does."""
    best, found = 0, None
    for place in sorted({piece.start for row in rows for piece in row[1:]}):
        parted = [row for row in rows if row and row[0].end < place <= row[-1].start]
        ends = [max(piece.end for piece in row if piece.end < place) for row in parted]
        crossed = sum(piece.start < place <= piece.end for row in rows for piece in row)
        if len(ends) >= LEAST_ROWS and len(ends) - crossed > best:
            best, found = len(ends) - crossed, _Gutter(place, min(place, int(_LONGER * max(ends))))
    if found is None:
        return None
    columns = zip(*(_sides(row, found.place) for row in rows if row and not _is_full(row, found)), strict=True)
    return found if all(_is_running([row for row in column if row]) for column in columns) else None


def _is_running(column: Sequence[_Row]) -> bool:
    """Whether a column's lines are long, and often go on with what the line above began."""
    widths = sorted(row[-1].end - row[0].start for row in column)
    small = sum(row[0].text[0].islower() for row in column)
    return bool(column) and widths[len(widths) // 2] >= _WIDTH and small >= _RUNNING * len(column)


def _read_across(rows: Sequence[_Row], place: int, whole: "_Letters") -> bool:
    """Whether the plain text goes on from one column into the other, in most rows."""
    parted = [(left[-1].text, right[0].text) for left, right in (_sides(row, place) for row in rows) if left and right]
    return sum(whole.holds(left + right) for left, right in parted) > _ACROSS * len(parted)


class _Letters:
    """A text without its spaces, which knows where each character stood."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._places = [n for n, character in enumerate(text) if not character.isspace()]
        self._letters = "".join(text[n] for n in self._places)

    def holds(self, piece: str) -> bool:
        return _bare(piece) in self._letters

    def same_as(self, other: str) -> bool:
        """Whether the other text has the same characters, in whatever order."""
        return sorted(self._letters) == sorted(_bare(other))

    def as_written(self, line: str) -> str:
        """The line with the spaces it has in this text: those of a layout are only measured."""
        bare = _bare(line)
        at = self._letters.find(bare)
        if at < 0 or not bare:
            return " ".join(line.split())
        return " ".join(self._text[self._places[at] : self._places[at + len(bare) - 1] + 1].split())


def _bare(text: str) -> str:
    return "".join(text.split())
