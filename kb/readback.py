"""Rows as models again: what `kb.rows` wrote, read back as it was.

Rows are dicts by column name; nothing is asked of a database here.
"""

import json
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from functools import lru_cache
from typing import Any

from schemas.actor import Actor
from schemas.decision import Decision
from schemas.event import Participation
from schemas.ids import in_capitals
from schemas.mention import Mention
from schemas.problems import Problem
from schemas.source import Passage, Source
from schemas.times import EventTime

Row = Mapping[str, Any]


def source(row: Row, passages: Iterable[Row] = ()) -> Source:
    """The source of a row and of its passages' rows, in their order; not checked again, as `mention`."""
    return Source.unchecked(
        id=row["id"],
        kind=row["kind"],
        title=row["title"],
        publisher=row["publisher"],
        agency=row["agency"],
        author=row["author"],
        url=row["url"],
        language=row["language"],
        published=_moment(row["published"]),
        published_text=row["published_text"],
        published_basis=row["published_basis"],
        published_doubt=row["published_doubt"],
        file=row["file"],
        sha256=row["sha256"],
        story=row["story_id"],
        rights=row["rights"],
        notes=tuple(json.loads(row["notes"] or "[]")),
        passages=tuple(passage(each) for each in passages),
    )


def passage(row: Row) -> Passage:
    """The passage of a row."""
    return Passage.unchecked(
        ordinal=row["ordinal"],
        kind=row["kind"],
        char_start=row["char_start"],
        char_end=row["char_start"] + len(row["body"]),
        text=row["body"],
    )


def mention(row: Row) -> Mention:
    """The machine's mention of a row: one of the database, or one that is to be written there.

    It was checked when it was made, and a build reads each one back: checking again would take half of that time.
    """
    who, new = _who(row["who"])
    begin, start, end = row["char_start"], row["trigger_start"], row["trigger_end"]
    trigger = row["quote"][start - begin : end - begin]
    return Mention.unchecked(
        id=row["id"],
        source=row["source_id"],
        quote=row["quote"],
        char_start=begin,
        char_end=begin + len(row["quote"]),
        trigger=trigger,
        trigger_start=start,
        trigger_end=end,
        lemma=trigger if row["lemma"] is None else row["lemma"],
        when=EventTime.unchecked(
            edtf=row["edtf"],
            zone=row["zone"],
            basis=row["date_basis"],
            text=_time_text(row),
            char_start=row["time_start"],
            char_end=row["time_end"],
            anchor=row["anchor_date"],
            rule=row["date_rule"],
            end_stated=bool(row["end_stated"]),
            given_up=bool(row["given_up"]),
            doubt=row["date_doubt"],
            confidence=row["date_confidence"],
        ),
        title=row["title"],
        type=row["type_id"],
        status=row["status"],
        realis=row["other_realis"] or "asserted",
        who=who,
        introduces=new,
        place=row["place_id"],
        attributed_to=row["attributed_to"],
        part_of=row["part_of_mention"],
        prominence=row["prominence_permille"] / 1000,
        confidence=row["confidence_permille"] / 1000,
        extractor=row["extractor"],
    )


def _time_text(row: Row) -> str | None:
    """The words of the time: those of the quote that stand at its place, unless others are kept."""
    start, end = row["time_start"], row["time_end"]
    if row["time_elsewhere"] is not None or start is None or end is None:
        return row["time_elsewhere"] or None
    return row["quote"][start - row["char_start"] : end - row["char_start"]] or None


def problem(row: Row) -> Problem:
    """The problem of a row."""
    return Problem(
        code=row["code"],
        message=row["message"],
        file=row["file"],
        line=row["line"],
        column=row["col"],
        field=row["field"],
        hint=row["hint"],
        level=row["level"],
    )


@lru_cache(maxsize=1 << 12)
def _who(text: str | None) -> tuple[tuple[Participation, ...], tuple[Actor, ...]]:
    parts, new = [], []
    for said in json.loads(text or "[]"):
        if isinstance(said, str):
            said = {"actor": said}
        if "introduces" in said:
            new.append(Actor.model_validate(said.pop("introduces")))
        if said:
            said.setdefault("as_text", in_capitals(said["actor"]))
            said.setdefault("role", "participant")
            parts.append(Participation.model_validate(said))
    return tuple(parts), tuple(new)


@lru_cache(maxsize=1 << 12)
def company(who: str | None) -> frozenset[str]:
    """The parties of a mention and those for whom they stand, of the same column."""
    parts = [{"actor": said} if isinstance(said, str) else said for said in json.loads(who or "[]")]
    return frozenset([said[key] for said in parts for key in ("actor", "for") if key in said])


def _moment(text: str | None) -> datetime | date | None:
    """A day, or a time with its offset, from its ISO text."""
    if text is None:
        return None
    return datetime.fromisoformat(text) if "T" in text else date.fromisoformat(text)


def decision(row: Row) -> Decision:
    """The decision of a row."""
    return Decision.model_construct(
        kind=row["kind"],
        event=row["event_id"],
        other=row["other_id"],
        source=row["source_id"],
        quote=row["quote"],
        trigger=row["trigger_text"],
        reason=row["reason"],
        by=row["decided_by"],
        on=date.fromisoformat(row["decided_on"]) if row["decided_on"] else None,
        file=row["file"],
        line=row["line"],
    )
