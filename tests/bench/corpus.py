"""What all benchmarks share: corpora in, predictions out, an article as a `Source`, speed and memory in lines."""

import gzip
import json
import resource
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

from loaders.sources import read_text_article
from schemas.ids import digest
from schemas.source import Passage, Source


def read(path: str | Path) -> list[dict[str, Any]]:
    """The records of a .jsonl or .jsonl.gz file."""
    opener = gzip.open if str(path).endswith(".gz") else open
    with opener(path, "rt", encoding="utf-8") as lines:  # type: ignore[operator]
        return [json.loads(line) for line in lines if line.strip()]


def write(path: str | Path, records: Iterable[dict[str, Any]]) -> None:
    """Writes records as JSON Lines."""
    with Path(path).open("w", encoding="utf-8") as out:
        for record in records:
            out.write(json.dumps(record, ensure_ascii=False) + "\n")


def day(text: str | None) -> date | None:
    """The day of a `dct`, which sometimes carries a time."""
    return date.fromisoformat(text[:10]) if text else None


def as_source(article: dict[str, Any], ordinal: int = 0) -> Source:
    """An article of a corpus as a source: every line of its text a body passage, offsets as in its text."""
    text: str = article["text"]
    passages, at = [], 0
    for line in text.split("\n"):
        if line:
            passages.append(
                Passage(ordinal=len(passages), kind="body", char_start=at, char_end=at + len(line), text=line)
            )
        at += len(line) + 1
    published = day(article.get("dct"))
    return Source(
        id=f"doc-{ordinal:06d}",
        title=article.get("title") or text[:80].partition("\n")[0] or "untitled",
        language=article.get("lang", "en"),
        published=published,
        published_basis="metadata" if published else "unknown",
        sha256=digest(text),
        passages=tuple(passages),
    )


def as_read(article: dict[str, Any], ordinal: int = 0) -> Source:
    """An article of a corpus as the product reads it: zones told apart, its day looked for where none is given."""
    stated = {"title": article.get("title"), "language": article.get("lang"), "published": day(article.get("dct"))}
    return read_text_article(article["text"], source_id=f"doc-{ordinal:06d}", **stated).source


def spans(articles: str, gold: str) -> Iterator[tuple[dict[str, Any], Source, list[dict[str, Any]]]]:
    """Each article of which GOLD has spans, in the order of GOLD: as it came, as a source, and its rows of GOLD."""
    texts = {article["id"]: article for article in read(articles)}
    asked: dict[str, list[dict[str, Any]]] = {}
    for row in read(gold):
        asked.setdefault(row["doc"], []).append(row)
    for ordinal, (doc, rows) in enumerate(asked.items()):
        yield texts[doc], as_source(texts[doc], ordinal), rows


class Meter:
    """Counts documents and characters while a benchmark runs."""

    def __init__(self) -> None:
        self.documents = 0
        self.characters = 0

    def count(self, text: str) -> None:
        """Adds one document."""
        self.documents += 1
        self.characters += len(text)


@contextmanager
def measured() -> Iterator[Meter]:
    """A meter whose figures are printed, one `name: value` a line, when the block ends."""
    meter, start = Meter(), time.perf_counter()
    yield meter
    seconds = max(time.perf_counter() - start, 1e-9)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"documents: {meter.documents}")
    print(f"characters: {meter.characters}")
    print(f"seconds: {seconds:.3f}")
    print(f"documents_per_second: {meter.documents / seconds:.1f}")
    print(f"characters_per_second: {meter.characters / seconds:.0f}")
    print(f"peak_memory_mb: {peak:.1f}")
