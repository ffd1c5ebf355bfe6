"""Hand-written files: the records they give, and all that is wrong with one, told at once."""

import json
import os
import pickle
import re
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.curated import KINDS, Curated, read_curated, read_curated_text
from schemas.actor import ActorEntry, PlaceEntry
from schemas.decision import DecisionEntry
from schemas.event import Citation, EventEntry, ParticipationEntry, Relation
from schemas.event_type import EventType
from schemas.times import EventTime

EVENT = """\
# The shipyard opens its doors.
id: open-day-2024
title: "Open day: the shipyard"
summary:
type: ceremony
status: planned
when: {start: 2024-07-28, zone: Asia/Tokyo}
place: Yokohama
participants:
  - {actor: NO, role: host}
  - {actor: Harbour Master, role: delegate, for: Harbour Guild, as_text: the harbour master}
relations:
  - {kind: part_of, event: harbour-week-2024}
tags: [12:30, 040, on]
sources:
  - {source: harbour-news, quote: "opens its doors on Sunday", trigger: opens}
  - {url: "https://example.org/open-day", title: Open day, published: 2024-07-26}
lock: [status]
formerly: [open-day]
notes: ''
"""


def read(text: str, file: str = "events/a.yml") -> Curated:
    return read_curated_text(text.encode(), file)


def said(curated: Curated) -> list[str]:
    return [str(problem) for problem in curated.problems]


def test_an_event_is_read_whole() -> None:
    curated = read(EVENT)
    assert said(curated) == []
    assert curated.events == (
        EventEntry(
            id="open-day-2024",
            title="Open day: the shipyard",
            type="ceremony",
            status="planned",
            when=EventTime(edtf="2024-07-28", zone="Asia/Tokyo", basis="curated", end_stated=False),
            place="Yokohama",
            participants=(
                ParticipationEntry(actor="NO", role="host"),
                ParticipationEntry(
                    actor="Harbour Master", role="delegate", on_behalf_of="Harbour Guild", as_text="the harbour master"
                ),
            ),
            relations=(Relation(kind="part_of", event="harbour-week-2024"),),
            tags=("12:30", "040", "on"),
            sources=(
                Citation(source="harbour-news", quote="opens its doors on Sunday", trigger="opens"),
                Citation.model_validate(
                    {"url": "https://example.org/open-day", "title": "Open day", "published": "2024-07-26"}
                ),
            ),
            lock=("status",),
            formerly=("open-day",),
            notes="",
        ),
    )
    assert "summary" not in curated.events[0].model_fields_set  # left empty is left out


def test_what_is_written_empty_differs_from_what_is_left_out() -> None:
    none, unsaid = (
        read("{id: one-event, title: One event, participants: []}"),
        read("{id: one-event, title: One event}"),
    )
    assert (none.events[0].participants, unsaid.events[0].participants) == ((), None)


KIND_FILES = [
    ("actors/a.yml", "{id: quad, name: Quad, kind: bloc, names: [{text: The Four, lang: NO}]}", ActorEntry),
    ("places/a.yml", "{id: harbour, name: Harbour, country: NO, lat: 59.9, lon: 010.7, geonames: 12}", PlaceEntry),
    ("types/a.yml", "{id: open_day, name: Open day, family: life, plover: 040, triggers: {en: [open day]}, "
     "modes: [{id: guided, name: Guided}], examples: [{text: An open day., trigger: open day, type: open_day}]}",
     EventType),
    ("decisions/a.yml", "{kind: accept, event: e-0123456789, by: me, on: 2024-08-01}", DecisionEntry),
]  # fmt: skip


@pytest.mark.parametrize(("file", "text", "model"), KIND_FILES)
def test_the_folder_tells_the_kind(file: str, text: str, model: type) -> None:
    (written,) = read(text, file).written
    assert isinstance(written.entry, model)
    assert (written.file, written.line, written.within) == (file, 1, ())


def test_codes_and_countries_stay_text() -> None:
    place, kind = read(KIND_FILES[1][1], "places/a.yml").places[0], read(KIND_FILES[2][1], "types/a.yml").types[0]
    assert (place.country, place.lon, place.geonames) == ("NO", 10.7, 12)
    assert kind.plover == "040"


def test_lists_of_any_kind_and_several_documents() -> None:
    curated = read(
        "events:\n- {id: one-event, title: One event}\n- {id: two-events, title: Two events}\n"
        "actors: [{id: quad, name: Quad}]\n---\nid: three-events\ntitle: Three events\n---\ndecisions:\n"
    )
    assert said(curated) == []
    assert [event.id for event in curated.events] == ["one-event", "two-events", "three-events"]
    assert [(item.line, item.within) for item in curated.written] == [
        (2, ("events", 0)), (3, ("events", 1)), (4, ("actors", 0)), (6, ()),
    ]  # fmt: skip


def test_an_amendment_is_read_like_an_event() -> None:
    text = (
        "{kind: amend, event: e-0123456789, set: {title: Better title, when: 28 July 2024, participants: [{actor: X}]}}"
    )
    (decision,) = read(text, "decisions/a.yml").decisions
    assert decision.set == {
        "title": "Better title",
        "when": EventTime(edtf="2024-07-28", basis="curated", text="28 July 2024"),
        "participants": (ParticipationEntry(actor="X"),),
    }


def test_five_different_faults_are_five_messages() -> None:
    curated = read("""\
id: Open Day
title: Open day of the shipyard
status: plannd
when: Monday
particpants:
  - {actor: Harbour Guild, role: host}
sources:
  - {source: harbour-news, published: 26 July}
""")
    assert said(curated) == [
        "events/a.yml:1:5: E01: id: 'Open Day' is no id: lower-case letters, digits and single hyphens; "
        "write 'open-day'",
        "events/a.yml:3:9: E01: status: no status 'plannd'; did you mean 'planned'?",
        "events/a.yml:4:7: E03: when: 'Monday' does not say a day by itself: it has no year of four digits; "
        "write the whole date: 28 July 2024, or 2024-07-28",
        "events/a.yml:5:1: E01: particpants: unknown key 'particpants'; did you mean 'participants'?",
        "events/a.yml:8:39: E03: sources.0.published: '26 July' is no day or time; "
        "write it like 2024-07-28 or 2024-07-28T15:30+09:00",
    ]  # fmt: skip
    assert curated.faulty and curated.events == ()


# file, text, message
FAULTS = [
    ("events/a.yml", "", "events/a.yml:1:1: E00: the file is empty; delete it"),
    ("events/a.yml", "# nothing\n", "events/a.yml:1:1: E00: the file is empty; delete it"),
    ("events/a.yml", "- {id: one-event, title: One event}",
     "events/a.yml:1:1: E01: a record is keys and values; put a list under 'events:'"),
    ("actors/a.yml", "just words", "actors/a.yml:1:1: E01: a record is keys and values; put a list under 'actors:'"),
    ("a.yml", "{id: one-event, title: One event}", "a.yml:1:1: E01: it is not said what kind of record this is; "
     "put it into events/, or under 'events:'"),
    ("notes/a.yml", "event: []", "notes/a.yml:1:1: E01: event: 'event' is no list of records; "
     "did you mean 'events'?"),
    ("events/a.yml", "event: {id: one-event}", "events/a.yml:1:1: E01: event: 'event' is no list of records; "
     "did you mean 'events'?"),
    ("events/a.yml", "{id: one-event, title: One event, actors: []}",
     "events/a.yml:1:35: E01: actors: unknown key 'actors'; did you mean 'participants'?"),
    ("events/a.yml", "events: {id: one-event, title: One event}",
     "events/a.yml:1:9: E01: events: 'events' is a list; begin each record with '- '"),
    ("events/a.yml", "events:\n- one-event\n", "events/a.yml:2:3: E01: events.0: a record is keys and values"),
    ("events/a.yml", "events: []\nactor: []\n",
     "events/a.yml:2:1: E01: actor: 'actor' is no list of records; did you mean 'actors'?"),
    ("events/a.yml", "events:\n- {id: one-event}\n", "events/a.yml:2:3: E01: events.0.title: 'title' is missing"),
    ("events/a.yml", "{id: one-event, title: One event, when: {start: 2024-07-28, zone: Tokio}}",
     "events/a.yml:1:67: E09: when.zone: no time zone 'Tokio'"),
    ("events/a.yml", "{id: one-event, title: One event, when: {strat: 2024}}",
     "events/a.yml:1:42: E01: when.strat: unknown key 'strat'; did you mean 'start'?"),
    ("decisions/a.yml", "{kind: amend, event: one-event, set: {id: two}}",
     "decisions/a.yml:1:39: E01: set.id: a decision cannot set 'id'; it may set title, summary, type, status, when, "
     "place, participants, relations, tags, notes, lock"),
    ("decisions/a.yml", "{kind: amend, event: one-event, set: {titel: Better}}",
     "decisions/a.yml:1:39: E01: set.titel: unknown key 'titel'; did you mean 'title'?"),
    ("decisions/a.yml", "{kind: amend, event: one-event, set: {when: tomorrow}}",
     "decisions/a.yml:1:45: E03: set.when: 'tomorrow' does not say a day by itself: it has no year of four digits; "
     "write the whole date: 28 July 2024, or 2024-07-28"),
    ("places/a.yml", "{id: harbour, name: Harbour, lat: 59.9}",
     "places/a.yml:1:1: E10: lat and lon belong together; give both or none"),
    ("types/a.yml", "{id: open-day, name: Open day, family: life}",
     "types/a.yml:1:6: E01: id: 'open-day' is no id: lower-case letters and '_'; write 'open_day'"),
]  # fmt: skip


@pytest.mark.parametrize(("file", "text", "message"), FAULTS)
def test_one_fault(file: str, text: str, message: str) -> None:
    curated = read(text, file)
    assert [found.removesuffix("; did you mean 'Asia/Tokyo'?") for found in said(curated)] == [message]
    assert (curated.events, curated.actors, curated.places, curated.types, curated.decisions) == ((),) * 5


def test_what_stands_below_a_misspelt_key_is_read_too() -> None:
    curated = read(
        "{id: one-event, title: One event, wen: {strat: Monday}, particpants: [{actr: Japan, rle: hots}],\n"
        " sources: [{sorce: harbour-news, date: soon}], plase: Tokyo}"
    )
    assert [problem.rpartition("; ")[0] or problem for problem in said(curated)] == [
        "events/a.yml:1:35: E01: wen: unknown key 'wen'",
        "events/a.yml:1:41: E01: when.strat: unknown key 'strat'",
        "events/a.yml:1:48: E03: when.start: 'Monday' does not say a day by itself: it has no year of four digits",
        "events/a.yml:1:57: E01: particpants: unknown key 'particpants'",
        "events/a.yml:1:72: E01: participants.0.actr: unknown key 'actr'",
        "events/a.yml:1:85: E01: participants.0.rle: unknown key 'rle'",
        "events/a.yml:1:90: E01: participants.0.role: no role 'hots'",
        "events/a.yml:2:13: E01: sources.0.sorce: unknown key 'sorce'",
        "events/a.yml:2:34: E01: sources.0.date: unknown key 'date'",
        "events/a.yml:2:40: E03: sources.0.published: 'soon' is no day or time",
        "events/a.yml:2:48: E01: plase: unknown key 'plase'",
    ]
    (written,) = curated.written
    assert isinstance(written.entry, EventEntry) and written.entry.place == "Tokyo"


def test_what_can_be_read_of_a_faulty_record_stays_at_hand() -> None:
    (written,) = read("{id: One Event, title: One event, status: plannd, place: Tokyo}").written
    assert isinstance(written.entry, EventEntry)
    assert (written.entry.title, written.entry.place, written.entry.status) == ("One event", "Tokyo", None)


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "events").mkdir()
    assert said(read_curated(tmp_path / "events/none.yml", tmp_path)) == [
        "events/none.yml: E00: cannot be read: No such file or directory"
    ]
    assert said(read_curated(tmp_path / "events", tmp_path)) == ["events: E00: cannot be read: Is a directory"]


def test_a_huge_file_is_refused_by_its_size_alone(tmp_path: Path) -> None:
    huge = tmp_path / "huge.yml"
    huge.touch()
    os.truncate(huge, 100 * 2**30)  # a file of holes: nothing of it may be read
    assert said(read_curated(huge, tmp_path)) == [
        "huge.yml: E00: the file has 102400 MB; a hand-written file may have 16 MB; split it into several files"
    ]


def test_a_curated_file_pickles(tmp_path: Path) -> None:
    (tmp_path / "a.yml").write_text("events:\n- {id: one-event, title: One event, when: 28 July 2024}\n", "utf-8")
    curated = read_curated(tmp_path / "a.yml", tmp_path)
    again = pickle.loads(pickle.dumps(curated))
    assert again == curated
    assert (
        again.written[0].problem("E01", ("title",), "x").column
        == curated.written[0].problem("E01", ("title",), "x").column
    )


def test_the_time_for_many_events_grows_like_their_number() -> None:
    def seconds(n: int) -> float:
        text = "events:\n" + "".join(
            f"- {{id: event-{i}, title: Event number {i}, when: 2024-07-28, "
            f"participants: [{{actor: Japan, role: host}}], sources: [{{url: https://example.org/{i}}}]}}\n"
            for i in range(n)
        )  # fmt: skip
        started = time.process_time()
        assert len(read(text).events) == n
        return time.process_time() - started

    seconds(100)
    assert seconds(4000) / seconds(400) < 30  # ten times the events; a quadratic reader takes a hundred times as long


KEYS = """id title name kind when type place participants sources set event events actors decisions start zone for"""
keys = st.sampled_from(tuple(re.findall(r"\w+", KEYS)))
values = st.sampled_from(
    ["", "2024-07-28", "Monday", "e-0123456789", "one-event", "amend", "meeting/summit", "NO", "-1"]
)
trees = st.recursive(
    values | st.text(max_size=6),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(keys, inner, max_size=5),
    max_leaves=20,
)


@given(st.sampled_from([f"{kind}s/a.yml" for kind in KINDS] + ["a.yml"]), st.dictionaries(keys, trees, max_size=6))
def test_any_keys_and_values_give_records_or_faults(file: str, tree: dict[str, object]) -> None:
    curated = read(json.dumps(tree), file)
    assert all(problem.file == file and problem.line and problem.column for problem in curated.problems)
    assert curated.faulty or curated.written or all(value == [] for value in tree.values())


@given(st.binary(max_size=200))
def test_any_bytes_give_records_or_faults(raw: bytes) -> None:
    curated = read_curated_text(raw, "events/a.yml")
    assert curated.faulty or curated.written
