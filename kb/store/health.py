"""Whether this Python's SQLite can hold a knowledge base, and whether a database is whole."""

import sqlite3
from pathlib import Path

from kb.store.faults import saying

_NEEDED = {
    "full-text search (FTS5)": "create virtual table temp.probe using fts5(word)",
    "JSON functions": "select json_extract('{}', '$.a')",
}


def sqlite_features() -> tuple[str, list[str]]:
    """SQLite's version, and what we need that it lacks."""
    missing = []
    with sqlite3.connect(":memory:") as conn:
        for name, sql in _NEEDED.items():
            try:
                conn.execute(sql)
            except sqlite3.OperationalError:
                missing.append(name)
    conn.close()
    return sqlite3.sqlite_version, missing


def integrity(path: Path) -> list[str]:
    """What is broken in the database at `path`, a sentence each; nothing when it is whole.

    Pages, indexes, foreign keys, and that every machine quote stands in its text where it says.
    """
    from kb.store.reading import connect

    conn = None
    try:
        conn = connect(path)
        faults = [text for (text,) in conn.execute("pragma integrity_check(20)") if text != "ok"]
        if not conn.execute("select count(*) from sqlite_master").fetchone()[0]:
            return faults  # a build that was stopped before it made its tables
        for table, rowid, parent, _ in conn.execute("pragma foreign_key_check").fetchmany(20):
            row = f"row {rowid}" if rowid is not None else "a row"  # a table may have none
            faults.append(f"{table}, {row}, points to nothing in {parent}")
        for (mention,) in conn.execute(MISQUOTED).fetchmany(20):
            faults.append(f"the quote of mention {mention} does not stand in its text")
        return faults
    except sqlite3.Error as fault:
        return [saying(path, fault).removeprefix(f"{path}: ")]
    finally:
        if conn is not None:
            conn.close()


MISQUOTED = """
select m.id from mentions m
left join passages p on p.source_id = m.source_id and p.char_start <= m.char_start and m.char_end <= p.char_end
where m.char_start is not null
  and m.quote is not substr(p.body, m.char_start - p.char_start + 1, m.char_end - m.char_start)
"""
"""Law three in SQL: the mentions whose quote is not what the stored text has there."""
