"""What the times of two happenings say of whether they are one, and what became of either.

It knows no weights: those stand beside all evidence in `links`.
"""

from typing import Protocol

from kb.merge.company import elsewhere, rivals
from kb.merge.features import Features
from kb.merge.words import LIGHT, SPEECH, likeness_of_words

_WEEK, _YEAR = 8, 366
_LONG_AGO = 300  # days between a time and the day of a text, from which the text looks back
_WEEKS = 10  # days after which what a text tells without a time is most often another of its kind
SLIP = 3  # days: voices that are so little apart may speak of one happening and disagree
_BESIDE = 0.3  # words right beside two happenings that are so alike name the same parties


class Dated(Protocol):
    """Whatever has a time: features or a sketch of them."""

    @property
    def days(self) -> tuple[int, int] | None:
        """Outer bounds as Julian days; None when undated."""


def told_times(a: Features, b: Features, one_text: bool) -> tuple[str, ...]:
    """What their times say, by the names of it in `links.WEIGHTS`."""
    gap = 0 if "postponed" in (a.status, b.status) else days_between(a, b)
    if gap > (0 if one_text else SLIP):
        return ("time_other",)
    if gap:
        return ("time_near", "rivals_near") if rivals(a, b) else ("time_near",)
    found: tuple[str, ...] = ("one_day",) if not one_text and one_day(a, b) else ()
    if found and rivals(a, b):
        found = ("one_day", "rivals_day")
    if fine(a):
        return (*found, "time") if fine(b) else (*found, "time_vague") if coarse(b) else found
    return (*found, "time_vague") if coarse(a) and fine(b) else found


def looking_back(a: Features, b: Features) -> tuple[str, ...]:
    """What it says that one is dated long before the day of a text that gives the other no time; by its name likewise.

    News tells of the day; what it dates to another year it tells apart from that, unless both name a
    party, a place or a number.
    """
    for dated, other in ((a, b), (b, a)):
        if dated.firm is None or other.firm is not None:
            continue
        places = a.place is not None and a.place == b.place
        known = places or not (a.actors.isdisjoint(b.actors) and a.numbers.isdisjoint(b.numbers))
        if other.told is None:
            return ("year_alone",) if not known and other.days is None and coarse(dated) else ()
        if other.told - dated.firm[1] > _LONG_AGO:
            return ("long_ago_known" if known else "long_ago", *_weeks_apart(dated, other))
    return _weeks_apart(a, b) or _weeks_apart(b, a)


def _weeks_apart(a: Features, b: Features) -> tuple[str, ...]:
    """What it says if `b` is told as news, without a time of its own, weeks before or after `a` happened or was told.

    Raids, tests and talks come again; what a text brings up of weeks ago it calls "the raid", or gives it a time.
    """
    if a.source == b.source or b.told is None or b.taken_as_known or b.firm is not None or fine(b) or coarse(b):
        return ()
    if a.days is not None and (fine(a) or coarse(a)):
        begin, end = a.days
    elif a.told is not None:
        begin = end = a.told
    else:
        return ()
    apart = b.told - end > _WEEKS or (begin - b.told > _WEEKS and b.status == "occurred")
    return ("weeks_apart",) if apart else ()


def called_off(a: Features, b: Features) -> bool:
    """Whether one was called off and the other held on a day that its text tells: two visits, not one."""
    return a.status == "cancelled" and b.status == "occurred" and b.firm is not None


def days_between(a: Dated, b: Dated) -> int:
    """How many days lie between two times that exclude each other; 0 where they do not, or one is not known."""
    if a.days is None or b.days is None:
        return 0
    return max(0, a.days[0] - b.days[1], b.days[0] - a.days[1])


def fine(node: Features) -> bool:
    """Whether a time is known to about a week."""
    return node.days is not None and node.days[1] - node.days[0] <= _WEEK


def coarse(node: Features) -> bool:
    """Whether a time is a month, a season or a year: bounds that a text gave, none of them open."""
    return node.days is not None and _WEEK < node.days[1] - node.days[0] <= _YEAR


def one_day(a: Features, b: Features) -> bool:
    """Whether two nodes are of one kind, have a day in common or the very same time, and a party or the place.

    Where no text names any, words that both have right beside the happening stand in: "a one-day rail strike".
    """
    if a.days is None or b.days is None:
        return False
    if rivals(a, b) and elsewhere(a, b):
        return False
    named = a.heads[0] == b.heads[0] and a.heads[0] not in SPEECH and a.heads[0] not in LIGHT
    if a.actors.isdisjoint(b.actors) and (a.place is None or a.place != b.place):
        nobody = not (a.actors or b.actors) and (a.place is None or b.place is None)
        if not (
            nobody
            and named
            and a.type == b.type
            and likeness_of_words(a.near, b.near, a.near_weigh * b.near_weigh) >= _BESIDE
        ):
            return False
    day = max(a.days[1] - a.days[0], b.days[1] - b.days[0]) <= 1 or (a.days == b.days and coarse(a))
    return day and (named or (a.type == b.type and a.family != "other" and not a.saying))
