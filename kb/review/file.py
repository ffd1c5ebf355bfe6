"""Decisions as a review writes them: appended to one YAML file a month, each taken back by cutting it off again.

The file is the person's from then on: it can be edited, moved or split like any other in `decisions/`.
"""

import os
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import yaml

_HEAD = "# Written by `kb review`; yours to edit.\ndecisions:\n"
_ITEM = "  - "


class _Plain(yaml.SafeDumper):
    """Writes `on` and days without quotes: our reader takes every scalar as text."""

    yaml_implicit_resolvers = {}  # noqa: RUF012


def file_of(folder: Path, day: date) -> Path:
    """The file that the decisions of a day go to."""
    return folder / "decisions" / f"review-{day:%Y-%m}.yml"


def append(path: Path, decision: Mapping[str, Any]) -> None:
    """Adds a decision at the end of the file; the file is whole at every moment."""
    text = path.read_text("utf-8") if path.exists() else _HEAD
    _write(path, text.rstrip("\n") + "\n" + _laid_out(decision))


def take_back(path: Path) -> bool:
    """Cuts the last decision off the file, which goes with its last one; False where there is none."""
    if not path.exists():
        return False
    lines = path.read_text("utf-8").splitlines(keepends=True)
    starts = [at for at, line in enumerate(lines) if line.startswith(_ITEM)]
    if not starts:
        return False
    if len(starts) == 1:
        path.unlink()
    else:
        _write(path, "".join(lines[: starts[-1]]))
    return True


def _laid_out(decision: Mapping[str, Any]) -> str:
    """One decision as an item of the list, a line a field, texts quoted where YAML needs it."""
    text = yaml.dump(dict(decision), Dumper=_Plain, sort_keys=False, allow_unicode=True, width=10_000)
    lines = text.splitlines()
    return "".join(f"{_ITEM if at == 0 else '    '}{line}\n" for at, line in enumerate(lines))


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    new = path.with_name(f".{path.name}.new")
    new.write_text(text, encoding="utf-8")
    os.replace(new, path)  # noqa: PTH105 - atomic, and says so
