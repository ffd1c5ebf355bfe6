"""What a comma does: it stands in a row of things, or it ends the clause that opens a sentence.

It reads the words around the comma; subjects and clauses are read by what it tells.
"""

from loaders.grammar import Words
from loaders.kinds import RELATIVE, STOPS, TEMPORAL
from loaders.verbs import Verbs

_ADDED = frozenset({"with", "in", "on", "at", "by", "from", "for", "to", "after", "before", "as", "including", "such"})
_OPENS_CLAUSE = TEMPORAL | {"if", "because", "although", "though", "unless", "whereas"}


def in_list(words: Words, comma: int, end: int) -> bool:
    """Whether a comma stands in a row of things: "the US, Japan and South Korea"."""
    if words.low[comma + 1 : comma + 2] and words.low[comma + 1] in _ADDED:
        return False
    for i in range(comma + 1, min(end, comma + 8, len(words.low))):
        low, length = words.low[i], i - comma - 1
        if low in ("and", "or"):
            return length <= 5 or words.low[i - 1] == ","
        if low == ",":
            return 0 < length <= 5 and in_list(words, i, end)
        if low in STOPS or low in RELATIVE:
            return False
    return False


def ends_opening(words: Words, verbs: Verbs, comma: int) -> bool:
    """Whether a comma ends the clause that opens a sentence: "When Peru left, / Chile and Bolivia stayed"."""
    low = words.low
    if low[0] not in _OPENS_CLAUSE:
        return False
    finite = verbs.finite
    later = next((v.first for v in finite if v.first > comma), -1)
    if later < 0 or finite[0].main > comma:
        return False
    commas = [i for i in range(finite[0].main + 1, later) if low[i] == ","]
    return comma == next((i for i in commas if not in_list(words, i, later)), commas[0])
