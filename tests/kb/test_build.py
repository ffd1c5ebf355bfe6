"""The build: what it takes in, what it says of it, and what it does when files, disks or others are in its way."""

import multiprocessing
import os
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from kb.build import build, check_folder
from kb.store import Store, Writer, integrity
from schemas.problems import LockedError, StoreError
from tests.loaders.workers import fatal_read
from tests.worlds import copy_of, dump, made, world, write

MEETING = """Norway and Poland turn to fisheries

By Staff
July 24, 2024

{body}
"""
PLANNED = MEETING.format(body="Norway will host a summit with Poland in Oslo on Sunday.")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small world, built; copied by each test that changes it."""
    folder = world(tmp_path_factory.mktemp("built"))
    build(folder, workers=1)
    return folder


@pytest.fixture
def folder(built: Path, tmp_path: Path) -> Path:
    """A copy of the small world with its database."""
    to = copy_of(built, tmp_path / "kb")
    (to / "kb.db").write_bytes((built / "kb.db").read_bytes())
    return to


def ask(folder: Path, sql: str) -> list[dict[str, Any]]:
    with Store.read(folder / "kb.db") as store:
        return store.query(sql)


def test_an_article_gives_an_event_with_its_evidence(tmp_path: Path) -> None:
    write(tmp_path / "articles" / "oslo.txt", PLANNED)
    build(tmp_path)
    (event,) = ask(tmp_path, "select * from events where type_id like 'meeting%'")
    assert (event["edtf"], event["status"], event["place_id"], event["year"]) == (
        "2024-07-28",
        "planned",
        "oslo",
        "2024",
    )
    assert {row["actor_id"] for row in ask(tmp_path, "select * from participations")} == {"norway", "poland"}
    (said,) = ask(tmp_path, f"select * from evidence where event_id = '{event['id']}'")
    assert (said["event_id"], said["source_id"], said["published_day"]) == (event["id"], "oslo", "2024-07-24")
    assert {row["id"] for row in ask(tmp_path, "select id from places")} >= {"oslo", "norway"}


def test_the_two_real_articles(shared_articles: Path, tmp_path: Path) -> None:
    """One story; the copy without a day borrows it; three meetings on their days; a second build does nothing."""
    for path in shared_articles.glob("*.txt"):
        write(tmp_path / "articles" / path.name, path.read_text("utf-8"))
    report = build(tmp_path)
    assert (report.counts["articles"], report.counts["stories"]) == (2, 1)
    sources = ask(tmp_path, "select published_day, published_basis from sources order by published_basis")
    assert [row["published_day"] for row in sources] == ["2024-07-28"] * 2
    assert "story" in {row["published_basis"] for row in sources}
    days = {row["edtf"] for row in ask(tmp_path, "select edtf from events where type_id like 'meeting%'")}
    assert {"2024-07-28", "2024-07-29"} <= days
    assert ask(tmp_path, "select 1 from events where earliest > '2030' and earliest < '9999'") == []
    assert build(tmp_path).unchanged


def test_a_build_of_nothing(tmp_path: Path) -> None:
    (tmp_path / "articles").mkdir()
    assert str(build(tmp_path)).startswith("0 articles, 0 stories, 0 mentions, 0 events")
    assert build(tmp_path).unchanged
    assert integrity(tmp_path / "kb.db") == []


def test_a_later_word_moves_the_event_and_the_report_says_what_did_it(tmp_path: Path) -> None:
    write(tmp_path / "articles" / "before.txt", PLANNED)
    build(tmp_path)
    later = "Norway hosted a summit with Poland in Oslo on Sunday."
    write(tmp_path / "articles" / "after.txt", MEETING.replace("July 24", "July 30").format(body=later))
    told = [change for change in build(tmp_path).changes if change.kind == "status"]
    assert {(change.before, change.after) for change in told} == {("planned", "occurred")}
    assert "after, 2024-07-30: “Norway hosted a summit" in str(told[0])


def test_the_report_names_the_decision_that_took_an_event_away(tmp_path: Path) -> None:
    """The sentence that is rejected may be any of the event's; an event that a person wrote is rejected by its id."""
    write(tmp_path / "articles" / "before.txt", PLANNED)
    later = "Norway hosted a summit with Poland in Oslo on Sunday."
    write(tmp_path / "articles" / "later.txt", MEETING.replace("July 24", "July 30").format(body=later))
    fair = "id: harbour-fair\ntitle: A fair\nwhen: 2024-05-06\nunsourced: known to the desk alone\n"
    write(tmp_path / "events" / "fair.yml", fair)
    build(tmp_path)
    assert len(ask(tmp_path, "select 1 from events")) == 2, "both texts tell of one summit"
    for trigger in ("source: before, quote: Norway will host", "source: later, quote: Norway hosted"):
        decisions = f"""decisions:
  - {{kind: reject, {trigger} a summit, reason: of another year, by: the desk}}
  - {{kind: reject, event: harbour-fair}}
"""
        write(tmp_path / "decisions" / "a.yml", decisions)
        told = {(change.kind, change.because) for change in build(tmp_path).changes}
        assert told == {
            ("vanished", "decisions/a.yml:2: rejected by the desk: of another year"),
            ("vanished", "decisions/a.yml:3: rejected"),
        }
        (tmp_path / "decisions" / "a.yml").unlink()
        assert {change.kind for change in build(tmp_path).changes} == {"appeared"}


def test_a_deleted_article_takes_its_events_along(folder: Path) -> None:
    before = ask(folder, "select count(*) as n from events")[0]["n"]
    (folder / "articles" / f"{made(7).id}.txt").unlink()
    report = build(folder, workers=1)
    assert report.gone == 1
    assert "1 article gone" in str(report)
    assert ask(folder, f"select * from sources where id = '{made(7).id}'") == []
    assert ask(folder, "select count(*) as n from events")[0]["n"] <= before
    assert integrity(folder / "kb.db") == []


def test_a_renamed_file_is_the_same_text_under_another_id(folder: Path) -> None:
    path = folder / "articles" / f"{made(7).id}.txt"
    titles = "select title from events order by title"
    before = ask(folder, titles)
    path.rename(path.with_name("renamed.txt"))
    report = build(folder, workers=1)
    assert (report.read, report.gone) == (1, 1)
    assert ask(folder, f"select id, file from sources where id in ('renamed', '{made(7).id}')") == [
        {"id": "renamed", "file": "articles/renamed.txt"}
    ]
    assert ask(folder, titles) == before


def test_two_files_of_one_id_are_told_and_the_other_counts_once_the_first_is_gone(tmp_path: Path) -> None:
    write(tmp_path / "articles" / "one two.txt", PLANNED)
    write(tmp_path / "articles" / "one-two.txt", PLANNED.replace("Poland", "Sweden"))
    report = build(tmp_path)
    assert [(p.code, p.file) for p in report.problems] == [("E02", "articles/one-two.txt")]
    assert "is that of articles/one two.txt already; rename the file" in str(report.problems[0])
    (tmp_path / "articles" / "one two.txt").unlink()
    assert not build(tmp_path).problems
    assert ask(tmp_path, "select id, file from sources") == [{"id": "one-two", "file": "articles/one-two.txt"}]


def test_an_earlier_path_takes_an_id_over(tmp_path: Path) -> None:
    write(tmp_path / "articles" / "one-two.txt", PLANNED)
    build(tmp_path)
    write(tmp_path / "articles" / "one two.txt", PLANNED.replace("Poland", "Sweden"))
    assert [problem.file for problem in build(tmp_path).problems] == ["articles/one-two.txt"]
    assert ask(tmp_path, "select file from sources") == [{"file": "articles/one two.txt"}]
    (tmp_path / "kb.db").rename(tmp_path / "first.db")
    again = dump_of(tmp_path / "first.db")
    build(tmp_path)
    assert dump(tmp_path) == again


def dump_of(path: Path) -> dict[str, list[str]]:
    folder = path.with_suffix("")
    folder.mkdir()
    (folder / "kb.db").write_bytes(path.read_bytes())
    return dump(folder)


def test_an_article_that_cannot_be_read_is_told_and_stops_no_other(tmp_path: Path) -> None:
    write(tmp_path / "articles" / "oslo.txt", PLANNED)
    write(tmp_path / "articles" / "page.xyz", "text")
    report = build(tmp_path)
    (problem,) = report.problems
    assert problem.file == "articles/page.xyz"
    assert "no reader for '.xyz' files" in problem.message
    assert report.counts["articles"] == 1
    again = build(tmp_path)
    assert again.unchanged
    assert again.problems == report.problems
    (tmp_path / "articles" / "page.xyz").unlink()
    assert not build(tmp_path).problems


def test_bad_files_of_any_kind_stop_no_build(tmp_path: Path) -> None:
    write(tmp_path / "articles" / "oslo.txt", PLANNED)
    write(tmp_path / "articles" / "feed.json", '{"version": "https://jsonfeed.org/version/1.1", "title": "x"}')
    write(tmp_path / "articles" / "keys.json", '[{"a\\ud800": "b"}]')
    write(
        tmp_path / "articles" / "odd.json", '[{"title": "Ports \\ud800 agree", "text": "At \\udfff noon.", "id": "1"}]'
    )
    write(tmp_path / "articles" / "picture.txt", "GIF89a")
    for _ in range(2):
        report = build(tmp_path)
        told = {problem.file for problem in report.problems}
        assert told == {f"articles/{name}" for name in ("feed.json", "keys.json", "picture.txt")}
        assert report.counts["articles"] == 2


def test_a_text_without_a_day_is_told_once(tmp_path: Path) -> None:
    write(tmp_path / "articles" / "oslo.txt", PLANNED)
    write(tmp_path / "articles" / "pier.txt", "The pier of Oslo was opened to ferries on Sunday.")
    assert build(tmp_path).without_day == {"articles/pier.txt": 1}
    assert build(tmp_path).without_day == {}
    write(tmp_path / "articles" / "quay.txt", PLANNED.replace("Poland", "Sweden"))
    assert build(tmp_path).without_day == {}


def test_a_name_that_is_not_utf8(tmp_path: Path) -> None:
    (tmp_path / "articles").mkdir()
    Path(os.fsdecode(os.fsencode(tmp_path / "articles") + b"/caf\xe9.txt")).write_text(PLANNED)
    (problem,) = build(tmp_path).problems
    assert "not UTF-8: rename it" in problem.message
    assert "caf" in problem.file


def test_hidden_files_and_foreign_files_are_left_alone(tmp_path: Path) -> None:
    write(tmp_path / "articles" / ".DS_Store", "x")
    write(tmp_path / "events" / "notes.txt", "not YAML")
    report = build(tmp_path)
    assert (report.counts["articles"], report.problems) == (0, ())


def test_a_faulty_event_file_is_told_whole_and_the_rest_is_built(folder: Path) -> None:
    write(folder / "events" / "bad.yml", "id: x\ntitle: A\nwhen: someday\nkolour: red\n")
    report = build(folder, workers=1)
    assert len([problem for problem in report.problems if problem.file == "events/bad.yml"]) >= 3
    assert ask(folder, "select id from events where id = 'written-one'")
    (folder / "events" / "bad.yml").unlink()
    assert not [problem for problem in build(folder, workers=1).problems if problem.file == "events/bad.yml"]


def test_a_new_actor_is_found_in_texts_that_were_read_long_ago(tmp_path: Path) -> None:
    body = "The Velvet Quorum will host a summit with Norway in Oslo on Sunday."
    write(tmp_path / "articles" / "oslo.txt", MEETING.format(body=body))
    build(tmp_path)
    actor = "{id: velvet-quorum, name: Velvet Quorum, kind: organisation}\n"
    write(tmp_path / "actors" / "quorum.yml", actor)
    build(tmp_path)
    assert "velvet-quorum" in {row["actor_id"] for row in ask(tmp_path, "select actor_id from participations")}
    assert ask(tmp_path, "select origin from actors where id = 'velvet-quorum'") == [{"origin": "curated"}]


def test_cited_sentences_are_evidence(folder: Path) -> None:
    """A loaded text by its own sentence, one that is not loaded by what is said of it."""
    one = ask(folder, "select * from evidence where event_id = 'written-one'")
    assert made(2).id in {row["source_id"] for row in one}
    (two,) = ask(folder, "select * from evidence where event_id = 'written-two'")
    assert (two["publisher"], two["url"], two["paragraph"]) == ("Example News", "https://example.org/two", None)
    assert ask(folder, "select n_sources, n_stories from events where id = 'written-two'") == [
        {"n_sources": 1, "n_stories": 1}
    ]
    ties = ask(folder, "select kind, other_id from relations where event_id = 'written-two'")
    assert ties == [{"kind": "follows_up", "other_id": "written-one"}]


def test_counts_are_those_of_the_evidence(folder: Path) -> None:
    wrong = ask(
        folder,
        """select e.id, e.n_mentions, count(m.id) as there from events e left join mentions m on m.event_id = e.id
        group by e.id having e.n_mentions <> count(m.id) or e.n_sources <> count(distinct m.source_id)""",
    )
    assert wrong == []


def test_nothing_is_kept_that_nothing_names(folder: Path) -> None:
    for path in (folder / "articles").rglob("*.txt"):
        path.unlink()
    for name in ("events", "actors", "decisions"):
        for path in (folder / name).iterdir():
            path.unlink()
    build(folder, workers=1)
    left = {
        name: rows for name, rows in dump(folder).items() if rows and name not in ("event_types", "maker", "totals")
    }
    assert left == {}


def test_check_looks_quotes_up_in_built_texts_and_in_articles_not_built_yet(folder: Path) -> None:
    bad = "id: misquoted-one\ntitle: Misquoted\nwhen: 2024\nsources: [{{source: {}, quote: never said there}}]\n"
    write(folder / "events" / "bad.yml", bad.format(made(1).id))
    assert "E05" in {problem.code for problem in check_folder(folder).problems}
    (folder / "kb.db").unlink()
    assert "E05" in {problem.code for problem in check_folder(folder).problems}, "the article itself is read"


def test_a_second_builder_is_told_and_nothing_is_harmed(folder: Path) -> None:
    with Writer.open(folder / "kb.db", "someone else"), pytest.raises(LockedError, match=f"process {os.getpid()}"):
        build(folder)
    assert integrity(folder / "kb.db") == []


def test_a_database_of_another_version_is_built_anew_beside(folder: Path) -> None:
    before = dump(folder)
    with closing(sqlite3.connect(folder / "kb.db")) as conn:
        conn.execute("pragma user_version = 999")
        conn.execute("drop table problems")
        conn.commit()
    report = build(folder, workers=1)
    assert not report.unchanged
    assert dump(folder) == before
    assert not (folder / "kb.db.new").exists()


def test_a_damaged_database_is_built_anew(folder: Path) -> None:
    before = dump(folder)
    (folder / "kb.db").write_bytes(b"no database" * 100)
    build(folder, workers=1)
    assert dump(folder) == before


def test_a_full_disk_keeps_what_was_there(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = dump(folder)
    for number in range(30, 40):
        write(folder / "articles" / f"{made(number).id}.txt", made(number).text)
    opened = Writer.open

    def cramped(path: Path, made_by: str = "") -> Writer:
        store = opened(path, made_by)
        store.conn.execute(f"pragma max_page_count = {store.value('pragma page_count') + 4}")
        return store

    monkeypatch.setattr(Writer, "open", cramped)
    with pytest.raises(StoreError, match=r"the disk is full; .* make room and run `kb build` again"):
        build(folder, workers=1)
    assert dump(folder) == before
    monkeypatch.undo()
    build(folder, workers=1)
    assert integrity(folder / "kb.db") == []


def test_workers_come_to_the_same(folder: Path, tmp_path: Path) -> None:
    other = copy_of(folder, tmp_path / "other")
    build(other, workers=min(2, multiprocessing.cpu_count()))
    assert dump(other) == dump(folder)


def test_a_file_that_kills_its_worker_costs_only_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("first", "fatal", "last"):
        write(tmp_path / "articles" / f"{name}.txt", PLANNED)
    monkeypatch.setattr("kb.build.sources.read_rows", fatal_read)
    report = build(tmp_path, workers=2)
    assert report.counts["articles"] == 2
    (problem,) = (problem for problem in report.problems if problem.code == "R10")
    assert problem.file == "articles/fatal.txt"
    assert "3 times" in problem.message


def test_a_file_whose_library_was_missing_is_read_once_it_is_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as without:
        without.setitem(__import__("sys").modules, "warcio.archiveiterator", None)
        write(tmp_path / "articles" / "saved.warc", "WARC/1.0\r\n")
        (problem,) = build(tmp_path, workers=1).problems
    assert problem.code == "R06"
    (problem,) = build(tmp_path, workers=1).problems
    assert problem.code != "R06"
    assert build(tmp_path, workers=1).unchanged


def test_links_are_followed_but_not_in_circles_and_a_dead_one_is_told(tmp_path: Path) -> None:
    write(tmp_path / "elsewhere" / "oslo.txt", PLANNED)
    (tmp_path / "kb/articles").mkdir(parents=True)
    (tmp_path / "kb/articles/desk").symlink_to(tmp_path / "elsewhere", target_is_directory=True)
    (tmp_path / "elsewhere/round").symlink_to(tmp_path / "kb/articles", target_is_directory=True)
    (tmp_path / "kb/articles/gone.txt").symlink_to(tmp_path / "nowhere.txt")
    report = build(tmp_path / "kb", workers=1)
    assert report.counts["articles"] == 1
    assert [(one.file, one.message) for one in report.problems] == [("articles/gone.txt", "is a link to nothing")]


def test_a_hand_written_file_under_a_name_that_is_not_read_is_told(tmp_path: Path) -> None:
    event = "id: talks-in-oslo\ntitle: Talks in Oslo\nunsourced: heard at a desk in Oslo\n"
    write(tmp_path / "events" / "one.YML", event)
    write(tmp_path / "events" / "two.yml.txt", event)
    report = build(tmp_path, workers=1)
    assert report.counts["events"] == 1
    told = [(one.file, one.level) for one in report.problems]
    assert told == [("events/two.yml.txt", "warning")]
    assert [(one.file, one.level) for one in check_folder(tmp_path).problems] == told


def test_a_check_needs_no_database_that_can_be_read(folder: Path) -> None:
    expected = check_folder(folder).problems
    (folder / "kb.db").write_bytes(b"of another version, or no database at all")
    assert check_folder(folder).problems == expected


def test_a_block_is_kept_where_it_holds_more_than_one_machine_made_event(tmp_path: Path) -> None:
    write(tmp_path / "articles" / "oslo.txt", PLANNED)
    extracted = "select event_id, block from mentions where origin = 'extracted' and event_id is not null"
    build(tmp_path, workers=1)
    assert [row["block"] for row in ask(tmp_path, extracted)] == [None]
    cited = "{source: oslo, quote: Norway will host a summit, trigger: summit}"
    event = f"{{id: oslo-summit, title: Summit in Oslo, type: meeting/summit, when: 2024-07-28, sources: [{cited}]}}"
    write(tmp_path / "events" / "summit.yml", event)
    build(tmp_path, workers=1)
    (said,) = ask(tmp_path, extracted)
    assert said["event_id"] == "oslo-summit" and said["block"] is not None
