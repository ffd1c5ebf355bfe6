"""The title of an event: the best among those of its mentions.

A mention's title is made in `loaders.titles`; here one is chosen, of a whole group and in any order the same.
"""

import re
from collections.abc import Mapping, Sequence
from math import sqrt

from kb.merge.words import words_of
from schemas.mention import Mention

_LONGEST = 160
_AGREES, _OF_KIND, _READS, _IN_FRONT, _SHARED = 0.9, 0.4, 0.9, 1.0, 0.3
"""What counts for a title: that its mention has the status and the kind that hold, how it reads, how far in front it
stands, and how much of its words the others share. Set by reading, of 416 events of news, the titles that differed."""
_SHORT = 5
_COMPANY = 3
"""Of fewer mentions none says which words the others would use."""
_STANDS_FOR = re.compile(
    r"(?<!after )(?<!before )(?<!when )(?<!while )(?<!where )(?<!because )"
    r"\b(?:he|she|it|they|him|them|we|you|I|me|us)\b"
    r"|^(?:This|That|These|Those|Such|Another) "
)
"""In a clause behind the first a pronoun has its noun before it: "Gorilla was shot after it picked up a boy"."""
_WITHOUT_ACTOR = re.compile(
    r"[A-Z][a-z]+ing (?!of\b)|(?:Company|Group|Firm|Man|Woman|Others?|Officials?|Government|Minister|President) [a-z]"
)


def best_mention(ordered: Sequence[Mention], status: str, kind: str) -> Mention:
    """The mention whose title speaks for all: in the words that most of them use, readable, of what holds, in front."""
    if len(ordered) == 1:
        return ordered[0]
    family = kind.partition("/")[0]
    shared = _shared([mention.title for mention in ordered]) if len(ordered) >= _COMPANY else [0.0] * len(ordered)

    def speaks(k: int) -> tuple[float, float]:
        mention = ordered[k]
        holds = _AGREES * (mention.status == status) + _OF_KIND * (mention.family == family)
        looks = _READS * _reads(mention) + _IN_FRONT * _stands_out(mention)
        return holds + looks + _SHARED * shared[k], mention.confidence

    return ordered[max(range(len(ordered)), key=speaks)]


def _shared(titles: Sequence[str]) -> list[float]:
    """How much of the words of each title all of them share, 0 to 1 (its cosine with their sum)."""
    said = [_said(title) for title in titles]
    common: dict[str, float] = {}
    for words in said:
        for stem, weight in words.items():
            common[stem] = common.get(stem, 0.0) + weight
    length = sqrt(sum(weight * weight for weight in common.values())) or 1.0
    return [sum(weight * common[stem] for stem, weight in words.items()) / length for words in said]


def _said(title: str) -> Mapping[str, float]:
    """The words of a title with weights whose squares sum to 1."""
    weights = {word.stem: word.weight for word in words_of(title)}
    length = sqrt(sum(weight * weight for weight in weights.values())) or 1.0
    return {stem: weight / length for stem, weight in weights.items()}


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
    if ": " in title or _STANDS_FOR.search(title) or _WITHOUT_ACTOR.match(title) or _only_names(mention):
        return 1
    return 2 if title.count(" ") > 2 else 1


def _only_names(mention: Mention) -> bool:
    """Whether a short title ends with the noun of the happening: "15th Chadian missile test" tells nothing of it."""
    words, noun = mention.title.lower().split(), (mention.lemma or "").split()
    named = mention.trigger.lower() == mention.lemma and words[-2:-1] != ["to"]
    return named and len(words) <= _SHORT and words[-len(noun) :] == noun


def _stands_out(mention: Mention) -> float:
    """How far in front a mention stands; a title that names someone or some place gains a sentence."""
    return mention.prominence + (0.06 if _named(mention.title) else 0.0)


def _named(title: str) -> bool:
    """Whether a title holds a name behind its first word."""
    return any(word[:1].isupper() for word in title.split()[1:])
