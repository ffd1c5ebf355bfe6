"""Canned queries: each `.sql` file of `kb/sql/queries` and of a user's `queries/` is a page in Datasette.

To add one, write a file. Its name is the page's address; its first comment line is the title, the comment lines
after it are the description, the rest is one `select`. Each `:name` in it becomes a field of a form.

    -- Events of a publisher
    -- What a publisher reported, newest first.
    -- publisher: as it prints its own name
    select event_id, quote, published_day from evidence where publisher = :publisher order by published_day desc
"""

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from schemas.problems import CallError

_NAME = re.compile(r"^[a-z][a-z0-9_]*$")
_SILENT = re.compile(r"'(?:[^']|'')*'|\"(?:[^\"]|\"\")*\"|--[^\n]*|/\*.*?\*/", re.DOTALL)


@dataclass(frozen=True)
class Query:
    """One canned query."""

    name: str
    """Its address below the database, and its file's name."""
    title: str
    """What its page is headed."""
    description: str
    """What it answers; then, a line each, what its fields want: `actor: an id or name`."""
    sql: str
    """The statement, without the comment at its head."""


def parse(name: str, text: str) -> Query:
    """The query that a file holds; raises CallError where the file has no title or no statement.

    >>> parse("by_year", "-- By year\\n-- Counts.\\nselect year, count(*) from events group by year\\n").title
    'By year'
    """
    lines = text.strip().splitlines()
    head = []
    while lines and lines[0].startswith("--"):
        head.append(lines.pop(0).lstrip("- ").strip())
    sql = "\n".join(lines).strip().rstrip(";")
    if not _NAME.match(name):
        raise CallError(f"queries/{name}.sql: a query's name has small letters, digits and _ only")
    if not head or not sql:
        raise CallError(f"queries/{name}.sql: wants a first line `-- Title` and a select below it")
    helps = [line for line in head[1:] if _is_of_fields(line, sql)]
    prose = " ".join(line for line in head[1:] if line not in helps)
    return Query(name, head[0], "\n".join([prose, *helps]), sql)


def fields(sql: str) -> list[str]:
    """The names that a statement wants values for, in order; what stands in quotes or comments is none.

    >>> fields("select ':no', a from t where b = :b -- :nor this")
    ['b']
    """
    bare = _SILENT.sub(" ", sql)
    return list(dict.fromkeys(re.findall(r"(?<![:\w]):([A-Za-z_]\w*)", bare)))


def _is_of_fields(line: str, sql: str) -> bool:
    """Whether a comment line says what fields of the form want: `one, other: ids or names`."""
    names, colon, _ = line.partition(": ")
    return bool(colon) and all(re.search(rf":{re.escape(name.strip())}\b", sql) for name in names.split(","))


def shipped() -> list[Query]:
    """The queries of the package, by name."""
    return _read((files("kb") / "sql" / "queries").iterdir())


def of_folder(folder: Path) -> list[Query]:
    """The queries in the `queries/` of a user's folder, by name; none where there is no such folder."""
    queries = folder / "queries"
    return _read(queries.iterdir()) if queries.is_dir() else []


def _read(paths: Iterable[Traversable | Path]) -> list[Query]:
    found = [path for path in paths if path.name.endswith(".sql") and not path.name.startswith(".")]
    return sorted(map(_query, found), key=lambda query: query.name)


def _query(path: Traversable | Path) -> Query:
    """The query of a file; raises CallError where it is none, or no UTF-8."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        line = fault.object[: fault.start].count(b"\n") + 1
        raise CallError(f"queries/{path.name}:{line}: is not UTF-8; save it as that") from fault
    return parse(path.name.removesuffix(".sql"), text)


def as_yaml(queries: Iterable[Query], indent: int) -> str:
    """The queries as lines of YAML, for the `queries:` of a database in `metadata.yml`."""
    margin, lines = " " * indent, []
    for query in queries:
        lines.append(f"{margin}{query.name}:")
        lines.append(f"{margin}  title: {json.dumps(query.title, ensure_ascii=False)}")
        lines.append(f"{margin}  description: {json.dumps(query.description, ensure_ascii=False)}")
        lines.append(f"{margin}  hide_sql: true")
        lines.append(f"{margin}  sql: |-")
        lines.extend(f"{margin}    {line}".rstrip() for line in query.sql.splitlines())
    return "\n".join(lines) + "\n"
