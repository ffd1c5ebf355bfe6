"""What an event's page shows: the event, who takes part, and every sentence that it rests on.

The page is the row page of `events`, at `/kb/events/<id>`; here is only what is asked of the database.
"""

import json
import re
from itertools import groupby
from typing import Any

from kb.web.marking import Span, mark, spans_of
from kb.web.ours import Row, ask, ask_one
from schemas.times import EventTime

_EVENT = """
select e.*, p.name as place_name, c.name as country_name, t.name as type_name, t.family,
  (select max(published_day) from sources) as as_of
from events e
left join places p on p.id = e.place_id
left join places c on c.id = e.country_id
left join event_types t on t.id = e.type_id
where e.id = :id
"""
_PARTIES = """
select part.actor_id, a.name, part.role, part.on_behalf_of, b.name as behalf_name, part.as_text
from participations part
join actors a on a.id = part.actor_id
left join actors b on b.id = part.on_behalf_of
where part.event_id = :id
order by part.role <> 'host', part.on_behalf_of is not null, a.name limit :most
"""
_TIES = """
select r.kind, 'out' as way, e.id, e.title, e.shown_date, e.status, e.jd_start, r.quote
from relations r join events e on e.id = r.other_id where r.event_id = :id
union all
select r.kind, 'in', e.id, e.title, e.shown_date, e.status, e.jd_start, r.quote
from relations r join events e on e.id = r.event_id where r.other_id = :id
order by 2, 1, 7 limit :most
"""
MOST = 400
"""Sentences on a page; of more, the page says so and leads to all."""
_EVIDENCE = f"""
select ev.*, s.published_basis, s.agency, m.lemma, m.title as said_title
from evidence ev
join sources s on s.id = ev.source_id
join mentions m on m.id = ev.mention_id
where ev.event_id = :id
order by ev.story_id, ev.char_start, ev.quote, ev.source_id limit {MOST}
"""
LONGEST = {"parties": 200, "ties": 100, "moves": 400}
"""How long the lists of a page may be; of more the page shows the first, and leads to all."""
_MOVES = """
select h.said_on, h.status, h.edtf, h.given_up, h.source_id, s.title as source_title, s.publisher
from status_history h join sources s on s.id = h.source_id
where h.event_id = :id order by h.said_on, h.source_id limit :most
"""
_DOUBLES = """
select g.other_id as id, e.title, e.shown_date, g.reasons from suggestions g join events e on e.id = g.other_id
where g.event_id = :id
union
select g.event_id, e.title, e.shown_date, g.reasons from suggestions g join events e on e.id = g.event_id
where g.other_id = :id limit 10
"""
_DECISIONS = """
select kind, reason, decided_by, decided_on, file, line from decisions where event_id = :id or other_id = :id
order by decided_on, file, line limit 40
"""
_DATELINE = re.compile(
    r"\s*(?P<place>[^,(—–]{3,40}?)(?:, [^—–(]{1,30}?)?(?: ?\([^)]{1,40}\))? ?(?:—|–| --?) (?=[\w\"“‘'])"
)
TIES = {
    ("part_of", "out"): "Part of",
    ("part_of", "in"): "Its parts",
    ("follows_up", "out"): "Follows up",
    ("follows_up", "in"): "Followed up by",
    ("responds_to", "out"): "Responds to",
    ("responds_to", "in"): "Answered by",
    ("causes", "out"): "Caused",
    ("causes", "in"): "Caused by",
}


async def event_page(db: Any, base: str, event_id: str) -> Row | None:
    """All that the page of an event shows; None where there is no such event."""
    event = await ask_one(db, _EVENT, id=event_id)
    if event is None:
        return None
    ask_for = {"parties": _PARTIES, "ties": _TIES, "moves": _MOVES}
    found = {name: await ask(db, sql, id=event_id, most=LONGEST[name] + 1) for name, sql in ask_for.items()}
    parties, ties, moves = (found[name][: LONGEST[name]] for name in ask_for)
    evidence = await ask(db, _EVIDENCE, id=event_id)
    differs = json.loads(event["choices"] or "[]")
    return {
        "event": event | {"summary": more_than(event["title"], without_dateline(event["summary"] or ""))},
        "cut": len(evidence) == MOST,
        "longer": {name for name, rows in found.items() if len(rows) > LONGEST[name]},
        "tags": json.loads(event["tags"] or "[]"),
        "differs": differs,
        "contested": any(said.startswith("when:") for said in differs),
        "parties": parties,
        "ties": [(TIES[key], list(group)) for key, group in groupby(ties, key=lambda tie: (tie["kind"], tie["way"]))],
        "moves": turns(moves),
        "stories": stories(evidence),
        "doubles": await ask(db, _DOUBLES, id=event_id),
        "decisions": await ask(db, _DECISIONS, id=event_id),
        "overdue": is_overdue(event),
        "moved": len({(move["status"], move["given_up"]) for move in moves}) > 1,
    }


def more_than(title: str, summary: str) -> str:
    """The summary, or nothing where it says the title again: a headline is both."""
    return "" if summary.rstrip(".") == title.rstrip(".") else summary


def without_dateline(summary: str) -> str:
    """A summary without the place in capitals that newspapers put in front of a first sentence.

    >>> without_dateline("OSLO, Norway (Harbour News) — The crews met.")
    'The crews met.'
    >>> without_dateline("The crews met — all of them.")
    'The crews met — all of them.'
    """
    found = _DATELINE.match(summary)
    return summary[found.end() :] if found and found["place"].isupper() else summary


def turns(moves: list[Row]) -> list[Row]:
    """Of what was said of status and time, day by day, only what was new then; nothing where nothing ever changed.

    A time that holds the one said before is no other time, only a vaguer word for it. What is told as done before its
    day had come is a headline's present tense: no news.
    """
    told: list[Row] = []
    for move in moves:
        when = EventTime(edtf=move["edtf"]) if move["edtf"] else None
        if when is None or (move["status"] in _DONE and move["said_on"] and move["said_on"] < (when.earliest or "")):
            continue
        known = [one for one in told if one["said_on"] == move["said_on"]] + told[-1:]
        if not any(one["status"] == move["status"] and _holds(when, EventTime(edtf=one["edtf"])) for one in known):
            told.append(move)
    return told if len(told) > 1 else []


_DONE = ("occurred", "ongoing")


def _holds(wide: EventTime, narrow: EventTime) -> bool:
    """Whether all that one time may be is within what another may be."""
    bounds = (wide.earliest, narrow.earliest, narrow.latest, wide.latest)
    return None not in bounds and bounds[0] <= bounds[1] and bounds[2] <= bounds[3]  # type: ignore[operator]


def is_overdue(event: Row) -> bool:
    """Whether a plan's time is past with no later word."""
    planned = event["status"] in ("planned", "tentative", "postponed")
    return bool(
        planned and not event["given_up"] and event["latest"] and event["as_of"] and event["latest"] < event["as_of"]
    )


def stories(evidence: list[Row]) -> list[Row]:
    """Evidence by independent text, the first printed first; what several copies say alike is shown once."""
    told = []
    for story_id, group in groupby(evidence, key=lambda row: row["story_id"]):
        rows = list(group)
        copies = {row["source_id"]: row for row in rows}
        quotes: dict[str, list[Row]] = {}
        for row in rows:
            quotes.setdefault(without_dateline(row["quote"] or ""), []).append(row)
        told.append(
            {
                "story_id": story_id,
                "day": min((row["published_day"] for row in rows if row["published_day"]), default=""),
                "copies": sorted(copies.values(), key=lambda row: (row["published_day"] or "9999", row["source_id"])),
                "quotes": [_quote(alike) for alike in quotes.values()],
            }
        )
    return sorted(told, key=lambda story: (story["day"] or "9999", story["story_id"]))


_READING = (
    "time_text",
    "edtf",
    "anchor_date",
    "date_rule",
    "status",
    "realis",
    "attributed_to",
    "origin",
    "date_doubt",
)


def _quote(rows: list[Row]) -> Row:
    """A sentence in its paragraph with the words marked that it is read by, and each reckoning of its date once.

    The rows are the mentions in it, also those of copies: the first copy is shown.
    """
    first = rows[0]
    here = [row for row in rows if row["source_id"] == first["source_id"] and row["paragraph"] == first["paragraph"]]
    readings = {tuple(row[name] for name in _READING): row for row in reversed(rows)}
    said = {edtf: EventTime(edtf=edtf).in_words() for edtf in {row["edtf"] for row in rows} if edtf}
    if first["paragraph"] is None:
        # The cited text is not loaded, or does not hold the quote: only the words themselves can be shown.
        shown = mark(first["quote"] or "", 0, [Span(0, len(first["quote"] or ""), "quote")])
    else:
        spans = [span for row in here for span in spans_of(row, title=said.get(row["edtf"], ""))]
        shown = mark(first["paragraph"], first["paragraph_start"], spans)
    ordered = [row | {"said": said.get(row["edtf"], "")} for row in reversed(readings.values())]
    return {"shown": shown, "readings": ordered}
