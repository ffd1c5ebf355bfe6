"""Which names of a text are one person's, written more and less fully: "George Bush" and "George W. Bush".

It compares the words of names alone; surnames by themselves are settled in `people`.
"""

from collections import defaultdict
from collections.abc import Iterable

Words = tuple[str, ...]


def fullest(names: Iterable[Words]) -> dict[Words, Words]:
    """By each name that the text also writes more fully: the fullest form; none where two could be meant.

    >>> fullest([("George", "Bush"), ("George", "W.", "Bush"), ("Laura", "Bush")])
    {('George', 'Bush'): ('George', 'W.', 'Bush')}
    """
    families: dict[str, list[Words]] = defaultdict(list)
    for words in sorted(names):
        families[words[-1]].append(words)
    found: dict[Words, Words] = {}
    for family in families.values():
        for words in family if len(family) > 1 else ():
            fuller = [other for other in family if other != words and _is_fuller(other, words)]
            best = max(fuller, key=_size, default=words)
            if fuller and all(other == best or _is_fuller(best, other) for other in fuller):
                found[words] = best
    return found


def _is_fuller(full: Words, short: Words) -> bool:
    """Whether one name says all that the other says, and more: "Morgan Scott Peck" of "M Scott Peck"."""
    if _size(full) <= _size(short) or not _stands_for(full[0], short[0]):
        return False
    middle = list(full[1:-1])
    for word in short[1:-1]:
        at = next((i for i, other in enumerate(middle) if _stands_for(other, word)), -1)
        if at < 0:
            return False
        del middle[: at + 1]
    return True


def _stands_for(full: str, short: str) -> bool:
    """Whether a word is the other or its first letter: "W." of "Walker"."""
    letter = short.rstrip(".")
    return full.rstrip(".") == letter or (len(letter) == 1 and full.startswith(letter))


def _size(words: Words) -> int:
    return sum(map(len, words))
