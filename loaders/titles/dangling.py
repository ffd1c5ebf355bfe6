"""What in a title points at nothing that the title names: "the spacecraft", "them", a happening without any name.

It reads a title with the names of its sentence; what the text calls such a thing is found in `titles.aimed`.
"""

import re
from collections.abc import Collection, Sequence

from loaders.grammar import Lexicon
from loaders.kinds import CONTENT, PARTICIPLE, PAST, PREPOSITION, THIRD

BARE, PRONOUN, SAYING, LITTLE = "*", "?", "“", "…"
"""A title without any name, one with a pronoun that stands for nothing in it, a saying that names nothing, and a noun
of which nothing is told but who did it."""
_WORD = re.compile(r"[^\W_]+(?:[-’'.][^\W_]+)*|[:;,“”…%$]")
_HE = frozenset(("he", "she", "him", "her", "his"))
_IT = frozenset(("it", "its", "they", "them", "their"))
_THIS = frozenset(("those", "these", "this", "that"))
_SUCH = frozenset(("this", "these", "such", "similar"))
_US = frozenset(("i", "we", "you"))
_POINTS = _HE | _IT | _THIS | _SUCH
_NOUN_WORDS, _NEAR, _AHEAD = 3, 6, 7
_KNOWN = ("the", "'s", "’s", "this", "that", "these", "those", "such")
_OWNER = re.compile("['’]s?$")
TELLER = re.compile(r"^([^“:]{3,80}): (?=“?\w)")
"""Who says so, before a colon."""


def points_nowhere(
    title: str, said: str, names: Sequence[str], lex: Lexicon, *, persons: Collection[str] = ()
) -> tuple[str, ...]:
    """What of a title points at nothing: `BARE`, `SAYING`, `PRONOUN`, nouns behind "the"; none where all is told.

    `said` is the sentence of the title, `names` are the names in it, `persons` those of persons.
    """
    words = _WORD.findall(title)
    low = [word.lower() for word in words]
    if not words or low[0] in _US:
        return ()
    named = (words[0][0].isupper() and _is_written_large(_OWNER.sub("", words[0]), said)) or any(
        name in title for name in names
    )
    if not named and not any(_is_name(words, i) for i in range(1, len(words))):
        return (BARE,)
    if teller := TELLER.match(title):
        first = len(_WORD.findall(title[: teller.end()])) + (title[teller.end()] == "“")
        opens = first < len(words) and _is_written_large(words[first], said)
        if not opens and not any(_is_name(words, i) for i in range(first + 1, len(words))):
            return (SAYING,)
    lost = []
    for i, word in enumerate(low):
        if word in _POINTS and _is_lost(words, low, i, lex):
            lost.append(PRONOUN)
        elif word == "it" and persons and _is_told_by(low, i, lex):
            before = " ".join(words[:i])
            if all(name in persons for name in names if name in before) and any(name in before for name in persons):
                lost.append(PRONOUN)  # "Ana Quispe warned that it / could spread"
        opens = not i and words[0][1:].islower() and _opens_known(word, said, lex)
        the = word == "the" or opens
        if the and (noun := _noun(words, low, i + (word == "the"), lex)):
            lost.append(noun)
    return tuple(lost)


def _opens_known(word: str, said: str, lex: Lexicon) -> bool:
    """Whether a title opens with a noun that its sentence takes for known, or that by itself tells nothing.

    "Thursday's / attack", "the / ferry", "a provocation".
    """
    at = said.find(f" {word}")
    return word in lex.sets["takes_up"] or (at > 0 and said[:at].lower().endswith(_KNOWN))


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


def _is_told_by(low: Sequence[str], i: int, lex: Lexicon) -> bool:
    """Whether "it" opens what somebody tells, and is no "it" that stands for what comes ("it is clear that")."""
    teller = low[i - 1 - (low[i - 1] == "that")] if i > 1 else ""
    if teller not in lex.sets["reporting"] and teller not in lex.sets["takes_clause"]:
        return False
    ahead = low[i + 1 : i + _AHEAD]
    return not ahead or ("that" not in ahead and "to" not in ahead[2:])


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


def _noun(words: Sequence[str], low: Sequence[str], at: int, lex: Lexicon) -> str:
    """The plain noun behind "the" that nothing behind it tells apart; "" for none."""
    sets = lex.sets
    end = _noun_end(words, low, at, lex)
    if end < 0 or low[at] in sets["ranks"] or (end > at + 1 and low[at].endswith("est")):
        return ""
    head = low[end - 1]
    if _OWNER.search(head):  # "the child's parents"
        return "" if (owner := _OWNER.sub("", head)) in sets["known_to_all"] else owner
    if head in sets["known_to_all"] or words[end - 1][1:] != head[1:] or head in low[:at]:
        return ""  # "the iPhone"
    return "" if _is_told_apart(words, low, end, lex, opens=not at) else " ".join(low[at:end])


def _noun_end(words: Sequence[str], low: Sequence[str], at: int, lex: Lexicon) -> int:
    """Where the words of a plain noun end; -1 where what stands there is none."""
    end, most = at, min(len(words), at + _NOUN_WORDS)
    while end < most and (words[end][0].islower() or not end):
        if _OWNER.search(low[end]):
            return end + 1
        if not lex.kinds[low[end]] & CONTENT:
            break
        known = lex.forms.get(low[end], ("", 0))[1]
        if end > at and known & (PAST | PARTICIPLE | THIRD):
            following = low[end + 1] if end + 1 < len(low) else ""
            if lex.kinds[following] & PREPOSITION:
                return -1  # "the rightful demands of the crowd", "the area closed to boats"
            if following or known & (PAST | PARTICIPLE):
                break  # but "denied the media reports"
        end += 1
    return end if end > at else -1


def _is_told_apart(words: Sequence[str], low: Sequence[str], end: int, lex: Lexicon, *, opens: bool) -> bool:
    """Whether what stands behind a noun tells which one it is: "the vote / on tax", "the race / in Lima"."""
    sets = lex.sets
    if end == len(words):
        return False
    following = low[end]
    if words[end][0].isupper() or following[0].isdigit() or following.endswith("ing"):
        return True
    if following in sets["tells_apart"]:
        return not (opens and following == "to")  # "Incident / to be investigated"
    if not lex.kinds[following] & PREPOSITION:
        return False
    if following in sets["tells_what"] and not (low[end - 1] in sets["matters"] and _is_loose(words, end + 1, lex)):
        return True
    return any(word[0].isupper() or word[0].isdigit() for word in words[end + 1 : end + _NEAR])


def _is_loose(words: Sequence[str], at: int, lex: Lexicon) -> bool:
    """Whether what stands behind a preposition tells no happening apart: "the attack in / retaliation for strikes"."""
    return at < len(words) and words[at].islower() and words[at] not in lex.sets["determiner"]


def says_little(title: str, noun: str, said: str, lex: Lexicon) -> bool:
    """Whether a title that a noun makes tells nothing but by or with whom: "Statement by Ana Rojas", "Formal hearing".

    `noun` is the word that names the happening, in small letters, `said` the sentence of the title.
    """
    words = _WORD.findall(title)
    low = [word.lower() for word in words]
    at = next((i for i, word in enumerate(low) if word == noun), -1)
    if not 0 <= at < _NOUN_WORDS + _NOUN_WORDS:
        return False
    tells = lex.sets["tells_what"] | lex.sets["tells_apart"]
    if noun in lex.sets["of_a_matter"]:
        between = at and _OWNER.search(low[at - 1]) and low[at + 1 : at + 2] == ["with"]  # "Peru's talks with Chile"
        return not between and tells.isdisjoint(low[at + 1 :]) and all(_is_name(words, i) for i in range(1, at))
    if at >= _NOUN_WORDS or any(word[0].isupper() for word in words[1 : at + 1]):
        return False
    if (at and _is_written_large(words[0], said)) or any(_OWNER.search(word) for word in low[:at]):
        return False
    if at + 1 == len(words):
        return True
    placed = low[at + 1] in ("in", "at") and any(word[0].isupper() for word in words[at + 2 :])
    return tells.isdisjoint(low[at + 1 :]) and low[at + 1] in lex.sets["names_parties_only"] and not placed
