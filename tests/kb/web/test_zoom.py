"""Windows of time: cuts cover each day once, and days keep their names."""

from collections import Counter
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.web import zoom
from kb.web.zoom import LEVELS, Window, buckets, level_of, ticks
from schemas.edtf import julian_day

DAYS = st.integers(min_value=zoom.FIRST_DAY, max_value=zoom.LAST_DAY)
WINDOWS = st.builds(lambda start, days: Window(start, min(start + days, zoom.LAST_DAY)), DAYS, st.integers(0, 400_000))


@given(DAYS)
def test_a_day_is_found_again_by_its_name(day: int) -> None:
    assert zoom.number_of(zoom.iso_of(day)) == day
    assert julian_day(*zoom.date_of(day)) == day


@given(WINDOWS)
def test_the_stretches_of_a_window_cover_it_without_gap(window: Window) -> None:
    level = level_of(window)
    cut = buckets(window, level)
    assert cut[0].start <= window.start and cut[-1].end >= window.end
    assert all(one.end + 1 == other.start for one, other in pairwise(cut))
    assert len(cut) <= zoom.MOST_BUCKETS + 4 or level == "century"
    whole = zoom.aligned(window, level)
    assert (whole.start, whole.end) == (cut[0].start, cut[-1].end)


@given(WINDOWS)
def test_an_axis_names_few_days(window: Window) -> None:
    named = ticks(window)
    assert len(named) <= 8
    assert all(window.start <= day <= window.end for day, _ in named)


@given(WINDOWS, st.floats(0.05, 20), st.floats(0, 1))
def test_what_is_pointed_at_stays_in_place(window: Window, factor: float, at: float) -> None:
    zoomed = window.scaled(factor, at)
    there = window.start + window.days * at
    assert abs(zoomed.start + zoomed.days * at - there) <= 1.5


LABELS = [
    ("2024-07-28", "day", "28 July 2024"), ("2024-07", "month", "July 2024"), ("1985", "decade", "1980s"),
    ("2024", "year", "2024"), ("-0043", "year", "44 BC"),
]  # fmt: skip


@pytest.mark.parametrize(("day", "level", "said"), LABELS)
def test_stretches_have_names(day: str, level: zoom.Level, said: str) -> None:
    assert zoom.label(zoom.number_of(day), level) == said


def test_levels_run_from_fine_to_coarse() -> None:
    day = zoom.number_of("2024-07-28")
    found = [level_of(Window(day, day + days)) for days in (0, 100, 1000, 10_000, 200_000, 3_000_000)]
    assert found == ["day", "day", "month", "year", "century", "century"] or found == [
        "day", "day", "month", "year", "decade", "century",
    ]  # fmt: skip
    assert list(dict.fromkeys(found)) == [level for level in LEVELS if level in found]


def days(*said: str) -> dict[int, int]:
    """Days, each counted as often as it comes."""
    return dict(Counter(zoom.number_of(day) for day in said))


YEAR = tuple(f"2024-{month:02d}-0{day}" for month in range(1, 13) for day in (1, 2, 3))
# what is counted -> the first and the last day of what is shown at first
COMMON = [
    (("1867", *YEAR), "2024-01-01", "2024-12-03"),
    (("-0043", *YEAR), "2024-01-01", "2024-12-03"),
    ((*YEAR, "2190"), "2024-01-01", "2024-12-03"),
    (("1867", "1868", *YEAR), "1867-01-01", "2024-12-03"),  # two of 38 are more than strays
    (("1867", "2190", *YEAR, *YEAR), "2024-01-01", "2024-12-03"),
    (("2023-06-01", *YEAR), "2023-06-01", "2024-12-03"),  # leaving it out would not gain much
    (("1867", "2024-01-01", "2024-02-01"), "1867-01-01", "2024-02-01"),  # too few to tell a stray
    (("1867",) * 20, "1867-01-01", "1867-01-01"),
]


@pytest.mark.parametrize(("said", "first", "last"), COMMON)
def test_strays_do_not_flatten_the_rest(said: tuple[str, ...], first: str, last: str) -> None:
    assert zoom.common(days(*said)) == Window(zoom.number_of(first), zoom.number_of(last))


@given(st.dictionaries(st.integers(0, 3_000_000), st.integers(1, 9), min_size=1))
def test_what_is_shown_at_first_holds_nearly_all(starts: dict[int, int]) -> None:
    window = zoom.common(starts)
    assert window is not None
    held, total = sum(n for day, n in starts.items() if window.start <= day <= window.end), sum(starts.values())
    assert total - held <= max(1, total // 20)
    assert window.start in starts and window.end in starts


@pytest.mark.parametrize("text", ["", "2024-13", "2023-02-29", "x", "2024-07-28-1", "99999", "--1", "٢٠٢٤-07"])
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        zoom.number_of(text)
