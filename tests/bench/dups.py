"""`python -m tests.bench dups ARTICLES OUT`: all pairs of one story, for dups/score.py; with `--made N`, of made news.

The second form needs no corpus: it makes N articles of which one in twenty is a cut, lengthened or edited copy, and
prints recall, false pairs and milliseconds an article.
"""

import csv
from itertools import combinations
from pathlib import Path

from kb.stories import group_copies
from loaders.shingle import shingles
from schemas.ids import digest
from tests.bench.corpus import measured, read

LEAST_WORDS = 60


def main(argv: list[str]) -> None:
    source, out = argv
    articles = [article for article in read(source) if len(article["text"].split()) >= LEAST_WORDS]
    with measured() as meter:
        marks, sums = {}, {}
        for article in articles:
            meter.count(article["text"])
            marks[article["id"]] = shingles(article["text"])
            sums[article["id"]] = digest(article["text"])
        groups = group_copies(marks, sums)
    with Path(out).open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(("id_a", "id_b"))
        for group in groups:
            writer.writerows(combinations(group, 2))
