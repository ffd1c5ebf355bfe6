"""Types, places, actors, decisions and suggestions as rows: each value in its column."""

from datetime import date
from typing import Any

import pytest

from kb import rows_known
from kb.merge import Suggestion
from schemas.actor import Actor, Name, Place
from schemas.decision import Decision
from schemas.event_type import EventType, Mode

# what people and the vocabulary tell of, as a row: dates as ISO text, lists as JSON, what is not told as null
KNOWN: list[tuple[str, list[dict[str, Any]], list[dict[str, Any]]]] = [
    (
        "a type and its modes, which have its codes where they have none",
        list(rows_known.type_rows([
            EventType(id="fair", name="Fair", family="other", plover="COOPERATE", iptc="01", schema_org="SaleEvent",
                      modes=(Mode(id="book", name="Book fair"), Mode(id="toy", name="Toy fair", plover="AID"))),
        ])),
        [
            {"id": "fair", "name": "Fair", "family": "other", "plover": "COOPERATE", "iptc": "01",
             "schema_org": "SaleEvent"},
            {"id": "fair/book", "name": "Book fair", "family": "other", "plover": "COOPERATE", "iptc": "01",
             "schema_org": "SaleEvent"},
            {"id": "fair/toy", "name": "Toy fair", "family": "other", "plover": "AID", "iptc": "01",
             "schema_org": "SaleEvent"},
        ],
    ),
    (
        "a place",
        [rows_known.place_row(Place(id="old-pier", name="Old Pier", kind="site", country="JP", lat=35.5, lon=139.5,
                                    zone="Asia/Tokyo", geonames=7, part_of="tokyo"), {"JP": "japan"})],
        [{"id": "old-pier", "name": "Old Pier", "kind": "site", "country_id": "japan", "lat": 35.5, "lon": 139.5,
          "zone": "Asia/Tokyo", "geonames": 7, "part_of": "tokyo"}],
    ),
    (
        "an actor of a country that no place is known of",
        [rows_known.actor_row(Actor(id="guild", name="Guild", kind="group", country="XK", wikidata="Q7",
                                    member_of=("league", "pact")), {"JP": "japan"})],
        [{"id": "guild", "name": "Guild", "kind": "group", "country_id": None, "wikidata": "Q7", "origin": "curated",
          "member_of": '["league", "pact"]'}],
    ),
    (
        "the names of an actor",
        list(rows_known.name_rows(Actor(id="guild", name="Guild", names=(
            Name(text="The Güild", kind="official", lang="de", valid_from=date(2007, 5, 1)),
            Name(text="TG", kind="acronym", valid_until=date(2020, 5, 1)),
        )))),
        [
            {"actor_id": "guild", "name": "The Güild", "kind": "official", "lang": "de", "valid_from": "2007-05-01",
             "valid_until": None},
            {"actor_id": "guild", "name": "TG", "kind": "acronym", "lang": None, "valid_from": None,
             "valid_until": "2020-05-01"},
        ],
    ),
    (
        "a decision on a sentence",
        [rows_known.decision_row(Decision(kind="reject", source="harbour-news", quote="The U.S. fair", trigger="fair",
                                          reason="no event", by="the desk", on=date(2024, 8, 1),
                                          file="decisions/a.yml", line=3))],
        [{"file": "decisions/a.yml", "line": 3, "kind": "reject", "event_id": None, "other_id": None,
          "source_id": "harbour-news", "quote": "The U.S. fair", "quote_key": "theusfair", "trigger_text": "fair",
          "reason": "no event", "decided_by": "the desk", "decided_on": "2024-08-01", "amended": None}],
    ),
    (
        "a decision on two events",
        [rows_known.decision_row(Decision(kind="same_as", event="one-event", other="e-0123456789"))],
        [dict.fromkeys(("file", "line", "source_id", "quote", "quote_key", "trigger_text", "reason", "decided_by",
                        "decided_on", "amended"))
         | {"kind": "same_as", "event_id": "one-event", "other_id": "e-0123456789"}],
    ),
    (
        "a suggestion",
        [rows_known.suggestion_row(Suggestion("one-event", "two-events", 0.5, ("one day", "one place")))],
        [{"event_id": "one-event", "other_id": "two-events", "score": 0.5, "reasons": '["one day", "one place"]'}],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("made", "expected"), [row[1:] for row in KNOWN], ids=[row[0] for row in KNOWN])
def test_what_is_known_as_rows(made: list[dict[str, Any]], expected: list[dict[str, Any]]) -> None:
    assert made == expected
