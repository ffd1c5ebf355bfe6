"""The lines of a page's article: what trafilatura takes for it, and two things that it misses.

It misses later parts of an article that is laid out in several boxes: paragraphs made like those it took are taken
too. And it misses the line below the headline: that is taken where the page's description stands on the page.
"""

from collections import Counter
from collections.abc import Sequence
from copy import deepcopy

from lxml.html import HtmlElement

from schemas.ids import level

_PARAGRAPH_WORDS = 8
_SHARE = 0.5  # of the article's characters, to be made so that its paragraphs are known by their make
_PROSE_ENDS = (".", "!", "?", ":", "…", "”", '"', "’", "'", ")")

Make = tuple[str, ...]


def article_lines(tree: HtmlElement, summaries: Sequence[str] = ()) -> list[str]:
    """The article's lines, in the order of the page; empty where the page has none."""
    import trafilatura  # 0.5 s to import: only pages pay it

    paragraphs = [(" ".join(node.text_content().split()), _make(node)) for node in tree.iter("p")]
    heads = {level(text) for node in tree.iter("h2", "p", "div", "span") if len(text := _own(node)) > 20}
    copy = deepcopy(tree)  # it takes the tree apart
    found = trafilatura.extract(copy, include_comments=False, include_tables=True, output_format="txt")
    lines = _with_missed([_row(line) for line in found.split("\n")] if found else [], paragraphs)
    taken = level(" ".join(lines))
    for summary in summaries:
        if level(summary) in heads and level(summary) not in taken:
            return [summary, *lines]
    return lines


def _row(line: str) -> str:
    """A line of a table without the marks at both its ends; a line of prose that stood in one, as prose."""
    return line.strip("| ") if line.startswith("| ") or line.endswith(" |") else line


def _with_missed(lines: list[str], paragraphs: Sequence[tuple[str, Make]]) -> list[str]:
    """The lines, with the paragraphs that are made like most of them and were left out."""
    places = {level(line): n for n, line in enumerate(lines)}
    made: Counter[Make] = Counter()
    for text, make in paragraphs:
        if level(text) in places:
            made[make] += len(text)
    if not made or made.most_common(1)[0][1] < _SHARE * sum(map(len, lines)):
        return lines
    like = made.most_common(1)[0][0]
    taken, out, at = level(" ".join(lines)), [], 0
    for text, make in paragraphs:
        key = level(text)
        if key in places and places[key] >= at:
            out += lines[at : places[key] + 1]
            at = places[key] + 1
        elif make == like and at and key not in taken and _is_prose(text):
            out.append(text)
    return out + lines[at:]


def _is_prose(text: str) -> bool:
    return text.count(" ") >= _PARAGRAPH_WORDS - 1 and text.endswith(_PROSE_ENDS)


def _make(node: HtmlElement) -> Make:
    """How a paragraph is made: its tag and classes and those of the two boxes around it."""
    chain = [node, *[box for box, _ in zip(node.iterancestors(), range(2), strict=False)]]
    return tuple(f"{box.tag} {box.get('class') or ''}" for box in chain)


def _own(node: HtmlElement) -> str:
    """The text of an element that holds no boxes."""
    if any(child.tag in ("div", "p", "ul", "section", "article", "table") for child in node):
        return ""
    return " ".join(node.text_content().split())
