"""The user's folder: what lies where in it, how it begins, and how articles come into it.

Nothing is read out of the articles here; that is the build's work.
"""

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from loaders.printed import read_date
from loaders.readers import known, suffix_of
from schemas.ids import slugify
from schemas.problems import CallError

SUBFOLDERS = ("articles", "events", "actors", "places", "types", "decisions", "queries")
DATABASE = "kb.db"

_METADATA = """\
# Laid over the metadata that kb ships: write only what you want otherwise.
title: {title}
# description: What it is about, for whoever opens it in the browser
"""
_IGNORE = "# made by `kb build`; delete it at any time\nkb.db\nkb.db-*\n.kb/\nschema/\n"


@dataclass(frozen=True)
class Added:
    """What became of one file that was to be added."""

    given: str
    """The file as named in the call."""
    path: Path | None
    """Where it lies now, or lay before; None where no reader knows its form, so that it was left where it is."""
    new: bool
    """Whether it was copied now: False where the same bytes were there already."""


def init(folder: Path | str) -> list[Path]:
    """Makes a knowledge base's folder, or what is missing in one; the paths that were made.

    Raises CallError where a file stands in the way.
    """
    folder = Path(folder)
    if folder.exists() and not folder.is_dir():
        raise CallError(f"{folder} is a file, not a folder")
    made = []
    for name in SUBFOLDERS:
        if not (folder / name).is_dir():
            (folder / name).mkdir(parents=True)
            made.append(folder / name)
    for name, text in (("metadata.yml", _METADATA.format(title=_title(folder))), (".gitignore", _IGNORE)):
        if not (folder / name).exists():
            (folder / name).write_text(text, encoding="utf-8")
            made.append(folder / name)
    # For the editor: the first line of each template points to these.
    for raw, path in _walk(files("schemas") / "json", folder / "schema"):
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(raw)
    return made


def _title(folder: Path) -> str:
    """The folder's name as a heading, in quotes that YAML reads: `my-timeline` is "My timeline"."""
    words = re.sub(r"[-_\s]+", " ", folder.resolve().name).strip() or "Timeline"
    return json.dumps(words[:1].upper() + words[1:], ensure_ascii=False)


def require(folder: Path) -> Path:
    """`folder`, if it is a knowledge base's; raises CallError saying how to make one if it is not."""
    if not any((folder / name).is_dir() for name in ("articles", "events")):
        raise CallError(f"{folder} holds no knowledge base (no articles/ and no events/): `kb init {folder}` makes one")
    return folder


def example(folder: Path) -> bool:
    """Copies the shipped example to `folder`; False where it is there already."""
    if (folder / "articles").is_dir():
        return False
    for raw, path in _walk(files("kb") / "example", folder):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(raw)
    init(folder)
    return True


def _walk(resource: Traversable, target: Path) -> Iterator[tuple[bytes, Path]]:
    """Every file below a packaged folder: its bytes, and its path below `target`."""
    for child in sorted(resource.iterdir(), key=lambda item: item.name):
        if child.is_dir():
            yield from _walk(child, target / child.name)
        elif not child.name.endswith((".pyc", ".db")):
            yield child.read_bytes(), target / child.name


def add(
    folder: Path | str, given: Iterable[str | Path], head: Mapping[str, str] = {}, stdin: bytes = b""
) -> list[Added]:
    """Copies files, folders of files or `-` (standard input) into `articles/`; what became of each, in order.

    A name that is taken gets a number; bytes that are there already are not copied again. Pictures and other forms
    that no reader knows are left out. `head` (url, publisher, date …) becomes a YAML head and goes with text files
    only. Raises CallError for a path that is not there.
    """
    articles = require(Path(folder)) / "articles"
    articles.mkdir(exist_ok=True)
    if (day := head.get("date")) is not None and ((read := read_date(day)) is None or read.other is not None):
        raise CallError(f"'{day}' is no day of publication; write it like 2024-07-28 or 2024-07-28T15:30:00+02:00")
    here: dict[int, list[Path]] = {}
    for path in articles.rglob("*"):
        if path.is_file():
            here.setdefault(path.stat().st_size, []).append(path)
    added = []
    for name, content in _given(map(str, given), stdin):
        if Path(name).suffix and suffix_of(name) not in known():
            added.append(Added(name, None, False))
            continue
        raw = _with_head(name, content(), head)
        same = next((path for path in here.get(len(raw), ()) if path.read_bytes() == raw), None)
        if same is None:
            path = _free(articles, Path(name), _looks_like(raw))
            part = path.with_name(f".{path.name}.part")
            part.write_bytes(raw)
            part.replace(path)  # one that is stopped leaves no half article under its name
            here.setdefault(len(raw), []).append(path)
            added.append(Added(name, path, True))
        else:
            added.append(Added(name, same, False))
    return added


def _given(given: Iterable[str], stdin: bytes) -> Iterator[tuple[str, Callable[[], bytes]]]:
    """Each file by name, with what reads it."""
    for name in given:
        path = Path(name)
        if name == "-":
            yield "standard-input", lambda: stdin
        elif path.is_dir():
            for child in sorted(path.rglob("*")):
                if child.is_file() and not any(part.startswith(".") for part in child.relative_to(path).parts):
                    yield str(child), child.read_bytes
        elif path.is_file():
            yield name, path.read_bytes
        else:
            raise CallError(f"there is no file or folder '{name}'")


def _with_head(name: str, raw: bytes, head: Mapping[str, str]) -> bytes:
    if not head:
        return raw
    if (Path(name).suffix.lower() or _looks_like(raw)) not in (".txt", ".md", ".text", ".markdown"):
        raise CallError(f"'{name}': --url, --publisher and --published go with text files; this form has its own place")
    if raw.startswith(b"---"):
        raise CallError(f"'{name}' has a YAML head already: write them there")
    import yaml  # slow to load beside the rest: only who gives a head pays it

    text = yaml.safe_dump(dict(head), allow_unicode=True, sort_keys=False)
    return b"---\n" + text.encode("utf-8") + b"---\n" + raw


_LOOKS = (
    ((b"<!doctype html", b"<html"), ".html"),
    ((b"<?xml", b"<rss", b"<feed"), ".xml"),
    ((b"{", b"["), ".json"),
    ((b"%pdf",), ".pdf"),
    ((b"from ",), ".mbox"),
)


def _looks_like(raw: bytes) -> str:
    """The suffix of what has none in its name, such as standard input, by how it begins."""
    begins = raw[:200].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    found = next((suffix for starts, suffix in _LOOKS if begins.startswith(starts)), ".txt")
    return found if found != ".mbox" or b"\nsubject:" in raw[:5000].lower() else ".txt"


def _free(articles: Path, name: Path, otherwise: str) -> Path:
    """A path in `articles` that no file has, as near to `name` as can be; `otherwise` is the suffix if it has none."""
    suffixes = "".join(name.suffixes[-2:]) if name.suffix == ".gz" else name.suffix
    stem = slugify(name.name.removesuffix(suffixes), limit=80)
    suffix = suffixes.lower() or otherwise
    path, number = articles / f"{stem}{suffix}", 2
    while path.exists():
        path, number = articles / f"{stem}-{number}{suffix}", number + 1
    return path
