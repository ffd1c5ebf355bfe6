"""The lines of a piece of HTML that holds nothing but an article: what feeds, mails and tables carry."""

import re
from html import unescape

from lxml import etree
from lxml import html as lxml_html
from lxml.html import HtmlElement

_HTML = re.compile(
    r"</?(?:p|div|br|ul|ol|li|h[1-6]|hr|table|blockquote|html|body|span|a|em|strong|img|i|b|u|s|q|sup|sub|cite|small|"
    r"figure|section|article|center|font)\b[^<>]*>",
    re.IGNORECASE,
)
_ENTITY = re.compile(r"&(?:#\d{2,6}|#x[0-9a-f]{2,5}|[a-z]{2,8}\d?);", re.IGNORECASE)
_BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "br", "center", "dd", "div", "dl", "dt", "figcaption",
    "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "nav", "ol",
    "p", "pre", "section", "table", "td", "th", "tr", "ul",
})  # fmt: skip
_SILENT = frozenset({"script", "style", "head", "title", "noscript", "template", "svg"})


def is_html(text: str) -> bool:
    """Whether a text is written in HTML."""
    return _HTML.search(text) is not None


def lines_of(fragment: str) -> list[str]:
    """The lines that a browser would show, blanks levelled; empty where there is nothing to show.

    >>> lines_of("<p>One <b>line</b>.</p><p>Two &amp; more.</p>")
    ['One line.', 'Two & more.']
    """
    try:
        tree = lxml_html.document_fromstring(fragment)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return []
    pieces: list[str] = []
    _walk(tree, pieces)
    lines = (" ".join(line.split()) for line in "".join(pieces).split("\n"))
    return [line for line in lines if line]


def plain(text: str) -> str:
    """A text without tags and entities, where it has any: feeds and tables write titles and bodies either way.

    >>> plain("Ports &amp; <b>piers</b>"), plain("Is 3 < 5?")
    ('Ports & piers', 'Is 3 < 5?')
    """
    if is_html(text):
        return "\n".join(lines_of(text))
    return unescape(text) if _ENTITY.search(text) else text


def _walk(tree: HtmlElement, pieces: list[str]) -> None:
    """Lays the text down, with a newline at each border of a block. Without recursion: mails nest deeply."""
    silent = 0
    for event, node in etree.iterwalk(tree, events=("start", "end", "comment", "pi")):
        named = isinstance(node.tag, str)
        block, hush = named and node.tag in _BLOCKS, named and node.tag in _SILENT
        if event == "start":
            silent += hush
            if block:
                pieces.append("\n")
            if not silent and node.text:
                pieces.append(node.text.replace("\n", " "))
        else:
            silent -= hush
            if block:
                pieces.append("\n")
            if not silent and node.tail:
                pieces.append(node.tail.replace("\n", " "))
