"""Plain text files, as saved or copied off a page, with or without a YAML head."""

from collections.abc import Iterator

from loaders.readers.decode import decode
from loaders.readers.head import split_head
from schemas.text import RawText


def read_txt(data: bytes) -> Iterator[RawText]:
    """The one article of a .txt file; `frame` finds its zones."""
    text, notes = decode(data)
    fields, body = split_head(text)
    yield RawText(body, **fields | {"notes": notes + fields.pop("notes", ())})
