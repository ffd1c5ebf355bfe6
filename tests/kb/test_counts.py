"""The pages' counts: kept up to date by what changed, they are what counting everything gives."""

from collections.abc import Sequence
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kb.rows import event_row, participation_rows
from kb.store import Writer
from kb.store.counts import counted, recount
from kb.store.reading import sql_file
from schemas.event import Event, Participation
from schemas.times import EventTime

TABLES = ("actor_counts", "timeline_counts", "facet_counts", "totals")
BUSY = 3
ACTORS = ("one-actor", "two-actor", "three-actor")

EVENTS = st.lists(
    st.builds(
        lambda key, edtf, status, actors, sender: Event(
            id=f"event-{key}", title="Some event", status=status, when=EventTime(edtf=edtf), type="meeting",
            participants=tuple(Participation(actor=actor, role="delegate", on_behalf_of=sender) for actor in actors),
        ),
        key=st.integers(0, 9),
        edtf=st.sampled_from([None, "2024-07-28", "2024-07", "2023", "2024-07-28/.."]),
        status=st.sampled_from(["planned", "occurred"]),
        actors=st.sets(st.sampled_from(ACTORS)).map(sorted),
        sender=st.sampled_from([None, "one-actor"]),
    ),
    max_size=10,
    unique_by=lambda event: event.id,
)  # fmt: skip


def _put(store: Writer, events: Sequence[Event]) -> None:
    store.insert("events", (event_row(event, None, None) for event in events))
    store.insert("participations", (row for event in events for row in participation_rows(event)))


def _all(store: Writer) -> dict[str, list[dict[str, object]]]:
    return {table: sorted(store.query(f"select * from {table}"), key=repr) for table in TABLES}


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(EVENTS, EVENTS)
def test_counting_the_change_is_counting_everything(tmp_path: Path, old: list[Event], new: list[Event]) -> None:
    """With an actor busy from three events on, so that actors become busy and cease to be."""
    everything = sql_file("counts").replace("2000", str(BUSY))
    with Writer.open(tmp_path / "kb.db") as store, store.atomic():
        for table in ("participations", "events", "actors", "event_types"):
            store.execute(f"delete from {table}")
        store.insert("event_types", [{"id": "meeting"}])
        store.insert("actors", ({"id": actor, "name": actor} for actor in ACTORS))
        _put(store, old)
        for statement in _statements(everything):
            store.execute(statement)
        touched = {event.id for event in [*old, *new]}
        before = counted(store, touched)
        store.execute("delete from participations")
        store.execute("delete from events")
        _put(store, new)
        recount(store, before, counted(store, touched), busy=BUSY)
        kept = _all(store)
        for statement in _statements(everything):
            store.execute(statement)
        assert kept == _all(store)


def _statements(script: str) -> list[str]:
    bare = "\n".join(line for line in script.splitlines() if not line.lstrip().startswith("--"))
    return [part for part in bare.split(";\n") if part.strip()]
