"""Whether a person should be asked if two nodes are one happening, and why, in words."""

from kb.merge.days import days_between
from kb.merge.features import Features
from kb.merge.words import likeness_of_words, spelt

_BESIDE = 0.3  # words beside two happenings that are so alike are worth a person's look by themselves
_WITH_COMPANY = 0.15  # and these, where both name a party or the place
_MOST_WORDS = 5


def worth_asking(a: Features, b: Features) -> bool:
    """Whether more than kind and time speaks for two mentions being one: what stands beside them, a party, the place.

    Sayings of one speaker have the speaker beside them in common whatever they say: of two, all their words count.
    """
    if a.saying and b.saying:
        return likeness_of_words(a.words, b.words, a.words_weigh * b.words_weigh) >= _BESIDE
    near = likeness_of_words(a.near, b.near, a.near_weigh * b.near_weigh)
    if near >= _BESIDE:
        return True
    named = not a.company.isdisjoint(b.company) or (a.place is not None and a.place == b.place)
    return named and near >= _WITH_COMPANY


def reasons(a: Features, b: Features, text: str) -> tuple[str, ...]:
    """What speaks for two nodes being one happening, in words, as `text`, which tells of the first, spells them."""
    said = []
    if a.family == b.family:
        said.append(f"same kind: {a.family}")
    if a.days and b.days and not days_between(a, b):
        said.append("overlapping times")
    if shared := sorted(a.company & b.company):
        said.append("shared parties: " + ", ".join(shared))
    if a.place and a.place == b.place:
        said.append(f"same place: {a.place}")
    if alike := sorted(a.words.keys() & b.words.keys(), key=lambda w: (-a.words[w], w))[:_MOST_WORDS]:
        said.append("shared words: " + ", ".join(spelt(alike, text)))
    return tuple(said)
