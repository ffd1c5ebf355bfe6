"""Reviewing: the queue by what matters, each choice a decision that the next build applies, and undone."""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner
from rich.console import Console

from kb.build import build
from kb.cli import cli
from kb.folder import init
from kb.review import Desk, review, waiting
from kb.review.file import append, take_back
from kb.review.queue import Entry, Quote
from kb.review.screen import show
from kb.store import Store
from loaders.curated import read_curated

ARTICLES = {
    "ministers": "Ministers to meet in Oslo|2024-05-03|Norway will host a meeting of the foreign ministers of Sweden "
    "and Finland in Oslo on Monday.",
    "quake": "Earthquake shakes Crete|2024-05-04|An earthquake struck Crete on Friday. Nobody was hurt.",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    init(tmp_path)
    for name, article in ARTICLES.items():
        title, day, text = article.split("|")
        (tmp_path / f"articles/{name}.md").write_text(f"---\ntitle: {title}\ndate: {day}\n---\n# {title}\n\n{text}\n")
    build(tmp_path, workers=1)
    return tmp_path


def go(folder: Path, *answers: str, edit: str | None = None) -> str:
    """A review in which a person gives these answers, and then leaves; the last line."""
    given: Iterator[str] = iter(answers)
    desk = Desk(
        folder,
        "me",
        date(2024, 8, 1),
        lambda question, default: next(given, "q") or default,
        lambda text: edit,
        Console(quiet=True),
    )
    with Store.read(folder / "kb.db") as store:
        return review(store, desk)


def ids(folder: Path) -> list[str]:
    with Store.read(folder / "kb.db") as store:
        return [entry.id for entry in waiting(store, folder)]


def titles(folder: Path) -> dict[str, str]:
    with Store.read(folder / "kb.db") as store:
        return {row["title"]: row["review"] for row in store.query("select title, review from events")}


def test_the_queue_is_by_salience(folder: Path) -> None:
    with Store.read(folder / "kb.db") as store:
        entries = waiting(store, folder)
    assert len(entries) >= 2
    assert [entry.salience for entry in entries] == sorted((entry.salience for entry in entries), reverse=True)


def test_what_was_refused_leaves_the_queue_at_once_and_stays_away_after_a_build(folder: Path) -> None:
    first = ids(folder)[0]
    before = len(titles(folder))
    assert go(folder, "r", "known elsewhere") == (
        "1 rejected, in decisions/review-2024-08.yml: `kb build` brings it into the database"
    )
    assert first not in ids(folder)
    build(folder, workers=1)
    assert len(titles(folder)) == before - 1 and first not in ids(folder)
    assert "reason: known elsewhere" in (folder / "decisions/review-2024-08.yml").read_text()


def test_accepting_and_amending(folder: Path) -> None:
    go(folder, "a", "m", edit="title: A title of ours\nstatus: cancelled\n")
    build(folder, workers=1)
    found = titles(folder)
    assert found["A title of ours"] == "amended"
    assert "accepted" in found.values()


def test_an_amendment_that_cannot_be_read_is_told_and_not_kept(folder: Path) -> None:
    assert go(folder, "m", edit="when: Monday\n") == "nothing was decided"
    assert not (folder / "decisions/review-2024-08.yml").exists()


def test_same_as_makes_two_events_one(folder: Path) -> None:
    one, other = ids(folder)[:2]
    go(folder, "s", other)
    before = len(titles(folder))
    build(folder, workers=1)
    assert len(titles(folder)) == before - 1
    assert one != other


def test_undo_takes_the_last_decision_back(folder: Path) -> None:
    assert go(folder, "r", "", "a", "u", "u") == "nothing was decided"
    assert not (folder / "decisions/review-2024-08.yml").exists()
    assert go(folder, "l", "r", "", "u", "u", "a").startswith("1 accepted")


def test_the_file_keeps_what_a_person_wrote_into_it(tmp_path: Path) -> None:
    path = tmp_path / "decisions/mine.yml"
    one = append(path, {"kind": "accept", "event": "e-0123456789", "reason": "yes: #1", "on": "2024-08-01"})
    path.write_text(path.read_text().replace("decisions:", "# a remark of mine\ndecisions:"))
    two = append(path, {"kind": "reject", "event": "e-0123456780", "reason": "no", "on": "2024-08-02"})
    assert "on: 2024-08-02" in path.read_text() and "reason: 'yes: #1'" in path.read_text()
    assert take_back(two) and "reject" not in path.read_text() and "a remark of mine" in path.read_text()
    assert not take_back(two)
    assert take_back(one) and "a remark of mine" in path.read_text()


OWN = "kind: reject\nevent: e-0123456789\nreason: no\n"
STYLES = {
    "at the margin": ("decisions:\n- kind: reject\n  event: e-0123456789\n  reason: no\n", "review-2024-08.yml"),
    "far in": ("decisions:\n     - kind: reject\n       event: e-0123456789\n       reason: no", "review-2024-08.yml"),
    "the key alone": ("decisions:\n", "review-2024-08.yml"),
    "a single one": (OWN, "review-2024-08-2.yml"),
    "in braces": ("decisions: [{kind: reject, event: e-0123456789, reason: no}]\n", "review-2024-08-2.yml"),
    "not the last": (
        "decisions:\n- {kind: reject, event: e-0123456789, reason: no}\nremark: x\n",
        "review-2024-08-2.yml",
    ),
    "no YAML": ("decisions: [\n", "review-2024-08-2.yml"),
}


@pytest.mark.parametrize(("text", "file"), STYLES.values(), ids=STYLES)
def test_a_file_of_a_person_is_gone_on_with_in_its_own_style_or_left_alone(folder: Path, text: str, file: str) -> None:
    own = folder / "decisions/review-2024-08.yml"
    own.parent.mkdir(exist_ok=True)
    own.write_text(text)
    assert go(folder, "a").startswith(f"1 accepted, in decisions/{file}")
    assert own.read_text().startswith(text)
    assert not [p for p in read_curated(folder / "decisions" / file, folder).problems if p.level == "error"]
    added = go(folder, "a", "u")
    assert added == "nothing was decided" and own.read_text().startswith(text)


def test_decisions_in_a_folder_below_count_in_the_queue(folder: Path) -> None:
    first = ids(folder)[0]
    (folder / "decisions/sub").mkdir(parents=True)
    (folder / "decisions/sub/x.yaml").write_text(f"decisions:\n- {{kind: reject, event: {first}, reason: no}}\n")
    assert first not in ids(folder)


def test_the_list_is_for_scripts(folder: Path) -> None:
    told = CliRunner().invoke(cli, ["-C", str(folder), "review", "--list", "--format", "json"])
    assert [row["id"] for row in json.loads(told.output)] == ids(folder)


def test_the_terminal_shows_the_sentence_and_says_what_changed(folder: Path) -> None:
    told = CliRunner().invoke(cli, ["-C", str(folder), "review"], input="r\n\nq\n")
    assert told.exit_code == 0, told.output
    assert any(text.split("|")[2][:30] in told.output for text in ARTICLES.values())
    assert told.output.splitlines()[-1].startswith("1 rejected, in decisions/review-")


def test_the_same_as_no_event_is_told_and_nothing_is_written(folder: Path) -> None:
    one = ids(folder)[0]
    assert go(folder, "s", "e-ffffffffff", "s", one, "q") == "nothing was decided"
    assert not (folder / "decisions").joinpath("review-2024-08.yml").exists()
    told = CliRunner().invoke(cli, ["-C", str(folder), "review"], input="s\ne-ffffffffff\nq\n").output
    assert "there is no event 'e-ffffffffff'" in told


def test_an_empty_queue_says_so(folder: Path) -> None:
    for _ in ids(folder):
        go(folder, "a")
    assert go(folder) == "nothing waits for review"


def test_who_leaves_by_ctrl_d_keeps_what_was_decided_and_is_told(folder: Path) -> None:
    told = CliRunner().invoke(cli, ["-C", str(folder), "review"], input="a\nr\n")  # the input ends at "why not?"
    assert told.exit_code == 0, told.output
    assert told.output.splitlines()[-1].startswith("1 accepted, in decisions/review-")
    assert "kind: accept" in next((folder / "decisions").glob("review-*.yml")).read_text()


def test_a_wrong_key_is_told_and_the_entry_not_printed_again(folder: Path) -> None:
    told = CliRunner().invoke(cli, ["-C", str(folder), "review"], input="?\nu\nq\n").output
    assert "'?' is no choice" in told and "nothing to undo" in told
    assert told.count("1 of ") == 2  # once more after the undo


def test_the_sentence_stands_out_from_what_is_around_it_and_is_printed_once() -> None:
    said = {"published": "2024-05-03", "text": "They met.", "trigger": "met", "marks": ((5, 8, "trigger"),)}
    told = (
        Quote("one", before="Before. ", **said),
        Quote("one", **{**said, "trigger": "They", "marks": ((0, 4, "trigger"),)}),
        Quote("two", **said),
        Quote("one", **{**said, "text": "They sat on Monday.", "marks": ((9, 18, "time"),)}),
    )
    entry = Entry("e-1", "Met", "3 May 2024", "occurred", "meeting", 0.5, 0.5, 1, 3)
    console = Console(record=True, force_terminal=True, width=100, color_system="standard")
    with console.capture() as captured:
        show(console, entry, told)
    printed = captured.get()
    assert printed.count("They") == 2 and "(and in 1 more text)" in printed
    assert "\x1b[2mBefore. \x1b[0m\x1b[1mThey\x1b[0m \x1b[1mmet\x1b[0m." in printed, "all its triggers stand out"
    plain = Console(width=100)
    with plain.capture() as captured:
        show(plain, entry, told)
    assert "They sat [on Monday]." in captured.get(), "without colours too"
