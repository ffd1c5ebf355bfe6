"""`rows ARTICLES OUT`: the whole pipeline on raw text, one line for each mention that belongs to an event."""

from typing import Any

from kb.merge import merge
from kb.merge.shapes import SourceInfo
from loaders.extract import extract
from schemas.mention import Mention
from schemas.vocabulary import shipped
from tests.bench import corpus
from tests.bench.eventdate import bounds


def main(argv: list[str]) -> None:
    """Writes `{"doc","span","begin","end","cluster","title","type","status","salience","quote"}` a mention."""
    articles_path, out = argv
    articles = corpus.read(articles_path)
    vocabulary = shipped()
    docs: dict[str, str] = {}
    sources: dict[str, SourceInfo] = {}
    mentions: list[Mention] = []
    with corpus.measured() as meter:
        for ordinal, article in enumerate(articles):
            source = corpus.as_read(article, ordinal)
            docs[source.id] = article["id"]
            sources[source.id] = SourceInfo(source.id, source.id, source.published_day)
            mentions += extract(source, vocabulary)
            meter.count(article["text"])
        merged = merge(mentions, sources, (), (), vocabulary)
    events = {event.id: event for event in merged.events}
    rows: list[dict[str, Any]] = []
    for mention in mentions:
        event = events.get(merged.joined.get(mention.id, ""))
        if event is None:
            continue
        begin, end = bounds(event.when)
        rows.append(
            {
                "doc": docs[mention.source],
                "span": [mention.trigger_start, mention.trigger_end],
                "begin": begin,
                "end": end,
                "cluster": event.id,
                "title": event.title,
                "type": event.type,
                "status": event.status,
                "salience": event.salience,
                "quote": mention.quote,
            }
        )
    print(f"mentions: {len(mentions)}")
    print(f"events: {len(events)}")
    corpus.write(out, rows)
