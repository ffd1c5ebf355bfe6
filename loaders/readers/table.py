"""Files of many articles in rows or records: .csv, .tsv, .jsonl and .json.

The common names of columns are known (`text`, `body`, `content` …). Other names are told in the file itself, so that
the same bytes always read the same: by a first line `# columns: text=corpo, title=titolo` in a .csv file, by a first
record `{"columns": {"text": "corpo"}}` in a .jsonl file, by a key `columns` beside `articles` in a .json file.
"""

import csv
import io
import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from loaders.readers.columns import articles, columns_of
from loaders.readers.decode import decode
from schemas.problems import Problem, ProblemsError
from schemas.text import RawText

_MAP_LINE = re.compile(r"\A#\s*columns:\s*(.+?)\s*\n")
_LONGEST = 20_000_000
_LISTS = ("articles", "items", "documents", "results", "data")


def read_csv(data: bytes) -> Iterator[RawText | Problem]:
    """The articles of a .csv or .tsv file with a line of column names; the delimiter is found by that line."""
    text, notes = decode(data)
    stated: dict[str, str] = {}
    if told := _MAP_LINE.match(text):
        stated = dict(part.strip().split("=", 1) for part in told[1].split(",") if "=" in part)
        text = text[told.end() :]
    head = text.partition("\n")[0]
    delimiter = max(",;\t|", key=head.count)
    csv.field_size_limit(_LONGEST)
    rows = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter, restkey="", restval="")
    if not rows.fieldnames:
        raise _refused("has no line of column names")
    records: list[tuple[int, dict[str, Any] | Problem]] = []
    try:
        records.extend((rows.line_num + bool(told), row) for row in rows)
    except csv.Error as fault:
        problem = Problem(code="R07", line=rows.line_num, message=f"the rows from here on cannot be read: {fault}")
        records.append((rows.line_num, problem))
    yield from articles(records, columns_of(rows.fieldnames, stated), notes)


def read_jsonl(data: bytes) -> Iterator[RawText | Problem]:
    """The articles of a .jsonl file, one record a line."""
    text, notes = decode(data)
    stated: dict[str, str] = {}
    records: list[tuple[int, dict[str, Any] | Problem]] = []
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            record = json.loads(line)
        except (ValueError, RecursionError) as fault:
            records.append((number, Problem(code="R07", line=number, message=f"is no JSON: {fault}")))
            continue
        if not isinstance(record, dict):
            records.append((number, Problem(code="R07", line=number, message="is no record of keys and values")))
        elif not records and isinstance(record.get("columns"), dict) and len(record) == 1:
            stated = record["columns"]
        else:
            records.append((number, record))
    yield from _records(records, stated, notes)


def read_json(data: bytes) -> Iterator[RawText | Problem]:
    """The articles of a .json file: a list of records, `{"articles": [...]}`, or one record."""
    text, notes = decode(data)
    try:
        whole = json.loads(text)
    except (ValueError, RecursionError) as fault:
        line = getattr(fault, "lineno", None)
        raise _refused(f"is no JSON: {getattr(fault, 'msg', fault)}", line=line) from fault
    stated: dict[str, str] = {}
    if isinstance(whole, dict):
        if isinstance(whole.get("columns"), dict):
            stated = whole["columns"]
        whole = next((whole[key] for key in _LISTS if isinstance(whole.get(key), list)), whole)
    if isinstance(whole, dict):
        yield from _records([(1, whole)], stated, notes, many=False)
        return
    if not isinstance(whole, list):
        raise _refused("holds no list of articles")
    odd = "item {} is no record of keys and values"
    records = [
        (n, item if isinstance(item, dict) else Problem(code="R07", message=odd.format(n)))
        for n, item in enumerate(whole, 1)
    ]
    yield from _records(records, stated, notes)


def _records(
    records: list[tuple[int, dict[str, Any] | Problem]],
    stated: Mapping[str, str],
    notes: tuple[str, ...],
    *,
    many: bool = True,
) -> Iterator[RawText | Problem]:
    keys = dict.fromkeys(key for _, record in records if isinstance(record, dict) for key in record)
    if not keys:
        raise ProblemsError([record for _, record in records if isinstance(record, Problem)] or _empty())
    yield from articles(records, columns_of(list(keys), stated), notes, many=many)


def _refused(message: str, *, line: int | None = None, hint: str = "") -> ProblemsError:
    return ProblemsError([Problem(code="R04", line=line, message=message, hint=hint)])


def _empty() -> list[Problem]:
    return [Problem(code="R02", message="holds no article")]
