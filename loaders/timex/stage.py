"""The rules of one level as one linear pattern, and how each of them reads a span.

Every span that was read once is remembered with its parse, for news says the same words again and again.
"""

from collections.abc import Callable, Sequence
from functools import cache, lru_cache
from typing import Any, NamedTuple

import re2

from loaders.timex.rules import Rule
from loaders.timex.sheet import Found, Parse, Sheet

Fields = list[tuple[str, str]]
Expand = Callable[[str, Fields | None], str]
Read = Callable[[str, str], object | None]

_SHORTER = 5  # how often a match that no rule accepts is cut by a word and tried again
_HASH = ord("#")
_WORD = frozenset(b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_")


class _Reading(NamedTuple):
    """How a rule reads a span: the fields that words give, and where those are that it takes from other rules."""

    rule: Rule
    parse: Parse
    joined: tuple[tuple[str, int], ...]


class Stage:
    """The rules of one level."""

    def __init__(self, rules: Sequence[Rule], expand: Expand, read: Read) -> None:
        self._rules, self._expand, self._words = rules, expand, read
        self.registers = {register for rule in rules for register in rule.registers}
        edged = "|".join(expand(rule.pattern, None) for rule in rules if rule.edge != "free")
        loose = "|".join(expand(rule.pattern, None) for rule in rules if rule.edge != "word")
        sides = ((r"\b", edged), (r"\B", loose))
        self.pattern = "|".join(f"{edge}(?:{patterns})" for edge, patterns in sides if patterns)
        compiled = re2.compile(self.pattern.encode(), _options())
        self.search: Callable[..., Any] = compiled.search
        self._finditer: Callable[..., Any] = compiled.finditer
        self._set: Any = None
        self._compiled = cache(self._compile)
        self._readings = lru_cache(maxsize=1 << 16)(self._read_all)

    def find(self, sheet: Sheet) -> list[Found] | None:
        """What these rules find together with what was found before and is not part of it; None for nothing new."""
        result: list[Found] = []
        taken = at = 0
        while at >= 0:
            start, at = at, -1
            for match in self._finditer(sheet.skeleton, start):
                left, stop = match.span()
                item, right = self._longest(sheet, left, stop)
                if item is None:
                    at = left + 1
                    break
                if sheet.found:
                    result.extend(sheet.found[taken : sheet.before(left)])
                    taken = sheet.before(right)
                result.append(item)
                if right != stop:  # go on behind what was taken, not behind the match
                    at = right
                    break
        if not result:
            return None
        result.extend(sheet.found[taken:])
        return result

    def _longest(self, sheet: Sheet, left: int, right: int) -> tuple[Found | None, int]:
        """The longest expression from a place on that some rule accepts, and where it ends; None where none does."""
        skeleton = sheet.skeleton
        for _ in range(_SHORTER):
            if (item := self._accept(sheet, left, right)) is not None:
                return item, right
            cut = max(skeleton.rfind(b" ", left, right - 1), skeleton.rfind(b"-", left, right - 1))
            shorter = self.search(skeleton, left, cut) if cut > left else None
            if shorter is None or shorter.start() != left:
                break
            right = shorter.end()
        return None, left

    def _accept(self, sheet: Sheet, left: int, right: int) -> Found | None:
        """What the first rule makes of a span of the skeleton that reads it and fits the text around it."""
        flat = sheet.flat
        start, end = sheet.offset(left), sheet.offset(right)
        if end < len(flat) and flat[end] in _WORD and flat[end - 1] in _WORD:
            return None  # the beginning of a longer word
        if start and (flat[start - 1] == _HASH or (flat[start - 1] in _WORD and flat[start] in _WORD)):
            return None  # a hashtag labels a message, it tells no time in it; nor does the end of a longer word
        for reading in self._readings(sheet.skeleton[left:right]):
            rule = reading.rule
            if (not sheet.register or sheet.register in rule.registers) and rule.fits(flat, start, end):
                return Found(start, end, rule, _joined(reading, sheet, left, start))
        return None

    def _read_all(self, span: bytes) -> tuple[_Reading, ...]:
        """Every way to read the whole span, in the order of the rules."""
        if self._set is None:
            self._set = re2.Set.FullMatchSet(_options())
            for rule in self._rules:
                self._set.Add(self._expand(rule.pattern, None).encode())
            self._set.Compile()
        numbers = sorted(self._set.Match(span) or ())
        readings = (self._read(self._rules[number], span) for number in numbers)
        return tuple(reading for reading in readings if reading is not None)

    def _compile(self, rule: Rule) -> tuple[Any, Fields]:
        fields: Fields = []
        pattern = self._expand(rule.pattern, fields)
        return re2.compile(pattern.encode(), _options(capture=True)), fields

    def _read(self, rule: Rule, span: bytes) -> _Reading | None:
        pattern, fields = self._compiled(rule)
        match = pattern.fullmatch(span)
        parse: Parse = dict(rule.reads)
        joined = []
        for group, (field, what) in enumerate(fields, 1):
            words = match.group(group)
            if words is None:
                continue
            if what.startswith("@"):
                joined.append((field, match.start(group)))
                continue
            if field == "sep":  # where the two ends of a range meet
                parse[field] = match.span(group)
                continue
            value = self._words(what, words.decode())
            if value is None:
                return None
            parse[field] = value
        return _Reading(rule, parse, tuple(joined))


def _joined(reading: _Reading, sheet: Sheet, left: int, start: int) -> Parse:
    """The parse of a reading with what it takes from other rules put in."""
    if not reading.joined:
        return reading.parse
    parse = dict(reading.parse)
    if isinstance(sep := parse.get("sep"), tuple):
        parse["sep"] = tuple(sheet.offset(left + place) - start for place in sep)
    for field, place in reading.joined:
        item = sheet.at(left + place)
        parse[field] = {**item.parse, "rule": item.rule.name, "type": item.type}
    return parse


def _options(*, capture: bool = False) -> Any:
    """How re2 reads our patterns: ASCII, any case, the longest of the leftmost matches."""
    chosen = re2.Options()
    chosen.longest_match = True
    chosen.encoding = re2.Options.Encoding.LATIN1
    chosen.case_sensitive = False
    chosen.never_capture = not capture
    chosen.log_errors = False
    chosen.max_mem = 1 << 24 if capture else 1 << 28
    return chosen
