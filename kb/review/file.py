"""Decisions as a review writes them: appended to one YAML file a month, each taken back by cutting off what was added.

The file is the person's from then on: it can be edited, moved or split like any other in `decisions/`.
"""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from itertools import count
from pathlib import Path
from typing import Any

import yaml

_HEAD = "# Written by `kb review`; yours to edit.\ndecisions:\n"
_INDENT = "  "


@dataclass(frozen=True)
class Added:
    """A decision as it was written to the end of a file."""

    path: Path
    text: str
    """The lines of it, as they stand there."""
    new: bool
    """Whether the file was made for it."""


class _Plain(yaml.SafeDumper):
    """Writes `on` and days without quotes: our reader takes every scalar as text."""

    yaml_implicit_resolvers = {}  # noqa: RUF012


def file_of(folder: Path, day: date) -> Path:
    """The file that the decisions of a day go to: the month's, or the first one beside it that a list can go on in."""
    for number in count(1):
        path = folder / "decisions" / (f"review-{day:%Y-%m}.yml" if number == 1 else f"review-{day:%Y-%m}-{number}.yml")
        if not path.exists() or _indent(path.read_text("utf-8")) is not None:
            return path
    raise AssertionError("there is always one more number")


def append(path: Path, decision: Mapping[str, Any]) -> Added:
    """The decision as added at the end of a file that `file_of` chose; the file is whole at every moment."""
    new = not path.exists()
    before = _HEAD if new else path.read_text("utf-8")
    indent = _indent(before)
    text = _laid_out(decision, _INDENT if indent is None else indent)
    _write(path, before + ("" if before.endswith("\n") else "\n") + text)
    return Added(path, text, new)


def take_back(added: Added) -> bool:
    """Cuts a decision off the end of its file; False, and nothing done, where it does not stand there any more.

    A file that was made for it goes with it, unless somebody has written something else there since.
    """
    text = added.path.read_text("utf-8") if added.path.exists() else ""
    if not text.endswith(added.text):
        return False
    left = text.removesuffix(added.text)
    if added.new and left == _HEAD:
        added.path.unlink()
    else:
        _write(added.path, left)
    return True


def _indent(text: str) -> str | None:
    """What stands before an item of the list that the text ends with; None where it ends with no list of decisions."""
    try:
        root = yaml.compose(text, Loader=yaml.CSafeLoader)
    except yaml.YAMLError:
        return None
    if not isinstance(root, yaml.MappingNode) or not root.value:
        return None
    key, items = root.value[-1]
    if key.value != "decisions":
        return None
    if isinstance(items, yaml.ScalarNode) and not items.value:
        return _INDENT  # the key alone
    if not isinstance(items, yaml.SequenceNode) or items.flow_style:
        return None
    return " " * items.start_mark.column


def _laid_out(decision: Mapping[str, Any], indent: str) -> str:
    """One decision as an item of the list, a line a field, texts quoted where YAML needs it."""
    text = yaml.dump(dict(decision), Dumper=_Plain, sort_keys=False, allow_unicode=True, width=10_000)
    return "".join(f"{indent}{'  ' if at else '- '}{line}\n" for at, line in enumerate(text.splitlines()))


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    new = path.with_name(f".{path.name}.new")
    new.write_text(text, encoding="utf-8")
    os.replace(new, path)  # noqa: PTH105 - atomic, and says so
