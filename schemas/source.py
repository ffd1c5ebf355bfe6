"""A text, its zones and its copies: what articles become before anything is read out of them.

Nothing of a text is dropped here; the label of a passage says what is page frame.
"""

from datetime import date, datetime
from typing import Literal, Self

from pydantic import model_validator

from schemas.ids import Slug
from schemas.record import Record
from schemas.text import PassageKind

SourceKind = Literal["article", "report", "document", "page", "book", "transcript", "note"]
PublishedBasis = Literal["metadata", "stated", "story", "curated", "unknown"]


class Passage(Record):
    """A zone of a source's text: one line or paragraph with its label."""

    ordinal: int
    """Place in the source, counted from 0."""
    kind: PassageKind
    """headline, byline, dateline, caption, body, or frame (what stands around the article)."""
    char_start: int
    """Offset of its first character in the source's text."""
    char_end: int
    """Offset behind its last character."""
    text: str
    """The characters from `char_start` to `char_end`."""


class Source(Record):
    """A text as published: who printed it, when, and all its passages."""

    id: Slug
    """Slug of the path below `articles/`, or the id that the text's head gives."""
    kind: SourceKind = "article"
    """What kind of text it is."""
    title: str
    """Its headline."""
    publisher: str | None = None
    """Who published it."""
    agency: str | None = None
    """The agency whose text it is (Bloomberg, TNS)."""
    author: str | None = None
    """Who wrote it."""
    url: str | None = None
    """Where it was published."""
    language: str | None = None
    """BCP 47 tag of its language."""
    published: datetime | date | None = None
    """Day or time of publication as its place counts it (the document creation time); None when the text does not
    say."""
    published_text: str | None = None
    """The words that state it, as printed."""
    published_basis: PublishedBasis = "unknown"
    """metadata, stated in the text, story (borrowed from a copy of the same text), curated, or unknown."""
    published_doubt: str | None = None
    """Why the day of publication may be another one: two dates, an order of day and month that is not evident."""
    file: str | None = None
    """File that it was read from, below the knowledge base's folder."""
    sha256: str
    """Digest of the stored text."""
    story: Slug | None = None
    """The least source id among all copies of this text; its own where it is alone."""
    rights: str | None = None
    """Under which terms the text may be used."""
    notes: tuple[str, ...] = ()
    """What a person should know of the reading: encoding guessed, text lost, no rules for the language."""
    passages: tuple[Passage, ...] = ()
    """All its text, in order; between passages stand only newlines."""

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        end = 0
        for passage in self.passages:
            if passage.char_start < end or passage.char_end - passage.char_start != len(passage.text):
                raise ValueError(f"passage {passage.ordinal} does not fit its offsets")
            end = passage.char_end
        return self

    @property
    def text(self) -> str:
        """The stored text: all passages, with the newlines between them."""
        parts, end = [], 0
        for passage in self.passages:
            parts.append("\n" * (passage.char_start - end))
            parts.append(passage.text)
            end = passage.char_end
        return "".join(parts)

    @property
    def published_day(self) -> date | None:
        """The printed local day of publication; None when unknown."""
        return self.published.date() if isinstance(self.published, datetime) else self.published


class Story(Record):
    """All copies of one text: one independent voice."""

    id: Slug
    """The least source id in it."""
    sources: tuple[Slug, ...]
    """Its sources, sorted."""
    published_day: date | None = None
    """The earliest day that one of its copies states; what undated copies borrow."""
