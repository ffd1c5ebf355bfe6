"""metadata.yml: true to the models, the SQL files and the database, and a user's laid over it."""

import asyncio
import re
import socket
import sqlite3
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest
from cogapp import Cog

from kb import columns, queries
from kb.publish import free_socket, metadata_of, overlay, settings, shipped_metadata
from kb.store import Writer
from schemas.problems import CallError

FILE = Path(__file__).parents[2] / "metadata.yml"


@pytest.fixture(scope="module")
def db(tmp_path_factory: pytest.TempPathFactory) -> Iterator[sqlite3.Connection]:
    path = tmp_path_factory.mktemp("metadata") / "kb.db"
    with Writer.open(path) as store:
        store.finish()  # which makes the indexes that queries ask for
    with closing(sqlite3.connect(path)) as connection:
        yield connection


def test_generated_blocks_are_current() -> None:
    assert Cog().main(["cog", "--check", str(FILE)]) == 0, "metadata.yml is stale: run `cog -r metadata.yml`"


def tables(db: sqlite3.Connection) -> list[str]:
    found = db.execute("select name from pragma_table_list where schema = 'main' and type in ('table', 'view')")
    return sorted(name for (name,) in found if not name.startswith("sqlite_"))


def test_every_table_and_view_is_described_or_hidden(db: sqlite3.Connection) -> None:
    described = shipped_metadata()["databases"]["kb"]["tables"]
    assert sorted(described) == [name for name in tables(db) if "_search" not in name]
    assert [name for name, said in described.items() if not said.get("hidden") and not said.get("description")] == []


def test_every_column_of_a_shown_table_has_help(db: sqlite3.Connection) -> None:
    described = shipped_metadata()["databases"]["kb"]["tables"]
    for name in tables(db):
        if "columns" not in described.get(name, {}):
            continue
        real = [row[1] for row in db.execute(f"pragma table_xinfo({name})")]
        assert columns.columns(name) == real
        assert list(described[name]["columns"]) == real


def test_facets_sorts_and_labels_name_columns(db: sqlite3.Connection) -> None:
    for name, said in shipped_metadata()["databases"]["kb"]["tables"].items():
        real = {row[1] for row in db.execute(f"pragma table_xinfo({name})")}
        named = [said.get("sort"), said.get("sort_desc"), said.get("label_column")]
        named += [facet for facet in said.get("facets", ()) if isinstance(facet, str)]
        assert {column for column in named if column} <= real, name


@pytest.mark.parametrize("query", queries.shipped(), ids=lambda query: query.name)
def test_a_query_can_be_run_and_is_explained(db: sqlite3.Connection, query: queries.Query) -> None:
    params = dict.fromkeys(re.findall(r":(\w+)", query.sql), "")
    assert db.execute(query.sql, params).fetchall() == []
    assert query.description
    assert all(f"{name}:" in query.description or f"{name}, " in query.description for name in params)


FAULTS = [
    ("Bad name", "-- T\nselect 1", "small letters"), ("a", "select 1", "first line"), ("a", "-- T\n", "a select"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "text", "said"), FAULTS)
def test_a_faulty_query_is_refused(name: str, text: str, said: str) -> None:
    with pytest.raises(CallError, match=said):
        queries.parse(name, text)


def test_a_users_metadata_and_queries_lie_over_the_shipped(tmp_path: Path) -> None:
    (tmp_path / "metadata.yml").write_text("title: Mine\ndatabases: {kb: {tables: {events: {facet_size: 3}}}}\n")
    (tmp_path / "queries").mkdir()
    (tmp_path / "queries" / "mine.sql").write_text("-- Mine\nselect 1 as one\n")
    metadata = metadata_of(tmp_path)
    events = metadata["databases"]["kb"]["tables"]["events"]
    assert metadata["title"] == "Mine" and events["facet_size"] == 3 and events["label_column"] == "title"
    assert metadata["databases"]["kb"]["queries"]["mine"]["sql"] == "select 1 as one"
    assert "planned_next" in metadata["databases"]["kb"]["queries"]


def test_a_query_that_is_no_utf_8_is_named_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "queries").mkdir()
    (tmp_path / "queries" / "mine.sql").write_bytes("-- Mine\n-- Häfen\nselect 1\n".encode("latin-1"))
    with pytest.raises(CallError, match=r"queries/mine\.sql:2: is not UTF-8"):
        metadata_of(tmp_path)
    (tmp_path / "queries" / "mine.sql").write_text("-- Mine\nselect 1;\n", encoding="utf-8-sig")
    assert queries.of_folder(tmp_path) == [queries.Query("mine", "Mine", "", "select 1")]


def test_an_empty_metadata_file_changes_nothing(tmp_path: Path) -> None:
    (tmp_path / "metadata.yml").write_text("# nothing yet\n")
    assert metadata_of(tmp_path) == metadata_of(tmp_path / "no-such-folder")


@pytest.mark.parametrize("text", ["title: [", "- a list", "title: \x00"])
def test_a_faulty_metadata_file_is_named(tmp_path: Path, text: str) -> None:
    (tmp_path / "metadata.yml").write_text(text)
    with pytest.raises(CallError, match=r"metadata\.yml"):
        metadata_of(tmp_path)


# what stands in metadata.yml where something else is wanted -> what is said
SHAPES = [
    ("databases: kb", r"metadata\.yml: databases: wants `key: value` lines"),
    ("databases: {kb: }", r"metadata\.yml: databases\.kb: wants `key: value` lines"),
    ("databases: {kb: {tables: [events]}}", r"metadata\.yml: databases\.kb\.tables: wants `key: value` lines"),
    ("databases: {kb: {tables: {events: status}}}", r"databases\.kb\.tables\.events: wants `key: value` lines"),
    ("databases: {kb: {tables: {events: {facets: status}}}}", r"databases\.kb\.tables\.events\.facets: wants a list"),
]


@pytest.mark.parametrize(("text", "said"), SHAPES)
def test_a_metadata_file_of_another_shape_is_named_with_the_place(tmp_path: Path, text: str, said: str) -> None:
    (tmp_path / "metadata.yml").write_text(text)
    with pytest.raises(CallError, match=said):
        metadata_of(tmp_path)


def test_what_is_said_of_kb_holds_for_a_database_of_another_name(tmp_path: Path) -> None:
    (tmp_path / "metadata.yml").write_text(
        "databases:\n"
        "  kb: {tables: {events: {facet_size: 3, facets: [status, tags]}}}\n"
        "  old: {tables: {events: {label_column: id}}}\n"
    )
    databases = metadata_of(tmp_path, "old")["databases"]
    assert list(databases) == ["old"]
    events = databases["old"]["tables"]["events"]
    assert (events["facet_size"], events["label_column"]) == (3, "id")
    assert events["facets"] == [{"counted": "status"}, "tags"]
    assert "planned_next" in databases["old"]["queries"]


def test_laying_over_leaves_both_as_they_were() -> None:
    under, over = {"a": {"b": [1]}}, {"a": {"c": 2}}
    overlay(under, over)["a"]["b"].append(2)
    assert (under, over) == ({"a": {"b": [1]}}, {"a": {"c": 2}})


def test_the_closed_profile_only_closes() -> None:
    opened, closed = settings(False), settings(True)
    assert not closed["default_allow_sql"] and not closed["allow_download"]
    assert closed["sql_time_limit_ms"] <= opened["sql_time_limit_ms"]


def test_a_port_in_use_gets_the_next_free_one() -> None:
    with free_socket("127.0.0.1", 8790) as first:
        port = first.getsockname()[1]
        with free_socket("127.0.0.1", port) as second:
            assert second.getsockname()[1] > port


def test_a_host_that_is_not_ours_is_refused() -> None:
    with pytest.raises(CallError, match="cannot listen on"):
        free_socket("192.0.2.1", 8795)


def test_answers_are_sent_at_once() -> None:
    """On a connection that waits for the other side to confirm the last packet, each page takes 40 ms more."""

    async def no_delay() -> int:
        seen: asyncio.Future[int] = asyncio.get_running_loop().create_future()

        def connected(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            seen.set_result(writer.get_extra_info("socket").getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY))
            writer.close()

        with free_socket("127.0.0.1", 8795) as listener:
            async with await asyncio.start_server(connected, sock=listener):
                _, writer = await asyncio.open_connection(*listener.getsockname())
                found = await seen
                writer.close()
                await writer.wait_closed()
        return found

    with ThreadPoolExecutor(1) as pool:  # the browser of other tests keeps an event loop in this thread
        assert pool.submit(lambda: asyncio.run(no_delay())).result()
