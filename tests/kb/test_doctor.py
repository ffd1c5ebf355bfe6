"""What may be wrong with an installation or a database, and the cure that goes with it."""

import sqlite3
import sys
from pathlib import Path

import pytest

from kb.doctor import Finding, examine
from tests.kb.web.harbour import harbour


def told(folder: Path | None = None) -> dict[bool, list[str]]:
    """What was found, the good and the bad."""
    found = list(examine(folder))
    return {good: [one.text for one in found if one.good is good] for good in (True, False)}


def ship(folder: Path, name: str, *paths: str) -> None:
    """A distribution in `folder` that claims `paths`, as an installer leaves it."""
    info = folder / f"{name}-1.0.dist-info"
    info.mkdir(parents=True)
    (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n")
    for path in paths:
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).touch()
    (info / "RECORD").write_text("".join(f"{path},,\n" for path in paths))


def test_an_installation_that_is_well() -> None:
    assert told()[True][1:4] == [f"package `{name}` is ours alone" for name in ("kb", "schemas", "loaders")]
    assert "all data files are there" in told()[True]
    assert told()[False] == []


def test_a_package_that_others_ship_too_is_named_with_all_of_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ship(tmp_path, "tablewright", "schemas/__init__.py", "schemas/table.py")
    ship(tmp_path, "rowsmith", "schemas/row.py", "rowsmith/kb/__init__.py")
    monkeypatch.setattr(sys, "path", [*sys.path, str(tmp_path)])
    assert told()[False] == [
        "package `schemas` is also shipped by rowsmith, tablewright: give event-kb an environment of its own"
    ]


def test_a_data_file_that_is_missing_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kb.doctor._DATA", (("kb", "example"), ("kb", "sql/nothing.sql")))
    assert told()[False] == ["kb/sql/nothing.sql is missing: install event-kb again"]
    assert "all data files are there" not in told()[True]


def test_a_database_is_looked_at_where_there_is_one(tmp_path: Path) -> None:
    assert not any("kb.db" in text for texts in told(tmp_path).values() for text in texts)
    harbour(tmp_path / "kb.db")
    assert told(tmp_path)[True][-1] == "kb.db is whole"


def test_a_database_that_is_not_whole_is_bad_with_its_cure(tmp_path: Path) -> None:
    database = harbour(tmp_path / "kb.db")
    with sqlite3.connect(database) as conn:
        conn.execute("delete from sources where id = 'morning-ledger'")
    conn.close()
    (text, *_) = told(tmp_path)[False]
    assert text.startswith("kb.db: ") and text.endswith(": delete it and run `kb build`, the files hold everything")


def test_an_old_python_is_bad(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 10, 2, "final", 0))
    assert next(examine()) == Finding(False, "Python 3.10.2 (3.11 or later is needed)")
