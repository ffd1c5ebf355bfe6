"""Why a person is asked whether two nodes are one happening, in words."""

from kb.merge.features import Features


def reasons(a: Features, b: Features) -> tuple[str, ...]:
    """What speaks for two nodes being one happening, in words."""
    said = []
    if a.family == b.family:
        said.append(f"same kind: {a.family}")
    if a.days and b.days:
        said.append("overlapping times")
    if shared := sorted(a.actors & b.actors):
        said.append("shared parties: " + ", ".join(shared))
    if a.place and a.place == b.place:
        said.append(f"same place: {a.place}")
    if alike := sorted(a.words.keys() & b.words.keys(), key=lambda w: (-a.words[w], w))[:5]:
        said.append("shared words: " + ", ".join(alike))
    return tuple(said)
