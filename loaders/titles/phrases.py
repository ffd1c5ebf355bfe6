"""Stretches of a sentence made fit for a title: without time words, cut where a phrase ends, tidy at both ends.

It cuts and joins; which stretch makes a title is decided in `titles`.
"""

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from loaders.grammar import Lexicon, Words
from loaders.subjects import Span, in_list
from schemas.text import Sentence

LONGEST, SHORTEST = 90, 4

_TIME_LEAD = frozenset((
    "on", "in", "at", "by", "since", "from", "until", "till", "before", "after", "during", "for", "over",
    "through", "within", "between", "late", "early", "later", "the", "this", "a", "an", "mere", "to", "just", "only",
    "nearly", "almost", "roughly", "around", "some",
))  # fmt: skip
_DANGLING = frozenset((
    "a", "an", "the", "and", "or", "but", "nor", "of", "in", "on", "at", "by", "for", "to", "from", "with",
    "into", "as", "than", "that", "which", "who", "whose", "their", "its", "his", "her", "during", "after",
    "before", "between", "among", "against", "over", "under", "about", "amid", "including", "such", "will",
    "would", "was", "were", "is", "are", "be", "been", "has", "have", "had", "when", "while", "where", "if",
    "because", "also", "start", "starts", "begin", "begins", "not", "very", "more", "most", "so", "again", "due",
    "both", "either", "even", "just", "only", "less", "nearly", "almost", "prior",
    "he", "she", "they", "we", "i", "whether", "how",
    ",", ";", ":", "-", "–", "—", "(", "“", "‘",
))  # fmt: skip
_LEADING = frozenset((
    "the", "a", "an", "and", "but", "or", "so", "then", "also",
    "that", ",", ";", ":", "'", "’", "”", ")", "however", "meanwhile", "still", "yet", "instead", "this",
    "these", "those", ".", "—", "-",
))  # fmt: skip
_BORDERS = frozenset({",", "to", "and", "or", "–", "—", "("})
_MARKS_OF_SPEECH = frozenset({'"', "“", "”", "''"})
_ARTICLES = frozenset({"the", "a", "an", "this", "that", "these", "those"})
_DATELINE = re.compile(
    r".{0,160}?(?:\(\s?[A-Z][\w .]{1,24}\)|-LRB-\s?[A-Z][\w .]{1,24}-RRB-)\s*(?:[—–_]|--?)\s*"
    r"|[A-Z][A-Z. ]{2,30}(?:, [A-Z][\w. ]{1,20})?\s*(?:[—–]|\s--?)\s+"
)
_ASIDE = re.compile(r"[(\"“”`]|''")
_OPENING = re.compile(
    r"^(?:(?:in|of|on|off|at|by|for|with|from|into|amid|among|about|during|since) (?=\w)"
    r"|(?:its|his|her|their|our|my|the|an?) (?=\w)"
    r"|n['’]t |['’](?:s|ve|re|m|d|ll|t) )+",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"[“”\"«»\[\]]|``|''")
_LOOSE = re.compile(r" (?:[,.;:!?)'’”%]|n['’]t)|[$£€#] ")
_BEFORE_MARK = re.compile(
    r" (?=[,;:!?)’”%]|\.(?!\d))| (?=['’]s\b)|(?<=s) (?=['’](?: |$))| (?=n['’]t\b)|(?<=[$£€#]) (?=\d)"
)


class Phrase(NamedTuple):
    """A sentence as material for titles."""

    sentence: Sentence
    words: Words
    keep: Sequence[bool]
    """For each word whether a title may hold it; time words may not."""
    lex: Lexicon
    names: dict[int, str]
    """By offset the name to write for a pronoun."""
    whole: Sequence[Span] = ()
    """Start and end of names, which no cut may break."""
    places: Mapping[str, str] = MappingProxyType({})
    """By id the words for a place of the sentence."""
    bodies: Sequence[Span] = ()
    """Start and end of the names that are no person's."""


_struck: dict[tuple[Sentence, tuple[Span, ...]], Sequence[bool]] = {}


def kept(sentence: Sentence, words: Words, spans: tuple[Span, ...]) -> Sequence[bool]:
    """For each word whether it is no time word, nor a preposition that only leads to one, nor in brackets."""
    known = _struck.get((sentence, spans))
    if known is None:
        if len(_struck) >= 64:
            _struck.clear()
        known = _struck[sentence, spans] = _kept(sentence, words, spans)
    return known


def _kept(sentence: Sentence, words: Words, spans: tuple[Span, ...]) -> Sequence[bool]:
    keep = [True] * len(words.low)
    if "—" in sentence.text or "-" in sentence.text or "–" in sentence.text:
        keep[: _behind_dateline(sentence, words)] = [False] * _behind_dateline(sentence, words)
    if _ASIDE.search(sentence.text) or "(" in words.low:
        _drop_asides(words, keep)
    for start, end in spans:
        if start >= sentence.start and end <= sentence.end:
            first, behind = bisect_left(words.start, start), bisect_left(words.start, end)
            if first < behind:
                _drop_time(words.low, keep, first, behind)
    for i in range(1, len(keep) - 1) if spans else ():
        apart = not keep[i - 1] and not keep[i + 1] and words.low[i + 1] not in _MARKS_OF_SPEECH
        if apart and words.low[i] in ("and", "to", "of", "-", "–", ","):
            keep[i] = False
    return keep


def _behind_dateline(sentence: Sentence, words: Words) -> int:
    """The number of words that tell where and for whom a report was written: "OSLO (Agency) —"."""
    line = _DATELINE.match(sentence.text)
    return bisect_left(words.start, sentence.start + line.end()) if line and line.end() < len(sentence.text) else 0


def _drop_time(low: list[str], keep: list[bool], first: int, behind: int) -> None:
    """Strikes the time words from `first` on, and what leads to them ("on") or hangs on them ("'s")."""
    keep[first:behind] = [False] * (behind - first)
    following = low[behind] if behind < len(low) else ""
    if following in ("'s", "'", "’s"):
        keep[behind] = False
        return  # "during last year's drought" stays "during drought"
    hyphened = behind + (following == "-")
    if low[hyphened : hyphened + 1] == ["old"]:
        keep[behind : hyphened + 1] = [False] * (hyphened + 1 - behind)  # "the 16-year-old rider"
    for i in range(first - 1, max(first - 3, -1), -1):
        if low[i] not in _TIME_LEAD or not keep[i]:
            break
        if low[i] in ("the", "this", "a", "an") and following.isalpha() and following not in _TIME_LEAD | {"of"}:
            break  # "the 2006 elections" stays "the elections"
        keep[i] = False
    left = next((i for i in range(first - 1, -1, -1) if keep[i]), 0)
    if left > 0 and low[left - 1] == "," and low[left].endswith("ed") and following == ",":
        keep[left - 1 : behind + 1] = [False] * (behind + 2 - left)  # "the launch, planned for Monday, has"


def _drop_asides(words: Words, keep: list[bool]) -> None:
    """Strikes what stands in brackets, and quotation marks."""
    opened = -1
    for i, word in enumerate(words.low):
        if word == "(":
            opened = i
        elif word == ")" and opened >= 0:
            keep[opened : i + 1] = [False] * (i + 1 - opened)
            opened = -1
        elif word in _MARKS_OF_SPEECH:
            keep[i] = False


def text_of(phrase: Phrase, chosen: Sequence[int]) -> str:
    """The chosen words as the sentence writes them, one blank where something between them was left out."""
    words, sentence, parts = phrase.words, phrase.sentence, []
    last = -2
    for i in chosen:
        start = words.start[i]
        if i == last + 1 and last >= 0:
            behind = words.start[last] + len(words.raw[last])
            parts.append(sentence.text[behind - sentence.start : start - sentence.start])
        elif parts:
            parts.append(" ")
        parts.append(words.raw[i])
        last = i
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
    chosen = _tidy(phrase, [i for i in range(*span) if phrase.keep[i]])
    text = text_of(phrase, chosen)
    while len(text) > room and chosen:
        # What is longer than the room by half and more is cut down by that at once.
        ahead = phrase.words.start[chosen[0]] + room + 12
        at = _last_border(phrase, chosen, ahead)
        if at <= 0 or (must >= 0 and chosen[at - 1] < must):
            return _hard_cut(text, room) if keep_head else ""
        chosen = _tidy(phrase, chosen[:at])
        if len(chosen) > 2 and phrase.words.low[chosen[-1]].endswith("ing"):
            # "revealed its bill for containing / the leak"
            opens = phrase.words.low[chosen[-2]] in phrase.lex.sets["preposition"] and chosen[-2] > must
            chosen = _tidy(phrase, chosen[:-2]) if opens else chosen
        text = text_of(phrase, chosen)
    return text


def _sentence_end(words: Words, start: int, end: int) -> int:
    """Where a sentence ends within the span, which the text runs on from: "the vote. Voters know"."""
    for i in range(start + 2, end - 1):
        if words.low[i] == "." and len(words.raw[i - 1]) > 3 and words.raw[i - 1].islower():
            return i
    return end


def _last_border(phrase: Phrase, chosen: Sequence[int], ahead: int) -> int:
    """Index in `chosen` of the last word before the offset `ahead` that opens a phrase; 0 where none does.

    One inside a row of things, or behind a noun that "of" has to explain ("the role of"), serves where no other does.
    """
    low, lex = phrase.words.low, phrase.lex
    weak = 0
    for n in range(len(chosen) - 1, 0, -1):
        if phrase.words.start[chosen[n]] > ahead:
            continue
        word = low[chosen[n]]
        if not (word in lex.sets["preposition"] or word in lex.sets["conjunction"] or word in _BORDERS):
            continue
        if not _is_weak(phrase, chosen, n):
            return n
        weak = weak or n
    return 0 if weak and low[chosen[0]] in lex.sets["preposition"] and low[chosen[weak]] != "of" else weak


def _is_weak(phrase: Phrase, chosen: Sequence[int], n: int) -> bool:
    """Whether the words before the border `n` say too little without those behind it."""
    low, lex, word = phrase.words.low, phrase.lex, phrase.words.low[chosen[n]]
    if word in (",", "and", "or"):
        if n + 1 == len(chosen):
            return False
        following = low[chosen[n + 1]]
        if following in lex.function and following not in _ARTICLES:
            return False
        return in_list(phrase.words, chosen[n], chosen[-1]) if word == "," else following not in lex.forms
    if word != "of":
        return False
    raw = phrase.words.raw
    if raw[chosen[n - 1]][:1].isupper() and n + 1 < len(chosen) and raw[chosen[n + 1]][:1].isupper() and n > 1:
        return True  # "Secretary of State"
    i = n - 1
    while i > 0 and low[chosen[i]] not in lex.function and low[chosen[i]].isalpha() and n - i < 4:
        i -= 1
    return low[chosen[i]] == "the"


def _tidy(phrase: Phrase, chosen: list[int]) -> list[int]:
    """The chosen words without conjunctions, prepositions and articles that dangle at the ends."""
    low = phrase.words.low
    end = len(chosen)
    while end and (low[chosen[end - 1]] in _DANGLING or low[chosen[end - 1]] == "."):
        if low[chosen[end - 1]] == "." and end > 1 and len(low[chosen[end - 2]]) == 1:
            break  # "U.S."
        if low[chosen[end - 1]] in ("start", "begin") and end > 1 and low[chosen[end - 2]].isdigit():
            break  # "a 9-14 start"
        end -= 1
    if end and low[chosen[end - 1]].endswith("ly") and low[chosen[end - 1] + 1 :][:1] and end < len(low):
        end -= low[chosen[end - 1] + 1].endswith("ed")  # "a race deeply / marked by rain"
    start = 0
    while start < end and low[chosen[start]] in _LEADING:
        start += 1
    return chosen[start:end]


def _hard_cut(text: str, room: int) -> str:
    """The beginning of a text that no phrase border cuts: whole words and an ellipsis."""
    if room < 8:
        return ""
    if " " not in text[:room]:
        return text[: room - 1] + "…"
    words = text[: text.rfind(" ", 0, room)].split(" ")
    while len(words) > 1 and words[-1].lower() in _DANGLING:
        words.pop()
    return " ".join(words).rstrip(",;: ") + "…"


def joined(*parts: str) -> str:
    """The parts that are not empty, one blank between them."""
    return " ".join(filter(None, parts))


def finish(title: str, sentence: str) -> str:
    """The title with a capital first and no quotes, at most 90 characters; the sentence's start where nothing is."""
    title = _QUOTED.sub("", title)
    if title.count("(") != title.count(")"):
        title = title.replace("(", "").replace(")", "")
    title = tidy_blanks(title).strip(" ,;:–—-")
    if title != tidy_blanks(sentence):
        title = _OPENING.sub("", title)
    if len(title) > 1 and title[-1] == "." and not re.search(r"\b(?:[A-Z]|Jr|Sr|Inc|Corp|Ltd|Co)\.$", title):
        title = title[:-1].rstrip()
    if len(title) < SHORTEST:
        title = tidy_blanks(_QUOTED.sub("", sentence)).strip(" ,;:–—-") or sentence.strip()
    if len(title) > LONGEST:
        title = _hard_cut(title, LONGEST)
    if len(title) < SHORTEST:
        title = f"Event: {title}"
    return title[0].upper() + title[1:]
