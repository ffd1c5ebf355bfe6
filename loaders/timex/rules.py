"""One time rule as its YAML file states it, and whether the text around a match allows it.

A language is a folder `rules/<lang>/`. Its `lexicon.yml` holds `tables` (value: spellings) and `fragments` (pieces of
patterns); every other file holds `rules`, each with a name, a TIMEX3 type, a `pattern`, what its words mean (`reads`)
and `examples` that the tests run. A file states its `order` (who is asked first where two rules read the same words)
and its `level`: rules of level 1 join what those of level 0 found, those of level 2 what either found. To add a
language, write such a folder; no code names one.

In a pattern `<month>` captures a field by the table or fragment of that name, `<to:month>` does so under another
name, `{year}` only matches; at levels above 0 `<base:@day>` takes what a rule of class `day` found, with its parse. A
space stands for any space, also a wrapped line, and `,?` also for a comma with a space before it. Conditions look at
the text around: `before` and `after` must match there, `not_before` and `not_after` must not, nor `not_as` from the
first word of the match on; `case: upper` (`last`) asks for a capital on the first (last) word, `lower` for none,
`edge: free` (`any`) for a start that is no word (may be none). A rule of some `register` alone is asked last, at
level 3. A long pattern or condition may be a list of pieces, which stand one behind the other.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib.resources.abc import Traversable
from typing import Any, cast

import yaml

from schemas.text import TimexType

BEFORE, AFTER = 32, 60  # characters of context that a condition may look at
_KEYS = {
    "name", "type", "pattern", "reads", "class", "case", "mod", "edge", "register",
    "before", "after", "not_before", "not_after", "not_as", "examples",
}  # fmt: skip


@dataclass(frozen=True, slots=True, eq=False)
class Rule:
    """One rule of a language."""

    name: str
    type: TimexType | None
    """TIMEX3 type; None (`same`) takes the type of what the rule joins."""
    pattern: str
    reads: Mapping[str, str | int]
    classes: tuple[str, ...]
    case: str | None
    """`upper`: the first word has a capital; `last`: the last word has; `lower`: the last word has none."""
    registers: tuple[str, ...]
    """Kinds of text (`narrative`, `message`) that alone have the rule; none means all."""
    edge: str
    """`word` where a word begins, `free` where none does (a quote, another expression), `any` for both."""
    level: int
    before: re.Pattern[bytes] | None
    after: re.Pattern[bytes] | None
    not_before: re.Pattern[bytes] | None
    not_after: re.Pattern[bytes] | None
    not_as: re.Pattern[bytes] | None
    examples: tuple[Mapping[str, str], ...]

    def fits(self, flat: bytes, start: int, end: int) -> bool:
        """Whether the text around a match allows this rule there."""
        if self.case is not None:
            letter = start if self.case == "upper" else max(flat.rfind(b" ", start, end), start - 1) + 1
            if (65 <= flat[letter] <= 90) == (self.case == "lower"):
                return False
        if self.not_as is not None and self.not_as.match(flat[start : end + AFTER]):
            return False
        if self.before is None and self.not_before is None and self.after is None and self.not_after is None:
            return True
        left, right = flat[max(0, start - BEFORE) : start], flat[end : end + AFTER]
        return not (
            (self.before is not None and not self.before.search(left))
            or (self.not_before is not None and self.not_before.search(left))
            or (self.after is not None and not self.after.match(right))
            or (self.not_after is not None and self.not_after.match(right))
        )


def read_rules(folder: Traversable, expand: Callable[[str], str]) -> tuple[Rule, ...]:
    """All rules of a language's folder, in the order in which they are asked."""
    documents = [read_yaml(file) for file in folder.iterdir() if file.name.endswith(".yml")]
    documents = sorted((d for d in documents if "rules" in d), key=lambda d: (int(d["level"]), int(d["order"])))
    return tuple(_rule(entry, int(document["level"]), expand) for document in documents for entry in document["rules"])


def read_yaml(file: Traversable) -> dict[str, Any]:
    """A rule file, all its scalars as text."""
    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    return cast(dict[str, Any], yaml.load(file.read_text(encoding="utf-8"), Loader=loader))


def _rule(entry: Mapping[str, Any], level: int, expand: Callable[[str], str]) -> Rule:
    def condition(key: str, shape: str) -> re.Pattern[bytes] | None:
        text = "".join(entry.get(key, ""))  # it may stand in pieces, one behind the other
        return re.compile((shape % expand(text)).encode(), re.IGNORECASE) if text else None

    if unknown := set(entry) - _KEYS:
        raise ValueError(f"rule {entry.get('name')}: unknown key {sorted(unknown)[0]}")
    reads = {key: int(text) if re.fullmatch(r"-?\d+", text) else text for key, text in entry["reads"].items()}
    if "mod" in entry:
        reads["mod"] = entry["mod"]
    return Rule(
        name=entry["name"],
        type=None if entry["type"] == "same" else cast(TimexType, entry["type"]),
        pattern="".join(entry["pattern"]),
        reads=reads,
        classes=tuple(entry.get("class", "").split()),
        case=entry.get("case"),
        registers=tuple(entry.get("register", "").split()),
        edge=entry.get("edge", "word"),
        level=level,
        before=condition("before", r"(?:^|\W)(?:%s)$"),
        after=condition("after", r"(?:%s)"),
        not_before=condition("not_before", r"(?:%s)$"),
        not_after=condition("not_after", r"(?:%s)"),
        not_as=condition("not_as", r"(?:%s)"),
        examples=tuple(entry.get("examples", ())),
    )
