"""Finds the time expressions of a text by the rules of its language, in time linear in the text's length.

What an expression means on the calendar is the work of `anchor`; here it gets its span, its type and its parse.

>>> [(t.text, t.type, t.rule) for t in find_timexes("Talks start on Monday and take two days.")]
[('Monday', 'DATE', 'weekday'), ('two days', 'DURATION', 'duration')]
"""

from typing import cast

from loaders.timex.grammar import grammar
from loaders.timex.register import register_of
from loaders.timex.sheet import Found
from loaders.timex.text import flat
from schemas.text import Timex, TimexType


def has_rules(language: str | None) -> bool:
    """Whether time expressions of this language can be found."""
    return language is not None and grammar(language) is not None


def find_timexes(text: str, language: str = "en") -> list[Timex]:
    """The time expressions of a text, in order, none overlapping another; none for a language without rules."""
    rules = grammar(language)
    if rules is None:
        return []
    return [_timex(text, found) for found in rules.find(flat(text), lambda found: register_of(text, found))]


def _timex(text: str, found: Found) -> Timex:
    start, end, rule, parse = found
    mod = parse.get("mod")
    kind = rule.type or cast(TimexType, found.type)
    return Timex(start, end, text[start:end], kind, rule.name, parse, mod if isinstance(mod, str) else None)
