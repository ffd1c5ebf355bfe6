"""The shipped metadata.yml under Datasette 1.0, which keeps titles (`-m`) apart from queries and facets (`-c`).

Datasette 1.0 is not out, so it is no dependency: `.ci/run` makes an environment for it and names its program in
`DATASETTE_ONE`. Our plugin wants Datasette 0.65 (pyproject.toml) and stays out: what works is what plain Datasette
shows.
Not yet: the pages of our plugin, and with them the timeline, feeds, the facet of actors and the closed profile.
"""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from kb.publish import free_socket
from tests.kb.web.harbour import TALKS, harbour
from tests.kb.web.test_pages import QUERIES
from tests.serving import server

PROGRAM = os.environ.get("DATASETTE_ONE", "")
METADATA = Path(__file__).parents[3] / "metadata.yml"
pytestmark = pytest.mark.skipif(not PROGRAM, reason="DATASETTE_ONE names no program: .ci/run makes one")


@pytest.fixture(scope="module")
def one(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    """A client of Datasette 1.0 that shows the harbour's knowledge base."""
    path = harbour(tmp_path_factory.mktemp("one") / "kb.db")
    with free_socket("127.0.0.1", 8780) as probe:
        port = probe.getsockname()[1]
    command = [PROGRAM, "serve", str(path), "-m", str(METADATA), "-c", str(METADATA), "-p", str(port)]
    env = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    with server(command, port, env) as (site, _), httpx.Client(base_url=site, timeout=30) as client:
        yield client


def data(client: httpx.Client, path: str, /, **params: str) -> Any:
    answer = client.get(path, params=params)
    assert answer.status_code == 200, answer.text
    return answer.json()


def test_it_is_that_version(one: httpx.Client) -> None:
    assert data(one, "/-/versions.json")["datasette"]["version"].startswith("1.")


PAGES = {
    "/": "Event knowledge base",
    "/kb/events": "What happened or is planned.",
    "/kb/events?status=planned": "A week of drills",
    "/kb/events?_search=drills": "A week of drills",
    f"/kb/events/{TALKS}": "Defence chiefs settle the drills in Tokyo",
    "/kb/evidence": "on Sunday",
    "/kb/sources/harbour-times": "Three navies plan a week of drills",
    "/kb/actor_timeline?actor=Tokyo": "Timeline of an actor",
}


@pytest.mark.parametrize(("path", "said"), PAGES.items(), ids=PAGES)
def test_a_page_opens(one: httpx.Client, path: str, said: str) -> None:
    answer = one.get(path)
    assert answer.status_code == 200
    assert said in answer.text


def test_columns_are_explained_and_rows_sorted_by_date(one: httpx.Client) -> None:
    page = one.get("/kb/events").text
    assert "The date in words, no finer than it is known." in page
    assert "sorted by jd_start descending" in page


def test_facets_are_counted_but_that_of_actors(one: httpx.Client) -> None:
    found = data(one, "/kb/events.json", _extra="facet_results")["facet_results"]["results"]
    assert set(found) == {"type_id", "status", "year", "country_id", "review"}


@pytest.mark.parametrize("name", QUERIES)
def test_a_query_finds(one: httpx.Client, name: str) -> None:
    params, wanted = QUERIES[name]
    rows = data(one, f"/kb/{name}.json", _shape="array", **params)
    assert sorted({str(row.get("event_id") or row.get("source_id")) for row in rows}) == sorted(wanted)
