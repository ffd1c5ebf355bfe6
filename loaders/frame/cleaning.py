"""A text made ready for its zones: nothing in it that cannot be stored or shown, its paragraphs on a line each.

Every character is replaced one for one, so that places count the same before and after.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

BULLET = re.compile(r"\s*(?:[*•·▪◦‣➤►|+o-]|\d{1,2}[.)])\s")
"""What an item of a list begins with."""
_ONE_FOR_ONE = {0x0B: "\n", 0x0C: "\n", 0x0D: "\n", 0x85: "\n", 0x2028: "\n", 0x2029: "\n"}
_ODD = re.compile("[\0\x0b\x0c\r\x85\u2028\u2029\ud800-\udfff]")
_BLANK = re.compile(r"(?m)^[^\S\n]+$")


def clean(text: str, *, unwrap: bool = True) -> str:
    """The text with every character that cannot be stored or shown replaced one for one.

    NUL and lone surrogates become U+FFFD, rare line ends and blanks on empty lines a newline, and with `unwrap` the
    line end inside a hard-wrapped paragraph a space; so offsets count the same before and after.

    >>> clean("a\\0b")
    'a\ufffdb'
    """
    if _ODD.search(text):
        text = _ODD.sub(lambda m: _ONE_FOR_ONE.get(ord(m[0]), "\ufffd"), text)
    if _BLANK.search(text):
        text = _BLANK.sub(lambda m: "\n" * len(m[0]), text)
    return _unwrap(text) if unwrap else text


def _unwrap(text: str) -> str:
    """The text with the line ends inside paragraphs turned to spaces, where it was broken at a fixed width."""
    rows = text.split("\n")
    if len(rows) < 4 or not 40 <= (width := _width(rows)) <= 100:
        return text
    joins, pairs, at = [], 0, 0
    for row, after in pairwise(rows):
        at += len(row) + 1
        if row and after:
            pairs += 1
            first = len(after.split(None, 1)[0])
            if len(row) + 1 + first > width - 4 and not BULLET.match(after) and not after[0].isspace():
                joins.append(at - 1)
    if len(joins) < 3 or len(joins) < 0.6 * pairs:
        return text
    out = list(text)
    for at in joins:
        out[at] = " "
    return "".join(out)


def _width(rows: Sequence[str]) -> int:
    """The width that a text may have been broken at: of the rows that go on below, all but a few long ones keep it.

    A long address or a line that somebody put in later is not broken.
    """
    going_on = sorted(len(row) for row, after in pairwise(rows) if row and after)
    return going_on[-1 - len(going_on) // 5] if going_on else 0
