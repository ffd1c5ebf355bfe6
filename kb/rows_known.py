"""Types, places, actors, decisions and what there is to look at, as rows of the tables in `sql/tables.sql`.

Like `kb.rows`, which has texts, mentions and events: pure, dicts by column name.
"""

import json
from collections.abc import Iterable, Iterator, Mapping

from kb.merge.shapes import Suggestion
from kb.rows import Row, listed
from schemas.actor import Actor, Place
from schemas.decision import Decision
from schemas.event_type import EventType
from schemas.ids import level
from schemas.problems import Problem


def type_rows(kinds: Iterable[EventType]) -> Iterator[Row]:
    """A row for each type and one for each of its modes; a mode has the type's codes where it has none."""
    for kind in kinds:
        row = {
            "id": kind.id,
            "name": kind.name,
            "family": kind.family,
            "plover": kind.plover,
            "iptc": kind.iptc,
            "schema_org": kind.schema_org,
        }
        yield row
        for mode in kind.modes:
            yield row | {"id": f"{kind.id}/{mode.id}", "name": mode.name, "plover": mode.plover or kind.plover}


def place_row(place: Place, countries: Mapping[str, str]) -> Row:
    """The row of a place; `countries` gives the place of each country code."""
    return {
        "id": place.id,
        "name": place.name,
        "kind": place.kind,
        "country_id": countries.get(place.country or ""),
        "lat": place.lat,
        "lon": place.lon,
        "zone": place.zone,
        "geonames": place.geonames,
        "part_of": place.part_of,
    }


def actor_row(actor: Actor, countries: Mapping[str, str]) -> Row:
    """The row of an actor; its names are `name_rows`."""
    return {
        "id": actor.id,
        "name": actor.name,
        "kind": actor.kind,
        "country_id": countries.get(actor.country or ""),
        "wikidata": actor.wikidata,
        "origin": actor.origin,
        "member_of": listed(actor.member_of),
    }


def name_rows(actor: Actor) -> Iterator[Row]:
    """One row for each name of an actor, the one it is shown by left out."""
    for name in actor.names:
        yield {
            "actor_id": actor.id,
            "name": name.text,
            "kind": name.kind,
            "lang": name.lang,
            "valid_from": name.valid_from.isoformat() if name.valid_from else None,
            "valid_until": name.valid_until.isoformat() if name.valid_until else None,
        }


def decision_row(decision: Decision) -> Row:
    """The row of a decision."""
    return {
        "file": decision.file,
        "line": decision.line,
        "kind": decision.kind,
        "event_id": decision.event,
        "other_id": decision.other,
        "source_id": decision.source,
        "quote": decision.quote,
        "quote_key": level(decision.quote) if decision.quote else None,
        "trigger_text": decision.trigger,
        "reason": decision.reason,
        "decided_by": decision.by,
        "decided_on": decision.on.isoformat() if decision.on else None,
        "amended": json.dumps(decision.set, ensure_ascii=False, default=str) if decision.set else None,
    }


def suggestion_row(suggestion: Suggestion) -> Row:
    """The row of a suggestion for the review queue."""
    return {
        "event_id": suggestion.event,
        "other_id": suggestion.other,
        "score": suggestion.score,
        "reasons": listed(suggestion.reasons),
    }


def problem_row(problem: Problem) -> Row:
    """The row of a problem."""
    return {
        "file": problem.file,
        "line": problem.line,
        "col": problem.column,
        "code": problem.code,
        "level": problem.level,
        "field": problem.field,
        "message": problem.message,
        "hint": problem.hint,
    }
