"""What a build tells when it is done: how much there is, what is wrong, and what became of the events.

It counts and words; it asks no database.
"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

from schemas.decision import Decision
from schemas.problems import Problem

_SHOWN = 12
_NAMED = 4  # files of texts without a day


@dataclass(frozen=True)
class EventChange:
    """What became of one event."""

    kind: str
    """appeared, vanished, moved (in time), status, or joined (it is part of another event now)."""
    id: str
    """Its id now; of a vanished one the id that it had."""
    title: str
    """Its title."""
    before: str = ""
    """Date or status before."""
    after: str = ""
    """Date, status or event now."""
    because: str = ""
    """What did it: the source and quote of the evidence, or the decision."""

    def __str__(self) -> str:
        turned = f": {self.before} → {self.after}" if self.before and self.after else ""
        shown = f" ({self.after})" if self.after and not self.before else ""
        why = f"\n    {self.because}" if self.because else ""
        return f"{self.kind:<9} {self.title}{shown}{turned} [{self.id}]{why}"


@dataclass(frozen=True)
class Report:
    """The outcome of a build; `str` of it is what a person reads."""

    counts: Mapping[str, int] = field(default_factory=dict)
    """Rows by kind: articles, stories, mentions, events, actors, places, decisions."""
    changes: Sequence[EventChange] = ()
    """What became of events; nothing in a first build."""
    problems: Sequence[Problem] = ()
    """All that is wrong with the files."""
    seconds: float = 0.0
    """How long it took."""
    unchanged: bool = False
    """Whether there was nothing to do."""
    read: int = 0
    """Articles that were read or read anew."""
    gone: int = 0
    """Articles that are no longer there."""
    without_rules: Mapping[str, int] = field(default_factory=dict)
    """Languages that no rules are there for yet, and how many texts are in each."""
    without_day: Mapping[str, int] = field(default_factory=dict)
    """The files read this time that hold texts of which nothing says when they were published, and how many."""

    def as_dict(self) -> dict[str, Any]:
        """All of it as plain values, for scripts."""
        return {
            "unchanged": self.unchanged,
            "counts": dict(self.counts),
            "read": self.read,
            "gone": self.gone,
            "without_rules": dict(self.without_rules),
            "without_day": dict(self.without_day),
            "changes": [asdict(change) for change in self.changes],
            "problems": [problem.model_dump() for problem in self.problems],
            "seconds": round(self.seconds, 3),
        }

    def __str__(self) -> str:
        there = ", ".join(f"{number:,} {kind if number != 1 else _one(kind)}" for kind, number in self.counts.items())
        if self.unchanged:
            return f"nothing changed: {there} ({self.seconds:.1f} s)"
        lines = [f"{there} ({self.seconds:.1f} s)"]
        if self.gone:
            lines.append(f"{self.gone:,} article{'s' if self.gone != 1 else ''} gone")
        lines += [
            f"{number:,} text{'s are' if number != 1 else ' is'} in '{language}', which has no time rules yet: "
            "no events are read there"
            for language, number in self.without_rules.items()
        ]
        lines += self._undated()
        lines += [str(change) for change in self.changes[:_SHOWN]]
        if len(self.changes) > _SHOWN:
            lines.append(f"… and {len(self.changes) - _SHOWN:,} more: `kb diff OLD.db NEW.db` lists all")
        return "\n".join(lines)

    def _undated(self) -> list[str]:
        """The line that tells which texts have no day, and what to do; none where all have one."""
        if not self.without_day:
            return []
        number, names = sum(self.without_day.values()), [file.removeprefix("articles/") for file in self.without_day]
        rest = f" and {len(names) - _NAMED:,} more files" if len(names) > _NAMED + 1 else ""
        named = ", ".join(names[:_NAMED] if rest else names)
        states = "texts state" if number != 1 else "text states"
        cure = "write `published:` above " + ("it" if number == 1 else "them")
        return [f"{number:,} {states} no day of publication: {named}{rest}; {cure}"]


def _one(kind: str) -> str:
    return "story" if kind == "stories" else kind.removesuffix("s")


def changes(old: Mapping[str, Mapping[str, Any]], new: Mapping[str, Mapping[str, Any]]) -> list[EventChange]:
    """What became of events, from their rows before and now by id. `now` in an old row names what it is part of now.

    Sorted by kind and title, so that the same change is told in the same words.
    """
    found = []
    for key, row in new.items():
        if key not in old:
            continue
        before = old[key]
        if before["shown_date"] != row["shown_date"]:
            found.append(_turned("moved", row, before["shown_date"], row["shown_date"]))
        if before["status"] != row["status"]:
            found.append(_turned("status", row, before["status"], row["status"]))
    came = {row.get("now") for key, row in old.items() if key not in new}
    for key in new.keys() - old.keys() - came:
        row = new[key]
        found.append(
            EventChange("appeared", key, row["title"], after=row["shown_date"], because=row.get("because", ""))
        )
    for key in old.keys() - new.keys():
        now = old[key].get("now")
        if now is None:
            because = old[key].get("because", "")
            found.append(EventChange("vanished", key, old[key]["title"], after=old[key]["shown_date"], because=because))
        elif now in old:
            found.append(EventChange("joined", key, old[key]["title"], after=str(now)))
        elif now in new:  # the same event under the id of an earlier mention
            for kind, column in (("moved", "shown_date"), ("status", "status")):
                if old[key][column] != new[now][column]:
                    found.append(_turned(kind, new[now], old[key][column], new[now][column]))
    return sorted(found, key=lambda change: (change.kind, change.title, change.id))


def refusal(decision: Decision) -> str:
    """The decision that took an event away, in words: where it is written, by whom, when and why."""
    where = f"{decision.file}:{decision.line}" if decision.line else decision.file or ""
    by = f" by {decision.by}" if decision.by else ""
    on = f" on {decision.on}" if decision.on else ""
    return f"{where}{': ' if where else ''}rejected{by}{on}{f': {decision.reason}' if decision.reason else ''}"


def _turned(kind: str, row: Mapping[str, Any], before: str, after: str) -> EventChange:
    return EventChange(kind, row["id"], row["title"], before, after, row.get("because", ""))
