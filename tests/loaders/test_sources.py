"""Files as sources: ids, zones, text that can be put together again, days and notes."""

from datetime import date, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kb.stories import group_copies, stories
from loaders.sources import Loaded, read_file, read_text_article, source_id
from schemas.ids import digest
from schemas.problems import Problem, ProblemsError
from schemas.source import Source

FILES = Path(__file__).parent / "readers" / "files"


def sources(path: Path, root: Path) -> list[Source]:
    return [item.source for item in read_file(path, root) if isinstance(item, Loaded)]


# name, own id, whether its file can hold several -> id
IDS = [
    ("articles/quad.txt", None, False, "quad"),
    ("articles/2024/07/Quad talks.html.gz", None, False, "2024-07-quad-talks"),
    ("articles/v1.2 notes.txt", None, False, "v1-2-notes"),
    ("articles/quad.txt", "tokyo-talks", False, "tokyo-talks"),
    ("articles/news.jsonl", "a/B 7", True, "news-a-b-7"),
    ("articles/news.jsonl", "3", True, "news-3"),
]


@pytest.mark.parametrize(("name", "own", "many", "expected"), IDS)
def test_ids(name: str, own: str | None, many: bool, expected: str) -> None:
    assert source_id(name, own, many=many) == expected


def test_long_paths_keep_ids_of_their_own() -> None:
    one, other = (source_id(f"articles/{'very-long-name-' * 12}{end}.txt", None, many=False) for end in ("a", "b"))
    assert one != other
    assert len(one) <= 96 and len(other) <= 96


@pytest.mark.parametrize("name", sorted(path.name for path in FILES.iterdir()))
def test_every_text_can_be_put_together_again(name: str) -> None:
    for source in sources(FILES / name, FILES.parent):
        text = source.text
        assert source.sha256 == digest(text)
        assert source.file == f"files/{name}"
        assert [passage.ordinal for passage in source.passages] == list(range(len(source.passages)))
        for passage in source.passages:
            assert text[passage.char_start : passage.char_end] == passage.text
        assert any(passage.kind == "body" for passage in source.passages)


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.text(alphabet=st.characters(), min_size=1, max_size=300))
def test_any_text_becomes_a_source(text: str) -> None:
    source = read_text_article(text).source
    assert len(source.text) <= len(text)
    assert not any("\ud800" <= char <= "\udfff" or char == "\0" for char in source.text)


def test_a_page_copied_as_text() -> None:
    (source,) = sources(FILES / "page-copied.txt", FILES.parent)
    assert source.title == "Ports settle their quarrel over harbour fees"
    assert source.author == "Staff Writer"
    assert isinstance(source.published, datetime) and source.published.isoformat() == "2023-03-14T18:05:00+01:00"
    assert (source.published_basis, source.language) == ("stated", "en")
    assert [p.kind for p in source.passages] == [
        "frame", "frame", "frame", "headline", "byline", "dateline", "body", "caption", "body", *["frame"] * 5,
    ]  # fmt: skip


def test_what_the_head_states_holds() -> None:
    (source,) = sources(FILES / "harbour.txt", FILES.parent)
    assert (source.publisher, source.url) == ("The Quay", "https://news.example.org/harbour")
    assert source.published_day == date(2023, 3, 14)
    assert source.published_basis == "metadata"
    assert not source.text.startswith("---")


def test_an_id_told_twice_in_a_file_counts_once() -> None:
    found = read_file(FILES / "articles.jsonl", FILES.parent)
    assert [item.source.id for item in found if isinstance(item, Loaded)] == ["files-articles-a", "files-articles-b"]
    assert [item.code for item in found if isinstance(item, Problem)] == ["R08", "R07"]


def test_two_ids_with_one_slug_stay_two(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"id": "x/1", "text": "One."}\n{"id": "x 1", "text": "Two."}\n')
    found = sources(tmp_path / "a.jsonl", tmp_path)
    assert len({source.id for source in found}) == 2


def test_lines_of_a_page_are_not_taken_for_wrapped_lines(tmp_path: Path) -> None:
    lines = [f"<p>Line number {n} of this page is as long as the lines around it.</p>" for n in range(9)]
    (tmp_path / "a.html").write_text(f"<html><body><article>{''.join(lines)}</article></body></html>")
    (source,) = sources(tmp_path / "a.html", tmp_path)
    assert len(source.passages) == 9
    assert source.sha256 == digest(source.text)


@pytest.mark.parametrize(
    ("head", "language"),
    [("en_GB", "en-GB"), ("EN-gb", "en-GB"), ("English", "en"), ("und", "en"), ("de", "de"), ("", "en")],
)
def test_a_stated_language_must_be_a_tag(tmp_path: Path, head: str, language: str) -> None:
    body = "The two ports agreed on Tuesday that they would share the fees of the new harbour, and of the pier."
    (tmp_path / "a.txt").write_text(f"---\nlanguage: {head}\n---\n{body}")
    assert sources(tmp_path / "a.txt", tmp_path)[0].language == language


def test_a_language_without_time_rules_is_noted() -> None:
    text = "Два порта договорились во вторник о сборах за новую гавань, а остальные сборы установит комиссия."
    assert read_text_article(text).source.notes == ("no time rules for 'ru' yet: no events are read from it",)


def test_a_text_that_is_too_long_or_empty_is_a_problem(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("loaders.sources.MOST_CHARACTERS", 100)
    (tmp_path / "long.txt").write_text("word " * 50)
    (tmp_path / "empty.txt").write_text("---\ntitle: Nothing\n---\n \n")
    for name, said in (("long.txt", "more than"), ("empty.txt", "holds no text")):
        (problem,) = read_file(tmp_path / name, tmp_path)
        assert isinstance(problem, Problem) and said in problem.message


def test_the_day_in_an_address_counts_where_the_text_says_none(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("---\nurl: https://news.example.org/2023/03/14/ports\n---\nThe ports agreed.")
    (source,) = sources(tmp_path / "a.txt", tmp_path)
    assert (source.published, source.published_text) == (date(2023, 3, 14), "2023/03/14")


def test_an_empty_list_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text("[]")
    with pytest.raises(ProblemsError, match="holds no article"):
        read_file(tmp_path / "a.json", tmp_path)


def test_the_two_copies_of_one_report(shared_articles: Path) -> None:
    loaded = [read_file(path, shared_articles.parent)[0] for path in sorted(shared_articles.glob("*.txt"))]
    one, other = (item.source for item in loaded if isinstance(item, Loaded))
    assert isinstance(one.published, datetime) and one.published.isoformat() == "2024-07-28T03:58:00+05:30"
    assert (other.published, other.published_basis) == (None, "unknown")
    groups = group_copies(
        {item.source.id: item.shingles for item in loaded if isinstance(item, Loaded)},
        {source.id: source.sha256 for source in (one, other)},
    )
    (story,) = stories(groups, {one.id: one.published_day, other.id: other.published_day})
    assert story.published_day == date(2024, 7, 28)
    for source in (one, other):
        frame = "\n".join(passage.text for passage in source.passages if passage.kind == "frame")
        body = "\n".join(passage.text for passage in source.passages if passage.kind == "body")
        assert "Subscribe" not in body and "NOV 2024" not in body
        assert "Quad" in body and "Quad" not in frame
        assert source.title.startswith("US, Japan, South Korea")
