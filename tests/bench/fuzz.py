"""`python -m tests.bench fuzz N [SEED]`: N generated texts through the tagger, then how time grows, then a long line.

The texts are torn together from the words of the rules' own examples, from runs of one piece and from characters that
have broken readers before. Each must be read without an error, with offsets that quote it and times that do not end
before they begin; the first that is not is printed and the exit code is 1. Time must grow with the length alone.
"""

import random
import re
import sys
import time
from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from loaders.anchor import resolve
from loaders.timex import find_timexes
from loaders.timex.grammar import grammar
from tests.bench.corpus import measured

DAYS = (date(2024, 2, 29), None, date(1, 1, 1), date(9999, 12, 31), date(1998, 12, 31))
HOSTILE = (
    "\u200b", "\u200e", "\u202e", "\ufeff", "\u00ad", "\ud800", "\x00", "\x02", "\x03", "\x85", "\u2028", "\u00a0",
    "\n", "\n\n", "\r\n", "\t", "'", "\u2019", "\u2013", "-", "--", "/", ".", ",", ":", "(", "$", "%", "#", "''",
    "٣", "é", "次", "𝟘", "½", "ﬁ", "İ", "9" * 40, "0" * 9, "1,", "31", "30", "29", "0", "13", "2400", "99999",
)  # fmt: skip
RUNS = (
    "may ", "ago ", "9", " ", "1,", "1/", "two ", "two years ", "the ", "July ", "Monday, ", "from 1990 to ", "half a ",
    "\u200b", "-", "early ", "mid-", "year-", "1998-", "12:", "second ", "a quarter of ", "\ud800", "next week ",
    "Monday Mr. ", "In June it fell. ",
)  # fmt: skip
HISTORY = "Floods came in 1801, 1803, 1805, 1807, 1809, 1811, 1813 and 1815. "
PROSE = (
    "The two sides may march on, they said, and nobody who had seen the second fall of the house would have thought "
    "that a third of them could ever come back to what they had been before. It all began in July, years ago. "
)
LINE = 100 * 1024 * 1024
SHORT, LONG = 20_000, 160_000


def main(argv: list[str]) -> None:
    if len(argv) not in (1, 2):
        sys.exit("usage: python -m tests.bench fuzz N [SEED]")
    count, seed = int(argv[0]), int(argv[1]) if len(argv) == 2 else 1
    with measured() as meter:
        for number, text in enumerate(texts(seed, count)):
            if (wrong := fault(text, number)) is not None:
                sys.exit(f"text {number} of seed {seed}: {wrong}: {text!r}")
            meter.count(text)
    piece, ratio = max(((piece, growth(piece)) for piece in RUNS), key=lambda pair: pair[1])
    print(f"worst_growth_over_linear: {ratio:.2f}")
    print(f"worst_growth_piece: {piece!r}")
    line = PROSE * (LINE // len(PROSE))
    start = time.process_time()
    found = len(resolve(line, find_timexes(line), DAYS[0]))
    print(f"long_line_characters: {len(line)}")
    print(f"long_line_expressions: {found}")
    print(f"long_line_cpu_seconds: {time.process_time() - start:.1f}")


def texts(seed: int, count: int) -> Iterator[str]:
    """Generated texts, the same for the same seed."""
    chance = random.Random(seed)
    rules = grammar("en")
    assert rules is not None
    quoted = " ".join(example["text"].replace("|", " ") for rule in rules.rules for example in rule.examples)
    words = sorted(set(re.findall(r"\w+|[^\w\s]", quoted)))
    for number in range(count):
        kind = number % 10
        if kind == 0:
            yield chance.choice(RUNS) * chance.randint(1, 60)
        elif kind == 1:
            yield "".join(chr(chance.randrange(0x110000)) for _ in range(chance.randint(1, 60)))
        else:
            head = HISTORY if kind == 2 else ""
            pool = words if kind > 5 else (*words, *HOSTILE * 4)
            spaces = (" ", " ", " ", "", "  ") if kind > 3 else (" ", "", "\n")
            yield head + "".join(chance.choice(pool) + chance.choice(spaces) for _ in range(chance.randint(1, 30)))


def fault(text: str, number: int) -> str | None:
    """What is wrong with how a text is read; None where nothing is."""
    try:
        found = find_timexes(text)
        if any(text[timex.start : timex.end] != timex.text or not timex.text for timex in found):
            return "an offset is wrong"
        if any(one.end > other.start for one, other in pairwise(found)):
            return "two expressions overlap"
        for resolved in resolve(text, found, DAYS[number % len(DAYS)], zone="Asia/Tokyo" if number % 3 else None):
            bounds = resolved.when.bounds if resolved.when is not None else None
            if bounds is not None and bounds.jd_start > bounds.jd_end:
                return f"{resolved.timex.text!r} ends before it begins"
    except Exception as error:  # whatever it is, it is the finding
        return repr(error)
    return None


def growth(piece: str) -> float:
    """How much more time eight times as much of a piece takes than eight times the time; 1 is linear."""

    def seconds(length: int) -> float:
        text = piece * (length // len(piece))
        start = time.process_time()
        resolve(text, find_timexes(text), DAYS[0])
        return time.process_time() - start

    seconds(SHORT)  # the patterns grow warm
    short, long = (min(seconds(length) for _ in range(3)) for length in (SHORT, LONG))
    return long / max(short, 1e-4) * SHORT / LONG
