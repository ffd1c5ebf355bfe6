"""Markdown files with or without a YAML head: the text as it would be shown, without the marks of its markup."""

from collections.abc import Iterator

from markdown_it import MarkdownIt
from markdown_it.token import Token

from loaders.readers.decode import decode
from loaders.readers.head import split_head
from loaders.readers.laid import Laid
from schemas.text import PassageKind, RawText


def read_md(data: bytes) -> Iterator[RawText]:
    """The one article of a .md file: its first top heading is the headline, code and raw HTML are frame."""
    text, notes = decode(data)
    fields, body = split_head(text)
    laid = Laid()
    kind: PassageKind = "body"
    for token in MarkdownIt("commonmark", {"maxNesting": 60}).enable("table").parse(body):
        if token.type == "heading_open":
            kind = "headline" if token.tag == "h1" and "headline" not in laid.kinds else "body"
        elif token.type == "inline":
            only_images = all(child.type in ("image", "softbreak") for child in token.children or ())
            laid.add(_shown(token.children or []), "caption" if only_images else kind)
            kind = "body"
        elif token.type in ("fence", "code_block", "html_block"):
            for line in token.content.splitlines():
                laid.add(line, "frame")
    title = fields.get("title") or laid.first("headline")
    labels = laid.labels if "headline" in laid.kinds or laid.labels else None
    yield RawText(laid.text, **fields | {"title": title, "labels": labels, "notes": notes + fields.pop("notes", ())})


def _shown(children: list[Token]) -> str:
    parts = []
    for child in children:
        if child.type in ("text", "code_inline", "image"):
            parts.append(child.content)
        elif child.type in ("softbreak", "hardbreak"):
            parts.append(" ")
    return "".join(parts)
