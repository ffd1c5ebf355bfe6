"""Questions on the command line: what a query answers, what it cannot do, and how it says so."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.kb.test_cli import ARTICLE, EVENT, run


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("ask") / "kb"
    assert run(None, "init", str(made)).exit_code == 0
    (made / "articles/ministers.md").write_text(ARTICLE)
    (made / "events/oslo.yml").write_text(EVENT)
    assert run(made, "build").exit_code == 0
    return made


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("query", "select count(*) n from events where 2 > :n", "-p", "n", "1"), "1"),
        (("query", "select typeof(:n) as kind", "-p", "n", "007"), "text"),
        (("query", "select typeof(:n) as kind", "-p", "n", "nan"), "text"),
        (("query", "select typeof(:n) as kind", "-p", "n", "-2.5"), "real"),
        (("query", "select ':no' as a, :yes as b -- :nor", "-p", "yes", "1"), ":no"),
        (("query", "--format", "json", "select x'ff00' as b"), '"ff00"'),
        (("query", "--format", "csv", "select x'ff00' as b"), "ff00"),
        (("query", "planned_next"), "oslo-meeting-2024"),
        (("query", "actor_events", "-p", "actor", "Norway"), "oslo-meeting-2024"),
    ],
)
def test_what_a_query_answers(folder: Path, words: tuple[str, ...], said: str) -> None:
    result = run(folder, *words)
    assert result.exit_code == 0, result.output
    assert said in result.stdout


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("query", "vacuum into 'taken.db'"), "a query only reads"),
        (("query", "attach 'taken.db' as other"), "a query only reads"),
        (("query", "select :a + :b", "-p", "a", "1"), ":b in the query has no value; give it with -p b VALUE"),
        (("query", "select title from events where published > ''"), "published; it is a column of sources"),
        (("timeline", "--type", "qwxz"), "there is no type 'qwxz'; one of "),
        (("timeline", "--actor", ""), "the actor to look for is empty"),
    ],
)
def test_what_cannot_be_asked_says_why_and_writes_nothing(folder: Path, words: tuple[str, ...], said: str) -> None:
    result = run(folder, *words)
    assert result.exit_code != 0 and said in result.output
    assert not list(Path().glob("taken.db"))


def test_init_makes_the_folder_below_the_one_given(tmp_path: Path) -> None:
    assert run(tmp_path / "other", "init").exit_code == 0
    assert (tmp_path / "other/articles").is_dir()
    assert run(tmp_path, "init", "inner").exit_code == 0
    assert (tmp_path / "inner/articles").is_dir()


def test_two_databases_alike_say_so(folder: Path) -> None:
    result = run(folder, "diff", str(folder / "kb.db"), str(folder / "kb.db"))
    assert result.exit_code == 0 and "no event differs" in result.output


def test_the_package_runs_as_a_module() -> None:
    told = subprocess.run([sys.executable, "-m", "kb", "--help"], check=True, capture_output=True, text=True)
    assert told.stdout.startswith("Usage: kb ")
