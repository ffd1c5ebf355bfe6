"""Titles as a person would write them: short, readable, with actor, action and object, without the time.

A title is made of the sentence's own words; it says nothing that the sentence does not say.
"""

from collections.abc import Sequence

from schemas.text import NameHit, Parties, Sentence, Trigger


def title_of(
    trigger: Trigger,
    sentence: Sentence,
    parties: Parties,
    hits: Sequence[NameHit],
    spans: Sequence[tuple[int, int]] = (),
    *,
    language: str = "en",
) -> str:
    """A title of 4 to 90 characters for what `trigger` names in `sentence`.

    `spans` are the time words (start, end in the source's text), which a title leaves out.
    """
    at = trigger.start - sentence.start
    words = sentence.text[max(0, at - 40) : at + 40].split()
    return " ".join(words)[:90] or sentence.text[:90]
