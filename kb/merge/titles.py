"""The title of an event: the best among those of its mentions.

A mention's title is made in `loaders.titles`; here one is chosen, of a whole group and in any order the same.
"""

import re
from collections.abc import Sequence

from schemas.mention import Mention

_LONGEST = 160
_STANDS_FOR = re.compile(r"\b(?:he|she|it|they|him|them|we|you|I|me|us)\b")
_WITHOUT_ACTOR = re.compile(
    r"[A-Z][a-z]+ing (?!of\b)|(?:Company|Group|Firm|Man|Woman|Others?|Officials?|Government|Minister|President) [a-z]"
)


def best_mention(ordered: Sequence[Mention], status: str, kind: str) -> Mention:
    """The mention whose title speaks for all: of the status and kind that hold, readable, then the most prominent."""
    family = kind.partition("/")[0]
    return max(ordered, key=lambda m: (m.status == status, m.family == family, _reads(m), _stands_out(m), m.confidence))


def title_of(best: Mention) -> str:
    """The title that a mention gives its event: its own, or where it has none the sentence, cut to length."""
    title = best.title if len(best.title) >= 4 else " ".join(best.quote.split())
    title = title if len(title) >= 4 else f"Event: {title}"
    return title if len(title) <= _LONGEST else title[: _LONGEST - 1].rsplit(" ", 1)[0] + "…"


def _reads(mention: Mention) -> int:
    """How well a title reads with no text around it: 0 cut off or a bare word, 1 says too little, 2 well."""
    title = mention.title
    if "…" in title or " " not in title:
        return 0
    if ": " in title or _STANDS_FOR.search(title) or _WITHOUT_ACTOR.match(title):
        return 1
    return 2 if title.count(" ") > 2 else 1


def _stands_out(mention: Mention) -> float:
    """How far in front a mention stands; a title that names someone or some place gains a sentence."""
    return mention.prominence + (0.06 if _named(mention.title) else 0.0)


def _named(title: str) -> bool:
    """Whether a title holds a name behind its first word."""
    return any(word[:1].isupper() for word in title.split()[1:])
