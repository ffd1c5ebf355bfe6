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


def test_text_lines_up_dates_and_names_each_status_once() -> None:
    rows = [
        ROW | {"n_stories": 2},
        ROW
        | {"shown_date": "May 2024", "status": "occurred", "place": None, "id": "b", "n_stories": 3, "n_sources": 3},
        ROW | {"shown_date": "June 2024", "id": "c", "n_sources": 1},
    ]
    assert render(rows, "text") == (
        "29 July 2024  ○ Quad *ministers* meet — Tokyo\n"
        "                2 voices · quad-2024\n"
        "    May 2024  ● Quad *ministers* meet\n"
        "                3 voices · b\n"
        "   June 2024  ○ Quad *ministers* meet — Tokyo\n"
        "                1 voice · c\n"
        "\n"
        "○ planned   ● occurred\n"
    )


def test_one_long_date_does_not_push_all_titles_to_the_right() -> None:
    long = "28 December 2024, 15:30 to 3 January 2025, 17:00"
    lines = render([ROW, ROW | {"shown_date": long}], "text").splitlines()
    assert lines[0] == f"{'29 July 2024':>34}  ○ Quad *ministers* meet — Tokyo"
    assert lines[2] == f"{long}  ○ Quad *ministers* meet — Tokyo"


def test_an_event_without_loaded_text_says_so() -> None:
    assert "no loaded text" in render([ROW | {"n_sources": 0, "n_stories": 0}], "text")


def test_markdown_escapes_what_would_be_markup() -> None:
    assert render([ROW], "markdown") == (
        "- **29 July 2024** (planned): Quad \\*ministers\\* meet — Tokyo `quad-2024`\n"
    )
    odd = ROW | {"title": r"a\b `c` [d] <e> #f g_h", "place": "St_Ives"}
    assert r"a\\b \`c\` \[d\] \<e\> \#f g\_h — St\_Ives `" in render([odd], "markdown")


def test_json_and_csv_read_back() -> None:
    assert json.loads(render([ROW], "json")) == [ROW]
    assert render([{"place": "Zürich"}], "json") == '[\n {\n  "place": "Zürich"\n }\n]\n'
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
    assert table([{"quote": "word " * 40, "n": 1}], "text").splitlines()[1] == f"{'word ' * 11}word…  1"
    assert table([{"quote": "word " * 12}], "text") == f"quote\n{('word ' * 12).rstrip()}\n"
    assert table([{"quote": "a | b"}], "markdown") == "| quote |\n| --- |\n| a \\| b |\n"


def test_what_is_not_known_is_an_empty_cell() -> None:
    rows = [{"id": "a", "place": None, "n": 2}, {"id": "quad", "place": "Oslo\nport", "n": None}]
    assert table(rows, "text") == "id    place      n\na                2\nquad  Oslo port\n"
    assert table(rows, "markdown") == (
        "| id | place | n |\n| --- | --- | --- |\n| a |  | 2 |\n| quad | Oslo port |  |\n"
    )
    assert table(rows, "csv") == 'id,place,n\na,,2\nquad,"Oslo\nport",\n'
