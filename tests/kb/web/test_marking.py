"""Marked text says the same as the text, whatever is marked in it."""

import html
import re

from hypothesis import given
from hypothesis import strategies as st

from kb.web.counts import match_words
from kb.web.marking import Span, mark

SPANS = st.lists(
    st.builds(
        lambda start, length, kind: Span(start, start + length, kind, href="/kb/events/x" if kind == "trigger" else ""),
        st.integers(0, 60), st.integers(1, 30), st.sampled_from(["quote", "time", "trigger"]),
    ),
    max_size=6,
)  # fmt: skip


@given(st.text(max_size=60), st.integers(0, 20), SPANS)
def test_marks_change_no_word(text: str, offset: int, spans: list[Span]) -> None:
    shown = mark(text, offset, spans)
    assert html.unescape(re.sub(r"<[^>]*>", "", shown)) == text


@given(st.text(max_size=60), SPANS)
def test_tags_close_in_order(text: str, spans: list[Span]) -> None:
    stack: list[str] = []
    for close, name in re.findall(r"<(/?)(\w+)[^>]*>", mark(text, 0, spans)):
        if close:
            assert stack.pop() == name
        else:
            stack.append(name)
    assert stack == []


@given(st.text(max_size=40))
def test_no_words_break_a_search(words: str) -> None:
    import sqlite3

    with sqlite3.connect(":memory:") as db:
        db.execute("create virtual table found using fts5(body)")
        assert db.execute("select count(*) from found where found match ?", [match_words(words)]).fetchone() == (0,)
    db.close()
