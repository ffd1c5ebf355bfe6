"""One event with all that an export may carry, made of a row of `kb/sql/records.sql`.

What a format cannot carry it leaves out and says so; nothing is made finer, longer or surer than the event is.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

from schemas.edtf import never_ends, opens

_DAYS = ("minute", "hour", "day")


@dataclass(frozen=True)
class About:
    """What the export as a whole is called, and where its events are shown."""

    title: str = "Event knowledge base"
    base: str = ""
    """Address of the database's pages, https://example.org/kb; '' where there is none."""

    def address(self, event_id: str) -> str:
        """Where an event is shown; '' where it is not."""
        return f"{self.base}/events/{event_id}" if self.base else ""


@dataclass(frozen=True)
class LeftOut:
    """An event that a format could not carry, and why."""

    id: str
    reason: str


@dataclass(frozen=True)
class Exported:
    """What came out: the text of a file, how many events are in it, and those that are not."""

    text: str
    carried: int
    left_out: tuple[LeftOut, ...] = ()

    def told(self) -> str:
        """The outcome in a sentence."""
        said = f"{self.carried} event{'' if self.carried == 1 else 's'}"
        reasons = sorted({one.reason for one in self.left_out})
        return f"{said}; {len(self.left_out)} left out: {'; '.join(reasons)}" if reasons else said


@dataclass(frozen=True)
class Record:
    """An event, its time, place, parties and sources."""

    row: Mapping[str, Any]
    parties: tuple[dict[str, Any], ...]
    sources: tuple[dict[str, Any], ...]

    def __getattr__(self, name: str) -> Any:
        try:
            return self.row[name]
        except KeyError:
            raise AttributeError(name) from None

    @property
    def approximate(self) -> bool:
        """Whether its time is marked as about or perhaps."""
        return any(mark in (self.edtf or "") for mark in "~?%X")

    @property
    def exact_start(self) -> bool:
        """Whether the day on which it begins is known."""
        return bool(self.earliest) and self.earliest == self.start_latest and not self.approximate

    @property
    def exact_end(self) -> bool:
        """Whether the day on which it ends is known; a time of one day ends on it."""
        if self.date_precision in _DAYS:
            return self.exact_start
        return bool(self.latest) and self.latest == self.end_earliest and not self.open_end

    @property
    def open_start(self) -> bool:
        """Whether it is told to have no beginning that is known: `earliest` is then no day to show."""
        return opens(self.edtf or "")

    @property
    def open_end(self) -> bool:
        """Whether it is told to have no end that is known: `latest` is then no day to show."""
        return never_ends(self.edtf or "")

    @property
    def updated(self) -> str:
        """The newest day on which a text spoke of it; '' where no text has a day."""
        return max((one["published"] for one in self.sources if one["published"]), default="")

    @property
    def where(self) -> str:
        """Place and country in words; '' where unknown."""
        return ", ".join(name for name in dict.fromkeys((self.place, self.country)) if name)

    @property
    def who(self) -> str:
        """The parties in words."""
        return ", ".join(
            f"{party['name']} ({party['role'].replace('_', ' ')}{' for ' + party['for'] if party['for'] else ''})"
            for party in self.parties
        )


def record(row: Mapping[str, Any]) -> Record:
    """The record of a row; each source once, with its first quote."""
    sources: dict[str, dict[str, Any]] = {}
    for one in sorted(json.loads(row["sources"] or "[]"), key=lambda one: (one["published"] or "", one["id"])):
        sources.setdefault(one["id"], one)
    parties = sorted(json.loads(row["parties"] or "[]"), key=lambda party: (party["role"] != "host", party["id"]))
    return Record(row, tuple(parties), tuple(sources.values()))


def records_sql() -> str:
    """The query for records; `:ids` is a JSON list of event ids."""
    return (files("kb") / "sql" / "records.sql").read_text(encoding="utf-8")
