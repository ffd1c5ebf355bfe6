"""Finds the time expressions of a text by the rules of its language, in time linear in the text's length.

What an expression means on the calendar is the work of `anchor`; here it gets its span, its type and its parse.

>>> [(t.text, t.type, t.rule) for t in find_timexes("Talks start on Monday and take two days.")]
[('Monday', 'DATE', 'weekday'), ('two days', 'DURATION', 'duration')]
"""

from loaders.timex_rules import grammar
from loaders.timex_text import flat
from schemas.text import Timex


def has_rules(language: str | None) -> bool:
    """Whether time expressions of this language can be found."""
    return bool(language) and grammar(_base(language or "")) is not None


def find_timexes(text: str, language: str = "en") -> list[Timex]:
    """The time expressions of a text, in order, none overlapping another; none for a language without rules."""
    rules = grammar(_base(language))
    if rules is None:
        return []
    plain = flat(text)
    search, candidates = rules.finder, rules.candidates
    found: list[Timex] = []
    at = 0
    while (match := search(plain, at)) is not None:
        start, end = match.span()
        at = start + 1
        for rule, parse in candidates(plain[start:end]):
            if rule.fits(plain, start, end):
                found.append(Timex(start, end, text[start:end], rule.type, rule.name, parse, _mod(parse)))
                at = end
                break
    return found


def _base(language: str) -> str:
    return language.split("-")[0].lower()


def _mod(parse: dict[str, object]) -> str | None:
    mod = parse.get("mod")
    return mod if isinstance(mod, str) else None
