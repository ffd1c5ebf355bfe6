"""Reading takes time in proportion to the text, whatever it is made of: eight times the text, not sixty-four times."""

import json
import time
from collections.abc import Callable

import pytest

from loaders.readers.decode import decode
from loaders.readers.fragment import plain
from loaders.readers.html import read_page
from loaders.readers.mail import read_eml, read_mbox
from loaders.readers.pdf import _whole_words

MAIL = b"From: a@b.example\nSubject: x\nDate: Tue, 14 Mar 2023 18:05:00 +0100\n\n"
FORWARD = MAIL + b"-------- Forwarded message --------\n"
SHAPES: dict[str, Callable[[int], object]] = {
    "blanks in JSON-LD": lambda n: read_page(
        f'<script type="application/ld+json">{" " * n}{json.dumps({"a": " " * n})}{" " * n}//</script><p>x</p>'
    ),
    "a line that begins like a mail": lambda n: list(
        read_mbox(b"From a Tue Mar 14 18:05:00 2023\n" + MAIL + b"From " + b"1:23 " * n + b"\nx\n")
    ),
    "headers of a forwarded mail": lambda n: list(read_eml(FORWARD + b"A: b\n" * n)),
    "parted words": lambda n: _whole_words("har-\nbour " * n),
    "scripts that never end": lambda n: decode(b"<script " * n + "<p>Fähre</p>".encode("latin-1")),
    "tags that never end": lambda n: plain("<p " * n),
}


@pytest.mark.parametrize("shape", SHAPES)
def test_time_grows_with_the_length(shape: str) -> None:
    def seconds(size: int) -> float:
        best = 1e9
        for _ in range(3):
            begun = time.process_time()
            SHAPES[shape](size)
            best = min(best, time.process_time() - begun)
        return best

    seconds(100)  # imports
    assert seconds(40_000) < 24 * max(seconds(5_000), 0.002)
