"""What in a title points at nothing that the title names: "the spacecraft", "them", a happening without any name.

It reads a title with the names of its sentence; what the text calls such a thing is found in `titles.aimed`.
"""

import re
from collections.abc import Sequence

from loaders.grammar import Lexicon
from loaders.kinds import CONTENT, PARTICIPLE, PAST, PREPOSITION, THIRD

BARE, PRONOUN, SAYING = "*", "?", "“"
"""A title without any name, one with a pronoun that stands for nothing in it, and a saying that names nothing."""
_WORD = re.compile(r"[^\W_]+(?:[-’'.][^\W_]+)*|[:;,“”…%$]")
_HE = frozenset(("he", "she", "him", "her", "his"))
_IT = frozenset(("it", "its", "they", "them", "their"))
_THIS = frozenset(("those", "these", "this", "that"))
_SUCH = frozenset(("this", "these", "such"))
_US = frozenset(("i", "we", "you"))
_POINTS = _HE | _IT | _THIS | _SUCH
_NOUN_WORDS = 3
_OWNER = re.compile("['’]s?$")
TELLER = re.compile(r"^([^“:]{3,80}): (?=“?\w)")
"""Who says so, before a colon."""


def points_nowhere(title: str, said: str, names: Sequence[str], lex: Lexicon) -> str:
    """What of a title points at nothing: `BARE`, `PRONOUN`, or the noun behind "the"; "" where all is told.

    `said` is the sentence of the title, `names` are the names in it.
    """
    words = _WORD.findall(title)
    low = [word.lower() for word in words]
    if not words or low[0] in _US:
        return ""
    named = (words[0][0].isupper() and _is_written_large(_OWNER.sub("", words[0]), said)) or any(
        name in title for name in names
    )
    if not named and not any(_is_name(words, i) for i in range(1, len(words))):
        return BARE
    if teller := TELLER.match(title):
        first = len(_WORD.findall(title[: teller.end()])) + (title[teller.end()] == "“")
        opens = first < len(words) and _is_written_large(words[first], said)
        if not opens and not any(_is_name(words, i) for i in range(first + 1, len(words))):
            return SAYING
    for i, word in enumerate(low):
        if word in _POINTS and _is_lost(words, low, i, lex):
            return PRONOUN
        the = word == "the" or (not i and words[0][1:].islower() and f"he {word}" in said)
        if the and (noun := _noun(words, low, i + (word == "the"), lex)):
            return noun
    return ""


def _is_written_large(word: str, said: str) -> bool:
    """Whether a word that opens is written large within the sentence too, or by itself: "iPhone", "H1N1"."""
    return word != "I" and (f" {word}" in said or re.search(r"\w[\dA-Z]|-\d", word) is not None)


def _is_lost(words: Sequence[str], low: Sequence[str], i: int, lex: Lexicon) -> bool:
    """Whether a word is a pronoun for which the title has nothing before: "They met", "said: “Those are lost”"."""
    sets = lex.sets
    opens = not i or words[i - 1] in ("“", ":")
    if low[i] in _HE:
        return (opens or words[i].islower()) and not any(word[0].isupper() for word in words[:i])
    if low[i] in _SUCH and _points_back(low, i, lex):
        return True
    if not opens or i + 1 == len(low):
        return False
    if low[i] in _IT:
        return low[i] != "it" or low[i + 1] not in sets["says_of"]
    return low[i] in _THIS and low[i + 1] in sets["says_of"]


def _points_back(low: Sequence[str], i: int, lex: Lexicon) -> bool:
    """Whether "this" or "such" takes up what the title does not have: "these payments", but "this year", "such as"."""
    sets = lex.sets
    following = low[i + 1] if i + 1 < len(low) else "."
    if following in sets["calendar"] or following in sets["moments"] or not lex.kinds[following] & CONTENT:
        return following in ("a", "an", "is", "was", "are", "were", "would", "could", "may", "might")
    return following not in low[:i]


def _is_name(words: Sequence[str], i: int) -> bool:
    """Whether a word that opens no title is written large."""
    return words[i][0].isupper() and words[i][:2] not in ("I", "I'", "I’") and words[i - 1] not in ("“", ":")


def _is_loose(words: Sequence[str], at: int, lex: Lexicon) -> bool:
    """Whether what stands behind a preposition tells no happening apart: "the attack in / retaliation for strikes"."""
    return at < len(words) and words[at].islower() and words[at] not in lex.sets["determiner"]


def _noun(words: Sequence[str], low: Sequence[str], at: int, lex: Lexicon) -> str:
    """The plain noun behind "the" that nothing behind it tells apart; "" for none."""
    sets = lex.sets
    end, most = at, min(len(words), at + _NOUN_WORDS)
    while end < most and (words[end][0].islower() or not end) and lex.kinds[low[end]] & CONTENT:
        known = lex.forms.get(low[end], ("", 0))[1]
        if end > at and known & (PAST | PARTICIPLE | THIRD):
            if end + 1 < len(low) and lex.kinds[low[end + 1]] & PREPOSITION:
                return ""  # "the rightful demands of the crowd"
            break
        end += 1
    if (
        end == at
        or low[end - 1] in sets["known_to_all"]
        or low[at] in sets["ranks"]
        or (end > at + 1 and low[at].endswith("est"))
    ):
        return ""
    if words[end - 1][1:] != low[end - 1][1:]:
        return ""  # "the iPhone"
    following = words[end] if end < len(words) else "."
    if following[0].isupper() or following[0].isdigit() or following in sets["tells_apart"]:
        return ""
    if lex.kinds[following] & PREPOSITION and not (low[end - 1] in sets["matters"] and _is_loose(words, end + 1, lex)):
        return ""
    if following.endswith("ing") or low[end - 1] in low[:at]:
        return ""
    return "" if low[end - 1].endswith(("'s", "’s")) else " ".join(low[at:end])
