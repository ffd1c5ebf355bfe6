"""The store: whole steps only, one writer, other versions beside, and words that say what to do."""

import os
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from kb.store import Store, Writer, integrity, sqlite_features
from kb.store.reading import schema_version
from schemas.problems import CallError, LockedError, StoreError, VersionError

PLACE = {"id": "lisbon", "name": "Lisbon", "kind": "city"}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "kb.db"


def made(path: Path, made_by: str = "one") -> Path:
    with Writer.open(path, made_by) as store:
        store.insert("places", [PLACE])
        store.finish()
    return path


def test_what_is_written_is_read(path: Path) -> None:
    with Store.read(made(path)) as store:
        assert store.query("select id, name from places") == [{"id": "lisbon", "name": "Lisbon"}]
        assert store.value("select count(*) from places where name = :name", {"name": "LISBON"}) == 1
    assert integrity(path) == []


def test_the_pages_have_their_indexes_once_a_build_is_done(path: Path) -> None:
    asked = "select count(*) from sqlite_master where type = 'index' and name = 'events_by_year'"
    with Writer.open(path) as store:
        assert store.value(asked) == 0
    for _ in range(2):
        with Writer.open(path) as store:
            store.finish()
            assert store.value(asked) == 1


def test_what_pages_name_is_there_before_any_build_is_done(path: Path) -> None:
    kinds, room = ("*.py", "*.sql"), Path(__file__).parents[2] / "kb"
    code = "".join(file.read_text("utf-8") for kind in kinds for file in room.rglob(kind))
    named = set(re.findall(r"indexed by (\w+)", code))
    assert named
    with Writer.open(path) as store:
        assert named <= {name for (name,) in store.stream("select name from sqlite_master where type = 'index'")}


def test_a_block_that_fails_leaves_nothing(path: Path) -> None:
    with Writer.open(path) as store:
        with pytest.raises(ZeroDivisionError), store.atomic():
            store.insert("places", ({"id": f"place-{n}", "name": "x", "kind": "city"} for n in range(500)))
            raise ZeroDivisionError
        assert store.value("select count(*) from places") == 0


def test_a_block_within_a_block_is_part_of_it(path: Path) -> None:
    with Writer.open(path) as store:
        with pytest.raises(ZeroDivisionError), store.atomic():
            with store.atomic():
                store.insert("places", [PLACE])
            raise ZeroDivisionError
        assert store.value("select count(*) from places") == 0


def test_a_row_that_points_to_nothing_is_refused_when_its_block_ends(path: Path) -> None:
    with Writer.open(path) as store:
        with pytest.raises(StoreError, match="FOREIGN KEY"):
            store.insert("places", [PLACE | {"part_of": "atlantis"}])
        with store.atomic():
            store.insert("places", [PLACE | {"part_of": "portugal"}])
            store.insert("places", [{"id": "portugal", "name": "Portugal", "kind": "country"}])
        assert store.value("select count(*) from places") == 2


@pytest.mark.parametrize("mode, left", [({"replace": True}, "Lissabon"), ({"ignore": True}, "Lisbon")])
def test_a_key_that_is_there_already(path: Path, mode: dict[str, bool], left: str) -> None:
    with Writer.open(path) as store:
        store.insert("places", [PLACE])
        store.insert("places", [PLACE | {"name": "Lissabon"}], **mode)
        assert store.value("select name from places") == left
        with pytest.raises(StoreError, match="UNIQUE"):
            store.insert("places", [PLACE])


def test_many_rows_and_many_keys(path: Path) -> None:
    with Writer.open(path) as store:
        store.insert("places", ({"id": f"place-{n}", "name": str(n), "kind": "city"} for n in range(3000)))
        store.delete("places", "id", [f"place-{n}" for n in range(0, 3000, 3)])
        assert store.value("select count(*) from places") == 2000


def test_a_second_writer_is_told_who_writes(path: Path) -> None:
    with Writer.open(path), pytest.raises(LockedError, match=f"process {os.getpid()} is building it"):
        Writer.open(path)
    Writer.open(path).close()


def test_readers_read_while_one_writes(path: Path) -> None:
    made(path)
    with Writer.open(path, "one") as writer, Store.read(path) as reader:
        with writer.atomic():
            writer.insert("places", [PLACE | {"id": "porto"}])
            assert reader.value("select count(*) from places") == 1
        assert reader.value("select count(*) from places") == 2


def test_the_lock_ends_with_its_holder(path: Path) -> None:
    hold = (
        "import sys, time; from pathlib import Path; from kb.store import Writer; "
        "writer = Writer.open(Path(sys.argv[1])); print('held', flush=True); time.sleep(60)"
    )
    with subprocess.Popen([sys.executable, "-c", hold, path], stdout=subprocess.PIPE, text=True) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        with pytest.raises(LockedError, match=f"process {holder.pid}"):
            Writer.open(path)
        holder.kill()
        holder.wait()
    Writer.open(path).close()


def test_another_maker_builds_beside_and_swaps(path: Path) -> None:
    made(path, "one")
    with Writer.open(path, "two") as store:
        assert store.path.name == "kb.db.new"
        with Store.read(path) as old:
            assert old.value("select count(*) from places") == 1
        store.insert("places", [PLACE | {"id": "porto", "name": "Porto"}])
        store.finish()
    with Store.read(path) as store:
        assert store.query("select id from places") == [{"id": "porto"}]
    assert not [file.name for file in path.parent.iterdir() if ".new" in file.name]


def test_a_build_beside_that_was_stopped_is_taken_up(path: Path) -> None:
    made(path, "one")
    with Writer.open(path, "two") as store:
        store.insert("places", [PLACE | {"id": "porto"}])
    with Writer.open(path, "two") as store:
        assert store.value("select id from places") == "porto"
    with Writer.open(path, "three") as store:
        assert store.value("select count(*) from places") == 0


def test_a_database_of_another_schema(path: Path) -> None:
    made(path)
    with sqlite3.connect(path) as conn:
        conn.execute("pragma user_version = 999")
    conn.close()
    with pytest.raises(VersionError, match=rf"schema 999, this one reads {schema_version()}\): `kb build`"):
        Store.read(path)
    with Writer.open(path, "one") as store:
        store.finish()
    with Store.read(path) as store:
        assert store.value("select count(*) from places") == 0


def test_a_database_without_our_tables_is_built_anew(path: Path) -> None:
    made(path, "one")
    with sqlite3.connect(path) as conn:
        conn.execute("drop table maker")
    conn.close()
    with Writer.open(path, "one") as store:
        assert store.path.name == "kb.db.new"


def test_an_old_log_is_not_played_into_the_new_database(path: Path) -> None:
    made(path, "one")
    reader = sqlite3.connect(path)  # keeps the log of the old file alive
    reader.execute("insert into places(id, name) values ('stray', 'Stray')")
    reader.commit()
    assert path.with_name("kb.db-wal").stat().st_size
    with Writer.open(path, "two") as store:
        store.finish()
    with Store.read(path) as store:
        assert store.value("select count(*) from places") == 0
    reader.close()


def test_what_is_no_database(path: Path) -> None:
    path.write_bytes(b"no database at all, but long enough to be read as one" * 9)
    with pytest.raises(StoreError, match="delete it and run `kb build`"):
        Store.read(path)
    assert "delete it" in integrity(path)[0]


@pytest.mark.parametrize("text", [b"", b"x"])
def test_an_empty_file_is_filled(path: Path, text: bytes) -> None:
    path.write_bytes(text)
    with pytest.raises(VersionError, match="holds nothing yet: `kb build` makes it anew"):
        Store.read(path)
    made(path)
    assert integrity(path) == []


def test_nothing_there(path: Path) -> None:
    with pytest.raises(StoreError, match="`kb build` makes it"):
        Store.read(path)


@pytest.fixture
def read_only() -> Iterator[Path]:
    """A database in a folder that may not be written, not by root either: root becomes nobody for the while."""
    folder = Path(tempfile.mkdtemp())
    path = made(folder / "kb.db")
    path.with_name("kb.db-lock").unlink()
    folder.chmod(0o555)
    user = os.geteuid()
    if user == 0:
        os.seteuid(65534)
    try:
        yield path
    finally:
        os.seteuid(user)
        folder.chmod(0o700)
        shutil.rmtree(folder)


def test_a_read_only_folder_is_read_and_not_written(read_only: Path) -> None:
    with Store.read(read_only) as store:
        assert store.value("select count(*) from places") == 1
    assert integrity(read_only) == []
    with pytest.raises(StoreError, match="Permission denied; a build writes beside its database"):
        Writer.open(read_only)


def test_a_full_disk_undoes_the_step_and_keeps_the_rest(path: Path) -> None:
    made(path)
    with Writer.open(path, "one") as store:
        pages = store.value("pragma page_count")
        store.conn.execute(f"pragma max_page_count = {pages + 8}")
        with pytest.raises(StoreError, match="the disk is full; the step under way was undone"):
            store.insert("places", ({"id": f"place-{n}", "name": "x" * 500, "kind": "city"} for n in range(5000)))
    assert integrity(path) == []
    with Store.read(path) as again:
        assert again.query("select id from places") == [{"id": "lisbon"}]


@pytest.mark.parametrize(
    "sql, message",
    [
        ("select * from nowhere", "no such table: nowhere"),
        ("select * from event", "no such table: event; did you mean 'events'"),
        ("select e.titel from events e", "no such column: e.titel; did you mean 'title'"),
        ("selekt 1", 'near "selekt"'),
        ("delete from places", "a query only reads"),
        ("select :name", "SQL: "),
        ("select 1; select 2", "one statement"),
        ("pragma foreign_keys = on", "returns no rows"),
    ],
)
def test_a_query_that_cannot_be_run(path: Path, sql: str, message: str) -> None:
    with Store.read(made(path)) as store, pytest.raises(CallError, match=message):
        store.query(sql)


def test_integrity_finds_a_misquotation_and_a_dangling_row(path: Path) -> None:
    with Writer.open(made(path), "one") as store:
        store.conn.execute("pragma foreign_keys = off")
        store.insert("sources", [{"id": "one", "title": "One", "story_id": "one"}])
        store.insert("passages", [{"source_id": "one", "ordinal": 0, "char_start": 5, "body": "They met."}])
        quoted = {"id": "m-1", "source_id": "one", "quote": "They", "char_start": 5}
        store.insert("mentions", [quoted, quoted | {"id": "m-2", "char_start": 6}])
        store.insert("participations", [{"event_id": "gone", "actor_id": "gone", "role": "host"}])
    faults = "\n".join(integrity(path))
    assert "quote of mention m-2" in faults
    assert "m-1" not in faults
    assert "participations, a row, points to nothing in" in faults


def test_this_sqlite_has_what_we_need() -> None:
    version, missing = sqlite_features()
    assert version == sqlite3.sqlite_version
    assert missing == []


def test_a_first_build_is_searched_from_its_end_on_and_each_row_after_it_at_once(path: Path) -> None:
    found = "select count(*) from passages_search where passages_search match 'harbour'"
    line = {"source_id": "one", "ordinal": 0, "char_start": 0, "body": "The harbour opened."}
    with Writer.open(path) as store:
        store.insert("pending", [{"kind": "counts", "item": "first"}])
        store.insert("sources", [{"id": "one", "title": "One", "story_id": "one"}])
        store.insert("passages", [line, line | {"ordinal": 1}])
        store.execute("delete from passages where ordinal = 1")
        assert store.value(found) == 0
        store.finish(compact=True)
        assert store.value(found) == 1
        store.insert("passages", [line | {"ordinal": 2}])
        assert store.value(found) == 2


def test_a_packed_database_is_smaller_and_still_searched(path: Path) -> None:
    with Writer.open(path) as store:
        source = {"id": "one", "title": "One", "story_id": "one"}
        store.insert("sources", [source])
        lines = [{"source_id": "one", "ordinal": n, "char_start": n, "body": f"word{n} " * 40} for n in range(400)]
        store.insert("passages", lines)
        store.execute("delete from passages where ordinal % 4 > 0")
        store.finish()
        loose = path.stat().st_size
        store.finish(compact=True)
        assert path.stat().st_size < loose
        for n, found in ((8, 1), (9, 0)):
            assert (
                store.value("select count(*) from passages_search where passages_search match ?", [f"word{n}"]) == found
            )
        store.conn.execute("insert into passages_search(passages_search, rank) values ('integrity-check', 1)")
