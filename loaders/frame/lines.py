"""The lines of a text, each with what its own words tell; what they are among the others is for `frame`."""

import re
from typing import NamedTuple

from loaders.frame.cleaning import BULLET
from loaders.frame.words import has_marks, is_byline, is_caption, is_frame

PROSE = 8
"""Words from which a line that ends like a sentence is prose."""
_SENTENCE_END = re.compile(r"[.!?…:;。！？؟।؛][\"'”’»」』)\]]*$")
_EAST_ASIA = "\u2e80"  # from here on, scripts are written without spaces


class Line(NamedTuple):
    """A line that is not empty, and where it stands."""

    start: int
    end: int
    text: str
    indent: int
    words: int
    ends: bool
    """Whether it ends like a sentence."""
    bullet: bool
    frame: bool
    """Whether its words are those of a page frame."""
    caption: bool
    """Whether it names the maker of a picture."""
    byline: bool
    """Whether it says who wrote the article."""

    @property
    def prose(self) -> bool:
        """Whether it is a whole sentence, and none of a page frame."""
        return self.ends and self.words >= PROSE and not self.frame


def lines_of(text: str) -> list[Line]:
    """The lines that are not empty, each with what its own words tell."""
    lines, at, signed, marked = [], 0, False, has_marks(text)
    for row in text.split("\n"):
        bare = row.strip()
        if bare:
            signed = signed or row.rstrip() == "--"  # what follows is the signature of a mail
            words, ends = _words(bare), _SENTENCE_END.search(bare[-6:]) is not None
            lines.append(
                Line(
                    start=at,
                    end=at + len(row),
                    text=bare,
                    indent=len(row) - len(row.lstrip()),
                    words=words,
                    ends=ends,
                    bullet=BULLET.match(row) is not None,
                    frame=signed or bare[0] == ">" or is_frame(bare, words, prose=ends and words >= 3, marked=marked),
                    caption=marked and is_caption(bare, words),
                    byline=is_byline(bare, words),
                )
            )
        at += len(row) + 1
    return lines


def _words(line: str) -> int:
    """How many words a line has; in scripts without spaces, two characters count as one."""
    words = line.count(" ") + 1
    if line.isascii() or (len(line) < 12 * words and line[0] < _EAST_ASIA):
        return words
    return max(words, len(line) // 2)
