"""TimelineJS JSON: what is known to a month or year stays so, and every date is shown in our words. It knows no
events without a first day; those are left out.
"""

import json
from html import escape
from typing import Any

from kb.export.record import About, Exported, LeftOut, Record

_PARTS = {"minute": 3, "hour": 3, "day": 3, "month": 2, "year": 1}
"""How many of year, month and day a precision supports; what is not named here is a stretch of time."""


def write(records: list[Record], about: About) -> Exported:
    """A timeline for TimelineJS."""
    slides = [_slide(one, about) for one in records if not unfit(one)]
    left_out = tuple(LeftOut(one.id, unfit(one)) for one in records if unfit(one))
    timeline = {"title": {"text": {"headline": escape(about.title)}}, "events": slides}
    return Exported(json.dumps(timeline, ensure_ascii=False, indent=1) + "\n", len(slides), left_out)


def unfit(one: Record) -> str:
    """Why a timeline cannot carry an event; '' where it can."""
    if not one.earliest:
        return "no date"
    return "beginning not known" if one.open_start else ""


def _slide(one: Record, about: About) -> dict[str, Any]:
    parts = _PARTS.get(one.date_precision, 3)
    slide: dict[str, Any] = {
        "unique_id": one.id,
        "start_date": _date(one.earliest, parts),
        "display_date": one.shown_date,
        "group": one.type_name or one.type_id,
        "text": {"headline": escape(one.title), "text": _text(one, about)},
    }
    if one.date_precision not in _PARTS and not one.open_end:
        slide["end_date"] = _date(one.latest, 3)
    return slide


def _date(iso: str, parts: int) -> dict[str, int]:
    sign, body = (-1, iso[1:]) if iso.startswith("-") else (1, iso.removeprefix("Y"))
    numbers = [int(number) for number in body.split("-")]
    numbers[0] *= sign
    return dict(zip(("year", "month", "day"), numbers[:parts], strict=False))


def _text(one: Record, about: About) -> str:
    facts = [one.summary or "", f"{one.status}" + (f", {one.where}" if one.where else ""), one.who]
    text = "".join(f"<p>{escape(fact)}</p>" for fact in facts if fact)
    address = about.address(one.id)
    return text + (f'<p><a href="{escape(address)}">Evidence</a></p>' if address else "")
