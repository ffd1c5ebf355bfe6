"""The verb that stands without an auxiliary, and whether a word is one there: "talks start", "the injured men".

It goes by the word's own form and what stands beside it; auxiliaries are the matter of `verbs`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from loaders.grammar import Lexicon, Words
from loaders.kinds import (
    ADVERB,
    ARTICLE,
    AUXILIARY,
    BASE,
    BE,
    CALENDAR,
    CONTENT,
    DETERMINER,
    FORMS,
    FUNCTION,
    GERUND,
    KNOWN,
    LY,
    PARTICIPLE,
    PAST,
    POSSESSIVE,
    PREPOSITION,
    PRONOUN,
    SUBJECT,
    THIRD,
    verb_form,
)


@dataclass(slots=True)
class Verb:
    """A verb with its auxiliaries; no tuple, since its fields are read a thousand times a sentence."""

    first: Final[int]
    """Index of its first word, auxiliaries and `to` included."""
    main: Final[int]
    """Index of the word that carries the meaning."""
    lemma: Final[str]
    tense: Final[str]
    """past, present, future, modal, infinitive, gerund or participle."""
    perfect: Final[bool] = False
    progressive: Final[bool] = False
    passive: Final[bool] = False
    negated: Final[bool] = False
    governor: Final[int] = -1
    """Index of the word that an infinitive or gerund hangs on; -1 for none."""

    def moved(self, first: int, main: int, governor: int) -> "Verb":
        """The same verb where its words have other indices."""
        aspect = self.perfect, self.progressive, self.passive, self.negated
        return Verb(first, main, self.lemma, self.tense, *aspect, governor)


_NAMES_IN_ING = frozenset({"beijing", "boeing", "nanjing", "chongqing", "kunming", "corning", "sterling", "keating"})
"""Names that look like verbs where they open a sentence."""
_ORDINALS = frozenset({"first", "second", "third", "last", "newly"})
_QUOTES = frozenset(("“", '"', "``", "‘", "'"))
_BEGIN_PHRASE = DETERMINER | SUBJECT | ADVERB | LY
_BEHIND_VERB = frozenset(("him", "them", "us", "me", "to", "that", "how", "why", "up", "down", "out", "off", "back"))


def bare_verb(words: Words, i: int, lex: Lexicon) -> Verb | None:
    """The verb that stands at `i` without an auxiliary; None where the word is read as a noun or adjective."""
    low, kinds = words.low, words.kinds(lex)
    kind, before = kinds[i], kinds[i - 1] if i else 0
    if not kind & FORMS:
        return None
    if i > 1 and low[i - 1] in _QUOTES and kinds[i - 2] & (ARTICLE | PREPOSITION):
        before = kinds[i - 2]  # "talks about “extended deterrence”"
    if kind & GERUND:
        return _gerund(words, i, lex)
    if kind & PAST:
        if _described_twice(words, i, lex) or _is_label(low, i):
            return None
        adverb = (before & LY or low[i - 1] in _ORDINALS) and i > 1 and kinds[i - 2] & ARTICLE
        if adverb and i + 1 < len(low) and (kinds[i + 1] & CONTENT or low[i + 1] in _QUOTES or low[i + 1] == "`"):
            return None  # "a severely wounded man", "the dimly lit 'war room'"
        if before & (ARTICLE | PREPOSITION | BE):
            return None
        behind_day = before & CALENDAR and low[i - 2] == "on" and i > 2  # "the crew on Sunday found"
        if (
            kind & BASE
            and not behind_day
            and not any(_verbal(words, i, lex, plural=plural) for plural in (True, False))
        ):
            return None
        base = verb_form(low[i], lex.forms)[0]
        by = low[i + 1 : i + 3] if kind & PARTICIPLE else []
        if by[:1] == ["by"] and not by[-1].endswith("ing"):  # "began by thanking" is no passive
            return Verb(i, i, base, "participle", passive=True, governor=i - 1)
        return Verb(i, i, base, "past")
    if kind & PARTICIPLE:
        base = verb_form(low[i], lex.forms)[0]
        return None if _named(before) else Verb(i, i, base, "participle", passive=True, governor=i - 1)
    if words.raw[i][:1].isupper() and i and (not words.raw[i - 1][:1].isupper() or _is_prose(words)):
        return None
    if kind & THIRD and before & CALENDAR:
        return None  # "the January rallies"
    owned = i > 1 and kinds[i - 2] & PREPOSITION and i + 1 < len(kinds) and kinds[i + 1] & PREPOSITION
    if kind & THIRD and owned and words.raw[i - 1][:1].isupper():
        return None  # "the enforcement of UN sanctions against"
    stands = _verbal(words, i, lex, plural=not kind & THIRD) or (kind & THIRD and _named_subject(words, i, lex))
    return Verb(i, i, verb_form(low[i], lex.forms)[0], "present") if stands else None


def _described_twice(words: Words, i: int, lex: Lexicon) -> bool:
    """Whether "and" joins two adjectives, the second of which ends as a verb does: "the dead and injured birds"."""
    low, kinds = words.low, words.kinds(lex)
    if i < 3 or low[i - 1] not in ("and", "or") or not kinds[i - 3] & (ARTICLE | PREPOSITION):
        return False
    if low[i - 2] != "dead" and not (kinds[i - 2] & PARTICIPLE and not kinds[i - 2] & BASE):
        return False
    return i + 1 < len(low) and bool(kinds[i + 1] & CONTENT)


def _is_prose(words: Words) -> bool:
    """Whether most words begin small, as they do but in a headline: a capital is that of a name ("the Lux Leaks")."""
    return sum([raw[:1].islower() for raw in words.raw]) * 2 >= len(words.raw)


def _is_label(low: Sequence[str], i: int) -> bool:
    """Whether a word only labels the time behind it: "Updated: 3.05 p.m."."""
    return low[i + 1 : i + 2] == [":"] and i + 2 < len(low) and low[i + 2][0].isdigit()


def _named(before: int) -> bool:
    """Whether the kind of word before another makes that one a noun: "the", "their"."""
    return bool(before & POSSESSIVE or (before & DETERMINER and not before & PRONOUN))


def _gerund(words: Words, i: int, lex: Lexicon) -> Verb | None:
    """The verb that the -ing form at `i` is; None where it is a noun or adjective."""
    word, kind = (words.low[i - 1], words.kinds(lex)[i - 1]) if i else ("", 0)
    described = word.endswith(("al", "ic", "ive", "ous")) and word not in lex.sets["nouns"]
    if (
        _named(kind)
        or described
        or _joined_adjective(words, i, lex)
        or (words.raw[i][:1].isupper() and (i or words.low[i] in _NAMES_IN_ING))
    ):
        return None
    if word and word[0].isalpha() and not kind & FUNCTION and _compound(words, i, lex):
        return None
    if kind & KNOWN and kind & (BASE | PAST) and not _begins(word, lex):
        return None
    return Verb(i, i, verb_form(words.low[i], lex.forms)[0], "gerund", governor=i - 1)


def _joined_adjective(words: Words, i: int, lex: Lexicon) -> bool:
    """Whether "and" joins an -ing form to an adjective before its noun: "their loyal and demanding readers"."""
    kinds = words.kinds(lex)
    if i < 3 or words.low[i - 1] != "and" or not kinds[i - 3] & (DETERMINER | POSSESSIVE):
        return False
    return not kinds[i - 2] & FORMS and i + 1 < len(kinds) and bool(kinds[i + 1] & CONTENT)


def _begins(word: str, lex: Lexicon) -> bool:
    """Whether an -ing form behind this verb is what begins, goes on or ends: "began meeting", but "host meeting"."""
    return any(word in lex.sets[name] for name in ("starts", "ends", "goes_on", "doubts"))


def _compound(words: Words, i: int, lex: Lexicon) -> bool:
    """Whether an -ing form ends a compound noun: "information sharing", but "officials meeting in Lima"."""
    before, kinds = words.low[i - 1], words.kinds(lex)
    if kinds[i - 1] & KNOWN or before.endswith(("s", "ly", "ed", "ing")) or words.raw[i - 1][:1].isupper():
        return False
    if i + 1 >= len(words.low) or kinds[i + 1] & (PREPOSITION | AUXILIARY):
        return True
    return words.low[i + 1] == "and" or not words.low[i + 1][0].isalnum()


def _named_subject(words: Words, i: int, lex: Lexicon) -> bool:
    """Whether a name stands before the -s form and nothing behind speaks against a verb: "Apple unveils phone"."""
    kinds = words.kinds(lex)
    if not i or not words.raw[i - 1][:1].isupper() or kinds[i - 1] & FUNCTION or not words.raw[i].islower():
        return False
    if words.low[i - 1] in lex.sets["adjectives"]:
        return False  # "New sanctions on Peru were imposed"
    if i + 1 >= len(kinds):
        return True
    after = kinds[i + 1]
    if after & AUXILIARY or words.low[i + 1] in ("of", "between", "'s"):
        return False
    if after & PREPOSITION and words.low[i - 1].endswith(("ian", "ese", "ish")):
        return False  # "the Central Asian states in"
    return not after & KNOWN or not after & PAST or bool(after & BASE)


def _verbal(words: Words, i: int, lex: Lexicon, *, plural: bool) -> bool:
    """Whether the word at `i` stands between a subject and what can follow a verb."""
    if not i:
        return False
    kinds = words.kinds(lex)
    at = i - 2 if i > 1 and kinds[i - 1] & ADVERB else i - 1
    before, kind = words.low[at], kinds[at]
    if kind & SUBJECT or before in ("that", "which", "who"):
        return True
    if kind & FUNCTION or not before[-1:].isalnum() or before[0].isdigit():
        return before in ("and", "or", "but") and _after_verb(words, i, lex)
    if plural and not (before.endswith("s") or before in ("people", "police", "men", "women", "children")):
        return False
    if kind & KNOWN and kind & (PAST | GERUND) and not words.raw[i - 1][:1].isupper():
        return False
    if before in lex.sets["adjectives"]:
        return False
    described = before.endswith(("al", "ic", "ive", "ous", "ful", "ese", "ian", "an", "ish")) and len(before) > 4
    if not plural and described and before not in lex.sets["nouns"]:
        return False
    return _after_verb(words, i, lex)


def _after_verb(words: Words, i: int, lex: Lexicon) -> bool:
    """Whether what stands behind `i` can follow a verb."""
    if i + 1 >= len(words.low):
        return True
    after, kind = words.low[i + 1], words.kinds(lex)[i + 1]
    return bool(
        kind & _BEGIN_PHRASE
        or after in _BEHIND_VERB
        or after in lex.sets["bare_objects"]
        or (kind & POSSESSIVE and after != "'s")
        or (kind & PREPOSITION and after not in ("of", "between"))
        or words.raw[i + 1][:1].isupper()
        or after[0].isdigit()
        or after[0] in '"“$€£,'
        or after.endswith("ing")
        or (after.endswith("s") and not kind & KNOWN)
    )
