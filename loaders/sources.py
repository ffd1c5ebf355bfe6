"""The reading wing: a file becomes sources with their zones, their day of publication and their shingles.

Formats are the work of `readers`; what the articles tell of is read later (`extract`). An article's id is made from
its path and its own id in a file of many, never from what was read out of it.
"""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple, cast

from loaders.dct import dct
from loaders.frame import clean, zones
from loaders.frame.words import is_credit, is_imprint
from loaders.language import language_of
from loaders.printed import find_dates
from loaders.readers import read_articles
from loaders.shingle import shingles
from loaders.timex import has_rules
from schemas.ids import digest, slugify
from schemas.problems import Problem, ProblemsError
from schemas.source import Passage, Source, SourceKind
from schemas.text import PassageKind, RawText

MOST_CHARACTERS = 5_000_000
"""A longer article is refused: it is a book or a heap of articles, to be split."""
_LONGEST_ID = 96
_TAG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_BY = re.compile(r"(?i)(?:(?:written|words|text|story)\s+)?by\b:?\s+")
Zone = tuple[int, int, PassageKind]
_SITE = re.compile(r"(?<=\w.{16})\s+[|·]\s.*$")  # "Ministers meet in Tokyo | Example News"


class Loaded(NamedTuple):
    """A source and what it shares with its copies."""

    source: Source
    shingles: tuple[int, ...]


def read_file(path: Path | str, root: Path | str) -> list[Loaded | Problem]:
    """What a file holds: for each article its source, or the problem that keeps it out.

    Raises ProblemsError for a file that cannot be read at all. `root` is the knowledge base's folder.
    """
    path = Path(path)
    return list(_loaded(path, _name(path, Path(root))))


def _loaded(path: Path, name: str) -> Iterator[Loaded | Problem]:
    seen: dict[str, str] = {}
    number = 0
    for number, item in enumerate(read_articles(path, name), 1):
        if isinstance(item, Problem):
            yield item
            continue
        if not item.text.strip():
            yield Problem(
                code="R02", file=name, message="holds no text" if not item.many else f"article {number} has no text"
            )
            continue
        own = item.own_id or (str(number) if item.many else None)
        new = source_id(name, own, many=item.many)
        if new in seen:
            if seen[new] == own:
                yield Problem(code="R08", file=name, message=f"holds the id '{own}' twice; the first one counts")
                continue
            new = source_id(name, f"{own}-{digest(own or '')[:8]}", many=item.many)
        seen[new] = own or ""
        try:
            yield article(item, source_id=new, file=name)
        except ValueError as fault:
            yield Problem(code="R07", file=name, message=f"article {own or new} cannot be read: {fault}")
        except Exception as fault:  # one bad article never stops the rest
            message = f"article {own or new} cannot be read: {type(fault).__name__}: {fault}"
            yield Problem(code="R07", file=name, message=message)
    if not number:
        raise ProblemsError([Problem(code="R02", file=name, message="holds no article")])


def article(raw: RawText, *, source_id: str, file: str | None = None) -> Loaded:
    """One article as a source: cleaned one for one, cut in zones, dated where it says its day."""
    if len(raw.text) > MOST_CHARACTERS:
        raise ValueError(f"it has more than {MOST_CHARACTERS // 1_000_000} million characters")
    text = clean(raw.text, unwrap=raw.labels is None)
    found: list[Zone] = list(zones(text, raw.title) if raw.labels is None else _relabelled(text, raw.labels))
    body = "\n".join(text[start:end] for start, end, kind in found if kind == "body")
    language = _tag(raw.language) or language_of(body)
    published = dct(text, found, raw, language)
    if published.zone is not None and found[published.zone][2] == "frame":
        found[published.zone] = (*found[published.zone][:2], "dateline")
    author, agency = _signed([text[start:end] for start, end, kind in found if kind == "byline"])
    passages = tuple(
        Passage(ordinal=n, kind=kind, char_start=start, char_end=end, text=text[start:end])
        for n, (start, end, kind) in enumerate(found)
    )
    stored = text[: passages[-1].char_end] if passages else ""
    source = Source(
        id=source_id,
        kind=cast(SourceKind, raw.kind),
        title=raw.title or _title(passages) or source_id,
        publisher=raw.publisher,
        agency=raw.agency or agency,
        author=raw.author or author,
        url=raw.url,
        language=language,
        published=published.when,
        published_text=published.text,
        published_basis=published.basis,
        published_doubt=published.doubt,
        file=file,
        sha256=digest(stored),
        story=source_id,
        rights=raw.rights,
        notes=raw.notes + _remarks(raw, language),
        passages=passages,
    )
    return Loaded(source, shingles(body))


def _relabelled(text: str, labels: Sequence[Zone]) -> Iterator[Zone]:
    """The zones that the format tells apart, with the line that says when the page was published out of its body."""
    for start, end, kind in labels:
        yield (start, end, "frame" if kind == "body" and is_imprint(text[start:end]) else kind)


def _remarks(raw: RawText, language: str | None) -> tuple[str, ...]:
    """What a person should know of the reading, beside what the reader noted."""
    notes = []
    if raw.published_method is not None and raw.published_method.endswith(("htmldate", "printed")):
        notes.append(f"its day of publication was found on the page ({raw.published_method}), not in its metadata")
    if language is not None and not has_rules(language):
        notes.append(f"no time rules for '{language}' yet: no events are read from it")
    return tuple(notes)


def read_text_article(text: str, *, source_id: str = "article", **fields: object) -> Loaded:
    """A plain text, as it stands on a page, as a source; `fields` are those of `RawText`."""
    return article(RawText(text, **fields), source_id=source_id)  # type: ignore[arg-type]


def _tag(stated: str | None) -> str | None:
    """A stated language as a BCP 47 tag; None where it is no tag ("English", "und"), so that it is told by the text."""
    first, *rest = (stated or "").strip().replace("_", "-").split("-")
    tag = "-".join([first.lower(), *(part.upper() if len(part) == 2 else part for part in rest)])
    return tag if _TAG.fullmatch(tag) and first.lower() not in ("und", "mul", "zxx") else None


def _signed(bylines: Sequence[str]) -> tuple[str | None, str | None]:
    """The author and the agency that the bylines name."""
    author = agency = None
    for line in bylines:
        name = _BY.sub("", line.strip()).rstrip(" ,;|")
        date = find_dates(name)
        name = name[: date[0].start].rstrip(" ,;|/•·–—-") if date else name
        if agency is None and is_credit(name, name.count(" ") + 1):
            agency = name
        elif author is None and _BY.match(line.strip()) and 3 <= len(name) <= 80:
            author = name
    return author, agency


def _title(passages: tuple[Passage, ...]) -> str | None:
    """The headline without the site's name behind it; else the start of the first body passage."""
    for kind in ("headline", "body"):
        for passage in passages:
            if passage.kind == kind:
                words = passage.text.strip()
                if kind == "headline":
                    return _SITE.sub("", words)
                return words if len(words) <= 160 else words[:159].rsplit(" ", 1)[0] + "…"
    return None


def _name(path: Path, root: Path) -> str:
    """The file's path below the knowledge base's folder, with forward slashes."""
    if not path.is_relative_to(root):
        path, root = path.resolve(), root.resolve()  # dear: a call to the system for each folder
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else path.name


def source_id(name: str, own: str | None, *, many: bool) -> str:
    """The id of a source: its own where its file holds only it, else made of the file's path and its own id or number.

    >>> source_id("articles/2024/quad.txt", None, many=False)
    '2024-quad'
    """
    below = name.removeprefix("articles/").removesuffix(".gz")
    stem = below.rsplit(".", 1)[0] if "." in below.rsplit("/", 1)[-1] else below
    whole = f"{stem}-{own}" if many else own or stem
    slug = slugify(whole, 10_000)
    return slug if len(slug) <= _LONGEST_ID else f"{slugify(whole, _LONGEST_ID - 9)}-{digest(whole)[:8]}"
