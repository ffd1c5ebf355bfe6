"""Plain text as it stands on a page: which lines are headline, byline, caption, body, and which are page frame.

Nothing is dropped: every line gets a label. No page is known by name; the rules weigh what lines look like in any
paper: prose is long and ends like a sentence, menus are runs of short lines, the article is the run of lines in
which prose outweighs the rest, and inside it single short lines are headings while lists of links are frame.
Which of the words are a date is not asked here (`dct`), nor what they mean.
"""

import itertools
import re
from collections import Counter
from typing import NamedTuple

from schemas.text import PassageKind


class Zone(NamedTuple):
    """A stretch of text, half open, and what it is."""

    start: int
    end: int
    kind: PassageKind


class _Line(NamedTuple):
    start: int
    end: int
    text: str
    indent: int
    words: int
    ends: bool
    """Whether it ends like a sentence."""
    bullet: bool
    gap: bool
    """Whether a blank line stands before it."""


_ONE_FOR_ONE = {0: "\ufffd", 0x0B: "\n", 0x0C: "\n", 0x0D: "\n", 0x85: "\n", 0x2028: "\n", 0x2029: "\n"}
_ODD = re.compile("[\0\x0b\x0c\r\x85\u2028\u2029\ud800-\udfff]")
_BLANK = re.compile(r"(?m)^[^\S\n]+$")
_BULLET = re.compile(r"\s*(?:[*•·▪◦‣➤►|+-]|\d{1,2}[.)])\s")
_SENTENCE_END = re.compile(r"[.!?…:;。！？؟।][\"'”’»)\]]*$|[.!?…][\"'”’»)\]]*\s*\S{0,3}$")
_FRAME = re.compile(
    r"(?i)\b(?:all rights reserved|copyright|©|sign (?:up|in)|log ?in|"
    r"subscribe|newsletter|cookies?|read (?:more|next|also)|"
    r"click here|share (?:this|on|article)|advertis\w+|terms (?:of|and)|privacy|follow us|related|comments?|download|"
    r"already a (?:subscriber|member)|most (?:read|popular)|recommended|trending|sponsored|more from|skip to|view all|"
    r"see also|load(?:ing)? more|add to|watch (?:now|live)|free (?:trial|account)|premium|e-?mail|app)\b|©"
)
_BYLINE = re.compile(r"(?i)^(?:by|written by|from|von|por|par|di|door)\s+\S+(?:\s+\S+){0,9}$")


def clean(text: str) -> str:
    """The text with every character that cannot be stored or shown replaced one for one.

    NUL and lone surrogates become U+FFFD, rare line ends and blanks on empty lines a newline, and the line end inside
    a hard-wrapped paragraph a space; so offsets count the same before and after.
    """
    if _ODD.search(text):
        text = _ODD.sub(lambda m: _ONE_FOR_ONE.get(ord(m[0]), "\ufffd"), text)
    if _BLANK.search(text):
        text = _BLANK.sub(lambda m: "\n" * len(m[0]), text)
    return _unwrap(text)


def zones(text: str) -> list[Zone]:
    """The zones of a cleaned text, in order: each line that is not empty, with its kind."""
    lines = _lines(text)
    if not lines:
        return []
    kinds = _kinds(lines)
    return [Zone(line.start, line.end, kind) for line, kind in zip(lines, kinds, strict=True)]


def _unwrap(text: str) -> str:
    """The text with the line ends inside paragraphs turned to spaces, where it was broken at a fixed width."""
    rows = text.split("\n")
    lengths = [len(row) for row in rows if row]
    if len(lengths) < 4:
        return text
    width = max(lengths)
    if not 40 <= width <= 100:
        return text
    joins, pairs, at = [], 0, 0
    for row, after in itertools.pairwise(rows):
        at += len(row) + 1
        if not row or not after:
            continue
        pairs += 1
        first = len(after.split(None, 1)[0]) if after.strip() else 0
        if len(row) + 1 + first > width - 4 and not _BULLET.match(after) and not after[0].isspace():
            joins.append(at - 1)
    if len(joins) < 3 or len(joins) < 0.6 * pairs:
        return text
    out = list(text)
    for at in joins:
        out[at] = " "
    return "".join(out)


def _lines(text: str) -> list[_Line]:
    lines, at, gap = [], 0, True
    for row in text.split("\n"):
        bare = row.strip()
        if bare:
            lines.append(
                _Line(
                    at,
                    at + len(row),
                    bare,
                    len(row) - len(row.lstrip()),
                    bare.count(" ") + 1,
                    _SENTENCE_END.search(bare[-8:]) is not None,
                    _BULLET.match(row) is not None,
                    gap,
                )
            )
            gap = False
        else:
            gap = True
        at += len(row) + 1
    return lines


def _score(line: _Line, home: int) -> float:
    """How much a line speaks for being body: its words when it is prose, a penalty when it is not."""
    words = line.words
    if words <= 40 and _FRAME.search(line.text):
        return -12.0
    if line.ends and words >= 8:
        score = min(words, 60) * (0.3 if line.bullet else 1.0)
    elif words >= 20:
        score = min(words, 60) * 0.4
    elif line.ends:
        score = words * 0.5
    else:
        score = -6.0 if line.bullet else -4.0
    if line.indent != home:
        score = score * 0.5 if score > 0 else score - 2
    return score


def _kinds(lines: list[_Line]) -> list[PassageKind]:
    mass: Counter[int] = Counter()
    for line in lines:
        if line.ends and line.words >= 8:
            mass[line.indent] += min(line.words, 60)
    home = mass.most_common(1)[0][0] if mass else lines[0].indent
    scores = [_score(line, home) for line in lines]
    first, last = _best_run(scores)
    kinds: list[PassageKind] = ["frame"] * len(lines)
    for i in range(first, last):
        kinds[i] = "frame" if _FRAME.search(lines[i].text) and lines[i].words <= 30 else "body"
    headline = _headline(lines, first)
    if headline is not None:
        kinds[headline] = "headline"
        for i in range(headline + 1, first):
            if _BYLINE.match(lines[i].text):
                kinds[i] = "byline"
    return kinds


def _best_run(scores: list[float]) -> tuple[int, int]:
    best, run, start, found = 0.0, 0.0, 0, (0, len(scores))
    for i, score in enumerate(scores):
        if run <= 0:
            run, start = 0.0, i
        run += score
        if run > best:
            best, found = run, (start, i + 1)
    return found


def _headline(lines: list[_Line], first: int) -> int | None:
    """The line above the body that reads like a headline."""
    found, best = None, 0.0
    for i in range(max(0, first - 30), first):
        line = lines[i]
        if not 3 <= line.words <= 30 or line.bullet or line.text.endswith("."):
            continue
        score = min(line.words, 12) - 0.2 * (first - i)
        if score > best:
            found, best = i, score
    return found
