"""PDF files (extra `pdf`): their text layer, without running heads and with words whole that a line end parted.

Columns are read one after the other, which is the work of `gutters`. The day on which the file was made is not taken
for its publication.
"""

import io
import logging
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from loaders.readers import needs
from loaders.readers.gutters import LEAST_ROWS, read_down
from schemas.problems import Problem, ProblemsError
from schemas.text import RawText

if TYPE_CHECKING:
    from pypdf import PageObject

_MOST_PAGES = 2_000
_LEAST = 20
_EDGE = 2  # lines at the top and foot of a page among which running heads are looked for
_SHOWN = frozenset({b"Tj", b"TJ", b"'", b'"'})  # a PDF page's orders to show text
_SHIFT = 0.2  # of a page's width; lines that begin so far right of its first ones may be a second column
_PARTED = re.compile(r"([^\W\d_]{2,})[-\u00ad\u2010]\n([^\W\d_]{2,})(\S*)[ \t]?")
_COMPOUND = re.compile(r"[^\W\d_]+-[^\W\d_]+")
_ENDS = re.compile(r"[.!?:…][\"'”’»)]*\s*$")


def read_pdf(data: bytes) -> Iterator[RawText]:
    """The one text of a PDF file; `frame` finds its zones."""
    try:
        from pypdf import PdfReader
        from pypdf.errors import PyPdfError
    except ImportError as fault:
        raise needs("pypdf") from fault
    logging.getLogger("pypdf").setLevel(logging.ERROR)  # it warns of every odd object; what counts is raised
    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise _refused("is locked by a password")
        pages = [_page_text(page) for page in reader.pages[:_MOST_PAGES]]
        meta = reader.metadata
        title, author = (meta.title, meta.author) if meta else (None, None)
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, RecursionError, OSError) as fault:
        raise _refused(f"is no PDF that can be read: {fault}") from fault
    text = _whole_words(_one_text(pages))
    if len(text.strip()) < _LEAST:
        raise _refused("has no text layer", "it seems to be scanned: recognise its text first")
    notes = (f"only the first {_MOST_PAGES} pages are read",) if len(reader.pages) > _MOST_PAGES else ()
    yield RawText(text, title=(title or "").strip() or None, author=(author or "").strip() or None, notes=notes)


def _page_text(page: "PageObject") -> str:
    """The text of a page, one column after the other."""
    begun: Counter[int] = Counter()

    def begins(operator: bytes, _operands: object, outer: Sequence[float], inner: Sequence[float]) -> None:
        if operator in _SHOWN:
            begun[round(inner[4] * outer[0] + outer[4])] += 1

    plain = page.extract_text(visitor_operand_before=begins)
    inwards = min(begun, default=0) + _SHIFT * float(page.mediabox.width)
    if not any(count >= LEAST_ROWS and place > inwards for place, count in begun.items()):
        return plain  # the look at the layout takes as long again
    try:
        laid = page.extract_text(extraction_mode="layout", layout_mode_strip_rotated=False)
    except (ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError):
        return plain  # the second look is only for the order
    return read_down(plain, laid)


def _one_text(pages: Sequence[str]) -> str:
    """The pages as one text: without the lines that most of them have at their edge, sentences going on over pages."""
    split = [[line.rstrip() for line in page.strip("\n").split("\n")] for page in pages]
    heads = Counter(head for lines in split for head in {_levelled(line) for line in _edges(lines)})
    often = max(3, len(split) / 2)
    running = {head for head, count in heads.items() if head and count >= often and not _ENDS.search(head)}
    text = ""
    for lines in split:
        edges = _edges(lines)
        kept = "\n".join(line for line in lines if line not in edges or _levelled(line) not in running)
        text += ("\n\n" if not text or _ENDS.search(text) else "\n") + kept.strip("\n")
    return text.strip("\n")


def _edges(lines: Sequence[str]) -> set[str]:
    return {*lines[:_EDGE], *lines[-_EDGE:]}


def _levelled(line: str) -> str:
    """A line as it is on other pages, too: their number is another."""
    return re.sub(r"\d+", "0", line.strip())


def _whole_words(text: str) -> str:
    """The text with words joined that a hyphen parts at the end of a line; one written so elsewhere keeps it."""

    compounds = set(_COMPOUND.findall(text))

    def joined(found: re.Match[str]) -> str:
        first, second, rest = found.groups()
        compound = f"{first}-{second}"
        if second[0].isupper() or compound in compounds:
            return f"{compound}{rest}\n"
        return f"{first}{second}{rest}\n"

    return _PARTED.sub(joined, text)


def _refused(message: str, hint: str = "") -> ProblemsError:
    return ProblemsError([Problem(code="R04", message=message, hint=hint)])
