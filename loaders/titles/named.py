"""What a text calls by name that a title only calls "the flight": "the Andean Air flight", "the law firm Rojas Prado".

It looks for one name beside the noun; where the text has several it says nothing.
"""

import re

from loaders.grammar import Lexicon

_WORD = r"[A-Z][\w&-]*(?:\.[A-Z]\.?)*"
_BEFORE = re.compile(rf"(?<![\w-]){_WORD}(?: (?:of )?{_WORD}){{0,3}}(?: ?['’]s)? $")
_BEHIND = re.compile(rf",? ({_WORD}(?: {_WORD}){{0,2}})(?= [a-z]|[,.;)]| [,.;)])")
_LED = re.compile(r"\b(?:the|an?|['’]s|[A-Z]\w+) $")
_REACH, _WIDTH, _TOLD = 20_000, 60, 2


def named(text: str, noun: str, at: int, lex: Lexicon) -> str:
    """The noun with the one name that the text before `at` gives it; "" for none or for several.

    >>> from loaders.grammar import lexicon
    >>> text = "Sources at the Andean Air office and the law firm Rojas Prado spoke. "
    >>> named(text, "law firm", len(text), lexicon()), named(text, "office", len(text), lexicon())
    ('law firm Rojas Prado', 'Andean Air office')
    """
    found: dict[str, str] = {}
    times, size = 0, len(noun)
    low = text[max(0, at - _REACH) : at].lower()
    offset = at - len(low)
    i = low.find(noun)
    while i >= 0:
        start, end = offset + i, offset + i + size
        apart = low[i - 1 : i] == " " and text[end : end + 1] != "-" and not text[end : end + 1].isalnum()
        if apart and not text[start:end].isupper():  # "PORT HEDLAND", of a dateline
            if name := _name_before(text, start, lex):
                large = all(word[0].isupper() for word in text[start:end].split())
                found[name.rpartition(" ")[2].lower()] = f"{name} {text[start:end] if large else noun}"
                times += 1
            elif (behind := _BEHIND.match(text, end)) and _LED.search(text, max(0, start - _WIDTH), start):
                last = behind[1].rpartition(" ")[2].lower()
                if last not in lex.function and last not in lex.sets["calendar"]:
                    found[last] = f"{noun} {behind[1]}"
                    times += 1
        i = low.find(noun, i + size)
    if len(found) != 1 or (times < _TOLD and _is_deed(noun, lex)):
        return ""
    return next(iter(found.values()))


def _name_before(text: str, start: int, lex: Lexicon) -> str:
    """The name that ends where a noun starts: "the / Andean Air / office"; "" where none does."""
    match = _BEFORE.search(text, max(0, start - _WIDTH), start)
    words = match[0].split() if match else []
    while words and (words[0].lower() in lex.function or words[0].lower() in lex.sets["calendar"]):
        words.pop(0)
    inside = any(word.lower() in lex.function and word != "of" for word in words)
    return "" if inside or (words and words[-1].lower() in lex.sets["calendar"]) else " ".join(words)


def _is_deed(noun: str, lex: Lexicon) -> bool:
    """Whether a noun tells what somebody does, of which a text may tell several: "investigation", "attack"."""
    return noun.endswith(("tion", "sion", "ment", "ing")) or noun.rpartition(" ")[2] in lex.forms
