"""How much the words between one word of a sentence and a time expression keep the two apart, as a weight.

Distance, marks, clause borders and the verbs of others weigh; what grammar rules out is the matter of `clause`.
"""

from collections.abc import Sequence

from loaders.dating.attribute import FINITE
from loaders.dating.scene import Placed, Scene
from loaders.grammar import Lexicon, Words
from loaders.verbs import Verb

_CLOSERS = {
    ",": 2.0,
    ";": 9.0,
    ":": 5.0,
    '"': 4.0,
    "“": 4.0,
    "”": 4.0,
    "``": 4.0,
    "''": 4.0,
    "—": 5.0,
    "–": 5.0,
    "(": 6.0,
    ")": 6.0,
}
_QUOTES = frozenset({'"', "“", "”"})
_SINGLE = frozenset({"`", "'", "’"})
_MARKS = _QUOTES | _SINGLE
_BEFORE_CLOSING = frozenset({",", "?", "!"})
"""Behind these a single mark closes a quotation: "… on Monday,' she said"."""
_SPEECH = 5
"""How many words a quotation has at least that is speech."""
_SMALL = frozenset({"the", "late", "early", "just", "only"})
_OPENING = frozenset({",", ";", ":", "“", '"', "-", "—", ")"})
_SUBORDINATE = 5.0
_SINCE = 10.0  # what went on "since a blast rocked the port" is later than the blast
_AT_ONCE = ("when", "while", "as")  # what such a clause tells happens at the same time
_ALSO_LEADS = ("as", "since", "until", "till", "before", "after", "than", "once")
_OTHER_VERB = 3.0
_AND = 3.0
_INSERTED = 8  # words in brackets that one reads past


def span_between(i: int, placed: Placed) -> tuple[int, int]:
    """The words between the word at `i` and an expression: the first of them, and the one behind the last."""
    return (placed.last + 1, i) if i > placed.last else (i + 1, placed.first)


def parted_by(scene: Scene, i: int, placed: Placed, main: int, lex: Lexicon) -> float:
    """What parts the word at `i`, which its clause hangs on or whose verb stands at `main`, from an expression."""
    words, verbs = scene.words, scene.verbs
    start, end = span_between(i, placed)
    weight = 0.4 * (end - start) + _crossed(words, verbs, start, end, lex)
    weight += _OTHER_VERB * sum(start <= v.main < end and v.main != main for v in verbs)
    if i > placed.last and words.low[i - 1] in ("and", "but", "or"):
        weight += _AND  # "in 2004 and left": the time before "and" is the other verb's
    if i > placed.last and _has_own(scene, i, lex):
        weight += 2 * _OTHER_VERB  # "in May and left it unchanged in June"
    return weight


def quoted_apart(words: Words, i: int, placed: Placed, *, saying: bool) -> bool:
    """Whether only one of the two stands within a quotation: "'We begin on Monday,' she said".

    A word that is no verb of saying must stand in a longer one than those that mark a word ("a 'massacre' on 3 May").
    """
    start, end = span_between(i, placed)
    if _marks(words.low, start, end) % 2 == 0:
        return False
    return saying or _of_speech(words, i)


def _of_speech(words: Words, i: int) -> bool:
    """Whether the word at `i` stands within a quotation of more than a few words, which are somebody's own."""
    low = words.low
    opens = next((k for k in range(i - 1, -1, -1) if _is_mark(low, k)), -1)
    closes = next((k for k in range(i + 1, len(low)) if _is_mark(low, k)), len(low))
    return closes - opens > _SPEECH and (opens < 0 or _marks(low, 0, i) % 2 == 1)


def within_quotes(words: Words, i: int) -> bool:
    """Whether the word at `i` stands within a quotation that its sentence opens."""
    return _marks(words.low, 0, i) % 2 == 1


def _marks(low: Sequence[str], start: int, end: int) -> int:
    """How many quotation marks stand between two words."""
    return sum([_is_mark(low, k) for k in range(start, end) if low[k] in _MARKS])


def _is_mark(low: Sequence[str], k: int) -> bool:
    """Whether a quotation mark stands at `k`, the first of two that make one; an apostrophe is none."""
    if low[k] not in _SINGLE:
        return low[k] in _QUOTES
    if k and low[k - 1] == low[k]:
        return False
    return not k or low[k + 1 : k + 2] == [low[k]] or low[k - 1] in _BEFORE_CLOSING


def is_unbroken(scene: Scene, i: int, placed: Placed, lex: Lexicon) -> bool:
    """Whether no mark and no other clause stands between the word at `i` and an expression behind it."""
    beside = next((v for v in scene.verbs if v.first == placed.last + 1 and v.tense in FINITE), None)
    if placed.first < i or beside is not None or any(i < v.first < placed.first for v in scene.verbs):
        return False
    between = scene.words.low[i + 1 : placed.first]
    return all(low not in _CLOSERS and low not in lex.sets["subordinator"] and low != "that" for low in between)


def _has_own(scene: Scene, i: int, lex: Lexicon) -> bool:
    """Whether a new clause opens before the word at `i`, with an expression of its own up to the next border."""
    low, sets = scene.words.low, lex.sets
    begin = i - 1
    while begin > 0 and (low[begin] in sets["determiner"] or low[begin] in sets["possessive"]):
        begin -= 1
    if low[begin] not in ("and", "but"):
        return False
    end = next((k for k in range(i + 1, len(low)) if low[k] in _CLOSERS or low[k] in ("and", "but")), len(low))
    if begin < i - 1 and not any(i < v.first < end and v.tense in FINITE for v in scene.verbs):
        return False  # "the vote and the count on Friday": a row of nouns
    return any(i < placed.first < end for placed in scene.times)


def _crossed(words: Words, verbs: Sequence[Verb], start: int, end: int, lex: Lexicon) -> float:
    """What the clause borders between two words weigh."""
    weight = 0.0
    subordinator = lex.sets["subordinator"]
    last_verb = next((v.main for v in reversed(verbs) if v.main <= end + 1), -1)  # "since a blast / rocked"
    closed = -1
    for k in range(start, end):
        low = words.low[k]
        if k <= closed:
            continue
        if low == "(" and ")" in words.low[k + 1 : min(k + _INSERTED, end)]:
            closed = words.low.index(")", k)  # what stands in brackets parts nothing: "the league (FIFA) on Monday"
            weight += 1.0
        elif low in _QUOTES and (closing := _closes_words(words, verbs, k, end)) > 0:
            closed = closing  # nor does what is called so: "made a “last and best offer” on Monday"
            weight += 1.0
        elif low in _CLOSERS:
            if low != "," or not _in_date(words, k):
                weight += _CLOSERS[low]
        elif low in subordinator and (low not in _ALSO_LEADS or k < last_verb):
            weight += 1.0 if low in _AT_ONCE else _SINCE if low == "since" else _SUBORDINATE
        elif low in ("and", "but", "or") and k + 1 < end:
            weight += _AND
    return weight


def _closes_words(words: Words, verbs: Sequence[Verb], k: int, end: int) -> int:
    """Where the quotation ends that opens at `k` and holds only what something is called; -1 where none does."""
    closing = next((n for n in range(k + 1, min(k + _INSERTED, end)) if words.low[n] in _QUOTES), -1)
    return -1 if closing < 0 or any(k < v.main < closing for v in verbs) else closing


def _in_date(words: Words, k: int) -> bool:
    """Whether the comma at `k` is one within a date or a list of names."""
    return k + 1 < len(words.low) and words.low[k + 1][0].isdigit() and words.low[k - 1][0].isdigit()


def fronted(words: Words, placed: Placed, lex: Lexicon) -> bool:
    """Whether an expression opens its clause: "In July 1997, …", "…, and on Friday he …"."""
    low, before, prepositions = words.low, placed.first, lex.sets["preposition"]
    while before > 0 and (low[before - 1] in prepositions or low[before - 1] in _SMALL):
        before -= 1
    if before == 0 or low[before - 1] in _OPENING or low[before - 1] in lex.sets["conjunction"]:
        after = low[placed.last + 1] if placed.last + 1 < len(low) else ""
        return before == 0 or after == "," or after in lex.sets["subject"] or after in lex.sets["determiner"]
    return False


def opens_next(words: Words, verbs: Sequence[Verb], i: int, placed: Placed, lex: Lexicon) -> bool:
    """Whether an expression opens the clause behind a semicolon or "and": "left the army; in 1990, he joined …"."""
    low, before = words.low, placed.first - 1
    while before > i and (low[before] in lex.sets["preposition"] or low[before] in _SMALL):
        before -= 1
    if low[before] != ";":
        return False
    return any(v.first > placed.last and v.tense in FINITE for v in verbs)
