"""How a date came about, as `kb explain` prints it: bounds, voices and copies, reckonings, the status over time."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from kb.explain import explain
from kb.rows import event_row
from kb.store import Store, Writer
from schemas.event import Event
from schemas.problems import CallError
from schemas.times import EventTime
from tests.kb.web.harbour import TALKS, harbour


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with Store.read(harbour(tmp_path_factory.mktemp("explain") / "kb.db")) as store:
        yield store


def test_an_event_is_explained_voice_by_voice(store: Store) -> None:
    assert explain(store, TALKS).split("\n") == [
        "Defence chiefs settle the drills in Tokyo",
        "28 July 2024 (occurred)  ·  tokyo-talks",
        "EDTF 2024-07-28: 2024-07-28; stated in the text",
        "Voices differ: when: 28 July 2024 (2 stories), not 29 July 2024 (1 story): more stories",
        "Voices differ: place: tokyo (1 story), not oslo",
        "Written in events/talks.yml:1",
        "",
        "1. Evening Post, 2024-07-27 (and a copy: Harbour Times)",
        "   “Defence chiefs of the three will meet in Tokyo [on Sunday] to settle the drills.”",
        "   planned; “on Sunday” → 28 July 2024 (counted from 2024-07-27; rule weekday)",
        "",
        "2. Morning Ledger, 2024-07-29",
        "   “The defence chiefs met in Tokyo [on Sunday] and settled the drills.”",
        "   occurred; “on Sunday” → 28 July 2024 (counted from 2024-07-29; rule weekday)",
        "",
        "Its status: planned (2024-07-27), then occurred (2024-07-29).",
        "",
    ]


def test_an_event_of_which_no_text_speaks_says_so(store: Store) -> None:
    assert explain(store, "lost-regatta").split("\n") == [
        "A regatta of which no day is told",
        "undated (cancelled)  ·  lost-regatta",
        "",
        "No loaded text speaks of it: its sources are cited in place.",
        "",
    ]


def test_a_status_that_never_moved_is_not_told(store: Store) -> None:
    assert "Its status" not in explain(store, "e-0000000002")


def test_a_mention_finds_its_event(store: Store) -> None:
    (row,) = store.query("select min(id) as id from mentions where event_id = :event", {"event": TALKS})
    assert explain(store, row["id"]) == explain(store, "e-" + row["id"][2:]) == explain(store, TALKS)


@pytest.mark.parametrize(
    ("event", "hint"),
    [("talks", "there is no event 'talks'; perhaps tokyo-talks"), ("qqq", "no event 'qqq'; `kb timeline` lists all")],
)
def test_an_id_that_finds_nothing_is_refused_with_the_nearest(store: Store, event: str, hint: str) -> None:
    with pytest.raises(CallError, match=hint):
        explain(store, event)


# time, what is said of its bounds: a side that nobody told has no day
BOUNDS = [
    ("2024-07-28", "2024-07-28;"),
    ("2024-07", "from 2024-07-01 to 2024-07-31;"),
    ("2024-07-28/..", "from 2024-07-28 at the earliest;"),
    ("[2024-07..]", "from 2024-07-01 at the earliest;"),
    ("../2024-07", "until 2024-07-31 at the latest;"),
    ("[..2024-07-28]", "until 2024-07-28 at the latest;"),
]


@pytest.mark.parametrize(("edtf", "said"), BOUNDS)
def test_open_bounds_show_no_day(tmp_path: Path, edtf: str, said: str) -> None:
    event = Event(
        id="old-harbour",
        title="The old harbour",
        when=EventTime(edtf=edtf, basis="curated", doubt="two readings"),
        unsourced="told by the keeper",
    )
    with Writer.open(tmp_path / "kb.db") as store, store.atomic():
        store.insert("events", [event_row(event, None, None) | {"type_id": None}])
    with Store.read(tmp_path / "kb.db") as reader:
        told = explain(reader, "old-harbour").split("\n")
    assert told[2:] == [
        f"EDTF {edtf}: {said} written by a person",
        "Doubt: two readings",
        "",
        "No loaded text speaks of it: told by the keeper.",
        "",
    ]
