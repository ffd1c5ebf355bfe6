"""Texts, mentions and events as rows of the tables in `sql/tables.sql`: dicts by column name.

Pure: no database is asked, so what a row needs beyond its model (a country's place) is handed in.
"""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from schemas.actor import Place
from schemas.event import Citation, Event
from schemas.ids import digest, in_capitals, level
from schemas.mention import Mention
from schemas.source import Passage, Source

Row = dict[str, Any]
_PACKED = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def listed(values: Iterable[str]) -> str | None:
    """Values as a JSON list; None where there are none."""
    values = list(values)
    return json.dumps(values, ensure_ascii=False) if values else None


def numbered(values: Iterable[int]) -> str:
    """Whole numbers as a JSON list."""
    return f"[{','.join(map(str, values))}]"


def source_row(source: Source) -> Row:
    """The row of a source; its passages are `passage_row`s."""
    return {
        "id": source.id,
        "title": source.title,
        "publisher": source.publisher,
        "published": source.published.isoformat() if source.published else None,
        "published_day": source.published_day.isoformat() if source.published_day else None,
        "published_basis": source.published_basis,
        "published_text": source.published_text,
        "story_id": source.story or source.id,
        "kind": source.kind,
        "agency": source.agency,
        "author": source.author,
        "url": source.url,
        "language": source.language,
        "file": source.file,
        "sha256": source.sha256,
        "n_chars": source.passages[-1].char_end if source.passages else 0,
        "n_frame_chars": sum(len(p.text) for p in source.passages if p.kind == "frame"),
        "rights": source.rights,
        "published_doubt": source.published_doubt,
        "notes": listed(source.notes),
    }


def passage_row(source: str, passage: Passage) -> Row:
    """The row of a passage of a source."""
    return {
        "source_id": source,
        "ordinal": passage.ordinal,
        "kind": passage.kind,
        "char_start": passage.char_start,
        "body": passage.text,
    }


def mention_row(mention: Mention) -> Row:
    """The row of a machine's mention; to which event and block it belongs is filled in by the merge."""
    when = mention.when
    bounds = when.bounds
    return {
        "id": mention.id,
        "event_id": None,
        "source_id": mention.source,
        "quote": mention.quote,
        "char_start": mention.char_start,
        "trigger_start": mention.trigger_start,
        "trigger_end": mention.trigger_end,
        "cited_trigger": None,
        "title": mention.title,
        "type_id": mention.type,
        "status": mention.status,
        "other_realis": mention.realis if mention.realis != "asserted" else None,
        "edtf": when.edtf,
        "first_day": bounds.earliest if bounds and bounds.earliest != when.edtf else None,
        "last_day": bounds.latest if bounds and bounds.latest != when.edtf else None,
        "date_precision": bounds.precision if bounds else "unknown",
        "date_basis": when.basis,
        "time_elsewhere": _elsewhere(mention),
        "time_start": when.char_start,
        "time_end": when.char_end,
        "anchor_date": when.anchor,
        "date_rule": when.rule,
        "who": _who(mention),
        "place_id": mention.place,
        "attributed_to": mention.attributed_to,
        "confidence_permille": round(1000 * mention.confidence),
        "extractor": mention.extractor,
        "lemma": mention.lemma if mention.lemma != mention.trigger else None,
        "part_of_mention": mention.part_of,
        "prominence_permille": round(1000 * mention.prominence),
        "zone": when.zone,
        "end_stated": int(when.end_stated),
        "given_up": int(when.given_up),
        "date_doubt": when.doubt,
        "date_confidence": when.confidence,
        "block": None,
    }


def _elsewhere(mention: Mention) -> str | None:
    """The words of the time where the quote does not hold them at their place: else they need not be kept twice."""
    when = mention.when
    if when.char_start is None or when.char_end is None:
        return when.text
    start, length = when.char_start - mention.char_start, when.char_end - when.char_start
    there = mention.quote[start : start + length] if start >= 0 <= length else ""
    return None if there and there == when.text else when.text or ""  # "": no words, whatever stands there


def _who(mention: Mention) -> str | None:
    """Participations as JSON; where the text introduces the actor, the actor's record stands with its first part."""
    new = {actor.id: actor.model_dump(mode="json", exclude_defaults=True) for actor in mention.introduces}
    parts: list[object] = []
    for part in mention.who:
        said: Row = {"actor": part.actor}
        if part.role != "participant":
            said["role"] = part.role
        if part.on_behalf_of is not None:
            said["for"] = part.on_behalf_of
        if part.as_text != in_capitals(part.actor):
            said["as_text"] = part.as_text
        if part.actor in new:
            said["introduces"] = new.pop(part.actor)
        parts.append(said if len(said) > 1 else part.actor)
    parts += [{"introduces": actor} for actor in new.values()]  # those whom a delegate stands for
    return _PACKED(parts) if parts else None


def citation_row(event: Event, citation: Citation, source: str, span: tuple[int, int] | None) -> Row:
    """The row of a sentence that a person cites; `span` is where it stands in the text, if that is loaded."""
    key = digest(event.id, source, level(citation.quote or ""), level(citation.trigger or ""))
    blank = dict.fromkeys(mention_row(_BLANK))
    return blank | {
        "id": f"c-{key[:10]}",
        "event_id": event.id,
        "source_id": source,
        "quote": citation.quote,
        "char_start": span[0] if span else None,
        "cited_trigger": citation.trigger,
        "title": event.title,
        "date_precision": "unknown",
        "date_basis": "none",
    }


_BLANK = Mention(
    id="m-0000000000", source="blank", quote="", char_start=0, char_end=0, trigger="", trigger_start=0, trigger_end=0,
    title="", extractor="",
)  # fmt: skip


def cited_source(citation: Citation) -> Source:
    """The source that a citation describes in place: no text, only where and when it was published."""
    key = digest(citation.url or "", citation.title or "", citation.publisher or "", str(citation.published or ""))
    return Source(
        id=f"cited-{key[:10]}",
        kind="page",
        title=citation.title or citation.url or citation.publisher or "untitled",
        publisher=citation.publisher,
        url=citation.url,
        published=citation.published,
        published_basis="curated" if citation.published else "unknown",
        sha256=digest(""),
    )


def event_row(event: Event, place: Place | None, country: str | None, choices: Iterable[str] = ()) -> Row:
    """The row of an event; `country` is the id of the country's place. Its status is `occurred` where none is known."""
    when = event.when
    bounds = when.bounds
    return {
        "id": event.id,
        "title": event.title,
        "shown_date": when.in_words(),
        "status": event.status or "occurred",
        "type_id": event.type,
        "place_id": event.place,
        "country_id": country,
        "summary": event.summary,
        "edtf": when.edtf,
        "earliest": when.earliest,
        "latest": when.latest,
        "start_last_day": (when.start_latest or "") if when.start_latest != when.earliest else None,
        "end_first_day": (when.end_earliest or "") if when.end_earliest != when.latest else None,
        "date_precision": when.precision,
        "date_basis": when.basis,
        "date_text": when.text,
        "zone": when.zone or (place.zone if place and when.edtf and "T" in when.edtf else None),
        "jd_start": bounds.jd_start if bounds else None,
        "jd_end": bounds.jd_end if bounds else None,
        "salience": event.salience,
        "confidence": event.confidence,
        "origin": event.origin,
        "review": event.review,
        "n_mentions": event.n_mentions,
        "n_sources": event.n_sources,
        "n_stories": event.n_stories,
        "tags": listed(event.tags),
        "formerly": listed(event.formerly),
        "unsourced_reason": event.unsourced,
        "file": event.file,
        "line": event.line,
        "date_doubt": when.doubt,
        "end_stated": int(when.end_stated),
        "given_up": int(when.given_up),
        "locked": listed(event.lock),
        "notes": event.notes,
        "choices": listed(choices),
    }


def participation_rows(event: Event) -> Iterator[Row]:
    """One row for each role of each actor."""
    for part in event.participants or ():
        yield {
            "event_id": event.id,
            "actor_id": part.actor,
            "role": part.role,
            "on_behalf_of": part.on_behalf_of,
            "as_text": part.as_text,
        }


def relation_rows(event: Event) -> Iterator[Row]:
    """One row for each tie to another event."""
    for tie in event.relations or ():
        yield {"event_id": event.id, "kind": tie.kind, "other_id": tie.event, "quote": tie.quote}
