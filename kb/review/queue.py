"""What waits for a person: machine-made events by what matters, similar ones together, each with its sentences.

It reads the database; what a person says of them is written by `kb.review`.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field

from kb.store import Store

_QUEUE = "select * from review_queue limit ?"
_LIKE = """
select g.event_id, g.other_id, g.score, g.reasons, e.title, e.shown_date, e.origin from suggestions g
join events e on e.id = g.other_id where g.event_id = ? order by g.score desc, g.other_id
"""
_EVIDENCE = """
select * from evidence where event_id = ? order by published_day is null, published_day, source_id, char_start
"""
_AROUND = 160


@dataclass(frozen=True)
class Alike:
    """An event that another may be the same as."""

    id: str
    title: str
    shown_date: str
    score: float
    reasons: tuple[str, ...]


@dataclass(frozen=True)
class Quote:
    """A sentence that speaks of an event, with what stands around it and its words marked by offsets into `text`."""

    source: str
    published: str | None
    text: str
    trigger: str
    marks: tuple[tuple[int, int, str], ...]
    """(start, end, what): `trigger` or `time`."""
    before: str = ""
    after: str = ""
    reckoning: str = ""
    """How the day was counted: rule and anchor."""


@dataclass(frozen=True)
class Entry:
    """An event that nobody has looked at."""

    id: str
    title: str
    shown_date: str
    status: str
    type: str
    salience: float
    confidence: float
    n_stories: int
    n_mentions: int
    alike: tuple[Alike, ...] = ()
    quotes: tuple[Quote, ...] = field(default=(), repr=False)


def queue(store: Store, *, most: int = 2000) -> list[Entry]:
    """The events that nobody has looked at, the most salient first, each followed by those that may be the same.

    At most `most`: what matters less waits until these are done.
    """
    entries = {row["event_id"]: row for row in store.query(_QUEUE, [most])}
    likes = {key: store.query(_LIKE, [key]) for key in entries}
    near: dict[str, list[str]] = {key: [] for key in entries}
    for key, rows in likes.items():
        for row in rows:
            if row["other_id"] in near:
                near[key].append(row["other_id"])
                near[row["other_id"]].append(key)
    found: dict[str, Entry] = {}
    for key in entries:
        for member in _family(key, near, found):
            row = entries[member]
            found[member] = Entry(
                id=member,
                title=row["title"],
                shown_date=row["shown_date"] or "undated",
                status=row["status"],
                type=row["type_id"] or "other",
                salience=row["salience"] or 0.0,
                confidence=row["confidence"] or 0.0,
                n_stories=row["n_stories"],
                n_mentions=row["n_mentions"],
                alike=tuple(
                    Alike(like["other_id"], like["title"], like["shown_date"] or "undated", like["score"],
                          tuple(json.loads(like["reasons"] or "[]")))
                    for like in likes[member]
                ),
            )  # fmt: skip
    return list(found.values())


def _family(key: str, near: dict[str, list[str]], seen: Iterable[str]) -> list[str]:
    """An event and all that suggestions tie it to, nearest first, those already listed left out."""
    done, waiting = set(seen), [key]
    family = []
    while waiting:
        one = waiting.pop(0)
        if one not in done:
            done.add(one)
            family.append(one)
            waiting += near[one]
    return family


def quotes(store: Store, event: str) -> tuple[Quote, ...]:
    """The sentences of an event in the order of their days, with their surroundings."""
    found = []
    for row in store.query(_EVIDENCE, [event]):
        if row["quote"] is None or row["char_start"] is None:
            continue
        start, end = row["char_start"], row["char_end"]
        spans = (("trigger", row["trigger_start"], row["trigger_end"]), ("time", row["time_start"], row["time_end"]))
        marks = [
            (first - start, last - start, what)
            for what, first, last in spans
            if first is not None and last is not None and start <= first and last <= end
        ]
        body, at = row["paragraph"] or "", start - (row["paragraph_start"] or 0)
        found.append(
            Quote(
                source=row["source_id"],
                published=row["published_day"],
                text=row["quote"],
                trigger=row["trigger_text"] or "",
                marks=tuple(sorted(marks)),
                before=body[max(0, at - _AROUND) : max(at, 0)],
                after=body[at + end - start : at + end - start + _AROUND],
                reckoning=", ".join(
                    filter(None, (row["edtf"], row["date_rule"], row["anchor_date"] and f"from {row['anchor_date']}"))
                ),
            )
        )
    return tuple(found)
