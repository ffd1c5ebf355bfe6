"""Which mentions tell of one happening: candidates by keys, links by likeness, groups within blocks.

A function of the set: order changes nothing. A block is a connected component of links; it is grouped whole and
alone, so a build in steps only needs to see touched blocks (`blocks`).
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from kb.merge_features import Features, keys_of, mention_features
from kb.merge_links import likeness
from kb.merge_shapes import BlockIndex, SourceInfo
from schemas.mention import Mention

SURE = 0.75
"""Likeness from which two groups are one event."""
LIKELY = 0.5
"""Likeness from which a person is asked whether they are."""
CROWD = 256
"""A key that more nodes than this hold says nothing and is not followed."""

Links = dict[tuple[int, int], float]


def group(
    mentions: Iterable[Mention],
    *,
    sources: Mapping[str, SourceInfo] | None = None,
    common: Collection[str] = (),
    sure: float = SURE,
) -> list[list[Mention]]:
    """The mentions of each happening, in their order; a mention alone is a list of one.

    `common` names keys that are too crowded in the whole database where `mentions` is only a part of it.
    """
    known = sources or {}
    unique = {mention.id: mention for mention in mentions}
    nodes = sorted((mention_features(m, known.get(m.source)) for m in unique.values()), key=lambda f: (f.order, f.node))
    links = link(nodes, common)
    found = [part for block in components(len(nodes), links) for part in cluster(block, links, sure)]
    return [[unique[nodes[i].node] for i in part] for part in sorted(found)]


def candidates(nodes: Sequence[Features], common: Collection[str]) -> Iterator[tuple[int, int]]:
    """Each pair of nodes that share a key which is not crowded, once."""
    holders: dict[str, list[int]] = defaultdict(list)
    for index, node in enumerate(nodes):
        for key in keys_of(node):
            holders[key].append(index)
    seen: set[tuple[int, int]] = set()
    for key, held in holders.items():
        if 1 < len(held) <= CROWD and key not in common:
            for at, i in enumerate(held):
                for j in held[at + 1 :]:
                    if (i, j) not in seen:
                        seen.add((i, j))
                        yield i, j


def link(nodes: Sequence[Features], common: Collection[str] = ()) -> Links:
    """The pairs that are at least likely to be one happening, with their likeness."""
    found = {}
    for i, j in candidates(nodes, frozenset(common)):
        alike = likeness(nodes[i], nodes[j])
        if alike >= LIKELY:
            found[i, j] = alike
    return found


def components(count: int, links: Iterable[tuple[int, int]]) -> list[list[int]]:
    """The connected components of a graph on 0 … count-1, each sorted, sorted by least member."""
    parent = list(range(count))

    def root(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    for i, j in links:
        a, b = root(i), root(j)
        if a != b:
            parent[max(a, b)] = min(a, b)
    members: dict[int, list[int]] = defaultdict(list)
    for i in range(count):
        members[root(i)].append(i)
    return list(members.values())


def cluster(block: list[int], links: Links, sure: float = SURE) -> list[list[int]]:
    """The groups of one block, by average linkage: a pair without a link counts as unlike."""
    if len(block) == 1:
        return [block]
    inside = set(block)
    total = {pair: alike for pair, alike in links.items() if inside.issuperset(pair)}
    size = {i: [i] for i in block}
    while total:
        (a, b), summed = max(
            total.items(), key=lambda item: (item[1] / (len(size[item[0][0]]) * len(size[item[0][1]])), item[0])
        )
        if summed / (len(size[a]) * len(size[b])) < sure:
            break
        size[a] += size.pop(b)
        del total[a, b]
        for pair in [pair for pair in total if b in pair]:
            other = pair[0] if pair[1] == b else pair[1]
            moved = (min(a, other), max(a, other))
            total[moved] = total.get(moved, 0.0) + total.pop(pair)
    return [sorted(part) for part in size.values()]


def blocks(changed: Collection[str], keys: Collection[str], index: BlockIndex) -> tuple[set[str], set[str]]:
    """What must be merged anew after a change: (nodes, the keys to hand to `merge` as `common`).

    `changed` are the nodes that came, went or changed (also those that a changed decision is about), `keys` all keys
    that they hold now or held before. Their old blocks are redone whole, and so are the old blocks of every node that
    shares a key with them: no other pair of nodes can have won or lost a link. A key that stays crowded linked
    nothing before and links nothing now, so it is not followed.
    """
    met = index.holders(keys, CROWD + len(changed))
    nodes = set(index.fellows({*changed, *met, *index.citing(changed)}))
    nodes |= set(index.citing(nodes))
    nodes = set(index.fellows(nodes))
    return nodes, set(index.crowded(nodes, CROWD))
