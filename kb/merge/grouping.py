"""Which mentions tell of one happening: candidates by keys, links by likeness, groups within blocks.

A function of the set: order changes nothing. A block is a connected component of links; it is grouped whole and
alone, so a build in steps only needs to see touched blocks (`blocks`).
"""

import heapq
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from kb.merge.features import Features, mention_features
from kb.merge.links import NEARLY, fit, likeness, plausible
from kb.merge.shapes import BlockIndex, SourceInfo
from kb.merge.words import cosine
from schemas.mention import Mention

SURE = 0.5
"""Mean likeness from which two groups of mentions are one event."""
LIKELY = 0.3
"""Mean likeness from which a person is asked whether they are."""
FLOOR = 0.1
"""Likeness of two nodes below which nothing ties them."""
CROWD = 256
"""A key that more nodes than this hold says nothing and is not followed."""

Pair = tuple[int, int]
Links = dict[Pair, float]


def group(
    mentions: Iterable[Mention],
    *,
    sources: Mapping[str, SourceInfo] | None = None,
    common: Collection[str] = (),
    sure: float = SURE,
) -> list[list[Mention]]:
    """The mentions of each happening, in their order; a mention alone is a list of one.

    `common` names keys that are too crowded in the whole database where `mentions` is only a part of it. `sure` is
    the mean likeness asked for: a knowledge base wants no false merge and asks the rest as suggestions; a benchmark
    that scores both kinds of error alike does best at a lower value.
    """
    known = sources or {}
    unique = {mention.id: mention for mention in mentions}
    nodes = sorted((mention_features(m, known.get(m.source)) for m in unique.values()), key=lambda f: (f.order, f.node))
    links = link(nodes, common)
    parts = (part for block, inside in split(len(nodes), links) for part in cluster(block, inside, sure=sure)[0])
    return [[unique[nodes[i].node] for i in part] for part in sorted(parts)]


def candidates(nodes: Sequence[Features], common: Collection[str]) -> Iterator[Pair]:
    """Each pair of nodes that share a key which is not crowded, once."""
    holders: dict[str, list[int]] = defaultdict(list)
    for index, node in enumerate(nodes):
        for key in node.keys:
            holders[key].append(index)
    shared: dict[int, set[int]] = defaultdict(set)
    for key, held in holders.items():
        if 1 < len(held) <= CROWD and key not in common:
            for at, i in enumerate(held):
                shared[i].update(held[at + 1 :])
    for i, others in shared.items():
        for j in others:
            yield i, j


def link(nodes: Sequence[Features], common: Collection[str] = ()) -> Links:
    """The pairs of nodes that something ties, with their likeness."""
    found: Links = {}
    about: dict[tuple[str, str], float] = {}
    for i, j in candidates(nodes, frozenset(common)):
        a, b = nodes[i], nodes[j]
        if not a.source or not b.source:  # a written event; two of them are never compared
            if (a.source or b.source) and (fits := fit(a, b) if b.source else fit(b, a)) >= NEARLY:
                found[i, j] = fits
            continue
        if not plausible(a, b):
            continue
        texts = (a.source, b.source) if a.source < b.source else (b.source, a.source)
        if texts not in about:
            about[texts] = cosine(a.background, b.background)
        alike = likeness(a, b, about[texts])
        if alike >= FLOOR:
            found[i, j] = alike
    return found


def split(count: int, links: Mapping[Pair, float], ties: Iterable[Pair] = ()) -> list[tuple[list[int], Links]]:
    """The blocks of a graph on 0 … count-1, each sorted and with its links; `ties` hold together without likeness."""
    parent = list(range(count))

    def root(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    for pairs in (links, ties):
        for i, j in pairs:
            a, b = root(i), root(j)
            parent[max(a, b)] = min(a, b)
    members: dict[int, list[int]] = defaultdict(list)
    inside: dict[int, Links] = defaultdict(dict)
    for i in range(count):
        members[root(i)].append(i)
    for pair in sorted(links):
        inside[root(pair[0])][pair] = links[pair]
    return [(block, inside[least]) for least, block in members.items()]


def cluster(
    block: Sequence[int],
    links: Mapping[Pair, float],
    *,
    sure: float = SURE,
    same: Collection[Pair] = (),
    apart: Collection[Pair] = (),
) -> tuple[list[list[int]], Links]:
    """The groups of one block, by average linkage, and the mean likeness between groups (by their least members).

    A pair without a link counts as wholly unlike. Groups that hold a pair of `apart` do not become one by likeness;
    groups that hold a pair of `same` become one in the end, whatever they look like.
    """
    groups = {i: [i] for i in block}
    sums: dict[int, dict[int, float]] = {i: {} for i in block}
    for (i, j), alike in links.items():
        sums[i][j] = sums[j][i] = alike
    for i, j in apart:
        sums[i][j] = sums[j][i] = float("-inf")
    heap = [_entry(groups, sums, i, j) for i in groups for j in sums[i] if i < j]
    heapq.heapify(heap)
    while heap and -heap[0][0] >= sure:
        _, a, b, size = heapq.heappop(heap)
        if a not in groups or b not in groups or size != len(groups[a]) + len(groups[b]):
            continue
        _join(groups, sums, a, b)
        for other in sums[a]:
            heapq.heappush(heap, _entry(groups, sums, min(a, other), max(a, other)))
    least = {i: name for name, members in groups.items() for i in members}
    for i, j in sorted(same):
        a, b = sorted((least[i], least[j]))
        if a != b:
            _join(groups, sums, a, b)
            least.update(dict.fromkeys(groups[a], a))
    between = {
        (i, j): total / (len(groups[i]) * len(groups[j])) for i in groups for j, total in sums[i].items() if i < j
    }
    return [sorted(part) for part in groups.values()], between


def _entry(
    groups: dict[int, list[int]], sums: dict[int, dict[int, float]], i: int, j: int
) -> tuple[float, int, int, int]:
    return (-sums[i][j] / (len(groups[i]) * len(groups[j])), i, j, len(groups[i]) + len(groups[j]))


def _join(groups: dict[int, list[int]], sums: dict[int, dict[int, float]], a: int, b: int) -> None:
    """Takes group b into group a."""
    groups[a] += groups.pop(b)
    for other, total in sums.pop(b).items():
        del sums[other][b]
        if other != a:
            sums[a][other] = sums[other][a] = sums[a].get(other, 0.0) + total


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
