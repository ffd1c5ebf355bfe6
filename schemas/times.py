"""When something happens or is planned: an EDTF text, what it bounds, and how the text came to say so.

No clock and no guess: a time says its basis, its words, the day counted from and the rule, or it is undated.
The grammar lives in `edtf`; finding times in texts is the work of `loaders`.
"""

from typing import Annotated, Literal

from pydantic import AfterValidator, StringConstraints

from schemas.date_words import in_words
from schemas.edtf import Bounds, Precision, parse
from schemas.record import Record

Basis = Literal["stated", "relative", "inherited", "inferred", "curated", "none"]
IsoDay = Annotated[str, StringConstraints(pattern=r"^-?\d{4}-\d\d-\d\d$")]


def _checked(edtf: str) -> str:
    parse(edtf)
    return edtf


class EventTime(Record):
    """A time with its bounds, its precision and its reckoning.

    >>> when = EventTime(edtf="2024-07")
    >>> when.earliest, when.latest, when.precision, when.in_words()
    ('2024-07-01', '2024-07-31', 'month', 'July 2024')
    >>> EventTime().precision
    'unknown'
    """

    edtf: Annotated[str, AfterValidator(_checked)] | None = None
    """The time as EDTF: `2024-07-28`, `2024-07`, `a/b` (all the time from a to b), `[a..b]` (once between a and b)."""
    zone: str | None = None
    """IANA name of the time zone in which the days are counted."""
    basis: Basis = "none"
    """How the time is known: stated, relative, inherited, inferred, curated, or none."""
    text: str | None = None
    """The words that say the time."""
    char_start: int | None = None
    """Offset of the first of these words in the source's text."""
    char_end: int | None = None
    """Offset behind the last of these words in the source's text."""
    anchor: IsoDay | None = None
    """The day that the words are counted from."""
    rule: str | None = None
    """Name of the rule that read the words."""
    end_stated: bool = True
    """False where only a start was given ("talks start Sunday"): the end is then not known."""
    given_up: bool = False
    """True where it was put off from this time and no new one is told: it will not be then."""
    doubt: str | None = None
    """Why the day may be another one, where something speaks for that (two time zones, two readings)."""
    confidence: float | None = None
    """How sure the reckoning is, 0 to 1, where it was estimated."""

    @property
    def bounds(self) -> Bounds | None:
        """All bounds at once; None when undated."""
        return parse(self.edtf) if self.edtf is not None else None

    @property
    def earliest(self) -> str | None:
        """First day on which it can have begun."""
        return parse(self.edtf).earliest if self.edtf is not None else None

    @property
    def latest(self) -> str | None:
        """Last day on which it can have ended."""
        return parse(self.edtf).latest if self.edtf is not None else None

    @property
    def start_latest(self) -> str | None:
        """Last day on which it can have begun."""
        return parse(self.edtf).start_latest if self.edtf is not None else None

    @property
    def end_earliest(self) -> str | None:
        """First day on which it can have ended; None too where the end was not stated."""
        return parse(self.edtf).end_earliest if self.edtf is not None and self.end_stated else None

    @property
    def precision(self) -> Precision:
        """How fine the statement is: day, month, … `unknown` when undated."""
        return parse(self.edtf).precision if self.edtf is not None else "unknown"

    @property
    def approximate(self) -> bool:
        """Whether the time is marked `~` or `%` somewhere."""
        return self.edtf is not None and ("~" in self.edtf or "%" in self.edtf)

    @property
    def uncertain(self) -> bool:
        """Whether the time is marked `?` or `%` somewhere."""
        return self.edtf is not None and ("?" in self.edtf or "%" in self.edtf)

    def overlaps(self, other: "EventTime") -> bool:
        """Whether some day lies within both outer bounds; False when one of them is undated."""
        mine, theirs = self.bounds, other.bounds
        if mine is None or theirs is None:
            return False
        return mine.jd_start <= theirs.jd_end and theirs.jd_start <= mine.jd_end

    def contains(self, other: "EventTime") -> bool:
        """Whether the outer bounds of `other` lie wholly within mine; False when one of them is undated."""
        mine, theirs = self.bounds, other.bounds
        if mine is None or theirs is None:
            return False
        return mine.jd_start <= theirs.jd_start and theirs.jd_end <= mine.jd_end

    def in_words(self) -> str:
        """The time as a person would write it, no finer than it is known; "undated" when it is not.

        >>> EventTime(edtf="2024-07-28/2024-07-30").in_words(), EventTime(edtf="198X").in_words()
        ('28 to 30 July 2024', '1980s')
        >>> EventTime(edtf="2024-07-28", end_stated=False).in_words()
        'from 28 July 2024'
        >>> EventTime(edtf="2024-07-28", given_up=True).in_words()
        'no longer 28 July 2024'
        """
        if self.edtf is None:
            return "undated"
        text = in_words(self.edtf, self.precision, self.zone)
        single = not self.edtf.startswith("[") and "/" not in self.edtf
        told = f"from {text}" if single and not self.end_stated else text
        return f"no longer {told}" if self.given_up else told


class WhenEntry(Record):
    """A time as a person writes it field by field; a single EDTF text or date in words does as well."""

    edtf: str | None = None
    """The whole time, as EDTF or in words; leaves no room for `start` and `end`."""
    start: str | None = None
    """Its beginning, as EDTF or in words; alone it leaves the end unsaid."""
    end: str | None = None
    """Its end, as EDTF or in words; `..` where it is open."""
    zone: str | None = None
    """IANA name of the time zone in which the days are counted: `Asia/Tokyo`."""
    given_up: bool = False
    """True where it was put off from this time and no new one is set."""
    text: str | None = None
    """The words of the source that say the time."""
    doubt: str | None = None
    """Why the day may be another one."""
