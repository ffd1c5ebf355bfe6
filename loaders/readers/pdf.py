"""PDF files (extra `pdf`): their text layer. The day on which the file was made is not taken for its publication."""

import io
import logging
from collections.abc import Iterator

from loaders.readers import needs
from schemas.problems import Problem, ProblemsError
from schemas.text import RawText

_MOST_PAGES = 2_000
_LEAST = 20


def read_pdf(data: bytes) -> Iterator[RawText]:
    """The one text of a PDF file; `frame` finds its zones."""
    try:
        from pypdf import PdfReader
        from pypdf.errors import PyPdfError
    except ImportError as fault:
        raise needs("pypdf", "pdf") from fault
    logging.getLogger("pypdf").setLevel(logging.ERROR)  # it warns of every odd object; what counts is raised
    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise _refused("is locked by a password")
        pages = [page.extract_text() for page in reader.pages[:_MOST_PAGES]]
        meta = reader.metadata
        title, author = (meta.title, meta.author) if meta else (None, None)
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, RecursionError, OSError) as fault:
        raise _refused(f"is no PDF that can be read: {fault}") from fault
    text = "\n\n".join(pages)
    if len(text.strip()) < _LEAST:
        raise _refused("has no text layer", "it seems to be scanned: recognise its text first")
    notes = (f"only the first {_MOST_PAGES} pages are read",) if len(reader.pages) > _MOST_PAGES else ()
    yield RawText(text, title=(title or "").strip() or None, author=(author or "").strip() or None, notes=notes)


def _refused(message: str, hint: str = "") -> ProblemsError:
    return ProblemsError([Problem(code="R04", message=message, hint=hint)])
