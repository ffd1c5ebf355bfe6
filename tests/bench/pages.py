"""`python -m tests.bench pages IN OUT`: the articles of web pages, read as .html files are; for pages/score.py."""

from typing import Any

from loaders.readers.html import read_page
from loaders.sources import Loaded, article
from tests.bench.corpus import measured, read, write


def main(argv: list[str]) -> None:
    source, out = argv
    pages, found = read(source), []
    with measured() as meter:
        for number, page in enumerate(pages):
            meter.count(page["html"])
            found.append(
                prediction(page["id"], article(read_page(page["html"], url=page["url"]), source_id=f"p-{number}"))
            )
    write(out, found)


def prediction(key: str, loaded: Loaded) -> dict[str, Any]:
    """An article as the scorer takes it: headline and body, title, the day as printed."""
    source = loaded.source
    kept = [p.text.strip() for p in source.passages if p.kind in ("headline", "body")]
    day = source.published_day
    return {"id": key, "text": "\n".join(kept), "title": source.title, "date": day.isoformat() if day else None}
