"""A copy of the database to be published: whole, small, checked, and never written again."""

import sqlite3
from contextlib import closing
from pathlib import Path

from kb.store.faults import told
from kb.store.health import integrity
from kb.store.reading import connect
from schemas.problems import StoreError

_BUILDERS = ("shingles", "shingle_owners", "merge_keys", "written_nodes", "pending", "file_times")
"""What only a build needs; a snapshot is never built on."""
DESK = ("problems", "decisions", "suggestions", "files")
"""What is between editors: their faults, their judgements, what waits for one, and what they keep in which file."""


def snapshot(path: Path, target: Path) -> None:
    """Writes a checked copy of the database at `path` to `target`, while a build may be writing.

    The tables that only builds and editors need are in it, empty; remarks of editors (`notes`) are left out.

    Raises StoreError where the copy is not whole; `target` is then gone again.
    """
    with told(path), closing(connect(path)) as conn:
        conn.set_authorizer(None)  # which denies questions what is done here: to make a file
        conn.execute("vacuum into ?", [str(target)])
    with told(target), closing(sqlite3.connect(target)) as conn:
        for table in (*_BUILDERS, *DESK):
            conn.execute(f"delete from {table}")
        conn.execute("update events set notes = null where notes is not null")
        for table in ("events_search", "passages_search"):
            # Vacuuming gives rows new numbers, which the search tables hang on.
            conn.execute(f"insert into {table}({table}) values ('rebuild')")
            conn.execute(f"insert into {table}({table}) values ('optimize')")
        conn.commit()
        conn.execute("vacuum")
        conn.execute("analyze")
        conn.commit()
        conn.execute("pragma journal_mode = delete")
    faults = integrity(target)
    if faults:
        target.unlink()
        raise StoreError(f"{path}: not published: {'; '.join(faults)}")
