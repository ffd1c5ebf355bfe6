"""One happening that two words of one sentence tell: "an earthquake struck the coast, killing nine".

Both words are mentions, since either may be the one that another text uses; their titles then say the same, or one goes
on behind a comma where the other ends; or both name one kind of thing that the same parties do: "will hold talks, their
first such meeting". A timeline shows such a happening once.
"""

from collections import defaultdict
from collections.abc import Container, Iterable
from itertools import combinations

from schemas.mention import Mention


def told_twice(mentions: Iterable[Mention], apart: Container[str], held: Container[str] = ()) -> list[tuple[str, str]]:
    """Pairs of ids, each of two mentions of one sentence that tell one happening; none of a mention in `apart`.

    Of two that people placed themselves (`held`) nothing is said. What somebody says is never what they speak of, and
    a part is never its whole.
    """
    sentences: dict[tuple[str, int, int, str | None, str], list[Mention]] = defaultdict(list)
    for mention in mentions:
        if mention.id not in apart:
            key = (mention.source, mention.char_start, mention.char_end, mention.when.edtf, mention.status)
            sentences[key].append(mention)
    return [
        (one.id, other.id)
        for alike in sentences.values()
        if len(alike) > 1
        for one, other in combinations(sorted(alike, key=lambda m: (m.trigger_start, m.id)), 2)
        if _of_one_kind(one, other)
        and not (one.id in held and other.id in held)
        and (_goes_on(one.title.lower(), other.title.lower()) or _of_the_same(one, other))
    ]


def _of_one_kind(one: Mention, other: Mention) -> bool:
    """Whether the two may be one: both say something or neither does, and neither is a part of the other."""
    return _saying(one) == _saying(other) and one.id != other.part_of and other.id != one.part_of


def _of_the_same(one: Mention, other: Mention) -> bool:
    """Whether the two are of one family, with the same parties, two at least, and no two places."""
    parties = {part.actor for part in one.who}
    alike = one.family == other.family != "other" and parties == {part.actor for part in other.who}
    one_place = one.place is None or other.place is None or one.place == other.place
    return alike and len(parties) > 1 and one_place


def _saying(mention: Mention) -> bool:
    return mention.type.partition("/")[0] == "statement"


def _goes_on(one: str, other: str) -> bool:
    """Whether two titles are the same, or one is the other and what came of it."""
    return one == other or other.startswith(f"{one}, ") or one.startswith(f"{other}, ")
