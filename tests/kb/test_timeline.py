"""Rows laid out as text, JSON, CSV and Markdown."""

import csv
import io
import json
from typing import Any

import pytest

from kb.timeline import render, table
from schemas.problems import CallError

ROW: dict[str, Any] = {
    "id": "quad-2024",
    "shown_date": "29 July 2024",
    "status": "planned",
    "title": "Quad *ministers* meet",
    "place": "Tokyo",
    "n_stories": 1,
    "n_sources": 2,
}


def test_text_has_a_line_for_the_event_and_one_for_its_voices() -> None:
    lines = render([ROW], "text").splitlines()
    assert lines[0] == "29 July 2024  ○ Quad *ministers* meet — Tokyo"
    assert lines[1].strip() == "1 voice in 2 texts · quad-2024"
    assert lines[-1] == "○ planned"


def test_an_event_without_loaded_text_says_so() -> None:
    assert "no loaded text" in render([ROW | {"n_sources": 0, "n_stories": 0}], "text")


def test_markdown_escapes_what_would_be_markup() -> None:
    assert render([ROW], "markdown") == (
        "- **29 July 2024** (planned): Quad \\*ministers\\* meet — Tokyo `quad-2024`\n"
    )


def test_json_and_csv_read_back() -> None:
    assert json.loads(render([ROW], "json")) == [ROW]
    (read,) = csv.DictReader(io.StringIO(render([ROW], "csv")))
    assert read == {key: str(value) for key, value in ROW.items()}


@pytest.mark.parametrize("form", ["text", "json", "csv", "markdown"])
def test_no_rows_is_no_error(form: str) -> None:
    assert render([], form) in ("no events\n", "[]\n", "")
    assert table([], form) in ("no rows\n", "[]\n", "")


def test_an_unknown_form_names_the_known_ones() -> None:
    with pytest.raises(CallError, match="text, json, csv, markdown"):
        table([ROW], "xml")


def test_wide_cells_are_cut_and_pipes_escaped() -> None:
    assert "…" in table([{"quote": "word " * 40}], "text")
    assert "a \\| b" in table([{"quote": "a | b"}], "markdown")
