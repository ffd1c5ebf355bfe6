"""The headline as the topic of a title that only points at what its text has told: "Ferry sinks: Crew left the ship".

What stands under a headline is of its story, so that such a topic is never a false one; a line that asks or that says
nothing by itself is none. One that opens with a topic of its own gives that alone, and a long one can do with less.
"""

import re
from collections.abc import Collection, Iterator

from loaders.grammar import Lexicon

_LONGEST, _FEWEST, _MOST, _SHARE = 88, 4, 17, 0.6
_OPENING, _OPENS = 40, 400
"""How many letters of a line tell that a text opens with it, and within how many it does."""
_WORD = re.compile(r"[^\W_]+(?:[-’'.][^\W_]+)*")
_KICKER = re.compile(r"(?:The )?([^:,;?!|“”‘’\"]{3,40}?) ?: (?=\S)")
_MARK = re.compile(
    r"^(?:[A-Z]{2,}(?: [A-Z]{2,})* ?: )(?=[A-Z])| [(\[][A-Z/ ]+[)\]]$"
    r"| ?[:–—-] (?:reports?|sources?|officials?|police|study|media|witnesses|ministry)$"
)
"""What a paper puts around a line: "BREAKING: ", " (VIDEO)", ": report"."""
_SCARE = re.compile(r"(?<!\w)['‘](\w[^'‘’]{0,30}\w)['’](?!\w)")
"""A word or two that a line holds at arm's length."""
_HERE = re.compile(r"^Here(?: (?:is|are)|['’]s) (?:the|an?) (?=[\w-]+ (?!to\b))", re.IGNORECASE)
"""What points at the thing that a line is about: "Here's the / ferry that Peru will launch"."""
_ADDRESSES = frozenset(("you", "your", "we", "our", "us", "my", "i"))
"""Words of a line that speaks to its readers: "get the news in your inbox"."""
_BROKEN = re.compile(r"[?!:;|…\n“”‘\"]|\.\.| [-–—] |[a-z]\.(?: |$)| \.$|(?:^| )['’]|\d{1,2}[:.]\d\d|[(\[]|RB-|, says? ")
"""What a line has in it that asks, calls, quotes, was cut or is told apart."""
_JOINT = re.compile(r"(?:,? (?:as|after|while|amid|when|despite|before)|,| ?[:;]| [-–—]) ", re.IGNORECASE)
"""Where a line goes on to what it can do without."""


def headline_topics(headline: str, text: str, lex: Lexicon, *, heard: Collection[str] = ()) -> tuple[str, ...]:
    """The topic that a headline opens with, or its shorter forms and the whole of it; empty where it can be none.

    `heard` are names of persons, offices and papers, who would be taken for the speakers of what stands behind them.

    >>> from loaders.grammar import lexicon
    >>> headline_topics("Ferry sinks off Callao coast as storm nears", "", lexicon())
    ('Ferry sinks off Callao coast', 'Ferry sinks off Callao coast as storm nears')
    >>> headline_topics("Callao Grand Prix: Who won?", "They drove. The Callao Grand Prix is old.", lexicon())
    ('Callao Grand Prix',)
    """
    line = _HERE.sub("", _SCARE.sub(r"\1", _MARK.sub("", headline)))
    line = line[:1].upper() + line[1:]
    kicker = _KICKER.match(line)
    if kicker and _is_topic(kicker[1], text, lex):
        return () if any(name in kicker[1] for name in heard) else (kicker[1],)
    if kicker and line[kicker.end()] not in "‘'“\"" and not any(name in kicker[1] for name in heard):
        line = line[kicker.end() :]  # "Boat wars: / Ferry sinks off Callao"
    at = text.find(headline[:_OPENING], 0, _OPENS)
    if at >= 0 and text[at + len(headline) : at + len(headline) + 1] != "\n":
        return ()  # a line that runs on may have been cut anywhere
    return tuple(form for form in _forms(line) if _is_line(form, lex))


def _forms(line: str) -> Iterator[str]:
    """What stands before the joints of a line, if it has a name, the shorter first, then the whole line."""
    if "?" in line:
        return
    joints = list(_JOINT.finditer(line))
    yield from (form for joint in joints if _has_name(form := line[: joint.start()]))
    yield line
    for joint in joints:
        form = line[joint.end() :]
        if joint[0].strip(" ,").lower() == "as" and _has_name(form):
            yield form[0].upper() + form[1:]  # "Two hurt as / fireworks burn on Callao beach"


def _has_name(words: str) -> bool:
    """Whether a word behind the first is written large."""
    return any(word[0].isupper() for word in words.split()[1:])


def _is_line(line: str, lex: Lexicon) -> bool:
    """Whether a line, or a part of one, tells something by itself."""
    words = _WORD.findall(line)
    if len(line) > _LONGEST or not _FEWEST <= len(words) <= _MOST or _BROKEN.search(line):
        return False
    if not _ADDRESSES.isdisjoint(line.lower().split()) or words[-1].lower() in lex.sets["dangling"]:
        return False
    opens = line[0].isupper() or line[0].isdigit()
    return opens and words[0].lower() not in lex.sets["opens_no_topic"] and not line.isupper()


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
