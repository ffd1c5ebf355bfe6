"""Numbers as texts write them: digits, words, fractions and spoken years.

The words themselves come from the language's lexicon (0 for those between them, "and"); this room only adds them up.
"""

import re
from collections.abc import Mapping

_WORD = re.compile(r"[a-z]+|\d+/\d+|\d[\d,]*(?:\.\d+)?|\x02")


def read_number(text: str, words: Mapping[str, float]) -> float | None:
    """The number that digits or number words say; None where a word is unknown.

    >>> words = {"two": 2, "three": 3, "twenty": 20, "hundred": 100, "thousand": 1000, "and": 0, "a": 0, "half": 0.5}
    >>> read_number("twenty-three", words), read_number("two thousand", words), read_number("1,500", words)
    (23, 2000, 1500)
    >>> read_number("two and a half", words), read_number("5 1/2", words)
    (2.5, 5.5)
    """
    total, current, seen = 0.0, 0.0, False
    for token in _WORD.findall(text.lower()):
        if token == "\x02":
            current += 0.5
        elif token[0].isdigit():
            value = _digits(token)
            current = current + value if value < 1 else value
        elif (known := words.get(token)) is None:
            return None
        elif known == 0:
            continue
        elif known == 100:
            current = max(current, 1) * 100
        elif known >= 1000:
            total, current = total + max(current, 1) * known, 0.0
        else:
            current += known
        seen = True
    number = total + current
    return (int(number) if number == int(number) else number) if seen else None


def _digits(token: str) -> float:
    if "/" in token:
        above, below = token.split("/")
        return int(above) / int(below) if int(below) else 0.0
    return float(token.replace(",", ""))


def spoken_year(text: str, words: Mapping[str, float]) -> int | None:
    """The year that is spoken in two halves ("nineteen ninety-seven") or as a number ("two thousand and one").

    >>> spoken_year("nineteen ninety-seven", {"nineteen": 19, "ninety": 90, "seven": 7})
    1997
    """
    values = [value for token in re.findall(r"[a-z]+", text.lower()) if (value := words.get(token, -1)) != 0]
    if not values or -1 in values:
        return None
    first, rest = values[0], sum(values[1:])
    if len(values) > 1 and 10 <= first <= 20 and 100 not in values and 1000 not in values:
        return int(first * 100 + rest) if rest < 100 else None
    number = read_number(text, words)
    return int(number) if number is not None else None
