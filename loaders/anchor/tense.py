"""Which way a sentence looks at a time expression: to what was, or to what is to come.

The cues are data (`rules/<lang>/cues.yml`); the sentence is only scanned around the expression, never parsed.
"""

import re
from functools import cache
from importlib import resources
from typing import Any, Literal, NamedTuple

import re2
import yaml

Tense = Literal["future", "past", "done"]
"""What is to come, what was, and what the words themselves say is over ("the year ended March 31")."""

LEFT, RIGHT = 160, 110  # characters of the sentence that are looked at
REACH = 90  # how far before an expression a cue of the future counts
NEXT = 48  # characters right before an expression that a verb of saying or a deadline stands in
_END = re.compile(r"[.!?][\"'”’)]?\s+(?=[\"“‘'(]?[A-Z])|\n\s*\n|[.!?][\"”]?\n")


class _Cues(NamedTuple):
    """The cues of a language, compiled: of re2, those that look around of Python's `re`."""

    future: Any
    earlier: Any
    block: Any
    future_after: Any
    opening: Any
    within: Any
    gone: Any
    follows: Any
    owner: Any
    appointed: Any
    meant: Any
    timetable: Any
    cut: Any
    likely: Any
    said: Any
    acted: Any
    planned: Any
    put_off: Any
    deadline: Any
    lasting: Any
    over: Any
    done: Any
    past: Any
    open: Any
    happened: Any


@cache
def _cues(language: str) -> _Cues | None:
    file = resources.files("loaders") / "rules" / language / "cues.yml"
    if not file.is_file():
        return None
    document: dict[str, Any] = yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    return _Cues(*(_compiled(document[name]) for name in _Cues._fields))


def _compiled(pattern: str) -> Any:
    if "(?!" in pattern or "(?<" in pattern:
        return re.compile(pattern.encode(), re.IGNORECASE)
    options = re2.Options()
    options.encoding = re2.Options.Encoding.LATIN1
    options.case_sensitive = False
    options.never_capture = True
    return re2.compile(pattern.encode(), options)


def sentence_around(text: str, start: int, end: int) -> tuple[bytes, bytes]:
    """What stands in the same sentence before and after a span, as far as it matters, one byte a character."""
    left = text[max(0, start - LEFT) : start]
    right = text[end : end + RIGHT]
    cut = 0
    for match in _END.finditer(left):
        cut = match.end()
    stop = _END.search(right)
    right = right[: stop.start()] if stop else right
    return left[cut:].encode("latin-1", "replace"), right.encode("latin-1", "replace")


def tense_of(text: str, start: int, end: int, language: str = "en") -> Tense | None:
    """Whether the sentence speaks of an expression as past or to come; None where no cue stands.

    >>> text = "The two sides will meet on Friday."
    >>> tense_of(text, 27, 33)
    'future'
    """
    cues = _cues(language)
    if cues is None:
        return None
    left, right = sentence_around(text, start, end)
    just_before = left[-NEXT:]
    if cues.done.search(just_before):
        return "done"
    if cues.happened.match(right):
        return "past"
    if cues.put_off.search(just_before):
        return "future"
    if _stands(cues.appointed, cues, just_before):
        return "future"
    if cues.said.search(just_before) or (cues.acted.search(just_before) and not cues.planned.search(just_before)):
        return "past"
    if _reaches(cues, left) or (cues.opening.fullmatch(left) and cues.future_after.match(right)):
        return "future"
    if _governed(cues, just_before, right) or _is_set(cues, just_before, right):
        return "future"
    if cues.deadline.search(just_before) and not cues.over.search(left + right):
        return "future"
    if cues.lasting.search(just_before) and not _is_past(cues, just_before) and not cues.over.search(left + right):
        return "future"
    return "past" if _is_past(cues, left) or cues.past.search(right) else None


def _is_past(cues: _Cues, left: bytes) -> bool:
    """Whether the last verb before an expression is one of the past: none that leaves the time open follows it."""
    last = None
    for match in cues.past.finditer(left):
        last = match
    return last is not None and not cues.open.search(left, last.end())


def _governed(cues: _Cues, just_before: bytes, right: bytes) -> bool:
    """Whether what is to come is said of the noun that the expression belongs to: "the vote in May will"."""
    if cues.owner.match(right):
        return True
    return bool(cues.follows.match(right) and cues.within.search(just_before) and not cues.gone.search(just_before))


def _stands(cue: Any, cues: _Cues, just_before: bytes) -> bool:
    """Whether a cue leads to an expression with nothing between that cuts it off."""
    match = cue.search(just_before)
    return match is not None and not cues.cut.search(just_before, match.start())


def _is_set(cues: _Cues, just_before: bytes, right: bytes) -> bool:
    """Whether what has its time in a plan or timetable stands right before: "talks resume on", "a strike for"."""
    if _stands(cues.timetable, cues, just_before) or cues.likely.search(just_before):
        return True
    return bool(cues.meant.search(just_before)) and not right.startswith(b"'s")


def _reaches(cues: _Cues, left: bytes) -> bool:
    """Whether the last cue of the future before an expression has nothing between that cuts it off."""
    last = None
    for match in cues.future.finditer(left, max(0, len(left) - REACH - 12)):
        last = match
    if last is None or len(left) - last.end() > REACH or cues.block.search(left, last.end()):
        return False
    return not cues.earlier.search(left[: last.start()])  # "had been due": the plan itself is past
