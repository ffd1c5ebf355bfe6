"""The timeline's filters, asked of a small database: who, where, what, when, in which words."""

from collections.abc import Iterator

import pytest

from kb.rows import event_row, mention_row, participation_rows, passage_row, source_row
from kb.rows_known import actor_row, name_rows, place_row, type_rows
from kb.store import Store, Writer
from schemas.actor import Actor, Name, Place
from schemas.event import Event, Participation
from schemas.mention import Mention
from schemas.problems import CallError
from schemas.source import Passage, Source
from schemas.times import EventTime
from schemas.vocabulary import shipped

PLACES = [
    Place(id="norway", name="Norway", kind="country", country="NO"),
    Place(id="oslo", name="Oslo", country="NO", part_of="norway"),
    Place(id="poland", name="Poland", kind="country", country="PL"),
    Place(id="gdansk", name="Gdansk", country="PL", part_of="poland"),
]
ACTORS = [
    Actor(id="norway", name="Norway", kind="country", names=(Name(text="Norwegian", kind="demonym"),)),
    Actor(id="poland", name="Poland", kind="country"),
    Actor(id="envoy-one", name="Envoy One", kind="person"),
]
BODY = "The herring question kept both delegations busy until dusk."


def _event(key: str, when: str | None, **fields: object) -> Event:
    fields = {"status": "occurred", "type": "meeting", "title": f"Event {key}", "salience": 0.5} | fields
    return Event.model_validate({"id": key, "when": EventTime(edtf=when), **fields})


EVENTS = [
    _event("talks-oslo", "2024-07-28", place="oslo", participants=(Participation(actor="norway", role="host"),)),
    _event("summit-gdansk", "2024-08", place="gdansk", type="meeting/summit", status="planned", salience=0.9),
    _event("envoy-visit", "2024-07-30/2024-08-02", type="visit", participants=(
        Participation(actor="envoy-one", role="delegate", on_behalf_of="norway"),
    )),
    _event("old-treaty", "-0043-03-15", type="agreement", title="Treaty on “salt & fish”"),
    _event("open-end", "2023-01-01/..", type="visit", status="ongoing", salience=0.1),
    _event("no-day", None, type="other"),
]  # fmt: skip
BOUNDED = [
    _event("before-talks", "[..2024-07-28]", type="attack"),
    _event("after-talks", "[2024-07-28..]", type="attack"),
    _event("old-raid", "1990-05", type="attack"),
]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    path = tmp_path_factory.mktemp("timeline") / "kb.db"
    countries = {"NO": "norway", "PL": "poland"}
    places = {place.id: place for place in PLACES}
    said = Source(
        id="paper-one", title="Paper", sha256="x", story="paper-one",
        passages=(Passage(ordinal=0, kind="body", char_start=0, char_end=len(BODY), text=BODY),),
    )  # fmt: skip
    mention = Mention(
        id="m-00000000ff", source="paper-one", quote=BODY, char_start=0, char_end=len(BODY), trigger="busy",
        trigger_start=40, trigger_end=44, title="Talks", type="meeting", extractor="rules@1",
    )  # fmt: skip
    with Writer.open(path) as writer:
        with writer.atomic():
            writer.insert("event_types", type_rows(shipped().event_types.values()))
            writer.insert("places", [place_row(place, countries) for place in PLACES])
            writer.insert("actors", [actor_row(actor, countries) for actor in ACTORS])
            writer.insert("actor_names", [row for actor in ACTORS for row in name_rows(actor)])
            for event in (*EVENTS, *BOUNDED):
                place = places.get(event.place or "")
                writer.insert(
                    "events", [event_row(event, place, countries.get(place.country or "") if place else None)]
                )
                writer.insert("participations", participation_rows(event))
            writer.insert("sources", [source_row(said)])
            writer.insert("passages", [passage_row(said.id, passage) for passage in said.passages])
            writer.insert("mentions", [mention_row(mention) | {"event_id": "talks-oslo"}])
        writer.finish()
    with Store.read(path) as reader:
        yield reader


@pytest.mark.parametrize(
    "filters, found",
    [
        (
            {},
            [
                "old-treaty",
                "old-raid",
                "open-end",
                "before-talks",
                "talks-oslo",
                "after-talks",
                "envoy-visit",
                "summit-gdansk",
                "no-day",
            ],
        ),
        ({"type": "attack", "until": "1999"}, ["old-raid"]),
        ({"type": "attack", "since": "1999"}, ["before-talks", "after-talks"]),
        ({"type": "attack", "since": "2024-07-29"}, []),
        ({"type": "attack", "since": "2024-07-28", "limit": 9}, ["before-talks", "after-talks"]),
        ({"actor": "Norwegian"}, ["talks-oslo", "envoy-visit"]),
        ({"actor": "envoy-one"}, ["envoy-visit"]),
        ({"place": "oslo"}, ["talks-oslo"]),
        ({"place": "Poland"}, ["summit-gdansk"]),
        ({"type": "meeting"}, ["talks-oslo", "summit-gdansk"]),
        ({"type": "meeting/summit"}, ["summit-gdansk"]),
        ({"status": "planned"}, ["summit-gdansk"]),
        ({"since": "-0100", "until": "0001"}, ["old-treaty"]),
        ({"since": "2024-08"}, ["open-end", "envoy-visit", "summit-gdansk"]),
        ({"until": "2024-07-28"}, ["old-treaty", "old-raid", "open-end", "before-talks", "talks-oslo", "after-talks"]),
        ({"since": "2024-07-29", "until": "2024-07-31"}, ["open-end", "envoy-visit"]),
        ({"words": "herring dusk"}, ["talks-oslo"]),
        ({"words": 'salt "& fish'}, ["old-treaty"]),
        ({"words": "  ", "type": "visit"}, ["open-end", "envoy-visit"]),
        ({"words": "herring", "status": "planned"}, []),
        ({"limit": 1}, ["summit-gdansk"]),
        ({"actor": "Norway", "until": "2024-07-29"}, ["talks-oslo"]),
    ],
)
def test_what_is_found_in_the_order_of_dates(store: Store, filters: dict[str, str], found: list[str]) -> None:
    assert [row["id"] for row in store.timeline(**filters)] == found  # type: ignore[arg-type]


def test_what_a_row_says(store: Store) -> None:
    (row,) = store.timeline(place="gdansk")
    assert row["title"] == "Event summit-gdansk"
    assert (row["shown_date"], row["status"], row["type"], row["place"], row["country"]) == (
        "August 2024", "planned", "meeting/summit", "Gdansk", "poland",
    )  # fmt: skip
    assert "jd_start" not in row


@pytest.mark.parametrize(
    "filters, message",
    [
        ({"actor": "Norwya"}, "no event has actor 'Norwya'; did you mean 'norway'"),
        ({"place": "Osloo"}, "no event has place 'Osloo'; did you mean"),
        ({"type": "meetign"}, "there is no type 'meetign'; did you mean 'meeting'"),
        ({"status": "done"}, "there is no status 'done'; one of planned, tentative"),
        ({"status": "plannned"}, "there is no status 'plannned'; did you mean 'planned'"),
        ({"since": "soon"}, "'soon' is no date"),
        ({"until": "2024-02-30"}, "'2024-02-30' is no date"),
    ],
)
def test_what_means_nothing_is_told_with_what_is_near(store: Store, filters: dict[str, str], message: str) -> None:
    with pytest.raises(CallError, match=message):
        store.timeline(**filters)  # type: ignore[arg-type]
