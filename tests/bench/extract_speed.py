"""`extract_speed ARTICLES`: articles of 1.3 kB a second through the whole extraction, and the share of each step."""

import time
from collections.abc import Callable
from typing import Any

from loaders import extract as wing
from schemas.vocabulary import shipped
from tests.bench import corpus

STEPS = (
    "split_sentences", "find_timexes", "resolve", "find_names", "find_triggers", "sift", "find_parties", "refer",
    "title_of",
)  # fmt: skip
USUAL = 1300  # characters of the article that the figure is told for


def main(argv: list[str]) -> None:
    """Prints the figures; the first articles are read once before, so that tables are loaded."""
    (path,) = argv
    sources = [corpus.as_source(article, ordinal) for ordinal, article in enumerate(corpus.read(path))]
    for source in sources[:5]:
        wing.extract(source, shipped())
    spent: dict[str, float] = dict.fromkeys(STEPS, 0.0)
    for name in STEPS:
        setattr(wing, name, timed(getattr(wing, name), name, spent))
    mentions = 0
    with corpus.measured() as meter:
        start = time.process_time()
        for source in sources:
            mentions += len(wing.extract(source, shipped()))
            meter.count(source.text)
        total = time.process_time() - start
    print(f"mentions: {mentions}")
    print(f"cpu_seconds: {total:.3f}")
    print(f"articles_of_{USUAL}_characters_per_cpu_second: {meter.characters / USUAL / total:.0f}")
    for name, seconds in sorted(spent.items(), key=lambda item: -item[1]):
        print(f"share_{name}: {seconds / total:.3f}")
    print(f"share_rest: {1 - sum(spent.values()) / total:.3f}")


def timed(step: Callable[..., Any], name: str, spent: dict[str, float]) -> Callable[..., Any]:
    """The step, its CPU time added to `spent`."""

    def run(*args: Any, **more: Any) -> Any:
        start = time.process_time()
        try:
            return step(*args, **more)
        finally:
            spent[name] += time.process_time() - start

    return run
