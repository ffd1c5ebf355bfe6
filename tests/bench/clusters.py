"""`clusters ARTICLES GOLD OUT`: mentions at given spans, grouped as the product groups its own.

Of GOLD only `doc`, `eid`, `span` and `text` are read. A mention without a span (the corpora have a few) stays alone.
"""

from collections import defaultdict
from typing import Any

from kb.merge import SourceInfo, group, profile
from loaders.extract import mention_at
from schemas.mention import Mention
from schemas.vocabulary import shipped
from tests.bench.corpus import as_source, measured, read, write

EVEN = 0.35
"""Mean likeness asked for where a false merge costs no more than a missed one (CoNLL F1); the product asks more."""


def main(argv: list[str]) -> None:
    articles, gold, out = argv
    texts = {article["id"]: article for article in read(articles)}
    wanted: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for line in read(gold):
        wanted[line["doc"]].append({key: line[key] for key in ("doc", "eid", "span", "text")})
    vocabulary = shipped()
    sources: dict[str, SourceInfo] = {}
    made: dict[str, Mention] = {}
    at: dict[tuple[str, str], str] = {}
    with measured() as meter:
        for ordinal, doc in enumerate(sorted(wanted)):
            source = as_source(texts[doc], ordinal)
            meter.count(source.text)
            sources[source.id] = SourceInfo(source.id, source.id, source.published_day, profile(source.text))
            for line in wanted[doc]:
                if line["span"] is not None:
                    mention = mention_at(source, *line["span"], vocabulary)
                    mention = mention.model_copy(update={"id": f"m-{len(made):010x}"})  # two spans may share a trigger
                    made[mention.id] = mention
                    at[doc, str(line["eid"])] = mention.id
        groups = group(made.values(), sources=sources, sure=EVEN)
    cluster = {mention.id: f"c{number}" for number, members in enumerate(groups) for mention in members}
    write(
        out,
        (
            {
                "doc": line["doc"],
                "eid": line["eid"],
                "cluster": cluster.get(at.get((doc, str(line["eid"])), ""), f"{doc}/{line['eid']}"),
            }
            for doc in sorted(wanted)
            for line in wanted[doc]
        ),
    )
