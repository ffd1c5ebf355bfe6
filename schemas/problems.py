"""What can be wrong, and how it is said: one `Problem` shape for every fault, one exception tree for callers.

It finds no faults itself; `loaders` and `kb` do, and hand what they found on as `Problem` rows.

    KbError                     root: catch this to catch all of ours
    ├── ProblemsError           a file's faults, all at once (`.problems`)
    │   └── UnknownFormatError  no reader knows this kind of file
    ├── StoreError              the database cannot be used as asked
    │   ├── LockedError         another process is writing to it
    │   └── VersionError        it was made by another version of the schema
    ├── WorkersError            no worker process can do what it is sent
    └── CallError               the call itself is wrong (exit code 2 on the command line)
"""

from collections.abc import Iterable
from difflib import SequenceMatcher, get_close_matches
from typing import Literal

from schemas.record import Record

Level = Literal["error", "warning"]


class Problem(Record):
    """One fault: where it stands, what is wrong and what would mend it; also a row of table `problems`."""

    code: str
    """Which rule is broken: E00 no YAML as it is read here, E01–E11 stop the file, W01–W05 are warnings, R… a text that
    could not be read."""
    message: str
    """What is wrong, in one sentence."""
    file: str = ""
    """The file at fault, relative to the knowledge base's folder."""
    line: int | None = None
    """Line in that file, counted from 1."""
    column: int | None = None
    """Column in that line, counted from 1."""
    field: str = ""
    """Path of the field at fault: `participants.1.actor`."""
    hint: str = ""
    """The nearest cure."""
    level: Level = "error"
    """`error` holds the record back; `warning` does not."""

    def __str__(self) -> str:
        place = ":".join(str(part) for part in (self.file, self.line, self.column) if part not in ("", None))
        head = ": ".join(part for part in (place, self.code, self.field) if part)
        return f"{head}: {self.message}" + (f"; {self.hint}" if self.hint else "")


class KbError(Exception):
    """Root of all errors that this project raises on purpose."""


class ProblemsError(KbError):
    """Raised with all faults of one input at once."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(map(str, self.problems)))

    def __reduce__(self) -> tuple[type["ProblemsError"], tuple[tuple[Problem, ...]]]:
        return type(self), (self.problems,)


class UnknownFormatError(ProblemsError):
    """Raised for a file that no reader knows."""


class StoreError(KbError):
    """Raised when the database cannot be used as asked."""


class LockedError(StoreError):
    """Raised when another process holds the database for writing."""


class VersionError(StoreError):
    """Raised when a database was made by another version of the schema."""


class WorkersError(KbError):
    """Raised when worker processes end before the first call that they are sent."""


class CallError(KbError):
    """Raised when a call cannot mean anything: an unknown format, a date that is none."""


def nearest(word: str, known: Iterable[str], most: int = 3) -> list[str]:
    """The known words most like `word`, best first, without any much less like it than the best.

    >>> nearest("particpants", ["participants", "place", "part_of"])
    ['participants']
    """
    by_folded = {name.casefold(): name for name in known}
    hits = get_close_matches(word.casefold(), by_folded, n=most, cutoff=0.6)
    likeness = [SequenceMatcher(None, hit, word.casefold()).ratio() for hit in hits]
    return [by_folded[hit] for hit, ratio in zip(hits, likeness, strict=True) if ratio > likeness[0] - 0.1]


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A hint naming the nearest known words, or an empty text.

    >>> did_you_mean("us-secdef", ["us-sec-def", "japan"])
    "did you mean 'us-sec-def'?"
    """
    hits = nearest(word, known)
    return f"did you mean {' or '.join(repr(hit) for hit in hits)}?" if hits else ""
