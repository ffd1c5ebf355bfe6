"""Stretches of a sentence as a title writes them: names in full, one blank between words, tidy at both ends.

It writes words; which words make a title is decided in `titles.verbs` and `titles.nouns`.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from operator import eq
from types import MappingProxyType
from typing import NamedTuple

from loaders.grammar import Lexicon, Words
from loaders.subjects import Span
from loaders.titles.struck import SPEECH
from schemas.text import Sentence

GOOD, LONGEST, SHORTEST = 140, 160, 4
"""How long a title may be before what is loose goes, how long at all, and how short."""

OWNERS = frozenset({"his", "her", "its", "their"})
_CLOSERS = frozenset({".", ",", ";", ":", "?", "!", "”", '"', "and", "but"})
_DRAWN = {"'d": "would", "’d": "would", "'ll": "will", "’ll": "will", "'ve": "have", "’ve": "have", "'re": "are",
          "’re": "are"}  # fmt: skip
_UNQUOTED = re.compile(r"[\"«»\[\]]|``|''")
_LONE = re.compile(r"(?<=[^s\W]) ['`](?= \w)|(?<=\w) [`](?=\w)")
_UNCLOSED = re.compile(r"(?<= )['‘](?=\w)(?!.*[\w.!?*]['’](?:\W|$))")
_CLOSING = re.compile(r"[,;:.]\s*['’]+$")
_OPENING = re.compile(r"^(?:n['’]t |['’](?:s|ve|re|m|d|ll|t)? )+")
_MARKED = re.compile(r"[\"«»\[\]`'‘’()“”]")
"""What a title may have to lose: marks that stand in pairs, or were parted from their word."""
_SHORT = re.compile(r"\b(?:[A-Z]|Jr|Sr|Inc|Corp|Ltd|Co)\.$")
_INITIALS = re.compile(r"\b(?:[A-Z]\.)+[A-Z]$")
_ENDS = " ,;:–—-"
_TIMELESS = re.compile(r",? as (?:far back|early|late|recently)$")
"""What led to a time that was left out."""
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
    owners: Mapping[int, str] = MappingProxyType({})
    """By offset the name that a possessive pronoun stands for."""
    pronouns: bool = False
    """Whether a subject may be a pronoun that nothing resolves, where nothing else can be told."""
    where: Sequence[int] = ()
    """Where the names of places begin."""

    def without_name(self, said: str) -> "Phrase":
        """The same without the full names that words before have told: "Ana Quispe said she", not her name again."""
        words = said.split()

        def known(name: str) -> bool:
            return name != "" and (name in said or name.rpartition(" ")[2] in words)

        if said and any(known(name) for name in self.names.values()):
            return self._replace(names={at: name for at, name in self.names.items() if not known(name)})
        return self


_AN = re.compile(r"(?i)(?!uni|use|usu|eu|one\b|u\.)[aeiou]|hour|hono|honest|heir")
"""What "an" stands before, by its sound."""


def text_of(phrase: Phrase, chosen: Sequence[int]) -> str:
    """The chosen words as the sentence writes them, names in full; one blank where something was left out."""
    raw, starts = phrase.words.raw, phrase.words.start
    text, offset, names, parts, behind = phrase.sentence.text, phrase.sentence.start, phrase.names, list[str](), 0
    for i in chosen:
        start = starts[i]
        word = names.get(start, raw[i]) if names else raw[i]
        if parts:
            gap = text[behind - offset : start - offset]
            whole = len(gap) < 2 or gap.isspace()
            if not whole and parts[-1] in ("a", "an"):
                parts[-1] = "an" if _AN.match(word) else "a"  # "an [October] meeting"
            parts.append(gap if whole else " ")
        if parts and word in _DRAWN and names.get(starts[i - 1]):
            word = f" {_DRAWN[word]}"  # "he'd" -> "Ana Quispe would"
        owned = word in ("'s", "’s") and i and names.get(starts[i - 1], "").endswith("s")
        parts.append(word[0] if owned else word)  # "the airline's" -> "Kestrel Airways'"
        behind = start + len(raw[i])
    return tidy_blanks("".join(parts))


def span_text(phrase: Phrase, span: Span) -> str:
    """The words of a span, tidy at both ends."""
    low = phrase.words.low
    return text_of(phrase, tidy(phrase, [i for i in range(*span) if low[i] not in SPEECH]))


def with_article(phrase: Phrase, span: Span) -> str:
    """The words of a span with the article that they begin with."""
    low = phrase.words.low
    return text_of(phrase, unended(phrase, [i for i in range(*span) if low[i] not in SPEECH]))


def tidy_blanks(text: str) -> str:
    """`text` with single blanks, and none where none belongs ("Norway 's" -> "Norway's")."""
    text = " ".join(text.split())
    return _BEFORE_MARK.sub("", text) if _LOOSE.search(text) else text


def tidy(phrase: Phrase, chosen: list[int]) -> list[int]:
    """The chosen words without conjunctions, articles and marks that dangle at the ends."""
    return unopened(phrase, unended(phrase, chosen))


def unended(phrase: Phrase, chosen: list[int]) -> list[int]:
    """The chosen words without those at the end that need what was cut off behind them."""
    low, end, forms = phrase.words.low, len(chosen), phrase.lex.forms
    while end and (
        low[chosen[end - 1]] in phrase.lex.sets["dangling"]
        or (end > 1 and low[chosen[end - 1]] in ("in", "on") and not _is_adverb_of(low, chosen[end - 2 : end], forms))
    ):
        at = chosen[end - 1]
        if low[at] == "." and at and (len(low[at - 1]) == 1 or "." in low[at - 1]):
            break  # "U.S."
        if _closes(phrase, at):
            break
        if low[at] in ("by", "at", "for", "of", "to", "with", "from", "about", "after") and _asked(low, chosen[:end]):
            break
        end -= 1
    return chosen[:end]


def _is_adverb_of(low: Sequence[str], pair: Sequence[int], forms: Mapping[str, object]) -> bool:
    """Whether "in" or "on" belongs to the verb before it: "went on", but not "talks on / what it owes"."""
    following = low[pair[1] + 1] if pair[1] + 1 < len(low) else "."
    return low[pair[0]] in forms and following not in ("what", "which", "whom", "how", "whether")


def _closes(phrase: Phrase, at: int) -> bool:
    """Whether a small word closes its clause, nothing struck behind it: "does just that", "signs to look for"."""
    low, starts = phrase.words.low, phrase.words.start
    following = low[at + 1] if at + 1 < len(low) else "."
    if low[at] in ("that", "so", "not"):
        return following == "." or (following in (",", "”", '"') and low[at + 2 : at + 3] != [] and low[at + 2] in '”"')
    if following not in _CLOSERS or low[at + 2 : at + 3] == [low[at]]:
        return False
    if low[at] not in phrase.lex.sets["stranded"] or not at or low[at - 1] in phrase.lex.function:
        return False
    ends = starts[at] + len(low[at]) - phrase.sentence.start
    begins = starts[at + 1] - phrase.sentence.start if at + 1 < len(low) else len(phrase.sentence.text)
    return not any(mark.isalnum() for mark in phrase.sentence.text[ends:begins])


def _asked(low: Sequence[str], chosen: Sequence[int]) -> bool:
    """Whether a preposition at the end belongs to a question word before: "what they pay for"."""
    return any(low[i] in ("what", "which", "who", "whom", "where") for i in chosen[-7:-1])


def unopened(phrase: Phrase, chosen: list[int]) -> list[int]:
    """The chosen words without articles and conjunctions before the first one that says something."""
    sets = phrase.lex.sets
    low, start = phrase.words.low, 0
    while start < len(chosen) and low[chosen[start]] in sets["leading"]:
        if low[chosen[start]] == "a" and start + 1 < len(chosen) and low[chosen[start] + 1] in sets["counted"]:
            break  # "a number of arrests"
        start += 1
    if chosen[start + 1 :] and low[chosen[start]] in sets["opens_when"]:
        start += phrase.words.raw[chosen[start + 1]][0].isupper()  # "Earlier Ana Quispe warned"
    return chosen[start:]


def without_echo(title: str) -> str:
    """The title without a word that stands twice in a row, as where what parted the two was left out: "that / that"."""
    words = title.split(" ")
    if not any(map(eq, words, words[1:])):
        return title
    return " ".join(
        word
        for before, word in zip(["", *words], words, strict=False)
        if word != before or not word.islower() or word == "had"
    )


def named_once(phrase: Phrase, title: str) -> str:
    """A title in which who is named twice is told by the surname the second time: "Ana Quispe said Quispe had left"."""
    for name in phrase.names.values():
        surname = name.rpartition(" ")[2]
        if " " in name and name[0].isupper() and surname[0].isupper() and title.count(name) > 1:
            behind, base, text = title.index(name) + len(name), phrase.sentence.start, phrase.sentence.text
            if all(text[start - base : end - base] != name for start, end in phrase.bodies):
                title = title[:behind] + title[behind:].replace(name, surname)
    return title


def joined(*parts: str) -> str:
    """The parts that are not empty, one blank between them."""
    return " ".join(filter(None, parts))


def finish(title: str, lex: Lexicon | None = None) -> str:
    """The title with a capital first, no stray marks, and at most 160 characters; "" where nothing is left."""
    if _MARKED.search(title):
        title = _LONE.sub(" ", _UNQUOTED.sub("", title))
        for opens, closes in ("()", "“”"):
            if title.count(opens) != title.count(closes):
                title = title.replace(opens, "").replace(closes, "")
        title = _OPENING.sub("", _CLOSING.sub("", _UNCLOSED.sub("", tidy_blanks(title))).strip(_ENDS))
    else:
        title = tidy_blanks(title).strip(_ENDS)
    if " as " in title:
        title = _TIMELESS.sub("", title)
    if "\\/" in title:
        title = title.replace("\\/", "/")
    if len(title) > SHORTEST and title[-1] == "." and not _SHORT.search(title):
        title = title[:-1].rstrip()
    if title[-2:-1] == "." and _INITIALS.search(title):
        title += "."
    if len(title) > LONGEST:
        title = shortened(title, lex)
    return title[:1].upper() + title[1:]


def shortened(text: str, lex: Lexicon | None = None) -> str:
    """The beginning of a text, whole words and an ellipsis, where nothing else is known to cut it by."""
    if len(text) <= LONGEST:
        return text
    words = text[: text.rfind(" ", 0, LONGEST) if " " in text[:LONGEST] else LONGEST - 1].split(" ")
    while len(words) > 1 and lex is not None and words[-1].lower() in lex.sets["dangling"]:
        words.pop()
    return " ".join(words).rstrip(",;: ") + "…"


def listed(names: Iterable[str]) -> str:
    """Names in a row: "Peru, Chile and Brazil"."""
    *before, last = names
    return f"{', '.join(before)} and {last}" if before else last


def possessive(phrase: Phrase, name: str) -> str:
    """The mark of an owner, as the text writes it."""
    return ("’" if "’" in phrase.sentence.text else "'") + ("" if name.endswith("s") else "s")
