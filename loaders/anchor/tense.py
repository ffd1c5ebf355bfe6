"""Which way a sentence looks at a time expression: to what was, or to what is to come.

The cues are data (`rules/<lang>/cues.yml`); the sentence is only scanned around the expression, never parsed.
"""

import re
from collections.abc import Callable, Mapping, Sequence, Set
from functools import cache
from importlib import resources
from typing import Any, Literal, NamedTuple

import re2
import yaml

from loaders.anchor.links import is_cut_short

Tense = Literal["future", "past", "done", "near"]
"""What is to come, what was, what the words themselves say is over ("the year ended March 31"), and what was planned
and came to nothing, so that it may be either ("the march planned for Monday was called off")."""

LEFT, RIGHT = 160, 110  # characters of the sentence that are looked at
REACH = 90  # how far before an expression a cue of the future counts
NEXT = 48  # characters right before an expression that a verb of saying or a deadline stands in
# All of them begin with one of four characters, which `re` can look for fast.
_END = re.compile(r"[.!?\n](?:(?<!\n)(?:[\"'”’)]?\s+(?=[\"“‘'(]?[A-Z])|[\"”]?\n)|(?<=\n)\s*\n)")


# Cues that end where an expression begins, and those that begin where it ends; each kind is looked for in one pass.
_BEFORE = (
    "done", "put_off", "appointed", "said", "acted", "planned", "within", "gone", "timetable", "meant", "deadline",
    "lasting",
)  # fmt: skip
_BEHIND = ("happened", "owner", "follows", "undone")


class _Cues(NamedTuple):
    """The cues of a language, compiled: of re2, those that look around of Python's `re`."""

    before: Callable[[bytes], Set[str]]
    """The names of the cues that end right before an expression."""
    behind: Callable[[bytes], Set[str]]
    """The names of the cues that begin right behind it."""
    appointed: Any
    timetable: Any
    cut: Any
    likely: Any
    future: Any
    earlier: Any
    block: Any
    future_after: Any
    opening: Any
    over: Any
    past: Any
    open: Any
    fronted: Any


@cache
def _cues(language: str) -> _Cues | None:
    file = resources.files("loaders") / "rules" / language / "cues.yml"
    if not file.is_file():
        return None
    read: dict[str, str | list[str]] = yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    document = {name: "".join(pieces) for name, pieces in read.items()}
    before = _finder(re2.Set.SearchSet(_options()), document, _BEFORE)
    behind = _finder(re2.Set.MatchSet(_options()), document, _BEHIND)
    return _Cues(before, behind, *(_compiled(document[name]) for name in _Cues._fields[2:]))


def _finder(patterns: Any, document: Mapping[str, str], names: Sequence[str]) -> Callable[[bytes], Set[str]]:
    """Finds which of some cues stand in a text, all in one pass."""
    for name in names:
        patterns.Add(document[name].encode())
    patterns.Compile()
    return lambda text: {names[number] for number in patterns.Match(text) or ()}


def _compiled(pattern: str) -> Any:
    if "(?!" in pattern or "(?<" in pattern:
        return re.compile(pattern.encode(), re.IGNORECASE)
    return re2.compile(pattern.encode(), _options())


def _options() -> Any:
    options = re2.Options()
    options.encoding = re2.Options.Encoding.LATIN1
    options.case_sensitive = False
    options.never_capture = True
    return options


def sentence_around(text: str, start: int, end: int) -> tuple[bytes, bytes]:
    """What stands in the same sentence before and after a span, as far as it matters, one byte a character."""
    first, last = max(0, start - LEFT), end + RIGHT
    left = text[first:start]
    for match in _END.finditer(text, first, start + 1):  # a sentence may begin with the expression
        if not is_cut_short(text, *match.span()):
            left = text[match.end() : start]
        elif match.end() <= start:
            left = _whole(left, match.start() - start)
    right = text[end:last]
    for match in _END.finditer(right):
        if not is_cut_short(right, *match.span()):
            right = right[: match.start()]
            break
        right = _whole(right, match.start() - len(right))
    return left.encode("latin-1", "replace"), right.encode("latin-1", "replace")


def _whole(text: str, place: int) -> str:
    """The text with the full stop of a word cut short as a letter of it, so that it parts nothing."""
    return f"{text[:place]}_{text[place + 1 :] if place != -1 else ''}"


def opens_sentence(text: str, start: int, end: int, language: str = "en") -> bool:
    """Whether a sentence opens with an expression and its preposition: "On Monday, ..."."""
    cues = _cues(language)
    return cues is not None and cues.fronted.fullmatch(sentence_around(text, start, end)[0]) is not None


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
    before, behind = cues.before(just_before), cues.behind(right)
    if "done" in before:
        return "done"
    if "happened" in behind:
        return "past"
    if "undone" in behind and "planned" in before:
        return "near"
    if "put_off" in before or ("appointed" in before and _reached(cues.appointed, cues, just_before)):
        return "future"
    if "said" in before or ("acted" in before and "planned" not in before):
        return "past"
    if _reaches(cues, left) or (cues.opening.fullmatch(left) and cues.future_after.match(right)):
        return "future"
    if "owner" in behind or ("follows" in behind and "within" in before and "gone" not in before):
        return "future"  # what is to come is said of the noun that has the expression: "the vote in May will"
    if _is_set(cues, before, just_before, right):
        return "future"
    ends_then = "deadline" in before or ("lasting" in before and not _is_past(cues, just_before))
    if ends_then and not cues.over.search(left + right):
        return "future"
    if _is_past(cues, left) or cues.past.search(right):
        return "past"
    return "future" if _is_asked(text, end, right) else None


def _is_asked(text: str, end: int, right: bytes) -> bool:
    """Whether the sentence is a question: of what nobody tells as past it asks as to come ("drinks on Friday?")."""
    return right.rstrip().endswith(b"?") or text[end + len(right) : end + len(right) + 1] == "?"


def _is_past(cues: _Cues, left: bytes) -> bool:
    """Whether the last verb before an expression is one of the past: none that leaves the time open follows it."""
    last = None
    for match in cues.past.finditer(left):
        last = match
    return last is not None and not cues.open.search(left, last.end())


def _is_set(cues: _Cues, before: Set[str], just_before: bytes, right: bytes) -> bool:
    """Whether what has its time in a plan or timetable stands right before: "talks resume on", "a strike for"."""
    if "meant" in before and not right.startswith(b"'s"):
        return True
    if "timetable" in before and _reached(cues.timetable, cues, just_before):
        return True
    return cues.likely.search(just_before) is not None


def _reached(cue: Any, cues: _Cues, just_before: bytes) -> bool:
    """Whether a cue leads to an expression with nothing behind its first word that cuts it off."""
    first_word_end = just_before.find(b" ", cue.search(just_before).start())
    return not cues.cut.search(just_before, max(first_word_end, 0))


def _reaches(cues: _Cues, left: bytes) -> bool:
    """Whether the last cue of the future before an expression has nothing between that cuts it off."""
    last = None
    for match in cues.future.finditer(left, max(0, len(left) - REACH - 12)):
        last = match
    if last is None or len(left) - last.end() > REACH or cues.block.search(left, last.end()):
        return False
    return not cues.earlier.search(left[: last.start()])  # "had been due": the plan itself is past
