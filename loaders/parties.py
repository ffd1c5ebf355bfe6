"""Who takes part in a happening and where: names read by the grammar of the clause and the kind of event.

It invents no one: every party is a name of the sentence, and a speaker who is only quoted takes no part.
"""

from collections.abc import Sequence

from schemas.text import NameHit, Parties, Sentence, Trigger
from schemas.vocabulary import Vocabulary


def find_parties(
    trigger: Trigger,
    sentence: Sentence,
    hits: Sequence[NameHit],
    vocabulary: Vocabulary,
    *,
    language: str = "en",
    spans: Sequence[tuple[int, int]] = (),
) -> Parties:
    """The participants, the place and the attribution of what `trigger` names in `sentence`.

    `hits` are sorted; those outside the sentence are passed over. `spans` are its time words, which name nobody.
    """
    return Parties()
