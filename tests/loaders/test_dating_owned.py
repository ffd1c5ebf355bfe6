"""Whether the time beside a noun is the noun's own, or that of its neighbour."""

from datetime import date

import pytest

from loaders.extract import read
from schemas.source import Passage, Source

DAY = date(2024, 7, 31)  # a Wednesday


def owned(text, word):
    """Whether the first time of a sentence is that of `word`."""
    passages = (Passage(ordinal=0, kind="body", char_start=0, char_end=len(text), text=text),)
    source = Source(id="doc", title="t", language="en", published=DAY, sha256="0" * 64, passages=passages)
    dating = read(source).dating
    return dating.owns(text.index(word), dating.times[0].when)


@pytest.mark.parametrize(
    ("text", "word", "own"),
    [
        # the noun bears its time, or has it right behind
        ("Peru buried the dead of the 3 May blast.", "blast", True),
        ("Peru buried the dead of the blast on 3 May.", "blast", True),
        ("A blast in the port of Lima on 3 May killed four men.", "blast", True),
        ("The blast on 3 May killed four men.", "blast", True),
        # its verb tells that it happened or was held
        ("On 3 May a blast shook Lima.", "blast", True),
        ("The two sides held talks in Lima on 3 May.", "talks", True),
        ("The trial began in Lima on 3 May.", "trial", True),
        # what is done about it has the time
        ("On 3 May he spoke of the blast.", "blast", False),
        ("Peru gave four million on Monday to study the harm of the blast.", "blast", False),
        ("The company said sorry on Monday for the giant blast.", "blast", False),
        ("Roads near the scene of the blast have been shut since Monday.", "blast", False),
        ("Four men fled in 1994 or ended a long strike.", "strike", False),
        # a verb has the time of its clause, not that of the next
        ("The ship sank off Lima on 3 May.", "sank", True),
        ("The ship sank, and Peru sent tents on 3 May.", "sank", False),
    ],
)
def test_whose_time_it_is(text, word, own):
    assert owned(text, word) is own
