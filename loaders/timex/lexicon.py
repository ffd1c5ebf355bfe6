"""The words of a language's time rules: tables of spellings with what they mean, and pieces of patterns.

Reads `lexicon.yml` of a language; which rules use the words is not known here.
"""

import re
from collections.abc import Callable, Mapping
from typing import Any

from loaders.timex.numbers import read_number, spoken_year

SPACE = " +"
COMMA = "(?: ?,)?"  # one that may be left out; texts cut into words have a space before it
_NUMBERS = {"num", "dom", "domnum", "domth", "n1", "n2", "mm", "dd", "small", "small3"}


class Lexicon:
    """Words with their values, and pieces of patterns."""

    def __init__(self, document: Mapping[str, Any]) -> None:
        self._fragments: dict[str, str] = dict(document["fragments"])
        self._values: dict[str, dict[str, str | float]] = {}
        self._tables: dict[str, str] = {}
        for name, entries in document["tables"].items():
            spellings = {text: _value(key) for key, texts in entries.items() for text in texts}
            self._values[name] = {_key(text): value for text, value in spellings.items()}
            ordered = sorted(spellings, key=len, reverse=True)
            self._tables[name] = "(?:" + "|".join(_spelling(text) for text in ordered) + ")"
        self._numbers = {word: float(value) for word, value in self._values["number"].items()}
        self._ordinal = re.compile(rf"(?<=\d){self._fragments['ordinalend']}\b")

    def pattern(self, name: str, expand: Callable[[str], str]) -> str:
        """The pattern of a table or fragment."""
        return self._tables[name] if name in self._tables else f"(?:{expand(self._fragments[name])})"

    def read(self, name: str, text: str) -> object | None:
        """What a field's words mean: a table's value, a number, or the words themselves; None for nothing."""
        if name in self._values:
            return self._values[name].get(_key(text))
        if name == "spoken":
            return spoken_year(text, self._numbers)
        if name == "domth" and (ordinal := self._values["ordinalword"].get(_key(text))) is not None:
            return ordinal
        if name in _NUMBERS:
            return read_number(self._ordinal.sub("", text.lower()), self._numbers)
        return int(text) if text.isdigit() else text


def _value(key: str) -> str | float:
    if re.fullmatch(r"\d\.\d+", key):
        return float(key)
    return int(key) if re.fullmatch(r"-?\d{1,10}", key) and not re.fullmatch(r"0\d+", key) else key


def _key(text: str) -> str:
    return re.sub(r"[\s-]+", " ", text.lower().replace(".", "")).strip()


def _spelling(text: str) -> str:
    """A spelling as a pattern: a space may be a hyphen or a wrapped line; a final dot may be left out."""
    body = "[- ] *".join(re.escape(word) for word in text.rstrip(".").split(" "))
    return body + r"\b\.?" if text.endswith(".") else body + r"\b"
