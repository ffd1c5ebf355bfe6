"""What the texts themselves say of two mentions, whatever likeness says: the same again, put off, or two others.

Constraints on the groups that `grouping` makes: pairs that belong together, pairs that do not, pairs as good as one.
"""

from collections.abc import Iterable, Mapping, Sequence

from kb.merge.features import Features

Pair = tuple[int, int]

_SAID_AGAIN = 0.99
"""Likeness of "the meeting" and the meeting before it."""
_NEAR_BEFORE = 600
"""Characters in which "the meeting" looks for the meeting that it means."""


def put_off(nodes: Sequence[Features], links: Mapping[Pair, float], sure: float) -> list[Pair]:
    """Each mention of what was put off with the earlier plan that it is most like, if it is like one at all.

    The day of the plan and the day on which it is held in the end exclude each other: only what tells of the change
    holds the two together. A text may tell it twice, with the old day and the new one; a later one that it was held.
    """
    plans: dict[int, tuple[float, str, int]] = {}
    twice: list[Pair] = []
    for pair, alike in links.items():
        one, other = nodes[pair[0]], nodes[pair[1]]
        if alike >= sure and one.source == other.source and one.status == other.status == "postponed":
            twice.append(pair)
        if alike >= sure and (_is_held(one, other) or _is_held(other, one)):
            twice.append(pair)
        for moved, plan in (pair, pair[::-1]):
            if alike >= sure and _is_put_off(nodes[moved], nodes[plan]):
                plans[moved] = max(plans.get(moved, (0.0, "", -1)), (alike, nodes[plan].node, plan))
    return sorted([*twice, *((moved, plan) for moved, (_, _, plan) in plans.items())])


def known_again(nodes: Sequence[Features], block: Iterable[int]) -> dict[Pair, float]:
    """Each mention that a text takes as known and gives no time of its own, linked with the one before that it means.

    "The meeting" is the last meeting that the text told of, if that is not far off.
    """
    found: dict[Pair, float] = {}
    last: dict[tuple[str, str], int] = {}
    for i in sorted(block, key=lambda i: (nodes[i].source, nodes[i].at[1], nodes[i].node)):
        node = nodes[i]
        before = last.get((node.source, node.heads[0]))
        if before is not None and _means_the_last(node, nodes[before]):
            found[min(before, i), max(before, i)] = _SAID_AGAIN
        last[node.source, node.heads[0]] = i
    return found


def _means_the_last(node: Features, before: Features) -> bool:
    """Whether "the" and the like, no day and no list of parties of its own make a mention mean the one before it."""
    alone = node.firm is None and len(node.sides) < 2
    return alone and node.taken_as_known and node.at[1] - before.at[1] <= _NEAR_BEFORE


def other_sides(nodes: Sequence[Features], links: Iterable[Pair]) -> list[Pair]:
    """The linked pairs of one text that cannot be one: each has two parties at least, one of which the other lacks."""
    found = []
    for i, j in links:
        one, other = nodes[i].sides, nodes[j].sides
        lists = nodes[i].source == nodes[j].source and len(one) > 1 < len(other)
        if lists and not (one <= other or other <= one):
            found.append((i, j))
    return found


def _is_put_off(moved: Features, plan: Features) -> bool:
    """Whether one tells that what the other, told before in another text, had planned was put off or called off."""
    if moved.status not in ("postponed", "cancelled") or plan.status not in ("planned", "tentative"):
        return False
    if plan.story in ("", moved.story) or moved.told is None or plan.told is None:
        return False
    return plan.told <= moved.told


def _is_held(held: Features, moved: Features) -> bool:
    """Whether one tells that what the other, told before, had put off was held on the new day."""
    if moved.status != "postponed" or held.status != "occurred" or held.firm is None or held.days != moved.days:
        return False
    return held.days is not None and held.days[1] - held.days[0] <= 1 and (moved.told or 0) <= (held.told or 0)
