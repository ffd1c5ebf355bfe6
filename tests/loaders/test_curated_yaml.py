"""YAML as text with positions; every hostile or broken file gets a clear fault and no crash."""

import json

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from loaders.curated.yaml import MAX_BYTES, MAX_DEPTH, Map, Seq, key_mark_of, mark_of, read_documents


def read(text: str) -> tuple[list[object], list[str]]:
    documents, problems = read_documents(text.encode(), "events/a.yml")
    return list(documents), [str(problem) for problem in problems]


@pytest.mark.parametrize(
    "word", ["NO", "on", "12:30", "2024-11", "040", "~", "null", "1e3", "0x1F", "true", ".inf", "2024-07-28", "=", "<<"]
)
def test_every_scalar_stays_text(word: str) -> None:
    assert read(f"key: {word}\nlist: [{word}]\n") == ([{"key": word, "list": [word]}], [])


def test_an_empty_value_is_left_out_and_an_empty_text_is_not() -> None:
    assert read("summary:\ntitle: ''\n") == ([{"title": ""}], [])


def test_several_documents() -> None:
    assert read("a: b\n---\n- c\n---\nd: {e: [f]}\n") == ([{"a": "b"}, ["c"], {"d": {"e": ["f"]}}], [])


def test_a_byte_order_mark_and_windows_line_ends_are_taken() -> None:
    assert read_documents("\ufeffa: b\r\nc: d\r\n".encode(), "x.yml")[0] == [{"a": "b", "c": "d"}]


def test_marks_of_values_and_keys() -> None:
    (root,), _ = read_documents(b"a:\n  - b: {c: d}\n    e:\n", "x.yml")
    assert isinstance(root, Map) and isinstance(root["a"], Seq)
    assert mark_of(root, ("a", 0, "b", "c")) == (2, 12)
    assert key_mark_of(root, ("a", 0, "b", "c")) == (2, 9)
    assert mark_of(root, ("a", 0, "e")) == (3, 5)
    assert mark_of(root, ("a", 0, "nowhere", "further")) == (2, 5)
    assert mark_of(root, ("a", 7)) == (2, 3)
    assert mark_of(root, ()) == (1, 1)


FAULTS = [
    ("a: 1\nb: 2\na: 3\n", "events/a.yml:3:1: E02: a: the key 'a' stands here twice (first on line 1); keep one"),
    ("a: &x 1\n", "events/a.yml:1:4: E00: '&x' is an anchor; leave it out and write each value where it belongs"),
    ("a: *x\n", "events/a.yml:1:4: E00: '*x' is an alias; write the value itself here"),
    ("a: !!int 4\n", "events/a.yml:1:4: E00: '!!int' is a tag; leave it out: every value is read as text"),
    ("a: !!python/object/apply:os.system ['true']\n",
     "events/a.yml:1:4: E00: '!!python/object/apply:os.system' is a tag; leave it out: every value is read as text"),
    ("? [a, b]\n: c\n",
     "events/a.yml:1:3: E00: a key must be a word; put text that begins with a bracket in quotes"),
    ("title: Talks: the end\n",
     "events/a.yml:1:13: E00: the text of 'title' holds ': '; put the text in quotes"),
    ("id: talks\n place: Oslo\n",
     "events/a.yml:2:7: E00: 'place' is indented further than 'id' above it, which has its value; line the two up"),
    ("title\n  of: talks\n", "events/a.yml:2:5: E00: a colon stands where no key can stand; "
     "put text that holds ': ' in quotes, or look for a missing colon or wrong indentation above"),
    ("id: talks\n\ttitle: Talks\n", "events/a.yml:2:1: E00: a tab cannot indent YAML; indent with spaces"),
    ("title: “Talks”: the end\n", "events/a.yml:1:15: E00: a colon stands where no key can stand; "
     'quotation marks that count are straight: "…"'),
    ("title:\u00a0Talks\nplace: Oslo\n",
     "events/a.yml:2:6: E00: a no-break space stands behind the colon above, where a common one must; type it anew"),
    ("a:\n\t- b\n", "events/a.yml:2:1: E00: a tab cannot indent YAML; indent with spaces"),
    ("title: @minister\n", "events/a.yml:1:8: E00: a value cannot begin with this character; "
     "put text that begins with a sign in quotes"),
    ("a: 'open\nb: c\n",
     "events/a.yml:3:1: E00: the file ends within a quoted text, which begins on line 1; close the quotes"),
    ("a: [b, c\nd: e\n",
     "events/a.yml:2:2: E00: the list in brackets that begins on line 1 is not closed here; add a comma or a ']'"),
    ("a: {b: c\nd: e\n",
     "events/a.yml:2:2: E00: the mapping in braces that begins on line 1 is not closed here; add a comma or a '}'"),
    ("a:\n  b: c\n d: e\n",
     "events/a.yml:3:2: E00: this line fits no indentation above it; line it up with the keys that it belongs to"),
    ('a: "b" c\n', "events/a.yml:1:8: E00: something follows the end of the value; put the whole value in quotes"),
    ("a: b\n...\nc: d\n",
     "events/a.yml:3:1: E00: something follows the end of the document; begin a new document with '---'"),
    ("a: b\x00c\n", "events/a.yml:1:5: E00: the control character U+0000 is not allowed in YAML; delete it"),
    ("a: b\nc: \x07\n", "events/a.yml:2:4: E00: the control character U+0007 is not allowed in YAML; delete it"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "message"), FAULTS)
def test_one_fault(text: str, message: str) -> None:
    assert read(text)[1] == [message]


def test_all_faults_that_leave_the_rest_readable_are_told() -> None:
    _, problems = read("a: &x 1\na: *x\nb: !!int 4\nc: [d\n")
    assert [problem.split(": ")[0] for problem in problems] == [
        "events/a.yml:1:4", "events/a.yml:2:4", "events/a.yml:2:1", "events/a.yml:3:4", "events/a.yml:5:1",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text", ["[" * 200_000, "{" * 200_000, "a: " + "[" * 200_000 + "]" * 200_000, "- " * 200_000, "? " * 200_000]
)
def test_deep_nesting_is_refused_at_once(text: str) -> None:
    documents, problems = read(text)
    assert documents == []
    assert [problem.partition("E00: ")[2] for problem in problems] == [
        "nested deeper than 64 levels; look for brackets that are never closed"
    ]


def test_nesting_up_to_the_limit_is_read() -> None:
    assert read("[" * MAX_DEPTH + "]" * MAX_DEPTH)[1] == []
    assert read("[" * (MAX_DEPTH + 1) + "]" * (MAX_DEPTH + 1))[1] != []


def test_a_file_of_100_megabytes_is_refused_before_it_is_parsed() -> None:
    _, problems = read_documents(b"#" * (100 * 2**20), "events/a.yml")
    assert [str(problem) for problem in problems] == [
        "events/a.yml: E00: the file has 100 MB; a hand-written file may have 16 MB; split it into several files"
    ]
    assert MAX_BYTES == 16 * 2**20


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-be"])
def test_utf16_is_named(encoding: str) -> None:
    mark = "" if encoding == "utf-16" else "\ufeff"
    (problem,) = read_documents(f"{mark}a: b".encode(encoding), "events/a.yml")[1]
    assert str(problem) == ("events/a.yml:1:1: E00: the file is written in UTF-16; save it with the encoding UTF-8")


NOT_UTF8 = [
    ("a: b\nc: é\n".encode("latin-1"), "events/a.yml:2:4: E00: the byte 0xe9"),
    ("ä: ".encode() + b"\xed\xa0\x80", "events/a.yml:1:4: E00: the byte 0xed"),
]


@pytest.mark.parametrize(("raw", "message"), NOT_UTF8)
def test_invalid_utf8(raw: bytes, message: str) -> None:
    said = f"{message} is not UTF-8; save the file with the encoding UTF-8"
    assert [str(problem) for problem in read_documents(raw, "events/a.yml")[1]] == [said]


@given(st.text("ab:,-?[]{}&*!|>'\"%@#\n\t \\é\u2028\x85\x00", max_size=60) | st.text(max_size=60))
@example("\\\x85\x85\x85::")
def test_any_text_gives_documents_or_faults(text: str) -> None:
    raw = text.encode("utf-8", "surrogatepass")
    documents, problems = read_documents(raw, "events/a.yml")
    assert all(problem.code in ("E00", "E02") and problem.line and problem.column for problem in problems)
    assert all(isinstance(document, Map | Seq | str) for document in documents)


words = st.text("abc 12:30éNO", max_size=8)
trees = st.recursive(
    words,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text("abc", min_size=1), inner, max_size=3),
    max_leaves=12,
)


@given(trees)
def test_what_another_program_writes_is_read_back_as_text(value: object) -> None:
    documents, problems = read(json.dumps(value, ensure_ascii=False))
    assert (documents, problems) == ([value], [])
