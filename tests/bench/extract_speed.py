"""`extract_speed ARTICLES`: articles of 1.3 kB a second through the whole extraction, cold and warm, and shares.

Cold is the first pass over the texts, in which every word and every date is met for the first time; warm the best of
the passes after it, which is what a folder of many articles comes to. Quiet takes for each article the best of those
passes: what else the machine does counts little in it, so two states of the code are compared by it. Garbage is looked
for as seldom as in a build. The shares are those of one more warm pass, its own clock counted in. Who takes part is
read where it is first asked for: in `_found`, `refer`, `enough_said` or `_titles`.
"""

import time
from collections.abc import Callable
from typing import Any

from loaders import extract as wing
from loaders.pool import collecting_seldom
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
    with collecting_seldom():
        with corpus.measured() as meter:
            for source in sources:
                meter.count(source.text)
            cold, mentions = spent_on(sources)
        passes = [spent_on(sources)[0] for _ in range(PASSES)]
    warm = min(sum(spent) for spent in passes)
    quiet = sum(min(spent) for spent in zip(*passes, strict=True))
    print(f"mentions: {mentions}")
    for name, seconds in (("cold", sum(cold)), ("warm", warm), ("quiet", quiet)):
        print(f"{name}_cpu_seconds: {seconds:.3f}")
        print(f"{name}_articles_of_{USUAL}_characters_per_cpu_second: {characters / USUAL / seconds:.0f}")
    spent: dict[str, float] = dict.fromkeys(STEPS, 0.0)
    for name in STEPS:
        setattr(wing, name, timed(getattr(wing, name), name, spent))
    total = sum(spent_on(sources)[0])
    for name, seconds in sorted(spent.items(), key=lambda item: -item[1]):
        print(f"share_{name.lstrip('_')}: {seconds / total:.3f}")
    print(f"share_rest: {1 - sum(spent.values()) / total:.3f}")


def spent_on(sources: list[Source]) -> tuple[list[float], int]:
    """The CPU seconds that the extraction of each article takes, and the number of mentions."""
    spent, mentions = [], 0
    for source in sources:
        start = time.process_time()
        mentions += len(wing.extract(source, shipped()))
        spent.append(time.process_time() - start)
    return spent, mentions


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
