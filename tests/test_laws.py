"""The four laws: same inputs same rows, nothing half, every quote in its text, people win. On a small scale here;
`python -m tests.bench laws` asks the same of many articles.
"""

import multiprocessing
import shutil
import sqlite3
import time
from contextlib import closing
from pathlib import Path
from random import Random

import pytest

from kb.build import build
from kb.store import Store, integrity
from tests.worlds import copy_of, differences, dump, made, world, write

Dump = dict[str, list[str]]


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A knowledge base's folder that no test builds in."""
    return world(tmp_path_factory.mktemp("world"))


@pytest.fixture(scope="module")
def expected(files: Path, tmp_path_factory: pytest.TempPathFactory) -> Dump:
    """What the files come to in one go."""
    folder = copy_of(files, tmp_path_factory.mktemp("whole") / "kb")
    build(folder, workers=1)
    assert integrity(folder / "kb.db") == []
    return dump(folder)


def test_the_world_is_worth_the_laws(expected: Dump) -> None:
    """It has events of several mentions and several texts, a borrowed day, a refused event, curated evidence."""
    assert len(expected["events"]) > 15
    assert any("'story'" in row for row in expected["sources"])
    for table in ("participations", "relations", "decisions", "problems", "merge_keys", "shingles"):
        assert expected[table], table
    assert expected["pending"] == []


# Law one: same inputs, same rows ------------------------------------------------------------------------------------


@pytest.mark.parametrize("batch, workers", [(1, 1), (5, 1), (5, 2)])
def test_batches_and_workers_change_nothing(
    files: Path, expected: Dump, tmp_path: Path, batch: int, workers: int
) -> None:
    folder = copy_of(files, tmp_path / "kb")
    build(folder, workers=workers, batch=batch)
    assert differences(expected, dump(folder)) == []


@pytest.mark.parametrize("seed", range(3))
def test_file_by_file_in_any_order_comes_to_the_same(files: Path, expected: Dump, tmp_path: Path, seed: int) -> None:
    dice = Random(seed)
    paths = sorted(path for path in files.rglob("*") if path.is_file())
    dice.shuffle(paths)
    folder = tmp_path / "kb"
    while paths:
        some = [paths.pop() for _ in range(min(len(paths), dice.randint(1, 4)))]
        for path in some:
            write(folder / path.relative_to(files), path.read_text("utf-8"))
        build(folder, workers=1)
        assert integrity(folder / "kb.db") == []
    assert differences(expected, dump(folder)) == []


def test_what_came_and_went_leaves_no_trace(files: Path, expected: Dump, tmp_path: Path) -> None:
    folder = copy_of(files, tmp_path / "kb")
    for number in (20, 21):
        write(folder / "articles" / f"extra-{number}.txt", made(number).text)
    write(folder / "articles" / f"{made(4).id}.txt", made(24).text)
    (folder / "articles" / "copies" / "reprint.txt").unlink()
    (folder / "events" / "written.yml").unlink()
    write(folder / "actors" / "port.yml", "{id: port-band, name: Port Band, kind: group}\n")
    build(folder, workers=1)
    shutil.rmtree(folder / "articles")
    for name in ("articles", "events", "actors"):
        shutil.rmtree(folder / name, ignore_errors=True)
        shutil.copytree(files / name, folder / name)
    build(folder, workers=1)
    assert differences(expected, dump(folder)) == []


def test_a_second_build_does_nothing_and_says_so(files: Path, expected: Dump, tmp_path: Path) -> None:
    folder = copy_of(files, tmp_path / "kb")
    assert not build(folder, workers=1).unchanged
    before = (folder / "kb.db").read_bytes()
    assert build(folder, workers=1).unchanged
    for path in folder.rglob("*.txt"):
        path.touch()  # another time, the same bytes
    assert build(folder, workers=1).unchanged
    assert differences(expected, dump(folder)) == []
    assert len(before) == (folder / "kb.db").stat().st_size


# Law two: nothing half ----------------------------------------------------------------------------------------------


def _build(folder: Path, ready: "multiprocessing.synchronize.Event") -> None:
    ready.set()
    build(folder, workers=1, batch=2)


def test_a_build_killed_at_any_moment_leaves_whole_steps_and_is_taken_up(
    files: Path, expected: Dump, tmp_path: Path
) -> None:
    """Real processes, killed with SIGKILL at moments spread over the build, one after the other on one database."""
    processes = multiprocessing.get_context("forkserver")
    processes.set_forkserver_preload(["kb.build", "tests.test_laws"])
    folder, dice, stopped = copy_of(files, tmp_path / "kb"), Random(7), 0
    for round_ in range(12):
        ready = processes.Event()
        child = processes.Process(target=_build, args=(folder, ready))
        child.start()
        assert ready.wait(60)
        time.sleep(dice.uniform(0.0, 0.12 * (round_ + 1)))
        child.kill()
        child.join()
        stopped += child.exitcode == -9
        child.close()
        if (folder / "kb.db").exists() and (folder / "kb.db").stat().st_size:
            assert integrity(folder / "kb.db") == []
            assert _half(folder) == []
    assert stopped
    build(folder, workers=1)
    assert differences(expected, dump(folder)) == []


def _half(folder: Path) -> list[str]:
    """Articles of which the database holds a part: passages that do not reach the text's end, or no file."""
    with closing(sqlite3.connect(folder / "kb.db")) as conn:
        if not conn.execute("select count(*) from sqlite_master").fetchone()[0]:
            return []
        return [row[0] for row in conn.execute(
            """select id from sources where file is not null and (file not in (select path from files)
              or n_chars is not (select max(char_end) from passages where source_id = sources.id))"""
        )]  # fmt: skip


# Law three: every quote is in its text ------------------------------------------------------------------------------


def test_every_quote_stands_in_its_text(files: Path, tmp_path: Path) -> None:
    """By SQL alone, over passages joined as they stand: what `kb doctor` and any user can ask."""
    folder = copy_of(files, tmp_path / "kb")
    build(folder, workers=1)
    with Store.read(folder / "kb.db") as store:
        wrong = store.query(
            """select m.id, m.quote, p.body from mentions m join passages p
              on p.source_id = m.source_id and p.char_start <= m.char_start and p.char_end >= m.char_end
            where substr(p.body, m.char_start - p.char_start + 1, m.char_end - m.char_start) <> m.quote
              or m.trigger_start < m.char_start or m.trigger_end > m.char_end or m.trigger_start >= m.trigger_end"""
        )
        assert wrong == []
        placed = store.value("select count(*) from mentions where char_start is not null")
        assert placed == store.value(
            """select count(*) from mentions m join passages p on p.source_id = m.source_id
              and p.char_start <= m.char_start and p.char_end >= m.char_end"""
        )
        assert placed > 50


# Law four: people win -----------------------------------------------------------------------------------------------


def test_what_a_person_wrote_stays_as_written(files: Path, tmp_path: Path) -> None:
    folder = copy_of(files, tmp_path / "kb")
    told = made(2).told[0].happening
    write(
        folder / "events" / "other.yml",
        f"""id: written-otherwise
title: Not what the machine would call it
type: {told.kind[3]}
status: cancelled
lock: [status]
when: 1999-01-01
participants: []
sources: [{{source: {made(2).id}, quote: "{made(2).text[made(2).told[0].start : made(2).told[0].end]}"}}]
""",
    )
    (folder / "events" / "written.yml").unlink()
    build(folder, workers=1)
    with Store.read(folder / "kb.db") as store:
        row = store.query("select * from events where id = 'written-otherwise'")[0]
        kept = ("title", "status", "edtf", "origin")
        assert [row[name] for name in kept] == [
            "Not what the machine would call it",
            "cancelled",
            "1999-01-01",
            "curated",
        ]
        assert store.value("select count(*) from participations where event_id = 'written-otherwise'") == 0
        assert store.value("select count(*) from mentions where event_id = 'written-otherwise'") >= 1


def test_what_a_person_refused_stays_away(files: Path, expected: Dump, tmp_path: Path) -> None:
    folder = copy_of(files, tmp_path / "kb")
    refused = made(5).told[2]
    quote = made(5).text[refused.start : refused.end]

    def joined() -> int:
        with Store.read(folder / "kb.db") as store:
            sql = "select count(*) from mentions where source_id = ? and quote = ? and event_id is not null"
            return int(store.value(sql, [made(5).id, quote]))

    (folder / "decisions" / "first.yml").rename(tmp_path / "first.yml")
    build(folder, workers=1)
    assert joined()
    (tmp_path / "first.yml").rename(folder / "decisions" / "first.yml")
    build(folder, workers=1)
    assert not joined()
    (folder / "articles" / f"{made(5).id}.txt").write_text(made(5).text + "\nIt rained.\n", encoding="utf-8")
    build(folder, workers=1)
    assert not joined()
    (folder / "kb.db").unlink()
    build(folder, workers=1)
    assert not joined()
