"""Stretches of a sentence made fit for a title: without time words, cut where a phrase ends, tidy at both ends.

It cuts and joins; which stretch makes a title is decided in `titles`.
"""

import re
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from loaders.grammar import Lexicon, Words
from loaders.kinds import PAST, THIRD
from loaders.subjects import Span, in_list, is_adverb
from loaders.titles.endings import DANGLING, closed, finished, tidy
from loaders.titles.struck import SPEECH
from schemas.text import Sentence

LONGEST, SHORTEST = 96, 4

PRONOUNS = frozenset((
    "he", "she", "they", "it", "we", "i", "you", "who", "which", "that", "this", "these", "those", "there", "what",
    "whom", "himself", "herself", "itself", "themselves", "ourselves", "myself", "one",
))  # fmt: skip
_PARTS = frozenset((
    "section", "part", "piece", "series", "number", "kind", "sort", "type", "group", "range", "pair", "set", "majority",
    "portion", "form", "sense", "lack", "amount", "quantity", "result", "matter", "state", "act", "version", "variety",
    "couple", "use", "lot", "total", "handful", "string", "round", "percent", "cent", "%", "thousands", "hundreds",
    "dozens", "millions", "billions", "tens", "all", "some", "many", "most", "one", "none", "each", "both", "half",
))  # fmt: skip
"""Words that say nothing without what "of" puts behind them."""
_BORDERS = frozenset({",", "to", "and", "or", "–", "—", "("})
_ARTICLES = frozenset({"the", "a", "an", "this", "that", "these", "those"})
_OPENING = re.compile(
    r"^(?:(?:in|of|on|off|at|by|for|with|from|into|amid|among|about|during|since) (?=\w)(?!(?:least|most) )"
    r"|(?:its|his|her|their|our|my|the|an?) (?=\w)"
    r"|n['’]t |['’](?:s|ve|re|m|d|ll|t) )+",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"[“”\"«»\[\]]|``|''")
_CLOSING = re.compile(r"[,;:.]\s*['’]+$")
_LOOSE = re.compile(r" (?:[,.;:!?)'’”%]|n['’]t)|[$£€#] ")
_BEFORE_MARK = re.compile(
    r" (?=[,;:!?)’”%]|\.(?!\d))| (?=['’]s\b)|(?<=s) (?=['’](?: |$))| (?=n['’]t\b)"
    r"|(?<=\w) (?=['’](?:d|ll|ve|re|m)\b)|(?<=[$£€#]) (?=\d)"
)


class Phrase(NamedTuple):
    """A sentence as material for titles."""

    sentence: Sentence
    words: Words
    lex: Lexicon
    names: Mapping[int, str]
    """By offset the whole name to write for a pronoun or a surname."""
    whole: Sequence[Span] = ()
    """Start and end of names, which no cut may break."""
    places: Mapping[str, str] = MappingProxyType({})
    """By id the words for a place of the sentence."""
    bodies: Sequence[Span] = ()
    """Start and end of the names that are no person's."""
    persons: Mapping[int, str] = MappingProxyType({})
    """By the offset where it begins, with its title: each person's name."""
    where: Sequence[int] = ()
    """Where the names of places begin."""
    skip: Span = (0, 0)
    """Words that are left out."""

    def without_name(self, said: str) -> "Phrase":
        """The same without the full names that words before have told: "Ana Quispe said she", not her name again."""
        words = said.split()

        def known(name: str) -> bool:
            return name != "" and (name in said or name.rpartition(" ")[2] in words)

        if said and any(known(name) for name in self.names.values()):
            return self._replace(names={at: name for at, name in self.names.items() if not known(name)})
        return self


def text_of(phrase: Phrase, chosen: Sequence[int]) -> str:
    """The chosen words as the sentence writes them, names in full; one blank where something was left out."""
    raw, starts = phrase.words.raw, phrase.words.start
    text, offset, names, parts, behind = phrase.sentence.text, phrase.sentence.start, phrase.names, list[str](), 0
    for i in chosen:
        start = starts[i]
        if parts:
            gap = text[behind - offset : start - offset]
            parts.append(gap if len(gap) < 2 or gap.isspace() else " ")
        word = names.get(start, raw[i]) if names else raw[i]
        owned = word in ("'s", "’s") and i and names.get(starts[i - 1], "").endswith("s")
        parts.append(word[0] if owned else word)  # "the airline's" -> "Kestrel Airways'"
        behind = start + len(raw[i])
    return tidy_blanks("".join(parts))


def tidy_blanks(text: str) -> str:
    """`text` with single blanks, and none where none belongs ("Norway 's" -> "Norway's")."""
    text = " ".join(text.split())
    return _BEFORE_MARK.sub("", text) if _LOOSE.search(text) else text


def cut(phrase: Phrase, span: Span, room: int, *, keep_head: bool = False, must: int = -1) -> str:
    """The words of a span in at most `room` characters, cut where a phrase ends; "" where nothing fits.

    `keep_head` cuts what hangs on a noun first; `must` is a word that has to stay.
    """
    span = span[0], _sentence_end(phrase.words, *span)
    low, skip = phrase.words.low, range(*phrase.skip)
    chosen = tidy(phrase.words, phrase.lex, [i for i in range(*span) if low[i] not in SPEECH and i not in skip])
    chosen = closed(phrase.words, phrase.lex, chosen)
    text = text_of(phrase, chosen)
    while len(text) > room and chosen:
        # What is longer than the room by half and more is cut down by that at once.
        ahead = _within(phrase, chosen, room + 12)
        at = _last_border(phrase, chosen, ahead, must)
        if at <= 0:
            return _hard_cut(text, room) if keep_head else ""
        chosen = tidy(phrase.words, phrase.lex, chosen[:at])
        if must >= 0 and (not chosen or chosen[-1] < must):
            return _hard_cut(text, room) if keep_head else ""
        chosen = finished(phrase.words, phrase.lex, chosen, must)
        text = text_of(phrase, chosen)
    return text


def _within(phrase: Phrase, chosen: Sequence[int], room: int) -> int:
    """How many of the chosen words `room` characters hold."""
    for n, i in enumerate(chosen):
        room -= len(phrase.words.raw[i]) + 1
        if room < 0:
            return n
    return len(chosen)


def _sentence_end(words: Words, start: int, end: int) -> int:
    """Where a sentence ends within the span, which the text runs on from: "the vote. Voters know"."""
    for i in range(start + 2, end - 1):
        if words.low[i] == "." and len(words.raw[i - 1]) > 3 and words.raw[i - 1].islower():
            return i
    return end


def _last_border(phrase: Phrase, chosen: Sequence[int], ahead: int, must: int) -> int:
    """Index in `chosen` of the last word, up to `ahead`, that opens a phrase; 0 where none does.

    One inside a row of things, or behind a noun that "of" has to explain ("the role of"), serves where no other does.
    """
    low, lex = phrase.words.low, phrase.lex
    weak = 0
    for n in range(min(ahead, len(chosen) - 1), 0, -1):
        if chosen[n - 1] < must or (chosen[n - 1] == must and low[must] in DANGLING):
            break
        word = low[chosen[n]]
        if not (word in lex.sets["preposition"] or word in lex.sets["conjunction"] or word in _BORDERS):
            continue
        if word in ("about", "around", "over", "under", "up") and _counts(low, chosen, n + 1):
            continue  # "has wiped out / about $2 bn"
        if not _is_weak(phrase, chosen, n):
            return n
        weak = weak or n
    if weak and low[chosen[weak]] == "of" and (must >= 0 or not _is_told_to_be(phrase, chosen, weak)):
        explains = low[chosen[weak - 1]] in _PARTS or _is_told_to_be(phrase, chosen, weak)
        return 0 if must >= 0 and explains else weak
    return 0 if weak and low[chosen[0]] in lex.sets["preposition"] else weak


def _is_told_to_be(phrase: Phrase, chosen: Sequence[int], n: int) -> bool:
    """Whether what "of" explains is what something is said to be: "is the first step / of"."""
    low, i = phrase.words.low, n - 1
    while i > 0 and n - i < 6 and low[chosen[i]] not in phrase.lex.sets["determiner"]:
        i -= 1
    return i > 0 and low[chosen[i] - 1] in phrase.lex.sets["be"]


def _counts(low: list[str], chosen: Sequence[int], n: int) -> bool:
    """Whether a number or a sum of money stands there."""
    following = low[chosen[n]] if n < len(chosen) else "."
    return following[0].isdigit() or following in ("$", "£", "€", "us$", "to")


def _is_weak(phrase: Phrase, chosen: Sequence[int], n: int) -> bool:
    """Whether the words before the border `n` say too little without those behind it."""
    low, lex, word = phrase.words.low, phrase.lex, phrase.words.low[chosen[n]]
    if word in (",", "and", "or"):
        if n + 1 == len(chosen):
            return False
        following = low[chosen[n + 1]]
        if following in lex.function and following not in _ARTICLES:
            return False
        if is_adverb(low[chosen[n - 1]]) and is_adverb(following):
            return True  # "has fully / and strictly kept"
        if word == "," and goes_on(phrase, chosen[n] + 1):
            return True  # "clean, renewable sources"
        return in_list(phrase.words, chosen[n], chosen[-1]) if word == "," else following not in lex.forms
    if word == "to":
        return low[chosen[n - 1]] == "going" or bool(
            lex.forms.get(low[chosen[n - 1]], ("", 0))[1] & (PAST | THIRD)
        )  # "appears / to have failed"
    if word != "of":
        return False
    raw = phrase.words.raw
    if low[chosen[n - 1]] in _PARTS:
        return True  # "a section / of the bay"
    if raw[chosen[n - 1]][:1].isupper() and n + 1 < len(chosen) and raw[chosen[n + 1]][:1].isupper() and n > 1:
        return True  # "Secretary of State"
    i = n - 1
    while i > 0 and low[chosen[i]] not in lex.function and low[chosen[i]].isalpha() and n - i < 4:
        i -= 1
    return low[chosen[i]] == "the"


def goes_on(phrase: Phrase, i: int) -> bool:
    """Whether the word behind a comma goes on with adjectives, as no clause, name or verb opens."""
    words, lex = phrase.words, phrase.lex
    word, before = words.raw[i], words.raw[i - 2]
    plain = word.isalpha() and word.islower() and before.islower() and words.low[i] not in lex.forms
    return plain and not word.endswith(("ing", "ed", "ly")) and words.low[i - 2] not in lex.function


def _hard_cut(text: str, room: int) -> str:
    """The beginning of a text that no phrase border cuts: whole words and an ellipsis."""
    if room < 8:
        return ""
    if " " not in text[:room]:
        return text[: room - 1] + "…"
    words = text[: text.rfind(" ", 0, room)].split(" ")
    while len(words) > 1 and words[-1].lower() in DANGLING:
        words.pop()
    return " ".join(words).rstrip(",;: ") + "…"


def joined(*parts: str) -> str:
    """The parts that are not empty, one blank between them."""
    return " ".join(filter(None, parts))


def finish(title: str, sentence: str) -> str:
    """The title with a capital first and no quotes, at most 96 characters; the sentence's start where nothing is."""
    title = _QUOTED.sub("", title)
    if title.count("(") != title.count(")"):
        title = title.replace("(", "").replace(")", "")
    title = _CLOSING.sub("", tidy_blanks(title)).strip(" ,;:–—-")
    opened = _OPENING.sub("", title)
    if opened != title and title != tidy_blanks(sentence):
        title = opened
    if len(title) < SHORTEST:
        title = tidy_blanks(_QUOTED.sub("", sentence)).strip(" ,;:–—-") or sentence.strip()
    if len(title) > SHORTEST and title[-1] == "." and not re.search(r"\b(?:[A-Z]|Jr|Sr|Inc|Corp|Ltd|Co)\.$", title):
        title = title[:-1].rstrip()
    if title[-2:-1] == "." and re.search(r"\b(?:[A-Z]\.)+[A-Z]$", title):
        title += "."
    if len(title) > LONGEST:
        title = _hard_cut(title, LONGEST)
    if len(title) < SHORTEST:
        title = f"Event: {title}"
    return title[0].upper() + title[1:]
