"""The occasion that a text is about where it has a name of its own: "Callao Grand Prix", "Rose Parade".

What is named by a plain noun ("Paita ferry fire") is found in `titles.matter`.
"""

import re
from functools import cache

from loaders.grammar import Lexicon

_REACH, _LEAD = 6_000, 400
_WORD = r"[A-Z\d][\w&]*(?:[-’'](?!s\b)\w+)*"


def occasion_of(text: str, headline: str, lex: Lexicon) -> str:
    """The named occasion that a headline has, or that its text tells early; "" for none or for several.

    >>> from loaders.grammar import lexicon
    >>> occasion_of("Ana Rojas won the Callao Grand Prix.", "Rojas wins at last", lexicon())
    'Callao Grand Prix'
    """
    named = _named(lex)
    calls: dict[str, list[int]] = {}
    for match in named.finditer(text, 0, _REACH):
        calls.setdefault(_clean(match[0], lex), []).append(match.start())
    headed = next((_clean(match[0], lex) for match in named.finditer(headline)), "")
    if headed:
        # "Rain hits / Callao Grand Prix", as the text has it
        known = [call for call in calls if call and headed.endswith(call)]
        return max(known, key=len, default="" if headline.istitle() else headed)
    told = [call for call, at in calls.items() if call and at[0] < _LEAD]
    heads = {call.rpartition(" ")[2] for call in told}
    return max(told, key=lambda call: (len(calls[call]), len(call))) if len(heads) == 1 else ""


def _clean(name: str, lex: Lexicon) -> str:
    """A name without the small words and times that a sentence has before it; "" where nothing else is left."""
    words = name.split()
    while words and (
        words[0].lower() in lex.function or words[0].lower() in lex.sets["calendar"] or words[0].isdigit()
    ):
        words.pop(0)
    return " ".join(words) if len(words) > 1 else ""


@cache
def _pattern(heads: frozenset[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w’'-])(?:{_WORD} ){{1,4}}(?:{'|'.join(sorted(heads))})(?![\w-])")


def _named(lex: Lexicon) -> re.Pattern[str]:
    """What is written large before a noun that names occasions."""
    return _pattern(lex.sets["occasions"])
