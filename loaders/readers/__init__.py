"""Files become texts: one module a form, found by the suffix of the file's name; any of them may be gzipped.

What is said of an article beside its text (title, day, publisher) comes along; which lines are page frame is asked in
`frame`, and nothing is interpreted here.

The seam: a reader is a function `bytes -> Iterable[RawText | Problem]`, registered in the entry-point group
`kb.readers` under its suffix. A package with this in its pyproject.toml teaches us `.docx`:

    [project.entry-points."kb.readers"]
    docx = "my_package:read_docx"

A reader yields a Problem for one bad article of many, and raises ProblemsError when the file as a whole is none. What
else it raises becomes a problem of the file, and the articles that it yielded before stay.
"""

import gzip
import re
import zlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import fields, replace
from functools import lru_cache
from importlib.metadata import entry_points
from pathlib import Path
from typing import Any

from schemas.problems import Problem, ProblemsError, UnknownFormatError, did_you_mean
from schemas.text import RawText

Reader = Callable[[bytes], Iterable[RawText | Problem]]

MOST_BYTES = 1 << 30
"""A file that is larger, once unpacked, is refused: split it."""
_PIECE = 1 << 20
_UNSTORABLE = re.compile("[\0\ud800-\udfff]")


def read_articles(path: Path, name: str) -> Iterator[RawText | Problem]:
    """The articles of a file, each as its text or as the problem that keeps it out; `name` is what problems call it.

    Raises ProblemsError when the file cannot be read at all.
    """
    suffix = suffix_of(path.name)
    try:
        for item in reader(suffix, name)(unpacked(path, name)):
            yield _of_file(item, name) if isinstance(item, Problem) else _storable(item)
    except ProblemsError as fault:
        raise type(fault)([_of_file(problem, name) for problem in fault.problems]) from fault
    except OSError as fault:
        raise _refused("R03", name, f"cannot be read: {fault.strerror or fault}") from fault
    except Exception as fault:  # a reader is anyone's code, and stands on others': one bad file never stops the rest
        message = f"the reader of '.{suffix}' failed on it: {type(fault).__name__}: {fault}"
        yield _of_file(Problem(code="R09", message=message), name)


def _of_file(problem: Problem, name: str) -> Problem:
    """A reader's problem with the file's name, in words that can be stored whatever of the file they quote."""
    said = {key: _shown(getattr(problem, key)) for key in ("message", "hint", "field")}
    return problem.model_copy(update={"file": name, **said})


def _storable(raw: RawText) -> RawText:
    """An article with what can be stored in every field but its text, which is cleaned where its zones are found."""
    odd: dict[str, Any] = {
        one.name: _shown(value)
        for one in fields(raw)
        if one.name != "text" and isinstance(value := getattr(raw, one.name), str) and _UNSTORABLE.search(value)
    }
    if any(map(_UNSTORABLE.search, raw.notes)):
        odd["notes"] = tuple(map(_shown, raw.notes))
    return replace(raw, **odd) if odd else raw


def _shown(words: str) -> str:
    """Words with what no database can hold replaced one for one."""
    return _UNSTORABLE.sub("\ufffd", words)


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
