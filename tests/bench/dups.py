"""`python -m tests.bench dups ARTICLES OUT`: all pairs of one story, for dups/score.py; or `dups --made N`.

The second form needs no corpus: it makes N articles of which one in twenty is a copy of an earlier one, cut short,
lengthened or lightly edited, and prints recall, false pairs, processor milliseconds an article and memory.
"""

import csv
import time
from array import array
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from random import Random

from kb.stories import group_copies
from loaders.shingle import shingles
from schemas.ids import digest
from tests.bench.corpus import measured, read
from tests.bench.synthetic import article

LEAST_WORDS = 60
COPY_EVERY = 20


def main(argv: list[str]) -> None:
    if argv[0] == "--made":
        made(int(argv[1]))
        return
    source, out = argv
    articles = [article for article in read(source) if len(article["text"].split()) >= LEAST_WORDS]
    with measured() as meter:
        marks, sums = {}, {}
        for each in articles:
            meter.count(each["text"])
            marks[each["id"]] = shingles(each["text"])
            sums[each["id"]] = digest(each["text"])
        groups = group_copies(marks, sums)
    with Path(out).open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(("id_a", "id_b"))
        for group in groups:
            writer.writerows(combinations(group, 2))


def made(count: int) -> None:
    """Prints how well and how fast copies are found among so many made-up articles."""
    marks: dict[str, array[int]] = {}
    sums: dict[str, str] = {}
    stories: dict[str, set[str]] = {}
    spent = 0.0
    with measured() as meter:
        for key, original, text in _texts(count):
            meter.count(text)
            stories.setdefault(original, set()).add(key)
            start = time.process_time()
            marks[key], sums[key] = array("q", shingles(text)), digest(text)
            spent += time.process_time() - start
        start = time.process_time()
        groups = group_copies(marks, sums)
        spent += time.process_time() - start
    true = {pair for story in stories.values() for pair in combinations(sorted(story), 2)}
    found = {pair for group in groups for pair in combinations(group, 2)}
    print(f"copies: {len(true)}")
    print(f"recall: {len(true & found) / len(true):.4f}")
    print(f"false_pairs: {len(found - true)}")
    print(f"milliseconds_per_article: {1000 * spent / count:.3f}")


def _texts(count: int) -> Iterator[tuple[str, str, str]]:
    """Id, id of the original, and text of each article."""
    dice = Random(5)
    for number in range(count):
        key = f"made-{number:07d}"
        if number % COPY_EVERY != COPY_EVERY - 1:
            yield key, key, article(number, count).text
            continue
        first = number - dice.randrange(1, min(number, 4_000))
        first -= first % COPY_EVERY == COPY_EVERY - 1  # not a copy itself
        text = article(first, count).text
        how = dice.choice((_cut, _lengthened, _edited))
        yield key, f"made-{first:07d}", how(text, dice, article(number, count).text)


def _cut(text: str, dice: Random, other: str) -> str:
    words = text.split(" ")
    return " ".join(words[: int(len(words) * dice.uniform(0.5, 0.9))])


def _lengthened(text: str, dice: Random, other: str) -> str:
    return text + other[: int(len(other) * dice.uniform(0.1, 0.6))]


def _edited(text: str, dice: Random, other: str) -> str:
    words, others = text.split(" "), other.split(" ")
    for _ in range(len(words) // 50):
        words[dice.randrange(len(words))] = dice.choice(others)
    return " ".join(words)
