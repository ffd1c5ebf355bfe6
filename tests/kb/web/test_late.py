"""What is not found in time, or is more than a page holds, is said; what was merely said stands behind all else."""

import asyncio
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import httpx
import pytest

from kb.publish import app
from kb.store import Writer
from kb.web import actor, chosen, counts, event, facets, formats, home, search
from kb.web.facets import PAGE_FROM, ActorFacet
from tests.kb.web.harbour import TALKS, harbour


def asked(path: Path, addresses: Sequence[str]) -> list[httpx.Response]:
    """The answers of a knowledge base to some addresses, within this process."""

    site = app(path.parent)

    async def answers() -> list[httpx.Response]:
        async with httpx.AsyncClient(transport=httpx.ASGITransport(site), base_url="http://kb.example") as client:
            return [await client.get(address) for address in addresses]

    with ThreadPoolExecutor(1) as pool:  # the browser of other tests keeps an event loop in this thread
        return pool.submit(lambda: asyncio.run(answers())).result()


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The database of the harbour."""
    return harbour(tmp_path_factory.mktemp("late") / "kb.db")


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine on which nothing that has a time limit keeps it."""

    async def never(*_: Any, **__: Any) -> None:
        return None

    for module in (actor, chosen, counts, formats, home, search):
        monkeypatch.setattr(module, "ask_in_time", never)


@pytest.mark.usefixtures("slow")
@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("/", ["The newest texts could not", "The plans could not", "Overdue plans could not"]),
        ("/kb/actors/japan", ["More events than can be counted", "The newest events could not", "Who else"]),
        ("/kb/-/actors", ["could not be looked through in time"]),
        ("/kb/-/search?q=drills", ["Not looked through in time: events, texts, actors"]),
        ("/kb/-/timeline?type=meeting&status=occurred", ["Too many events to count", "and more that last longer"]),
        ("/kb/-/timeline?q=drills", ["too common to look at all"]),
    ],
)
def test_a_page_says_what_was_not_found_in_time(path: Path, address: str, said: list[str]) -> None:
    (answer,) = asked(path, [address])
    assert answer.status_code == 200
    assert [one for one in said if one not in answer.text] == []


@pytest.mark.usefixtures("slow")
def test_no_file_is_short_without_saying_so(path: Path) -> None:
    timeline, *files = asked(
        path,
        ["/kb/-/timeline.json?q=talks", "/kb/-/newest.atom", "/kb/-/actor/japan.ics", "/kb/-/export.csv?from=2024"],
    )
    assert timeline.json()["complete"] is False
    assert [one.status_code for one in files] == [503, 503, 503]


def test_a_file_that_holds_only_the_newest_says_so(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(formats, "MOST", 1)
    monkeypatch.setattr(formats, "_CUT", "only the newest 1")
    cut, whole = asked(path, ["/kb/-/actor/japan.atom", "/kb/-/place/tokyo.atom"])
    assert "Japan, only the newest 1</title>" in cut.text
    assert cut.headers["x-event-kb-complete"] == "no"
    assert whole.headers["x-event-kb-complete"] == "yes"


def test_the_count_of_rows_is_of_all_of_them_or_absent(path: Path) -> None:
    first, second = asked(path, ["/kb/events.json?_size=3", "/kb/events.json?_size=3&_next=2460524%2C" + TALKS])
    assert first.json()["filtered_table_rows_count"] == 10
    assert second.json()["filtered_table_rows_count"] is None
    assert len(second.json()["rows"]) == 3


def test_what_was_merely_said_stands_behind(tmp_path: Path) -> None:
    path = harbour(tmp_path / "kb.db")
    with Writer.open(path) as store:
        with store.atomic():
            store.execute("update events set type_id = 'statement', status = 'occurred' where id = ?", ["e-0000000001"])
            store.execute("update events set type_id = 'statement' where id = ?", ["e-0000000003"])
        store.finish()
    front, canada, near = asked(path, ["/", "/kb/actors/canada", "/kb/-/timeline?from=2024-07&to=2025"])
    assert "Envoy visits" not in front.text
    assert canada.text.index("What was said") < canada.text.index("Envoy visits")
    assert near.text.index("And 2 statements") < near.text.index("Review of the pact</a>")


def test_an_actor_of_very_many_events_is_read_by_date(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    addresses = ["/kb/events.json?_actor=japan", "/kb/events.json?_actor=canada", "/kb/events?_actor=japan"]
    *plain, page = asked(path, addresses)
    monkeypatch.setattr(facets, "PAGE", 0)
    *busy, same_page = asked(path, addresses)
    assert [one.json()["rows"] for one in busy] == [one.json()["rows"] for one in plain] != [[], []]
    assert "2 rows" in page.text and "2 rows" in same_page.text
    # The rows of so busy an actor are not counted again for a program: the table of the counts has the number.
    assert [one.json()["filtered_table_rows_count"] for one in plain + busy] == [2, 2, None, None]


def test_a_facet_counted_over_the_newest_says_so(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    address = "/kb/events.json?status=planned&year=2024"
    (whole,) = asked(path, [address])
    monkeypatch.setattr(facets, "NEWEST", 1)
    monkeypatch.setattr(facets, "MOST_LIVE", 1)
    cut, page, actor = asked(path, [address, "/kb/events?status=planned&year=2024", "/kb/events?_actor=japan"])
    assert {facet["over"] for facet in whole.json()["facet_results"].values()} == {None}
    assert {facet["over"] for facet in cut.json()["facet_results"].values()} == {"the newest 1"}
    assert "counted over the newest 1<" in page.text
    assert "counted over 1 of them<" in actor.text


@pytest.mark.parametrize(
    ("address", "filter_"),
    [("_actor=japan", "actor"), ("country_id=japan", "country_id"), ("status=planned", "status")],
)
def test_facets_that_a_build_counted_are_those_that_would_be_counted(path: Path, address: str, filter_: str) -> None:
    """The build leaves none where there are few events; here it is made to."""
    url = f"/kb/events.json?{address}"
    of_it = {"filter": filter_, "wanted": address.partition("=")[2]}
    (live,) = asked(path, [url])
    counts = {
        (facet["name"], one["value"]): one["count"]
        for facet in live.json()["facet_results"].values()
        for one in facet["results"]
        if facet["name"] != "actor"
    }
    assert counts
    with Writer.open(path) as store, store.atomic():
        store.insert("facet_counts", [of_it | {"facet": name, "value": v, "n": n} for (name, v), n in counts.items()])
    (ready,) = asked(path, [url])
    assert ready.json()["facet_results"] == live.json()["facet_results"]
    with Writer.open(path) as store, store.atomic():
        changed = "update facet_counts set n = 77 where filter = :filter and wanted = :wanted and facet = 'status'"
        assert store.execute(changed, of_it)
    (ready,) = asked(path, [url])
    assert {one["count"] for one in ready.json()["facet_results"]["status"]["results"]} == {77}
    with Writer.open(path) as store, store.atomic():
        assert store.execute("delete from facet_counts where filter = :filter and wanted = :wanted", of_it)


def test_lists_of_an_event_that_are_longer_lead_to_all(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told = ["participations?event_id=", "relations?event_id=", "relations?other_id=", "status_moves?event="]
    (whole,) = asked(path, [f"/kb/events/{TALKS}"])
    assert [one for one in told if f"{one}{TALKS}" in whole.text] == []
    monkeypatch.setattr(event, "LONGEST", {"parties": 1, "ties": 0, "moves": 1})
    cut, *tables = asked(path, [f"/kb/events/{TALKS}", *(f"/kb/{one}{TALKS}" for one in told)])
    assert [one for one in told[:3] if f"{one}{TALKS}" not in cut.text] == []
    assert {table.status_code for table in tables} == {200}


def test_an_event_that_moved_too_often_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = harbour(tmp_path / "kb.db")
    monkeypatch.setattr(event, "LONGEST", {"parties": 9, "ties": 9, "moves": 2})
    (cut,) = asked(path, [f"/kb/events/{TALKS}"])
    assert "How it moved" in cut.text and f"status_moves?event={TALKS}" not in cut.text
    with Writer.open(path) as store:
        with store.atomic():
            store.execute(
                "update mentions set status = 'tentative', event_id = ? where event_id = 'e-0000000004'", [TALKS]
            )
        store.finish()
    (cut,) = asked(path, [f"/kb/events/{TALKS}"])
    assert f"status_moves?event={TALKS}" in cut.text


def test_data_of_a_query_at_its_limit_says_that_there_may_be_more(tmp_path: Path) -> None:
    harbour(tmp_path / "kb.db")
    (tmp_path / "queries").mkdir()
    (tmp_path / "queries" / "three.sql").write_text("-- Three\nselect id from events order by id limit 3\n")
    (tmp_path / "queries" / "many.sql").write_text("-- Many\nselect id from events order by id limit 300\n")
    shapes = ["", "?_shape=objects", "?_shape=array", "?_shape=array&_nl=on", "?_shape=arrayfirst"]
    for name, complete in (("three", "no"), ("many", "yes")):
        answers = asked(tmp_path / "kb.db", [f"/kb/{name}.json{shape}" for shape in shapes])
        assert {answer.headers["x-event-kb-complete"] for answer in answers} == {complete}
        assert [answer.json()["truncated"] for answer in answers[:2]] == [complete == "no"] * 2
        assert len(answers[0].json()["rows"]) == (3 if name == "three" else 10)


def test_facets_of_a_later_page_count_all_pages() -> None:
    asked_for = SimpleNamespace(
        sql=f"select * from events where status = :p0 and {PAGE_FROM}", _of_actor_alone=lambda: False
    )
    assert PAGE_FROM not in ActorFacet._looked_through(cast(ActorFacet, asked_for))


def test_what_only_ended_does_not_stretch_a_timeline(tmp_path: Path) -> None:
    path = harbour(tmp_path / "kb.db")
    (before,) = asked(path, ["/kb/-/timeline.json"])
    with Writer.open(path) as store:
        with store.atomic():
            store.execute(
                "update events set edtf = '../2024-08-09', earliest = '0000-01-01', latest = '2024-08-09', "
                "jd_start = 1721060, jd_end = 2460532 where id = 'e-0000000004'"
            )
        store.finish()
    after, filtered = asked(path, ["/kb/-/timeline.json", "/kb/-/timeline.json?status=occurred&type=natural_disaster"])
    assert after.json()["from"] == before.json()["from"]
    assert "e-0000000004" in {event["id"] for event in after.json()["events"]}
    assert [event["id"] for event in filtered.json()["events"]] == ["e-0000000004"]


def test_live_tallies_are_those_that_stand_ready(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    addresses = [
        f"/kb/-/timeline.json?{one}" for one in ("status=planned", "type=meeting", "place=japan", "", "actor=japan")
    ]
    ready = [answer.json() for answer in asked(path, addresses)]

    async def none(*_: Any) -> None:
        return None

    monkeypatch.setattr(counts, "_ready", none)
    assert [answer.json() for answer in asked(path, addresses)] == ready


def test_plans_ahead_are_those_that_may_still_begin(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Sorted or walked to: the same."""

    def planned(text: str) -> str:
        return text.partition("<h2>Planned</h2>")[2].partition("<h2>")[0]

    (sorted_,) = asked(path, ["/kb/actors/japan"])
    monkeypatch.setattr(chosen, "expected", _very_many)
    (walked,) = asked(path, ["/kb/actors/japan"])
    assert "A week of drills" in planned(sorted_.text) and "harbour wall" not in planned(sorted_.text)
    assert planned(walked.text) == planned(sorted_.text)


async def _very_many(*_: Any) -> tuple[int, int]:
    return 1_000_000, 1
