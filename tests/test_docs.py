"""The docs cannot drift: every command is in README, every public name exists, the pasted lines are the tested ones."""

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

import kb
from kb.cli import cli
from kb.folder import example
from kb.queries import shipped
from kb.store import Store

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text("utf-8")


@pytest.mark.parametrize("command", sorted(cli.commands))
def test_every_command_is_in_the_readme(command: str) -> None:
    assert f"kb {command}" in README


@pytest.mark.parametrize("command", sorted(cli.commands))
def test_every_command_and_option_has_help(command: str) -> None:
    assert cli.commands[command].help
    options = [parameter for parameter in cli.commands[command].params if parameter.param_type_name == "option"]
    self_speaking = {"host", "form"}  # shown with their default
    assert [option.name for option in options if not option.help and option.name not in self_speaking] == []  # type: ignore[attr-defined]


@pytest.mark.parametrize("name", kb.__all__)
def test_every_public_name_is_there(name: str) -> None:
    assert getattr(kb, name).__doc__


def test_an_unknown_public_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = kb.nothing


def test_the_two_lines_that_ci_runs_are_in_the_readme_once() -> None:
    assert len(re.findall(r"^python3 -m venv .*/kb demo$", README, re.M)) == 1
    assert len(re.findall(r"^python3 -m venv .* -m pytest$", README, re.M)) == 1


def test_what_the_readme_shows_of_the_demo_is_what_it_prints(tmp_path: Path) -> None:
    printed = CliRunner().invoke(cli, ["demo", "--no-serve", "--at", str(tmp_path / "demo")]).stdout.splitlines()
    shown = README.split("until Ctrl-C:\n\n```\n")[1].split("```")[0].splitlines()
    assert len(shown) > 5
    assert [line for line in shown if line not in printed] == []


def test_why_a_date_is_what_it_is_is_explained_as_the_readme_shows(tmp_path: Path) -> None:
    assert CliRunner().invoke(cli, ["demo", "--no-serve", "--at", str(tmp_path / "demo")]).exit_code == 0
    event, shown = re.findall(r"`kb -C kb-demo explain (\S+)`:\n\n```\n(.*?)```", README, re.S)[0]
    printed = CliRunner().invoke(cli, ["-C", str(tmp_path / "demo"), "explain", event]).stdout
    assert shown in printed


def test_the_programs_in_the_readme_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    example(tmp_path / "my-timeline")
    monkeypatch.chdir(tmp_path)
    programs = re.findall(r"```python\n(.*?)```", README, re.S)
    assert len(programs) == 2
    for program in programs:
        exec(program, {})
        assert "28 July 2024" in capsys.readouterr().out


def test_the_question_in_the_readme_has_an_answer(tmp_path: Path) -> None:
    folder = tmp_path / "demo"
    assert CliRunner().invoke(cli, ["demo", "--no-serve", "--at", str(folder)]).exit_code == 0
    (sql,) = re.findall(r"^kb query \"(.*)\"$", README, re.M)
    assert "Quad" in CliRunner().invoke(cli, ["-C", str(folder), "query", sql]).stdout
    name, fields = re.findall(r"`/kb/(\w+)\.json\?([^`]+)`", README)[0]
    params = dict(field.split("=") for field in fields.split("&"))
    (question,) = (one for one in shipped() if one.name == name)
    with Store.read(folder / "kb.db") as store:
        assert store.query(question.sql, params)


def test_readme_links_point_to_files_that_exist() -> None:
    links = re.findall(r"\]\((?!https?:|#)([^)#]+)", README)
    assert links
    assert [link for link in links if not (ROOT / link).exists()] == []
