"""The rules of a language compiled to linear patterns, in levels.

Level 0 reads the text, those above join what was found with the words beside it; the last is for the words that are
time expressions in some kinds of text only.
"""

import re
from collections.abc import Callable, Sequence
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable

from loaders.timex.lexicon import COMMA, SPACE, Lexicon
from loaders.timex.rules import read_rules, read_yaml
from loaders.timex.sheet import Found, Sheet, lay
from loaders.timex.stage import Fields, Stage

_PLACE = re.compile(r"<(?:(\w+):)?(@?\w+)>|\{(@?[a-z_]\w*)\}|(\[[^\]]*\])|,\?| (?![?*+])")
_FIRST_CODE = 0x80  # byte of the rules of the first set of classes in a skeleton; flat text is ASCII
_OTHER = 0xFF  # byte of all rules that nothing joins


class Grammar:
    """The compiled rules of one language."""

    def __init__(self, folder: Traversable) -> None:
        self._lexicon = Lexicon(read_yaml(folder / "lexicon.yml"))
        self._classes: dict[str, bytes] = {}
        self.rules = read_rules(folder, self.expand)
        kinds = sorted({rule.classes for rule in self.rules if rule.classes})
        if len(kinds) > _OTHER - _FIRST_CODE:
            raise ValueError(f"{folder.name}: more than {_OTHER - _FIRST_CODE} sets of classes")
        bytes_of = {kind: bytes([code]) for code, kind in enumerate(kinds, _FIRST_CODE)}
        self._codes = {rule.name: bytes_of.get(rule.classes, bytes([_OTHER])) for rule in self.rules}
        for kind, code in bytes_of.items():
            for name in kind:
                self._classes[name] = self._classes.get(name, b"") + code
        levels = sorted({rule.level for rule in self.rules})
        self.stages = [
            Stage([rule for rule in self.rules if rule.level == level], self.expand, self._lexicon.read)
            for level in levels
        ]

    def find(self, flat: bytes, register_of: Callable[[Sequence[Found]], str]) -> list[Found]:
        """The expressions of a text, in order, none overlapping another; `register_of` tells its kind."""
        found = self.stages[0].find(Sheet(flat, flat.lower())) or []
        sheet: Sheet | None = None
        for stage in self.stages[1:]:
            register = register_of(found) if stage.registers else ""
            if (register not in stage.registers) if stage.registers else not found:
                continue
            sheet = (sheet or lay(flat, found, self._codes))._replace(register=register)
            joined = stage.find(sheet)
            if joined is not None:
                found, sheet = joined, None
        return found

    def expand(self, pattern: str, fields: Fields | None = None) -> str:
        """A pattern with its places filled in; what they capture is noted in `fields` where that is wanted."""

        def fill(match: re.Match[str]) -> str:
            name, captured, plain, bracket = match.groups()
            if bracket is not None:
                return str(bracket)
            what = captured or plain
            if what is None:
                return SPACE if match.group() == " " else COMMA
            if what.startswith("@"):
                body = "[" + "".join(f"\\x{code:02x}" for code in self._classes[what[1:]]) + "]"
            else:
                body = self._lexicon.pattern(what, self.expand)
            if fields is None or captured is None:
                return body
            fields.append((name or what.lstrip("@"), what))
            return f"({body})"

        text = _PLACE.sub(fill, pattern)
        return text + r"\b" if text[-1:].isalnum() and text[-2:-1] != "\\" else text


@cache
def grammar(language: str) -> Grammar | None:
    """The rules of a language, compiled once a process; None where there are none."""
    name = language.split("-")[0].lower()
    if not re.fullmatch("[a-z]{2,3}", name):
        return None
    folder = resources.files("loaders") / "rules" / name
    return Grammar(folder) if (folder / "lexicon.yml").is_file() else None
