"""Every form that we read: realistic files written for this test, and what is said of broken ones."""

import gzip
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from loaders.readers import known, read_articles, suffix_of
from schemas.problems import Problem, ProblemsError, UnknownFormatError
from schemas.text import RawText
from tests.loaders.readers.pdfs import pdf

FILES = Path(__file__).parent / "files"


def read(path: Path) -> list[RawText | Problem]:
    return list(read_articles(path, path.name))


def texts(path: Path) -> list[RawText]:
    return [item for item in read(path) if isinstance(item, RawText)]


def labelled(raw: RawText, kind: str) -> list[str]:
    return [raw.text[start:end] for start, end, label in raw.labels or () if label == kind]


# ruff: noqa: E501  # the table below is wide
# file -> for each article: id, title, day as printed in ISO, how it was found, how its text begins (below the title)
EXPECTED: dict[str, list[tuple[str | None, str | None, str | None, str | None, str]]] = {
    "harbour.txt": [(None, None, "2023-03-14T18:05:00+01:00", "head", "Ports settle their quarrel")],
    "page-copied.txt": [(None, None, None, None, "Home\nNews")],
    "pier.md": [(None, "Northern pier opens", "2023-05-02", "head", "Northern pier opens\nThe northern pier opened on")],
    "plain.md": [(None, None, None, None, "Fog closed the strait")],
    "json-ld.html": [
        (None, "Ports settle their quarrel over harbour fees", "2023-03-14T18:05:00+01:00", "json-ld", "Ports settle")
    ],
    "meta-tags.html": [(None, "Le port rouvre", "2023-05-02T06:00:00+00:00", "meta", "Le port rouvre\nLa rédaction")],
    "articles.csv": [
        ("1", "Ports settle", "2023-03-14", "column", 'Ports settle\n\nThe two ports agreed on Tuesday to share the fees, "at'),
        ("2", "Pier opens", "2023-05-02", "column", "Pier opens\n\nThe northern pier opened.\nIt is"),
    ],
    "columns.csv": [(None, "Il porto riapre", "2023-05-02", "column", "Il porto riapre\n\nIl porto ha riaperto")],
    "articles.jsonl": [
        ("a", "Ports settle", "2023-03-14T17:05:00+00:00", "column", "Ports settle\n\nThe two ports"),
        ("b", "Pier opens", "2023-05-02T06:00:00+00:00", "column", "Pier opens\n\nThe northern pier opened.\nIt is long & wide."),
        ("b", "Pier opens again", None, None, "Pier opens again\n\nThe same id"),
    ],
    "columns.jsonl": [(None, "Il porto riapre", None, None, "Il porto riapre\n\nIl porto ha riaperto")],
    "list.json": [
        (None, "Ports settle", "2023-03-14T17:05:00+00:00", "column", "Ports settle\n\nThe two ports"),
        (None, "Pier opens", "2023-05-02", "column", "Pier opens\n\nThe northern"),
    ],
    "one.json": [("ports-settle", "Ports settle", "2023-03-14", "column", "Ports settle\n\nThe two ports")],
    "quay.rss": [
        ("q-1", "Ports settle", "2023-03-14T18:05:00+01:00", "feed", "Ports settle\nThe two ports agreed on Tuesday to"),
        ("https://news.example.org/2", "Pier opens", "2023-05-02T06:00:00+00:00", "feed", "Pier opens\nThe northern"),
    ],
    "quay.atom": [("tag:quay:2", "Pier opens", "2023-05-02T08:00:00+02:00", "feed", "Pier opens\nPier Desk\nThe northern")],
    "letter.eml": [
        (None, "Ports settle – and more", "2023-03-14T18:05:00+01:00", "mail",
         "Ports settle – and more\n\nThe two ports agreed on Tuesday to share the fees of the new harbour, ending a quarrel"),
    ],
    "page.eml": [(None, "Pier opens", "2023-05-02T06:00:00+00:00", "mail", "Pier opens\nThe northern pier café opened on Tuesday.")],
    "letters.mbox": [
        ("1@news.example.org", "Ports settle – and more", "2023-03-14T18:05:00+01:00", "mail", "Ports settle"),
        (None, "Pier opens", "2023-05-02T06:00:00+00:00", "mail", "Pier opens\nThe northern pier café"),
    ],
    "short.mbox": [(None, "One line", "2023-05-02T08:00:00+02:00", "mail", "One line\n\nThe pier opened at noon.")],
}  # fmt: skip


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_what_is_read_of_each_file(name: str) -> None:
    found = [
        (raw.own_id, raw.title, raw.published.isoformat() if raw.published else None, raw.published_method, raw.text)
        for raw in texts(FILES / name)
    ]
    assert [item[:4] for item in found] == [item[:4] for item in EXPECTED[name]]
    for (*_, text), (*_, begins) in zip(found, EXPECTED[name], strict=True):
        assert text.startswith(begins)


def test_no_file_lies_there_untested() -> None:
    assert {path.name for path in FILES.iterdir()} == set(EXPECTED)


@pytest.mark.parametrize("name", ["harbour.txt", "json-ld.html", "articles.csv", "quay.rss", "letters.mbox"])
def test_a_gzipped_file_reads_the_same(tmp_path: Path, name: str) -> None:
    packed = tmp_path / f"{name}.gz"
    packed.write_bytes(gzip.compress((FILES / name).read_bytes()))
    assert texts(packed) == texts(FILES / name)


def test_one_bad_article_does_not_stop_the_others() -> None:
    assert [(p.code, p.line) for p in read(FILES / "articles.csv") if isinstance(p, Problem)] == [("R07", 5)]
    assert [(p.code, p.line) for p in read(FILES / "articles.jsonl") if isinstance(p, Problem)] == [("R07", 4)]
    assert [p.message for p in read(FILES / "list.json") if isinstance(p, Problem)] == [
        "item 2 is no record of keys and values"
    ]
    assert [p.message for p in read(FILES / "letters.mbox") if isinstance(p, Problem)] == ["mail 3 has no text"]


BROKEN: list[tuple[str, bytes, str]] = [
    ("head.txt", b"---\ntitle: [open\n---\nText.", "put a value in quotes"),
    ("date.txt", b"---\npublished: 03/04/2024\n---\nText.", "reads as two days; write 2024-04-03 or 2024-03-04"),
    ("kind.md", b"---\nkind: articel\n---\nText.", "no kind 'articel'"),
    ("empty.html", b"", "is no web page"),
    ("list.json", b"[1, 2", "is no JSON"),
    ("names.csv", b"a,b\n1,2\n", "no column is known to hold the text; there are a, b"),
    ("nothing.csv", b"", "has no line of column names"),
    ("map.csv", b"# columns: text=corpus\ncorpo\nUno.\n", "the column map names 'corpus'"),
    ("lines.jsonl", b"not json\n", "is no JSON"),
    ("feed.rss", b"<html><body>no feed</body></html>", "is no feed"),
    ("mail.eml", b"just words\n\nand more", "is no mail"),
    ("box.mbox", b"no mail at all", "is no mbox folder"),
    ("archive.warc", b"neither WARC nor anything", "is no web archive"),
    ("paper.pdf", b"%PDF-1.4 broken", "is no PDF that can be read"),
    ("cut.txt.gz", gzip.compress(b"text " * 1000)[:40], "is gzipped but cannot be unpacked"),
]


@pytest.mark.parametrize(("name", "data", "said"), BROKEN, ids=[name for name, *_ in BROKEN])
def test_a_broken_file_says_what_is_wrong(tmp_path: Path, name: str, data: bytes, said: str) -> None:
    (tmp_path / name).write_bytes(data)
    with pytest.raises(ProblemsError) as raised:
        read(tmp_path / name)
    (problem,) = raised.value.problems
    assert said in str(problem)
    assert problem.file == name


def test_an_unknown_form_names_the_known_ones_and_the_seam(tmp_path: Path) -> None:
    (tmp_path / "paper.docx").write_bytes(b"PK")
    with pytest.raises(UnknownFormatError) as raised:
        read(tmp_path / "paper.docx")
    (problem,) = raised.value.problems
    assert all(f".{form}" in problem.hint for form in known())
    assert "kb.readers" in problem.hint


def test_what_grows_too_large_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("loaders.readers.MOST_BYTES", 1000)
    (tmp_path / "bomb.txt.gz").write_bytes(gzip.compress(b"a" * 100_000))
    with pytest.raises(ProblemsError, match="holds more than"):
        read(tmp_path / "bomb.txt.gz")


def test_the_suffix_is_looked_at_alone() -> None:
    assert [suffix_of(n) for n in ("a.b.TXT", "x.warc.gz", "none", ".hidden")] == ["txt", "warc", "", ""]


# --- encodings and hygiene


@pytest.mark.parametrize(
    ("encoding", "noted"),
    [("utf-8", False), ("utf-8-sig", False), ("utf-16", False), ("windows-1252", True)],
)
def test_text_in_any_encoding(tmp_path: Path, encoding: str, noted: bool) -> None:
    text = "Der Kai in Süderhafen wird für die Fähren verlängert – so hieß es am Dienstag. " * 5
    (tmp_path / "a.txt").write_bytes(text.encode(encoding))
    (raw,) = texts(tmp_path / "a.txt")
    assert raw.text == text
    assert bool(raw.notes) == noted


def test_mojibake_stays_and_is_noted(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The portâ€™s fees", encoding="utf-8")
    (raw,) = texts(tmp_path / "a.txt")
    assert raw.text == "The portâ€™s fees"
    assert "decoded wrongly" in raw.notes[0]


def test_line_ends_are_levelled(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"One\r\nTwo\rThree\n")
    assert texts(tmp_path / "a.txt")[0].text == "One\nTwo\nThree\n"


def test_a_key_of_the_head_that_is_nearly_known_is_noted(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("---\npubliser: The Quay\nlayout: post\n---\nText.")
    assert texts(tmp_path / "a.txt")[0].notes == ("the head has 'publiser'; did you mean 'publisher'?",)


def test_prose_between_two_rules_is_no_head(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("---\n\nThe ports agreed on Tuesday.\n\n---\n\nA quarrel is over.\n")
    assert "The ports agreed" in texts(tmp_path / "a.txt")[0].text


# --- web pages


def test_a_page_is_laid_in_zones() -> None:
    (raw,) = texts(FILES / "json-ld.html")
    assert labelled(raw, "headline") == ["Ports settle their quarrel over harbour fees"]
    assert labelled(raw, "byline") == ["Quay Desk"]
    assert labelled(raw, "body")[0] == "A board will share what ships pay, and nine years of quarrel are over."
    assert len(labelled(raw, "body")) == 4
    assert (raw.publisher, raw.language) == ("The Quay", "en")


@pytest.mark.parametrize(("depth", "read_whole"), [(400, True), (3000, False)])
def test_a_page_nested_deeply_is_read_or_says_that_it_is_not(tmp_path: Path, depth: int, read_whole: bool) -> None:
    page = "<html><body>" + "<div>" * depth + "<p>Far down.</p>" + "</div>" * depth + "</body></html>"
    (tmp_path / "deep.html").write_text(page)
    (raw,) = texts(tmp_path / "deep.html")
    assert ("Far down." in raw.text) == read_whole
    assert any("deep" in note for note in raw.notes) != read_whole


def test_the_printed_local_day_stands_against_a_utc_time(tmp_path: Path) -> None:
    page = """<html><head><meta property="article:published_time" content="2023-03-15T01:30:00Z"></head>
    <body><h1>Late talks</h1><p class="date">March 14, 2023</p><p>They talked until late in the night, again.</p></body></html>"""
    (tmp_path / "late.html").write_text(page)
    (raw,) = texts(tmp_path / "late.html")
    assert raw.published == date(2023, 3, 14)
    assert raw.published_text == "March 14, 2023"


def test_parts_of_an_article_in_several_boxes_are_all_read(tmp_path: Path) -> None:
    def part(n: int) -> str:
        said = f"<p>Paragraph {n} tells at some length of what the two ports agreed on in that spring.</p>"
        return f'<div class="box"><div class="text">{said * 1}</div></div>'

    first = "".join(part(n) for n in range(8))
    second = "".join(part(n) for n in range(8, 16))
    page = f"<html><body><div class='left'>{first}</div><hr><div class='right'>{second}</div></body></html>"
    (tmp_path / "boxes.html").write_text(page)
    (raw,) = texts(tmp_path / "boxes.html")
    assert [n for n in range(16) if f"Paragraph {n} tells" not in raw.text] == []


def test_markdown_is_read_as_shown() -> None:
    (raw,) = texts(FILES / "pier.md")
    assert labelled(raw, "headline") == ["Northern pier opens"]
    assert (
        labelled(raw, "body")[0] == "The northern pier opened on Tuesday, two months after the agreement of the ports."
    )
    assert labelled(raw, "caption") == ["The pier at noon"]
    assert labelled(raw, "frame") == ["not for reading"]


def test_a_summary_without_its_article_is_noted() -> None:
    full, short = texts(FILES / "quay.rss")
    assert full.notes == ()
    assert short.notes == ("the feed carries a summary only",)


# --- tables


@pytest.mark.parametrize(
    ("dates", "expected"),
    [
        (["03/04/2024", "25/04/2024"], ["2024-04-03", "2024-04-25"]),
        (["03/04/2024", "04/25/2024"], ["2024-03-04", "2024-04-25"]),
        (["03/04/2024", "05/06/2024"], [None, None]),
        (["2024-04-03", "soon"], ["2024-04-03", None]),
    ],
)
def test_the_order_of_day_and_month_is_told_by_the_column(
    tmp_path: Path, dates: list[str], expected: list[str | None]
) -> None:
    rows = "".join(f"Text number {n} of this table.,{day}\n" for n, day in enumerate(dates))
    (tmp_path / "a.csv").write_text(f"text,date\n{rows}")
    found = texts(tmp_path / "a.csv")
    assert [raw.published.isoformat() if raw.published else None for raw in found] == expected
    assert all(raw.notes for raw, day in zip(found, expected, strict=True) if day is None)


# --- web archives and PDF files


def _warc(pages: list[tuple[str, str, bytes]]) -> bytes:
    """A web archive of these pages, an hour apart."""
    out = b""
    for hour, (url, kind, body) in enumerate(pages):
        answer = b"HTTP/1.1 200 OK\r\nContent-Type: %s\r\n\r\n%s" % (kind.encode(), body)
        head = (
            f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2023-03-14T{hour:02d}:00:00Z\r\n"
            f"WARC-Record-ID: <urn:uuid:{hour:08d}-0000-4000-8000-000000000000>\r\n"
            f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(answer)}\r\n\r\n"
        )
        out += head.encode() + answer + b"\r\n\r\n"
    return out


def _pages() -> list[tuple[str, str, bytes]]:
    page = (FILES / "json-ld.html").read_bytes()
    return [
        ("https://news.example.org/1", "text/html; charset=utf-8", page),
        ("https://news.example.org/p.png", "image/png", b"\x89PNG"),
        ("https://news.example.org/1", "text/html; charset=utf-8", page),
        ("https://news.example.org/2", "text/html", (FILES / "meta-tags.html").read_bytes()),
    ]


@pytest.mark.parametrize("packed", [False, True])
def test_the_pages_of_a_web_archive(tmp_path: Path, packed: bool) -> None:
    data = _warc(_pages())
    path = tmp_path / ("a.warc.gz" if packed else "a.warc")
    path.write_bytes(gzip.compress(data) if packed else data)
    found = texts(path)
    assert [(raw.url, raw.title) for raw in found] == [
        ("https://news.example.org/1", "Ports settle their quarrel over harbour fees"),
        ("https://news.example.org/1", "Ports settle their quarrel over harbour fees"),
        ("https://news.example.org/2", "Le port rouvre"),
    ]
    assert len({raw.own_id for raw in found}) == 3
    assert all(raw.many for raw in found)


def test_pages_kept_without_an_answer_are_read_and_those_that_cannot_be_unpacked_told(tmp_path: Path) -> None:
    page = (FILES / "json-ld.html").read_bytes()
    head = (
        f"WARC/1.0\r\nWARC-Type: resource\r\nWARC-Target-URI: https://news.example.org/9\r\nContent-Type: text/html\r\n"
        f"WARC-Date: 2023-03-14T00:00:00Z\r\nWARC-Record-ID: <urn:uuid:9>\r\nContent-Length: {len(page)}\r\n\r\n"
    )
    squeezed = _warc([("https://news.example.org/8", "text/html\r\nContent-Encoding: zstd", b"\x28\xb5\x2f\xfd1234")])
    (tmp_path / "a.warc").write_bytes(head.encode() + page + b"\r\n\r\n" + squeezed)
    kept, lost = read(tmp_path / "a.warc")
    assert isinstance(kept, RawText) and kept.title == "Ports settle their quarrel over harbour fees"
    assert isinstance(lost, Problem) and "pip install zstandard" in lost.hint


def test_an_archive_that_breaks_off_keeps_what_came_before(tmp_path: Path) -> None:
    (tmp_path / "a.warc").write_bytes(_warc(_pages()[:1]) + b"WARC/1.0 rubbish rubbish\r\n\r\nxx")
    found = read(tmp_path / "a.warc")
    assert isinstance(found[0], RawText)


LINES = ["The two ports agreed on Tuesday to share the fees of the new", "harbour, ending a quarrel of nine years."]


@pytest.mark.parametrize(("title", "expected"), [("Ports settle", "Ports settle"), ("", None)])
def test_the_text_layer_of_apdf(tmp_path: Path, title: str, expected: str | None) -> None:
    (tmp_path / "a.pdf").write_bytes(pdf(LINES, title=title))
    (raw,) = texts(tmp_path / "a.pdf")
    assert raw.text.split("\n") == LINES
    assert raw.title == expected
    assert raw.published is None  # the day on which a file was made is not the day of publication


def test_running_heads_of_a_pdf_are_left_out_and_sentences_go_on_over_pages(tmp_path: Path) -> None:
    told = ["The two ports agreed on Tues-", "day to share the fees of the well-", "known harbour of the south, and"]
    more = ["ended a quarrel of nine years."]
    pages = [["The Quay", *(told if n == 0 else more), f"Page {n + 1} of 4"] for n in range(4)]
    (tmp_path / "a.pdf").write_bytes(pdf(*pages, ["The Quay", "It is a well-known port.", "Page 5 of 5"]))
    (raw,) = texts(tmp_path / "a.pdf")
    assert raw.text.split("\n\n") == [
        "The two ports agreed on Tuesday\nto share the fees of the well-known\nharbour of the south, and\n" + more[0],
        *more * 2,
        "It is a well-known port.",
    ]


def test_a_scanned_pdf_says_so(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(pdf([]))
    with pytest.raises(ProblemsError, match="no text layer"):
        read(tmp_path / "a.pdf")


@pytest.mark.parametrize(("module", "suffix"), [("warcio.archiveiterator", "warc"), ("pypdf", "pdf")])
def test_a_missing_extra_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, module: str, suffix: str) -> None:
    monkeypatch.setitem(__import__("sys").modules, module, None)
    (tmp_path / f"a.{suffix}").write_bytes(b"%PDF")
    with pytest.raises(ProblemsError, match=f"pip install {module.partition('.')[0]}"):
        read(tmp_path / f"a.{suffix}")


def test_readers_never_crash_on_rubbish(tmp_path: Path) -> None:
    rubbish: Callable[[int], bytes] = lambda n: bytes((n * i * 37 + i * i) % 256 for i in range(400))  # noqa: E731
    for suffix in known():
        for n in range(3):
            path = tmp_path / f"r{n}.{suffix}"
            path.write_bytes(rubbish(n + 1))
            try:
                read(path)
            except ProblemsError as fault:
                assert fault.problems
