"""Pages in columns are read down, whatever the order in which they were drawn; tables and plain pages stay."""

import pytest

from loaders.readers.gutters import read_down
from loaders.readers.pdf import read_pdf
from tests.loaders.readers.pdfs import Placed, pdf_placed

pytest.importorskip("pypdf", reason="the extra pdf is not installed")

HEAD = "Port and ferry office end their quarrel over the fees of the new harbour wall"
WEST = [
    "The harbour office and the ferry", "owners agreed on Tuesday to share", "the fees of the new wall, which was",
    "opened in March. Each side pays", "half of them, and the town pays", "for the lamps.",
    "The wall had been closed since", "a ship struck it in January.",
]  # fmt: skip
EAST = [
    "On Friday the council voted for a", "second bus to the northern school,", "after parents had asked for it at",
    "three meetings. The bus will begin", "to run on 2 September, when the", "new school year begins.",
    "A third bus is not planned, the", "mayor said on Monday.",
]  # fmt: skip
THIRD = [
    "Divers found an anchor below the", "old pier on Sunday. It is thought", "to be two hundred years old, and",
    "will be shown in the museum from", "next spring, when its new room is", "to be opened by the mayor.",
    "The finders were thanked with", "a dinner at the town hall.",
]  # fmt: skip


def _down(x: float, lines: list[str], top: float = 740) -> list[Placed]:
    return [(x, top - 12 * n, line) for n, line in enumerate(lines)]


def _across(*columns: list[Placed]) -> list[Placed]:
    """The lines of columns in the order of their rows, as some programs draw them."""
    return [line for row in zip(*columns, strict=True) for line in row]


def _read(*pages: list[Placed], as_one: bool = False) -> str:
    (raw,) = read_pdf(pdf_placed(*pages, as_one=as_one))  # type: ignore[misc]
    return raw.text  # type: ignore[union-attr, no-any-return]


@pytest.mark.parametrize("as_one", [False, True], ids=["line by line", "as one text object"])
@pytest.mark.parametrize("shift", [0, 5], ids=["on one base line", "a little lower"])
def test_two_columns_drawn_in_rows_are_read_one_after_the_other(shift: float, *, as_one: bool) -> None:
    page = [(50.0, 780.0, HEAD), *_across(_down(50, WEST), _down(320, EAST, 740 - shift))]
    assert _read(page, as_one=as_one).split("\n") == [HEAD, *WEST, *EAST]


def test_columns_drawn_one_after_the_other_stay_so() -> None:
    page = [(50.0, 780.0, HEAD), *_down(50, WEST), *_down(320, EAST)]
    assert _read(page).split("\n") == [HEAD, *WEST, *EAST]


def test_three_columns() -> None:
    page = [(50.0, 780.0, HEAD), *_across(_down(40, WEST), _down(220, EAST), _down(400, THIRD))]
    assert _read(page).split("\n") == [HEAD, *WEST, *EAST, *THIRD]


def test_a_line_over_both_columns_ends_what_is_above_it() -> None:
    lower = _across(_down(50, THIRD, 580), _down(320, WEST, 580))
    page = [*_across(_down(50, WEST), _down(320, EAST)), (50.0, 610.0, HEAD), *lower]
    assert _read(page).split("\n") == [*WEST, *EAST, HEAD, *THIRD, *WEST]


def test_a_running_head_belongs_to_no_column() -> None:
    head = [(50.0, 810.0, "The Quay"), (420.0, 810.0, "14 August 2024")]
    foot = [(290.0, 40.0, "Page 3")]
    text = _read([*head, *_across(_down(50, WEST), _down(320, EAST)), *foot])
    assert text.split("\n") == ["The Quay 14 August 2024", *WEST, *EAST, "Page 3"]


def test_the_last_lines_of_a_longer_column() -> None:
    more = ["Both sides signed at noon, and", "were seen to shake hands."]
    page = [*_across(_down(50, WEST), _down(320, EAST)), *_down(50, more, 740 - 12 * len(WEST))]
    assert _read(page).split("\n") == [*WEST, *more, *EAST]


def test_words_parted_at_the_end_of_a_column_line_are_whole() -> None:
    west = ["The harbour office and the fer-", "ry owners agreed on Tuesday to", *WEST[2:]]
    assert "the ferry\nowners agreed" in _read(_across(_down(50, west), _down(320, EAST)))


TABLES = {
    "short cells": [(f"Pier {n}", f"{n} ships and their crews came") for n in range(9)],
    "cells that begin anew": [(f"The pier of the ward no. {n}", f"Repaired by the town in 20{n}0") for n in range(9)],
}


@pytest.mark.parametrize("rows", TABLES.values(), ids=TABLES)
def test_the_rows_of_a_table_stay_together(rows: list[tuple[str, str]]) -> None:
    page = _across(_down(50, [left for left, _ in rows]), _down(320, [right for _, right in rows]))
    assert _read(page).split("\n") == [f"{left} {right}" for left, right in rows]


def test_a_layout_that_lost_a_letter_is_not_followed() -> None:
    laid = "\n".join(f"{west:45}{east}" for west, east in zip(WEST, EAST, strict=True))
    plain = "\n".join(f"{west} {east}" for west, east in zip(WEST, EAST, strict=True))
    assert read_down(plain, laid).split("\n") == [*WEST, *EAST]
    assert read_down(plain + " 7", laid) == plain + " 7"


def test_spaces_are_those_of_the_text_and_not_of_the_layout() -> None:
    laid = "\n".join(f"{west.replace('th', 't h'):45}{east}" for west, east in zip(WEST, EAST, strict=True))
    plain = "\n".join(f"{west} {east}" for west, east in zip(WEST, EAST, strict=True))
    assert read_down(plain, laid).split("\n") == [*WEST, *EAST]


@pytest.mark.parametrize("text", ["", "\n\n", "One line.", "a   b\n" * 9])
def test_pages_without_columns_are_left_as_they_are(text: str) -> None:
    assert read_down(text, text) == text
