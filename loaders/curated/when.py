"""The `when` of a hand-written record: EDTF, a date in words, or keys; read to an `EventTime` or refused.

What the words of a date mean is settled in `loaders.curated.words`.
"""

import re
from typing import Any
from zoneinfo import ZoneInfo, available_timezones

from pydantic import ValidationError

from loaders.curated.english import NoDateError
from loaders.curated.words import read_date
from schemas.edtf import parse
from schemas.faults import Fault, faults
from schemas.problems import did_you_mean
from schemas.times import EventTime, WhenEntry


def read_when(written: Any) -> tuple[EventTime | None, list[Fault]]:
    """The time that a `when` means, with paths below `when` for its faults.

    >>> read_when("28 July 2024")[0].edtf, read_when({"start": "2024-07-28"})[0].end_stated
    ('2024-07-28', False)
    """
    if isinstance(written, str):
        try:
            edtf, in_words = read_date(written)
        except NoDateError as error:
            return None, [Fault((), "E03", error.message, error.hint)]
        return EventTime(edtf=edtf, basis="curated", text=written if in_words else None), []
    if not isinstance(written, dict):
        return None, [Fault((), "E03", "'when' is a date or keys, not a list", "write when: 2024-07-28")]
    try:
        entry = WhenEntry.model_validate(written)
    except ValidationError as error:
        return None, faults(error, WhenEntry, written)
    return _from_keys(entry)


def _from_keys(entry: WhenEntry) -> tuple[EventTime | None, list[Fault]]:
    found: list[Fault] = []
    dates: dict[str, str] = {}
    words: list[str] = []
    for key in ("edtf", "start", "end"):
        if (written := getattr(entry, key)) is None:
            continue
        try:
            dates[key], in_words = ("..", False) if written == ".." and key != "edtf" else read_date(written)
            if key != "edtf" and re.search(r"[/\[]", dates[key]):
                raise NoDateError(f"'{written}' is more than one day or month", "write such a time as edtf: …")
            words += [written] if in_words else []
        except NoDateError as error:
            found.append(Fault((key,), "E03", error.message, error.hint))
    if entry.zone is not None and not is_zone(entry.zone):
        found.append(Fault(("zone",), "E09", f"no time zone '{entry.zone}'", like_zone(entry.zone)))
    if "edtf" in dates and ("start" in dates or "end" in dates):
        found.append(Fault(("edtf",), "E03", "'edtf' says the whole time; it stands without 'start' and 'end'"))
    if entry.edtf is entry.start is entry.end is None:
        found.append(Fault((), "E03", "no date is given", "write start: 2024-07-28, or leave 'when' out"))
    if found:
        return None, found
    edtf = dates.get("edtf") or _joined(dates)
    try:
        parse(edtf)
    except ValueError as error:
        return None, [Fault((), "E03", str(error))]
    return EventTime(
        edtf=edtf,
        zone=entry.zone,
        basis="curated",
        text=entry.text or " – ".join(words) or None,
        end_stated="edtf" in dates or "end" in dates,
        given_up=entry.given_up,
        doubt=entry.doubt,
    ), []


def _joined(dates: dict[str, str]) -> str:
    if "end" not in dates:
        return dates["start"]
    start, end = dates.get("start", ""), dates["end"]
    return start if start == end != ".." else f"{start}/{end}"


def is_zone(name: str) -> bool:
    """Whether `name` is a time zone of the IANA database."""
    try:
        ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return False
    return True


def like_zone(name: str) -> str:
    """A hint naming the time zones most like `name`, by city first."""
    zones = available_timezones()
    cities = {zone.rpartition("/")[2].replace("_", " "): zone for zone in sorted(zones)}
    asked = name.replace("_", " ").rpartition("/")[2].title()
    return f"did you mean '{cities[asked]}'?" if asked in cities else did_you_mean(name, zones)
