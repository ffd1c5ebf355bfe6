"""The two real articles, as they were printed: what must be read out of them, and what must not.

They are not part of the project; the test is skipped where `../shared/articles` is not beside the checkout.
"""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from kb import folder as folders
from kb.build import build
from kb.store import Store

DATED, COPY = "livemint-us-japan-south-korea-look-to-cement", "tns-us-japan-south-korea-look-to-cement"


@pytest.fixture(scope="module")
def folder(shared_articles: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("samples") / "kb"
    folders.init(made)
    for path in shared_articles.glob("*.txt"):
        shutil.copy(path, made / "articles")
    assert build(made).problems == ()
    return made


@pytest.fixture(scope="module")
def store(folder: Path) -> Iterator[Store]:
    with Store.read(folder / "kb.db") as opened:
        yield opened


def event(store: Store, condition: str) -> dict[str, Any]:
    rows = store.query(
        "select e.*, (select group_concat(p.actor_id) from participations p where p.event_id = e.id) as actors "
        f"from events e where {condition}"
    )
    assert len(rows) == 1, [(row["title"], row["shown_date"]) for row in rows]
    return rows[0]


def backed_by(store: Store, row: dict[str, Any]) -> set[str]:
    return {one["source_id"] for one in store.query("select source_id from evidence where event_id = ?", [row["id"]])}


def test_the_talks_in_tokyo(store: Store) -> None:
    talks = event(store, "id in (select event_id from mentions where quote like 'Talks start%')")
    assert (talks["earliest"], talks["start_latest"], talks["status"]) == ("2024-07-28", "2024-07-28", "planned")
    assert {"japan", "south-korea", "united-states"} <= set(talks["actors"].split(","))
    assert talks["place_id"] == "tokyo"
    assert backed_by(store, talks) == {DATED, COPY}
    assert (talks["n_stories"], talks["n_sources"]) == (1, 2)


def test_the_talks_on_extended_deterrence_are_a_part_of_them_without_the_third_country(store: Store) -> None:
    deterrence = event(store, "id in (select event_id from mentions where trigger_text = 'discussions')")
    assert (deterrence["edtf"], deterrence["status"]) == ("2024-07-28", "planned")
    assert {"japan", "united-states"} <= set(deterrence["actors"].split(","))
    assert "south-korea" not in deterrence["actors"]
    talks = event(store, "id in (select event_id from mentions where quote like 'Talks start%')")
    ties = store.query("select kind, other_id from relations where event_id = ?", [deterrence["id"]])
    assert [(tie["kind"], tie["other_id"]) for tie in ties] == [("part_of", talks["id"])]
    assert backed_by(store, deterrence) == {DATED, COPY}


def test_the_meeting_of_the_quad(store: Store) -> None:
    quad = event(store, "id in (select event_id from mentions where quote like 'On Monday, Japan%')")
    assert (quad["edtf"], quad["status"]) == ("2024-07-29", "planned")
    assert {"japan", "australia", "india", "united-states"} <= set(quad["actors"].split(","))
    assert backed_by(store, quad) == {DATED, COPY}


@pytest.mark.parametrize(
    ("condition", "earliest", "latest"),
    [
        ("type_id like 'election%'", "2024-11-01", "2024-11-30"),
        ("title like '%courtesy call%'", "2021-01-01", "2021-12-31"),
        ("id in (select event_id from mentions where quote like '%in an interview with%')", "2024-06-01", "2024-06-30"),
        ("type_id = 'agreement/sign'", "2024-07-28", "2024-07-28"),
    ],
)
def test_what_else_the_text_dates(store: Store, condition: str, earliest: str, latest: str) -> None:
    found = event(store, condition)
    assert (found["earliest"], found["latest"]) == (earliest, latest)


def test_the_visit_of_the_minister_is_planned(store: Store) -> None:
    visit = event(store, "type_id like 'visit%'")
    assert visit["status"] == "planned"
    assert {"japan"} <= set(visit["actors"].split(","))
    assert visit["date_precision"] != "year", "the 15 years count how long there was none"


def test_nothing_is_dated_by_the_page_frame_or_by_years_that_only_count(store: Store) -> None:
    days = store.query("select edtf, time_text from mentions where edtf like '%2039%' or edtf like '%2024-11-26%'")
    assert days == []
    frame = store.query(
        "select m.quote from mentions m join passages p on p.source_id = m.source_id and p.char_start <= m.char_start "
        "and m.char_start < p.char_end "
        "where p.kind = 'frame' or m.quote like '%share price%' or m.quote like '%Subscri%'"
    )
    assert frame == []


def test_one_is_dated_with_its_offset_and_the_copy_borrows_its_day(store: Store) -> None:
    rows = {row["id"]: row for row in store.query("select * from sources")}
    assert rows[DATED]["published"] == "2024-07-28T03:58:00+05:30"
    assert rows[DATED]["published_basis"] == "stated"
    assert (rows[COPY]["published_day"], rows[COPY]["published_basis"]) == ("2024-07-28", "story")
    assert {row["story_id"] for row in rows.values()} == {DATED}


def test_without_its_twin_the_copy_leaves_its_weekdays_unresolved(folder: Path, tmp_path: Path) -> None:
    alone = tmp_path / "kb"
    shutil.copytree(folder, alone)
    (alone / "articles" / f"{DATED}.txt").unlink()
    build(alone)
    with Store.read(alone / "kb.db") as store:
        assert store.value("select published_day from sources") is None
        assert store.query("select quote, edtf from mentions where time_text like '%day' and edtf is not null") == []


def test_a_second_build_says_that_nothing_changed(folder: Path) -> None:
    assert build(folder).unchanged
