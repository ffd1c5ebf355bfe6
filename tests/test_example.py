"""The shipped example tells the story that its README promises, and keeps telling it after a rebuild."""

from collections.abc import Iterator
from importlib.resources import files

import pytest

from kb import folder as folders
from kb.build import build
from kb.store import Store


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    folder = tmp_path_factory.mktemp("example") / "demo"
    folders.example(folder)
    report = build(folder)
    assert [problem for problem in report.problems if problem.level == "error"] == []
    with Store.read(folder / "kb.db") as opened:
        yield opened


def evidence(store: Store, event: str) -> list[tuple[str, str]]:
    rows = store.query("select source_id, status from evidence where event_id = :event", {"event": event})
    return [(row["source_id"], row["status"]) for row in rows]


@pytest.mark.parametrize("event", ["tokyo-trilateral-meeting-2024-07-28", "quad-foreign-ministers-meeting-2024-07-29"])
def test_a_planned_meeting_occurred_as_a_later_report_says(store: Store, event: str) -> None:
    (row,) = store.query("select status, n_stories, n_sources from events where id = :event", {"event": event})
    assert row["status"] == "occurred"
    assert row["n_stories"] >= 2
    assert row["n_sources"] > row["n_stories"], "the copy is a text of its own, but no voice of its own"
    said = evidence(store, event)
    assert "planned" in {status for _, status in said}
    assert "occurred" in {status for _, status in said}


def test_the_machine_adds_nobody_to_a_list_that_a_person_wrote(store: Store) -> None:
    rows = store.query(
        "select actor_id from participations "
        "where event_id = 'us-japan-extended-deterrence-talks-2024-07-28' order by 1"
    )
    assert [row["actor_id"] for row in rows] == ["japan", "united-states"]


def test_the_launch_was_put_off_by_a_day_and_both_days_stay_visible(store: Store) -> None:
    rows = store.query(
        "select e.status, group_concat(distinct m.edtf) as days from events e join mentions m on m.event_id = e.id "
        "where e.type_id like 'space_launch%' and m.source_id like '2024-06-2%' group by e.id"
    )
    assert [row["status"] for row in rows] == ["postponed"]
    assert {"2024-06-30", "2024-07-01"} <= set(rows[0]["days"].split(","))


def test_the_summit_was_put_off_and_two_voices_disagree_about_its_day(store: Store) -> None:
    rows = store.query(
        "select distinct e.id, e.status from events e join mentions m on m.event_id = e.id "
        "where e.type_id like 'meeting%' and m.edtf in ('2024-08-09', '2024-08-10')"
    )
    assert {row["status"] for row in rows} == {"postponed"}
    (shown,) = store.query("select shown_date from events where id = :id", {"id": rows[0]["id"]})
    assert shown["shown_date"] == "no longer 9 August 2024", "no new day was given"
    planned = store.query((files("kb") / "sql" / "queries" / "planned_next.sql").read_text(encoding="utf-8"))
    assert rows[0]["id"] not in {row["event_id"] for row in planned}
    given = store.query(
        "select dates_given from disagreements where event_id in (select value from json_each(:ids))",
        {"ids": "[" + ",".join(f'"{row["id"]}"' for row in rows) + "]"},
    )
    assert any({"2024-08-09", "2024-08-10"} <= set(row["dates_given"].split(",")) for row in given)


def test_the_exercise_of_june_is_listed_as_overdue(store: Store) -> None:
    rows = store.query("select title, type_id from overdue_plans where type_id like 'military_exercise%'")
    assert rows, store.query("select title, type_id, status, latest from events")


def test_the_copy_without_a_date_borrows_its_day_and_says_so(store: Store) -> None:
    (row,) = store.query("select * from sources where id = 'harbour-post-tokyo-talks'")
    assert (row["published_day"], row["published_basis"]) == ("2024-07-26", "story")
    assert row["story_id"] == "2024-07-26-tokyo-talks-preview"
    assert row["title"] == "Allies meet in Tokyo with a training pact in sight"


def test_what_was_rejected_stays_away(store: Store) -> None:
    assert store.query("select id from mentions where quote like 'Runners%' and event_id is not null") == []


def test_every_quote_is_in_its_text(store: Store) -> None:
    wrong = store.query(
        "select m.id from mentions m left join passages p "
        "on p.source_id = m.source_id and p.char_start <= m.char_start and p.char_end >= m.char_end "
        "where m.char_start is not null "
        "and (p.body is null or substr(p.body, m.char_start - p.char_start + 1, m.char_end - m.char_start) <> m.quote)"
    )
    assert wrong == []


def test_page_frame_gives_no_event(store: Store) -> None:
    rows = store.query("select quote from mentions where quote like '%Subscribe%' or quote like '%newsletter%'")
    assert rows == []


def test_a_region_holds_what_happened_in_its_countries_and_their_cities(store: Store) -> None:
    for place, held in (("East Asia", {"Tokyo", "Japan", "Miyazaki"}), ("Central Asia", {"Astana", "Central Asia"})):
        assert {row["place"] for row in store.timeline(place=place)} == held
