"""Rows as a person or a program wants to read them: text, JSON, CSV or Markdown.

It asks no database: `kb.store` gives the rows, this lays them out.
"""

import csv
import io
import json
import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from schemas.problems import CallError

Row = Mapping[str, Any]

_MARKS = {"planned": "○", "tentative": "?", "ongoing": "◐", "occurred": "●", "postponed": "→", "cancelled": "×"}
_WIDEST_DATE = 34  # columns; a longer date stands out to the right, so that one does not push all titles away


def render(rows: Sequence[Row], form: str) -> str:
    """A timeline's rows in the form asked for: `text`, `json`, `csv` or `markdown`; ends with a newline.

    Raises CallError for another form.
    """
    if form == "text":
        return _lines(rows)
    if form == "markdown":
        return "".join(map(_bullet, rows))
    return table(rows, form)


def table(rows: Sequence[Row], form: str) -> str:
    """Any rows in the form asked for; ends with a newline. Raises CallError for an unknown form."""
    if form not in _FORMS:
        raise CallError(f"there is no form '{form}'; forms: {', '.join(_FORMS)}")
    return _FORMS[form](rows)


def _lines(rows: Sequence[Row]) -> str:
    """One line an event: date, status, title, and in dimmer words who, where, how many voices."""
    if not rows:
        return "no events\n"
    width = min(max(len(str(row["shown_date"])) for row in rows), _WIDEST_DATE)
    legend = sorted({str(row["status"]) for row in rows}, key=list(_MARKS).index)
    out = [
        f"{row['shown_date']!s:>{width}}  {_MARKS[str(row['status'])]} {row['title']}{_tail(row)}\n"
        f"{'':>{width}}    {_voices(row)} · {row['id']}\n"
        for row in rows
    ]
    out.append("\n" + "   ".join(f"{_MARKS[status]} {status}" for status in legend) + "\n")
    return "".join(out)


def _bullet(row: Row) -> str:
    """An event as an item of a list in Markdown."""
    said = _escaped(f"{row['title']}{_tail(row)}")
    return f"- **{row['shown_date']}** ({row['status']}): {said} `{row['id']}`\n"


def _tail(row: Row) -> str:
    return f" — {row['place']}" if row.get("place") else ""


def _voices(row: Row) -> str:
    stories, sources = int(row.get("n_stories") or 0), int(row.get("n_sources") or 0)
    if not sources:
        return "no loaded text"
    voices = f"{stories} voice{'s' if stories != 1 else ''}"
    return voices if sources == stories else f"{voices} in {sources} texts"


def _escaped(text: str) -> str:
    """Text whose signs mean themselves in Markdown."""
    return re.sub(r"([\\`*_\[\]<>#|])", r"\\\1", text)


def _json(rows: Sequence[Row]) -> str:
    return json.dumps([dict(row) for row in rows], indent=1, ensure_ascii=False, default=bytes.hex) + "\n"


def _csv(rows: Sequence[Row]) -> str:
    out = io.StringIO()
    if rows:
        writer = csv.DictWriter(out, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows({name: _bare(value) for name, value in row.items()} for row in rows)
    return out.getvalue()


def _bare(value: Any) -> Any:
    """A value as text can hold it: bytes in hexadecimal."""
    return value.hex() if isinstance(value, bytes) else value


def _markdown(rows: Sequence[Row]) -> str:
    if not rows:
        return "no rows\n"
    names = list(rows[0])
    lines = ["| " + " | ".join(names) + " |", "|" + " --- |" * len(names)]
    for row in rows:
        cells = (
            "" if row[name] is None else str(_bare(row[name])).replace("|", "\\|").replace("\n", " ") for name in names
        )
        lines.append("| " + " | ".join(cells) + " |")
    return "\n".join(lines) + "\n"


def _columns(rows: Sequence[Row]) -> str:
    """Aligned columns, cells cut at 60 characters."""
    if not rows:
        return "no rows\n"
    names = list(rows[0])
    cells = [names] + [["" if row[name] is None else _cut(str(row[name])) for name in names] for row in rows]
    widths = [max(len(line[column]) for line in cells) for column in range(len(names))]
    lines = ("  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip() for line in cells)
    return "\n".join(lines) + "\n"


def _cut(text: str, limit: int = 60) -> str:
    text = " ".join(text.split())
    return text if len(text) <= limit else text[: limit - 1] + "…"


_FORMS: dict[str, Callable[[Sequence[Row]], str]] = {
    "text": _columns,
    "json": _json,
    "csv": _csv,
    "markdown": _markdown,
}
