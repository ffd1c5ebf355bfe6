"""What all models share: frozen, strict about keys, picklable, every field described; what a person writes of them."""

import importlib
import pickle
import pkgutil
from datetime import date, datetime
from typing import Any

import pytest
from pydantic import BaseModel, ValidationError

import schemas
from schemas.actor import Actor, ActorEntry, Name, Place, PlaceEntry
from schemas.decision import Decision, DecisionEntry
from schemas.event import DERIVED, Citation, Event, EventEntry, Participation, ParticipationEntry, Relation
from schemas.event_type import EventType, Example, Mode
from schemas.mention import Mention
from schemas.problems import Problem
from schemas.record import Record
from schemas.source import Passage, Source, Story
from schemas.times import EventTime, WhenEntry


def all_models() -> list[type[Record]]:
    for module in pkgutil.iter_modules(schemas.__path__, "schemas."):
        importlib.import_module(module.name)
    found: list[type[Record]] = []
    waiting = [Record]
    while waiting:
        children = [child for child in waiting.pop().__subclasses__() if child.__module__.startswith("schemas.")]
        found += children
        waiting += children
    return sorted(found, key=lambda model: model.__name__)


SAMPLES: list[Record] = [
    Name(text="Quad", kind="short", valid_from=date(2007, 5, 1)),
    Actor(id="quad", name="Quad", kind="bloc", member_of=("asia",)),
    ActorEntry(id="quad", name="Quad", member_of=("The Group",)),
    Place(id="tokyo", name="Tokyo", country="JP", lat=35.68, lon=139.65),
    PlaceEntry(id="tokyo", name="Tokyo", part_of="Japan"),
    Decision(kind="reject", event="e-0123456789", file="decisions/a.yml", line=2),
    DecisionEntry(kind="same_as", event="one-event", other="other-event"),
    Participation(actor="japan", role="delegate", on_behalf_of="quad"),
    ParticipationEntry(actor="Japanese", role="host"),
    Relation(kind="part_of", event="other-event"),
    Citation(source="some-article", quote="words"),
    Event(id="some-event", title="Some event", when=EventTime(edtf="2024-07"), place="tokyo"),
    EventEntry(id="some-event", title="Some event", place="New Tokyo"),
    EventTime(edtf="2024-07-28", basis="stated"),
    WhenEntry(start="2024-07-28"),
    EventType(id="meeting", name="Meeting", family="diplomacy", modes=(Mode(id="summit", name="Summit"),)),
    Mode(id="summit", name="Summit"),
    Example(text="The summit begins."),
    Mention(id="m-0123456789", source="some-article", quote="They met.", char_start=0, char_end=9, trigger="met",
            trigger_start=5, trigger_end=8, title="Meeting", extractor="rules@1"),
    Passage(ordinal=0, kind="body", char_start=0, char_end=5, text="Words"),
    Source(id="some-article", title="Words", sha256="0" * 64, published=date(2024, 7, 28),
           passages=(Passage(ordinal=0, kind="body", char_start=2, char_end=7, text="Words"),)),
    Story(id="some-article", sources=("some-article", "twin-article")),
    Problem(code="E01", message="unknown key"),
]  # fmt: skip


def test_there_is_a_sample_of_every_model() -> None:
    assert {type(sample) for sample in SAMPLES} == set(all_models())


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: type(sample).__name__)
def test_frozen_strict_and_picklable(sample: Record) -> None:
    name = next(iter(type(sample).model_fields))
    with pytest.raises(ValidationError, match="frozen"):
        setattr(sample, name, None)
    given = sample.model_dump(by_alias=True, exclude_unset=True)
    with pytest.raises(ValidationError, match="Extra inputs are not permitted"):
        type(sample).model_validate({**given, "no_such_key": 1})
    for again in (pickle.loads(pickle.dumps(sample)), type(sample).model_validate(given)):
        assert again == sample and again.model_fields_set == sample.model_fields_set


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: type(sample).__name__)
def test_what_is_known_to_be_right_is_made_without_checking(sample: Record) -> None:
    made = type(sample).unchecked(**dict(sample))
    assert made == sample
    assert made.model_dump() == sample.model_dump()
    assert pickle.loads(pickle.dumps(made)) == made.model_copy() == sample
    with pytest.raises(ValidationError, match="frozen"):
        setattr(made, next(iter(type(sample).model_fields)), None)


@pytest.mark.parametrize("model", all_models(), ids=lambda model: model.__name__)
def test_every_field_is_described(model: type[BaseModel]) -> None:
    assert [name for name, field in model.model_fields.items() if not field.description] == []


def test_an_event_is_what_a_person_writes_and_what_the_build_fills() -> None:
    assert list(EventEntry.model_fields) + list(DERIVED) == list(Event.model_fields)
    assert set(Actor.model_fields) - set(ActorEntry.model_fields) == {"origin"}
    assert set(Place.model_fields) == set(PlaceEntry.model_fields)
    assert set(Decision.model_fields) - set(DecisionEntry.model_fields) == {"file", "line"}


REFUSED: list[tuple[type[Record], dict[str, Any], str]] = [
    (Place, {"id": "tokyo", "name": "Tokyo", "lat": 35.68}, "lat and lon belong together"),
    (Place, {"id": "tokyo", "name": "Tokyo", "lat": 95.0, "lon": 0.0}, "less than or equal to 90"),
    (Place, {"id": "tokyo", "name": "Tokyo", "lat": "nan", "lon": 0.0}, "finite"),
    (Actor, {"id": "x", "name": "Ex"}, "at least 3 characters"),
    (Actor, {"id": "The Quad", "name": "Quad"}, "match pattern"),
    (Event, {"id": "some-event", "title": "Some event", "place": "New Tokyo"}, "match pattern"),
    (Event, {"id": "some-event", "title": "x" * 161}, "at most 160"),
    (Event, {"id": "some-event", "title": "Some event", "unsourced": "no"}, "at least 10"),
    (Decision, {"kind": "reject"}, "name what it is about"),
    (Decision, {"kind": "reject", "event": "one-event", "source": "text", "quote": "words"}, "name what it is about"),
    (Decision, {"kind": "reject", "quote": "words"}, "needs the `source`"),
    (Decision, {"kind": "same_as", "event": "one-event"}, "`other` belongs to same_as"),
    (Decision, {"kind": "accept", "event": "one-event", "other": "two-event"}, "`other` belongs to same_as"),
    (Decision, {"kind": "accept", "event": "one-event", "set": {}}, "`set` belongs to amend"),
    (Decision, {"kind": "amend", "event": "one-event"}, "`set` belongs to amend"),
    (Citation, {"published": "20240728"}, "is no day or time"),
    (Citation, {"published": "28 July 2024"}, "is no day or time"),
    (Decision, {"kind": "reject", "event": "one-event", "on": "2024"}, "'2024' is no day"),
    (Source, {"id": "abc", "title": "t", "sha256": "", "passages": [{"ordinal": 0, "kind": "body", "char_start": 0,
              "char_end": 9, "text": "Words"}]}, "passage 0 does not fit"),
]  # fmt: skip


@pytest.mark.parametrize(("model", "given", "message"), REFUSED)
def test_refused(model: type[Record], given: dict[str, Any], message: str) -> None:
    with pytest.raises(ValidationError, match=message):
        model.model_validate(given)


WRITTEN_DAYS = [
    ("2024-07-28", date(2024, 7, 28)),
    ("2024-07-28T15:30+00:00", datetime.fromisoformat("2024-07-28T15:30+00:00")),
    ("2024-07-28 15:30", datetime.fromisoformat("2024-07-28T15:30")),
]


@pytest.mark.parametrize(("text", "day"), WRITTEN_DAYS)
def test_written_days(text: str, day: date) -> None:
    assert Citation.model_validate({"published": text}).published == day


def test_the_text_of_a_source_has_its_passages_at_their_offsets() -> None:
    source = next(sample for sample in SAMPLES if isinstance(sample, Source))
    assert source.text == "\n\nWords"
    assert source.published_day == date(2024, 7, 28)
