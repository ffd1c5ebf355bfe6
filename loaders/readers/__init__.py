"""Files become texts: one module a form, found by the suffix of the file's name; any of them may be gzipped.

What is said of an article beside its text (title, day, publisher) comes along; which lines are page frame is asked in
`frame`, and nothing is interpreted here.

The seam: a reader is a function `bytes -> Iterable[RawText | Problem]`, registered in the entry-point group
`kb.readers` under its suffix. A package with this in its pyproject.toml teaches us `.docx`:

    [project.entry-points."kb.readers"]
    docx = "my_package:read_docx"

A reader yields a Problem for one bad article of many, and raises ProblemsError when the file as a whole is none.
"""

import gzip
import zlib
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from importlib.metadata import entry_points
from pathlib import Path

from schemas.problems import Problem, ProblemsError, UnknownFormatError, did_you_mean
from schemas.text import RawText

Reader = Callable[[bytes], Iterable[RawText | Problem]]

MOST_BYTES = 1 << 30
"""A file that is larger, once unpacked, is refused: split it."""
_PIECE = 1 << 20


def read_articles(path: Path, name: str) -> Iterator[RawText | Problem]:
    """The articles of a file, each as its text or as the problem that keeps it out; `name` is what problems call it.

    Raises ProblemsError when the file cannot be read at all.
    """
    suffix = suffix_of(path.name)
    try:
        for item in reader(suffix, name)(unpacked(path, name)):
            yield item.model_copy(update={"file": name}) if isinstance(item, Problem) else item
    except ProblemsError as fault:
        raise type(fault)([problem.model_copy(update={"file": name}) for problem in fault.problems]) from fault
    except OSError as fault:
        raise _refused("R03", name, f"cannot be read: {fault.strerror or fault}") from fault


def suffix_of(filename: str) -> str:
    """The suffix that names the form, without its dot and without `.gz`.

    >>> suffix_of("2024.07.mbox.gz"), suffix_of("Story.HTML")
    ('mbox', 'html')
    """
    return Path(filename.lower().removesuffix(".gz")).suffix.removeprefix(".")


@lru_cache(maxsize=1)
def known() -> tuple[str, ...]:
    """The suffixes for which a reader is installed."""
    return tuple(sorted({point.name for point in entry_points(group="kb.readers")}))


@lru_cache(maxsize=64)
def _found(suffix: str) -> Reader | None:
    points = entry_points(group="kb.readers", name=suffix)
    return next(iter(points)).load() if points else None


def reader(suffix: str, name: str = "") -> Reader:
    """The reader of a form; raises UnknownFormatError, which names the known ones, where there is none."""
    found = _found(suffix)
    if found is None:
        near = did_you_mean(suffix, known())
        raise UnknownFormatError(
            [
                Problem(
                    code="R01",
                    file=name,
                    message=f"no reader for '.{suffix}' files"
                    if suffix
                    else "the name has no suffix to tell its form by",
                    hint=(f"{near} " if near else "")
                    + f"known forms: {', '.join('.' + form for form in known())}, each also with .gz; "
                    "a package adds one through the entry-point group 'kb.readers'",
                )
            ]
        )
    return found


def unpacked(path: Path, name: str) -> bytes:
    """The bytes of a file, unpacked when they are gzipped; refused beyond a gigabyte, however small the packed file."""
    with path.open("rb") as handle:
        packed = handle.read(2) == b"\x1f\x8b"
        handle.seek(0)
        if not packed:
            data = handle.read(MOST_BYTES + 1)
        else:
            parts, size = [], 0
            try:
                with gzip.open(handle) as stream:
                    while size <= MOST_BYTES and (piece := stream.read(_PIECE)):
                        parts.append(piece)
                        size += len(piece)
            except (EOFError, zlib.error, gzip.BadGzipFile) as fault:
                raise _refused("R03", name, f"is gzipped but cannot be unpacked: {fault}") from fault
            data = b"".join(parts)
    if len(data) > MOST_BYTES:
        raise _refused("R05", name, f"holds more than {MOST_BYTES >> 20} MB", "split it into several files")
    return data


def _refused(code: str, name: str, message: str, hint: str = "") -> ProblemsError:
    return ProblemsError([Problem(code=code, file=name, message=message, hint=hint)])


def needs(package: str) -> ProblemsError:
    """The error for a form whose library comes with an extra and is not installed."""
    return ProblemsError(
        [
            Problem(
                code="R06", message=f"reading this form needs {package}", hint=f"pip install {package}, then `kb build`"
            )
        ]
    )
