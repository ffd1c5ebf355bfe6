"""The timeline: from all of time down to a day, under filters kept in the address.

`/kb/-/timeline` is a page that needs no script; `?part=1` is its changing part alone, which the script asks for when
it zooms; `/kb/-/timeline.json` is the same in numbers.
"""

from collections import Counter
from dataclasses import dataclass
from typing import Any

from datasette.utils import tilde_encode
from jinja2.filters import do_urlencode
from markupsafe import Markup

from kb.web import chosen, counts, zoom
from kb.web.counts import Tally
from kb.web.drawing import Band, Bar, chart, lanes, stretch
from kb.web.filters import Filters, filters_of
from kb.web.ours import Row, ask, ask_one
from kb.web.zoom import Level, Window

NEAR = 60
"""So many events or fewer are drawn one by one."""
LONG = 8
"""So many of those that last longer than a year are drawn; of more the page says so."""
_FINER: dict[Level, tuple[str, ...]] = {
    "day": ("day",),
    "month": ("day", "week", "month"),
    "year": ("day", "week", "month", "year"),
    "decade": ("day", "week", "month", "year"),
    "century": ("day", "week", "month", "year"),
}
"""Which classes of events a bar of a level counts; the others get a band of their own."""
_BANDS: dict[str, tuple[str, Level]] = {
    "week": ("known to the week", "day"),
    "month": ("known to the month", "month"),
    "year": ("known to the season or year", "year"),
}


@dataclass(frozen=True)
class Asked:
    """What an address asks of the timeline."""

    base: str
    filters: Filters
    window: Window | None
    """None where the address names no days: then the timeline chooses."""

    def href(self, window: Window | None = None, **changed: str) -> str:
        """The address of the same timeline on another window, or with another filter."""
        args = self.filters.given() | changed
        if window is not None:
            window = window.kept()
            args |= {"from": zoom.iso_of(window.start), "to": zoom.iso_of(window.end)}
        args = {name: value for name, value in args.items() if value}
        return f"{self.base}/-/timeline" + (f"?{do_urlencode(args)}" if args else "")


async def timeline(db: Any, base: str, args: Any) -> Row:
    """All that a timeline shows for the arguments of an address."""
    filters, unknown = await filters_of(db, args)
    window, faults = await asked_window(db, args)
    tally = await counts.by_month(db, filters)
    starts = tally.starts() if tally else Counter()
    whole = zoom.common(dict(starts))
    if whole is not None:
        whole = zoom.aligned(whole, "month")  # counted is by month: the last one is shown to its end
        whole = zoom.aligned(whole, zoom.level_of(whole))
    asked = Asked(base, filters, window)
    shown = window or whole or Window(zoom.number_of("2000"), zoom.number_of("2030", last=True))
    page: Row = {
        "asked": asked, "filters": filters, "window": shown, "faults": unknown + faults,
        "from": zoom.iso_of(shown.start), "to": zoom.iso_of(shown.end), "title": _title(shown),
        "total": tally.dated if tally else None,
        "undated": tally.undated if tally else None, "empty": tally is not None and not tally.rows,
        "links": _links(asked, shown, whole) | _beyond(asked, shown, list(starts)), "names": await _names(db, filters),
        "common": await counts.too_common(db, filters),
        "before": sum(n for day, n in starts.items() if day < zoom.number_of(zoom.iso_of(shown.start)[:-3])),
        "after": sum(n for day, n in starts.items() if day > shown.end),
    }  # fmt: skip
    return page | await _drawn(db, asked, shown, tally)


async def _drawn(db: Any, asked: Asked, window: Window, all_time: Tally | None) -> Row:
    """The picture of a window, with the numbers and the list that say the same."""
    level = zoom.level_of(window)
    if level == "day":
        days = await counts.by_day(db, asked.filters, window)
        tally, late = days or [], days is None
    else:
        first = zoom.aligned(window, level).start
        tally = [one for one in all_time.rows if first <= one[1] <= window.end] if all_time else []
        late = all_time is None
    begun = sum(n for _, _, n in tally)
    found: Row = {"level": level, "late": late, "begun": begun, "bars": [], "bands": [], "near": False}
    long = await chosen.long_ones(db, asked.filters, window, LONG + 1)
    found |= {"long": (long or [])[:LONG], "long_cut": long is None or len(long) > LONG, "list_late": False}
    if not late and begun <= NEAR:
        events = await chosen.touching(db, asked.filters, window, NEAR + 1)
        if events is not None and len(events) <= NEAR:
            # What was merely said is drawn and listed behind all else.
            ordered = sorted([*found["long"], *events], key=lambda e: (e["saying"], *stretch(e)))
            picture = lanes(window, ordered, lambda event: f"{asked.base}/events/{tilde_encode(event['id'])}")
            return found | {
                "near": True,
                "picture": picture if ordered else "",
                "events": ordered,
                "begun": len(ordered),
            }
    bars = _bars(asked, window, level, tally)
    bands = _bands(asked, level, tally)
    picture = chart(window, bars, bands)
    if found["long"]:
        picture += Markup("<p class='kb-bandname'>longer than a year, or open at one end</p>")
        picture += lanes(window, found["long"], lambda event: f"{asked.base}/events/{tilde_encode(event['id'])}")
    foremost = await chosen.foremost(db, asked.filters, window, begun, 12)
    listed = {event["id"] for event in foremost or ()}
    return found | {
        "long": [event for event in found["long"] if event["id"] not in listed],
        "picture": picture,
        "bars": bars,
        "bands": bands,
        "events": foremost or [],
        "list_late": foremost is None,
    }


def _bars(asked: Asked, window: Window, level: Level, tally: list[tuple[str, int, int]]) -> list[Bar]:
    cut = zoom.buckets(window, level)
    numbers = [0] * len(cut)
    place = 0
    for _, day, n in sorted((row for row in tally if row[0] in _FINER[level]), key=lambda row: row[1]):
        while place < len(cut) - 1 and day > cut[place].end:
            place += 1
        numbers[place] += n
    return [
        Bar(one.start, one.end, n, one.label, asked.href(Window(one.start, one.end)))
        for one, n in zip(cut, numbers, strict=True)
        if n
    ]


def _bands(asked: Asked, level: Level, tally: list[tuple[str, int, int]]) -> list[Band]:
    bands = []
    for kind, (name, grain) in _BANDS.items():
        if kind in _FINER[level]:
            continue
        numbers: Counter[int] = Counter()
        for row_kind, day, n in tally:
            if row_kind == kind:
                numbers[zoom.buckets(Window(day, day), grain)[0].start] += n
        bars = []
        for start, n in sorted(numbers.items()):
            end = start + 6 if kind == "week" else zoom.buckets(Window(start, start), grain)[0].end
            said = f"week of {zoom.label(start, 'day')}" if kind == "week" else zoom.label(start, grain)
            bars.append(Bar(start, end, n, said, asked.href(Window(start, end))))
        if bars:
            bands.append(Band(name, tuple(bars)))
    return bands


def strip(base: str, filters: Filters, all_time: Tally | None, height: int = 80) -> Markup:
    """A small timeline of everything that the filters leave, for other pages; empty where there is little to see."""
    tally, starts = (all_time.rows, all_time.starts()) if all_time else ((), Counter())
    window = zoom.common(dict(starts))
    if window is None or len(starts) < 3:
        return Markup("")
    window = zoom.aligned(window, "month")
    level = zoom.level_of(window)
    level = "month" if level == "day" else level
    window = zoom.aligned(window, level)
    # What is known less exactly than a bar is wide would stand as a spike: it is left out here.
    fine = [one for one in tally if one[0] in _FINER[level] and window.start <= one[1] <= window.end]
    return chart(window, _bars(Asked(base, filters, None), window, level, fine), (), height)


async def asked_window(db: Any, args: Any) -> tuple[Window | None, list[str]]:
    """The window that an address names by days, or by an event to be in the middle of it."""
    around = (args.get("around") or "").strip()
    if around:
        row = await ask_one(
            db, "select jd_start, jd_end from events where id = :id and jd_start is not null", id=around
        )
        if row is not None and row["jd_end"] - row["jd_start"] < 40_000:
            margin = max(10, row["jd_end"] - row["jd_start"])
            return Window(row["jd_start"] - margin, row["jd_end"] + margin).kept(), []
    first, last = (args.get("from") or "").strip(), (args.get("to") or "").strip()
    if not first and not last:
        return None, []
    try:
        start = zoom.number_of(first) if first else zoom.number_of(last) - 365
        end = zoom.number_of(last, last=True) if last else zoom.number_of(first, last=True) + 365
    except (ValueError, OverflowError):
        return None, [f"no such time: {first or '…'} to {last or '…'}"]
    return Window(min(start, end), max(start, end)).kept(), []


def _links(asked: Asked, window: Window, whole: Window | None) -> dict[str, str]:
    return {
        "earlier": asked.href(window.shifted(-0.5)),
        "later": asked.href(window.shifted(0.5)),
        "nearer": asked.href(window.scaled(0.4)) if window.days > 1 else "",
        "wider": asked.href(window.scaled(2.5)),
        "all": asked.href(whole) if whole and whole != window else "",
    }


def _beyond(asked: Asked, window: Window, starts: list[int]) -> dict[str, str]:
    """The addresses of all that begins before a window, and of all behind it."""
    first, last = min(starts, default=window.start), zoom.aligned(Window(0, max(starts, default=0)), "month").end
    return {
        "before": asked.href(Window(first, window.start - 1)) if first < window.start else "",
        "after": asked.href(Window(window.end + 1, last)) if last > window.end else "",
    }


def _title(window: Window) -> str:
    """A window in words, as short as it can be said."""
    levels: tuple[Level, ...] = ("century", "decade", "year", "month", "day")
    for level in levels:
        if zoom.aligned(window, level) == window:
            first, last = zoom.label(window.start, level), zoom.label(window.end, level)
            return first if first == last else f"{first} to {last}"
    return ""


async def _names(db: Any, filters: Filters) -> dict[str, str]:
    """The filters' values as a person reads them."""
    said = dict(filters.given())
    for name, table in (("actor", "actors"), ("place", "places"), ("type", "event_types")):
        if name in said:
            row = await ask(db, f"select name from {table} where id = :id", id=said[name])
            said[name] = (row[0]["name"] if row else "") or said[name]
    return said
