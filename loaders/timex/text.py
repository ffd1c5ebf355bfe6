"""Text as the time rules read it: ASCII bytes of the same length, so that every offset holds.

Nothing is interpreted here; spaces, quotes and dashes of all kinds become the plain ones, letters of other alphabets
become a letter, so that a word edge stays a word edge.
"""

import codecs
import unicodedata

_QUOTES = dict.fromkeys("\u2018\u2019\u201a\u201b\u2032\u02bc\u00b4`", "'") | dict.fromkeys(
    "\u201c\u201d\u201e\u00ab\u00bb", '"'
)
_DASHES = dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\uff0d", "-")
_PLAIN = (
    _QUOTES | _DASHES | {"\u00a3": "$", "\u20ac": "$", "\u00a5": "$", "\u20b9": "$", "\u2026": ".", "\u00bd": "\x02"}
)
_ERRORS = "kb-timex-flat"


class _Flat(dict[int, str]):
    """What each code point beyond ASCII becomes; filled as texts need it."""

    def __missing__(self, point: int) -> str:
        char = chr(point)
        if (plain := _PLAIN.get(char)) is None:
            category = unicodedata.category(char)
            if char == "\u00ad":  # a soft hyphen stands within a word
                plain = "x"
            elif category == "Nd":
                plain = str(unicodedata.decimal(char))
            elif category[0] in "LM":
                plain = "x"
            elif category in ("Zl", "Zp"):
                plain = "\n"
            elif category in ("Zs", "Cf"):  # Cf: zero-width and direction marks stand where a space could
                plain = " "
            else:
                plain = "\x01"
        self[point] = plain
        return plain


_FLAT = _Flat()
_SPACES = bytes.maketrans(b"\t\n\r\v\f", b"     ")


def _flatten(error: UnicodeError) -> tuple[bytes, int]:
    assert isinstance(error, UnicodeEncodeError)
    return error.object[error.start : error.end].translate(_FLAT).encode("ascii"), error.end


codecs.register_error(_ERRORS, _flatten)


def flat(text: str) -> bytes:
    r"""The text as ASCII bytes, one for each code point; a wrapped line goes on behind a space, a paragraph does not.

    >>> flat("July\u00a028\u2019s\nheat\n\nMay")
    b"July 28's heat\n\nMay"
    """
    plain = text.encode("ascii", _ERRORS)
    return plain.replace(b"\n\n", b"\x03\x03").translate(_SPACES).replace(b"\x03\x03", b"\n\n")
