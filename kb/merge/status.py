"""How a status moves with later evidence: planned one day, held, put off or called off the next.

It only weighs words that mentions said; that a planned day is past proves nothing.
"""

from collections import defaultdict
from collections.abc import Sequence

from schemas.event import Status

_RANK: dict[Status, int] = {
    "occurred": 5, "cancelled": 4, "postponed": 3, "ongoing": 2, "planned": 1, "tentative": 0,
}  # fmt: skip
"""Which word holds where as many stories of one day say each: the one that knows more."""
_FINAL: dict[Status, frozenset[Status]] = {
    "occurred": frozenset(),
    "ongoing": frozenset(("occurred", "cancelled")),
}
"""To what a status can move; what is not listed can move to any. What has happened is not planned again: later
texts recall the plan."""


def status_of(said: Sequence[tuple[str, str, Status]]) -> Status:
    """The status that (day told, story, status) come to: day by day, on each day the one that most stories give.

    >>> status_of([("2024-07-25", "a", "planned"), ("2024-07-29", "b", "occurred"), ("2024-07-30", "c", "planned")])
    'occurred'
    >>> status_of([("2024-07-25", "a", "planned"), ("2024-07-27", "b", "postponed")])
    'postponed'
    """
    days: dict[str, dict[Status, set[str]]] = defaultdict(lambda: defaultdict(set))
    for day, story, status in said:
        days[day][status].add(story)
    held: Status | None = None
    for day in sorted(days):
        voices = days[day]
        best = max(voices, key=lambda status: (len(voices[status]), _RANK[status]))
        held = best if held is None else moved(held, best)
    assert held is not None
    return held


def could_know(said: Status, told: str, earliest: str | None) -> bool:
    """Whether a text of the day `told` can know that status: nobody reports what has not begun.

    >>> could_know("occurred", "2024-08-09", "2024-08-10"), could_know("planned", "2024-08-09", "2024-08-10")
    (False, True)
    """
    return said != "occurred" or not told or earliest is None or earliest <= told


def moved(held: Status, said: Status) -> Status:
    """What a status becomes when a later text gives another."""
    allowed = _FINAL.get(held)
    return said if allowed is None or said in allowed else held
