"""Plain text as it stands on a page: which lines are headline, byline, caption, body, and which are page frame.

Nothing is dropped: every line gets a label. No page is known by name; the rules weigh what lines look like in any
paper: prose is long and ends like a sentence, menus are runs of short lines, the article is the run of lines in
which prose at one indentation outweighs the rest, and inside it single short lines are headings while lists of links
are frame. Which of the words are a date is asked in `dct`, what the marks of frame and captions are in `frame.words`,
what a line tells by itself in `frame.lines`, how a text is made ready in `frame.cleaning`.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from loaders.frame.cleaning import clean
from loaders.frame.lines import PROSE, Line, lines_of
from loaders.frame.words import (
    is_clock,
    is_comment,
    is_credit,
    is_dated,
    is_dateline,
    is_imprint,
)
from schemas.text import PassageKind

__all__ = ["Zone", "clean", "zones"]


class Zone(NamedTuple):
    """A stretch of text, half open, and what it is."""

    start: int
    end: int
    kind: PassageKind


_TOLD_TWICE = 12  # a sentence of so many words that stands twice is a pulled quote or the teaser
_DECK = 8  # words from which the line right below the headline is more than a kicker or a name
_STANDFIRST = 13  # words from which a line beside the article's indentation may begin or end it
_MOST = 60  # words of a line that count, so that one merged menu is not an article
_TRAIL = re.compile(r"[»›>]|^home\b", re.IGNORECASE)  # "Home » World": the way to the page
_ABOVE, _BELOW = 60, 60  # lines above the prose in which the headline may stand; lines of prose that it may share
_FEW_ABOVE = 4  # lines above the prose of a text that has no page around it
_OPENING, _CLOSING = "\"'“‘«([", ".,;:!?…\"'”’»)]"


def zones(text: str, title: str | None = None) -> list[Zone]:
    """The zones of a cleaned text, in order: each line that is not empty, with its kind; `title` if it is known."""
    lines = lines_of(text)
    return [Zone(line.start, line.end, kind) for line, kind in zip(lines, _kinds(lines, title), strict=True)]


def _kinds(lines: Sequence[Line], title: str | None) -> list[PassageKind]:
    """The kind of each line."""
    kinds: list[PassageKind] = ["frame"] * len(lines)
    home, first, last = _article(lines)
    last = _past_list(lines, home, last)
    last = max(min(last, _comments(lines)), first)
    headline = next((i for i, line in enumerate(lines[:last]) if line.text == title), None) if title else None
    if headline is None:
        headline = _headline(lines, first, last)
    if headline is not None and first <= headline:
        first = headline + 1
    body = range(first, last)
    alike = not any(line.prose or line.frame for line in lines) or (
        all(line.indent == home and not line.frame for line in lines)
    )
    for i in body:
        if not (is_clock(lines[i].text) or is_imprint(lines[i].text)):
            kinds[i] = "body" if alike else _inside(lines, i, home, last)
    _announced(lines, kinds, body)
    if headline is not None:
        kinds[headline] = "headline"
        for i in range(headline + 1, last):
            if kinds[i] == "frame" or lines[i].words <= 12:
                kinds[i] = _around(lines[i], kinds[i], before=i < first)
        below = headline + 1
        if below < first and kinds[below] == "frame" and _is_standfirst(lines[below]):
            kinds[below] = "body"
    for i, line in enumerate(lines):
        if kinds[i] in ("frame", "headline") and is_dateline(line.text):
            kinds[i] = "dateline"
    _repeats(lines, kinds)
    return kinds


def _comments(lines: Sequence[Line]) -> int:
    """The first line with the stamp of a reader's comment, where several have one; how many lines there are, else.

    One alone, or one on top, may be the stamp of the article.
    """
    stamped = [i for i, line in enumerate(lines) if is_comment(line.text)]
    below = [i for i in stamped if i >= _FEW_ABOVE]
    return below[0] if below and len(stamped) > 1 else len(lines)


def _article(lines: Sequence[Line]) -> tuple[int, int, int]:
    """Its indentation, and its first line and the line behind its last: the run in which prose most outweighs frame."""
    mass: Counter[int] = Counter()
    for line in lines:
        if line.prose:
            mass[line.indent] += min(line.words, _MOST)
    best = (0.0, lines[0].indent if lines else 0, 0, len(lines))
    for home, _ in mass.most_common(4):
        score, first, last = _best_run([_weight(line, home) for line in lines])
        while first < last and lines[first].indent != home and lines[first].words < _STANDFIRST:
            first += 1
        while first < last and lines[last - 1].indent != home and lines[last - 1].words < _STANDFIRST:
            last -= 1
        best = max(best, (score, home, first, last), key=lambda run: run[0])
    return best[1:]


def _weight(line: Line, home: int) -> float:
    """How much a line speaks for being body: its words when it is prose, a penalty when it is not."""
    if line.frame:
        return -10.0
    at_home = line.indent == home
    if line.prose:
        return min(line.words, _MOST) * (1.0 if at_home and not line.bullet else 0.3)
    if line.ends:
        return line.words * (0.5 if at_home else 0.0) - (0 if at_home else 4)
    return -4.0 if at_home and not line.bullet else -7.0


def _best_run(weights: Sequence[float]) -> tuple[float, int, int]:
    best, run, start, found = 0.0, 0.0, 0, (0, len(weights))
    for i, weight in enumerate(weights):
        if run <= 0:
            run, start = 0.0, i
        run += weight
        if run > best:
            best, found = run, (start, i + 1)
    return best, *found


def _inside(lines: Sequence[Line], i: int, home: int, last: int) -> PassageKind:
    """The kind of a line inside the article's run."""
    line = lines[i]
    if line.frame:
        return "frame"
    if line.caption:
        return "caption"
    after = lines[i + 1] if i + 1 < last else None
    if line.words < 40 and after is not None and is_credit(after.text, after.words):
        return "caption"
    if line.ends:
        return "body"
    if is_credit(line.text, line.words) or line.indent != home:
        return "frame"
    heading = line.words < PROSE and after is not None and after.ends and after.indent == home
    return "body" if heading or line.words >= 30 or line.bullet else "frame"


def _past_list(lines: Sequence[Line], home: int, last: int) -> int:
    """Where the article ends that seemed to end at a colon: behind the list that it announces and the prose below."""
    if not 0 < last < len(lines) or not lines[last - 1].text.endswith(":") or not lines[last].bullet:
        return last
    while last < len(lines) and lines[last].bullet and not lines[last].frame:
        last += 1
    while last < len(lines) and lines[last].prose and lines[last].indent == home:
        last += 1
    return last


def _announced(lines: Sequence[Line], kinds: list[PassageKind], run: Iterable[int]) -> None:
    """Labels as body the items of a list, however it is indented, that the text above it announces with a colon."""
    listing = False
    for i in run:
        line = lines[i]
        listing = listing and line.bullet and not line.frame
        if listing:
            kinds[i] = "body"
        listing = listing or (kinds[i] == "body" and line.text.endswith(":"))


def _around(line: Line, kind: PassageKind, *, before: bool) -> PassageKind:
    """The kind of a line below the headline that may be byline or caption."""
    if line.byline:
        return "byline"
    if not before:
        return kind
    if line.caption:
        return "caption"
    return "body" if line.prose else "frame"


def _is_standfirst(line: Line) -> bool:
    """Whether a line right below the headline is the sentence that papers print there, often without a full stop."""
    return _DECK <= line.words < _MOST and not (line.frame or line.caption or line.bullet or is_dated(line.text))


def _headline(lines: Sequence[Line], first: int, last: int) -> int | None:
    """The line above the article's prose that reads like its headline: the first of those that share its words."""
    start = next((i for i in range(first, last) if lines[i].prose), first)
    may = [
        i
        for i in range(max(0, start - _ABOVE), min(last, start + 2))
        if _may_be_headline(lines[i]) and not _is_spoken(lines[i], lines)
    ]
    told = _stems(" ".join(line.text for line in lines[start : min(last, start + _BELOW)])) if may else set()
    bylines = [i for i, line in enumerate(lines[: start + 8]) if line.byline]
    scores = {}
    for i in may:
        line = lines[i]
        stems = _stems(line.text)
        signed = any(i < by < i + 6 for by in bylines)
        scores[i] = 5.0 * len(stems & told) / max(len(stems), 4) + 0.2 * min(line.words, 10) + (1.5 if signed else 0)
        scores[i] -= (1.5 if line.text.endswith((".", ":", ";")) else 0) + (2 if i >= start else 0)
    best = max(scores.values(), default=0.0)
    found = next((i for i, score in scores.items() if score >= max(best - 1.0, 3.0)), None)
    return found if found is not None else _only_line_above(lines, first)


def _only_line_above(lines: Sequence[Line], start: int) -> int | None:
    """The first line of a text that has but a byline and a day between it and its prose: nothing else is on top."""
    if not 1 <= start <= _FEW_ABOVE or not _may_be_headline(lines[0]) or lines[0].ends or is_dated(lines[0].text):
        return None
    between = (line.byline or line.caption or is_dated(line.text) for line in lines[1:start])
    return 0 if all(between) else None


def _may_be_headline(line: Line) -> bool:
    if line.bullet or line.byline or line.caption or not 2 <= line.words <= 30 or (line.frame and line.words < 5):
        return False
    if (line.prose and line.text.endswith(".")) or _TRAIL.search(line.text):
        return False
    return not (is_credit(line.text, line.words) or is_imprint(line.text))


def _is_spoken(line: Line, lines: Sequence[Line]) -> bool:
    """Whether a line opens with the name of who speaks, as in a transcript: one that opens other lines, too.

    The same line again is no turn of a talk, but a headline that its page repeats.
    """
    name, colon, _ = line.text.partition(": ")
    return bool(colon) and name.count(" ") < 4 and len({x.text for x in lines if x.text.startswith(f"{name}: ")}) > 1


def _stems(text: str) -> set[str]:
    """The beginnings of its longer words; two texts that share many tell of one thing."""
    return {word.lstrip(_OPENING)[:5].rstrip(_CLOSING) for word in set(text.casefold().split()) if len(word) > 3}


def _repeats(lines: Sequence[Line], kinds: list[PassageKind]) -> None:
    """Labels as frame what stands on the page a second time: the headline above the text, a pulled quote."""
    seen: set[str] = {line.text for line, kind in zip(lines, kinds, strict=True) if kind == "headline"}
    for i, line in enumerate(lines):
        if kinds[i] in ("body", "caption"):
            if line.text in seen:
                kinds[i] = "frame"
            elif line.words >= _TOLD_TWICE:
                seen.add(line.text)
