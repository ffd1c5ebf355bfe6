"""The "it" that opens a sentence: the body or state whose deed the sentence before tells first.

It reads the words behind the pronoun and behind that name; he and she are the work of `pronouns`.
"""

import re

from loaders.names.people import People
from loaders.names.shapes import Shapes
from schemas.text import NameHit, Sentence

_IT = re.compile(r"It(?: (?:also|then|later|now|has|had|will|would|[a-z]+ly))* ([a-z]+)\b")
_DEED = re.compile(
    r"(?: on [A-Z][a-z]+day| also| [a-z]+ly)*( has| had| will| would| is| was)?(?: [a-z]+ly)* ([a-z]+)\b"
)
_ARTICLE = 4
"""Letters of an article that may open the sentence before the name, with its blank."""
_ACTING = frozenset({"company", "organisation", "government_body", "bloc", "country", "group", "armed_force"})
"""The kinds of actors that are called "it" and do things."""


def carried_on(
    sentence: Sentence, hits: list[NameHit], last: tuple[Sentence, list[NameHit]] | None, people: People, shape: Shapes
) -> None:
    """Adds to the hits of a sentence that "it" opens the one for whom it stands, by the hits of the `last` sentence.

    Nothing for "It was clear" and "It rained": what is done must be what somebody does.
    """
    told = _IT.match(sentence.text) if last is not None else None
    if told is None or last is None or not _is_deed(told[1], shape):
        return
    before = next((hit for hit in last[1] if hit.reading == "actor"), None)
    if before is None or before.demonym or before.kind not in _ACTING or before.start - last[0].start > _ARTICLE:
        return
    deed = _DEED.match(last[0].text, before.end - last[0].start)
    if deed is not None and (deed[1] or _is_deed(deed[2], shape) or deed[2].endswith("ed")):
        start = sentence.start
        name = people.name(before.id) or before.text
        hits.insert(0, NameHit(start, start + 2, "It", before.id, "actor", before.kind, False, before.of, name=name))


def _is_deed(word: str, shape: Shapes) -> bool:
    """Whether a word is a verb for what only one who acts does."""
    return word in shape.acts or word in shape.deals or word in shape.speaks or word in shape.state_acts
