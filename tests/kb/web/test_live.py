"""Readers see the old state or the new one while the database is written; and what is published is served closed."""

import sqlite3
import statistics
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import httpx
import pytest

from kb.publish import free_socket, publish
from kb.store import Writer
from schemas.problems import CallError
from tests.kb.web.conftest import served
from tests.kb.web.harbour import NOTES, TALKS, harbour
from tests.serving import server


def test_pages_hold_while_the_database_is_written(tmp_path: Path) -> None:
    path = harbour(tmp_path / "kb.db")
    with served(tmp_path) as site, httpx.Client(base_url=site, timeout=30) as client, Writer.open(path) as store:
        for number in range(5):
            with store.atomic():
                store.execute("update events set title = ? where id = ?", [f"Title {number} begun", TALKS])
                assert "begun" not in client.get(f"/kb/events/{TALKS}").text, "half a step was shown"
                store.execute("update events set title = ? where id = ?", [f"Title {number}", TALKS])
            store.finish()
            for address in (f"/kb/events/{TALKS}", "/kb/-/search?q=title", "/kb/events?_search=title", "/"):
                answer = client.get(address)
                assert answer.status_code == 200
                assert f"Title {number}" in answer.text


@pytest.fixture(scope="module")
def published(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("published")
    publish(folder, out)
    return out


@contextmanager
def by_datasette(published: Path, *options: str, port: int = 8740) -> Iterator[str]:
    """The address at which a published folder is served as its README.txt says."""
    with free_socket("127.0.0.1", port) as probe:
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "datasette", "serve", str(published), "-p", str(port), *options]
    with server(command, port) as (site, _):
        yield site


@pytest.mark.parametrize("base", ["/", "/news/"])
def test_what_is_closed_stays_closed_below_a_prefix(published: Path, base: str) -> None:
    with by_datasette(published, "--setting", "base_url", base) as site, httpx.Client(timeout=30) as client:
        for inner in ("plugins.json", "versions.json", "settings.json", "databases.json"):
            for prefix in {"/", base}:
                assert client.get(f"{site}{prefix}-/{inner}").status_code == 404, prefix + inner
        for page in ("", "kb/events", f"kb/events/{TALKS}", "kb/-/timeline"):
            headers = client.get(f"{site}{base}{page}").headers
            assert "default-src 'none'" in headers["content-security-policy"], page
            assert headers["x-content-type-options"] == "nosniff", page
        missed = client.get(f"{site}{base}kb/events/none-such")
        assert missed.status_code == 404
        assert "There is no such event." in missed.text and f'href="{base}kb/-/timeline"' in missed.text
        assert client.get(f"{site}{base}-/static/app.css").status_code == 200


def test_an_address_that_is_not_there_costs_no_traceback(published: Path) -> None:
    """Datasette would draw one with all values, which takes many times as long as a page."""
    with by_datasette(published) as site, httpx.Client(base_url=site, timeout=60) as client:

        def took(address: str, status: int) -> float:
            begun = time.perf_counter()
            assert client.get(address).status_code == status
            return time.perf_counter() - begun

        found = statistics.median(took("/kb/events", 200) for _ in range(5))
        missed = statistics.median(took(f"/kb/events/none-such-{number}", 404) for number in range(5))
    assert missed < 5 * found


def test_what_is_published_is_served_closed(published: Path) -> None:
    with by_datasette(published) as site:
        assert "Harbour news" in httpx.get(site, timeout=30).text
        assert "<mark>drills</mark>" in httpx.get(f"{site}/kb/-/search?q=drills", timeout=30).text
        assert httpx.get(f"{site}/kb/by_status", timeout=30).status_code == 200
        for closed in ("/kb?sql=select+1", "/kb.db", "/-/databases.json"):
            assert httpx.get(site + closed, timeout=30).status_code in (403, 404)


def test_what_is_between_editors_is_not_published(folder: Path, published: Path) -> None:
    with closing(sqlite3.connect(folder / "kb.db")) as home, closing(sqlite3.connect(published / "kb.db")) as out:
        for table in ("problems", "decisions"):
            assert home.execute(f"select count(*) from {table}").fetchone()[0]
        assert home.execute("select notes from events where id = ?", [TALKS]).fetchone() == (NOTES,)
        for table in ("problems", "decisions", "suggestions", "files"):
            assert not out.execute(f"select count(*) from {table}").fetchone()[0], table
        assert not out.execute("select count(notes) from events").fetchone()[0]
    assert NOTES.encode() not in (published / "kb.db").read_bytes(), "what was deleted is still in the file"
    assert "empty here" in (published / "README.txt").read_text()


def test_a_snapshot_is_made_again_over_an_older_one(folder: Path, published: Path) -> None:
    names = [path.name for path in publish(folder, published)]
    assert names == ["README.txt", "inspect-data.json", "kb.db", "metadata.json", "requirements.txt", "settings.json"]


def test_a_folder_with_other_files_is_left_alone(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("mine")
    with pytest.raises(CallError, match="holds other files"):
        publish(folder, tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.txt"]
