"""The user's folder: made, filled, never overwritten."""

from pathlib import Path

import pytest

from kb.folder import SUBFOLDERS, add, example, init, require
from kb.publish import metadata_of
from schemas.problems import CallError


def test_init_makes_what_is_missing_and_keeps_what_is_there(tmp_path: Path) -> None:
    folder = tmp_path / "mine"
    assert {path.name for path in init(folder)} == {*SUBFOLDERS, "metadata.yml", ".gitignore"}
    (folder / "metadata.yml").write_text("title: Mine\n")
    (folder / "queries").rmdir()
    assert [path.name for path in init(folder)] == ["queries"]
    assert (folder / "metadata.yml").read_text() == "title: Mine\n"


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("my-timeline", "My timeline"),
        ("cables_2025", "Cables 2025"),
        ("EU: talks", "EU: talks"),
        ('a "b"', 'A "b"'),
        ("東京", "東京"),
    ],
)
def test_init_calls_the_timeline_by_its_folder(tmp_path: Path, name: str, title: str) -> None:
    init(tmp_path / name)
    assert metadata_of(tmp_path / name)["title"] == title


def test_init_refuses_a_file(tmp_path: Path) -> None:
    (tmp_path / "mine").write_text("")
    with pytest.raises(CallError, match="is a file"):
        init(tmp_path / "mine")


def test_require_says_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(CallError, match="kb init"):
        require(tmp_path)


def test_add_numbers_taken_names_and_copies_no_bytes_twice(tmp_path: Path) -> None:
    init(tmp_path / "kb")
    for folder, text in (("a", "one"), ("b", "two"), ("c", "one")):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "The Talks.TXT").write_text(text)
    given = [str(tmp_path / folder / "The Talks.TXT") for folder in "abc"]
    added = add(tmp_path / "kb", given, {})
    assert [(one.path and one.path.name, one.new) for one in added] == [
        ("the-talks.txt", True),
        ("the-talks-2.txt", True),
        ("the-talks.txt", False),
    ]
    assert (tmp_path / "kb/articles/the-talks-2.txt").read_text() == "two"


def test_add_takes_folders_and_standard_input(tmp_path: Path) -> None:
    init(tmp_path / "kb")
    (tmp_path / "in" / "deep").mkdir(parents=True)
    (tmp_path / "in" / "deep" / "page.html").write_text("<p>x</p>")
    (tmp_path / "in" / ".hidden").write_text("no")
    added = add(tmp_path / "kb", [str(tmp_path / "in"), "-"], {}, stdin=b"from a pipe")
    assert [one.path and one.path.name for one in added] == ["page.html", "standard-input.txt"]


@pytest.mark.parametrize(
    ("begins", "suffix"),
    [
        (b"<!DOCTYPE html><p>x</p>", ".html"),
        (b"\xef\xbb\xbf\n<html>", ".html"),
        (b'<?xml version="1.0"?><rss/>', ".xml"),
        (b'[{"text": "x"}]', ".json"),
        (b"%PDF-1.7", ".pdf"),
        (b"From a@b.example Mon Aug 12 18:05:00 2024\nSubject: x\n\nx", ".mbox"),
        (b"From Monday on the ferry runs.", ".txt"),
        (b"", ".txt"),
    ],
)
def test_what_comes_without_a_name_is_told_by_how_it_begins(tmp_path: Path, begins: bytes, suffix: str) -> None:
    init(tmp_path / "kb")
    (one,) = add(tmp_path / "kb", ["-"], {}, stdin=begins)
    assert one.path and one.path.name == f"standard-input{suffix}"


def test_add_writes_what_it_is_told_into_a_head(tmp_path: Path) -> None:
    init(tmp_path / "kb")
    (tmp_path / "x.txt").write_text("Talks start.\n")
    (one,) = add(tmp_path / "kb", [str(tmp_path / "x.txt")], {"publisher": "Ünited News", "date": "2024-07-28"})
    assert (
        one.path
        and one.path.read_text("utf-8") == "---\npublisher: Ünited News\ndate: '2024-07-28'\n---\nTalks start.\n"
    )


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [("x.html", "<p>", "own place"), ("x.md", "---\ntitle: x\n---\n", "has a YAML head already")],
)
def test_add_refuses_a_head_where_it_cannot_stand(tmp_path: Path, name: str, text: str, message: str) -> None:
    init(tmp_path / "kb")
    (tmp_path / name).write_text(text)
    with pytest.raises(CallError, match=message):
        add(tmp_path / "kb", [str(tmp_path / name)], {"publisher": "News"})


def test_add_leaves_out_what_no_reader_knows_and_what_lies_in_hidden_folders(tmp_path: Path) -> None:
    init(tmp_path / "kb")
    for name in ("page.html", "page_files/style.css", "page_files/a.png", ".git/notes.txt", "letter"):
        (tmp_path / "in" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "in" / name).write_text(f"{name}: talks start.")
    added = add(tmp_path / "kb", [str(tmp_path / "in")], {})
    assert {Path(one.given).name: one.path and one.path.name for one in added} == {
        "page.html": "page.html", "style.css": None, "a.png": None, "letter": "letter.txt",
    }  # fmt: skip
    assert sorted(path.name for path in (tmp_path / "kb/articles").iterdir()) == ["letter.txt", "page.html"]


@pytest.mark.parametrize("day", ["yesterday", "July 2024", "03/04/2024"])
def test_add_refuses_a_day_of_publication_that_is_none(tmp_path: Path, day: str) -> None:
    init(tmp_path / "kb")
    (tmp_path / "x.txt").write_text("Talks start.\n")
    with pytest.raises(CallError, match="no day of publication"):
        add(tmp_path / "kb", [str(tmp_path / "x.txt")], {"date": day})


def test_add_names_a_path_that_is_not_there(tmp_path: Path) -> None:
    init(tmp_path / "kb")
    with pytest.raises(CallError, match=r"nowhere\.txt"):
        add(tmp_path / "kb", [str(tmp_path / "nowhere.txt")], {})


def test_the_example_is_copied_once(tmp_path: Path) -> None:
    assert example(tmp_path / "demo")
    articles = sorted((tmp_path / "demo/articles").iterdir())
    assert len(articles) >= 8
    articles[0].unlink()
    assert not example(tmp_path / "demo")
    assert not articles[0].exists()
