"""Bytes become text: by byte order mark, as UTF-8, by the declared encoding, else by what the bytes look like.

What was guessed is noted; wrongly decoded text that a file already holds ("â€™") is left as it is, and noted too.
Bytes that are no text at all (a picture that was named .txt) are refused: no article can be made of them.
"""

import codecs
import re

from loaders.language import language_of
from schemas.problems import Problem, ProblemsError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MOJIBAKE = re.compile("â€[™œ\x9d“”¦]|Ã[©¨¤¶¼±³]|Â[ £©»«]")
_LOOKED_AT = 200_000
_NO_TEXT = {
    b"\x89PNG": "a PNG picture",
    b"\xff\xd8\xff": "a JPEG picture",
    b"GIF87a": "a GIF picture",
    b"GIF89a": "a GIF picture",
    b"PK\x03\x04": "a zip archive, as are files of Word, LibreOffice and e-books",
    b"\xd0\xcf\x11\xe0": "a file of an old Office program",
    b"{\\rtf": "a rich text file (RTF)",
    b"%PDF-": "a PDF",
    b"SQLite format 3\0": "an SQLite database",
}
"""What a file that is no text begins with."""
_BEGINNINGS = tuple(_NO_TEXT)
_CONTROLS = bytes(sorted({*range(0x20)} - {*b"\t\n\v\f\r\x1b"}))
_UNSHOWN = re.compile("[\0-\x08\x0e-\x1a\x1c-\x1f\x7f-\x84\x86-\x9f\ufffd\ufffe\uffff]")
_MOST_UNSHOWN = 0.05  # of all characters: a NUL or a wrong byte here and there is in many a text
_LEAST_UNSHOWN = 4


def decode(data: bytes, declared: str | None = None) -> tuple[str, tuple[str, ...]]:
    """The text of `data` with `\\n` as its line end, and notes on what was guessed.

    Raises ProblemsError where they are no text.

    >>> decode("São Paulo".encode("latin-1"), "iso-8859-1")
    ('São Paulo', ())
    """
    if data.startswith(_BEGINNINGS):
        raise _no_text(f"it begins like {next(kind for mark, kind in _NO_TEXT.items() if data.startswith(mark))}")
    text, notes = _decoded(data, declared)
    if len(data.translate(None, _CONTROLS)) < len(data) or "\ufffd" in text:  # by bytes: this is asked of every file
        looked_at = text[:_LOOKED_AT]
        unshown = len(_UNSHOWN.findall(looked_at))
        if unshown >= _LEAST_UNSHOWN and unshown > _MOST_UNSHOWN * len(looked_at):
            raise _no_text(f"{unshown / len(looked_at):.0%} of its characters cannot be shown")
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if _MOJIBAKE.search(text):
        notes += ("some characters were decoded wrongly before the text was saved; they are kept as they are",)
    return text, notes


def _no_text(why: str) -> ProblemsError:
    hint = "give it the suffix of what it is, or save its text as UTF-8"
    return ProblemsError([Problem(code="R04", message=f"is no text: {why}", hint=hint)])


def _decoded(data: bytes, declared: str | None) -> tuple[str, tuple[str, ...]]:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            try:
                return data[len(mark) :].decode(encoding), ()
            except UnicodeDecodeError:
                break
    named = (declared or "").strip().lower().replace("_", "-")
    for name in ("utf-8", _MEANT.get(named), declared):
        try:
            return data.decode(name or "ascii"), ()
        except (UnicodeDecodeError, LookupError):
            continue
    return _guessed(data)


_OF_LANGUAGE = {
    **dict.fromkeys(("pl", "cs", "sk", "hu", "hr", "sl", "ro", "sq"), "cp1250"),
    **dict.fromkeys(("et", "lv", "lt"), "cp1257"), "tr": "cp1254", "vi": "cp1258",
}  # fmt: skip
"""The code page of a language in Windows, where it is not that of Western Europe."""
_WESTERN = "cp1252"
_MEANT = {
    **dict.fromkeys(("iso-8859-1", "latin-1", "latin1", "us-ascii", "ascii", "windows-1252"), _WESTERN),
    **dict.fromkeys(("shift-jis", "sjis", "x-sjis", "ms-kanji"), "cp932"),
    **dict.fromkeys(("gb2312", "gbk", "x-gbk"), "gb18030"),
    **dict.fromkeys(("euc-kr", "ks-c-5601-1987"), "cp949"), "iso-8859-9": "cp1254", "iso-8859-11": "cp874",
}  # fmt: skip
"""What pages are written in that name an older set: browsers read them so, and pages are made for browsers."""
_SCRIPT = re.compile(r"(?i)</?(?:script|style)\b[^<>]{0,2000}>")  # every second part between them is shown
_TAG = re.compile(r"<[^<>]{1,2000}>")


def _code_page(shown: str) -> list[str]:
    """The code page of a text in Latin letters, by its language: a few accents look alike in all code pages."""
    letters = [char for char in shown if char.isalpha()]
    if sum(char.isascii() for char in letters) <= len(letters) / 2:
        return []  # another script: what the bytes look like tells it well
    return [_OF_LANGUAGE.get(language_of(" ".join(shown.split())) or "", _WESTERN)]


def _guessed(data: bytes) -> tuple[str, tuple[str, ...]]:
    from charset_normalizer import from_bytes  # 60 ms to import; few files need it

    best = from_bytes(data[:_LOOKED_AT]).best()
    shown = str(best) if best is not None else data[:_LOOKED_AT].decode(_WESTERN, "replace")
    names = [best.encoding] if best is not None else []
    if len(shown) == len(data[:_LOOKED_AT]):  # one byte a sign
        names = _code_page(" ".join(_TAG.sub(" ", part) for part in _SCRIPT.split(shown)[::2])) + names
    for name in names:
        try:
            return data.decode(name), (f"encoding not stated; read as {name}",)
        except UnicodeDecodeError:
            continue
    return data.decode("utf-8", "replace"), ("some bytes are no text in any known encoding; they show as \ufffd",)
