"""Which mentions tell of one happening: candidates by keys, links by likeness, groups within blocks.

A function of the set: order changes nothing. A block is a connected component of strong links; it is grouped whole
and alone, so a build in steps only needs to see touched blocks (`blocks`). Groups whose mean likeness makes them one,
or makes a person be asked, have a pair that is at least as alike: so nothing is lost between blocks.
"""

import heapq
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from types import MappingProxyType

from kb.merge.company import marks_of
from kb.merge.constraints import known_again, other_sides, put_off
from kb.merge.features import Features, mention_features
from kb.merge.index import BlockIndex
from kb.merge.links import NEARLY, fit, kindred, likeness, plausible, reach
from kb.merge.shapes import SourceInfo
from kb.merge.words import cosine
from schemas.mention import Mention

SURE = 0.5
"""Mean likeness from which two groups of mentions are one event."""
LIKELY = 0.3
"""Mean likeness from which a person is asked whether they are."""
CROWD = 256
"""A key that more nodes than this hold says nothing and is not followed."""

_MANY = 16  # nodes of one key, from which looking among their parties costs less than looking at all of them

Pair = tuple[int, int]
Links = dict[Pair, float]


def group(
    mentions: Iterable[Mention],
    *,
    sources: Mapping[str, SourceInfo] | None = None,
    common: Collection[int] = (),
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
    firm = firm_times(nodes)
    whole = split(len(nodes), links)
    parts = (
        part
        for block, inside in whole
        for part in cluster(
            block,
            inside | known_again(nodes, block),
            sure=sure,
            firm=firm,
            same=put_off(nodes, inside, sure),
            apart=other_sides(nodes, inside),
        )[0]
    )
    return [[unique[nodes[i].node] for i in part] for part in sorted(parts)]


def candidates(nodes: Sequence[Features], common: Collection[int]) -> Iterator[Pair]:
    """Each pair of nodes that share a key which is not crowded, and whose times do not exclude each other, once.

    Of two that list their parties and have a place only those that share any of these: others are never `kindred`.
    """
    reaches = [reach(node) for node in nodes]
    marks = [marks_of(node) for node in nodes]
    holders: dict[int, list[int]] = defaultdict(list)
    for index in sorted(range(len(nodes)), key=lambda i: reaches[i]):
        for key in nodes[index].keys:
            holders[key].append(index)
    shared: dict[int, set[int]] = defaultdict(set)
    # What one text says of one thing shares many keys with the same others: each such company is gone through once.
    companies = {tuple(held) for key, held in holders.items() if 1 < len(held) <= CROWD and key not in common}
    for company in companies:
        begins = [reaches[i][0] for i in company]
        marked = _marked(company, marks) if len(company) > _MANY else {}
        for at, i in enumerate(company):  # behind it those that begin later, up to where its own time ends
            end = bisect_right(begins, reaches[i][1], at + 1)
            if not marked or not marks[i]:
                shared[i].update(company[at + 1 : end])
                continue
            for mark in ("", *marks[i]):
                there = marked.get(mark, ())
                shared[i].update([company[n] for n in there[bisect_right(there, at) : bisect_left(there, end)]])
    for i, others in shared.items():
        for j in others:
            yield (i, j) if i < j else (j, i)


def _marked(company: Sequence[int], marks: Sequence[Collection[str]]) -> dict[str, list[int]]:
    """By each of `marks_of` the places in a company of the nodes that have it; by "" of those that have none."""
    found: dict[str, list[int]] = defaultdict(list)
    for at, i in enumerate(company):
        for mark in marks[i] or ("",):
            found[mark].append(at)
    return found


class Ties:
    """How strongly two nodes are tied; texts are held against each other once."""

    def __init__(self) -> None:
        self._about: dict[tuple[str, str], float] = {}

    def between(self, a: Features, b: Features) -> float:
        """Likeness of two mentions not far apart in time, fit of a mention and an event; 0 where nothing ties them."""
        if not kindred(a, b):
            return 0.0
        if not a.source or not b.source:
            fits = fit(a, b) if b.source else fit(b, a)
            return fits if fits >= NEARLY else 0.0
        texts = (a.source, b.source) if a.source < b.source else (b.source, a.source)
        if (about := self._about.get(texts)) is None:
            about = self._about[texts] = cosine(a.background, b.background)
        return likeness(a, b, about)


def link(nodes: Sequence[Features], common: Collection[int] = ()) -> Links:
    """The pairs of nodes that something ties, with their likeness."""
    ties = Ties()
    pairs = candidates(nodes, frozenset(common))
    return {(i, j): alike for i, j in pairs if (alike := ties.between(nodes[i], nodes[j]))}


def split(count: int, links: Mapping[Pair, float], ties: Iterable[Pair] = ()) -> list[tuple[list[int], Links]]:
    """The blocks of a graph on 0 … count-1, each sorted and with its links; `ties` hold together without likeness.

    Only a likeness from which a person would be asked holds a block together: of weaker links a chain soon goes through
    all that was told in a month.
    """
    parent = list(range(count))

    def root(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    strong = (pair for pair, alike in links.items() if alike >= LIKELY)
    for i, j in chain(strong, ties):
        a, b = root(i), root(j)
        parent[max(a, b)] = min(a, b)
    members: dict[int, list[int]] = defaultdict(list)
    inside: dict[int, Links] = defaultdict(dict)
    for i in range(count):
        members[root(i)].append(i)
    for pair in sorted(links):
        if (least := root(pair[0])) == root(pair[1]):
            inside[least][pair] = links[pair]
    return [(block, inside[least]) for least, block in members.items()]


def firm_times(nodes: Sequence[Features]) -> dict[int, tuple[int, int]]:
    """The times that keep nodes apart, by node: the days outside of which what is dated is another happening."""
    return {i: node.firm for i, node in enumerate(nodes) if node.firm is not None}


def cluster(
    block: Sequence[int],
    links: Mapping[Pair, float],
    *,
    sure: float = SURE,
    firm: Mapping[int, tuple[int, int]] = MappingProxyType({}),
    same: Collection[Pair] = (),
    apart: Collection[Pair] = (),
) -> tuple[list[list[int]], Links]:
    """The groups of one block, by average linkage, and the mean likeness between groups (by their least members).

    A pair without a link counts as wholly unlike. Groups that hold a pair of `apart`, or two times of `firm` that lie
    outside of each other, do not become one by likeness, however many undated mentions are like both;
    groups that hold a pair of `same` become one in the end, whatever they look like.
    """
    groups = {i: [i] for i in block}
    latest_begin = {i: firm[i][0] for i in block if i in firm}
    earliest_end = {i: firm[i][1] for i in block if i in firm}

    def exclude(i: int, j: int) -> bool:
        return (
            i in latest_begin
            and j in latest_begin
            and (latest_begin[i] > earliest_end[j] or latest_begin[j] > earliest_end[i])
        )

    sums: dict[int, dict[int, float]] = {i: {} for i in block}
    for (i, j), alike in links.items():
        sums[i][j] = sums[j][i] = alike
    for i, j in apart:
        sums[i][j] = sums[j][i] = float("-inf")
    heap = [_entry(groups, sums, i, j) for i in groups for j in sums[i] if i < j]
    heapq.heapify(heap)
    while heap and -heap[0][0] >= sure:
        _, a, b, size = heapq.heappop(heap)
        if a not in groups or b not in groups or size != len(groups[a]) + len(groups[b]) or exclude(a, b):
            continue
        _join(groups, sums, a, b)
        if b in latest_begin:
            latest_begin[a] = max(latest_begin[b], latest_begin.get(a, latest_begin[b]))
            earliest_end[a] = min(earliest_end[b], earliest_end.get(a, earliest_end[b]))
        for other in sums[a]:
            heapq.heappush(heap, _entry(groups, sums, min(a, other), max(a, other)))
    least = {i: name for name, members in groups.items() for i in members}
    for i, j in sorted(same):
        a, b = sorted((least[i], least[j]))
        if a != b:
            _join(groups, sums, a, b)
            least.update(dict.fromkeys(groups[a], a))
    between = {
        (i, j): total / (len(groups[i]) * len(groups[j]))
        for i in groups
        for j, total in sums[i].items()
        if i < j and not exclude(i, j)
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


def blocks(changed: Collection[str], went: Mapping[int, int], index: BlockIndex) -> tuple[set[str], set[int]]:
    """What must be merged anew after a change: (nodes, the keys to hand to `merge` as `common`).

    `changed` are the nodes that came, went or changed (also those that a changed decision is about), `went` counts,
    for each key, the nodes that no longer hold it. Their old blocks are redone whole, and so are those of every node
    that is tied to one of them now, or that holds a key which the change may have crowded or thinned out: no other
    pair of nodes can have won or lost a link.
    """
    new = index.features(changed)
    held: dict[int, list[str]] = defaultdict(list)
    for node, features in new.items():
        for key in features.keys:
            held[key].append(node)
    tipped, steady = set(), set()
    for key, count in index.counts({*held, *went}).items():
        most, least = count + went.get(key, 0), count - len(held.get(key, ())) + went.get(key, 0)
        if count <= CROWD < most or least <= CROWD < count:
            tipped.add(key)
        elif key in held and len(held[key]) < count <= CROWD:
            steady.add(key)  # others hold it, too
    holders = index.holders(tipped | steady)
    met = {node for key in tipped for node in holders[key]}
    shared: dict[str, set[str]] = defaultdict(set)
    for key in steady:
        others = {node for node in holders[key] if node not in new}
        for node in held[key]:
            shared[node] |= others
    met |= _tied(new, shared, met, index)
    nodes = set(index.fellows({*changed, *met, *index.citing(changed)}))
    nodes |= set(index.citing(nodes))
    nodes = set(index.fellows(nodes))
    return nodes, set(index.crowded(nodes, CROWD))


def _tied(
    new: Mapping[str, Features], shared: Mapping[str, Collection[str]], met: Collection[str], index: BlockIndex
) -> set[str]:
    """Of the nodes that share a key with one of `new` those that are tied to it; those already `met` left out."""
    faces = index.faces({other for others in shared.values() for other in others if other not in met})
    likely = {
        node: [other for other in others if other in faces and plausible(new[node], faces[other])]
        for node, others in shared.items()
    }
    known = index.features({other for others in likely.values() for other in others})
    ties, found = Ties(), set[str]()
    for node, others in likely.items():
        for other in others:
            if other not in found and other in known and ties.between(new[node], known[other]) >= LIKELY:
                found.add(other)
    return found
