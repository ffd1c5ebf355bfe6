"""What a source's page shows: the whole text, its mentions marked, its page frame greyed.

The page is the row page of `sources`, at `/kb/sources/<id>`.
"""

import json
from typing import Any

from datasette.utils import tilde_encode

from kb.web.marking import mark, spans_of
from kb.web.ours import Row, ask, ask_one
from schemas.times import EventTime

_SOURCE = "select * from sources where id = :id"
COPIES = 100
"""Copies in the list; of more, the page leads to all."""
_COPIES = f"""
select id, title, publisher, published_day from sources
where story_id = :story and id <> :id order by published_day, id limit {COPIES}
"""
_PASSAGES = "select ordinal, kind, char_start, char_end, body from passages where source_id = :id order by ordinal"
_MENTIONS = """
select m.*, e.title as event_title, e.shown_date from mentions m left join events e on e.id = m.event_id
where m.source_id = :id order by m.char_start, m.trigger_start
"""
_PROBLEMS = "select level, code, message, hint from problems where file = :file order by line, col limit 50"


async def source_page(db: Any, base: str, source_id: str) -> Row | None:
    """All that the page of a source shows; None where there is no such source."""
    source = await ask_one(db, _SOURCE, id=source_id)
    if source is None:
        return None
    mentions = await ask(db, _MENTIONS, id=source_id)
    return {
        "source": source,
        "notes": json.loads(source["notes"] or "[]"),
        "most_copies": COPIES,
        "copies": await ask(db, _COPIES, id=source_id, story=source["story_id"]),
        "passages": passages(await ask(db, _PASSAGES, id=source_id), mentions, base),
        "events": events(mentions),
        "aside": [mention for mention in mentions if mention["event_id"] is None],
        "problems": await ask(db, _PROBLEMS, file=source["file"]),
    }


def passages(rows: list[Row], mentions: list[Row], base: str) -> list[Row]:
    """The passages in order, with the words marked that mentions rest on; a trigger leads to its event."""
    spans = []
    for mention in mentions:
        said = EventTime(edtf=mention["edtf"]).in_words() if mention["edtf"] else ""
        href = f"{base}/events/{tilde_encode(mention['event_id'])}" if mention["event_id"] else ""
        spans.extend(spans_of(mention, href=href, title=said))
    shown = []
    for row in rows:
        inside = [span for span in spans if span.start < row["char_end"] and span.end > row["char_start"]]
        shown.append(row | {"shown": mark(row["body"] or "", row["char_start"], inside)})
    return shown


def events(mentions: list[Row]) -> list[Row]:
    """The events that the text speaks of, each once, in the order of the text."""
    found: dict[str, Row] = {}
    for mention in mentions:
        if mention["event_id"] is not None:
            found.setdefault(mention["event_id"], mention)
    return list(found.values())
