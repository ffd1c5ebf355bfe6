"""The headline as the topic of a title that only points at what its text has told: "Ferry sinks: Crew left the ship".

What stands under a headline is of its story, so that such a topic is never a false one; a line that is long, that
asks or that says nothing by itself is none. One that opens with a topic of its own gives that alone.
"""

import re
from collections.abc import Collection

from loaders.grammar import Lexicon

_LONGEST, _FEWEST, _MOST, _SHARE = 88, 4, 17, 0.6
_WORD = re.compile(r"[^\W_]+(?:[-’'.][^\W_]+)*")
_KICKER = re.compile(r"(?:The )?([^:,;?!|“”‘’\"]{3,40}?) ?: (?=\S)")
_MARK = re.compile(
    r"^(?:[A-Z]{2,}(?: [A-Z]{2,})* ?: )(?=[A-Z])| [(\[][A-Z/ ]+[)\]]$"
    r"| ?[:–—-] (?:reports?|sources?|officials?|police|study|media|witnesses|ministry)$"
)
"""What a paper puts around a line: "BREAKING: ", " (VIDEO)", ": report"."""
_SCARE = re.compile(r"(?<!\w)['‘](\w[^'‘’]{0,30}\w)['’](?!\w)")
"""A word or two that a line holds at arm's length."""
_ADDRESSES = frozenset(("you", "your", "we", "our", "us", "my", "i"))
"""Words of a line that speaks to its readers: "get the news in your inbox"."""
_BROKEN = re.compile(r"[?!:;|…\n“”‘\"]|\.\.| [-–—] |[a-z]\.(?: |$)| \.$|(?:^| )['’]|\d{1,2}[:.]\d\d|[(\[]|RB-|, says? ")
"""What a line has in it that asks, calls, quotes, was cut or is told apart."""


def headline_topic(headline: str, text: str, lex: Lexicon, *, heard: Collection[str] = ()) -> str:
    """The topic that a headline opens with, or the headline itself; "" where it can be none.

    `heard` are names of persons, offices and papers, who would be taken for the speakers of what stands behind them.

    >>> from loaders.grammar import lexicon
    >>> headline_topic("Ferry sinks off Callao coast", "", lexicon())
    'Ferry sinks off Callao coast'
    >>> headline_topic("Callao Grand Prix: Who won?", "They drove. The Callao Grand Prix is old.", lexicon())
    'Callao Grand Prix'
    """
    line = _SCARE.sub(r"\1", _MARK.sub("", headline))
    kicker = _KICKER.match(line)
    if kicker and _is_topic(kicker[1], text, lex):
        return "" if any(name in kicker[1] for name in heard) else kicker[1]
    if kicker and not any(name in kicker[1] for name in heard):
        line = line[kicker.end() :]  # "Boat wars: / Ferry sinks off Callao"
    words = _WORD.findall(line)
    if len(line) > _LONGEST or not _FEWEST <= len(words) <= _MOST or _BROKEN.search(line):
        return ""
    if not _ADDRESSES.isdisjoint(line.lower().split()):
        return ""
    if words[0].lower() in lex.sets["opens_no_topic"] or not line[0].isupper() or line.isupper():
        return ""
    if text.startswith(headline) and text[len(headline) : len(headline) + 1] != "\n":
        return ""  # a line that runs on may have been cut anywhere
    return line


def tells_more(topic: str, title: str, lex: Lexicon) -> bool:
    """Whether a topic has words enough that a title lacks."""
    told = {word.lower() for word in _WORD.findall(topic)} - lex.function
    return len(told - {word.lower() for word in _WORD.findall(title)}) >= (1 - _SHARE) * len(told)


def _is_topic(kicker: str, text: str, lex: Lexicon) -> bool:
    """Whether what stands before a colon names something that the text takes up: "Tiangong-1", no "Chip wars"."""
    words = kicker.split()
    large = all(word[0].isupper() or word[0].isdigit() or word.lower() in lex.function for word in words)
    named = len(words) > 1 or any(char.isdigit() for char in kicker)
    dated = any(word.lower() in lex.sets["calendar"] for word in words)
    return large and named and not dated and not kicker.isupper() and kicker in text
