"""`calibration ARTICLES GOLD`: of the mentions at each confidence, how many have the right day.

For development alone: unlike the other benchmarks it reads the answers of GOLD (`begin`, `end`).
"""

from collections import Counter
from typing import Any

from loaders.extract import extract
from schemas.vocabulary import shipped
from tests.bench import corpus
from tests.bench.eventdate import bounds


def main(argv: list[str]) -> None:
    """Prints `confidence_0.9: right/all = share` for each step, over mentions whose trigger is a span of GOLD."""
    articles_path, gold_path = argv
    gold: dict[str, dict[int, dict[str, Any]]] = {}
    for row in corpus.read(gold_path):
        if row["span"]:
            gold.setdefault(row["doc"], {})[row["span"][0]] = row
    right: Counter[float] = Counter()
    dated: Counter[float] = Counter()
    with corpus.measured() as meter:
        for ordinal, article in enumerate(corpus.read(articles_path)):
            meter.count(article["text"])
            answers = gold.get(article["id"], {})
            for mention in extract(corpus.as_source(article, ordinal), shipped()):
                span = range(mention.trigger_start, mention.trigger_end)
                answer = next((answers[at] for at in span if at in answers), None)
                begin, end = bounds(mention.when)
                if answer is not None and begin is not None and end is not None:
                    dated[mention.confidence] += 1
                    right[mention.confidence] += answer["begin"] <= begin <= end <= answer["end"]
    for step in sorted(dated, reverse=True):
        print(f"confidence_{step}: {right[step]}/{dated[step]} = {right[step] / dated[step]:.2f}")
