"""What became of events between two databases, told as a person would follow it."""

import re
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from kb.build import build
from kb.cli import cli
from kb.diff import _differing, _now, diff
from kb.folder import init
from kb.store import Store
from tests.kb.web.harbour import TALKS, harbour

EVENT = """id: {id}
title: {title}
type: meeting
status: {status}
when: {when}
unsourced: known to the desk alone
"""


def write(folder: Path, name: str, title: str, status: str = "planned", when: str = "2024-05-06") -> None:
    (folder / f"events/{name}.yml").write_text(EVENT.format(id=name, title=title, status=status, when=when))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "kb"
    init(made)
    write(made, "held-meeting", "A meeting that is held")
    write(made, "moved-meeting", "A meeting that is moved")
    write(made, "lost-meeting", "A meeting that is forgotten")
    write(made, "same-meeting", "A meeting that stays")
    build(made, workers=1)
    shutil.copy(made / "kb.db", tmp_path / "old.db")
    return made


def test_each_kind_of_change_is_told(folder: Path) -> None:
    write(folder, "held-meeting", "A meeting that is held", status="occurred")
    write(folder, "moved-meeting", "A meeting that is moved", when="2024-05-09")
    write(folder, "new-meeting", "A meeting that is new")
    (folder / "events/lost-meeting.yml").unlink()
    build(folder, workers=1)
    told = {(change.kind, change.id): change for change in diff(folder.parent / "old.db", folder / "kb.db")}
    assert told.keys() == {
        ("appeared", "new-meeting"),
        ("moved", "moved-meeting"),
        ("status", "held-meeting"),
        ("vanished", "lost-meeting"),
    }
    assert (told["moved", "moved-meeting"].before, told["moved", "moved-meeting"].after) == ("6 May 2024", "9 May 2024")
    assert (told["status", "held-meeting"].before, told["status", "held-meeting"].after) == ("planned", "occurred")


def test_an_event_that_another_took_in_is_not_called_lost(folder: Path) -> None:
    (folder / "events/lost-meeting.yml").unlink()
    path = folder / "events/same-meeting.yml"
    path.write_text(path.read_text() + "formerly: [lost-meeting]\n")
    build(folder, workers=1)
    (change,) = diff(folder.parent / "old.db", folder / "kb.db")
    assert (change.kind, change.id, change.after) == ("joined", "lost-meeting", "same-meeting")


def test_the_evidence_is_named(folder: Path) -> None:
    text = "Norway will host a meeting of the foreign ministers of Sweden and Finland in Oslo on Monday."
    (folder / "articles/oslo.md").write_text(
        f"---\ntitle: Oslo\ndate: 2024-05-03\n---\n# Ministers in Oslo\n\n{text}\n"
    )
    build(folder, workers=1)
    told = diff(folder.parent / "old.db", folder / "kb.db")
    assert told and all(change.kind == "appeared" and change.because.startswith("oslo, 2024-05-03") for change in told)


def test_equal_databases_have_no_difference(folder: Path) -> None:
    told = CliRunner().invoke(cli, ["diff", str(folder.parent / "old.db"), str(folder / "kb.db")])
    assert (told.exit_code, told.stdout, told.stderr) == (0, "", "no event differs\n")


LISTS = st.dictionaries(st.sampled_from("abcde"), st.sampled_from(["planned", "occurred"]))


@given(LISTS, LISTS)
def test_lists_are_compared_side_by_side(old: dict[str, str], new: dict[str, str]) -> None:
    """What differs, however the two lists run beside each other."""
    before, after = ([(key, key.upper(), "May", some[key]) for key in sorted(some)] for some in (old, new))
    gone, came = _differing(iter(before), iter(after))
    assert {key: row["status"] for key, row in gone.items()} == dict(old.items() - new.items())
    assert {key: row["status"] for key, row in came.items()} == dict(new.items() - old.items())


def test_evidence_is_the_newest_sentence_and_texts_without_a_day_come_last(folder: Path) -> None:
    (folder / "events/ended.yml").write_text(
        "{id: ended-strike, title: A strike that ended, when: 2024-05-03, sources: ["
        "{url: 'https://a.example/1', title: An old text, published: 2024-05-02, quote: It goes on.}, "
        "{url: 'https://a.example/2', title: A new text, published: 2024-05-04, quote: It ended.}, "
        "{url: 'https://a.example/3', title: A text of no day}]}"
    )
    write(folder, "untold-meeting", "A meeting of which no text tells")
    build(folder, workers=1)
    told = {change.id: change.because for change in diff(folder.parent / "old.db", folder / "kb.db")}
    assert re.fullmatch(r"cited-\w+, 2024-05-04: “It ended\.”", told["ended-strike"])
    assert told["untold-meeting"] == ""


def test_a_rejected_event_is_told_with_the_decision(folder: Path) -> None:
    (folder / "articles/summit.txt").write_text(
        "Leaders to meet in Oslo\n\nOSLO, 24 July 2024 - Norway will host a summit with Poland on 28 July 2024.\n"
    )
    build(folder, workers=1)
    shutil.copy(folder / "kb.db", folder.parent / "old.db")
    (folder / "decisions").mkdir(exist_ok=True)
    (folder / "decisions/a.yml").write_text(
        "decisions:\n"
        "  - {kind: reject, source: summit, quote: Norway will host a summit, reason: of another year, by: the desk}\n"
        "  - {kind: reject, event: same-meeting, on: 2024-07-25}\n"
    )
    build(folder, workers=1)
    told = {(change.kind, change.because) for change in diff(folder.parent / "old.db", folder / "kb.db")}
    assert told == {
        ("vanished", "decisions/a.yml:2: rejected by the desk: of another year"),
        ("vanished", "decisions/a.yml:3: rejected on 2024-07-25"),
    }


def test_a_machines_event_is_followed_to_the_one_that_has_its_mention_now(tmp_path: Path) -> None:
    with Store.read(harbour(tmp_path / "kb.db")) as after:
        mention = after.value("select min(id) from mentions where event_id = ?", [TALKS])
        assert _now(after, "e-" + mention.removeprefix("m-")) == TALKS
        assert _now(after, "e-ffffffffff") is None
        assert _now(after, "no-such-event") is None
