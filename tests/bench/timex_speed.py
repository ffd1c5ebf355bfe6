"""`python -m tests.bench timex_speed IN [CHARACTERS]`: the tagger beside dateparser's search and its own rules on `re`.

All read the same texts in one run on one core: the first CHARACTERS (40,000 unless told) of a corpus, a paragraph at a
time for `search_dates` as its users do. Our rules are compiled and warm, as after the first articles of a build; the
cold run is printed too.
"""

import re
import sys
import time
from collections.abc import Callable, Sequence
from datetime import date

from dateparser.search import search_dates

from loaders.anchor import resolve
from loaders.timex import find_timexes, has_rules
from loaders.timex.grammar import grammar
from loaders.timex.text import flat
from tests.bench.corpus import day, read

Texts = Sequence[tuple[str, date | None]]


def main(argv: list[str]) -> None:
    if len(argv) not in (1, 2):
        sys.exit("usage: python -m tests.bench timex_speed IN [CHARACTERS]")
    limit = int(argv[1]) if len(argv) == 2 else 40_000
    texts: list[tuple[str, date | None]] = []
    size = 0
    for document in read(argv[0]):
        if size >= limit:
            break
        texts.append((document["text"], day(document.get("dct"))))
        size += len(document["text"])
    has_rules("en")
    cold = _speed(_tag, texts)
    tag = max(_speed(_tag, texts) for _ in range(5))
    find = max(_speed(_find, texts) for _ in range(5))
    patterns = [re.compile(stage.pattern.encode(), re.IGNORECASE) for stage in grammar_of("en").stages[:1]]
    plain = _speed(lambda t: [_scan(patterns, flat(text).lower()) for text, _ in t], texts)
    linear = max(_speed(lambda t: [_scan_linear(flat(text).lower()) for text, _ in t], texts) for _ in range(5))
    search = _speed(_search_dates, texts)
    print(f"characters: {size}")
    print(f"tagger_characters_per_second: {tag:.0f}")
    print(f"tagger_first_run_characters_per_second: {cold:.0f}")
    print(f"finding_alone_characters_per_second: {find:.0f}")
    print(f"rules_on_re2_characters_per_second: {linear:.0f}")
    print(f"rules_on_re_characters_per_second: {plain:.0f}")
    print(f"search_dates_characters_per_second: {search:.0f}")
    print(f"tagger_over_search_dates: {tag / search:.0f}")
    print(f"rules_on_re2_over_re: {linear / plain:.0f}")


def grammar_of(language: str):
    rules = grammar(language)
    assert rules is not None
    return rules


def _speed(work: Callable[[Texts], object], texts: Texts) -> float:
    """Characters a second."""
    start = time.perf_counter()
    work(texts)
    return sum(len(text) for text, _ in texts) / (time.perf_counter() - start)


def _tag(texts: Texts) -> None:
    for text, dct in texts:
        resolve(text, find_timexes(text), dct)


def _find(texts: Texts) -> None:
    for text, _ in texts:
        find_timexes(text)


def _scan(patterns: Sequence[re.Pattern[bytes]], text: bytes) -> int:
    return sum(1 for pattern in patterns for _ in pattern.finditer(text))


def _scan_linear(text: bytes) -> int:
    """The same pattern on re2, every match."""
    search, at, found = grammar_of("en").stages[0].search, 0, 0
    while (match := search(text, at)) is not None:
        at, found = match.end(), found + 1
    return found


def _search_dates(texts: Texts) -> None:
    for text, _ in texts:
        for paragraph in text.split("\n\n"):
            search_dates(paragraph, languages=["en"])
