"""How alike two nodes are: each piece of evidence weighed, the sum a log-odds that both tell of one happening.

The same trigger word alone never suffices: it weighs less than what is missing without a shared party, place or word.
"""

from math import exp

from kb.merge_features import Features


def likeness(a: Features, b: Features) -> float:
    """How likely two nodes are one happening, 0 to 1, from these two alone; symmetric."""
    if a.days and b.days and (a.days[0] > b.days[1] or b.days[0] > a.days[1]):
        return 0.0
    if a.actors and b.actors and a.place and b.place and a.place != b.place and not (a.actors & b.actors):
        return 0.0
    odds = -5.0
    odds += 2.0 if a.lemma and a.lemma == b.lemma else 0.0
    odds += 1.5 if a.family == b.family and a.family != "other" else 0.0
    odds += 1.0 if a.type == b.type else 0.0
    odds += 1.5 * min(2, len(a.actors & b.actors))
    odds += 1.0 if a.place and a.place == b.place else 0.0
    odds += 1.5 if a.days and b.days else 0.0
    odds += 4.0 * _overlap(a, b)
    return 1 / (1 + exp(-odds))


def _overlap(a: Features, b: Features) -> float:
    shared = sum(min(heavy, b.words[word]) for word, heavy in a.words.items() if word in b.words)
    least = min(sum(a.words.values()), sum(b.words.values()))
    return shared / least if least else 0.0


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
