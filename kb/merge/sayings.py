"""What one person says in one text on one day: many sentences, one statement.

A report quotes its speaker sentence by sentence; each "said" as an event of its own would fill the table with one
speech. This ties them; which mentions tell of one happening by likeness is the matter of `grouping`.
"""

from collections.abc import Container, Iterable

from schemas.mention import Mention

_SAYING = frozenset(
    """say tell add note explain argue stress emphasise emphasize reiterate remark complain contend assert write tweet
    state claim comment reply describe attribute predict insist""".split()  # noqa: SIM905 - read more easily as text
)
"""The verbs of merely saying; who announces, denies or promises does something of its own."""


def sayings(mentions: Iterable[Mention], apart: Container[str]) -> list[tuple[str, str]]:
    """Pairs of ids, each of two sayings of one speaker in one text on one day; none of a mention in `apart`."""
    first: dict[tuple[str, str, str | None], str] = {}
    pairs = []
    for mention in mentions:
        if mention.type != "statement" or mention.lemma.partition(" ")[0] not in _SAYING or mention.id in apart:
            continue
        speaker = next((part.actor for part in mention.who if part.role == "speaker"), None)
        if speaker is None:
            continue
        told = first.setdefault((mention.source, speaker, mention.when.edtf), mention.id)
        if told != mention.id:
            pairs.append((told, mention.id))
    return pairs
