"""Hypothesis strategies for EDTF texts, shared by the laws of times and of dates in words."""

from hypothesis import strategies as st

from schemas.edtf import days_in_month

GROUPINGS = (21, 22, 23, 24, 33, 34, 35, 36, 40, 41)
YEARS = st.integers(-9999, 9999)


def year_text(year: int) -> str:
    """A year as EDTF: four digits with sign."""
    return f"{year:04d}" if year >= 0 else f"-{-year:04d}"


@st.composite
def months(draw: st.DrawFn, years: st.SearchStrategy[int] = YEARS) -> str:
    return f"{year_text(draw(years))}-{draw(st.integers(1, 12)):02d}"


@st.composite
def days(draw: st.DrawFn, years: st.SearchStrategy[int] = YEARS) -> str:
    year, month = draw(years), draw(st.integers(1, 12))
    return f"{year_text(year)}-{month:02d}-{draw(st.integers(1, days_in_month(year, month))):02d}"


def plain(years: st.SearchStrategy[int] = YEARS) -> st.SearchStrategy[str]:
    """Years, months and days."""
    return st.one_of(years.map(year_text), months(years), days(years))


@st.composite
def dates(draw: st.DrawFn) -> str:
    """One date, season, decade, century or long year, with or without a mark of doubt."""
    text = draw(
        st.one_of(
            plain(),
            st.builds(lambda y, g: f"{y:04d}-{g}", st.integers(0, 9998), st.sampled_from(GROUPINGS)),
            st.integers(0, 999).map(lambda n: f"{n:03d}X"),
            st.integers(0, 99).map(lambda n: f"{n:02d}XX"),
            st.integers(10_000, 999_999).map(lambda n: f"Y{n}"),
            st.integers(10_000, 999_999).map(lambda n: f"Y-{n}"),
            st.builds(lambda y, m: f"{y:04d}-{m:02d}-XX", st.integers(0, 9999), st.integers(1, 12)),
            st.integers(0, 9999).map(lambda y: f"{y:04d}-XX-XX"),
        )
    )  # fmt: skip
    return text + draw(st.sampled_from(["", "", "~", "?", "%"]))


@st.composite
def times(draw: st.DrawFn) -> str:
    """A day with a time, with or without an offset."""
    day = draw(days(st.integers(0, 9999)))
    clock = f"{draw(st.integers(0, 23)):02d}:{draw(st.integers(0, 59)):02d}"
    return f"{day}T{clock}{draw(st.sampled_from(['', ':30', 'Z', '+09:00', '-03:30']))}"


@st.composite
def ranges(draw: st.DrawFn) -> str:
    """`a/b` or `[a..b]` in order, with open and unknown ends."""
    ends = sorted((draw(days(st.integers(0, 9999))), draw(days(st.integers(0, 9999)))))
    shape = draw(st.sampled_from(["{}/{}", "[{}..{}]", "{}/..", "{}/", "../{}", "/{}", "[{}..]", "[..{}]"]))
    return shape.format(*ends)


def edtf_texts() -> st.SearchStrategy[str]:
    """Every form that is read."""
    return st.one_of(dates(), times(), ranges())
