"""The sentences of a source with their offsets: sentencex, and what news makes of its output.

It cuts and joins; what a sentence says is read elsewhere, and where lines were run together in `borders`. The page
frame has no sentences; a credit or a link that has got into a passage is one of kind `frame`.
"""

import re
from collections.abc import Iterator

from sentencex import get_sentence_boundaries

from loaders.borders import pieces
from schemas.source import Source
from schemas.text import PassageKind, Sentence

# What ends with a period and ends no sentence: a title, an initial, "U.S." before a name, "Nov." before a day, "No.".
_OPEN_END = re.compile(
    r"(?:^|[\s(“\"'])(?:(?:[A-Z]\.)+|(?:Mr|Mrs|Ms|Dr|Prof|Gen|Col|Lt|Sgt|Capt|Maj|Adm|Sen|Rep|Gov|Pres|Rev|Hon|St|Mt|Ft|vs|No|Nos|"
    r"Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec)\.)$"
)
_AFTER_INITIALS = re.compile(
    r"[A-Z][\w’'-]*(?:,|\s+[A-Z\d(]|\s+(?:and|of|said|told|to|in|on|at|is|was|has|will)\b)|\d|[a-z(]"
)
_NEW_START = re.compile(r"(?:The|A|An|He|She|It|They|We|I|In|On|But|And|That|This|There|His|Her|Its|Their|At|For|As)\b")
# Words that the library takes for abbreviations wherever they stand: what follows in capitals opens a sentence.
_NOT_CUT = re.compile(
    r"\b(?:(?:[Mm]ay|me|no|ill|art|miss|ore)\.[”\"’']*\s+(?=[“\"‘'(]?[A-Z])"
    r"|(?:Inc|Corp|Co|etc)\.\s+(?=(?:The|An?|He|She|It|They|We|But|And|That|This|There|His|Her|Its|Their)\s))"
)
_INNER_END = re.compile(r"[^\w\s,;:]\s+\S")
# A quote that the cut has torn from its sentence: ` he said.` after `…!”`, or closing marks alone.
_TORN = re.compile(r"[”’\"')\]]+(?:\s|$)|[a-z,;]")


def split_sentences(source: Source) -> list[Sentence]:
    """The sentences of all passages but the frame, in order, each without the blanks around it."""
    found: list[Sentence] = []
    language = (source.language or "en").partition("-")[0]
    for passage in source.passages:
        if passage.kind == "frame":
            continue
        for piece in pieces(passage.text, "" if found else source.title):
            kind: PassageKind = "frame" if piece.frame else passage.kind
            for start, end in _cuts(passage.text[piece.start : piece.end], language):
                text = passage.text[piece.start + start : piece.start + end]
                at = passage.char_start + piece.start + start
                found.append(Sentence(at, at + len(text), text, len(found), passage.ordinal, kind))
    return found


def _cuts(text: str, language: str) -> list[tuple[int, int]]:
    """Where the sentences of a stretch of text start and end."""
    if _INNER_END.search(text) is None:
        spans = [(0, len(text))]
    else:
        spans = [(b["start_index"], b["end_index"]) for b in get_sentence_boundaries(language, text)]
        if language == "en" and _NOT_CUT.search(text) is not None:
            spans = [part for span in spans for part in _parts(text, *span)]
    joined: list[tuple[int, int]] = []
    for start, end in spans:
        if joined and _goes_on(text[joined[-1][0] : joined[-1][1]], text[start:end]):
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return [trimmed for span in joined if (trimmed := _trim(text, *span))]


def _parts(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """What a span of the library is cut into behind plain words that it takes for abbreviations: "in May. The mill"."""
    for match in _NOT_CUT.finditer(text, start, end):
        yield start, match.end()
        start = match.end()
    yield start, end


def _goes_on(before: str, after: str) -> bool:
    """Whether a cut between two pieces was none: behind an abbreviation, or before what closes a quote."""
    before, after = before.rstrip(), after.lstrip()
    if not after or _TORN.match(after):
        return True
    if not before.endswith(".") or not _OPEN_END.search(before[-12:]):
        return False
    if _NEW_START.match(after) and before[-4:].count(".") > 1:
        return False
    return bool(_AFTER_INITIALS.match(after))


def _trim(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The span without blanks at its ends; None where nothing is left."""
    piece = text[start:end]
    lead = len(piece) - len(piece.lstrip())
    body = len(piece.strip())
    return (start + lead, start + lead + body) if body else None
