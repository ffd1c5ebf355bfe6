"""Our pages as they are sent: what they must say, and that nothing of a text becomes markup."""

import html
import json
import os
import re
import sys
from collections import Counter
from pathlib import Path

import httpx
import pytest

from kb import queries
from kb.publish import free_socket
from kb.store import Writer
from tests.kb.web.conftest import served
from tests.kb.web.harbour import SCRIPT, TALKS, harbour
from tests.serving import server


def get(site: str, path: str) -> str:
    answer = httpx.get(site + path, timeout=30, follow_redirects=True)
    assert answer.status_code == 200, f"{path}: {answer.status_code}"
    return answer.text


PAGES = {
    "home": ("/", ["Harbour news", "Planned next", "Overdue", "10</strong> events", "newest day of publication"]),
    "event": (
        f"/kb/events/{TALKS}",
        [
            "Defence chiefs settle the drills in Tokyo",
            '<mark class="kb-time" title="28 July 2024">on Sunday</mark>',
            "counted from 27 July 2024 (day of publication)",
            "by rule weekday",
            "2 independent stories",
            "The same text in",
            "How it moved",
            "both papers say so",
            "dates differ",
            "not 29 July 2024 (1 story): more stories",
            'href="/kb/sources/harbour-times"',
            'delegate for <a href="/kb/actors/canada"',
        ],
    ),
    "machine event": ("/kb/events/e-0000000001", ["a machine", "Follows up", f'href="/kb/events/{TALKS}"']),
    "cited by a person": ("/kb/events/week-of-drills", ["Three navies plan", "<p>Cited by a person\n"]),
    "dated by another sentence": (
        "/kb/events/harbour-wall",
        ["counted from 27 July 2024 (day of publication), taken over from the sentence or text around it"],
    ),
    "undated": ("/kb/events/lost-regatta", ["undated", "date not known", "cancelled"]),
    "source": (
        "/kb/sources/harbour-times",
        [
            "kb-frame",
            "Sign up for our letter",
            f'<a href="/kb/events/{TALKS}"><strong class="kb-trigger">meet</strong>',
        ],
    ),
    "actor": ("/kb/actors/japan", ["also Tokyo", "2 events", "A week of drills"]),
    "actor by delegate": ("/kb/actors/canada", ["Defence chiefs settle the drills", "Envoy visits"]),
    "place": ("/kb/places/tokyo", ["Japan", "Defence chiefs settle the drills"]),
    "place with others in it": ("/kb/places/japan", ["Places in it", "/kb/places/tokyo"]),
    "actors": ("/kb/-/actors", ["Japan", "Canada"]),
    "search": ("/kb/-/search?q=drills", ["A week of drills", "<mark>drills</mark>", "Harbour Times"]),
    "search for a phrase": ("/kb/-/search?q=%22held+such+talks%22", ["<mark>held such talks</mark>"]),
    "search in vain": ("/kb/-/search?q=zeppelin", ["Nothing found"]),
    "timeline": ("/kb/-/timeline", ["9 dated events", "1 without a date", "Building of the harbour wall"]),
    "timeline near": ("/kb/-/timeline?from=2024-07&to=2024-08", ["July 2024 to August 2024", "All of them"]),
    "timeline of an actor": ("/kb/-/timeline?actor=Tokyo", ["2 dated events under these filters", 'value="Japan"']),
    "timeline of nobody": ("/kb/-/timeline?actor=Atlantis", ["no actor “Atlantis”"]),
    "table": ("/kb/events", ["Narrow down", "took", "What the columns mean"][::2]),
    "actor facet": ("/kb/events", ["_actor=japan", "_actor=canada"]),
    "narrowed by actor": ("/kb/events?_actor=canada", ["2 rows", "Envoy visits"]),
    "query of the user": ("/kb/by_status", ["Events by status", "postponed"]),
    "query for nothing": ("/kb/actor_events", ["Fill in what you want to know of"]),
    "query in vain": ("/kb/actor_events?actor=Atlantis&kind=", ["Nothing found for actor “Atlantis”."]),
    "help of a field": ("/kb/events_on_day", ['aria-describedby="qh1"', ">an ISO date, 2024-07-28<"]),
    "problems": ("/kb/problems", ["name one of them &#39;text&#39;", "torn.csv"]),
    "data": ("/kb", ["Timeline of an actor", "Events by status", "What happened or is planned"]),
}


@pytest.mark.parametrize(("path", "said"), PAGES.values(), ids=PAGES)
def test_a_page_says_what_it_must(site: str, path: str, said: list[str]) -> None:
    text = get(site, path)
    assert [one for one in said if one not in text] == []


@pytest.mark.parametrize("path", ["/", *(path for path, _ in PAGES.values())])
def test_no_page_shows_what_is_missing_by_its_name_in_the_code(site: str, path: str) -> None:
    shown = re.sub(r"(?s)<pre.*?</pre>|<details class=.kb-raw.*?</details>|<[^>]+>", " ", get(site, path))
    assert not re.search(r"\b(None|undefined|Undefined)\b", shown)


@pytest.mark.parametrize(("path", "said"), PAGES.values(), ids=PAGES)
def test_no_text_becomes_markup(site: str, path: str, said: list[str]) -> None:
    assert SCRIPT not in get(site, path)


def test_what_is_not_there_says_so(site: str) -> None:
    for path in ("/kb/events/no-such", "/kb/-/nothing", "/kb/no_such_table", "/kb/-/actor/no-such.ics", "/timeline"):
        answer = httpx.get(site + path, timeout=30)
        assert answer.status_code == 404
        assert "To the first page" in answer.text


QUERIES = {
    "actor_events": ({"actor": "Canada", "kind": "meeting", "since": "2024-07", "until": "2024"}, [TALKS]),
    "contested_dates": ({}, [TALKS]),
    "events_on_day": ({"day": "2024-07-28"}, [TALKS, "harbour-wall"]),
    "actor_timeline": ({"actor": "Tokyo"}, ["week-of-drills", TALKS]),
    "shared_events": ({"one": "japan", "other": "Canada"}, [TALKS]),
    "event_sources": ({"event": TALKS}, ["evening-post", "harbour-times", "morning-ledger"]),
    "planned_next": ({}, ["e-0000000003", "e-0000000001", "week-of-drills"]),
    "plans_overdue": ({}, ["ferry-strike"]),
    "to_review": ({}, ["e-0000000001", "e-0000000002", "e-0000000003", "e-0000000004"]),
    "status_moves": ({"event": TALKS}, ["evening-post", "morning-ledger"]),
}


def test_every_query_is_tried() -> None:
    assert sorted(QUERIES) == [query.name for query in queries.shipped()]


@pytest.mark.parametrize(
    ("narrowed", "wanted"),
    [
        ({"kind": "meeting"}, {TALKS}),
        ({"kind": "meeting/multilateral"}, {TALKS}),
        ({"kind": "military_exercise"}, {"week-of-drills"}),
        ({"since": "2024-08"}, {"week-of-drills"}),
        ({"until": "2024-07"}, {TALKS}),
        ({"until": "2024-06"}, set()),
        ({}, {TALKS, "week-of-drills"}),
    ],
)
def test_events_of_an_actor_are_narrowed_down(site: str, narrowed: dict[str, str], wanted: set[str]) -> None:
    found = rows(site, "/kb/actor_events", actor="Tokyo", **narrowed)
    assert {row["event_id"] for row in found} == wanted


def test_a_date_that_was_moved_is_not_contested(site: str) -> None:
    page = get(site, "/kb/events/ferry-strike")
    assert "not 13 July 2024" in page and "dates differ" not in page


def test_tables_stand_by_what_matters(site: str) -> None:
    page = get(site, "/kb")
    places = [page.index(f'<dt><a href="/kb/{name}">') for name in ("events", "sources", "actors", "problems")]
    assert places == sorted(places)


def test_a_row_without_a_page_of_its_own_has_no_link(site: str) -> None:
    assert ">Link<" not in get(site, "/kb/problems") + get(site, "/kb/participations")
    assert get(site, "/kb/problems").count('data-label="file"') == 1, "a key's part stands here once"


def test_a_query_shows_an_event_by_its_title(site: str) -> None:
    page = get(site, "/kb/planned_next")
    assert '<a href="/kb/events/week-of-drills">A week of drills</a>' in page
    assert ">week-of-drills<" not in page
    assert "kb-status-planned" in page


def test_sql_that_is_refused_is_not_lost(site: str, public_site: str) -> None:
    refused = "/kb?sql=selec+title+from+events"
    assert "<textarea" in (page := httpx.get(site + refused, timeout=30).text) and "selec title from events" in page
    assert "selec title" not in httpx.get(public_site + refused, timeout=30).text


def test_a_text_is_found_once_by_the_passage_that_says_most(site: str) -> None:
    page = get(site, "/kb/-/search?q=drills")
    assert page.count('href="/kb/sources/harbour-times"') == 1
    assert "to settle the <mark>drills</mark>" in page


def test_an_event_without_a_source_says_so_once(tmp_path: Path) -> None:
    path = harbour(tmp_path / "kb.db")
    with Writer.open(path) as store, store.atomic():
        store.execute("update events set unsourced_reason = 'told on the quay' where id = ?", ["harbour-wall"])
    with served(tmp_path) as site:
        page = re.sub(r"(?s)<details.*?</details>", "", get(site, "/kb/events/harbour-wall"))
        assert page.count("told on the quay") == 1
        assert "0 independent stories" not in page and "0 sentences" not in page


def test_where_events_wait_for_review_the_command_is_told(site: str, public_site: str) -> None:
    for path in ("/kb/to_review", "/kb/review_queue", "/kb/events/e-0000000002"):
        assert "kb review" in get(site, path), path
    assert "kb review" not in get(public_site, "/kb/events/e-0000000002")
    assert 'data-label="sentences"' in get(site, "/kb/review_queue")


def test_whole_words_come_before_beginnings(tmp_path: Path) -> None:
    path = harbour(tmp_path / "kb.db")
    titles = {"e-0000000001": "Drilling of drillers, a drillmaster's drill-book", "lost-regatta": "A drill is lost"}
    with Writer.open(path) as store, store.atomic():
        for event, title in titles.items():
            store.execute("update events set title = ? where id = ?", [title, event])
        store.execute("update events set title = 'Drillers drilling' where id = ?", ["ferry-strike"])
        store.execute("update events set salience = 9 where id = ?", ["ferry-strike"])
    with served(tmp_path) as site:
        page = get(site, "/kb/-/search?q=drill")
        found = re.findall(r'href="/kb/events/([^"]+)"', page)
        assert set(found[:2]) == set(titles) and "ferry-strike" in found[2:]
        assert page.count('type="search"') == 1
        alone = get(site, "/kb/-/search?q=drillmas")
        assert "drill-book" in alone and "_search=" not in alone
        (timeline,) = re.findall(r'href="(/kb/-/timeline\?q=[^"]+)"', alone)
        assert "drill-book" in get(site, timeline)
        assert "Drillers" not in get(site, "/kb/-/timeline?q=drill&from=2024&to=2024")


def rows(site: str, path: str, **params: str) -> list[dict[str, object]]:
    answer = httpx.get(f"{site}{path}.json", params={"_shape": "array", **params}, timeout=30)
    assert answer.status_code == 200, answer.text
    found: list[dict[str, object]] = answer.json()
    return found


@pytest.mark.parametrize("name", QUERIES)
def test_a_query_finds(site: str, name: str) -> None:
    params, wanted = QUERIES[name]
    found = {str(row.get("event_id") or row.get("source_id")) for row in rows(site, f"/kb/{name}", **params)}
    assert sorted(found) == sorted(wanted)


NARROWED = [{}, {"status": "planned"}, {"status": "planned", "year": "2024"}, {"_actor": "japan"}, {"_search": "the"}]


@pytest.mark.parametrize("args", NARROWED, ids=str)
def test_facets_count_what_the_table_shows(site: str, args: dict[str, str]) -> None:
    """Whether the build counted them or they are counted live."""
    answer = httpx.get(f"{site}/kb/events.json", params=args, timeout=30).json()
    rows = [dict(zip(answer["columns"], row, strict=True)) for row in answer["rows"]]
    assert rows
    for column in ("status", "type_id", "year", "country_id", "review"):
        counted = {one["value"]: one["count"] for one in answer["facet_results"][column]["results"]}
        assert counted == Counter(row[column] for row in rows if row[column] is not None)
    parties = {one["value"] for one in answer["facet_results"]["actor"]["results"]}
    assert parties <= {"japan", "canada", "envoy"}


def test_dates_of_a_query_come_nearest_first(site: str) -> None:
    assert [row["event_id"] for row in rows(site, "/kb/planned_next")] == [
        "e-0000000001", "week-of-drills", "e-0000000003",
    ]  # fmt: skip


def test_the_timeline_counts_each_event_once(site: str) -> None:
    """Whatever the zoom: what bars, bands and single events show together is what begins there."""
    whole = json.loads(get(site, "/kb/-/timeline.json?from=1800&to=2100"))
    assert sum(bar["n"] for bar in whole["bars"]) + len(whole["less_exact"]) <= 9
    assert {event["id"] for event in whole["events"]} >= {TALKS, "old-treaty", "harbour-wall"}
    near = json.loads(get(site, "/kb/-/timeline.json?from=2024-07-28&to=2024-07-28"))
    assert {event["id"] for event in near["events"]} == {TALKS, "harbour-wall"}


def test_a_timeline_leads_to_what_lies_outside_its_window(site: str) -> None:
    page = get(site, "/kb/-/timeline?from=2024&to=2024")
    found = re.findall(r'<a href="([^"]+)" rel="nofollow">(\d+ (?:earlier|later))</a>', page)
    ways = {said: href for href, said in found}
    assert list(ways) == ["3 earlier", "1 later"]
    earlier = get(site, html.unescape(ways["3 earlier"]))
    assert "An old treaty is about to be found" in earlier and "Review of the pact" not in earlier
    assert "Review of the pact" in get(site, html.unescape(ways["1 later"]))


def test_plain_datasette_serves_tables_facets_and_queries(folder: Path) -> None:
    """`datasette kb.db -m metadata.yml`, with no plugin at all."""
    with free_socket("127.0.0.1", 8760) as probe:
        port = probe.getsockname()[1]
    metadata = Path(__file__).parents[3] / "metadata.yml"
    command = [sys.executable, "-m", "datasette", "serve", str(folder / "kb.db"), "-m", str(metadata), "-p", str(port)]
    with server(command, port, os.environ | {"DATASETTE_LOAD_PLUGINS": ""}) as (site, _):
        table = httpx.get(f"{site}/kb/events.json?_labels=on", timeout=30).json()
        assert set(table["facet_results"]) >= {"type_id", "status", "year", "country_id"}
        assert {"value": "tokyo", "label": "Tokyo"} in [row["place_id"] for row in table["rows"]]
        page = httpx.get(f"{site}/kb/events", timeout=30).text
        assert "The date in words, no finer than it is known." in page
        for name, (params, wanted) in QUERIES.items():
            found = {str(row.get("event_id") or row.get("source_id")) for row in rows(site, f"/kb/{name}", **params)}
            assert sorted(found) == sorted(wanted)
