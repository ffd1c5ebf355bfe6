"""The time rules of a language: read from YAML, compiled to one linear pattern, and used to parse a span.

A language is a folder `rules/<lang>/`. Its `lexicon.yml` holds `tables` (value: spellings) and `fragments` (pieces of
patterns); every other file holds `rules`, each with a name, a TIMEX3 type, a `pattern`, what its words mean (`reads`)
and `examples` that the tests run. To add a language, write such a folder; no code names one.

In a pattern `<month>` captures a field by the table or fragment of that name, `<to:month>` does so under another name,
`<base:@point>` captures what any rule of class `point` matches and parses it in turn, `{year}` and `{@point}` only
match. A space stands for any space, also a wrapped line. Conditions look at the text around: `before` and `after` must
match there, `not_before` and `not_after` must not; `case: upper` asks for a capital letter.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from importlib.resources.abc import Traversable
from typing import Any, NamedTuple, cast

import re2
import yaml

from loaders.timex_numbers import read_number, spoken_year
from schemas.text import TimexType

WINDOW = 60  # characters of context that a condition may look at
_SPACE = r"(?:[ \t]{1,3}|[ \t]?\n[ \t]?)"
_PLACE = re.compile(r"<(?:(\w+):)?(@?\w+)>|\{(@?[a-z_]\w*)\}|(\[[^\]]*\])| ")

Parse = dict[str, object]


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of a language."""

    name: str
    type: TimexType
    pattern: str
    reads: Mapping[str, str | int]
    classes: tuple[str, ...]
    capital: bool
    mod: str | None
    before: re.Pattern[bytes] | None
    after: re.Pattern[bytes] | None
    not_before: re.Pattern[bytes] | None
    not_after: re.Pattern[bytes] | None
    top: bool
    examples: tuple[Mapping[str, str], ...]

    def fits(self, flat: bytes, start: int, end: int) -> bool:
        """Whether the text around a match allows this rule there."""
        if self.capital and not 65 <= flat[start] <= 90:
            return False
        if self.before is None and self.not_before is None and self.after is None and self.not_after is None:
            return True
        left, right = flat[max(0, start - WINDOW) : start], flat[end : end + WINDOW]
        return not (
            (self.before is not None and not self.before.search(left))
            or (self.not_before is not None and self.not_before.search(left))
            or (self.after is not None and not self.after.match(right))
            or (self.not_after is not None and self.not_after.match(right))
        )


class _Compiled(NamedTuple):
    rule: Rule
    pattern: Any  # re2 has no types
    fields: tuple[
        tuple[str, str], ...
    ]  # of each group: the field's name, and the table, fragment or @class it captures


class Grammar:
    """The compiled rules of one language."""

    def __init__(self, folder: Traversable) -> None:
        self.lexicon = _Lexicon(_read(folder / "lexicon.yml"))
        files = sorted(file.name for file in folder.iterdir() if file.name.endswith(".yml"))
        documents = [_read(folder / name) for name in files]
        raw = [(document, entry) for document in documents for entry in document.get("rules", [])]
        raw.sort(key=lambda pair: int(pair[0].get("order", 50)))
        self.rules = tuple(self._rule(entry) for _, entry in raw)
        self._patterns = {rule.name: rule.pattern for rule in self.rules}
        self._classes: dict[str, list[Rule]] = {}
        for rule in self.rules:
            for name in rule.classes:
                self._classes.setdefault(name, []).append(rule)
        self._compiled = {rule.name: self._compile(rule) for rule in self.rules}
        self.pattern_text = r"\b(?:" + "|".join(self._expand(r.pattern, None) for r in self.rules if r.top) + ")"
        self.finder: Callable[..., Any] = re2.compile(self.pattern_text.encode(), _options()).search
        self.candidates = lru_cache(maxsize=1 << 15)(self._candidates)

    def _rule(self, entry: Mapping[str, Any]) -> Rule:
        def condition(key: str, shape: str) -> re.Pattern[bytes] | None:
            text = entry.get(key)
            return re.compile((shape % self._expand(text, None)).encode(), re.IGNORECASE) if text else None

        return Rule(
            name=entry["name"],
            type=cast(TimexType, entry["type"]),
            pattern=entry["pattern"],
            reads={k: int(v) if re.fullmatch(r"-?\d+", v) else v for k, v in entry.get("reads", {}).items()},
            classes=tuple(entry.get("class", "").split()),
            capital=entry.get("case") == "upper",
            mod=entry.get("mod"),
            before=condition("before", r"(?:^|\W)(?:%s)$"),
            after=condition("after", r"(?:%s)"),
            not_before=condition("not_before", r"(?:%s)$"),
            not_after=condition("not_after", r"(?:%s)"),
            top=entry.get("top", "yes") == "yes",
            examples=tuple(entry.get("examples", ())),
        )

    def _expand(self, pattern: str, fields: list[tuple[str, str]] | None) -> str:
        """A pattern with its places filled in; what they capture is noted in `fields` where that is wanted."""

        def fill(match: re.Match[str]) -> str:
            name, captured, plain, bracket = match.groups()
            if bracket is not None:
                return str(bracket)
            what = captured or plain
            if what is None:
                return _SPACE
            if what.startswith("@"):
                body = "|".join(self._expand(rule.pattern, None) for rule in self._classes[what[1:]])
                body = f"(?:{body})"
            else:
                body = self.lexicon.pattern(what, self._expand)
            if fields is None or captured is None:
                return body
            fields.append((name or what, what))
            return f"({body})"

        text = _PLACE.sub(fill, pattern)
        return text + r"\b" if text[-1:].isalnum() else text

    def _compile(self, rule: Rule) -> _Compiled:
        fields: list[tuple[str, str]] = []
        text = self._expand(rule.pattern, fields)
        return _Compiled(rule, re2.compile(text.encode(), _options(capture=True)), tuple(fields))

    def _candidates(self, span: bytes) -> tuple[tuple[Rule, Parse], ...]:
        """Every rule that reads the whole span, in order, with its parse."""
        found = ((c.rule, self._parse(c, span)) for c in self._compiled.values() if c.rule.top)
        return tuple((rule, parse) for rule, parse in found if parse is not None)

    def _parse(self, compiled: _Compiled, span: bytes) -> Parse | None:
        match = compiled.pattern.fullmatch(span)
        if match is None:
            return None
        parse: Parse = {"rule": compiled.rule.name, "type": compiled.rule.type, **compiled.rule.reads}
        if compiled.rule.mod:
            parse["mod"] = compiled.rule.mod
        for group, (field, what) in enumerate(compiled.fields, 1):
            text = match.group(group)
            if text is None:
                continue
            value: object | None
            if what.startswith("@"):
                value = self._nested(what[1:], text)
                if isinstance(value, dict):
                    value["at"], value["to"] = match.span(group)
            else:
                value = self.lexicon.read(what, text.decode())
            if value is None:
                return None
            parse[field] = value
        return parse

    def _nested(self, name: str, span: bytes) -> Parse | None:
        for rule in self._classes[name]:
            parse = self._parse(self._compiled[rule.name], span)
            if parse is not None:
                return parse
        return None


class _Lexicon:
    """Words with their values, and pieces of patterns."""

    def __init__(self, document: Mapping[str, Any]) -> None:
        self._fragments: dict[str, str] = dict(document["fragments"])
        self._values: dict[str, dict[str, str | int]] = {}
        self._tables: dict[str, str] = {}
        for name, entries in document["tables"].items():
            spellings = {text: key for key, texts in entries.items() for text in texts}
            self._values[name] = {
                _key(text): int(key) if re.fullmatch(r"-?\d+", key) else key for text, key in spellings.items()
            }
            ordered = sorted(spellings, key=len, reverse=True)
            self._tables[name] = "(?:" + "|".join(_spelling(text) for text in ordered) + ")"
        self._numbers = {word: value for word, value in self._values["number"].items() if isinstance(value, int)}

    def pattern(self, name: str, expand: Callable[[str, None], str]) -> str:
        """The pattern of a table or fragment."""
        if name in self._tables:
            return self._tables[name]
        return f"(?:{expand(self._fragments[name], None)})"

    def read(self, name: str, text: str) -> object | None:
        """What a field's words mean: a table's value, a number, or the words themselves."""
        if name in self._values:
            return self._values[name].get(_key(text))
        if name.startswith("spoken"):
            return spoken_year(text, self._numbers)
        if name == "domth" and (ordinal := self._values["ordinalword"].get(_key(text))) is not None:
            return ordinal
        if name in ("num", "dom", "domth", "n1", "n2", "mm", "dd", "small"):
            return read_number(re.sub(r"(?<=\d)(?:st|nd|rd|th)\b", "", text.lower()), self._numbers)
        return int(text) if text.isdigit() else text


def _key(text: str) -> str:
    return re.sub(r"[\s-]+", " ", text.lower().replace(".", "")).strip()


def _spelling(text: str) -> str:
    """A spelling as a pattern: a space may be a hyphen or a wrapped line; a final dot may be left out."""
    dotted = text.endswith(".")
    gap = "(?:-|" + _SPACE + ")"
    body = gap.join(re.escape(word) for word in text.rstrip(".").split(" "))
    return body + r"\b\.?" if dotted else body + r"\b"


def _read(file: Traversable) -> dict[str, Any]:
    document = yaml.load(file.read_text(encoding="utf-8"), Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader))
    return cast(dict[str, Any], document)


def _options(*, capture: bool = False) -> Any:
    options = re2.Options()
    options.longest_match = True
    options.encoding = re2.Options.Encoding.LATIN1
    options.case_sensitive = False
    options.never_capture = not capture
    options.log_errors = False
    options.max_mem = 1 << 28 if not capture else 1 << 24
    return options


def folder_of(language: str) -> Traversable | None:
    """Where the rules of a language lie; None where there are none."""
    name = language.split("-")[0].lower()
    if not re.fullmatch("[a-z]{2,3}", name):
        return None
    folder = resources.files("loaders") / "rules" / name
    return folder if (folder / "lexicon.yml").is_file() else None


@cache
def grammar(language: str) -> Grammar | None:
    """The rules of a language, compiled once a process; None where there are none."""
    folder = folder_of(language)
    return Grammar(folder) if folder is not None else None
