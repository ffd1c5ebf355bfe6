"""Whether the time beside a word is that of what the word names, so that others may take it over.

"The 3 May blast", "a blast in Lima on 3 May", "the blast happened on 3 May" tell the blast's own day; "on Monday he
spoke of the blast" tells the day of the speaking. It reads the words between one word and one time expression.
"""

from collections.abc import Sequence

from loaders.dating.attribute import modified
from loaders.dating.scene import Placed
from loaders.dating.tense import Asked
from loaders.grammar import Lexicon, Words
from loaders.verbs import Verb

_REACH = 6
"""How many words of place may stand between a noun and its own time: "the blast in the port of Lima on Monday"."""
_BEFORE = 9
"""How many words a noun phrase may have before its noun."""
_BROKEN = frozenset({",", ";", ":", "(", ")", '"', "“", "”", "—", "–", "and", "or", "but"})
_NEXT_CLAUSE = frozenset({";", "and", "or", "but"})
_LEADS = frozenset({"", "at", "during", "in", "of", "on"})
_ON_DAYS = frozenset({"in", "on", "of"})
_HAPPENS = ("befalls", "starts", "ends")


def owns(asked: Asked, placed: Placed, lex: Lexicon) -> bool:
    """Whether an expression tells when that happened which the noun or verb asked for names."""
    if asked.verb is not None:
        return not _finite_between(asked, placed, asked.i)
    words, i = asked.scene.words, asked.i
    if placed.first <= i <= placed.last:
        return True
    noun = modified(words, placed.first, placed.last, lex)
    if noun >= 0:
        return placed.last < i <= noun
    spoken_of = _behind_preposition(words, i, lex)
    if i < placed.first and _beside(words, asked.scene.verbs, i, placed):
        return not spoken_of or (placed.lead in _ON_DAYS and placed.first - i <= 2)
    return not spoken_of and _told_by_verb(asked, placed, lex)


def has_open_day(asked: Asked, lex: Lexicon) -> bool:
    """Whether a word has a day of its own that the text does not settle: "Tuesday's launch" in one without a day."""
    return any(owns(asked, placed, lex) for placed in asked.scene.unsettled)


def _finite_between(asked: Asked, placed: Placed, i: int) -> bool:
    first, last = sorted((i, placed.first))
    return any(first < v.main < last and v.main != i and v.tense != "gerund" for v in asked.scene.verbs)


def _behind_preposition(words: Words, i: int, lex: Lexicon) -> bool:
    """Whether the phrase of the noun at `i` hangs on a preposition: "the impact of the giant spill"."""
    for k in range(i - 1, max(i - 1 - _BEFORE, -1), -1):
        low = words.low[k]
        if low in lex.sets["preposition"]:
            return True
        if (not low[0].isalnum() and low[0] not in "'’") or (low in lex.function and low not in lex.sets["determiner"]):
            return False
    return False


def _beside(words: Words, verbs: Sequence[Verb], i: int, placed: Placed) -> bool:
    """Whether only words of place stand between a noun and the expression behind it."""
    between = words.low[i + 1 : placed.first]
    if placed.lead not in _LEADS or len(between) > _REACH or not _BROKEN.isdisjoint(between):
        return False
    return not any(i < v.main < placed.first for v in verbs)


def _told_by_verb(asked: Asked, placed: Placed, lex: Lexicon) -> bool:
    """Whether the verb of the clause tells that the noun happened or was held, then: "talks were held on Monday"."""
    head, low = asked.head, asked.scene.words.low
    if head is None or _finite_between(asked, placed, head.main):
        return False
    first, last = sorted((head.main, placed.first))
    if not _NEXT_CLAUSE.isdisjoint(low[first + 1 : last]):
        return False  # the time of a neighbouring clause
    word = low[head.main]
    if head.main > asked.i:
        return head.lemma in lex.sets["befalls"] or head.passive or any(word in lex.sets[name] for name in _HAPPENS)
    if not lex.sets["preposition"].isdisjoint(low[head.main + 1 : asked.i]):
        return False
    return word in lex.sets["holds"] or any(word in lex.sets[name] for name in ("starts", "ends"))
