"""What pydantic finds, said in plain words: code, path and the nearest cure."""

from typing import Any

import pytest
from pydantic import ValidationError

from schemas.actor import ActorEntry, PlaceEntry
from schemas.decision import DecisionEntry
from schemas.event import EventEntry
from schemas.event_type import EventType
from schemas.faults import faults
from schemas.record import Record

EVENT = {"id": "some-event", "title": "Some event"}
PLACE = {"id": "tokyo", "name": "Tokyo"}

# model, what is written, path, code, message, hint
FAULTS: list[tuple[type[Record], dict[str, Any], tuple[str | int, ...], str, str, str]] = [
    (EventEntry, EVENT | {"particpants": []}, ("particpants",), "E01", "unknown key 'particpants'",
     "did you mean 'participants'?"),
    (EventEntry, EVENT | {"participants": [{"actr": "Japan", "actor": "Japan"}]}, ("participants", 0, "actr"), "E01",
     "unknown key 'actr'", "did you mean 'actor'?"),
    (EventEntry, EVENT | {"participants": [{"actor": "Japan", "x": ""}]}, ("participants", 0, "x"), "E01",
     "unknown key 'x'", "the keys are actor, role, for, as_text"),
    (EventEntry, EVENT | {"relations": [{"part_of": "x", "kind": "part_of", "event": "abc"}]},
     ("relations", 0, "part_of"), "E01", "unknown key 'part_of'", "write kind: part_of"),
    (EventEntry, EVENT | {"location": "Tokyo"}, ("location",), "E01", "unknown key 'location'",
     "did you mean 'place'?"),
    (EventEntry, EVENT | {"sources": [{"date": "2024-07-28"}]}, ("sources", 0, "date"), "E01", "unknown key 'date'",
     "did you mean 'published'?"),
    (EventEntry, EVENT | {"participants": [["Japan"]]}, ("participants", 0), "E01", "keys and values are wanted",
     "write {key: value}"),
    (EventEntry, EVENT | {"participants": [{"actor": "Japan", "role": "hst"}]}, ("participants", 0, "role"), "E01",
     "no role 'hst'", "did you mean 'host'?"),
    (EventEntry, EVENT | {"sources": [{"quote": ["a"]}]}, ("sources", 0, "quote"), "E01",
     "text is wanted, not a list or keys and values", "put it in quotes if it begins with a bracket"),
    (EventEntry, EVENT | {"n_sources": "3"}, ("n_sources",), "E01", "'n_sources' is filled by the build",
     "leave it out"),
    (EventEntry, {"id": "some-event"}, ("title",), "E01", "'title' is missing", ""),
    (EventEntry, EVENT | {"status": "plannd"}, ("status",), "E01", "no status 'plannd'", "did you mean 'planned'?"),
    (EventEntry, EVENT | {"status": "xyz"}, ("status",), "E01", "no status 'xyz'",
     "one of planned, tentative, ongoing, occurred, postponed, cancelled"),
    (EventEntry, EVENT | {"id": "Some Event!"}, ("id",), "E01",
     "'Some Event!' is no id: lower-case letters, digits and single hyphens", "write 'some-event'"),
    (EventEntry, EVENT | {"type": "Meeting/Court Call"}, ("type",), "E01",
     "'Meeting/Court Call' is no type: lower-case letters and '_'", "write 'meeting/court_call'"),
    (EventEntry, EVENT | {"type": "!!"}, ("type",), "E01", "'!!' is no type: lower-case letters and '_'", ""),
    (EventEntry, EVENT | {"title": "abc"}, ("title",), "E01", "too short with 3 characters",
     "at least 4 are wanted"),
    (EventEntry, EVENT | {"unsourced": "x"}, ("unsourced",), "E04", "too short with 1 character",
     "at least 10 are wanted"),
    (EventEntry, EVENT | {"title": "x" * 161}, ("title",), "E01", "too long with 161 characters",
     "at most 160 are kept"),
    (EventEntry, EVENT | {"tags": "quad"}, ("tags",), "E01", "a list is wanted", "write tags: [quad]"),
    (EventEntry, EVENT | {"participants": "Japan"}, ("participants",), "E01", "a list is wanted",
     "write participants: [{actor: Japan}]"),
    (EventEntry, EVENT | {"participants": "Japan, United States"}, ("participants",), "E01", "a list is wanted",
     "write participants: [{actor: Japan}, {actor: United States}]"),
    (EventEntry, EVENT | {"sources": "harbour-news"}, ("sources",), "E01", "a list is wanted",
     "write sources: [{source: harbour-news}]"),
    (EventEntry, EVENT | {"tags": {"a": "b"}}, ("tags",), "E01", "a list is wanted", "begin each item with '- '"),
    (EventEntry, EVENT | {"summary": ["a"]}, ("summary",), "E01", "text is wanted, not a list or keys and values",
     "put it in quotes if it begins with a bracket"),
    (EventEntry, EVENT | {"participants": ["Japan"]}, ("participants", 0), "E01",
     "keys and values are wanted", "write {actor: Japan}"),
    (EventEntry, EVENT | {"sources": [{"published": "2024-02-30"}]}, ("sources", 0, "published"), "E03",
     "there is no day '2024-02-30'", "write it like 2024-07-28"),
    (EventEntry, EVENT | {"sources": [{"published": "July"}]}, ("sources", 0, "published"), "E03",
     "'July' is no day or time", "write it like 2024-07-28 or 2024-07-28T15:30+09:00"),
    (PlaceEntry, PLACE | {"lat": "x", "lon": "1"}, ("lat",), "E10", "'x' is no number", ""),
    (PlaceEntry, PLACE | {"lat": "91", "lon": "1"}, ("lat",), "E10", "'lat' is above 90", ""),
    (PlaceEntry, PLACE | {"lat": "1", "lon": "-181"}, ("lon",), "E10", "'lon' is below -180", ""),
    (PlaceEntry, PLACE | {"lat": "1"}, (), "E10", "lat and lon belong together", "give both or none"),
    (PlaceEntry, PLACE | {"country": "jp"}, ("country",), "E01", "'jp' is no country code of two capitals",
     "write 'JP'"),
    (PlaceEntry, PLACE | {"country": "JPN"}, ("country",), "E01", "'JPN' is no country code of two capitals",
     "write it like JP"),
    (PlaceEntry, PLACE | {"geonames": "1.5"}, ("geonames",), "E01", "'1.5' is no whole number", ""),
    (ActorEntry, {"id": "quad", "name": "Quad", "wikidata": "17"}, ("wikidata",), "E01", "'17' is no Wikidata item",
     "write it like 'Q17'"),
    (ActorEntry, {"id": "quad", "name": "Quad", "names": [{"text": "Q", "from": "2007"}]}, ("names", 0, "from"), "E03",
     "'2007' is no day", "write it like 2024-07-28"),
    (EventType, {"id": "open-day", "name": "Open day", "family": "other"}, ("id",), "E01",
     "'open-day' is no id: lower-case letters and '_'", "write 'open_day'"),
    (DecisionEntry, {"kind": "amend", "event": "some-event"}, (), "E01",
     "`set` belongs to amend, and to no other kind", ""),
]  # fmt: skip


@pytest.mark.parametrize("row", FAULTS, ids=lambda row: row[4])
def test_one_fault(row: tuple[type[Record], dict[str, Any], tuple[str | int, ...], str, str, str]) -> None:
    model, given = row[:2]
    with pytest.raises(ValidationError) as error:
        model.model_validate(given)
    assert [fault[:4] for fault in faults(error.value, model, given)] == [row[2:]]


@pytest.mark.parametrize("key", ["titel", "name", "label"])
def test_a_misspelt_key_is_one_fault_and_not_two(key: str) -> None:
    given = {"id": "some-event", key: "Some event"}
    with pytest.raises(ValidationError) as error:
        EventEntry.model_validate(given)
    (fault,) = faults(error.value, EventEntry, given)
    assert (fault.path, fault.on_key, fault.hint) == ((key,), True, "did you mean 'title'?")


def test_all_faults_at_once() -> None:
    given = {"id": "X", "title": "abc", "status": "none", "tags": "a", "participants": [{"role": "hots"}]}
    with pytest.raises(ValidationError) as error:
        EventEntry.model_validate(given)
    found = {fault.path for fault in faults(error.value, EventEntry, given)}
    assert found == {
        ("id",),
        ("title",),
        ("status",),
        ("tags",),
        ("participants", 0, "actor"),
        ("participants", 0, "role"),
    }
