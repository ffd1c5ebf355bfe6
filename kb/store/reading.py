"""Asking the database: any query, the timeline, one event with its evidence. Nothing here can write.

with Store.read(folder / "kb.db") as store:
    rows = store.timeline(actor="Japan", since="2024-07")
"""

import re
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from kb.store.faults import saying, told
from kb.store.timeline import timeline_query
from schemas.problems import CallError, StoreError, VersionError, did_you_mean

Params = Sequence[Any] | Mapping[str, Any]


@cache
def sql_file(name: str) -> str:
    """The text of `kb/sql/<name>.sql`."""
    return (files("kb") / "sql" / f"{name}.sql").read_text("utf-8")


@cache
def schema_version() -> int:
    """The number of the schema that this code reads and writes."""
    found = re.search(r"pragma user_version = (\d+)", sql_file("tables"))
    assert found is not None, "tables.sql carries no number"
    return int(found[1])


def connect(path: Path) -> sqlite3.Connection:
    """A connection that cannot write, to a database in a folder that need not be writable either."""
    if not path.is_file():
        raise StoreError(f"{path}: there is no such database; `kb build` makes it")
    uri = path.absolute().as_uri()
    conn = sqlite3.connect(f"{uri}?mode=ro", uri=True)
    try:
        conn.execute("select 1 from sqlite_master limit 1").fetchone()
    except sqlite3.DatabaseError as fault:
        conn.close()
        closed = fault.sqlite_errorname in ("SQLITE_CANTOPEN", "SQLITE_READONLY_CANTINIT", "SQLITE_READONLY_DIRECTORY")
        if not closed or path.with_name(path.name + "-wal").exists():
            raise
        # In a read-only folder the files that go with WAL cannot be made; without a -wal nothing can be changing.
        conn = sqlite3.connect(f"{uri}?mode=ro&immutable=1", uri=True)
    conn.set_authorizer(_reads_only)
    return conn


def _reads_only(action: int, *_: str | None) -> int:
    """Denied is what would make or open another file: "attach", and "vacuum into", which attaches its target."""
    return sqlite3.SQLITE_DENY if action == sqlite3.SQLITE_ATTACH else sqlite3.SQLITE_OK


class Store:
    """A database open for questions."""

    def __init__(self, path: Path, conn: sqlite3.Connection) -> None:
        self.path = path
        self.conn = conn

    @classmethod
    def read(cls, path: Path | str) -> "Store":
        """The database at `path`, read-only. Raises StoreError or VersionError saying what to do."""
        path = Path(path)
        with told(path):
            conn = connect(path)
            (version,) = conn.execute("pragma user_version").fetchone()
        if version != schema_version():
            conn.close()
            what = f"made by another version of kb (schema {version}, this one reads {schema_version()})"
            raise VersionError(f"{path}: {what if version else 'holds nothing yet'}: `kb build` makes it anew")
        return Store(path, conn)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Closes the connection."""
        self.conn.close()

    def query(self, sql: str, params: Params | None = None) -> list[dict[str, Any]]:
        """All rows of a query by column name. Raises CallError with SQLite's words where it cannot be run."""
        try:
            cursor = self.conn.execute(sql, params or ())
            if cursor.description is None:
                raise CallError("a query asks (select …); this one returns no rows")
            names = [column[0] for column in cursor.description]
            return [dict(zip(names, row, strict=True)) for row in cursor]
        except (sqlite3.Error, sqlite3.Warning) as fault:
            code = getattr(fault, "sqlite_errorname", None) or "SQLITE_ERROR"
            if code.startswith(("SQLITE_READONLY", "SQLITE_AUTH")):
                raise CallError("a query only reads; change the files and run `kb build`") from fault
            if code in ("SQLITE_ERROR", "SQLITE_RANGE", "SQLITE_MISUSE") or not isinstance(fault, sqlite3.Error):
                raise CallError(f"SQL: {fault}{self._meant(str(fault))}") from fault
            raise StoreError(saying(self.path, fault)) from fault

    def stream(self, sql: str, params: Params = ()) -> Iterator[Any]:
        """Row after row as tuples: for what is too long to hold."""
        with told(self.path):
            yield from self.conn.execute(sql, params)

    def value(self, sql: str, params: Params = ()) -> Any:
        """The first column of the first row, or None."""
        with told(self.path):
            row = self.conn.execute(sql, params).fetchone()
        return row[0] if row else None

    def timeline(
        self,
        *,
        words: str | None = None,
        actor: str | None = None,
        place: str | None = None,
        type: str | None = None,
        status: str | None = None,
        since: str | None = None,
        until: str | None = None,
        limit: int | None = None,
        sayings: bool = True,
    ) -> list[dict[str, Any]]:
        """Events in the order of their dates, the undated last; with `limit`, the most salient of them.

        Without `sayings`, what somebody merely said is left out (accusing, asking, threatening … stay).

        Dates are EDTF: an event counts that touches the time from `since` to `until`. A delegate's events count
        for whom they stand for; a place has those of all places in it. Raises CallError for what is not known.
        """
        for name, given in (("actor", actor), ("place", place), ("type", type), ("status", status)):
            if given == "":
                raise CallError(f"the {name} to look for is empty")
        ids = {
            "actor": self.ids_of("actors", actor) if actor else None,
            "place": self.ids_of("places", place) if place else None,
        }
        if type and not self.value("select 1 from event_types where id = ?", [type]):
            hint = self._near("select id from event_types", type)
            if not hint:
                hint = "one of " + ", ".join(
                    row[0] for row in self.stream("select id from event_types where id not like '%/%'")
                )
            raise CallError(f"there is no type '{type}'; {hint}")
        sql, params = timeline_query(
            ids, words=words, type=type, status=status, since=since, until=until, limit=limit, sayings=sayings
        )
        return self.query(sql, params)

    def ids_of(self, table: str, name: str) -> list[str]:
        """The ids in `actors` or `places` that `name` means: an id, or any of its names. CallError where it is none."""
        sql = f"select id from {table} where id = :name or name = :name"
        if table == "actors":
            sql += " union select actor_id from actor_names where name = :name"
        found = sorted(row["id"] for row in self.query(sql, {"name": name}))
        if not found:
            hint = self._near(f"select name from {table} union select id from {table}", name)
            raise CallError(f"no event has {table.removesuffix('s')} '{name}'{'; ' + hint if hint else ''}")
        return found

    def _meant(self, fault: str) -> str:
        """What a table or column that is not there may be called, to be put behind SQLite's words."""
        what, colon, name = fault.partition(": ")
        sql = {
            "no such table": "select name from sqlite_master where type in ('table', 'view')",
            "no such column": "select distinct c.name from sqlite_master m, pragma_table_info(m.name) c",
        }.get(what)
        if not colon or not sql:
            return ""
        name = name.rpartition(".")[2]
        if what == "no such column" and (tables := self._tables_with(name)):
            return f"; it is a column of {tables}"
        hint = self._near(sql, name)
        return f"; {hint}" if hint else ""

    def _tables_with(self, column: str) -> str:
        sql = """select m.name from sqlite_master m, pragma_table_info(m.name) c
            where m.type in ('table', 'view') and c.name = ? order by m.name"""
        return " and ".join(row[0] for row in self.stream(sql, [column]))

    def _near(self, sql: str, word: str) -> str:
        return did_you_mean(word, [row[0] for row in self.stream(sql)])
