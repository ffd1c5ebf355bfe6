"""Writing the database: one writer, whole steps, and a file of another version is built anew beside the old one.

All writes happen within sqlite-utils' `atomic()`: blocks nest, and each is written whole or not at all. Rows go to
SQLite's own `executemany`: sqlite-utils looks at each value for what must become JSON, which took a first build a tenth
of its time. A build that was stopped leaves whole steps, and the next one goes on.
"""

import contextlib
import sqlite3
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import chain
from json import dumps
from operator import itemgetter
from pathlib import Path
from typing import Any

from kb.store.faults import told
from kb.store.lock import Lock
from kb.store.reading import Params, Store, schema_version, sql_file
from schemas.problems import StoreError

Row = Mapping[str, Any]
_SAMPLED = 400  # rows of an index that `analyze` looks at after a small build: enough to keep the plans


class Writer(Store):
    """The database open for writing, by the one who holds its lock."""

    def __init__(self, path: Path, conn: sqlite3.Connection, lock: Lock, replaces: Path | None) -> None:
        # Half of sqlite-utils' 0.3 s of import are its own; who only reads does not pay them.
        from sqlite_utils import Database

        super().__init__(path, conn)
        self.replaces = replaces
        self._lock = lock
        self._db = Database(conn, execute_plugins=False)

    @classmethod
    def open(cls, path: Path, made_by: str = "") -> "Writer":
        """The database at `path`, made if it is not there; if another version or maker made it, a new one beside it.

        Raises LockedError where another process builds, StoreError where it cannot be written.
        """
        lock = Lock(path)
        try:
            ours = (schema_version(), made_by)
            fits = _maker(path) in (None, ours)
            beside = path.with_name(path.name + ".new")
            if fits or _maker(beside) not in (None, ours):
                _remove(beside)  # what another one left unfinished
            target = path if fits else beside
            return cls(target, _ready(target, made_by), lock, None if fits else path)
        except BaseException:
            lock.release()
            raise

    def close(self) -> None:
        """Closes the connection and lets the next writer in."""
        super().close()
        self._lock.release()

    @contextmanager
    def atomic(self) -> Iterator[None]:
        """A block that is written whole or not at all; blocks within it are parts of it."""
        with told(self.path), self._db.atomic():
            yield

    def insert(self, table: str, rows: Iterable[Row], *, replace: bool = False, ignore: bool = False) -> None:
        """Adds rows, all with the columns of the first; with `replace` or `ignore`, where a key is there already."""
        pending = iter(rows)
        first = next(pending, None)
        if first is None:
            return
        columns = list(first)
        values = itemgetter(*columns) if len(columns) > 1 else lambda row: (row[columns[0]],)
        verb = "insert or replace" if replace else "insert or ignore" if ignore else "insert"
        sql = f"{verb} into {table}({', '.join(columns)}) values ({', '.join('?' * len(columns))})"
        self.execute_many(sql, map(values, chain([first], pending)))

    def delete(self, table: str, column: str, values: Collection[str]) -> None:
        """Drops the rows that have one of `values` in `column`."""
        if values:
            sql = f"delete from {table} where {column} in (select value from json_each(?))"
            self.execute(sql, [dumps(list(values), ensure_ascii=False)])

    def execute(self, sql: str, params: Params = ()) -> int:
        """Runs a statement that writes; how many rows it touched."""
        with told(self.path):
            return int(self._db.execute(sql, params if isinstance(params, dict) else tuple(params)).rowcount)

    def execute_many(self, sql: str, params: Iterable[Sequence[Any]]) -> None:
        """Runs a statement that writes once for each of `params`."""
        with self.atomic():
            self.conn.executemany(sql, params)

    def _pack(self) -> None:
        """Packs the file; on a disk that has no room for the copy that this takes, it stays as it is."""
        self.conn.execute("pragma temp_store = file")  # else the copy is made in memory
        with contextlib.suppress(sqlite3.OperationalError):
            self.conn.execute("vacuum")

    def _searchable(self) -> bool:
        """Whether the search tables follow what is written; a first build fills them when it ends."""
        return self.value("select 1 from sqlite_master where type = 'trigger' limit 1") is not None

    def finish(self, *, recount: bool = True, compact: bool = False) -> None:
        """Measures what the planner of queries needs, empties the log, and takes the place of an older version.

        With `recount` all that the pages count is counted first; without, `kb.store.counts` has kept it up to date.
        With `compact` the file is packed: indexes that were filled in any order take a third less then.
        """
        with told(self.path):
            if compact:
                self._pack()
            if compact or recount:
                # A vacuum may number the rows anew that the search tables hang on.
                search = sql_file("search") if compact or not self._searchable() else ""
                done = "delete from pending where kind = 'counts';"
                # The search tables come first: filling them leaves empty pages, which the indexes then take.
                made = "\n".join([search, sql_file("indexes"), sql_file("counts"), done])
                self.conn.executescript(f"begin immediate;\n{made}\ncommit;")
            self.conn.execute(f"pragma analysis_limit = {0 if recount else _SAMPLED}")
            self.conn.execute("analyze")
            self.conn.execute("pragma wal_checkpoint(truncate)")
        if self.replaces is not None:
            self.conn.close()
            try:
                _swap(self.path, self.replaces)
            except OSError as fault:
                raise StoreError(
                    f"{self.path}: cannot take the place of {self.replaces.name}: {fault.strerror}"
                ) from fault
            self.path, self.replaces = self.replaces, None


def _maker(path: Path) -> tuple[int, str] | None:
    """The schema's number and the maker of a database; None where nothing is there yet, (-1, "") for what is none."""
    if not path.exists() or path.stat().st_size == 0:
        return None
    with contextlib.closing(sqlite3.connect(path)) as conn:
        try:
            (version,) = conn.execute("pragma user_version").fetchone()
            if not conn.execute("select count(*) from sqlite_master").fetchone()[0]:
                return None
            if version != schema_version():
                return int(version), ""
            return int(version), str(conn.execute("select made_by from maker").fetchone()[0])
        except sqlite3.OperationalError as fault:
            if fault.sqlite_errorname == "SQLITE_ERROR":  # no such table: not made by us, or not by this version
                return -1, ""
            with told(path):
                raise fault
        except sqlite3.DatabaseError:
            return -1, ""


def _ready(path: Path, made_by: str) -> sqlite3.Connection:
    """A connection to a database that has its tables, with WAL and foreign keys on."""
    with told(path):
        conn = sqlite3.connect(path, timeout=30)
        conn.execute("pragma page_size = 8192")  # of a new file: rows of half a kilobyte leave less room over
        conn.execute("pragma journal_mode = wal")
        conn.execute("pragma synchronous = normal")
        conn.execute("pragma foreign_keys = on")
        conn.execute("pragma cache_size = -65536")
        # No `temp_store = memory`: a statement within blocks then walks through all that these would take back.
        if not conn.execute("select count(*) from sqlite_master").fetchone()[0]:
            signed = f"insert into maker values ('{made_by.replace(chr(39), chr(39) * 2)}');"
            made = "\n".join([*map(sql_file, ("tables", "views", "counts")), signed])
            conn.executescript(f"begin immediate;\n{made}\ncommit;")
        return conn


def _swap(new: Path, old: Path) -> None:
    """Puts `new` in the place of `old`. Who still reads the old one keeps it until they close it."""
    for suffix in ("-wal", "-shm"):  # a log of the old file would be played into the new one
        old.with_name(old.name + suffix).unlink(missing_ok=True)
    new.replace(old)
    _remove(new)


def _remove(path: Path) -> None:
    for name in (path.name, f"{path.name}-wal", f"{path.name}-shm"):
        path.with_name(name).unlink(missing_ok=True)
