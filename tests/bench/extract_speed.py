"""`extract_speed ARTICLES`: articles of 1.3 kB a second through the whole extraction, cold and warm, and shares.

Cold is the first pass over the texts, in which every word and every date is met for the first time; warm the best of
the passes after it, which is what a folder of many articles comes to. The shares are those of one more warm pass, its
own clock counted in. Who takes part is read where it is first asked for: in `_found`, `refer`, `enough_said` or
`_titles`.
"""

import time
from collections.abc import Callable
from typing import Any

from loaders import extract as wing
from schemas.source import Source
from schemas.vocabulary import shipped
from tests.bench import corpus

STEPS = (
    "split_sentences", "find_timexes", "resolve", "find_names", "find_triggers", "find_doings", "sift", "_found",
    "refer", "enough_said", "_titles", "_mention",
)  # fmt: skip
USUAL = 1300  # characters of the article that the figure is told for
PASSES = 3


def main(argv: list[str]) -> None:
    """Prints the figures; the first articles are read once before, so that tables are loaded."""
    (path,) = argv
    articles = corpus.read(path)
    sources = [
        corpus.as_source({**article, "dct": article.get("dct") or article.get("date")}, ordinal)
        for ordinal, article in enumerate(articles)
    ]
    for source in sources[:2]:
        wing.extract(source, shipped())
    characters = sum(len(source.text) for source in sources)
    with corpus.measured() as meter:
        for source in sources:
            meter.count(source.text)
        cold, mentions = spent_on(sources)
        warm = min(spent_on(sources)[0] for _ in range(PASSES))
    print(f"mentions: {mentions}")
    for name, seconds in (("cold", cold), ("warm", warm)):
        print(f"{name}_cpu_seconds: {seconds:.3f}")
        print(f"{name}_articles_of_{USUAL}_characters_per_cpu_second: {characters / USUAL / seconds:.0f}")
    spent: dict[str, float] = dict.fromkeys(STEPS, 0.0)
    for name in STEPS:
        setattr(wing, name, timed(getattr(wing, name), name, spent))
    total, _ = spent_on(sources)
    for name, seconds in sorted(spent.items(), key=lambda item: -item[1]):
        print(f"share_{name.lstrip('_')}: {seconds / total:.3f}")
    print(f"share_rest: {1 - sum(spent.values()) / total:.3f}")


def spent_on(sources: list[Source]) -> tuple[float, int]:
    """The CPU seconds that extraction takes, and the number of mentions."""
    start = time.process_time()
    mentions = sum(len(wing.extract(source, shipped())) for source in sources)
    return time.process_time() - start, mentions


def timed(step: Callable[..., Any], name: str, spent: dict[str, float]) -> Callable[..., Any]:
    """The step, its CPU time added to `spent`."""

    def run(*args: Any, **more: Any) -> Any:
        start = time.process_time()
        try:
            result = step(*args, **more)
            return list(result) if name == "_found" else result
        finally:
            spent[name] += time.process_time() - start

    return run
