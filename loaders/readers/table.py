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

from loaders.readers.columns import articles, columns_of, has_text
from loaders.readers.decode import decode
from schemas.problems import Problem, ProblemsError
from schemas.text import RawText

_MAP_LINE = re.compile(r"\A#\s*columns:\s*(.+?)\s*\n")
_LONGEST = 20_000_000
_LISTS = ("articles", "items", "documents", "results", "data", "entries", "records", "docs", "posts", "stories")
_DEEP = 4  # levels of a JSON file at which its records are looked for
_TELL_CSV = "a first line `# columns: text=NAME`"
_TELL_JSON = 'a record {"columns": {"text": "NAME"}}'


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
    begun = line = rows.line_num + bool(told)
    try:
        for row in rows:
            begun, line = line + 1, rows.line_num + bool(told)
            if any(row.values()):
                records.append((line, row))
    except csv.Error as fault:
        message = f"the rows from here on cannot be read: {fault}"
        records.append((line, Problem(code="R07", line=line + 1, message=message)))
    if records and line > begun and not text.rstrip().endswith('"') and text.count('"') % 2:
        message = "a quotation mark is never closed: all lines from here to the end are read as one row"
        records[-1] = (begun, Problem(code="R07", line=begun, message=message, hint="close it, or double it"))
    yield from articles(records, columns_of(rows.fieldnames, stated, _TELL_CSV), notes)


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
            stated = _stated(record)
        else:
            records.append((number, record))
    yield from _records(records, stated, notes)


def read_json(data: bytes) -> Iterator[RawText | Problem]:
    """The articles of a .json file: a list of records, at the top or under a key, records by id, or one record.

    JSON Lines are read as such, whatever the file's name.
    """
    text, notes = decode(data)
    try:
        whole = json.loads(text)
    except (ValueError, RecursionError) as fault:
        if getattr(fault, "msg", "") == "Extra data":
            yield from read_jsonl(data)
            return
        line = getattr(fault, "lineno", None)
        raise _refused(f"is no JSON: {getattr(fault, 'msg', fault)}", line=line) from fault
    stated = _stated(whole) if isinstance(whole, dict) else {}
    if isinstance(whole, dict) and "jsonfeed.org" in str(whole.get("version")) and isinstance(whole.get("items"), list):
        of_feed = {"publisher": whole.get("title"), "language": whole.get("language")}
        whole = [of_feed | item if isinstance(item, dict) else item for item in whole["items"]]
    items = _items(whole, stated)
    if items is None:
        if not isinstance(whole, dict):
            raise _refused("holds no list of articles")
        yield from _records([(1, whole)], stated, notes, many=False)
        return
    odd = "item {} is no record of keys and values"
    records = [
        (n, item if isinstance(item, dict) else Problem(code="R07", message=odd.format(n)))
        for n, item in enumerate(items, 1)
    ]
    yield from _records(records, stated, notes)


def _stated(whole: Mapping[str, Any]) -> dict[str, str]:
    """Which column a record's own map says to hold what; empty where it has no map."""
    columns = whole.get("columns")
    if not isinstance(columns, dict):
        return {}
    if odd := [field for field, column in columns.items() if not isinstance(column, str)]:
        raise _refused(f"the column map gives '{odd[0]}' no name of one column", hint=f"tell it by {_TELL_JSON}")
    return columns


def _items(whole: Any, stated: Mapping[str, str], deep: int = _DEEP) -> list[Any] | None:
    """The records that a JSON value holds, at the top or below its keys; None where it holds no list of any."""
    if isinstance(whole, list):
        return whole
    if not isinstance(whole, dict) or not deep or has_text(whole) or stated.get("text") in whole:
        return None
    for key in _LISTS:
        if isinstance(known := whole.get(key), list):
            return known
    inner = [value for value in whole.values() if isinstance(value, dict)]
    if inner and len(inner) == len(whole) and all(map(has_text, inner)):
        return [{"id": key} | record for key, record in whole.items()]
    return next((found for value in inner if (found := _items(value, stated, deep - 1))), None)


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
    yield from articles(records, columns_of(list(keys), stated, _TELL_JSON), notes, many=many)


def _refused(message: str, *, line: int | None = None, hint: str = "") -> ProblemsError:
    return ProblemsError([Problem(code="R04", line=line, message=message, hint=hint)])


def _empty() -> list[Problem]:
    return [Problem(code="R02", message="holds no article")]
