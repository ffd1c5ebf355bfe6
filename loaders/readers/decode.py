"""Bytes become text: by byte order mark, as UTF-8, by the declared encoding, else by what the bytes look like.

What was guessed is noted; wrongly decoded text that a file already holds ("â€™") is left as it is, and noted too.
"""

import codecs
import re

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MOJIBAKE = re.compile("â€[™œ\x9d“”¦]|Ã[©¨¤¶¼±³]|Â[ £©»«]")
_LOOKED_AT = 200_000


def decode(data: bytes, declared: str | None = None) -> tuple[str, tuple[str, ...]]:
    """The text of `data` with `\\n` as its line end, and notes on what was guessed.

    >>> decode("São Paulo".encode("latin-1"), "iso-8859-1")
    ('São Paulo', ())
    """
    text, notes = _decoded(data, declared)
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if _MOJIBAKE.search(text):
        notes += ("some characters were decoded wrongly before the text was saved; they are kept as they are",)
    return text, notes


def _decoded(data: bytes, declared: str | None) -> tuple[str, tuple[str, ...]]:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            try:
                return data[len(mark) :].decode(encoding), ()
            except UnicodeDecodeError:
                break
    for name in ("utf-8", declared):
        try:
            return data.decode(name or "ascii"), ()
        except (UnicodeDecodeError, LookupError):
            continue
    return _guessed(data)


def _guessed(data: bytes) -> tuple[str, tuple[str, ...]]:
    from charset_normalizer import from_bytes  # 60 ms to import; few files need it

    best = from_bytes(data[:_LOOKED_AT]).best()
    if best is not None:
        try:
            return data.decode(best.encoding), (f"encoding not stated; read as {best.encoding}",)
        except UnicodeDecodeError:
            pass
    return data.decode("utf-8", "replace"), ("some bytes are no text in any known encoding; they show as \ufffd",)
