"""The rules of a language compiled to linear patterns, in three levels.

Level 0 reads the text. For the levels above it the text becomes a skeleton, in which each expression found is one byte
that stands for its rule; joining "early", "10 p.m." or "to" with what stands beside them is matching again, in linear
time. Every span that was read once is remembered with its parse, for news says the same words again and again.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from functools import cache, lru_cache
from importlib import resources
from importlib.resources.abc import Traversable
from typing import Any, NamedTuple

import re2

from loaders.timex_lexicon import SPACE, Lexicon
from loaders.timex_rules import Rule, read_rules, read_yaml

_PLACE = re.compile(r"<(?:(\w+):)?(@?\w+)>|\{(@?[a-z_]\w*)\}|(\[[^\]]*\])| (?![?*+])")
_SHORTER = 5  # how often a match that no rule accepts is cut by a word and tried again
_FIRST_CODE = 0x80  # byte of the first rule of a class in a skeleton; flat text is ASCII
_WORD = frozenset(b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_")
_OTHER = 0xFF  # byte of all rules that nothing joins

Parse = dict[str, object]


class Found(NamedTuple):
    """An expression found, before it becomes a `Timex`."""

    start: int
    end: int
    rule: Rule
    parse: Parse


class Grammar:
    """The compiled rules of one language."""

    def __init__(self, folder: Traversable) -> None:
        self._lexicon = Lexicon(read_yaml(folder / "lexicon.yml"))
        self._codes: dict[str, bytes] = {}
        self.rules = read_rules(folder, self.expand)
        joining = [rule for rule in self.rules if rule.classes]
        if len(joining) > _OTHER - _FIRST_CODE:
            raise ValueError(f"{folder.name}: more than {_OTHER - _FIRST_CODE} rules with a class")
        self._code = dict.fromkeys((rule.name for rule in self.rules), bytes([_OTHER]))
        for code, rule in enumerate(joining, _FIRST_CODE):
            self._code[rule.name] = bytes([code])
            for name in rule.classes:
                self._codes[name] = self._codes.get(name, b"") + bytes([code])
        levels = sorted({rule.level for rule in self.rules})
        self.stages = [Stage(self, [rule for rule in self.rules if rule.level == level]) for level in levels]

    def find(self, flat: bytes, register: Callable[[Sequence[Found]], str]) -> list[Found]:
        """The expressions of a text, in order, none overlapping another; `register` tells its kind from the first."""
        found = self.stages[0].find(flat, flat.lower())
        for stage in self.stages[1:]:
            if stage.bare and (kind := register(found)) not in stage.registers:
                continue
            if not found and not stage.bare:
                continue
            skeleton, places = self._skeleton(flat, found)
            found = stage.find(flat, skeleton, found, places, kind if stage.bare else "")
        return found

    def _skeleton(self, flat: bytes, found: Sequence[Found]) -> tuple[bytes, list[int]]:
        """The text with one byte for each expression, and where these bytes stand."""
        pieces: list[bytes] = []
        places: list[int] = []
        at = length = 0
        for item in found:
            pieces.append(flat[at : item.start].lower())
            pieces.append(self._code[item.rule.name])
            length += item.start - at + 1
            places.append(length - 1)
            at = item.end
        pieces.append(flat[at:].lower())
        return b"".join(pieces), places

    def expand(self, pattern: str, fields: list[tuple[str, str]] | None = None) -> str:
        """A pattern with its places filled in; what they capture is noted in `fields` where that is wanted."""

        def fill(match: re.Match[str]) -> str:
            name, captured, plain, bracket = match.groups()
            if bracket is not None:
                return str(bracket)
            what = captured or plain
            if what is None:
                return SPACE
            if what.startswith("@"):
                body = "[" + "".join(f"\\x{code:02x}" for code in self._codes[what[1:]]) + "]"
            else:
                body = self._lexicon.pattern(what, self.expand)
            if fields is None or captured is None:
                return body
            fields.append((name or what.lstrip("@"), what))
            return f"({body})"

        text = _PLACE.sub(fill, pattern)
        return text + r"\b" if text[-1:].isalnum() else text

    def read(self, what: str, words: str) -> object | None:
        """What the words of a field mean."""
        return self._lexicon.read(what, words)


class _Reading(NamedTuple):
    """How a rule reads a span: the fields that words give, and where those are that it takes from other rules."""

    rule: Rule
    parse: Parse
    joined: tuple[tuple[str, int], ...]


class Stage:
    """The rules of one level as one pattern."""

    def __init__(self, grammar: Grammar, rules: Sequence[Rule]) -> None:
        self._grammar, self._rules = grammar, rules
        self.registers = {register for rule in rules for register in rule.registers}
        self.bare = bool(self.registers)
        edged = "|".join(grammar.expand(rule.pattern) for rule in rules if rule.edge != "free")
        loose = "|".join(grammar.expand(rule.pattern) for rule in rules if rule.edge != "word")
        sides = ((r"\b", edged), (r"\B", loose))
        self.pattern = "|".join(f"{edge}(?:{patterns})" for edge, patterns in sides if patterns)
        self.search: Callable[..., Any] = re2.compile(self.pattern.encode(), options()).search
        self._set: Any = None
        self._compiled = cache(self._compile)
        self._readings = lru_cache(maxsize=1 << 16)(self._read_all)

    def find(
        self, flat: bytes, skeleton: bytes, found: Sequence[Found] = (), places: Sequence[int] = (), kind: str = ""
    ) -> list[Found]:
        """What the rules of this level find, together with what was found before and is not part of it."""
        result: list[Found] = []
        taken = at = 0
        while (match := self.search(skeleton, at)) is not None:
            left, right = match.span()
            at = left + 1
            for _ in range(_SHORTER):
                if (item := self._accept(flat, skeleton, found, places, (left, right), kind)) is not None:
                    first = bisect_right(places, left - 1)
                    result.extend(found[taken:first])
                    result.append(item)
                    taken, at = bisect_right(places, right - 1), right
                    break
                cut = max(skeleton.rfind(b" ", left, right - 1), skeleton.rfind(b"-", left, right - 1))
                shorter = self.search(skeleton, left, cut) if cut > left else None
                if shorter is None or shorter.start() != left:
                    break
                right = shorter.end()
        result.extend(found[taken:])
        return result

    def _accept(
        self,
        flat: bytes,
        skeleton: bytes,
        found: Sequence[Found],
        places: Sequence[int],
        span: tuple[int, int],
        kind: str,
    ) -> Found | None:
        """What the first rule makes of a span of the skeleton that reads it and fits the text around it."""
        left, right = span
        start, end = left, right
        if places:
            first, last = bisect_right(places, left - 1), bisect_right(places, right - 1)
            start = _offset(left, first, found, places)
            end = found[last - 1].end if last and places[last - 1] == right - 1 else _offset(right, last, found, places)
        if end < len(flat) and flat[end] in _WORD and flat[end - 1] in _WORD:
            return None  # the beginning of a longer word
        for reading in self._readings(skeleton[left:right]):
            if (not kind or kind in reading.rule.registers) and reading.rule.fits(flat, start, end):
                return Found(start, end, reading.rule, _joined(reading, found, places, left, start))
        return None

    def _read_all(self, span: bytes) -> tuple[_Reading, ...]:
        """Every way to read the whole span, in the order of the rules."""
        if self._set is None:
            self._set = re2.Set.FullMatchSet(options())
            for rule in self._rules:
                self._set.Add(self._grammar.expand(rule.pattern).encode())
            self._set.Compile()
        readings = (self._read(self._rules[number], span) for number in sorted(self._set.Match(span)))
        return tuple(reading for reading in readings if reading is not None)

    def _compile(self, rule: Rule) -> tuple[Any, tuple[tuple[str, str], ...]]:
        fields: list[tuple[str, str]] = []
        pattern = self._grammar.expand(rule.pattern, fields)
        return re2.compile(pattern.encode(), options(capture=True)), tuple(fields)

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
            value = self._grammar.read(what, words.decode())
            if value is None:
                return None
            parse[field] = value
        return _Reading(rule, parse, tuple(joined))


def _offset(place: int, before: int, found: Sequence[Found], places: Sequence[int]) -> int:
    """The offset in the text of a place in the skeleton that has `before` expressions before it."""
    return place if not before else found[before - 1].end + place - places[before - 1] - 1


def _joined(reading: _Reading, found: Sequence[Found], places: Sequence[int], left: int, start: int) -> Parse:
    """The parse of a reading with what it takes from other rules put in."""
    if not reading.joined:
        return reading.parse
    parse = dict(reading.parse)
    if isinstance(sep := parse.get("sep"), tuple):
        parse["sep"] = tuple(
            _offset(left + place, bisect_right(places, left + place - 1), found, places) - start for place in sep
        )
    for field, place in reading.joined:
        item = found[bisect_right(places, left + place) - 1]
        parse[field] = {**item.parse, "rule": item.rule.name, "type": type_of(item)}
    return parse


def type_of(found: Found) -> str:
    """The TIMEX3 type of an expression."""
    if found.rule.type is not None:
        return found.rule.type
    base = found.parse.get("base")
    return str(base["type"]) if isinstance(base, dict) else "DATE"


def options(*, capture: bool = False) -> Any:
    """How re2 reads our patterns: ASCII, any case, the longest of the leftmost matches."""
    chosen = re2.Options()
    chosen.longest_match = True
    chosen.encoding = re2.Options.Encoding.LATIN1
    chosen.case_sensitive = False
    chosen.never_capture = not capture
    chosen.log_errors = False
    chosen.max_mem = 1 << 24 if capture else 1 << 28
    return chosen


@cache
def grammar(language: str) -> Grammar | None:
    """The rules of a language, compiled once a process; None where there are none."""
    name = language.split("-")[0].lower()
    if not re.fullmatch("[a-z]{2,3}", name):
        return None
    folder = resources.files("loaders") / "rules" / name
    return Grammar(folder) if (folder / "lexicon.yml").is_file() else None
