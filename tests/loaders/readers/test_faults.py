"""Bad files: whatever they hold, a batch ends, names the file, and reads what else there is."""

import io
import json
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import loaders.readers
from loaders.batch import read_batch
from loaders.readers import known
from loaders.readers.decode import decode
from loaders.readers.mail import read_eml, read_mbox
from loaders.sources import Loaded
from schemas.problems import Problem, ProblemsError
from schemas.text import RawText

FILES = Path(__file__).parent / "files"
TOLD = "The ports agreed on Tuesday to share the fees."


def read(path: Path) -> list[Loaded | Problem]:
    return read_batch([str(path)], str(path.parent))


# name, what it holds -> what its problem says; None where it is read in spite of that
BAD: list[tuple[str, str, str | None]] = [
    ("feed.json", '{"version": "https://jsonfeed.org/version/1.1", "title": "x"}', "no column is known to hold"),
    ("map.json", '{"columns": {"text": ["a"]}, "articles": [{"a": "b"}]}', "gives 'text' no name of one column"),
    ("map.json", '{"columns": {"text": 5}, "articles": [{"a": "b"}]}', "gives 'text' no name of one column"),
    ("map.jsonl", '{"columns": {"text": ["a"]}}\n{"a": "b"}', "gives 'text' no name of one column"),
    ("keys.json", '[{"a\\ud800": "b"}]', "there are a\ufffd;"),
    ("char.txt", '---\ntitle: "\\UFFFFFFFF"\n---\nText.', "the YAML head cannot be read"),
    ("char.md", '---\ntitle: "\\U00110000"\n---\nText.', "the YAML head cannot be read"),
    ("alias.txt", f"---\nauthor: &a [*a, Pier Desk]\n---\n{TOLD}", None),
    ("deep.json", json.dumps([{"text": TOLD, "author": "A"}]).replace('"A"', "[" * 400 + "]" * 400), None),
    ("sender.eml", f"From: a <a@[>\nSubject: Fees\n\n{TOLD}", None),
    ("sender.eml", f"From: info@[1.2.3\nSubject: Fees\n\n{TOLD}", None),
    ("half.rss", f"<rss><channel><item><title>&#55357; {TOLD}</title></item></channel></rss>", None),
    ("far.rss", f"<rss><channel><item><title>&#x110000; {TOLD}</title></item></channel></rss>", None),
]  # fmt: skip


@pytest.mark.parametrize(("name", "held", "said"), BAD)
def test_a_bad_file_is_told_by_name_and_stops_nothing(tmp_path: Path, name: str, held: str, said: str | None) -> None:
    (tmp_path / name).write_text(held, encoding="utf-8")
    sound = tmp_path / "sound.txt"
    sound.write_text(TOLD)
    first, last = read_batch([str(tmp_path / name), str(sound)], str(tmp_path))
    assert isinstance(last, Loaded)
    if said is None:
        assert isinstance(first, Loaded) and TOLD in first.source.text
    else:
        assert isinstance(first, Problem) and first.file == name and said in str(first)


def test_what_cannot_be_stored_is_replaced_one_for_one(tmp_path: Path) -> None:
    record = {"id": "\udfff", "title": "Ports \ud800 agree", "text": "a\0b", "source": "Qu\0y", "date": "soon \ud800"}
    (tmp_path / "odd.json").write_text(json.dumps([record]))
    (found,) = read(tmp_path / "odd.json")
    assert isinstance(found, Loaded)
    source = found.source
    assert (source.title, source.publisher) == ("Ports \ufffd agree", "Qu\ufffdy")
    assert source.text == "Ports \ufffd agree\n\na\ufffdb"
    assert source.notes == ("the date 'soon \ufffd' is no whole day",)
    source.model_dump_json().encode()


def test_a_reader_of_another_package_that_fails_keeps_what_it_gave_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def read_docx(data: bytes) -> Iterator[RawText]:
        yield RawText(data.decode(), many=True)
        raise KeyError("styles")

    monkeypatch.setattr(loaders.readers, "_found", lambda suffix: read_docx)
    (tmp_path / "a.docx").write_text(TOLD)
    kept, told = read(tmp_path / "a.docx")
    assert isinstance(kept, Loaded) and kept.source.text == TOLD
    assert str(told) == "a.docx: R09: the reader of '.docx' failed on it: KeyError: 'styles'"


def test_one_bad_mail_of_many_is_told_by_its_number() -> None:
    begun = b"From a@quay.example Tue Mar 14 18:05:00 2023\nFrom: a@quay.example\n"
    told = begun + b"Subject: Fees\n\n" + TOLD.encode()
    picture = begun + b"Content-Transfer-Encoding: base64\n\niVBORw0KGgoAAAANSUhEUg==\n"
    one, bad, two = read_mbox(told + b"\n" + picture + told)
    assert isinstance(one, RawText) and isinstance(two, RawText)
    assert isinstance(bad, Problem) and bad.message == "mail 2 is no text: it begins like a PNG picture"


def test_a_sender_that_is_no_address_is_kept_as_written() -> None:
    (mail,) = read_eml(f"From: a <a@[>\nSubject: Fees\n\n{TOLD}".encode())
    assert (mail.title, mail.publisher) == ("Fees", "a")


# --- bytes that are no text


def _zipped() -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr("word/document.xml", TOLD)
    return held.getvalue()


NO_TEXT = {
    "a PNG picture": b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
    "a JPEG picture": b"\xff\xd8\xff\xe0\0\x10JFIF",
    "a zip archive": _zipped(),
    "an old Office program": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
    "rich text": b"{\\rtf1\\ansi The ports agreed.}",
    "100% of its characters cannot be shown": bytes(range(1, 9)) * 20,
    "8% of its characters cannot be shown": (b"The ports\x01" + b"\x02agreed at nine") * 30,
}


@pytest.mark.parametrize("said", NO_TEXT)
@pytest.mark.parametrize("form", ["txt", "md", "csv", "json", "html"])
def test_bytes_that_are_no_text_are_no_article(tmp_path: Path, form: str, said: str) -> None:
    path = tmp_path / f"a.{form}"
    path.write_bytes(NO_TEXT[said])
    (problem,) = read(path)
    assert isinstance(problem, Problem)
    assert problem.message.startswith("is no text: ") and said in problem.message
    assert problem.file == path.name


@pytest.mark.parametrize(
    "held",
    [
        TOLD.encode() + b"\0 It ended a quarrel\0.",
        TOLD.encode("utf-16"),
        b"\x1b[1mFees\x1b[0m \x0c" + TOLD.encode(),
        "\ufffd \u200f\u200b".encode() + TOLD.encode(),
        b"a\0b",
    ],
)
def test_an_odd_character_here_and_there_is_still_a_text(held: bytes) -> None:
    text, _ = decode(held)
    assert text


def test_a_part_of_a_mail_that_is_no_text_is_refused() -> None:
    with pytest.raises(ProblemsError, match="is no text"):
        list(read_eml(b"Subject: Fees\nContent-Transfer-Encoding: base64\n\niVBORw0KGgoAAAANSUhEUg==\n"))


# --- anything at all


REAL = [path.read_bytes() for path in sorted(FILES.iterdir())]
PIECES = [
    b"\0", b"\xff\xfe", b"\\ud800", b"<", b">", b"[", b"{", b"]", b"}", b'"', b"\n", b":", b"&#0;", b"&#xD800;",
    b"<!--", b"]]>", b"99999999999", b"2024-13-45", b"31/12/9999 25:61", b"*a", b"&a", b"@[", b"=?utf-8?b?//8=?=",
    b"null", b"\xed\xa0\x80", b"\ncharset=hex", b"+99:99", b"---\n",
]  # fmt: skip


@st.composite
def spoilt(draw: st.DrawFn) -> bytes:
    """A real file cut short, with pieces put in where they do not belong."""
    held = draw(st.sampled_from(REAL))
    held = held[: draw(st.integers(0, len(held)))] if draw(st.booleans()) else held
    for piece in draw(st.lists(st.sampled_from(PIECES), max_size=4)):
        at = draw(st.integers(0, len(held)))
        held = held[:at] + piece + held[at:]
    return held


@pytest.mark.parametrize("form", known())
@settings(
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture], deadline=None, max_examples=12
)
@given(held=st.one_of(st.binary(max_size=400), st.lists(st.sampled_from(PIECES)).map(b"".join), spoilt()))
def test_no_file_of_any_form_ends_a_batch(tmp_path: Path, form: str, held: bytes) -> None:
    path = tmp_path / f"a.{form}"
    path.write_bytes(held)
    found = read(path)
    assert found
    for item in found:
        if isinstance(item, Problem):
            assert item.file == path.name
        told = item.model_dump_json() if isinstance(item, Problem) else item.source.model_dump_json()
        assert told.encode()
