"""Timelines as SVG: bars for how many, blocks for what is dated less exactly, lanes for single events.

Widths are percentages, so that one drawing fits a phone and a wide screen and its words keep their size. Every bar is
a link, and the drawing is hidden from screen readers: the page says the same in numbers and lists below it.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

from kb.web.ours import Row
from kb.web.zoom import Window, ticks

BAR_HEIGHT = 150
_AXIS = 26
_BLOCK = 20
_LANE = 24
_LEAST = 2.2
"""So wide, in percent, is a bar at least where it stands without its title: a finger must hit it."""
_STUMP = 3.0
"""So wide, in percent, is the bar of what has a bound on one side only."""
_CHART_PX = 1000
"""A guess of the chart's width, for how far a title reaches; where it is narrower, titles are left to the list."""


@dataclass(frozen=True)
class Bar:
    """So many events in a stretch of time."""

    start: int
    end: int
    n: int
    label: str
    href: str


@dataclass(frozen=True)
class Band:
    """One row of blocks below the bars: events known less exactly than a bar is wide."""

    name: str
    bars: tuple[Bar, ...]


def chart(window: Window, bars: Sequence[Bar], bands: Sequence[Band], height: int = BAR_HEIGHT) -> Markup:
    """A drawing of bars with their axis, and of bands below it."""
    most = max((bar.n for bar in bars), default=0)
    drawn = [_bar(window, bar, most, height) for bar in bars]
    scale = _text(0, 11, f"{most:,}", "kb-scale") if most else Markup("")
    below, parts = height + _AXIS, [*drawn, scale, _axis(window, height)]
    for band in bands:
        parts.append(_text(0, below + 13, band.name, "kb-bandname"))
        below += 18
        parts.extend(_block(window, bar, below) for bar in band.bars)
        below += _BLOCK + 4
    return _svg(parts, below)


def lanes(window: Window, events: Sequence[Row], href: Callable[[Row], str]) -> Markup:
    """A drawing of single events, each a bar as long as its bounds, beside one another where they would overlap.

    It comes twice: with titles for a wide screen, and closer together for a phone, where the list below has them.
    """
    return _lanes(window, events, href, named=True) + _lanes(window, events, href, named=False)


def stretch(event: Row) -> tuple[int, int]:
    """The days that an event is placed between: what is known to be not after a day, no more, stands at that day."""
    if event["edtf"].startswith("[.."):
        return event["jd_end"], event["jd_end"]
    return event["jd_start"], event["jd_start"] if event["edtf"].endswith("..]") else event["jd_end"]


def _sides(window: Window, event: Row, least: float) -> tuple[float, float]:
    """Where the bar of an event begins and ends, in percent; where a bound is missing it is a stump on that side."""
    begin, end = stretch(event)
    left, right = max(0.0, window.share(begin)), min(100.0, window.share(end + 1))
    if begin > event["jd_start"]:
        left = max(0.0, right - _STUMP)
    elif end < event["jd_end"]:
        right = min(100.0, left + _STUMP)
    return left, max(left + least, right)


def _lanes(window: Window, events: Iterable[Row], href: Callable[[Row], str], *, named: bool) -> Markup:
    ends: list[float] = []
    parts: list[Markup] = []
    for event in events:
        left, right = _sides(window, event, 0.8 if named else _LEAST)
        title = event["title"] if len(event["title"]) <= 60 else event["title"][:58] + "…"
        reach = 100 * (len(title) * 6.6 + 14) / _CHART_PX if named else 0.0
        if reach <= right - left:
            text_left, text_right, side = left, right, "in"
        elif right + reach <= 100:
            text_left, text_right, side = left, right + reach, "after"
        else:
            text_left, text_right, side = left - reach, right, "before"
        lane = next((at for at, end in enumerate(ends) if end <= text_left), len(ends))
        if lane == len(ends):
            ends.append(0.0)
        ends[lane] = text_right + (0 if named else 0.4)
        name = (title, side) if named else ("", "in")
        parts.append(_event(window, event, (left, right), name, 4 + lane * _LANE, href(event)))
    top = max(1, len(ends)) * _LANE + 8
    return _svg([*parts, _axis(window, top)], top + _AXIS, "kb-named" if named else "kb-packed")


def _event(
    window: Window, event: Row, sides: tuple[float, float], name: tuple[str, str], y: float, href: str
) -> Markup:
    (left, right), (title, side) = sides, name
    kind = "kb-plan" if event["status"] in ("planned", "tentative", "postponed") else ""
    if event["status"] == "cancelled":
        kind = "kb-off"
    if event["jd_end"] != event["jd_start"]:
        kind += " kb-wide"  # its day lies somewhere in the bar, or it fills it
    drawn = Markup('<rect x="{:.3f}%" y="{}" width="{:.3f}%" height="16" rx="3" class="kb-one {}"/>').format(
        left, y, right - left, kind
    )
    if window.share(event["jd_start"]) < 0:
        drawn += _text(left + 0.2, y + 13, "‹", "kb-arrow")
    if window.share(event["jd_end"] + 1) > 100:
        drawn += _text(right - 0.2, y + 13, "›", "kb-arrow kb-end")
    at = {"in": left + 0.6, "after": right + 0.5, "before": left - 0.5}[side]
    if title:
        drawn += _text(at, y + 12.5, title, "kb-name kb-end" if side == "before" else "kb-name")
    told = f"{event['title']}: {event['shown_date'] or 'undated'}"
    return Markup('<a href="{}" tabindex="-1"><title>{}</title>{}</a>').format(href, told, drawn)


def _bar(window: Window, bar: Bar, most: int, height: int) -> Markup:
    left, right = max(0.0, window.share(bar.start)), min(100.0, window.share(bar.end + 1))
    tall = max(2.0, (height - 16) * bar.n / most)
    # The invisible rectangle makes the whole column a place to hit, for fingers and for short bars.
    return Markup(
        '<a href="{}" tabindex="-1" data-start="{}" data-end="{}"><title>{}</title>'
        '<rect x="{:.3f}%" y="0" width="{:.3f}%" height="{}" class="kb-hit"/>'
        '<rect x="{:.3f}%" y="{:.1f}" width="{:.3f}%" height="{:.1f}" class="kb-bar"/></a>'
    ).format(
        bar.href, bar.start, bar.end, _told(bar), left, right - left, height,
        left, height - tall, max(0.15, (right - left) * 0.86), tall,
    )  # fmt: skip


def _block(window: Window, bar: Bar, y: float) -> Markup:
    left, right = max(0.0, window.share(bar.start)), min(100.0, window.share(bar.end + 1))
    number = _text((left + right) / 2, y + 14, f"{bar.n:,}", "kb-number") if right - left > 4 else Markup("")
    return Markup(
        '<a href="{}" tabindex="-1"><title>{}</title>'
        '<rect x="{:.3f}%" y="{}" width="{:.3f}%" height="{}" rx="3" class="kb-coarse"/>{}</a>'
    ).format(bar.href, _told(bar), left + 0.05, y, max(0.3, right - left - 0.1), _BLOCK, number)


def _told(bar: Bar) -> str:
    return f"{bar.label}: {bar.n:,} {'event' if bar.n == 1 else 'events'}"


def _axis(window: Window, y: float) -> Markup:
    parts = [Markup('<line x1="0" x2="100%" y1="{0}" y2="{0}" class="kb-axis"/>').format(y)]
    for place, (day, name) in enumerate(ticks(window)):
        share = window.share(day)
        side = " kb-end" if share > 94 else " kb-late" if share > 82 else ""
        minor = " kb-minor" if place % 2 else ""
        parts.append(
            Markup('<line x1="{0:.3f}%" x2="{0:.3f}%" y1="{1}" y2="{2}" class="kb-axis"/>').format(share, y, y + 5)
        )
        parts.append(_text(share, y + 18, name, f"kb-tick{side}{minor}"))
    return Markup("").join(parts)


def _text(x: float, y: float, said: str, kind: str) -> Markup:
    return Markup('<text x="{:.3f}%" y="{}" class="{}">{}</text>').format(x, y, kind, said)


def _svg(parts: Iterable[Markup], height: float, kind: str = "") -> Markup:
    return Markup('<svg class="{}" width="100%" height="{}" aria-hidden="true" focusable="false">{}</svg>').format(
        f"kb-chart {kind}".rstrip(), height, Markup("").join(escape(part) for part in parts)
    )
