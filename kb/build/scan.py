"""What of a folder has changed since the last build: by size and time first, by digest where these differ.

It reads no article and no YAML; it only says which ones must be read.
"""

import hashlib
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from kb.store import Store
from loaders.readers import known as known_forms
from loaders.readers import suffix_of
from schemas.problems import Problem

WRITTEN = ("events", "actors", "places", "types", "decisions")
"""Subfolders of what people write; `articles` holds what is read."""
_YAML = (".yml", ".yaml")
_MEANT_AS_YAML = (".yml.txt", ".yaml.txt")  # as some editors name what they save
_KEPT_OUT = "select distinct file, code from problems where code in ('R01', 'R06')"
"""Files for which a reader, or a library that it needs, was not there."""


class Seen(NamedTuple):
    """A file as it stands in the folder."""

    kind: str
    size: int
    mtime_ns: int
    sha256: str = ""


@dataclass
class Changes:
    """What a build has to look at."""

    read: dict[str, Seen] = field(default_factory=dict)
    """Articles that are new or have other bytes than before, by path, sorted."""
    extract: list[str] = field(default_factory=list)
    """Articles whose text is the same, but the user's vocabulary is another (see `add_outdated`)."""
    gone: list[str] = field(default_factory=list)
    """Articles that are no longer there."""
    written: dict[str, Seen] = field(default_factory=dict)
    """All hand-written files."""
    written_changed: bool = False
    """Whether one of them came, went or has other bytes."""
    touched: dict[str, Seen] = field(default_factory=dict)
    """Files with another time but the same bytes."""
    problems: list[Problem] = field(default_factory=list)
    """Files that cannot even be looked at."""

    @property
    def any(self) -> bool:
        """Whether there is anything to do."""
        return bool(self.read or self.extract or self.gone or self.written_changed)

    def add_outdated(self, folder: Path, store: Store, made_by: str) -> None:
        """Adds the articles that another vocabulary was extracted by, and those that could not be taken in."""
        gone = set(self.gone)
        for path, size, sha256, made in store.stream(
            "select path, size, sha256, made_by from files where kind = 'article' and made_by is not ? order by path",
            [made_by],
        ):
            if path in self.read or path in gone:
                continue
            if made is None:
                self.read[path] = Seen("article", size, (folder / path).stat().st_mtime_ns, sha256)
            else:
                self.extract.append(path)


def scan(folder: Path, store: Store) -> Changes:
    """The differences between the folder and what the database was built from."""
    known = {
        path: (size, sha256, mtime)
        for path, size, sha256, mtime in store.stream(
            "select path, size, sha256, mtime_ns from files left join file_times using (path)"
        )
    }
    changes = Changes()
    again = {file for file, code in store.stream(_KEPT_OUT) if code == "R06" or suffix_of(file) in known_forms()}
    for path, seen in sorted(_files(folder, changes.problems)):
        size, sha256, mtime = known.pop(path, (None, None, None))
        if path in again or (size, mtime) != (seen.size, seen.mtime_ns):
            try:
                seen = seen._replace(sha256=_digest(folder / path))
            except OSError as fault:
                changes.problems.append(_unreadable(path, fault))
                if sha256 is not None:
                    known[path] = (size, sha256, mtime)  # as good as gone
                continue
            if seen.sha256 == sha256:
                changes.touched[path] = seen
        seen = seen._replace(sha256=seen.sha256 or sha256)
        if seen.kind != "article":
            changes.written[path] = seen
            changes.written_changed |= seen.sha256 != sha256
        elif seen.sha256 != sha256 or path in again:
            changes.read[path] = seen
    for path in sorted(known):
        if path.startswith("articles/"):
            changes.gone.append(path)
        else:
            changes.written_changed = True
    return changes


def written_files(folder: Path, problems: list[Problem]) -> list[str]:
    """The paths of all hand-written files below the folder, sorted; what cannot be looked at goes to `problems`."""
    return sorted(path for path, seen in _files(folder, problems, WRITTEN))


def _files(
    folder: Path, problems: list[Problem], kinds: Sequence[str] = ("articles", *WRITTEN)
) -> Iterator[tuple[str, Seen]]:
    for kind in kinds:
        for path, seen in _below(folder / kind, kind, "article" if kind == "articles" else kind, problems):
            if kind == "articles" or path.lower().endswith(_YAML):
                yield path, seen
            elif path.lower().endswith(_MEANT_AS_YAML):
                message = "is not read: the names of hand-written files end in .yml"
                problems.append(Problem(code="R01", file=path, message=message, level="warning"))


def _below(
    folder: Path, name: str, kind: str, problems: list[Problem], above: tuple[str, ...] = ()
) -> Iterator[tuple[str, Seen]]:
    """All files below a folder but hidden ones; a folder that is not there holds none.

    Links are followed, but not to a folder that they lie in: `above` are the true paths on the way here.
    """
    if (here := os.path.realpath(folder)) in above:
        return
    try:
        entries = list(os.scandir(folder))
    except FileNotFoundError:
        return
    except OSError as fault:
        problems.append(_unreadable(name, fault))
        return
    for entry in entries:
        path = f"{name}/{entry.name}"
        if entry.name.startswith("."):
            continue
        if not _plain(path):
            message = "its name is not UTF-8: rename it"
            problems.append(Problem(code="R01", file=ascii(path)[1:-1], message=message))
        elif entry.is_dir():
            yield from _below(folder / entry.name, path, kind, problems, (*above, here))
        elif entry.is_file():
            stat = entry.stat()
            yield path, Seen(kind, stat.st_size, stat.st_mtime_ns)
        elif entry.is_symlink():
            problems.append(Problem(code="R01", file=path, message="is a link to nothing"))


def _plain(path: str) -> bool:
    return not any("\ud800" <= char <= "\udfff" for char in path)


def _unreadable(path: str, fault: OSError) -> Problem:
    return Problem(code="R01", file=path, message=f"cannot be read: {fault.strerror}")


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
