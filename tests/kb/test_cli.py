"""The command line as its users call it: words in, results on stdout, notes on stderr, an exit code."""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kb.cli import cli

ARTICLE = """---
title: Ministers to meet in Oslo
publisher: Fjord Gazette
date: 2024-05-03
---
# Ministers to meet in Oslo

OSLO — Norway will host a meeting of the foreign ministers of Sweden and Finland in Oslo on Monday.
"""
EVENT = """id: oslo-meeting-2024
title: Nordic ministers meet in Oslo
type: meeting/multilateral
status: planned
when: 6 May 2024
place: Oslo
participants: [{actor: Norway, role: host}, {actor: Sweden, role: participant}]
sources: [{source: ministers, quote: Norway will host a meeting, trigger: meeting}]
"""


def run(folder: Path | None, *words: str, stdin: str | None = None) -> Result:
    return CliRunner().invoke(cli, ["-C", str(folder), *words] if folder else [*words], input=stdin)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("cli") / "kb"
    assert run(None, "init", str(made)).exit_code == 0
    (made / "articles/ministers.md").write_text(ARTICLE)
    (made / "events/oslo.yml").write_text(EVENT)
    built = run(made, "build")
    assert built.exit_code == 0, built.output
    return made


def test_help_answers_before_a_hundredth_of_what_datasette_takes_to_load() -> None:
    """The bound is a ratio in one run: help must cost less than a quarter of importing what `serve` needs."""

    def seconds(*words: str) -> float:
        begun = time.perf_counter()
        subprocess.run([sys.executable, *words], check=True, capture_output=True)
        return time.perf_counter() - begun

    heavy = min(seconds("-c", "import datasette.app, sqlite_utils, dateparser, pydantic") for _ in range(2))
    assert min(seconds("-c", "from kb.cli import cli; cli(['--help'])") for _ in range(3)) < heavy / 4


def test_a_build_says_what_it_holds_and_a_second_that_nothing_changed(folder: Path) -> None:
    again = run(folder, "build")
    assert again.exit_code == 0
    assert again.stdout.startswith("nothing changed")
    assert "1 article" in again.stdout


def test_the_timeline_filters_and_takes_four_forms(folder: Path) -> None:
    rows = json.loads(run(folder, "timeline", "--actor", "Norway", "--from", "2024-05", "--format", "json").stdout)
    assert [(row["id"], row["earliest"], row["place"]) for row in rows] == [("oslo-meeting-2024", "2024-05-06", "Oslo")]
    assert json.loads(run(folder, "timeline", "--to", "2024-04", "--format", "json").stdout) == []
    assert run(folder, "timeline", "--format", "csv").stdout.startswith("id,title,shown_date,status")
    assert "- **6 May 2024** (planned)" in run(folder, "timeline", "--format", "markdown").stdout


def test_what_was_merely_said_is_shown_on_request(tmp_path: Path) -> None:
    made = tmp_path / "kb"
    assert run(None, "init", str(made)).exit_code == 0
    (made / "articles/port.md").write_text(
        "---\ntitle: Port to close\ndate: 2024-05-03\n---\n# Port to close\n\n"
        "Norway's government said on Thursday that ministers of Norway and Sweden met in Oslo on Wednesday.\n"
    )
    assert run(made, "build").exit_code == 0
    everything = json.loads(run(made, "timeline", "--all", "--format", "json").stdout)
    assert "statement" in {row["type"] for row in everything}
    shown = json.loads(run(made, "timeline", "--format", "json").stdout)
    assert [row for row in everything if row["type"] != "statement"] == shown
    assert {
        row["type"] for row in json.loads(run(made, "timeline", "--type", "statement", "--format", "json").stdout)
    } == {"statement"}


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("timeline", "--actor", "Norwy"), "did you mean 'norway'"),
        (("timeline", "--status", "plnned"), "did you mean 'planned'"),
        (("timeline", "--from", "monday"), "'monday' is no date"),
        (("explain", "oslo"), "perhaps oslo-meeting-2024"),
        (("query", "delete from events"), "only reads"),
        (("query", "select * from nowhere"), "no such table"),
        (("serve", "--port", "99999"), "there is no port 99999: they go from 1 to 65535"),
        (("new", "holiday", "x"), "Invalid value for"),
        (("new", "event", " "), "has no name"),
        (("query", "select :day"), "give it with -p "),
    ],
)
def test_a_wrong_call_exits_with_2_and_says_what_would_be_right(
    folder: Path, words: tuple[str, ...], message: str
) -> None:
    result = run(folder, *words)
    assert result.exit_code == 2, result.output
    assert message in result.stderr
    assert result.stdout == ""


def test_a_folder_that_is_none_is_a_wrong_call(tmp_path: Path) -> None:
    result = run(tmp_path, "build")
    assert result.exit_code == 2
    assert "kb init" in result.stderr


def test_explain_shows_the_words_the_anchor_and_the_rule(folder: Path) -> None:
    told = run(folder, "explain", "oslo-meeting-2024").stdout
    assert "[Monday]" in told or "[on Monday]" in told
    assert "counted from 2024-05-03" in told
    assert "“Monday” → 6 May 2024" in told or "“on Monday” → 6 May 2024" in told


def test_explain_says_what_copies_say_alike_once(tmp_path: Path) -> None:
    made = tmp_path / "demo"
    assert run(None, "demo", "--no-serve", "--at", str(made)).exit_code == 0
    told = run(made, "explain", "tokyo-trilateral-meeting-2024-07-28").stdout
    paragraphs = [" ".join(part.split("\n", 1)[-1].split()) for part in told.split("\n\n")]
    assert len(paragraphs) == len(set(paragraphs))
    assert "(and a copy: harbour-post-tokyo-talks)" in told


def test_query_prints_rows_and_takes_parameters(folder: Path) -> None:
    sql = "select id, edtf from events where status = :status"
    assert json.loads(run(folder, "query", sql, "-p", "status", "planned", "--format", "json").stdout) == [
        {"id": "oslo-meeting-2024", "edtf": "2024-05-06"}
    ]


def test_check_prints_what_dates_were_read_as_and_all_faults_of_a_file(tmp_path: Path) -> None:
    assert run(None, "init", str(tmp_path / "kb")).exit_code == 0
    (tmp_path / "kb/events/oslo.yml").write_text(
        EVENT.replace(
            "sources: [{source: ministers, quote: Norway will host a meeting, trigger: meeting}]",
            "unsourced: heard at a desk in Oslo",
        )
    )
    checked = run(tmp_path / "kb", "check")
    assert checked.exit_code == 0, checked.output
    assert checked.stdout == "events/oslo.yml:1: oslo-meeting-2024: 2024-05-06 (6 May 2024) from “6 May 2024”\n"
    (tmp_path / "kb/events/five.yml").write_text(
        "id: five-faults\n"
        "titel: No such key\n"
        "title: A meeting with five faults\n"
        "type: meeting/bilateral\n"
        "status: plannd\n"
        "when: 2024-02-30\n"
        "participants:\n"
        "  - {actor: Japan, role: hots}\n"
        "unsourced: short\n"
    )
    faulty = run(tmp_path / "kb", "check")
    assert faulty.exit_code == 1
    lines = [line for line in faulty.stderr.splitlines() if line.startswith("events/five.yml:")]
    assert [line.split(": ")[0].removeprefix("events/five.yml:").split(":")[0] for line in lines] == [
        "2",
        "5",
        "6",
        "8",
        "9",
    ]
    assert all(line.split(":")[2].isdigit() for line in lines)


def test_check_knows_an_article_that_was_added_but_not_yet_built(tmp_path: Path) -> None:
    assert run(None, "init", str(tmp_path / "kb")).exit_code == 0
    (tmp_path / "kb/articles/ministers.md").write_text(ARTICLE)
    (tmp_path / "kb/events/oslo.yml").write_text(EVENT)
    right = run(tmp_path / "kb", "check")
    assert (right.exit_code, "not loaded" in right.stderr) == (0, False), right.output
    (tmp_path / "kb/events/oslo.yml").write_text(EVENT.replace("Norway will host", "Denmark will host"))
    wrong = run(tmp_path / "kb", "check")
    assert wrong.exit_code == 1
    assert "E05" in wrong.stderr


def test_new_writes_a_template_that_check_reads(folder: Path, tmp_path: Path) -> None:
    assert run(None, "init", str(tmp_path / "kb")).exit_code == 0
    path = Path(run(tmp_path / "kb", "new", "event", "budget-vote-2024").stdout.strip())
    assert path.is_file()
    assert path.read_text().startswith("# yaml-language-server: $schema=")
    assert run(tmp_path / "kb", "new", "event", "budget-vote-2024").exit_code == 2


def test_schema_prints_json_schema() -> None:
    shown = json.loads(run(None, "schema", "event").stdout)
    assert "title" in shown["definitions"]["event"]["properties"]
    assert set(json.loads(run(None, "schema").stdout)) == {"event", "actor", "place", "type", "decision"}


def test_doctor_finds_this_installation_well(folder: Path) -> None:
    result = run(folder, "doctor")
    assert result.exit_code == 0, result.output
    assert "kb.db is whole" in result.stdout


def test_the_demo_makes_builds_prints_and_uses_its_folder_again(tmp_path: Path) -> None:
    first = run(None, "demo", "--no-serve", "--at", str(tmp_path / "demo"))
    assert first.exit_code == 0, first.output
    assert "made" in first.stderr
    assert "Quad foreign ministers’ meeting" in first.stdout
    second = run(None, "demo", "--no-serve", "--at", str(tmp_path / "demo"))
    assert second.exit_code == 0
    assert second.stdout == first.stdout
    assert "nothing changed" in second.stderr


def test_scripts_get_json_of_check_build_and_diff(tmp_path: Path) -> None:
    made = tmp_path / "kb"
    run(None, "init", str(made))
    (made / "events/wrong.yml").write_text(
        "id: wrong-one\ntitle: A wrong one\ntpye: meeting\nunsourced: heard at a desk\n"
    )
    for words in (("check", "--format", "json"), ("build", "--format", "json")):
        result = run(made, *words)
        assert result.exit_code == 1
        problem = json.loads(result.stdout)["problems"][0]
        assert (problem["file"], problem["line"], problem["code"]) == ("events/wrong.yml", 3, "E01")
    shutil.copy(made / "kb.db", tmp_path / "old.db")
    (made / "events/wrong.yml").write_text(
        "id: right-one\ntitle: A right one\ntype: meeting\nunsourced: heard at a desk\n"
    )
    assert json.loads(run(made, "build", "--format", "json").stdout)["counts"]["events"] == 1
    changes = json.loads(run(None, "diff", str(tmp_path / "old.db"), str(made / "kb.db"), "--format", "json").stdout)
    assert [(change["kind"], change["id"]) for change in changes] == [("appeared", "right-one")]


def test_a_fault_made_a_thousand_times_is_told_ten_times_and_counted(tmp_path: Path) -> None:
    made = tmp_path / "kb"
    run(None, "init", str(made))
    listed = "".join(f"  - {{id: talks-{n}, title: Talks, unsourced: no}}\n" for n in range(1000))
    (made / "events/many.yml").write_text(f"events:\n{listed}")
    result = run(made, "check")
    lines = result.stderr.splitlines()
    assert len(lines) == 12 and "990 more like these" in lines[10]
    assert len(json.loads(run(made, "check", "--format", "json").stdout)["problems"]) == 1000


def test_a_folder_that_cannot_be_written_is_told_in_a_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied", "events/x.yml")

    run(None, "init", str(tmp_path / "kb"))
    monkeypatch.setattr("kb.new.write_new", refused)
    result = run(tmp_path / "kb", "new", "event", "oslo-meeting")
    assert (result.exit_code, result.stderr) == (1, "kb: events/x.yml: Permission denied\n")


def test_ctrl_c_ends_a_build_with_a_word_on_what_is_kept(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("kb.build.build", stopped)
    result = run(folder, "build")
    assert result.exit_code == 130
    assert "`kb build` goes on from there" in result.stderr


def test_a_terminal_that_knows_few_signs_gets_question_marks(folder: Path) -> None:
    told = subprocess.run(
        [sys.executable, "-c", "from kb.cli import cli; cli()", "-C", str(folder), "timeline"],
        capture_output=True,
        env=os.environ | {"PYTHONIOENCODING": "latin-1", "PYTHONUTF8": "0"},
        check=True,
    )
    assert "? Nordic ministers meet in Oslo" in told.stdout.decode("latin-1")


def test_add_counts_what_it_leaves_out_and_fails_for_a_file_that_was_named(tmp_path: Path) -> None:
    made = tmp_path / "kb"
    run(None, "init", str(made))
    (tmp_path / "in").mkdir()
    for name in ("a.png", "b.png", "talks.txt"):
        (tmp_path / "in" / name).write_text("Talks start.")
    whole = run(made, "add", str(tmp_path / "in"))
    assert whole.exit_code == 0 and ".png (2)" in whole.stderr and ".html" in whole.stderr
    assert whole.stdout.strip().endswith("talks.txt")
    assert run(made, "add", str(tmp_path / "in/a.png")).exit_code == 1


@pytest.mark.skipif(sys.platform == "win32", reason="sends the signal that a terminal sends")
@pytest.mark.parametrize("after", [0.0, 0.5, 1.5])
def test_ctrl_c_while_workers_start_leaves_no_traceback(tmp_path: Path, after: float) -> None:
    """A terminal sends Ctrl-C to the workers too, which may still be importing."""
    made = tmp_path / "kb"
    run(None, "init", str(made))
    for n in range(400):
        (made / f"articles/{n}.md").write_text(ARTICLE.replace("Oslo", f"Oslo {n}"))
    build = subprocess.Popen(
        [sys.executable, "-c", "from kb.cli import cli; cli()", "-C", str(made), "build", "--workers", "2"],
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    while not (made / "kb.db").exists() and build.poll() is None:
        time.sleep(0.02)
    time.sleep(after)
    os.killpg(build.pid, signal.SIGINT)
    _, told = build.communicate(timeout=120)
    assert build.returncode in (0, 130)
    assert "Traceback" not in told
